//! Characters that the bundled fonts have no shape for, found before the page is set.

use crate::manuscript::Manuscript;
use crate::plan::{Plan, acronyms, placed_figures, used_indicators};
use crate::typesetter::Typesetter;
use almanac_core::{Block, Finding, Inline, InlineId, Level, Localized, Object, ObjectKind, Place, RichText};
use std::collections::BTreeSet;

/// Every character of the manuscript that no bundled font can show, each with its block.
pub fn missing_glyphs(typesetter: &Typesetter, manuscript: &Manuscript) -> Vec<Finding> {
    let mut survey = Survey { typesetter, m: manuscript, out: Vec::new() };
    survey.profile();
    survey.out
}

struct Survey<'a> {
    typesetter: &'a Typesetter,
    m: &'a Manuscript,
    out: Vec<Finding>,
}

impl Survey<'_> {
    fn profile(&mut self) {
        let m = self.m;
        let about = &m.profile.about;
        for text in [&about.title, &about.subtitle, &about.country_name, &about.notice, &about.imprint] {
            self.localized(text, &Place::Profile);
        }
        let members = if m.extract.is_none() { about.members.as_slice() } else { &[] };
        for member in members {
            self.text(&member.name, &Place::Profile);
            self.localized(&member.role, &Place::Profile);
        }
        for (acronym, meaning) in acronyms(m) {
            self.text(acronym, &Place::Profile);
            self.text(meaning, &Place::Profile);
        }
        // Only what is printed: a foreign name in an unused record is nobody's hindrance.
        let plan = Plan::new(m);
        for source in plan.listed_sources().filter_map(|(_, s)| m.profile.sources.get(s)) {
            let place = Place::Source { source: source.code.clone() };
            self.localized(&source.names, &place);
            self.localized(&source.coverage, &place);
            self.text(&source.vintage, &place);
        }
        for indicator in used_indicators(m).iter().filter_map(|i| m.profile.indicators.get(i)) {
            let place = Place::Indicator { indicator: indicator.code.clone() };
            self.localized(&indicator.names, &place);
            self.localized(&indicator.definition, &place);
        }
        for section in m.profile.sections.iter().filter(|s| m.heads(&s.id)) {
            self.localized(&section.title, &Place::Section { section: section.id.clone() });
            for block in m.profile.blocks_of(section).filter(|_| m.tells(&section.id)) {
                if let Some(text) = block.text.get(&m.language) {
                    self.rich(block, text);
                }
            }
        }
        for figure in placed_figures(m) {
            let place = Place::Figure { figure: figure.id.clone() };
            self.localized(&figure.caption, &place);
            self.localized(&figure.note, &place);
        }
        for row in &m.key_data {
            self.text(&row.label, &Place::Profile);
            self.text(&row.value, &Place::Profile);
        }
    }

    fn rich(&mut self, block: &Block, text: &RichText) {
        let place = |inline: Option<&InlineId>| Place::Block {
            section: block.section.clone(),
            block: block.id.clone(),
            inline: inline.cloned(),
        };
        for inline in &text.0 {
            match inline {
                Inline::Text { text, .. } => self.text(text, &place(None)),
                Inline::Object { object: Object { id, kind }, .. } => match kind {
                    ObjectKind::Note(note) => self.rich(block, note),
                    ObjectKind::Value { .. } => {
                        if let Some(text) = self.m.values.get(id) {
                            self.text(text, &place(Some(id)));
                        }
                    }
                    ObjectKind::FigureRef(_)
                    | ObjectKind::SectionRef(_)
                    | ObjectKind::Cite(_)
                    | ObjectKind::Variable(_)
                    | ObjectKind::LineBreak => {}
                },
            }
        }
    }

    fn localized(&mut self, text: &Localized, place: &Place) {
        self.text(self.m.best(text), place);
    }

    fn text(&mut self, text: &str, place: &Place) {
        if text.is_ascii() {
            return;
        }
        let missing: BTreeSet<char> = text.chars().filter(|c| !self.can_show(*c)).collect();
        for c in missing {
            self.out.push(
                Finding::new(
                    Level::Error,
                    "glyph-missing",
                    place.clone(),
                    format!("the bundled fonts have no shape for \"{c}\" (U+{:04X})", u32::from(c)),
                    "Replace the character by one that the fonts have.",
                )
                .with(c.to_string(), ""),
            );
        }
    }

    fn can_show(&self, c: char) -> bool {
        c.is_control()
            || is_invisible(c)
            || self.typesetter.shared().fonts().iter().any(|f| f.info().coverage.contains(u32::from(c)))
    }
}

/// Characters that shape or direct text without being seen (Unicode's Default_Ignorable_Code_Point).
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}'..='\u{1160}' | '\u{17b4}'..='\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}
