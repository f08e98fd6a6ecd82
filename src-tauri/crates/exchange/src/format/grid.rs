//! The neutral table of cells that every format becomes: texts as received, with their places.
//!
//! Only cells that exist are stored, so a sheet with two cells far apart costs two cells.
//! Nothing here knows what a cell means.

use std::sync::Arc;

/// The most cells that one file may hold.
pub const MAX_CELLS: usize = 40_000_000;
/// The most columns that a table may have; a spreadsheet has as many.
pub const MAX_COLUMNS: u32 = 16_384;
/// The most bytes of text that a sheet may hold where the format repeats texts; a file of plain text may hold as
/// much as it is long.
pub const MAX_TEXT: usize = 256 << 20;

/// What kind of cell the format says it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum CellKind {
    /// Plain text.
    #[default]
    Text,
    /// A stored number; its text is written with a point.
    Number,
    /// A stored date, written `2024-07-01`.
    Date,
    /// True or false.
    Logical,
    /// A formula's error such as `#REF!`.
    Error,
}

/// What a format of bare text does not say of a cell.
#[derive(Debug, Clone, Copy)]
struct Nature {
    column: u32,
    kind: CellKind,
    decimals: u8,
}

#[derive(Debug, Clone, Copy)]
struct Row {
    number: u32,
    start: u32,
    hidden: bool,
}

/// A merged area; rows and columns from 1, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// First row.
    pub top: u32,
    /// Last row.
    pub bottom: u32,
    /// First column.
    pub left: u32,
    /// Last column.
    pub right: u32,
}

/// One cell as seen by readers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellView<'a> {
    /// Column, from 1.
    pub column: u32,
    /// Text as received.
    pub text: &'a str,
    /// Its kind.
    pub kind: CellKind,
    /// Decimals that the cell's number format shows, where it says so.
    pub decimals: Option<u8>,
}

/// One sheet, or the only table of a format without sheets.
#[derive(Debug, Clone, Default)]
pub struct Grid {
    /// Sheet name; none in formats without sheets.
    pub name: Option<Arc<str>>,
    /// Whether the sheet is hidden.
    pub hidden: bool,
    /// Merged areas.
    pub merged: Vec<Span>,
    /// The first number that its format shows divided, by which power of ten, row and column: `#,##0,` shows 12 for 12,400.
    pub divided: Option<(u8, u32, u32)>,
    /// Columns that the sheet hides: first and last of each run.
    pub hidden_columns: Vec<(u32, u32)>,
    /// How many columns at the left were made of the first received one (Eurostat's composite column).
    pub split: u32,
    text: String,
    /// Where the text of each cell ends; it begins where that of the one before ends.
    ends: Vec<u32>,
    /// One for each cell, or none at all while every row is bare text in columns 1, 2, 3 and so on: large files are.
    natures: Vec<Nature>,
    rows: Vec<Row>,
    width: u32,
    /// Bytes of text that were made room for.
    room: usize,
}

/// The grid would need more memory than is given to one file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GridFull;

impl Grid {
    /// An empty sheet.
    pub fn new(name: Option<&str>) -> Self {
        Self { name: name.map(Arc::from), ..Self::default() }
    }
    /// Makes room for so many bytes of text.
    pub fn reserve(&mut self, text: usize, cells: usize) {
        self.room = text;
        self.text.reserve(text);
        self.ends.reserve(cells);
    }
    /// Begins a row; rows come in ascending order.
    pub fn row(&mut self, number: u32, hidden: bool) -> Result<(), GridFull> {
        let start = u32::try_from(self.ends.len()).map_err(|_| GridFull)?;
        self.rows.push(Row { number, start, hidden });
        Ok(())
    }
    /// Adds a cell to the row begun last; columns come in ascending order.
    pub fn cell(&mut self, column: u32, text: &str, kind: CellKind, decimals: Option<u8>) -> Result<(), GridFull> {
        if self.ends.len() >= MAX_CELLS || self.text.len().saturating_add(text.len()) > self.room.max(MAX_TEXT) {
            return Err(GridFull);
        }
        let end = u32::try_from(self.text.len() + text.len()).map_err(|_| GridFull)?;
        let nature = Nature { column, kind, decimals: decimals.unwrap_or(u8::MAX) };
        let before = self.ends.len() - self.rows.last().map_or(0, |r| r.start as usize);
        let bare = kind == CellKind::Text && decimals.is_none() && column as usize == before + 1;
        if !self.natures.is_empty() || !bare {
            self.tell_natures();
            self.natures.push(nature);
        }
        self.text.push_str(text);
        self.ends.push(end);
        self.width = self.width.max(column);
        Ok(())
    }
    /// From now on every cell has its nature; those before were bare.
    fn tell_natures(&mut self) {
        if self.natures.len() == self.ends.len() {
            return;
        }
        let mut next = self.rows.iter().skip(1).map(|r| r.start as usize).chain([usize::MAX]);
        let (mut start, mut end) = (0, next.next().unwrap_or(usize::MAX));
        for at in 0..self.ends.len() {
            while at >= end {
                (start, end) = (end, next.next().unwrap_or(usize::MAX));
            }
            let column = u32::try_from(at - start + 1).unwrap_or(u32::MAX);
            self.natures.push(Nature { column, kind: CellKind::Text, decimals: u8::MAX });
        }
    }
    /// The columns from one to another alone, under their own numbers.
    pub fn columns(&self, left: u32, right: u32) -> Result<Self, GridFull> {
        let mut part = Self {
            name: self.name.clone(),
            hidden: self.hidden,
            hidden_columns: self.hidden_columns.clone(),
            split: self.split,
            divided: self.divided.filter(|(_, _, column)| (left..=right).contains(column)),
            ..Self::default()
        };
        let inside = |m: &&Span| m.left >= left && m.right <= right;
        part.merged = self.merged.iter().filter(inside).copied().collect();
        for row in self.rows() {
            part.row(row.number, row.hidden)?;
            for cell in row.cells().filter(|c| (left..=right).contains(&c.column)) {
                part.cell(cell.column, cell.text, cell.kind, cell.decimals)?;
            }
        }
        Ok(part)
    }
    /// How many rows are stored.
    pub fn len(&self) -> usize {
        self.rows.len()
    }
    /// Whether there is no row.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }
    /// How many cells are stored.
    pub fn cell_count(&self) -> usize {
        self.ends.len()
    }
    /// How many bytes of text are stored.
    pub fn text_len(&self) -> usize {
        self.text.len()
    }
    /// The last column in use.
    pub fn width(&self) -> u32 {
        self.width
    }
    /// The row stored at a place, in order from 0.
    pub fn get(&self, index: usize) -> Option<RowView<'_>> {
        let row = self.rows.get(index)?;
        let end = self.rows.get(index + 1).map_or(self.ends.len(), |r| r.start as usize);
        Some(RowView { grid: self, number: row.number, hidden: row.hidden, first: row.start as usize, end })
    }
    /// All rows in order.
    pub fn rows(&self) -> impl Iterator<Item = RowView<'_>> {
        (0..self.rows.len()).filter_map(|i| self.get(i))
    }
    /// Place of the first row with at least this number.
    pub fn index_of(&self, number: u32) -> usize {
        self.rows.partition_point(|r| r.number < number)
    }
    /// A cell by row and column number.
    pub fn at(&self, row: u32, column: u32) -> Option<CellView<'_>> {
        self.get(self.index_of(row)).filter(|r| r.number == row)?.get(column)
    }
    /// Whether the sheet hides a column.
    pub fn hides_column(&self, column: u32) -> bool {
        self.hidden_columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
    /// The column of the received file that a column of this grid comes from.
    pub fn received_column(&self, column: u32) -> u32 {
        if self.split <= 1 {
            column
        } else if column <= self.split {
            1
        } else {
            column - self.split + 1
        }
    }
    /// The cell at a place of `ends`, in the row that begins at `first`.
    fn view(&self, at: usize, first: usize) -> Option<CellView<'_>> {
        let end = *self.ends.get(at)? as usize;
        let start = at.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).map(|e| *e as usize))?;
        let text = self.text.get(start..end)?;
        let bare =
            || Some(Nature { column: u32::try_from(at - first + 1).ok()?, kind: CellKind::Text, decimals: u8::MAX });
        let nature = self.natures.get(at).copied().or_else(bare)?;
        let decimals = (nature.decimals != u8::MAX).then_some(nature.decimals);
        Some(CellView { column: nature.column, text, kind: nature.kind, decimals })
    }
}

/// One row.
#[derive(Clone, Copy)]
pub struct RowView<'a> {
    grid: &'a Grid,
    /// Row or line, from 1.
    pub number: u32,
    /// Whether the sheet hides it.
    pub hidden: bool,
    first: usize,
    end: usize,
}

impl<'a> RowView<'a> {
    /// The cell of a column.
    #[inline]
    pub fn get(&self, column: u32) -> Option<CellView<'a>> {
        let place = self.first.checked_add((column as usize).checked_sub(1)?)?;
        let natures = self.grid.natures.get(self.first..self.end).unwrap_or_default();
        if natures.is_empty() || natures.get(place - self.first).is_some_and(|n| n.column == column) {
            return if place < self.end { self.grid.view(place, self.first) } else { None };
        }
        let at = natures.binary_search_by_key(&column, |n| n.column).ok()?;
        self.grid.view(self.first + at, self.first)
    }
    /// The text of a column, empty where there is no cell.
    pub fn text(&self, column: u32) -> &'a str {
        self.get(column).map_or("", |c| c.text)
    }
    /// All stored cells from left to right.
    pub fn cells(&self) -> impl Iterator<Item = CellView<'a>> {
        let (grid, first) = (self.grid, self.first);
        (first..self.end).filter_map(move |at| grid.view(at, first))
    }
    /// The cells that hold more than blanks.
    pub fn filled(&self) -> impl Iterator<Item = CellView<'a>> {
        self.cells().filter(|c| !c.text.trim().is_empty())
    }
    /// How many fields the row has, empty ones among them.
    pub fn width(&self) -> usize {
        self.end - self.first
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Rows of cells `column:text`, `=` before the text for a stored number.
    #[track_caller]
    fn check(rows: &[&str]) {
        let mut grid = Grid::new(None);
        let split = |row: &str| -> Vec<(u32, String)> {
            let cells = row.split(' ').filter_map(|c| c.split_once(':'));
            cells.map(|(column, text)| (column.parse().unwrap(), text.to_owned())).collect()
        };
        for (row, number) in rows.iter().zip(1..) {
            grid.row(number, false).unwrap();
            for (column, text) in split(row) {
                let kind = if text.starts_with('=') { CellKind::Number } else { CellKind::Text };
                grid.cell(column, &text, kind, None).unwrap();
            }
        }
        for (row, number) in rows.iter().zip(0..) {
            let view = grid.get(number).unwrap();
            let cells = split(row);
            let seen: Vec<(u32, String)> = view.cells().map(|c| (c.column, c.text.to_owned())).collect();
            assert_eq!(seen, cells);
            for column in 1..12 {
                let expected = cells.iter().find(|(c, _)| *c == column).map(|(_, t)| t.as_str());
                assert_eq!(view.get(column).map(|c| c.text), expected, "column {column} of row {number}");
                let number = expected.is_some_and(|t| t.starts_with('='));
                assert_eq!(view.get(column).is_some_and(|c| c.kind == CellKind::Number), number);
            }
        }
    }

    #[test]
    fn cells_come_out_as_they_went_in() {
        check(&["1:a 2:b 3:", "", "1:c", "1: 2:é 3:d 4:e"]);
        check(&["1:a 2:b", "1:c 3:d", "1:e 2:f"]);
        check(&["", "", "4:x 9:y", "1:=5"]);
        check(&["1:a", "1:=5 2:b", ""]);
        check(&["3:c 4:d 5:e", "4:x 5:y"]);
    }
}
