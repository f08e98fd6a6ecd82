//! What identifies a time series, and many series kept compactly.
//!
//! Large tables of persons are broken down by sex and age beside everything else, so nearly every combination of the
//! other codes comes back a dozen times. A series is therefore two halves: its *head* (indicator, source, codes of sex
//! and age) and its *breakdown* (all other codes), and a list of series keeps each half once. How a key is cut is fixed
//! here, so that one series is one pair whatever file it came from.

use crate::{Code, DimensionCode, IndicatorCode, SourceCode};
use serde::{Deserialize, Serialize};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap, HashSet},
    sync::Arc,
};

/// Codes by dimension; dimensions at their total are left out.
pub type Codes = BTreeMap<DimensionCode, Code>;

/// What identifies a time series: indicator, codes per dimension, source.
/// Totals (`_T`) are left out, so that a new dimension does not change old series.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SeriesKey {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The source.
    pub source: SourceCode,
    /// Codes of the dimensions that are not at their total.
    pub codes: Codes,
}

impl SeriesKey {
    /// `sex=F,age=Y15T24` in order of the dimensions; empty for the total.
    pub fn codes_text(&self) -> String {
        self.codes.iter().map(|(d, c)| format!("{d}={c}")).collect::<Vec<_>>().join(",")
    }
    /// The two halves.
    pub fn split(&self) -> (SeriesHead, Codes) {
        let (of_head, breakdown) =
            self.codes.iter().map(|(d, c)| (d.clone(), c.clone())).partition(|(d, _)| is_of_head(d));
        (SeriesHead { indicator: self.indicator.clone(), source: self.source.clone(), codes: of_head }, breakdown)
    }
}

/// Whether the codes of a dimension stand in the head of a series.
pub fn is_of_head(dimension: &DimensionCode) -> bool {
    matches!(dimension.as_str(), "age" | "sex")
}

/// One half of a series: what is measured, by whom, of which sex and age.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct SeriesHead {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The source.
    pub source: SourceCode,
    /// Codes of sex and age that are not at their total.
    pub codes: Codes,
}

impl SeriesHead {
    /// The series of this head and a breakdown.
    pub fn with(&self, breakdown: &Codes) -> SeriesKey {
        let codes = breakdown.iter().chain(&self.codes).map(|(d, c)| (d.clone(), c.clone())).collect();
        SeriesKey { indicator: self.indicator.clone(), source: self.source.clone(), codes }
    }
}

/// Distinct series, numbered from 0 in the order in which they came.
#[derive(Debug, Clone, Default)]
pub struct SeriesList {
    heads: Numbered<SeriesHead>,
    breakdowns: Numbered<Codes>,
    /// Head and breakdown of each series.
    pairs: Vec<(u32, u32)>,
    numbers: HashMap<(u32, u32), u32>,
}

/// Distinct things, numbered from 0.
#[derive(Debug, Clone)]
struct Numbered<T> {
    list: Vec<Arc<T>>,
    numbers: HashMap<Arc<T>, u32>,
}

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self { list: Vec::new(), numbers: HashMap::new() }
    }
}

impl<T: std::hash::Hash + Eq> Numbered<T> {
    fn number(&mut self, thing: Arc<T>) -> u32 {
        if let Some(known) = self.numbers.get(&thing) {
            return *known;
        }
        let new = next(self.list.len());
        self.list.push(thing.clone());
        self.numbers.insert(thing, new);
        new
    }
}

/// Lists end long before the last number: a reading has at most some millions of values.
fn next(len: usize) -> u32 {
    u32::try_from(len).unwrap_or(u32::MAX)
}

impl SeriesList {
    /// The number of a series, a new one where it is not in the list yet.
    pub fn number(&mut self, key: &SeriesKey) -> u32 {
        let (head, breakdown) = key.split();
        let pair = (self.head_number(head), self.breakdown_number(breakdown));
        self.pair_number(pair)
    }
    /// The number of a head, for [`Self::pair_number`].
    pub fn head_number(&mut self, head: impl Into<Arc<SeriesHead>>) -> u32 {
        self.heads.number(head.into())
    }
    /// The number of a breakdown, for [`Self::pair_number`]; it holds no codes of sex and age.
    pub fn breakdown_number(&mut self, breakdown: impl Into<Arc<Codes>>) -> u32 {
        self.breakdowns.number(breakdown.into())
    }
    /// The number of the series of a head and a breakdown, both by number.
    pub fn pair_number(&mut self, pair: (u32, u32)) -> u32 {
        let new = next(self.pairs.len());
        let number = *self.numbers.entry(pair).or_insert(new);
        if number == new {
            self.pairs.push(pair);
        }
        number
    }
    /// The number of a series; none when it is not in the list.
    pub fn find(&self, key: &SeriesKey) -> Option<u32> {
        let (head, breakdown) = key.split();
        let pair = (*self.heads.numbers.get(&head)?, *self.breakdowns.numbers.get(&breakdown)?);
        self.numbers.get(&pair).copied()
    }
    /// Head and breakdown of a series.
    pub fn halves(&self, number: u32) -> Option<(&Arc<SeriesHead>, &Arc<Codes>)> {
        let (head, breakdown) = self.pair(number)?;
        Some((self.heads.list.get(head as usize)?, self.breakdowns.list.get(breakdown as usize)?))
    }
    /// The numbers of a series' head and breakdown, places in [`Self::heads`] and [`Self::breakdowns`].
    pub fn pair(&self, number: u32) -> Option<(u32, u32)> {
        self.pairs.get(number as usize).copied()
    }
    /// The indicator of a series.
    pub fn indicator(&self, number: u32) -> Option<&IndicatorCode> {
        Some(&self.heads.list.get(self.pair(number)?.0 as usize)?.indicator)
    }
    /// The code of a series in a dimension; none at its total.
    pub fn code(&self, number: u32, dimension: &DimensionCode) -> Option<&Code> {
        let (head, breakdown) = self.halves(number)?;
        head.codes.get(dimension).or_else(|| breakdown.get(dimension))
    }
    /// The key of a series, made anew at each call.
    pub fn get(&self, number: u32) -> Option<SeriesKey> {
        let (head, breakdown) = self.halves(number)?;
        Some(head.with(breakdown))
    }
    /// All keys in order, each made when it is reached.
    pub fn iter(&self) -> impl Iterator<Item = SeriesKey> {
        (0..next(self.pairs.len())).filter_map(|n| self.get(n))
    }
    /// Distinct heads, some of which may have lost their series.
    pub fn heads(&self) -> &[Arc<SeriesHead>] {
        &self.heads.list
    }
    /// Distinct breakdowns, some of which may have lost their series.
    pub fn breakdowns(&self) -> &[Arc<Codes>] {
        &self.breakdowns.list
    }
    /// The dimensions by which each indicator is broken down here.
    pub fn dimensions(&self) -> BTreeMap<IndicatorCode, BTreeSet<DimensionCode>> {
        // There are few sets of dimensions, and each is looked at once with each head.
        let mut shapes: Numbered<BTreeSet<DimensionCode>> = Numbered::default();
        let of_breakdowns: Vec<u32> =
            self.breakdowns.list.iter().map(|codes| shapes.number(Arc::new(codes.keys().cloned().collect()))).collect();
        let of_pair = |(head, breakdown): &(u32, u32)| Some((*head, *of_breakdowns.get(*breakdown as usize)?));
        let met: HashSet<(u32, u32)> = self.pairs.iter().filter_map(of_pair).collect();
        let mut out: BTreeMap<IndicatorCode, BTreeSet<DimensionCode>> = BTreeMap::new();
        for (head, shape) in met {
            let (Some(head), Some(shape)) = (self.heads.list.get(head as usize), shapes.list.get(shape as usize))
            else {
                continue;
            };
            let dimensions = out.entry(head.indicator.clone()).or_default();
            dimensions.extend(head.codes.keys().chain(shape.iter()).cloned());
        }
        out
    }
    /// The codes of each dimension that occur.
    pub fn codes(&self) -> BTreeMap<DimensionCode, BTreeSet<Code>> {
        let (mut heads, mut breakdowns) = (vec![false; self.heads.list.len()], vec![false; self.breakdowns.list.len()]);
        for (head, breakdown) in &self.pairs {
            if let (Some(h), Some(b)) = (heads.get_mut(*head as usize), breakdowns.get_mut(*breakdown as usize)) {
                (*h, *b) = (true, true);
            }
        }
        let of_heads = self.heads.list.iter().zip(heads).filter(|(_, used)| *used).flat_map(|(h, _)| &h.codes);
        let of_breakdowns =
            self.breakdowns.list.iter().zip(breakdowns).filter(|(_, used)| *used).flat_map(|(b, _)| &**b);
        let mut out: BTreeMap<DimensionCode, BTreeSet<Code>> = BTreeMap::new();
        for (dimension, code) in of_heads.chain(of_breakdowns) {
            let codes = out.entry(dimension.clone()).or_default();
            if !codes.contains(code) {
                codes.insert(code.clone());
            }
        }
        out
    }
    /// Whether some series is at the total of a dimension.
    pub fn has_total_of(&self, dimension: &DimensionCode) -> bool {
        let heads: Vec<bool> = self.heads.list.iter().map(|h| h.codes.contains_key(dimension)).collect();
        let breakdowns: Vec<bool> = self.breakdowns.list.iter().map(|b| b.contains_key(dimension)).collect();
        let in_half = |halves: &[bool], number: u32| halves.get(number as usize).copied().unwrap_or(false);
        self.pairs.iter().any(|(head, breakdown)| !in_half(&heads, *head) && !in_half(&breakdowns, *breakdown))
    }
    /// How many series there are.
    pub fn len(&self) -> usize {
        self.pairs.len()
    }
    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.pairs.is_empty()
    }
    /// Keeps the series for which the place in the list says so; the others' numbers are given anew, in order.
    pub fn retain(&mut self, keep: &[bool]) {
        let mut keep = keep.iter();
        self.pairs.retain(|_| keep.next().copied().unwrap_or(true));
        self.numbers = self.pairs.iter().copied().zip(0..).collect();
    }
}

impl PartialEq for SeriesList {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.iter().eq(other.iter())
    }
}

impl FromIterator<SeriesKey> for SeriesList {
    fn from_iter<I: IntoIterator<Item = SeriesKey>>(keys: I) -> Self {
        let mut list = Self::default();
        for key in keys {
            list.number(&key);
        }
        list
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(codes: &str) -> SeriesKey {
        let pairs = codes.split(',').filter_map(|p| p.split_once('='));
        SeriesKey {
            indicator: IndicatorCode::new("ASY-002"),
            source: SourceCode::new("UNHCR"),
            codes: pairs.map(|(d, c)| (DimensionCode::new(d), Code::new(c))).collect(),
        }
    }

    #[test]
    fn a_series_comes_out_as_it_went_in_and_has_one_number() {
        let words = ["", "sex=F", "age=Y0T4,citizenship=AFG,sex=F", "citizenship=AFG", "age=Y0T4,activity=A", ""];
        let mut list = SeriesList::default();
        let numbers: Vec<u32> = words.iter().map(|w| list.number(&key(w))).collect();
        assert_eq!(numbers, [0, 1, 2, 3, 4, 0]);
        for (word, number) in words.iter().zip(numbers) {
            assert_eq!(list.get(number), Some(key(word)), "{word}");
            assert_eq!(list.find(&key(word)), Some(number), "{word}");
        }
        assert_eq!((list.find(&key("sex=M")), list.get(5)), (None, None));
    }

    #[test]
    fn dimensions_and_codes_are_those_of_the_series_that_are_there() {
        let mut list: SeriesList = ["sex=F", "citizenship=AFG,sex=M", "region=KG-B"].into_iter().map(key).collect();
        list.retain(&[true, true, false]);
        let all = list.dimensions().into_values().next().unwrap_or_default();
        assert_eq!(all.iter().map(DimensionCode::as_str).collect::<Vec<_>>(), ["citizenship", "sex"]);
        let codes: Vec<String> = list.codes().iter().map(|(d, c)| format!("{d} {}", c.len())).collect();
        assert_eq!(codes, ["citizenship 1", "sex 2"]);
    }

    #[test]
    fn what_is_left_keeps_its_order_and_is_found_under_its_new_number() {
        let mut list: SeriesList = ["sex=F", "sex=M", "citizenship=AFG,sex=F"].into_iter().map(key).collect();
        list.retain(&[true, false, true]);
        assert_eq!(list.len(), 2);
        assert_eq!(list.find(&key("citizenship=AFG,sex=F")), Some(1));
        assert_eq!(list.find(&key("sex=M")), None);
        assert_eq!(list.number(&key("sex=M")), 2);
        assert!(list == ["sex=F", "citizenship=AFG,sex=F", "sex=M"].into_iter().map(key).collect());
    }
}
