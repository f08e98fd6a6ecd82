//! An open project file: reading, and writing in transactions.

mod backup;
mod check;
mod close;
mod connect;
mod create;
mod inspect;
mod lock;
mod migrate;
mod open;
mod pool;
mod transact;
mod verify;

pub use migrate::FORMAT_VERSION;
pub use transact::Tx;

pub(crate) use pool::Readers;

use crate::{StoreError, error::tried};
use lock::WriterLock;
use rusqlite::{Connection, OptionalExtension};
use std::{
    ops::Deref,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
};

/// `ALMN`, the mark by which SQLite files of this program are known.
pub(crate) const APPLICATION_ID: i32 = 0x414C_4D4E;

/// A project that can be read. Cheap to share between threads.
#[derive(Debug)]
pub struct ReadFile {
    path: PathBuf,
    pub(crate) readers: Arc<Readers>,
}

/// A project that is open for writing. No other process can open it so while this lives.
///
/// Everything that a [`ReadFile`] can, this can too.
#[derive(Debug)]
pub struct ProjectFile {
    read: ReadFile,
    /// None once it is closed.
    writer: Mutex<Option<Connection>>,
    journal: Journal,
    /// Released last, after the database is folded.
    _lock: WriterLock,
}

impl Deref for ProjectFile {
    type Target = ReadFile;
    fn deref(&self) -> &ReadFile {
        &self.read
    }
}

/// How the database keeps a half-done transaction apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Journal {
    /// Beside the file, for new content; readers and the writer do not meet. Local disks.
    WriteAhead,
    /// Beside the file, for old content; readers must be short. Network shares.
    Rollback,
}

impl ReadFile {
    /// The file's real path.
    pub fn path(&self) -> &Path {
        &self.path
    }
    /// What all copies of this profile share.
    pub fn project_id(&self) -> Result<String, StoreError> {
        self.about("project")
    }
    /// What this copy alone has.
    pub fn copy_id(&self) -> Result<String, StoreError> {
        self.about("copy")
    }
    fn about(&self, key: &str) -> Result<String, StoreError> {
        self.readers.with(|c| {
            c.query_row(include_str!("read_about.sql"), [key], |row| row.get(0))
                .optional()
                .map_err(tried("read the project's own record"))?
                .ok_or_else(|| StoreError::Damaged(format!("its own record \"{key}\" is not there")))
        })
    }
}

impl ProjectFile {
    /// How the file is journalled in this session.
    pub fn journal(&self) -> Journal {
        self.journal
    }
}
