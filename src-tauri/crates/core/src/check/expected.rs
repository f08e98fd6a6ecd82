//! Periods that should be there: gaps within a series, years that are due, deliveries whose day has passed.

use super::CheckInput;
use super::lines::{Lines, Say};
use crate::{Finding, Frequency, Level, Period, Place, SourceCode};
use std::collections::BTreeSet;

/// Gaps of one indicator, each source by itself, and the end of the source that answers.
pub fn check(input: &CheckInput<'_>, lines: &Lines<'_>, say: &Say<'_>, findings: &mut Vec<Finding>) {
    let indicator = lines.indicator;
    let regular = indicator.frequency;
    if regular == Frequency::Irregular {
        return;
    }
    for (place_in_order, source) in lines.sources().into_iter().enumerate() {
        let seldom = input.profile.sources.get(source).is_some_and(|s| s.frequency == Frequency::Irregular);
        let periods: BTreeSet<Period> = lines
            .all
            .iter()
            .filter(|l| l.key.source == *source)
            .flat_map(|l| l.rows.iter().map(|o| o.period))
            .filter(|p| p.frequency() == regular)
            .collect();
        let (Some(first), Some(last)) = (periods.first(), periods.last()) else { continue };
        if !seldom {
            let missing = between(*first, *last, &periods);
            findings.extend(gap(indicator.code.clone(), source, &missing, *first, *last, say));
        }
        if place_in_order == 0 && !seldom {
            findings.extend(due(input, lines, source, *last, say));
        }
    }
}

fn between(first: Period, last: Period, there: &BTreeSet<Period>) -> Vec<Period> {
    let mut missing = Vec::new();
    let mut at = first;
    // Daily series over a century are not walked through.
    for _ in 0..40_000 {
        if at >= last {
            break;
        }
        if !there.contains(&at) {
            missing.push(at);
        }
        at = at.shifted(1);
    }
    missing
}

fn gap(
    indicator: crate::IndicatorCode,
    source: &SourceCode,
    missing: &[Period],
    first: Period,
    last: Period,
    say: &Say<'_>,
) -> Option<Finding> {
    let from = missing.first()?;
    let codes: Vec<String> = missing.iter().map(ToString::to_string).collect();
    Some(
        Finding::new(
            Level::Note,
            "period-missing",
            Place::Value { indicator, codes: String::new(), period: from.to_string() },
            format!(
                "{source} gives no value for {}, although the series runs from {} to {}.",
                say.periods(missing),
                say.period(first),
                say.period(last)
            ),
            "Ask the sender for the missing periods; where nothing was collected, enter \"not collected\" or say in the indicator's record that values come now and then.",
        )
        .with("no value", say.periods(missing))
        .resting_on(format!("{source} {}", codes.join(" "))),
    )
}

/// A yearly indicator whose last value is more than a year behind the edition.
fn due(input: &CheckInput<'_>, lines: &Lines<'_>, source: &SourceCode, last: Period, say: &Say<'_>) -> Option<Finding> {
    let edition = input.edition?;
    // A known day of the next delivery says when to worry.
    let promised = input.profile.sources.get(source).and_then(|s| s.next_date).is_some();
    if promised || edition.year - last.year() < 2 || edition.year - last.year() > 60 {
        return None;
    }
    Some(
        Finding::new(
            Level::Note,
            "period-due",
            Place::Value { indicator: lines.indicator.code.clone(), codes: String::new(), period: last.to_string() },
            format!(
                "The last value of {} is that of {}; the edition is of {}.",
                lines.indicator.code,
                say.period(last),
                say.period(Period::Year(edition.year))
            ),
            "Ask the source for newer values, or write in its record when the next delivery is due.",
        )
        .with(say.period(last), say.period(Period::Year(edition.year - 1)))
        .resting_on(format!("{source} {last} {}", edition.year)),
    )
}

/// Sources whose next delivery should have come by the day of the data.
pub fn overdue(input: &CheckInput<'_>, findings: &mut Vec<Finding>) {
    let Some(today) = input.edition.and_then(|e| e.data_as_of) else { return };
    for source in input.profile.sources.values() {
        let Some(day) = source.next_date.filter(|d| *d < today) else { continue };
        let came = input.profile.releases_of(&source.code, None).iter().any(|r| r.at.date() >= day);
        if !came {
            findings.push(
                Finding::new(
                    Level::Note,
                    "delivery-overdue",
                    Place::Source { source: source.code.clone() },
                    format!("The next delivery of {} was due on {day} and has not come.", source.code),
                    "Ask the focal point for it, or write the new day in the source's record.",
                )
                .with("no delivery since", day.to_string()),
            );
        }
    }
}
