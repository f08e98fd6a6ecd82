//! What the window needs of the application, and no more.
//!
//! Keeps the rest of the shell free of the application's types, so that it can be tried without one.

use serde_json::Value;
use std::time::Duration;

/// The application behind the window.
pub trait Engine: Send + Sync {
    /// Carries out one command; a refusal is a value that the front end knows how to present.
    fn rpc(&self, command: &str, payload: Value) -> Result<Value, Value>;
    /// The picture of a page, by the hash of its content.
    fn page(&self, hash: &str) -> Option<Vec<u8>>;
    /// The next event, or nothing within the time given; `Err` when there will be no more.
    fn next_event(&self, patience: Duration) -> Result<Option<Value>, Closed>;
}

/// There will be no more events.
#[derive(Debug)]
pub struct Closed;

/// Starts the application.
pub fn start() -> std::sync::Arc<dyn Engine> {
    std::sync::Arc::new(Nothing)
}

/// Stands in until the application can be started: refuses everything.
struct Nothing;

impl Engine for Nothing {
    fn rpc(&self, command: &str, _payload: Value) -> Result<Value, Value> {
        Err(crate::commands::failed(&format!("cannot do '{command}': the application is not there")))
    }
    fn page(&self, _hash: &str) -> Option<Vec<u8>> {
        None
    }
    fn next_event(&self, patience: Duration) -> Result<Option<Value>, Closed> {
        std::thread::sleep(patience);
        Ok(None)
    }
}
