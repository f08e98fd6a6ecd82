//! The observations as they would be if a delivery were taken, for the plan before Accept.

use almanac_core::release::resolve;
use almanac_core::{
    Extent, IndicatorCode, Observation, ObservationTable, Observations, Period, ReadFailure, ReleaseId, Selection,
    SeriesKey, SourceCode,
};
use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

/// A view in which one more release counts.
pub struct Overlay {
    base: Arc<dyn Observations>,
    release: ReleaseId,
    source: SourceCode,
    extent: Extent,
    indicators: BTreeSet<IndicatorCode>,
    cells: HashMap<(Arc<SeriesKey>, Period), Observation>,
}

impl Overlay {
    /// Lays a reading over a view.
    pub fn new(
        base: Arc<dyn Observations>,
        release: &ReleaseId,
        source: &SourceCode,
        extent: &Extent,
        indicators: BTreeSet<IndicatorCode>,
        table: &ObservationTable,
    ) -> Self {
        let cells = table
            .rows
            .iter()
            .filter_map(|r| table.observation(r, release))
            .map(|o| ((o.series.clone(), o.period), o))
            .collect();
        Self { base, release: release.clone(), source: source.clone(), extent: extent.clone(), indicators, cells }
    }
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
                !self.cells.contains_key(&(o.series.clone(), o.period))
                    && resolve(&with_base, &selection.indicator, o.period, std::slice::from_ref(o)).is_some()
            }
        });
        let wanted = |o: &&Observation| {
            o.series.indicator == selection.indicator
                && selection.wants(&o.series.codes)
                && selection.wants_period(o.period)
        };
        rows.extend(self.cells.values().filter(wanted).cloned());
        rows.sort_by(|a, b| {
            (&a.series.source, &a.series.codes, a.period).cmp(&(&b.series.source, &b.series.codes, b.period))
        });
        Ok(rows)
    }
}
