//! What is read of a text, as lines that a test can name.

use almanac_core::release::ObsValue;
use almanac_exchange::{Context, inspect, read_long};

/// One line a value: indicator, codes, period, value, unit.
pub fn read(text: &str) -> Vec<String> {
    let mut lines = Vec::new();
    read_long(text.as_bytes(), "t.csv", None, &Context::default(), &mut |long, row| {
        let codes = long.dimensions.iter().zip(&row.codes).filter(|(_, c)| !c.is_empty());
        let codes: Vec<String> = codes.map(|(d, c)| format!("{d}={c}")).collect();
        let value = match row.value {
            ObsValue::Number(d) => d.to_string(),
            ObsValue::RoundsToZero => "~0".into(),
            ObsValue::Missing(kind) => kind.code().into(),
        };
        let period = row.period.map_or("?".into(), |p| p.to_string());
        lines
            .push(format!("{} [{}] {period} = {value} {}", row.indicator, codes.join(","), row.unit).trim_end().into());
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
