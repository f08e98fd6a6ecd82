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
    let encoding::Decoded { text, label, unsure } = encoding::decode_with_doubt(bytes);
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
    let quotes = split(body, delimiter, skipped + 1, &mut grid).map_err(|GridFull| too_many_cells(name))?;
    for line in &quotes.stray {
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
    for (line, cell) in quotes.over_lines {
        findings.push(
            Finding::new(
                Level::Warning,
                "quote-over-lines",
                place(format!("line {line}")),
                "Quotation marks hold several lines together as one cell, and there are numbers in it",
                "Compare with the sender's file; where these are lines of the table, take the marks out and read it again",
            )
            .with(cell, "one cell between two quotation marks"),
        );
    }
    if format != Format::EurostatTsv {
        let (cut, longer): (Vec<Surplus>, Vec<Surplus>) = surplus(&grid).into_iter().partition(|s| s.cut);
        findings.extend(more_cells(&cut, &grid, delimiter, name));
        findings.extend(without_heading(&longer, &grid, name));
        if !cut.is_empty() {
            grid = without(&grid, &cut).map_err(|GridFull| too_many_cells(name))?;
        }
    }
    if unsure {
        let odd = text.split(|c: char| c == delimiter || c.is_whitespace()).find(|w| !w.is_ascii()).unwrap_or("");
        findings.push(
            Finding::new(
                Level::Warning,
                "encoding-unsure",
                place(String::new()),
                format!(
                    "The file does not say how its letters are encoded; they are read as {label}, and that may be wrong"
                ),
                "Look at the words; where they are wrong, ask the sender for a file in UTF-8 or for a workbook",
            )
            .with(odd, "words as the sender wrote them"),
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

/// A line with more cells than its heading has: its place in the grid, how many it has and how many the heading has.
struct Surplus {
    at: usize,
    cells: u32,
    heading: u32,
    /// Whether a cell of it was cut, so that nothing in it is under its heading.
    cut: bool,
}

/// Lines with more cells than the heading above them. Where most lines fit the heading, or the cells of all that do not
/// come together to as many as it has (`1,234` of `1` and `234`), a cell of such a line was cut in two, and what stands
/// behind it is under wrong headings.
fn surplus(grid: &Grid) -> Vec<Surplus> {
    let mut out = Vec::new();
    // Nearly all files have lines of one length.
    let first = grid.get(0).map_or(0, |r| r.width());
    let mut from = if grid.rows().all(|r| r.width() == first) { grid.len() } else { 0 };
    while from < grid.len() {
        // A blank line ends a table.
        let number = |at: usize| grid.get(at).map_or(0, |r| r.number);
        let mut to = from + 1;
        while to < grid.len()
            && grid.get(to).is_some_and(|r| r.number <= number(to - 1) + 1 && r.filled().next().is_some())
        {
            to += 1;
        }
        surplus_of(grid, from, to, &mut out);
        from = to;
    }
    out
}

fn surplus_of(grid: &Grid, from: usize, to: usize, out: &mut Vec<Surplus>) {
    let several = |at: &usize| grid.get(*at).is_some_and(|r| r.filled().nth(1).is_some());
    let Some(head) = (from..to).find(several) else { return };
    let heading = grid.get(head).map_or(0, |r| r.width());
    let mut found = Vec::new();
    let (mut lines, mut all_come_together) = (0_usize, true);
    for at in (head + 1..to).filter(several) {
        lines += 1;
        let Some(row) = grid.get(at).filter(|r| r.width() > heading) else { continue };
        let last = row.filled().last().map_or(0, |c| c.column);
        if last as usize <= heading {
            continue;
        }
        let numbers: Vec<&str> = row.cells().skip(1).map(|c| c.text).filter(|t| is_bare_number(t)).collect();
        let values = numbers.len() >= 2 && !numbers.iter().all(|n| is_year(n));
        if !values && found.is_empty() {
            // The first longer line is the heading, and what stands above it is none.
            return;
        }
        if values {
            let cells: Vec<&str> = row.cells().take(last as usize).map(|c| c.text).collect();
            all_come_together &= come_together(&cells, heading);
            found.push(Surplus { at, cells: last, heading: u32::try_from(heading).unwrap_or(u32::MAX), cut: true });
        }
    }
    // Where most lines are longer, a column without a heading is as likely as cells that were cut.
    let cut = found.len() * 2 < lines || all_come_together;
    out.extend(found.into_iter().map(|line| Surplus { cut, ..line }));
}

fn is_year(text: &str) -> bool {
    text.len() == 4 && text.starts_with(['1', '2']) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Whether cells that are cut at commas of thousands and of names are so many when they are put together again.
fn come_together(cells: &[&str], heading: usize) -> bool {
    let digits = |c: &str| !c.is_empty() && c.bytes().all(|b| b.is_ascii_digit());
    let cuts = cells.windows(2).filter(|pair| match pair {
        [before, after] if digits(before) => before.len() <= 3 && digits(after) && after.len() == 3,
        [_, after] => after.starts_with(' ') && after.contains(char::is_alphabetic),
        _ => false,
    });
    cells.len() > heading && cells.len() - cuts.count() <= heading
}

/// The first lines with more cells than the heading, and how many there are.
fn more_cells(lines: &[Surplus], grid: &Grid, delimiter: char, name: &str) -> Vec<Finding> {
    let place = |cell: String| Place::File { file: name.into(), cell };
    let mut out: Vec<Finding> = Vec::new();
    for line in lines.iter().take(MORE_CELLS) {
        let Some(row) = grid.get(line.at) else { continue };
        let text = row.cells().map(|c| c.text).collect::<Vec<_>>().join(delimiter.encode_utf8(&mut [0; 4]));
        out.push(
            Finding::new(
                Level::Error,
                "more-cells",
                place(format!("line {}", row.number)),
                format!(
                    "The line has {} cells under a heading of {}; a cell was cut in two, and the line is not read",
                    line.cells, line.heading
                ),
                "Ask the sender for a file with quotation marks around such cells, or with another sign between cells",
            )
            .with(text.chars().take(120).collect::<String>(), format!("{} cells", line.heading)),
        );
    }
    if lines.len() > MORE_CELLS {
        out.push(Finding::new(
            Level::Error,
            "more-cells",
            place(String::new()),
            format!("{} more lines have more cells than their heading and are not read", lines.len() - MORE_CELLS),
            "Ask the sender for a file with quotation marks around such cells, or with another sign between cells",
        ));
    }
    out
}

/// Cells of most lines that have no heading above them.
fn without_heading(lines: &[Surplus], grid: &Grid, name: &str) -> Option<Finding> {
    let first = lines.first()?;
    let row = grid.get(first.at)?;
    let text = row.cells().find(|c| c.column > first.heading).map_or("", |c| c.text);
    let (count, heading) = (lines.len(), first.heading);
    Some(
        Finding::new(
            Level::Warning,
            "more-cells",
            Place::File { file: name.into(), cell: format!("line {}, column {}", row.number, heading + 1) },
            format!("Lines with more cells than the {heading} of their heading: {count}, this one being the first; what stands behind those has no heading"),
            "Compare with the sender's file, and ask for a heading over every column",
        )
        .with(text, format!("{heading} cells")),
    )
}

/// Lines with too many cells that are told one by one.
const MORE_CELLS: usize = 20;

/// The grid without some of its lines.
fn without(grid: &Grid, lines: &[Surplus]) -> Result<Grid, GridFull> {
    let mut left_out = lines.iter().map(|l| l.at).peekable();
    let mut out = Grid::new(None);
    out.reserve(grid.text_len(), grid.cell_count());
    for (at, row) in grid.rows().enumerate() {
        if left_out.next_if_eq(&at).is_some() {
            continue;
        }
        out.row(row.number, row.hidden)?;
        for cell in row.cells() {
            out.cell(cell.column, cell.text, cell.kind, cell.decimals)?;
        }
    }
    Ok(out)
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
    if best.0 == ',' && only_decimal_commas(head) { ';' } else { best.0 }
}

/// Whether lines are divided by semicolons and their commas stand only between digits: "Россия;10,5" under a title with a
/// comma of its own.
fn only_decimal_commas(head: &str) -> bool {
    let lines = || head.lines().filter(|l| !l.trim().is_empty());
    let divided: Vec<&str> = lines().filter(|l| l.contains(';')).collect();
    let between_digits = |line: &str| {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        line.match_indices(',').all(|(at, _)| {
            let (before, after) = line.split_at(at);
            digit(before.chars().next_back()) && digit(after.chars().nth(1))
        })
    };
    divided.len() > 1 && divided.len() * 2 >= lines().count() && divided.iter().all(|line| between_digits(line))
}

fn mode(widths: &[usize]) -> Option<(usize, usize)> {
    let mut counts = std::collections::BTreeMap::new();
    for w in widths {
        *counts.entry(*w).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|(w, n)| (*n * (*w).min(3), *w))
}

/// Lines with quotation marks that may not be where the sender wanted them.
#[derive(Default)]
struct Quotes {
    /// A mark is never closed.
    stray: Vec<u32>,
    /// A pair of marks holds cells of several lines.
    over_lines: Vec<(u32, String)>,
}

/// Splits a text into the grid; returns the lines whose quotation marks are in doubt.
fn split(text: &str, delimiter: char, first_line: u32, grid: &mut Grid) -> Result<Quotes, GridFull> {
    let bytes = text.as_bytes();
    let mark = u8::try_from(delimiter).unwrap_or(b',');
    let mut quotes = Quotes::default();
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
                if quotes.stray.len() < STRAY {
                    quotes.stray.push(line);
                }
            }
            match quoted {
                Some((inner, used)) => {
                    let raw = text.get(at + 1..at + 1 + inner).unwrap_or("");
                    let breaks = line_breaks(raw);
                    if breaks > 0 && quotes.over_lines.len() < STRAY && holds_cells(raw, delimiter) {
                        quotes.over_lines.push((line, raw.chars().take(80).collect()));
                    }
                    line = line.saturating_add(breaks);
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
    Ok(quotes)
}

/// Whether a text between quotation marks holds numbers between delimiters, as lines of a table do. A heading or a note
/// of several lines has words there, and a blank behind its commas.
fn holds_cells(raw: &str, delimiter: char) -> bool {
    raw.lines().any(|line| line.split(delimiter).skip(1).any(is_bare_number))
}

/// Digits and nothing around them.
fn is_bare_number(cell: &str) -> bool {
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b','))
}

fn line_breaks(raw: &str) -> u32 {
    u32::try_from(raw.bytes().filter(|b| *b == b'\n').count()).unwrap_or(u32::MAX)
}

/// Lines with doubtful quotation marks that are told.
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
    /// The lines with findings of a kind.
    #[track_caller]
    fn told(text: &str, kind: &str, expected: &[&str]) {
        let book = open(text.as_bytes(), "t.csv").unwrap();
        let places: Vec<String> =
            book.findings.iter().filter(|f| f.kind == kind).map(|f| f.place.to_string()).collect();
        assert_eq!(places, expected.iter().map(|e| format!("t.csv, {e}")).collect::<Vec<_>>(), "{text}");
    }

    #[test]
    fn lines_with_more_cells_than_the_heading_are_told_and_not_read() {
        let cut = "Country,2022,2023\nAlgeria,12,345,13,456\nMali,900,950\nNiger,1,100,990\n";
        told(cut, "more-cells", &["line 2", "line 4"]);
        check(cut, "1:Country¦2022¦2023\n3:Mali¦900¦950");
        told("Country,2023\nMali,1,234\nChad,12,345\n", "more-cells", &["line 2", "line 3"]);
        told("Country,2022,2023\nMali,1,2\nCongo, Dem. Rep.,3,4\nNiger,5,6\n", "more-cells", &["line 3"]);
        told("Country,2022\nCongo, Dem. Rep.,12\nKorea, Rep.,5\n", "more-cells", &[]);
        told(
            "Country,2022,2023\nCongo, Dem. Rep.,12,13\nKorea, Rep.,5,6\nMali,7,8\nTotal,24,27\n",
            "more-cells",
            &["line 2", "line 3"],
        );
        let many: String = (0..30).map(|i| format!("C{i},1,234\n")).collect();
        let book = open(format!("Country,2023\n{many}").as_bytes(), "t.csv").unwrap();
        assert_eq!(book.findings.len(), 21, "twenty lines and how many more");
    }
    #[test]
    fn cells_without_a_heading_are_told_once() {
        let text = "Country;2022;2023\nMali;1;2;3\nNiger;4;5;\nChad;6;7;revised\n";
        told(text, "more-cells", &["line 2, column 4"]);
        check(text, "1:Country¦2022¦2023\n2:Mali¦1¦2¦3\n3:Niger¦4¦5¦\n4:Chad¦6¦7¦revised");
    }
    #[test]
    fn lines_that_only_look_longer_are_right() {
        for right in [
            "Country;2022;2023\nMali;1;2;\nNiger;4;5;;\n",
            "Source,INE\nMade,2024\nCountry,2021,2022,2023\nMali,1,2,3\nNiger,4,5,6\n",
            "Source,INE\nCountry,2021,2022,2023\nMali,100,200,300\nNiger,400,500,600\n",
            "Arrivals by country, 2024\nCountry,Men,Women\nMali,1,2\nNiger,3,4\n",
            "Arrivals\nCountry,2022\nMali,5\n\nCountry,2021,2022,2023\nMali,1,2,3\n",
            "Country,2022,2023\nMali,1,2\nNiger,3,4\nSource: INE, Madrid, 2023, page 4\n",
        ] {
            told(right, "more-cells", &[]);
        }
    }
    #[test]
    fn lines_held_together_by_quotation_marks_are_told() {
        told("Country;2022;2023\n\"Mali;7;8\nNiger\";5;6\nChad;3;4\n", "quote-over-lines", &["line 2"]);
        told("\"Country\nof birth\";\"Total,\n2022\"\nMali;5\n", "quote-over-lines", &[]);
        told("a,note\n1,\"until 2013, without Osh\nfrom 2014, with 2, 3 and 4\"\n", "quote-over-lines", &[]);
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
