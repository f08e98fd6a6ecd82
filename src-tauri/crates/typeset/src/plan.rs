//! The printed numbers of everything, before anything is set: chapters, figures, tables, sources.
//!
//! Numbers do not come from the pages, so a chapter set alone has the same ones as in the book. Only
//! page numbers do; they are kept in the [`NumbersTable`].

use crate::manuscript::Manuscript;
use almanac_core::question::Question;
use almanac_core::release::column_letters;
use almanac_core::{
    Block, BlockKind, CiteKey, Figure, FigureId, IndicatorCode, Inline, ObjectKind, RichText, Section, SectionId,
    SectionKind, SourceCode,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// What the last setting of the whole book knows about pages.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct NumbersTable {
    /// First page of every top-level section.
    pub first: BTreeMap<SectionId, FirstPage>,
    /// Number of pages.
    pub pages: usize,
}

/// Where a section begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FirstPage {
    /// Index of the page in the book, from 0.
    pub index: usize,
    /// Its printed number; roman in the front matter.
    pub number: u64,
}

/// The numbers of one manuscript: those of the whole profile, also where only an extract is printed.
pub(crate) struct Plan {
    pub(crate) sections: BTreeMap<SectionId, String>,
    pub(crate) figures: BTreeMap<FigureId, u32>,
    /// Slot of a drawing's file.
    pub(crate) slots: BTreeMap<FigureId, usize>,
    /// Sources in the order of their list: the cited ones first, then the used ones.
    pub(crate) sources: Vec<SourceCode>,
    pub(crate) data_annex: Option<String>,
    pub(crate) metadata_annex: Option<String>,
    /// What stands in the extract; none where everything is printed.
    printed: Option<Printed>,
}

/// What of the numbered things an extract has.
struct Printed {
    figures: BTreeSet<FigureId>,
    sources: BTreeSet<SourceCode>,
}

impl Plan {
    pub(crate) fn new(m: &Manuscript) -> Self {
        if m.extract.is_none() {
            return Self::of_what_is_told(m);
        }
        let whole = Self::of_what_is_told(&Manuscript { extract: None, ..m.clone() });
        let own = Self::of_what_is_told(m);
        // An annex of which the extract has nothing is left out; the others keep their letters.
        Self {
            data_annex: own.data_annex.and(whole.data_annex),
            metadata_annex: own.metadata_annex.and(whole.metadata_annex),
            printed: Some(Printed {
                figures: own.figures.into_keys().collect(),
                sources: own.sources.into_iter().collect(),
            }),
            ..whole
        }
    }
    fn of_what_is_told(m: &Manuscript) -> Self {
        let profile = &m.profile;
        let sections = profile.section_numbers();
        let placed = placed_figures(m);
        let (mut tables, mut charts) = (0, 0);
        let mut figures = BTreeMap::new();
        for figure in &placed {
            let counter = if figure.kind.is_table() { &mut tables } else { &mut charts };
            *counter += 1;
            figures.insert(figure.id.clone(), *counter);
        }
        let slots = placed.iter().enumerate().map(|(i, f)| (f.id.clone(), i)).collect();
        let mut letters = profile.parts(None).filter(|s| s.kind == SectionKind::Annex).count() as u32;
        let mut next = || {
            letters += 1;
            column_letters(letters)
        };
        let data_annex =
            placed.iter().any(|f| !f.kind.is_table() && matches!(m.answers.get(&f.id), Some(Ok(_)))).then(&mut next);
        let metadata_annex = uses_indicators(m).then(&mut next);
        Self { sections, figures, slots, sources: sources_in_order(m), data_annex, metadata_annex, printed: None }
    }
    /// The printed number of a source; none when it is not in the profile.
    pub(crate) fn source_number(&self, key: &CiteKey) -> Option<usize> {
        self.sources.iter().position(|s| s.as_str() == key.as_str()).map(|i| i + 1)
    }
    /// Whether a figure is printed, so that a reference may lead to it.
    pub(crate) fn prints(&self, figure: &FigureId) -> bool {
        self.printed.as_ref().is_none_or(|p| p.figures.contains(figure))
    }
    /// The sources that are listed, with their numbers.
    pub(crate) fn listed_sources(&self) -> impl Iterator<Item = (usize, &SourceCode)> {
        let listed = |s: &SourceCode| self.printed.as_ref().is_none_or(|p| p.sources.contains(s));
        self.sources.iter().enumerate().map(|(i, s)| (i + 1, s)).filter(move |(_, s)| listed(s))
    }
}

/// The top-level section that a section belongs to.
pub(crate) fn chapter_of<'a>(m: &'a Manuscript, id: &SectionId) -> Option<&'a Arc<Section>> {
    let mut at = m.profile.section(id)?;
    for _ in 0..12 {
        match &at.parent {
            Some(parent) => at = m.profile.section(parent)?,
            None => break,
        }
    }
    Some(at)
}

/// A chapter and its parts in reading order.
pub(crate) fn family<'a>(m: &'a Manuscript, chapter: &'a Section) -> Vec<(&'a Section, usize)> {
    fn below<'a>(m: &'a Manuscript, section: &'a Section, level: usize, out: &mut Vec<(&'a Section, usize)>) {
        out.push((section, level));
        if level < 12 {
            for part in m.profile.parts(Some(&section.id)) {
                below(m, part, level + 1, out);
            }
        }
    }
    let mut out = Vec::new();
    below(m, chapter, 1, &mut out);
    out
}

/// Blocks that are printed, in reading order.
fn told_blocks(m: &Manuscript) -> impl Iterator<Item = &Arc<Block>> {
    m.profile.sections.iter().filter(|s| m.tells(&s.id)).flat_map(|s| m.profile.blocks_of(s))
}

/// Figures that stand in the printed text, once each.
pub(crate) fn placed_figures(m: &Manuscript) -> Vec<&Arc<Figure>> {
    let mut figures = m.profile.figures_in_order();
    if let Some(extract) = &m.extract {
        let own = extract.figures(&m.profile);
        figures.retain(|f| own.contains(&f.id));
    }
    figures
}

/// Acronyms that are explained: all, in an extract those that its words, numbers, headings and captions have.
pub(crate) fn acronyms(m: &Manuscript) -> Vec<(&str, &str)> {
    let all = m.profile.about.acronyms.iter().map(|(a, x)| (a.as_str(), m.best(x)));
    if m.extract.is_none() {
        return all.collect();
    }
    let mut texts: Vec<&str> = m.profile.sections.iter().filter(|s| m.heads(&s.id)).map(|s| m.best(&s.title)).collect();
    for block in told_blocks(m).filter_map(|b| b.text.get(&m.language)) {
        words_of(m, block, &mut texts);
    }
    for figure in placed_figures(m) {
        texts.extend([m.best(&figure.caption), m.best(&figure.note)]);
    }
    all.filter(|(acronym, _)| texts.iter().any(|text| has_word(text, acronym))).collect()
}

fn words_of<'a>(m: &'a Manuscript, text: &'a RichText, out: &mut Vec<&'a str>) {
    for inline in &text.0 {
        match inline {
            Inline::Text { text, .. } => out.push(text),
            Inline::Object { object, .. } => match &object.kind {
                ObjectKind::Note(note) => words_of(m, note, out),
                ObjectKind::Value { .. } => out.extend(m.values.get(&object.id).map(String::as_str)),
                ObjectKind::FigureRef(_)
                | ObjectKind::SectionRef(_)
                | ObjectKind::Cite(_)
                | ObjectKind::Variable(_)
                | ObjectKind::LineBreak => {}
            },
        }
    }
}

/// Whether a text has a word that is no part of a longer one.
fn has_word(text: &str, word: &str) -> bool {
    !word.is_empty()
        && text.match_indices(word).any(|(at, _)| {
            let (before, after) = (text.get(..at).unwrap_or(""), text.get(at + word.len()..).unwrap_or(""));
            let goes_on = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            !goes_on(before.chars().next_back()) && !goes_on(after.chars().next())
        })
}

/// Indicators that a figure reads or that a value in the text asks for.
pub(crate) fn used_indicators(m: &Manuscript) -> BTreeSet<IndicatorCode> {
    let profile = &m.profile;
    let mut used: BTreeSet<IndicatorCode> = placed_figures(m)
        .iter()
        .filter_map(|f| m.answers.get(&f.id)?.as_ref().ok())
        .flat_map(|a| a.indicators.iter().cloned())
        .collect();
    for text in told_blocks(m).filter_map(|b| b.text.get(&m.language)) {
        for object in text.objects() {
            if let ObjectKind::Value { question, .. } = &object.kind
                && let Ok(question) = question.parse::<Question>()
            {
                used.extend(question.subjects.into_iter().map(|s| s.indicator));
            }
        }
    }
    used.retain(|c| profile.indicators.contains_key(c));
    used
}

/// Whether there are any: asked for every key that somebody types, so the first that is found is enough.
fn uses_indicators(m: &Manuscript) -> bool {
    let known = |code: &IndicatorCode| m.profile.indicators.contains_key(code);
    let of_figure = |f: &&Arc<Figure>| matches!(m.answers.get(&f.id), Some(Ok(a)) if a.indicators.iter().any(known));
    placed_figures(m).iter().any(of_figure) || !used_indicators(m).is_empty()
}

fn cites(text: &RichText, out: &mut Vec<SourceCode>) {
    for object in text.objects() {
        if let ObjectKind::Cite(key) = &object.kind {
            out.push(SourceCode::new(key.as_str()));
        }
    }
}

fn sources_in_order(m: &Manuscript) -> Vec<SourceCode> {
    let mut all: Vec<SourceCode> = Vec::new();
    let blocks: Vec<&Arc<Block>> = told_blocks(m).collect();
    for block in &blocks {
        if let Some(text) = block.text.get(&m.language) {
            cites(text, &mut all);
        }
    }
    let mut used: BTreeSet<SourceCode> = BTreeSet::new();
    for block in &blocks {
        if let BlockKind::Figure(id) = &block.kind
            && let Some(Ok(answer)) = m.answers.get(id)
        {
            used.extend(answer.sources.iter().cloned());
        }
    }
    used.extend(blocks.iter().filter_map(|b| m.value_sources.get(&b.id)).flatten().cloned());
    if m.extract.is_none() {
        used.extend(m.key_data.iter().flat_map(|r| r.sources.iter().cloned()));
    }
    all.extend(used);
    let mut seen = BTreeSet::new();
    all.retain(|s| m.profile.sources.contains_key(s) && seen.insert(s.clone()));
    all
}
