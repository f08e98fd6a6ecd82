//! Programs killed at random moments while somebody types and takes deliveries in.

use super::Turn;
use crate::process::{self, cargo, programs};
use crate::run as build;

/// One round: 190 kills of the application behind the test server, 10 of the window.
pub fn kills(turn: &Turn) -> anyhow::Result<()> {
    build::build_front_end()?;
    build::build_programs()?;
    run(&[("ALMANAC_HOST_KILLS", "190"), ("ALMANAC_WINDOW_KILLS", "10"), ("ALMANAC_SEED", &turn.seed.to_string())])
}

/// Runs the kills of `tests/suite/kills.rs`, as many as the environment says, or the few that it takes itself.
pub fn run(environment: &[(&str, &str)]) -> anyhow::Result<()> {
    let mut cargo = cargo();
    cargo.args(["test", "--workspace", "--test", "kills", "--", "--test-threads=1", "--nocapture"]);
    if !cfg!(target_os = "linux") {
        println!("the window is left out: it can only be driven on Linux");
        cargo.args(["--skip", "in_the_window"]);
    }
    process::run(cargo.env("ALMANAC_PROGRAMS", programs()).envs(environment.iter().copied()))
}
