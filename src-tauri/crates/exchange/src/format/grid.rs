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

#[derive(Debug, Clone, Copy)]
struct Cell {
    column: u32,
    start: u32,
    len: u32,
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
    /// Columns that the sheet hides: first and last of each run.
    pub hidden_columns: Vec<(u32, u32)>,
    /// How many columns at the left were made of the first received one (Eurostat's composite column).
    pub split: u32,
    text: String,
    cells: Vec<Cell>,
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
        self.cells.reserve(cells);
    }
    /// Begins a row; rows come in ascending order.
    pub fn row(&mut self, number: u32, hidden: bool) -> Result<(), GridFull> {
        let start = u32::try_from(self.cells.len()).map_err(|_| GridFull)?;
        self.rows.push(Row { number, start, hidden });
        Ok(())
    }
    /// Adds a cell to the row begun last; columns come in ascending order.
    pub fn cell(&mut self, column: u32, text: &str, kind: CellKind, decimals: Option<u8>) -> Result<(), GridFull> {
        if self.cells.len() >= MAX_CELLS || self.text.len().saturating_add(text.len()) > self.room.max(MAX_TEXT) {
            return Err(GridFull);
        }
        let start = u32::try_from(self.text.len()).map_err(|_| GridFull)?;
        let len = u32::try_from(text.len()).map_err(|_| GridFull)?;
        start.checked_add(len).ok_or(GridFull)?;
        self.text.push_str(text);
        self.cells.push(Cell { column, start, len, kind, decimals: decimals.unwrap_or(u8::MAX) });
        self.width = self.width.max(column);
        Ok(())
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
        self.cells.len()
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
        let end = self.rows.get(index + 1).map_or(self.cells.len(), |r| r.start as usize);
        Some(RowView {
            grid: self,
            number: row.number,
            hidden: row.hidden,
            cells: self.cells.get(row.start as usize..end)?,
        })
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
    fn view<'a>(&'a self, cell: &Cell) -> CellView<'a> {
        let (start, end) = (cell.start as usize, (cell.start + cell.len) as usize);
        CellView {
            column: cell.column,
            text: self.text.get(start..end).unwrap_or(""),
            kind: cell.kind,
            decimals: (cell.decimals != u8::MAX).then_some(cell.decimals),
        }
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
    cells: &'a [Cell],
}

impl<'a> RowView<'a> {
    /// The cell of a column.
    #[inline]
    pub fn get(&self, column: u32) -> Option<CellView<'a>> {
        let dense = self.cells.get((column as usize).wrapping_sub(1)).filter(|c| c.column == column);
        let cell = match dense {
            Some(cell) => cell,
            None => self.cells.get(self.cells.binary_search_by_key(&column, |c| c.column).ok()?)?,
        };
        Some(self.grid.view(cell))
    }
    /// The text of a column, empty where there is no cell.
    pub fn text(&self, column: u32) -> &'a str {
        self.get(column).map_or("", |c| c.text)
    }
    /// All stored cells from left to right.
    pub fn cells(&self) -> impl Iterator<Item = CellView<'a>> {
        let grid = self.grid;
        self.cells.iter().map(move |c| grid.view(c))
    }
    /// The cells that hold more than blanks.
    pub fn filled(&self) -> impl Iterator<Item = CellView<'a>> {
        self.cells().filter(|c| !c.text.trim().is_empty())
    }
    /// How many fields the row has, empty ones among them.
    pub fn width(&self) -> usize {
        self.cells.len()
    }
}
