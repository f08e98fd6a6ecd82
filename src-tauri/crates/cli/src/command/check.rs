//! `almanac check`: all findings, by weight.

use crate::context::{Context, Form, languages};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_core::check::run as check;
use almanac_core::{Finding, Lang, Level};
use clap::{Args, ValueEnum};
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// List all findings: data, definitions, text, figures, disclosure.
///
/// Each says where it is, what is wrong and what to do. Errors block the export; with them the exit status is 1.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac check kyrgyzstan.almanac --level warning")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// List only findings that weigh at least this much
    #[arg(long, value_enum, default_value = "note")]
    level: Least,
    /// Check the texts of this language only
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

/// The lightest findings that are listed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Least {
    /// What blocks the export
    Error,
    /// What should be looked at before publishing
    Warning,
    /// Everything
    Note,
}

impl Least {
    fn level(self) -> Level {
        match self {
            Self::Error => Level::Error,
            Self::Warning => Level::Warning,
            Self::Note => Level::Note,
        }
    }
}

/// Checks and prints.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let session = context.read(&a.project)?;
    let state = session.state();
    let langs: Vec<Lang> = match a.language.as_deref() {
        Some(_) => vec![crate::context::language(&session, a.language.as_deref())?],
        None => languages(state.edition.as_deref(), &state.profile.about.language),
    };
    let mut findings: Vec<Finding> = Vec::new();
    for lang in &langs {
        // What is wrong in every language is told once.
        for found in check(&state.check_input(lang)) {
            if !findings.contains(&found) {
                findings.push(found);
            }
        }
    }
    findings.sort_by(|a, b| {
        b.level.cmp(&a.level).then_with(|| (&a.place, &a.kind, &a.message).cmp(&(&b.place, &b.kind, &b.message)))
    });
    let status = output::status_of(&findings);
    let n = |level| findings.iter().filter(|f| f.level == level).count();
    let (errors, warnings, notes) = (n(Level::Error), n(Level::Warning), n(Level::Note));
    let lang = state.lang();
    findings.retain(|f| f.level >= a.level.level());
    match context.form {
        Form::Json => output::json(
            out,
            &json!({
                "errors": errors, "warnings": warnings, "notes": notes,
                "findings": output::findings_json_of(state, &lang, &findings),
            }),
        )?,
        Form::Text => {
            output::findings(out, &findings, &|f| state.place_label(&f.place, &lang))?;
            let total = [
                output::count(errors, "error", "errors"),
                output::count(warnings, "warning", "warnings"),
                output::count(notes, "note", "notes"),
            ];
            writeln!(out, "{}.", total.join(", "))?;
        }
    }
    Ok(status)
}
