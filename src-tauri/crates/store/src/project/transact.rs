//! The one way to write: everything of one operation, or nothing of it.

use super::ProjectFile;
use crate::{StoreError, error::tried};
use rusqlite::{Transaction, TransactionBehavior};
use std::sync::PoisonError;

/// A transaction in the making.
#[derive(Debug)]
pub struct Tx<'c> {
    pub(crate) sql: Transaction<'c>,
}

impl ProjectFile {
    /// Runs one operation. What `work` wrote stays when it returns `Ok`, and is undone when it returns an error
    /// or panics.
    pub fn transact<T, E: From<StoreError>>(&self, work: impl FnOnce(&Tx<'_>) -> Result<T, E>) -> Result<T, E> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        let connection = writer.as_mut().ok_or(StoreError::Closed)?;
        let tx = Tx {
            sql: connection
                .transaction_with_behavior(TransactionBehavior::Immediate)
                .map_err(tried("begin to save"))?,
        };
        let result = work(&tx)?;
        tx.sql.commit().map_err(tried("save"))?;
        Ok(result)
    }
}
