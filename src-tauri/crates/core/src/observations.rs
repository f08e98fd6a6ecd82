//! The read-only view of the observations that questions are answered from.

use crate::{Code, DimensionCode, IndicatorCode, Observation, Period, SourceCode};
use std::{collections::BTreeMap, fmt};

/// Why observations could not be read; the cause in words, for the log and the message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadFailure(pub String);
impl fmt::Display for ReadFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the observations cannot be read: {}", self.0)
    }
}
impl std::error::Error for ReadFailure {}

/// Which codes of one dimension are wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// Exactly these; `_T` is the total.
    Codes(Vec<Code>),
    /// Every code, the total among them.
    Any,
}

/// Which observations are wanted. A dimension that is not named is wanted at its total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Selection {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// One source, or all.
    pub source: Option<SourceCode>,
    /// Wanted codes by dimension; none means every series of the indicator.
    pub codes: Option<BTreeMap<DimensionCode, Wanted>>,
    /// First and last period, both included, compared by year; none means all.
    pub years: Option<(i32, i32)>,
}

impl Selection {
    /// Everything of an indicator.
    pub fn all(indicator: IndicatorCode) -> Self {
        Self { indicator, source: None, codes: None, years: None }
    }
    /// Whether a series' codes are wanted.
    pub fn wants(&self, series: &BTreeMap<DimensionCode, Code>) -> bool {
        let Some(wanted) = &self.codes else { return true };
        series.iter().all(|(d, c)| match wanted.get(d) {
            None => false,
            Some(Wanted::Any) => true,
            Some(Wanted::Codes(list)) => list.contains(c),
        }) && wanted.iter().all(|(d, w)| match w {
            Wanted::Any => true,
            Wanted::Codes(list) => series.contains_key(d) || list.iter().any(Code::is_total),
        })
    }
    /// Whether a period is wanted.
    pub fn wants_period(&self, period: Period) -> bool {
        self.years.is_none_or(|(a, b)| (a..=b).contains(&period.year()))
    }
}

/// Observations as the profile answers them now: one per series and period, from the release that counts.
pub trait Observations: Send + Sync {
    /// The wanted observations, ordered by source, codes and period.
    fn select(&self, selection: &Selection) -> Result<Vec<Observation>, ReadFailure>;
}

/// Observations in memory, for tests and for the effect of an import before it is accepted.
#[derive(Debug, Clone, Default)]
pub struct MemoryObservations(pub Vec<Observation>);

impl Observations for MemoryObservations {
    fn select(&self, selection: &Selection) -> Result<Vec<Observation>, ReadFailure> {
        let mut rows: Vec<Observation> = self
            .0
            .iter()
            .filter(|o| {
                o.series.indicator == selection.indicator
                    && selection.source.as_ref().is_none_or(|s| s == &o.series.source)
            })
            .filter(|o| selection.wants(&o.series.codes) && selection.wants_period(o.period))
            .cloned()
            .collect();
        rows.sort_by(|a, b| {
            (&a.series.source, &a.series.codes, a.period).cmp(&(&b.series.source, &b.series.codes, b.period))
        });
        Ok(rows)
    }
}
