//! Reads releases, their observations and the received files back.

use super::{
    Expunged,
    add::{LARGEST_FILE, hash},
    pack::{Strides, pairs_of, unpack_value},
    place::read_places,
};
use crate::{ReadFile, StoreError, error::tried};
use almanac_core::{
    Author, Code, Codes, DimensionCode, IndicatorCode, ObsRow, ObservationTable, Period, ReleaseId, SeriesHead,
    SeriesList, SourceCode, Timestamp, release::ReleaseRecord,
};
use rusqlite::{Connection, OptionalExtension, Row};
use std::{collections::HashMap, io::Read, sync::Arc};

const WHAT: &str = "read the releases";

/// A release as stored: its number in this file, its record, how its cells are packed.
pub(crate) struct Stored {
    pub(crate) number: i64,
    pub(crate) record: ReleaseRecord,
    pub(crate) strides: Strides,
}

impl ReadFile {
    /// Every release ever taken in, oldest first, whether it counts now or not.
    pub fn releases(&self) -> Result<Vec<ReleaseRecord>, StoreError> {
        self.readers.with(|c| Ok(list_stored(c)?.into_iter().map(|s| s.record).collect()))
    }
    /// One release; none when the file does not hold it.
    pub fn release(&self, id: &ReleaseId) -> Result<Option<ReleaseRecord>, StoreError> {
        self.readers.with(|c| read_record(c, id))
    }
    /// A received file as it came, by the SHA-256 of its bytes.
    pub fn received_file(&self, hash: &str) -> Result<Vec<u8>, StoreError> {
        self.readers.with(|c| read_received(c, hash))
    }
    /// All observations of one release, in the order of their cells in the received file.
    /// Series and sheets are listed as they appear; the notes as they were given.
    pub fn observations_of_release(&self, id: &ReleaseId) -> Result<ObservationTable, StoreError> {
        self.readers.with(|c| {
            let stored = find_stored(c, id)?.ok_or_else(|| StoreError::Unknown(format!("release {id}")))?;
            read_table(c, &stored)
        })
    }
}

fn read_table(c: &Connection, stored: &Stored) -> Result<ObservationTable, StoreError> {
    let texts = |sql: &str| -> Result<Vec<Arc<str>>, StoreError> {
        let mut statement = c.prepare_cached(sql).map_err(tried(WHAT))?;
        let rows = statement.query_map([stored.number], |row| row.get::<_, Arc<str>>(0)).map_err(tried(WHAT))?;
        rows.collect::<Result<_, _>>().map_err(tried(WHAT))
    };
    let mut table = ObservationTable {
        series: SeriesList::default(),
        notes: texts(include_str!("list_notes.sql"))?,
        sheets: texts(include_str!("list_sheets.sql"))?,
        rows: Vec::new(),
    };
    let places = read_places(c, stored.number)?;
    let mut halves = Halves::default();
    let (mut heads, mut breakdowns) = (HashMap::new(), HashMap::new());
    let mut statement = c.prepare_cached(include_str!("list_observations.sql")).map_err(tried(WHAT))?;
    let mut rows = statement.query(places.ids).map_err(tried(WHAT))?;
    while let Some(stored_row) = rows.next().map_err(tried(WHAT))? {
        let get = |at: usize| stored_row.get::<_, i64>(at).map_err(tried(WHAT));
        let (head, breakdown, period) = places.split(get(0)?).ok_or_else(|| unreadable(&stored.record))?;
        let head = match heads.get(&head) {
            Some(number) => *number,
            None => {
                let number = table.series.head_number(halves.head(c, head)?);
                heads.insert(head, number);
                number
            }
        };
        let breakdown = match breakdowns.get(&breakdown) {
            Some(number) => *number,
            None => {
                let number = table.series.breakdown_number(halves.breakdown(c, breakdown)?);
                breakdowns.insert(breakdown, number);
                number
            }
        };
        let series = table.series.pair_number((head, breakdown));
        let (value, flags, confidentiality) =
            unpack_value(get(1)?, get(2)?).ok_or_else(|| unreadable(&stored.record))?;
        let (sheet, line, column) = stored.strides.unpack(get(3)?).ok_or_else(|| unreadable(&stored.record))?;
        let period = Period::unpack(period).ok_or_else(|| unreadable(&stored.record))?;
        let mut row = ObsRow::new(series, period, value).ok_or_else(|| unreadable(&stored.record))?;
        row.flags = flags;
        row.confidentiality = confidentiality;
        row.note = u32::try_from(get(4)?).map_err(|_| unreadable(&stored.record))?;
        (row.sheet, row.row, row.column) = (sheet, line, column);
        table.rows.push(row);
    }
    Ok(table)
}

/// Reads halves of series; codes and dimensions that come again share their memory.
#[derive(Debug, Default)]
pub(crate) struct Halves {
    dimensions: HashMap<String, DimensionCode>,
    codes: HashMap<String, Code>,
}

impl Halves {
    /// A head by its number.
    pub(crate) fn head(&mut self, c: &Connection, id: i64) -> Result<SeriesHead, StoreError> {
        let found = c
            .prepare_cached(include_str!("read_head.sql"))
            .and_then(|mut s| s.query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional());
        let texts: Option<(String, String, String)> = found.map_err(tried(WHAT))?;
        let (indicator, source, codes) =
            texts.ok_or_else(|| StoreError::Damaged(format!("head {id} of a series is missing")))?;
        self.head_of(&indicator, &source, &codes)
    }
    /// A head from its texts.
    pub(crate) fn head_of(&mut self, indicator: &str, source: &str, codes: &str) -> Result<SeriesHead, StoreError> {
        let codes = self.codes(codes)?;
        Ok(SeriesHead { indicator: IndicatorCode::new(indicator), source: SourceCode::new(source), codes })
    }
    /// A breakdown by its number.
    pub(crate) fn breakdown(&mut self, c: &Connection, id: i64) -> Result<Codes, StoreError> {
        let found = c
            .prepare_cached(include_str!("read_breakdown.sql"))
            .and_then(|mut s| s.query_row([id], |row| row.get::<_, String>(0)).optional());
        let codes = found.map_err(tried(WHAT))?;
        self.codes(&codes.ok_or_else(|| StoreError::Damaged(format!("breakdown {id} of a series is missing")))?)
    }
    /// Codes from their text.
    pub(crate) fn codes(&mut self, text: &str) -> Result<Codes, StoreError> {
        let mut codes = Codes::new();
        for (dimension, code) in pairs_of(text) {
            let code = code.ok_or_else(|| StoreError::Damaged(format!("\"{text}\" are no codes")))?;
            let dimension = match self.dimensions.get(&*dimension) {
                Some(known) => known.clone(),
                None => {
                    let new = DimensionCode::new(&dimension);
                    self.dimensions.insert(dimension.into_owned(), new.clone());
                    new
                }
            };
            let code = match self.codes.get(&*code) {
                Some(known) => known.clone(),
                None => {
                    let new = Code::new(&code);
                    self.codes.insert(code.into_owned(), new.clone());
                    new
                }
            };
            codes.insert(dimension, code);
        }
        Ok(codes)
    }
}

fn unreadable(record: &ReleaseRecord) -> StoreError {
    StoreError::Damaged(format!("a value read from {} cannot be understood", record.file_name))
}

fn read_stored(row: &Row<'_>) -> rusqlite::Result<Stored> {
    let count = |at| row.get::<_, i64>(at).map(|n| u64::try_from(n).unwrap_or(0));
    Ok(Stored {
        number: row.get(0)?,
        record: ReleaseRecord {
            id: ReleaseId::new(row.get::<_, String>(1)?),
            source: SourceCode::new(row.get::<_, String>(2)?),
            file_hash: row.get(3)?,
            file_name: row.get(4)?,
            file_size: count(5)?,
            recipe: row.get(6)?,
            reader: row.get(7)?,
            indicators: Vec::new(),
            observations: count(8)?,
            at: Timestamp(row.get(9)?),
            by: Author(row.get(10)?),
        },
        strides: Strides { rows: row.get(11)?, columns: row.get(12)? },
    })
}

fn with_indicators(c: &Connection, mut stored: Stored) -> Result<Stored, StoreError> {
    let mut statement = c.prepare_cached(include_str!("list_indicators.sql")).map_err(tried(WHAT))?;
    let rows = statement.query_map([stored.number], |row| row.get::<_, String>(0)).map_err(tried(WHAT))?;
    for row in rows {
        stored.record.indicators.push(IndicatorCode::new(row.map_err(tried(WHAT))?));
    }
    Ok(stored)
}

pub(crate) fn find_stored(c: &Connection, id: &ReleaseId) -> Result<Option<Stored>, StoreError> {
    let found = c
        .prepare_cached(include_str!("read_release.sql"))
        .and_then(|mut s| s.query_row([id.as_str()], read_stored).optional())
        .map_err(tried(WHAT))?;
    found.map(|stored| with_indicators(c, stored)).transpose()
}

pub(crate) fn read_record(c: &Connection, id: &ReleaseId) -> Result<Option<ReleaseRecord>, StoreError> {
    Ok(find_stored(c, id)?.map(|s| s.record))
}

pub(crate) fn list_stored(c: &Connection) -> Result<Vec<Stored>, StoreError> {
    let mut statement = c.prepare_cached(include_str!("list_releases.sql")).map_err(tried(WHAT))?;
    let rows = statement.query_map((), read_stored).map_err(tried(WHAT))?;
    let stored: Vec<Stored> = rows.collect::<Result<_, _>>().map_err(tried(WHAT))?;
    stored.into_iter().map(|s| with_indicators(c, s)).collect()
}

/// Unpacks a received file, never to more than it says, and compares its hash.
pub(crate) fn read_received(c: &Connection, wanted: &str) -> Result<Vec<u8>, StoreError> {
    let what = "read the received file";
    if let Some(gone) = expunged(c, wanted)? {
        return Err(StoreError::Expunged(gone));
    }
    let found: Option<(i64, Vec<u8>)> = c
        .query_row(include_str!("read_file.sql"), [wanted], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()
        .map_err(tried(what))?;
    let (size, small) = found.ok_or_else(|| StoreError::Unknown(format!("received file {wanted}")))?;
    let damaged = |why: &str| StoreError::Damaged(format!("received file {wanted}, {why}"));
    let size = u64::try_from(size).ok().filter(|s| *s <= LARGEST_FILE).ok_or_else(|| damaged("impossible size"))?;
    let bytes = unpack(&small, size).map_err(|e| damaged(&e.to_string()))?;
    if bytes.len() as u64 == size && hash(&bytes) == wanted {
        Ok(bytes)
    } else {
        Err(damaged("its bytes are not those that were received"))
    }
}

/// Unpacks, and stops one byte after the announced size, however much there would be.
pub(super) fn unpack(small: &[u8], size: u64) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    zstd::stream::read::Decoder::new(small)?.take(size + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn read_expunged(row: &Row<'_>) -> rusqlite::Result<Expunged> {
    Ok(Expunged { hash: row.get(0)?, at: Timestamp(row.get(1)?), by: Author(row.get(2)?), reason: row.get(3)? })
}

pub(crate) fn expunged(c: &Connection, hash: &str) -> Result<Option<Expunged>, StoreError> {
    c.query_row(include_str!("read_expunged.sql"), [hash], read_expunged).optional().map_err(tried(WHAT))
}

pub(crate) fn read_all_expunged(c: &Connection) -> Result<Vec<Expunged>, StoreError> {
    let mut statement = c.prepare(include_str!("list_expunged.sql")).map_err(tried(WHAT))?;
    let rows = statement.query_map((), read_expunged).map_err(tried(WHAT))?;
    rows.collect::<Result<_, _>>().map_err(tried(WHAT))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file_that_unpacks_to_very_much_is_not_unpacked() {
        let bomb = zstd::encode_all(vec![0u8; 50_000_000].as_slice(), 19).unwrap();
        assert!(bomb.len() < 10_000);
        assert_eq!(unpack(&bomb, 1000).unwrap().len(), 1001, "one more than announced tells it");
    }
}
