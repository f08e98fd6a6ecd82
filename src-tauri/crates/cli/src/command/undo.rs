//! `almanac undo`: the newest step back.

use super::steps;
use crate::context::{Context, Form};
use crate::exit::{Ended, Status};
use crate::output;
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Take the newest step back.
///
/// Takes back this copy's newest own step, whoever else has worked meanwhile. Nothing is lost: `almanac redo` does it again.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac undo kyrgyzstan.almanac")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
}

/// Does it and says what it was.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let mut session = context.write(&a.project)?;
    let Some(step) = session.undoable() else {
        return Err(Ended::usage("there is nothing to take back; `almanac history PROJECT` lists the steps"));
    };
    session.undo()?;
    session.close()?;
    match context.form {
        Form::Json => output::json(out, &json!({ "undone": steps::to_json(&step) }))?,
        Form::Text => writeln!(out, "Taken back: {}.", steps::words(&step))?,
    }
    Ok(Status::Done)
}
