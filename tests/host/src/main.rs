//! Starts the test server and prints its port; whoever started it ends it.
//!
//! `almanac-host [FOLDER [SETTINGS]]`: the folder of the built front end, `ui/dist` when none is named,
//! and the folder where settings are kept, one for this run when none is named.
#![allow(clippy::print_stdout)] // the port is for the test that started it

use almanac_app::App;
use std::path::PathBuf;

fn main() -> anyhow::Result<()> {
    let mut arguments = std::env::args_os().skip(1);
    let folder = arguments.next().map_or_else(|| PathBuf::from("ui/dist"), PathBuf::from);
    let own = || std::env::temp_dir().join(format!("almanac-host-{}", std::process::id()));
    let settings = arguments.next().map_or_else(own, PathBuf::from);
    let running = almanac_host::serve(App::new(settings), folder)?;
    println!("{}", running.port);
    running.wait();
    Ok(())
}
