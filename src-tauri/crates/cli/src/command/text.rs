//! `almanac text`: the written form of the text, out and in.

use crate::context::{Context, Form, language, read_text};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_core::SectionId;
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Print the text with its embedded values, or set it.
///
/// The text is Markdown; `{=IMM-005 this}` is a value that answers anew whenever the data change. Reading back what
/// was printed changes nothing. With `--section`, a section and its parts are meant; without, all chapters.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n    almanac text kyrgyzstan.almanac > profile.md\n    almanac text kyrgyzstan.almanac --set profile.md"
)]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// One section, by the id in its heading
    #[arg(long, value_name = "ID")]
    section: Option<String>,
    /// Set the text from this file; `-` for standard input
    #[arg(long, value_name = "FILE.md")]
    set: Option<PathBuf>,
    /// The language [default: the first of the edition]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

/// Prints or sets the text.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let section = a.section.as_ref().map(|s| SectionId::new(s.trim_start_matches('#')));
    let Some(file) = &a.set else {
        let session = context.read(&a.project)?;
        let lang = language(&session, a.language.as_deref())?;
        let text = session.text(section.as_ref(), &lang)?;
        match context.form {
            Form::Json => output::json(out, &json!({ "language": lang.as_str(), "section": a.section, "text": text }))?,
            Form::Text => out.write_all(text.as_bytes())?,
        }
        return Ok(Status::Done);
    };
    let (name, text) = read_text(file)?;
    let mut session = context.write(&a.project)?;
    let lang = language(&session, a.language.as_deref())?;
    let set = session.set_text(section.as_ref(), &lang, &text)?;
    let changed = set.done.as_ref().is_some_and(|d| d.changed);
    session.close()?;
    match context.form {
        Form::Json => output::json(
            out,
            &json!({ "language": lang.as_str(), "changed": changed, "findings": output::findings_json(&set.findings) }),
        )?,
        Form::Text => {
            output::findings(out, &set.findings, &|f| f.place.to_string())?;
            writeln!(
                out,
                "{}",
                if changed { format!("The text was set from {name}.") } else { "Nothing differed.".into() }
            )?;
        }
    }
    Ok(output::status_of(&set.findings))
}
