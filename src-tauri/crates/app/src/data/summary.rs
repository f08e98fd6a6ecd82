//! What the status bar says about selected cells: a sum only where the measure allows one, else the reason.

use super::sheet::Sheet;
use crate::wire::{GridSummary, NoSum};
use almanac_core::format::Formatter;
use almanac_core::{Code, Decimal, Lang, ObsValue, Period, SeriesKey, SourceCode};
use std::collections::BTreeSet;
use std::sync::Arc;

impl Sheet {
    /// Counts, and adds up where that is legal. Rows and columns with both ends.
    pub fn summary(&self, lang: &Lang, rows: (u32, u32), columns: (u32, u32)) -> GridSummary {
        let f = Formatter::new(lang);
        let span = |(from, to): (u32, u32), len: usize| {
            let index = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
            index(from).min(len)..index(to).saturating_add(1).min(len)
        };
        let (rows, columns) = (span(rows, self.rows.len()), span(columns, self.columns.len()));
        let (mut numbers, mut sum) = (0_usize, Some(Decimal::ZERO));
        let mut used: BTreeSet<usize> = BTreeSet::new();
        for r in rows.clone() {
            for (c, cell) in self.filled(r).filter(|(c, _)| columns.contains(c)) {
                let number = match cell.value {
                    ObsValue::Number(n) => n,
                    ObsValue::RoundsToZero => Decimal::ZERO,
                    ObsValue::Missing(_) => continue,
                };
                numbers += 1;
                used.insert(c);
                sum = sum.and_then(|s| s.add(number));
            }
        }
        let cells = rows.len().saturating_mul(columns.len());
        let keys = self.rows.get(rows).unwrap_or_default();
        let periods: Vec<Period> = used.iter().filter_map(|c| self.columns.get(*c)).copied().collect();
        let no_sum = self.no_sum(numbers, keys, &periods);
        let decimals = self.indicator.decimals;
        let mean = sum.and_then(|s| s.ratio(Decimal::int(i64::try_from(numbers).ok()?), 0, decimals.saturating_add(1)));
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        GridSummary {
            cells: small(cells),
            missing: small(cells - numbers),
            sum: if no_sum.is_none() { sum.map(|s| f.number(s, decimals)) } else { None },
            partial: no_sum.is_none() && numbers < cells,
            no_sum,
            // Of several parts of a whole a mean says nothing; along one line it does.
            mean: if keys.len() == 1 && numbers > 1 && !overlap_in_time(&periods) {
                mean.map(|m| f.number(m, m.scale))
            } else {
                None
            },
        }
    }

    fn no_sum(&self, numbers: usize, keys: &[Arc<SeriesKey>], periods: &[Period]) -> Option<NoSum> {
        if numbers == 0 {
            return Some(NoSum::NoNumbers);
        }
        match self.indicator.measure {
            None => Some(NoSum::Incomplete),
            Some(m) if !m.adds_over_parts() => Some(NoSum::Ratio),
            Some(m) if periods.len() > 1 && !m.adds_over_time() => Some(NoSum::StockOverTime),
            Some(_) if overlap_in_time(periods) => Some(NoSum::PeriodsOverlap),
            Some(_) => self.parts_overlap(keys),
        }
    }

    fn parts_overlap(&self, keys: &[Arc<SeriesKey>]) -> Option<NoSum> {
        for d in &self.dimensions {
            let codes: BTreeSet<Option<&Code>> = keys.iter().map(|k| k.codes.get(d)).collect();
            if codes.len() > 1 && codes.contains(&None) {
                return Some(NoSum::TotalAndParts);
            }
            if codes.len() > 1 && !self.indicator.adds_over(d) {
                return Some(NoSum::PartsOverlap);
            }
        }
        let sources: BTreeSet<&SourceCode> = keys.iter().map(|k| &k.source).collect();
        if sources.len() > 1 { Some(NoSum::SeveralSources) } else { None }
    }
}

/// Whether a day lies in two of the periods, as with a year and one of its quarters. Spans of years meet in the
/// year that ends one and begins the next.
fn overlap_in_time(periods: &[Period]) -> bool {
    let days = |p: &Period| match *p {
        Period::Years(from, to) if to > from => Some((Period::Year(from).days()?.0, Period::Year(to - 1).days()?.1)),
        p => p.days(),
    };
    let mut days: Vec<_> = periods.iter().filter_map(days).collect();
    days.sort();
    days.windows(2).any(|w| matches!(w, [(_, end), (begin, _)] if begin <= end))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_year_and_its_quarter_share_days_and_neighbours_do_not() {
        let overlap = |list: &[&str]| overlap_in_time(&list.iter().map(|p| p.parse().unwrap()).collect::<Vec<_>>());
        assert!(overlap(&["2024", "2024-Q3"]) && overlap(&["2024-S1", "2023", "2024-06"]));
        assert!(overlap(&["1990/1995", "1994"]));
        assert!(!overlap(&["2023", "2024"]) && !overlap(&["2024-Q1", "2024-Q2", "2023"]) && !overlap(&[]));
        assert!(!overlap(&["1990/1995", "1995/2000"]));
    }
}
