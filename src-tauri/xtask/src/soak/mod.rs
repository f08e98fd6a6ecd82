//! What takes long: random work on copies, killed programs, edits without end.
//!
//! Every part runs in rounds, each with the next seed, so that no two soaks do the same. The hours of
//! every part are added up in the build folder and told at the end.

mod combine;
mod edits;
mod hours;
pub mod kills;

use anyhow::{Context, ensure};
use hours::Hours;
use std::time::{Duration, Instant};

/// One part: a file of its own.
struct Part {
    name: &'static str,
    /// One round at full size; all that it finds wrong is an error.
    round: fn(&Turn) -> anyhow::Result<()>,
}

const PARTS: &[Part] = &[
    Part { name: "combine", round: combine::combine },
    Part { name: "edits", round: edits::edits },
    Part { name: "fuzz", round: |turn| crate::fuzz::round(turn.seed) },
    Part { name: "kills", round: kills::kills },
];

/// One round of a part.
pub struct Turn {
    /// Which random work: the number of the round since the first soak.
    pub seed: u64,
}

/// `cargo xtask soak [MINUTES] [WHAT…]`: each part for so many minutes and at least one round.
pub fn soak(arguments: &[String]) -> anyhow::Result<()> {
    let minutes = arguments.first().and_then(|word| word.parse::<u64>().ok());
    let names = arguments.get(usize::from(minutes.is_some())..).unwrap_or_default();
    let known = || PARTS.iter().map(|part| part.name).collect::<Vec<_>>().join(", ");
    for name in names {
        let is_known = PARTS.iter().any(|part| part.name == name);
        ensure!(is_known, "there is no part '{name}' to soak; there are: {}", known());
    }
    let chosen = PARTS.iter().filter(|part| names.is_empty() || names.iter().any(|name| part.name == name));
    let mut hours = Hours::read()?;
    let mut failed = Vec::new();
    for part in chosen {
        let begin = Instant::now();
        let time = Duration::from_secs(60 * minutes.unwrap_or(0));
        loop {
            let turn = Turn { seed: hours.rounds(part.name) + 1 };
            println!("\n=== {}, seed {} ===", part.name, turn.seed);
            let start = Instant::now();
            let outcome = (part.round)(&turn).with_context(|| format!("{} with seed {}", part.name, turn.seed));
            hours.add(part.name, start.elapsed())?;
            if let Err(error) = outcome {
                eprintln!("{error:#}");
                failed.push(format!("{} with seed {}", part.name, turn.seed));
                break;
            }
            if begin.elapsed() >= time {
                break;
            }
        }
    }
    println!("\n{hours}");
    ensure!(failed.is_empty(), "failed: {}", failed.join(", "));
    Ok(())
}
