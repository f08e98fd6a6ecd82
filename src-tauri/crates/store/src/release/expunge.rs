//! Takes a wrongly received file out of the project: bytes, values and notes go, a dated record stays.
//!
//! Copies of the project that were made before still have it; whoever expunges is told so elsewhere.

use super::{
    place::read_places,
    read::{expunged, read_all_expunged},
};
use crate::{ReadFile, StoreError, Tx, error::tried};
use almanac_core::{Author, Host, Timestamp};

/// The record of an expunged file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expunged {
    /// SHA-256 of the bytes that were received.
    pub hash: String,
    /// When it was expunged.
    pub at: Timestamp,
    /// By whom.
    pub by: Author,
    /// Why.
    pub reason: String,
}

impl Tx<'_> {
    /// Expunges a received file with everything that was read from it. Its releases keep their records, and
    /// the file is refused if it comes again, with another copy or by import.
    pub fn expunge(&self, hash: &str, reason: &str, host: &dyn Host) -> Result<Expunged, StoreError> {
        let what = "expunge the file";
        if let Some(before) = expunged(&self.sql, hash)? {
            return Ok(before);
        }
        let known: bool =
            self.sql.query_row(include_str!("has_file.sql"), [hash], |row| row.get(0)).map_err(tried(what))?;
        if !known {
            return Err(StoreError::Unknown(format!("received file {hash}")));
        }
        let record = Expunged { hash: hash.into(), at: host.now(), by: host.author(), reason: reason.into() };
        let numbers = {
            let mut list = self.sql.prepare(include_str!("list_numbers_of.sql")).map_err(tried(what))?;
            let rows = list.query_map([hash], |row| row.get(0)).map_err(tried(what))?;
            rows.collect::<Result<Vec<i64>, _>>().map_err(tried(what))?
        };
        for release in numbers {
            let places = read_places(&self.sql, release)?;
            self.sql.execute(include_str!("delete_observations.sql"), places.ids).map_err(tried(what))?;
            self.sql.execute(include_str!("delete_breakdowns.sql"), places.of_breakdowns).map_err(tried(what))?;
            self.sql.execute(include_str!("delete_heads.sql"), [release]).map_err(tried(what))?;
        }
        for sql in [include_str!("delete_notes.sql"), include_str!("empty_file.sql")] {
            self.sql.execute(sql, [hash]).map_err(tried(what))?;
        }
        self.keep_expunged(&record)?;
        Ok(record)
    }

    fn keep_expunged(&self, record: &Expunged) -> Result<(), StoreError> {
        let row = (&record.hash, record.at.0, &record.by.0, &record.reason);
        self.sql.execute(include_str!("insert_expunged.sql"), row).map_err(tried("expunge the file"))?;
        Ok(())
    }
}

impl ReadFile {
    /// All expunged files, oldest first.
    pub fn expunged(&self) -> Result<Vec<Expunged>, StoreError> {
        self.readers.with(read_all_expunged)
    }
}
