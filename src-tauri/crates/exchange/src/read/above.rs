//! Labels that are written once and hold for the rows below: in a merged cell, with empty cells under them, or in a row
//! of their own.
//!
//! A merged cell says so itself. That empty cells go on with the label above is a rule of the recipe, since with other
//! senders an empty cell is the total.

use super::plan::Plan;
use crate::format::{CellView, RowView};
use crate::labels;
use crate::number::is_blank;
use crate::recipe::Means;
use crate::when;
use std::collections::BTreeMap;

/// What stands above, for each column beside the values.
pub struct Above<'a> {
    columns: Vec<Column<'a>>,
}

#[derive(Default)]
struct Column<'a> {
    /// Merged cells of several rows: the last row and the text, by the first row.
    merged: BTreeMap<u32, (u32, &'a str)>,
    /// The label that empty cells go on with.
    last: &'a str,
    groups: Groups,
}

/// Tells the totals of groups from that of the whole table: each group of labels that go on may have one of its own.
#[derive(Debug, Clone, Copy, Default)]
struct Groups {
    begun: usize,
    totalled: usize,
}

impl Groups {
    /// A group begins.
    fn begin(&mut self) {
        self.begun += 1;
    }
    /// Whether a total below belongs to the group: all groups before had theirs, and this one has none yet.
    fn owns_total(&mut self) -> bool {
        let own = self.begun == self.totalled + 1;
        self.totalled += usize::from(own);
        own
    }
}

impl<'a> Above<'a> {
    /// What is merged in the columns of a plan.
    pub fn of(plan: &Plan<'a>) -> Self {
        let grid = plan.grid;
        let merged = |column: u32| {
            grid.merged
                .iter()
                .filter(|m| m.bottom > m.top && m.top > plan.heading[1] && (m.left..=m.right).contains(&column))
                .filter_map(|m| Some((m.top, (m.bottom, grid.at(m.top, m.left)?.text))))
                .collect()
        };
        let columns = plan.labels.iter().map(|l| match l.inner {
            Some(_) => Column::default(),
            None => Column { merged: merged(l.column), ..Column::default() },
        });
        Self { columns: columns.collect() }
    }
    /// Puts the labels from above into the empty ones of a row.
    pub fn fill(&mut self, plan: &Plan<'a>, number: u32, texts: &mut [&'a str], with_values: bool) {
        let blank = |t: &str| t.trim_matches(is_blank).is_empty();
        for at in 0..self.columns.len() {
            if let (Some(column), Some(text)) = (self.columns.get_mut(at), texts.get(at).filter(|t| !blank(t))) {
                column.last = text;
                column.groups.begin();
                continue;
            }
            let goes_on = plan.labels.get(at).is_some_and(|l| l.rule.goes_on);
            let total = goes_on && {
                let of_others = plan.labels.iter().zip(texts.iter()).enumerate().filter(|(n, _)| *n != at);
                let dimension = |l: &super::plan::PlanLabel| l.rule.means == Means::Dimension;
                plan.labels.get(at).is_some_and(dimension)
                    && of_others.into_iter().any(|(_, (l, t))| dimension(l) && !blank(t) && labels::total(t).is_some())
            };
            let Some(column) = self.columns.get_mut(at) else { continue };
            let merged = column.merged.range(..=number).next_back().filter(|(_, (bottom, _))| number <= *bottom);
            let held = match merged {
                Some((_, (_, text))) => *text,
                None if goes_on && with_values && (!total || column.groups.owns_total()) => column.last,
                None => continue,
            };
            if let Some(slot) = texts.get_mut(at) {
                *slot = held;
            }
        }
    }
}

/// The one filled cell of a row that says what holds below, and the place of its label in the plan.
pub fn section<'a>(plan: &Plan<'_>, row: &RowView<'a>) -> Option<(usize, CellView<'a>)> {
    if !plan.labels.iter().any(|l| l.in_rows) {
        return None;
    }
    let mut cells = row.filled();
    let cell = cells.next().filter(|_| cells.next().is_none())?;
    let is_period = when::period(cell.text).is_some();
    let here = |l: &super::plan::PlanLabel| l.in_rows && l.column == cell.column;
    let of_periods = plan.labels.iter().any(|l| here(l) && l.rule.means == Means::Period);
    // Where years and sexes stand in one column, each says its own.
    let says = |l: &super::plan::PlanLabel| (l.rule.means == Means::Period) == (is_period && of_periods);
    let label = plan.labels.iter().position(|l| here(l) && says(l))?;
    Some((label, cell))
}

/// The labels of rows that hold one text and no values.
pub struct Sections<'a> {
    /// What holds now, by the label's place in the plan.
    now: Vec<(usize, &'a str)>,
}

impl<'a> Sections<'a> {
    /// Before the first section nothing holds.
    pub fn of(plan: &Plan<'a>) -> Self {
        Self { now: plan.labels.iter().enumerate().filter(|(_, l)| l.in_rows).map(|(at, _)| (at, "")).collect() }
    }
    /// Puts what holds into the texts of a row; false for a row that begins a section.
    pub fn row(&mut self, plan: &Plan<'a>, view: &RowView<'a>, texts: &mut [&'a str], with_values: bool) -> bool {
        if let Some((label, cell)) = section(plan, view).filter(|_| !with_values) {
            if let Some((_, now)) = self.now.iter_mut().find(|(at, _)| *at == label) {
                *now = cell.text.trim_matches(is_blank);
            }
            return false;
        }
        for (at, now) in &self.now {
            if let Some(slot) = texts.get_mut(*at) {
                *slot = now;
            }
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::Groups;

    #[test]
    fn a_total_belongs_to_its_group_or_to_all() {
        let mut each = Groups::default();
        each.begin();
        assert!(each.owns_total());
        each.begin();
        assert!(each.owns_total());
        assert!(!each.owns_total(), "the total of all groups");
        let mut none = Groups::default();
        none.begin();
        none.begin();
        assert!(!none.owns_total(), "no group had one");
    }
}
