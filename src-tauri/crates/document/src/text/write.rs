//! Rich text to loro text, by the smallest difference.

use super::{
    DEEPEST,
    difference::{Edit, difference},
    token::{Attributes, Token, of_loro, of_wanted},
};
use crate::{
    name::{Name, RecordKey},
    record::Writer,
};
use almanac_core::{Lang, Object, ObjectKind, RichText, StepId};
use loro::{LoroDoc, LoroResult, LoroValue, TextDelta};
use serde_json::Value;
use std::collections::BTreeMap;

/// Makes a container's text the wanted one. Says whether anything was written into the text itself.
pub(crate) fn write(doc: &LoroDoc, name: &Name, lang: &Lang, wanted: &RichText, step: &StepId) -> LoroResult<Written> {
    write_at(doc, name, lang, wanted, step, 0)
}

/// Whether a text changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Written {
    /// Something was written.
    Changed,
    /// It was as wanted.
    Same,
}

fn write_at(
    doc: &LoroDoc,
    name: &Name,
    lang: &Lang,
    wanted: &RichText,
    step: &StepId,
    depth: usize,
) -> LoroResult<Written> {
    let (new, objects) = of_wanted(wanted);
    for object in objects {
        write_object(doc, lang, object, step, depth)?;
    }
    let text = doc.get_text(name.text().as_str());
    let old = of_loro(&text);
    let delta = delta(&old, &new);
    if delta.is_empty() {
        return Ok(Written::Same);
    }
    text.apply_delta(&delta)?;
    Ok(Written::Changed)
}

fn write_object(doc: &LoroDoc, lang: &Lang, object: &Object, step: &StepId, depth: usize) -> LoroResult<()> {
    let key = RecordKey::object(lang, &object.id);
    let mut record = Writer::open(doc, &key, step)?;
    for (path, value) in object_record(&object.kind) {
        record.set(&path, &value)?;
    }
    match &object.kind {
        ObjectKind::Note(note) if depth < DEEPEST => {
            write_at(doc, &Name::Note(key.id), lang, note, step, depth + 1)?;
        }
        ObjectKind::Note(_)
        | ObjectKind::Value { .. }
        | ObjectKind::FigureRef(_)
        | ObjectKind::SectionRef(_)
        | ObjectKind::Cite(_)
        | ObjectKind::Variable(_)
        | ObjectKind::LineBreak => {}
    }
    Ok(())
}

/// An object as the fields of its record: its kind, and what it is.
fn object_record(kind: &ObjectKind) -> BTreeMap<String, Value> {
    let mut out = BTreeMap::new();
    match serde_json::to_value(kind) {
        Ok(Value::Object(tagged)) => {
            for (tag, content) in tagged {
                match content {
                    Value::Object(fields) => out.extend(fields.into_iter().map(|(f, v)| (format!("is/{f}"), v))),
                    Value::Array(_) if tag == "note" => {}
                    other => {
                        out.insert("is".into(), other);
                    }
                }
                out.insert("kind".into(), Value::String(tag));
            }
        }
        Ok(tag) => {
            out.insert("kind".into(), tag);
        }
        Err(_) => {}
    }
    out
}

/// The difference as loro takes it; empty when there is none.
fn delta(old: &[Token], new: &[Token]) -> Vec<TextDelta> {
    let mut out: Vec<TextDelta> = Vec::new();
    for edit in difference(old, new) {
        match edit {
            Edit::Keep(a, b) => {
                if let (Some(a), Some(b)) = (old.get(a), new.get(b)) {
                    push_retain(&mut out, a.len(), changed(&a.attributes(), &b.attributes()));
                }
            }
            Edit::Delete(a) => push_delete(&mut out, old.get(a).map_or(0, Token::len)),
            Edit::Insert(b) => {
                if let Some(b) = new.get(b) {
                    push_insert(&mut out, &b.text(), b.attributes());
                }
            }
        }
    }
    while matches!(out.last(), Some(TextDelta::Retain { attributes: None, .. })) {
        out.pop();
    }
    out
}

fn changed(old: &Attributes, new: &Attributes) -> Attributes {
    let gone = old.keys().filter(|k| !new.contains_key(*k)).map(|k| (*k, LoroValue::Null));
    let set = new.iter().filter(|(k, v)| old.get(*k) != Some(v)).map(|(k, v)| (*k, v.clone()));
    gone.chain(set).collect()
}

macro_rules! for_loro {
    ($attributes:expr) => {
        if $attributes.is_empty() {
            None
        } else {
            Some($attributes.iter().map(|(k, v)| (k.to_string(), v.clone())).collect())
        }
    };
}

fn push_retain(out: &mut Vec<TextDelta>, len: usize, set: Attributes) {
    let wanted = for_loro!(set);
    match out.last_mut() {
        Some(TextDelta::Retain { retain, attributes }) if *attributes == wanted => *retain += len,
        _ => out.push(TextDelta::Retain { retain: len, attributes: wanted }),
    }
}

fn push_insert(out: &mut Vec<TextDelta>, text: &str, set: Attributes) {
    let wanted = for_loro!(set);
    match out.last_mut() {
        Some(TextDelta::Insert { insert, attributes }) if *attributes == wanted => insert.push_str(text),
        _ => out.push(TextDelta::Insert { insert: text.into(), attributes: wanted }),
    }
}

fn push_delete(out: &mut Vec<TextDelta>, len: usize) {
    match out.last_mut() {
        Some(TextDelta::Delete { delete }) => *delete += len,
        _ => out.push(TextDelta::Delete { delete: len }),
    }
}
