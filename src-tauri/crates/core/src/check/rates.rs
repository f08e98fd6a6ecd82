//! Stale rates: a quotient kept from before the revision of what stands below the line.
//!
//! A rate is stale when its denominator was delivered again after the rate had come. Where numerator and
//! denominator are both kept, it is computed again, and only a different result is told.

use super::CheckInput;
use super::lines::{Line, Lines, Say, basis, number, value_place};
use crate::{Decimal, Finding, Indicator, Level, Observation, Selection, SourceCode, Timestamp};

pub fn check(input: &CheckInput<'_>, lines: &Lines<'_>, say: &Say<'_>, findings: &mut Vec<Finding>) {
    let rate = lines.indicator;
    let Some(below) = rate.denominator.as_ref().and_then(|d| input.profile.indicators.get(d)) else { return };
    if rate.measure.is_none_or(|m| m.adds_over_parts()) || below.code == rate.code {
        return;
    }
    let Ok(below_rows) = input.observations.select(&Selection::all(below.code.clone())) else { return };
    let below_lines = Lines::new(below, &below_rows);
    let above = rate.numerator.as_ref().and_then(|n| input.profile.indicators.get(n));
    let above_rows = above.map(|i| input.observations.select(&Selection::all(i.code.clone())).unwrap_or_default());
    let above_lines = above.zip(above_rows.as_ref()).map(|(i, rows)| Lines::new(i, rows));
    for line in &lines.all {
        let mut stale: Vec<(&Observation, &Observation, Option<Decimal>)> = Vec::new();
        for o in line.rows.iter().filter(|o| number(o.value).is_some()) {
            let Some(d) = below_lines.answering(&line.key.codes, o.period) else { continue };
            let (Some(then), Some(since)) = (say.taken(o), say.taken(d)) else { continue };
            if since <= then || !revised(input, &d.series.source, then) {
                continue;
            }
            match again(rate, &above_lines, below, line, o, d) {
                Some(new) if agrees(o, new) => {}
                new => stale.push((o, d, new)),
            }
        }
        findings.extend(told(&stale, &below_lines, say));
    }
}

/// Whether the source had delivered before: then what came later is a revision.
fn revised(input: &CheckInput<'_>, source: &SourceCode, then: Timestamp) -> bool {
    input.profile.releases_of(source, input.edition).iter().any(|r| r.at <= then)
}

/// The rate computed from what is kept now.
fn again(
    rate: &Indicator,
    above: &Option<Lines<'_>>,
    below_is: &Indicator,
    line: &Line<'_>,
    o: &Observation,
    below: &Observation,
) -> Option<Decimal> {
    let above_lines = above.as_ref()?;
    let n = number(above_lines.answering(&line.key.codes, o.period)?.value)?;
    let d = number(below.value)?;
    let per = match rate.unit.as_ref()?.as_str() {
        "PT" => 2,
        other => other.strip_prefix("PER_")?.parse::<u32>().ok()?.checked_ilog10()?,
    };
    let of_units = i32::from(above_lines.indicator.unit_multiplier) - i32::from(below_is.unit_multiplier);
    match i32::try_from(per).ok()? + of_units {
        power @ 0.. => n.ratio(d, u8::try_from(power).ok()?, 9),
        power => n.ratio(d.shifted(i8::try_from(-power).ok()?)?, 0, 9),
    }
}

fn agrees(o: &Observation, new: Decimal) -> bool {
    let Some(old) = number(o.value) else { return true };
    let rounding = 10f64.powi(-i32::from(old.scale)) * 0.5;
    (old.to_f64() - new.to_f64()).abs() <= rounding.max(old.to_f64().abs() * 0.002) * (1.0 + 1e-9)
}

fn told(stale: &[(&Observation, &Observation, Option<Decimal>)], below: &Lines<'_>, say: &Say<'_>) -> Option<Finding> {
    let (o, d, new) = stale.last()?;
    let periods: Vec<_> = stale.iter().map(|(o, ..)| o.period).collect();
    let often = match periods.len() {
        1 => String::new(),
        _ => format!(" So it is for {}.", say.periods(&periods)),
    };
    let (level, expected) = match new {
        Some(n) => (Level::Warning, say.rounded(*n, number(o.value).map_or(1, |v| v.scale.clamp(1, 6)))),
        None => (Level::Note, "a rate computed with the revised denominator".into()),
    };
    Some(
        Finding::new(
            level,
            "rate-stale",
            value_place(o),
            format!(
                "The rate is older than its denominator {}, which was revised since.{often}",
                below.indicator.code
            ),
            "Compute the rate again or ask the sender for a new one; where it was not affected, accept the finding with a reason.",
        )
        .with(say.value(o), format!("{expected}; the denominator is now {}", say.value(d)))
        .resting_on(basis(stale.iter().flat_map(|(o, d, _)| [number(o.value), number(d.value)]).flatten())),
    )
}
