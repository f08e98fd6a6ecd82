//! Times of whole commands on the sample, as a user would wait for them.
//!
//! Prints what was measured here and now, with the machine's load as it is; keeps nothing.

use crate::process::{self, built, command};
use crate::run;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

const ROUNDS: usize = 7;

/// `cargo xtask bench`.
pub fn bench() -> anyhow::Result<()> {
    run::build_programs()?;
    let folder = process::build_folder().join("bench");
    std::fs::create_dir_all(&folder)?;
    let project = folder.join("sample.almanac");
    let pdf = folder.join("sample.pdf");
    println!("{ROUNDS} rounds each, development build (libraries optimised, our own code not)\n");
    println!("{:<34} {:>9} {:>9} {:>9}", "", "fastest", "median", "slowest");
    measure("write the sample", || {
        let _ = std::fs::remove_file(&project);
        almanac(&["sample", text(&project)])
    })?;
    measure("open it and tell about it", || almanac(&["info", text(&project)]))?;
    measure("all findings", || almanac(&["check", text(&project)]))?;
    measure("re-derive every observation", || almanac(&["verify", text(&project)]))?;
    measure("export as PDF, cold", || almanac(&["export", text(&project), "--out", text(&pdf)]))?;
    println!("\nthe project is {} bytes, the PDF {} bytes", size(&project)?, size(&pdf)?);
    Ok(())
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap_or_default()
}

fn size(path: &Path) -> anyhow::Result<u64> {
    Ok(std::fs::metadata(path)?.len())
}

/// Runs the command; findings (exit status 1) are an answer, not a failure.
fn almanac(arguments: &[&str]) -> anyhow::Result<()> {
    let status = command(built("almanac")).args(arguments).stdout(Stdio::null()).status()?;
    anyhow::ensure!(matches!(status.code(), Some(0 | 1)), "`almanac {}` failed ({status})", arguments.join(" "));
    Ok(())
}

fn measure(what: &str, mut work: impl FnMut() -> anyhow::Result<()>) -> anyhow::Result<()> {
    let mut times = Vec::with_capacity(ROUNDS);
    for _ in 0..ROUNDS {
        let start = Instant::now();
        work()?;
        times.push(start.elapsed());
    }
    times.sort();
    let at = |index: usize| times.get(index).copied().unwrap_or(Duration::ZERO).as_secs_f64() * 1000.0;
    println!("{what:<34} {:>6.0} ms {:>6.0} ms {:>6.0} ms", at(0), at(ROUNDS / 2), at(ROUNDS - 1));
    Ok(())
}
