//! How values are chosen on the command line: `--where`, `--period`; and what a value is printed as.

use crate::exit::Ended;
use almanac_app::State;
use almanac_core::{Code, DimensionCode, ObsValue, Observation, Period, Selection, SeriesKey};
use std::collections::BTreeMap;

/// Codes that are wanted, by dimension; `_T` is the total.
#[derive(Debug, Clone, Default)]
pub struct Where(BTreeMap<DimensionCode, Vec<Code>>);

impl Where {
    /// Reads `sex=F` or `sex=F,M`, and several pairs such as `sex=F,age=Y0T4`.
    pub fn read(given: &[String]) -> Result<Self, Ended> {
        let mut wanted: BTreeMap<DimensionCode, Vec<Code>> = BTreeMap::new();
        for text in given {
            let mut dimension: Option<DimensionCode> = None;
            for part in text.split(',').map(str::trim).filter(|p| !p.is_empty()) {
                let code = match part.split_once('=') {
                    Some((d, c)) => {
                        dimension = Some(DimensionCode::new(d.trim()));
                        c.trim()
                    }
                    None => part,
                };
                let Some(d) = dimension.clone().filter(|d| !d.as_str().is_empty() && !code.is_empty()) else {
                    return Err(Ended::usage(format!(
                        "\"{text}\" is no choice of codes; write --where sex=F or --where sex=F,M"
                    )));
                };
                wanted.entry(d).or_default().push(Code::new(code));
            }
        }
        Ok(Self(wanted))
    }
    /// Refuses dimensions that the profile has not, and codes that neither their list nor any value has: an empty
    /// answer would look as if there were no data.
    pub fn check(self, state: &State) -> Result<Self, Ended> {
        let profile = &state.profile;
        for (dimension, codes) in &self.0 {
            let of_data = || profile.indicators.values().any(|i| i.dimensions.contains(dimension));
            if !profile.dimensions.contains_key(dimension) && !of_data() {
                return Err(Ended::usage(format!(
                    "there is no dimension {dimension}; `almanac dimensions PROJECT` lists all"
                )));
            }
            let Some(list) = profile.code_list_of(dimension) else { continue };
            for code in codes.iter().filter(|c| !c.is_total() && list.item(c).is_none()) {
                // What a delivery has without its list is a finding, and still a value.
                let mut kept = false;
                for indicator in profile.indicators.keys() {
                    let found = state.observations.select(&Selection::all(indicator.clone()))?;
                    kept |= found.iter().any(|o| o.series.codes.get(dimension) == Some(code));
                }
                if !kept {
                    return Err(Ended::usage(format!(
                        "dimension {dimension} has no code {code}; `almanac code-lists PROJECT --list {}` lists all",
                        list.code
                    )));
                }
            }
        }
        Ok(self)
    }
    /// The dimensions that it names.
    pub fn dimensions(&self) -> impl Iterator<Item = &DimensionCode> {
        self.0.keys()
    }
    /// Whether a series is wanted; dimensions that are not named may have any code.
    pub fn wants(&self, o: &Observation) -> bool {
        self.wants_series(&o.series)
    }
    /// The same of a series.
    pub fn wants_series(&self, series: &SeriesKey) -> bool {
        self.0.iter().all(|(d, codes)| match series.codes.get(d) {
            Some(own) => codes.contains(own),
            None => codes.iter().any(Code::is_total),
        })
    }
    /// Whether a series is exactly this one; dimensions that are not named are at their total.
    pub fn is(&self, o: &Observation) -> bool {
        self.wants(o) && o.series.codes.keys().all(|d| self.0.contains_key(d))
    }
}

/// A range of periods, both ends included; an open end has none.
#[derive(Debug, Clone, Copy, Default)]
pub struct Span {
    from: Option<Period>,
    to: Option<Period>,
}

impl Span {
    /// Reads `2024`, `2010..2024`, `2010..` or `..2024`.
    pub fn read(text: Option<&str>) -> Result<Self, Ended> {
        let Some(text) = text else { return Ok(Self::default()) };
        let end = |t: &str| match t.trim() {
            "" => Ok(None),
            t => t
                .parse::<Period>()
                .map(Some)
                .map_err(|e| Ended::usage(format!("{e}; write --period 2024 or --period 2010..2024"))),
        };
        match text.split_once("..") {
            Some((from, to)) => Ok(Self { from: end(from)?, to: end(to)? }),
            None => {
                let at = end(text)?;
                Ok(Self { from: at, to: at })
            }
        }
    }
    /// The years from which and up to which periods are wanted.
    pub fn years(&self) -> Option<(i32, i32)> {
        match (self.from, self.to) {
            (None, None) => None,
            (from, to) => Some((from.map_or(i32::MIN, Period::year), to.map_or(i32::MAX, Period::year))),
        }
    }
    /// Whether a period is wanted. Periods of different length are compared by year, so that 2010..2024 takes months.
    pub fn wants(&self, p: Period) -> bool {
        let alike = |a: Period| a.frequency() == p.frequency();
        self.from.is_none_or(|a| if alike(a) { p >= a } else { p.year() >= a.year() })
            && self.to.is_none_or(|b| if alike(b) { p <= b } else { p.year() <= b.year() })
    }
}

/// Value as received and kind of what is missing; one of them is empty.
pub fn value_and_missing(value: ObsValue) -> (String, &'static str) {
    match value {
        ObsValue::Number(n) => (n.to_string(), ""),
        ObsValue::RoundsToZero => (String::new(), "rounds_to_zero"),
        ObsValue::Missing(kind) => (String::new(), kind.code()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_of_one_kind_are_cut_at_their_own_ends() {
        let wants = |span: &str, p: &str| Span::read(Some(span)).unwrap().wants(p.parse().unwrap());
        assert!(wants("2010..2024", "2010") && wants("2010..2024", "2024-12") && !wants("2010..2024", "2025"));
        assert!(wants("2024-Q2..", "2024-Q2") && !wants("2024-Q2..", "2024-Q1"));
        assert!(wants("2024", "2024") && !wants("2024", "2023"));
    }

    #[test]
    fn codes_are_read_in_every_way_of_writing() {
        let read = |t: &[&str]| Where::read(&t.iter().map(|x| x.to_string()).collect::<Vec<_>>()).unwrap().0;
        assert_eq!(read(&["sex=F,M"]).values().next().unwrap().len(), 2);
        assert_eq!(read(&["sex=F,age=Y0T4"]), read(&["sex=F", "age=Y0T4"]));
        assert!(Where::read(&["F".into()]).is_err());
        assert!(Where::read(&["sex=".into()]).is_err());
    }
}
