//! Definitions: an indicator without measure type, unit and reference time cannot be used in a chapter.

use super::CheckInput;
use crate::{DefinitionGap, Finding, IndicatorCode, Level, Place};
use std::collections::BTreeSet;

pub fn check(input: &CheckInput<'_>, used: &BTreeSet<IndicatorCode>, findings: &mut Vec<Finding>) {
    for indicator in input.profile.indicators.values() {
        let place = Place::Indicator { indicator: indicator.code.clone() };
        let level = if used.contains(&indicator.code) { Level::Error } else { Level::Note };
        for gap in indicator.gaps() {
            let (message, mend) = match gap {
                DefinitionGap::Measure => {
                    ("has no measure type", "Say whether it is a stock, a flow, a rate or another measure.")
                }
                DefinitionGap::Unit => ("has no unit", "Choose its unit, such as persons or per cent."),
                DefinitionGap::Reference => {
                    ("has no reference date or period", "Say to which date or period a yearly value refers.")
                }
                DefinitionGap::StockNeedsDate => (
                    "is a stock but refers to a period",
                    "A stock is counted at a date: choose start, middle or end of the year, or a named day.",
                ),
                DefinitionGap::FlowNeedsPeriod => (
                    "counts what happened during a period but refers to a date",
                    "Choose the calendar year or another period.",
                ),
            };
            findings.push(Finding::new(
                level,
                "definition-incomplete",
                place.clone(),
                format!("Indicator {} {message}.", indicator.code),
                mend,
            ));
        }
        for (role, code) in [("numerator", &indicator.numerator), ("denominator", &indicator.denominator)] {
            if let Some(code) = code
                && !input.profile.indicators.contains_key(code)
            {
                findings.push(
                    Finding::new(
                        Level::Warning,
                        "unknown-indicator",
                        place.clone(),
                        format!("The {role} {code} of {} is not in the list.", indicator.code),
                        "Add the indicator or correct the code.",
                    )
                    .with(code.as_str(), "an indicator of the list"),
                );
            }
        }
        for d in indicator.dimensions.iter().filter(|d| !input.profile.dimensions.contains_key(d)) {
            findings.push(
                Finding::new(
                    Level::Warning,
                    "unknown-dimension",
                    place.clone(),
                    format!("Dimension \"{d}\" of {} is not in the list.", indicator.code),
                    "Add the dimension or correct the code.",
                )
                .with(d.as_str(), "a dimension of the list"),
            );
        }
    }
    for source in input.profile.sources.values() {
        let delivers = input.profile.datasets.values().any(|d| d.source == source.code && !d.releases.is_empty());
        if delivers && source.coverage.is_empty() {
            findings.push(Finding::new(
                Level::Note,
                "coverage-missing",
                Place::Source { source: source.code.clone() },
                format!("Source {} has no coverage note.", source.code),
                "Say whom the source covers and whom it leaves out; the note is printed under its tables.",
            ));
        }
    }
}
