//! Every number that stands in a sentence of the printed sample is the number of the data.
//!
//! The sentences are taken from the text, the numbers from `almanac data`, and both are looked for in the PDF
//! as any reader program gets its text. Values that are computed (a change, a share, a rank) are looked for as
//! `almanac value` answers them.

use almanac_tests::programs::almanac;
use serde_json::Value;
use std::collections::{BTreeMap, HashMap};
use std::path::Path;
use std::process::Command;

/// A linked value with the words before it.
struct Linked {
    before: String,
    question: String,
    format: String,
}

fn says(folder: &Path, arguments: &[&str]) -> String {
    let ran = almanac(folder, arguments);
    assert_eq!(ran.status, 0, "{ran:?}");
    ran.out
}

/// Without blanks and hyphens: lines are broken elsewhere on the page than in the text.
fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}')).collect()
}

/// Every linked value of a text that has plain words before it.
fn linked(text: &str) -> Vec<Linked> {
    let mut out = Vec::new();
    for line in text.lines() {
        let mut rest = line;
        while let Some((words, after)) = rest.split_once("{=") {
            let Some((inside, after)) = after.split_once('}') else { break };
            let plain = words.rsplit(['}', '*', '{', '[', ']']).next().unwrap_or_default();
            let (question, format) = inside.split_once(';').unwrap_or((inside, ""));
            out.push(Linked {
                before: squeezed(plain),
                question: question.trim().to_owned(),
                format: format.trim().to_owned(),
            });
            rest = after;
        }
    }
    out
}

/// Numbers of the data by the written question that asks for exactly one of them.
fn numbers(data: &Value) -> HashMap<String, Vec<&Value>> {
    let mut out: HashMap<String, Vec<&Value>> = HashMap::new();
    for o in data["observations"].as_array().expect("observations") {
        let codes: BTreeMap<&str, &str> = o["codes"]
            .as_object()
            .expect("codes")
            .iter()
            .map(|(d, c)| (d.as_str(), c.as_str().unwrap_or("")))
            .collect();
        let filters: Vec<String> = codes.iter().map(|(d, c)| format!("{d}={c}")).collect();
        let filters = if filters.is_empty() { String::new() } else { format!("[{}]", filters.join(",")) };
        let (indicator, period) = (o["indicator"].as_str().unwrap_or(""), o["period"].as_str().unwrap_or(""));
        for period in [Some(period), (period == "2024").then_some("this")].into_iter().flatten() {
            out.entry(format!("{indicator}{filters} {period}")).or_default().push(o);
        }
    }
    out
}

/// The digits of a printed number: `1,234.5` is 1234.5.
fn number(printed: &str) -> Option<f64> {
    let digits: String = printed.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    digits.trim_end_matches('.').parse().ok()
}

#[test]
fn every_number_in_a_sentence_is_that_of_the_data() {
    let folder = tempfile::tempdir().expect("a folder");
    let at = folder.path();
    says(at, &["sample", "s.almanac"]);
    says(at, &["export", "s.almanac", "--out", "s.pdf"]);
    let printed = Command::new("pdftotext")
        .args(["s.pdf", "-"])
        .current_dir(at)
        .output()
        .expect("pdftotext is there; `cargo xtask setup` installs it");
    let page = squeezed(&String::from_utf8_lossy(&printed.stdout));
    let data: Value = serde_json::from_str(&says(at, &["data", "s.almanac", "--json"])).expect("JSON");
    let numbers = numbers(&data);
    let mut answers: HashMap<(String, String), String> = HashMap::new();
    let (mut plain, mut computed, mut wrong) = (0, 0, Vec::new());
    for value in linked(&says(at, &["text", "s.almanac"])) {
        // Too few words would be found anywhere.
        if value.before.chars().count() < 12 {
            continue;
        }
        let following: Vec<&str> = page.match_indices(&value.before).map(|(i, m)| &page[i + m.len()..]).collect();
        if following.is_empty() {
            wrong.push(format!("the words before {} are not on the page: {}", value.question, value.before));
            continue;
        }
        let ask = || says(at, &["value", "s.almanac", &value.question, "--print", &value.format]);
        let key = (value.question.clone(), value.format.clone());
        let answer = squeezed(answers.entry(key).or_insert_with(ask));
        if !following.iter().any(|f| f.starts_with(&answer)) {
            wrong.push(format!("{} is {answer}, the page goes on with {:?}", value.question, following.first()));
            continue;
        }
        match numbers.get(&value.question).map(Vec::as_slice) {
            Some([one]) if value.format.is_empty() || value.format == "1 decimal" => {
                let received: f64 = one["value"].as_str().and_then(|v| v.parse().ok()).expect("a number");
                let decimals = answer.split_once('.').map_or(0, |(_, d)| d.len());
                let shown = number(&answer).expect("a printed number");
                let half = 0.5 * 10_f64.powi(-i32::try_from(decimals).unwrap_or(0)) + 1e-9;
                if (shown - received).abs() > half {
                    wrong.push(format!("{} is printed as {answer}, the data have {received}", value.question));
                }
                plain += 1;
            }
            _ => computed += 1,
        }
    }
    println!("{plain} numbers as received, {computed} computed or formatted ones");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(plain >= 60 && computed >= 60, "only {plain} and {computed} numbers were compared");
}
