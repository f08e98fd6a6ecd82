//! A received file, packed as it is kept.

use super::add::{LARGEST_FILE, hash};
use super::read::unpack;
use crate::StoreError;

/// A received file's hash, size and compressed bytes. It is made apart from taking a release in, so that the bytes can
/// be packed while they are read and need not stay in memory until somebody accepts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Received {
    hash: String,
    size: u64,
    small: Vec<u8>,
}

impl Received {
    /// Packs a file; one that is larger than 1 GB is refused.
    pub fn pack(bytes: &[u8]) -> Result<Self, StoreError> {
        let size = bytes.len() as u64;
        if size > LARGEST_FILE {
            return Err(StoreError::Unfit("the received file is larger than 1 GB".into()));
        }
        let small = zstd::encode_all(bytes, 3).map_err(|e| StoreError::Unfit(e.to_string()))?;
        Ok(Self { hash: hash(bytes), size, small })
    }
    /// SHA-256 of the bytes as received, in hexadecimal.
    pub fn hash(&self) -> &str {
        &self.hash
    }
    /// Bytes as received.
    pub fn size(&self) -> u64 {
        self.size
    }
    /// The file as received.
    pub fn bytes(&self) -> Result<Vec<u8>, StoreError> {
        unpack(&self.small, self.size).map_err(|e| StoreError::Unfit(e.to_string()))
    }
    /// The packed bytes.
    pub(super) fn small(&self) -> &[u8] {
        &self.small
    }
}
