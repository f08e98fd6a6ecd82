//! Inputs that once broke a reader (`crashers/TARGET/…`, found by `cargo run --profile fuzz --example fuzz`), and the seeds of that search.
//!
//! Each must be handled within seconds, without a crash and within bounds of memory.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

#[path = "../examples/fuzz/clock.rs"]
mod clock;
#[path = "../examples/fuzz/seeds.rs"]
mod seeds;
#[path = "../examples/fuzz/targets.rs"]
mod targets;

use std::path::Path;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;

#[test]
fn what_broke_a_reader_once_is_handled() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/crashers");
    let mut seen = 0;
    for target in targets::ALL {
        for file in std::fs::read_dir(folder.join(target.name)).into_iter().flatten() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            let (begin, used) = (Instant::now(), clock::processor_time());
            MEMORY.reset_peak_usage();
            (target.run)(&bytes);
            let now = clock::processor_time();
            let time = now.zip(used).map_or_else(|| begin.elapsed(), |(now, then)| now.saturating_sub(then));
            // Without optimisation all is some ten times slower than in the search.
            let most = if cfg!(debug_assertions) { 60 } else { 20 };
            assert!(time < Duration::from_secs(most), "{} took {time:?}", path.display());
            assert!(MEMORY.peak_usage() < 1 << 30, "{} took {} MB", path.display(), MEMORY.peak_usage() >> 20);
            seen += 1;
        }
    }
    let files =
        std::fs::read_dir(&folder).unwrap().flatten().flat_map(|d| std::fs::read_dir(d.path()).unwrap()).count();
    assert_eq!(seen, files, "every folder is the name of a target");
}

#[test]
fn the_search_begins_with_files_that_are_read() {
    for target in targets::ALL {
        let list = seeds::of(target.name);
        assert!(!list.is_empty(), "{} has no seeds", target.name);
        let text = matches!(target.name, "recipe" | "register" | "question" | "text-form");
        for seed in list {
            (target.run)(&seed);
            assert!(text || (target.takes)(&seed), "a seed of {} is something else", target.name);
            // Metadata and structures hold no values.
            let worded = matches!(target.name, "yaml" | "markdown" | "structure" | "structure-json");
            if !text && !worded {
                let read = almanac_exchange::inspect(&seed, "seed", &almanac_exchange::Context::default());
                let values = read.map(|i| i.tables.iter().map(|t| t.observations).sum::<u64>());
                assert!(values.as_ref().is_ok_and(|n| *n > 0), "{}: {values:?}", target.name);
            }
        }
    }
    assert!(seeds::from_folder(Path::new("no such folder"), 1, |_| true).is_empty());
}
