//! What copies must agree and disagree about, worked out without loro.
//!
//! Every answer to a field is an entry under the step that gave it; a write takes out the entries
//! that its writer saw. A copy knows entries and which of them are gone; two copies together know
//! the union of both. Who knew of whom is counted, copy by copy.

use crate::{
    Decision, Disagreement, Dispute, RecordKind,
    disagreement::{differ, may_differ},
    mirror::{Member, WRITTEN},
    name::RecordKey,
    record::{REMOVED, split},
    write::not_fields,
};
use almanac_core::*;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

/// Steps that gave a field an answer, with the answers as JSON.
type Entries = BTreeMap<String, String>;

/// All copies, as plain sets.
#[derive(Debug, Clone, Default)]
pub struct Oracle {
    copies: Vec<View>,
    steps: BTreeMap<String, Origin>,
}

/// What one copy knows.
#[derive(Debug, Clone, Default)]
struct View {
    records: BTreeMap<RecordKey, BTreeMap<String, Entries>>,
    gone: BTreeSet<(RecordKey, String, String)>,
    /// How many operations of each copy.
    known: Vec<u64>,
}

/// Where a step was taken and what its copy knew after it.
#[derive(Debug, Clone)]
struct Origin {
    copy: usize,
    last: u64,
    known: Vec<u64>,
}

impl Oracle {
    /// Copies that know nothing yet.
    pub fn new(copies: usize) -> Self {
        let view = View { known: vec![0; copies], ..View::default() };
        Self { copies: vec![view; copies], steps: BTreeMap::new() }
    }

    /// Changes made in a copy.
    pub fn apply(&mut self, copy: usize, step: &StepId, changes: &[Change]) {
        self.step(copy, step, |view| changes.iter().for_each(|change| view.write(change, step.as_str())));
    }

    /// A disagreement settled in a copy.
    pub fn settle(&mut self, copy: usize, step: &StepId, about: &Disagreement, decision: &Decision) {
        let (path, value) = match (&about.dispute, decision) {
            (Dispute::Answers { field, .. }, Decision::Answer(value)) => (field.clone(), value.clone()),
            (_, Decision::Keep) => (REMOVED.into(), Value::Bool(false)),
            (_, Decision::Remove | Decision::Answer(_)) => (REMOVED.into(), Value::Bool(true)),
        };
        let key = RecordKey::new(about.kind, &about.id);
        self.step(copy, step, |view| view.answer(&key, &path, value.to_string(), step.as_str()));
    }

    fn step(&mut self, copy: usize, step: &StepId, work: impl FnOnce(&mut View)) {
        let Some(view) = self.copies.get_mut(copy) else { return };
        work(view);
        let Some(count) = view.known.get_mut(copy) else { return };
        *count += 1;
        let origin = Origin { copy, last: *count, known: view.known.clone() };
        self.steps.insert(step.to_string(), origin);
    }

    /// One copy takes in all that another knows.
    pub fn combine(&mut self, from: usize, to: usize) {
        let Some(source) = self.copies.get(from).cloned() else { return };
        let Some(target) = self.copies.get_mut(to) else { return };
        for (key, fields) in source.records {
            let record = target.records.entry(key.clone()).or_default();
            for (path, entries) in fields {
                let field = record.entry(path.clone()).or_default();
                for (step, json) in entries {
                    if !target.gone.contains(&(key.clone(), path.clone(), step.clone())) {
                        field.insert(step, json);
                    }
                }
            }
        }
        for gone in source.gone.difference(&target.gone) {
            if let Some(entries) = target.records.get_mut(&gone.0).and_then(|record| record.get_mut(&gone.1)) {
                entries.remove(&gone.2);
            }
        }
        target.gone.extend(source.gone);
        for (mine, theirs) in target.known.iter_mut().zip(source.known) {
            *mine = theirs.max(*mine);
        }
    }

    /// How many operations of each copy a copy knows.
    pub fn known(&self, copy: usize) -> &[u64] {
        self.copies.get(copy).map(|view| view.known.as_slice()).unwrap_or_default()
    }

    /// Whether a copy does not have all of what these counts say.
    pub fn lacks(&self, copy: usize, counts: &[u64]) -> bool {
        self.known(copy).iter().zip(counts).any(|(have, need)| have < need)
    }

    /// Whether a copy has all that a bundle builds on: what `from` knows beyond `since`.
    pub fn can_take(&self, from: usize, since: &[u64], to: usize) -> bool {
        let (sent, have) = (self.known(from), self.known(to));
        let at = |counts: &[u64], copy: usize| counts.get(copy).copied().unwrap_or(0);
        let in_bundle = |step: &&Origin| step.last > at(since, step.copy) && step.last <= at(sent, step.copy);
        let missing =
            |step: &Origin| (0..sent.len()).any(|c| at(&step.known, c) > at(have, c) && at(have, c) < at(since, c));
        !self.steps.values().filter(in_bundle).any(missing)
    }

    /// The disagreements that a copy must show, one line each.
    pub fn disagreements(&self, copy: usize) -> BTreeSet<String> {
        let Some(view) = self.copies.get(copy) else { return BTreeSet::new() };
        view.records.iter().flat_map(|(key, fields)| self.of_record(view, key, fields)).collect()
    }

    fn of_record(&self, view: &View, key: &RecordKey, fields: &BTreeMap<String, Entries>) -> Vec<String> {
        if !is_removed(fields) {
            let open = |(path, entries): &(&String, &Entries)| may_differ(path) && differ(key.kind, entries.values());
            let line = |(path, entries): (&String, &Entries)| {
                line(key.kind, &key.id, path, entries.iter().map(|(step, json)| (step.as_str(), json.clone())))
            };
            return fields.iter().filter(open).map(line).collect();
        }
        let Some(removal) = fields.get(REMOVED).and_then(|entries| entries.keys().next_back()) else {
            return Vec::new();
        };
        let parts = if key.kind == RecordKind::Section { view.below(&key.id) } else { Vec::new() };
        let mut edits = Vec::new();
        for (part, fields) in parts.iter().copied().chain([(key, fields)]) {
            for (path, entries) in fields.iter().filter(|(path, _)| *path != REMOVED) {
                let unknown = entries.keys().filter(|step| self.apart(removal, step));
                edits.extend(unknown.map(|step| format!("{} {path}@{step}", part.id)));
            }
        }
        edits.sort_unstable();
        let line = format!("{:?} {} removed@{removal}: {}", key.kind, key.id, edits.join(", "));
        if edits.is_empty() { Vec::new() } else { vec![line] }
    }

    /// Whether neither step knew of the other.
    fn apart(&self, a: &str, b: &str) -> bool {
        let (Some(a), Some(b)) = (self.steps.get(a), self.steps.get(b)) else { return false };
        let knows = |a: &Origin, b: &Origin| a.known.get(b.copy).is_some_and(|known| *known >= b.last);
        !knows(a, b) && !knows(b, a)
    }

    /// What a copy says differently: every record's entries, and the disagreements.
    pub fn complaints(&self, copy: usize, document: &crate::Document) -> Vec<String> {
        let mut out = Vec::new();
        let none = BTreeMap::new();
        for (key, fields) in self.copies.get(copy).map_or(&BTreeMap::new(), |view| &view.records) {
            let here = crate::record::Fields::read(&document.doc, key).0;
            for path in here.keys().chain(fields.keys()).collect::<BTreeSet<_>>() {
                let (is, must) = (here.get(path).unwrap_or(&none), fields.get(path).unwrap_or(&none));
                if is != must {
                    out.push(format!("copy {copy}, {:?} {} {path}: has {is:?}, must have {must:?}", key.kind, key.id));
                }
            }
        }
        let is: BTreeSet<String> = document.disagreements().iter().map(in_a_line).collect();
        let must = self.disagreements(copy);
        out.extend(is.difference(&must).map(|line| format!("copy {copy} disagrees without need: {line}")));
        out.extend(must.difference(&is).map(|line| format!("copy {copy} does not know the disagreement: {line}")));
        out
    }
}

/// A disagreement in the oracle's words.
fn in_a_line(d: &Disagreement) -> String {
    match &d.dispute {
        Dispute::Answers { field, sides } => {
            line(d.kind, &d.id, field, sides.iter().map(|s| (s.step.as_str(), s.value.to_string())))
        }
        Dispute::RemovedAndEdited { removed, edited } => {
            let mut edits: Vec<String> =
                edited.iter().map(|(_, id, path, side)| format!("{id} {path}@{}", side.step)).collect();
            edits.sort_unstable();
            format!("{:?} {} removed@{}: {}", d.kind, d.id, removed.step, edits.join(", "))
        }
    }
}

fn line<'a>(kind: RecordKind, id: &str, path: &str, sides: impl Iterator<Item = (&'a str, String)>) -> String {
    let sides: Vec<String> = sides.map(|(step, json)| format!("{json}@{step}")).collect();
    format!("{kind:?} {id} {path}: {}", sides.join(" or "))
}

fn record(kind: RecordKind, id: impl ToString) -> RecordKey {
    RecordKey::new(kind, id)
}

fn winner<'a>(fields: &'a BTreeMap<String, Entries>, path: &str) -> Option<&'a str> {
    fields.get(path)?.values().next_back().map(String::as_str)
}

fn is_removed(fields: &BTreeMap<String, Entries>) -> bool {
    winner(fields, REMOVED) == Some("true")
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or_default()
}

impl View {
    fn shown(&self, key: &RecordKey, path: &str) -> Option<&str> {
        winner(self.records.get(key)?, path)
    }

    /// An answer that takes the place of all that the writer saw.
    fn answer(&mut self, key: &RecordKey, path: &str, json: String, step: &str) {
        let entries = self.records.entry(key.clone()).or_default().entry(path.into()).or_default();
        for seen in entries.keys().filter(|seen| *seen != step) {
            self.gone.insert((key.clone(), path.into(), seen.clone()));
        }
        *entries = Entries::from([(step.into(), json)]);
    }

    fn set(&mut self, key: &RecordKey, path: &str, value: &Value, step: &str) {
        if self.shown(key, path) != Some(value.to_string().as_str()) {
            self.answer(key, path, value.to_string(), step);
        }
    }

    fn put(&mut self, kind: RecordKind, id: impl ToString, record: &impl Serialize, step: &str) {
        let (key, fields) = (RecordKey::new(kind, id), split(record, not_fields(kind)));
        let known: Vec<String> = self.records.get(&key).into_iter().flat_map(|r| r.keys().cloned()).collect();
        // Of what is written entry by entry, an entry that is not there any more is emptied.
        for path in known.iter().filter(|path| path.contains('/') && !fields.contains_key(*path)) {
            if !path.starts_with(WRITTEN) {
                self.set(&key, path, &Value::Null, step);
            }
        }
        for (path, value) in &fields {
            self.set(&key, path, value, step);
        }
        if self.shown(&key, REMOVED) == Some("true") {
            self.set(&key, REMOVED, &Value::Bool(false), step);
        }
    }

    fn touch(&mut self, block: &BlockId, lang: &Lang, step: &str) {
        let (key, path) = (RecordKey::new(RecordKind::Block, block), format!("{WRITTEN}/{lang}"));
        let entries = self.records.get(&key).and_then(|record| record.get(&path));
        if !entries.is_some_and(|e| e.len() == 1 && e.contains_key(step)) {
            self.answer(&key, &path, "true".into(), step);
        }
    }

    /// The same as `write` does, for the changes that come about at random.
    fn write(&mut self, change: &Change, step: &str) {
        let gone = Value::Bool(true);
        match change {
            Change::AboutPut(about) => self.put(RecordKind::About, "about", about, step),
            Change::SourcePut(s) => self.put(RecordKind::Source, &s.code, s, step),
            Change::IndicatorPut(i) => self.put(RecordKind::Indicator, &i.code, i, step),
            Change::FigurePut(f) => self.put(RecordKind::Figure, &f.id, f, step),
            Change::IndicatorRemoved(code) => self.set(&record(RecordKind::Indicator, code), REMOVED, &gone, step),
            Change::FigureRemoved(id) => self.set(&record(RecordKind::Figure, id), REMOVED, &gone, step),
            Change::SectionRemoved(id) => self.set(&record(RecordKind::Section, id), REMOVED, &gone, step),
            Change::BlockRemoved(id) => self.set(&record(RecordKind::Block, id), REMOVED, &gone, step),
            Change::SectionAdded { section, .. } => self.put(RecordKind::Section, &section.id, section, step),
            Change::SectionMoved { id, parent, .. } => {
                self.set(&record(RecordKind::Section, id), "parent", &json(parent), step)
            }
            Change::SectionTitled { id, lang, title } => {
                self.set(&record(RecordKind::Section, id), &format!("title/{lang}"), &json(title), step)
            }
            Change::BlockAdded { block, .. } => {
                self.put(RecordKind::Block, &block.id, block, step);
                block.text.keys().for_each(|lang| self.touch(&block.id, lang, step));
            }
            Change::BlockMoved { id, section, .. } => {
                self.set(&record(RecordKind::Block, id), "section", &json(section), step)
            }
            Change::BlockTextSet { id, lang, .. } => self.touch(id, lang, step),
            Change::ReleaseAdded { dataset, source, release } => {
                let member = Member { source: source.clone(), release: Some(release.clone()) };
                let path = format!("release/{}", release.release);
                self.set(&record(RecordKind::Dataset, dataset), &path, &json(&member), step);
            }
            Change::ReleaseRemoved { dataset, release } => {
                let (key, path) = (record(RecordKind::Dataset, dataset), format!("release/{release}"));
                let shown = self.shown(&key, &path).and_then(|json| serde_json::from_str::<Member>(json).ok());
                if let Some(member) = shown {
                    self.set(&key, &path, &json(&Member { release: None, ..member }), step);
                }
            }
            Change::FindingAccepted { fingerprint, reason } => {
                self.set(&record(RecordKind::Accepted, fingerprint), "reason", &json(reason), step)
            }
            Change::EditionPut(_)
            | Change::InstitutionPut(_)
            | Change::DimensionPut(_)
            | Change::CodeListPut(_)
            | Change::RecipePut(_)
            | Change::LabelPut(_)
            | Change::LabelRemoved(_)
            | Change::SourceRemoved(_)
            | Change::InstitutionRemoved(_)
            | Change::BlockKindSet { .. }
            | Change::ValueSeen { .. } => debug_assert!(false, "the oracle has not learned {change:?}"),
        }
    }

    /// Parts and blocks of a section, and those of its parts, removed or not.
    fn below(&self, section: &str) -> Vec<(&RecordKey, &BTreeMap<String, Entries>)> {
        let points_into = |fields: &BTreeMap<String, Entries>, field: &str, inside: &BTreeSet<&str>| {
            let to = winner(fields, field).and_then(|json| serde_json::from_str::<Value>(json).ok());
            to.as_ref().and_then(Value::as_str).is_some_and(|to| inside.contains(to))
        };
        let mut inside = BTreeSet::from([section]);
        loop {
            let before = inside.len();
            for (key, fields) in self.records.iter().filter(|(key, _)| key.kind == RecordKind::Section) {
                if points_into(fields, "parent", &inside) {
                    inside.insert(&key.id);
                }
            }
            if inside.len() == before {
                break;
            }
        }
        self.records
            .iter()
            .filter(|(key, fields)| match key.kind {
                RecordKind::Section => key.id != section && inside.contains(key.id.as_str()),
                RecordKind::Block => points_into(fields, "section", &inside),
                _ => false,
            })
            .collect()
    }
}
