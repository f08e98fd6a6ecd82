//! How fast, how small, how much memory: every line a ratio to a baseline that is named and measured in the
//! same run, so that the machine and what else it does count on both sides.
//!
//! `cargo xtask bench [pages] [data] [window]`; without a word, all three. Builds the optimised programs first.

mod data;
mod measure;
mod pages;
mod window;

use crate::process::{self, build_folder, cargo};
use crate::{run, setup};
use std::path::{Path, PathBuf};

/// Where the measured files lie while they are measured.
struct Place {
    /// For projects and outputs.
    folder: PathBuf,
    /// The optimised programs.
    programs: PathBuf,
}

impl Place {
    fn file(&self, name: &str) -> PathBuf {
        self.folder.join(name)
    }
    fn program(&self, name: &str) -> PathBuf {
        self.programs.join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }
}

/// `cargo xtask bench`.
pub fn bench(parts: &[String]) -> anyhow::Result<()> {
    const PARTS: [&str; 3] = ["pages", "data", "window"];
    if let Some(unknown) = parts.iter().find(|p| !PARTS.contains(&p.as_str())) {
        anyhow::bail!("there is no part \"{unknown}\"; there are: {}", PARTS.join(", "));
    }
    setup::for_benches()?;
    run::build_front_end()?;
    process::run(cargo().args(["build", "--release", "--workspace", "--bins", "--examples"]))?;
    // On a disk in memory where there is one: the disk's speed is not ours.
    let shared = Path::new("/dev/shm");
    let base = if shared.is_dir() { shared.to_path_buf() } else { build_folder() };
    let place = Place {
        folder: base.join(format!("almanac-bench-{}", std::process::id())),
        programs: build_folder().join("release"),
    };
    std::fs::create_dir_all(&place.folder)?;
    let wanted = |part: &str| parts.is_empty() || parts.iter().any(|p| p == part);
    let outcome = (|| {
        if wanted("pages") {
            pages::pages(&place)?;
        }
        if wanted("data") {
            data::data(&place)?;
        }
        if wanted("window") {
            window::window(&place)?;
        }
        Ok(())
    })();
    let _ = std::fs::remove_dir_all(&place.folder);
    outcome
}
