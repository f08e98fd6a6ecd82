//! Closes a project: the journal is folded into the file, so that one file is all there is to copy.

use super::{Journal, ProjectFile};
use crate::{StoreError, error::tried};
use rusqlite::Connection;
use std::{sync::PoisonError, time::Duration};

impl ProjectFile {
    /// Folds the journal away and releases the lock. Dropping does the same without telling.
    pub fn close(self) -> Result<(), StoreError> {
        self.fold()
    }

    /// Brings what the journal holds into the file itself, as far as nobody reads there, so that a copy of the file
    /// alone has it. Nothing is lost where that is not done.
    pub fn rest(&self) -> Result<(), StoreError> {
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        match &*writer {
            Some(connection) if self.journal == Journal::WriteAhead => connection
                .query_row("PRAGMA wal_checkpoint(PASSIVE)", (), |_| Ok(()))
                .map_err(tried("bring the journal into the project file")),
            Some(_) | None => Ok(()),
        }
    }

    fn fold(&self) -> Result<(), StoreError> {
        self.readers.close();
        let writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner).take();
        match writer {
            Some(connection) if self.journal == Journal::WriteAhead => fold_journal(&connection),
            Some(_) | None => Ok(()),
        }
    }
}

impl Drop for ProjectFile {
    fn drop(&mut self) {
        // What is committed is in the journal at worst, and the next opening finds it there.
        let _ = self.fold();
    }
}

fn fold_journal(connection: &Connection) -> Result<(), StoreError> {
    let what = "fold the journal into the project file";
    // Somebody who reads the file now keeps the journal alive; then it is folded next time.
    connection.busy_timeout(Duration::from_millis(500)).map_err(tried(what))?;
    connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", (), |_| Ok(())).map_err(tried(what))?;
    match connection.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(())) {
        Ok(()) => Ok(()),
        Err(e) => match tried(what)(e) {
            StoreError::Busy => Ok(()),
            other => Err(other),
        },
    }
}
