//! Why a file cannot be read at all. A cell that cannot be read is a finding, not one of these.

use std::fmt;

/// What stood in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadErrorKind {
    /// No bytes.
    Empty,
    /// Larger than is read, packed or unpacked.
    TooLarge,
    /// Cut off, damaged or not what its name says.
    Damaged,
    /// Protected by a password.
    Protected,
    /// A known kind of file that holds no tables, or a kind that is not read.
    NotATable,
    /// The recipe does not fit the file.
    RecipeDoesNotFit,
}

/// Why a file cannot be read: which file, where, the reason and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// What stood in the way.
    pub kind: ReadErrorKind,
    /// Name of the file.
    pub file: String,
    /// Sheet, line or part; empty for the whole file.
    pub place: String,
    /// The reason, in words.
    pub reason: String,
    /// What to do.
    pub mend: String,
}

impl ReadError {
    /// An error about the whole file.
    pub fn new(kind: ReadErrorKind, file: &str, reason: impl Into<String>, mend: &str) -> Self {
        Self { kind, file: file.into(), place: String::new(), reason: reason.into(), mend: mend.into() }
    }
    /// With the place inside the file.
    pub fn at(mut self, place: impl Into<String>) -> Self {
        self.place = place.into();
        self
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot read '{}': ", self.file)?;
        if !self.place.is_empty() {
            write!(f, "{}: ", self.place)?;
        }
        write!(f, "{}. {}", self.reason, self.mend)
    }
}
impl std::error::Error for ReadError {}
