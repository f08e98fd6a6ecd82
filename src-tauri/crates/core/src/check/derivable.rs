//! Hidden values that readers can work out: the only hidden one among a total and its parts.
//!
//! Every total with its parts is an equation between cells of one source and period. A cell that is hidden alone in one
//! of them is known to whoever reckons; with it known, the next one may be. A two-way table has such an equation for each
//! of its rows and columns.

use super::CheckInput;
use super::lines::{Line, Lines, Say, number, stamp, value_place};
use crate::truth::Nesting;
use crate::{
    Code, Decimal, DimensionCode, Finding, Level, MissingKind, ObsValue, Observation, Period, Place, SourceCode,
};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Cells named in one finding; of more, their number is told.
const NAMED: usize = 4;

/// More codes of one dimension are not compared with each other.
const MOST_CODES: usize = 400;

/// A total and parts that make it up, as places in the list of lines.
struct Equation {
    period: Period,
    total: usize,
    parts: Vec<usize>,
}

/// A hidden cell and the equation that gives it away.
struct Told<'e> {
    equation: &'e Equation,
    /// Which line's value.
    line: usize,
}

type GroupKey<'a> = (&'a SourceCode, Vec<(&'a DimensionCode, &'a Code)>);

/// The total and the parts of a group, as places in the list of lines.
type Group<'a> = (Option<usize>, Vec<(usize, &'a Code)>);

/// Tells each hidden series that can be worked out, once.
pub fn check(input: &CheckInput<'_>, lines: &Lines<'_>, say: &Say<'_>, findings: &mut Vec<Finding>) {
    let on = input.edition.and_then(|e| e.data_as_of);
    let hidden: BTreeSet<(usize, Period)> = lines
        .all
        .iter()
        .enumerate()
        .flat_map(|(n, l)| l.rows.iter().filter(|o| hides(o, on)).map(move |o| (n, o.period)))
        .collect();
    if hidden.is_empty() {
        return;
    }
    let equations = equations(input, lines, &hidden);
    let cell = |line: usize, period: Period| at(lines, line, period);
    let mut unknown = hidden;
    let mut told: Vec<Told<'_>> = Vec::new();
    loop {
        let before = told.len();
        for e in &equations {
            let mut open = e.cells().filter(|line| unknown.contains(&(*line, e.period)));
            let (Some(line), None) = (open.next(), open.next()) else { continue };
            if !holds(e, &cell, on) {
                continue;
            }
            unknown.remove(&(line, e.period));
            told.push(Told { equation: e, line });
        }
        if told.len() == before {
            break;
        }
    }
    let mut by_line: BTreeMap<usize, Vec<Told<'_>>> = BTreeMap::new();
    told.into_iter().for_each(|t| by_line.entry(t.line).or_default().push(t));
    for list in by_line.values_mut() {
        list.sort_by_key(|t| t.equation.period);
        findings.extend(finding(list, &cell, say));
    }
}

impl Equation {
    fn cells(&self) -> impl Iterator<Item = usize> {
        std::iter::once(self.total).chain(self.parts.iter().copied())
    }
}

/// Whether a value is kept from readers, by the profile or by its sender.
fn hides(o: &Observation, on: Option<NaiveDate>) -> bool {
    !o.confidentiality.is_public(on) || o.value == ObsValue::Missing(MissingKind::Suppressed)
}

fn at<'a>(lines: &Lines<'a>, line: usize, period: Period) -> Option<&'a Observation> {
    lines.all.get(line)?.rows.iter().find(|o| o.period == period)
}

/// Totals with their parts, wherever one of them is hidden.
fn equations(input: &CheckInput<'_>, lines: &Lines<'_>, hidden: &BTreeSet<(usize, Period)>) -> Vec<Equation> {
    let mut out = Vec::new();
    for dimension in lines.indicator.dimensions.iter().filter(|d| lines.indicator.adds_over(d)) {
        let mut groups: BTreeMap<GroupKey<'_>, Group<'_>> = BTreeMap::new();
        for (n, Line { key, .. }) in lines.all.iter().enumerate() {
            let others = key.codes.iter().filter(|(d, _)| *d != dimension).collect();
            let group = groups.entry((&key.source, others)).or_default();
            match key.codes.get(dimension) {
                Some(code) => group.1.push((n, code)),
                None => group.0 = Some(n),
            }
        }
        let list = input.profile.code_list_of(dimension);
        let nesting = Nesting::new(list.map(|l| &**l));
        for (total, parts) in groups.into_values() {
            let Some(total) = total else { continue };
            let mine = || std::iter::once(total).chain(parts.iter().map(|(n, _)| *n));
            let periods: BTreeSet<Period> = mine()
                .flat_map(|n| lines.all.get(n).into_iter().flat_map(|l| l.rows))
                .map(|o| o.period)
                .filter(|p| mine().any(|n| hidden.contains(&(n, *p))))
                .collect();
            let within = within(&nesting, &parts);
            for period in periods {
                for (holder, inside) in &within {
                    let present = |n: &usize| at(lines, *n, period).is_some();
                    let there: Vec<usize> = inside.iter().filter(|n| present(n)).copied().collect();
                    if there.len() > 1 && there.len() == inside.len() && present(holder) {
                        out.push(Equation { period, total: *holder, parts: there });
                    }
                }
                let there: Vec<(usize, &Code)> =
                    parts.iter().filter(|(n, _)| at(lines, *n, period).is_some()).copied().collect();
                let codes: Vec<&Code> = there.iter().map(|(_, c)| *c).collect();
                let Some(widest) = nesting.widest(&codes) else { continue };
                let parts: Vec<usize> = there.iter().filter(|(_, c)| widest.contains(c)).map(|(n, _)| *n).collect();
                if parts.len() > 1 && at(lines, total, period).is_some() {
                    out.push(Equation { period, total, parts });
                }
            }
        }
    }
    out
}

/// Codes that hold others: each with the widest of those inside it.
fn within(nesting: &Nesting<'_>, parts: &[(usize, &Code)]) -> Vec<(usize, Vec<usize>)> {
    if parts.len() > MOST_CODES {
        return Vec::new();
    }
    let holds = |outer: &Code, inner: &Code| nesting.widest(&[outer, inner]).is_some_and(|w| w == [outer]);
    parts
        .iter()
        .filter_map(|(n, outer)| {
            let inside: Vec<&(usize, &Code)> = parts.iter().filter(|(m, c)| m != n && holds(outer, c)).collect();
            let codes: Vec<&Code> = inside.iter().map(|(_, c)| *c).collect();
            let widest = nesting.widest(&codes).filter(|w| w.len() > 1)?;
            Some((*n, inside.into_iter().filter(|(_, c)| widest.contains(c)).map(|(m, _)| *m).collect()))
        })
        .collect()
}

/// Whether the parts make up the total as far as anybody of the working group knows: all have numbers, which agree
/// within rounding, except those that their sender hides.
fn holds<'a>(e: &Equation, cell: &dyn Fn(usize, Period) -> Option<&'a Observation>, on: Option<NaiveDate>) -> bool {
    let mut sum = Decimal::ZERO;
    let mut by_sender = false;
    for line in &e.parts {
        let Some(o) = cell(*line, e.period) else { return false };
        match number(o.value).map(|n| sum.add(n)) {
            Some(Some(s)) => sum = s,
            Some(None) => return false,
            None if hides(o, on) => by_sender = true,
            None => return false,
        }
    }
    let Some(total) = cell(e.total, e.period) else { return false };
    match number(total.value) {
        None => hides(total, on) && !by_sender,
        Some(whole) => whole.sub(sum).is_some_and(|rest| {
            let half = 0.5 * 10f64.powi(-i32::from(whole.scale)) * (e.parts.len() + 1) as f64;
            // What the sender hides is more than nothing.
            if by_sender { rest.to_f64() > half } else { rest.abs().to_f64() <= half }
        }),
    }
}

fn finding<'a>(
    list: &[Told<'_>],
    cell: &dyn Fn(usize, Period) -> Option<&'a Observation>,
    say: &Say<'_>,
) -> Option<Finding> {
    let last = list.last()?;
    let e = last.equation;
    let o = cell(last.line, e.period)?;
    let named = |n: &usize| {
        let o = cell(*n, e.period)?;
        let codes = o.series.codes_text();
        let codes = if codes.is_empty() { "the total".to_string() } else { codes };
        Some(format!("{codes} ({})", say.origin(o)))
    };
    let others: Vec<usize> = e.parts.iter().filter(|n| **n != last.line).copied().collect();
    let mut parts: Vec<String> = others.iter().take(NAMED).filter_map(named).collect();
    if others.len() > NAMED {
        parts.push(format!("{} more", others.len() - NAMED));
    }
    let parts = parts.join(" and ");
    let way = if last.line == e.total {
        format!("as the sum of {parts}")
    } else {
        format!("as {} minus {parts}", named(&e.total)?)
    };
    let periods: Vec<Period> = list.iter().map(|t| t.equation.period).collect();
    let often = match list.len() {
        1 => String::new(),
        n => format!(" So it is {n} times ({}).", say.periods(&periods)),
    };
    let texts: Vec<String> = list
        .iter()
        .flat_map(|t| t.equation.cells().filter_map(|n| cell(n, t.equation.period)))
        .map(|o| format!("{} {}", value_place(o), o.confidentiality.code()))
        .collect();
    let place: Place = value_place(o);
    Some(
        Finding::new(
            Level::Warning,
            "hidden-derivable",
            place,
            format!("This value is hidden, and readers can work it out for {} {way}.{often}", say.period(e.period)),
            "Hide a second part of the same total as well, or the total, or combine categories; or accept the finding with the reason why it may be known.",
        )
        .with(say.origin(o), "at least two hidden values in each row and column that has one")
        .resting_on(stamp(texts.iter().map(String::as_str))),
    )
}
