//! OpenDocument spreadsheets: the cells of `content.xml`.
//!
//! Repeated cells and rows are told as a number in the file; empty ones cost nothing, filled ones are made
//! one by one up to the limit of cells.

use super::number_format::NumberFormat;
use super::{CellKind, Format, Grid, GridFull, MAX_COLUMNS, Span, Workbook, archive, too_many_cells};
use crate::error::{ReadError, ReadErrorKind};
use quick_xml::events::{BytesStart, Event};

/// Cells that may be made of repetitions alone.
const REPEATED: usize = 1_000_000;

/// Opens a spreadsheet.
pub fn open(bytes: &[u8], name: &str) -> Result<Workbook, ReadError> {
    let damaged = |reason: String| {
        ReadError::new(
            ReadErrorKind::Damaged,
            name,
            reason,
            "Open it in a spreadsheet program, save it again, and import that",
        )
    };
    let mut parts = archive::open(bytes, name)?;
    if archive::text(&mut parts, "META-INF/manifest.xml").is_some_and(|m| m.contains("encryption-data")) {
        return Err(ReadError::new(
            ReadErrorKind::Protected,
            name,
            "the spreadsheet is protected by a password",
            "Open it with the password, save it without one, and import that",
        ));
    }
    let xml =
        archive::text(&mut parts, "content.xml").ok_or_else(|| damaged("the spreadsheet has no content".into()))?;
    let mut reader = quick_xml::Reader::from_str(&xml);
    let full = |GridFull| too_many_cells(name);
    // A few bytes can ask for any number of equal cells; a sheet filled by people holds few of those.
    let most = REPEATED + xml.len() / 10;
    let mut made = 0_usize;
    let mut grids: Vec<Grid> = Vec::new();
    let mut row: Vec<(u32, String, CellKind)> = Vec::new();
    let (mut number, mut repeat, mut hidden, mut column) = (1_u32, 1_u32, false, 1_u32);
    let mut columns = 1_u32;
    // The open cell: how often it stands, its text, its kind, and whether the text was given as a value.
    let mut cell: Option<(u32, String, CellKind, bool)> = None;
    let (mut in_text, mut note) = (0_u32, 0_u32);
    loop {
        let event = reader.read_event().map_err(|e| damaged(format!("the spreadsheet is damaged ({e})")))?;
        match event {
            Event::Start(ref e) | Event::Empty(ref e) => {
                let empty = matches!(event, Event::Empty(_));
                match e.local_name().as_ref() {
                    "table" if !empty => {
                        grids.push(Grid::new(Some(&attribute(e, "name").unwrap_or_default())));
                        (number, columns) = (1, 1);
                    }
                    "table-column" => {
                        let times = count(e, "number-columns-repeated");
                        let last = columns.saturating_add(times).saturating_sub(1);
                        if let Some(grid) = grids.last_mut().filter(|g| g.hidden_columns.len() < 5_000)
                            && attribute(e, "visibility").is_some_and(|v| v != "visible")
                        {
                            grid.hidden_columns.push((columns, last));
                        }
                        columns = last.saturating_add(1);
                    }
                    "table-row" => {
                        repeat = count(e, "number-rows-repeated");
                        hidden = attribute(e, "visibility").is_some_and(|v| v != "visible");
                        column = 1;
                        row.clear();
                        if empty {
                            number = number.saturating_add(repeat);
                        }
                    }
                    "table-cell" | "covered-table-cell" => {
                        let times = count(e, "number-columns-repeated");
                        if empty {
                            column = column.saturating_add(times);
                            continue;
                        }
                        merge(e, number, column, grids.last_mut());
                        let given = |key: &str, kind| attribute(e, key).map(|v| (v, kind));
                        let number = given("value", CellKind::Number).map(|(text, kind)| {
                            let percent = attribute(e, "value-type").is_some_and(|t| t == "percentage");
                            let stored = text.parse().ok().filter(|_| percent);
                            let format = NumberFormat { percent, ..NumberFormat::default() };
                            (stored.map_or(text, |x| format.text(x)), kind)
                        });
                        let value = number
                            .or_else(|| {
                                attribute(e, "date-value").map(|v| (v.chars().take(10).collect(), CellKind::Date))
                            })
                            .or_else(|| given("boolean-value", CellKind::Logical))
                            .or_else(|| given("string-value", CellKind::Text));
                        cell = Some(match value {
                            Some((text, kind)) => (times, text, kind, true),
                            None => (times, String::new(), CellKind::Text, false),
                        });
                    }
                    "annotation" if !empty => note += 1,
                    "p" if !empty && cell.is_some() && note == 0 => {
                        in_text += 1;
                        if let Some((_, text, _, false)) = cell.as_mut().filter(|c| !c.1.is_empty()) {
                            text.push('\n');
                        }
                    }
                    "s" if note == 0 => {
                        if let Some((_, text, _, false)) = cell.as_mut() {
                            (0..count(e, "c").min(1_000)).for_each(|_| text.push(' '));
                        }
                    }
                    _ => {}
                }
            }
            Event::Text(ref t) if in_text > 0 && note == 0 => {
                if let Some((_, text, _, false)) = cell.as_mut() {
                    text.push_str(t.as_ref());
                }
            }
            Event::GeneralRef(ref r) if in_text > 0 && note == 0 => {
                if let Some((_, text, _, false)) = cell.as_mut() {
                    let entity = format!("&{};", r.as_ref() as &str);
                    text.push_str(&quick_xml::escape::unescape(&entity).unwrap_or_default());
                }
            }
            Event::End(ref e) => match e.local_name().as_ref() {
                "annotation" => note = note.saturating_sub(1),
                "p" if note == 0 => in_text = in_text.saturating_sub(1),
                "table-cell" | "covered-table-cell" => {
                    if let Some((times, text, kind, _)) = cell.take() {
                        let room = (MAX_COLUMNS + 1).saturating_sub(column);
                        if !text.is_empty() && times <= room {
                            let kind = if is_error(&text) { CellKind::Error } else { kind };
                            (0..times).for_each(|i| row.push((column.saturating_add(i), text.clone(), kind)));
                        }
                        column = column.saturating_add(times);
                    }
                }
                "table-row" => {
                    if let Some(grid) = grids.last_mut().filter(|_| !row.is_empty()) {
                        made = made.saturating_add(row.len().saturating_mul(repeat as usize));
                        if made > most {
                            return Err(ReadError::new(
                                ReadErrorKind::TooLarge,
                                name,
                                format!("the spreadsheet repeats filled cells more than {REPEATED} times"),
                                "Delete the filled rows and columns beyond the table, and import that",
                            )
                            .at(format!("row {number}")));
                        }
                        for i in 0..repeat {
                            grid.row(number.saturating_add(i), hidden).map_err(full)?;
                            for (c, text, kind) in &row {
                                grid.cell(*c, text, *kind, None).map_err(full)?;
                            }
                        }
                    }
                    number = number.saturating_add(repeat);
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    Ok(Workbook {
        file: name.into(),
        format: Format::Ods,
        encoding: None,
        delimiter: None,
        grids,
        message: None,
        structures: None,
        findings: Vec::new(),
    })
}

fn attribute(e: &BytesStart<'_>, key: &str) -> Option<String> {
    e.attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == key)
        .map(|a| quick_xml::escape::unescape(&a.value).map_or_else(|_| a.value.to_string(), |v| v.into_owned()))
}

fn count(e: &BytesStart<'_>, key: &str) -> u32 {
    attribute(e, key).and_then(|n| n.parse().ok()).unwrap_or(1)
}

fn merge(e: &BytesStart<'_>, row: u32, column: u32, grid: Option<&mut Grid>) {
    let (down, right) = (count(e, "number-rows-spanned"), count(e, "number-columns-spanned"));
    if let Some(grid) = grid.filter(|g| (down > 1 || right > 1) && g.merged.len() < 20_000) {
        grid.merged.push(Span {
            top: row,
            bottom: row.saturating_add(down.max(1) - 1),
            left: column,
            right: column.saturating_add(right.max(1) - 1),
        });
    }
}

fn is_error(text: &str) -> bool {
    matches!(text, "#REF!" | "#DIV/0!" | "#N/A" | "#NAME?" | "#VALUE!" | "#NUM!" | "#NULL!")
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Cursor, Write};

    fn file(rows: &str) -> Vec<u8> {
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        let options = zip::write::SimpleFileOptions::default();
        writer.start_file("mimetype", options).unwrap();
        writer.write_all(b"application/vnd.oasis.opendocument.spreadsheet").unwrap();
        writer.start_file("content.xml", options).unwrap();
        let xml = format!(
            r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x"><table:table table:name="S">{rows}</table:table></office:document-content>"#
        );
        writer.write_all(xml.as_bytes()).unwrap();
        writer.finish().unwrap().into_inner()
    }

    #[track_caller]
    fn check(rows: &str, expected: &str) {
        let book = crate::format::open(&file(rows), "t.ods").unwrap();
        let dump: Vec<String> = book
            .grids
            .iter()
            .flat_map(Grid::rows)
            .map(|r| {
                format!(
                    "{}:{}",
                    r.number,
                    r.cells().map(|c| format!("{}={}", c.column, c.text)).collect::<Vec<_>>().join(" ")
                )
            })
            .collect();
        assert_eq!(dump.join("\n"), expected);
    }

    #[test]
    fn repeated_cells_and_values() {
        check(
            r#"<table:table-row><table:table-cell><text:p>A &amp; B</text:p></table:table-cell><table:table-cell table:number-columns-repeated="3"/><table:table-cell office:value="2.5" table:number-columns-repeated="2"><text:p>2,50</text:p></table:table-cell></table:table-row><table:table-row table:number-rows-repeated="1048575"><table:table-cell table:number-columns-repeated="16384"/></table:table-row><table:table-row><table:table-cell office:date-value="2024-07-01T00:00"><text:p>1.7.24</text:p></table:table-cell></table:table-row>"#,
            "1:1=A & B 5=2.5 6=2.5\n1048577:1=2024-07-01",
        );
    }
    #[test]
    fn a_million_filled_rows_of_many_cells_are_refused() {
        let bytes = file(
            r#"<table:table-row table:number-rows-repeated="4000000000"><table:table-cell office:value="1" table:number-columns-repeated="16384"><text:p>1</text:p></table:table-cell></table:table-row>"#,
        );
        assert_eq!(crate::format::open(&bytes, "t.ods").unwrap_err().kind, ReadErrorKind::TooLarge);
    }
}
