//! Disagreements: one field with two answers, or a thing removed here and edited there.
//!
//! They are derived when reading and never written by combining. Both sides are kept until
//! somebody decides; the decision is an operation like any other.

use crate::{
    Committed, Document, DocumentError, RecordKind,
    apply::new_step,
    history::History,
    message::{Kind, Message},
    mirror::{Member, WRITTEN},
    name::{Name, RecordKey},
    record::{Fields, REMOVED, Writer},
};
use almanac_core::{Author, Host, OpName, SectionId, StepId, Timestamp};
use loro::VersionVector;
use serde_json::Value;
use std::{
    borrow::Cow,
    collections::{BTreeMap, BTreeSet},
};

/// One side of a disagreement.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The step that gave the answer.
    pub step: StepId,
    /// Who, when the history knows.
    pub by: Option<Author>,
    /// When, when the history knows.
    pub at: Option<Timestamp>,
    /// The answer; for a removal `true`.
    pub value: Value,
}

/// What it is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Dispute {
    /// A field has several answers; the last one is shown meanwhile.
    Answers {
        /// The field, such as `unit` or `names/en`.
        field: String,
        /// The answers, oldest first.
        sides: Vec<Side>,
    },
    /// One removed what another edited without knowing; it stays removed meanwhile.
    RemovedAndEdited {
        /// The removal.
        removed: Side,
        /// The edits: the record that was edited (the thing itself or a part of it), its field, and who.
        edited: Vec<(RecordKind, String, String, Side)>,
    },
}

/// A disagreement.
#[derive(Debug, Clone, PartialEq)]
pub struct Disagreement {
    /// The kind of thing.
    pub kind: RecordKind,
    /// Its id or code.
    pub id: String,
    /// What about it.
    pub dispute: Dispute,
}

/// How somebody settles a disagreement.
#[derive(Debug, Clone, PartialEq)]
pub enum Decision {
    /// The field's answer from now on: one of the sides or a third.
    Answer(Value),
    /// The thing stays, with the edits.
    Keep,
    /// The thing stays removed.
    Remove,
}

impl Document {
    /// All disagreements, by kind and id.
    pub fn disagreements(&self) -> Vec<Disagreement> {
        let history = self.read_history();
        let keys = self.doc.get_map(Name::Index.text().as_str()).keys().collect::<Vec<_>>();
        let keys: BTreeSet<RecordKey> = keys
            .into_iter()
            .filter_map(|name| match Name::parse(name.as_str()) {
                Some(Name::Record(key)) => Some(key),
                _ => None,
            })
            .collect();
        let mut reader = Reader { document: self, history: &history, versions: BTreeMap::new() };
        keys.iter().flat_map(|key| reader.of_record(key)).collect()
    }

    /// Settles a disagreement: an ordinary operation that writes the field again, knowing all sides.
    pub fn settle(
        &mut self,
        disagreement: &Disagreement,
        decision: &Decision,
        host: &dyn Host,
    ) -> Result<Committed, DocumentError> {
        let key = RecordKey::new(disagreement.kind, &disagreement.id);
        let (path, value) = match (&disagreement.dispute, decision) {
            (Dispute::Answers { field, .. }, Decision::Answer(value)) => (field.clone(), value.clone()),
            (Dispute::RemovedAndEdited { .. }, Decision::Keep) => (REMOVED.to_string(), Value::Bool(false)),
            (Dispute::RemovedAndEdited { .. }, Decision::Remove) => (REMOVED.to_string(), Value::Bool(true)),
            (Dispute::Answers { .. }, Decision::Keep | Decision::Remove)
            | (Dispute::RemovedAndEdited { .. }, Decision::Answer(_)) => return Err(DocumentError::Settled),
        };
        if !self.disagreements().contains(disagreement) {
            return Err(DocumentError::Settled);
        }
        self.burst = None;
        let at = host.now();
        let step = new_step(at, host);
        let message = Message {
            name: operation(disagreement.kind),
            detail: disagreement.id.clone(),
            by: host.author(),
            at,
            step: step.clone(),
            copy: self.copy.clone(),
            kind: Kind::Op,
            of: None,
        };
        self.commit(&message, host, |doc| Ok(Writer::open(doc, &key, &step)?.settle(&path, value.to_string())?))
    }
}

struct Reader<'a> {
    document: &'a Document,
    history: &'a History,
    versions: BTreeMap<StepId, Option<VersionVector>>,
}

impl Reader<'_> {
    fn of_record(&mut self, key: &RecordKey) -> Vec<Disagreement> {
        let fields = Fields::read(&self.document.doc, key);
        let mut out = Vec::new();
        for (path, entries) in fields.0.iter().filter(|(path, entries)| entries.len() > 1 && may_differ(path)) {
            if fields.is_removed() || !differ(key.kind, entries.values()) {
                continue;
            }
            let sides = entries.iter().map(|(step, json)| self.side(step, json)).collect();
            out.push(Dispute::Answers { field: path.clone(), sides });
        }
        out.extend(self.removed_and_edited(key, &fields));
        out.into_iter().map(|dispute| Disagreement { kind: key.kind, id: key.id.clone(), dispute }).collect()
    }

    fn removed_and_edited(&mut self, key: &RecordKey, fields: &Fields) -> Option<Dispute> {
        if !fields.is_removed() {
            return None;
        }
        let (step, json) = fields.0.get(REMOVED)?.iter().next_back()?;
        let removal = StepId::new(step);
        let mut edited = self.edits_unknown_to(&removal, key, fields);
        if key.kind == RecordKind::Section {
            for part in self.document.mirror.below(&SectionId::new(&key.id)) {
                let fields = Fields::read(&self.document.doc, &part);
                edited.extend(self.edits_unknown_to(&removal, &part, &fields));
            }
        }
        (!edited.is_empty()).then(|| Dispute::RemovedAndEdited { removed: self.side(step, json), edited })
    }

    fn edits_unknown_to(
        &mut self,
        removal: &StepId,
        key: &RecordKey,
        fields: &Fields,
    ) -> Vec<(RecordKind, String, String, Side)> {
        let mut out = Vec::new();
        for (path, entries) in fields.0.iter().filter(|(path, _)| *path != REMOVED) {
            for (step, json) in entries {
                if self.do_not_know_each_other(removal, &StepId::new(step)) {
                    out.push((key.kind, key.id.clone(), path.clone(), self.side(step, json)));
                }
            }
        }
        out
    }

    fn do_not_know_each_other(&mut self, a: &StepId, b: &StepId) -> bool {
        let (Some(run_a), Some(run_b)) = (self.history.runs.get(a), self.history.runs.get(b)) else { return false };
        let (last_a, last_b) = (run_a.last(), run_b.last());
        let knows = |version: Option<&VersionVector>, id| version.is_none_or(|v| v.includes_id(id));
        !knows(self.version(a), last_b) && !knows(self.version(b), last_a)
    }

    /// The version after a step.
    fn version(&mut self, step: &StepId) -> Option<&VersionVector> {
        let (doc, history) = (&self.document.doc, self.history);
        self.versions
            .entry(step.clone())
            .or_insert_with(|| doc.frontiers_to_vv(&history.runs.get(step)?.after()))
            .as_ref()
    }

    fn side(&self, step: &str, json: &str) -> Side {
        let step = StepId::new(step);
        let run = self.history.runs.get(&step);
        Side {
            by: run.map(|r| r.by.clone()),
            at: run.map(|r| r.at),
            value: serde_json::from_str(json).unwrap_or(Value::Null),
            step,
        }
    }
}

/// Texts combine by themselves, and which text a translation was made from is not a matter of opinion.
pub(crate) fn may_differ(path: &str) -> bool {
    let field = path.split('/').next().unwrap_or(path);
    // Who explained a word and when is no matter of opinion either.
    !matches!(field, WRITTEN | "translated_from" | "said_by" | "said_at")
}

/// Whether answers to one field of a kind of record are more than one.
pub(crate) fn differ<'a>(kind: RecordKind, answers: impl Iterator<Item = &'a String>) -> bool {
    answers.map(|json| essence(kind, json)).collect::<BTreeSet<_>>().len() > 1
}

/// What of an answer is a matter of opinion. Two offices that take in one file agree about it, whoever
/// was first; whether it counts and what it speaks for is what they may differ about.
fn essence(kind: RecordKind, json: &str) -> Cow<'_, str> {
    let member = if kind == RecordKind::Dataset { serde_json::from_str::<Member>(json).ok() } else { None };
    let point = member.map(|Member { source, release }| (source, release.map(|r| r.extent)));
    point.and_then(|point| serde_json::to_string(&point).ok()).map_or(Cow::Borrowed(json), Cow::Owned)
}

/// The operation under which a thing of this kind is edited.
fn operation(kind: RecordKind) -> OpName {
    match kind {
        RecordKind::About => OpName::EditAbout,
        RecordKind::Edition => OpName::EditEdition,
        RecordKind::Institution
        | RecordKind::Source
        | RecordKind::Dimension
        | RecordKind::CodeList
        | RecordKind::Indicator
        | RecordKind::Recipe
        | RecordKind::Label => OpName::EditRegister,
        RecordKind::Figure => OpName::EditFigure,
        RecordKind::Dataset => OpName::Import,
        RecordKind::Section => OpName::RenameSection,
        RecordKind::Block => OpName::Type,
        RecordKind::Object => OpName::MarkSeen,
        RecordKind::Accepted => OpName::AcceptFinding,
    }
}
