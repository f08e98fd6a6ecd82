//! What somebody points at on a file's own sheet and says of it, put into the recipe.
//!
//! Rows and columns are those of the file at hand, which may stand elsewhere than in the file that the recipe was made
//! for: a table is fitted to this file before anything of it is changed. A correction that would leave the table
//! unreadable is refused with what to do first, and the recipe stays as it was.

mod column;
mod heading;
mod table;

pub use column::Holds;
pub use table::WholeTable;

use crate::format::{Grid, Workbook};
use crate::labels::Context;
use crate::number::{Marker, is_blank};
use crate::read::{Plan, moved, plan, sheet_of};
use crate::recipe::{LabelColumn, Means, Recipe, TableRecipe};
use almanac_core::DimensionCode;
use almanac_core::release::column_letters;

/// Why a correction cannot be made, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotCorrected(pub String);

impl std::fmt::Display for NotCorrected {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
impl std::error::Error for NotCorrected {}

/// A recipe that is corrected, beside the file that is looked at.
pub struct Corrector<'a> {
    pub(super) book: &'a Workbook,
    pub(super) ctx: &'a Context<'a>,
    pub(super) recipe: Recipe,
}

impl<'a> Corrector<'a> {
    /// Begins with a recipe.
    pub fn new(book: &'a Workbook, ctx: &'a Context<'a>, recipe: Recipe) -> Self {
        Self { book, ctx, recipe }
    }
    /// The recipe with all corrections.
    pub fn recipe(self) -> Recipe {
        self.recipe
    }
    /// The values of a table stand in these rows; without a last one the table ends where its values end.
    pub fn rows(&mut self, table: usize, first: u32, last: Option<u32>) -> Result<(), NotCorrected> {
        self.change(table, |_, t| {
            if first <= t.header[1] {
                return Err(NotCorrected(format!(
                    "row {first} belongs to the heading, which ends in row {}; move the end of the heading first",
                    t.header[1]
                )));
            }
            if last.is_some_and(|last| last < first) {
                return Err(NotCorrected("the last row of values stands above the first one; choose another".into()));
            }
            (t.first_row, t.last_row) = (first, last);
            Ok(())
        })
    }
    /// Rows with a text in a column are left out, or read again.
    pub fn rows_saying(&mut self, table: usize, column: u32, text: &str, out: bool) -> Result<(), NotCorrected> {
        let text = text.trim_matches(is_blank);
        if text.is_empty() {
            return Err(NotCorrected("the cell is empty; choose one that tells the rows apart".into()));
        }
        self.change(table, |_, t| {
            let Some(rule) = t.columns.iter_mut().find(|c| c.at == column) else {
                let letter = column_letters(column);
                return Err(NotCorrected(format!("column {letter} holds values; choose a cell of a column of labels")));
            };
            rule.drop.retain(|t| t != text);
            rule.keep.retain(|t| !out || t != text);
            if out {
                rule.drop.push(text.to_string());
            } else if !rule.keep.is_empty() && !rule.keep.iter().any(|t| t == text) {
                rule.keep.push(text.to_string());
            }
            if rule.means == Means::Ignore {
                rule.means = Means::Filter;
            }
            Ok(())
        })
    }
    /// Empty cells of a column of labels say what the one above says, or do not.
    pub fn goes_on(&mut self, table: usize, column: u32, goes_on: bool) -> Result<(), NotCorrected> {
        self.change(table, |_, t| {
            let Some(rule) = t.columns.iter_mut().find(|c| c.at == column) else {
                let letter = column_letters(column);
                return Err(NotCorrected(format!("column {letter} holds values; choose a column of labels")));
            };
            rule.goes_on = goes_on;
            Ok(())
        })
    }
    /// Rows with one text alone, such as this one, say a period or a dimension of the rows below; `Means::Ignore` for
    /// nothing.
    pub fn section(
        &mut self,
        table: usize,
        row: u32,
        means: Means,
        dimension: Option<DimensionCode>,
    ) -> Result<(), NotCorrected> {
        self.change(table, |this, t| {
            let grid = this.grid(t)?;
            let found = grid.get(grid.index_of(row)).filter(|r| r.number == row);
            let filled: Vec<u32> = found.iter().flat_map(|r| r.filled().map(|c| c.column)).collect();
            let [column] = filled.as_slice() else {
                return Err(NotCorrected(format!("row {row} does not hold one text alone; choose one that does")));
            };
            // A year above a sex: what the row itself says is said anew, the other kind stays.
            let text = found.and_then(|r| r.get(*column)).map_or("", |c| c.text);
            let is_period = crate::when::period(text).is_some();
            let both = t.sections.iter().filter(|s| s.at == *column).count() > 1;
            t.sections.retain(|s| {
                s.at != *column || (s.means == Means::Period) != is_period && (both || means != Means::Ignore)
            });
            if means == Means::Ignore {
                return Ok(());
            }
            if !matches!(means, Means::Period | Means::Dimension) {
                return Err(NotCorrected("such a row says a period or a breakdown; choose one of them".into()));
            }
            let dimension = dimension.filter(|_| means == Means::Dimension);
            if means == Means::Dimension && dimension.is_none() {
                return Err(NotCorrected("choose the breakdown that the row says".into()));
            }
            let says = |m: Means, d: &Option<DimensionCode>| m == means && *d == dimension;
            if t.columns.iter().chain(&t.sections).any(|c| says(c.means, &c.dimension)) {
                let why = "a column of the table says that already; say first what the column holds";
                return Err(NotCorrected(why.into()));
            }
            if let Some(above) = t.values.headings.iter().find(|h| says(h.means, &h.dimension)) {
                return Err(NotCorrected(format!(
                    "row {} of the heading says that already over the values; say first what the row means",
                    above.row
                )));
            }
            t.sections.push(LabelColumn { dimension, ..LabelColumn::plain(*column, "", means) });
            Ok(())
        })
    }
    /// A sign stands for this; none for what it usually means.
    pub fn sign(&mut self, table: usize, text: &str, means: Option<Marker>) -> Result<(), NotCorrected> {
        let text = text.trim_matches(is_blank);
        if text.is_empty() {
            return Err(NotCorrected("an empty cell has no sign; it stays a cell without a value".into()));
        }
        self.change(table, |_, t| {
            match means {
                Some(marker) => t.markers.insert(text.to_string(), marker),
                None => t.markers.remove(text),
            };
            Ok(())
        })
    }
    /// A table is not read.
    pub fn no_table(&mut self, table: usize) -> Result<(), NotCorrected> {
        self.table(table)?;
        self.recipe.tables.remove(table);
        Ok(())
    }

    fn table(&self, table: usize) -> Result<&TableRecipe, NotCorrected> {
        self.recipe.tables.get(table).ok_or_else(|| NotCorrected("that table is not read any more".into()))
    }
    fn grid(&self, table: &TableRecipe) -> Result<&'a Grid, NotCorrected> {
        sheet_of(self.book, table).ok_or_else(|| NotCorrected("the table's sheet is not in the file".into()))
    }
    /// The table as it stands in this file.
    fn fitted(&self, table: usize) -> Result<TableRecipe, NotCorrected> {
        let recipe = self.table(table)?;
        let mut fitted = recipe.clone();
        if let Some(plan) = self.planned(recipe) {
            fit(&mut fitted, &plan);
        }
        Ok(fitted)
    }
    fn planned<'p>(&'p self, table: &'p TableRecipe) -> Option<Plan<'p>> {
        plan(self.book, table, self.ctx, &mut Vec::new()).ok()
    }
    /// Changes one table; when something is refused nothing has changed.
    fn change(
        &mut self,
        table: usize,
        change: impl FnOnce(&Self, &mut TableRecipe) -> Result<(), NotCorrected>,
    ) -> Result<(), NotCorrected> {
        let mut corrected = self.fitted(table)?;
        change(self, &mut corrected)?;
        if let Some(held) = self.recipe.tables.get_mut(table) {
            *held = corrected;
        }
        Ok(())
    }
}

/// Moves the rules of a table to where it stands in this file.
fn fit(table: &mut TableRecipe, plan: &Plan<'_>) {
    let shift = i64::from(plan.heading[0]) - i64::from(table.header[0]);
    let moved = |row| moved(row, shift);
    table.header = table.header.map(moved);
    table.first_row = moved(table.first_row);
    table.last_row = table.last_row.map(moved);
    table.values.headings.iter_mut().for_each(|h| h.row = moved(h.row));
    for rule in &mut table.columns {
        if let Some(found) = plan.labels.iter().find(|l| l.in_column() && l.rule == *rule) {
            rule.at = found.column;
        }
    }
    if let ([one], true) = (plan.values.as_slice(), table.values.columns[0] == table.values.columns[1]) {
        table.values.columns = [one.column, one.column];
    }
}
