//! Starts the test server and prints its port; whoever started it ends it.
//!
//! `almanac-host [FOLDER]`: the folder of the built front end, `ui/dist` when none is named.
#![allow(clippy::print_stdout)] // the port is for the test that started it

use almanac_host::{Application, Closed, serve};
use serde_json::{Value, json};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

fn main() -> anyhow::Result<()> {
    let folder = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("ui/dist"), PathBuf::from);
    let running = serve(Arc::new(Nothing), folder)?;
    println!("{}", running.port);
    running.wait();
    Ok(())
}

/// Stands in until the application can be started: refuses everything.
struct Nothing;

impl Application for Nothing {
    fn rpc(&self, command: &str, _payload: Value) -> Result<Value, Value> {
        Err(
            json!({ "code": "failed", "message": format!("cannot do '{command}': the application is not there"), "hint": null, "place": null }),
        )
    }
    fn page(&self, _hash: &str) -> Option<Vec<u8>> {
        None
    }
    fn next_event(&self, patience: Duration) -> Result<Option<Value>, Closed> {
        std::thread::sleep(patience);
        Ok(None)
    }
}
