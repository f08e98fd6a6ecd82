//! `almanac editions`: each year's profile, open or sealed.

use crate::context::{Context, Form};
use crate::exit::{Ended, Status};
use crate::output::{self, Side};
use almanac_core::{Edition, Lang};
use clap::Args;
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;

/// List the editions, open and sealed.
///
/// A sealed edition keeps the deliveries that it was published with.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac editions kyrgyzstan.almanac")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
}

/// Prints the editions.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let session = context.read(&a.project)?;
    let editions = &session.state().profile.editions;
    match context.form {
        Form::Json => {
            output::json(out, &json!({ "editions": editions.values().map(|e| to_json(e)).collect::<Value>() }))?
        }
        Form::Text => {
            let rows: Vec<Vec<String>> = editions
                .values()
                .map(|e| {
                    vec![
                        e.year.to_string(),
                        if e.sealed { "sealed" } else { "open" }.to_string(),
                        e.data_as_of.map_or_else(|| "-".to_string(), |d| d.to_string()),
                        e.languages.iter().map(Lang::as_str).collect::<Vec<_>>().join(", "),
                        e.template.clone(),
                        e.releases.as_ref().map_or_else(|| "all that count now".to_string(), |r| r.len().to_string()),
                    ]
                })
                .collect();
            let head = ["Year", "State", "Data as of", "Languages", "Template", "Deliveries"].map(str::to_string);
            output::table(out, &head, &rows, &[Side::Left])?;
        }
    }
    Ok(Status::Done)
}

/// An edition for scripts; `releases` is null where all that count now answer.
pub fn to_json(e: &Edition) -> Value {
    json!({
        "year": e.year, "sealed": e.sealed, "data_as_of": e.data_as_of.map(|d| d.to_string()),
        "languages": e.languages.iter().map(Lang::as_str).collect::<Vec<_>>(), "template": e.template,
        "releases": e.releases.as_ref().map(|r| r.iter().map(|x| x.as_str()).collect::<Vec<_>>()),
    })
}
