//! A process that is killed while it writes: what it had saved is there, whole, and nothing else.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

mod common;

use almanac_core::FixedHost;
use almanac_store::{ProjectFile, StoreError};
use common::{World, add, packed, record, table};
use std::{
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
};

const PROJECT: &str = "ALMANAC_TEST_KILLED_PROJECT";

/// Not a test by itself: what the killed process does. Without the variable there is nothing to do.
#[test]
fn the_process_that_is_killed() {
    let Ok(path) = std::env::var(PROJECT) else { return };
    let file = ProjectFile::open(Path::new(&path), &FixedHost::new("C. Camara", 9)).unwrap();
    let first = file.load_document().unwrap().updates.len();
    // Each operation is a release and an update; both or none must be found later.
    for n in first.. {
        let cells: String = (1900..2024).map(|y| format!("{y} {n};")).collect();
        let table = table("IMM-001", "NSO", &cells);
        let received = format!("file {n}").into_bytes();
        file.transact::<_, StoreError>(|tx| {
            tx.append_update(format!("update {n}").as_bytes())?;
            say(&format!("writing {n}"));
            tx.add_release(&record(&format!("r{n}"), &table, &received), &table, &packed(&received), &mut |_, _| Ok(()))
        })
        .unwrap();
        say(&format!("saved {n}"));
    }
}

/// Past the test harness, which would keep it back.
fn say(line: &str) {
    let mut out = std::io::stdout().lock();
    writeln!(out, "\n@{line}").unwrap();
    out.flush().unwrap();
}

fn start(path: &Path) -> Child {
    Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "the_process_that_is_killed", "--nocapture"])
        .env(PROJECT, path)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap()
}

#[test]
fn what_was_saved_is_there_whole() {
    let world = World::new();
    let file = world.create();
    add(&file, "before", &table("IMM-002", "NSO", "2019 1")).unwrap();
    file.close().unwrap();
    let mut saved = 0;
    for round in 0..12 {
        let mut child = start(&world.path());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        // Killed in the middle of an operation in odd rounds, just after one in even rounds, and each
        // time some thousand instructions later.
        let word = if round % 2 == 0 { "@saved " } else { "@writing " };
        let mut to_go = 1 + round;
        while to_go > 0 {
            let line = lines.next().expect("the process ended by itself").unwrap();
            if let Some(n) = line.strip_prefix("@saved ") {
                saved = saved.max(n.parse::<usize>().unwrap() + 1);
            }
            to_go -= i32::from(line.starts_with(word));
        }
        for spin in 0..round * 20_000 {
            std::hint::black_box(spin);
        }
        child.kill().unwrap();
        child.wait().unwrap();
        for line in lines.map_while(Result::ok) {
            if let Some(n) = line.strip_prefix("@saved ") {
                saved = saved.max(n.parse::<usize>().unwrap() + 1);
            }
        }
        let file = world.open();
        let updates = file.load_document().unwrap().updates;
        assert!(updates.len() >= saved, "round {round}: {} of {saved} are there", updates.len());
        assert!(updates.len() <= saved + 1, "at most the one that was not yet told");
        for (n, update) in updates.iter().enumerate() {
            assert_eq!(update, format!("update {n}").as_bytes());
        }
        assert_eq!(file.releases().unwrap().len(), updates.len() + 1, "an operation is there whole or not at all");
        assert_eq!(file.integrity_check(&mut |_, _| Ok(())).unwrap(), []);
        saved = updates.len();
        file.close().unwrap();
        assert_eq!(world.names().len(), 1, "the journal is folded away: {:?}", world.names());
    }
    assert!(saved > 12);
}

#[test]
fn the_lock_goes_with_the_process() {
    let world = World::new();
    world.create().close().unwrap();
    let mut child = start(&world.path());
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    assert!(lines.any(|l| l.unwrap().starts_with("@saved ")));
    let error = ProjectFile::open(&world.path(), &world.host).unwrap_err();
    assert!(error.to_string().contains("in use by C. Camara"), "{error}");
    child.kill().unwrap();
    child.wait().unwrap();
    world.open();
}
