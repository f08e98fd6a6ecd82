//! The rules that a compiler does not know: layers, headers, words, colours, links.
//!
//! Each rule is a function from text to problems; this file only finds the files and prints.

mod colours;
mod headers;
mod layers;
mod links;
mod sources;
mod words;

use crate::process::{cargo, command, read, root};
use std::path::Path;

/// Something against the rules, with its place.
#[derive(Debug, PartialEq, Eq)]
pub struct Problem {
    /// File and line, or package.
    pub place: String,
    /// What is wrong and what to do.
    pub what: String,
}

impl Problem {
    /// A problem in a line of a file; lines count from one.
    fn at(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self { place: format!("{path}:{line}"), what: what.into() }
    }
    /// A problem of a whole file or package.
    fn of(place: &str, what: impl Into<String>) -> Self {
        Self { place: place.to_owned(), what: what.into() }
    }
}

/// Checks all rules; all problems are printed.
pub fn tidy() -> anyhow::Result<()> {
    let mut problems = layers::check(&layers::packages()?);
    problems.extend(layers::check_no_http(&shipped_packages()?));
    let files = tracked()?;
    for path in &files {
        // A file that is listed and cannot be read as text is a picture or a font.
        let Ok(text) = std::fs::read_to_string(root().join(path)) else { continue };
        problems.extend(headers::check(path, &text));
        problems.extend(words::check(path, &text));
        problems.extend(colours::check(path, &text));
        problems.extend(sources::check(path, &text));
        problems.extend(links::check(path, &text, |target| exists(path, target)));
    }
    report(&problems, &format!("{} files and the graph of packages follow the rules", files.len()))
}

/// Checks that the types of the border are those that the code gives; run after the tests, which
/// write them.
pub fn wire_types() -> anyhow::Result<()> {
    let folder = "ui/src/wire/generated";
    let status = read(command("git").args(["status", "--porcelain", "--", folder]))?;
    let problems: Vec<Problem> = status
        .lines()
        .map(|line| {
            Problem::of(line.get(3..).unwrap_or(line), "is not what the code gives; commit what the tests wrote")
        })
        .collect();
    report(&problems, "the types of the border are those of the code")
}

fn report(problems: &[Problem], well: &str) -> anyhow::Result<()> {
    for problem in problems {
        println!("{}: {}", problem.place, problem.what);
    }
    anyhow::ensure!(problems.is_empty(), "{} problems", problems.len());
    println!("{well}");
    Ok(())
}

fn tracked() -> anyhow::Result<Vec<String>> {
    Ok(read(command("git").args(["ls-files", "--cached"]))?.lines().map(str::to_owned).collect())
}

/// Names of everything that is linked into the shipped programs on Linux.
fn shipped_packages() -> anyhow::Result<Vec<String>> {
    let mut tree = cargo();
    tree.args(["tree", "--locked", "--edges", "normal", "--prefix", "none", "--format", "{p}"]);
    tree.args(["--target", "x86_64-unknown-linux-gnu", "--package", "almanac-desktop", "--package", "almanac-cli"]);
    Ok(read(&mut tree)?.lines().filter_map(|line| line.split(' ').next()).map(str::to_owned).collect())
}

fn exists(from: &str, target: &str) -> bool {
    let folder = Path::new(from).parent().unwrap_or(Path::new(""));
    root().join(folder).join(target).exists()
}
