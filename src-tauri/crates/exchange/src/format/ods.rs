//! OpenDocument spreadsheets: the cells of `content.xml`.
//!
//! Repeated cells and rows are told as a number in the file; empty ones cost nothing, filled ones are made
//! one by one up to the limit of cells.

use super::number_format::{DateShown, NumberFormat};
use super::raised::Parts;
use super::{CellKind, Format, Grid, GridFull, MAX_COLUMNS, Span, Workbook, archive, too_many_cells};
use crate::error::{ReadError, ReadErrorKind};
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};

/// Cells that may be made of repetitions alone.
const REPEATED: usize = 1_000_000;
/// Styles that are kept.
const MAX_STYLES: usize = 65_536;

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
    let mut styles = Styles::default();
    styles.read(&archive::text(&mut parts, "styles.xml").unwrap_or_default());
    styles.read(xml.split_once(":body").map_or("", |(head, _)| head));
    let mut reader = quick_xml::Reader::from_str(&xml);
    let full = |GridFull| too_many_cells(name);
    // A few bytes can ask for any number of equal cells; a sheet filled by people holds few of those.
    let most = REPEATED + xml.len() / 10;
    let mut made = 0_usize;
    let mut grids: Vec<Grid> = Vec::new();
    let mut row: Vec<(u32, String, CellKind)> = Vec::new();
    let (mut number, mut repeat, mut hidden, mut column) = (1_u32, 1_u32, false, 1_u32);
    let mut columns = 1_u32;
    // Columns whose cells have a style of dates without days, from one to another.
    let mut column_styles: Vec<(u32, u32, DateShown)> = Vec::new();
    // The parts of the open cell's text where some of them may be set above the line.
    let (mut written, mut spans): (Parts, Vec<bool>) = (Parts::default(), Vec::new());
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
                        column_styles.clear();
                    }
                    "table-column" => {
                        let times = count(e, "number-columns-repeated");
                        let last = columns.saturating_add(times).saturating_sub(1);
                        if let Some(grid) = grids.last_mut().filter(|g| g.hidden_columns.len() < 5_000)
                            && attribute(e, "visibility").is_some_and(|v| v != "visible")
                        {
                            grid.hidden_columns.push((columns, last));
                        }
                        let style = attribute(e, "default-cell-style-name").and_then(|s| styles.dates.get(&s));
                        if let Some(style) = style.filter(|_| column_styles.len() < MAX_STYLES) {
                            column_styles.push((columns, last, *style));
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
                        // A value may stand alone, without the text that shows it.
                        let holds = |a: &str| attribute(e, a).is_some();
                        let values = ["value", "date-value", "boolean-value", "string-value"];
                        if empty && !values.into_iter().any(holds) {
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
                                let day: String = attribute(e, "date-value")?.chars().take(10).collect();
                                let shown = match attribute(e, "style-name") {
                                    Some(style) => styles.dates.get(&style).copied(),
                                    None => column_styles.iter().find(|s| (s.0..=s.1).contains(&column)).map(|s| s.2),
                                };
                                Some((shown.unwrap_or_default().text(day), CellKind::Date))
                            })
                            .or_else(|| given("boolean-value", CellKind::Logical))
                            .or_else(|| given("string-value", CellKind::Text));
                        cell = Some(match value {
                            Some((text, kind)) => (times, text, kind, true),
                            None => (times, String::new(), CellKind::Text, false),
                        });
                        (written, spans) = (Parts::default(), Vec::new());
                        if let Some(alone) = cell.take_if(|_| empty) {
                            fill(alone, &written, &mut column, &mut row);
                        }
                    }
                    "annotation" if !empty => note += 1,
                    "p" if !empty && cell.is_some() && note == 0 => {
                        in_text += 1;
                        if let Some((_, text, _, false)) = cell.as_mut().filter(|c| !c.1.is_empty()) {
                            text.push('\n');
                            written.push("\n", false);
                        }
                    }
                    "span" if !empty && cell.is_some() && note == 0 => {
                        spans.push(attribute(e, "style-name").is_some_and(|s| styles.raised.contains(&s)));
                    }
                    "s" if note == 0 => {
                        if let Some((_, text, _, false)) = cell.as_mut() {
                            let blanks = " ".repeat(count(e, "c").min(1_000) as usize);
                            text.push_str(&blanks);
                            written.push(&blanks, false);
                        }
                    }
                    _ => {}
                }
            }
            Event::Text(ref t) if in_text > 0 && note == 0 => {
                if let Some((_, text, _, false)) = cell.as_mut() {
                    text.push_str(t.as_ref());
                    written.push(t.as_ref(), spans.contains(&true));
                }
            }
            Event::GeneralRef(ref r) if in_text > 0 && note == 0 => {
                if let Some((_, text, _, false)) = cell.as_mut() {
                    let entity = format!("&{};", r.as_ref() as &str);
                    let sign = quick_xml::escape::unescape(&entity).unwrap_or_default();
                    text.push_str(&sign);
                    written.push(&sign, spans.contains(&true));
                }
            }
            Event::End(ref e) => match e.local_name().as_ref() {
                "annotation" => note = note.saturating_sub(1),
                "p" if note == 0 => in_text = in_text.saturating_sub(1),
                "span" if note == 0 => {
                    spans.pop();
                }
                "table-cell" | "covered-table-cell" => {
                    if let Some(open) = cell.take() {
                        fill(open, &written, &mut column, &mut row);
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

/// Puts a cell into its row as often as it stands there.
fn fill(
    (times, text, kind, given): (u32, String, CellKind, bool),
    written: &Parts,
    column: &mut u32,
    row: &mut Vec<(u32, String, CellKind)>,
) {
    let text = written.marked().filter(|_| !given).unwrap_or(text);
    let room = (MAX_COLUMNS + 1).saturating_sub(*column);
    if !text.is_empty() && times <= room {
        let kind = if is_error(&text) { CellKind::Error } else { kind };
        (0..times).for_each(|i| row.push((column.saturating_add(i), text.clone(), kind)));
    }
    *column = column.saturating_add(times);
}

/// The styles of a spreadsheet that change what a cell says.
#[derive(Default)]
struct Styles {
    /// Formats of dates that show no day.
    formats: BTreeMap<String, DateShown>,
    /// Styles of cells with such a format.
    dates: BTreeMap<String, DateShown>,
    /// Styles of letters that stand above the line.
    raised: BTreeSet<String>,
}

impl Styles {
    /// Reads the styles at the head of a part; formats stand before the styles that name them.
    fn read(&mut self, xml: &str) {
        let mut reader = quick_xml::Reader::from_str(xml);
        let mut format: Option<(String, bool, bool, bool)> = None;
        let mut style = String::new();
        while let Ok(event) = reader.read_event() {
            match event {
                Event::Start(ref e) | Event::Empty(ref e) => match e.local_name().as_ref() {
                    "date-style" => format = Some((attribute(e, "name").unwrap_or_default(), false, false, false)),
                    "year" => format.iter_mut().for_each(|f| f.1 = true),
                    "month" => format.iter_mut().for_each(|f| f.2 = true),
                    "day" | "day-of-week" | "hours" | "minutes" | "quarter" | "week-of-year" => {
                        format.iter_mut().for_each(|f| f.3 = true);
                    }
                    "style" => {
                        style = attribute(e, "name").unwrap_or_default();
                        let format = attribute(e, "data-style-name").and_then(|f| self.formats.get(&f).copied());
                        if let Some(shown) = format.filter(|_| self.dates.len() < MAX_STYLES) {
                            self.dates.insert(style.clone(), shown);
                        }
                    }
                    "text-properties" if self.raised.len() < MAX_STYLES => {
                        // "super 58%", or so many per cent of the letters' height: "33% 58%".
                        let position = attribute(e, "text-position").unwrap_or_default();
                        let above = position.split('%').next().and_then(|p| p.trim().parse::<f64>().ok());
                        if position.starts_with("super") || above.is_some_and(|p| p > 0.0) {
                            self.raised.insert(style.clone());
                        }
                    }
                    _ => {}
                },
                Event::End(ref e) if e.local_name().as_ref() == "date-style" => {
                    if let Some((name, true, month, false)) = format.take()
                        && self.formats.len() < MAX_STYLES
                    {
                        self.formats.insert(name, if month { DateShown::Month } else { DateShown::Year });
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
    }
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
