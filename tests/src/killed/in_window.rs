//! Killing the program in its window while somebody types or takes a delivery in.

use super::{Done, Import, Left, Tally, imports_of, word};
use crate::chance::Chance;
use crate::rooms::{open_at_informal_employment, plan_delivery};
use crate::sample::{DELIVERY, PRINTED, delivery, following, write};
use crate::window::Window;
use std::path::Path;
use std::process::Command;
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

/// A kill comes within this after the first key or the click on Accept, in milliseconds.
const LONGEST: u64 = 4_000;
/// The end of a line.
const END: &str = "\u{E010}";

/// Kills as often as told, in one project that goes through all of it: while somebody types and, every
/// other time, while a delivery is taken in.
#[track_caller]
pub fn kill_often(kills: u64, seed: u64) -> Tally {
    let home = tempfile::tempdir().expect("a folder for settings");
    let project = write(home.path());
    let mut chance = Chance::new(seed);
    let (mut tally, mut imports, mut number) = (Tally::default(), imports_of(&project), PRINTED);
    for round in 0..kills {
        let window = open_at_informal_employment(home.path(), &project);
        let done = if round % 2 == 0 {
            while_typing(&window, round, chance.below(LONGEST))
        } else {
            while_importing(&window, home.path(), number, chance.below(LONGEST / 4))
        };
        drop(window);
        let acknowledged = done.import.is_some_and(|i| i.acknowledged);
        let left = Left::of(&project, &done, imports + usize::from(acknowledged));
        imports += usize::from(done.import.is_some_and(|i| left.number == i.after));
        number = left.number;
        tally.add(&done, &left);
    }
    tally
}

/// Kills the program after so many milliseconds; the moment when it was done.
fn kill_later(window: &Window, milliseconds: u64) -> JoinHandle<Instant> {
    let process = window.process().to_string();
    std::thread::spawn(move || {
        std::thread::sleep(Duration::from_millis(milliseconds));
        let killed = Instant::now();
        let status = Command::new("kill").args(["-KILL", &process]).status();
        assert!(status.is_ok_and(|s| s.success()), "the program was gone before it was killed");
        killed
    })
}

fn while_typing(window: &Window, round: u64, after: u64) -> Done {
    window.click(".ProseMirror p:last-of-type");
    window.page.type_text(END).expect("keys arrive");
    let killing = kill_later(window, after);
    let mut typed = Vec::new();
    loop {
        let (word, at) = (word(round, typed.len()), Instant::now());
        let arrived = window.page.type_text(&format!(" {word}"));
        // Keys that were under way when the program was killed were not typed into anything.
        if arrived.is_err() {
            break;
        }
        typed.push((word, at));
    }
    let killed = killing.join().expect("the program was killed");
    Done { typed, acknowledged: 0, import: None, killed }
}

fn while_importing(window: &Window, home: &Path, before: u32, after: u64) -> Done {
    let number = following(before);
    let file = home.join(DELIVERY);
    std::fs::write(&file, delivery(number)).expect("the file can be written");
    plan_delivery(window, &file);
    let killing = kill_later(window, after);
    let clicked = window.page.click("dialog[open] footer .primary");
    let acknowledged = clicked.is_ok()
        && window.page.until("!document.querySelector('dialog[open]')", Duration::from_secs(10)).is_ok();
    let killed = killing.join().expect("the program was killed");
    Done { typed: Vec::new(), acknowledged: 0, import: Some(Import { before, after: number, acknowledged }), killed }
}
