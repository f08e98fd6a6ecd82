//! Whether the parts of a table make up its totals.

use super::header::sample;
use crate::format::Grid;
use crate::labels;
use crate::number::{DecimalSign, NumberStyle, is_blank};
use almanac_core::Decimal;
use almanac_core::release::ObsValue;
use std::collections::BTreeMap;
use std::ops::Range;

/// The decimal sign by which the parts of a table make up its totals, where they do not by the other one.
pub(crate) fn decimal_sign(
    (grid, rows): (&Grid, &Range<usize>),
    labels: &[u32],
    values: &[u32],
    headings: &[String],
) -> Option<DecimalSign> {
    let by = |sign| {
        let down = labels.iter().map(|column| rows_add_up((grid, rows), *column, values, sign));
        let all: Vec<bool> = down.chain([columns_add_up((grid, rows), values, headings, sign)]).flatten().collect();
        (!all.is_empty()).then(|| all.iter().all(|holds| *holds))
    };
    match (by(DecimalSign::Point), by(DecimalSign::Comma)) {
        (Some(true), Some(false)) => Some(DecimalSign::Point),
        (Some(false), Some(true)) => Some(DecimalSign::Comma),
        (_, _) => None,
    }
}

fn number(text: &str, decimal: DecimalSign) -> Option<Decimal> {
    let style = NumberStyle { decimal, ..NumberStyle::default() };
    match style.read(text).ok()?.value {
        ObsValue::Number(n) => Some(n),
        ObsValue::RoundsToZero | ObsValue::Missing(_) => None,
    }
}

/// Whether numbers make up a total; None where one of them is missing.
fn adds_up(parts: impl Iterator<Item = Option<Decimal>>, total: Option<Decimal>) -> Option<bool> {
    let mut sum = Decimal::ZERO;
    for part in parts {
        sum = sum.add(part?)?;
    }
    Some(sum == total?)
}

/// Whether in every column of values the rows that are no total make up the one that is; none where there is none, or
/// several.
pub(super) fn rows_add_up(
    (grid, rows): (&Grid, &Range<usize>),
    column: u32,
    values: &[u32],
    sign: DecimalSign,
) -> Option<bool> {
    let mut parts = BTreeMap::new();
    let mut total = None;
    for row in sample(grid, rows.start, rows.end) {
        let label = row.text(column).trim_matches(is_blank).to_string();
        let numbers: Vec<Option<Decimal>> = values.iter().map(|c| number(row.text(*c), sign)).collect();
        if label.is_empty() {
            continue;
        }
        if labels::total(&label).is_some() {
            if total.replace(numbers).is_some() {
                return None;
            }
        } else if parts.insert(label, numbers).is_some() {
            return None;
        }
    }
    let total = total?;
    let each = total
        .iter()
        .enumerate()
        .filter_map(|(at, total)| adds_up(parts.values().map(|numbers| numbers.get(at).copied().flatten()), *total));
    all_of(each)
}

/// The same for columns, in every row.
pub(super) fn columns_add_up(
    (grid, rows): (&Grid, &Range<usize>),
    values: &[u32],
    headings: &[String],
    sign: DecimalSign,
) -> Option<bool> {
    let (totals, parts): (Vec<_>, Vec<_>) =
        values.iter().zip(headings).partition(|(_, heading)| labels::total(heading).is_some());
    let [(total, _)] = totals.as_slice() else { return None };
    let each = sample(grid, rows.start, rows.end).filter_map(|row| {
        adds_up(parts.iter().map(|(c, _)| number(row.text(**c), sign)), number(row.text(**total), sign))
    });
    all_of(each)
}

fn all_of(mut each: impl Iterator<Item = bool>) -> Option<bool> {
    let first = each.next()?;
    Some(first && each.all(|holds| holds))
}
