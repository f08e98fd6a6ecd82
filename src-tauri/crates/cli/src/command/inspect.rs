//! `almanac inspect`: what a data file is and holds.

use crate::context::{Context, Form, read_input};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::import;
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// Tell what a data file is and holds, without a project.
///
/// Spreadsheets (xlsx, xls, ods), CSV in any common encoding, SDMX, PC-Axis and JSON tables are understood. Nothing is written.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac inspect labour-market-2025.xlsx")]
pub struct Arguments {
    /// The data file; `-` for standard input
    file: PathBuf,
}

/// Inspects and prints.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let (name, bytes) = read_input(&a.file)?;
    let found = import::inspect(&bytes, &name)?;
    match context.form {
        Form::Json => {
            let value = serde_json::to_value(&found)
                .map_err(|e| Ended::input(format!("cannot print what '{name}' holds: {e}")))?;
            output::json(out, &value)?;
        }
        Form::Text => {
            let encoding = found.encoding.map(|e| format!(", {e}")).unwrap_or_default();
            writeln!(
                out,
                "{name}: {}{encoding}, {}",
                found.format,
                output::count(found.tables.len(), "table", "tables")
            )?;
            for t in &found.tables {
                writeln!(out, "\n{} ({})", t.name, t.place)?;
                let missing: Vec<String> =
                    t.missing.iter().map(|(k, n)| format!("{n} {}", k.replace('_', " "))).collect();
                let missing =
                    if missing.is_empty() { String::new() } else { format!("; missing: {}", missing.join(", ")) };
                writeln!(out, "  {} values{missing}", t.observations)?;
                if let (Some(first), Some(last)) = (t.periods.first, t.periods.last) {
                    writeln!(
                        out,
                        "  {first} to {last}, {}",
                        output::count(usize::try_from(t.periods.count).unwrap_or(0), "period", "periods")
                    )?;
                }
                for d in &t.dimensions {
                    let role =
                        if d.role == d.name { String::new() } else { format!(" ({})", d.role.replace('_', " ")) };
                    writeln!(out, "  {}{role}: {} different", d.name, d.codes)?;
                }
            }
            if !found.findings.is_empty() {
                writeln!(out)?;
                output::findings(out, &found.findings, &|f| f.place.to_string())?;
            }
        }
    }
    Ok(Status::Done)
}
