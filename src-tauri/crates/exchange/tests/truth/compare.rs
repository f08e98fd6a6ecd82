//! Whether an answer is the expected one: equal texts, equal numbers, or two names of one encoding.

use crate::seen::Seen;

/// Relative difference of two sums of the same numbers, added in another order.
const TOLERANCE: f64 = 1e-9;

/// Whether the answers agree.
pub fn same(seen: &Seen, got: &str, expected: &str) -> bool {
    let (got, expected) = (got.trim(), expected.trim());
    if got == expected {
        return true;
    }
    // "ISO-8859-1 (not valid UTF-8)": the words in brackets explain.
    let plain = expected.split_once(" (").map_or(expected, |(head, _)| head);
    if !plain.is_empty() && (got == plain || near(got, plain)) {
        return true;
    }
    if let (Some((a, b)), Some((x, y))) = (got.split_once(" .. "), expected.split_once(" .. ")) {
        return (a == x || near(a, x)) && (b == y || near(b, y));
    }
    // The two encodings differ only in bytes that this file does not have.
    let latin = |name: &str| matches!(name, "ISO-8859-1" | "Windows-1252");
    latin(got) && latin(plain) && !seen.bytes.iter().any(|b| (0x80..0xA0).contains(b))
}

fn near(got: &str, expected: &str) -> bool {
    match (got.parse::<f64>(), expected.parse::<f64>()) {
        (Ok(a), Ok(b)) => (a - b).abs() <= TOLERANCE * a.abs().max(b.abs()).max(1.0),
        _ => false,
    }
}
