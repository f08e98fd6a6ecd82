//! Data: parts that do not add up to their total, codes that no list has, small counts in the open.

use super::CheckInput;
use crate::observations::Selection;
use crate::{
    Confidentiality, Decimal, DimensionCode, Finding, Level, ObsValue, Observation, Period, Place, SourceCode,
};
use std::collections::{BTreeMap, BTreeSet};

pub fn check(input: &CheckInput<'_>, findings: &mut Vec<Finding>) {
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
        let mut unknown: BTreeSet<(DimensionCode, String)> = BTreeSet::new();
        for o in &rows {
            for (d, c) in &o.series.codes {
                if input.profile.code_list_of(d).is_some_and(|l| l.item(c).is_none()) {
                    unknown.insert((d.clone(), c.as_str().to_string()));
                }
            }
            if let (ObsValue::Number(n), Some(limit), Confidentiality::F) =
                (o.value, indicator.small_cell_threshold, o.confidentiality)
                && !n.is_zero()
                && n < Decimal::int(limit.into())
            {
                findings.push(
                    Finding::new(
                        Level::Warning,
                        "small-count",
                        value_place(o),
                        format!("A count below {limit} is free for publication."),
                        "Set its confidentiality, or accept the finding with the reason why it may be printed.",
                    )
                    .with(n.to_string(), format!("{limit} or more, or a confidential value")),
                );
            }
        }
        for (d, code) in unknown {
            findings.push(
                Finding::new(
                    Level::Warning,
                    "unknown-code",
                    Place::Indicator { indicator: indicator.code.clone() },
                    format!("Code \"{code}\" of dimension {d} is not in its code list."),
                    "Add the code to the list or correct the recipe.",
                )
                .with(&code, format!("a code of the list of {d}")),
            );
        }
        for d in indicator.dimensions.iter().filter(|d| indicator.adds_over(d)) {
            parts_and_total(&rows, d, findings);
        }
    }
}

fn value_place(o: &Observation) -> Place {
    Place::Value { indicator: o.series.indicator.clone(), codes: o.series.codes_text(), period: o.period.to_string() }
}

/// Compares the sum over one dimension with the total of the same source, period and other codes.
/// A difference of up to half a unit of the last decimal for each part is rounding.
fn parts_and_total(rows: &[Observation], dimension: &DimensionCode, findings: &mut Vec<Finding>) {
    type Key = (SourceCode, String, Period);
    let mut totals: BTreeMap<Key, &Observation> = BTreeMap::new();
    let mut parts: BTreeMap<Key, Vec<&Observation>> = BTreeMap::new();
    for o in rows {
        let others = o
            .series
            .codes
            .iter()
            .filter(|(d, _)| *d != dimension)
            .map(|(d, c)| format!("{d}={c}"))
            .collect::<Vec<_>>()
            .join(",");
        let key = (o.series.source.clone(), others, o.period);
        if o.series.codes.contains_key(dimension) {
            parts.entry(key).or_default().push(o);
        } else {
            totals.insert(key, o);
        }
    }
    for (key, list) in parts {
        let Some(total) = totals.get(&key) else { continue };
        let Some(whole) = total.value.number() else { continue };
        let numbers: Vec<Decimal> = list.iter().filter_map(|o| o.value.number()).collect();
        let Some(sum) = numbers.iter().try_fold(Decimal::ZERO, |s, n| s.add(*n)) else { continue };
        let scale = numbers.iter().map(|n| n.scale).chain([whole.scale]).min().unwrap_or(0);
        let slack = Decimal::new(5 * (numbers.len() as i64 + 1), scale + 1);
        let Some(difference) = sum.sub(whole) else { continue };
        if difference.abs() <= slack {
            continue;
        }
        // A breakdown may leave categories out; more than the whole is always wrong.
        let (level, mend) = if difference.is_negative() {
            (
                Level::Note,
                "Check whether categories are missing (such as \"unknown\"), or accept the finding with a reason.",
            )
        } else {
            (
                Level::Warning,
                "Compare with the received file; the parts may overlap, or a total may be of another vintage.",
            )
        };
        findings.push(
            Finding::new(
                level,
                "parts-and-total",
                value_place(total),
                format!("The parts by {dimension} add up to {sum}, the total is {whole}."),
                mend,
            )
            .with(sum.to_string(), whole.to_string()),
        );
    }
}
