//! What is read once and kept: the releases, and the heads and breakdowns of the series that were asked for.
//!
//! All only grow, so their highest numbers tell whether something is new; numbers are never used twice.

use super::{select::Order, survey::Surveys};
use crate::{
    StoreError,
    error::tried,
    project::Readers,
    release::{
        Halves, list_stored,
        pack::Strides,
        place::{Places, read_places},
    },
};
use almanac_core::{Codes, IndicatorCode, ReleaseId, SeriesHead, SourceCode, Survey, release::ReleaseRecord};
use rusqlite::Connection;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, PoisonError},
};

const WHAT: &str = "read the observations";

/// Half of a series with its number in this file.
pub(crate) type Numbered<T> = (i64, Arc<T>);

/// Releases and halves of series, as far as they were needed.
#[derive(Debug, Default)]
pub(crate) struct Catalog {
    newest_release: i64,
    newest_head: i64,
    releases: Arc<BTreeMap<ReleaseId, Arc<Known>>>,
    /// In order of source and codes.
    heads: BTreeMap<IndicatorCode, Arc<Vec<Numbered<SeriesHead>>>>,
    breakdowns: BTreeMap<i64, Arc<Codes>>,
    /// From where to where breakdowns were read, in order and apart.
    read: Vec<(i64, i64)>,
    halves: Halves,
    surveys: Surveys,
}

/// A release as reading needs it.
#[derive(Debug)]
pub(crate) struct Known {
    pub(crate) number: i64,
    pub(crate) record: ReleaseRecord,
    pub(crate) indicators: BTreeSet<IndicatorCode>,
    pub(crate) strides: Strides,
    pub(crate) places: Places,
    pub(crate) sheets: Vec<Arc<str>>,
}

impl Readers {
    /// All releases by their hash.
    pub(crate) fn releases(&self, c: &Connection) -> Result<Arc<BTreeMap<ReleaseId, Arc<Known>>>, StoreError> {
        let newest = number(c, include_str!("newest_release.sql"))?;
        let mut catalog = self.catalog.lock().unwrap_or_else(PoisonError::into_inner);
        if catalog.newest_release == newest {
            return Ok(catalog.releases.clone());
        }
        let mut releases = BTreeMap::new();
        for stored in list_stored(c)? {
            let id = stored.record.id.clone();
            let known = match catalog.releases.get(&id) {
                Some(known) => known.clone(),
                None => Arc::new(Known {
                    number: stored.number,
                    indicators: stored.record.indicators.iter().cloned().collect(),
                    strides: stored.strides,
                    places: read_places(c, stored.number)?,
                    sheets: sheets(c, stored.number)?,
                    record: stored.record,
                }),
            };
            releases.insert(id, known);
        }
        catalog.releases = Arc::new(releases);
        catalog.newest_release = newest;
        Ok(catalog.releases.clone())
    }

    /// The heads of an indicator's series, in order of source and codes.
    pub(crate) fn heads(
        &self,
        c: &Connection,
        indicator: &IndicatorCode,
    ) -> Result<Arc<Vec<Numbered<SeriesHead>>>, StoreError> {
        let newest = number(c, include_str!("newest_head.sql"))?;
        let mut catalog = self.catalog.lock().unwrap_or_else(PoisonError::into_inner);
        if catalog.newest_head != newest {
            catalog.newest_head = newest;
            catalog.heads.clear();
        }
        if let Some(heads) = catalog.heads.get(indicator) {
            return Ok(heads.clone());
        }
        let mut statement = c.prepare_cached(include_str!("list_heads.sql")).map_err(tried(WHAT))?;
        let mut rows = statement.query([indicator.as_str()]).map_err(tried(WHAT))?;
        let mut heads = Vec::new();
        while let Some(row) = rows.next().map_err(tried(WHAT))? {
            let text = |at: usize| {
                row.get_ref(at).map_err(tried(WHAT))?.as_str().map_err(|e| StoreError::Damaged(e.to_string()))
            };
            let head = catalog.halves.head_of(text(1)?, text(2)?, text(3)?)?;
            heads.push((row.get(0).map_err(tried(WHAT))?, Arc::new(head)));
        }
        heads.sort_by(|(_, a), (_, b)| a.cmp(b));
        let heads = Arc::new(heads);
        catalog.heads.insert(indicator.clone(), heads.clone());
        Ok(heads)
    }

    /// The breakdowns between two numbers that are wanted, in order of their numbers.
    pub(crate) fn breakdowns(
        &self,
        c: &Connection,
        (first, last): (i64, i64),
        wanted: impl Fn(&Codes) -> bool,
    ) -> Result<Vec<Numbered<Codes>>, StoreError> {
        let mut catalog = self.catalog.lock().unwrap_or_else(PoisonError::into_inner);
        catalog.read_breakdowns(c, (first, last))?;
        let here = catalog.breakdowns.range(first..=last).filter(|(_, codes)| wanted(codes));
        Ok(here.map(|(id, codes)| (*id, codes.clone())).collect())
    }

    /// One breakdown by its number.
    pub(crate) fn breakdown(&self, c: &Connection, id: i64) -> Result<Arc<Codes>, StoreError> {
        let mut catalog = self.catalog.lock().unwrap_or_else(PoisonError::into_inner);
        catalog.read_breakdowns(c, (id, id))?;
        catalog
            .breakdowns
            .get(&id)
            .cloned()
            .ok_or_else(|| StoreError::Damaged(format!("breakdown {id} of a series is missing")))
    }

    /// The survey of an indicator, where it was made by the same releases.
    pub(crate) fn surveyed(&self, indicator: &IndicatorCode, orders: &[(SourceCode, Order)]) -> Option<Arc<Survey>> {
        let catalog = self.catalog.lock().unwrap_or_else(PoisonError::into_inner);
        catalog.surveys.get(indicator).filter(|(by, _)| by == orders).map(|(_, survey)| survey.clone())
    }
    /// Keeps the survey of an indicator.
    pub(crate) fn keep_survey(
        &self,
        indicator: &IndicatorCode,
        orders: Vec<(SourceCode, Order)>,
        survey: &Arc<Survey>,
    ) {
        let mut catalog = self.catalog.lock().unwrap_or_else(PoisonError::into_inner);
        catalog.surveys.insert(indicator.clone(), (orders, survey.clone()));
    }
}

impl Catalog {
    /// Reads what is missing between two numbers.
    fn read_breakdowns(&mut self, c: &Connection, (first, last): (i64, i64)) -> Result<(), StoreError> {
        for gap in gaps(&self.read, (first, last)) {
            let mut statement = c.prepare_cached(include_str!("list_breakdowns.sql")).map_err(tried(WHAT))?;
            let mut rows = statement.query(gap).map_err(tried(WHAT))?;
            while let Some(row) = rows.next().map_err(tried(WHAT))? {
                let text = row.get_ref(1).map_err(tried(WHAT))?;
                let codes = self.halves.codes(text.as_str().map_err(|e| StoreError::Damaged(e.to_string()))?)?;
                self.breakdowns.insert(row.get(0).map_err(tried(WHAT))?, Arc::new(codes));
            }
        }
        self.read = joined(self.read.iter().copied().chain([(first, last)]));
        Ok(())
    }
}

/// Runs that touch or overlap, as one; in order.
pub(crate) fn joined(runs: impl IntoIterator<Item = (i64, i64)>) -> Vec<(i64, i64)> {
    let mut runs: Vec<(i64, i64)> = runs.into_iter().filter(|(first, last)| first <= last).collect();
    runs.sort_unstable();
    let mut out: Vec<(i64, i64)> = Vec::new();
    for (first, last) in runs {
        match out.last_mut().filter(|before| first <= before.1.saturating_add(1)) {
            Some(before) => before.1 = before.1.max(last),
            None => out.push((first, last)),
        }
    }
    out
}

/// What of a run lies in none of the others, which are in order and apart.
fn gaps(runs: &[(i64, i64)], (mut first, last): (i64, i64)) -> Vec<(i64, i64)> {
    let mut out = Vec::new();
    for (from, to) in runs {
        if first < *from {
            out.push((first, last.min(from.saturating_sub(1))));
        }
        first = first.max(to.saturating_add(1));
    }
    out.push((first, last));
    out.retain(|(first, last)| first <= last);
    out
}

fn number(c: &Connection, sql: &str) -> Result<i64, StoreError> {
    c.prepare_cached(sql).and_then(|mut s| s.query_row((), |row| row.get(0))).map_err(tried(WHAT))
}

fn sheets(c: &Connection, release: i64) -> Result<Vec<Arc<str>>, StoreError> {
    let mut statement = c.prepare_cached(include_str!("../release/list_sheets.sql")).map_err(tried(WHAT))?;
    let rows = statement.query_map([release], |row| row.get(0)).map_err(tried(WHAT))?;
    rows.collect::<Result<_, _>>().map_err(tried(WHAT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_that_touch_are_one() {
        assert_eq!(joined([(5, 7), (1, 2), (3, 3), (9, 8), (7, 9), (20, 21)]), [(1, 3), (5, 9), (20, 21)]);
    }

    #[test]
    fn only_what_was_not_read_yet_is_read() {
        let check = |run, expected: &[(i64, i64)]| assert_eq!(gaps(&[(3, 5), (9, 9)], run), expected);
        check((1, 12), &[(1, 2), (6, 8), (10, 12)]);
        check((3, 5), &[]);
        check((4, 9), &[(6, 8)]);
        check((6, 7), &[(6, 7)]);
        check((1, 1), &[(1, 1)]);
        check((11, 12), &[(11, 12)]);
        check((2, 1), &[]);
    }
}
