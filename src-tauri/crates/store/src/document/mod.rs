//! The document as the file keeps it: a snapshot and the numbered updates since. What is in the bytes
//! is none of this crate's business.

use crate::{ReadFile, StoreError, Tx, error::tried};
use rusqlite::OptionalExtension;

/// Everything stored of the document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct StoredDocument {
    /// The state at the last folding; none in a new file.
    pub snapshot: Option<Vec<u8>>,
    /// Updates since, oldest first.
    pub updates: Vec<Vec<u8>>,
}

impl ReadFile {
    /// The document's snapshot and the updates since.
    pub fn load_document(&self) -> Result<StoredDocument, StoreError> {
        let what = "read the document";
        self.readers.with(|c| {
            let snapshot: Option<(i64, Vec<u8>)> = c
                .query_row(include_str!("read_snapshot.sql"), (), |row| Ok((row.get(0)?, row.get(1)?)))
                .optional()
                .map_err(tried(what))?;
            let (through, snapshot) = snapshot.map_or((0, None), |(through, bytes)| (through, Some(bytes)));
            let mut statement = c.prepare(include_str!("list_updates.sql")).map_err(tried(what))?;
            let rows = statement.query_map((), |row| Ok((row.get(0)?, row.get(1)?))).map_err(tried(what))?;
            let mut updates = Vec::new();
            for (row, expected) in rows.zip(through + 1..) {
                let (number, bytes): (i64, Vec<u8>) = row.map_err(tried(what))?;
                if number != expected {
                    return Err(StoreError::Damaged(format!("update {expected} of the document is not there")));
                }
                updates.push(bytes);
            }
            Ok(StoredDocument { snapshot, updates })
        })
    }
}

impl Tx<'_> {
    /// Adds an update; gives how many there are now since the snapshot.
    pub fn append_update(&self, bytes: &[u8]) -> Result<u64, StoreError> {
        let what = "save the change";
        self.sql
            .prepare_cached(include_str!("append_update.sql"))
            .and_then(|mut s| s.execute([bytes]))
            .map_err(tried(what))?;
        let count: i64 =
            self.sql.query_row(include_str!("count_updates.sql"), (), |row| row.get(0)).map_err(tried(what))?;
        Ok(u64::try_from(count).unwrap_or(0))
    }

    /// Puts a snapshot in the place of all stored updates. It must contain every one of them.
    pub fn replace_snapshot(&self, bytes: &[u8]) -> Result<(), StoreError> {
        let what = "fold the document's history";
        self.sql.execute(include_str!("write_snapshot.sql"), [bytes]).map_err(tried(what))?;
        self.sql.execute(include_str!("delete_updates.sql"), ()).map_err(tried(what))?;
        Ok(())
    }
}
