//! Rich text: runs with marks and embedded objects.
//!
//! An embedded object is one unit, equal to another only by its id; a difference between two texts
//! never splits or swaps one. Where offsets are needed, text counts in characters and an object as one.

use crate::{CiteKey, FigureId, InlineId, SectionId};
use serde::{Deserialize, Serialize};

/// The text of one block in one language.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct RichText(pub Vec<Inline>);

/// A run of text or an embedded object.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Inline {
    /// Characters that share their marks; never empty in a normalised text.
    Text {
        /// The characters.
        text: String,
        /// How they are set.
        marks: Marks,
    },
    /// One embedded object.
    Object {
        /// The object.
        object: Object,
        /// How it is set.
        marks: Marks,
    },
}

/// How a run is set.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Marks {
    /// Strong emphasis.
    pub bold: bool,
    /// Emphasis.
    pub italic: bool,
    /// Web or mail address.
    pub link: Option<String>,
    /// A statement that the data must bear out.
    pub claim: Option<Claim>,
}

/// A statement over some words: its kind and the question behind it.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Claim {
    /// Its id.
    pub id: InlineId,
    /// Kind, such as `rose`, `above 20`, `largest`.
    pub kind: String,
    /// The question in written form.
    pub question: String,
}

/// Something in a text that is not text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Object {
    /// Stays with the object for ever.
    pub id: InlineId,
    /// What it is.
    pub kind: ObjectKind,
}

/// What an embedded object is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObjectKind {
    /// A number that the data answer.
    Value {
        /// The question in written form.
        question: String,
        /// The format in written form, such as `unit` or `1 decimal`; empty for the indicator's own.
        format: String,
        /// The printed answer that somebody last saw; empty when nobody did.
        seen: String,
    },
    /// A reference to a figure or table.
    FigureRef(FigureId),
    /// A reference to a section.
    SectionRef(SectionId),
    /// A source cited.
    Cite(CiteKey),
    /// A footnote.
    Note(RichText),
    /// A variable of the profile.
    Variable(String),
    /// A forced line break.
    LineBreak,
}

impl RichText {
    /// Unmarked text.
    pub fn plain(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::default() } else { Self(vec![Inline::Text { text, marks: Marks::default() }]) }
    }
    /// Joins neighbours with equal marks and drops empty runs.
    pub fn normalised(self) -> Self {
        let mut out: Vec<Inline> = Vec::with_capacity(self.0.len());
        for inline in self.0 {
            match (&inline, out.last_mut()) {
                (Inline::Text { text, .. }, _) if text.is_empty() => {}
                (Inline::Text { text, marks }, Some(Inline::Text { text: before, marks: same })) if same == marks => {
                    before.push_str(text)
                }
                _ => out.push(inline),
            }
        }
        Self(out)
    }
    /// The characters alone, objects left out.
    pub fn plain_text(&self) -> String {
        self.0
            .iter()
            .map(|i| match i {
                Inline::Text { text, .. } => text.as_str(),
                Inline::Object { .. } => "",
            })
            .collect()
    }
    /// Every object, those inside footnotes too.
    pub fn objects(&self) -> Vec<&Object> {
        let mut out = Vec::new();
        for inline in &self.0 {
            if let Inline::Object { object, .. } = inline {
                out.push(object);
                if let ObjectKind::Note(note) = &object.kind {
                    out.extend(note.objects());
                }
            }
        }
        out
    }
    /// Every claim, once each, in order, with its words.
    pub fn claims(&self) -> Vec<(&Claim, String)> {
        let mut out: Vec<(&Claim, String)> = Vec::new();
        for inline in &self.0 {
            let (Inline::Text { marks, .. } | Inline::Object { marks, .. }) = inline;
            let Some(claim) = &marks.claim else { continue };
            let words = match inline {
                Inline::Text { text, .. } => text.as_str(),
                Inline::Object { .. } => "",
            };
            match out.last_mut() {
                Some((last, sum)) if last.id == claim.id => sum.push_str(words),
                _ => out.push((claim, words.to_string())),
            }
        }
        out
    }
    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|i| matches!(i, Inline::Text { text, .. } if text.is_empty()))
    }
}
