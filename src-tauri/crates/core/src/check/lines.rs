//! The observations of one indicator as lines over time, and how a finding speaks of them.

use crate::format::Formatter;
use crate::{
    Code, DatasetRelease, Decimal, DimensionCode, Indicator, ObsValue, Observation, Period, Place, Profile, ReleaseId,
    SeriesKey, SourceCode, Timestamp,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// One series, in order of time.
#[derive(Clone, Copy)]
pub struct Line<'a> {
    pub key: &'a SeriesKey,
    pub rows: &'a [Observation],
}

impl Line<'_> {
    /// Values that are numbers; what rounds to zero is zero.
    pub fn numbers(&self) -> impl Iterator<Item = (&Observation, Decimal)> {
        self.rows.iter().filter_map(|o| Some((o, number(o.value)?)))
    }
    /// Whether the series is the indicator's total.
    pub fn is_total(&self) -> bool {
        self.key.codes.is_empty()
    }
}

/// A value as a number, where it is one.
pub fn number(value: ObsValue) -> Option<Decimal> {
    match value {
        ObsValue::Number(n) => Some(n),
        ObsValue::RoundsToZero => Some(Decimal::ZERO),
        ObsValue::Missing(_) => None,
    }
}

/// The lines of an indicator, by source and codes.
pub struct Lines<'a> {
    pub indicator: &'a Indicator,
    pub all: Vec<Line<'a>>,
}

impl<'a> Lines<'a> {
    /// Cuts observations, which come ordered by source, codes and period, into their series.
    pub fn new(indicator: &'a Indicator, rows: &'a [Observation]) -> Self {
        let all = rows
            .chunk_by(|a, b| a.series == b.series)
            .filter_map(|rows| rows.first().map(|o| Line { key: &o.series, rows }))
            .collect();
        Self { indicator, all }
    }
    /// Sources that have values, in the indicator's order of preference, then by code.
    pub fn sources(&self) -> Vec<&'a SourceCode> {
        let mut list: Vec<&SourceCode> =
            self.all.iter().map(|l| &l.key.source).collect::<BTreeSet<_>>().into_iter().collect();
        let priority =
            |s: &SourceCode| self.indicator.source_priority.iter().position(|p| p == s).unwrap_or(usize::MAX);
        list.sort_by_key(|s| (priority(s), *s));
        list
    }
    /// The value that answers for codes and a period: of the first source that has it.
    pub fn answering(&self, codes: &BTreeMap<DimensionCode, Code>, period: Period) -> Option<&'a Observation> {
        self.sources().into_iter().find_map(|source| {
            let line = self.all.iter().find(|l| l.key.source == *source && l.key.codes == *codes)?;
            line.rows.iter().find(|o| o.period == period && number(o.value).is_some())
        })
    }
}

/// Words for findings about data: numbers as the document prints them, places with source, file and cell.
pub struct Say<'a> {
    formatter: Formatter,
    releases: HashMap<&'a ReleaseId, &'a DatasetRelease>,
}

impl<'a> Say<'a> {
    pub fn new(profile: &'a Profile) -> Self {
        let releases = profile.datasets.values().flat_map(|d| d.releases.iter()).map(|r| (&r.release, r)).collect();
        Self { formatter: Formatter::new(&profile.about.language), releases }
    }
    /// A number with the decimals that it was received with, at most six.
    pub fn number(&self, n: Decimal) -> String {
        self.formatter.number(n, n.scale.min(6))
    }
    /// A computed number, rounded to some decimals.
    pub fn rounded(&self, n: Decimal, decimals: u8) -> String {
        self.formatter.number(n, decimals)
    }
    /// A ratio or a percentage that a check has computed.
    pub fn computed(&self, x: f64, decimals: u8) -> String {
        Decimal::from_f64(x).map_or_else(|| x.to_string(), |d| self.formatter.number(d, decimals))
    }
    /// A period in words.
    pub fn period(&self, p: Period) -> String {
        self.formatter.period(p)
    }
    /// Periods in words, the first few of many.
    pub fn periods(&self, list: &[Period]) -> String {
        let shown: Vec<String> = list.iter().take(6).map(|p| self.period(*p)).collect();
        let more = list.len().saturating_sub(shown.len());
        let text = shown.join(", ");
        if more == 0 { text } else { format!("{text} and {more} more") }
    }
    /// Where a value was read: source, file and cell.
    pub fn origin(&self, o: &Observation) -> String {
        match self.releases.get(&o.release).map(|r| r.file_name.as_str()).filter(|f| !f.is_empty()) {
            Some(file) => format!("{}, {file}, {}", o.series.source, o.cell),
            None => format!("{}, {}", o.series.source, o.cell),
        }
    }
    /// A value with its origin.
    pub fn value(&self, o: &Observation) -> String {
        let shown = number(o.value).map_or_else(|| "no number".into(), |n| self.number(n));
        format!("{shown} ({})", self.origin(o))
    }
    /// When a value was taken into the profile; none for what nobody took, such as a plan's values.
    pub fn taken(&self, o: &Observation) -> Option<Timestamp> {
        self.releases.get(&o.release).map(|r| r.at)
    }
}

/// Where a value stands.
pub fn value_place(o: &Observation) -> Place {
    Place::Value { indicator: o.series.indicator.clone(), codes: o.series.codes_text(), period: o.period.to_string() }
}

/// Numbers as an acceptance remembers them: in no language.
pub fn basis(numbers: impl IntoIterator<Item = Decimal>) -> String {
    numbers.into_iter().map(|n| n.to_string()).collect::<Vec<_>>().join(" ")
}

/// Names many values in a few letters, so that an acceptance comes back when one of them changes (FNV-1a).
pub fn stamp<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut hash: u64 = 0xcbf2_9ce4_8422_2325;
    for text in texts {
        for byte in text.bytes().chain([0x1f]) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
    format!("{hash:016x}")
}
