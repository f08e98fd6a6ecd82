//! Takes in a release: its record, the received file, and all observations, in one sweep.

use super::{
    Added, Progress, Received,
    pack::{Strides, pack_codes, pack_value},
    place::{Places, keep_places, next_free},
    read::{expunged, read_record},
};
use crate::{StoreError, Tx, error::tried};
use almanac_core::{IndicatorCode, ObsRow, ObservationTable, SeriesHead, release::ReleaseRecord};
use rusqlite::Params;
use sha2::{Digest, Sha256};
use std::collections::BTreeSet;

const WHAT: &str = "save the release";

/// The largest received file that is kept, in bytes as received.
pub(crate) const LARGEST_FILE: u64 = 1024 * 1024 * 1024;

impl Tx<'_> {
    /// Adds a release. The record's hash, size and count must be those of the bytes and of the table;
    /// no cell may stand in the table twice. Adding the same release again changes nothing.
    pub fn add_release(
        &self,
        record: &ReleaseRecord,
        table: &ObservationTable,
        received: &Received,
        progress: Progress<'_>,
    ) -> Result<Added, StoreError> {
        if let Some(known) = read_record(&self.sql, &record.id)? {
            // When and by whom it was brought may differ between copies; what it is may not.
            return if (&known.source, &known.file_hash, known.observations)
                == (&record.source, &record.file_hash, record.observations)
            {
                Ok(Added::AlreadyThere)
            } else {
                Err(unfit(format!("another release has the id {}", record.id)))
            };
        }
        if let Some(gone) = expunged(&self.sql, &record.file_hash)? {
            return Err(StoreError::Expunged(gone));
        }
        let strides = check(record, table, received)?;
        self.keep_file(received)?;
        let release = self.keep_record(record, table, strides)?;
        let (places, order) = self.places(table)?;
        keep_places(&self.sql, release, &places)?;
        self.keep_observations(table, strides, &order, progress)?;
        Ok(Added::New)
    }

    fn keep_file(&self, received: &Received) -> Result<(), StoreError> {
        let known: bool = self
            .sql
            .query_row(include_str!("has_file.sql"), [received.hash()], |row| row.get(0))
            .map_err(tried(WHAT))?;
        if !known {
            let size = i64::try_from(received.size()).map_err(|_| unfit("the received file is too large".into()))?;
            self.sql
                .execute(include_str!("insert_file.sql"), (received.hash(), size, received.small()))
                .map_err(tried(WHAT))?;
        }
        Ok(())
    }

    fn keep_record(
        &self,
        record: &ReleaseRecord,
        table: &ObservationTable,
        strides: Strides,
    ) -> Result<i64, StoreError> {
        self.sql
            .execute(
                include_str!("insert_release.sql"),
                rusqlite::params![
                    record.id.as_str(),
                    record.source.as_str(),
                    record.file_hash,
                    record.file_name,
                    received_size(record)?,
                    record.recipe,
                    record.reader,
                    table.rows.len() as i64,
                    record.at.0,
                    record.by.0,
                    strides.rows,
                    strides.columns
                ],
            )
            .map_err(tried(WHAT))?;
        let release = self.sql.last_insert_rowid();
        let lists: [(&str, Vec<&str>); 3] = [
            (include_str!("insert_indicator.sql"), record.indicators.iter().map(|i| i.as_str()).collect()),
            (include_str!("insert_sheet.sql"), table.sheets.iter().map(|s| &**s).collect()),
            (include_str!("insert_note.sql"), table.notes.iter().map(|n| &**n).collect()),
        ];
        for (sql, texts) in lists {
            let mut statement = self.sql.prepare(sql).map_err(tried(WHAT))?;
            for (text, number) in texts.iter().zip(1i64..) {
                statement.execute((release, number, text)).map_err(tried(WHAT))?;
            }
        }
        Ok(release)
    }

    /// Where the table's values go, behind all others, and the values in the order of their places.
    fn places(&self, table: &ObservationTable) -> Result<(Places, Order), StoreError> {
        let halves = self.halves(table)?;
        let used = |ids: &[i64]| {
            (ids.iter().copied().filter(|id| *id > 0).min().unwrap_or(0), ids.iter().copied().max().unwrap_or(0))
        };
        let periods: BTreeSet<i64> = table.rows.iter().map(ObsRow::packed_period).collect();
        let mut places = Places::new(used(&halves.breakdowns), periods.into_iter().collect());
        // Counted from the first that the release can have, so that the numbers stay small.
        let (first, _) = places.of_series(used(&halves.heads).0, 0).ok_or_else(too_many)?;
        let mut order = Order { keys: Vec::with_capacity(table.rows.len()), first };
        for (row, at) in table.rows.iter().zip(0u32..) {
            let (head, breakdown) = table.series.pair(row.series).and_then(|pair| halves.of(pair)).unwrap_or_default();
            let id = places.id(head, breakdown, row.packed_period()).ok_or_else(too_many)?;
            order.push(id, at)?;
        }
        order.keys.sort_unstable();
        let pairs = order.iter().zip(order.iter().skip(1));
        if let Some(((_, one), (_, other))) = pairs.into_iter().find(|((a, _), (b, _))| a == b) {
            return Err(twice(table, one, other));
        }
        let next = next_free(&self.sql)?;
        let ends = (order.iter().next(), order.iter().last());
        if let (Some((least, _)), Some((most, _))) = ends {
            order.first += places.move_behind(next, least, most).ok_or_else(too_many)?;
        } else {
            places.ids = (next, next - 1);
        }
        Ok((places, order))
    }

    /// The numbers of the heads and breakdowns that have a value. New breakdowns are numbered in the order of their
    /// codes, so that what is asked for together lies together.
    fn halves(&self, table: &ObservationTable) -> Result<HalfIds, StoreError> {
        let list = &table.series;
        let mut ids = HalfIds { heads: vec![0; list.heads().len()], breakdowns: vec![0; list.breakdowns().len()] };
        let mut breakdowns: Vec<(String, usize)> = Vec::new();
        let (mut head_met, mut breakdown_met) = (vec![false; ids.heads.len()], vec![false; ids.breakdowns.len()]);
        for (head, breakdown) in table.rows.iter().filter_map(|row| list.pair(row.series)) {
            let (head, breakdown) = (head as usize, breakdown as usize);
            if let Some(met @ false) = head_met.get_mut(head) {
                *met = true;
                if let (Some(id), Some(key)) = (ids.heads.get_mut(head), list.heads().get(head)) {
                    *id = self.head_id(key)?;
                }
            }
            if let Some(met @ false) = breakdown_met.get_mut(breakdown) {
                *met = true;
                breakdowns.extend(list.breakdowns().get(breakdown).map(|codes| (pack_codes(codes), breakdown)));
            }
        }
        breakdowns.sort_unstable();
        for (codes, at) in breakdowns {
            if let Some(id) = ids.breakdowns.get_mut(at) {
                *id = self.breakdown_id(&codes)?;
            }
        }
        Ok(ids)
    }

    fn head_id(&self, head: &SeriesHead) -> Result<i64, StoreError> {
        let key = (head.indicator.as_str(), head.source.as_str(), pack_codes(&head.codes));
        self.id_of(include_str!("insert_head.sql"), include_str!("find_head.sql"), key)
    }

    fn breakdown_id(&self, codes: &str) -> Result<i64, StoreError> {
        self.id_of(include_str!("insert_breakdown.sql"), include_str!("find_breakdown.sql"), [codes])
    }

    /// The number of a row that is there or is added.
    fn id_of(&self, insert: &str, find: &str, key: impl Params + Clone) -> Result<i64, StoreError> {
        let added = self.sql.prepare_cached(insert).and_then(|mut s| s.execute(key.clone())).map_err(tried(WHAT))?;
        if added == 1 {
            return Ok(self.sql.last_insert_rowid());
        }
        self.sql.prepare_cached(find).and_then(|mut s| s.query_row(key, |row| row.get(0))).map_err(tried(WHAT))
    }

    fn keep_observations(
        &self,
        table: &ObservationTable,
        strides: Strides,
        order: &Order,
        progress: Progress<'_>,
    ) -> Result<(), StoreError> {
        let total = order.keys.len() as u64;
        progress(0, total)?;
        let mut many = self.sql.prepare(include_str!("insert_six_observations.sql")).map_err(tried(WHAT))?;
        let mut one = self.sql.prepare(include_str!("insert_observation.sql")).map_err(tried(WHAT))?;
        let mut done = 0u64;
        for group in order.keys.chunks(AT_ONCE) {
            if done.is_multiple_of(AT_ONCE as u64 * 2048) {
                progress(done, total)?;
            }
            done += AT_ONCE as u64;
            let mut packed = [[0i64; 5]; AT_ONCE];
            for (key, packed) in group.iter().zip(&mut packed) {
                let (id, at) = order.place(*key);
                let Some(row) = table.rows.get(at as usize) else { continue };
                let (mantissa, status) = pack_value(row.value(), row.flags, row.confidentiality);
                let cell = strides
                    .pack(row.sheet, row.row, row.column)
                    .ok_or_else(|| unfit(format!("the cell {} is too far out", table.cell(row))))?;
                *packed = [id, mantissa, status, cell, i64::from(row.note)];
            }
            // Several at a time are a fifth faster than one by one.
            let (statement, rows) = if group.len() == AT_ONCE { (&mut many, AT_ONCE) } else { (&mut one, 1) };
            for values in packed.get(..group.len()).unwrap_or_default().chunks(rows) {
                for (value, at) in values.iter().flatten().zip(1..) {
                    statement.raw_bind_parameter(at, value).map_err(tried(WHAT))?;
                }
                statement.raw_execute().map_err(tried(WHAT))?;
            }
        }
        progress(total, total)?;
        Ok(())
    }
}

/// Values in the order of their places: the place and the row's number in the table in one number each.
struct Order {
    keys: Vec<u64>,
    /// What is added to each place.
    first: i64,
}

/// Bits of a row's number; a reading has no more rows than that.
const ROW_BITS: u32 = 23;

impl Order {
    fn push(&mut self, id: i64, row: u32) -> Result<(), StoreError> {
        let place = id.checked_sub(self.first).and_then(|p| u64::try_from(p).ok()).ok_or_else(too_many)?;
        if place >> (u64::BITS - ROW_BITS) != 0 || row >> ROW_BITS != 0 {
            return Err(too_many());
        }
        self.keys.push((place << ROW_BITS) | u64::from(row));
        Ok(())
    }
    /// A key's place and its row's number.
    fn place(&self, key: u64) -> (i64, u32) {
        let row = u32::try_from(key & ((1 << ROW_BITS) - 1)).unwrap_or(0);
        (i64::try_from(key >> ROW_BITS).unwrap_or(0) + self.first, row)
    }
    fn iter(&self) -> impl Iterator<Item = (i64, u32)> {
        self.keys.iter().map(|key| self.place(*key))
    }
}

/// The numbers in the file of a list's heads and breakdowns; 0 where no value has it.
struct HalfIds {
    heads: Vec<i64>,
    breakdowns: Vec<i64>,
}

impl HalfIds {
    /// Those of a pair of the list.
    fn of(&self, (head, breakdown): (u32, u32)) -> Option<(i64, i64)> {
        Some((*self.heads.get(head as usize)?, *self.breakdowns.get(breakdown as usize)?))
    }
}

/// Values that one statement inserts.
const AT_ONCE: usize = 6;

fn too_many() -> StoreError {
    unfit("the file has more series and periods than a project can number".into())
}

/// Two rows of the table say one cell of the profile.
fn twice(table: &ObservationTable, first: u32, second: u32) -> StoreError {
    let rows = || [first, second].into_iter().filter_map(|at| table.rows.get(at as usize));
    let cells: Vec<String> = rows().map(|row| table.cell(row).to_string()).collect();
    let name = rows().next().and_then(|row| {
        let series = table.series.get(row.series)?;
        Some(format!("{} [{}] {}", series.indicator, series.codes_text(), row.period()))
    });
    unfit(format!("{} stands in the file twice: {}", name.unwrap_or_default(), cells.join(" and ")))
}

fn unfit(why: String) -> StoreError {
    StoreError::Unfit(why)
}

fn received_size(record: &ReleaseRecord) -> Result<i64, StoreError> {
    i64::try_from(record.file_size).map_err(|_| unfit("the received file is too large".into()))
}

/// What must hold before anything is written; gives how cells are packed.
fn check(record: &ReleaseRecord, table: &ObservationTable, received: &Received) -> Result<Strides, StoreError> {
    if received.size() != record.file_size || received.hash() != record.file_hash {
        return Err(unfit(format!("the bytes are not those of {}", record.file_name)));
    }
    if record.observations != table.rows.len() as u64 {
        return Err(unfit(format!("{} values are announced, {} are there", record.observations, table.rows.len())));
    }
    if u32::try_from(table.rows.len()).is_err() {
        return Err(unfit("more than four thousand million values".into()));
    }
    if let Some(other) = table.series.heads().iter().find(|head| head.source != record.source) {
        return Err(unfit(format!("a series of {} in a release of {}", other.source, record.source)));
    }
    let mut used = vec![false; table.series.len()];
    let mut strides = Strides { rows: 1, columns: 1 };
    for row in &table.rows {
        let Some(used) = used.get_mut(row.series as usize) else {
            return Err(unfit("a row points outside the list of series".into()));
        };
        *used = true;
        if row.note as usize > table.notes.len() || usize::from(row.sheet) > table.sheets.len() {
            return Err(unfit("a row points outside the list of notes or sheets".into()));
        }
        strides.rows = strides.rows.max(i64::from(row.row) + 1);
        strides.columns = strides.columns.max(i64::from(row.column) + 1);
    }
    let announced: BTreeSet<&IndicatorCode> = record.indicators.iter().collect();
    let mut given =
        (0u32..).zip(&used).filter(|(_, used)| **used).filter_map(|(number, _)| table.series.indicator(number));
    if let Some(other) = given.find(|indicator| !announced.contains(indicator)) {
        return Err(unfit(format!("the release does not announce {other}")));
    }
    Ok(strides)
}

/// SHA-256 in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
