//! Makes a new, empty project file.

use super::{
    APPLICATION_ID, ProjectFile,
    connect::{Access, connect},
    lock::{Taken, WriterLock},
    migrate,
    open::{JournalChoice, finish},
    verify::failed,
};
use crate::OpenError;
use almanac_core::Host;
use rusqlite::{Connection, TransactionBehavior};
use std::{
    fs::{self, OpenOptions},
    io,
    path::{Path, PathBuf},
};

impl ProjectFile {
    /// Makes a new project and opens it for writing. An existing file is never replaced.
    pub fn create(path: &Path, host: &dyn Host) -> Result<Self, OpenError> {
        let path = future_path(path)?;
        let Taken::Ours(lock) = WriterLock::take(&path)? else {
            return Err(OpenError::Exists(path));
        };
        match OpenOptions::new().write(true).create_new(true).open(&path) {
            Ok(_) => {}
            Err(e) if e.kind() == io::ErrorKind::AlreadyExists => return Err(OpenError::Exists(path)),
            Err(e) if e.kind() == io::ErrorKind::PermissionDenied => {
                return Err(OpenError::NotWritable(path, "its folder cannot be written in".into()));
            }
            Err(e) => return Err(OpenError::Failed(path, e.to_string())),
        }
        let made = connect(&path, Access::Write).and_then(|mut c| fill(&mut c, host).map(|()| c));
        match made {
            Ok(connection) => finish(path, connection, lock, host, JournalChoice::ByDisk),
            Err(e) => {
                let _ = fs::remove_file(&path);
                Err(failed(&path, &e))
            }
        }
    }
}

fn fill(connection: &mut Connection, host: &dyn Host) -> rusqlite::Result<()> {
    let tx = connection.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    tx.pragma_update(None, "application_id", APPLICATION_ID)?;
    migrate::run(&tx, migrate::STEPS, 0)?;
    for (key, value) in [
        ("project", host.new_id()),
        ("copy", host.new_id()),
        ("created_at", host.now().iso()),
        ("created_by", host.author().0),
        ("opens_with", migrate::OPENS_WITH.to_string()),
    ] {
        tx.execute(include_str!("write_about.sql"), (key, value))?;
    }
    tx.commit()
}

/// The real path of a file that does not exist yet.
pub(super) fn future_path(path: &Path) -> Result<PathBuf, OpenError> {
    let no_name = || OpenError::Failed(path.to_path_buf(), "the path does not name a file".into());
    let name = path.file_name().ok_or_else(no_name)?;
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        Some(_) | None => Path::new("."),
    };
    let folder = fs::canonicalize(folder).map_err(|_| OpenError::NotFound(folder.to_path_buf()))?;
    Ok(folder.join(name))
}
