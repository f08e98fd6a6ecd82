//! Office Open XML workbooks, read cell by cell.
//!
//! calamine's range reader allocates rows × columns and is not used; merged areas and hidden rows
//! come from a second pass over the sheet's XML.

use super::number_format::{DateShown, NumberFormat, Odd, Showing, Shown};
use super::raised::Parts;
use super::{CellKind, Format, Grid, GridFull, MAX_CELLS, MAX_TEXT, Span, Workbook, archive, too_many_cells};
use crate::error::{ReadError, ReadErrorKind};
use almanac_core::{CellRef, Finding, Level, Place};
use calamine::{CellErrorType, DataRef, Reader, SheetType, SheetVisible, Xlsx, XlsxError};
use quick_xml::events::{BytesStart, Event};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;
use std::sync::Arc;

const MAX_SHEETS: usize = 1_000;
/// Where every sheet ends.
const LAST_ROW: u32 = 1_048_576;
const LAST_COLUMN: u32 = 16_384;
/// Merged areas of a sheet that are kept.
const MAX_SPANS: usize = 20_000;
/// Shared texts with marks of notes, and cells of a sheet that hold such a text.
const MAX_MARKED: usize = 200_000;

/// Opens a workbook. The library below computes addresses without looking whether they fit, and stops the thread
/// where they do not: a workbook that brings it there is damaged.
pub fn open(bytes: &[u8], name: &str) -> Result<Workbook, ReadError> {
    std::panic::catch_unwind(|| read(bytes, name)).unwrap_or_else(|_| {
        Err(ReadError::new(
            ReadErrorKind::Damaged,
            name,
            "the workbook is damaged: it names cells that no sheet has",
            "Open it in a spreadsheet program, save it again, and import that",
        ))
    })
}

fn read(bytes: &[u8], name: &str) -> Result<Workbook, ReadError> {
    let mut parts = archive::open(bytes, name)?;
    check_shared_strings(&mut parts, bytes.len(), name)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|e| unreadable(name, &e))?;
    let sheets: Vec<(String, bool)> = book
        .sheets_metadata()
        .iter()
        .filter(|s| matches!(s.typ, SheetType::WorkSheet))
        .map(|s| (s.name.clone(), !matches!(s.visible, SheetVisible::Visible)))
        .collect();
    if sheets.len() > MAX_SHEETS {
        return Err(ReadError::new(
            ReadErrorKind::TooLarge,
            name,
            format!("the workbook has {} sheets; {MAX_SHEETS} are read at most", sheets.len()),
            "Delete the sheets that are not needed",
        ));
    }
    let macros = parts.file_names().flatten().any(|n| n.ends_with("vbaProject.bin"));
    let paths = sheet_paths(&mut parts);
    check_sheets(&mut parts, &sheets, &paths, bytes.len(), name)?;
    let mut grids = Vec::new();
    let mut findings = Vec::new();
    if macros {
        findings.push(Finding::new(
            Level::Note,
            "macros",
            Place::File { file: name.into(), cell: String::new() },
            "The workbook brings macros; they are never run, and only the values that it stores are read",
            "Nothing needs to be done; ask the sender for a workbook without macros if the values depend on them",
        ));
    }
    let marked = marked_strings(&mut parts);
    let (mut cells_so_far, mut text_so_far) = (0_usize, 0_usize);
    for (sheet, hidden) in sheets {
        let xml = paths.get(&sheet).and_then(|p| archive::text(&mut parts, p));
        let layout = xml.map(|x| layout(&x, &marked)).unwrap_or_default();
        let mut grid = Grid::new(Some(&sheet));
        grid.hidden = hidden;
        let mut odd = Odd::default();
        match cells(&mut book, &sheet, &layout, &mut grid, &mut odd) {
            Ok(()) => {}
            Err(Stop::Full) => return Err(too_many_cells(name).at(format!("sheet \"{sheet}\""))),
            Err(Stop::Outside) => {
                return Err(ReadError::new(
                    ReadErrorKind::Damaged,
                    name,
                    "the workbook is damaged: it names cells that no sheet has",
                    "Open it in a spreadsheet program, save it again, and import that",
                )
                .at(format!("sheet \"{sheet}\"")));
            }
            Err(Stop::Xlsx(e)) => {
                if grid.is_empty() {
                    return Err(unreadable(name, &e).at(format!("sheet \"{sheet}\"")));
                }
                // What stands before the damage is kept, and the damage is told.
                findings.push(Finding::new(
                    Level::Error,
                    "sheet-cut-off",
                    Place::File { file: name.into(), cell: sheet.clone() },
                    format!("The sheet breaks off after row {}: {e}", grid.rows().last().map_or(0, |r| r.number)),
                    "Ask the sender for the file again",
                ));
            }
        }
        if let Some((row, column)) = layout.unfinished.keys().next().copied() {
            let cell = CellRef { sheet: Some(Arc::from(sheet.as_str())), row, column };
            findings.push(Finding::new(
                Level::Warning,
                "formula-without-value",
                Place::File { file: name.into(), cell: cell.to_string() },
                format!("Formulas whose results are not stored: {}", layout.unfinished.len()),
                "Open the workbook in a spreadsheet program, save it there, and import that",
            ));
        }
        if hidden {
            findings.push(Finding::new(
                Level::Note,
                "hidden-sheet",
                Place::File { file: name.into(), cell: sheet.clone() },
                "The sheet is hidden in the workbook",
                "Read it only if the sender meant it to be read",
            ));
        }
        findings.extend(odd.findings(name, &sheet));
        grid.merged = layout.merged;
        grid.hidden_columns = layout.hidden_columns;
        cells_so_far = cells_so_far.saturating_add(grid.cell_count());
        text_so_far = text_so_far.saturating_add(grid.text_len());
        if cells_so_far > MAX_CELLS || text_so_far > MAX_TEXT {
            return Err(too_many_cells(name).at(format!("sheet \"{sheet}\"")));
        }
        grids.push(grid);
    }
    Ok(Workbook {
        file: name.into(),
        format: Format::Xlsx,
        encoding: None,
        delimiter: None,
        grids,
        message: None,
        structures: None,
        findings,
    })
}

enum Stop {
    Full,
    /// A cell beyond the last one that a sheet can have.
    Outside,
    Xlsx(XlsxError),
}

fn unreadable(name: &str, e: &XlsxError) -> ReadError {
    if matches!(e, XlsxError::Password) {
        return ReadError::new(
            ReadErrorKind::Protected,
            name,
            "the workbook is protected by a password",
            "Open it with the password, save it without one, and import that",
        );
    }
    ReadError::new(
        ReadErrorKind::Damaged,
        name,
        format!("the workbook is damaged ({e})"),
        "Open it in a spreadsheet program, save it again, and import that",
    )
}

/// Sheets may share a part, so that a small file becomes large by being read again and again.
fn check_sheets(
    parts: &mut archive::Archive<'_>,
    sheets: &[(String, bool)],
    paths: &BTreeMap<String, String>,
    received: usize,
    name: &str,
) -> Result<(), ReadError> {
    let mut total = 0_u64;
    for (sheet, _) in sheets {
        let size = paths.get(sheet).and_then(|p| parts.by_name(p).ok().map(|e| e.size())).unwrap_or(0);
        total = total.saturating_add(size);
        if total > archive::most_unpacked(received) {
            return Err(ReadError::new(
                ReadErrorKind::TooLarge,
                name,
                format!("the sheets would unpack to more than {} MB", archive::most_unpacked(received) >> 20),
                "Delete the sheets that are not needed",
            )
            .at(format!("sheet \"{sheet}\"")));
        }
    }
    Ok(())
}

/// calamine makes room for as many strings as the file claims to have; the claim is checked first.
fn check_shared_strings(parts: &mut archive::Archive<'_>, received: usize, name: &str) -> Result<(), ReadError> {
    use std::io::Read;
    let Some(path) = parts.file_names().flatten().find(|n| n.ends_with("sharedStrings.xml")).map(|n| n.into_owned())
    else {
        return Ok(());
    };
    let Ok(entry) = parts.by_name(&path) else { return Ok(()) };
    let size = entry.size();
    let mut head = Vec::new();
    let _ = entry.take(4096).read_to_end(&mut head);
    let head = String::from_utf8_lossy(&head);
    let claimed = head
        .split_once("uniqueCount=")
        .and_then(|(_, rest)| rest.get(1..))
        .map(|rest| rest.chars().take_while(char::is_ascii_digit).collect::<String>());
    // The shortest text takes five bytes in the file and many times as much in memory.
    if size > archive::most_unpacked(received) / 4 {
        return Err(ReadError::new(
            ReadErrorKind::TooLarge,
            name,
            format!("the texts of the workbook would unpack to {} MB", size >> 20),
            "Ask the sender for the part that the profile needs",
        ));
    }
    let honest = claimed.is_none_or(|digits| digits.is_empty() || digits.parse::<u64>().is_ok_and(|n| n <= size));
    if honest {
        return Ok(());
    }
    Err(ReadError::new(
        ReadErrorKind::Damaged,
        name,
        "the workbook claims more texts than it has room for",
        "Open it in a spreadsheet program, save it again, and import that",
    ))
}

fn cells(
    book: &mut Xlsx<Cursor<&[u8]>>,
    sheet: &str,
    layout: &Layout,
    grid: &mut Grid,
    odd: &mut Odd,
) -> Result<(), Stop> {
    let mut reader = book.worksheet_cells_reader(sheet).map_err(Stop::Xlsx)?;
    let formats: Vec<CellFormat> = reader
        .styles()
        .iter()
        .map(|s| s.number_format.as_ref().map_or_else(CellFormat::default, |f| CellFormat::of(&f.format_code)))
        .collect();
    let usual = CellFormat::default();
    let full = |_: GridFull| Stop::Full;
    let (mut row, mut column) = (0_u32, 0_u32);
    // Rows and cells out of order are legal nowhere, but harmless: they are sorted in afterwards.
    let mut late: BTreeMap<(u32, u32), (String, CellKind, Option<u8>)> = BTreeMap::new();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(Stop::Xlsx)? {
        let format = formats.get(style).unwrap_or(&usual);
        let Some((mut text, mut kind)) = content(cell.get_value(), format) else { continue };
        let (r, c) = cell.get_position();
        let (r, c) = (r.saturating_add(1), c.saturating_add(1));
        if kind == CellKind::Text
            && let Some(marked) = layout.marked.get(&(r, c)).filter(|m| *m.plain == *text)
        {
            text = marked.with_marks.to_string();
        }
        if r > LAST_ROW || c > LAST_COLUMN {
            return Err(Stop::Outside);
        }
        if kind == CellKind::Number
            && let Some(shown) = &format.shown
            && let Some(x) = number(cell.get_value())
        {
            match shown.show(x, format.number) {
                Showing::Number => {}
                Showing::Text(shown) => (text, kind) = (shown, CellKind::Text),
                Showing::Nothing => {
                    odd.hidden.get_or_insert((r, c));
                    (text, kind) = (String::new(), CellKind::Text);
                }
                Showing::Words(words) => {
                    odd.words.get_or_insert_with(|| ((r, c), words.to_string()));
                }
            }
        }
        let shown = format.number.decimals;
        if kind == CellKind::Number && format.number.divided > 0 {
            grid.divided.get_or_insert((format.number.divided, r, c));
        }
        if r < row || (r == row && c <= column) {
            if late.len() < 100_000 {
                late.insert((r, c), (text, kind, shown));
            }
            continue;
        }
        if r != row {
            grid.row(r, layout.hidden.contains(&r)).map_err(full)?;
        }
        grid.cell(c, &text, kind, shown).map_err(full)?;
        (row, column) = (r, c);
    }
    for (at, formula) in &layout.unfinished {
        late.insert(*at, (formula.clone(), CellKind::Error, None));
    }
    if !late.is_empty() {
        resort(grid, late, layout).map_err(full)?;
    }
    Ok(())
}

fn resort(
    grid: &mut Grid,
    mut late: BTreeMap<(u32, u32), (String, CellKind, Option<u8>)>,
    layout: &Layout,
) -> Result<(), GridFull> {
    for row in grid.rows() {
        for c in row.cells() {
            late.entry((row.number, c.column)).or_insert((c.text.to_string(), c.kind, c.decimals));
        }
    }
    let mut out = Grid::new(grid.name.as_deref());
    (out.hidden, out.divided) = (grid.hidden, grid.divided);
    let mut row = 0;
    for ((r, c), (text, kind, shown)) in late {
        if r != row {
            out.row(r, layout.hidden.contains(&r))?;
            row = r;
        }
        out.cell(c, &text, kind, shown)?;
    }
    *grid = out;
    Ok(())
}

fn number(value: &DataRef<'_>) -> Option<f64> {
    match value {
        DataRef::Int(n) => Some(*n as f64),
        DataRef::Float(x) => Some(*x),
        _ => None,
    }
}

/// What a cell's style says of its content.
#[derive(Default)]
struct CellFormat {
    number: NumberFormat,
    shown: Option<Shown>,
    date: DateShown,
}

impl CellFormat {
    fn of(code: &str) -> Self {
        Self { number: NumberFormat::of(code), shown: Shown::of(code), date: DateShown::of(code) }
    }
}

fn content(value: &DataRef<'_>, format: &CellFormat) -> Option<(String, CellKind)> {
    let (format, date) = (format.number, format.date);
    Some(match value {
        DataRef::Int(n) if !format.percent => (n.to_string(), CellKind::Number),
        DataRef::Int(n) => (format.text(*n as f64), CellKind::Number),
        DataRef::Float(x) => (format.text(*x), CellKind::Number),
        DataRef::String(s) => (s.clone(), CellKind::Text),
        DataRef::SharedString(s) => ((*s).to_string(), CellKind::Text),
        DataRef::Bool(b) => (if *b { "TRUE" } else { "FALSE" }.to_string(), CellKind::Logical),
        DataRef::DateTime(d) => {
            if !d.is_datetime() {
                return Some((format.text(d.as_f64()), CellKind::Number));
            }
            let (y, m, day, ..) = d.to_ymd_hms_milli();
            (date.text(format!("{y:04}-{m:02}-{day:02}")), CellKind::Date)
        }
        DataRef::DateTimeIso(s) => (date.text(s.split('T').next().unwrap_or(s).to_string()), CellKind::Date),
        DataRef::DurationIso(s) => (s.clone(), CellKind::Text),
        DataRef::Error(e) => (error_text(e).to_string(), CellKind::Error),
        DataRef::Empty => return None,
    })
}

fn error_text(e: &CellErrorType) -> &'static str {
    match e {
        CellErrorType::Div0 => "#DIV/0!",
        CellErrorType::NA => "#N/A",
        CellErrorType::Name => "#NAME?",
        CellErrorType::Null => "#NULL!",
        CellErrorType::Num => "#NUM!",
        CellErrorType::Ref => "#REF!",
        CellErrorType::Value => "#VALUE!",
        CellErrorType::GettingData => "#GETTING_DATA",
    }
}

/// Characters of a formula that are shown.
const LONGEST_FORMULA: usize = 60;
/// Formulas without a result that are told one by one.
const MOST_UNFINISHED: usize = 100_000;

#[derive(Default)]
struct Layout {
    merged: Vec<Span>,
    hidden: BTreeSet<u32>,
    hidden_columns: Vec<(u32, u32)>,
    /// Formulas without a stored result, by row and column.
    unfinished: BTreeMap<(u32, u32), String>,
    /// Texts with marks of notes, by row and column.
    marked: BTreeMap<(u32, u32), Marked>,
}

/// A text with marks of notes: as the library gives it, and as it is read.
#[derive(Debug, Clone)]
struct Marked {
    plain: Arc<str>,
    with_marks: Arc<str>,
}

impl Marked {
    fn of(parts: &Parts) -> Option<Self> {
        let with_marks = parts.marked()?;
        Some(Self { plain: parts.text().into(), with_marks: with_marks.into() })
    }
}

/// Puts the runs of a text together as the events of its XML come.
#[derive(Default)]
struct Runs {
    parts: Parts,
    raised: bool,
    in_text: bool,
    keeps_blanks: bool,
    phonetic: bool,
    text: String,
}

impl Runs {
    fn event(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                "r" => self.raised = false,
                "vertAlign" => self.raised = attribute(e, "val").is_some_and(|v| v == "superscript"),
                "rPh" => self.phonetic = matches!(event, Event::Start(_)),
                "t" if !self.phonetic && matches!(event, Event::Start(_)) => {
                    self.in_text = true;
                    self.keeps_blanks = attribute(e, "space").is_some_and(|s| s == "preserve");
                    self.text.clear();
                }
                _ => {}
            },
            Event::Text(t) if self.in_text => self.text.push_str(t.as_ref()),
            Event::CData(t) if self.in_text => self.text.push_str(t.as_ref()),
            Event::GeneralRef(r) if self.in_text => {
                let entity = format!("&{};", r.as_ref() as &str);
                self.text.push_str(&quick_xml::escape::unescape(&entity).unwrap_or_default());
            }
            Event::End(e) => match e.local_name().as_ref() {
                "rPh" => self.phonetic = false,
                "t" if self.in_text => {
                    self.in_text = false;
                    let blanks = [' ', '\t', '\r', '\n'];
                    let text = if self.keeps_blanks { &self.text } else { self.text.trim_matches(blanks) };
                    self.parts.push(text, self.raised);
                }
                _ => {}
            },
            _ => {}
        }
    }
}

/// The shared texts that have marks of notes, by their place in the list.
fn marked_strings(parts: &mut archive::Archive<'_>) -> BTreeMap<usize, Marked> {
    let mut out = BTreeMap::new();
    let path = parts.file_names().flatten().find(|n| n.ends_with("sharedStrings.xml")).map(|n| n.into_owned());
    let xml = path.and_then(|p| archive::text(parts, &p)).unwrap_or_default();
    if !xml.contains("superscript") {
        return out;
    }
    let mut reader = quick_xml::Reader::from_str(&xml);
    let (mut number, mut runs) = (0_usize, None::<Runs>);
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Start(e) if e.local_name().as_ref() == "si" => runs = Some(Runs::default()),
            Event::Empty(e) if e.local_name().as_ref() == "si" => number += 1,
            Event::End(e) if e.local_name().as_ref() == "si" => {
                if let Some(marked) = runs.take().and_then(|r| Marked::of(&r.parts)) {
                    out.insert(number, marked);
                }
                number += 1;
                if out.len() >= MAX_MARKED {
                    break;
                }
            }
            Event::Eof => break,
            event => {
                if let Some(runs) = runs.as_mut() {
                    runs.event(event);
                }
            }
        }
    }
    out
}

/// Merged areas, hidden rows and columns, and texts with marks of a sheet's XML. Damage ends the pass; the cells tell
/// of it.
fn layout(xml: &str, marked: &BTreeMap<usize, Marked>) -> Layout {
    let mut out = Layout::default();
    // Most sheets have no marks and pay nothing for them.
    let inline = xml.contains("superscript");
    let (mut shared, mut runs) = (false, None::<Runs>);
    let mut reader = quick_xml::Reader::from_str(xml);
    let (mut row, mut column) = (0_u32, 0_u32);
    // The place of the open cell, its formula, and whether it has a value.
    let mut open: Option<((u32, u32), Option<String>, bool)> = None;
    let mut in_formula = false;
    while let Ok(event) = reader.read_event() {
        if let Some(held) = runs.as_mut() {
            match &event {
                Event::End(e) if e.local_name().as_ref() == "is" => {
                    let found = runs.take().and_then(|r| Marked::of(&r.parts));
                    if let (Some(found), Some((at, ..))) = (found.filter(|_| out.marked.len() < MAX_MARKED), &open) {
                        out.marked.insert(*at, found);
                    }
                }
                event => held.event(event),
            }
        }
        match event {
            Event::Start(ref e) if inline && e.local_name().as_ref() == "is" => runs = Some(Runs::default()),
            Event::Start(ref e) | Event::Empty(ref e) if e.local_name().as_ref() == "c" => {
                let at = attribute(e, "r").and_then(|r| address(&r)).unwrap_or((row, column.saturating_add(1)));
                column = at.1;
                // The result of a formula may be a text of no length.
                let kind = attribute(e, "t");
                let may_be_empty = kind.as_deref() == Some("str");
                shared = !marked.is_empty() && kind.as_deref() == Some("s");
                open = Some((at, None, may_be_empty)).filter(|_| matches!(event, Event::Start(_)));
            }
            Event::Start(ref e) | Event::Empty(ref e) if e.local_name().as_ref() == "f" => {
                in_formula = matches!(event, Event::Start(_));
                if let Some((_, formula, _)) = open.as_mut() {
                    formula.get_or_insert_default();
                }
            }
            Event::End(ref e) if e.local_name().as_ref() == "f" => in_formula = false,
            // Some programs write an empty value beside a formula that they did not calculate.
            Event::Text(ref text) => {
                if let Some((at, formula, value)) = open.as_mut() {
                    match formula.as_mut().filter(|_| in_formula) {
                        Some(formula) => formula.extend(text.chars().take(LONGEST_FORMULA)),
                        None => {
                            *value |= !text.trim().is_empty();
                            if shared
                                && out.marked.len() < MAX_MARKED
                                && let Some(found) = text.trim().parse().ok().and_then(|n: usize| marked.get(&n))
                            {
                                out.marked.insert(*at, found.clone());
                            }
                        }
                    }
                }
            }
            Event::End(ref e) if e.local_name().as_ref() == "c" => {
                if let Some((at, Some(formula), false)) = open.take()
                    && (1..=LAST_ROW).contains(&at.0)
                    && (1..=LAST_COLUMN).contains(&at.1)
                    && out.unfinished.len() < MOST_UNFINISHED
                {
                    out.unfinished.insert(at, format!("={formula}"));
                }
            }
            Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                "row" => {
                    column = 0;
                    row = attribute(&e, "r").and_then(|r| r.parse().ok()).unwrap_or(row + 1);
                    if attribute(&e, "hidden").is_some_and(|h| h == "1" || h == "true") && out.hidden.len() < 1_100_000
                    {
                        out.hidden.insert(row);
                    }
                }
                "col" if attribute(&e, "hidden").is_some_and(|h| h == "1" || h == "true") => {
                    let number = |key| attribute(&e, key).and_then(|n| n.parse::<u32>().ok());
                    if let (Some(first), Some(last)) = (number("min"), number("max"))
                        && out.hidden_columns.len() < MAX_SPANS
                    {
                        out.hidden_columns.push((first, last));
                    }
                }
                "mergeCell" => {
                    if let Some(span) = attribute(&e, "ref").and_then(|r| span(&r))
                        && out.merged.len() < MAX_SPANS
                    {
                        out.merged.push(span);
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    out
}

/// An attribute's value.
fn attribute(e: &BytesStart<'_>, key: &str) -> Option<String> {
    e.attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == key)
        .map(|a| quick_xml::escape::unescape(&a.value).map_or_else(|_| a.value.to_string(), |v| v.into_owned()))
}

fn span(text: &str) -> Option<Span> {
    let (from, to) = text.split_once(':')?;
    let ((top, left), (bottom, right)) = (address(from)?, address(to)?);
    (top <= bottom && left <= right).then_some(Span { top, bottom, left, right })
}

fn address(text: &str) -> Option<(u32, u32)> {
    let mut column = 0_u32;
    let mut row = 0_u32;
    for c in text.chars().filter(|c| *c != '$') {
        match c {
            'A'..='Z' => column = column.checked_mul(26)?.checked_add(c as u32 - 'A' as u32 + 1)?,
            '0'..='9' => row = row.checked_mul(10)?.checked_add(c.to_digit(10)?)?,
            _ => return None,
        }
    }
    (row > 0 && column > 0).then_some((row, column))
}

/// The part of each sheet, by the sheet's name.
fn sheet_paths(parts: &mut archive::Archive<'_>) -> BTreeMap<String, String> {
    let mut out = BTreeMap::new();
    let Some(path) = parts.file_names().flatten().find(|n| n.ends_with("workbook.xml")).map(|n| n.into_owned()) else {
        return out;
    };
    let (folder, file) = path.rsplit_once('/').unwrap_or(("", path.as_str()));
    let rels = archive::text(parts, &format!("{folder}/_rels/{file}.rels")).unwrap_or_default();
    let mut targets = BTreeMap::new();
    elements(&rels, "Relationship", |e| {
        if let (Some(id), Some(target)) = (attribute(e, "Id"), attribute(e, "Target")) {
            let target = match target.strip_prefix('/') {
                Some(absolute) => absolute.to_string(),
                None => format!("{folder}/{target}"),
            };
            targets.insert(id, target);
        }
    });
    elements(&archive::text(parts, &path).unwrap_or_default(), "sheet", |e| {
        if let (Some(name), Some(id)) = (attribute(e, "name"), attribute(e, "id"))
            && let Some(target) = targets.get(&id)
        {
            out.insert(name, target.clone());
        }
    });
    out
}

fn elements(xml: &str, name: &str, mut each: impl FnMut(&BytesStart<'_>)) {
    let mut reader = quick_xml::Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == name => each(&e),
            Event::Eof => break,
            _ => {}
        }
    }
}
