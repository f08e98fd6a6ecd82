//! One run of a program: how long, how much processor, how much memory, and what it printed.

use crate::process::command;
use anyhow::{Context, ensure};
use std::ffi::OsStr;
use std::io::Read;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

/// What one run took.
#[derive(Debug, Clone, Default)]
pub struct Took {
    /// Seconds by the clock.
    pub seconds: f64,
    /// Seconds of processor, its own and the kernel's for it; steadier than the clock on a busy machine.
    pub processor: f64,
    /// The most memory that it held, in MiB, as Linux counts it; looked at every few milliseconds.
    pub memory: f64,
    /// What it printed.
    pub out: String,
}

impl Took {
    /// A number that the program printed as `name<TAB>number`.
    pub fn number(&self, name: &str) -> anyhow::Result<f64> {
        let line = self.out.lines().find_map(|l| l.strip_prefix(name)?.strip_prefix('\t'));
        line.with_context(|| format!("\"{name}\" was not printed"))?.parse().context("a number was wanted")
    }
}

/// Runs a program to its end.
pub fn took<S: AsRef<OsStr>>(program: &Path, arguments: impl IntoIterator<Item = S>) -> anyhow::Result<Took> {
    let mut all = command(program);
    all.args(arguments).stdout(Stdio::piped());
    let before = children_seconds();
    let start = Instant::now();
    let mut child = all.spawn().with_context(|| format!("cannot start {}", program.display()))?;
    let mut pipe = child.stdout.take().context("the output is ours")?;
    let reader = std::thread::spawn(move || {
        let mut out = String::new();
        pipe.read_to_string(&mut out).map(|_| out)
    });
    let mut memory = 0.0;
    let status = loop {
        memory = peak(child.id()).unwrap_or(memory);
        if let Some(status) = child.try_wait()? {
            break status;
        }
        std::thread::sleep(Duration::from_millis(2));
    };
    let seconds = start.elapsed().as_secs_f64();
    let out = reader.join().map_err(|_| anyhow::anyhow!("the output cannot be read"))??;
    // What was refused took no time that means anything.
    ensure!(status.success(), "{} failed ({status}): {out}", program.display());
    Ok(Took { seconds, processor: children_seconds() - before, memory, out })
}

/// Several runs, each made in turn with its baseline, so that both meet the same weather; of each number the
/// smallest is taken.
pub fn in_turn(
    rounds: usize,
    mut ours: impl FnMut() -> anyhow::Result<Took>,
    mut baseline: impl FnMut() -> anyhow::Result<Took>,
) -> anyhow::Result<(Took, Took)> {
    let (mut best, mut best_baseline): (Option<Took>, Option<Took>) = (None, None);
    for _ in 0..rounds {
        keep(&mut best_baseline, baseline()?);
        keep(&mut best, ours()?);
    }
    best.zip(best_baseline).context("at least one round")
}

/// Keeps each number's smallest.
fn keep(best: &mut Option<Took>, run: Took) {
    match best {
        None => *best = Some(run),
        Some(b) => {
            b.seconds = b.seconds.min(run.seconds);
            b.processor = b.processor.min(run.processor);
            b.memory = b.memory.min(run.memory);
        }
    }
}

/// Processor seconds of all children that have ended, from `/proc`; 0 where there is none.
fn children_seconds() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The name in parentheses may hold spaces; what follows it does not. Ticks are hundredths on Linux.
    let after = stat.rsplit_once(')').map(|(_, rest)| rest).unwrap_or_default();
    after.split_whitespace().skip(13).take(2).filter_map(|t| t.parse::<f64>().ok()).sum::<f64>() / 100.0
}

fn peak(process: u32) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok().map(|k| k / 1024.0)
}

/// Prints the comparison of one run with its baseline.
pub fn ratio(what: &str, ours: &Took, of: &str, baseline: &Took, aim: &str) {
    println!(
        "{what}: {:.2} times {of} ({:.2} s to {:.2} s; processor {:.2} s to {:.2} s, {:.2} times; memory {:.0} MiB to {:.0} MiB); aim: {aim}",
        ours.seconds / baseline.seconds,
        ours.seconds,
        baseline.seconds,
        ours.processor,
        baseline.processor,
        ours.processor / baseline.processor,
        ours.memory,
        baseline.memory,
    );
}
