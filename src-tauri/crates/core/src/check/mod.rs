//! Checks: rules of the field and of the document, each answering with findings.
//!
//! A check reads the profile and asks the engine; it changes nothing and prints nothing.

mod account;
mod barring;
mod claim;
mod contested;
mod data;
mod definition;
mod derivable;
mod expected;
mod figure;
mod jumps;
mod lines;
mod noun;
mod parts;
mod rates;
mod shares;
mod sources;
#[cfg(test)]
mod tests;
mod text;
mod typed;

pub use barring::barring;
pub use claim::{ClaimVerdict, judge_claim, unfit_claim};
pub use contested::contested_findings;
pub use figure::figure_findings;

use crate::answer::{Audience, Engine};
use crate::{Contested, Edition, Finding, IndicatorCode, Lang, Level, Observations, Profile};
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
    /// Cells that deliveries answer differently without knowing of each other.
    pub contested: &'a [Contested],
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

/// Findings, those that wait and those that somebody has accepted.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Judged {
    /// Open ones, the heaviest first, then by place.
    pub open: Vec<Finding>,
    /// Accepted ones with the reason, in the same order.
    pub accepted: Vec<(Finding, String)>,
}

impl Judged {
    /// Takes in what another language has found; what is wrong in both stands once.
    pub fn join(&mut self, other: Judged) {
        let known: BTreeSet<String> =
            self.open.iter().chain(self.accepted.iter().map(|(f, _)| f)).map(whole_key).collect();
        self.open.extend(other.open.into_iter().filter(|f| !known.contains(&whole_key(f))));
        self.accepted.extend(other.accepted.into_iter().filter(|(f, _)| !known.contains(&whole_key(f))));
        self.open.sort_by(weight);
        self.accepted.sort_by(|a, b| weight(&a.0, &b.0));
    }
}

fn whole_key(f: &Finding) -> String {
    format!("{}|{}", fingerprint(f), f.message)
}

fn weight(a: &Finding, b: &Finding) -> std::cmp::Ordering {
    b.level.cmp(&a.level).then_with(|| (&a.place, &a.kind, &a.message).cmp(&(&b.place, &b.kind, &b.message)))
}

/// All open findings, the heaviest first, then by place.
pub fn run(input: &CheckInput<'_>) -> Vec<Finding> {
    judge(input).open
}

/// All findings, with the accepted ones apart. An error is never accepted away.
pub fn judge(input: &CheckInput<'_>) -> Judged {
    judge_with(input, of_data(input))
}

/// Findings about data alone. They rest on the registers, the releases, the edition and the document's language, and
/// on no text, so that whoever checks while somebody types may keep them.
pub fn of_data(input: &CheckInput<'_>) -> Vec<Finding> {
    let mut findings = Vec::new();
    data::check(input, &mut findings);
    contested::check(input.profile, input.contested, &mut findings);
    findings
}

/// The same as [`judge`] with the findings about data already at hand.
pub fn judge_with(input: &CheckInput<'_>, data: Vec<Finding>) -> Judged {
    let mut findings = data;
    let mut used: BTreeSet<IndicatorCode> = BTreeSet::new();
    text::check(input, &mut used, &mut findings);
    figure::check(input, &mut used, &mut findings);
    definition::check(input, &used, &mut findings);
    findings.sort_by(weight);
    findings.dedup();
    let mut judged = Judged::default();
    for finding in findings {
        let reason = input.profile.accepted.get(&fingerprint(&finding)).filter(|_| finding.level != Level::Error);
        match reason {
            Some(reason) => judged.accepted.push((finding, reason.clone())),
            None => judged.open.push(finding),
        }
    }
    judged
}

/// What identifies a finding from one run to the next, in every language: its kind, its place and what it rests on.
/// A finding accepted for one value comes back when the value changes.
pub fn fingerprint(finding: &Finding) -> String {
    let basis = if finding.basis.is_empty() { &finding.read } else { &finding.basis };
    format!("{}|{}|{basis}", finding.kind, finding.place)
}

/// A short name of a finding for people who type it: ten letters and digits that follow from its fingerprint.
pub fn short_name(finding: &Finding) -> String {
    lines::stamp([fingerprint(finding).as_str()]).chars().take(10).collect()
}
