//! What can be chosen for a question about an indicator: the codes, sources and periods that were delivered.

use crate::state::State;
use crate::wire::{DimensionChoices, Named, QuestionChoices};
use almanac_core::answer::{Answer, Audience, Engine, Header};
use almanac_core::format::Formatter;
use almanac_core::question::{Question, Subject, When};
use almanac_core::{Code, Codes, DimensionCode, IndicatorCode, Lang, Period, ReadFailure, SourceCode, Survey};
use std::collections::BTreeSet;

/// The choices of an indicator; none of anything for one that is not in the profile.
pub fn choices(state: &State, indicator: &str, lang: &Lang) -> Result<QuestionChoices, ReadFailure> {
    let code = IndicatorCode::new(indicator);
    let Some(indicator) = state.profile.indicators.get(&code) else {
        return Ok(QuestionChoices {
            name: String::new(),
            dimensions: Vec::new(),
            sources: Vec::new(),
            periods: Vec::new(),
            base: false,
        });
    };
    let survey = state.observations.survey(&code)?;
    // There may be millions of series and few sources: no key is made.
    let numbers = 0..u32::try_from(survey.series.len()).unwrap_or(u32::MAX);
    let sources: BTreeSet<&SourceCode> =
        numbers.filter_map(|n| survey.series.halves(n)).map(|(head, _)| &head.source).collect();
    let source =
        |s: &SourceCode| Named { code: s.to_string(), name: crate::words::source_short(&state.profile, s, lang) };
    let formatter = Formatter::new(lang);
    let period = |p: Period| Named { code: p.to_string(), name: formatter.period(p) };
    Ok(QuestionChoices {
        name: indicator.names.best(lang).to_string(),
        dimensions: survey.series.codes().into_iter().map(|(d, codes)| dimension(state, d, &codes, lang)).collect(),
        sources: sources.into_iter().map(source).collect(),
        periods: periods(state, &code, &survey).into_iter().map(period).collect(),
        base: indicator.base_year.is_some(),
    })
}

fn dimension(state: &State, dimension: DimensionCode, codes: &BTreeSet<Code>, lang: &Lang) -> DimensionChoices {
    let profile = &state.profile;
    let listed = profile.code_list_of(&dimension).map(|l| l.items.as_slice()).unwrap_or_default();
    // A code that no list has is still one that was delivered.
    let known: BTreeSet<&Code> = listed.iter().map(|i| &i.code).collect();
    let in_order = listed.iter().map(|i| &i.code).filter(|c| codes.contains(*c));
    let all = in_order.chain(codes.iter().filter(|c| !known.contains(c))).filter(|c| !c.is_total());
    let name =
        profile.dimensions.get(&dimension).map_or_else(|| dimension.to_string(), |d| d.names.best(lang).to_string());
    let codes = all.map(|c| Named { code: c.to_string(), name: profile.code_name(&dimension, c, lang) }).collect();
    DimensionChoices { dimension: Named { code: dimension.to_string(), name }, codes }
}

/// Periods of the indicator's total, or of its first line where it has no total.
fn periods(state: &State, indicator: &IndicatorCode, survey: &Survey) -> Vec<Period> {
    // Without an edition nothing is cut off: a later period can be asked for, and the answer says why it is empty.
    let engine = Engine::new(&state.profile, &*state.observations, None, Audience::WorkingGroup);
    let of = |codes: &Codes| {
        let filters = codes.iter().map(|(d, c)| (d.clone(), vec![c.clone()])).collect();
        let subject = Subject { indicator: indicator.clone(), filters, source: None };
        let asked = Question { subjects: vec![subject], when: When::All, steps: Vec::new() };
        engine.ask(&asked).map(|answer| columns(&answer)).unwrap_or_default()
    };
    let total = of(&Codes::default());
    match survey.lines.first() {
        Some(first) if total.is_empty() => of(first),
        Some(_) | None => total,
    }
}

fn columns(answer: &Answer) -> Vec<Period> {
    let period = |h: &Header| if let Header::Period(p) = h { Some(*p) } else { None };
    answer.columns.iter().filter_map(period).collect()
}
