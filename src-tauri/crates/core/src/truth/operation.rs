//! Shares, rates, differences and sums: which numbers may be put together.

use super::Reason;
use super::nesting::nested;
use crate::{
    Code, Counted, DimensionCode, Indicator, MeasureType, Period, PopulationConcept, Profile, ReferenceTime, SeriesKey,
};
use std::collections::BTreeSet;

/// One side of an operation. What a step has computed keeps the indicator's population but not its measure.
#[derive(Debug, Clone, Copy)]
pub struct Operand<'a> {
    /// What kind of number it is by now.
    pub measure: MeasureType,
    /// Its unit by now.
    pub unit: Option<&'a Code>,
    /// The indicator that it came from.
    pub indicator: &'a Indicator,
}

impl<'a> Operand<'a> {
    /// An indicator's own values; none while it has no measure type.
    pub fn of(indicator: &'a Indicator) -> Option<Self> {
        Some(Self { measure: indicator.measure?, unit: indicator.unit.as_ref(), indicator })
    }
    fn counts(self) -> Option<Counted> {
        self.indicator.counts
    }
}

/// Why one number is no share of another.
pub fn share(part: Operand<'_>, whole: Operand<'_>) -> Option<Reason> {
    if !part.measure.adds_over_parts() || !whole.measure.adds_over_parts() {
        return Some(Reason::QuotientOfQuotient);
    }
    if part.measure == MeasureType::Balance || whole.measure == MeasureType::Balance {
        return Some(Reason::BalanceAsPart);
    }
    if part.measure.is_at_a_date() != whole.measure.is_at_a_date() {
        return Some(Reason::ShareMixesTime);
    }
    if part.unit != whole.unit {
        return Some(Reason::UnitsDiffer);
    }
    counts_differ(part, whole).or_else(|| references_differ(part, whole))
}

/// Why a number is no rate per so many of another.
pub fn per(above: Operand<'_>, below: Operand<'_>) -> Option<Reason> {
    if !above.measure.adds_over_parts() || !below.measure.adds_over_parts() {
        return Some(Reason::QuotientOfQuotient);
    }
    if below.measure == MeasureType::Balance {
        return Some(Reason::BalanceAsPart);
    }
    if above.measure.is_at_a_date() && !below.measure.is_at_a_date() {
        return Some(Reason::StockPerFlow);
    }
    if !above.measure.is_at_a_date() && !below.measure.is_at_a_date() {
        return references_differ(above, below);
    }
    None
}

/// Why one number is not subtracted from another.
pub fn subtraction(from: Operand<'_>, what: Operand<'_>) -> Option<Reason> {
    if from.unit != what.unit {
        return Some(Reason::UnitsDiffer);
    }
    let quotient = |m: MeasureType| !m.adds_over_parts();
    if quotient(from.measure) != quotient(what.measure) || from.measure.is_at_a_date() != what.measure.is_at_a_date() {
        return Some(Reason::MeasuresDiffer);
    }
    if quotient(from.measure) && from.measure != what.measure {
        return Some(Reason::MeasuresDiffer);
    }
    counts_differ(from, what).or_else(|| references_differ(from, what)).or_else(|| populations_differ(from, what))
}

fn counts_differ(a: Operand<'_>, b: Operand<'_>) -> Option<Reason> {
    match (a.counts(), b.counts()) {
        (Some(x), Some(y)) if x != y => Some(Reason::CountsDiffer),
        (Some(_) | None, Some(_) | None) => None,
    }
}

/// Years that begin in different months; dates within a year are near enough to be put together.
fn references_differ(a: Operand<'_>, b: Operand<'_>) -> Option<Reason> {
    let begins = |r: &Option<ReferenceTime>| match r {
        Some(ReferenceTime::CalendarYear) => Some(1),
        Some(ReferenceTime::FiscalYear(m)) => Some(*m),
        Some(
            ReferenceTime::StartOfYear
            | ReferenceTime::MidYear
            | ReferenceTime::EndOfYear
            | ReferenceTime::NamedDay
            | ReferenceTime::NamedPeriod,
        )
        | None => None,
    };
    match (begins(&a.indicator.reference), begins(&b.indicator.reference)) {
        (Some(x), Some(y)) if x != y => Some(Reason::ReferencesDiffer),
        (Some(_) | None, Some(_) | None) => None,
    }
}

fn populations_differ(a: Operand<'_>, b: Operand<'_>) -> Option<Reason> {
    let rule = |p: Option<PopulationConcept>| match p {
        Some(
            rule @ (PopulationConcept::UsualResidence12Months
            | PopulationConcept::UsualResidence6Months
            | PopulationConcept::Registered
            | PopulationConcept::Present),
        ) => Some(rule),
        Some(PopulationConcept::StatusHolders | PopulationConcept::NotApplicable) | None => None,
    };
    match (rule(a.indicator.population), rule(b.indicator.population)) {
        (Some(x), Some(y)) if x != y => Some(Reason::PopulationsDiffer),
        (Some(_) | None, Some(_) | None) => None,
    }
}

/// Whether a day lies in two of the periods, as with a year and one of its quarters, so that adding them would count
/// twice. Spans of years meet in the year that ends one and begins the next.
pub fn periods_overlap(periods: &[Period]) -> bool {
    let days = |p: &Period| match *p {
        Period::Years(from, to) if to > from => Some((Period::Year(from).days()?.0, Period::Year(to - 1).days()?.1)),
        p => p.days(),
    };
    let mut days: Vec<_> = periods.iter().filter_map(days).collect();
    days.sort();
    days.windows(2).any(|w| matches!(w, [(_, end), (begin, _)] if begin <= end))
}

/// Whether the periods are of several lengths, so that their values cannot be compared or averaged.
pub fn lengths_differ(periods: &[Period]) -> bool {
    periods.windows(2).any(|w| matches!(w, [a, b] if a.frequency() != b.frequency()))
}

/// Why the values of these lines at these periods have no sum.
pub fn selection(profile: &Profile, indicator: &Indicator, lines: &[&SeriesKey], periods: &[Period]) -> Option<Reason> {
    let Some(measure) = indicator.measure else { return Some(Reason::MeasureMissing) };
    if !measure.adds_over_parts() {
        return Some(Reason::SumOfQuotient);
    }
    if periods.len() > 1 && !measure.adds_over_time() {
        return Some(Reason::SumOfStock);
    }
    if periods_overlap(periods) {
        return Some(Reason::PeriodsOverlap);
    }
    if lines.windows(2).any(|w| matches!(w, [a, b] if a.source != b.source)) {
        return Some(Reason::SeveralSources);
    }
    let dimensions: BTreeSet<&DimensionCode> = lines.iter().flat_map(|l| l.codes.keys()).collect();
    let mut varying = 0;
    for d in dimensions {
        let codes: BTreeSet<Option<&Code>> = lines.iter().map(|l| l.codes.get(d)).collect();
        if codes.len() < 2 {
            continue;
        }
        varying += 1;
        if codes.contains(&None) {
            return Some(Reason::CodesNest);
        }
        if !indicator.adds_over(d) {
            return Some(Reason::PartsOverlap);
        }
        let codes: Vec<Code> = codes.into_iter().flatten().cloned().collect();
        if nested(profile.code_list_of(d).map(|l| &**l), &codes) {
            return Some(Reason::CodesNest);
        }
    }
    // Nothing tells the lines apart: it is one line, taken twice.
    (varying == 0 && lines.len() > 1).then_some(Reason::CodesNest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_and_its_quarter_share_days_and_neighbours_do_not() {
        let overlap = |list: &[&str]| periods_overlap(&list.iter().map(|p| p.parse().unwrap()).collect::<Vec<_>>());
        assert!(overlap(&["2024", "2024-Q3"]) && overlap(&["2024-S1", "2023", "2024-06"]));
        assert!(overlap(&["1990/1995", "1994"]));
        assert!(!overlap(&["2023", "2024"]) && !overlap(&["2024-Q1", "2024-Q2", "2023"]) && !overlap(&[]));
        assert!(!overlap(&["1990/1995", "1995/2000"]));
    }
}
