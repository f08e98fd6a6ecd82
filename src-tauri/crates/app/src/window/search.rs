//! Find and replace over the whole profile: the places, and other words as one step.

use super::App;
use crate::failure::Failure;
use crate::section::{Bounds, Case, PlaceFound, Reach, Spot, Words, find_all, replacing};
use crate::wire::{ErrorCode, ReplaceIn, TextFind, TextFound, TextPlace, TextReplace, TextReplaced, TextSpot};
use almanac_core::{BlockId, FigureId, InlineId, Lang, OpName, SectionId};
use std::collections::BTreeMap;

/// So many places are listed; the count tells all.
const LISTED: usize = 1000;

impl App {
    pub(super) fn find_text(&self, r: &TextFind) -> Result<TextFound, Failure> {
        let state = self.state()?;
        let lang = Lang::new(&*r.lang);
        let Some(words) = words(r) else { return Ok(TextFound { places: Vec::new(), total: 0 }) };
        let found = find_all(&state, &lang, &words);
        let mut labels: BTreeMap<SectionId, String> = BTreeMap::new();
        let places = found
            .iter()
            .take(LISTED)
            .map(|p| {
                let section = p.spot.section();
                let label = labels.entry(section.clone()).or_insert_with(|| state.section_label(section, &lang));
                place_to_wire(p, label)
            })
            .collect();
        Ok(TextFound { places, total: small(found.len()) })
    }

    pub(super) fn replace_text(&self, r: &TextReplace) -> Result<TextReplaced, Failure> {
        let words = words(&r.find)
            .ok_or_else(|| Failure::new(ErrorCode::WrongInput, "say first which words are to be replaced"))?;
        let lang = Lang::new(&*r.find.lang);
        // A line end would make two paragraphs of one; words never do.
        let with = r.with.replace(['\n', '\r'], " ");
        let detail = format!("{} \u{2192} {with}", r.find.words);
        let reach = reach_from_wire(&r.reach);
        let (done, places, state) = self.with(|session| {
            let (changes, places) = replacing(&session.state().profile, &lang, &words, &with, &reach);
            let done = if changes.is_empty() {
                None
            } else {
                Some(session.transact(OpName::ReplaceWords, &detail, &changes)?)
            };
            Ok((done, places, session.state().clone()))
        })?;
        if let Some(done) = &done {
            self.after(done, &state);
        }
        Ok(TextReplaced { places: small(places), revision: state.revision.to_string() })
    }
}

fn small(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

fn words(r: &TextFind) -> Option<Words> {
    let case = if r.exact { Case::Exact } else { Case::Folded };
    Words::new(&r.words, case, if r.whole { Bounds::WholeWords } else { Bounds::Anywhere })
}

fn place_to_wire(p: &PlaceFound, label: &str) -> TextPlace {
    let spot = match &p.spot {
        Spot::Heading(section) => TextSpot::Heading { section: section.to_string() },
        Spot::Block(section, block) => {
            TextSpot::Block { section: section.to_string(), block: block.to_string(), note: None }
        }
        Spot::Note(section, block, note) => {
            TextSpot::Block { section: section.to_string(), block: block.to_string(), note: Some(note.to_string()) }
        }
        Spot::Caption(section, figure) => {
            TextSpot::Caption { section: section.to_string(), figure: figure.to_string() }
        }
    };
    TextPlace {
        spot,
        nth: small(p.nth),
        label: label.to_string(),
        before: p.found.before.clone(),
        found: p.found.words.clone(),
        after: p.found.after.clone(),
    }
}

fn reach_from_wire(reach: &ReplaceIn) -> Reach {
    match reach {
        ReplaceIn::Place { spot, nth } => {
            Reach::Place(spot_from_wire(spot), usize::try_from(*nth).unwrap_or(usize::MAX))
        }
        ReplaceIn::Section { section } => Reach::Section(SectionId::new(section)),
        ReplaceIn::Profile => Reach::Profile,
    }
}

fn spot_from_wire(spot: &TextSpot) -> Spot {
    match spot {
        TextSpot::Heading { section } => Spot::Heading(SectionId::new(section)),
        TextSpot::Block { section, block, note: None } => Spot::Block(SectionId::new(section), BlockId::new(block)),
        TextSpot::Block { section, block, note: Some(note) } => {
            Spot::Note(SectionId::new(section), BlockId::new(block), InlineId::new(note))
        }
        TextSpot::Caption { section, figure } => Spot::Caption(SectionId::new(section), FigureId::new(figure)),
    }
}
