//! Data, indicator by indicator: codes that no list has, values that the definition forbids, small counts in the open,
//! and everything that the lines over time tell.

use super::lines::{Line, Lines, Say, basis, value_place};
use super::{CheckInput, account, derivable, expected, jumps, parts, rates, sources};
use crate::observations::Selection;
use crate::truth::{Reason, impossible, unfit_dimension};
use crate::{Code, Confidentiality, Decimal, DimensionCode, Finding, Level, ObsValue, Observation, Place};
use std::collections::{BTreeMap, BTreeSet};

pub fn check(input: &CheckInput<'_>, findings: &mut Vec<Finding>) {
    let say = Say::new(input.profile);
    for indicator in input.profile.indicators.values() {
        let Ok(rows) = input.observations.select(&Selection::all(indicator.code.clone())) else {
            findings.push(Finding::new(
                Level::Error,
                "unreadable",
                Place::Indicator { indicator: indicator.code.clone() },
                "The observations of this indicator cannot be read.",
                "Run the integrity check of the project.",
            ));
            continue;
        };
        let lines = Lines::new(indicator, &rows);
        codes(input, &lines, findings);
        impossible_values(&lines, &say, findings);
        small_counts(&lines, &say, findings);
        derivable::check(input, &lines, &say, findings);
        parts::check(input.profile, &lines, &say, findings);
        jumps::check(&lines, &say, findings);
        sources::check(input.profile, &lines, &say, findings);
        rates::check(input, &lines, &say, findings);
        account::check(input, &lines, &say, findings);
        expected::check(input, &lines, &say, findings);
    }
    expected::overdue(input, findings);
}

/// Codes and dimensions that the lists or the indicator do not have.
fn codes(input: &CheckInput<'_>, lines: &Lines<'_>, findings: &mut Vec<Finding>) {
    let indicator = lines.indicator;
    let place = || Place::Indicator { indicator: indicator.code.clone() };
    let used: BTreeSet<&DimensionCode> = lines.all.iter().flat_map(|l| l.key.codes.keys()).collect();
    for d in used {
        let own: BTreeSet<&Code> = lines.all.iter().filter_map(|l| l.key.codes.get(d)).collect();
        let listed: Option<BTreeSet<&Code>> =
            input.profile.code_list_of(d).map(|l| l.items.iter().map(|i| &i.code).collect());
        for code in listed.iter().flat_map(|listed| own.difference(listed)) {
            findings.push(
                Finding::new(
                    Level::Warning,
                    "unknown-code",
                    place(),
                    format!("Code \"{code}\" of dimension {d} is not in its code list."),
                    "Add the code to the list or correct the recipe.",
                )
                .with(code.as_str(), format!("a code of the list of {d}")),
            );
        }
        if let Some(reason) = unfit_dimension(input.profile, indicator, d) {
            let e = reason.explain();
            let have: Vec<&str> = indicator.dimensions.iter().map(DimensionCode::as_str).collect();
            let expected = if have.is_empty() { "no breakdown".to_string() } else { have.join(", ") };
            findings.push(
                Finding::new(
                    Level::Warning,
                    reason.code(),
                    place(),
                    format!("Values of {} are broken down by {d}. {} {}", indicator.code, e.wrong, e.why),
                    e.way_out,
                )
                .with(d.as_str(), expected),
            );
        }
    }
}

/// Values that cannot be what the indicator says; each rule once per series, at its first value.
fn impossible_values(lines: &Lines<'_>, say: &Say<'_>, findings: &mut Vec<Finding>) {
    for line in &lines.all {
        let mut found: BTreeMap<Reason, Vec<&Observation>> = BTreeMap::new();
        for o in line.rows {
            if let Some(reason) = impossible(lines.indicator, o.period, o.value) {
                found.entry(reason).or_default().push(o);
            }
        }
        for (reason, list) in found {
            let Some(first) = list.first() else { continue };
            let e = reason.explain();
            let often = match list.len() {
                1 => String::new(),
                _ => format!(" So it is for {}.", say.periods(&list.iter().map(|o| o.period).collect::<Vec<_>>())),
            };
            findings.push(
                Finding::new(
                    Level::Warning,
                    "value-impossible",
                    value_place(first),
                    format!("{} {}{often} The value is kept as received and printed nowhere.", e.wrong, e.why),
                    e.way_out,
                )
                .with(say.value(first), wanted(reason))
                .resting_on(format!(
                    "{} {}",
                    reason.code(),
                    basis(list.iter().filter_map(|o| o.value.number()))
                )),
            );
        }
    }
}

fn wanted(reason: Reason) -> &'static str {
    match reason {
        Reason::NegativeCount => "zero or more",
        Reason::ShareOutOfRange => "0 to 100",
        Reason::StockOverSpan => "a date or a year",
        _ => "a value that the definition allows",
    }
}

fn small_counts(lines: &Lines<'_>, say: &Say<'_>, findings: &mut Vec<Finding>) {
    let Some(limit) = lines.indicator.small_cell_threshold else { return };
    let small = |line: &Line<'_>| -> Vec<Finding> {
        let of = |o: &Observation| match (o.value, o.confidentiality) {
            (ObsValue::Number(n), Confidentiality::F)
                if !n.is_zero() && !n.is_negative() && n < Decimal::int(limit.into()) =>
            {
                Some(n)
            }
            _ => None,
        };
        line.rows
            .iter()
            .filter_map(|o| {
                let n = of(o)?;
                Some(
                    Finding::new(
                        Level::Warning,
                        "small-count",
                        value_place(o),
                        format!("A count below {limit} is free for publication."),
                        "Set its confidentiality, or accept the finding with the reason why it may be printed.",
                    )
                    .with(say.value(o), format!("{limit} or more, or a confidential value"))
                    .resting_on(n.to_string()),
                )
            })
            .collect()
    };
    findings.extend(lines.all.iter().flat_map(small));
}
