//! Where two releases say different things of one cell: revisions between deliveries, and disagreements
//! between two that did not know of each other.

use super::{
    catalog::Known,
    select::{read_note, unreadable},
};
use crate::{
    ReadFile, StoreError,
    error::tried,
    release::{Halves, pack::unpack_value},
};
use almanac_core::{CellRef, Extent, IndicatorCode, Observation, Period, ReleaseId, SeriesKey};
use rusqlite::{Connection, Row};
use std::sync::Arc;

const WHAT: &str = "compare two releases";

impl ReadFile {
    /// Cells that both releases contain with another value, flags or confidentiality: what the first and
    /// what the second says. Cells that only one contains are [`Self::only_in`].
    pub fn differences(
        &self,
        first: &ReleaseId,
        second: &ReleaseId,
    ) -> Result<Vec<(Observation, Observation)>, StoreError> {
        self.readers.with(|c| {
            let releases = self.readers.releases(c)?;
            let find = |id: &ReleaseId| releases.get(id).ok_or_else(|| StoreError::Unknown(format!("release {id}")));
            let (first, second) = (find(first)?, find(second)?);
            let mut statement = c.prepare_cached(include_str!("list_differences.sql")).map_err(tried(WHAT))?;
            let mut rows = statement.query([first.number, second.number]).map_err(tried(WHAT))?;
            let (mut pairs, mut halves) = (Vec::new(), Halves::default());
            while let Some(row) = rows.next().map_err(tried(WHAT))? {
                let id = row.get(0).map_err(tried(WHAT))?;
                let (head, breakdown, period) = first.places.split(id).ok_or_else(|| unreadable(first))?;
                let series = halves.head(c, head)?.with(&halves.breakdown(c, breakdown)?);
                let (series, period) = (Arc::new(series), Period::unpack(period).ok_or_else(|| unreadable(first))?);
                pairs.push((read(c, first, &series, period, row, 1)?, read(c, second, &series, period, row, 5)?));
            }
            Ok(pairs)
        })
    }

    /// Cells of the first release that the second speaks for and does not contain: those of its `indicators` in periods
    /// that its `extent` covers.
    pub fn only_in(
        &self,
        first: &ReleaseId,
        second: &ReleaseId,
        extent: &Extent,
        indicators: &[IndicatorCode],
    ) -> Result<Vec<(Arc<SeriesKey>, Period)>, StoreError> {
        self.readers.with(|c| {
            let releases = self.readers.releases(c)?;
            let find = |id: &ReleaseId| releases.get(id).ok_or_else(|| StoreError::Unknown(format!("release {id}")));
            let (first, second) = (find(first)?, find(second)?);
            let mut statement = c.prepare_cached(include_str!("list_only_in.sql")).map_err(tried(WHAT))?;
            let mut rows = statement.query([first.number, second.number]).map_err(tried(WHAT))?;
            let (mut cells, mut halves) = (Vec::new(), Halves::default());
            while let Some(row) = rows.next().map_err(tried(WHAT))? {
                let (id, period): (i64, i64) = (row.get(0).map_err(tried(WHAT))?, row.get(1).map_err(tried(WHAT))?);
                let period = Period::unpack(period).ok_or_else(|| unreadable(first))?;
                if !extent.covers(period) {
                    continue;
                }
                let (head, breakdown, _) = first.places.split(id).ok_or_else(|| unreadable(first))?;
                let head = halves.head(c, head)?;
                if indicators.contains(&head.indicator) {
                    cells.push((Arc::new(head.with(&halves.breakdown(c, breakdown)?)), period));
                }
            }
            Ok(cells)
        })
    }
}

fn read(
    c: &Connection,
    known: &Known,
    series: &Arc<SeriesKey>,
    period: Period,
    row: &Row<'_>,
    at: usize,
) -> Result<Observation, StoreError> {
    let get = |at: usize| row.get::<_, i64>(at).map_err(tried(WHAT));
    let (value, flags, confidentiality) = unpack_value(get(at)?, get(at + 1)?).ok_or_else(|| unreadable(known))?;
    let (sheet, line, column) = known.strides.unpack(get(at + 2)?).ok_or_else(|| unreadable(known))?;
    let note = match get(at + 3)? {
        0 => None,
        number => Some(read_note(c, known.number, number)?),
    };
    Ok(Observation {
        series: series.clone(),
        period,
        value,
        flags,
        confidentiality,
        note,
        release: known.record.id.clone(),
        cell: CellRef {
            sheet: usize::from(sheet).checked_sub(1).and_then(|i| known.sheets.get(i)).cloned(),
            row: line,
            column,
        },
    })
}
