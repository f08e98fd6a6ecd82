//! Tokens: what a difference between two texts is made of.

use super::{ID, OBJECT};
use almanac_core::{Claim, Inline, InlineId, Marks, Object, RichText};
use loro::{LoroText, LoroValue, TextDelta};
use std::collections::{BTreeMap, BTreeSet};
use unicode_segmentation::UnicodeSegmentation;

/// Attributes of a character as loro keeps them.
pub(super) type Attributes = BTreeMap<&'static str, LoroValue>;

/// One unit of a text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Unit {
    /// What a reader sees as one character.
    Cluster(String),
    /// An embedded object, equal only by its id.
    Object(InlineId),
    /// An object's character without an object, or one object's second character: never kept.
    Stray,
}

/// A unit with its attributes; the id of an object is not among them.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Token {
    pub unit: Unit,
    pub marks: Marks,
}

impl Token {
    /// Whether both are the same thing, however they are set.
    pub fn same(&self, other: &Token) -> bool {
        self.unit == other.unit && self.unit != Unit::Stray
    }
    /// Its length in loro, which counts characters (Unicode scalar values).
    pub fn len(&self) -> usize {
        match &self.unit {
            Unit::Cluster(text) => text.chars().count(),
            Unit::Object(_) | Unit::Stray => 1,
        }
    }
    pub fn text(&self) -> String {
        match &self.unit {
            Unit::Cluster(text) => text.clone(),
            Unit::Object(_) | Unit::Stray => OBJECT.to_string(),
        }
    }
    pub fn attributes(&self) -> Attributes {
        let mut out = Attributes::new();
        if let Unit::Object(id) = &self.unit {
            out.insert(ID, id.as_str().into());
        }
        if self.marks.bold {
            out.insert("bold", true.into());
        }
        if self.marks.italic {
            out.insert("italic", true.into());
        }
        if let Some(link) = &self.marks.link {
            out.insert("link", link.as_str().into());
        }
        if let Some(claim) = &self.marks.claim {
            out.insert("claim", serde_json::to_string(claim).unwrap_or_default().into());
        }
        out
    }
}

/// The tokens of a text as somebody wants it, and its objects.
pub(super) fn of_wanted(text: &RichText) -> (Vec<Token>, Vec<&Object>) {
    let (mut tokens, mut objects, mut seen) = (Vec::new(), Vec::new(), BTreeSet::new());
    for inline in &text.0 {
        match inline {
            Inline::Text { text, marks } => push_clusters(&text.replace(OBJECT, ""), marks, &mut tokens),
            Inline::Object { object, marks } => {
                if seen.insert(&object.id) {
                    tokens.push(Token { unit: Unit::Object(object.id.clone()), marks: marks.clone() });
                    objects.push(object);
                }
            }
        }
    }
    (tokens, objects)
}

/// The tokens of a text as it stands.
pub(super) fn of_loro(text: &LoroText) -> Vec<Token> {
    walk(text, push_clusters)
}

/// The same with whole runs instead of clusters, for reading, which is done for every block at opening.
pub(super) fn runs_of_loro(text: &LoroText) -> Vec<Token> {
    walk(text, |text, marks, tokens| {
        if !text.is_empty() {
            tokens.push(Token { unit: Unit::Cluster(text.into()), marks: marks.clone() });
        }
    })
}

fn walk(text: &LoroText, push: impl Fn(&str, &Marks, &mut Vec<Token>)) -> Vec<Token> {
    let (mut tokens, mut seen) = (Vec::new(), BTreeSet::new());
    for piece in text.to_delta() {
        let TextDelta::Insert { insert, attributes } = piece else { continue };
        let get = |key: &str| attributes.as_ref().and_then(|a| a.get(key)).filter(|v| !v.is_null());
        let marks = Marks {
            bold: get("bold").is_some(),
            italic: get("italic").is_some(),
            link: get("link").and_then(string),
            claim: get("claim").and_then(string).and_then(|json| serde_json::from_str::<Claim>(&json).ok()),
        };
        let id = get(ID).and_then(string).map(InlineId::new);
        let mut rest = insert.as_str();
        while let Some((before, after)) = rest.split_once(OBJECT) {
            push(before, &marks, &mut tokens);
            let unit = match &id {
                Some(id) if seen.insert(id.clone()) => Unit::Object(id.clone()),
                Some(_) | None => Unit::Stray,
            };
            tokens.push(Token { unit, marks: marks.clone() });
            rest = after;
        }
        push(rest, &marks, &mut tokens);
    }
    tokens
}

fn push_clusters(text: &str, marks: &Marks, tokens: &mut Vec<Token>) {
    tokens.extend(text.graphemes(true).map(|c| Token { unit: Unit::Cluster(c.to_string()), marks: marks.clone() }));
}

fn string(value: &LoroValue) -> Option<String> {
    value.as_string().map(|s| s.to_string())
}
