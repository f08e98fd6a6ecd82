//! Why a project file could not be opened, read or written. Each says what happened, to which file,
//! and leaves the way on to the window or the command that shows it.

use almanac_core::{Finding, Timestamp};
use std::{fmt, io, path::PathBuf};

/// Why a file is not a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotAProject {
    /// It is a folder.
    Folder,
    /// It has no content.
    Empty,
    /// It is a file of another kind.
    OtherKind,
    /// It is the database of another program.
    OtherProgram,
}

/// Why a project file could not be created or opened.
#[derive(Debug)]
pub enum OpenError {
    /// There is no such file.
    NotFound(PathBuf),
    /// There is already a file of that name.
    Exists(PathBuf),
    /// It is not a project.
    NotAProject(PathBuf, NotAProject),
    /// It was written by a newer version of the program.
    Newer {
        /// The file.
        path: PathBuf,
        /// Its format.
        format: u32,
        /// The oldest version of the program that opens it, where the file says so.
        opens_with: Option<String>,
    },
    /// It is damaged; the cause in words.
    Damaged(PathBuf, String),
    /// It holds things that no project has and that could act on their own.
    Untrusted(PathBuf, Vec<Finding>),
    /// Somebody else writes in it now.
    InUse {
        /// The file.
        path: PathBuf,
        /// Who.
        by: String,
        /// Since when; none when that cannot be read.
        since: Option<Timestamp>,
    },
    /// It can be read but not written.
    NotWritable(PathBuf, String),
    /// Anything else that the system reports.
    Failed(PathBuf, String),
}

impl OpenError {
    /// The file that was to be opened.
    pub fn path(&self) -> &PathBuf {
        match self {
            Self::NotFound(p)
            | Self::Exists(p)
            | Self::NotAProject(p, _)
            | Self::Damaged(p, _)
            | Self::Untrusted(p, _)
            | Self::NotWritable(p, _)
            | Self::Failed(p, _)
            | Self::Newer { path: p, .. }
            | Self::InUse { path: p, .. } => p,
        }
    }
}

impl fmt::Display for OpenError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = self.path().display();
        match self {
            Self::NotFound(_) => write!(f, "cannot open '{file}': there is no such file"),
            Self::Exists(_) => write!(f, "cannot create '{file}': there is already a file of that name"),
            Self::NotAProject(_, NotAProject::Folder) => write!(f, "cannot open '{file}': it is a folder"),
            Self::NotAProject(_, NotAProject::Empty) => write!(f, "cannot open '{file}': the file is empty"),
            Self::NotAProject(_, NotAProject::OtherKind) => {
                write!(f, "cannot open '{file}': it is not an Almanac project")
            }
            Self::NotAProject(_, NotAProject::OtherProgram) => {
                write!(f, "cannot open '{file}': it is a database of another program, not an Almanac project")
            }
            Self::Newer { format, opens_with: Some(version), .. } => write!(
                f,
                "cannot open '{file}': it has format {format}, which needs Almanac {version} or newer; \
                 this version reads up to format {}",
                crate::FORMAT_VERSION
            ),
            Self::Newer { format, opens_with: None, .. } => write!(
                f,
                "cannot open '{file}': it has format {format} and was written by a newer Almanac; \
                 this version reads up to format {}",
                crate::FORMAT_VERSION
            ),
            Self::Damaged(_, what) => write!(f, "cannot open '{file}': the file is damaged, {what}"),
            Self::Untrusted(_, findings) => {
                write!(f, "cannot open '{file}': it holds what no project has")?;
                findings.iter().try_for_each(|x| write!(f, "; {}", x.message))
            }
            Self::InUse { by, since: Some(since), .. } => {
                write!(f, "cannot write in '{file}': it is in use by {by} since {}", since.iso())
            }
            Self::InUse { by, since: None, .. } => write!(f, "cannot write in '{file}': it is in use by {by}"),
            Self::NotWritable(_, what) => write!(f, "cannot write in '{file}': {what}"),
            Self::Failed(_, what) => write!(f, "cannot open '{file}': {what}"),
        }
    }
}
impl std::error::Error for OpenError {}

/// The user pressed Stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cancelled;

impl fmt::Display for Cancelled {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("stopped")
    }
}
impl std::error::Error for Cancelled {}

/// Why an open project could not be read or written.
#[derive(Debug)]
pub enum StoreError {
    /// The database reports a failure: what was tried, and its words.
    Database(&'static str, String),
    /// What is stored contradicts itself; what and where.
    Damaged(String),
    /// The disk is full.
    DiskFull,
    /// Another program holds the file just now.
    Busy,
    /// The user pressed Stop.
    Cancelled,
    /// A table of observations cannot be kept as it is: why.
    Unfit(String),
    /// There is no such release or received file.
    Unknown(String),
    /// The received file was expunged.
    Expunged(crate::Expunged),
    /// The project was closed meanwhile.
    Closed,
    /// A file beside the project could not be written or read.
    File(PathBuf, io::Error),
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Database(tried, words) => write!(f, "cannot {tried}: {words}"),
            Self::Damaged(what) => write!(f, "the project file is damaged: {what}"),
            Self::DiskFull => f.write_str("cannot save: the disk is full"),
            Self::Busy => f.write_str("cannot save: another program holds the project file"),
            Self::Cancelled => f.write_str("stopped"),
            Self::Unfit(why) => write!(f, "cannot keep the observations: {why}"),
            Self::Unknown(what) => write!(f, "the project holds no {what}"),
            Self::Expunged(x) => {
                write!(f, "the file {} was expunged by {} on {}: {}", x.hash, x.by.0, x.at.date(), x.reason)
            }
            Self::Closed => f.write_str("the project is closed"),
            Self::File(path, cause) => write!(f, "cannot write '{}': {cause}", path.display()),
        }
    }
}
impl std::error::Error for StoreError {}

impl From<Cancelled> for StoreError {
    fn from(_: Cancelled) -> Self {
        Self::Cancelled
    }
}

/// Turns a database failure into ours, with what was tried.
pub(crate) fn tried(what: &'static str) -> impl Fn(rusqlite::Error) -> StoreError {
    move |e| match e.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DiskFull) => StoreError::DiskFull,
        Some(rusqlite::ErrorCode::DatabaseBusy | rusqlite::ErrorCode::DatabaseLocked) => StoreError::Busy,
        Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase) => {
            StoreError::Damaged(e.to_string())
        }
        _ => StoreError::Database(what, e.to_string()),
    }
}
