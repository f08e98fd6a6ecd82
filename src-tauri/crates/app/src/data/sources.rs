//! One line of an indicator from every source that has it: numbers, definitions, coverage, order of preference.

use super::grid::printed;
use crate::state::State;
use crate::wire::{CellState, DefinitionVersion, GridColumn, SideCell, SourceSide, SourcesView};
use almanac_core::answer::AnswerUnit;
use almanac_core::format::Formatter;
use almanac_core::release::column_letters;
use almanac_core::{
    Code, DimensionCode, Indicator, IndicatorCode, Lang, ObsStatus, Observation, Period, ReadFailure, Selection,
    SourceCode,
};
use std::collections::{BTreeMap, BTreeSet};

/// The line of these codes beside itself; none when there is no such indicator.
pub fn side_by_side(
    state: &State,
    lang: &Lang,
    indicator: &str,
    codes: &BTreeMap<DimensionCode, Code>,
) -> Result<Option<SourcesView>, ReadFailure> {
    let Some(indicator) = state.profile.indicators.get(&IndicatorCode::new(indicator)) else { return Ok(None) };
    let all = state.observations.select(&Selection::line(indicator.code.clone(), codes, None))?;
    let periods: Vec<Period> = all.iter().map(|o| o.period).collect::<BTreeSet<_>>().into_iter().collect();
    let mut by_source: BTreeMap<SourceCode, BTreeMap<Period, Observation>> = BTreeMap::new();
    for o in all {
        by_source.entry(o.series.source.clone()).or_default().insert(o.period, o);
    }
    let place = |s: &SourceCode| indicator.source_priority.iter().position(|p| p == s).unwrap_or(usize::MAX);
    let mut order: Vec<&SourceCode> = by_source.keys().collect();
    order.sort_by_key(|s| (place(s), (*s).clone()));

    let f = Formatter::new(lang);
    let mut versions = Versions { lang, indicator, list: Vec::new() };
    let empty = BTreeMap::new();
    let sources = order
        .iter()
        .enumerate()
        .map(|(at, code)| {
            let values = by_source.get(*code).unwrap_or(&empty);
            side(state, &f, code, at == 0, &periods, values, &mut versions)
        })
        .collect();
    let column = |p: &Period| GridColumn { label: f.period(*p), period: p.to_string(), break_here: false };
    let unit = AnswerUnit {
        code: indicator.unit.clone(),
        multiplier: indicator.unit_multiplier,
        decimals: indicator.decimals,
        difference: false,
    };
    Ok(Some(SourcesView {
        sources,
        periods: periods.iter().map(column).collect(),
        versions: versions.list,
        reason: indicator.priority_reason.clone(),
        unit: f.unit(&state.profile, &unit),
    }))
}

fn side(
    state: &State,
    f: &Formatter,
    code: &SourceCode,
    answers: bool,
    periods: &[Period],
    values: &BTreeMap<Period, Observation>,
    versions: &mut Versions<'_>,
) -> SourceSide {
    let lang = versions.lang;
    let decimals = versions.indicator.decimals;
    let source = state.profile.sources.get(code);
    let institution = source.and_then(|s| s.institution.as_ref()).and_then(|i| state.profile.institutions.get(i));
    let own = source.map(|s| s.definition.best(lang).trim().to_string()).unwrap_or_default();
    let name = source.map_or_else(|| code.to_string(), |s| s.names.best(lang).to_string());
    let mut since = None;
    let mut cells = Vec::new();
    for period in periods {
        cells.push(match values.get(period) {
            None => absent(),
            Some(o) => {
                if o.flags.has(ObsStatus::BREAK) {
                    since = Some(f.period(*period));
                }
                let marked = o.flags.has(ObsStatus::DEFINITION_DIFFERS);
                let (text, state) = printed(f, o.value, decimals);
                SideCell {
                    text,
                    state,
                    flags: o.flags.letters(),
                    note: o.note.as_ref().map(ToString::to_string).unwrap_or_default(),
                    public: o.confidentiality.is_public(None),
                    version: Some(versions.of(&own, &name, since.clone(), marked)),
                }
            }
        });
    }
    SourceSide {
        code: code.to_string(),
        name,
        institution: institution.map(|i| i.names.best(lang).to_string()).unwrap_or_default(),
        international: institution.is_some_and(|i| i.international),
        kind: source.map(|s| format!("{:?}", s.kind).to_lowercase()).unwrap_or_default(),
        vintage: source.map(|s| s.vintage.clone()).unwrap_or_default(),
        coverage: source.map(|s| s.coverage.best(lang).to_string()).unwrap_or_default(),
        definition: own,
        answers,
        cells,
    }
}

fn absent() -> SideCell {
    SideCell {
        text: String::new(),
        state: CellState::Absent,
        flags: String::new(),
        note: String::new(),
        public: true,
        version: None,
    }
}

/// Definitions as they occur. Sources without a definition of their own share the indicator's, and sources with the
/// same words share those; what follows a break, and what the sender marked, is comparable with the same source only.
struct Versions<'a> {
    lang: &'a Lang,
    indicator: &'a Indicator,
    list: Vec<DefinitionVersion>,
}

impl Versions<'_> {
    fn of(&mut self, own: &str, name: &str, since: Option<String>, marked: bool) -> u32 {
        let alone = since.is_some() || marked;
        let words = if own.is_empty() { self.indicator.definition.best(self.lang) } else { own };
        let same = |v: &DefinitionVersion| {
            v.words == words && v.since == since && v.marked == marked && (!alone || v.source == name)
        };
        let at = self.list.iter().position(same).unwrap_or_else(|| {
            let letter = column_letters(u32::try_from(self.list.len() + 1).unwrap_or(1));
            let source = if own.is_empty() && !alone { String::new() } else { name.to_string() };
            self.list.push(DefinitionVersion { letter, words: words.to_string(), source, since, marked });
            self.list.len() - 1
        });
        u32::try_from(at).unwrap_or(u32::MAX)
    }
}
