//! The observations that a list of terms chooses, and the one value that is meant.

use crate::seen::{Obs, Seen};
use crate::terms::{Fit, fit, part_of_term};
use almanac_core::release::ObsValue;

/// A list of terms, understood as far as these tables answer to them.
pub struct Terms {
    fits: Vec<Fit>,
    /// Whether dimensions that are not named must be at their total, or empty.
    headline: bool,
    /// How the value is written, where the question says it.
    written: Option<String>,
}

impl Terms {
    /// Understands terms with commas or arrows between them; a term may hold commas itself. What nothing in the
    /// file answers to describes the file and chooses nothing.
    pub fn new(seen: &Seen, tables: &[bool], text: &str) -> Self {
        let text = text.replace(" -> ", ", ");
        let parts: Vec<&str> = text.split(", ").collect();
        let mut out = Terms { fits: Vec::new(), headline: false, written: None };
        let quoted = text.split_once(" (\"").and_then(|(_, rest)| rest.split_once("\")"));
        out.written = quoted.map(|(inner, _)| inner.trim().to_string());
        let mut at = 0;
        while at < parts.len() {
            let found = (at + 1..=parts.len()).rev().find_map(|to| {
                let term = clean(&parts[at..to].join(", "));
                Some((fit(seen, tables, &term)?, to))
            });
            match found {
                Some((fit, to)) => {
                    out.fits.push(fit);
                    at = to;
                }
                None => {
                    out.headline |= parts[at].starts_with("headline");
                    let before = out.fits.len();
                    out.parted(seen, tables, parts[at]);
                    if out.fits.len() == before {
                        out.fits.extend(part_of_term(seen, tables, &clean(parts[at])));
                    }
                    at += 1;
                }
            }
        }
        out
    }

    /// `female active population`, `Total 2022`: each word for itself, where it is one of a dimension or a period.
    fn parted(&mut self, seen: &Seen, tables: &[bool], text: &str) {
        let text = clean(text);
        for word in text.split(' ').filter(|_| text.contains(' ')) {
            let known = almanac_exchange::labels::sex(word).is_some() || almanac_exchange::when::period(word).is_some();
            if let Some(fit) = known.then(|| fit(seen, tables, word)).flatten() {
                self.fits.push(fit);
            }
        }
    }

    /// Whether no term was understood.
    pub fn is_empty(&self) -> bool {
        self.fits.is_empty()
    }

    /// Whether an observation fits all terms.
    pub fn take(&self, obs: &Obs) -> bool {
        self.fits.iter().all(|f| f.takes(obs))
    }

    /// The observations that fit; where dimensions that are not named part them, those at the total.
    pub fn pick<'a>(&self, seen: &'a Seen, tables: &[bool]) -> Vec<&'a Obs> {
        let mut all: Vec<&Obs> =
            seen.observations.iter().filter(|o| tables[seen.rows[o.row].table] && self.take(o)).collect();
        if let Some(written) = &self.written {
            all.retain(|o| seen.received(o) == written);
        }
        for i in 0..seen.dimensions.len() {
            let code = |o: &Obs| seen.series[o.series].codes.get(i).map_or("", |c| seen.word(*c));
            let total = |o: &Obs| matches!(code(o), "" | "_T");
            if all.iter().any(|o| total(o)) && all.iter().any(|o| !total(o)) {
                all.retain(|o| total(o));
            }
        }
        if self.headline {
            let empty = |o: &Obs| {
                seen.labels.iter().all(|l| {
                    use almanac_exchange::recipe::Means;
                    !matches!(l.means, Means::Dimension | Means::Indicator) || seen.text(l, o.row).is_empty()
                })
            };
            all.retain(|o| empty(o));
        }
        all
    }
}

/// A term without the words that only explain: `Kyrgyzstan`, as number; `2012e cell`; `(US$ million)`.
fn clean(term: &str) -> String {
    let term = term.trim();
    for end in [" cell", " row", ", as number", ", as percent"] {
        if let Some(rest) = term.strip_suffix(end) {
            return clean(rest);
        }
    }
    match term.strip_suffix(')').and_then(|t| t.rsplit_once(" (")) {
        Some((head, inner)) if inner.contains([' ', '"']) => head.to_string(),
        _ => term.to_string(),
    }
}

/// The value of observations that agree, as it is printed.
pub fn one(seen: &Seen, picked: &[&Obs]) -> Option<String> {
    let first = picked.first()?;
    let all_same = picked.iter().all(|o| o.value.same_as_received(first.value));
    if !all_same {
        return Some(format!("{} different values", picked.len()));
    }
    Some(value(seen, first))
}

/// A value with its decimals as received, or how its absence is written.
pub fn value(seen: &Seen, obs: &Obs) -> String {
    match obs.value {
        ObsValue::Number(d) => d.to_string(),
        ObsValue::RoundsToZero | ObsValue::Missing(_) => match seen.received(obs) {
            "" => "(empty)".into(),
            text => text.into(),
        },
    }
}
