//! `almanac redo`: what undo took back, again.

use super::steps;
use crate::context::{Context, Form};
use crate::exit::{Ended, Status};
use crate::output;
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Do the step again that was taken back.
///
/// Does again what the last `almanac undo` took back.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac redo kyrgyzstan.almanac")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
}

/// Does it and says what it was.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let mut session = context.write(&a.project)?;
    let Some(step) = session.redoable() else {
        return Err(Ended::usage("there is nothing to do again; only a step that was just taken back can be"));
    };
    session.redo()?;
    session.close()?;
    match context.form {
        Form::Json => output::json(out, &json!({ "redone": steps::to_json(&step) }))?,
        Form::Text => writeln!(out, "Done again: {}.", steps::words(&step))?,
    }
    Ok(Status::Done)
}
