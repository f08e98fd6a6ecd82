//! Which periods a question means in this edition.

use super::fetch::Row;
use super::{CellValue, Engine, NoAnswer};
use crate::question::{Moment, Question, When};
use crate::{Frequency, Indicator, Period};
use std::collections::BTreeSet;

/// The periods asked for, in order of time.
pub fn wanted(
    engine: &Engine<'_>,
    question: &Question,
    lead: &Indicator,
    rows: &[Row],
) -> Result<Vec<Period>, NoAnswer> {
    let present: BTreeSet<Period> = rows.iter().flat_map(|r| r.cells.keys().copied()).collect();
    match question.when {
        When::At(Moment::Latest) => Ok(latest(rows).into_iter().collect()),
        When::At(m) => Ok(vec![moment(engine, m, lead, rows)?]),
        When::Range(a, b) => {
            let (from, to) = (moment(engine, a, lead, rows)?, moment(engine, b, lead, rows)?);
            if from.frequency() == to.frequency() && !matches!(from, Period::Year(_) | Period::Years(..)) {
                return Ok(steps(from, to));
            }
            let inside = |p: &Period| (from.year()..=to.year()).contains(&p.year()) && last_year(*p) <= to.year();
            let found: BTreeSet<Period> = present.into_iter().filter(inside).collect();
            // A yearly indicator shows its missing years; one that comes now and then does not.
            Ok(if lead.frequency == Frequency::Annual && found.iter().all(|p| matches!(p, Period::Year(_))) {
                steps(Period::Year(from.year()), Period::Year(to.year()))
            } else if lead.frequency == Frequency::Irregular {
                found.into_iter().collect()
            } else {
                filled(&found)
            })
        }
        When::All => {
            Ok(if lead.frequency == Frequency::Irregular { present.into_iter().collect() } else { filled(&present) })
        }
    }
}

/// The period of one moment.
pub fn moment(engine: &Engine<'_>, moment: Moment, lead: &Indicator, rows: &[Row]) -> Result<Period, NoAnswer> {
    match moment {
        Moment::This(n) => engine.edition.map(|e| Period::Year(e.year + n)).ok_or(NoAnswer::NoEdition),
        Moment::Base => lead.base_year.map(Period::Year).ok_or_else(|| NoAnswer::NoBaseYear(lead.code.clone())),
        Moment::Latest => {
            Ok(latest(rows).or_else(|| engine.edition.map(|e| Period::Year(e.year))).ok_or(NoAnswer::NoEdition)?)
        }
        Moment::Fixed(p) => Ok(p),
    }
}

fn latest(rows: &[Row]) -> Option<Period> {
    rows.iter()
        .filter_map(|r| r.cells.iter().rev().find(|(_, c)| matches!(c.value, CellValue::Number(_))).map(|(p, _)| *p))
        .max()
}

fn last_year(p: Period) -> i32 {
    if let Period::Years(_, b) = p { b } else { p.year() }
}

/// Every period of one kind from the first to the last; bounded, since a day's series over centuries is no table.
fn steps(from: Period, to: Period) -> Vec<Period> {
    let mut list = Vec::new();
    let mut at = from;
    while at <= to && list.len() < 4000 {
        list.push(at);
        at = at.shifted(1);
    }
    list
}

/// With the gaps filled, where all periods are of one kind.
fn filled(found: &BTreeSet<Period>) -> Vec<Period> {
    match (found.first(), found.last()) {
        (Some(a), Some(b))
            if found.iter().all(|p| p.frequency() == a.frequency()) && a.frequency() != Frequency::Irregular =>
        {
            steps(*a, *b)
        }
        _ => found.iter().copied().collect(),
    }
}
