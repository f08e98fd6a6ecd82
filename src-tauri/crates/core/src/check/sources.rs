//! One cell from two sources: values that differ, units that differ, and deliveries that came twice.

use super::jumps::{power_between, slip_words};
use super::lines::{Line, Lines, Say, number, stamp, value_place};
use crate::{Decimal, Finding, Level, MeasureType, Observation, Profile, SourceCode};
use std::collections::BTreeMap;

/// A difference of up to so much of the larger value is the same in other decimals.
const SAME: f64 = 0.01;
/// Shared numbers from which on two sources that agree in everything are taken for one delivery.
const TWIN: usize = 12;

struct Pair<'a> {
    first: &'a Observation,
    second: &'a Observation,
    x: Decimal,
    y: Decimal,
}

pub fn check(profile: &Profile, lines: &Lines<'_>, say: &Say<'_>, findings: &mut Vec<Finding>) {
    let Some(measure) = lines.indicator.measure else { return };
    let sources = lines.sources();
    if sources.len() < 2 {
        return;
    }
    let mut by_source: BTreeMap<&SourceCode, Vec<Line<'_>>> = BTreeMap::new();
    for line in &lines.all {
        by_source.entry(&line.key.source).or_default().push(*line);
    }
    // Each source is compared with the one that answers before all others, so that ten sources give nine findings.
    let Some((first, rest)) = sources.split_first() else { return };
    let base = by_source.get(first).map(Vec::as_slice).unwrap_or_default();
    let index: BTreeMap<_, &Line<'_>> = base.iter().map(|l| (&l.key.codes, l)).collect();
    for other in rest {
        let mine = by_source.get(other).map(Vec::as_slice).unwrap_or_default();
        let mut pairs = Vec::new();
        for line in mine {
            let Some(known) = index.get(&line.key.codes) else { continue };
            let mut at = known.rows.iter().peekable();
            for o in line.rows {
                while at.peek().is_some_and(|k| k.period < o.period) {
                    at.next();
                }
                let Some(k) = at.peek().filter(|k| k.period == o.period) else { continue };
                if let (Some(x), Some(y)) = (number(k.value), number(o.value)) {
                    pairs.push(Pair { first: k, second: o, x, y });
                }
            }
        }
        let numbers = |lines: &[Line<'_>]| lines.iter().map(|l| l.numbers().count()).sum::<usize>();
        if let Some(finding) = slip(measure, &pairs, say) {
            findings.push(finding);
        } else if let Some(finding) = differing(profile, measure, &pairs, say) {
            findings.push(finding);
        } else if pairs.len() >= TWIN && pairs.len() == numbers(mine) && pairs.iter().all(|p| p.x == p.y) {
            findings.extend(twin(&pairs, say));
        }
    }
}

/// All shared cells a power of ten apart: one source writes in thousands.
fn slip(measure: MeasureType, pairs: &[Pair<'_>], say: &Say<'_>) -> Option<Finding> {
    let powers: Vec<Option<i32>> = pairs.iter().map(|p| power_between(measure, p.y.to_f64(), p.x.to_f64())).collect();
    let power = powers.first().copied().flatten()?;
    if pairs.len() < 3 || powers.iter().filter(|p| **p == Some(power)).count() * 10 < powers.len() * 9 {
        return None;
    }
    let p = pairs.last()?;
    Some(
        Finding::new(
            Level::Warning,
            "unit-slip",
            value_place(p.second),
            format!(
                "The values of {} are about {} {} than those of {}.",
                p.second.series.source,
                slip_words(power),
                if power > 0 { "larger" } else { "smaller" },
                p.first.series.source
            ),
            "Look at the unit in the received file and at the multiplier in the recipe, and import the file again.",
        )
        .with(say.value(p.second), say.value(p.first))
        .resting_on(format!("{} {power}", p.second.series.source)),
    )
}

fn apart(measure: MeasureType, p: &Pair<'_>) -> f64 {
    let (x, y) = (p.x.to_f64(), p.y.to_f64());
    // What one source has rounded more is the same.
    let rounding = 10f64.powi(-i32::from(p.x.scale.min(p.y.scale))) * 0.5;
    let difference = (x - y).abs() - rounding * (1.0 + 1e-9);
    if difference <= 0.0 {
        return 0.0;
    }
    match measure {
        MeasureType::Share | MeasureType::Rate if x.abs().max(y.abs()) > 1.0 => {
            difference / x.abs().max(y.abs()).max(10.0)
        }
        _ => difference / x.abs().max(y.abs()),
    }
}

fn differing(profile: &Profile, measure: MeasureType, pairs: &[Pair<'_>], say: &Say<'_>) -> Option<Finding> {
    let off: Vec<(&Pair<'_>, f64)> = pairs.iter().map(|p| (p, apart(measure, p))).filter(|(_, a)| *a > SAME).collect();
    let (worst, _) = off.iter().max_by(|a, b| a.1.total_cmp(&b.1))?;
    let texts: Vec<String> =
        off.iter().map(|(p, _)| format!("{} {} {}", value_place(p.first), p.x.trimmed(), p.y.trimmed())).collect();
    let defined = |s: &SourceCode| profile.sources.get(s).is_some_and(|s| !s.definition.is_empty());
    let (a, b) = (&worst.first.series.source, &worst.second.series.source);
    let definitions = if defined(a) || defined(b) { " Their definitions differ." } else { "" };
    Some(
        Finding::new(
            Level::Note,
            "sources-differ",
            value_place(worst.first),
            format!(
                "{} of {} values that {a} and {b} both give differ by more than 1 per cent; here the difference is largest.{definitions}",
                off.len(),
                pairs.len()
            ),
            "Decide in the indicator's record which source comes first, and accept the finding with the reason.",
        )
        .with(say.value(worst.first), say.value(worst.second))
        .resting_on(format!("{a} {b} {}", stamp(texts.iter().map(String::as_str)))),
    )
}

fn twin(pairs: &[Pair<'_>], say: &Say<'_>) -> Option<Finding> {
    let p = pairs.last()?;
    let (a, b) = (&p.first.series.source, &p.second.series.source);
    Some(
        Finding::new(
            Level::Note,
            "delivered-twice",
            value_place(p.second),
            format!("All {} values of {b} are the same as those of {a}.", pairs.len()),
            "If one file was taken under two names, take one of them out; if one source repeats the other, accept the finding with that reason.",
        )
        .with(say.value(p.second), say.value(p.first))
        .resting_on(format!("{a} {b}")),
    )
}
