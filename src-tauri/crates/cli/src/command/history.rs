//! `almanac history`: the steps, newest first.

use super::steps;
use crate::context::{Context, Form};
use crate::exit::{Ended, Status};
use crate::output::{self, Side};
use clap::Args;
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;

/// List the steps: what was done, by whom, when.
///
/// The first column is the step's name for `almanac return`. Steps that were taken back stay in the list.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac history kyrgyzstan.almanac --limit 20")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// List only this many
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
}

/// Prints the steps.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let session = context.read(&a.project)?;
    let mut all = session.history();
    all.reverse();
    all.truncate(a.limit.unwrap_or(usize::MAX));
    match context.form {
        Form::Json => output::json(out, &json!({ "steps": all.iter().map(steps::to_json).collect::<Value>() }))?,
        Form::Text => {
            let rows: Vec<Vec<String>> = all
                .iter()
                .map(|s| {
                    let undone = if s.undone { "taken back".to_string() } else { String::new() };
                    vec![s.id.to_string(), s.at.iso(), s.by.0.clone(), steps::words(s), undone]
                })
                .collect();
            let head = ["Step", "When", "Who", "What", ""].map(str::to_string);
            output::table(out, &head, &rows, &[Side::Left])?;
        }
    }
    Ok(Status::Done)
}
