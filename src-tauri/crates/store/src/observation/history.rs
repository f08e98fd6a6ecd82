//! What every delivery ever said of one cell: the answer to "what did the 2019 profile print for 2017?"

use super::select::read_series_of;
use crate::{ReadFile, StoreError};
use almanac_core::{Observation, Period, ReleaseId, SeriesKey, release::ReleaseRecord};
use std::sync::Arc;

impl ReadFile {
    /// All values of one cell, over every release ever, oldest first.
    pub fn history(&self, series: &SeriesKey, period: Period) -> Result<Vec<(ReleaseRecord, Observation)>, StoreError> {
        self.readers.with(|c| {
            let releases = self.readers.releases(c)?;
            let mut of_source: Vec<_> = releases
                .values()
                .filter(|r| r.record.source == series.source && r.indicators.contains(&series.indicator))
                .collect();
            of_source.sort_by(|a, b| (a.record.at, &a.record.id).cmp(&(b.record.at, &b.record.id)));
            let years = Some((period.year(), period.year()));
            let values = read_series_of(c, &self.readers, &of_source, &[Arc::new(series.clone())], years)?;
            let values = values.into_iter().filter(|o| o.period == period);
            Ok(values.filter_map(|o| Some((releases.get(&o.release)?.record.clone(), o))).collect())
        })
    }

    /// All values that these releases give some series of one indicator and source, by series and period, and for
    /// each in the order of the releases. Releases that this copy does not hold are passed over.
    pub fn vintages(&self, series: &[Arc<SeriesKey>], order: &[ReleaseId]) -> Result<Vec<Observation>, StoreError> {
        let Some(first) = series.first() else { return Ok(Vec::new()) };
        self.readers.with(|c| {
            let releases = self.readers.releases(c)?;
            let known: Vec<_> = order
                .iter()
                .filter_map(|id| releases.get(id))
                .filter(|r| r.record.source == first.source && r.indicators.contains(&first.indicator))
                .collect();
            read_series_of(c, &self.readers, &known, series, None)
        })
    }
}
