//! Loro text to rich text.

use super::{
    DEEPEST,
    token::{Unit, runs_of_loro},
};
use crate::{
    name::{Name, RecordKey},
    record::Fields,
};
use almanac_core::{Inline, InlineId, Lang, Object, ObjectKind, RichText};
use loro::LoroDoc;
use serde_json::{Map, Value};

/// The text of a container; objects without a readable record are left out.
pub(crate) fn read(doc: &LoroDoc, name: &Name, lang: &Lang) -> RichText {
    read_at(doc, name, lang, 0)
}

fn read_at(doc: &LoroDoc, name: &Name, lang: &Lang, depth: usize) -> RichText {
    let inlines = runs_of_loro(&doc.get_text(name.text().as_str()))
        .into_iter()
        .filter_map(|token| match token.unit {
            Unit::Cluster(text) => Some(Inline::Text { text, marks: token.marks }),
            Unit::Object(id) => {
                let kind = read_object(doc, lang, &id, depth)?;
                Some(Inline::Object { object: Object { id, kind }, marks: token.marks })
            }
            Unit::Stray => None,
        })
        .collect();
    RichText(inlines).normalised()
}

fn read_object(doc: &LoroDoc, lang: &Lang, id: &InlineId, depth: usize) -> Option<ObjectKind> {
    let key = RecordKey::object(lang, id);
    let fields = Fields::read(doc, &key);
    let tag = fields.value("kind")?;
    let tag = tag.as_str()?;
    if tag == "note" {
        let inner =
            if depth < DEEPEST { read_at(doc, &Name::Note(key.id), lang, depth + 1) } else { RichText::default() };
        return Some(ObjectKind::Note(inner));
    }
    let entries: Map<String, Value> = fields.entries("is").map(|(field, value)| (field.into(), value)).collect();
    let whole = match (entries.is_empty(), fields.value("is")) {
        (false, _) => Value::Object(Map::from_iter([(tag.into(), Value::Object(entries))])),
        (true, Some(value)) => Value::Object(Map::from_iter([(tag.into(), value)])),
        (true, None) => Value::String(tag.into()),
    };
    serde_json::from_value(whole).ok()
}

/// Ids (of object records) in a text, those inside footnotes too, whether or not they can be read.
pub(crate) fn objects_in(doc: &LoroDoc, name: &Name, lang: &Lang) -> Vec<String> {
    let mut out = Vec::new();
    collect(doc, name, lang, 0, &mut out);
    out
}

fn collect(doc: &LoroDoc, name: &Name, lang: &Lang, depth: usize, out: &mut Vec<String>) {
    for token in runs_of_loro(&doc.get_text(name.text().as_str())) {
        let Unit::Object(id) = token.unit else { continue };
        let key = RecordKey::object(lang, &id);
        if depth < DEEPEST && Fields::read(doc, &key).value("kind") == Some(Value::String("note".into())) {
            collect(doc, &Name::Note(key.id.clone()), lang, depth + 1, out);
        }
        out.push(key.id);
    }
}
