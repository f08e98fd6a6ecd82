//! Releases: what one source delivered at one time, with its observations and the received file.

mod add;
mod expunge;
pub(crate) mod pack;
pub(crate) mod place;
mod read;
mod received;

pub use expunge::Expunged;
pub(crate) use read::{Halves, list_stored, read_received};
pub use received::Received;

use crate::Cancelled;

/// Told how much of how much is done; answers whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> Result<(), Cancelled>;

/// What came of adding a release.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Added {
    /// It is in the file now.
    New,
    /// It was there already, and is the same.
    AlreadyThere,
}
