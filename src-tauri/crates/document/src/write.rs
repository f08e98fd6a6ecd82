//! One change to the containers that it alters. What may be written was decided in `validate`.

use crate::{
    mirror::{Member, WRITTEN},
    name::{Name, RecordKey, RecordKind},
    order,
    record::{Writer, split},
    text::{self, Written},
};
use almanac_core::*;
use loro::{LoroDoc, LoroResult};
use serde::Serialize;
use serde_json::Value;

/// Writes a change under a step.
pub(crate) fn write(doc: &LoroDoc, change: &Change, step: &StepId) -> LoroResult<()> {
    let writing = Writing { doc, step };
    match change {
        Change::AboutPut(about) => writing.put(RecordKind::About, "about", about),
        Change::EditionPut(e) => writing.put(RecordKind::Edition, e.year, e),
        Change::InstitutionPut(i) => writing.put(RecordKind::Institution, &i.code, i),
        Change::SourcePut(s) => writing.put(RecordKind::Source, &s.code, s),
        Change::DimensionPut(d) => writing.put(RecordKind::Dimension, &d.code, d),
        Change::CodeListPut(l) => writing.put(RecordKind::CodeList, &l.code, l),
        Change::IndicatorPut(i) => writing.put(RecordKind::Indicator, &i.code, i),
        Change::RecipePut(r) => writing.put(RecordKind::Recipe, &r.id, r),
        Change::LabelPut(l) => writing.put(RecordKind::Label, &l.id, l),
        Change::LabelRemoved(id) => writing.remove(RecordKind::Label, id),
        Change::FigurePut(f) => writing.put(RecordKind::Figure, &f.id, f),
        Change::IndicatorRemoved(code) => writing.remove(RecordKind::Indicator, code),
        Change::SourceRemoved(code) => writing.remove(RecordKind::Source, code),
        Change::InstitutionRemoved(code) => writing.remove(RecordKind::Institution, code),
        Change::FigureRemoved(id) => writing.remove(RecordKind::Figure, id),
        Change::ReleaseAdded { dataset, source, release } => {
            let member = Member { source: source.clone(), release: Some(release.clone()) };
            writing.set(RecordKind::Dataset, dataset, &format!("release/{}", release.release), &json(&member))
        }
        Change::ReleaseRemoved { dataset, release } => writing.remove_release(dataset, release),
        Change::SectionAdded { section, after } => {
            writing.put(RecordKind::Section, &section.id, section)?;
            order::place(doc, &Name::SectionOrder, section.id.as_str(), after.as_ref().map(SectionId::as_str))
        }
        Change::SectionMoved { id, parent, after } => {
            writing.set(RecordKind::Section, id, "parent", &json(parent))?;
            order::place(doc, &Name::SectionOrder, id.as_str(), after.as_ref().map(SectionId::as_str))
        }
        Change::SectionTitled { id, lang, title } => {
            let value = if title.is_empty() { Value::Null } else { Value::String(title.clone()) };
            writing.set(RecordKind::Section, id, &format!("title/{lang}"), &value)
        }
        Change::SectionRemoved(id) => writing.remove(RecordKind::Section, id),
        Change::BlockAdded { block, after } => writing.add_block(block, after.as_ref()),
        Change::BlockMoved { id, section, after } => writing.move_block(id, section, after.as_ref()),
        Change::BlockKindSet { id, kind } => writing.set(RecordKind::Block, id, "kind", &json(kind)),
        Change::BlockTextSet { id, lang, text, translated_from } => {
            writing.set_text(id, lang, text)?;
            match translated_from {
                Some(from) => writing.set(RecordKind::Block, id, &format!("translated_from/{lang}"), &json(from)),
                // Typing in a translation says nothing about the source text it was made from.
                None => Ok(()),
            }
        }
        Change::BlockRemoved(id) => writing.remove(RecordKind::Block, id),
        Change::ValueSeen { lang, object, seen, .. } => {
            Writer::open(doc, &RecordKey::object(lang, object), step)?.set("is/seen", &json(seen))
        }
        Change::FindingAccepted { fingerprint, reason } => {
            writing.set(RecordKind::Accepted, fingerprint, "reason", &json(reason))
        }
    }
}

struct Writing<'a> {
    doc: &'a LoroDoc,
    step: &'a StepId,
}

impl Writing<'_> {
    fn open(&self, kind: RecordKind, id: impl ToString) -> LoroResult<Writer> {
        Writer::open(self.doc, &RecordKey::new(kind, id), self.step)
    }
    fn put(&self, kind: RecordKind, id: impl ToString, record: &impl Serialize) -> LoroResult<()> {
        self.open(kind, id)?.put(&split(record, not_fields(kind)))
    }
    fn set(&self, kind: RecordKind, id: impl ToString, path: &str, value: &Value) -> LoroResult<()> {
        self.open(kind, id)?.set(path, value)
    }
    fn remove(&self, kind: RecordKind, id: impl ToString) -> LoroResult<()> {
        self.open(kind, id)?.remove()
    }
    fn remove_release(&self, dataset: &DatasetId, release: &ReleaseId) -> LoroResult<()> {
        let mut record = self.open(RecordKind::Dataset, dataset)?;
        let path = format!("release/{release}");
        let Some(mut member) = record.fields.value(&path).and_then(|v| serde_json::from_value::<Member>(v).ok()) else {
            return Ok(());
        };
        member.release = None;
        record.set(&path, &json(&member))
    }
    fn add_block(&self, block: &Block, after: Option<&BlockId>) -> LoroResult<()> {
        let mut record = self.open(RecordKind::Block, &block.id)?;
        // A block that comes back, as after an undo in the editor, brings back no other text.
        let stale: Vec<String> = record.fields.entries(WRITTEN).map(|(lang, _)| lang.to_string()).collect();
        for lang in stale.iter().filter(|lang| !block.text.contains_key(&Lang::new(lang.as_str()))) {
            record.set(&format!("{WRITTEN}/{lang}"), &Value::Null)?;
        }
        record.put(&split(block, not_fields(RecordKind::Block)))?;
        for (lang, text) in &block.text {
            self.set_text(&block.id, lang, text)?;
        }
        let order = Name::BlockOrder(block.section.clone());
        order::place(self.doc, &order, block.id.as_str(), after.map(BlockId::as_str))
    }
    fn move_block(&self, id: &BlockId, section: &SectionId, after: Option<&BlockId>) -> LoroResult<()> {
        let mut record = self.open(RecordKind::Block, id)?;
        if let Some(Value::String(from)) = record.fields.value("section").filter(|v| *v != json(section)) {
            order::remove(self.doc, &Name::BlockOrder(SectionId::new(from)), id.as_str())?;
        }
        record.set("section", &json(section))?;
        let order = Name::BlockOrder(section.clone());
        order::place(self.doc, &order, id.as_str(), after.map(BlockId::as_str))
    }
    fn set_text(&self, id: &BlockId, lang: &Lang, text: &RichText) -> LoroResult<()> {
        let written = text::write(self.doc, &Name::Text(id.clone(), lang.clone()), lang, text, self.step)?;
        let mut record = self.open(RecordKind::Block, id)?;
        let path = format!("{WRITTEN}/{lang}");
        match (written, record.fields.winner(&path)) {
            (Written::Same, Some("true")) => Ok(()),
            (Written::Same | Written::Changed, _) => record.touch(&path),
        }
    }
}

/// Fields that are kept elsewhere: the id in the container's name, texts and orders in their own.
pub(crate) fn not_fields(kind: RecordKind) -> &'static [&'static str] {
    match kind {
        RecordKind::Section => &["id", "blocks"],
        RecordKind::Block => &["id", "text"],
        RecordKind::Figure | RecordKind::Recipe | RecordKind::Label | RecordKind::Dataset => &["id"],
        RecordKind::Edition => &["year"],
        RecordKind::Institution
        | RecordKind::Source
        | RecordKind::Dimension
        | RecordKind::CodeList
        | RecordKind::Indicator => &["code"],
        RecordKind::About | RecordKind::Object | RecordKind::Accepted => &[],
    }
}

fn json(value: &impl Serialize) -> Value {
    serde_json::to_value(value).unwrap_or(Value::Null)
}
