//! Connections for reading, each used by one thread at a time, and what was learned once about the
//! releases and series.

use super::connect::{Access, connect};
use crate::{StoreError, error::tried, observation::Catalog};
use rusqlite::Connection;
use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// Reading connections of one open file.
#[derive(Debug)]
pub(crate) struct Readers {
    path: PathBuf,
    access: Access,
    idle: Mutex<Idle>,
    pub(crate) catalog: Mutex<Catalog>,
}

#[derive(Debug, Default)]
struct Idle {
    closed: bool,
    connections: Vec<Connection>,
}

impl Readers {
    pub(crate) fn new(path: &Path, access: Access) -> Arc<Self> {
        Arc::new(Self { path: path.to_path_buf(), access, idle: Mutex::default(), catalog: Mutex::default() })
    }

    /// Lends a connection, inside a transaction: everything read in `work` is of one state.
    pub(crate) fn with<T>(&self, work: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let lent = {
            let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
            if idle.closed {
                return Err(StoreError::Closed);
            }
            idle.connections.pop()
        };
        let connection = match lent {
            Some(connection) => connection,
            None => connect(&self.path, self.access).map_err(tried("open the project for reading"))?,
        };
        let result = {
            // Ends when dropped; nothing was written that could be lost by that.
            let _reading = connection.unchecked_transaction().map_err(tried("read the project"))?;
            work(&connection)
        };
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        if !idle.closed && idle.connections.len() < 4 {
            idle.connections.push(connection);
        }
        result
    }

    /// No more reading; connections still lent go when they come back.
    pub(crate) fn close(&self) {
        let mut idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner);
        idle.closed = true;
        idle.connections.clear();
    }
}
