//! Values that nobody delivered and the program adds up: an age group out of the groups that make it up.
//!
//! The text prints them, so the grid shows them, marked as what they are and with their parts. Nothing is stored, and
//! what is delivered later takes their place.

use super::sheet::Sheet;
use crate::state::State;
use almanac_core::answer::{Audience, Cell, Engine};
use almanac_core::observations::Wanted;
use almanac_core::question::Question;
use almanac_core::{
    BlockKind, Code, DimensionCode, DimensionRole, Indicator, IndicatorCode, ObjectKind, Observation, Period, Profile,
    ReadFailure, Selection, SeriesKey, SourceCode,
};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// What was added up, by series and period.
pub type AddedUp = BTreeMap<(Arc<SeriesKey>, Period), Sum>;

/// One value that was added up.
#[derive(Debug, Clone)]
pub struct Sum {
    /// The sum with its flags.
    pub cell: Cell,
    /// Whether all parts may be published.
    pub public: bool,
    /// The parts, the youngest first.
    pub parts: Vec<Observation>,
}

/// The age dimension of a series with its code.
pub fn age_code(profile: &Profile, series: &SeriesKey) -> Option<(DimensionCode, Code)> {
    let aged = |d: &DimensionCode| profile.dimensions.get(d).is_some_and(|d| d.role == DimensionRole::Age);
    series.codes.iter().find(|(d, _)| aged(d)).map(|(d, c)| (d.clone(), c.clone()))
}

/// Everything that was delivered for the same source and codes but the age. Rows of one kind are asked for at once, so
/// that a part of a large sheet costs one question and not one a row; what else fits these codes comes along.
pub fn groups<'a>(
    state: &State,
    series: impl Iterator<Item = &'a SeriesKey>,
    age: &DimensionCode,
) -> Result<Vec<Observation>, ReadFailure> {
    let mut asked: BTreeMap<Kind<'a>, BTreeMap<DimensionCode, BTreeSet<Code>>> = BTreeMap::new();
    for key in series {
        let others: Vec<(&DimensionCode, &Code)> = key.codes.iter().filter(|(d, _)| *d != age).collect();
        let kind = (&key.indicator, &key.source, others.iter().map(|(d, _)| *d).collect());
        let codes = asked.entry(kind).or_default();
        for (d, c) in others {
            codes.entry(d.clone()).or_default().insert(c.clone());
        }
    }
    let mut out = Vec::new();
    for ((indicator, source, _), codes) in asked {
        let mut wanted: BTreeMap<DimensionCode, Wanted> =
            codes.into_iter().map(|(d, list)| (d, Wanted::Codes(list.into_iter().collect()))).collect();
        wanted.insert(age.clone(), Wanted::Any);
        out.extend(state.observations.select(&Selection {
            indicator: indicator.clone(),
            source: Some(source.clone()),
            codes: Some(wanted),
            years: None,
        })?);
    }
    Ok(out)
}

/// Rows that one selection can ask for: of one indicator and source, with the same dimensions beside the age.
type Kind<'a> = (&'a IndicatorCode, &'a SourceCode, Vec<&'a DimensionCode>);

/// Adds up the wanted age groups wherever nobody delivered them.
pub fn added_up(
    state: &State,
    indicator: &Indicator,
    age: &DimensionCode,
    all: &[Observation],
    wanted: &[Code],
) -> AddedUp {
    // The grid shows years beyond the edition too.
    let engine = Engine::new(&state.profile, &*state.observations, None, Audience::WorkingGroup);
    let known: BTreeMap<(&Arc<SeriesKey>, Period), &Observation> =
        all.iter().map(|o| ((&o.series, o.period), o)).collect();
    let sums = engine.added_up(indicator, age, all.to_vec(), wanted);
    sums.into_iter()
        .map(|(series, period, cell)| {
            let parts: Vec<Observation> =
                cell.origins.iter().filter_map(|o| known.get(&(&o.series, o.period))).map(|o| (*o).clone()).collect();
            let public = parts.iter().all(|o| o.confidentiality.is_public(None));
            ((series, period), Sum { cell, public, parts })
        })
        .collect()
}

/// What is added up in some rows of a sheet, wherever a cell of them was not delivered.
pub fn of_rows(state: &State, sheet: &Sheet, rows: &Range<usize>) -> Result<AddedUp, ReadFailure> {
    let keys = sheet.rows.get(rows.clone()).unwrap_or_default();
    let lacking = keys.iter().zip(rows.clone()).filter(|(_, r)| sheet.filled(*r).count() < sheet.columns.len());
    let mut by_age: BTreeMap<DimensionCode, (Vec<&SeriesKey>, BTreeSet<Code>)> = BTreeMap::new();
    for (key, _) in lacking {
        if let Some((age, code)) = age_code(&state.profile, key) {
            let (series, codes) = by_age.entry(age).or_default();
            series.push(key);
            codes.insert(code);
        }
    }
    let mut out = AddedUp::new();
    for (age, (series, codes)) in by_age {
        let all = groups(state, series.into_iter(), &age)?;
        let codes: Vec<Code> = codes.into_iter().collect();
        out.extend(added_up(state, &sheet.indicator, &age, &all, &codes));
    }
    Ok(out)
}

/// Codes of the indicator's age dimension that the texts and figures ask for.
pub fn asked_ages(profile: &Profile, indicator: &Indicator) -> Option<(DimensionCode, Vec<Code>)> {
    let aged = |d: &&DimensionCode| profile.dimensions.get(*d).is_some_and(|d| d.role == DimensionRole::Age);
    let age = indicator.dimensions.iter().find(aged)?;
    let mut codes: BTreeSet<Code> = BTreeSet::new();
    for question in questions(profile) {
        for subject in question.all_subjects().filter(|s| s.indicator == indicator.code) {
            let filters = subject.filters.iter().filter(|(d, _)| d == age);
            codes.extend(filters.flat_map(|(_, list)| list).filter(|c| !c.is_total()).cloned());
        }
    }
    (!codes.is_empty()).then(|| (age.clone(), codes.into_iter().collect()))
}

fn questions(profile: &Profile) -> Vec<Question> {
    let mut texts: BTreeSet<&str> = BTreeSet::new();
    for block in profile.blocks.values() {
        if let BlockKind::Figure(id) = &block.kind {
            texts.extend(profile.figures.get(id).map(|f| f.question.as_str()));
        }
        for text in block.text.values() {
            texts.extend(text.claims().into_iter().map(|(c, _)| c.question.as_str()));
            texts.extend(text.objects().into_iter().filter_map(|o| match &o.kind {
                ObjectKind::Value { question, .. } => Some(question.as_str()),
                ObjectKind::FigureRef(_)
                | ObjectKind::SectionRef(_)
                | ObjectKind::Cite(_)
                | ObjectKind::Note(_)
                | ObjectKind::Variable(_)
                | ObjectKind::LineBreak => None,
            }));
        }
    }
    texts.into_iter().filter_map(|t| t.parse().ok()).collect()
}
