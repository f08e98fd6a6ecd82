//! `almanac indicators`, `sources`, `institutions`, `dimensions`: the registers as tables, out and in.

use crate::context::{Context, Form, language, read_input};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::Session;
use almanac_app::registers::{self, Register};
use almanac_core::{Dimension, Indicator, Institution, Lang, Source};
use clap::{Args, ValueEnum};
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;

/// Which register a command is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Indicators.
    Indicators,
    /// Sources.
    Sources,
    /// Institutions.
    Institutions,
    /// Dimensions.
    Dimensions,
}

/// Arguments of all four; what they are for stands with the commands.
#[derive(Debug, Args)]
#[command(after_help = "Example, which works for indicators, sources, institutions and dimensions alike:
    almanac sources kyrgyzstan.almanac > sources.csv
    almanac sources kyrgyzstan.almanac --set sources.csv")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// Update from this table; `-` for standard input
    #[arg(long, value_name = "FILE.csv")]
    set: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<As>,
}

/// How a register is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    /// A table for spreadsheets
    Csv,
    /// For scripts
    Json,
}

/// Prints or updates.
pub fn run(kind: Kind, a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let register = match kind {
        Kind::Indicators => Register::Indicators,
        Kind::Sources => Register::Sources,
        Kind::Institutions => Register::Institutions,
        Kind::Dimensions => Register::Dimensions,
    };
    let Some(file) = &a.set else {
        let session = context.read(&a.project)?;
        let lang = language(&session, None)?;
        let form = match (a.format, context.form) {
            (Some(As::Json), _) | (None, Form::Json) => Form::Json,
            (Some(As::Csv), _) | (None, Form::Text) => Form::Text,
        };
        match form {
            Form::Json => output::json(out, &all(kind, &session, &lang))?,
            Form::Text => out.write_all(registers::write(&session.state().profile, register, &lang).as_bytes())?,
        }
        return Ok(Status::Done);
    };
    let (name, bytes) = read_input(file)?;
    let mut session = context.write(&a.project)?;
    let (done, findings) = registers::set(&mut session, register, &name, &bytes)?;
    session.close()?;
    output::updated(out, context.form, &name, done.is_some_and(|d| d.changed), &findings)?;
    Ok(output::status_of(&findings))
}

fn all(kind: Kind, session: &Session, lang: &Lang) -> Value {
    let p = &session.state().profile;
    let named = |name: &str, list: Value| Value::Object([(name.to_string(), list)].into_iter().collect());
    match kind {
        Kind::Indicators => named("indicators", p.indicators.values().map(|i| indicator(i, lang)).collect()),
        Kind::Sources => named("sources", p.sources.values().map(|s| source(s, lang)).collect()),
        Kind::Institutions => named("institutions", p.institutions.values().map(|i| institution(i, lang)).collect()),
        Kind::Dimensions => named("dimensions", p.dimensions.values().map(|d| dimension(d, lang)).collect()),
    }
}

/// A record with its name in the document's language and every field as it is kept.
fn indicator(i: &Indicator, lang: &Lang) -> Value {
    json!({
        "code": i.code, "name": i.names.best(lang), "names": i.names, "definition": i.definition, "module": i.module,
        "measure": i.measure, "unit": i.unit, "unit_multiplier": i.unit_multiplier, "counts": i.counts,
        "population": i.population, "reference": i.reference, "dimensions": i.dimensions,
        "numerator": i.numerator, "denominator": i.denominator, "inflows": i.inflows, "outflows": i.outflows, "custodian": i.custodian, "frequency": i.frequency,
        "decimals": i.decimals, "base_year": i.base_year, "source_priority": i.source_priority, "priority_reason": i.priority_reason,
        "small_cell_threshold": i.small_cell_threshold,
    })
}

fn source(s: &Source, lang: &Lang) -> Value {
    json!({
        "code": s.code, "name": s.names.best(lang), "names": s.names, "institution": s.institution, "kind": s.kind,
        "vintage": s.vintage, "frequency": s.frequency, "next_date": s.next_date.map(|d| d.to_string()),
        "coverage": s.coverage, "definition": s.definition, "access": s.access, "address": s.address,
    })
}

fn institution(i: &Institution, lang: &Lang) -> Value {
    json!({
        "code": i.code, "name": i.names.best(lang), "names": i.names, "acronym": i.acronym,
        "focal_point": i.focal_point, "international": i.international,
    })
}

fn dimension(d: &Dimension, lang: &Lang) -> Value {
    json!({
        "code": d.code, "name": d.names.best(lang), "names": d.names, "role": d.role, "code_list": d.code_list,
    })
}
