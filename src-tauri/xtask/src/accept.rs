//! Takes the present output of all tests as the expected one, and shows what that changed.

use crate::process::{cargo, command, run};

/// `cargo xtask accept`: runs the tests so that they write what they expect.
pub fn accept() -> anyhow::Result<()> {
    let written = run(cargo().args(["test", "--workspace"]).env("SNAPSHOTS", "overwrite").env("ALMANAC_ACCEPT", "1"));
    println!("\nWhat is expected now and was not before (look at it before committing):");
    run(command("git").args(["status", "--short"]))?;
    run(command("git").args(["diff", "--stat"]))?;
    written
}
