//! `almanac verify`: every value derived again from the received files.

use crate::context::{Context, Form};
use crate::exit::{Ended, Status};
use crate::output;
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Read every stored file again and compare every value; check the project file.
///
/// Each delivery is kept as it was received. This reads all of them once more and compares every value with the one
/// that answers; and it checks that the file itself is whole. Any difference is an error, and the exit status is 1.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac verify kyrgyzstan.almanac")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
}

/// Verifies and prints.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let session = context.read(&a.project)?;
    let report = session.verify(&context.job())?;
    context.clear_bar();
    let lang = session.state().lang();
    match context.form {
        Form::Json => output::json(
            out,
            &json!({
                "releases": report.releases, "same": report.same,
                "findings": output::findings_json_of(session.state(), &lang, &report.findings),
            }),
        )?,
        Form::Text => {
            output::findings(out, &report.findings, &|f| session.state().place_label(&f.place, &lang))?;
            writeln!(
                out,
                "{} read again; {} came out the same.",
                output::count(report.releases, "delivery", "deliveries"),
                output::count(usize::try_from(report.same).unwrap_or(usize::MAX), "value", "values"),
            )?;
            if report.findings.is_empty() {
                writeln!(out, "The project is whole.")?;
            }
        }
    }
    Ok(output::status_of(&report.findings))
}
