//! The observations as they would be if a delivery were taken, for the plan before Accept.

use almanac_core::release::resolve;
use almanac_core::{
    Extent, IndicatorCode, ObsRow, Observation, ObservationTable, Observations, Period, ReadFailure, ReleaseId,
    Selection, SeriesKey, SourceCode,
};
use std::collections::BTreeSet;
use std::sync::{Arc, OnceLock};

/// A view in which one more release counts.
pub struct Overlay {
    base: Arc<dyn Observations>,
    release: ReleaseId,
    source: SourceCode,
    extent: Extent,
    indicators: BTreeSet<IndicatorCode>,
    table: Arc<ObservationTable>,
    /// Places of the rows in the table, by series and period; put in order when a question first needs them.
    order: OnceLock<Vec<u32>>,
}

impl Overlay {
    /// Lays a reading over a view.
    pub fn new(
        base: Arc<dyn Observations>,
        release: &ReleaseId,
        source: &SourceCode,
        extent: &Extent,
        indicators: BTreeSet<IndicatorCode>,
        table: Arc<ObservationTable>,
    ) -> Self {
        Self {
            base,
            release: release.clone(),
            source: source.clone(),
            extent: extent.clone(),
            indicators,
            table,
            order: OnceLock::new(),
        }
    }

    fn order(&self) -> &[u32] {
        self.order.get_or_init(|| {
            let mut order: Vec<u32> = (0..u32::try_from(self.table.rows.len()).unwrap_or(u32::MAX)).collect();
            order.sort_unstable_by_key(|at| self.row(*at).map(place));
            order
        })
    }

    fn row(&self, at: u32) -> Option<&ObsRow> {
        self.table.rows.get(at as usize)
    }

    /// The rows of one series, by period.
    fn rows_of(&self, series: u32) -> impl Iterator<Item = &ObsRow> {
        let number = |at: &u32| self.row(*at).map_or(u32::MAX, |r| r.series);
        let first = self.order().partition_point(|at| number(at) < series);
        self.order().iter().skip(first).map_while(move |at| self.row(*at).filter(|r| r.series == series))
    }

    fn contains(&self, series: &SeriesKey, period: Period) -> bool {
        let Some(series) = self.table.series.find(series) else { return false };
        let wanted = (series, period.pack());
        self.order().binary_search_by_key(&Some(wanted), |at| self.row(*at).map(place)).is_ok()
    }
}

/// What rows are ordered by: series, then period.
fn place(row: &ObsRow) -> (u32, i64) {
    (row.series, row.packed_period())
}

impl Observations for Overlay {
    fn select(&self, selection: &Selection) -> Result<Vec<Observation>, ReadFailure> {
        let mut rows = self.base.select(selection)?;
        if !self.indicators.contains(&selection.indicator)
            || selection.source.as_ref().is_some_and(|s| *s != self.source)
        {
            return Ok(rows);
        }
        let order = [(self.release.clone(), self.extent.clone(), self.indicators.iter().cloned().collect::<Vec<_>>())];
        // What the delivery speaks for and no longer contains is gone; what it contains takes the old one's place.
        rows.retain(|o| {
            o.series.source != self.source || {
                let mut with_base = order.to_vec();
                with_base.insert(0, (o.release.clone(), Extent::Cells, Vec::new()));
                !self.contains(&o.series, o.period)
                    && resolve(&with_base, &selection.indicator, o.period, std::slice::from_ref(o)).is_some()
            }
        });
        let list = &self.table.series;
        let heads: Vec<bool> =
            list.heads().iter().map(|h| h.indicator == selection.indicator && selection.wants_head(&h.codes)).collect();
        let breakdowns: Vec<bool> = list.breakdowns().iter().map(|codes| selection.wants_breakdown(codes)).collect();
        let is = |of: &[bool], number: u32| of.get(number as usize).copied().unwrap_or(false);
        let wanted = |number: &u32| list.pair(*number).is_some_and(|(h, b)| is(&heads, h) && is(&breakdowns, b));
        for number in (0..u32::try_from(list.len()).unwrap_or(u32::MAX)).filter(wanted) {
            let of_series = self.rows_of(number).filter(|r| selection.wants_period(r.period()));
            rows.extend(of_series.filter_map(|r| self.table.observation(r, &self.release)));
        }
        rows.sort_by(|a, b| {
            (&a.series.source, &a.series.codes, a.period).cmp(&(&b.series.source, &b.series.codes, b.period))
        });
        Ok(rows)
    }
}
