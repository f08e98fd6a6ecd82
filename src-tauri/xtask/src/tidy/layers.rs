//! Who may know whom: between our own packages, and which of them may name which library.

use super::Problem;
use crate::process::root;
use anyhow::Context;
use cargo_metadata::{DependencyKind, MetadataCommand};

/// A package of ours with the names of what it depends on directly.
#[derive(Debug)]
pub struct Package {
    /// Its name.
    pub name: String,
    /// Direct dependencies, without those of tests: a test may make a hostile database by hand.
    pub needs: Vec<String>,
}

const MIDDLE: &[&str] = &[
    "almanac-core",
    "almanac-document",
    "almanac-store",
    "almanac-exchange",
    "almanac-charts",
    "almanac-typeset",
    "almanac-review",
];

/// What each package may know of the others. A new package must be placed here.
const KNOWS: &[(&str, &[&str])] = &[
    ("almanac-core", &[]),
    ("almanac-document", &["almanac-core"]),
    ("almanac-store", &["almanac-core"]),
    ("almanac-exchange", &["almanac-core"]),
    ("almanac-charts", &["almanac-core"]),
    ("almanac-typeset", &["almanac-core"]),
    ("almanac-review", &["almanac-core"]),
    ("almanac-app", MIDDLE),
    ("almanac-cli", &["almanac-app", "almanac-core"]),
    ("almanac-desktop", &["almanac-app", "almanac-core"]),
    ("almanac-host", &["almanac-app", "almanac-core"]),
    ("almanac-tests", &["almanac-app", "almanac-core", "almanac-host"]),
    ("almanac-bench", &["almanac-app", "almanac-core", "almanac-tests"]),
    ("xtask", &[]),
];

/// Libraries that only some packages may name. A name that ends in `*` stands for all that begin so.
const ONLY: &[(&str, &[&str])] = &[
    ("loro*", &["almanac-document"]),
    ("rusqlite", &["almanac-store"]),
    ("typst*", &["almanac-typeset"]),
    ("plotters*", &["almanac-charts"]),
    ("csv", &["almanac-exchange"]),
    ("calamine", &["almanac-exchange"]),
    ("quick-xml", &["almanac-exchange"]),
    ("saphyr-parser", &["almanac-exchange"]),
    ("rust_xlsxwriter", &["almanac-exchange"]),
    ("tauri*", &["almanac-desktop"]),
    ("tiny_http", &["almanac-host"]),
    ("anyhow", &["almanac-bench", "almanac-cli", "almanac-desktop", "almanac-host", "xtask"]),
];

/// Packages that speak HTTP. `http` itself is only words for requests, and soup's bindings come with
/// the system's web view, which cannot be had without; our content policy keeps it from the network.
const HTTP: &[&str] = &[
    "actix-web",
    "attohttpc",
    "awc",
    "axum",
    "curl",
    "curl-sys",
    "h2",
    "h3",
    "hyper",
    "hyper-util",
    "isahc",
    "minreq",
    "quinn",
    "reqwest",
    "rouille",
    "surf",
    "tiny_http",
    "tungstenite",
    "ureq",
    "warp",
];

/// The packages of the workspace.
pub fn packages() -> anyhow::Result<Vec<Package>> {
    let metadata = MetadataCommand::new()
        .current_dir(root())
        .no_deps()
        .exec()
        .context("cannot ask cargo for the graph of packages")?;
    let describe = |package: cargo_metadata::Package| Package {
        name: package.name.to_string(),
        needs: package
            .dependencies
            .into_iter()
            .filter(|needed| needed.kind != DependencyKind::Development)
            .map(|needed| needed.name)
            .collect(),
    };
    Ok(metadata.packages.into_iter().map(describe).collect())
}

/// Checks the arrows between packages and the libraries that they name.
pub fn check(packages: &[Package]) -> Vec<Problem> {
    packages.iter().flat_map(check_package).collect()
}

fn check_package(package: &Package) -> Vec<Problem> {
    let Some((_, knows)) = KNOWS.iter().find(|(name, _)| *name == package.name) else {
        return vec![Problem::of(&package.name, "has no place in the layers; give it one in xtask/src/tidy/layers.rs")];
    };
    let ours = |name: &str| KNOWS.iter().any(|(other, _)| *other == name);
    let mut problems = Vec::new();
    for needed in &package.needs {
        if ours(needed) && !knows.contains(&needed.as_str()) {
            problems.push(Problem::of(
                &package.name,
                format!("may not know {needed}; what passes between them is a type of core"),
            ));
        }
        for (library, allowed) in ONLY {
            if is_named(needed, library) && !allowed.contains(&package.name.as_str()) {
                problems
                    .push(Problem::of(&package.name, format!("names {needed}, which only {} may", allowed.join(", "))));
            }
        }
    }
    problems
}

fn is_named(name: &str, pattern: &str) -> bool {
    match pattern.strip_suffix('*') {
        Some(beginning) => name.starts_with(beginning),
        None => name == pattern,
    }
}

/// Checks that nothing that speaks HTTP is linked into the shipped programs.
pub fn check_no_http(linked: &[String]) -> Vec<Problem> {
    let mut found: Vec<&str> = linked.iter().map(String::as_str).filter(|name| HTTP.contains(name)).collect();
    found.sort_unstable();
    found.dedup();
    found.into_iter().map(|name| Problem::of(name, "speaks HTTP and is linked into a shipped program")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_one(name: &str, needs: &[&str], problems: usize) {
        let package = Package { name: name.into(), needs: needs.iter().map(|n| (*n).to_owned()).collect() };
        let found = check(&[package]);
        assert_eq!(found.len(), problems, "{name} needs {needs:?}: {found:?}");
    }

    #[test]
    fn arrows_point_down_only() {
        check_one("almanac-store", &["almanac-core"], 0);
        check_one("almanac-store", &["almanac-document"], 1);
        check_one("almanac-document", &["almanac-store"], 1);
        check_one("almanac-charts", &["almanac-typeset"], 1);
        check_one("almanac-cli", &["almanac-store"], 1);
        check_one("almanac-core", &["almanac-app"], 1);
    }

    #[test]
    fn libraries_stay_where_they_belong() {
        check_one("almanac-store", &["rusqlite"], 0);
        check_one("almanac-app", &["rusqlite", "typst-pdf", "anyhow"], 3);
        check_one("almanac-desktop", &["tauri", "tauri-build", "anyhow"], 0);
        check_one("almanac-cli", &["tauri-plugin-dialog"], 1);
    }

    #[test]
    fn a_package_without_a_place_is_a_problem() {
        check_one("almanac-new", &[], 1);
    }

    #[test]
    fn http_is_found_once() {
        let linked = ["serde", "reqwest", "reqwest", "http"].map(str::to_owned);
        assert_eq!(check_no_http(&linked).len(), 1);
    }
}
