//! Works on several copies at random for a long time, and says whether they stayed one profile.
//!
//! `cargo run -p almanac-document --example soak_combine -- 10000 5 1 forward`
//! (operations per copy, copies, seed, `forward` or `everything`).
#![allow(clippy::print_stdout)]

use almanac_document::testing::{Copies, Mix, below};

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
    for round in 0..operations * copies {
        all.work(round % copies, mix)?;
        // Copies meet rarely and in pairs, as people do who send each other files.
        if below(&chance, 200) == 0 {
            all.exchange(below(&chance, copies), below(&chance, copies))?;
        }
        if round % 20_000 == 19_999 {
            all.exchange_all()?;
            complaints.extend(all.complaints(mix));
        }
    }
    all.exchange_all()?;
    complaints.extend(all.complaints(mix));
    complaints.extend(all.complaints_after_reopening()?);
    let profile = all.copies.first().map(|(d, _)| d.profile()).unwrap_or_default();
    let snapshot = all.copies.first().map(|(d, _)| d.snapshot()).transpose()?.unwrap_or_default();
    println!(
        "soak_combine seed={seed} copies={copies} operations={} sections={} blocks={} disagreements={} \
         snapshot_bytes={} complaints={}",
        all.operations,
        profile.sections.len(),
        profile.blocks.len(),
        all.copies.first().map_or(0, |(d, _)| d.disagreements().len()),
        snapshot.len(),
        complaints.len()
    );
    for complaint in complaints.iter().take(20) {
        println!("  {complaint}");
    }
    if complaints.is_empty() { Ok(()) } else { Err("the copies are not one profile".into()) }
}
