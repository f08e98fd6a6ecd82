//! What an indicator says of itself: whether it is complete, and whether its parts agree.

use super::Reason;
use crate::{
    Additivity, Code, CodeListCode, Counted, Dimension, DimensionCode, DimensionRole, Indicator, IndicatorCode,
    MeasureType, PopulationConcept, Profile, ReferenceTime,
};
use std::collections::BTreeSet;

/// The list of countries and areas; a dimension over it needs a role.
const COUNTRY_LIST: &str = "CL_AREA";

/// What is wrong with an indicator's definition.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// Why it is wrong.
    pub reason: Reason,
    /// The dimension or the other indicator that it is about; empty for the record itself.
    pub about: String,
}

impl Fault {
    /// Whether no question about the indicator has an answer while it lasts; otherwise only chapters are closed to it.
    pub fn stops_answers(&self) -> bool {
        matches!(
            self.reason,
            Reason::MeasureMissing
                | Reason::UnitMissing
                | Reason::ReferenceMissing
                | Reason::StockNeedsDate
                | Reason::FlowNeedsPeriod
                | Reason::FiscalYearMonth
                | Reason::EventsNeedEvents
                | Reason::AmountCountsNobody
                | Reason::PersonsUnit
                | Reason::EventsUnit
                | Reason::CountInPercent
                | Reason::QuotientInCounts
                | Reason::ShareNeedsPercent
                | Reason::AmountInCounts
        )
    }
    /// Whether something was not said at all, as against said and wrong.
    pub fn is_missing(&self) -> bool {
        matches!(
            self.reason,
            Reason::MeasureMissing
                | Reason::UnitMissing
                | Reason::ReferenceMissing
                | Reason::CountedMissing
                | Reason::PopulationMissing
        )
    }
}

/// What a unit measures, as far as the program knows it. National units are not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum UnitKind {
    Persons,
    Events,
    Quotient,
    Money,
    Score,
    Unknown,
}

fn kind_of(unit: &Code) -> UnitKind {
    match unit.as_str() {
        "PS" => UnitKind::Persons,
        "APPL" | "PERMIT" | "CASE" | "DEC" | "VISA" | "CROSSING" | "EVENT" => UnitKind::Events,
        "PT" | "PP" => UnitKind::Quotient,
        "SCORE" => UnitKind::Score,
        other if other.starts_with("PER_") => UnitKind::Quotient,
        // ISO 4217.
        other if other.len() == 3 && other.bytes().all(|b| b.is_ascii_uppercase()) => UnitKind::Money,
        _ => UnitKind::Unknown,
    }
}

/// Everything that is missing from an indicator's definition or contradicts itself; empty when it may stand in a
/// chapter.
pub fn faults(profile: &Profile, i: &Indicator) -> Vec<Fault> {
    let mut found: Vec<Fault> = Vec::new();
    let mut tell = |reason: Reason, about: &str| found.push(Fault { reason, about: about.to_string() });
    if i.measure.is_none() {
        tell(Reason::MeasureMissing, "");
    }
    if i.unit.is_none() {
        tell(Reason::UnitMissing, "");
    }
    match (i.measure, &i.reference) {
        (_, None) => tell(Reason::ReferenceMissing, ""),
        (_, Some(ReferenceTime::FiscalYear(m))) if !(2..=12).contains(m) => tell(Reason::FiscalYearMonth, ""),
        (Some(m), Some(r)) if m.is_at_a_date() && !r.is_date() => tell(Reason::StockNeedsDate, ""),
        (Some(m), Some(r)) if m.adds_over_time() && r.is_date() => tell(Reason::FlowNeedsPeriod, ""),
        (Some(_) | None, Some(_)) => {}
    }
    if let Some(reason) = unit_and_counts(i) {
        tell(reason, "");
    }
    match (i.counts, i.population) {
        (None, _) => tell(Reason::CountedMissing, ""),
        (Some(Counted::Persons), None) => tell(Reason::PopulationMissing, ""),
        (Some(Counted::Persons), Some(PopulationConcept::NotApplicable)) => tell(Reason::PersonsNeedPopulation, ""),
        (Some(Counted::Persons | Counted::Events | Counted::Neither), _) => {}
    }
    for (reason, about) in dimensions(profile, i) {
        tell(reason, about.as_str());
    }
    for (reason, about) in quotient(profile, i).into_iter().chain(account(profile, i)) {
        tell(reason, about.as_str());
    }
    found
}

fn unit_and_counts(i: &Indicator) -> Option<Reason> {
    use MeasureType::{Amount, Balance, EventCount, Flow, Index, Rate, Share, Stock};
    let measure = i.measure?;
    match (measure, i.counts) {
        (EventCount, Some(Counted::Persons | Counted::Neither)) => return Some(Reason::EventsNeedEvents),
        (Amount, Some(Counted::Persons | Counted::Events)) => return Some(Reason::AmountCountsNobody),
        (Stock | Flow | Balance | EventCount | Amount | Rate | Share | Index, _) => {}
    }
    let kind = i.unit.as_ref().map(kind_of)?;
    match (measure, kind) {
        (Stock | Flow | Balance | EventCount | Amount, UnitKind::Quotient) => return Some(Reason::CountInPercent),
        (Amount, UnitKind::Persons | UnitKind::Events) => return Some(Reason::AmountInCounts),
        (Rate | Share | Index, UnitKind::Persons | UnitKind::Events) => return Some(Reason::QuotientInCounts),
        (Share, UnitKind::Money | UnitKind::Score) => return Some(Reason::ShareNeedsPercent),
        (Share, UnitKind::Quotient) if i.unit.as_ref().is_some_and(|u| u.as_str() != "PT") => {
            return Some(Reason::ShareNeedsPercent);
        }
        (Stock | Flow | Balance | EventCount | Amount | Rate | Share | Index, _) => {}
    }
    match (i.counts, kind) {
        (Some(Counted::Events), UnitKind::Persons) => Some(Reason::PersonsUnit),
        (Some(Counted::Persons), UnitKind::Events) => Some(Reason::EventsUnit),
        (Some(Counted::Persons | Counted::Events | Counted::Neither) | None, _) => None,
    }
}

/// Whether the role says which country of a person or a payment is meant.
fn is_counterpart(role: DimensionRole) -> bool {
    match role {
        DimensionRole::Citizenship
        | DimensionRole::CountryOfBirth
        | DimensionRole::PreviousResidence
        | DimensionRole::Destination
        | DimensionRole::CountryOfAsylum
        | DimensionRole::PaymentCounterpart => true,
        DimensionRole::Sex
        | DimensionRole::Age
        | DimensionRole::ReferenceArea
        | DimensionRole::MigratoryStatus
        | DimensionRole::Education
        | DimensionRole::Occupation
        | DimensionRole::Reason
        | DimensionRole::Other => false,
    }
}

/// Whether a dimension lists countries without saying what they mean.
pub(crate) fn country_without_role(profile: &Profile, dimension: &Dimension) -> bool {
    if dimension.role != DimensionRole::Other {
        return false;
    }
    if dimension.code_list.as_str() == COUNTRY_LIST {
        return true;
    }
    let countries = profile.code_lists.get(&CodeListCode::new(COUNTRY_LIST));
    let (Some(own), Some(countries)) = (profile.code_lists.get(&dimension.code_list), countries) else { return false };
    let known: BTreeSet<&Code> = countries.items.iter().map(|c| &c.code).collect();
    let shared = own.items.iter().filter(|c| known.contains(&c.code)).count();
    // A national excerpt of the list of countries is still one.
    shared >= 3 && shared * 2 > own.items.len()
}

pub(crate) fn counterpart_role(profile: &Profile, dimension: &DimensionCode) -> Option<DimensionRole> {
    profile.dimensions.get(dimension).map(|d| d.role).filter(|r| is_counterpart(*r))
}

fn dimensions(profile: &Profile, i: &Indicator) -> Vec<(Reason, DimensionCode)> {
    let mut found = Vec::new();
    let mut roles: BTreeSet<DimensionRole> = BTreeSet::new();
    for d in &i.dimensions {
        let Some(dimension) = profile.dimensions.get(d) else { continue };
        if country_without_role(profile, dimension) {
            found.push((Reason::CountryRoleMissing, d.clone()));
        }
        let single =
            is_counterpart(dimension.role) || matches!(dimension.role, DimensionRole::Sex | DimensionRole::Age);
        if single && !roles.insert(dimension.role) {
            found.push((Reason::SameRoleTwice, d.clone()));
        }
        if dimension.role == DimensionRole::PaymentCounterpart
            && matches!(i.counts, Some(Counted::Persons | Counted::Events))
        {
            found.push((Reason::PaymentOfPersons, d.clone()));
        }
    }
    if i.measure.is_some_and(|m| !m.adds_over_parts()) {
        let said = i.additivity.iter().filter(|(_, a)| **a == Additivity::Adds);
        found.extend(said.map(|(d, _)| (Reason::QuotientAdds, d.clone())));
    }
    found
}

fn quotient(profile: &Profile, i: &Indicator) -> Vec<(Reason, IndicatorCode)> {
    let mut found = Vec::new();
    let parts: Vec<&IndicatorCode> = i.numerator.iter().chain(&i.denominator).collect();
    let Some(measure) = i.measure else { return found };
    if measure.adds_over_parts() {
        found.extend(parts.first().map(|p| (Reason::PartsOfCount, (*p).clone())));
        return found;
    }
    for part in &parts {
        if **part == i.code {
            found.push((Reason::QuotientOfItself, (*part).clone()));
        } else if profile.indicators.get(*part).and_then(|p| p.measure).is_some_and(|m| !m.adds_over_parts()) {
            found.push((Reason::QuotientOfQuotient, (*part).clone()));
        }
    }
    let of = |code: &Option<IndicatorCode>| code.as_ref().and_then(|c| profile.indicators.get(c));
    if let (true, Some(above), Some(below)) = (found.is_empty(), of(&i.numerator), of(&i.denominator)) {
        let (Some(a), Some(b)) = (above.measure, below.measure) else { return found };
        if measure == MeasureType::Share {
            if a == MeasureType::Balance || b == MeasureType::Balance {
                found.push((Reason::BalanceAsPart, above.code.clone()));
            } else if a.is_at_a_date() != b.is_at_a_date() {
                found.push((Reason::ShareMixesTime, above.code.clone()));
            } else if matches!((above.counts, below.counts), (Some(x), Some(y)) if x != y) {
                found.push((Reason::CountsDiffer, above.code.clone()));
            }
        } else if b == MeasureType::Balance {
            found.push((Reason::BalanceAsPart, below.code.clone()));
        } else if a.is_at_a_date() && !b.is_at_a_date() {
            found.push((Reason::StockPerFlow, above.code.clone()));
        }
    }
    found
}

/// The account of a stock: what comes in and goes out must be flows of the same unit.
fn account(profile: &Profile, i: &Indicator) -> Vec<(Reason, IndicatorCode)> {
    let flows = || i.inflows.iter().chain(&i.outflows);
    if let (Some(first), false) = (flows().next(), i.measure.is_none_or(MeasureType::is_at_a_date)) {
        return vec![(Reason::RelationNeedsStock, first.clone())];
    }
    flows()
        .filter_map(|code| {
            let flow = profile.indicators.get(code)?;
            let reason = if flow.measure.is_some_and(|m| !m.adds_over_time()) {
                Reason::RelationNeedsFlows
            } else if flow.unit != i.unit {
                Reason::RelationUnitsDiffer
            } else {
                return None;
            };
            Some((reason, code.clone()))
        })
        .collect()
}
