//! Taking back, doing again, returning: each is a new operation.
//!
//! An inverse difference is exact only at its own version. So the document is forked at the version
//! after the step, the inverse is written there under a fresh peer, and the fork is combined back.

use crate::{
    Committed, Document, DocumentError,
    apply::new_step,
    document::{configured, export, fresh_peer, import},
    message::{Kind, Message},
    name::Name,
    order,
    record::{Fields, REMOVED},
};
use almanac_core::{Host, OpName, Step, StepId};
use loro::{
    ContainerID, ExportMode, LoroDoc, LoroValue, ValueOrContainer,
    event::{Diff, ListDiffItem},
};
use std::collections::{BTreeMap, BTreeSet};

impl Document {
    /// The step that [`Document::undo`] would take back.
    pub fn undoable(&self, host: &dyn Host) -> Option<Step> {
        let id = self.read_history().stack(&self.copy, &host.author()).done.last().map(|(_, id)| (*id).clone())?;
        self.history(host).into_iter().find(|s| s.id == id)
    }
    /// The step that [`Document::redo`] would do again.
    pub fn redoable(&self, host: &dyn Host) -> Option<Step> {
        let id = self.read_history().stack(&self.copy, &host.author()).undone.last().map(|(_, id)| (*id).clone())?;
        self.history(host).into_iter().find(|s| s.id == id)
    }
    /// Takes back the newest step that this person made in this copy, whether or not the project was
    /// closed since. What others did meanwhile stays.
    pub fn undo(&mut self, host: &dyn Host) -> Result<Committed, DocumentError> {
        let run = self.read_history().stack(&self.copy, &host.author()).done.last().map(|(run, _)| (*run).clone());
        self.invert(run, Kind::Undo, host)
    }
    /// Does the step again that was taken back last.
    pub fn redo(&mut self, host: &dyn Host) -> Result<Committed, DocumentError> {
        let run = self.read_history().stack(&self.copy, &host.author()).undone.last().map(|(run, _)| (*run).clone());
        self.invert(run, Kind::Redo, host)
    }
    /// Makes the profile what it was after a step; all that came later stays in the history.
    pub fn return_to(&mut self, step: &StepId, host: &dyn Host) -> Result<Committed, DocumentError> {
        let run = self.read_history().runs.get(step).cloned();
        let run = run.ok_or_else(|| DocumentError::UnknownStep(step.clone()))?;
        self.burst = None;
        let message = self.message(OpName::Return, &run.detail, Kind::Op, Some(step.clone()), host);
        let now = self.doc.oplog_frontiers();
        let back = self.doc.diff(&now, &run.after())?;
        let to = message.step.clone();
        self.commit(&message, host, |doc| write_back(doc, &Back::of(&back), &to, None))
    }

    fn invert(&mut self, of: Option<StepId>, kind: Kind, host: &dyn Host) -> Result<Committed, DocumentError> {
        let of = of.ok_or(DocumentError::NothingToUndo)?;
        let run = self.read_history().runs.get(&of).cloned();
        let run = run.ok_or_else(|| DocumentError::UnknownStep(of.clone()))?;
        self.burst = None;
        let name = match kind {
            Kind::Undo => OpName::Undo,
            Kind::Redo | Kind::Op => OpName::Redo,
        };
        let message = self.message(name, &run.detail, kind, Some(of), host);

        let fork = configured(self.doc.fork_at(&run.after())?);
        fresh_peer_of_both(&fork, &self.doc, host);
        let start = fork.oplog_vv();
        let back = fork.diff(&run.after(), &run.deps)?;
        write_back(&fork, &Back::of(&back), &message.step, Some(&self.doc))?;
        fork.set_next_commit_message(&message.json());
        fork.commit();

        let before = self.doc.oplog_vv();
        import(&self.doc, &export(&fork, ExportMode::updates(&start))?, "undone step")?;
        self.committed(message.step, &before)
    }

    fn message(&self, name: OpName, detail: &str, kind: Kind, of: Option<StepId>, host: &dyn Host) -> Message {
        let at = host.now();
        Message {
            name,
            detail: detail.into(),
            by: host.author(),
            at,
            step: new_step(at, host),
            copy: self.copy.clone(),
            kind,
            of,
        }
    }
}

/// The fork knows fewer peers than the document; its new peer must be new to both.
fn fresh_peer_of_both(fork: &LoroDoc, whole: &LoroDoc, host: &dyn Host) {
    for _ in 0..1_000 {
        fresh_peer(fork, host);
        if whole.oplog_vv().get(&fork.peer_id()).is_none() {
            return;
        }
    }
}

/// A difference by our own names.
struct Back(Vec<(Name, Diff<'static>)>);

impl Back {
    fn of(batch: &loro::event::DiffBatch) -> Self {
        let mut named: Vec<(Name, Diff<'static>)> = batch
            .iter()
            .filter_map(|(id, diff)| match id {
                ContainerID::Root { name, .. } => Some((Name::parse(name)?, diff.clone())),
                ContainerID::Normal { .. } => None,
            })
            .collect();
        // loro's order is that of a hash table; the operation's bytes must not depend on it.
        named.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self(named)
    }
}

/// Writes a difference into the document at the version that it was computed for. `now` is the
/// document as it stands, where that is a later one: what was written over since stays.
fn write_back(doc: &LoroDoc, back: &Back, step: &StepId, now: Option<&LoroDoc>) -> Result<(), DocumentError> {
    for (name, diff) in &back.0 {
        let container = name.text();
        match (name, diff) {
            (Name::Index | Name::Undone, _) => {}
            (Name::Record(_), Diff::Map(map)) => {
                let updated = map.updated.iter().map(|(k, v)| (k.to_string(), json(v.as_ref()))).collect();
                write_record_back(doc, name, &updated, step, now)?;
            }
            (Name::Text(_, _) | Name::Note(_), Diff::Text(delta)) => {
                doc.get_text(container.as_str()).apply_delta(delta)?;
            }
            (Name::SectionOrder | Name::BlockOrder(_), Diff::List(items)) => {
                let list = doc.get_list(container.as_str());
                let mut at = 0;
                for item in items {
                    match item {
                        ListDiffItem::Retain { retain } => at += retain,
                        ListDiffItem::Delete { delete } => list.delete(at, *delete)?,
                        ListDiffItem::Insert { insert, .. } => {
                            for id in insert {
                                list.insert(at, order::text(id.clone()))?;
                                at += 1;
                            }
                        }
                    }
                }
            }
            (Name::Record(_) | Name::Text(_, _) | Name::Note(_) | Name::SectionOrder | Name::BlockOrder(_), _) => {}
        }
    }
    // Even where nothing is left to take back, the operation must be in the history.
    doc.get_map(Name::Undone.text().as_str()).insert(step.as_str(), true)?;
    Ok(())
}

fn json(value: Option<&ValueOrContainer>) -> Option<String> {
    match value {
        Some(ValueOrContainer::Value(LoroValue::String(json))) => Some(json.to_string()),
        Some(ValueOrContainer::Value(_) | ValueOrContainer::Container(_)) | None => None,
    }
}

fn write_record_back(
    doc: &LoroDoc,
    name: &Name,
    updated: &BTreeMap<String, Option<String>>,
    step: &StepId,
    now: Option<&LoroDoc>,
) -> Result<(), DocumentError> {
    let map = doc.get_map(name.text().as_str());
    let fields = Fields::of_map(&map);
    let entries: BTreeSet<String> =
        fields.0.iter().flat_map(|(path, steps)| steps.keys().map(move |s| format!("{path}@{s}"))).collect();
    let made_by_step = entries.iter().all(|key| matches!(updated.get(key), Some(None)));
    if made_by_step && !is_union(name) {
        // The record did not exist before. It stays, removed, so that what others write into it
        // meanwhile is a disagreement and not a torso.
        if !fields.is_removed() {
            map.insert(&format!("{REMOVED}@{step}"), "true")?;
        }
        return Ok(());
    }
    let current = now.map(|now| now.get_map(name.text().as_str()));
    for path in updated.keys().filter_map(|key| key.rsplit_once('@')).map(|(path, _)| path).collect::<BTreeSet<_>>() {
        let of_path = || updated.iter().filter(|(key, _)| key.rsplit_once('@').is_some_and(|(p, _)| p == path));
        let mut written = of_path().filter(|(_, value)| value.is_none()).map(|(key, _)| key).peekable();
        let stands = written.peek().is_none()
            || current.as_ref().is_none_or(|current| written.any(|key| current.get(key).is_some()));
        if !stands {
            continue;
        }
        for (key, value) in of_path() {
            match value {
                Some(json) => map.insert(key, json.as_str())?,
                None => map.delete(key)?,
            }
        }
    }
    Ok(())
}

/// Datasets are sets of releases: taking back one import takes out its entry and nothing else.
fn is_union(name: &Name) -> bool {
    matches!(name, Name::Record(key) if key.kind == crate::RecordKind::Dataset)
}
