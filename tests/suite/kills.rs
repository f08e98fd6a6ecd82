//! The program killed at random moments: the project opens, verifies, and holds what it must.
//!
//! A few kills always; `cargo xtask soak` asks for many.

use almanac_tests::killed::{behind_host, in_window};

/// A number from the environment, or the one that the ordinary tests take.
fn asked(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).map_or(otherwise, |text| text.parse().unwrap_or_else(|e| panic!("{name} is {text:?}: {e}")))
}

#[test]
fn behind_the_host() {
    println!("host: {}", behind_host::kill_often(asked("ALMANAC_HOST_KILLS", 4), asked("ALMANAC_SEED", 1)));
}

#[test]
fn in_the_window() {
    println!("window: {}", in_window::kill_often(asked("ALMANAC_WINDOW_KILLS", 1), asked("ALMANAC_SEED", 1)));
}
