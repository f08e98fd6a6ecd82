//! The list of indicators and the record of one.

use crate::border::{local_texts, localized, measure_from_wire, measure_to_wire};
use crate::state::State;
use crate::wire::{
    CountedUnit, DimensionCodes, DimensionView, FrequencyCode, IndicatorDetail, IndicatorHint, IndicatorList,
    IndicatorRecord, IndicatorRow, Named, Population, Reference,
};
use almanac_core::answer::AnswerUnit;
use almanac_core::format::{Formatter, UNIT_LIST};
use almanac_core::truth::faults;
use almanac_core::{
    Code, CodeListCode, Counted, DimensionCode, Frequency, Indicator, IndicatorCode, InstitutionCode, Lang, Localized,
    PopulationConcept, ReadFailure, ReferenceTime, Survey,
};
use std::collections::BTreeSet;
use std::sync::Arc;

/// Every indicator, by module and code.
pub fn list(state: &State, lang: &Lang) -> Result<IndicatorList, ReadFailure> {
    let formatter = Formatter::new(lang);
    let mut all: Vec<&Indicator> = state.profile.indicators.values().map(|i| &**i).collect();
    all.sort_by(|a, b| (&a.module, &a.code).cmp(&(&b.module, &b.code)));
    let mut indicators = Vec::new();
    for indicator in all {
        let survey = state.observations.survey(&indicator.code)?;
        indicators.push(row(state, lang, &formatter, indicator, &survey));
    }
    Ok(IndicatorList { indicators })
}

fn row(state: &State, lang: &Lang, formatter: &Formatter, indicator: &Indicator, survey: &Survey) -> IndicatorRow {
    let mut hints = Vec::new();
    if !faults(&state.profile, indicator).is_empty() {
        hints.push(IndicatorHint::Incomplete);
    }
    if survey.values == 0 {
        hints.push(IndicatorHint::NoValues);
    }
    if let Some(period) = survey.first_break {
        hints.push(IndicatorHint::Break { period: formatter.period(period) });
    }
    if survey.provisional {
        hints.push(IndicatorHint::Provisional);
    }
    if survey.restricted {
        hints.push(IndicatorHint::Confidential);
    }
    let unit = AnswerUnit {
        code: indicator.unit.clone(),
        multiplier: indicator.unit_multiplier,
        decimals: indicator.decimals,
        difference: false,
    };
    let name_of = |d: &DimensionCode| {
        state.profile.dimensions.get(d).map_or_else(|| d.to_string(), |x| x.names.best(lang).to_string())
    };
    IndicatorRow {
        code: indicator.code.to_string(),
        name: indicator.names.best(lang).to_string(),
        module: indicator.module.clone(),
        measure: indicator.measure.map(measure_to_wire),
        unit: formatter.unit(&state.profile, &unit),
        counted: indicator.counts.map(counted_to_wire),
        reference: indicator.reference.as_ref().map(reference_to_wire),
        values: u32::try_from(survey.values).unwrap_or(u32::MAX),
        dimensions: indicator.dimensions.iter().map(name_of).collect(),
        hints,
    }
}

/// Everything about one indicator; none when there is none. Without a code, a new one's empty record.
pub fn detail(state: &State, lang: &Lang, code: &str) -> Result<Option<IndicatorDetail>, ReadFailure> {
    let code = IndicatorCode::new(code);
    let indicator = match state.profile.indicators.get(&code) {
        Some(known) => known.clone(),
        None if code.as_str().is_empty() => Arc::new(Indicator::unnamed(code, Localized::default())),
        None => return Ok(None),
    };
    let indicator = &*indicator;
    let formatter = Formatter::new(lang);
    let survey = state.observations.survey(&indicator.code)?;
    let occurring = survey.series.codes();
    let named = |code: &str, name: &str| Named { code: code.to_string(), name: name.to_string() };
    let dimensions = indicator
        .dimensions
        .iter()
        .map(|d| {
            let present: BTreeSet<&Code> = occurring.get(d).into_iter().flatten().collect();
            let mut codes: Vec<Named> = Vec::new();
            if survey.series.has_total_of(d) {
                codes.push(named(Code::TOTAL, formatter.total()));
            }
            let listed = state
                .profile
                .code_list_of(d)
                .map(|l| l.items.iter().map(|i| &i.code).collect::<Vec<_>>())
                .unwrap_or_default();
            let ordered = listed
                .iter()
                .filter(|c| present.contains(*c))
                .copied()
                .chain(present.iter().filter(|c| !listed.contains(*c)).copied());
            codes.extend(ordered.map(|c| named(c.as_str(), &state.profile.code_name(d, c, lang))));
            let name =
                state.profile.dimensions.get(d).map_or_else(|| d.to_string(), |x| x.names.best(lang).to_string());
            DimensionView { code: d.to_string(), name, codes }
        })
        .collect();
    let sources = survey.sources();
    let units = state.profile.code_lists.get(&CodeListCode::new(UNIT_LIST));
    Ok(Some(IndicatorDetail {
        record: record(indicator),
        name: indicator.names.best(lang).to_string(),
        row: row(state, lang, &formatter, indicator, &survey),
        dimensions,
        known_dimensions: state
            .profile
            .dimensions
            .values()
            .map(|d| named(d.code.as_str(), d.names.best(lang)))
            .collect(),
        sources: sources
            .into_iter()
            .map(|s| named(s.as_str(), state.profile.sources.get(s).map_or(s.as_str(), |x| x.names.best(lang))))
            .collect(),
        units: units
            .map(|l| l.items.iter().map(|i| named(i.code.as_str(), i.names.best(lang))).collect())
            .unwrap_or_default(),
        institutions: state.profile.institutions.values().map(|i| named(i.code.as_str(), i.names.best(lang))).collect(),
        gaps: faults(&state.profile, indicator).iter().map(|f| f.reason.code().to_string()).collect(),
    }))
}

/// Every code that a dimension's list has, for a new row; the total first.
pub fn dimension_codes(state: &State, lang: &Lang, dimension: &str) -> DimensionCodes {
    let dimension = DimensionCode::new(dimension);
    let total = Named { code: Code::TOTAL.into(), name: Formatter::new(lang).total().into() };
    let listed = state.profile.code_list_of(&dimension).map(|l| l.items.as_slice()).unwrap_or_default();
    let own = listed
        .iter()
        .filter(|i| !i.code.is_total())
        .map(|i| Named { code: i.code.to_string(), name: state.profile.code_name(&dimension, &i.code, lang) });
    DimensionCodes { codes: std::iter::once(total).chain(own).collect() }
}

fn record(i: &Indicator) -> IndicatorRecord {
    IndicatorRecord {
        code: i.code.to_string(),
        names: local_texts(&i.names),
        definition: local_texts(&i.definition),
        module: i.module.clone(),
        measure: i.measure.map(measure_to_wire),
        unit: i.unit.as_ref().map(ToString::to_string),
        unit_multiplier: i.unit_multiplier.into(),
        counted: i.counts.map(counted_to_wire),
        population: i.population.map(population_to_wire),
        reference: i.reference.as_ref().map(reference_to_wire),
        fiscal_month: if let Some(ReferenceTime::FiscalYear(m)) = i.reference { Some(m.into()) } else { None },
        dimensions: i.dimensions.iter().map(ToString::to_string).collect(),
        custodian: i.custodian.as_ref().map(ToString::to_string),
        frequency: frequency_to_wire(i.frequency),
        decimals: i.decimals.into(),
        base_year: i.base_year,
    }
}

/// The record of a form laid over the one that is there, so that what the form does not show stays.
pub fn from_record(record: &IndicatorRecord, before: Option<&Indicator>) -> Indicator {
    let code = IndicatorCode::new(record.code.trim());
    let mut i = before.cloned().unwrap_or_else(|| Indicator::unnamed(code.clone(), localized(&record.names)));
    i.code = code;
    i.names = localized(&record.names);
    i.definition = localized(&record.definition);
    i.module.clone_from(&record.module);
    i.measure = record.measure.map(measure_from_wire);
    i.unit = record.unit.as_deref().map(Code::new);
    i.unit_multiplier = i8::try_from(record.unit_multiplier).unwrap_or(0);
    i.counts = record.counted.map(|c| match c {
        CountedUnit::Persons => Counted::Persons,
        CountedUnit::Events => Counted::Events,
        CountedUnit::Neither => Counted::Neither,
    });
    i.population = record.population.map(|p| match p {
        Population::UsualResidence12Months => PopulationConcept::UsualResidence12Months,
        Population::UsualResidence6Months => PopulationConcept::UsualResidence6Months,
        Population::Registered => PopulationConcept::Registered,
        Population::Present => PopulationConcept::Present,
        Population::StatusHolders => PopulationConcept::StatusHolders,
        Population::NotApplicable => PopulationConcept::NotApplicable,
    });
    i.reference = record.reference.map(|r| match r {
        Reference::StartOfYear => ReferenceTime::StartOfYear,
        Reference::MidYear => ReferenceTime::MidYear,
        Reference::EndOfYear => ReferenceTime::EndOfYear,
        Reference::NamedDay => ReferenceTime::NamedDay,
        Reference::CalendarYear => ReferenceTime::CalendarYear,
        Reference::FiscalYear => {
            ReferenceTime::FiscalYear(record.fiscal_month.and_then(|m| u8::try_from(m).ok()).unwrap_or(7).clamp(2, 12))
        }
        Reference::NamedPeriod => ReferenceTime::NamedPeriod,
    });
    i.dimensions = record.dimensions.iter().map(DimensionCode::new).collect();
    i.custodian = record.custodian.as_deref().map(InstitutionCode::new);
    i.frequency = frequency_from_wire(record.frequency);
    i.decimals = u8::try_from(record.decimals).unwrap_or(0).min(9);
    i.base_year = record.base_year;
    i
}

pub(super) fn frequency_from_wire(f: FrequencyCode) -> Frequency {
    match f {
        FrequencyCode::Annual => Frequency::Annual,
        FrequencyCode::HalfYearly => Frequency::HalfYearly,
        FrequencyCode::Quarterly => Frequency::Quarterly,
        FrequencyCode::Monthly => Frequency::Monthly,
        FrequencyCode::Weekly => Frequency::Weekly,
        FrequencyCode::Daily => Frequency::Daily,
        FrequencyCode::FiveYearly | FrequencyCode::TenYearly | FrequencyCode::Irregular => Frequency::Irregular,
    }
}

fn counted_to_wire(c: Counted) -> CountedUnit {
    match c {
        Counted::Persons => CountedUnit::Persons,
        Counted::Events => CountedUnit::Events,
        Counted::Neither => CountedUnit::Neither,
    }
}

fn population_to_wire(p: PopulationConcept) -> Population {
    match p {
        PopulationConcept::UsualResidence12Months => Population::UsualResidence12Months,
        PopulationConcept::UsualResidence6Months => Population::UsualResidence6Months,
        PopulationConcept::Registered => Population::Registered,
        PopulationConcept::Present => Population::Present,
        PopulationConcept::StatusHolders => Population::StatusHolders,
        PopulationConcept::NotApplicable => Population::NotApplicable,
    }
}

fn reference_to_wire(r: &ReferenceTime) -> Reference {
    match r {
        ReferenceTime::StartOfYear => Reference::StartOfYear,
        ReferenceTime::MidYear => Reference::MidYear,
        ReferenceTime::EndOfYear => Reference::EndOfYear,
        ReferenceTime::NamedDay => Reference::NamedDay,
        ReferenceTime::CalendarYear => Reference::CalendarYear,
        ReferenceTime::FiscalYear(_) => Reference::FiscalYear,
        ReferenceTime::NamedPeriod => Reference::NamedPeriod,
    }
}

pub(super) fn frequency_to_wire(f: Frequency) -> FrequencyCode {
    match f {
        Frequency::Annual => FrequencyCode::Annual,
        Frequency::HalfYearly => FrequencyCode::HalfYearly,
        Frequency::Quarterly => FrequencyCode::Quarterly,
        Frequency::Monthly => FrequencyCode::Monthly,
        Frequency::Weekly => FrequencyCode::Weekly,
        Frequency::Daily => FrequencyCode::Daily,
        Frequency::Irregular => FrequencyCode::Irregular,
    }
}
