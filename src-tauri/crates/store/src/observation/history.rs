//! What every delivery ever said of one cell: the answer to "what did the 2019 profile print for 2017?"

use super::select::read_cell;
use crate::{ReadFile, StoreError};
use almanac_core::{Observation, Period, SeriesKey, release::ReleaseRecord};

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
}
