//! Answers selections from the project file, through the releases that count.

use super::catalog::{Known, Numbered};
use crate::{ReadFile, StoreError, error::tried, project::Readers, release::pack::unpack_value};
use almanac_core::{
    CellRef, Edition, Extent, IndicatorCode, Observation, Observations, Period, Profile, ReadFailure, ReleaseId,
    Selection, SourceCode, release::resolve,
};
use rusqlite::Connection;
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

const WHAT: &str = "read the observations";

/// The releases of one source that count, oldest first, as [`resolve`] wants them.
type Order = Vec<(ReleaseId, Extent, Vec<IndicatorCode>)>;

/// The observations of one state of the profile, or of one edition. Stays valid while the project is
/// open, also while somebody writes; may be used from several threads.
#[derive(Debug, Clone)]
pub struct StoreView {
    readers: Arc<Readers>,
    orders: Arc<BTreeMap<SourceCode, Order>>,
}

impl ReadFile {
    /// The observations as they count in this profile, or in one of its editions.
    pub fn observations(&self, profile: &Profile, edition: Option<&Edition>) -> Result<StoreView, StoreError> {
        let releases = self.readers.with(|c| self.readers.releases(c))?;
        let mut orders: BTreeMap<SourceCode, Order> = BTreeMap::new();
        for dataset in profile.datasets.values() {
            orders.entry(dataset.source.clone()).or_insert_with(|| {
                profile
                    .releases_of(&dataset.source, edition)
                    .into_iter()
                    .filter_map(|member| {
                        // A release that this copy never received can neither answer nor take away.
                        let known = releases.get(&member.release)?;
                        Some((member.release.clone(), member.extent.clone(), known.record.indicators.clone()))
                    })
                    .collect()
            });
        }
        Ok(StoreView { readers: self.readers.clone(), orders: Arc::new(orders) })
    }
}

impl Observations for StoreView {
    fn select(&self, selection: &Selection) -> Result<Vec<Observation>, ReadFailure> {
        self.readers.with(|c| self.read(c, selection)).map_err(|e| ReadFailure(e.to_string()))
    }
}

impl StoreView {
    fn read(&self, c: &Connection, selection: &Selection) -> Result<Vec<Observation>, StoreError> {
        let releases = self.readers.releases(c)?;
        let series = self.readers.series(c, &selection.indicator)?;
        let wanted: Vec<&Numbered> = series
            .iter()
            .filter(|(_, s)| selection.source.as_ref().is_none_or(|source| *source == s.source))
            .filter(|(_, s)| selection.wants(&s.codes))
            .collect();
        let mut answers = Vec::new();
        for group in wanted.chunk_by(|a, b| a.1.source == b.1.source) {
            let Some(order) = group.first().and_then(|(_, s)| self.orders.get(&s.source)) else { continue };
            // The others can neither answer nor take away.
            let order: Order = order.iter().filter(|(_, _, i)| i.contains(&selection.indicator)).cloned().collect();
            let mut given: Vec<(usize, Observation)> = Vec::new();
            let places: HashMap<i64, usize> = group.iter().zip(0..).map(|((id, _), at)| (*id, at)).collect();
            for (id, _, _) in &order {
                if let Some(known) = releases.get(id) {
                    read_release(c, known, group, &places, selection, &mut given)?;
                }
            }
            given.sort_by_key(|(at, o)| (*at, o.period));
            for cell in given.chunk_by(|(a, x), (b, y)| (a, x.period) == (b, y.period)) {
                let candidates: Vec<Observation> = cell.iter().map(|(_, o)| o.clone()).collect();
                let Some(first) = candidates.first() else { continue };
                if let Some(answer) = resolve(&order, &selection.indicator, first.period, &candidates) {
                    answers.push(answer.clone());
                }
            }
        }
        Ok(answers)
    }
}

/// Reads what one release has of the wanted series, by the way that touches the fewest pages.
fn read_release(
    c: &Connection,
    known: &Known,
    wanted: &[&Numbered],
    places: &HashMap<i64, usize>,
    selection: &Selection,
    given: &mut Vec<(usize, Observation)>,
) -> Result<(), StoreError> {
    let (Some(low), Some(high)) = (wanted.iter().map(|(id, _)| *id).min(), wanted.iter().map(|(id, _)| *id).max())
    else {
        return Ok(());
    };
    let count = wanted.len() as u64;
    let spread = u64::try_from(high - low).unwrap_or(u64::MAX);
    let mut cells = Cells { c, known, places, wanted, selection, notes: HashMap::new(), given };
    if spread <= 4 * count || known.record.observations <= 8 * count {
        let mut statement = c.prepare_cached(include_str!("list_range.sql")).map_err(tried(WHAT))?;
        let rows = statement.query([known.number, low, high]).map_err(tried(WHAT))?;
        return cells.take(rows);
    }
    let mut statement = c.prepare_cached(include_str!("list_one.sql")).map_err(tried(WHAT))?;
    for (id, _) in wanted {
        let rows = statement.query([known.number, *id]).map_err(tried(WHAT))?;
        cells.take(rows)?;
    }
    Ok(())
}

struct Cells<'a> {
    c: &'a Connection,
    known: &'a Known,
    places: &'a HashMap<i64, usize>,
    wanted: &'a [&'a Numbered],
    selection: &'a Selection,
    notes: HashMap<i64, Arc<str>>,
    given: &'a mut Vec<(usize, Observation)>,
}

impl Cells<'_> {
    fn take(&mut self, mut rows: rusqlite::Rows<'_>) -> Result<(), StoreError> {
        let unreadable =
            || StoreError::Damaged(format!("a value read from {} cannot be understood", self.known.record.file_name));
        while let Some(row) = rows.next().map_err(tried(WHAT))? {
            let get = |at: usize| row.get::<_, i64>(at).map_err(tried(WHAT));
            let Some((at, (_, series))) = self.places.get(&get(0)?).and_then(|at| Some((*at, *self.wanted.get(*at)?)))
            else {
                continue;
            };
            let period = Period::unpack(get(1)?).ok_or_else(unreadable)?;
            if !self.selection.wants_period(period) {
                continue;
            }
            let (value, flags, confidentiality) = unpack_value(get(2)?, get(3)?).ok_or_else(unreadable)?;
            let (sheet, line, column) = self.known.strides.unpack(get(4)?).ok_or_else(unreadable)?;
            let sheet = usize::from(sheet).checked_sub(1).map(|i| self.known.sheets.get(i).cloned());
            let note = match get(5)? {
                0 => None,
                number => Some(match self.notes.get(&number) {
                    Some(note) => note.clone(),
                    None => {
                        let note = read_note(self.c, self.known.number, number)?;
                        self.notes.insert(number, note.clone());
                        note
                    }
                }),
            };
            self.given.push((
                at,
                Observation {
                    series: series.clone(),
                    period,
                    value,
                    flags,
                    confidentiality,
                    note,
                    release: self.known.record.id.clone(),
                    cell: CellRef { sheet: sheet.flatten(), row: line, column },
                },
            ));
        }
        Ok(())
    }
}

fn read_note(c: &Connection, release: i64, number: i64) -> Result<Arc<str>, StoreError> {
    c.prepare_cached(include_str!("../release/read_note.sql"))
        .and_then(|mut s| s.query_row([release, number], |row| row.get(0)))
        .map_err(tried(WHAT))
}

/// Every value that any of these releases ever gave one cell, in their order.
pub(super) fn read_cell(
    c: &Connection,
    releases: &[&Arc<Known>],
    series: &Numbered,
    period: Period,
) -> Result<Vec<Observation>, StoreError> {
    let selection =
        Selection { years: Some((period.year(), period.year())), ..Selection::all(series.1.indicator.clone()) };
    let (wanted, places) = ([series], HashMap::from([(series.0, 0)]));
    let mut given = Vec::new();
    for known in releases {
        read_release(c, known, &wanted, &places, &selection, &mut given)?;
    }
    Ok(given.into_iter().map(|(_, o)| o).filter(|o| o.period == period).collect())
}
