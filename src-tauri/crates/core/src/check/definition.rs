//! Definitions: an indicator that does not say what it is, or contradicts itself, cannot be used in a chapter.

use super::CheckInput;
use crate::truth::faults;
use crate::{Finding, IndicatorCode, Level, Place};
use std::collections::BTreeSet;

pub fn check(input: &CheckInput<'_>, used: &BTreeSet<IndicatorCode>, findings: &mut Vec<Finding>) {
    for indicator in input.profile.indicators.values() {
        let place = Place::Indicator { indicator: indicator.code.clone() };
        let level = if used.contains(&indicator.code) { Level::Error } else { Level::Note };
        for fault in faults(input.profile, indicator) {
            let e = fault.reason.explain();
            let what = match fault.about.as_str() {
                "" => String::new(),
                about => format!(" ({about})"),
            };
            let kind = if fault.is_missing() { "definition-incomplete" } else { "definition-contradicts" };
            let mut finding = Finding::new(
                level,
                kind,
                place.clone(),
                format!("Indicator {}{what}: {} {}", indicator.code, e.wrong, e.why),
                e.way_out,
            );
            finding.basis = format!("{}{what}", fault.reason.code());
            findings.push(finding);
        }
        let parts = [("numerator", &indicator.numerator), ("denominator", &indicator.denominator)];
        let parts = parts.into_iter().filter_map(|(role, code)| Some((role, code.as_ref()?)));
        let inflows = indicator.inflows.iter().map(|c| ("inflow", c));
        let outflows = indicator.outflows.iter().map(|c| ("outflow", c));
        for (role, code) in parts.chain(inflows).chain(outflows) {
            if !input.profile.indicators.contains_key(code) {
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
