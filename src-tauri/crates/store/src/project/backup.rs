//! Saves a copy of the open project while it stays in use.

use super::{
    ReadFile,
    connect::{Access, connect},
    create::future_path,
    lock::{Taken, WriterLock},
};
use crate::{OpenError, Progress, StoreError, error::tried, files::Replacement};
use almanac_core::Host;
use rusqlite::{
    Connection,
    backup::{Backup, StepResult},
};
use std::{io, path::Path};

impl ReadFile {
    /// Writes a copy with an id of its own; a file of that name is replaced once the copy is whole.
    pub fn save_copy(&self, target: &Path, host: &dyn Host, progress: Progress<'_>) -> Result<(), StoreError> {
        let refused = |e: OpenError| StoreError::File(e.path().clone(), io::Error::other(e.to_string()));
        let file = |e: io::Error| StoreError::File(target.to_path_buf(), e);
        let target = future_path(target).map_err(refused)?;
        if target == *self.path() {
            return Err(StoreError::File(target, io::Error::other("a copy cannot take the place of its original")));
        }
        // A project that somebody works in is not replaced.
        let Taken::Ours(_lock) = WriterLock::take(&target).map_err(refused)? else {
            return Err(StoreError::File(target, io::Error::other("somebody works in that file now")));
        };
        let copy = Replacement::beside(&target).map_err(file)?;
        self.readers.with(|from| {
            let mut to = Connection::open(copy.path()).map_err(tried("save a copy"))?;
            copy_pages(from, &mut to, progress)?;
            Ok(())
        })?;
        let to = connect(copy.path(), Access::Write).map_err(tried("save a copy"))?;
        to.execute(include_str!("write_about.sql"), ("copy", host.new_id())).map_err(tried("save a copy"))?;
        to.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(())).map_err(tried("save a copy"))?;
        drop(to);
        copy.commit().map_err(file)
    }
}

fn copy_pages(from: &Connection, to: &mut Connection, progress: Progress<'_>) -> Result<(), StoreError> {
    let backup = Backup::new(from, to).map_err(tried("save a copy"))?;
    loop {
        match backup.step(2048).map_err(tried("save a copy"))? {
            StepResult::Done => return Ok(()),
            StepResult::Busy | StepResult::Locked => return Err(StoreError::Busy),
            StepResult::More => {
                let at = backup.progress();
                let total = u64::try_from(at.pagecount).unwrap_or(0);
                progress(total.saturating_sub(u64::try_from(at.remaining).unwrap_or(0)), total)?;
            }
            // The enum may grow; another answer is not progress.
            other => return Err(StoreError::Database("save a copy", format!("{other:?}"))),
        }
    }
}

/// Copies a whole database into an empty file, as it is.
pub(super) fn copy_database(from: &Connection, to: &Path) -> Result<(), StoreError> {
    let mut to = Connection::open(to).map_err(tried("copy the project"))?;
    copy_pages(from, &mut to, &mut |_, _| Ok(()))?;
    to.pragma_update_and_check(None, "journal_mode", "delete", |_| Ok(())).map_err(tried("copy the project"))
}
