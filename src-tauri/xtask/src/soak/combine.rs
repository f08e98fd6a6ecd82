//! Copies that work apart and come together: five of them, ten thousand operations, with and without
//! taking back.

use super::Turn;
use crate::process::{self, cargo, command, programs};

/// Operations of all copies together.
const OPERATIONS: &str = "10000";
/// Copies.
const COPIES: &str = "5";

/// One round: `examples/soak_combine.rs` of `document`, once for each mix.
pub fn combine(turn: &Turn) -> anyhow::Result<()> {
    process::run(cargo().args(["build", "--workspace", "--example", "soak_combine"]))?;
    let program = programs().join(format!("examples/soak_combine{}", std::env::consts::EXE_SUFFIX));
    for mix in ["forward", "everything"] {
        process::run(command(&program).args([OPERATIONS, COPIES, &turn.seed.to_string(), mix]))?;
    }
    Ok(())
}
