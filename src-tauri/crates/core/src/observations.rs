//! The read-only view of the observations that questions are answered from.

use crate::series::is_of_head;
use crate::{
    Code, Codes, Confidentiality, DimensionCode, Flags, IndicatorCode, ObsStatus, ObsValue, Observation, Period,
    SeriesList, SourceCode,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    sync::Arc,
};

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
    /// Exactly one line of an indicator, from one source or all, in all years.
    pub fn line(indicator: IndicatorCode, codes: &Codes, source: Option<SourceCode>) -> Self {
        let only = |code: &Code| Wanted::Codes(vec![code.clone()]);
        let codes = codes.iter().map(|(d, c)| (d.clone(), only(c))).collect();
        Self { indicator, source, codes: Some(codes), years: None }
    }
    /// Whether a series' codes are wanted.
    pub fn wants(&self, series: &Codes) -> bool {
        self.wants_part(series, |_| true)
    }
    /// Whether the codes of a series' head are wanted, see [`crate::series`].
    pub fn wants_head(&self, head: &Codes) -> bool {
        self.wants_part(head, is_of_head)
    }
    /// Whether a series' breakdown is wanted, see [`crate::series`].
    pub fn wants_breakdown(&self, breakdown: &Codes) -> bool {
        self.wants_part(breakdown, |d| !is_of_head(d))
    }
    /// Whether the codes of some dimensions are wanted, whatever stands in the others.
    fn wants_part(&self, part: &Codes, of: impl Fn(&DimensionCode) -> bool) -> bool {
        let Some(wanted) = &self.codes else { return true };
        part.iter().all(|(d, c)| match wanted.get(d) {
            None => false,
            Some(Wanted::Any) => true,
            Some(Wanted::Codes(list)) => list.contains(c),
        }) && wanted.iter().filter(|(d, _)| of(d)).all(|(d, w)| match w {
            Wanted::Any => true,
            Wanted::Codes(list) => part.contains_key(d) || list.iter().any(Code::is_total),
        })
    }
    /// The breakdowns that are wanted where they can be named one by one and are at most `most`; none where any
    /// code of a dimension is wanted, or more.
    pub fn named_breakdowns(&self, most: usize) -> Option<Vec<Codes>> {
        let mut named = vec![Codes::new()];
        for (dimension, wanted) in self.codes.as_ref()?.iter().filter(|(d, _)| !is_of_head(d)) {
            let Wanted::Codes(codes) = wanted else { return None };
            if named.len().checked_mul(codes.len())? > most {
                return None;
            }
            let each = |before: &Codes, code: &Code| {
                let mut codes = before.clone();
                if !code.is_total() {
                    codes.insert(dimension.clone(), code.clone());
                }
                codes
            };
            named = named.iter().flat_map(|before| codes.iter().map(move |code| each(before, code))).collect();
        }
        Some(named)
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
    /// The same one by one, each series whole and its periods in order, the series in any order. Views of large files
    /// never hold them all.
    fn each(&self, selection: &Selection, take: &mut dyn FnMut(Observation)) -> Result<(), ReadFailure> {
        self.select(selection)?.into_iter().for_each(take);
        Ok(())
    }
    /// What there is of an indicator. Views of large files tell it without making the observations.
    fn survey(&self, indicator: &IndicatorCode) -> Result<Arc<Survey>, ReadFailure> {
        let mut survey = Survey::default();
        for o in self.select(&Selection::all(indicator.clone()))? {
            survey.series.number(&o.series);
            survey.count(o.period, o.value, o.flags, o.confidentiality);
        }
        Ok(Arc::new(survey.finished()))
    }
}

/// What there is of an indicator: how much, since when, of what kinds, but not the values themselves.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Survey {
    /// How many values there are, numbers or not.
    pub values: usize,
    /// The latest period with a number.
    pub latest_number: Option<Period>,
    /// The earliest period that is marked as a break.
    pub first_break: Option<Period>,
    /// Whether a value is provisional.
    pub provisional: bool,
    /// Whether a value may not be seen by everybody.
    pub restricted: bool,
    /// The series of all sources.
    pub series: SeriesList,
    /// Codes of the series whatever the source, in order: the first [`LINES`].
    pub lines: Vec<Codes>,
}

/// So many lines of a [`Survey`] are told one by one.
pub const LINES: usize = 400;

impl Survey {
    /// Counts a value.
    pub fn count(&mut self, period: Period, value: ObsValue, flags: Flags, confidentiality: Confidentiality) {
        self.values += 1;
        if value.number().is_some() {
            self.latest_number = self.latest_number.max(Some(period));
        }
        if flags.has(ObsStatus::BREAK) {
            self.first_break = Some(self.first_break.map_or(period, |first| first.min(period)));
        }
        self.provisional |= flags.has(ObsStatus::PROVISIONAL);
        self.restricted |= confidentiality != Confidentiality::F;
    }
    /// Fills in the lines when all series are known.
    pub fn finished(mut self) -> Self {
        let mut lines: BTreeSet<Codes> = BTreeSet::new();
        for key in self.series.iter() {
            if lines.len() < LINES || lines.last().is_some_and(|last| key.codes < *last) {
                lines.insert(key.codes);
                if lines.len() > LINES {
                    lines.pop_last();
                }
            }
        }
        self.lines = lines.into_iter().collect();
        self
    }
    /// The sources that have values.
    pub fn sources(&self) -> BTreeSet<&SourceCode> {
        self.series.heads().iter().map(|h| &h.source).collect()
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Filters such as `sex=F`, `age=*`, `citizenship=AFG+_T`; a series' codes; whether they are wanted.
    #[track_caller]
    fn check(filters: &str, series: &str, expected: bool) {
        let wanted = |text: &str| match text {
            "*" => Wanted::Any,
            list => Wanted::Codes(list.split('+').map(Code::new).collect()),
        };
        let split = |text: &str| -> Vec<(DimensionCode, String)> {
            let parts = text.split(' ').filter_map(|p| p.split_once('='));
            parts.map(|(d, c)| (DimensionCode::new(d), c.to_owned())).collect()
        };
        let filters = split(filters).into_iter().map(|(d, w)| (d, wanted(&w))).collect();
        let selection = Selection { codes: Some(filters), ..Selection::all(IndicatorCode::new("ASY-002")) };
        let codes: Codes = split(series).into_iter().map(|(d, c)| (d, Code::new(c))).collect();
        assert_eq!(selection.wants(&codes), expected, "{codes:?}");
        let (head, breakdown): (Codes, Codes) = codes.clone().into_iter().partition(|(d, _)| is_of_head(d));
        let by_halves = selection.wants_head(&head) && selection.wants_breakdown(&breakdown);
        assert_eq!(by_halves, expected, "by halves {codes:?}");
        if let Some(named) = selection.named_breakdowns(100) {
            assert_eq!(selection.wants_head(&head) && named.contains(&breakdown), expected, "named {codes:?}");
        }
    }

    #[test]
    fn halves_of_a_series_are_wanted_as_the_whole_is() {
        check("", "", true);
        check("", "sex=F", false);
        check("sex=F", "sex=F", true);
        check("sex=F", "", false);
        check("sex=F+_T", "", true);
        check("sex=*", "age=Y0T4 sex=F", false);
        check("age=Y0T4 sex=*", "age=Y0T4 sex=F", true);
        check("citizenship=AFG+SYR", "citizenship=SYR", true);
        check("citizenship=AFG+SYR", "citizenship=IRQ", false);
        check("citizenship=AFG+_T sex=F", "sex=F", true);
        check("citizenship=AFG sex=F", "sex=F", false);
        check("citizenship=*", "citizenship=IRQ", true);
        check("citizenship=*", "citizenship=IRQ region=KG-B", false);
    }

    #[test]
    fn breakdowns_are_named_only_while_they_are_few() {
        let codes = |n: usize| Wanted::Codes((0..n).map(|n| Code::new(n.to_string())).collect());
        let named = |a: Wanted, b: Wanted| {
            let filters = [("citizenship", a), ("region", b)].map(|(d, w)| (DimensionCode::new(d), w)).into();
            let selection = Selection { codes: Some(filters), ..Selection::all(IndicatorCode::new("ASY-002")) };
            selection.named_breakdowns(100).map(|n| n.len())
        };
        assert_eq!(named(codes(10), codes(10)), Some(100));
        assert_eq!(named(codes(10), codes(11)), None);
        assert_eq!(named(codes(1), Wanted::Any), None);
        assert_eq!(Selection::all(IndicatorCode::new("ASY-002")).named_breakdowns(100), None);
    }
}
