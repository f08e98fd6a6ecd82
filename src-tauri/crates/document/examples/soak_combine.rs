//! Works on several copies at random for a long time, and says whether they stayed one profile.
//!
//! `cargo run -p almanac-document --example soak_combine -- 10000 5 1 forward`
//! (operations of all copies together, copies, seed, `forward` or `everything`).
#![allow(clippy::print_stdout)]

use almanac_document::testing::{Copies, Mix, below};

/// Operations between two meetings in which everybody gets everything and all is compared.
const MEETING: usize = 2_500;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |at: usize, otherwise: usize| words.get(at).and_then(|w| w.parse().ok()).unwrap_or(otherwise);
    let (operations, copies, seed) = (number(0, 1_000), number(1, 5), number(2, 1));
    let mix = match words.get(3).map(String::as_str) {
        Some("everything") => Mix::Everything,
        Some(_) | None => Mix::Forward,
    };
    let chance = almanac_core::FixedHost::new("Chance", seed as u64);
    let mut all = Copies::new(copies, seed as u64)?;
    let mut complaints = Vec::new();
    for round in 1..=operations {
        all.work(below(&chance, copies), mix)?;
        // Copies meet rarely and in pairs, as people do who send each other files.
        if below(&chance, 40) == 0 {
            let from = below(&chance, copies);
            all.exchange(from, (from + 1 + below(&chance, copies - 1)) % copies)?;
        }
        if round == operations {
            complaints.extend(all.complaints_of_every_order()?);
        }
        if round == operations || round % MEETING == 0 {
            all.exchange_all()?;
            complaints.extend(all.complaints(mix));
        }
    }
    complaints.extend(all.complaints_after_reopening()?);
    let Some((first, _)) = all.copies.first() else { return Err("there is no copy".into()) };
    let profile = first.profile();
    println!(
        "{mix:?}, seed {seed}: {copies} copies, {} operations, {} exchanges, {} cut-off or early bundles refused, \
         every order of exchange; {} sections, {} blocks, {} deliveries, {} disagreements, {} bytes; {} complaints",
        all.operations,
        all.exchanges,
        all.refused,
        profile.sections.len(),
        profile.blocks.len(),
        profile.datasets.values().map(|d| d.releases.len()).sum::<usize>(),
        first.disagreements().len(),
        first.snapshot()?.len(),
        complaints.len()
    );
    for complaint in complaints.iter().take(20) {
        println!("  {complaint}");
    }
    if complaints.is_empty() { Ok(()) } else { Err("the copies are not one profile".into()) }
}
