//! Records: a field is a set of entries, one per step that gave an answer not yet superseded.
//!
//! In loro a map field is last-writer-wins and the loser cannot be read. So the map's keys are
//! `field@step`; a write deletes the entries that it has seen and adds its own. Two entries left
//! mean two answers. The later step is the one shown; ties cannot be, since step ids differ.

use crate::name::{Name, RecordKey};
use almanac_core::StepId;
use loro::{LoroDoc, LoroMap, LoroResult, LoroValue, ValueOrContainer};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Map, Value};
use std::collections::BTreeMap;

/// The mark of a removed record.
pub(crate) const REMOVED: &str = "removed";

/// Fields whose entries (languages, dimensions) are written one by one, so that two people who
/// write two languages do not disagree. A field that is not named here is written whole.
const PER_ENTRY: [&str; 12] = [
    "names",
    "definition",
    "title",
    "subtitle",
    "country_name",
    "notice",
    "imprint",
    "coverage",
    "caption",
    "alt",
    "note",
    "translated_from",
];

/// A record's entries: field path (`names/en`), step, value as JSON.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Fields(pub BTreeMap<String, BTreeMap<String, String>>);

impl Fields {
    /// The record's entries; none when it was never made.
    pub fn read(doc: &LoroDoc, key: &RecordKey) -> Self {
        Self::of_map(&map(doc, key))
    }
    pub fn of_map(map: &LoroMap) -> Self {
        let mut fields = Self::default();
        map.for_each(|key, value| {
            if let (Some((path, step)), ValueOrContainer::Value(LoroValue::String(json))) =
                (key.rsplit_once('@'), value)
            {
                fields.0.entry(path.into()).or_default().insert(step.into(), json.to_string());
            }
        });
        fields
    }
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// The answer that is shown.
    pub fn winner(&self, path: &str) -> Option<&str> {
        self.0.get(path)?.values().next_back().map(String::as_str)
    }
    /// The shown answer as a value.
    pub fn value(&self, path: &str) -> Option<Value> {
        serde_json::from_str(self.winner(path)?).ok()
    }
    /// Whether the record counts: it was made and is not removed.
    pub fn lives(&self) -> bool {
        !self.is_empty() && !self.is_removed()
    }
    pub fn is_removed(&self) -> bool {
        self.winner(REMOVED) == Some("true")
    }
    /// The entries of a field that is written one by one, empty ones left out.
    pub fn entries<'a>(&'a self, field: &str) -> impl Iterator<Item = (&'a str, Value)> + 'a {
        let prefix = format!("{field}/");
        self.0.keys().filter_map(move |path| {
            let entry = path.strip_prefix(&prefix)?;
            Some((entry, self.value(path)?)).filter(|(_, value)| !value.is_null())
        })
    }
    /// The record, starting from a blank one; a field that cannot be read stays blank, so that one
    /// bad field from elsewhere never hides a record.
    pub fn to_record<T: Serialize + DeserializeOwned + Clone>(&self, blank: &T) -> T {
        let Ok(Value::Object(base)) = serde_json::to_value(blank) else { return blank.clone() };
        let mut whole = base.clone();
        for path in self.0.keys() {
            self.overlay(path, &mut whole);
        }
        if let Ok(record) = serde_json::from_value(Value::Object(whole)) {
            return record;
        }
        let mut readable = base;
        for path in self.0.keys() {
            let mut tried = readable.clone();
            self.overlay(path, &mut tried);
            if serde_json::from_value::<T>(Value::Object(tried.clone())).is_ok() {
                readable = tried;
            }
        }
        serde_json::from_value(Value::Object(readable)).unwrap_or_else(|_| blank.clone())
    }
    fn overlay(&self, path: &str, onto: &mut Map<String, Value>) {
        let Some(value) = self.value(path) else { return };
        match path.split_once('/') {
            None => {
                onto.insert(path.into(), value);
            }
            Some((field, entry)) => {
                let slot = onto.entry(field).or_insert_with(|| Value::Object(Map::new()));
                if !slot.is_object() {
                    *slot = Value::Object(Map::new());
                }
                if let (Some(entries), false) = (slot.as_object_mut(), value.is_null()) {
                    entries.insert(entry.into(), value);
                }
            }
        }
    }
}

/// The container of a record.
pub(crate) fn map(doc: &LoroDoc, key: &RecordKey) -> LoroMap {
    doc.get_map(Name::Record(key.clone()).text().as_str())
}

/// Splits a record into the paths that are written.
pub(crate) fn split(record: &impl Serialize, id_fields: &[&str]) -> BTreeMap<String, Value> {
    let mut out = BTreeMap::new();
    let Ok(Value::Object(fields)) = serde_json::to_value(record) else { return out };
    for (field, value) in fields {
        if id_fields.contains(&field.as_str()) {
            continue;
        }
        match value {
            Value::Object(entries) if PER_ENTRY.contains(&field.as_str()) => {
                out.extend(entries.into_iter().map(|(entry, value)| (format!("{field}/{entry}"), value)));
            }
            value => {
                out.insert(field, value);
            }
        }
    }
    out
}

/// One record open for writing under one step.
pub(crate) struct Writer {
    map: LoroMap,
    pub fields: Fields,
    step: StepId,
}

impl Writer {
    /// Opens a record, noting it in the index when it is new.
    pub fn open(doc: &LoroDoc, key: &RecordKey, step: &StepId) -> LoroResult<Self> {
        let name = Name::Record(key.clone()).text();
        let index = doc.get_map(Name::Index.text().as_str());
        if index.get(&name).is_none() {
            index.insert(&name, true)?;
        }
        let map = doc.get_map(name.as_str());
        Ok(Self { fields: Fields::of_map(&map), map, step: step.clone() })
    }
    /// Gives a field an answer; nothing is written when that is the answer shown.
    pub fn set(&mut self, path: &str, value: &Value) -> LoroResult<()> {
        let json = value.to_string();
        if self.fields.winner(path) == Some(json.as_str()) { Ok(()) } else { self.settle(path, json) }
    }
    /// Gives a field an answer even if it is the one shown, so that no other answer remains.
    pub fn settle(&mut self, path: &str, json: String) -> LoroResult<()> {
        let entries = self.fields.0.entry(path.into()).or_default();
        for step in entries.keys().filter(|s| s.as_str() != self.step.as_str()) {
            self.map.delete(&format!("{path}@{step}"))?;
        }
        self.map.insert(&format!("{path}@{}", self.step), json.as_str())?;
        *entries = BTreeMap::from([(self.step.to_string(), json)]);
        Ok(())
    }
    /// Notes that this step touched something beside the record, such as a text.
    pub fn touch(&mut self, path: &str) -> LoroResult<()> {
        let seen = self.fields.0.get(path);
        if seen.is_some_and(|e| e.len() == 1 && e.contains_key(self.step.as_str())) {
            return Ok(());
        }
        self.settle(path, "true".into())
    }
    /// Writes the fields that differ, empties the entries that are gone, and takes a removal back.
    pub fn put(&mut self, record: &BTreeMap<String, Value>) -> LoroResult<()> {
        let gone: Vec<String> = self
            .fields
            .0
            .keys()
            .filter(|path| !record.contains_key(*path))
            .filter(|path| path.split_once('/').is_some_and(|(field, _)| PER_ENTRY.contains(&field)))
            .cloned()
            .collect();
        for path in gone {
            self.set(&path, &Value::Null)?;
        }
        for (path, value) in record {
            self.set(path, value)?;
        }
        self.revive()
    }
    pub fn revive(&mut self) -> LoroResult<()> {
        if self.fields.is_removed() { self.set(REMOVED, &Value::Bool(false)) } else { Ok(()) }
    }
    pub fn remove(&mut self) -> LoroResult<()> {
        self.set(REMOVED, &Value::Bool(true))
    }
}
