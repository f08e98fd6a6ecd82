//! Finds the cells that deliveries answer differently without knowing of each other. Only deliveries that are strangers
//! are compared, and those come from combined copies; in all other projects nothing is read.

use crate::failure::{Failure, store_failure};
use almanac_core::contested::{contested, strangers};
use almanac_core::{
    Contested, DatasetRelease, Edition, Extent, IndicatorCode, Observation, Period, Profile, ReleaseId, SeriesKey,
};
use almanac_store::ReadFile;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All contested cells as an edition answers them, by source, series and period.
pub fn contested_cells(
    file: &ReadFile,
    profile: &Profile,
    edition: Option<&Edition>,
) -> Result<Vec<Contested>, Failure> {
    let sources: BTreeSet<_> = profile.datasets.values().map(|d| &d.source).collect();
    let mut out = Vec::new();
    let mut contains: Option<BTreeMap<ReleaseId, Vec<IndicatorCode>>> = None;
    for source in sources {
        let order = profile.releases_of(source, edition);
        let pairs = strangers(&order);
        if pairs.is_empty() {
            continue;
        }
        let contains = match &mut contains {
            Some(known) => known,
            None => contains.insert(indicators(file)?),
        };
        // A copy may know of a delivery without holding it.
        let held = |id: &&ReleaseId| contains.contains_key(*id);
        let mut cells: BTreeSet<(Arc<SeriesKey>, Period)> = BTreeSet::new();
        for (first, second) in pairs.into_iter().filter(|(a, b)| held(a) && held(b)) {
            let differences = file.differences(first, second).map_err(store_failure)?;
            cells.extend(differences.into_iter().map(|(a, _)| (a.series, a.period)));
            for (a, b) in [(first, second), (second, first)] {
                let speaking = order.iter().find(|r| r.release == *b).map(|r| &r.extent);
                if let (Some(extent), Some(indicators)) = (speaking, contains.get(b))
                    && *extent != Extent::Cells
                {
                    cells.extend(file.only_in(a, b, extent, indicators).map_err(store_failure)?);
                }
            }
        }
        out.extend(judged(file, &order, contains, cells)?);
    }
    Ok(out)
}

fn indicators(file: &ReadFile) -> Result<BTreeMap<ReleaseId, Vec<IndicatorCode>>, Failure> {
    Ok(file.releases().map_err(store_failure)?.into_iter().map(|r| (r.id, r.indicators)).collect())
}

/// Those of the cells about which nobody has decided yet, with all that was said of them.
fn judged(
    file: &ReadFile,
    order: &[&DatasetRelease],
    contains: &BTreeMap<ReleaseId, Vec<IndicatorCode>>,
    cells: BTreeSet<(Arc<SeriesKey>, Period)>,
) -> Result<Vec<Contested>, Failure> {
    let ids: Vec<ReleaseId> = order.iter().map(|r| r.release.clone()).collect();
    let mut by_indicator: BTreeMap<&IndicatorCode, BTreeSet<&Arc<SeriesKey>>> = BTreeMap::new();
    for (series, _) in &cells {
        by_indicator.entry(&series.indicator).or_default().insert(series);
    }
    let mut given: BTreeMap<(Arc<SeriesKey>, Period), Vec<Observation>> = BTreeMap::new();
    for series in by_indicator.into_values() {
        let series: Vec<Arc<SeriesKey>> = series.into_iter().cloned().collect();
        for o in file.vintages(&series, &ids).map_err(store_failure)? {
            let cell = (o.series.clone(), o.period);
            if cells.contains(&cell) {
                given.entry(cell).or_default().push(o);
            }
        }
    }
    let judge = |((series, period), said): (&(Arc<SeriesKey>, Period), &Vec<Observation>)| {
        contested(order, contains, series, *period, said)
    };
    Ok(given.iter().filter_map(judge).collect())
}
