//! Checks: rules of the field and of the document, each answering with findings.
//!
//! A check reads the profile and asks the engine; it changes nothing and prints nothing.

mod claim;
mod data;
mod definition;
mod figure;
#[cfg(test)]
mod tests;
mod text;

pub use claim::{ClaimVerdict, judge_claim};

use crate::answer::{Audience, Engine};
use crate::{Edition, Finding, IndicatorCode, Lang, Level, Observations, Profile};
use std::collections::BTreeSet;

/// What the checks look at.
pub struct CheckInput<'a> {
    /// The profile.
    pub profile: &'a Profile,
    /// Its observations.
    pub observations: &'a dyn Observations,
    /// The edition that is checked.
    pub edition: Option<&'a Edition>,
    /// The language whose texts are checked.
    pub lang: &'a Lang,
}

impl<'a> CheckInput<'a> {
    /// An engine that answers as an export for the public would.
    pub fn public(&self) -> Engine<'a> {
        Engine::new(
            self.profile,
            self.observations,
            self.edition,
            Audience::Public(self.edition.and_then(|e| e.data_as_of)),
        )
    }
    /// An engine that answers as the working group sees it.
    pub fn inside(&self) -> Engine<'a> {
        Engine::new(self.profile, self.observations, self.edition, Audience::WorkingGroup)
    }
}

/// All findings, the heaviest first, then by place.
pub fn run(input: &CheckInput<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut used: BTreeSet<IndicatorCode> = BTreeSet::new();
    text::check(input, &mut used, &mut findings);
    figure::check(input, &mut used, &mut findings);
    definition::check(input, &used, &mut findings);
    data::check(input, &mut findings);
    findings.retain(|f| f.level == Level::Error || !input.profile.accepted.contains_key(&fingerprint(f)));
    findings.sort_by(|a, b| {
        b.level.cmp(&a.level).then_with(|| (&a.place, &a.kind, &a.message).cmp(&(&b.place, &b.kind, &b.message)))
    });
    findings.dedup();
    findings
}

/// What identifies a finding from one run to the next: its kind, its place and what was read there.
/// A finding accepted for one value comes back when the value changes.
pub fn fingerprint(finding: &Finding) -> String {
    format!("{}|{}|{}", finding.kind, finding.place, finding.read)
}
