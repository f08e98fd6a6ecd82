//! `almanac read`: everything understood in a data file, one value a line.

use super::selection::value_and_missing;
use crate::context::{Context, Form, read_input, read_recipe};
use crate::exit::{Ended, Status};
use crate::output::{self, Field};
use almanac_app::import;
use clap::{Args, ValueEnum};
use serde_json::{Map, Value};
use std::io::Write;
use std::path::PathBuf;

/// Print everything understood in a data file, one value a line, without a project.
///
/// Values keep the decimals that were received; `cell` says where each was read. Findings go to `almanac inspect`.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac read labour-market-2025.xlsx --format csv > values.csv")]
pub struct Arguments {
    /// The data file; `-` for standard input
    file: PathBuf,
    /// Read it by this recipe instead of a suggested one
    #[arg(long, value_name = "R.toml")]
    recipe: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<As>,
}

/// How values are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum As {
    /// A table for spreadsheets
    Csv,
    /// For scripts
    Json,
}

/// Reads and prints.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let recipe = a.recipe.as_ref().map(|r| read_recipe(r)).transpose()?;
    let (name, bytes) = read_input(&a.file)?;
    let form = match (a.format, context.form) {
        (Some(As::Json), _) | (None, Form::Json) => Form::Json,
        (Some(As::Csv), _) | (None, Form::Text) => Form::Text,
    };
    let mut done: std::io::Result<()> = Ok(());
    let mut rows = 0u64;
    let long = import::read_long_to(&bytes, &name, recipe.as_deref(), &mut |long, row| {
        if done.is_err() {
            return;
        }
        let (value, missing) = value_and_missing(row.value);
        let table = long.tables.get(row.table).map_or("", String::as_str);
        let (period, flags, cell) =
            (row.period.map(|p| p.to_string()).unwrap_or_default(), row.flags.letters(), row.cell.to_string());
        done = match form {
            Form::Text => {
                let head = if rows == 0 { csv_head(out, &long.dimensions) } else { Ok(()) };
                let mut fields = vec![Field::Text(table), Field::Text(&row.indicator)];
                fields.extend(row.codes.iter().map(|c| Field::Text(c)));
                fields.extend([Field::Text(&period), Field::Number(&value), Field::Text(&flags), Field::Text(missing)]);
                fields.extend([Field::Text(&row.unit), Field::Text(&cell)]);
                head.and_then(|()| output::csv(out, &fields))
            }
            Form::Json => {
                let text = |t: &str| Value::String(t.to_string());
                let or_null = |t: &str| if t.is_empty() { Value::Null } else { text(t) };
                let mut map = Map::new();
                map.insert("table".into(), text(table));
                map.insert("indicator".into(), text(&row.indicator));
                map.extend(long.dimensions.iter().cloned().zip(row.codes.iter().map(|c| text(c))));
                map.insert("period".into(), or_null(&period));
                map.insert("value".into(), or_null(&value));
                map.insert("flags".into(), text(&flags));
                map.insert("missing".into(), or_null(missing));
                map.insert("unit".into(), text(&row.unit));
                map.insert("cell".into(), text(&cell));
                out.write_all(if rows == 0 { b"[\n" } else { b",\n" })
                    .and_then(|()| serde_json::to_writer(&mut *out, &map).map_err(Into::into))
            }
        };
        rows += 1;
    })?;
    done?;
    match (form, rows) {
        (Form::Text, 0) => csv_head(out, &long.dimensions)?,
        (Form::Text, _) => {}
        (Form::Json, 0) => writeln!(out, "[]")?,
        (Form::Json, _) => writeln!(out, "\n]")?,
    }
    Ok(Status::Done)
}

fn csv_head(out: &mut dyn Write, dimensions: &[String]) -> std::io::Result<()> {
    let mut head = vec![Field::Text("table"), Field::Text("indicator")];
    head.extend(dimensions.iter().map(|d| Field::Text(d)));
    head.extend(["period", "value", "flags", "missing", "unit", "cell"].map(Field::Text));
    output::csv(out, &head)
}
