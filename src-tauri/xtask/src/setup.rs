//! Installs what a fresh machine lacks: system packages, the front end's packages, the window's driver.
//!
//! Rust and Node are expected. System packages are installed on Debian and its relatives, as root or
//! through sudo; elsewhere their names are printed. What is there already is left alone.

use crate::process::{cargo, command, exists, npm, read, root, run};
use anyhow::{Context, bail};
use std::path::Path;
use std::process::{Command, Stdio};

/// What building needs, by Debian's names.
const BUILD: &[&str] = &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev"];
/// What the tests need beside.
const TEST: &[&str] = &["xvfb", "xdotool", "webkit2gtk-driver", "poppler-utils"];
/// What the benches measure against, and the screen that they watch.
const BENCH: &[&str] = &["sqlite3", "python3-pandas", "xvfb"];
/// Browsers that the tests can drive.
const BROWSERS: &[&str] = &["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];
/// The oldest Node that builds the front end.
const NODE: u32 = 20;

/// Makes building and running possible.
pub fn for_running() -> anyhow::Result<()> {
    system_packages(BUILD)?;
    front_end()
}

/// Makes testing possible.
pub fn for_tests() -> anyhow::Result<()> {
    let mut wanted: Vec<&str> = BUILD.iter().chain(TEST).copied().collect();
    if browser().is_none() {
        wanted.push("chromium");
    }
    system_packages(&wanted)?;
    front_end()?;
    window_driver()
}

/// Makes measuring possible.
pub fn for_benches() -> anyhow::Result<()> {
    system_packages(&BUILD.iter().chain(BENCH).copied().collect::<Vec<_>>())?;
    front_end()
}

/// A browser for the browser tests.
pub fn browser() -> Option<String> {
    let found = BROWSERS.iter().find(|name| exists(name))?;
    read(command("sh").args(["-c", &format!("command -v {found}")])).ok().map(|path| path.trim().to_owned())
}

/// Installs the packages that are missing.
fn system_packages(wanted: &[&str]) -> anyhow::Result<()> {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !exists("dpkg-query") {
        println!("This system has no Debian packages. Needed are the equivalents of: {}", wanted.join(" "));
        return Ok(());
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("Installing system packages: {}", missing.join(" "));
    run(apt()?.arg("update")).context("cannot refresh the list of packages")?;
    run(apt()?.args(["install", "--yes", "--no-install-recommends"]).args(&missing))
        .with_context(|| format!("cannot install {}", missing.join(" ")))
}

fn installed(package: &str) -> bool {
    let mut query = command("dpkg-query");
    query.args(["--show", "--showformat", "${db:Status-Status}", package]).stderr(Stdio::null());
    query.output().is_ok_and(|output| output.stdout == b"installed")
}

/// `apt-get` as root: directly, or through sudo where that asks for no password or can ask for one.
fn apt() -> anyhow::Result<Command> {
    let root = read(command("id").arg("-u"))?.trim() == "0";
    let mut apt = if root {
        command("apt-get")
    } else if exists("sudo") {
        let mut sudo = command("sudo");
        // The person at the terminal may be asked for the password.
        sudo.stdin(Stdio::inherit()).arg("DEBIAN_FRONTEND=noninteractive").arg("apt-get");
        sudo
    } else {
        bail!("system packages are missing and neither root nor sudo is at hand; run `cargo xtask setup` as root once");
    };
    apt.env("DEBIAN_FRONTEND", "noninteractive").arg("-q");
    Ok(apt)
}

/// Installs the front end's packages when the lock file is newer than what is installed.
fn front_end() -> anyhow::Result<()> {
    let version = read(command("node").arg("--version")).context("Node is needed to build the front end")?;
    if major(&version).is_none_or(|major| major < NODE) {
        bail!("Node {NODE} or newer is needed, this is {}", version.trim());
    }
    let ui = root().join("ui");
    if newer(&ui.join("package-lock.json"), &ui.join("node_modules/.package-lock.json")) {
        println!("Installing the front end's packages");
        run(npm().args(["ci", "--no-fund", "--no-audit"]))?;
    }
    Ok(())
}

/// `v20.20.2` is 20.
fn major(version: &str) -> Option<u32> {
    version.trim().trim_start_matches('v').split('.').next()?.parse().ok()
}

/// Whether `source` has changed since `result` was written, or `result` is not there.
pub fn newer(source: &Path, result: &Path) -> bool {
    let time = |path: &Path| std::fs::metadata(path).and_then(|data| data.modified()).ok();
    match (time(source), time(result)) {
        (Some(source), Some(result)) => source > result,
        _ => true,
    }
}

/// Installs the program that drives the real window in tests, once.
fn window_driver() -> anyhow::Result<()> {
    if !cfg!(target_os = "linux") || root().join("target/tools/bin/tauri-driver").exists() {
        return Ok(());
    }
    println!("Installing tauri-driver into target/tools");
    let mut install = cargo();
    install.args(["install", "--locked", "--quiet", "--root", "target/tools", "tauri-driver", "--version", "^2"]);
    run(&mut install)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(printed: &str, expected: Option<u32>) {
        assert_eq!(major(printed), expected, "{printed}");
    }

    #[test]
    fn nodes_version_is_read() {
        check("v20.20.2\n", Some(20));
        check("24.1.0", Some(24));
        check("", None);
    }

    #[test]
    fn what_is_not_there_is_older_than_everything() {
        let here = root().join("Cargo.toml");
        assert!(newer(&here, Path::new("no such file")));
        assert!(!newer(&here, &here));
    }
}
