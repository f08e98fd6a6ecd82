//! Chapters as typst source, with a map back to their blocks; front and back matter as data.
//!
//! Text stands in string literals only (see [`crate::literal`]); everything that has a look is a
//! function of the template.

mod book;
mod matter;
mod section;
mod table;
mod text;

pub(crate) use book::{alone_source, book_source};
pub(crate) use matter::{matter_json, setup_json};
pub(crate) use section::{drawing_path, section_path, section_source};
pub(crate) use table::{Of, lines_below, table_of};
pub use table::{Panel, Row};

use crate::literal::{literal, printable};
use crate::manuscript::Manuscript;
use crate::plan::Plan;
use crate::template::Words;
use almanac_core::format::Formatter;
use almanac_core::{Finding, Localized, Place, Profile};
use std::ops::Range;

/// What every writer of markup needs to know.
pub(crate) struct Context<'a> {
    pub(crate) m: &'a Manuscript,
    pub(crate) plan: &'a Plan,
    pub(crate) words: &'a Words,
    pub(crate) print: &'a Formatter,
    /// Path of the template's main file.
    pub(crate) entry: &'a str,
    /// Width of the text in points.
    pub(crate) column: f64,
}

/// What it takes to say an answer in words: a part of the [`Context`] that needs no manuscript.
pub(crate) struct Wording<'a> {
    pub(crate) profile: &'a Profile,
    pub(crate) words: &'a Words,
    /// Its language is the document's.
    pub(crate) print: &'a Formatter,
}

impl Context<'_> {
    pub(crate) fn wording(&self) -> Wording<'_> {
        Wording { profile: &self.m.profile, words: self.words, print: self.print }
    }
}

impl Wording<'_> {
    pub(crate) fn best<'t>(&self, text: &'t Localized) -> &'t str {
        text.best(self.print.lang())
    }
}

/// From bytes of a generated file to places of the profile.
#[derive(Debug, Clone, Default)]
pub(crate) struct SourceMap(Vec<(Range<usize>, Place)>);

impl SourceMap {
    /// The narrowest place around these bytes.
    pub(crate) fn place(&self, range: &Range<usize>) -> Option<&Place> {
        self.0
            .iter()
            .filter(|(r, _)| r.start <= range.start && range.end <= r.end)
            .min_by_key(|(r, _)| r.end - r.start)
            .map(|(_, p)| p)
    }
    /// The place of a block as a whole.
    pub(crate) fn block(&self, id: &almanac_core::BlockId) -> Option<Place> {
        self.0
            .iter()
            .map(|(_, p)| p)
            .find(|p| matches!(p, Place::Block { block, inline: None, .. } if block == id))
            .cloned()
    }
}

/// A file of markup in the making.
#[derive(Default)]
pub(crate) struct Markup {
    text: String,
    map: Vec<(Range<usize>, Place)>,
    /// Labels defined in this file.
    defined: Vec<String>,
    /// Labels that something in this file points to.
    wanted: Vec<String>,
    findings: Vec<Finding>,
}

/// A finished file.
pub(crate) struct Written {
    pub(crate) text: String,
    pub(crate) map: SourceMap,
    /// Labels that it points to but does not define.
    pub(crate) open: Vec<String>,
    pub(crate) findings: Vec<Finding>,
}

impl Markup {
    /// Our own markup, word for word. Never for foreign text.
    pub(crate) fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }
    /// Foreign text as a literal, without the hash.
    pub(crate) fn literal(&mut self, text: &str) {
        self.text.push_str(&literal(&printable(text)));
    }
    /// Foreign text standing in markup.
    pub(crate) fn show(&mut self, text: &str) {
        if !text.is_empty() {
            self.text.push('#');
            self.literal(text);
        }
    }
    /// Foreign text as a content block.
    pub(crate) fn content(&mut self, text: &str) {
        self.raw("[");
        self.show(text);
        self.raw("]");
    }
    /// What is written inside belongs to a place.
    pub(crate) fn at(&mut self, place: Place, write: impl FnOnce(&mut Self)) {
        let start = self.text.len();
        write(self);
        self.map.push((start..self.text.len(), place));
    }
    pub(crate) fn define(&mut self, label: &str) {
        self.defined.push(label.to_string());
    }
    pub(crate) fn want(&mut self, label: &str) {
        self.wanted.push(label.to_string());
    }
    pub(crate) fn find(&mut self, finding: Finding) {
        self.findings.push(finding);
    }
    pub(crate) fn finish(self) -> Written {
        let Self { text, map, defined, mut wanted, findings } = self;
        wanted.sort();
        wanted.dedup();
        wanted.retain(|l| !defined.contains(l));
        Written { text, map: SourceMap(map), open: wanted, findings }
    }
}
