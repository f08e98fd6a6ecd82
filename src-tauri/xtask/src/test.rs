//! Every check and every test, stage by stage, with the time that each took.
//!
//! The runners' own closing lines stay visible. A stage that fails does not hide what the others
//! would say, unless they need what it should have made.

use crate::process::{self, built, cargo, npm};
use crate::{run, setup, soak, tidy};
use std::time::{Duration, Instant};

/// What a failed stage means for those after it.
enum After {
    /// The others can go on.
    GoOn,
    /// Nothing after it makes sense.
    Stop,
}

struct Stage {
    name: &'static str,
    work: fn() -> anyhow::Result<()>,
    after: After,
}

const STAGES: &[Stage] = &[
    Stage { name: "set-up", work: setup::for_tests, after: After::Stop },
    Stage { name: "format", work: format, after: After::GoOn },
    Stage { name: "tidy", work: tidy::tidy, after: After::GoOn },
    Stage { name: "front end: types", work: front_end_types, after: After::GoOn },
    Stage { name: "front end: unit tests", work: front_end_tests, after: After::GoOn },
    Stage { name: "front end: build", work: run::build_front_end, after: After::Stop },
    Stage { name: "build", work: build, after: After::Stop },
    // After the build: the window's crate wants the front end, and build scripts have run.
    Stage { name: "lints", work: lints, after: After::GoOn },
    Stage { name: "unit tests", work: unit_tests, after: After::GoOn },
    Stage { name: "types of the border", work: tidy::wire_types, after: After::GoOn },
    Stage { name: "command line sessions", work: command_line, after: After::GoOn },
    Stage { name: "browser tests", work: browser, after: After::GoOn },
    Stage { name: "window tests", work: window, after: After::GoOn },
    Stage { name: "killed programs", work: kills, after: After::GoOn },
];

/// Runs all stages and says how each ended.
pub fn test() -> anyhow::Result<()> {
    let begin = Instant::now();
    let mut lines = Vec::new();
    let mut failed = 0;
    for stage in STAGES {
        println!("\n=== {} ===", stage.name);
        let start = Instant::now();
        let outcome = (stage.work)();
        let took = start.elapsed();
        if let Err(error) = &outcome {
            eprintln!("{}: {error:#}", stage.name);
            failed += 1;
        }
        let verdict = if outcome.is_ok() { "passed" } else { "FAILED" };
        println!("=== {} {verdict} in {} ===", stage.name, minutes(took));
        lines.push(format!("{:>8}  {verdict}  {}", minutes(took), stage.name));
        if outcome.is_err() && matches!(stage.after, After::Stop) {
            lines.push("          the stages after it were not run".to_owned());
            break;
        }
    }
    println!("\n{}\n{:>8}  in all", lines.join("\n"), minutes(begin.elapsed()));
    anyhow::ensure!(failed == 0, "{failed} of {} stages failed", STAGES.len());
    Ok(())
}

fn minutes(time: Duration) -> String {
    format!("{}:{:04.1}", time.as_secs() / 60, time.as_secs_f64() % 60.0)
}

fn format() -> anyhow::Result<()> {
    process::run(cargo().args(["fmt", "--all", "--check"]))
}

/// What the compiler and clippy warn of, refused.
fn lints() -> anyhow::Result<()> {
    let mut clippy = cargo();
    clippy.args(["clippy", "--workspace", "--no-deps", "--all-targets"]);
    process::run(clippy.args(["--", "--deny", "warnings"]))
}

fn front_end_types() -> anyhow::Result<()> {
    process::run(npm().args(["run", "check"]))
}

fn front_end_tests() -> anyhow::Result<()> {
    process::run(npm().args(["run", "test"]))
}

/// Everything in one go, so that each library is built once for programs and tests alike.
fn build() -> anyhow::Result<()> {
    process::run(cargo().args(["build", "--workspace", "--all-targets"]))
}

fn unit_tests() -> anyhow::Result<()> {
    process::run(cargo().args(["test", "--workspace"]))
}

fn command_line() -> anyhow::Result<()> {
    let programs = process::programs();
    process::run(
        cargo()
            .args(["test", "--workspace", "--test", "cli", "--test", "printed", "--no-fail-fast"])
            .env("ALMANAC_PROGRAMS", programs),
    )
}

fn browser() -> anyhow::Result<()> {
    let mut npm = npm();
    npm.args(["run", "test:browser"]).env("ALMANAC_HOST", built("almanac-host")).env("ALMANAC_CLI", built("almanac"));
    if let Some(browser) = setup::browser() {
        npm.env("CHROMIUM", browser);
    }
    process::run(&mut npm)
}

/// One window at a time: each has a screen of its own, but the machine is shared.
fn window() -> anyhow::Result<()> {
    if !cfg!(target_os = "linux") {
        println!("skipped: the window can only be driven on Linux");
        return Ok(());
    }
    let mut cargo = cargo();
    cargo.args(["test", "--workspace", "--test", "window", "--", "--test-threads=1", "--nocapture"]);
    process::run(cargo.env("ALMANAC_PROGRAMS", process::programs()))
}

/// A few kills; `cargo xtask soak` asks for many.
fn kills() -> anyhow::Result<()> {
    soak::kills::run(&[])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_minutes_and_seconds() {
        assert_eq!(minutes(Duration::from_millis(61_500)), "1:01.5");
        assert_eq!(minutes(Duration::from_millis(40)), "0:00.0");
    }
}
