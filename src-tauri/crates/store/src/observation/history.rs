//! What every delivery ever said of one cell: the answer to "what did the 2019 profile print for 2017?"

use super::select::{read_cell, read_series_of};
use crate::{ReadFile, StoreError};
use almanac_core::{Observation, Period, ReleaseId, SeriesKey, release::ReleaseRecord};
use std::{collections::HashSet, sync::Arc};

impl ReadFile {
    /// All values of one cell, over every release ever, oldest first.
    pub fn history(&self, series: &SeriesKey, period: Period) -> Result<Vec<(ReleaseRecord, Observation)>, StoreError> {
        self.readers.with(|c| {
            let numbered = self.readers.series(c, &series.indicator)?;
            let Some(wanted) = numbered.iter().find(|(_, s)| **s == *series) else { return Ok(Vec::new()) };
            let releases = self.readers.releases(c)?;
            let mut of_source: Vec<_> = releases
                .values()
                .filter(|r| r.record.source == series.source && r.indicators.contains(&series.indicator))
                .collect();
            of_source.sort_by(|a, b| (a.record.at, &a.record.id).cmp(&(b.record.at, &b.record.id)));
            let values = read_cell(c, &of_source, wanted, period)?;
            Ok(values.into_iter().filter_map(|o| Some((releases.get(&o.release)?.record.clone(), o))).collect())
        })
    }

    /// All values that these releases give some series of one indicator and source, by series and period, and for
    /// each in the order of the releases. Releases that this copy does not hold are passed over.
    pub fn vintages(&self, series: &[Arc<SeriesKey>], order: &[ReleaseId]) -> Result<Vec<Observation>, StoreError> {
        let Some(first) = series.first() else { return Ok(Vec::new()) };
        self.readers.with(|c| {
            let numbered = self.readers.series(c, &first.indicator)?;
            let asked: HashSet<&Arc<SeriesKey>> = series.iter().collect();
            let wanted: Vec<_> = numbered.iter().filter(|(_, s)| asked.contains(s)).collect();
            let releases = self.readers.releases(c)?;
            let known: Vec<_> = order
                .iter()
                .filter_map(|id| releases.get(id))
                .filter(|r| r.record.source == first.source && r.indicators.contains(&first.indicator))
                .collect();
            read_series_of(c, &known, &wanted)
        })
    }
}
