//! Totals of years of which the table holds some months or quarters only.
//!
//! A table of months has a row "Total" below every year's column, also below that of the running year. There it is the sum
//! of the months so far and no value of the year. It is known by its parts: some are there, others are not, and those that
//! are there make it up.

use almanac_core::release::ObsValue;
use almanac_core::{Finding, Level, ObservationTable, Period, Place};
use std::collections::{BTreeMap, HashSet};

/// So many are told one by one.
const TOLD: usize = 20;

#[derive(Default)]
struct Parts {
    months: (usize, f64),
    quarters: (usize, f64),
}

/// Takes such totals out of a table and tells of each, with the cell. Only rows from `from` on are looked at.
pub fn take_out(table: &mut ObservationTable, from: usize, file: &str) -> Vec<Finding> {
    let mut parts: BTreeMap<(u32, i32), Parts> = BTreeMap::new();
    for row in table.rows.iter().skip(from) {
        let ObsValue::Number(n) = row.value() else { continue };
        let add = |held: &mut (usize, f64)| *held = (held.0 + 1, held.1 + n.to_f64());
        match row.period() {
            Period::Month(y, _) => add(&mut parts.entry((row.series, y)).or_default().months),
            Period::Quarter(y, _) => add(&mut parts.entry((row.series, y)).or_default().quarters),
            Period::Year(_) | Period::Half(..) | Period::Week(..) | Period::Day(_) | Period::Years(..) => {}
        }
    }
    if parts.is_empty() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    let mut out: HashSet<usize> = HashSet::new();
    for (at, row) in table.rows.iter().enumerate().skip(from) {
        let (Period::Year(year), ObsValue::Number(n)) = (row.period(), row.value()) else { continue };
        let Some(of_year) = parts.get(&(row.series, year)) else { continue };
        let whole = n.to_f64();
        let some = |(count, sum): (usize, f64), of: usize| {
            count > 1 && count < of && (sum - whole).abs() <= 1e-9 * whole.abs().max(1.0) && whole != 0.0
        };
        let few = if some(of_year.months, 12) {
            Some(format!("{} months", of_year.months.0))
        } else if some(of_year.quarters, 4) && of_year.months.0 == 0 {
            Some(format!("{} quarters", of_year.quarters.0))
        } else {
            None
        };
        let Some(few) = few else { continue };
        out.insert(at);
        if findings.len() < TOLD {
            findings.push(
                Finding::new(
                    Level::Warning,
                    "year-of-few-parts",
                    Place::File { file: file.to_string(), cell: table.cell(row).to_string() },
                    format!("The total of {year} is the sum of the {few} that the table holds; it is no value of the year and is left out"),
                    "Wait for the whole year, or enter the value with a reason if the other parts are zero",
                )
                .with(n.to_string(), "a total of the whole year"),
            );
        }
    }
    let left = out.len();
    if left > findings.len() {
        findings.push(Finding::new(
            Level::Warning,
            "year-of-few-parts",
            Place::File { file: file.to_string(), cell: String::new() },
            format!(
                "{} more totals of years are sums of some months or quarters and are left out",
                left - findings.len()
            ),
            "Wait for the whole year, or enter the values with a reason",
        ));
    }
    let mut at = 0;
    table.rows.retain(|_| {
        at += 1;
        !out.contains(&(at - 1))
    });
    findings
}
