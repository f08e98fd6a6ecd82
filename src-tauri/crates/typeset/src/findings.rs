//! What typst has to say, as findings with their place in the profile.

use crate::markup::SourceMap;
use crate::world::BookWorld;
use almanac_core::{Finding, Level, Place};
use std::collections::HashMap;
use typst::WorldExt;
use typst::diag::{Severity, SourceDiagnostic};
use typst::syntax::{DiagSpan, FileId};

pub(crate) type Maps = HashMap<FileId, SourceMap>;

/// The place that some generated source belongs to.
pub(crate) fn place_of(world: &BookWorld, maps: &Maps, span: DiagSpan) -> Option<Place> {
    let range = world.range(span)?;
    maps.get(&span.id()?)?.place(&range).cloned()
}

/// Diagnostics as findings; those of one place and wording once.
pub(crate) fn findings(world: &BookWorld, maps: &Maps, diagnostics: &[SourceDiagnostic]) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for diagnostic in diagnostics {
        let spans =
            std::iter::once(diagnostic.span).chain(diagnostic.trace.iter().map(|t| DiagSpan::from_span(t.span, None)));
        let place = spans.into_iter().find_map(|s| place_of(world, maps, s)).unwrap_or(Place::Profile);
        let level = match diagnostic.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
        };
        let (kind, message, mend) = wording(&diagnostic.message);
        let hints: Vec<&str> = diagnostic.hints.iter().map(|h| h.v.as_str()).collect();
        let mend = if mend.is_empty() { hints.join("; ") } else { mend.to_string() };
        let finding = Finding::new(level, kind, place, message, mend);
        if !out.contains(&finding) {
            out.push(finding);
        }
    }
    out
}

/// Typst's words in ours, for what users can meet.
fn wording(message: &str) -> (&'static str, String, &'static str) {
    if message.contains("alt text")
        || message.contains("alternative text")
        || message.contains("alternative description")
    {
        (
            "alternative-text-missing",
            "this figure has no alternative text, so a screen reader has nothing to say".into(),
            "Write an alternative text in the figure's form.",
        )
    } else if message.contains("could not be displayed with") {
        (
            "glyph-missing",
            format!("a character has no shape in the bundled fonts ({message})"),
            "Replace the character by one that the fonts have.",
        )
    } else if message.contains("codepoint") {
        (
            "character-forbidden",
            format!("a character may not stand in a PDF that is kept for ever ({message})"),
            "Replace the character; private and undefined characters mean something else on every computer.",
        )
    } else if message.contains("did not converge") {
        (
            "pages-did-not-settle",
            "page numbers did not settle; some may be wrong".into(),
            "Try again after a small edit.",
        )
    } else {
        ("not-set", format!("the page cannot be set as it is: {message}"), "")
    }
}
