//! Tries to break every reader with damaged inputs, within bounds of time and memory.
//!
//! `cargo run --profile fuzz -p almanac-exchange --example fuzz -- [--seconds N] [--folder F] [--seeds F] [--list] [TARGET…]`
//!
//! Needs nothing but stable Rust. Seeds are made here, and taken from a folder of real files where one is
//! given; what gives an outcome not seen before is kept and changed again. Each target runs in a process of
//! its own, so that one that ends without a word (stack, memory) is noticed: the input that it was at stands
//! in a file. Inputs that break something are kept in `F/TARGET/broken`; the exit status is then 1.
//! Nothing here judges what a reader understood; the tests do.

#![allow(clippy::print_stdout, reason = "its output is for the person at the terminal")]

mod change;
mod clock;
mod seeds;
mod targets;
mod work;

use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

/// Counts what is allocated, so that the bound on memory holds on every system.
#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

/// What is asked for on the command line.
struct Asked {
    seconds: u64,
    folder: PathBuf,
    seeds: Option<PathBuf>,
    targets: Vec<&'static targets::Target>,
    /// The seed of the random numbers; set for the process that does the work.
    child: Option<u64>,
}

const HELP: &str =
    "fuzz [--seconds N] [--folder FOLDER] [--seeds FOLDER OF FILES] [--list] [--told] [TARGET…]; without a target: all";

fn asked() -> Result<Asked, String> {
    let mut out = Asked {
        seconds: 60,
        folder: PathBuf::from("target/fuzz-inputs"),
        seeds: None,
        targets: Vec::new(),
        child: None,
    };
    let mut words = std::env::args().skip(1);
    while let Some(word) = words.next() {
        let mut next = || words.next().ok_or(format!("{word} wants a value\n{HELP}"));
        let number = |text: String| text.parse::<u64>().map_err(|_| format!("\"{text}\" is no number\n{HELP}"));
        match word.as_str() {
            "--seconds" => out.seconds = number(next()?)?,
            "--folder" => out.folder = next()?.into(),
            "--seeds" => out.seeds = Some(next()?.into()),
            "--told" => out.seconds = 0,
            "--child" => out.child = Some(number(next()?)?),
            "--list" => {
                let names: Vec<&str> = targets::ALL.iter().map(|t| t.name).collect();
                return Err(names.join("\n"));
            }
            name => match targets::ALL.iter().find(|t| t.name == name) {
                Some(target) => out.targets.push(target),
                None => return Err(format!("there is no target \"{name}\"\n{HELP}")),
            },
        }
    }
    if out.targets.is_empty() {
        out.targets = targets::ALL.iter().collect();
    }
    Ok(out)
}

fn main() -> ExitCode {
    let asked = match asked() {
        Ok(asked) => asked,
        Err(text) => {
            println!("{text}");
            let listed = std::env::args().any(|word| word == "--list");
            return if listed { ExitCode::SUCCESS } else { ExitCode::from(2) };
        }
    };
    let mut broken = 0;
    for target in asked.targets.iter().filter(|_| asked.seconds > 0) {
        match asked.child {
            Some(random) => return work::work(target, &asked.folder, asked.seeds.as_deref(), asked.seconds, random),
            None => match watch(target, &asked) {
                Ok(found) => broken += found,
                Err(e) => {
                    println!("{}: {e}", target.name);
                    return ExitCode::from(2);
                }
            },
        }
    }
    if asked.child.is_none() {
        tell(&asked.folder);
    }
    if broken == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// How long each target was tried so far, and how many inputs that broke it lie there.
fn tell(folder: &Path) {
    for target in targets::ALL {
        let folder = folder.join(target.name);
        let seconds = total(&folder);
        let count = |part: &str| std::fs::read_dir(folder.join(part)).map_or(0, Iterator::count);
        println!(
            "{:<10} {:>3} h {:02} min so far, {} outcomes kept, {} broken",
            target.name,
            seconds / 3600,
            seconds / 60 % 60,
            count("kept"),
            count("broken")
        );
    }
}

/// Seconds that a target was tried so far.
fn total(folder: &Path) -> u64 {
    std::fs::read_to_string(folder.join("seconds")).ok().and_then(|text| text.trim().parse().ok()).unwrap_or(0)
}

/// Runs one target in processes of its own until the time is over; returns how many ways to break it were found.
fn watch(target: &targets::Target, asked: &Asked) -> std::io::Result<usize> {
    let folder = asked.folder.join(target.name);
    let found = folder.join("broken");
    std::fs::create_dir_all(&found)?;
    let before = std::fs::read_dir(&found)?.count();
    let begin = Instant::now();
    let whole = Duration::from_secs(asked.seconds);
    // Another run takes other random numbers: the number of the process is one.
    let mut random = u64::from(std::process::id()) << 8;
    let mut deaths = 0;
    while let Some(left) = whole.checked_sub(begin.elapsed()).filter(|d| d.as_secs() > 0) {
        random += 1;
        let mut child = Command::new(std::env::current_exe()?);
        child.args(["--child", &random.to_string(), "--seconds", &left.as_secs().to_string()]);
        child.arg("--folder").arg(&asked.folder);
        if let Some(seeds) = &asked.seeds {
            child.arg("--seeds").arg(seeds);
        }
        let status = child.arg(target.name).status()?;
        match status.code() {
            Some(0) => break,
            // Too slow or too much memory: the process has written the input down itself.
            Some(work::TOO_MUCH) => {}
            Some(_) | None => {
                let last = work::last_input(&folder)?;
                let name = format!("died-{}", work::short_hash(&last));
                println!("{}: ended with {status}; the input is {}", target.name, found.join(&name).display());
                std::fs::write(found.join(name), last)?;
            }
        }
        deaths += 1;
        if deaths >= 20 {
            println!("{}: broken so often that it is left", target.name);
            break;
        }
    }
    std::fs::write(folder.join("seconds"), (total(&folder) + begin.elapsed().as_secs()).to_string())?;
    Ok(std::fs::read_dir(&found)?.count().saturating_sub(before))
}
