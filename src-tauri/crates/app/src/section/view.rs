//! Sections as the window shows them: with printed values, references and findings.

use super::inline::{mark_set, value_state};
use crate::state::State;
use crate::wire::{
    BlockShape, BlockView, FigureCard, InlineView, LevelCounts, Outline, OutlineItem, SectionPlace, SectionView,
    TranslationState, ValueState,
};
use almanac_core::answer::{Audience, print_value};
use almanac_core::check::{ClaimVerdict, judge_claim};
use almanac_core::format::Formatter;
use almanac_core::{
    Block, BlockKind, Claim, Finding, Inline, Lang, Level, ObjectKind, Place, RichText, Section, SectionId, SectionKind,
};
use std::collections::BTreeMap;
use unicode_segmentation::UnicodeSegmentation;

/// The tree in reading order, with the open findings of each section.
pub fn outline(state: &State, lang: &Lang, findings: &[Finding]) -> Outline {
    let numbers = state.profile.section_numbers();
    let figures: BTreeMap<_, _> = state
        .profile
        .blocks
        .values()
        .filter_map(|b| if let BlockKind::Figure(id) = &b.kind { Some((id, &b.section)) } else { None })
        .collect();
    let mut counts: BTreeMap<&SectionId, (LevelCounts, u32)> = BTreeMap::new();
    for finding in findings {
        let section = match &finding.place {
            Place::Section { section } | Place::Block { section, .. } => section,
            Place::Figure { figure } => match figures.get(figure) {
                Some(section) => section,
                None => continue,
            },
            Place::Profile
            | Place::File { .. }
            | Place::Indicator { .. }
            | Place::Source { .. }
            | Place::Value { .. } => continue,
        };
        let (levels, changed) = counts.entry(section).or_default();
        match finding.level {
            Level::Error => levels.errors += 1,
            Level::Warning => levels.warnings += 1,
            Level::Note => levels.notes += 1,
        }
        *changed += u32::from(finding.kind == "value-changed");
    }
    let sections = state
        .profile
        .sections
        .iter()
        .map(|s| {
            let (findings, changed_values) = counts.get(&s.id).copied().unwrap_or_default();
            OutlineItem {
                id: s.id.to_string(),
                parent: s.parent.as_ref().map(ToString::to_string),
                level: u32::try_from(state.profile.level(s)).unwrap_or(1),
                place: place(s.kind),
                number: numbers.get(&s.id).cloned().unwrap_or_default(),
                title: s.title.best(lang).to_string(),
                findings,
                changed_values,
            }
        })
        .collect();
    Outline { sections }
}

fn place(kind: SectionKind) -> SectionPlace {
    match kind {
        SectionKind::Front => SectionPlace::Front,
        SectionKind::KeyData => SectionPlace::KeyData,
        SectionKind::Chapter => SectionPlace::Chapter,
        SectionKind::Annex => SectionPlace::Annex,
    }
}

/// A section in one language; none when it is not there.
pub fn section_view(state: &State, id: &SectionId, lang: &Lang) -> Option<SectionView> {
    let section = state.profile.section(id)?;
    Some(SectionView {
        section: id.to_string(),
        lang: lang.to_string(),
        number: state.profile.section_numbers().remove(id).unwrap_or_default(),
        title: section.title.get(lang).unwrap_or_default().to_string(),
        revision: state.revision.to_string(),
        blocks: view_blocks(state, section, lang),
        words: words(state, section, lang),
    })
}

/// Words of a section's text in one language.
pub fn words(state: &State, section: &Section, lang: &Lang) -> u32 {
    let count = state
        .profile
        .blocks_of(section)
        .filter_map(|b| b.text.get(lang))
        .map(|t| t.plain_text().unicode_words().count())
        .sum::<usize>();
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// A section's blocks as shown.
pub fn view_blocks(state: &State, section: &Section, lang: &Lang) -> Vec<BlockView> {
    let view = Viewer {
        state,
        lang,
        formatter: Formatter::new(lang),
        figures: state.figure_numbers(),
        sections: state.profile.section_numbers(),
    };
    state.profile.blocks_of(section).map(|b| view.block(b)).collect()
}

struct Viewer<'a> {
    state: &'a State,
    lang: &'a Lang,
    formatter: Formatter,
    figures: BTreeMap<almanac_core::FigureId, u32>,
    sections: BTreeMap<SectionId, String>,
}

impl Viewer<'_> {
    fn block(&self, block: &Block) -> BlockView {
        let (shape, figure) = match &block.kind {
            BlockKind::Paragraph => (BlockShape::Paragraph, None),
            BlockKind::ListItem { ordered, level } => {
                (BlockShape::ListItem { ordered: *ordered, level: (*level).into() }, None)
            }
            BlockKind::Quotation => (BlockShape::Quotation, None),
            BlockKind::Box => (BlockShape::Box, None),
            BlockKind::PageBreak => (BlockShape::PageBreak, None),
            BlockKind::Figure(id) => (BlockShape::Figure { figure: id.to_string() }, self.card(id)),
        };
        let source = &self.state.profile.about.language;
        let translation = if self.lang == source {
            TranslationState::Source
        } else if block.text.contains_key(self.lang) {
            let now = block.text.get(source).map(fingerprint);
            match (block.translated_from.get(self.lang), now) {
                (Some(then), Some(now)) if *then != now => TranslationState::SourceChanged,
                _ => TranslationState::Current,
            }
        } else {
            TranslationState::Missing
        };
        let text = block.text.get(self.lang).map(|t| self.text(t)).unwrap_or_default();
        BlockView { id: block.id.to_string(), shape, text, figure, translation }
    }

    fn card(&self, id: &almanac_core::FigureId) -> Option<FigureCard> {
        let figure = self.state.profile.figures.get(id)?;
        Some(FigureCard {
            number: self.figure_label(id),
            caption: figure.caption.best(self.lang).to_string(),
            kind: figure.kind.code().to_string(),
        })
    }

    fn figure_label(&self, id: &almanac_core::FigureId) -> String {
        let number = self.figures.get(id).and_then(|n| i32::try_from(*n).ok()).map(|n| self.formatter.label_number(n));
        let table = self.state.profile.figures.get(id).is_some_and(|f| f.kind.is_table());
        match number {
            Some(n) => crate::words::figure_label(self.lang, table, &n),
            None => id.to_string(),
        }
    }

    fn section_reference(&self, id: &SectionId) -> String {
        match (self.sections.get(id), self.state.profile.section(id)) {
            (Some(number), Some(section)) => crate::words::section_reference(self.lang, section, number),
            // Front matter has no number: its title stands in, as on the page.
            (None, Some(section)) => section.title.best(self.lang).to_string(),
            (_, None) => "?".into(),
        }
    }

    fn text(&self, text: &RichText) -> Vec<InlineView> {
        let engine = self.state.engine(Audience::WorkingGroup);
        let holds = |c: &Claim| match judge_claim(&engine, &self.formatter, c) {
            ClaimVerdict::Holds => Some(true),
            ClaimVerdict::Contradicted(_) => Some(false),
            ClaimVerdict::CannotTell(_) => None,
        };
        text.0
            .iter()
            .map(|inline| match inline {
                Inline::Text { text, marks } => InlineView::Text { text: text.clone(), marks: mark_set(marks, &holds) },
                Inline::Object { object, marks } => {
                    let (id, marks) = (object.id.to_string(), mark_set(marks, &holds));
                    match &object.kind {
                        ObjectKind::Value { question, format, seen } => {
                            let printed = print_value(&engine, &self.formatter, question, format);
                            let state: ValueState = value_state(&printed, seen);
                            InlineView::Value {
                                id,
                                question: question.clone(),
                                format: format.clone(),
                                printed: printed.text,
                                seen: seen.clone(),
                                state,
                                marks,
                            }
                        }
                        ObjectKind::FigureRef(figure) => InlineView::FigureRef {
                            id,
                            figure: figure.to_string(),
                            printed: self.figure_label(figure),
                            marks,
                        },
                        ObjectKind::SectionRef(section) => InlineView::SectionRef {
                            id,
                            section: section.to_string(),
                            printed: self.section_reference(section),
                            marks,
                        },
                        ObjectKind::Cite(key) => InlineView::Cite {
                            id,
                            key: key.to_string(),
                            printed: self.state.place_label(
                                &Place::Source { source: almanac_core::SourceCode::new(key.as_str()) },
                                self.lang,
                            ),
                            marks,
                        },
                        ObjectKind::Note(note) => InlineView::Note { id, text: self.text(note), marks },
                        ObjectKind::Variable(name) => InlineView::Variable {
                            id,
                            name: name.clone(),
                            printed: variable(self.state, name, self.lang, &self.formatter),
                            marks,
                        },
                        ObjectKind::LineBreak => InlineView::LineBreak { id },
                    }
                }
            })
            .collect()
    }
}

/// A variable's text: built-in ones from the profile and its edition, else those of the profile.
pub(crate) fn variable(state: &State, name: &str, lang: &Lang, formatter: &Formatter) -> String {
    let about = &state.profile.about;
    match name {
        "country" => about.country_name.best(lang).to_string(),
        "title" => about.title.best(lang).to_string(),
        "year" => state.edition.as_ref().map(|e| formatter.label_number(e.year)).unwrap_or_default(),
        "data_as_of" => {
            state.edition.as_ref().and_then(|e| e.data_as_of).map(|d| formatter.date(d)).unwrap_or_default()
        }
        other => about
            .variables
            .iter()
            .find(|(n, _)| n == other)
            .map_or_else(|| "?".into(), |(_, t)| t.best(lang).to_string()),
    }
}

/// What a translation remembers of the text that it was made from.
pub(crate) fn fingerprint(text: &RichText) -> String {
    use sha2::{Digest, Sha256};
    let written = serde_json::to_string(text).unwrap_or_default();
    Sha256::digest(written.as_bytes()).iter().take(8).map(|b| format!("{b:02x}")).collect()
}
