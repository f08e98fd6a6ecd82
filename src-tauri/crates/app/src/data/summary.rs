//! What the status bar says about selected cells: a sum only where the measure allows one, else the reason.

use super::added::AddedUp;
use super::sheet::Sheet;
use crate::wire::{GridSummary, NoSum};
use almanac_core::format::Formatter;
use almanac_core::truth::{self, Reason};
use almanac_core::{Decimal, Lang, ObsValue, Period, Profile, SeriesKey};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

impl Sheet {
    /// Counts, and adds up where that is legal. Rows and columns with both ends.
    pub fn summary(
        &self,
        profile: &Profile,
        lang: &Lang,
        rows: (u32, u32),
        columns: (u32, u32),
        added_up: &AddedUp,
    ) -> GridSummary {
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
        let mut sums: BTreeMap<&Arc<SeriesKey>, Vec<Period>> = BTreeMap::new();
        for (series, period) in added_up.keys() {
            sums.entry(series).or_default().push(*period);
        }
        let shown: BTreeSet<Period> = self.columns.get(columns.clone()).unwrap_or_default().iter().copied().collect();
        let own = self.rows.get(rows.clone()).unwrap_or_default().iter().filter_map(|series| sums.get(series));
        let added = own.flatten().filter(|period| shown.contains(period)).count();
        let keys = self.rows.get(rows).unwrap_or_default();
        let periods: Vec<Period> = used.iter().filter_map(|c| self.columns.get(*c)).copied().collect();
        let no_sum = self.no_sum(profile, numbers, keys, &periods);
        let decimals = self.indicator.decimals;
        let mean = sum.and_then(|s| s.ratio(Decimal::int(i64::try_from(numbers).ok()?), 0, decimals.saturating_add(1)));
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        GridSummary {
            cells: small(cells),
            missing: small(cells.saturating_sub(numbers + added)),
            added_up: small(added),
            sum: if no_sum.is_none() { sum.map(|s| f.number(s, decimals)) } else { None },
            partial: no_sum.is_none() && numbers < cells,
            no_sum,
            // Of several parts of a whole a mean says nothing; along one line it does.
            mean: if keys.len() == 1 && numbers > 1 && !truth::periods_overlap(&periods) {
                mean.map(|m| f.number(m, m.scale))
            } else {
                None
            },
        }
    }

    /// Why there is no sum, by the same rules as questions.
    fn no_sum(&self, profile: &Profile, numbers: usize, keys: &[Arc<SeriesKey>], periods: &[Period]) -> Option<NoSum> {
        if numbers == 0 {
            return Some(NoSum::NoNumbers);
        }
        let lines: Vec<&SeriesKey> = keys.iter().map(|k| &**k).collect();
        truth::selection(profile, &self.indicator, &lines, periods).map(|reason| match reason {
            Reason::MeasureMissing => NoSum::Incomplete,
            Reason::SumOfQuotient => NoSum::Ratio,
            Reason::SumOfStock => NoSum::StockOverTime,
            Reason::PeriodsOverlap => NoSum::PeriodsOverlap,
            Reason::SeveralSources => NoSum::SeveralSources,
            Reason::CodesNest => NoSum::TotalAndParts,
            _ => NoSum::PartsOverlap,
        })
    }
}
