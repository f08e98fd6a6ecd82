//! `almanac data`: the observations that answer, each with its origin.

use super::selection::{Span, Where, value_and_missing};
use crate::context::{Context, Form, write_output};
use crate::exit::{Ended, Status};
use crate::output::{self, Field};
use almanac_app::export::{TableForm, export_table};
use almanac_app::{Session, State};
use almanac_core::{
    Code, DimensionCode, Host, Indicator, IndicatorCode, Observation, ReleaseId, Selection, SourceCode,
};
use clap::{Args, ValueEnum};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;
use std::path::PathBuf;

/// Print values with their flags, source and cell.
///
/// One value a line, with the decimals that were received. The total of a dimension is written `_T`. The formats
/// sdmx-csv, sdmx-ml and xlsx are for other programs and other copies of this one: importing such a file gives the
/// same values, flags, gaps, confidentiality and notes. Values that are not free for publication are written, with
/// their mark.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n    almanac data kyrgyzstan.almanac --indicator IMM-005 --where sex=F,M --period 2015..2024 > stock.csv\n    almanac data kyrgyzstan.almanac --source NSC --out nsc.xlsx"
)]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// Only this indicator; may be given several times [default: all]
    #[arg(long, value_name = "CODE")]
    indicator: Vec<String>,
    /// Only these codes of a dimension, such as `sex=F,M` or `sex=_T`; may be given several times
    #[arg(long = "where", value_name = "DIM=CODE[,CODE]")]
    filter: Vec<String>,
    /// Only this period or range, such as 2024 or 2010..2024
    #[arg(long, value_name = "FROM..TO")]
    period: Option<String>,
    /// Only this source
    #[arg(long, value_name = "CODE")]
    source: Option<String>,
    /// The values with which this edition answers
    #[arg(long, value_name = "YYYY")]
    as_of: Option<i32>,
    /// How to print [default: csv; with --out by the end of its name]
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<As>,
    /// Write to this file (.csv, .json, .xlsx, or .xml for SDMX-ML); a file that is there is replaced once the new one is whole
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

/// How values are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    /// A table for spreadsheets
    Csv,
    /// For scripts
    Json,
    /// SDMX-CSV 2.0
    SdmxCsv,
    /// SDMX-ML 3.0
    SdmxMl,
    /// A workbook; needs --out
    Xlsx,
}

/// The format that is asked for, by word or by the end of the file's name.
fn format(a: &Arguments, context: &Context) -> Result<As, Ended> {
    let named =
        a.out.as_ref().map(|file| file.extension().map_or(String::new(), |e| e.to_string_lossy().to_lowercase()));
    Ok(match (a.format, named.as_deref()) {
        (Some(As::Xlsx), None) => {
            return Err(Ended::usage("a workbook is written to a file: add --out FILE.xlsx".to_string()));
        }
        (Some(format), _) => format,
        (None, None) if context.form == Form::Json => As::Json,
        (None, None | Some("csv")) => As::Csv,
        (None, Some("json")) => As::Json,
        (None, Some("xlsx")) => As::Xlsx,
        (None, Some("xml")) => As::SdmxMl,
        (None, Some(_)) => {
            return Err(Ended::usage(
                "the end of the file's name does not tell the format: name it .csv, .json, .xlsx or .xml, or say --format"
                    .to_string(),
            ));
        }
    })
}

/// Prints the chosen values.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let (filter, span) = (Where::read(&a.filter)?, Span::read(a.period.as_deref())?);
    let format = format(a, context)?;
    let session = context.read(&a.project)?;
    let state = state_of(&session, a.as_of)?;
    let filter = filter.check(&state)?;
    let profile = &state.profile;
    let source = a.source.as_ref().map(SourceCode::new);
    if let Some(s) = source.as_ref().filter(|s| !profile.sources.contains_key(*s)) {
        return Err(Ended::usage(format!("there is no source {s}; `almanac sources PROJECT` lists all")));
    }
    let mut indicators: Vec<&Indicator> = Vec::new();
    for code in &a.indicator {
        match profile.indicators.get(&IndicatorCode::new(code)) {
            Some(i) => indicators.push(i),
            None => {
                return Err(Ended::usage(format!(
                    "there is no indicator {code}; `almanac indicators PROJECT` lists all"
                )));
            }
        }
    }
    if a.indicator.is_empty() {
        indicators = profile.indicators.values().map(|i| &**i).collect();
    }
    let mut chosen: Vec<(&Indicator, Vec<Observation>)> = Vec::new();
    let mut dimensions: BTreeSet<DimensionCode> = BTreeSet::new();
    for indicator in indicators {
        let selection =
            Selection { source: source.clone(), years: span.years(), ..Selection::all(indicator.code.clone()) };
        let mut found = state.observations.select(&selection)?;
        found.retain(|o| filter.wants(o) && span.wants(o.period));
        dimensions.extend(found.iter().flat_map(|o| o.series.codes.keys().cloned()));
        chosen.push((indicator, found));
    }
    dimensions.extend(filter.dimensions().filter(|d| profile.dimensions.contains_key(*d)).cloned());
    let files = file_names(&session)?;
    let mut held: Vec<u8> = Vec::new();
    let sink: &mut dyn Write = if a.out.is_some() { &mut held } else { &mut *out };
    let table = |form| {
        let rows: Vec<Observation> = chosen.iter().flat_map(|(_, list)| list.iter().cloned()).collect();
        export_table(profile, &rows, form, context.host.now())
    };
    match format {
        As::SdmxCsv => sink.write_all(&table(TableForm::SdmxCsv)?)?,
        As::SdmxMl => sink.write_all(&table(TableForm::SdmxMl)?)?,
        As::Xlsx => sink.write_all(&table(TableForm::Xlsx)?)?,
        As::Json => {
            let rows = chosen.iter().flat_map(|(i, list)| list.iter().map(|o| to_json(i, o, &files)));
            output::json(sink, &json!({ "observations": rows.collect::<Value>() }))?;
        }
        As::Csv => {
            let mut head = vec![Field::Text("indicator")];
            head.extend(dimensions.iter().map(|d| Field::Text(d.as_str())));
            let rest = [
                "period",
                "value",
                "missing",
                "flags",
                "confidentiality",
                "unit",
                "source",
                "release",
                "file",
                "cell",
                "note",
            ];
            head.extend(rest.map(Field::Text));
            output::csv(sink, &head)?;
            for (indicator, list) in &chosen {
                for o in list {
                    line(sink, indicator, o, &dimensions, &files)?;
                }
            }
        }
    }
    if let Some(file) = &a.out {
        write_output(file, &held)?;
        let values = chosen.iter().map(|(_, list)| list.len()).sum::<usize>();
        match context.form {
            Form::Json => output::json(
                out,
                &json!({ "file": file.display().to_string(), "values": values, "bytes": held.len() }),
            )?,
            Form::Text => {
                writeln!(out, "{} written to {}.", output::count(values, "value was", "values were"), file.display())?
            }
        }
    }
    Ok(Status::Done)
}

/// The state of the present edition, or of another one.
pub fn state_of(session: &Session, edition: Option<i32>) -> Result<State, Ended> {
    match edition {
        None => Ok(session.state().clone()),
        Some(year) => session
            .state_of(year)?
            .ok_or_else(|| Ended::usage(format!("there is no edition {year}; `almanac editions PROJECT` lists all"))),
    }
}

fn file_names(session: &Session) -> Result<BTreeMap<ReleaseId, String>, Ended> {
    let releases = session.stored().releases().map_err(almanac_app::Failure::from)?;
    Ok(releases.into_iter().map(|r| (r.id, r.file_name)).collect())
}

/// Unit code; a power of ten goes with it, since 3 may mean three millions.
fn unit(i: &Indicator) -> String {
    let code = i.unit.as_ref().map_or("", Code::as_str);
    if i.unit_multiplier == 0 {
        code.to_string()
    } else {
        format!("10^{} {code}", i.unit_multiplier).trim_end().to_string()
    }
}

/// Status letters; many are divided, since together they would look like a word.
fn flags(o: &Observation) -> String {
    let letters = o.flags.letters();
    if letters.len() <= 4 {
        return letters;
    }
    letters.chars().map(String::from).collect::<Vec<_>>().join(" ")
}

fn line(
    out: &mut dyn Write,
    indicator: &Indicator,
    o: &Observation,
    dimensions: &BTreeSet<DimensionCode>,
    files: &BTreeMap<ReleaseId, String>,
) -> std::io::Result<()> {
    let (value, missing) = value_and_missing(o.value);
    let (period, flags, confidentiality) = (o.period.to_string(), flags(o), o.confidentiality.code());
    let (unit, cell) = (unit(indicator), o.cell.to_string());
    let mut fields = vec![Field::Text(indicator.code.as_str())];
    fields.extend(dimensions.iter().map(|d| Field::Text(o.series.codes.get(d).map_or(Code::TOTAL, Code::as_str))));
    fields.extend([Field::Text(&period), Field::Number(&value), Field::Text(missing), Field::Text(&flags)]);
    fields.extend([Field::Text(&confidentiality), Field::Text(&unit), Field::Text(o.series.source.as_str())]);
    fields.extend([Field::Text(o.release.as_str()), Field::Text(files.get(&o.release).map_or("", String::as_str))]);
    fields.extend([Field::Text(&cell), Field::Text(o.note.as_deref().unwrap_or(""))]);
    output::csv(out, &fields)
}

fn to_json(indicator: &Indicator, o: &Observation, files: &BTreeMap<ReleaseId, String>) -> Value {
    let (value, missing) = value_and_missing(o.value);
    let or_null = |t: &str| if t.is_empty() { Value::Null } else { Value::from(t) };
    let codes: Map<String, Value> =
        o.series.codes.iter().map(|(d, c)| (d.to_string(), Value::from(c.as_str()))).collect();
    json!({
        "indicator": indicator.code.as_str(), "codes": codes, "period": o.period.to_string(), "value": or_null(&value),
        "missing": or_null(missing), "flags": o.flags.letters(), "confidentiality": o.confidentiality.code(),
        "unit": indicator.unit.as_ref().map(Code::as_str), "unit_multiplier": indicator.unit_multiplier,
        "source": o.series.source.as_str(), "release": o.release.as_str(), "file": files.get(&o.release),
        "cell": o.cell.to_string(), "note": o.note.as_deref(),
    })
}
