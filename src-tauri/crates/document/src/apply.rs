//! One operation: one loro commit with a name, an author, a time and a step.

use crate::{
    Document, DocumentError, Revision,
    document::{configured, export},
    message::{Kind, Message},
    name::{Name, RecordKey, RecordKind},
    validate::validate,
    write::write,
};
use almanac_core::{Author, Change, Host, OpName, Scope, SectionId, StepId, Timestamp};
use loro::{ExportMode, LoroDoc, VersionVector};
use std::collections::BTreeSet;

/// What an operation did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Committed {
    /// The operation as bytes, to be stored and exchanged; empty when nothing differed.
    pub update: Vec<u8>,
    /// The step that it belongs to.
    pub step: StepId,
    /// What must be read again.
    pub scopes: Vec<Scope>,
    /// The state after it.
    pub revision: Revision,
}

/// Typing that goes on: later typing in the same section joins its step.
#[derive(Debug, Clone)]
pub(crate) struct Burst {
    step: StepId,
    by: Author,
    section: SectionId,
    last: Timestamp,
}

/// A pause longer than this ends a burst of typing.
const PAUSE_MS: i64 = 2_000;

impl Document {
    /// Applies the changes of one operation. A change that does not fit is an error and nothing at
    /// all is written. Typing in one section joins the step before, until a pause of two seconds,
    /// another section or another operation.
    pub fn apply(
        &mut self,
        name: OpName,
        detail: &str,
        changes: &[Change],
        host: &dyn Host,
    ) -> Result<Committed, DocumentError> {
        validate(self.mirror.profile(), changes)?;
        let (at, by) = (host.now(), host.author());
        let section = if name == OpName::Type { self.section_of_all(changes) } else { None };
        let step = match (&self.burst, &section) {
            (Some(burst), Some(section)) if burst.goes_on(section, &by, at) => burst.step.clone(),
            (_, _) => new_step(at, host),
        };
        let message = Message {
            name,
            detail: detail.into(),
            by: by.clone(),
            at,
            step: step.clone(),
            copy: self.copy.clone(),
            kind: Kind::Op,
            of: None,
        };
        let mut committed = self.commit(&message, host, |doc| {
            changes.iter().try_for_each(|change| write(doc, change, &step)).map_err(DocumentError::from)
        })?;
        self.burst = section.map(|section| Burst { step: step.clone(), by, section, last: at });
        if !committed.update.is_empty() {
            committed.scopes.extend(changes.iter().flat_map(Change::scopes));
            committed.scopes.sort_unstable();
            committed.scopes.dedup();
        }
        Ok(committed)
    }

    /// Writes in one commit; a failure half-way leaves the document as it was.
    pub(crate) fn commit(
        &mut self,
        message: &Message,
        host: &dyn Host,
        writing: impl FnOnce(&LoroDoc) -> Result<(), DocumentError>,
    ) -> Result<Committed, DocumentError> {
        let (before, version) = (self.doc.oplog_frontiers(), self.doc.oplog_vv());
        let done = writing(&self.doc);
        if let Err(error) = done {
            self.doc.commit();
            let doc = configured(self.doc.fork_at(&before)?);
            self.replace(doc, host);
            return Err(error);
        }
        if self.doc.get_pending_txn_len() > 0 {
            self.doc.set_next_commit_message(&message.json());
            self.doc.commit();
        }
        self.committed(message.step.clone(), &version)
    }

    /// The report of what has been written since a version.
    pub(crate) fn committed(&mut self, step: StepId, since: &VersionVector) -> Result<Committed, DocumentError> {
        let touched = self.refresh();
        let changed = self.doc.oplog_vv() != *since;
        let update = if changed { export(&self.doc, ExportMode::updates(since))? } else { Vec::new() };
        Ok(Committed { update, step, scopes: scopes(&touched), revision: self.revision })
    }

    /// The one section in which all changes take place.
    fn section_of_all(&self, changes: &[Change]) -> Option<SectionId> {
        let profile = self.mirror.profile();
        let mut found: Option<SectionId> = None;
        for change in changes {
            let section = match change {
                Change::BlockAdded { block, .. } => Some(block.section.clone()),
                Change::BlockMoved { section, .. } => Some(section.clone()),
                Change::BlockKindSet { id, .. } | Change::BlockTextSet { id, .. } | Change::BlockRemoved(id) => {
                    let added = changes.iter().find_map(|c| match c {
                        Change::BlockAdded { block, .. } if &block.id == id => Some(block.section.clone()),
                        _ => None,
                    });
                    added.or_else(|| profile.blocks.get(id).map(|b| b.section.clone()))
                }
                Change::SectionTitled { id, .. } => Some(id.clone()),
                _ => None,
            }?;
            if found.as_ref().is_some_and(|f| *f != section) {
                return None;
            }
            found = Some(section);
        }
        found
    }
}

impl Burst {
    fn goes_on(&self, section: &SectionId, by: &Author, at: Timestamp) -> bool {
        let pause = at.0.saturating_sub(self.last.0);
        &self.section == section && &self.by == by && (0..=PAUSE_MS).contains(&pause)
    }
}

/// Ids of steps sort by time, so that the later of two answers is known without the history.
pub(crate) fn new_step(at: Timestamp, host: &dyn Host) -> StepId {
    StepId::new(format!("{:012x}-{}", at.0.clamp(0, 0xffff_ffff_ffff), host.new_id()))
}

/// What must be read again after these containers changed.
pub(crate) fn scopes(touched: &BTreeSet<Name>) -> Vec<Scope> {
    let mut out = BTreeSet::new();
    for name in touched {
        let scopes: &[Scope] = match name {
            Name::Index | Name::Undone => &[],
            Name::SectionOrder => &[Scope::Outline, Scope::Text, Scope::Checks],
            Name::BlockOrder(_) => &[Scope::Text, Scope::Figures, Scope::Checks],
            Name::Text(_, _) | Name::Note(_) => &[Scope::Text, Scope::Checks],
            Name::Record(RecordKey { kind, .. }) => match kind {
                RecordKind::About | RecordKind::Edition => &[Scope::About, Scope::Text, Scope::Figures, Scope::Checks],
                RecordKind::Institution
                | RecordKind::Source
                | RecordKind::Dimension
                | RecordKind::CodeList
                | RecordKind::Indicator => &[Scope::Registers, Scope::Data, Scope::Text, Scope::Figures, Scope::Checks],
                RecordKind::Recipe | RecordKind::Label => &[Scope::Registers],
                RecordKind::Dataset => &[Scope::Data, Scope::Text, Scope::Figures, Scope::Checks],
                RecordKind::Figure => &[Scope::Figures, Scope::Checks],
                RecordKind::Section => &[Scope::Outline, Scope::Text, Scope::Checks],
                RecordKind::Block => &[Scope::Text, Scope::Figures, Scope::Checks],
                RecordKind::Object => &[Scope::Text, Scope::Checks],
                RecordKind::Accepted => &[Scope::Checks],
            },
        };
        out.extend(scopes);
        out.insert(Scope::History);
    }
    out.into_iter().collect()
}
