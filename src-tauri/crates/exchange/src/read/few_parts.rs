//! Totals of years of which the table holds some months or quarters only.
//!
//! A table of months has a row "Total" below every year's column, also below that of the running year. There it is the sum
//! of the months so far and no value of the year. It is known by its parts: some are there, others are not, and those that
//! are there make it up.

use super::plan::{Plan, PlanValue};
use super::walk::{Collector, Row, Sink, walk};
use crate::labels;
use crate::number::{ReadValue, is_blank};
use crate::recipe::{Means, Recipe};
use almanac_core::release::ObsValue;
use almanac_core::{CellRef, Decimal, Finding, Level, ObservationTable, Period, Place};
use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasher, RandomState};

/// So many are told one by one.
const TOLD: usize = 20;

/// How many months and quarters of one year a series has, and their sums.
#[derive(Default)]
struct Parts {
    months: (usize, f64),
    quarters: (usize, f64),
}

/// The months and quarters of each series and year.
#[derive(Default)]
struct PartsOfYears(HashMap<(u64, i32), Parts>);

impl PartsOfYears {
    fn add(&mut self, series: u64, period: Period, value: Decimal) {
        let add = |held: &mut (usize, f64)| *held = (held.0 + 1, held.1 + value.to_f64());
        match period {
            Period::Month(y, _) => add(&mut self.0.entry((series, y)).or_default().months),
            Period::Quarter(y, _) => add(&mut self.0.entry((series, y)).or_default().quarters),
            Period::Year(_) | Period::Half(..) | Period::Week(..) | Period::Day(_) | Period::Years(..) => {}
        }
    }
    /// Of how many months or quarters a value of a year is the sum, where others are missing.
    fn few(&self, series: u64, year: i32, value: Decimal) -> Option<String> {
        let of_year = self.0.get(&(series, year))?;
        let whole = value.to_f64();
        let some = |(count, sum): (usize, f64), of: usize| {
            count > 1 && count < of && (sum - whole).abs() <= 1e-9 * whole.abs().max(1.0) && whole != 0.0
        };
        if some(of_year.months, 12) {
            Some(format!("{} months", of_year.months.0))
        } else if some(of_year.quarters, 4) && of_year.months.0 == 0 {
            Some(format!("{} quarters", of_year.quarters.0))
        } else {
            None
        }
    }
}

/// Tells of totals that are left out, of many their number.
#[derive(Default)]
struct Told(Vec<Finding>, usize);

impl Told {
    fn tell(&mut self, file: &str, cell: impl FnOnce() -> CellRef, year: i32, few: &str, value: Decimal) {
        self.1 += 1;
        if self.1 > TOLD {
            return;
        }
        self.0.push(
            Finding::new(
                Level::Warning,
                "year-of-few-parts",
                Place::File { file: file.to_string(), cell: cell().to_string() },
                format!("The total of {year} is the sum of the {few} that the table holds; it is no value of the year and is left out"),
                "Wait for the whole year, or enter the value with a reason if the other parts are zero",
            )
            .with(value.to_string(), "a total of the whole year"),
        );
    }
    fn all(mut self, file: &str) -> Vec<Finding> {
        if self.1 > TOLD {
            self.0.push(Finding::new(
                Level::Warning,
                "year-of-few-parts",
                Place::File { file: file.to_string(), cell: String::new() },
                format!("{} more totals of years are sums of some months or quarters and are left out", self.1 - TOLD),
                "Wait for the whole year, or enter the values with a reason",
            ));
        }
        self.0
    }
}

/// Takes such totals out of a table and tells of each, with the cell. Only rows from `from` on are looked at.
pub fn take_out(table: &mut ObservationTable, from: usize, file: &str) -> Vec<Finding> {
    let mut parts = PartsOfYears::default();
    for row in table.rows.iter().skip(from) {
        if let ObsValue::Number(n) = row.value() {
            parts.add(u64::from(row.series), row.period(), n);
        }
    }
    if parts.0.is_empty() {
        return Vec::new();
    }
    let mut told = Told::default();
    let mut out: HashSet<usize> = HashSet::new();
    for (at, row) in table.rows.iter().enumerate().skip(from) {
        let (Period::Year(year), ObsValue::Number(n)) = (row.period(), row.value()) else { continue };
        let Some(few) = parts.few(u64::from(row.series), year, n) else { continue };
        out.insert(at);
        told.tell(file, || table.cell(row), year, &few, n);
    }
    let mut at = 0;
    table.rows.retain(|_| {
        at += 1;
        !out.contains(&(at - 1))
    });
    told.all(file)
}

/// What the rows and headings of a plan say beside the period, hashed: the same for two values of one series.
pub struct Series {
    hash: RandomState,
    columns: Vec<u64>,
    /// Which label columns tell rows apart.
    labels: Vec<bool>,
    totals: HashMap<String, bool>,
}

impl Series {
    /// The series of a plan.
    pub fn of(plan: &Plan<'_>) -> Self {
        let hash = RandomState::new();
        let column = |v: &PlanValue| {
            let labels: Vec<(&str, &str)> = v.labels.iter().map(|l| (l.dimension.as_str(), l.text.as_str())).collect();
            hash.hash_one((&v.measure, &v.indicator, labels, &v.codes))
        };
        Self {
            columns: plan.values.iter().map(column).collect(),
            labels: plan.labels.iter().map(|l| matches!(l.rule.means, Means::Dimension | Means::Indicator)).collect(),
            totals: HashMap::new(),
            hash,
        }
    }
    /// The series of a value in the plan's value column `at`.
    pub fn key(&mut self, row: &Row<'_>, at: usize) -> u64 {
        let told =
            row.texts.iter().zip(&self.labels).filter(|(_, tells)| **tells).map(|(t, _)| t.trim_matches(is_blank));
        let texts: Vec<&str> = told
            .map(|t| {
                let held = self.totals.get(t).copied();
                // All words for the total say the same.
                let total = held.unwrap_or_else(|| t.is_empty() || labels::total(t).is_some());
                if held.is_none() {
                    self.totals.insert(t.to_string(), total);
                }
                if total { "_T" } else { t }
            })
            .collect();
        self.hash.hash_one((texts, row.indicator, self.columns.get(at)))
    }
}

/// Values by their row and their value column.
pub type Values = HashSet<(u32, usize)>;

/// The same totals where no observation table is made: places of their values by row and value column. A table is given up
/// on where its first values, [`ENOUGH`] of them, are of no month and no quarter.
pub fn places(plan: &Plan<'_>, recipe: &Recipe) -> (Values, Vec<Finding>) {
    let has_parts = |means: Means| matches!(means, Means::PartOfYear | Means::Period);
    let table = plan.table;
    if !table.columns.iter().map(|c| c.means).chain(table.values.headings.iter().map(|h| h.means)).any(has_parts) {
        return Default::default();
    }
    let mut sink = Wholes { series: Series::of(plan), parts: PartsOfYears::default(), wholes: Vec::new(), seen: 0 };
    walk(plan, recipe, &mut sink, &mut Collector::default());
    let (mut out, mut told) = (Values::new(), Told::default());
    for (series, year, value, row, at) in &sink.wholes {
        let Some(few) = sink.parts.few(*series, *year, *value) else { continue };
        out.insert((*row, *at));
        let column = plan.values.get(*at).map_or(0, |v| plan.grid.received_column(v.column));
        told.tell(plan.file, || CellRef { sheet: plan.grid.name.clone(), row: *row, column }, *year, &few, *value);
    }
    (out, told.all(plan.file))
}

/// After so many values without a month or a quarter, a table has none.
const ENOUGH: usize = 10_000;

struct Wholes {
    series: Series,
    parts: PartsOfYears,
    wholes: Vec<(u64, i32, Decimal, u32, usize)>,
    seen: usize,
}

impl<'a> Sink<'a> for Wholes {
    fn row(&mut self, _row: &Row<'a>) {}
    fn value(&mut self, row: &Row<'a>, at: usize, read: ReadValue, period: Option<Period>) {
        let (Some(period), ObsValue::Number(value)) = (period, read.value) else { return };
        self.seen += 1;
        if self.seen > ENOUGH && self.parts.0.is_empty() {
            self.wholes.clear();
            return;
        }
        match period {
            Period::Year(year) => {
                let series = self.series.key(row, at);
                self.wholes.push((series, year, value, row.number, at));
            }
            Period::Month(..) | Period::Quarter(..) => {
                let series = self.series.key(row, at);
                self.parts.add(series, period, value);
            }
            Period::Half(..) | Period::Week(..) | Period::Day(_) | Period::Years(..) => {}
        }
    }
}
