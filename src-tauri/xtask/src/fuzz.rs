//! Tries to break every reader of files with damaged inputs, for minutes each; what it finds is kept as files.
//!
//! The work is done by an example of the exchange crate; here it is built and told how long.

use crate::process::{self, build_folder, cargo, command};
use anyhow::{Context, ensure};
use std::path::PathBuf;

/// `cargo xtask fuzz [MINUTES] [TARGET…]`: each target for so many minutes, one by default.
pub fn fuzz(arguments: &[String]) -> anyhow::Result<()> {
    let minutes = arguments.first().and_then(|word| word.parse::<u64>().ok());
    let targets = arguments.get(usize::from(minutes.is_some())..).unwrap_or_default();
    search(60 * minutes.unwrap_or(1), targets)
}

/// One minute of the next reader; the round says which.
pub fn round(number: u64) -> anyhow::Result<()> {
    let list = process::read(command(build()?).arg("--list"))?;
    let names: Vec<&str> = list.lines().collect();
    let next = usize::try_from(number).unwrap_or(0).checked_rem(names.len()).and_then(|at| names.get(at));
    let name = next.context("the search names no readers")?;
    search(60, &[(*name).to_owned()])
}

fn search(seconds: u64, targets: &[String]) -> anyhow::Result<()> {
    let program = build()?;
    let folder = build_folder().join("fuzz-inputs");
    let seconds = seconds.to_string();
    let mut work = command(program);
    work.args(["--seconds", &seconds, "--folder"]).arg(&folder).args(targets);
    let status = work.status().context("cannot start the search")?;
    let found = folder.join("TARGET").join("broken");
    ensure!(
        status.success(),
        "something broke; the inputs are in {}. Mend it and keep the input in src-tauri/crates/exchange/tests/crashers",
        found.display()
    );
    Ok(())
}

/// Builds the program that does the work: our own code optimised, with every check of arithmetic.
fn build() -> anyhow::Result<PathBuf> {
    process::run(cargo().args(["build", "--profile", "fuzz", "-p", "almanac-exchange", "--example", "fuzz"]))?;
    Ok(build_folder().join("fuzz").join("examples").join(format!("fuzz{}", std::env::consts::EXE_SUFFIX)))
}
