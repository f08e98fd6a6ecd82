//! Excel 97 workbooks (BIFF8): the compound file around them and the records of their cells.
//!
//! Only what a table needs is read: sheets, texts, numbers, errors, merged areas, hidden rows and columns. Records of
//! older workbooks, charts and macros are passed over. Every length in the file is checked against what is there.

use super::number_format::{DateShown, NumberFormat, Odd, Showing, Shown};
use super::raised::Parts;
use super::{CellKind, Format, Grid, GridFull, Span, Workbook, too_many_cells};
use crate::error::{ReadError, ReadErrorKind};
use almanac_core::{Finding, Level, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

const END: u32 = 0xFFFF_FFFA;
const MAX_SHEETS: usize = 1_000;
/// Cells of a workbook; each takes more memory here than in other formats until its sheet is whole.
const MAX_XLS_CELLS: usize = 4_000_000;
/// Texts of a workbook.
const MAX_STRINGS: usize = 4_000_000;

/// Opens a workbook.
pub fn open(bytes: &[u8], name: &str) -> Result<Workbook, ReadError> {
    let damaged = |reason: &str| {
        ReadError::new(
            ReadErrorKind::Damaged,
            name,
            reason,
            "Open it in a spreadsheet program, save it as .xlsx, and import that",
        )
    };
    let protected = || {
        ReadError::new(
            ReadErrorKind::Protected,
            name,
            "the workbook is protected by a password",
            "Open it with the password, save it without one, and import that",
        )
    };
    let file = Compound::open(bytes).ok_or_else(|| damaged("the file is cut off or damaged"))?;
    if file.has("EncryptedPackage") {
        return Err(protected());
    }
    let stream = file.stream("Workbook").ok_or_else(|| {
        ReadError::new(
            ReadErrorKind::NotATable,
            name,
            "this is no Excel 97 workbook",
            "Save the table as .xlsx or CSV and import that",
        )
    })?;
    let globals = globals(&stream).map_err(|e| match e {
        Stop::Protected => protected(),
        Stop::Damaged => damaged("the workbook's records are damaged"),
    })?;
    let mut grids = Vec::new();
    let mut findings = Vec::new();
    let mut begins = BTreeSet::new();
    let mut left = MAX_XLS_CELLS;
    for sheet in globals.sheets.iter().take(MAX_SHEETS) {
        if !begins.insert(sheet.offset) {
            return Err(
                damaged("two sheets stand in the same place of the file").at(format!("sheet \"{}\"", sheet.name))
            );
        }
        let mut odd = Odd::default();
        let (grid, whole) = read_sheet(&stream, sheet, &globals, left, &mut odd)
            .map_err(|GridFull| too_many_cells(name).at(format!("sheet \"{}\"", sheet.name)))?;
        findings.extend(odd.findings(name, &sheet.name));
        left = left.saturating_sub(grid.cell_count());
        if !whole {
            findings.push(Finding::new(
                Level::Error,
                "sheet-cut-off",
                Place::File { file: name.into(), cell: sheet.name.clone() },
                "The sheet breaks off before its end",
                "Ask the sender for the file again",
            ));
        }
        grids.push(grid);
    }
    Ok(Workbook {
        file: name.into(),
        format: Format::Xls,
        encoding: None,
        delimiter: None,
        grids,
        message: None,
        structures: None,
        findings,
    })
}

fn u16_at(b: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(b.get(at..at.checked_add(2)?)?.try_into().ok()?))
}
fn u32_at(b: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(b.get(at..at.checked_add(4)?)?.try_into().ok()?))
}
fn f64_at(b: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(b.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

/// The compound file: chains of sectors and a directory of streams.
struct Compound<'a> {
    bytes: &'a [u8],
    sector: usize,
    fat: Vec<u32>,
    mini_fat: Vec<u32>,
    mini: Vec<u8>,
    entries: Vec<(String, u32, u64)>,
}

impl<'a> Compound<'a> {
    fn open(bytes: &'a [u8]) -> Option<Self> {
        let shift = u16_at(bytes, 30)?;
        if shift != 9 && shift != 12 {
            return None;
        }
        let sector = 1_usize << shift;
        let most = bytes.len() / sector;
        let mut fat_sectors: Vec<u32> =
            (0..109).filter_map(|i| u32_at(bytes, 76 + 4 * i)).filter(|s| *s < END).collect();
        let mut next = u32_at(bytes, 68)?;
        let per = sector / 4 - 1;
        let mut steps = 0;
        while next < END && steps <= most {
            let part = sector_of(bytes, sector, next)?;
            fat_sectors.extend((0..per).filter_map(|i| u32_at(part, 4 * i)).filter(|s| *s < END));
            next = u32_at(part, 4 * per)?;
            steps += 1;
        }
        if fat_sectors.len() > most {
            return None;
        }
        let mut fat = Vec::new();
        for s in fat_sectors {
            let part = sector_of(bytes, sector, s)?;
            fat.extend((0..sector / 4).filter_map(|i| u32_at(part, 4 * i)));
        }
        let mut out = Self { bytes, sector, fat, mini_fat: Vec::new(), mini: Vec::new(), entries: Vec::new() };
        let directory = out.chain(u32_at(bytes, 48)?)?;
        let mut root = (END, 0);
        for entry in directory.chunks_exact(128) {
            let len = usize::from(u16_at(entry, 64)?).min(64);
            let units: Vec<u16> = (0..len.saturating_sub(2) / 2).filter_map(|i| u16_at(entry, 2 * i)).collect();
            let size = u64::from(u32_at(entry, 120)?);
            let start = u32_at(entry, 116)?;
            match entry.get(66) {
                Some(5) => root = (start, size),
                Some(2) => out.entries.push((String::from_utf16_lossy(&units), start, size)),
                Some(_) | None => {}
            }
        }
        let mini_fat = out.chain(u32_at(bytes, 60)?).unwrap_or_default();
        out.mini_fat = (0..mini_fat.len() / 4).filter_map(|i| u32_at(&mini_fat, 4 * i)).collect();
        out.mini = out.chain(root.0).unwrap_or_default();
        Some(out)
    }
    fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|(n, ..)| n == name)
    }
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut at = start;
        let mut steps = 0;
        while at < END {
            // A chain longer than the file runs in a circle.
            steps += 1;
            if steps > self.bytes.len() / self.sector + 1 {
                return None;
            }
            out.extend_from_slice(sector_of(self.bytes, self.sector, at)?);
            at = *self.fat.get(at as usize)?;
        }
        Some(out)
    }
    fn stream(&self, name: &str) -> Option<Vec<u8>> {
        let (_, start, size) = self.entries.iter().find(|(n, ..)| n == name)?;
        let size = usize::try_from(*size).ok()?;
        let mut out = if size >= 4096 {
            self.chain(*start)?
        } else {
            let mut out = Vec::new();
            let mut at = *start;
            while at < END && out.len() < size {
                let from = (at as usize).checked_mul(64)?;
                out.extend_from_slice(self.mini.get(from..from.checked_add(64)?)?);
                at = *self.mini_fat.get(at as usize)?;
            }
            out
        };
        out.truncate(size);
        Some(out)
    }
}

fn sector_of(bytes: &[u8], sector: usize, n: u32) -> Option<&[u8]> {
    let from = (n as usize).checked_add(1)?.checked_mul(sector)?;
    let to = from.checked_add(sector)?.min(bytes.len());
    bytes.get(from..to).filter(|s| !s.is_empty())
}

enum Stop {
    Protected,
    Damaged,
}

struct SheetEntry {
    name: String,
    offset: usize,
    hidden: bool,
}

#[derive(Default)]
struct Globals {
    sheets: Vec<SheetEntry>,
    strings: Vec<Arc<str>>,
    /// Formats of cells.
    formats: Vec<CellFormat>,
    since_1904: bool,
}

/// What a cell's format says of its content.
#[derive(Default)]
struct CellFormat {
    is_date: bool,
    number: NumberFormat,
    shown: Option<Shown>,
    date: DateShown,
}

impl CellFormat {
    fn of(code: &str) -> Self {
        Self {
            is_date: is_date(code),
            number: NumberFormat::of(code),
            shown: Shown::of(code),
            date: DateShown::of(code),
        }
    }
    fn day(date: DateShown) -> Self {
        Self { is_date: true, date, ..Self::default() }
    }
}

/// One record: kind, content, and where the next one begins.
fn record(stream: &[u8], at: usize) -> Option<(u16, &[u8], usize)> {
    let (kind, len) = (u16_at(stream, at)?, usize::from(u16_at(stream, at + 2)?));
    Some((kind, stream.get(at + 4..at + 4 + len)?, at + 4 + len))
}

fn globals(stream: &[u8]) -> Result<Globals, Stop> {
    let mut out = Globals::default();
    let mut custom: BTreeMap<u16, String> = BTreeMap::new();
    let mut xfs: Vec<u16> = Vec::new();
    let mut raised: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some((kind, body, next)) = record(stream, at) {
        at = next;
        match kind {
            0x002F => return Err(Stop::Protected),
            0x0022 => out.since_1904 = u16_at(body, 0) == Some(1),
            0x0085 => {
                let offset = u32_at(body, 0).ok_or(Stop::Damaged)? as usize;
                let is_sheet = body.get(5) == Some(&0);
                if let Some(name) = short_text(body.get(6..).unwrap_or(&[])).filter(|_| is_sheet) {
                    out.sheets.push(SheetEntry { name, offset, hidden: body.get(4).is_some_and(|h| h & 3 != 0) });
                }
            }
            0x041E => {
                if let (Some(id), Some((text, _))) =
                    (u16_at(body, 0), Text::new(vec![body.get(2..).unwrap_or(&[])]).read())
                {
                    custom.insert(id, text);
                }
            }
            // The fifth font has no record: its number is left out.
            0x0031 => raised.push(u16_at(body, 8) == Some(1)),
            0x00E0 => xfs.push(u16_at(body, 2).unwrap_or(0)),
            0x00FC => {
                let mut parts = vec![body.get(8..).unwrap_or(&[])];
                let count = u32_at(body, 4).unwrap_or(0) as usize;
                while let Some((0x003C, more, after)) = record(stream, at) {
                    parts.push(more);
                    at = after;
                }
                let mut text = Text::new(parts);
                text.raised = std::mem::take(&mut raised);
                for _ in 0..count.min(MAX_STRINGS) {
                    let Some((t, _)) = text.read() else { break };
                    out.strings.push(Arc::from(t));
                }
            }
            0x000A => break,
            _ => {}
        }
    }
    if out.sheets.is_empty() {
        return Err(Stop::Damaged);
    }
    out.formats = xfs
        .iter()
        .map(|id| match (custom.get(id), id) {
            (Some(code), _) => CellFormat::of(code),
            (None, 17) => CellFormat::day(DateShown::Month),
            (None, 14..=16 | 22) => CellFormat::day(DateShown::Day),
            (None, 1 | 3) => CellFormat::of("0"),
            (None, 2 | 4) => CellFormat::of("0.00"),
            (None, 9) => CellFormat::of("0%"),
            (None, 10) => CellFormat::of("0.00%"),
            (None, _) => CellFormat::default(),
        })
        .collect();
    Ok(out)
}

fn is_date(code: &str) -> bool {
    let mut quoted = false;
    let letters: String = code
        .chars()
        .filter(|c| {
            quoted ^= *c == '"';
            !quoted
        })
        .collect::<String>()
        .to_lowercase();
    let outside: String = letters.split(']').map(|p| p.split('[').next().unwrap_or("")).collect();
    outside.contains('y') || outside.contains('d') && outside.contains('m')
}

/// Texts that run over record borders.
struct Text<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
    /// Which fonts set letters above the line; the fifth is left out.
    raised: Vec<bool>,
}

impl<'a> Text<'a> {
    fn new(parts: Vec<&'a [u8]>) -> Self {
        Self { parts, part: 0, at: 0, raised: Vec::new() }
    }
    fn left(&self) -> usize {
        self.parts.get(self.part).map_or(0, |p| p.len().saturating_sub(self.at))
    }
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        while self.left() == 0 && self.part + 1 < self.parts.len() {
            self.part += 1;
            self.at = 0;
        }
        let got = self.parts.get(self.part)?.get(self.at..self.at.checked_add(n)?)?;
        self.at += n;
        Some(got)
    }
    fn skip(&mut self, mut n: usize) -> Option<()> {
        while n > 0 {
            if self.left() == 0 {
                if self.part + 1 >= self.parts.len() {
                    return None;
                }
                self.part += 1;
                self.at = 0;
            }
            let step = n.min(self.left());
            self.at += step;
            n -= step;
        }
        Some(())
    }
    /// A text with a length of two bytes.
    fn read(&mut self) -> Option<(String, ())> {
        let mut left = usize::from(u16_at(self.take(2)?, 0)?);
        let mut flags = *self.take(1)?.first()?;
        let runs = if flags & 8 != 0 { usize::from(u16_at(self.take(2)?, 0)?) } else { 0 };
        let extra = if flags & 4 != 0 { u32_at(self.take(4)?, 0)? as usize } else { 0 };
        let mut units: Vec<u16> = Vec::with_capacity(left);
        while left > 0 {
            if self.left() == 0 {
                if self.part + 1 >= self.parts.len() {
                    return None;
                }
                // A continued text says again how wide its letters are.
                self.part += 1;
                self.at = 0;
                flags = *self.take(1)?.first()?;
            }
            let wide = flags & 1 != 0;
            let here = left.min(if wide { self.left() / 2 } else { self.left() });
            if here == 0 {
                return None;
            }
            let bytes = self.take(if wide { here * 2 } else { here })?;
            if wide {
                units.extend((0..here).filter_map(|i| u16_at(bytes, 2 * i)));
            } else {
                units.extend(bytes.iter().map(|b| u16::from(*b)));
            }
            left -= here;
        }
        let marked = if self.raised.contains(&true) && runs > 0 {
            self.marked(&units, runs)?
        } else {
            self.skip(runs * 4)?;
            None
        };
        self.skip(extra)?;
        Some((marked.unwrap_or_else(|| String::from_utf16_lossy(&units)), ()))
    }
    /// A text with the marks that its runs of fonts set above the line; each run says from which letter on it holds.
    fn marked(&mut self, units: &[u16], runs: usize) -> Option<Option<String>> {
        let mut parts = Parts::default();
        let (mut from, mut above) = (0, false);
        for _ in 0..runs {
            // A run may go on in the next record.
            let mut run = [0; 4];
            for byte in &mut run {
                *byte = *self.take(1)?.first()?;
            }
            let [a, b, c, d] = run;
            let (at, font) = (usize::from(u16::from_le_bytes([a, b])), usize::from(u16::from_le_bytes([c, d])));
            let at = at.clamp(from, units.len());
            parts.push(&String::from_utf16_lossy(units.get(from..at)?), above);
            above = font != 4 && self.raised.get(font - usize::from(font > 4)) == Some(&true);
            from = at;
        }
        parts.push(&String::from_utf16_lossy(units.get(from..)?), above);
        Some(parts.marked())
    }
}

/// A text with a length of one byte.
fn short_text(body: &[u8]) -> Option<String> {
    let (len, flags) = (usize::from(*body.first()?), *body.get(1)?);
    let rest = body.get(2..)?;
    let units: Vec<u16> = if flags & 1 != 0 {
        (0..len).filter_map(|i| u16_at(rest, 2 * i)).collect()
    } else {
        rest.iter().take(len).map(|b| u16::from(*b)).collect()
    };
    Some(String::from_utf16_lossy(&units))
}

type Cells = BTreeMap<(u16, u16), (String, CellKind, Option<u8>)>;

fn read_sheet(
    stream: &[u8],
    sheet: &SheetEntry,
    globals: &Globals,
    most: usize,
    odd: &mut Odd,
) -> Result<(Grid, bool), GridFull> {
    let mut cells: Cells = BTreeMap::new();
    let mut hidden: BTreeSet<u16> = BTreeSet::new();
    let mut hidden_columns = Vec::new();
    let mut merged = Vec::new();
    let mut formula: Option<(u16, u16)> = None;
    let mut at = sheet.offset;
    let mut depth = 0;
    let mut whole = false;
    while let Some((kind, body, next)) = record(stream, at) {
        at = next;
        match kind {
            0x0809 => depth += 1,
            0x000A => {
                depth -= 1;
                if depth <= 0 {
                    whole = true;
                    break;
                }
            }
            _ if depth > 1 => {}
            0x00E5 => {
                let count = usize::from(u16_at(body, 0).unwrap_or(0));
                for i in 0..count.min(5_000) {
                    let field = |n: usize| u16_at(body, 2 + 8 * i + 2 * n).map(|v| u32::from(v) + 1);
                    if let (Some(top), Some(bottom), Some(left), Some(right)) = (field(0), field(1), field(2), field(3))
                    {
                        merged.push(Span { top, bottom, left, right });
                    }
                }
            }
            0x007D => {
                let field = |at: usize| u16_at(body, at).map(u32::from);
                if let (Some(first), Some(last), Some(options)) = (field(0), field(2), field(8))
                    && options & 1 != 0
                    && hidden_columns.len() < 5_000
                {
                    hidden_columns.push((first + 1, last + 1));
                }
            }
            0x0208 => {
                if let (Some(row), Some(flags)) = (u16_at(body, 0), u16_at(body, 12))
                    && flags & 0x20 != 0
                {
                    hidden.insert(row);
                }
            }
            0x0207 => {
                if let (Some(place), Some((text, ()))) = (formula.take(), Text::new(vec![body]).read()) {
                    cells.insert(place, (text, CellKind::Text, None));
                }
            }
            0x00FD | 0x0203 | 0x027E | 0x00BD | 0x0205 | 0x0006 | 0x0204 => {
                formula = cell(kind, body, globals, &mut cells, odd);
                if cells.len() > most {
                    return Err(GridFull);
                }
            }
            _ => {}
        }
    }
    let mut grid = Grid::new(Some(&sheet.name));
    grid.hidden = sheet.hidden;
    grid.merged = merged;
    grid.hidden_columns = hidden_columns;
    let mut row = None;
    for ((r, c), (text, kind, shown)) in cells {
        if row != Some(r) {
            grid.row(u32::from(r) + 1, hidden.contains(&r))?;
            row = Some(r);
        }
        grid.cell(u32::from(c) + 1, &text, kind, shown)?;
    }
    Ok((grid, whole))
}

/// Reads one cell record; the place of a formula whose text follows in the next record.
fn cell(kind: u16, body: &[u8], globals: &Globals, cells: &mut Cells, odd: &mut Odd) -> Option<(u16, u16)> {
    let place = (u16_at(body, 0)?, u16_at(body, 2)?);
    let usual = CellFormat::default();
    let format = |at: usize| {
        let xf = usize::from(u16_at(body, at).unwrap_or(0));
        globals.formats.get(xf).unwrap_or(&usual)
    };
    let mut number = |place: (u16, u16), x: f64, format: &CellFormat| {
        let day = if format.is_date { day(x, globals.since_1904) } else { None };
        let at = (u32::from(place.0) + 1, u32::from(place.1) + 1);
        let (text, kind) = match (day, &format.shown) {
            (Some(day), _) => (format.date.text(day), CellKind::Date),
            (None, None) => (format.number.text(x), CellKind::Number),
            (None, Some(shown)) => match shown.show(x, format.number) {
                Showing::Number => (format.number.text(x), CellKind::Number),
                Showing::Text(text) => (text, CellKind::Text),
                Showing::Nothing => {
                    odd.hidden.get_or_insert(at);
                    (String::new(), CellKind::Text)
                }
                Showing::Words(words) => {
                    odd.words.get_or_insert_with(|| (at, words.to_string()));
                    (format.number.text(x), CellKind::Number)
                }
            },
        };
        cells.insert(place, (text, kind, format.number.decimals));
    };
    match kind {
        0x00FD => {
            let text = globals.strings.get(u32_at(body, 6)? as usize)?;
            cells.insert(place, (text.to_string(), CellKind::Text, None));
        }
        0x0204 => {
            let (text, ()) = Text::new(vec![body.get(6..)?]).read()?;
            cells.insert(place, (text, CellKind::Text, None));
        }
        0x0203 => number(place, f64_at(body, 6)?, format(4)),
        0x027E => number(place, rk(u32_at(body, 6)?), format(4)),
        0x00BD => {
            let last = u16_at(body, body.len().checked_sub(2)?)?;
            for (i, column) in (place.1..=last).enumerate() {
                number((place.0, column), rk(u32_at(body, 6 + 6 * i)?), format(4 + 6 * i));
            }
        }
        0x0205 => {
            let (value, error) = (*body.get(6)?, *body.get(7)?);
            let held = if error == 1 {
                (error_text(value).to_string(), CellKind::Error, None)
            } else {
                (if value == 0 { "FALSE" } else { "TRUE" }.to_string(), CellKind::Logical, None)
            };
            cells.insert(place, held);
        }
        0x0006 => {
            if u16_at(body, 12)? != 0xFFFF {
                number(place, f64_at(body, 6)?, format(4));
                return None;
            }
            match body.get(6)? {
                0 => return Some(place),
                1 => {
                    let text = if body.get(8) == Some(&0) { "FALSE" } else { "TRUE" };
                    cells.insert(place, (text.into(), CellKind::Logical, None));
                }
                2 => {
                    cells.insert(place, (error_text(*body.get(8)?).into(), CellKind::Error, None));
                }
                _ => {}
            }
        }
        _ => {}
    }
    None
}

fn rk(n: u32) -> f64 {
    let x = if n & 2 != 0 { f64::from((n as i32) >> 2) } else { f64::from_bits(u64::from(n & 0xFFFF_FFFC) << 32) };
    if n & 1 != 0 { x / 100.0 } else { x }
}

fn error_text(code: u8) -> &'static str {
    match code {
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERROR",
    }
}

/// The day of a serial number; none outside the years that tables name.
fn day(x: f64, since_1904: bool) -> Option<String> {
    let days = x.floor();
    if !(1.0..110_000.0).contains(&days) {
        return None;
    }
    let (y, m, d, ..) =
        calamine::ExcelDateTime::new(days, calamine::ExcelDateTimeType::DateTime, since_1904).to_ymd_hms_milli();
    Some(format!("{y:04}-{m:02}-{d:02}"))
}

#[cfg(test)]
mod tests {
    use super::Text;

    #[test]
    fn a_run_above_the_line_is_a_mark_and_may_go_on_in_the_next_record() {
        // "1234": from the fourth letter on in font 5, whose record is the fifth.
        let bytes = [4, 0, 8, 2, 0, b'1', b'2', b'3', b'4', 3, 0, 5, 0, 4, 0, 0, 0, 1, 0, 0, b'7'];
        for cut in [9, 11, 14] {
            let (first, second) = bytes.split_at(cut);
            let mut text = Text::new(vec![first, second]);
            text.raised = vec![false, false, false, false, true];
            assert_eq!(text.read().unwrap().0, "123⁴", "cut at {cut}");
            assert_eq!(text.read().unwrap().0, "7");
        }
    }
}
