//! Under which name the editor's changes are done: typing, which goes on from the step before, or an insertion,
//! which is a step of its own.

use almanac_core::{BlockKind, Change, InlineId, ObjectKind, OpName, Profile, RichText, SectionId};
use std::collections::BTreeSet;

/// The operation of changes to a section, before they are made on `now`. What moves within the section is typed, not
/// inserted; what was cut and comes back is inserted.
pub fn operation_of(changes: &[Change], section: &SectionId, now: &Profile) -> OpName {
    let blocks = now.section(section).into_iter().flat_map(|s| now.blocks_of(s));
    let before: BTreeSet<&InlineId> = blocks.flat_map(|b| b.text.values()).flat_map(put_in).collect();
    let has_new = |text: &RichText| put_in(text).into_iter().any(|id| !before.contains(id));
    let inserts = changes.iter().any(|change| match change {
        Change::BlockAdded { block, .. } => is_figure(&block.kind) || block.text.values().any(has_new),
        Change::BlockTextSet { text, .. } => has_new(text),
        Change::BlockKindSet { kind, .. } => is_figure(kind),
        Change::BlockMoved { .. } | Change::BlockRemoved(_) => false,
        // Not of the editor's making.
        Change::AboutPut(_)
        | Change::EditionPut(_)
        | Change::InstitutionPut(_)
        | Change::SourcePut(_)
        | Change::DimensionPut(_)
        | Change::CodeListPut(_)
        | Change::IndicatorPut(_)
        | Change::IndicatorRemoved(_)
        | Change::SourceRemoved(_)
        | Change::InstitutionRemoved(_)
        | Change::RecipePut(_)
        | Change::LabelPut(_)
        | Change::LabelRemoved(_)
        | Change::ReleaseAdded { .. }
        | Change::ReleaseRemoved { .. }
        | Change::SectionAdded { .. }
        | Change::SectionMoved { .. }
        | Change::SectionTitled { .. }
        | Change::SectionRemoved(_)
        | Change::FigurePut(_)
        | Change::FigureRemoved(_)
        | Change::ValueSeen { .. }
        | Change::FindingAccepted { .. } => false,
    });
    if inserts { OpName::Insert } else { OpName::Type }
}

fn is_figure(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Figure(_) => true,
        BlockKind::Paragraph
        | BlockKind::ListItem { .. }
        | BlockKind::Quotation
        | BlockKind::Box
        | BlockKind::PageBreak => false,
    }
}

/// What of a text is put in rather than typed: objects and claims.
fn put_in(text: &RichText) -> Vec<&InlineId> {
    let objects = text.objects().into_iter().filter(|o| match o.kind {
        ObjectKind::Value { .. }
        | ObjectKind::FigureRef(_)
        | ObjectKind::SectionRef(_)
        | ObjectKind::Cite(_)
        | ObjectKind::Note(_)
        | ObjectKind::Variable(_) => true,
        // Typed by a key of its own.
        ObjectKind::LineBreak => false,
    });
    let claims = text.claims().into_iter().map(|(claim, _)| &claim.id);
    objects.map(|o| &o.id).chain(claims).collect()
}
