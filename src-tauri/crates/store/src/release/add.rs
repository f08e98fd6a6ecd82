//! Takes in a release: its record, the received file, and all observations, in one sweep.

use super::{
    Added, Progress,
    pack::{Strides, pack_codes, pack_value},
    read::{expunged, read_record},
};
use crate::{StoreError, Tx, error::tried};
use almanac_core::{IndicatorCode, ObservationTable, release::ReleaseRecord};
use sha2::{Digest, Sha256};
use std::collections::{BTreeSet, HashMap};

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
        received: &[u8],
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
        self.keep_file(record, received)?;
        let release = self.keep_record(record, table, strides)?;
        let ids = self.series_ids(table)?;
        self.keep_observations(release, table, strides, &ids, progress)?;
        Ok(Added::New)
    }

    fn keep_file(&self, record: &ReleaseRecord, received: &[u8]) -> Result<(), StoreError> {
        let known: bool = self
            .sql
            .query_row(include_str!("has_file.sql"), [&record.file_hash], |row| row.get(0))
            .map_err(tried(WHAT))?;
        if known {
            return Ok(());
        }
        let small = zstd::encode_all(received, 3).map_err(|e| unfit(e.to_string()))?;
        self.sql
            .execute(include_str!("insert_file.sql"), (&record.file_hash, received.len() as i64, small))
            .map_err(tried(WHAT))?;
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

    /// The ids of the table's series. New ones are numbered in the order of their keys, so that what is
    /// asked for together lies together.
    fn series_ids(&self, table: &ObservationTable) -> Result<Vec<i64>, StoreError> {
        let mut order: Vec<(&IndicatorCode, String, usize)> =
            table.series.iter().zip(0..).map(|(s, at)| (&s.indicator, pack_codes(&s.codes), at)).collect();
        order.sort_unstable();
        let mut list = self.sql.prepare(include_str!("list_series_of.sql")).map_err(tried(WHAT))?;
        let mut insert = self.sql.prepare(include_str!("insert_series.sql")).map_err(tried(WHAT))?;
        let mut ids = vec![0i64; table.series.len()];
        let (mut of, mut known): (Option<&IndicatorCode>, HashMap<String, i64>) = (None, HashMap::new());
        for (indicator, codes, at) in order {
            let (Some(series), Some(id)) = (table.series.get(at), ids.get_mut(at)) else { continue };
            let source = &series.source;
            if of != Some(indicator) {
                of = Some(indicator);
                let key = (indicator.as_str(), source.as_str());
                let rows = list.query_map(key, |row| Ok((row.get(0)?, row.get(1)?))).map_err(tried(WHAT))?;
                known = rows.collect::<Result<_, _>>().map_err(tried(WHAT))?;
            }
            *id = match known.get(&codes) {
                Some(known) => *known,
                None => {
                    let new =
                        insert.insert((indicator.as_str(), source.as_str(), codes.as_str())).map_err(tried(WHAT))?;
                    known.insert(codes, new);
                    new
                }
            };
        }
        Ok(ids)
    }

    fn keep_observations(
        &self,
        release: i64,
        table: &ObservationTable,
        strides: Strides,
        ids: &[i64],
        progress: Progress<'_>,
    ) -> Result<(), StoreError> {
        let total = table.rows.len() as u64;
        progress(0, total)?;
        let order = in_order_of_key(table, ids)?;
        let mut four = self.sql.prepare(include_str!("insert_four_observations.sql")).map_err(tried(WHAT))?;
        let mut one = self.sql.prepare(include_str!("insert_observation.sql")).map_err(tried(WHAT))?;
        let mut done = 0u64;
        for group in order.chunks(4) {
            if done.is_multiple_of(8192) {
                progress(done, total)?;
            }
            done += 4;
            let mut packed = [[0i64; 6]; 4];
            for ((series, period, at), packed) in group.iter().zip(&mut packed) {
                let Some(row) = table.rows.get(*at as usize) else { continue };
                let (mantissa, status) = pack_value(row.value, row.flags, row.confidentiality);
                let cell = strides
                    .pack(row.sheet, row.row, row.column)
                    .ok_or_else(|| unfit(format!("the cell {} is too far out", table.cell(row))))?;
                *packed = [*series, *period, mantissa, status, cell, i64::from(row.note)];
            }
            // Four at a time are a fifth faster than one by one; more gain nothing.
            let statement = if group.len() == 4 { &mut four } else { &mut one };
            let rows = if group.len() == 4 { 4 } else { 1 };
            for values in packed.get(..group.len()).unwrap_or_default().chunks(rows) {
                statement.raw_bind_parameter(1, release).map_err(tried(WHAT))?;
                for (value, at) in values.iter().flatten().zip(2..) {
                    statement.raw_bind_parameter(at, value).map_err(tried(WHAT))?;
                }
                statement.raw_execute().map_err(tried(WHAT))?;
            }
        }
        progress(total, total)?;
        Ok(())
    }
}

/// Series, period and place of every row, so that every page is written once and full.
fn in_order_of_key(table: &ObservationTable, ids: &[i64]) -> Result<Vec<(i64, i64, u32)>, StoreError> {
    let mut order: Vec<(i64, i64, u32)> = Vec::with_capacity(table.rows.len());
    for (row, at) in table.rows.iter().zip(0u32..) {
        let id = ids.get(row.series as usize).ok_or_else(|| unfit("a row without series".into()))?;
        order.push((*id, row.period.pack(), at));
    }
    order.sort_unstable();
    match order.windows(2).find(|w| matches!(w, [(s, p, _), (t, q, _)] if (s, p) == (t, q))) {
        None => Ok(order),
        Some(pair) => {
            let rows = pair.iter().filter_map(|(_, _, at)| table.rows.get(*at as usize));
            let cells: Vec<String> = rows.clone().map(|row| table.cell(row).to_string()).collect();
            let name = rows.clone().next().and_then(|row| {
                let series = table.series.get(row.series as usize)?;
                Some(format!("{} [{}] {}", series.indicator, series.codes_text(), row.period))
            });
            Err(unfit(format!("{} stands in the file twice: {}", name.unwrap_or_default(), cells.join(" and "))))
        }
    }
}

fn unfit(why: String) -> StoreError {
    StoreError::Unfit(why)
}

fn received_size(record: &ReleaseRecord) -> Result<i64, StoreError> {
    i64::try_from(record.file_size).map_err(|_| unfit("the received file is too large".into()))
}

/// What must hold before anything is written; gives how cells are packed.
fn check(record: &ReleaseRecord, table: &ObservationTable, received: &[u8]) -> Result<Strides, StoreError> {
    if received.len() as u64 > LARGEST_FILE {
        return Err(unfit(format!("the received file {} is larger than 1 GB", record.file_name)));
    }
    if received.len() as u64 != record.file_size || hash(received) != record.file_hash {
        return Err(unfit(format!("the bytes are not those of {}", record.file_name)));
    }
    if record.observations != table.rows.len() as u64 {
        return Err(unfit(format!("{} values are announced, {} are there", record.observations, table.rows.len())));
    }
    if u32::try_from(table.rows.len()).is_err() {
        return Err(unfit("more than four thousand million values".into()));
    }
    if let Some(other) = table.series.iter().find(|s| s.source != record.source) {
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
    let mut given = table.series.iter().zip(&used).filter(|(_, used)| **used).map(|(series, _)| &series.indicator);
    if let Some(other) = given.find(|indicator| !announced.contains(indicator)) {
        return Err(unfit(format!("the release does not announce {other}")));
    }
    // The years that can be packed are checked here, because packing clamps them.
    match table.rows.iter().find(|row| almanac_core::Period::unpack(row.period.pack()) != Some(row.period)) {
        Some(row) => Err(unfit(format!("the period {} is out of range", row.period))),
        None => Ok(strides),
    }
}

/// SHA-256 in hexadecimal.
pub(crate) fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
