//! Where the heading of a table stands, and what its rows mean.

use super::{Corrector, NotCorrected};
use crate::format::Grid;
use crate::recipe::{HeadingRow, Means, Recipe, TableRecipe};
use crate::understand::{Suggestion, side_of, understand_below};
use almanac_core::DimensionCode;

impl Corrector<'_> {
    /// A row of the heading means this over the values.
    pub fn heading_row(
        &mut self,
        table: usize,
        row: u32,
        means: Means,
        dimension: Option<DimensionCode>,
    ) -> Result<(), NotCorrected> {
        self.change(table, |_, t| {
            let [top, bottom] = t.header;
            if !(top..=bottom).contains(&row) {
                return Err(NotCorrected(format!(
                    "row {row} is no row of the heading, which stands in the rows {top} to {bottom}; move the heading first"
                )));
            }
            let dimension = dimension.filter(|_| means == Means::Dimension);
            if means == Means::Dimension && dimension.is_none() {
                return Err(NotCorrected("choose the breakdown that the row says".into()));
            }
            let twin = t.columns.iter().find(|c| means == Means::Dimension && c.dimension == dimension);
            if let Some(twin) = twin {
                return Err(NotCorrected(format!(
                    "the column \"{}\" says that already; say first what the column holds",
                    twin.heading
                )));
            }
            t.values.headings.retain(|h| h.row != row);
            t.values.headings.push(HeadingRow { dimension, ..HeadingRow::plain(row, means) });
            t.values.headings.sort_by_key(|h| h.row);
            if means == Means::Period {
                t.period = None;
            }
            Ok(())
        })
    }

    /// The heading of a table stands in these rows. What is below is understood anew; columns with the heading that they
    /// had keep what was said of them.
    pub fn heading(&mut self, table: usize, first: u32, last: u32) -> Result<(), NotCorrected> {
        let old = self.fitted(table)?;
        let grid = self.grid(&old)?;
        let side = side_of(grid, old.values.columns[0]);
        let (new, labels) = self.understood(side.as_ref().unwrap_or(grid), &old.name, [first, last], Some(table))?;
        if let Some(held) = self.recipe.tables.get_mut(table) {
            *held = kept(new, old);
        }
        self.take_labels(labels);
        Ok(())
    }

    /// A table that was not seen, by the rows of its heading on a sheet.
    pub fn new_table(&mut self, sheet: usize, first: u32, last: u32) -> Result<(), NotCorrected> {
        let grid = self.book.grids.get(sheet).ok_or_else(|| NotCorrected("that sheet is not in the file".into()))?;
        let own = grid.name.as_deref().unwrap_or(&self.book.file);
        let free =
            (2..).map(|n| format!("{own} ({n})")).find(|name| self.recipe.tables.iter().all(|t| t.name != *name));
        let taken = self.recipe.tables.iter().any(|t| t.name == own);
        let name = if taken { free.unwrap_or_else(|| own.to_string()) } else { own.to_string() };
        let (new, labels) = self.understood(grid, &name, [first, last], None)?;
        let same_sheet = |t: &TableRecipe| t.sheet.as_deref() == grid.name.as_deref();
        // A table above ends where this one begins.
        for t in self.recipe.tables.iter_mut().filter(|t| same_sheet(t) && t.header[1] < first) {
            if t.last_row.is_none_or(|end| end >= first) {
                t.last_row = Some(first - 1);
            }
        }
        self.recipe.tables.push(new);
        let place = |t: &TableRecipe| {
            let sheet = self.book.grids.iter().position(|g| g.name.as_deref() == t.sheet.as_deref());
            (sheet, t.header[0])
        };
        self.recipe.tables.sort_by_key(place);
        self.take_labels(labels);
        Ok(())
    }

    /// A table under a heading, with what its labels were found to mean.
    fn understood(
        &self,
        grid: &Grid,
        name: &str,
        [first, last]: [u32; 2],
        own: Option<usize>,
    ) -> Result<(TableRecipe, Recipe), NotCorrected> {
        if first == 0 || last < first {
            return Err(NotCorrected("the heading ends above its first row; choose another row".into()));
        }
        let others = self.recipe.tables.iter().enumerate().filter(|(at, _)| Some(*at) != own).map(|(_, t)| t);
        let below = others.filter(|t| t.sheet.as_deref() == grid.name.as_deref() && t.header[0] > last);
        let limit = below.map(|t| t.header[0]).min();
        let mut out = Suggestion::default();
        let table =
            understand_below(self.book, grid, name, [first, last, limit.unwrap_or(u32::MAX)], self.ctx, &mut out);
        match table {
            Some(mut table) => {
                if limit.is_none() {
                    table.last_row = None;
                }
                Ok((table, out.recipe))
            }
            None => Err(NotCorrected(match out.findings.first() {
                Some(finding) => format!("{}. {}", finding.message, finding.mend),
                None => format!("no column below row {last} holds values; choose other rows for the heading"),
            })),
        }
    }

    fn take_labels(&mut self, found: Recipe) {
        for (dimension, labels) in found.labels {
            let held = self.recipe.labels.entry(dimension).or_default();
            labels.into_iter().for_each(|(label, code)| {
                held.entry(label).or_insert(code);
            });
        }
        for (word, indicator) in found.indicators {
            self.recipe.indicators.entry(word).or_insert(indicator);
        }
    }
}

/// The table under its new heading, with what was said of the old one and still holds.
fn kept(mut new: TableRecipe, old: TableRecipe) -> TableRecipe {
    for rule in &mut new.columns {
        let same = old.columns.iter().find(|c| !c.heading.is_empty() && c.heading == rule.heading);
        if let Some(before) = same {
            *rule = crate::recipe::LabelColumn { at: rule.at, ..before.clone() };
        }
    }
    let says_period = |m: Means| m == Means::Period;
    let periods = new.columns.iter().any(|c| says_period(c.means))
        || new.values.headings.iter().any(|h| says_period(h.means))
        || new.values.named.iter().any(|n| n.period.is_some());
    if !periods {
        new.period = new.period.or(old.period);
    }
    new.unit = new.unit.or(old.unit);
    new.indicator = new.indicator.or(old.indicator);
    new.markers.extend(old.markers);
    (new.brackets, new.calendar, new.hidden_rows) = (old.brackets, old.calendar, old.hidden_rows);
    (new.flags, new.codes, new.times_ten_to) = (old.flags, old.codes, old.times_ten_to);
    new
}
