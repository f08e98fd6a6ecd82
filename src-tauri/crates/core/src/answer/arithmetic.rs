//! Arithmetic on cells: what is missing stays missing, what is forbidden says why, sums that do not
//! cover everything are marked.

use super::fetch::Row;
use super::{Cell, CellValue, Header, Refusal, Withholding};
use crate::question::QuestionStep;
use crate::truth::{Reason, lengths_differ, nested, periods_overlap};
use crate::{Code, Decimal, DimensionCode, Flags, Indicator, MeasureType, ObsStatus, Period, Profile};
use std::collections::BTreeMap;

/// Digits kept behind the decimal sign of a quotient; print rounds further.
const QUOTIENT_DECIMALS: u8 = 9;

/// How a change is expressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Growth {
    Absolute,
    Percent,
}

/// A cell about which nothing is known.
pub fn absent(period: Period) -> Cell {
    Cell { value: CellValue::Absent, flags: Flags::NONE, partial: false, period: Some(period), origins: Vec::new() }
}

fn joined(a: &Cell, b: &Cell, value: CellValue) -> Cell {
    let mut origins = a.origins.clone();
    origins.extend(b.origins.iter().cloned());
    Cell {
        value,
        flags: a.flags.union(b.flags),
        partial: a.partial || b.partial,
        period: a.period.or(b.period),
        origins,
    }
}

/// Both numbers, or why there is none: a withheld value hides the result, whatever the other is.
fn both(a: &Cell, b: &Cell) -> Result<(Decimal, Decimal), CellValue> {
    let number = |c: &Cell| match &c.value {
        CellValue::Number(n) => Ok(*n),
        CellValue::RoundsToZero => Ok(Decimal::ZERO),
        other => Err(other.clone()),
    };
    match (number(a), number(b)) {
        (Ok(x), Ok(y)) => Ok((x, y)),
        (Err(why @ CellValue::Withheld(_)), _) | (_, Err(why @ CellValue::Withheld(_))) => Err(why),
        (Err(why), _) | (_, Err(why)) => Err(why),
    }
}

/// A cell that the rules forbid.
pub fn refuse(a: &Cell, b: &Cell, reason: Refusal) -> Cell {
    joined(a, b, CellValue::Refused(reason))
}

fn fits(value: Option<Decimal>) -> CellValue {
    value.map_or(CellValue::Refused(Refusal::TooLarge), CellValue::Number)
}

/// `a / b × 10^power`.
pub fn quotient(a: &Cell, b: &Cell, power: i16) -> Cell {
    let value = match both(a, b) {
        Err(why) => why,
        Ok((_, y)) if y.is_zero() => CellValue::Refused(Refusal::ZeroDenominator),
        Ok((x, y)) => match (u8::try_from(power.max(0)), u8::try_from((-power).max(0))) {
            (Ok(up), Ok(0)) => fits(x.ratio(y, up, QUOTIENT_DECIMALS).map(Decimal::trimmed)),
            (Ok(_), Ok(down)) => fits(
                i8::try_from(down)
                    .ok()
                    .and_then(|d| y.shifted(d))
                    .and_then(|y| x.ratio(y, 0, QUOTIENT_DECIMALS))
                    .map(Decimal::trimmed),
            ),
            _ => CellValue::Refused(Refusal::TooLarge),
        },
    };
    joined(a, b, value)
}

/// `a − b`, with b brought from its power of ten to that of a.
pub fn minus(a: &Cell, b: &Cell, power: i16) -> Cell {
    let value = match both(a, b) {
        Err(why) => why,
        Ok((x, y)) => fits(i8::try_from(-power).ok().and_then(|p| y.shifted(p)).and_then(|y| x.sub(y))),
    };
    joined(a, b, value)
}

/// Change from one cell to a later one; refused across a break.
pub fn growth(before: &Cell, after: &Cell, broken: Option<Period>, how: Growth, decimals: u8) -> Cell {
    let mut cell = match (broken, both(after, before), how) {
        (_, Err(why), _) => joined(after, before, why),
        (Some(at), Ok(_), _) => refuse(after, before, Refusal::AcrossBreak(at)),
        (None, Ok((x, y)), Growth::Absolute) => {
            joined(after, before, fits(x.sub(y).map(|d| d.rounded(decimals.max(d.scale)))))
        }
        (None, Ok((_, y)), Growth::Percent) if y.is_zero() || y.is_negative() => {
            refuse(after, before, Refusal::NoGrowthBase)
        }
        (None, Ok((x, y)), Growth::Percent) => {
            joined(after, before, fits(x.sub(y).and_then(|d| d.ratio(y, 2, QUOTIENT_DECIMALS)).map(Decimal::trimmed)))
        }
    };
    cell.period = after.period;
    cell
}

/// Adds cells; missing ones make the sum partial, a withheld one hides it, none at all leaves it missing.
fn add_up(cells: &[&Cell], expected: usize, period: Option<Period>) -> Cell {
    let mut total = Cell {
        value: CellValue::Absent,
        flags: Flags::NONE,
        partial: cells.len() < expected,
        period,
        origins: Vec::new(),
    };
    let mut sum: Option<Decimal> = None;
    let mut missing: Option<CellValue> = None;
    for cell in cells {
        total.flags = total.flags.union(cell.flags);
        total.origins.extend(cell.origins.iter().cloned());
        total.partial |= cell.partial;
        match &cell.value {
            CellValue::Number(n) => match sum.unwrap_or(Decimal::ZERO).add(*n) {
                Some(s) => sum = Some(s),
                None => {
                    total.value = CellValue::Refused(Refusal::TooLarge);
                    return total;
                }
            },
            CellValue::RoundsToZero => sum = sum.or(Some(Decimal::ZERO)),
            why @ CellValue::Withheld(_) => missing = Some(why.clone()),
            why @ (CellValue::Missing(_) | CellValue::Absent | CellValue::Refused(_)) => {
                total.partial = true;
                missing = missing.or_else(|| Some(why.clone()));
            }
        }
    }
    total.value = match (sum, missing) {
        (_, Some(why @ CellValue::Withheld(_))) => why,
        (Some(s), _) => CellValue::Number(s),
        (None, Some(why)) => why,
        (None, None) => CellValue::Absent,
    };
    total
}

/// The sum over the codes of filters with several codes, where the indicator allows it.
pub fn sum_of_parts(
    parts: &[Cell],
    expected: usize,
    period: Period,
    indicator: &Indicator,
    summed: &[&(DimensionCode, Vec<Code>)],
    profile: &Profile,
) -> Cell {
    let list: Vec<&Cell> = parts.iter().collect();
    let mut total = add_up(&list, expected, Some(period));
    if !indicator.measure.is_some_and(MeasureType::adds_over_parts) {
        total.value = CellValue::Refused(Refusal::SumOfRatio);
    } else if let Some((d, _)) = summed.iter().find(|(d, _)| !indicator.adds_over(d)) {
        total.value = CellValue::Refused(Refusal::PartsOverlap(d.clone()));
    } else if summed.iter().any(|(d, codes)| nested(profile.code_list_of(d).map(|l| &**l), codes)) {
        total.value = CellValue::Refused(Refusal::Rule(Reason::CodesNest));
    }
    total
}

/// A cell for an age group that the delivered ones do not make up; they are its origins.
pub fn unfit(groups: &[Cell], period: Period, dimension: &DimensionCode) -> Cell {
    Cell {
        value: CellValue::Refused(Refusal::AgeGroupsDoNotFit(dimension.clone())),
        origins: groups.iter().flat_map(|c| c.origins.iter().cloned()).collect(),
        ..absent(period)
    }
}

/// Makes one cell of a row's periods.
pub fn collapse(row: &mut Row, step: &QuestionStep, periods: &[Period], measure: MeasureType, decimals: u8) {
    let blank: Vec<Cell> = periods.iter().map(|p| absent(*p)).collect();
    let cells: Vec<&Cell> = periods.iter().zip(&blank).map(|(p, b)| row.cells.get(p).unwrap_or(b)).collect();
    let number = |c: &Cell| match c.value {
        CellValue::Number(n) => Some(n),
        CellValue::RoundsToZero => Some(Decimal::ZERO),
        _ => None,
    };
    let numbers = || cells.iter().filter_map(|c| Some((number(c)?, *c)));
    let hidden = cells.iter().any(|c| c.value.is_withheld());
    // Only lengths of time that are there count: a range over years may have been filled up.
    let there: Vec<Period> = periods.iter().filter(|p| row.cells.contains_key(p)).copied().collect();
    let mixed = measure.adds_over_time() && (lengths_differ(&there) || periods_overlap(&there));
    let overlapping = || CellValue::Refused(Refusal::Rule(Reason::PeriodsOverlap));
    // A break at the beginning parts nothing of what is put together here.
    let broken = cells.iter().skip(1).any(|c| c.flags.has(ObsStatus::BREAK));
    let marked = |flags: Flags| {
        let others = flags.iter().filter(|s| *s != ObsStatus::BREAK).fold(Flags::NONE, Flags::with);
        if broken { others.with(ObsStatus::BREAK) } else { others }
    };
    let mut cell = match step {
        QuestionStep::Sum | QuestionStep::Mean => {
            let mut total = add_up(&cells, periods.len(), None);
            match (step, &total.value) {
                (QuestionStep::Sum, _) if measure.is_at_a_date() => {
                    total.value = CellValue::Refused(Refusal::SumOfStock)
                }
                (QuestionStep::Sum, _) if !measure.adds_over_time() => {
                    total.value = CellValue::Refused(Refusal::SumOfRatio)
                }
                (QuestionStep::Sum | QuestionStep::Mean, _) if mixed => total.value = overlapping(),
                (QuestionStep::Mean, CellValue::Number(sum)) => {
                    let n = i64::try_from(numbers().count()).unwrap_or(1);
                    total.value =
                        fits(sum.ratio(Decimal::int(n), 0, QUOTIENT_DECIMALS.max(decimals)).map(Decimal::trimmed));
                }
                _ => {}
            }
            total
        }
        QuestionStep::Max | QuestionStep::Min if mixed && !hidden => {
            Cell { value: overlapping(), period: None, ..absent(Period::Year(0)) }
        }
        QuestionStep::Max | QuestionStep::Min if !hidden => {
            let best = if *step == QuestionStep::Max {
                numbers().reduce(|a, b| if b.0 > a.0 { b } else { a })
            } else {
                numbers().reduce(|a, b| if b.0 < a.0 { b } else { a })
            };
            // What is missing could be the extreme.
            let gaps = cells.iter().any(|c| c.partial || number(c).is_none());
            best.map_or_else(
                || Cell { period: None, ..absent(Period::Year(0)) },
                |(_, c)| Cell { partial: gaps, ..c.clone() },
            )
        }
        // The extreme of a row with a withheld value could be that value.
        QuestionStep::Max | QuestionStep::Min => {
            Cell { value: CellValue::Withheld(Withholding::Confidential), period: None, ..absent(Period::Year(0)) }
        }
        QuestionStep::By(_)
        | QuestionStep::Change(_)
        | QuestionStep::ChangePercent(_)
        | QuestionStep::ShareOf(_)
        | QuestionStep::Per(..)
        | QuestionStep::Minus(_)
        | QuestionStep::Top(_)
        | QuestionStep::Rank(_) => return,
    };
    cell.flags = marked(cell.flags);
    row.cells = BTreeMap::from([(periods.last().copied().unwrap_or(Period::Year(0)), cell)]);
}

/// Keeps the n largest rows by their last number, the rest as "other", and the total.
pub fn top(rows: &mut Vec<Row>, n: u32, periods: &[Period], no_sum: impl Fn(&[&Row]) -> Option<Refusal>) {
    let last = |row: &Row| {
        let own = periods.last().and_then(|p| row.cells.get(p)).or_else(|| row.cells.values().next_back());
        match own.map(|c| &c.value) {
            Some(CellValue::Number(v)) => Some(*v),
            _ => None,
        }
    };
    let total = rows.iter().position(|r| r.header == Header::Total).map(|i| rows.remove(i));
    rows.sort_by(|a, b| match (last(a), last(b)) {
        (Some(x), Some(y)) => y.cmp(&x),
        (Some(_), None) => std::cmp::Ordering::Less,
        (None, Some(_)) => std::cmp::Ordering::Greater,
        (None, None) => std::cmp::Ordering::Equal,
    });
    let rest: Vec<Row> = rows.split_off(rows.len().min(n as usize));
    // "Other" stands beside the largest, so that all of them together must be parts of one whole.
    let every: Vec<&Row> = rows.iter().chain(&rest).collect();
    let forbidden = no_sum(&every);
    let sum_rows = |header: Header, parts: &[&Row]| {
        let mut all: Vec<Period> = parts.iter().flat_map(|r| r.cells.keys().copied()).collect();
        all.sort_unstable();
        all.dedup();
        let cells = all
            .into_iter()
            .map(|p| {
                let list: Vec<&Cell> = parts.iter().filter_map(|r| r.cells.get(&p)).collect();
                // A code without an observation in a year is not a gap in the sum: senders leave zeros out.
                let mut cell = add_up(&list, list.len(), Some(p));
                if let Some(reason) = &forbidden {
                    cell.value = CellValue::Refused(reason.clone());
                }
                (p, cell)
            })
            .collect();
        Row { header, second: None, cells }
    };
    let says_so = matches!(&forbidden, Some(Refusal::Rule(_)));
    let whole = if total.is_none() && (forbidden.is_none() || says_so) && !every.is_empty() {
        Some(sum_rows(Header::Total, &every))
    } else {
        total
    };
    let other = (!rest.is_empty() && (forbidden.is_none() || says_so)).then(|| {
        let list: Vec<&Row> = rest.iter().collect();
        sum_rows(Header::Other(u32::try_from(rest.len()).unwrap_or(u32::MAX)), &list)
    });
    rows.extend(other);
    rows.extend(whole);
}

/// The place of a cell among all rows at a period, the largest being 1; equal values share a place.
pub fn rank(own: &Cell, period: Period, all: &[Row]) -> Cell {
    let CellValue::Number(mine) = own.value else { return own.clone() };
    let peers: Vec<&Cell> =
        all.iter().filter(|r| r.header != Header::Total).filter_map(|r| r.cells.get(&period)).collect();
    let mut cell = own.clone();
    // A place would tell how large a withheld value is.
    if peers.iter().any(|c| c.value.is_withheld()) {
        cell.value = CellValue::Withheld(Withholding::Confidential);
        return cell;
    }
    // One that has no number now and had a larger one before may still be the larger.
    let lost = all.iter().filter(|r| r.header != Header::Total).any(|row| {
        let now =
            row.cells.get(&period).is_some_and(|c| matches!(c.value, CellValue::Number(_) | CellValue::RoundsToZero));
        let before = row.cells.range(..period).rev().find_map(|(_, c)| match c.value {
            CellValue::Number(n) => Some(n),
            _ => None,
        });
        !now && before.is_some_and(|n| n > mine)
    });
    let larger = peers.iter().filter(|c| matches!(c.value, CellValue::Number(n) if n > mine)).count();
    cell.value = CellValue::Number(Decimal::int(i64::try_from(larger).unwrap_or(0) + 1));
    cell.partial |= lost;
    cell.origins = peers.iter().flat_map(|c| c.origins.iter().cloned()).collect();
    cell.flags = peers.iter().fold(own.flags, |f, c| f.union(c.flags));
    cell
}
