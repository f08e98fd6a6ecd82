//! From a label to the codes that have this name: one code list, its names in every language and its spellings.
//!
//! Names are compared in one form ([`almanac_core::spelling`]) and never by likeness. A name that several codes have
//! gets none here; what the other labels of its column and its period say about it is the business of
//! [`crate::read`].

use crate::labels::{Context, UNSTATED, clean};
use crate::number::is_blank;
use crate::scheme::{Scheme, Spelling};
use almanac_core::spelling::{folded, words_in_order};
use almanac_core::{Code, CodeListCode, DimensionCode, LabelId, LearnedLabel, SourceCode};
use chrono::NaiveDate;
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};

/// How a label was resolved.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// One code.
    Code(Code),
    /// Several codes have this name; those that the list does not have are among them.
    Ambiguous(Vec<Code>),
    /// None has.
    Unknown,
}

/// The id of a sender's word, whatever notes, accents and capitals it is written with.
pub fn word_id(source: Option<&SourceCode>, dimension: &DimensionCode, label: &str) -> LabelId {
    LearnedLabel::id_of(source, dimension, &clean(label))
}

/// First and last day of a code; none where it has no such day.
type Span = (Option<NaiveDate>, Option<NaiveDate>);

/// An index of one code list by code and name.
#[derive(Debug, Default)]
pub struct NameIndex {
    codes: HashMap<String, Code>,
    names: HashMap<String, Vec<Code>>,
    words: HashMap<String, Vec<Code>>,
    spans: HashMap<Code, Span>,
}

/// Indexes that were made for one context; making one of a large list takes some milliseconds.
#[derive(Debug, Clone, Default)]
pub struct Indexes(Arc<Mutex<HashMap<CodeListCode, Arc<NameIndex>>>>);

impl Context<'_> {
    /// The index of a list and its spellings; empty when the list is not known. A list may be named together with the
    /// spelling of its codes.
    pub fn index(&self, list: Option<&CodeListCode>) -> Arc<NameIndex> {
        let Some(list) = list else { return Arc::default() };
        let mut made = self.indexes.0.lock().unwrap_or_else(PoisonError::into_inner);
        made.entry(list.clone()).or_insert_with(|| Arc::new(NameIndex::new(self, list))).clone()
    }
}

impl NameIndex {
    fn new(ctx: &Context<'_>, list: &CodeListCode) -> Self {
        let (list, spelling) = Spelling::split(list);
        let mut out = Self::as_listed(ctx, &list);
        let scheme = |code: &str| ctx.schemes.iter().find(|s| s.list == list && s.code == code);
        match spelling {
            None | Some(Spelling::Own) => {}
            Some(Spelling::Scheme(code)) => out.respell(scheme(&code)),
            Some(Spelling::Open(code)) => out.leave_open(scheme(&code)),
        }
        out
    }
    fn as_listed(ctx: &Context<'_>, list: &CodeListCode) -> Self {
        let mut out = Self::default();
        for item in ctx.code_lists.iter().filter(|l| &l.code == list).flat_map(|l| l.items.iter()) {
            out.codes.insert(item.code.as_str().to_uppercase(), item.code.clone());
            out.spans.insert(item.code.clone(), (item.valid_from, item.valid_to));
            for name in item.names.0.values() {
                out.add(name, &item.code);
            }
        }
        for s in ctx.synonyms.iter().filter(|s| &s.code_list == list) {
            out.add(&s.label, &s.code);
        }
        // A list that has a code for the unknown has it under all its words, but for those that it gives to another.
        if let Some(unknown) = out.codes.get(Code::UNKNOWN).cloned() {
            for word in UNSTATED.iter().filter(|w| !out.names.contains_key(&folded(w))).collect::<Vec<_>>() {
                out.add(word, &unknown);
            }
        }
        out
    }
    fn add(&mut self, name: &str, code: &Code) {
        let put = |held: &mut Vec<Code>| {
            if !held.contains(code) {
                held.push(code.clone());
            }
        };
        let form = folded(&clean(name));
        if form.is_empty() {
            return;
        }
        let words = words_in_order(&form);
        if !words.is_empty() {
            put(self.words.entry(words).or_default());
        }
        put(self.names.entry(form).or_default());
    }
    /// Takes a scheme's codes in place of the list's own of the same shape. Names stay.
    fn respell(&mut self, scheme: Option<&Scheme>) {
        let Some(scheme) = scheme else { return };
        self.codes.retain(|code, _| !scheme.shaped(code));
        for (code, means) in &scheme.codes {
            match means {
                Some(means) => {
                    self.codes.insert(code.clone(), means.clone());
                }
                // Another sender's spelling of the same letters is not meant either.
                None => {
                    self.names.remove(&folded(code));
                }
            }
        }
        self.names.retain(|name, _| {
            let code = name.to_uppercase();
            !scheme.shaped(&code) || scheme.codes.contains_key(&code)
        });
    }
    /// Takes their codes from labels that a scheme reads differently from the list.
    fn leave_open(&mut self, scheme: Option<&Scheme>) {
        for (label, means) in scheme.into_iter().flat_map(|s| &s.codes) {
            let Match::Code(own) = self.find(label) else { continue };
            if means.as_ref() == Some(&own) {
                continue;
            }
            self.codes.remove(label);
            let both = std::iter::once(own).chain(means.clone()).collect();
            self.names.insert(folded(label), both);
        }
    }
    /// Whether nothing is in it.
    pub fn is_empty(&self) -> bool {
        self.codes.is_empty() && self.names.is_empty()
    }
    /// Whether the list has a code. Spellings may point outside, so that a column of provinces is not taken for one
    /// of countries.
    pub fn has(&self, code: &Code) -> bool {
        self.spans.contains_key(code)
    }
    /// First and last day of a code.
    pub fn span(&self, code: &Code) -> Span {
        self.spans.get(code).copied().unwrap_or_default()
    }
    /// Every code that has this name, also those outside the list. A code of the list is its own name.
    pub fn candidates(&self, label: &str) -> &[Code] {
        let form = folded(&clean(label));
        let found = self.names.get(&form).or_else(|| self.words.get(&words_in_order(&form)));
        found.map_or(&[], Vec::as_slice)
    }
    /// The code of a label.
    pub fn find(&self, label: &str) -> Match {
        let trimmed = label.trim_matches(is_blank);
        if let Some(code) = self.codes.get(&trimmed.to_uppercase()) {
            return Match::Code(code.clone());
        }
        match self.candidates(label) {
            [one] if self.has(one) || self.spans.is_empty() => Match::Code(one.clone()),
            several if several.iter().any(|c| self.has(c)) => Match::Ambiguous(several.to_vec()),
            _ => Match::Unknown,
        }
    }
    /// Names that several codes of the list have, each with its codes.
    pub fn shared_names(&self) -> Vec<(&str, BTreeSet<&Code>)> {
        let mut out: Vec<(&str, BTreeSet<&Code>)> = self
            .names
            .iter()
            .filter(|(_, codes)| codes.len() > 1)
            .map(|(name, codes)| (name.as_str(), codes.iter().collect()))
            .collect();
        out.sort();
        out
    }
}
