//! What would print wrong: sentences and figures that no export lets out until they are mended.
//!
//! A number that is missing or withheld prints its symbol, which is honest, and does not bar; neither does anything that
//! is about data alone.

use super::{CheckInput, figure, text};
use crate::{Extract, Finding, Level, Place};
use std::collections::BTreeSet;

/// Kinds of findings behind which the page would say what the data do not, or nothing that means anything.
const KINDS: [&str; 6] = [
    "question-without-answer",
    "value-not-single",
    "value-refused",
    "claim-contradicted",
    "figure-contradicts",
    "share-over-100",
];

/// What bars the export of a profile, or of chosen chapters.
pub fn barring(input: &CheckInput<'_>, extract: Option<&Extract>) -> Vec<Finding> {
    let (mut used, mut findings) = (BTreeSet::new(), Vec::new());
    text::check(input, &mut used, &mut findings);
    figure::check(input, &mut used, &mut findings);
    let figures = extract.map(|e| e.figures(input.profile));
    let printed = |place: &Place| match place {
        Place::Block { section, .. } | Place::Section { section } => extract.is_none_or(|e| e.tells(section)),
        Place::Figure { figure } => figures.as_ref().is_none_or(|own| own.contains(figure)),
        Place::Profile | Place::File { .. } | Place::Indicator { .. } | Place::Source { .. } | Place::Value { .. } => {
            true
        }
    };
    findings.retain(|f| f.level == Level::Error && KINDS.contains(&f.kind.as_str()) && printed(&f.place));
    findings
}
