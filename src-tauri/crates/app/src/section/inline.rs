//! Runs and objects between the border and the profile.

use crate::wire::{ClaimMark, InlineView, MarkSet, ValueState};
use almanac_core::answer::Printed;
use almanac_core::{CiteKey, Claim, FigureId, Inline, InlineId, Marks, Object, ObjectKind, RichText, SectionId};
use std::collections::BTreeMap;

/// Marks for the window; whether a claim holds is worked out by the caller.
pub(crate) fn mark_set(marks: &Marks, holds: &dyn Fn(&Claim) -> Option<bool>) -> MarkSet {
    MarkSet {
        bold: marks.bold,
        italic: marks.italic,
        link: marks.link.clone(),
        claim: marks.claim.as_ref().map(|c| ClaimMark {
            id: c.id.to_string(),
            kind: c.kind.clone(),
            question: c.question.clone(),
            holds: holds(c),
        }),
    }
}

fn marks(set: &MarkSet) -> Marks {
    Marks {
        bold: set.bold,
        italic: set.italic,
        link: set.link.clone(),
        claim: set.claim.as_ref().map(|c| Claim {
            id: InlineId::new(&c.id),
            kind: c.kind.clone(),
            question: c.question.clone(),
        }),
    }
}

/// The editor's text as the profile keeps it. What somebody last saw is not the editor's to say:
/// `seen` knows it for objects that are already there.
pub(crate) fn inlines_from_wire(text: &[InlineView], seen: &BTreeMap<InlineId, String>) -> RichText {
    let object = |id: &str, kind: ObjectKind, set: Option<&MarkSet>| Inline::Object {
        object: Object { id: InlineId::new(id), kind },
        marks: set.map(marks).unwrap_or_default(),
    };
    let runs = text.iter().map(|inline| match inline {
        InlineView::Text { text, marks: set } => Inline::Text { text: text.clone(), marks: marks(set) },
        InlineView::Value { id, question, format, printed, marks: set, .. } => object(
            id,
            ObjectKind::Value {
                question: question.clone(),
                format: format.clone(),
                // Whoever picks a value sees it.
                seen: seen.get(&InlineId::new(id)).cloned().unwrap_or_else(|| printed.clone()),
            },
            Some(set),
        ),
        InlineView::FigureRef { id, figure, marks: set, .. } => {
            object(id, ObjectKind::FigureRef(FigureId::new(figure)), Some(set))
        }
        InlineView::SectionRef { id, section, marks: set, .. } => {
            object(id, ObjectKind::SectionRef(SectionId::new(section)), Some(set))
        }
        InlineView::Cite { id, key, marks: set, .. } => object(id, ObjectKind::Cite(CiteKey::new(key)), Some(set)),
        InlineView::Note { id, text, marks: set } => {
            object(id, ObjectKind::Note(inlines_from_wire(text, seen)), Some(set))
        }
        InlineView::Variable { id, name, marks: set, .. } => object(id, ObjectKind::Variable(name.clone()), Some(set)),
        InlineView::LineBreak { id } => object(id, ObjectKind::LineBreak, None),
    });
    RichText(runs.collect()).normalised()
}

/// How an embedded value stands against what was last seen.
pub(crate) fn value_state(printed: &Printed, seen: &str) -> ValueState {
    match (&printed.answer, printed.is_number()) {
        (Err(_), _) => ValueState::Unanswerable,
        (Ok(_), false) => ValueState::NoNumber,
        (Ok(_), true) if !seen.is_empty() && seen != printed.text => ValueState::Changed,
        (Ok(_), true) => ValueState::Current,
    }
}
