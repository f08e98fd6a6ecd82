//! From the editor's blocks to the smallest list of changes.
//!
//! The editor sends all blocks and the revision that it knows. What it changed is the difference from
//! that revision, not from the present: a block that it left alone keeps what others did to it.

use super::inline::inlines_from_wire;
use super::view::fingerprint;
use crate::wire::{BlockShape, InlineView, SectionPut};
use almanac_core::{
    Block, BlockId, BlockKind, Change, FigureId, InlineId, Lang, ObjectKind, Profile, RichText, SectionId,
};
use std::collections::{BTreeMap, BTreeSet};

/// Why the editor's blocks cannot be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PutError {
    /// The section is gone.
    NoSection,
    /// Two blocks, or two objects, have one id.
    DoubleId(String),
}

/// A block as it shall be.
#[derive(Debug, Clone, PartialEq)]
pub struct Wanted {
    /// An id that is there, or a new one.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Its text in the language that is written.
    pub text: RichText,
}

/// The changes that lead from `base` to what the editor sent, to be made on `now`.
pub fn changes_of(put: &SectionPut, base: &Profile, now: &Profile) -> Result<Vec<Change>, PutError> {
    let lang = Lang::new(&*put.lang);
    let seen = seen_values(put, now, &lang);
    let wanted: Vec<Wanted> = put
        .blocks
        .iter()
        .map(|b| Wanted { id: BlockId::new(&b.id), kind: kind_of(&b.shape), text: inlines_from_wire(&b.text, &seen) })
        .collect();
    changes_to(&SectionId::new(&put.section), &lang, &wanted, base, now)
}

/// The changes that lead from a section's blocks in `base` to the wanted ones, to be made on `now`.
pub fn changes_to(
    section: &SectionId,
    lang: &Lang,
    wanted: &[Wanted],
    base: &Profile,
    now: &Profile,
) -> Result<Vec<Change>, PutError> {
    let section = section.clone();
    let current = now.section(&section).ok_or(PutError::NoSection)?;
    let before: Vec<BlockId> = base.section(&section).map(|s| s.blocks.clone()).unwrap_or_default();
    let mut ids: BTreeSet<&BlockId> = BTreeSet::new();
    if let Some(double) = wanted.iter().find(|b| !ids.insert(&b.id)) {
        return Err(PutError::DoubleId(double.id.to_string()));
    }
    let mut changes = Vec::new();
    for id in before.iter().filter(|id| !ids.contains(id) && current.blocks.contains(id)) {
        changes.push(Change::BlockRemoved(id.clone()));
    }
    // The order as it will be after the removals, followed step by step.
    let mut order: Vec<BlockId> =
        current.blocks.iter().filter(|id| !before.contains(id) || ids.contains(id)).cloned().collect();
    let kept = in_order(wanted, &before);
    let mut after: Option<BlockId> = None;
    for Wanted { id, kind, text } in wanted.iter().cloned() {
        match now.blocks.get(&id).filter(|b| b.section == section && current.blocks.contains(&id)) {
            None => {
                let text = if has_text(&kind) { BTreeMap::from([(lang.clone(), text)]) } else { BTreeMap::new() };
                let block =
                    Block { id: id.clone(), section: section.clone(), kind, text, translated_from: BTreeMap::new() };
                changes.push(Change::BlockAdded { block, after: after.clone() });
                place_after(&mut order, &id, after.as_ref());
            }
            Some(there) => {
                let known = base.blocks.get(&id);
                if !kept.contains(&id) && before_of(&order, &id) != after {
                    changes.push(Change::BlockMoved { id: id.clone(), section: section.clone(), after: after.clone() });
                    place_after(&mut order, &id, after.as_ref());
                }
                if known.is_none_or(|b| b.kind != kind) && there.kind != kind {
                    changes.push(Change::BlockKindSet { id: id.clone(), kind: kind.clone() });
                }
                let empty = RichText::default();
                let same = |block: &Block| same_text(block.text.get(lang).unwrap_or(&empty), &text);
                if has_text(&kind) && !known.is_some_and(|b| same(b)) && !same(there) {
                    let source = &now.about.language;
                    let translated_from = if source == lang { None } else { there.text.get(source).map(fingerprint) };
                    changes.push(Change::BlockTextSet { id: id.clone(), lang: lang.clone(), text, translated_from });
                }
            }
        }
        after = Some(id);
    }
    Ok(changes)
}

fn has_text(kind: &BlockKind) -> bool {
    !matches!(kind, BlockKind::Figure(_) | BlockKind::PageBreak)
}

fn kind_of(shape: &BlockShape) -> BlockKind {
    match shape {
        BlockShape::Paragraph => BlockKind::Paragraph,
        BlockShape::ListItem { ordered, level } => {
            BlockKind::ListItem { ordered: *ordered, level: u8::try_from(*level).unwrap_or(5).min(5) }
        }
        BlockShape::Quotation => BlockKind::Quotation,
        BlockShape::Box => BlockKind::Box,
        BlockShape::Figure { figure } => BlockKind::Figure(FigureId::new(figure)),
        BlockShape::PageBreak => BlockKind::PageBreak,
    }
}

/// Equal but for what somebody last saw, which the editor does not write.
fn same_text(a: &RichText, b: &RichText) -> bool {
    fn blind(text: &RichText) -> RichText {
        let mut text = text.clone().normalised();
        for inline in &mut text.0 {
            if let almanac_core::Inline::Object { object, .. } = inline {
                match &mut object.kind {
                    ObjectKind::Value { seen, .. } => seen.clear(),
                    ObjectKind::Note(note) => *note = blind(note),
                    ObjectKind::FigureRef(_)
                    | ObjectKind::SectionRef(_)
                    | ObjectKind::Cite(_)
                    | ObjectKind::Variable(_)
                    | ObjectKind::LineBreak => {}
                }
            }
        }
        text
    }
    blind(a) == blind(b)
}

/// What somebody last saw of the values that were sent. They are where they were, but for those that
/// were cut elsewhere and pasted here; only for them the whole profile is looked through.
fn seen_values(put: &SectionPut, profile: &Profile, lang: &Lang) -> BTreeMap<InlineId, String> {
    let seen = |block: &Block| {
        let objects = block.text.get(lang).map(RichText::objects).unwrap_or_default();
        let values = objects.into_iter().filter_map(|o| {
            if let ObjectKind::Value { seen, .. } = &o.kind { Some((o.id.clone(), seen.clone())) } else { None }
        });
        values.collect::<Vec<_>>()
    };
    let own = profile.section(&SectionId::new(&put.section)).into_iter().flat_map(|s| profile.blocks_of(s));
    let found: BTreeMap<InlineId, String> = own.flat_map(|b| seen(b)).collect();
    let mut sent = Vec::new();
    put.blocks.iter().for_each(|b| values(&b.text, &mut sent));
    if sent.into_iter().all(|id| found.contains_key(&InlineId::new(id))) {
        return found;
    }
    profile.blocks.values().flat_map(|b| seen(b)).collect()
}

/// The ids of the values in a text, those in footnotes too.
fn values<'a>(text: &'a [InlineView], out: &mut Vec<&'a str>) {
    for inline in text {
        if let InlineView::Value { id, .. } = inline {
            out.push(id);
        } else if let InlineView::Note { text, .. } = inline {
            values(text, out);
        }
    }
}

/// Blocks whose order among themselves did not change: a longest increasing run of their old places.
fn in_order(sent: &[Wanted], before: &[BlockId]) -> BTreeSet<BlockId> {
    let places: Vec<(usize, BlockId)> =
        sent.iter().filter_map(|b| before.iter().position(|x| *x == b.id).map(|p| (p, b.id.clone()))).collect();
    // Quadratic in the blocks of one section, which are at most some hundreds.
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(places.len());
    for (i, (place, _)) in places.iter().enumerate() {
        let previous = best
            .iter()
            .zip(&places)
            .enumerate()
            .take(i)
            .filter(|(_, (_, (p, _)))| p < place)
            .max_by_key(|(_, ((length, _), _))| *length);
        best.push(match previous {
            Some((j, ((length, _), _))) => (length + 1, Some(j)),
            None => (1, None),
        });
    }
    let mut kept = BTreeSet::new();
    let mut at = best.iter().enumerate().max_by_key(|(_, (length, _))| *length).map(|(i, _)| i);
    while let Some(i) = at {
        if let Some((_, id)) = places.get(i) {
            kept.insert(id.clone());
        }
        at = best.get(i).and_then(|(_, previous)| *previous);
    }
    kept
}

fn before_of(order: &[BlockId], id: &BlockId) -> Option<BlockId> {
    let at = order.iter().position(|x| x == id)?;
    at.checked_sub(1).and_then(|i| order.get(i)).cloned()
}

fn place_after(order: &mut Vec<BlockId>, id: &BlockId, after: Option<&BlockId>) {
    order.retain(|x| x != id);
    let at = after.and_then(|a| order.iter().position(|x| x == a)).map_or(0, |i| i + 1);
    order.insert(at, id.clone());
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::{BlockPut, MarkSet};
    use almanac_core::{Localized, Section, SectionKind};
    use std::sync::Arc;

    fn profile(blocks: &[(&str, &str)]) -> Profile {
        let mut p = Profile::default();
        let section = SectionId::new("s");
        for (id, text) in blocks {
            let id = BlockId::new(id);
            let text = BTreeMap::from([(Lang::en(), RichText::plain(*text))]);
            p.blocks.insert(
                id.clone(),
                Arc::new(Block {
                    id,
                    section: section.clone(),
                    kind: BlockKind::Paragraph,
                    text,
                    translated_from: BTreeMap::new(),
                }),
            );
        }
        let blocks = blocks.iter().map(|(id, _)| BlockId::new(id)).collect();
        p.sections = vec![Arc::new(Section {
            id: section,
            parent: None,
            kind: SectionKind::Chapter,
            title: Localized::en("S"),
            blocks,
        })];
        p
    }

    fn put(blocks: &[(&str, &str)]) -> SectionPut {
        let marks = MarkSet { bold: false, italic: false, link: None, claim: None };
        let block = |(id, text): &(&str, &str)| BlockPut {
            id: id.to_string(),
            shape: BlockShape::Paragraph,
            text: vec![InlineView::Text { text: text.to_string(), marks: marks.clone() }],
        };
        SectionPut {
            section: "s".into(),
            lang: "en".into(),
            base_revision: "0".into(),
            blocks: blocks.iter().map(block).collect(),
            caret_block: None,
        }
    }

    #[track_caller]
    fn check(base: &[(&str, &str)], now: &[(&str, &str)], sent: &[(&str, &str)], expected: &str) {
        let changes = changes_of(&put(sent), &profile(base), &profile(now)).unwrap();
        let lines: Vec<String> = changes
            .iter()
            .map(|c| match c {
                Change::BlockAdded { block, after } => {
                    format!("add {} after {}", block.id, after.as_ref().map_or("-", |a| a.as_str()))
                }
                Change::BlockMoved { id, after, .. } => {
                    format!("move {id} after {}", after.as_ref().map_or("-", |a| a.as_str()))
                }
                Change::BlockRemoved(id) => format!("remove {id}"),
                Change::BlockTextSet { id, text, .. } => format!("text {id} {}", text.plain_text()),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(lines.join("; "), expected);
    }

    #[test]
    fn what_did_not_change_is_not_written() {
        let same = [("a", "one"), ("b", "two")];
        check(&same, &same, &same, "");
    }

    #[test]
    fn each_edit_is_its_own_change() {
        let base = [("a", "one"), ("b", "two"), ("c", "three")];
        check(&base, &base, &[("a", "one"), ("b", "TWO"), ("c", "three")], "text b TWO");
        check(&base, &base, &[("a", "one"), ("c", "three")], "remove b");
        check(&base, &base, &[("a", "one"), ("n", "new"), ("b", "two"), ("c", "three")], "add n after a");
        check(&base, &base, &[("c", "three"), ("a", "one"), ("b", "two")], "move c after -");
        check(&base, &base, &[("b", "two"), ("c", "three"), ("a", "one")], "move a after c");
    }

    #[test]
    fn what_others_did_meanwhile_stays() {
        let base = [("a", "one"), ("b", "two")];
        let now = [("a", "ONE by another"), ("x", "added by another"), ("b", "two")];
        check(&base, &now, &[("a", "one"), ("b", "two, edited")], "text b two, edited");
        check(&base, &now, &[("b", "two")], "remove a");
    }

    #[test]
    fn two_blocks_with_one_id_are_refused() {
        let base = profile(&[("a", "one")]);
        assert_eq!(changes_of(&put(&[("a", "one"), ("a", "two")]), &base, &base), Err(PutError::DoubleId("a".into())));
    }
}
