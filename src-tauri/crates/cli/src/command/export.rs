//! `almanac export`: the typeset profile.

use crate::context::{Context, Form, language, write_output};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::export::{NotExported, export_pdf};
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Typeset the profile as a PDF.
///
/// The PDF is accessible (PDF/UA) and carries the data behind its figures. Values that are not free for publication
/// are withheld. Errors block the export; they are printed, the exit status is 1, and no file is written.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac export kyrgyzstan.almanac --out profile-2024-fr.pdf --language fr")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// Where to write the PDF; a file that is there is replaced once the new one is whole
    #[arg(long, value_name = "FILE.pdf")]
    out: PathBuf,
    /// How it looks on paper [default: the edition's template]
    #[arg(long, value_name = "ID")]
    template: Option<String>,
    /// The language [default: the first of the edition]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The edition [default: the latest open one]
    #[arg(long, value_name = "YYYY")]
    edition: Option<i32>,
}

/// Exports and prints what was made.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let session = context.read(&a.project)?;
    let lang = language(&session, a.language.as_deref())?;
    let state = super::data::state_of(&session, a.edition)?;
    let of_edition = state.edition.as_ref().map(|e| e.template.clone()).filter(|t| !t.is_empty());
    let template = a.template.clone().or(of_edition).unwrap_or_else(|| "annual".into());
    let result = export_pdf(&session, &state, &template, &lang, &context.job());
    context.clear_bar();
    let place = |f: &almanac_core::Finding| state.place_label(&f.place, &lang);
    match result {
        Ok(exported) => {
            write_output(&a.out, &exported.bytes)?;
            match context.form {
                Form::Json => output::json(
                    out,
                    &json!({
                        "file": a.out.display().to_string(), "pages": exported.pages, "bytes": exported.bytes.len(),
                        "language": lang.as_str(), "template": template,
                        "findings": output::findings_json_of(&state, &lang, &exported.findings),
                    }),
                )?,
                Form::Text => {
                    output::findings(out, &exported.findings, &place)?;
                    writeln!(
                        out,
                        "{} of the profile were written to {}.",
                        output::count(exported.pages, "page", "pages"),
                        a.out.display()
                    )?;
                }
            }
            Ok(Status::Done)
        }
        Err(NotExported::Blocked(findings)) => {
            match context.form {
                Form::Json => output::json(
                    out,
                    &json!({ "file": null, "findings": output::findings_json_of(&state, &lang, &findings) }),
                )?,
                Form::Text => {
                    output::findings(out, &findings, &place)?;
                    writeln!(out, "Nothing was written: mend the errors first.")?;
                }
            }
            Ok(Status::Findings)
        }
        Err(NotExported::Failed(failure)) => Err(failure.into()),
    }
}
