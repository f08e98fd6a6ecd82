//! Where a value is printed: every place whose answer read it.

use crate::state::State;
use crate::words::figure_label;
use almanac_core::answer::{Answer, Audience, print_value};
use almanac_core::format::Formatter;
use almanac_core::{FigureId, IndicatorCode, Lang, ObjectKind, Period, Place, RichText, SeriesKey, SourceCode};
use std::collections::BTreeSet;

/// One place of the profile and what its answer read.
pub struct Use {
    /// The place.
    pub place: Place,
    /// The place in words.
    pub label: String,
    /// What is printed there: a value's words, or a figure's number.
    pub printed: String,
    /// The question in written form.
    pub question: String,
    /// The figure, for charts and tables.
    pub figure: Option<FigureId>,
    /// The answer.
    pub answer: Answer,
}

impl Use {
    /// Whether the answer read this observation.
    pub fn reads(&self, series: &SeriesKey, period: Period) -> bool {
        self.answer.origins().any(|o| o.period == period && *o.series == *series)
    }
    /// Whether the answer read this indicator's definition.
    pub fn reads_indicator(&self, indicator: &IndicatorCode) -> bool {
        self.answer.indicators.contains(indicator)
    }
    /// Whether a value of this source stands in the answer.
    pub fn reads_source(&self, source: &SourceCode) -> bool {
        self.answer.sources.contains(source)
    }
}

/// Every embedded value, claim and figure that has an answer, in reading order.
pub fn uses(state: &State, lang: &Lang) -> Vec<Use> {
    uses_where(state, lang, &|_| true)
}

/// The same, only of questions that name one of these indicators: no other is answered from its values.
pub fn uses_naming(state: &State, lang: &Lang, indicators: &BTreeSet<IndicatorCode>) -> Vec<Use> {
    uses_where(state, lang, &|question| indicators.iter().any(|i| question.contains(i.as_str())))
}

/// The same, only of the questions that are wanted by their written form.
fn uses_where(state: &State, lang: &Lang, wanted: &dyn Fn(&str) -> bool) -> Vec<Use> {
    let formatter = Formatter::new(lang);
    let engine = state.engine(Audience::WorkingGroup);
    let numbers = state.figure_numbers();
    let mut list = Vec::new();
    for section in &state.profile.sections {
        for block in state.profile.blocks_of(section) {
            if let almanac_core::BlockKind::Figure(id) = &block.kind
                && let Some(figure) = state.profile.figures.get(id)
                && wanted(&figure.question)
                && let Ok(answer) = engine.ask_text(&figure.question)
            {
                let number = numbers
                    .get(id)
                    .and_then(|n| i32::try_from(*n).ok())
                    .map(|n| formatter.label_number(n))
                    .unwrap_or_default();
                list.push(Use {
                    place: Place::Figure { figure: id.clone() },
                    label: state.section_label(&section.id, lang),
                    printed: figure_label(lang, figure.kind.is_table(), &number),
                    question: figure.question.clone(),
                    figure: Some(id.clone()),
                    answer,
                });
            }
            let Some(text) = block.text.get(lang) else { continue };
            let at =
                |inline| Place::Block { section: section.id.clone(), block: block.id.clone(), inline: Some(inline) };
            let claims = text.claims();
            for object in RichText::objects(text) {
                let ObjectKind::Value { question, format, .. } = &object.kind else { continue };
                if !wanted(question) {
                    continue;
                }
                let printed = print_value(&engine, &formatter, question, format);
                if let Ok(answer) = printed.answer {
                    let place = at(object.id.clone());
                    let label = state.section_label(&section.id, lang);
                    list.push(Use {
                        place,
                        label,
                        printed: printed.text,
                        question: question.clone(),
                        figure: None,
                        answer,
                    });
                }
            }
            for (claim, words) in claims.into_iter().filter(|(claim, _)| wanted(&claim.question)) {
                if let Ok(answer) = engine.ask_text(&claim.question) {
                    let place = at(claim.id.clone());
                    let label = state.section_label(&section.id, lang);
                    list.push(Use {
                        place,
                        label,
                        printed: words,
                        question: claim.question.clone(),
                        figure: None,
                        answer,
                    });
                }
            }
        }
    }
    list
}
