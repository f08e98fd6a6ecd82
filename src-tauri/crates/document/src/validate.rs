//! Whether a list of changes fits the profile, before any of it is written.
//!
//! Later changes of a list may build on earlier ones: a block added to a section just added.

use crate::DocumentError;
use almanac_core::*;
use std::collections::{BTreeMap, BTreeSet};

/// Checks all changes in turn; the first that does not fit is the error.
pub(crate) fn validate(profile: &Profile, changes: &[Change]) -> Result<(), DocumentError> {
    let mut draft = Draft::of(profile);
    changes.iter().try_for_each(|change| draft.take(change))
}

/// What exists once the changes so far are written.
struct Draft<'a> {
    profile: &'a Profile,
    /// Sections touched by the changes: their parents, or none when removed.
    sections: BTreeMap<SectionId, Option<Option<SectionId>>>,
    /// Blocks touched by the changes: their sections, or none when removed.
    blocks: BTreeMap<BlockId, Option<SectionId>>,
    texts: BTreeMap<(BlockId, Lang), RichText>,
    releases: BTreeMap<(DatasetId, ReleaseId), Lives>,
    /// Registers' records put or removed: noun and code.
    records: BTreeMap<(&'static str, String), Lives>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lives {
    Yes,
    No,
}

impl<'a> Draft<'a> {
    fn of(profile: &'a Profile) -> Self {
        Self {
            profile,
            sections: BTreeMap::new(),
            blocks: BTreeMap::new(),
            texts: BTreeMap::new(),
            releases: BTreeMap::new(),
            records: BTreeMap::new(),
        }
    }

    fn take(&mut self, change: &Change) -> Result<(), DocumentError> {
        match change {
            Change::AboutPut(_)
            | Change::EditionPut(_)
            | Change::DimensionPut(_)
            | Change::CodeListPut(_)
            | Change::RecipePut(_)
            | Change::FindingAccepted { .. } => Ok(()),
            Change::InstitutionPut(i) => self.put("institution", i.code.as_str()),
            Change::SourcePut(s) => self.put("source", s.code.as_str()),
            Change::IndicatorPut(i) => self.put("indicator", i.code.as_str()),
            Change::LabelPut(l) => self.put("explained word", l.id.as_str()),
            Change::LabelRemoved(id) => {
                self.remove("explained word", id.as_str(), self.profile.labels.contains_key(id))
            }
            Change::FigurePut(f) => self.put("figure", f.id.as_str()),
            Change::InstitutionRemoved(code) => {
                self.remove("institution", code.as_str(), self.profile.institutions.contains_key(code))
            }
            Change::SourceRemoved(code) => {
                self.remove("source", code.as_str(), self.profile.sources.contains_key(code))
            }
            Change::IndicatorRemoved(code) => {
                self.remove("indicator", code.as_str(), self.profile.indicators.contains_key(code))
            }
            Change::FigureRemoved(id) => self.remove("figure", id.as_str(), self.profile.figures.contains_key(id)),
            Change::ReleaseAdded { dataset, source, release } => {
                match self.profile.datasets.get(dataset) {
                    Some(d) if &d.source != source => {
                        return Err(DocumentError::OtherSource {
                            dataset: dataset.to_string(),
                            source: d.source.to_string(),
                        });
                    }
                    Some(_) | None => {}
                }
                self.releases.insert((dataset.clone(), release.release.clone()), Lives::Yes);
                Ok(())
            }
            Change::ReleaseRemoved { dataset, release } => {
                let key = (dataset.clone(), release.clone());
                let stands = self
                    .profile
                    .datasets
                    .get(dataset)
                    .is_some_and(|d| d.releases.iter().any(|r| &r.release == release));
                if !self.releases.get(&key).map_or(stands, |l| *l == Lives::Yes) {
                    return Err(unknown("release", release));
                }
                self.releases.insert(key, Lives::No);
                Ok(())
            }
            Change::SectionAdded { section, after } => {
                if self.has_section(&section.id) {
                    return Err(DocumentError::AlreadyThere { noun: "section", id: section.id.to_string() });
                }
                self.check_place(&section.id, section.parent.as_ref(), after.as_ref())?;
                self.sections.insert(section.id.clone(), Some(section.parent.clone()));
                Ok(())
            }
            Change::SectionMoved { id, parent, after } => {
                self.require_section(id)?;
                self.check_place(id, parent.as_ref(), after.as_ref())?;
                self.sections.insert(id.clone(), Some(parent.clone()));
                Ok(())
            }
            Change::SectionTitled { id, .. } => self.require_section(id),
            Change::SectionRemoved(id) => {
                self.require_section(id)?;
                self.sections.insert(id.clone(), None);
                Ok(())
            }
            Change::BlockAdded { block, after } => {
                if self.section_of(&block.id).is_some() {
                    return Err(DocumentError::AlreadyThere { noun: "block", id: block.id.to_string() });
                }
                self.require_section(&block.section)?;
                self.check_neighbour(&block.id, &block.section, after.as_ref())?;
                self.blocks.insert(block.id.clone(), Some(block.section.clone()));
                for (lang, text) in &block.text {
                    self.texts.insert((block.id.clone(), lang.clone()), text.clone());
                }
                Ok(())
            }
            Change::BlockMoved { id, section, after } => {
                self.require_block(id)?;
                self.require_section(section)?;
                self.check_neighbour(id, section, after.as_ref())?;
                self.blocks.insert(id.clone(), Some(section.clone()));
                Ok(())
            }
            Change::BlockKindSet { id, .. } => self.require_block(id),
            Change::BlockTextSet { id, lang, text, .. } => {
                self.require_block(id)?;
                self.texts.insert((id.clone(), lang.clone()), text.clone());
                Ok(())
            }
            Change::BlockRemoved(id) => {
                self.require_block(id)?;
                self.blocks.insert(id.clone(), None);
                Ok(())
            }
            Change::ValueSeen { block, lang, object, .. } => {
                self.require_block(block)?;
                let written = self.texts.get(&(block.clone(), lang.clone()));
                let text = written.or_else(|| self.profile.blocks.get(block).and_then(|b| b.text.get(lang)));
                let is_value = text.is_some_and(|text| {
                    text.objects().iter().any(|o| &o.id == object && matches!(o.kind, ObjectKind::Value { .. }))
                });
                if is_value { Ok(()) } else { Err(unknown("embedded value", object)) }
            }
        }
    }

    fn put(&mut self, noun: &'static str, id: &str) -> Result<(), DocumentError> {
        self.records.insert((noun, id.into()), Lives::Yes);
        Ok(())
    }
    fn remove(&mut self, noun: &'static str, id: &str, stands: bool) -> Result<(), DocumentError> {
        let key = (noun, id.to_string());
        if !self.records.get(&key).map_or(stands, |l| *l == Lives::Yes) {
            return Err(unknown(noun, id));
        }
        self.records.insert(key, Lives::No);
        Ok(())
    }

    /// The parent of a section that was not itself removed; none when there is no such section.
    fn parent_of(&self, id: &SectionId) -> Option<Option<SectionId>> {
        match self.sections.get(id) {
            Some(drafted) => drafted.clone(),
            None => self.profile.section(id).map(|s| s.parent.clone()),
        }
    }
    /// The section and what it is a part of, outwards; none when it or one of these is gone.
    fn ancestors(&self, id: &SectionId) -> Option<Vec<SectionId>> {
        let (mut line, mut seen) = (Vec::new(), BTreeSet::new());
        let mut at = Some(id.clone());
        while let Some(section) = at {
            at = self.parent_of(&section)?;
            if !seen.insert(section.clone()) {
                return None;
            }
            line.push(section);
        }
        Some(line)
    }
    fn has_section(&self, id: &SectionId) -> bool {
        self.ancestors(id).is_some()
    }
    fn require_section(&self, id: &SectionId) -> Result<(), DocumentError> {
        if self.has_section(id) { Ok(()) } else { Err(unknown("section", id)) }
    }
    fn check_place(
        &self,
        id: &SectionId,
        parent: Option<&SectionId>,
        after: Option<&SectionId>,
    ) -> Result<(), DocumentError> {
        if let Some(parent) = parent {
            let above = match parent == id {
                true => return Err(DocumentError::IntoItself { id: id.to_string() }),
                false => self.ancestors(parent).ok_or_else(|| unknown("section", parent))?,
            };
            if above.contains(id) {
                return Err(DocumentError::IntoItself { id: id.to_string() });
            }
        }
        match after {
            Some(after) if after == id || self.parent_of(after).as_ref().map(Option::as_ref) != Some(parent) => {
                Err(DocumentError::NotANeighbour { noun: "section", after: after.to_string() })
            }
            Some(_) | None => Ok(()),
        }
    }

    /// The section of a block that counts.
    fn section_of(&self, id: &BlockId) -> Option<SectionId> {
        let section = match self.blocks.get(id) {
            Some(drafted) => drafted.clone()?,
            None => self.profile.blocks.get(id)?.section.clone(),
        };
        self.has_section(&section).then_some(section)
    }
    fn require_block(&self, id: &BlockId) -> Result<(), DocumentError> {
        if self.section_of(id).is_some() { Ok(()) } else { Err(unknown("block", id)) }
    }
    fn check_neighbour(&self, id: &BlockId, section: &SectionId, after: Option<&BlockId>) -> Result<(), DocumentError> {
        match after {
            Some(after) if after == id || self.section_of(after).as_ref() != Some(section) => {
                Err(DocumentError::NotANeighbour { noun: "block", after: after.to_string() })
            }
            Some(_) | None => Ok(()),
        }
    }
}

fn unknown(noun: &'static str, id: impl ToString) -> DocumentError {
    DocumentError::Unknown { noun, id: id.to_string() }
}
