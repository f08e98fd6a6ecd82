//! Claims: statements over words that the data must bear out.
//!
//! Kinds: `rose`, `fell` (last against first number of a series, or the sign of a change),
//! `above N`, `below N`, `at least N`, `at most N` (every number), `largest`, `smallest`
//! (the last number of a series, or rank 1), `between N and M`.

use crate::answer::{Answer, Cell, CellValue, Engine, Header, Shape};
use crate::format::Formatter;
use crate::truth::Reason;
use crate::{Claim, Decimal, ObsStatus};

/// Whether a claim holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ClaimVerdict {
    /// The data bear it out.
    Holds,
    /// The data say otherwise; how.
    Contradicted(String),
    /// Numbers are missing or the kind does not fit the question; why.
    CannotTell(String),
}

/// Judges a claim by asking its question.
pub fn judge_claim(engine: &Engine<'_>, formatter: &Formatter, claim: &Claim) -> ClaimVerdict {
    let answer = match engine.ask_text(&claim.question) {
        Ok(a) => a,
        Err(e) => return ClaimVerdict::CannotTell(e.to_string()),
    };
    let numbers = numbers(&answer);
    if numbers.is_empty() {
        return ClaimVerdict::CannotTell("there is no number".into());
    }
    let say = |n: Decimal, header: &Header| {
        let name = formatter.header(engine.profile, header);
        let value = formatter.number(n, answer.unit.decimals.max(n.scale.min(2)));
        if name.is_empty() { format!("the value is {value}") } else { format!("{name} is {value}") }
    };
    let every = |holds: &dyn Fn(Decimal) -> bool| {
        if answer.cells.len() > numbers.len() {
            return ClaimVerdict::CannotTell("some values are missing".into());
        }
        match numbers.iter().find(|(n, _)| !holds(*n)) {
            None => ClaimVerdict::Holds,
            Some((n, h)) => ClaimVerdict::Contradicted(say(*n, h)),
        }
    };
    let words: Vec<&str> = claim.kind.split_whitespace().collect();
    if let Some(reason) = unfit_claim(&answer, &words) {
        let e = reason.explain();
        return ClaimVerdict::CannotTell(format!(
            "{} {}",
            lower_first(e.wrong.trim_end_matches('.')),
            because(e.way_out)
        ));
    }
    let limit = |text: &str| text.replace('_', "").parse::<Decimal>().ok();
    match words.as_slice() {
        ["rose"] | ["fell"] => {
            let up = words == ["rose"];
            let difference = match numbers.as_slice() {
                [(n, _)] if answer.unit.difference => Some(*n),
                [(first, _), .., (last, _)] if answer.shape == Shape::Series && answer.rows.len() == 1 => {
                    last.sub(*first)
                }
                _ => None,
            };
            match difference {
                None => ClaimVerdict::CannotTell("\"rose\" and \"fell\" need a change or a series".into()),
                Some(d) if !d.is_zero() && d.is_negative() != up => ClaimVerdict::Holds,
                Some(d) => ClaimVerdict::Contradicted(format!(
                    "the change is {}",
                    formatter.number(d, answer.unit.decimals.max(d.scale.min(2)))
                )),
            }
        }
        ["above", n] => limit(n).map_or_else(|| unreadable(claim), |n| every(&|x| x > n)),
        ["below", n] => limit(n).map_or_else(|| unreadable(claim), |n| every(&|x| x < n)),
        ["at", "least", n] => limit(n).map_or_else(|| unreadable(claim), |n| every(&|x| x >= n)),
        ["at", "most", n] => limit(n).map_or_else(|| unreadable(claim), |n| every(&|x| x <= n)),
        ["between", a, "and", b] => match (limit(a), limit(b)) {
            (Some(a), Some(b)) => every(&|x| x >= a && x <= b),
            _ => unreadable(claim),
        },
        ["largest"] | ["smallest"] => {
            let up = words == ["largest"];
            match numbers.as_slice() {
                // A rank: the first place is the largest.
                [(n, _)] if answer.unit.code.is_none() && up => {
                    if *n == Decimal::int(1) {
                        ClaimVerdict::Holds
                    } else {
                        ClaimVerdict::Contradicted(format!("it has place {}", formatter.number(*n, 0)))
                    }
                }
                [.., (last, _)] if answer.shape == Shape::Series && numbers.len() > 1 => {
                    match numbers.iter().find(|(n, _)| if up { n > last } else { n < last }) {
                        None => ClaimVerdict::Holds,
                        Some((n, h)) => ClaimVerdict::Contradicted(say(*n, h)),
                    }
                }
                _ => ClaimVerdict::CannotTell("\"largest\" and \"smallest\" need a series or a rank".into()),
            }
        }
        _ => unreadable(claim),
    }
}

/// Why words about a development cannot be judged by this answer.
pub fn unfit_claim(answer: &Answer, words: &[&str]) -> Option<Reason> {
    if !matches!(words, ["rose" | "fell" | "largest" | "smallest"]) {
        return None;
    }
    if answer.cells.iter().any(|c| c.partial) {
        return Some(Reason::ClaimPartial);
    }
    let alone = matches!(answer.cells.as_slice(), [_]);
    if alone {
        let rank = answer.measure.is_none() && matches!(words, ["largest" | "smallest"]);
        return (!rank && !answer.unit.difference).then_some(Reason::ClaimNeedsSeries);
    }
    if answer.shape != Shape::Series || answer.rows.len() != 1 {
        return Some(Reason::ClaimNeedsSeries);
    }
    let ends = [answer.cells.first(), answer.cells.last()];
    let there = |c: &Cell| matches!(c.value, CellValue::Number(_) | CellValue::RoundsToZero);
    if ends.into_iter().flatten().any(|c| !there(c)) {
        return Some(Reason::ClaimEndMissing);
    }
    // What a change computes across a break is refused in its own cell.
    let broken = answer.cells.iter().skip(1).any(|c| c.flags.has(ObsStatus::BREAK));
    (broken && !answer.unit.difference).then_some(Reason::ClaimAcrossBreak)
}

fn lower_first(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_lowercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}", chars.as_str())
}

/// The way out in brackets, for the end of a sentence.
fn because(way_out: &str) -> String {
    format!("({})", lower_first(way_out.trim_end_matches('.')))
}

fn unreadable(claim: &Claim) -> ClaimVerdict {
    ClaimVerdict::CannotTell(format!(
        "\"{}\" is no kind of claim; kinds are rose, fell, above N, below N, at least N, at most N, between N and M, largest, smallest",
        claim.kind
    ))
}

fn numbers(answer: &Answer) -> Vec<(Decimal, &Header)> {
    let columns = answer.columns.len().max(1);
    answer
        .cells
        .iter()
        .enumerate()
        .filter_map(|(i, c)| {
            let header = if answer.shape == Shape::Table {
                answer.rows.get(i / columns)
            } else {
                answer.columns.get(i % columns)
            }?;
            match c.value {
                CellValue::Number(n) => Some((n, header)),
                CellValue::RoundsToZero => Some((Decimal::ZERO, header)),
                CellValue::Missing(_) | CellValue::Absent | CellValue::Withheld(_) | CellValue::Refused(_) => None,
            }
        })
        .collect()
}
