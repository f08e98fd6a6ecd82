//! Builds the manuscript: every value printed, every figure answered and drawn, for one audience.

use crate::state::State;
use almanac_charts::{DrawContext, alternative_text, draw};
use almanac_core::answer::{Answer, Audience, print_value};
use almanac_core::drawing::Drawing;
use almanac_core::format::Formatter;
use almanac_core::{Figure, FigureId, Finding, Lang, Level, ObjectKind, Place, RichText, SourceCode};
use almanac_typeset::Manuscript;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Makes manuscripts of one language for one audience and remembers what typing does not change.
pub struct Printer {
    lang: Lang,
    audience: Audience,
    column: f64,
    epoch: Option<(u64, Option<i32>)>,
    values: HashMap<(String, String), (String, BTreeSet<SourceCode>)>,
    answers: BTreeMap<FigureId, Result<Arc<Answer>, String>>,
    drawings: BTreeMap<FigureId, Arc<Drawing>>,
    findings: Vec<Finding>,
}

impl Printer {
    /// A printer that has printed nothing yet, for text columns of this width in points.
    pub fn new(lang: &Lang, audience: Audience, column: f64) -> Self {
        Self {
            lang: lang.clone(),
            audience,
            column,
            epoch: None,
            values: HashMap::new(),
            answers: BTreeMap::new(),
            drawings: BTreeMap::new(),
            findings: Vec::new(),
        }
    }
    /// Its language.
    pub fn lang(&self) -> &Lang {
        &self.lang
    }

    /// The manuscript of a state, and what could not be drawn. `step` is asked before each figure.
    pub fn manuscript<E>(
        &mut self,
        state: &State,
        step: &mut dyn FnMut(usize, usize) -> Result<(), E>,
    ) -> Result<(Manuscript, Vec<Finding>), E> {
        let formatter = Formatter::new(&self.lang);
        let engine = state.engine(self.audience);
        let stamp = (state.epoch, state.edition.as_ref().map(|e| e.year));
        if self.epoch != Some(stamp) {
            self.values.clear();
            self.answers.clear();
            self.drawings.clear();
            self.findings.clear();
            let figures = state.profile.figures_in_order();
            for (n, figure) in figures.iter().enumerate() {
                step(n, figures.len())?;
                let answer = engine.ask_text(&figure.question).map(Arc::new);
                if let Ok(answer) = &answer
                    && !figure.kind.is_table()
                {
                    let context = DrawContext {
                        profile: &state.profile,
                        formatter: &formatter,
                        width: self.column,
                        height: None,
                    };
                    match draw(figure, answer, &context) {
                        Ok(drawing) => {
                            self.drawings.insert(figure.id.clone(), Arc::new(drawing));
                        }
                        Err(e) => self.findings.push(cannot_draw(figure, &e.to_string())),
                    }
                }
                self.answers.insert(figure.id.clone(), answer.map_err(|e| e.to_string()));
            }
            self.epoch = Some(stamp);
        }
        let mut m =
            Manuscript::new(state.profile.clone(), state.edition.as_ref().map_or(0, |e| e.year), self.lang.clone());
        m.answers = self.answers.clone();
        m.drawings = self.drawings.clone();
        for block in state.profile.blocks.values() {
            for object in block.text.get(&self.lang).map(RichText::objects).unwrap_or_default() {
                let ObjectKind::Value { question, format, .. } = &object.kind else { continue };
                let printed = self.values.entry((question.clone(), format.clone())).or_insert_with(|| {
                    let printed = print_value(&engine, &formatter, question, format);
                    (printed.text, printed.answer.map(|a| a.sources).unwrap_or_default())
                });
                m.values.insert(object.id.clone(), printed.0.clone());
                m.value_sources.extend(printed.1.iter().cloned());
            }
        }
        Ok((m, self.findings.clone()))
    }
}

fn cannot_draw(figure: &Figure, why: &str) -> Finding {
    Finding::new(
        Level::Error,
        "figure-not-drawn",
        Place::Figure { figure: figure.id.clone() },
        format!("Figure {} cannot be drawn: {why}.", figure.id),
        "Change the figure's form or its question.",
    )
    .with(&figure.question, "a question that fits the form")
}

/// One figure's drawing with its alternative text, for the form that edits it; `width` in points.
pub(crate) fn preview(
    state: &State,
    figure: &Figure,
    lang: &Lang,
    width: f64,
) -> Result<(Option<Drawing>, String), String> {
    let formatter = Formatter::new(lang);
    let answer = state.engine(Audience::WorkingGroup).ask_text(&figure.question).map_err(|e| e.to_string())?;
    let context = DrawContext { profile: &state.profile, formatter: &formatter, width, height: None };
    if figure.kind.is_table() {
        return Ok((None, alternative_text(figure, &answer, &context)));
    }
    let drawing = draw(figure, &answer, &context).map_err(|e| e.to_string())?;
    let alt = drawing.alt.clone();
    Ok((Some(drawing), alt))
}
