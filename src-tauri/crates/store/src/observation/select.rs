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
            let order: Order = order
                .iter()
                .filter(|(id, _, i)| i.contains(&selection.indicator) && releases.contains_key(id))
                .cloned()
                .collect();
            let known: Vec<&Arc<Known>> = order.iter().filter_map(|(id, _, _)| releases.get(id)).collect();
            let mut reading = Reading::new(c, group, &known);
            let cells = reading.candidates(selection.years)?;
            for cell in cells.chunk_by(|a, b| (a.series, a.period) == (b.series, b.period)) {
                let Some(newest) = cell.last() else { continue };
                if newest.release + 1 == order.len() {
                    // What `resolve` looks at first, and so with nearly every cell.
                    answers.push(reading.observation(newest)?);
                    continue;
                }
                let given = cell.iter().map(|c| reading.observation(c)).collect::<Result<Vec<_>, _>>()?;
                let Some(period) = given.first().map(|o| o.period) else { continue };
                answers.extend(resolve(&order, &selection.indicator, period, &given).cloned());
            }
        }
        Ok(answers)
    }
}

/// One value of one release as it is stored.
struct Candidate {
    /// Place in the list of wanted series.
    series: usize,
    /// Packed.
    period: i64,
    /// Place in the list of releases, oldest first.
    release: usize,
    mantissa: i64,
    status: i64,
    cell: i64,
    note: i64,
}

/// Reads some series of some releases.
struct Reading<'a> {
    c: &'a Connection,
    wanted: &'a [&'a Numbered],
    places: HashMap<i64, usize>,
    releases: &'a [&'a Arc<Known>],
    notes: HashMap<(usize, i64), Arc<str>>,
}

impl<'a> Reading<'a> {
    fn new(c: &'a Connection, wanted: &'a [&'a Numbered], releases: &'a [&'a Arc<Known>]) -> Self {
        let places = wanted.iter().zip(0..).map(|((id, _), at)| (*id, at)).collect();
        Self { c, wanted, places, releases, notes: HashMap::new() }
    }

    /// All values of the wanted series, ordered by series, period and release.
    fn candidates(&self, years: Option<(i32, i32)>) -> Result<Vec<Candidate>, StoreError> {
        let (Some(low), Some(high)) =
            (self.wanted.iter().map(|(id, _)| *id).min(), self.wanted.iter().map(|(id, _)| *id).max())
        else {
            return Ok(Vec::new());
        };
        let count = self.wanted.len() as u64;
        let spread = u64::try_from(high - low).unwrap_or(u64::MAX);
        let mut range = self.c.prepare_cached(include_str!("list_range.sql")).map_err(tried(WHAT))?;
        let mut one = self.c.prepare_cached(include_str!("list_one.sql")).map_err(tried(WHAT))?;
        let mut found = Vec::new();
        for (known, release) in self.releases.iter().zip(0..) {
            // In one sweep where nearly all of it is wanted, else series by series: finding a series costs
            // as much as passing over a dozen values.
            if spread <= count + count / 4 || known.record.observations <= 8 * count {
                let rows = range.query([known.number, low, high]).map_err(tried(WHAT))?;
                self.take(rows, release, years, &mut found)?;
            } else {
                for (id, _) in self.wanted {
                    let rows = one.query([known.number, *id]).map_err(tried(WHAT))?;
                    self.take(rows, release, years, &mut found)?;
                }
            }
        }
        found.sort_unstable_by_key(|c| (c.series, c.period, c.release));
        Ok(found)
    }

    fn take(
        &self,
        mut rows: rusqlite::Rows<'_>,
        release: usize,
        years: Option<(i32, i32)>,
        found: &mut Vec<Candidate>,
    ) -> Result<(), StoreError> {
        while let Some(row) = rows.next().map_err(tried(WHAT))? {
            let get = |at: usize| row.get::<_, i64>(at).map_err(tried(WHAT));
            let Some(series) = self.places.get(&get(0)?) else { continue };
            let period = get(1)?;
            if years.is_some_and(|(from, to)| !(i64::from(from)..=i64::from(to)).contains(&(period >> 12))) {
                continue;
            }
            found.push(Candidate {
                series: *series,
                period,
                release,
                mantissa: get(2)?,
                status: get(3)?,
                cell: get(4)?,
                note: get(5)?,
            });
        }
        Ok(())
    }

    fn observation(&mut self, candidate: &Candidate) -> Result<Observation, StoreError> {
        let (Some((_, series)), Some(known)) =
            (self.wanted.get(candidate.series), self.releases.get(candidate.release))
        else {
            return Err(StoreError::Damaged("a value without series".into()));
        };
        let unreadable =
            || StoreError::Damaged(format!("a value read from {} cannot be understood", known.record.file_name));
        let (value, flags, confidentiality) =
            unpack_value(candidate.mantissa, candidate.status).ok_or_else(unreadable)?;
        let (sheet, row, column) = known.strides.unpack(candidate.cell).ok_or_else(unreadable)?;
        let sheet = usize::from(sheet).checked_sub(1).and_then(|i| known.sheets.get(i)).cloned();
        let note = match candidate.note {
            0 => None,
            number => Some(match self.notes.get(&(candidate.release, number)) {
                Some(note) => note.clone(),
                None => {
                    let note = read_note(self.c, known.number, number)?;
                    self.notes.insert((candidate.release, number), note.clone());
                    note
                }
            }),
        };
        Ok(Observation {
            series: series.clone(),
            period: Period::unpack(candidate.period).ok_or_else(unreadable)?,
            value,
            flags,
            confidentiality,
            note,
            release: known.record.id.clone(),
            cell: CellRef { sheet, row, column },
        })
    }
}

pub(super) fn read_note(c: &Connection, release: i64, number: i64) -> Result<Arc<str>, StoreError> {
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
    let wanted = [series];
    let mut reading = Reading::new(c, &wanted, releases);
    let candidates = reading.candidates(Some((period.year(), period.year())))?;
    let of_cell = candidates.iter().filter(|c| c.period == period.pack());
    of_cell.map(|c| reading.observation(c)).collect()
}

/// Every value that these releases gave some series of one source, by series and period, then in their order.
pub(super) fn read_series_of(
    c: &Connection,
    releases: &[&Arc<Known>],
    series: &[&Numbered],
) -> Result<Vec<Observation>, StoreError> {
    let mut reading = Reading::new(c, series, releases);
    let candidates = reading.candidates(None)?;
    candidates.iter().map(|c| reading.observation(c)).collect()
}
