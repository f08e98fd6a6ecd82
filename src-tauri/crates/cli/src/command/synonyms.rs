//! `almanac synonyms`: what senders' words mean, as a table, out and in.

use crate::context::{Context, Form, read_input};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::synonyms;
use clap::Args;
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;

/// Print or update what senders' words mean.
///
/// When somebody says in a recipe which code a word of a file stands for, it is remembered and used in the next file
/// of that sender. Printed is the table (CSV) of these words: word, dimension, code, sender, who said it and when.
/// `--set` reads such a table: a line changes or adds a word, an empty sender stands for every sender, an empty code
/// forgets the word. Files that were taken in before stay as they are.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n    almanac synonyms kyrgyzstan.almanac > words.csv\n    almanac synonyms kyrgyzstan.almanac --set words.csv"
)]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// Update from this table; `-` for standard input
    #[arg(long, value_name = "FILE.csv")]
    set: Option<PathBuf>,
}

/// Prints or updates.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let Some(file) = &a.set else {
        let session = context.read(&a.project)?;
        let profile = &session.state().profile;
        match context.form {
            Form::Json => {
                let words = profile.labels.values().map(|w| {
                    json!({
                        "label": w.label, "dimension": w.dimension, "code": w.code, "source": w.source,
                        "by": w.said_by.0, "at": w.said_at.iso(),
                    })
                });
                output::json(out, &json!({ "synonyms": words.collect::<Value>() }))?;
            }
            Form::Text => out.write_all(synonyms::write(profile).as_bytes())?,
        }
        return Ok(Status::Done);
    };
    let (name, bytes) = read_input(file)?;
    let mut session = context.write(&a.project)?;
    let (done, findings) = synonyms::set(&mut session, &name, &bytes)?;
    session.close()?;
    output::updated(out, context.form, &name, done.is_some_and(|d| d.changed), &findings)?;
    Ok(output::status_of(&findings))
}
