//! Prepares the window's build: permissions of its own commands, icons, and the front end's folder.
//!
//! The front end itself is built by `cargo xtask`; when it has not been built yet, a page that says
//! so takes its place, so that `cargo build` works in a fresh clone.

use std::path::Path;

const PAGE: &str = include_str!("src/not_built.html");

fn main() {
    let dist = Path::new("../ui/dist");
    println!("cargo:rerun-if-changed=src/not_built.html");
    println!("cargo:rerun-if-changed=../ui/dist");
    if !dist.join("index.html").exists() {
        let written = std::fs::create_dir_all(dist).and_then(|()| std::fs::write(dist.join("index.html"), PAGE));
        if let Err(error) = written {
            println!("cargo:warning=cannot write ui/dist/index.html: {error}");
        }
    }
    let commands = tauri_build::AppManifest::new().commands(&[
        "rpc",
        "choose_open",
        "choose_save",
        "menu_items",
        "opening",
        "leave",
    ]);
    if let Err(error) = tauri_build::try_build(tauri_build::Attributes::new().app_manifest(commands)) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
}
