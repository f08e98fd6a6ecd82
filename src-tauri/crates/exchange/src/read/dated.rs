//! Names whose code depends on the period: `Sudan` of 2015 and of 2005, `Yugoslavia` of 1985 and of 1995.
//!
//! While a table is read, such a label stands for itself. Then every value gets the code that its period leaves; what
//! the period does not decide keeps the label and is told.

use super::apply::Reading;
use super::company::in_period;
use crate::names::NameIndex;
use almanac_core::{Code, DimensionCode, Finding, Level, Place};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// A label that several codes have, each in its time.
pub struct DatedLabel {
    pub dimension: DimensionCode,
    /// The label, which is the code of its values until then.
    pub text: Code,
    pub codes: Vec<Code>,
    pub index: Arc<NameIndex>,
}

/// Gives the values from a row on the codes of their periods.
pub fn split(out: &mut Reading, dated: &[DatedLabel], from_row: usize, file: &str) -> Vec<Finding> {
    let mut affected: HashMap<u32, Vec<usize>> = HashMap::new();
    for (id, series) in (0_u32..).zip(out.table.series.iter()) {
        let here: Vec<usize> =
            (0..).zip(dated).filter(|(_, d)| series.codes.get(&d.dimension) == Some(&d.text)).map(|(i, _)| i).collect();
        if !here.is_empty() {
            affected.insert(id, here);
        }
    }
    let mut undecided: BTreeMap<usize, (usize, u64)> = BTreeMap::new();
    let mut decided: BTreeMap<usize, (usize, Code)> = BTreeMap::new();
    for at in from_row..out.table.rows.len() {
        let Some(row) = out.table.rows.get(at) else { break };
        let Some(labels) = affected.get(&row.series) else { continue };
        let (period, series) = (row.period(), row.series);
        let Some(old) = out.table.series.get(series) else { continue };
        let mut key = old.clone();
        for i in labels {
            let Some(label) = dated.get(*i) else { continue };
            match in_period(&label.index, &label.codes, period) {
                Some(code) => {
                    decided.entry(*i).or_insert_with(|| (at, code.clone()));
                    key.codes.insert(label.dimension.clone(), code);
                }
                None => undecided.entry(*i).or_insert((at, 0)).1 += 1,
            }
        }
        if key == old {
            continue;
        }
        let id = out.table.series.number(&key);
        if let Some(row) = out.table.rows.get_mut(at) {
            row.series = id;
        }
    }
    let place = |at: usize| Place::File {
        file: file.to_string(),
        cell: out.table.rows.get(at).map(|r| out.table.cell(r).to_string()).unwrap_or_default(),
    };
    let mut findings = Vec::new();
    for (i, label) in dated.iter().enumerate() {
        let names = label.codes.iter().map(Code::as_str).collect::<Vec<_>>().join(" or ");
        if let Some((at, count)) = undecided.get(&i) {
            out.unknown_labels.entry(label.dimension.clone()).or_default().insert(label.text.as_str().to_string());
            findings.push(
                Finding::new(
                    Level::Error,
                    "ambiguous-label",
                    place(*at),
                    format!(
                        "\"{}\" may be {names} in its period; {count} values keep the label instead of a code",
                        label.text
                    ),
                    "Say which code it is, in the plan or in the recipe",
                )
                .with(label.text.as_str(), names),
            );
        } else if let Some((at, code)) = decided.get(&i) {
            findings.push(
                Finding::new(
                    Level::Note,
                    "name-settled",
                    place(*at),
                    format!("\"{}\" is the name of {names}; in these periods it can only be {code}", label.text),
                    "Say which code it is if the sender means another one",
                )
                .with(label.text.as_str(), names),
            );
        }
    }
    findings
}

/// Takes out series that no value has any more.
pub fn without_empty_series(out: &mut Reading) {
    let mut used = vec![false; out.table.series.len()];
    for row in &out.table.rows {
        if let Some(u) = used.get_mut(row.series as usize) {
            *u = true;
        }
    }
    if used.iter().all(|u| *u) {
        return;
    }
    let mut next = 0_u32;
    let moved: Vec<u32> = used
        .iter()
        .map(|u| {
            let at = next;
            next += u32::from(*u);
            at
        })
        .collect();
    out.table.series.retain(&used);
    for row in &mut out.table.rows {
        if let Some(id) = moved.get(row.series as usize) {
            row.series = *id;
        }
    }
}
