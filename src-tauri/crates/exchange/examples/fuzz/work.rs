//! The process that does the work: changes inputs, runs them under a watch, keeps what is new and what breaks.

use crate::MEMORY;
use crate::change::Changer;
use crate::clock::processor_time;
use crate::seeds;
use crate::targets::Target;
use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Seek, Write};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The most time of a processor that one input may take.
const MOST_TIME: Duration = Duration::from_secs(20);
/// The most time by the clock; on a busy machine the processor is mostly elsewhere.
const MOST_CLOCK: Duration = Duration::from_secs(600);
/// The most memory that one input may take, in bytes.
const MOST_MEMORY: usize = 1 << 30;
/// The stack that the application's own workers have.
const STACK: usize = 2 << 20;
/// Exit status of a process that stopped at one of the bounds.
pub const TOO_MUCH: i32 = 9;
/// Larger files of the folder of seeds would take the time of a hundred small ones.
const LARGEST_SEED: usize = 1 << 15;
/// Inputs that are kept at most.
const MOST_KEPT: usize = 4_000;

/// The file with the input that is being run: its length and its bytes. The file is written over and never cut,
/// since file systems take their time over files that are cut.
fn current(folder: &Path) -> PathBuf {
    folder.join("current")
}

/// The input that a process was at when it ended.
pub fn last_input(folder: &Path) -> std::io::Result<Vec<u8>> {
    let bytes = std::fs::read(current(folder))?;
    let Some((length, rest)) = bytes.split_first_chunk::<8>() else { return Ok(Vec::new()) };
    let length = usize::try_from(u64::from_le_bytes(*length)).unwrap_or(usize::MAX);
    Ok(rest.get(..length).unwrap_or(rest).to_vec())
}

/// A short name for an input.
pub fn short_hash(bytes: &[u8]) -> String {
    almanac_exchange::sha256_hex(bytes).chars().take(12).collect()
}

/// What is being run, and since when.
type Running = Arc<Mutex<Option<(Instant, Arc<Vec<u8>>)>>>;

/// Works for so many seconds.
pub fn work(target: &'static Target, folder: &Path, more: Option<&Path>, seconds: u64, random: u64) -> ExitCode {
    let folder = folder.join(target.name);
    let (kept, broken) = (folder.join("kept"), folder.join("broken"));
    for made in [&kept, &broken] {
        if let Err(e) = std::fs::create_dir_all(made) {
            println!("{}: cannot make {}: {e}", target.name, made.display());
            return ExitCode::from(2);
        }
    }
    let current = match File::create(current(&folder)) {
        Ok(file) => file,
        Err(e) => {
            println!("{}: cannot write into {}: {e}", target.name, folder.display());
            return ExitCode::from(2);
        }
    };
    let running: Running = Arc::default();
    guard(target, running.clone(), broken.clone());
    let where_it_broke: Arc<Mutex<String>> = Arc::default();
    let noted = where_it_broke.clone();
    std::panic::set_hook(Box::new(move |info| {
        let place = info.location().map_or(String::new(), ToString::to_string);
        let mut held = noted.lock().unwrap_or_else(PoisonError::into_inner);
        let payload = info.payload();
        let words = payload.downcast_ref::<&str>().copied();
        let words = words.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
        *held = format!("{place}: {}", words.unwrap_or(""));
    }));
    let first = seeds::of(target.name);
    // What was kept before is named by its outcome, and not run again.
    let known: BTreeSet<u64> = std::fs::read_dir(&kept)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|e| u64::from_str_radix(&e.file_name().to_string_lossy(), 16).ok())
        .collect();
    let mut corpus = seeds::from_folder(&kept, usize::MAX, |_| true);
    if let Some(more) = more {
        corpus.extend(seeds::from_folder(more, LARGEST_SEED, |bytes| (target.takes)(bytes)));
    }
    let worker = std::thread::Builder::new().stack_size(STACK).spawn(move || {
        Worker {
            target,
            current,
            kept,
            broken,
            running,
            where_it_broke,
            corpus,
            known,
            places: BTreeSet::new(),
            most_memory: 0,
            slowest: Duration::ZERO,
        }
        .run(first, Duration::from_secs(seconds), Changer::new(random, target.words, target.packed))
    });
    match worker.map(std::thread::JoinHandle::join) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(_)) | Err(_) => ExitCode::from(2),
    }
}

/// Watches the bounds from beside the work, and ends the process when one is passed.
fn guard(target: &'static Target, running: Running, broken: PathBuf) {
    let begin = Instant::now();
    std::thread::spawn(move || {
        let mut seen: Option<(Instant, Duration)> = None;
        loop {
            std::thread::sleep(Duration::from_millis(20));
            let held = running.lock().unwrap_or_else(PoisonError::into_inner).clone();
            let Some((since, input)) = held else { continue };
            let used = processor_time().unwrap_or(begin.elapsed());
            let at_first = match seen {
                Some((of, used)) if of == since => used,
                Some(_) | None => used,
            };
            seen = Some((since, at_first));
            let kind = if used.saturating_sub(at_first) > MOST_TIME || since.elapsed() > MOST_CLOCK {
                "slow"
            } else if MEMORY.current_usage() > MOST_MEMORY {
                "memory"
            } else {
                continue;
            };
            let path = broken.join(format!("{kind}-{}", short_hash(&input)));
            println!(
                "{}: {kind} after {} ms and {} MB: {}",
                target.name,
                since.elapsed().as_millis(),
                MEMORY.current_usage() >> 20,
                path.display()
            );
            let _ = std::fs::write(path, &**input);
            std::process::exit(TOO_MUCH);
        }
    });
}

struct Worker {
    target: &'static Target,
    current: File,
    kept: PathBuf,
    broken: PathBuf,
    running: Running,
    where_it_broke: Arc<Mutex<String>>,
    corpus: Vec<Vec<u8>>,
    /// Outcomes seen.
    known: BTreeSet<u64>,
    /// Places of panics seen.
    places: BTreeSet<String>,
    most_memory: usize,
    slowest: Duration,
}

impl Worker {
    fn run(mut self, first: Vec<Vec<u8>>, time: Duration, mut changer: Changer) {
        let begin = Instant::now();
        let mut inputs = 0_u64;
        for seed in first {
            self.corpus.push(seed.clone());
            self.one(seed, false);
            inputs += 1;
        }
        while begin.elapsed() < time {
            let input = changer.next(&self.corpus);
            self.one(input, true);
            inputs += 1;
        }
        println!(
            "{}: {inputs} inputs in {} s, {} outcomes, {} broken, at most {} MB and {} ms",
            self.target.name,
            begin.elapsed().as_secs(),
            self.known.len(),
            self.places.len(),
            self.most_memory >> 20,
            self.slowest.as_millis()
        );
    }

    fn one(&mut self, input: Vec<u8>, keep: bool) {
        let input = Arc::new(input);
        // A process that ends without a word leaves its input here.
        if self.current.rewind().is_ok() {
            let _ = self.current.write_all(&[&(input.len() as u64).to_le_bytes(), input.as_slice()].concat());
        }
        let begin = Instant::now();
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = Some((begin, input.clone()));
        MEMORY.reset_peak_usage();
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.target.run)(&input)));
        let peak = MEMORY.peak_usage();
        *self.running.lock().unwrap_or_else(PoisonError::into_inner) = None;
        self.slowest = self.slowest.max(begin.elapsed());
        self.most_memory = self.most_memory.max(peak);
        if peak > MOST_MEMORY && self.places.insert("memory".into()) {
            let path = self.broken.join(format!("memory-{}", short_hash(&input)));
            println!("{}: {} MB were asked for: {}", self.target.name, peak >> 20, path.display());
            let _ = std::fs::write(path, &**input);
        }
        match outcome {
            Ok(outcome) => {
                if self.known.insert(outcome) && keep && self.corpus.len() < MOST_KEPT {
                    let _ = std::fs::write(self.kept.join(format!("{outcome:016x}")), &**input);
                    self.corpus.push(input.to_vec());
                }
            }
            Err(_) => {
                let place = self.where_it_broke.lock().unwrap_or_else(PoisonError::into_inner).clone();
                let first = place.split(": ").next().unwrap_or("").to_string();
                if self.places.insert(first.clone()) {
                    let path = self.broken.join(format!("panic-{}", short_hash(first.as_bytes())));
                    println!("{}: {place}: {}", self.target.name, path.display());
                    let _ = std::fs::write(path, &**input);
                }
            }
        }
    }
}
