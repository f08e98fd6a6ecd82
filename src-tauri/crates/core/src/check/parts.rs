//! Parts against totals: sexes, ages, regions and outcomes add up, within rounding.
//!
//! Codes that contain each other are taken once, the widest. A difference of half a unit of the last decimal for
//! each number is rounding; where every number ends in 0 or 5, the unit is what they are rounded to.

use super::lines::{Line, Lines, Say, number, stamp, value_place};
use crate::truth::Nesting;
use crate::{Code, Decimal, DimensionCode, Finding, Level, MeasureType, Observation, Period, Profile, SourceCode};
use std::collections::{BTreeMap, BTreeSet};

/// A total whose parts are more or less.
struct Off<'a> {
    total: &'a Observation,
    whole: Decimal,
    sum: Decimal,
    by: Decimal,
}

type GroupKey<'a> = (&'a SourceCode, Vec<(&'a DimensionCode, &'a Code)>);

pub fn check(profile: &Profile, lines: &Lines<'_>, say: &Say<'_>, findings: &mut Vec<Finding>) {
    let balance = lines.indicator.measure == Some(MeasureType::Balance);
    for dimension in lines.indicator.dimensions.iter().filter(|d| lines.indicator.adds_over(d)) {
        let mut groups: BTreeMap<GroupKey<'_>, (Option<Line<'_>>, Vec<Line<'_>>)> = BTreeMap::new();
        for line in &lines.all {
            let others = line.key.codes.iter().filter(|(d, _)| *d != dimension).collect();
            let group = groups.entry((&line.key.source, others)).or_default();
            if line.key.codes.contains_key(dimension) { group.1.push(*line) } else { group.0 = Some(*line) }
        }
        let list = profile.code_list_of(dimension);
        let nesting = Nesting::new(list.map(|l| &**l));
        let mut short: BTreeMap<&SourceCode, Vec<Off<'_>>> = BTreeMap::new();
        for ((source, _), (total, parts)) in groups {
            let Some(total) = total else { continue };
            let (more, less) = compare(dimension, &nesting, total, &parts);
            if balance {
                short.entry(source).or_default().extend(more);
            } else if let Some(finding) = told(&more, dimension, say, Level::Warning) {
                findings.push(finding);
            }
            short.entry(source).or_default().extend(less);
        }
        findings.extend(short.values().filter_map(|list| told(list, dimension, say, Level::Note)));
    }
}

fn compare<'a>(
    dimension: &DimensionCode,
    nesting: &Nesting<'_>,
    total: Line<'a>,
    parts: &[Line<'a>],
) -> (Vec<Off<'a>>, Vec<Off<'a>>) {
    let mut at: BTreeMap<Period, Vec<(&Code, &Observation)>> = BTreeMap::new();
    for line in parts {
        let Some(code) = line.key.codes.get(dimension) else { continue };
        for o in line.rows {
            at.entry(o.period).or_default().push((code, o));
        }
    }
    let (mut more, mut less) = (Vec::new(), Vec::new());
    // Most periods have the same codes, so that the widest are looked up once.
    let mut last: Option<(Vec<&Code>, Option<BTreeSet<&Code>>)> = None;
    for (o, whole) in total.rows.iter().filter_map(|o| Some((o, o.value.number()?))) {
        let Some(there) = at.get(&o.period) else { continue };
        let codes: Vec<&Code> = there.iter().map(|(c, _)| *c).collect();
        if last.as_ref().is_none_or(|(known, _)| *known != codes) {
            let widest = nesting.widest(&codes).map(|w| w.into_iter().collect());
            last = Some((codes, widest));
        }
        let Some((_, Some(widest))) = &last else { continue };
        let chosen: Vec<&Observation> = there.iter().filter(|(c, _)| widest.contains(c)).map(|(_, o)| *o).collect();
        let numbers: Vec<Decimal> = chosen.iter().filter_map(|o| number(o.value)).collect();
        let complete = numbers.len() == chosen.len();
        let Some(sum) = numbers.iter().try_fold(Decimal::ZERO, |s, n| s.add(*n)) else { continue };
        let Some(by) = sum.sub(whole) else { continue };
        if numbers.is_empty() || by.abs().to_f64() <= slack(&numbers, whole) {
            continue;
        }
        let off = Off { total: o, whole, sum, by };
        if !by.is_negative() {
            more.push(off);
        } else if complete && numbers.len() > 1 {
            // What a hidden or a single part leaves open is no contradiction.
            less.push(off);
        }
    }
    (more, less)
}

/// How far sum and total may lie apart by rounding alone.
fn slack(parts: &[Decimal], whole: Decimal) -> f64 {
    let all = || parts.iter().copied().chain([whole]);
    let scale = all().map(|n| n.scale).min().unwrap_or(0);
    let count = (parts.len() + 1) as f64;
    let multiples = |base: i64| all().all(|n| n.scale == 0 && n.mantissa % base == 0);
    let filled = all().filter(|n| !n.is_zero()).count();
    let unit = match [1000, 100, 10, 5].into_iter().find(|b| filled >= 4 && multiples(*b)) {
        Some(base) => base as f64,
        None => 10f64.powi(-i32::from(scale)),
    };
    // Sums of many binary fractions differ in their last digits.
    (unit * 0.5 * count).max(whole.abs().to_f64() * 1e-9) * (1.0 + 1e-12)
}

fn told(list: &[Off<'_>], dimension: &DimensionCode, say: &Say<'_>, level: Level) -> Option<Finding> {
    let worst = list.iter().max_by(|a, b| a.by.abs().cmp(&b.by.abs()))?;
    let periods: Vec<Period> = list.iter().map(|o| o.total.period).collect();
    let often = match list.len() {
        1 => String::new(),
        n => format!(" So it is {n} times ({}).", say.periods(&periods)),
    };
    let message = format!(
        "The parts by {dimension} add up to {}, the total is {}.{often}",
        say.number(worst.sum),
        say.number(worst.whole)
    );
    // A breakdown may leave categories out; more than the whole is always wrong.
    let (kind, mend) = if level == Level::Warning {
        (
            "parts-exceed-total",
            "Compare with the received file: parts may overlap, or the total may be of another date.",
        )
    } else {
        (
            "parts-and-total",
            "See whether categories are missing, such as \"unknown\" or the smaller countries, or accept the finding with a reason.",
        )
    };
    let texts: Vec<String> =
        list.iter().map(|o| format!("{} {} {}", value_place(o.total), o.sum.trimmed(), o.whole.trimmed())).collect();
    Some(
        Finding::new(level, kind, value_place(worst.total), message, mend)
            .with(
                format!("{} as the sum of the parts", say.number(worst.sum)),
                format!("{} as the total", say.value(worst.total)),
            )
            .resting_on(format!("{dimension} {}", stamp(texts.iter().map(String::as_str)))),
    )
}
