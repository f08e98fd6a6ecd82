//! Where the built programs and the repository are, and running one of them.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// The top folder of the repository.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the tests have a folder of their own").to_path_buf()
}

/// A built program: from the folder that `ALMANAC_PROGRAMS` names, or `target/debug`.
pub fn program(name: &str) -> PathBuf {
    let folder = std::env::var_os("ALMANAC_PROGRAMS").map_or_else(|| repository().join("target/debug"), PathBuf::from);
    let path = folder.join(format!("{name}{}", std::env::consts::EXE_SUFFIX));
    assert!(path.exists(), "{} is not built; `cargo xtask test` builds it", path.display());
    path
}

/// What a run of the command gave.
#[derive(Debug)]
pub struct Ran {
    /// The exit status.
    pub status: i32,
    /// What it printed.
    pub out: String,
    /// What it printed as errors.
    pub err: String,
}

/// Runs the command `almanac` in a folder.
pub fn almanac(folder: &Path, arguments: &[&str]) -> Ran {
    let output: Output = Command::new(program("almanac"))
        .args(arguments)
        .current_dir(folder)
        .stdin(Stdio::null())
        .output()
        .expect("the command can be started");
    Ran {
        status: output.status.code().unwrap_or(-1),
        out: String::from_utf8(output.stdout).expect("the command prints UTF-8"),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}
