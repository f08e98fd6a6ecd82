//! What is read and found of a text without a recipe and without a profile.

use crate::printed::said;
use almanac_exchange::{Context, inspect, read_long};

/// One line a value: indicator, codes, period, value, unit.
pub fn read(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    read_long(text.as_bytes(), "t.csv", None, &Context::default(), &mut |long, row| {
        lines.push(format!("{} {} {}", row.indicator, said(long, row), row.unit).trim_end().to_string());
    })
    .unwrap();
    lines
}

/// The kinds of what is found.
pub fn kinds(text: &str) -> Vec<String> {
    inspect(text.as_bytes(), "t.csv", &Context::default()).unwrap().findings.into_iter().map(|f| f.kind).collect()
}

/// Lines that must be read.
#[track_caller]
pub fn has(text: &str, lines: &[&str]) {
    let read = read(text);
    for line in lines {
        assert!(read.iter().any(|l| l == line), "{line} is not among\n{}", read.join("\n"));
    }
}
