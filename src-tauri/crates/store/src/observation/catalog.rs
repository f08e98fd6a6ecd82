//! What is read once and kept: the releases, and the series of the indicators that were asked for.
//!
//! Both only grow, so their highest numbers tell whether something is new; numbers are never used twice.

use crate::{
    StoreError,
    error::tried,
    project::Readers,
    release::{list_stored, pack::Strides, read_series},
};
use almanac_core::{IndicatorCode, ReleaseId, SeriesKey, release::ReleaseRecord};
use rusqlite::Connection;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, PoisonError},
};

const WHAT: &str = "read the observations";

/// One series with its number in this file.
pub(crate) type Numbered = (i64, Arc<SeriesKey>);

/// Releases and series, as far as they were needed.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    newest_release: i64,
    newest_series: i64,
    releases: Arc<BTreeMap<ReleaseId, Arc<Known>>>,
    /// In order of source and codes.
    series: BTreeMap<IndicatorCode, Arc<Vec<Numbered>>>,
}

/// A release as reading needs it.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) number: i64,
    pub(crate) record: ReleaseRecord,
    pub(crate) indicators: BTreeSet<IndicatorCode>,
    pub(crate) strides: Strides,
    pub(crate) sheets: Vec<Arc<str>>,
}

impl Readers {
    /// All releases by their hash.
    pub(crate) fn releases(&self, c: &Connection) -> Result<Arc<BTreeMap<ReleaseId, Arc<Known>>>, StoreError> {
        let newest = number(c, include_str!("newest_release.sql"))?;
        let old = self.catalog();
        if old.newest_release == newest {
            return Ok(old.releases.clone());
        }
        let mut releases = BTreeMap::new();
        for stored in list_stored(c)? {
            let id = stored.record.id.clone();
            let known = match old.releases.get(&id) {
                Some(known) => known.clone(),
                None => Arc::new(Known {
                    number: stored.number,
                    indicators: stored.record.indicators.iter().cloned().collect(),
                    strides: stored.strides,
                    sheets: sheets(c, stored.number)?,
                    record: stored.record,
                }),
            };
            releases.insert(id, known);
        }
        let releases = Arc::new(releases);
        self.update(|catalog| {
            catalog.newest_release = newest;
            catalog.releases = releases.clone();
        });
        Ok(releases)
    }

    /// The series of an indicator, in order of source and codes.
    pub(crate) fn series(&self, c: &Connection, indicator: &IndicatorCode) -> Result<Arc<Vec<Numbered>>, StoreError> {
        let newest = number(c, include_str!("newest_series.sql"))?;
        let old = self.catalog();
        if old.newest_series == newest
            && let Some(series) = old.series.get(indicator)
        {
            return Ok(series.clone());
        }
        let mut statement = c.prepare_cached(include_str!("list_series.sql")).map_err(tried(WHAT))?;
        let mut rows = statement.query([indicator.as_str()]).map_err(tried(WHAT))?;
        let mut series = Vec::new();
        while let Some(row) = rows.next().map_err(tried(WHAT))? {
            series.push((row.get(0).map_err(tried(WHAT))?, read_series(row, 1)?));
        }
        series.sort_by(|(_, a), (_, b)| (&a.source, &a.codes).cmp(&(&b.source, &b.codes)));
        let series = Arc::new(series);
        self.update(|catalog| {
            if catalog.newest_series != newest {
                catalog.newest_series = newest;
                catalog.series.clear();
            }
            catalog.series.insert(indicator.clone(), series.clone());
        });
        Ok(series)
    }

    fn catalog(&self) -> Arc<Catalog> {
        self.catalog.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn update(&self, change: impl FnOnce(&mut Catalog)) {
        let mut shared = self.catalog.lock().unwrap_or_else(PoisonError::into_inner);
        let mut next = Catalog {
            newest_release: shared.newest_release,
            newest_series: shared.newest_series,
            releases: shared.releases.clone(),
            series: shared.series.clone(),
        };
        change(&mut next);
        *shared = Arc::new(next);
    }
}

fn number(c: &Connection, sql: &str) -> Result<i64, StoreError> {
    c.prepare_cached(sql).and_then(|mut s| s.query_row((), |row| row.get(0))).map_err(tried(WHAT))
}

fn sheets(c: &Connection, release: i64) -> Result<Vec<Arc<str>>, StoreError> {
    let mut statement = c.prepare_cached(include_str!("../release/list_sheets.sql")).map_err(tried(WHAT))?;
    let rows = statement.query_map([release], |row| row.get(0)).map_err(tried(WHAT))?;
    rows.collect::<Result<_, _>>().map_err(tried(WHAT))
}
