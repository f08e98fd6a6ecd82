//! Looks for words in every text of the profile, and puts others in their place: headings, paragraphs, footnotes,
//! captions. Data, questions and names are no text and are left alone.

use super::find::{Found, Which, Words, find, in_notes, notes, replace};
use crate::state::State;
use almanac_core::{
    BlockId, BlockKind, Change, Figure, FigureId, InlineId, Lang, Profile, RichText, Section, SectionId,
};
use std::collections::BTreeSet;

/// A text in which words can stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Spot {
    /// A heading.
    Heading(SectionId),
    /// A paragraph.
    Block(SectionId, BlockId),
    /// A footnote in a paragraph.
    Note(SectionId, BlockId, InlineId),
    /// The caption of a figure, in the section that shows it first.
    Caption(SectionId, FigureId),
}

/// How far a replacement reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reach {
    /// One place of one text.
    Place(Spot, usize),
    /// The texts of a section, its parts not counted.
    Section(SectionId),
    /// Every text.
    Profile,
}

/// A place in reading order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaceFound {
    /// The text.
    pub spot: Spot,
    /// The how-manieth in it.
    pub nth: usize,
    /// The words and what stands around them.
    pub found: Found,
}

/// Every place of the words in one language.
pub fn find_all(state: &State, lang: &Lang, words: &Words) -> Vec<PlaceFound> {
    let mut out = Vec::new();
    let mut say = |spot: Spot, text: &RichText| {
        let places = find(text, words).into_iter().enumerate();
        out.extend(places.map(|(nth, found)| PlaceFound { spot: spot.clone(), nth, found }));
    };
    let profile = &state.profile;
    let mut shown: BTreeSet<&FigureId> = BTreeSet::new();
    for section in &profile.sections {
        say(Spot::Heading(section.id.clone()), &RichText::plain(section.title.get(lang).unwrap_or_default()));
        for block in profile.blocks_of(section) {
            if let BlockKind::Figure(id) = &block.kind
                && let Some(figure) = profile.figures.get(id)
                && shown.insert(id)
            {
                let caption = RichText::plain(figure.caption.get(lang).unwrap_or_default());
                say(Spot::Caption(section.id.clone(), id.clone()), &caption);
            }
            let Some(text) = block.text.get(lang) else { continue };
            say(Spot::Block(section.id.clone(), block.id.clone()), text);
            for (id, note) in notes(text) {
                say(Spot::Note(section.id.clone(), block.id.clone(), id.clone()), note);
            }
        }
    }
    out
}

/// The changes that put other words in their place, and in how many places.
pub fn replacing(profile: &Profile, lang: &Lang, words: &Words, with: &str, reach: &Reach) -> (Vec<Change>, usize) {
    let mut done = Replacing { lang, words, with, changes: Vec::new(), places: 0 };
    let mut shown: BTreeSet<&FigureId> = BTreeSet::new();
    for section in &profile.sections {
        if let Some(which) = reach.of(&Spot::Heading(section.id.clone())) {
            done.heading(section, which);
        }
        for block in profile.blocks_of(section) {
            if let BlockKind::Figure(id) = &block.kind
                && let Some(figure) = profile.figures.get(id)
                && shown.insert(id)
                && let Some(which) = reach.of(&Spot::Caption(section.id.clone(), id.clone()))
            {
                done.caption(figure, which);
            }
            let Some(text) = block.text.get(lang) else { continue };
            let mut places = 0;
            let (mut made, within) = in_notes(text, &|id, note| match reach.of(&Spot::Note(
                section.id.clone(),
                block.id.clone(),
                id.clone(),
            )) {
                Some(which) => replace(note, words, with, which),
                None => (note.clone(), 0),
            });
            places += within;
            if let Some(which) = reach.of(&Spot::Block(section.id.clone(), block.id.clone())) {
                let (changed, here) = replace(&made, words, with, which);
                made = changed;
                places += here;
            }
            if places > 0 {
                done.places += places;
                // A word put right in a translation does not make the rest of it follow the source.
                let translated_from = block.translated_from.get(lang).cloned();
                done.changes.push(Change::BlockTextSet {
                    id: block.id.clone(),
                    lang: lang.clone(),
                    text: made,
                    translated_from,
                });
            }
        }
    }
    (done.changes, done.places)
}

impl Reach {
    /// Which places of a text are meant; none when it is out of reach.
    fn of(&self, spot: &Spot) -> Option<Which> {
        match self {
            Self::Place(own, nth) => (own == spot).then_some(Which::Nth(*nth)),
            Self::Section(section) => (spot.section() == section).then_some(Which::All),
            Self::Profile => Some(Which::All),
        }
    }
}

impl Spot {
    /// The section in which the text stands.
    pub fn section(&self) -> &SectionId {
        match self {
            Self::Heading(section) | Self::Block(section, _) | Self::Note(section, ..) | Self::Caption(section, _) => {
                section
            }
        }
    }
}

struct Replacing<'a> {
    lang: &'a Lang,
    words: &'a Words,
    with: &'a str,
    changes: Vec<Change>,
    places: usize,
}

impl Replacing<'_> {
    fn line(&mut self, text: &str, which: Which) -> Option<String> {
        let (made, places) = replace(&RichText::plain(text), self.words, self.with, which);
        self.places += places;
        (places > 0).then(|| made.plain_text())
    }
    fn heading(&mut self, section: &Section, which: Which) {
        if let Some(title) = self.line(section.title.get(self.lang).unwrap_or_default(), which) {
            self.changes.push(Change::SectionTitled { id: section.id.clone(), lang: self.lang.clone(), title });
        }
    }
    fn caption(&mut self, figure: &Figure, which: Which) {
        if let Some(caption) = self.line(figure.caption.get(self.lang).unwrap_or_default(), which) {
            let mut figure = figure.clone();
            figure.caption.set(self.lang.clone(), caption);
            self.changes.push(Change::FigurePut(figure));
        }
    }
}
