//! The account of a stock: this stock is the previous one, plus what came in, minus what went out.
//!
//! It is checked for stocks whose record names inflows or outflows. Flows of a calendar year join stocks of the end
//! or the start of years; a stock of mid-year or of a named day lies across two years of flows and is not judged.

use super::CheckInput;
use super::lines::{Line, Lines, Say, basis, number, value_place};
use crate::{Decimal, Finding, Indicator, IndicatorCode, Level, Observation, Period, ReferenceTime, Selection};
use std::collections::BTreeMap;

pub fn check(input: &CheckInput<'_>, lines: &Lines<'_>, say: &Say<'_>, findings: &mut Vec<Finding>) {
    let stock = lines.indicator;
    if stock.inflows.is_empty() && stock.outflows.is_empty() {
        return;
    }
    let behind = match stock.reference {
        Some(ReferenceTime::EndOfYear) => 0,
        Some(ReferenceTime::StartOfYear) => -1,
        Some(
            ReferenceTime::MidYear
            | ReferenceTime::NamedDay
            | ReferenceTime::CalendarYear
            | ReferenceTime::FiscalYear(_)
            | ReferenceTime::NamedPeriod,
        )
        | None => return,
    };
    let read = |codes: &[IndicatorCode]| -> Vec<(Indicator, Vec<Observation>)> {
        codes
            .iter()
            .filter_map(|c| input.profile.indicators.get(c))
            .map(|i| ((**i).clone(), input.observations.select(&Selection::all(i.code.clone())).unwrap_or_default()))
            .collect()
    };
    let (ins, outs) = (read(&stock.inflows), read(&stock.outflows));
    if ins.len() < stock.inflows.len() || outs.len() < stock.outflows.len() {
        return;
    }
    let flows: Vec<(bool, Lines<'_>)> = ins
        .iter()
        .map(|(i, rows)| (true, Lines::new(i, rows)))
        .chain(outs.iter().map(|(i, rows)| (false, Lines::new(i, rows))))
        .collect();
    for line in &lines.all {
        findings.extend(line_account(stock, line, &flows, behind, say));
    }
}

struct Gap<'a> {
    at: &'a Observation,
    expected: Decimal,
    residual: Decimal,
    parts: String,
}

fn line_account(
    stock: &Indicator,
    line: &Line<'_>,
    flows: &[(bool, Lines<'_>)],
    behind: i32,
    say: &Say<'_>,
) -> Option<Finding> {
    let values: BTreeMap<Period, (&Observation, Decimal)> = line.numbers().map(|(o, n)| (o.period, (o, n))).collect();
    let mut gaps = Vec::new();
    let mut judged = 0;
    for (period, (o, now)) in &values {
        let Some((_, before)) = values.get(&period.shifted(-1)) else { continue };
        let Some(gap) = one(stock, line, flows, period.shifted(behind), o, *now, *before, say) else { continue };
        judged += 1;
        gaps.extend(gap);
    }
    let worst = gaps.iter().max_by(|a, b| a.residual.abs().cmp(&b.residual.abs()))?;
    let large = worst.residual.abs().to_f64() > worst.expected.abs().to_f64() * 0.02;
    let periods: Vec<Period> = gaps.iter().map(|g| g.at.period).collect();
    let often = match gaps.len() {
        1 => String::new(),
        n => format!(" A residual remains in {n} of {judged} periods ({}).", say.periods(&periods)),
    };
    Some(
        Finding::new(
            if large { Level::Warning } else { Level::Note },
            "stock-account",
            value_place(worst.at),
            format!(
                "The stock is not the previous stock plus what came in minus what went out; a residual of {} remains.{often}",
                say.number(worst.residual)
            ),
            "Look for a flow that is missing, such as naturalisations or deaths, or a break; otherwise accept the finding with the reason.",
        )
        .with(say.value(worst.at), format!("{} = {}", say.number(worst.expected), worst.parts))
        .resting_on(basis(gaps.iter().map(|g| g.residual))),
    )
}

/// The account of one period: none when a flow is missing, an empty gap when it adds up.
#[expect(clippy::too_many_arguments, reason = "one sum of an account, asked in one place")]
fn one<'a>(
    stock: &Indicator,
    line: &Line<'_>,
    flows: &[(bool, Lines<'_>)],
    of: Period,
    o: &'a Observation,
    now: Decimal,
    before: Decimal,
    say: &Say<'_>,
) -> Option<Option<Gap<'a>>> {
    let mut expected = before;
    let mut parts = say.number(before);
    let mut scale = now.scale.min(before.scale);
    for (comes, lines) in flows {
        let flow = number(lines.answering(&line.key.codes, of)?.value)?;
        let flow = flow.shifted(lines.indicator.unit_multiplier.checked_sub(stock.unit_multiplier)?)?;
        expected = if *comes { expected.add(flow)? } else { expected.sub(flow)? };
        parts = format!("{parts} {} {}", if *comes { "+" } else { "\u{2212}" }, say.number(flow));
        scale = scale.min(flow.scale);
    }
    let residual = now.sub(expected)?;
    let slack = 10f64.powi(-i32::from(scale)) * 0.5 * (flows.len() + 2) as f64;
    if residual.abs().to_f64() <= slack * (1.0 + 1e-9) {
        return Some(None);
    }
    Some(Some(Gap { at: o, expected, residual, parts }))
}
