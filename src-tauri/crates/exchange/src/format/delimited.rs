//! Text with delimiters: CSV, TSV, and the dialects SDMX-CSV and Eurostat's bulk TSV.
//!
//! The splitter is our own because it must keep the line of every record across blank lines and
//! quoted line breaks, and must not lose a cell to a stray quotation mark.

use super::{CellKind, Format, Grid, GridFull, MAX_CELLS, Message, Workbook, encoding, too_many_cells};
use crate::error::ReadError;
use almanac_core::{Finding, Level, Place};

const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// The dialect of a text, by its first lines.
pub fn dialect(head: &str, name: &str) -> Format {
    let delimiter = delimiter(head);
    let first = head.trim_start_matches('\u{feff}').lines().next().unwrap_or("");
    let mut fields = first.split(delimiter).map(|f| f.trim().trim_matches('"'));
    let lead = fields.next().unwrap_or("");
    let upper: Vec<String> = first.split(delimiter).map(|f| f.trim().trim_matches('"').to_uppercase()).collect();
    if delimiter == '\t' && lead.contains('\\') && lead.contains(',') {
        return Format::EurostatTsv;
    }
    let lead_id = lead.split(':').next().unwrap_or("").to_uppercase();
    if lead_id == "STRUCTURE" && upper.get(1).is_some_and(|f| f.split(':').next() == Some("STRUCTURE_ID")) {
        return Format::SdmxCsv2;
    }
    if lead_id == "DATAFLOW" {
        return Format::SdmxCsv1;
    }
    if delimiter == '\t' || name.to_ascii_lowercase().ends_with(".tsv") { Format::Tsv } else { Format::Csv }
}

/// Opens delimited text as one grid.
pub fn open(bytes: &[u8], name: &str) -> Result<Workbook, ReadError> {
    let (text, label) = encoding::decode(bytes);
    let head: String = text.chars().take(65_536).collect();
    let format = dialect(&head, name);
    let mut findings = Vec::new();
    let place = |cell: String| Place::File { file: name.into(), cell };
    let (body, delimiter, skipped) = match head.lines().next().and_then(|l| l.trim().strip_prefix("sep=")) {
        Some(sign) => {
            let rest = text.split_once('\n').map_or("", |(_, rest)| rest);
            (rest, sign.chars().next().unwrap_or(','), 1)
        }
        None => (text.as_ref(), delimiter(&head), 0),
    };
    let mut grid = Grid::new(None);
    // A cell for each delimiter and each line, so that no room is made twice.
    let sign = u8::try_from(delimiter).unwrap_or(b',');
    let cells = body.bytes().filter(|b| *b == sign || *b == b'\n').count() + 1;
    grid.reserve(body.len(), cells.min(MAX_CELLS));
    let stray = split(body, delimiter, skipped + 1, &mut grid).map_err(|GridFull| too_many_cells(name))?;
    for line in &stray {
        findings.push(
            Finding::new(
                Level::Warning,
                "stray-quotation-mark",
                place(format!("line {line}")),
                "A quotation mark opens a cell and is not closed",
                "Compare the line with the sender's file",
            )
            .with("\"", "a closing quotation mark"),
        );
    }
    if text.contains('\u{fffd}') {
        findings.push(
            Finding::new(
                Level::Warning,
                "characters-lost",
                place(String::new()),
                "The file contains characters that were lost before it was sent",
                "Ask the sender for a file in UTF-8 if the words matter",
            )
            .with("\u{fffd}", "letters"),
        );
    }
    if format == Format::EurostatTsv {
        grid = split_first_column(&grid).map_err(|GridFull| too_many_cells(name))?;
    }
    Ok(Workbook {
        file: name.into(),
        format,
        encoding: Some(label),
        delimiter: Some(delimiter),
        message: message(format, &grid),
        structures: None,
        grids: vec![grid],
        findings,
    })
}

/// In SDMX-CSV the dimensions stand before the value and the attributes after it; in Eurostat's table they
/// are packed into the first column.
fn message(format: Format, grid: &Grid) -> Option<Message> {
    let (kind, version) = match format {
        Format::SdmxCsv1 => ("SDMX-CSV", "1.0"),
        Format::SdmxCsv2 => ("SDMX-CSV", "2.0"),
        Format::EurostatTsv => ("Eurostat TSV", ""),
        _ => return None,
    };
    let mut out = Message { data_sets: 1, ..Message::new(kind, version) };
    let head = grid.get(0)?;
    if format == Format::EurostatTsv {
        head.cells().take(grid.split as usize).for_each(|c| out.dimension(c.text.trim()));
        return Some(out);
    }
    let value = head.cells().find(|c| c.text.trim().eq_ignore_ascii_case("OBS_VALUE"))?.column;
    head.cells().filter(|c| c.column > value).for_each(|c| out.attribute(c.text.trim()));
    Some(out)
}

/// The delimiter that gives most records the same number of fields.
fn delimiter(head: &str) -> char {
    if let Some(sign) = head.lines().next().and_then(|l| l.trim().strip_prefix("sep=")) {
        return sign.chars().next().unwrap_or(',');
    }
    // Eurostat's first column holds the dimensions with commas between; there may be as many as periods.
    let first = head.trim_start_matches('\u{feff}').lines().next().unwrap_or("");
    if first.split_once('\t').is_some_and(|(lead, _)| lead.contains(',') && lead.contains('\\')) {
        return '\t';
    }
    let mut best = (',', 0.0_f64);
    for d in DELIMITERS {
        let mut grid = Grid::new(None);
        if split(head, d, 1, &mut grid).is_err() {
            continue;
        }
        // The last record may be cut; blank lines say nothing.
        let keep = grid.len().saturating_sub(usize::from(grid.len() > 3));
        let widths: Vec<usize> = grid.rows().take(keep).map(|r| r.width()).filter(|w| *w > 0).collect();
        let Some((mode, times)) = mode(&widths) else { continue };
        if mode < 2 {
            continue;
        }
        let fraction = times as f64 / widths.len() as f64;
        let score = fraction * fraction * (mode as f64).sqrt();
        if score > best.1 {
            best = (d, score);
        }
    }
    best.0
}

fn mode(widths: &[usize]) -> Option<(usize, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for w in widths {
        *counts.entry(*w).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|(w, n)| (*n * (*w).min(3), *w))
}

/// Splits a text into the grid; returns the lines on which a quotation mark is never closed.
fn split(text: &str, delimiter: char, first_line: u32, grid: &mut Grid) -> Result<Vec<u32>, GridFull> {
    let bytes = text.as_bytes();
    let mark = u8::try_from(delimiter).unwrap_or(b',');
    let mut stray = Vec::new();
    let (mut at, mut line) = (0_usize, first_line);
    let mut cell = String::new();
    // Where a mark is never closed, no later one is: looking again from each of them would take for ever.
    let mut open_for_good = false;
    while at < bytes.len() {
        // One record.
        if matches!(bytes.get(at), Some(b'\n')) {
            at += 1;
            line += 1;
            continue;
        }
        if bytes.get(at) == Some(&b'\r') {
            at += if bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
            line += 1;
            continue;
        }
        let row_line = line;
        grid.row(row_line, false)?;
        let mut column = 1;
        loop {
            let rest = bytes.get(at..).unwrap_or(&[]);
            let quoted = match rest.first() {
                Some(b'"') if open_for_good => empty_quotes(rest, mark),
                Some(b'"') => closing(rest, mark),
                Some(_) | None => None,
            };
            if rest.first() == Some(&b'"') && quoted.is_none() {
                open_for_good = true;
                if stray.len() < STRAY {
                    stray.push(line);
                }
            }
            match quoted {
                Some((inner, used)) => {
                    let raw = text.get(at + 1..at + 1 + inner).unwrap_or("");
                    line = line.saturating_add(line_breaks(raw));
                    if raw.contains("\"\"") {
                        cell.clear();
                        cell.push_str(&raw.replace("\"\"", "\""));
                        grid.cell(column, &cell, CellKind::Text, None)?;
                    } else {
                        grid.cell(column, raw, CellKind::Text, None)?;
                    }
                    at += used;
                }
                None => {
                    let len = rest.iter().position(|b| *b == mark || *b == b'\n' || *b == b'\r').unwrap_or(rest.len());
                    grid.cell(column, text.get(at..at + len).unwrap_or(""), CellKind::Text, None)?;
                    at += len;
                }
            }
            match bytes.get(at) {
                Some(b) if *b == mark => {
                    at += 1;
                    column += 1;
                }
                Some(b'\r') => {
                    at += if bytes.get(at + 1) == Some(&b'\n') { 2 } else { 1 };
                    line += 1;
                    break;
                }
                Some(_) => {
                    at += 1;
                    line += 1;
                    break;
                }
                None => break,
            }
        }
    }
    Ok(stray)
}

fn line_breaks(raw: &str) -> u32 {
    u32::try_from(raw.bytes().filter(|b| *b == b'\n').count()).unwrap_or(u32::MAX)
}

/// Lines with a stray quotation mark that are told.
const STRAY: usize = 50;

/// A field of two quotation marks and nothing else.
fn empty_quotes(rest: &[u8], mark: u8) -> Option<(usize, usize)> {
    (rest.get(1) == Some(&b'"') && rest.get(2).is_none_or(|b| *b == mark || matches!(b, b'\n' | b'\r')))
        .then_some((0, 2))
}

/// For a field that opens with a quotation mark: length of what is inside, and of all with blanks after
/// the closing mark. None when the mark is never closed before a delimiter or the end.
fn closing(rest: &[u8], mark: u8) -> Option<(usize, usize)> {
    let mut i = 1;
    loop {
        i += rest.get(i..)?.iter().position(|b| *b == b'"')?;
        if rest.get(i + 1) == Some(&b'"') {
            i += 2;
            continue;
        }
        let blanks = rest.get(i + 1..).map_or(0, |r| r.iter().take_while(|b| **b == b' ' && mark != b' ').count());
        match rest.get(i + 1 + blanks) {
            None | Some(b'\n' | b'\r') => return Some((i - 1, i + 1 + blanks)),
            Some(b) if *b == mark => return Some((i - 1, i + 1 + blanks)),
            // A mark inside the words, as in "the "so-called" area": it belongs to the text.
            Some(_) => i += 1,
        }
    }
}

/// Eurostat packs the dimensions into the first column: `indic_de,geo\time`.
fn split_first_column(grid: &Grid) -> Result<Grid, GridFull> {
    let lead = grid.get(0).map_or("", |r| r.text(1));
    let names = lead.split_once('\\').map_or(lead, |(names, _)| names);
    let parts = names.split(',').count().max(1);
    let split = u32::try_from(parts).map_err(|_| GridFull)?;
    let mut out = Grid::new(None);
    out.split = split;
    out.reserve(grid.cell_count() * 6, grid.cell_count());
    for (i, row) in grid.rows().enumerate() {
        out.row(row.number, false)?;
        for cell in row.cells() {
            if cell.column > 1 {
                out.cell(cell.column + split - 1, cell.text, cell.kind, cell.decimals)?;
                continue;
            }
            let text = if i == 0 { names } else { cell.text };
            let mut column = 0;
            for part in text.splitn(parts, ',') {
                column += 1;
                out.cell(column, part, CellKind::Text, None)?;
            }
        }
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let book = open(text.as_bytes(), "t.csv").unwrap();
        let dump: Vec<String> = book
            .grids
            .iter()
            .flat_map(Grid::rows)
            .map(|r| format!("{}:{}", r.number, r.cells().map(|c| c.text).collect::<Vec<_>>().join("¦")))
            .collect();
        assert_eq!(dump.join("\n"), expected);
    }

    #[test]
    fn records_keep_their_line() {
        check("a,b\r\n\r\n1,2\r\n\"x\ny\",3\n4,5", "1:a¦b\n3:1¦2\n4:x\ny¦3\n6:4¦5");
    }
    #[test]
    fn quotation_marks_inside_words_stay() {
        check(
            "a,b\n\"say \"\"so\"\"\",1\nthe \"x\",2\n\"the \"x\" y\",3",
            "1:a¦b\n2:say \"so\"¦1\n3:the \"x\"¦2\n4:the \"x\" y¦3",
        );
        check("a,b\n\"open,1\n2,3\n4,5", "1:a¦b\n2:\"open¦1\n3:2¦3\n4:4¦5");
    }
    #[test]
    fn the_delimiter_is_found() {
        check("a;b\n1,5;2\n2,5;3", "1:a¦b\n2:1,5¦2\n3:2,5¦3");
        check("a\tb\n1,5\t2\n2,5\t3", "1:a¦b\n2:1,5¦2\n3:2,5¦3");
        check("sep=|\na|b\n1|2", "2:a¦b\n3:1¦2");
    }
    #[test]
    fn eurostat_packs_its_dimensions() {
        let text = "unit,geo\\time\t2015 \t2014 \nNR,AT\t12 b\t: \n";
        check(text, "1:unit¦geo¦2015 ¦2014 \n2:NR¦AT¦12 b¦: ");
        assert_eq!(dialect(text, "x"), Format::EurostatTsv);
        let book = open(text.as_bytes(), "x.tsv").unwrap();
        assert_eq!(book.grids.first().unwrap().received_column(3), 2);
    }
}
