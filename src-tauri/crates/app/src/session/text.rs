//! A section's text in its written form, out and in.

use super::{Done, Session};
use crate::failure::Failure;
use crate::section::{PutError, Wanted, changes_to};
use crate::wire::ErrorCode;
use almanac_core::text_form::{SectionDraft, match_ids, read, write};
use almanac_core::{Block, BlockId, Change, Finding, Host, Lang, Localized, OpName, Profile, Section, SectionId};
use std::collections::{BTreeMap, BTreeSet};

/// What setting a text did.
#[derive(Debug, Clone, PartialEq)]
pub struct TextSet {
    /// What could not be read and stayed as text.
    pub findings: Vec<Finding>,
    /// The operation; none when nothing differed.
    pub done: Option<Done>,
}

impl Session {
    /// The written form of one section with its parts, or of the whole profile.
    pub fn text(&self, section: Option<&SectionId>, lang: &Lang) -> Result<String, Failure> {
        let profile = &self.state().profile;
        match section {
            Some(id) if profile.section(id).is_none() => Err(no_section(id)),
            Some(id) => Ok(write(profile, id, lang)),
            None => Ok(profile.parts(None).map(|s| write(profile, &s.id, lang)).collect::<Vec<_>>().join("\n")),
        }
    }

    /// Sets a text from its written form. With a section, the text is that section's and parts that it
    /// no longer has are taken out; without one, chapters are found by the ids of their headings,
    /// new ones are added at the end, and chapters that the text does not name stay as they are.
    pub fn set_text(&mut self, section: Option<&SectionId>, lang: &Lang, text: &str) -> Result<TextSet, Failure> {
        let host = self.host().clone();
        let (drafts, findings) = read(text, &mut || host.new_id());
        let changes = {
            let profile = self.state().profile.clone();
            if let Some(id) = section
                && profile.section(id).is_none()
            {
                return Err(no_section(id));
            }
            changes_of_drafts(&profile, section, lang, drafts, &*host)?
        };
        let done = if changes.is_empty() { None } else { Some(self.transact(OpName::Type, "", &changes)?) };
        Ok(TextSet { findings, done })
    }
}

fn no_section(id: &SectionId) -> Failure {
    Failure::new(ErrorCode::Gone, format!("there is no section {id}; `almanac text PROJECT` lists all with their ids"))
}

fn changes_of_drafts(
    profile: &Profile,
    root: Option<&SectionId>,
    lang: &Lang,
    drafts: Vec<SectionDraft>,
    host: &dyn Host,
) -> Result<Vec<Change>, Failure> {
    let mut changes = Vec::new();
    let mut named: BTreeSet<SectionId> = BTreeSet::new();
    // Open headings above the present one: level and id; and the last part placed below each parent.
    let mut above: Vec<(usize, SectionId)> = Vec::new();
    let mut last: BTreeMap<Option<SectionId>, SectionId> = BTreeMap::new();
    let outer = root.and_then(|id| profile.section(id)).and_then(|s| s.parent.clone());
    for (n, draft) in drafts.into_iter().enumerate() {
        while above.last().is_some_and(|(level, _)| *level >= draft.level) {
            above.pop();
        }
        let parent =
            above.last().map(|(_, id)| id.clone()).or_else(|| if n == 0 { outer.clone() } else { root.cloned() });
        let id = match (root, n) {
            (Some(root), 0) => root.clone(),
            _ => draft.id.clone().unwrap_or_else(|| SectionId::new(host.new_id())),
        };
        if !named.insert(id.clone()) {
            return Err(Failure::new(
                ErrorCode::WrongInput,
                format!("two headings have the id {id}; give one of them another, or none"),
            ));
        }
        let after = last.get(&parent).cloned();
        match profile.section(&id) {
            Some(there) => {
                if there.title.get(lang).unwrap_or_default() != draft.title {
                    changes.push(Change::SectionTitled {
                        id: id.clone(),
                        lang: lang.clone(),
                        title: draft.title.clone(),
                    });
                }
                let moved = there.parent != parent || after.is_some() && sibling_before(profile, there) != after;
                if moved && Some(&id) != root {
                    changes.push(Change::SectionMoved { id: id.clone(), parent: parent.clone(), after: after.clone() });
                }
            }
            None => {
                let before = after
                    .clone()
                    .or_else(|| if parent.is_none() { profile.parts(None).last().map(|s| s.id.clone()) } else { None });
                let section = Section {
                    id: id.clone(),
                    parent: parent.clone(),
                    kind: draft.kind,
                    title: Localized::in_lang(lang.clone(), draft.title.clone()),
                    blocks: Vec::new(),
                };
                changes.push(Change::SectionAdded { section, after: before });
            }
        }
        last.insert(parent, id.clone());
        above.push((draft.level, id.clone()));
        changes.extend(block_changes(profile, &id, lang, draft, host)?);
    }
    if let Some(root) = root {
        let below = |s: &Section| {
            let mut at = s.parent.clone();
            while let Some(id) = at {
                if id == *root {
                    return true;
                }
                at = profile.section(&id).and_then(|p| p.parent.clone());
            }
            false
        };
        for gone in profile.sections.iter().filter(|s| below(s) && !named.contains(&s.id)) {
            changes.push(Change::SectionRemoved(gone.id.clone()));
        }
    }
    Ok(changes)
}

fn block_changes(
    profile: &Profile,
    id: &SectionId,
    lang: &Lang,
    draft: SectionDraft,
    host: &dyn Host,
) -> Result<Vec<Change>, Failure> {
    let Some(section) = profile.section(id) else {
        let mut after: Option<BlockId> = None;
        let new = draft.blocks.into_iter().map(|b| {
            let block_id = BlockId::new(host.new_id());
            let text = if b.text.is_empty() { BTreeMap::new() } else { BTreeMap::from([(lang.clone(), b.text)]) };
            let block = Block {
                id: block_id.clone(),
                section: id.clone(),
                kind: b.kind,
                text,
                translated_from: BTreeMap::new(),
            };
            Change::BlockAdded { block, after: after.replace(block_id) }
        });
        return Ok(new.collect());
    };
    let old: Vec<Block> = profile.blocks_of(section).map(|b| (**b).clone()).collect();
    let wanted: Vec<Wanted> = match_ids(&old, draft.blocks, lang, &mut || host.new_id())
        .into_iter()
        .map(|m| Wanted { id: m.id, kind: m.kind, text: m.text })
        .collect();
    changes_to(id, lang, &wanted, profile, profile).map_err(|e| match e {
        PutError::NoSection => no_section(id),
        PutError::DoubleId(id) => Failure::new(ErrorCode::Failed, format!("two blocks have the id {id}")),
    })
}

fn sibling_before(profile: &Profile, section: &Section) -> Option<SectionId> {
    let siblings: Vec<&SectionId> = profile.parts(section.parent.as_ref()).map(|s| &s.id).collect();
    let at = siblings.iter().position(|s| **s == section.id)?;
    at.checked_sub(1).and_then(|i| siblings.get(i)).map(|s| (*s).clone())
}
