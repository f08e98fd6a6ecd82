//! What a column holds, and what holds for all its values.

use super::{Corrector, NotCorrected};
use crate::format::Grid;
use crate::read::{column_heading, plan};
use crate::recipe::{HeadingRow, LabelColumn, Means, NamedColumn, TableRecipe};
use crate::{when, words};
use almanac_core::release::column_letters;
use almanac_core::{Code, DimensionCode, IndicatorCode, Period};
use std::collections::BTreeMap;

/// What a column holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Holds {
    /// Values.
    Values,
    /// Something beside the values. A dimension without a code is called as the column.
    Beside(Means, Option<DimensionCode>),
}

impl Corrector<'_> {
    /// A column holds this.
    pub fn column(&mut self, table: usize, column: u32, holds: &Holds) -> Result<(), NotCorrected> {
        self.change(table, |this, t| {
            let grid = this.grid(t)?;
            match holds {
                Holds::Values => this.values(t, grid, column),
                Holds::Beside(means, dimension) => this.beside(t, grid, column, *means, dimension.clone()),
            }
        })
    }

    /// What holds for all values of a column whatever its headings say; nothing said takes back what was said.
    pub fn column_says(
        &mut self,
        table: usize,
        column: u32,
        period: Option<Period>,
        indicator: Option<IndicatorCode>,
        codes: BTreeMap<DimensionCode, Code>,
    ) -> Result<(), NotCorrected> {
        self.change(table, |this, t| {
            let letter = column_letters(column);
            let grid = this.grid(t)?;
            let heading = column_heading(grid, t.header[0], t.header[1], column);
            if heading.is_empty() {
                return Err(NotCorrected(format!(
                    "column {letter} has no heading by which next year's file could find it; say it of the whole table"
                )));
            }
            let alike: Vec<String> = this.planned(t).map_or_else(Vec::new, |p| {
                let same = |c: &u32| column_heading(grid, t.header[0], t.header[1], *c) == heading;
                p.values.iter().map(|v| v.column).filter(same).map(column_letters).collect()
            });
            if period.is_some() && alike.len() > 1 {
                return Err(NotCorrected(format!(
                    "the columns {} are all called \"{heading}\"; say what a row of the heading above means instead",
                    alike.join(", ")
                )));
            }
            let before = t.values.named.iter().position(|n| n.heading.trim() == heading);
            let unit = before.and_then(|at| t.values.named.get(at)?.unit.clone());
            if let Some(at) = before {
                t.values.named.remove(at);
            }
            let says = period.is_some() || indicator.is_some() || !codes.is_empty() || unit.is_some();
            let named = NamedColumn { heading, indicator, period, codes, unit, skip: false };
            // Of a column that no other rule explains the name alone makes one of values.
            if says || !this.holds_values(t, column) {
                t.values.named.push(named);
            }
            Ok(())
        })
    }

    fn holds_values(&self, table: &TableRecipe, column: u32) -> bool {
        self.planned(table).is_some_and(|p| p.values.iter().any(|v| v.column == column))
    }

    fn values(&self, t: &mut TableRecipe, grid: &Grid, column: u32) -> Result<(), NotCorrected> {
        if self.holds_values(t, column) {
            return Ok(());
        }
        let letter = column_letters(column);
        let [top, bottom] = t.header;
        let heading_of = |c: u32| column_heading(grid, top, bottom, c);
        let others: Vec<u32> = self.planned(t).map_or_else(Vec::new, |p| p.values.iter().map(|v| v.column).collect());
        if bottom > 0 && heading_of(column).is_empty() && !others.is_empty() {
            return Err(NotCorrected(format!(
                "column {letter} has no heading that tells its values from those of other columns; choose the rows of the heading so that it has one"
            )));
        }
        t.columns.retain(|c| c.at != column);
        let [first, last] = t.values.columns;
        let end = if last == 0 { grid.width() } else { last };
        // Columns between the old values and this one were no values, and stay none.
        let between = if column < first { column + 1..first } else { end.saturating_add(1)..column };
        for c in between.take(2_000) {
            if t.columns.iter().all(|l| l.at != c) && !heading_of(c).is_empty() {
                t.columns.push(LabelColumn::plain(c, &heading_of(c), Means::Ignore));
            }
        }
        t.columns.sort_by_key(|c| c.at);
        t.values.columns = [first.min(column), if last == 0 && column >= first { 0 } else { end.max(column) }];
        t.values.column_heading = None;
        // Several columns of values are told apart by their headings.
        if t.values.headings.is_empty() && !others.is_empty() && bottom > 0 {
            let all_periods = others.iter().chain([&column]).all(|c| when::period(&heading_of(*c)).is_some());
            let means = if all_periods { Means::Period } else { Means::Indicator };
            t.values.headings.push(HeadingRow::plain(bottom, means));
        }
        if !self.holds_values(t, column) {
            t.values.named.retain(|n| n.heading.trim() != heading_of(column));
            t.values.named.push(named(heading_of(column)));
        }
        let why = match plan(self.book, t, self.ctx, &mut Vec::new()) {
            Ok(found) if found.values.iter().any(|v| v.column == column) => return Ok(()),
            Ok(_) => "its heading says nothing that can be read".to_string(),
            Err(e) => e.reason,
        };
        Err(NotCorrected(format!(
            "column {letter} cannot be read as values: {why}; choose the rows of the heading first"
        )))
    }

    fn beside(
        &self,
        t: &mut TableRecipe,
        grid: &Grid,
        column: u32,
        means: Means,
        dimension: Option<DimensionCode>,
    ) -> Result<(), NotCorrected> {
        let letter = column_letters(column);
        let heading = column_heading(grid, t.header[0], t.header[1], column);
        let values: Vec<u32> = self.planned(t).map_or_else(Vec::new, |p| p.values.iter().map(|v| v.column).collect());
        if values == [column] {
            return Err(NotCorrected(format!(
                "column {letter} is the only one with values; say first which column holds the values"
            )));
        }
        let dimension = match (means, dimension) {
            (Means::Dimension, Some(d)) => Some(d),
            (Means::Dimension, None) => Some(own_dimension(t, column, &heading)),
            (_, _) => None,
        };
        let once = matches!(means, Means::Dimension | Means::Period | Means::Indicator);
        let twin = t.columns.iter().find(|c| once && c.at != column && c.means == means && c.dimension == dimension);
        if let Some(twin) = twin {
            let other = column_letters(twin.at);
            return Err(NotCorrected(format!(
                "column {other}, \"{}\", says that already; say first what column {other} holds, or that it holds nothing",
                twin.heading
            )));
        }
        let above = t
            .values
            .headings
            .iter()
            .find(|h| means == Means::Dimension && h.means == means && h.dimension == dimension);
        if let Some(above) = above {
            return Err(NotCorrected(format!(
                "row {} of the heading says that already over the values; say first what the row means",
                above.row
            )));
        }
        match t.columns.iter_mut().find(|c| c.at == column) {
            Some(rule) => {
                if rule.means != means || rule.dimension != dimension {
                    // What was said of the labels held for the other meaning.
                    rule.code_list = None;
                    rule.inner.clear();
                    rule.also = None;
                    rule.keep.clear();
                }
                (rule.means, rule.dimension, rule.heading) = (means, dimension, heading);
            }
            None => {
                let alone = |c: &u32| *c != column && column_heading(grid, t.header[0], t.header[1], *c) == heading;
                if !values.iter().any(alone) {
                    t.values.named.retain(|n| n.heading.trim() != heading);
                }
                t.columns.push(LabelColumn { dimension, ..LabelColumn::plain(column, &heading, means) });
                t.columns.sort_by_key(|c| c.at);
            }
        }
        Ok(())
    }
}

/// A dimension called as the column, which no other column of the table is.
fn own_dimension(t: &TableRecipe, column: u32, heading: &str) -> DimensionCode {
    let slug = words::slug(heading);
    let taken = |code: &str| {
        t.columns.iter().any(|c| c.at != column && c.dimension.as_ref().is_some_and(|d| d.as_str() == code))
    };
    let free = (2..).map(|n| format!("{slug}_{n}")).find(|code| !taken(code));
    DimensionCode::new(if taken(&slug) { free.unwrap_or(slug) } else { slug })
}

fn named(heading: String) -> NamedColumn {
    NamedColumn { heading, indicator: None, period: None, codes: BTreeMap::new(), unit: None, skip: false }
}
