//! Builds everything and opens the window; without a display, writes the sample as PDF instead.

use crate::process::{self, build_folder, built, cargo, command, npm};
use crate::setup;
use std::path::{Path, PathBuf};

/// Sets up, builds, and opens the project named, or the sample.
pub fn run(arguments: &[String]) -> anyhow::Result<()> {
    setup::for_running()?;
    build_front_end()?;
    build_programs()?;
    let project = match arguments.first() {
        Some(path) => std::path::absolute(path)?,
        None => sample()?,
    };
    open(&project)
}

/// Builds the front end into `ui/dist`, from where the window's build takes it.
pub fn build_front_end() -> anyhow::Result<()> {
    process::run(npm().args(["run", "build"]))
}

/// Builds all programs. Naming single packages would choose other features for shared libraries and
/// build those twice.
pub fn build_programs() -> anyhow::Result<()> {
    process::run(cargo().args(["build", "--workspace", "--bins"]))
}

/// The sample profile, written once and kept with what the user did to it.
fn sample() -> anyhow::Result<PathBuf> {
    let folder = build_folder().join("sample");
    let project = folder.join("sample.almanac");
    if !project.exists() {
        std::fs::create_dir_all(&folder)?;
        process::run(command(built("almanac")).arg("sample").arg(&project))?;
    }
    Ok(project)
}

fn open(project: &Path) -> anyhow::Result<()> {
    if has_display() {
        println!("Opening {}", project.display());
        return process::run(command(built("almanac-desktop")).arg(project));
    }
    let pdf = project.with_extension("pdf");
    println!("There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.");
    println!("Exporting {} instead.", project.display());
    process::run(command(built("almanac")).arg("export").arg(project).arg("--out").arg(&pdf))?;
    println!("The profile as PDF: {}", pdf.display());
    Ok(())
}

fn has_display() -> bool {
    let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || set("DISPLAY") || set("WAYLAND_DISPLAY")
}
