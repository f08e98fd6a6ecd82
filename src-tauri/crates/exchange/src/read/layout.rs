//! What a recipe makes of a sheet, cell by cell, for somebody who looks at the sheet itself.

use super::heading::{column_heading, heading_text};
use super::plan::{Plan, moved, plan, sheet};
use super::walk::{Collector, Row, Sink, walk};
use crate::format::{Grid, Workbook};
use crate::labels::Context;
use crate::number::{ReadValue, is_blank};
use crate::recipe::{LabelColumn, Means, NamedColumn, Recipe};
use almanac_core::release::ObsValue;
use almanac_core::{Code, DimensionCode, IndicatorCode, Period};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::RangeInclusive;

/// What a cell is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CellRole {
    /// A heading.
    Heading,
    /// A label, a period or anything else beside the values.
    Label,
    /// An empty cell that goes on with a label from above, which it is.
    FromAbove(String),
    /// A value; what was read.
    Value(ObsValue),
    /// It stands where a value is expected and cannot be read.
    Unread,
    /// Its column or row is left out.
    LeftOut,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum ColumnLayout {
    /// It stands beside the values.
    Beside(LabelColumn),
    /// It holds values.
    Values(ValuesLayout),
    /// No rule reads it.
    LeftOut,
}

/// What is known of all values of a column.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ValuesLayout {
    /// The period of all its values.
    pub period: Option<Period>,
    /// The text that names its indicator.
    pub measure: Option<String>,
    /// Its indicator.
    pub indicator: Option<IndicatorCode>,
    /// Labels over it, by dimension, as received.
    pub labels: Vec<(DimensionCode, String)>,
    /// Its codes.
    pub codes: BTreeMap<DimensionCode, Code>,
    /// What the recipe says of it by its name.
    pub named: Option<NamedColumn>,
}

/// A table as it stands on the sheet. Rows and columns are the sheet's, from 1.
#[derive(Debug, Clone, PartialEq)]
pub struct TableLayout {
    /// Its place in the recipe.
    pub table: usize,
    /// Why the recipe does not fit; the rest is then what the recipe says.
    pub problem: Option<String>,
    /// First and last row of the heading; zeros where there is none.
    pub heading: [u32; 2],
    /// First and last row of values.
    pub rows: [u32; 2],
    /// What the rows of the heading mean.
    pub headings: Vec<(u32, Means, Option<DimensionCode>)>,
    /// Its columns with their lowest heading, those of the part that was asked for.
    pub columns: BTreeMap<u32, (String, ColumnLayout)>,
    /// Its cells of that part by row and column; others are none of its.
    pub cells: HashMap<(u32, u32), CellRole>,
}

/// Rows above the part that are read for the labels that go on in it.
const MOST_ABOVE: usize = 20_000;

/// What a recipe makes of the part of a sheet with these rows and columns, table by table.
pub fn layout(
    book: &Workbook,
    recipe: &Recipe,
    grid: &Grid,
    rows: &RangeInclusive<u32>,
    columns: &RangeInclusive<u32>,
    ctx: &Context<'_>,
) -> Vec<TableLayout> {
    let here = |t: &&crate::recipe::TableRecipe| sheet(book, t).is_some_and(|g| std::ptr::eq(g, grid));
    let tables = recipe.tables.iter().enumerate().filter(|(_, t)| here(t));
    tables
        .map(|(table, t)| match plan(book, t, ctx, &mut Vec::new()) {
            Ok(plan) => laid_out(table, plan, recipe, rows, columns),
            Err(e) => TableLayout {
                table,
                problem: Some(format!("{}. {}", e.reason, e.mend)),
                heading: t.header,
                rows: [t.first_row, t.last_row.unwrap_or(t.first_row)],
                headings: t.values.headings.iter().map(|h| (h.row, h.means, h.dimension.clone())).collect(),
                columns: BTreeMap::new(),
                cells: HashMap::new(),
            },
        })
        .collect()
}

fn laid_out(
    table: usize,
    mut plan: Plan<'_>,
    recipe: &Recipe,
    rows: &RangeInclusive<u32>,
    columns: &RangeInclusive<u32>,
) -> TableLayout {
    let grid = plan.grid;
    let [top, bottom] = plan.heading;
    let number = |at: usize| grid.get(at).map(|r| r.number);
    let first_row = number(plan.first).unwrap_or(bottom + 1);
    let last_row = plan.end.checked_sub(1).and_then(number).unwrap_or(first_row).max(first_row);
    let shift = i64::from(bottom) - i64::from(plan.table.header[1]);
    let mut out = TableLayout {
        table,
        problem: None,
        heading: plan.heading,
        rows: [first_row, last_row],
        headings: plan
            .table
            .values
            .headings
            .iter()
            .map(|h| (moved(h.row, shift), h.means, h.dimension.clone()))
            .collect(),
        columns: BTreeMap::new(),
        cells: HashMap::new(),
    };
    for column in columns.clone() {
        if let Some(found) = column_layout(&plan, column) {
            out.columns.insert(column, (column_heading(grid, top, bottom, column), found));
        }
    }
    for row in (top.max(1)..=bottom).filter(|r| rows.contains(r)) {
        for column in out.columns.keys().filter(|c| !heading_text(grid, row, **c).is_empty()) {
            out.cells.insert((row, *column), CellRole::Heading);
        }
    }
    // Only the rows that are looked at are read, where what stands above them is of no matter to their cells.
    let from = grid.index_of(*rows.start());
    if !plan.labels.iter().any(|l| l.in_rows || l.rule.goes_on) || from > MOST_ABOVE {
        plan.first = plan.first.max(from);
    }
    plan.end = plan.end.min(grid.index_of(rows.end().saturating_add(1)));
    let held = plan.labels.iter().enumerate().filter(|(_, l)| l.in_column()).map(|(at, l)| (at, l.column)).collect();
    let mut seen =
        Seen { rows: BTreeSet::new(), values: HashMap::new(), columns: Vec::new(), held, from_above: HashMap::new() };
    seen.columns = plan.values.iter().map(|v| v.column).collect();
    walk(&plan, recipe, &mut seen, &mut Collector::default());
    for row in (plan.first.max(from)..plan.end).filter_map(|i| grid.get(i)) {
        let read = seen.rows.contains(&row.number);
        let section = super::above::section(&plan, &row).filter(|_| !read).map(|(_, cell)| cell.column);
        for (column, (_, holds)) in &out.columns {
            let filled = row.get(*column).is_some_and(|c| !c.text.trim_matches(is_blank).is_empty());
            if section == Some(*column) {
                out.cells.insert((row.number, *column), CellRole::Label);
                continue;
            }
            if let Some(text) = seen.from_above.get(&(row.number, *column)).filter(|_| !filled) {
                out.cells.insert((row.number, *column), CellRole::FromAbove(text.clone()));
                continue;
            }
            let role = match (holds, seen.values.get(&(row.number, *column))) {
                (ColumnLayout::Values(_), Some(value)) => CellRole::Value(*value),
                (ColumnLayout::Values(_), None) if read && filled => CellRole::Unread,
                (ColumnLayout::Beside(rule), _) if read && rule.means != Means::Ignore => CellRole::Label,
                (ColumnLayout::Values(_) | ColumnLayout::Beside(_) | ColumnLayout::LeftOut, _) => CellRole::LeftOut,
            };
            if filled || matches!(role, CellRole::Value(_)) {
                out.cells.insert((row.number, *column), role);
            }
        }
    }
    out
}

/// What a column of a table holds; none for columns that have nothing to do with the table.
fn column_layout(plan: &Plan<'_>, column: u32) -> Option<ColumnLayout> {
    if let Some(label) = plan.labels.iter().find(|l| l.column == column && l.in_column()) {
        return Some(ColumnLayout::Beside(label.rule.clone()));
    }
    if let Some(value) = plan.values.iter().find(|v| v.column == column) {
        return Some(ColumnLayout::Values(ValuesLayout {
            period: value.period.map(|(period, _)| period).or(plan.period.map(|p| value.part.of(p))),
            measure: value.measure.clone(),
            indicator: value.indicator.clone().or_else(|| plan.table.indicator.clone()),
            labels: value.labels.iter().map(|l| (l.dimension.clone(), l.text.clone())).collect(),
            codes: value.codes.clone(),
            named: said(plan, column).cloned(),
        }));
    }
    let own = plan.labels.iter().map(|l| l.column).chain(plan.values.iter().map(|v| v.column));
    let (first, last) = own.fold((u32::MAX, 0), |(a, b), c| (a.min(c), b.max(c)));
    let headed = !column_heading(plan.grid, plan.heading[0], plan.heading[1], column).is_empty();
    // Behind a gap may stand another table; a column with a heading right beside this one was left out.
    let beside = (first.saturating_sub(1)..=last.saturating_add(1)).contains(&column);
    ((first..=last).contains(&column) || headed && beside).then_some(ColumnLayout::LeftOut)
}

/// What the recipe says of a column of values by its name.
fn said<'t>(plan: &Plan<'t>, column: u32) -> Option<&'t NamedColumn> {
    let heading = column_heading(plan.grid, plan.heading[0], plan.heading[1], column);
    plan.table.values.named.iter().find(|n| n.heading.trim() == heading)
}

/// Which rows are read, and what of each cell.
struct Seen {
    rows: BTreeSet<u32>,
    values: HashMap<(u32, u32), ObsValue>,
    columns: Vec<u32>,
    /// Columns of labels, by their place in the plan.
    held: Vec<(usize, u32)>,
    /// Labels of rows, where their own cell may be empty.
    from_above: HashMap<(u32, u32), String>,
}

impl<'a> Sink<'a> for Seen {
    fn row(&mut self, row: &Row<'a>) {
        self.rows.insert(row.number);
        for (at, column) in &self.held {
            if let Some(text) = row.texts.get(*at).map(|t| t.trim()).filter(|t| !t.is_empty()) {
                self.from_above.insert((row.number, *column), text.to_string());
            }
        }
    }
    fn value(&mut self, row: &Row<'a>, at: usize, read: ReadValue, _: Option<Period>) {
        if let Some(column) = self.columns.get(at) {
            self.values.insert((row.number, *column), read.value);
        }
    }
}
