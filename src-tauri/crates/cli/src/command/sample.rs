//! `almanac sample`: the sample profile in a file of its own.

use crate::context::{Context, Form};
use crate::exit::{Ended, Status};
use crate::output;
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Write the sample profile, complete with data, chapters and figures.
///
/// A place to try things out. It is made from published data and is no official publication.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac sample sample.almanac")]
pub struct Arguments {
    /// Where to write it; there must be no such file yet
    project: PathBuf,
}

/// Writes the sample.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let session = almanac_app::sample::create(&a.project, context.host.clone(), &context.job())?;
    let profile = session.state().profile.clone();
    session.close()?;
    context.clear_bar();
    match context.form {
        Form::Json => output::json(
            out,
            &json!({
                "project": a.project.display().to_string(), "indicators": profile.indicators.len(),
                "sections": profile.sections.len(), "figures": profile.figures.len(),
            }),
        )?,
        Form::Text => writeln!(
            out,
            "The sample profile was written to {}: {}, {}, {}.",
            a.project.display(),
            output::count(profile.indicators.len(), "indicator", "indicators"),
            output::count(profile.sections.len(), "section", "sections"),
            output::count(profile.figures.len(), "figure", "figures"),
        )?,
    }
    Ok(Status::Done)
}
