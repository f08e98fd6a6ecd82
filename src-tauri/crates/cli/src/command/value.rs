//! `almanac value`: the answer to one question, as printed.

use crate::context::{Context, Form, language};
use crate::exit::{Ended, Status};
use crate::output::{self, Side};
use almanac_app::State;
use almanac_core::answer::{Answer, Audience, Cell, CellValue, Header, NoAnswer, Shape, Withholding, print_value};
use almanac_core::format::Formatter;
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// Answer one question of the data.
///
/// The answer is printed as it would stand in the text, in the document's language. A question is an indicator, a
/// period and what is done with it; ARCHITECTURE.md lists every form.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n    almanac value kyrgyzstan.almanac 'IMM-005[sex=F] this'\n    almanac value kyrgyzstan.almanac 'IMM-005 2010..this'\n    \
                  almanac value kyrgyzstan.almanac 'ASY-002 this | by citizenship | top 10'\n    almanac value kyrgyzstan.almanac 'IMM-005 this' --print 'million unit'"
)]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// The question
    question: String,
    /// How a single value is printed: unit, 1 decimal, thousand, million, billion, signed, absolute, period, name
    #[arg(long, value_name = "WORDS", default_value = "")]
    print: String,
    /// The language [default: the first of the edition]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The year that `this` means, and its values [default: the present edition]
    #[arg(long, value_name = "YYYY")]
    edition: Option<i32>,
}

/// Answers and prints.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let session = context.read(&a.project)?;
    let state = super::data::state_of(&session, a.edition)?;
    let formatter = Formatter::new(&language(&session, a.language.as_deref())?);
    let engine = state.engine(Audience::WorkingGroup);
    let printed = print_value(&engine, &formatter, &a.question, &a.print);
    let answer = printed.answer.map_err(no_answer)?;
    match (context.form, answer.shape) {
        (Form::Json, _) => output::json(out, &to_json(&state, &formatter, &answer, &printed.text))?,
        (Form::Text, Shape::Value) => {
            writeln!(out, "{}", printed.text)?;
            if let Some(CellValue::Refused(why)) = answer.only().map(|c| &c.value) {
                writeln!(out, "{}", why.reason().explain().text())?;
            }
            if answer.only().is_some_and(|c| c.partial) {
                writeln!(out, "incomplete: some of what it is made of has no value")?;
            }
            let public = print_value(&state.engine(state.public()), &formatter, &a.question, &a.print);
            if let Some(CellValue::Withheld(why)) = public.cell().map(|c| &c.value) {
                let why = match why {
                    Withholding::Confidential => "confidential",
                    Withholding::WouldTell => "this difference is a confidential value, the only part that is left",
                };
                writeln!(out, "{why}: for the working group only; the export prints \"{}\" instead", public.text)?;
            }
        }
        (Form::Text, Shape::Series | Shape::Table | Shape::Matrix) => as_table(out, &state, &formatter, &answer)?,
    }
    Ok(Status::Done)
}

/// A question without an answer, as the end of a run.
pub fn no_answer(why: NoAnswer) -> Ended {
    match why {
        NoAnswer::ReadFailure(_) => Ended::input(why.to_string()),
        NoAnswer::Unreadable(_) => Ended::usage(format!("{why}; write it as in 'IMM-005[sex=F] this'")),
        NoAnswer::UnknownIndicator(_) => Ended::usage(format!("{why}; `almanac indicators PROJECT` lists all")),
        NoAnswer::UnknownCode(..) => Ended::usage(format!("{why}; `almanac code-lists PROJECT` lists the codes")),
        NoAnswer::UnknownDimension(..)
        | NoAnswer::Incomplete(_)
        | NoAnswer::Contradicts(..)
        | NoAnswer::NoEdition
        | NoAnswer::NoBaseYear(_)
        | NoAnswer::StepDoesNotFit(_) => Ended::usage(why.to_string()),
    }
}

fn as_table(out: &mut dyn Write, state: &State, f: &Formatter, answer: &Answer) -> Result<(), Ended> {
    let profile = &state.profile;
    let mut head = vec![f.unit(profile, &answer.unit)];
    head.extend(answer.columns.iter().map(|c| if *c == Header::Only { String::new() } else { f.header(profile, c) }));
    let cells = |r: usize| (0..answer.columns.len()).map(move |c| answer.cell(r, c));
    let mut meanings: BTreeMap<&'static str, &'static str> = BTreeMap::new();
    let mut rows = Vec::new();
    for (r, row) in answer.rows.iter().enumerate() {
        let mut line = vec![f.header(profile, row)];
        for cell in cells(r).flatten() {
            let flags = cell.flags.letters();
            let text = f.cell(&answer.unit, cell);
            line.push(if flags.is_empty() || flags == "A" { text } else { format!("{text} {flags}") });
            if let Some(meaning) = f.symbol_meaning(&cell.value) {
                meanings.insert(Formatter::symbol(&cell.value), meaning);
            }
        }
        rows.push(line);
    }
    // A long series reads better downwards than as one endless line.
    let one_row = if let [row] = rows.as_slice() { Some(row.clone()) } else { None };
    if let Some(row) = one_row.filter(|r| r.len() > 8) {
        let down: Vec<Vec<String>> = head.iter().zip(&row).skip(1).map(|(h, v)| vec![h.clone(), v.clone()]).collect();
        let first = |list: &[String]| list.first().cloned().unwrap_or_default();
        output::table(out, &[first(&head), first(&row)], &down, &[Side::Left, Side::Right])?;
    } else {
        output::table(out, &head, &rows, &[Side::Left, Side::Right])?;
    }
    for (symbol, meaning) in meanings {
        writeln!(out, "{symbol}  {meaning}")?;
    }
    Ok(())
}

/// Why the types forbid a cell: the code, what is wrong, why, and the way out.
fn refused(cell: &Cell) -> Value {
    let CellValue::Refused(why) = &cell.value else { return Value::Null };
    let e = why.reason().explain();
    json!({ "reason": why.reason().code(), "wrong": e.wrong, "why": e.why, "way_out": e.way_out })
}

/// What stands in a cell, for scripts: `value` is a plain number in the answer's unit, `missing` says why there is none.
pub fn cell_json(f: &Formatter, answer: &Answer, cell: &Cell) -> Value {
    let (value, missing) = match &cell.value {
        CellValue::Number(n) => (Value::from(n.to_string()), Value::Null),
        CellValue::RoundsToZero => (Value::Null, "rounds_to_zero".into()),
        CellValue::Missing(kind) => (Value::Null, kind.code().into()),
        CellValue::Absent => (Value::Null, "absent".into()),
        CellValue::Withheld(_) => (Value::Null, "withheld".into()),
        CellValue::Refused(_) => (Value::Null, "not_computed".into()),
    };
    json!({
        "printed": f.cell(&answer.unit, cell), "value": value, "missing": missing,
        "meaning": f.symbol_meaning(&cell.value), "refused": refused(cell), "flags": cell.flags.letters(), "partial": cell.partial,
        "period": cell.period.map(|p| p.to_string()), "read": cell.origins.len(),
    })
}

fn to_json(state: &State, f: &Formatter, answer: &Answer, printed: &str) -> Value {
    let shape = match answer.shape {
        Shape::Value => "value",
        Shape::Series => "series",
        Shape::Table => "table",
        Shape::Matrix => "matrix",
    };
    let header = |h: &Header| f.header(&state.profile, h);
    let row = |r: usize| {
        (0..answer.columns.len()).filter_map(|c| answer.cell(r, c)).map(|c| cell_json(f, answer, c)).collect::<Value>()
    };
    json!({
        "question": answer.question, "shape": shape, "printed": printed,
        "unit": f.unit(&state.profile, &answer.unit), "unit_code": answer.unit.code.as_ref().map(|c| c.as_str()),
        "unit_multiplier": answer.unit.multiplier,
        "rows": answer.rows.iter().map(header).collect::<Vec<_>>(), "columns": answer.columns.iter().map(header).collect::<Vec<_>>(),
        "cells": (0..answer.rows.len()).map(row).collect::<Value>(),
        "sources": answer.sources, "indicators": answer.indicators,
    })
}
