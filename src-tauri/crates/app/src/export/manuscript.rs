//! Builds the manuscript: every value printed, every figure answered and drawn, for one audience.

use crate::state::State;
use almanac_charts::{DrawContext, draw};
use almanac_core::answer::{Audience, print_value};
use almanac_core::format::Formatter;
use almanac_core::{
    Block, BlockId, Extract, Figure, Finding, InlineId, Lang, Level, ObjectKind, Place, RichText, SourceCode,
};
use almanac_typeset::Manuscript;
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// Makes manuscripts of one language for one audience and remembers what typing does not change: between
/// two keys only the blocks that differ are looked at.
pub struct Printer {
    lang: Lang,
    audience: Audience,
    column: f64,
    /// What is printed; none for the whole profile.
    extract: Option<Extract>,
    /// Of which epoch and edition the rest is.
    stamp: Option<(u64, Option<i32>)>,
    manuscript: Manuscript,
    findings: Vec<Finding>,
    /// The same number stands in many sentences; it is asked for once.
    asked: HashMap<(String, String), (String, BTreeSet<SourceCode>)>,
    /// Blocks that hold values.
    blocks: HashMap<BlockId, Values>,
}

/// The values of one block.
struct Values {
    of: Arc<Block>,
    objects: Vec<InlineId>,
}

impl Printer {
    /// A printer that has printed nothing yet, for text columns of this width in points.
    pub fn new(lang: &Lang, audience: Audience, column: f64) -> Self {
        Self {
            lang: lang.clone(),
            audience,
            column,
            extract: None,
            stamp: None,
            manuscript: Manuscript::new(Arc::default(), 0, lang.clone()),
            findings: Vec::new(),
            asked: HashMap::new(),
            blocks: HashMap::new(),
        }
    }
    /// A printer of these chapters alone, or of the whole profile. Figures of others are answered, since the numbers of
    /// sources and annexes come from the whole, but not drawn.
    pub fn only(self, extract: Option<Extract>) -> Self {
        Self { extract, ..self }
    }
    /// Whether it prints in this language for this audience.
    pub fn is_for(&self, lang: &Lang, audience: Audience) -> bool {
        self.lang == *lang && self.audience == audience
    }

    /// The manuscript of a state, and what could not be drawn. `step` is asked before each figure.
    pub fn manuscript<E>(
        &mut self,
        state: &State,
        step: &mut dyn FnMut(usize, usize) -> Result<(), E>,
    ) -> Result<(&Manuscript, &[Finding]), E> {
        let stamp = (state.epoch, state.edition.as_ref().map(|e| e.year));
        if self.stamp != Some(stamp) {
            *self = Self::new(&self.lang, self.audience, self.column).only(self.extract.take());
            self.figures(state, step)?;
            self.stamp = Some(stamp);
        }
        self.manuscript.edition = state.edition.as_ref().map_or(0, |e| e.year);
        self.values(state);
        self.manuscript.profile = state.profile.clone();
        self.manuscript.extract = self.extract.clone();
        Ok((&self.manuscript, &self.findings))
    }

    fn figures<E>(&mut self, state: &State, step: &mut dyn FnMut(usize, usize) -> Result<(), E>) -> Result<(), E> {
        let formatter = Formatter::new(&self.lang);
        let engine = state.engine(self.audience);
        let figures = state.profile.figures_in_order();
        let printed = self.extract.as_ref().map(|x| x.figures(&state.profile));
        for (n, figure) in figures.iter().enumerate() {
            step(n, figures.len())?;
            let answer = engine.ask_text(&figure.question).map(Arc::new);
            if let Ok(answer) = &answer
                && !figure.kind.is_table()
                && printed.as_ref().is_none_or(|p| p.contains(&figure.id))
            {
                let context =
                    DrawContext { profile: &state.profile, formatter: &formatter, width: self.column, height: None };
                match draw(figure, answer, &context) {
                    Ok(drawing) => {
                        self.manuscript.drawings.insert(figure.id.clone(), Arc::new(drawing));
                    }
                    Err(e) => self.findings.push(cannot_draw(figure, &e.to_string())),
                }
            }
            self.manuscript.answers.insert(figure.id.clone(), answer.map_err(|e| e.to_string()));
        }
        Ok(())
    }

    /// Prints the values of the blocks that are not as they were.
    fn values(&mut self, state: &State) {
        let profile = &state.profile;
        let before = self.manuscript.profile.clone();
        let Self { blocks, manuscript, .. } = self;
        blocks.retain(|id, values| {
            let same = profile.blocks.get(id).is_some_and(|now| Arc::ptr_eq(now, &values.of));
            if !same {
                values.objects.iter().for_each(|id| drop(manuscript.values.remove(id)));
                manuscript.value_sources.remove(id);
            }
            same
        });
        let formatter = Formatter::new(&self.lang);
        let engine = state.engine(self.audience);
        for (id, block) in &profile.blocks {
            if before.blocks.get(id).is_some_and(|b| Arc::ptr_eq(b, block)) {
                continue;
            }
            let (mut objects, mut sources) = (Vec::new(), BTreeSet::new());
            for object in block.text.get(&self.lang).map(RichText::objects).unwrap_or_default() {
                let ObjectKind::Value { question, format, .. } = &object.kind else { continue };
                let printed = self.asked.entry((question.clone(), format.clone())).or_insert_with(|| {
                    let printed = print_value(&engine, &formatter, question, format);
                    (printed.text, printed.answer.map(|a| a.sources).unwrap_or_default())
                });
                self.manuscript.values.insert(object.id.clone(), printed.0.clone());
                objects.push(object.id.clone());
                sources.extend(printed.1.iter().cloned());
            }
            if !objects.is_empty() {
                self.manuscript.value_sources.insert(id.clone(), sources);
                self.blocks.insert(id.clone(), Values { of: block.clone(), objects });
            }
        }
    }
}

fn cannot_draw(figure: &Figure, why: &str) -> Finding {
    Finding::new(
        Level::Error,
        "figure-not-drawn",
        Place::Figure { figure: figure.id.clone() },
        format!("A figure cannot be drawn: {why}."),
        "Change the figure's form or its question.",
    )
    .with(&figure.question, "a question that fits the form")
}
