//! Jumps against a series' own history, and slips of the unit.
//!
//! A change is a jump when it lies far outside the changes that the series itself has shown: six times their median
//! absolute deviation, and more than chance would make of small counts. With fewer than eight values nothing is
//! said, since a short history has no habit. A break flag or a sender's note explains a jump. Only jumps of the last
//! ten years are told, and parts must jump farther than totals, which they do every day.

use super::lines::{Line, Lines, Say, basis, number, value_place};
use crate::{Decimal, Finding, Level, MeasureType, ObsStatus, Observation, Period, SourceCode};
use std::collections::BTreeMap;

/// Values that a series needs before its changes are judged.
const SHORTEST: usize = 8;
/// Times the median absolute deviation.
const FAR: f64 = 6.0;
/// The deviation of a normal distribution as a multiple of its median absolute deviation.
const NORMAL: f64 = 1.4826;
/// Years before a series' last value in which jumps are told; of older ones nobody can ask the sender any more.
const RECENT: i32 = 10;
/// A part must jump so much farther than a total.
const PART: f64 = 1.5;
/// Jumps told per indicator; of more, the data as a whole want a look.
const MOST: usize = 12;

struct Point<'a> {
    o: &'a Observation,
    n: Decimal,
    x: f64,
}

/// A change that stands out, and by how much.
struct Jump<'a> {
    before: &'a Observation,
    at: &'a Observation,
    /// Times what would be usual.
    size: f64,
    back: bool,
}

pub fn check(lines: &Lines<'_>, say: &Say<'_>, findings: &mut Vec<Finding>) {
    let Some(measure) = lines.indicator.measure else { return };
    let mut jumps = Vec::new();
    // A line that another source answers before is printed nowhere; its jumps trouble nobody.
    let order = lines.sources();
    let rank = |s: &SourceCode| order.iter().position(|o| *o == s);
    let mut answers: BTreeMap<_, Option<usize>> = BTreeMap::new();
    for line in &lines.all {
        let own = rank(&line.key.source);
        let best = answers.entry(&line.key.codes).or_insert(own);
        *best = (*best).min(own);
    }
    for line in &lines.all {
        let points = points(line);
        let slip = slips(measure, &points, say, findings);
        let answering = answers.get(&line.key.codes).copied().flatten() == rank(&line.key.source);
        if answering && points.len() >= SHORTEST && (line.is_total() || is_large(measure, &points)) {
            let farther = if line.is_total() { 1.0 } else { PART };
            jumps.extend(found(measure, &points, farther).into_iter().filter(|j| !slip.contains(&j.at.period)));
        }
    }
    jumps.sort_by(|a, b| b.size.total_cmp(&a.size));
    let left = jumps.len().saturating_sub(MOST);
    for (n, jump) in jumps.iter().take(MOST).enumerate() {
        findings.push(told(jump, measure, say, if n == 0 { left } else { 0 }));
    }
}

/// The numbers of the most frequent kind of period, in order of time.
fn points<'a>(line: &Line<'a>) -> Vec<Point<'a>> {
    let kind = line.rows.last().map(|o| o.period.frequency());
    let rows: &'a [Observation] = line.rows;
    rows.iter()
        .filter(|o| Some(o.period.frequency()) == kind)
        .filter_map(|o| number(o.value).map(|n| Point { o, n, x: n.to_f64() }))
        .collect()
}

/// Small parts jump about all the time; only parts that matter are judged.
fn is_large(measure: MeasureType, points: &[Point<'_>]) -> bool {
    measure.adds_over_parts() && median(points.iter().map(|p| p.x.abs())).is_some_and(|m| m >= 1000.0)
}

fn median(values: impl Iterator<Item = f64>) -> Option<f64> {
    let mut list: Vec<f64> = values.filter(|x| x.is_finite()).collect();
    list.sort_by(f64::total_cmp);
    let middle = list.len() / 2;
    if list.len().is_multiple_of(2) {
        Some((list.get(middle.checked_sub(1)?)? + list.get(middle)?) / 2.0)
    } else {
        list.get(middle).copied()
    }
}

fn logarithmic(measure: MeasureType) -> bool {
    match measure {
        MeasureType::Stock | MeasureType::Flow | MeasureType::EventCount | MeasureType::Amount => true,
        MeasureType::Balance | MeasureType::Rate | MeasureType::Share | MeasureType::Index => false,
    }
}

fn found<'a>(measure: MeasureType, points: &[Point<'a>], farther: f64) -> Vec<Jump<'a>> {
    let log = logarithmic(measure);
    // Changes from one period to the very next, none from or to zero where growth has no meaning.
    let steps: Vec<(&Point<'a>, &Point<'a>, f64)> = points
        .windows(2)
        .filter_map(|w| match w {
            [a, b] if a.o.period.shifted(1) == b.o.period => match log {
                true if a.x > 0.0 && b.x > 0.0 => Some((a, b, (b.x / a.x).ln())),
                true => None,
                false => Some((a, b, b.x - a.x)),
            },
            _ => None,
        })
        .collect();
    if steps.len() + 1 < SHORTEST {
        return Vec::new();
    }
    let Some(usual) = median(steps.iter().map(|s| s.2)) else { return Vec::new() };
    let Some(spread) = median(steps.iter().map(|s| (s.2 - usual).abs())) else { return Vec::new() };
    let level = median(points.iter().map(|p| p.x.abs())).unwrap_or(0.0);
    // A very even series must not complain of every ripple.
    let floor = match measure {
        MeasureType::Stock => 1.4f64.ln(),
        MeasureType::Flow | MeasureType::EventCount | MeasureType::Amount => 2f64.ln(),
        MeasureType::Balance => level * 3.0,
        MeasureType::Rate | MeasureType::Share | MeasureType::Index => level * 0.5,
    };
    let mut out: Vec<Jump<'a>> = Vec::new();
    let mut last: Option<(f64, Period)> = None;
    for (a, b, change) in steps {
        let chance = if log { 4.0 * (1.0 / a.x.max(0.5) + 1.0 / b.x.max(0.5)).sqrt() } else { 0.0 };
        let limit = (FAR * NORMAL * spread).max(floor).max(chance) * farther;
        let off = change - usual;
        if off.abs() <= limit || limit <= 0.0 {
            last = None;
            continue;
        }
        // The way back from a peak is no second jump.
        if let Some((before, at)) = last
            && at == a.o.period
            && before * off < 0.0
        {
            if let Some(peak) = out.last_mut().filter(|j| j.at.period == at) {
                peak.back = true;
            }
            last = None;
            continue;
        }
        last = Some((off, b.o.period));
        let explained =
            |o: &Observation| o.flags.has(ObsStatus::BREAK) || o.note.as_ref().is_some_and(|n| !n.is_empty());
        let recent = points.last().is_some_and(|l| l.o.period.year() - b.o.period.year() <= RECENT);
        if recent && !explained(b.o) {
            out.push(Jump { before: a.o, at: b.o, size: off.abs() / limit, back: false });
        }
    }
    out
}

fn told(jump: &Jump<'_>, measure: MeasureType, say: &Say<'_>, left: usize) -> Finding {
    let (Some(from), Some(to)) = (number(jump.before.value), number(jump.at.value)) else {
        return Finding::new(Level::Note, "jump", value_place(jump.at), "A value stands out.", "Look at it.");
    };
    let how = if logarithmic(measure) {
        let percent = (to.to_f64() / from.to_f64() - 1.0) * 100.0;
        format!("{} per cent", say.computed(percent, 0))
    } else {
        to.sub(from).map_or_else(String::new, |d| say.number(d))
    };
    let way = if jump.back { " and back in the next period" } else { "" };
    let more = match left {
        0 => String::new(),
        n => format!(" {n} smaller jumps of this indicator are not listed."),
    };
    Finding::new(
        Level::Note,
        "jump",
        value_place(jump.at),
        format!(
            "The value goes from {} to {} ({how}){way}, far outside the changes of this series so far.{more}",
            say.number(from),
            say.number(to)
        ),
        "Compare with the received file; set a break flag or write a note where the method changed, or accept the finding with the reason.",
    )
    .with(say.value(jump.at), format!("about {}, as in {}", say.number(from), say.period(jump.before.period)))
    .resting_on(format!("{} {}", jump.at.series.source, basis([from, to])))
}

/// Powers of ten by which units are confused.
fn powers(measure: MeasureType) -> &'static [i32] {
    match measure {
        MeasureType::Rate | MeasureType::Share => &[-2, 2],
        MeasureType::Stock | MeasureType::Flow | MeasureType::EventCount | MeasureType::Amount => &[-6, -3, 3, 6],
        MeasureType::Balance | MeasureType::Index => &[],
    }
}

/// The power of ten that one number is of another, as near as a unit slip is; none for other ratios.
pub(super) fn power_between(measure: MeasureType, x: f64, y: f64) -> Option<i32> {
    if !(x > 0.0 && y > 0.0) {
        return None;
    }
    let ratio = (x / y).log10();
    powers(measure).iter().copied().find(|p| (ratio - f64::from(*p)).abs() < 0.12)
}

/// What such a slip is called.
pub(super) fn slip_words(power: i32) -> &'static str {
    match power.abs() {
        2 => "a hundred times (per cent and fractions)",
        3 => "a thousand times",
        _ => "a million times",
    }
}

/// Values that are a power of ten beside all others of their series. Their periods are returned.
fn slips(measure: MeasureType, points: &[Point<'_>], say: &Say<'_>, findings: &mut Vec<Finding>) -> Vec<Period> {
    let mut periods = Vec::new();
    if points.len() < 4 || powers(measure).is_empty() {
        return periods;
    }
    let Some(centre) = median(points.iter().map(|p| p.x).filter(|x| *x > 0.0)) else { return periods };
    // Only where the rest of the series keeps to one order of magnitude does a power of ten mean anything.
    let Some(spread) = median(points.iter().filter(|p| p.x > 0.0).map(|p| (p.x / centre).log10().abs())) else {
        return periods;
    };
    if spread > 0.2 {
        return periods;
    }
    for (n, p) in points.iter().enumerate() {
        // The nearest values on both sides say more than the middle of a long series.
        let near = [n.checked_sub(1).and_then(|i| points.get(i)), points.get(n + 1)];
        let near: Vec<&Point<'_>> = near.into_iter().flatten().collect();
        let power = near.iter().find_map(|q| power_between(measure, p.x, q.x));
        let stays = near
            .iter()
            .any(|q| power_between(measure, p.x, q.x).is_none() && q.x > 0.0 && (p.x / q.x).log10().abs() < 1.0);
        let (Some(power), false) = (power, stays) else { continue };
        let apart = (p.x / centre).log10();
        // A handful may really become thousands; a slip leaves the digits of a large number.
        let smaller = p.x.min(centre);
        if (apart - f64::from(power)).abs() > 0.6 || (smaller < 10.0 && p.n.scale == 0 && power.abs() > 2) {
            continue;
        }
        periods.push(p.o.period);
        let after = points.get(n + 1).map(|q| q.o.period);
        periods.extend(after);
        findings.push(
            Finding::new(
                Level::Warning,
                "unit-slip",
                value_place(p.o),
                format!(
                    "The value is about {} {} than its neighbours.",
                    slip_words(power),
                    if power > 0 { "larger" } else { "smaller" }
                ),
                "Look at the unit in the received file and at the multiplier in the recipe, and import the file again.",
            )
            .with(say.value(p.o), format!("a value near {}", say.computed(centre, if centre < 10.0 { 1 } else { 0 })))
            .resting_on(format!("{} {}", p.o.series.source, basis([p.n]))),
        );
    }
    periods
}
