//! Counts and sums of values, of missing cells by how they are written, and of flags.

use super::filter::observations;
use crate::question::Question;
use crate::seen::{Obs, Seen};
use almanac_core::release::ObsValue;
use std::collections::BTreeMap;

pub fn answer(seen: &Seen, q: &Question) -> Option<String> {
    if q.lower.starts_with("flag counts") {
        return Some(flags(seen));
    }
    let asked = q.lower.rsplit_once(": ").map_or(q.lower.as_str(), |(_, tail)| tail);
    let sum = asked.starts_with("sum") || q.lower.contains(" summed over ");
    let numbers = ["cells", "values", "observations"].iter().any(|w| asked.contains(w)) && asked.starts_with("number");
    if !sum && !numbers {
        return None;
    }
    let all = observations(seen, q)?;
    if sum {
        return Some(all.iter().filter_map(|o| o.value.number()).map(|d| d.to_f64()).sum::<f64>().to_string());
    }
    let count = |is: &dyn Fn(&Obs) -> bool| Some(all.iter().filter(|o| is(o)).count().to_string());
    let markers: Vec<&str> = asked.split('"').skip(1).step_by(2).collect();
    if !markers.is_empty() {
        // A flag may stand behind it.
        return count(&|o| seen.received(o).split(' ').next().is_some_and(|m| markers.contains(&m)));
    }
    let missing = ["non-numeric", "missing", "without a numeric", "empty count", "number of empty"];
    if missing.iter().any(|w| asked.contains(w)) && !asked.contains("non-empty") {
        return count(&|o| o.value.number().is_none());
    }
    let known = ["numeric", "number of observations", "non-zero", "monthly", "non-null"];
    known.iter().any(|w| asked.contains(w)).then(|| count(&|o| matches!(o.value, ObsValue::Number(_)))).flatten()
}

/// How often each combination of flags stands, in the letters of Eurostat.
fn flags(seen: &Seen) -> String {
    let mut counts: BTreeMap<String, u64> = BTreeMap::new();
    for table in seen.inspection.iter().flat_map(|i| &i.tables) {
        for (letters, n) in &table.flags {
            let mut letters: Vec<char> = letters.to_lowercase().chars().collect();
            letters.sort_unstable();
            *counts.entry(letters.into_iter().collect()).or_default() += n;
        }
    }
    if counts.is_empty() {
        return "(none)".into();
    }
    counts.iter().map(|(letters, n)| format!("{letters}={n}")).collect::<Vec<_>>().join("; ")
}
