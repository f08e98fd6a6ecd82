//! Gives blocks and embedded objects their ids back where a text was set that mostly stayed the same.
//!
//! A block that is written exactly as before is the old block, ids and seen answers included. A block
//! that changed keeps its id where it stands between the same neighbours and still has words in common.

use super::{BlockDraft, write_block};
use crate::{Block, BlockId, BlockKind, Claim, Inline, InlineId, Lang, Marks, Object, RichText};
use std::collections::BTreeMap;

/// A block as it was read, under its id.
#[derive(Debug, Clone, PartialEq)]
pub struct MatchedBlock {
    /// An old block's id, or a new one.
    pub id: BlockId,
    /// What it is.
    pub kind: BlockKind,
    /// Its text, with the ids of the objects that stayed.
    pub text: RichText,
}

/// Work beyond which changed blocks are paired by place and not by likeness.
const MAX_PAIRS: usize = 250_000;

/// Finds the old blocks of a section again in what was read for one language.
pub fn match_ids(
    old: &[Block],
    drafts: Vec<BlockDraft>,
    lang: &Lang,
    ids: &mut dyn FnMut() -> String,
) -> Vec<MatchedBlock> {
    let empty = RichText::default();
    let text_of = |block: &Block| block.text.get(lang).unwrap_or(&empty).clone();
    let before: Vec<String> = old.iter().map(|b| write_block(&b.kind, &text_of(b))).collect();
    let after: Vec<String> = drafts.iter().map(|d| write_block(&d.kind, &d.text)).collect();
    let mut found: Vec<Option<usize>> = common(&before, &after);
    let mut used = vec![false; old.len()];
    let mark = |used: &mut Vec<bool>, i: usize| {
        if let Some(slot) = used.get_mut(i) {
            *slot = true;
        }
    };
    found.iter().flatten().for_each(|i| mark(&mut used, *i));
    // Blocks that only moved.
    let mut elsewhere: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (i, written) in before.iter().enumerate().rev() {
        if used.get(i) == Some(&false) {
            elsewhere.entry(written).or_default().push(i);
        }
    }
    for (slot, written) in found.iter_mut().zip(&after) {
        if slot.is_none() {
            *slot = elsewhere.get_mut(written.as_str()).and_then(Vec::pop);
            slot.iter().for_each(|i| mark(&mut used, *i));
        }
    }
    // Blocks that changed between neighbours that stayed.
    let mut from = 0;
    let mut gap: Vec<usize> = Vec::new();
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for at in 0..=found.len() {
        match found.get(at).copied().flatten() {
            None if at < found.len() => gap.push(at),
            end => {
                let to = end.unwrap_or(old.len());
                let olds: Vec<usize> = (from..to.max(from)).filter(|i| used.get(*i) == Some(&false)).collect();
                pairs.extend(alike(&olds, &gap, old, &before, &drafts, &after));
                gap.clear();
                from = end.map_or(from, |e| e + 1);
            }
        }
    }
    for (i, at) in pairs {
        if let Some(slot) = found.get_mut(at) {
            *slot = Some(i);
        }
    }
    let mut out = Vec::with_capacity(drafts.len());
    for ((draft, slot), written) in drafts.into_iter().zip(found).zip(&after) {
        let known = slot.and_then(|i| Some((old.get(i)?, before.get(i)?)));
        out.push(match known {
            Some((block, same)) if same == written => {
                MatchedBlock { id: block.id.clone(), kind: block.kind.clone(), text: text_of(block) }
            }
            Some((block, _)) => {
                MatchedBlock { id: block.id.clone(), kind: draft.kind, text: keep_objects(&text_of(block), draft.text) }
            }
            None => MatchedBlock { id: BlockId::new(ids()), kind: draft.kind, text: draft.text },
        });
    }
    out
}

/// For each of `after` the place in `before` that it has in a longest common subsequence.
fn common<T: PartialEq>(before: &[T], after: &[T]) -> Vec<Option<usize>> {
    let mut out = vec![None; after.len()];
    let head = before.iter().zip(after).take_while(|(a, b)| a == b).count();
    let tail = before.iter().skip(head).rev().zip(after.iter().skip(head).rev()).take_while(|(a, b)| a == b).count();
    let (b_end, a_end) = (before.len() - tail, after.len() - tail);
    let mut set = |at: usize, i: usize| {
        if let Some(slot) = out.get_mut(at) {
            *slot = Some(i);
        }
    };
    (0..head).for_each(|i| set(i, i));
    (0..tail).for_each(|i| set(a_end + i, b_end + i));
    let (old, new) = (before.get(head..b_end).unwrap_or(&[]), after.get(head..a_end).unwrap_or(&[]));
    if old.len().saturating_mul(new.len()) <= 16 * MAX_PAIRS {
        for (i, j) in best_order(old.len(), new.len(), |i, j| u32::from(old.get(i) == new.get(j))) {
            set(head + j, head + i);
        }
    }
    out
}

/// Pairs in rising order with the largest sum of weights; pairs without weight are left out.
fn best_order(rows: usize, columns: usize, weight: impl Fn(usize, usize) -> u32) -> Vec<(usize, usize)> {
    let width = columns + 1;
    let mut best = vec![0u32; (rows + 1) * width];
    let read = |best: &[u32], i: usize, j: usize| best.get(i * width + j).copied().unwrap_or(0);
    for i in (0..rows).rev() {
        for j in (0..columns).rev() {
            let w = weight(i, j);
            let with = if w > 0 { w.saturating_add(read(&best, i + 1, j + 1)) } else { 0 };
            let value = with.max(read(&best, i + 1, j)).max(read(&best, i, j + 1));
            if let Some(slot) = best.get_mut(i * width + j) {
                *slot = value;
            }
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < rows && j < columns {
        let here = read(&best, i, j);
        let w = weight(i, j);
        if w > 0 && here == w.saturating_add(read(&best, i + 1, j + 1)) {
            out.push((i, j));
            i += 1;
            j += 1;
        } else if here == read(&best, i + 1, j) {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

fn alike(
    olds: &[usize],
    gap: &[usize],
    old: &[Block],
    before: &[String],
    drafts: &[BlockDraft],
    after: &[String],
) -> Vec<(usize, usize)> {
    if olds.is_empty() || gap.is_empty() || olds.len().saturating_mul(gap.len()) > MAX_PAIRS {
        return Vec::new();
    }
    let words = |text: &str| {
        let mut list: Vec<String> = text.split_whitespace().map(str::to_string).collect();
        list.sort_unstable();
        list
    };
    let left: Vec<(Option<&Block>, Vec<String>)> =
        olds.iter().map(|i| (old.get(*i), words(before.get(*i).map_or("", String::as_str)))).collect();
    let right: Vec<(Option<&BlockDraft>, Vec<String>)> =
        gap.iter().map(|j| (drafts.get(*j), words(after.get(*j).map_or("", String::as_str)))).collect();
    let weight = |i: usize, j: usize| {
        let (Some((Some(block), a)), Some((Some(draft), b))) = (left.get(i), right.get(j)) else { return 0 };
        if has_text(&block.kind) && has_text(&draft.kind) { likeness(a, b) } else { 0 }
    };
    best_order(left.len(), right.len(), weight)
        .into_iter()
        .filter_map(|(i, j)| Some((*olds.get(i)?, *gap.get(j)?)))
        .collect()
}

fn has_text(kind: &BlockKind) -> bool {
    match kind {
        BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Quotation | BlockKind::Box => true,
        BlockKind::Figure(_) | BlockKind::PageBreak => false,
    }
}

/// Words in common, in thousandths of all; nothing below three in ten.
fn likeness(a: &[String], b: &[String]) -> u32 {
    let (mut i, mut j, mut same) = (0, 0, 0usize);
    while let (Some(x), Some(y)) = (a.get(i), b.get(j)) {
        match x.cmp(y) {
            std::cmp::Ordering::Less => i += 1,
            std::cmp::Ordering::Greater => j += 1,
            std::cmp::Ordering::Equal => {
                same += 1;
                i += 1;
                j += 1;
            }
        }
    }
    let share = 2000 * same / (a.len() + b.len()).max(1);
    if share < 300 { 0 } else { u32::try_from(share).unwrap_or(0) }
}

/// Objects and claims that stayed keep their ids; changed ones are new, since objects are equal only by id.
fn keep_objects(old: &RichText, new: RichText) -> RichText {
    let written = |o: &Object| {
        let object = Inline::Object { object: o.clone(), marks: Marks::default() };
        super::write_inline(&RichText(vec![object]))
    };
    let here: Vec<&Object> = own_objects(old);
    let before: Vec<String> = here.iter().map(|o| written(o)).collect();
    let after: Vec<String> = own_objects(&new).into_iter().map(written).collect();
    let mut objects = common(&before, &after).into_iter();
    let old_claims: Vec<&Claim> = old.claims().into_iter().map(|(c, _)| c).collect();
    let new_claims: Vec<(&Claim, String)> = new.claims();
    let say = |c: &Claim| (c.kind.clone(), c.question.clone());
    let claim_before: Vec<_> = old_claims.iter().map(|c| say(c)).collect();
    let claim_after: Vec<_> = new_claims.iter().map(|(c, _)| say(c)).collect();
    let renamed: BTreeMap<InlineId, InlineId> = common(&claim_before, &claim_after)
        .into_iter()
        .zip(&new_claims)
        .filter_map(|(i, (c, _))| Some((c.id.clone(), old_claims.get(i?)?.id.clone())))
        .collect();
    let rename = |mut marks: Marks| {
        if let Some(claim) = marks.claim.as_mut()
            && let Some(id) = renamed.get(&claim.id)
        {
            claim.id = id.clone();
        }
        marks
    };
    let out = new
        .0
        .clone()
        .into_iter()
        .map(|inline| match inline {
            Inline::Text { text, marks } => Inline::Text { text, marks: rename(marks) },
            Inline::Object { object, marks } => {
                let kept = objects.next().flatten().and_then(|i| here.get(i)).map(|o| (*o).clone());
                Inline::Object { object: kept.unwrap_or(object), marks: rename(marks) }
            }
        })
        .collect();
    RichText(out)
}

/// Objects of the text itself; those inside a footnote go with the footnote.
fn own_objects(text: &RichText) -> Vec<&Object> {
    text.0
        .iter()
        .filter_map(|i| match i {
            Inline::Object { object, .. } => Some(object),
            Inline::Text { .. } => None,
        })
        .collect()
}
