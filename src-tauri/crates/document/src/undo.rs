//! Taking back, doing again, returning: each is a new operation.
//!
//! An inverse difference is exact only at its own version. So the document is forked at the version
//! after the step, the inverse is written there under a fresh peer, and the fork is combined back.

use crate::{
    Committed, Document, DocumentError,
    apply::new_step,
    document::{configured, export, fresh_peer, import},
    history::Run,
    message::{Kind, Message},
    name::Name,
    order,
    record::{Fields, REMOVED},
};
use almanac_core::{Host, OpName, Step, StepId};
use loro::{
    ContainerID, ExportMode, Frontiers, LoroDoc, LoroValue, ValueOrContainer,
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

        let (fork, back) = self.inverse(&message, &run, host)?;
        let start = fork.oplog_vv();
        write_back(&fork, &back, &message.step, Some(&self.doc))?;
        fork.set_next_commit_message(&message.json());
        fork.commit();

        let before = self.doc.oplog_vv();
        import(&self.doc, &export(&fork, ExportMode::updates(&start))?, "undone step")?;
        self.committed(message.step, &before)
    }

    /// A fork in which a run can be inverted, and the inverse that fits there.
    ///
    /// Where nothing of this person's followed, that is the version after the run. Steps that
    /// followed have been taken back, and taking back made new characters for those that had been
    /// deleted; so the fork is made behind all that, where the texts are equal again. Texts that
    /// others changed meanwhile are not; there the inverse is first combined with their changes.
    fn inverse(&self, message: &Message, run: &Run, host: &dyn Host) -> Result<(LoroDoc, Back), DocumentError> {
        let at = |version: &Frontiers| -> Result<LoroDoc, DocumentError> {
            let fork = configured(self.doc.fork_at(version)?);
            fresh_peer_of_both(&fork, &self.doc, host);
            Ok(fork)
        };
        let origin = at(&run.after())?;
        let mut back = Back::of(&origin.diff(&run.after(), &run.deps)?);
        let Some((next, end)) = self.cancelled_since(&message.copy, run) else { return Ok((origin, back)) };

        let end = at(&end)?;
        if back.0.iter().all(|(name, _)| equal_content(&origin, &end, name)) {
            return Ok((end, back));
        }
        let start = origin.oplog_vv();
        write_back(&origin, &back, &message.step, None)?;
        origin.commit();
        let inverse = export(&origin, ExportMode::updates(&start))?;
        let combined = |version: &LoroDoc| -> Result<Back, DocumentError> {
            let trial = configured(version.fork());
            let before = trial.oplog_frontiers();
            import(&trial, &inverse, "undone step")?;
            Ok(Back::of(&trial.diff(&before, &trial.oplog_frontiers())?))
        };
        let before_next = at(&next)?;
        let (near, far) = (combined(&before_next)?, combined(&end)?);
        let original = configured(self.doc.fork_at(&run.after())?);
        for (name, diff) in &mut back.0 {
            let fitting = if equal_content(&original, &end, name) {
                None
            } else if equal_content(&before_next, &end, name) {
                Some(near.of_container(name))
            } else {
                Some(far.of_container(name))
            };
            if let (Some(fitting), false) = (fitting, matches!(name, Name::Record(_))) {
                *diff = fitting.unwrap_or(Diff::Unknown);
            }
        }
        Ok((end, back))
    }

    /// The version before the first and the version after the last of this person's runs that
    /// followed a run; each of them has been taken back by a later one.
    fn cancelled_since(&self, copy: &str, run: &Run) -> Option<(Frontiers, Frontiers)> {
        let history = self.read_history();
        let own: Vec<(&StepId, &Run)> =
            history.in_order().into_iter().filter(|(_, r)| r.copy == copy && r.by == run.by).collect();
        let mut at = own.iter().position(|(_, r)| r.last() == run.last())? + 1;
        let (mut first, mut last) = (None, None);
        while let Some((id, next)) = own.get(at) {
            let canceller =
                own.iter().skip(at + 1).position(|(_, r)| r.of.as_ref() == Some(*id) && r.kind != Kind::Op)?;
            at += 1 + canceller;
            first.get_or_insert_with(|| next.deps.clone());
            last = own.get(at).map(|(_, r)| r.after());
            at += 1;
        }
        first.zip(last)
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

impl Back {
    fn of_container(&self, name: &Name) -> Option<Diff<'static>> {
        self.0.iter().find(|(n, _)| n == name).map(|(_, diff)| diff.clone())
    }
}

/// Whether a text or an order is the same in two versions. Records are written key by key and need
/// no equal ground.
fn equal_content(a: &LoroDoc, b: &LoroDoc, name: &Name) -> bool {
    let container = name.text();
    match name {
        Name::Index | Name::Undone | Name::Record(_) => true,
        Name::Text(_, _) | Name::Note(_) => {
            a.get_text(container.as_str()).to_delta() == b.get_text(container.as_str()).to_delta()
        }
        Name::SectionOrder | Name::BlockOrder(_) => order::raw(a, name) == order::raw(b, name),
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
    let made_by_step =
        entries.iter().all(|key| matches!(updated.get(key), Some(None))) && updated.values().all(Option::is_none);
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
