//! `almanac return`: the state after an earlier step.

use super::steps;
use crate::context::{Context, Form};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_core::Step;
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Return to the state after an earlier step.
///
/// What came later stays in the history and can be had back with `almanac undo`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n    almanac history kyrgyzstan.almanac\n    almanac return kyrgyzstan.almanac --to 7k3m9q2r5t8w1x4z"
)]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// The step, as `almanac history` names it; its first letters are enough
    #[arg(long, value_name = "STEP")]
    to: String,
}

/// Returns and says to what.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let mut session = context.write(&a.project)?;
    let history = session.history();
    let fits: Vec<&Step> = match history.iter().find(|s| s.id.as_str() == a.to) {
        Some(step) => vec![step],
        None => history.iter().filter(|s| !a.to.is_empty() && s.id.as_str().starts_with(&a.to)).collect(),
    };
    let step = match fits.as_slice() {
        [step] => (*step).clone(),
        [] => return Err(Ended::usage(format!("there is no step \"{}\"; `almanac history PROJECT` lists them", a.to))),
        _ => return Err(Ended::usage(format!("{} steps begin with \"{}\"; write more letters", fits.len(), a.to))),
    };
    let done = session.return_to(&step.id)?;
    session.close()?;
    match context.form {
        Form::Json => output::json(out, &json!({ "returned_to": steps::to_json(&step), "changed": done.changed }))?,
        Form::Text if done.changed => {
            writeln!(out, "Returned to the state of {}, after: {}.", step.at.iso(), steps::words(&step))?;
        }
        Form::Text => writeln!(out, "Nothing differs from that state.")?,
    }
    Ok(Status::Done)
}
