//! Edits, takes back, combines and verifies a copy of the sample, again and again.
//!
//! Every time must leave a project that verifies and whose text is what the steps made it.

use super::Turn;
use crate::process::{self, built, command};
use crate::run;
use anyhow::{Context, ensure};
use std::path::Path;
use std::process::Stdio;

/// Edits so often in one round.
const TIMES: u32 = 20;

/// One round: a project of its own, edited and taken back over and over.
pub fn edits(_: &Turn) -> anyhow::Result<()> {
    run::build_programs()?;
    let folder = process::build_folder().join("soak/edits");
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder)?;
    almanac(&folder, &["sample", "mine.almanac"])?;
    for time in 1..=TIMES {
        edit(&folder).with_context(|| format!("edit {time}, the files are in {}", folder.display()))?;
    }
    let size = std::fs::metadata(folder.join("mine.almanac"))?.len();
    println!("{TIMES} edits taken back and combined; the project is now {size} bytes and verifies");
    Ok(())
}

/// A copy is made, this copy is edited, the edit is taken back and done again, the copies are
/// combined; afterwards the text is the edited one and the file verifies.
fn edit(folder: &Path) -> anyhow::Result<()> {
    let before = almanac(folder, &["text", "mine.almanac"])?;
    std::fs::copy(folder.join("mine.almanac"), folder.join("other.almanac"))?;
    let first =
        before.lines().find(|line| line.starts_with(char::is_alphabetic)).context("the sample has a paragraph")?;
    let edited = before.replacen(first, &format!("{first} Seen again."), 1);
    std::fs::write(folder.join("edited.md"), &edited)?;
    almanac(folder, &["text", "mine.almanac", "--set", "edited.md"])?;
    ensure!(almanac(folder, &["text", "mine.almanac"])? == edited, "the text is not the one that was set");
    almanac(folder, &["undo", "mine.almanac"])?;
    ensure!(almanac(folder, &["text", "mine.almanac"])? == before, "undo does not give the text from before");
    almanac(folder, &["redo", "mine.almanac"])?;
    almanac(folder, &["combine", "mine.almanac", "other.almanac"])?;
    ensure!(almanac(folder, &["text", "mine.almanac"])? == edited, "combining with an older copy changed the text");
    almanac(folder, &["undo", "mine.almanac"])?;
    almanac(folder, &["verify", "mine.almanac"])?;
    Ok(())
}

fn almanac(folder: &Path, arguments: &[&str]) -> anyhow::Result<String> {
    let output = command(built("almanac")).args(arguments).current_dir(folder).stderr(Stdio::inherit()).output()?;
    ensure!(output.status.success(), "`almanac {}` failed ({})", arguments.join(" "), output.status);
    Ok(String::from_utf8(output.stdout)?)
}
