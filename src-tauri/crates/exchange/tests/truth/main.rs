//! Compares readings with facts about real files, where a folder of such files lies beside the project.
//!
//! Each fact is a question in words and its answer. What is asked is what the reader understood: the tables,
//! observations, dimensions, flags, missing kinds, notes, code lists and heads of messages that it gives; the
//! received text only where a question is about a cell or a heading. Only general forms of questions are known
//! here (`forms`); no file is. A question of no known form is listed with the reason. Without the folder the
//! test says "skipped".
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]
#![allow(clippy::print_stdout, reason = "what was skipped or left open is said")]

mod compare;
mod forms;
mod pick;
mod question;
mod reasons;
mod seen;
mod terms;

use question::Question;
use seen::Seen;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Mutex;

fn folder() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().map(|a| a.join("shared/data")).find(|p| p.join("truth.csv").is_file())
}

/// What came of one question.
enum Outcome {
    Holds,
    Fails(String),
    NotAskable(&'static str),
}

fn ask(seen: &Seen, question: &str, expected: &str) -> Outcome {
    match forms::answer(seen, &Question::new(seen, question)) {
        None => Outcome::NotAskable(reasons::why_not(question)),
        Some(got) if compare::same(seen, &got, expected) => Outcome::Holds,
        Some(got) => Outcome::Fails(got),
    }
}

#[test]
fn readings_agree_with_the_facts() {
    let Some(data) = folder() else {
        println!("skipped: no folder of real files beside the project");
        return;
    };
    let text = std::fs::read_to_string(data.join("truth.csv")).expect("the facts are readable");
    let mut facts: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for record in csv::Reader::from_reader(text.as_bytes()).records().flatten() {
        facts.entry(record[0].to_string()).or_default().push((record[1].to_string(), record[2].to_string()));
    }
    let only = std::env::var("ALMANAC_TRUTH_ONLY").unwrap_or_default();
    facts.retain(|path, _| path.contains(&only));
    let (holds, fails, unasked) = (Mutex::new(0_usize), Mutex::new(Vec::new()), Mutex::new(BTreeMap::new()));
    let queue = Mutex::new(facts.iter());
    std::thread::scope(|threads| {
        for _ in 0..2 {
            threads.spawn(|| {
                loop {
                    let Some((path, questions)) = queue.lock().unwrap().next() else { break };
                    let seen = Seen::load(&data.join(path));
                    for (question, expected) in questions {
                        match ask(&seen, question, expected) {
                            Outcome::Holds => *holds.lock().unwrap() += 1,
                            Outcome::Fails(got) => fails
                                .lock()
                                .unwrap()
                                .push(format!("{path}: {question}\n    expected {expected}, read {got}")),
                            Outcome::NotAskable(why) => unasked
                                .lock()
                                .unwrap()
                                .entry(why)
                                .or_insert_with(Vec::new)
                                .push(format!("{path}: {question} = {expected}")),
                        }
                    }
                }
            });
        }
    });
    let (holds, mut fails, unasked) =
        (holds.into_inner().unwrap(), fails.into_inner().unwrap(), unasked.into_inner().unwrap());
    let not_askable: usize = unasked.values().map(Vec::len).sum();
    println!("{holds} facts hold, {} fail, {not_askable} are not askable", fails.len());
    fails.sort();
    fails.iter().for_each(|f| println!("FAIL {f}"));
    for (why, questions) in &unasked {
        println!("NOT ASKABLE, {why}:");
        questions.iter().for_each(|q| println!("    {q}"));
    }
    if !only.is_empty() {
        return;
    }
    assert!(fails.is_empty(), "{} facts do not hold", fails.len());
    assert!(not_askable * 50 <= holds, "only {holds} facts could be asked, {not_askable} could not");
}
