//! The names of the document's containers: which one holds which record, text or order.
//!
//! All are roots, found by name. Nothing here reads or writes one.

use almanac_core::{BlockId, InlineId, Lang, SectionId};
use serde::{Deserialize, Serialize};

/// The kinds of records in a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RecordKind {
    /// Title, country and the like; one record, `about`.
    About,
    /// By year.
    Edition,
    /// By code.
    Institution,
    /// By code.
    Source,
    /// By code.
    Dimension,
    /// By code.
    CodeList,
    /// By code.
    Indicator,
    /// By id.
    Recipe,
    /// By id.
    Label,
    /// By id.
    Figure,
    /// By id.
    Dataset,
    /// By id.
    Section,
    /// By id.
    Block,
    /// An embedded object, by language and id.
    Object,
    /// A finding accepted, by fingerprint.
    Accepted,
}

impl RecordKind {
    pub(crate) const ALL: [RecordKind; 15] = [
        Self::About,
        Self::Edition,
        Self::Institution,
        Self::Source,
        Self::Dimension,
        Self::CodeList,
        Self::Indicator,
        Self::Recipe,
        Self::Label,
        Self::Figure,
        Self::Dataset,
        Self::Section,
        Self::Block,
        Self::Object,
        Self::Accepted,
    ];
    /// The word in container names; never changed, since files contain it.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::About => "about",
            Self::Edition => "edition",
            Self::Institution => "institution",
            Self::Source => "source",
            Self::Dimension => "dimension",
            Self::CodeList => "code_list",
            Self::Indicator => "indicator",
            Self::Recipe => "recipe",
            Self::Label => "label",
            Self::Figure => "figure",
            Self::Dataset => "dataset",
            Self::Section => "section",
            Self::Block => "block",
            Self::Object => "object",
            Self::Accepted => "accepted",
        }
    }
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.word() == word)
    }
}

/// A record's place: its kind and its id or code.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct RecordKey {
    pub kind: RecordKind,
    pub id: String,
}

impl RecordKey {
    pub fn new(kind: RecordKind, id: impl ToString) -> Self {
        Self { kind, id: id.to_string() }
    }
    /// The record of an embedded object; each language has its own.
    pub fn object(lang: &Lang, id: &InlineId) -> Self {
        Self::new(RecordKind::Object, format!("{lang} {id}"))
    }
}

/// What a container holds.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Name {
    /// Names of all records ever made.
    Index,
    /// A record's fields.
    Record(RecordKey),
    /// A block's text in one language.
    Text(BlockId, Lang),
    /// The text of a footnote; the record key's id of its object.
    Note(String),
    /// Order of all sections.
    SectionOrder,
    /// Order of one section's blocks.
    BlockOrder(SectionId),
    /// One entry per undo, so that each leaves a trace.
    Undone,
}

impl Name {
    /// The container's name.
    pub fn text(&self) -> String {
        match self {
            Self::Index => "index".into(),
            Self::Record(key) => format!("record|{}|{}", key.kind.word(), escape(&key.id)),
            Self::Text(block, lang) => format!("text|{}|{}", escape(block.as_str()), escape(lang.as_str())),
            Self::Note(object) => format!("note|{}", escape(object)),
            Self::SectionOrder => "sections".into(),
            Self::BlockOrder(section) => format!("blocks|{}", escape(section.as_str())),
            Self::Undone => "undone".into(),
        }
    }
    /// What a name stands for; none for names that a later version may use.
    pub fn parse(name: &str) -> Option<Self> {
        let mut parts = name.split('|');
        let head = parts.next()?;
        let (first, second) = (parts.next().map(unescape), parts.next().map(unescape));
        match (head, first, second) {
            ("index", None, None) => Some(Self::Index),
            ("undone", None, None) => Some(Self::Undone),
            ("sections", None, None) => Some(Self::SectionOrder),
            ("record", Some(kind), Some(id)) => {
                Some(Self::Record(RecordKey { kind: RecordKind::from_word(&kind)?, id }))
            }
            ("text", Some(block), Some(lang)) => Some(Self::Text(BlockId::new(block), Lang::new(lang))),
            ("note", Some(object), None) => Some(Self::Note(object)),
            ("blocks", Some(section), None) => Some(Self::BlockOrder(SectionId::new(section))),
            _ => None,
        }
    }
}

/// loro refuses `/` and NUL in names; `|` divides ours.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '%' => out.push_str("%25"),
            '/' => out.push_str("%2F"),
            '|' => out.push_str("%7C"),
            '\0' => out.push_str("%00"),
            _ => out.push(c),
        }
    }
    out
}

fn unescape(text: &str) -> String {
    text.replace("%2F", "/").replace("%7C", "|").replace("%00", "\0").replace("%25", "%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(name: Name) {
        let text = name.text();
        assert!(!text.contains('/') && !text.contains('\0'), "loro refuses such names: {text}");
        assert_eq!(Name::parse(&text), Some(name), "a name must read back as what it stands for");
    }

    #[test]
    fn names_read_back() {
        check(Name::Index);
        check(Name::SectionOrder);
        check(Name::Undone);
        check(Name::BlockOrder(SectionId::new("a|b/c")));
        check(Name::Text(BlockId::new("b%2F"), Lang::new("sr-Cyrl")));
        check(Name::Note("en x1".into()));
        for kind in RecordKind::ALL {
            check(Name::Record(RecordKey::new(kind, "IMM/005|%25\0")));
        }
    }
}
