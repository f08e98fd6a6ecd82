//! `almanac check`: all findings, by weight.

use crate::context::{Context, Form, languages};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::import::decide;
use almanac_app::{Session, accept_finding, take_back_finding};
use almanac_core::check::{Judged, contested_findings, judge, short_name};
use almanac_core::{Contested, Finding, Lang, Level, ReleaseId};
use clap::{Args, ValueEnum};
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// List all findings: data, definitions, text, figures, disclosure.
///
/// Each says where it is, what is wrong and what to do. With errors the exit status is 1. The export refuses what it would
/// print wrong; a number that is missing or confidential prints its symbol.
/// A warning or a note that is all right is accepted with a reason; it comes back when what it rests on changes.
///
/// Where deliveries of combined copies answer a value differently, the last one is shown. Accept the finding where that
/// is right, or decide for another delivery: its values are entered as a correction with the reason, and undo takes that
/// back.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n    almanac check kyrgyzstan.almanac --level warning\n    almanac check kyrgyzstan.almanac --accept 3f2a9c0b11 --reason 'The census of 2022 counted anew'\n    \
                  almanac check kyrgyzstan.almanac --accepted\n    \
                  almanac check kyrgyzstan.almanac --decide 9b1c44d7e0 --for 3f2a9c0b11aa --reason 'The ministry confirmed it'"
)]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// List only findings that weigh at least this much
    #[arg(long, value_enum, default_value = "note")]
    level: Least,
    /// Check the texts of this language only
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// Accept this finding, by the name that the list gives it; needs --reason
    #[arg(long, value_name = "FINDING", requires = "reason", conflicts_with = "take_back", group = "named")]
    accept: Option<String>,
    /// Why the finding is all right, or is decided so
    #[arg(long, value_name = "TEXT", requires = "named")]
    reason: Option<String>,
    /// Decide this finding about deliveries that disagree; needs --for and --reason
    #[arg(long, value_name = "FINDING", requires_all = ["delivery", "reason"], conflicts_with = "take_back", group = "named")]
    decide: Option<String>,
    /// The delivery that is right: the first letters of its name, or its file
    #[arg(long = "for", id = "delivery", value_name = "DELIVERY", requires = "decide")]
    delivery: Option<String>,
    /// Take the acceptance of this finding back
    #[arg(long, value_name = "FINDING")]
    take_back: Option<String>,
    /// List the accepted findings with their reasons too
    #[arg(long)]
    accepted: bool,
}

/// The lightest findings that are listed.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Least {
    /// What has to be mended
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
    if let (Some(name), Some(delivery)) = (&a.decide, &a.delivery) {
        return decided(a, context, out, name, delivery);
    }
    match (&a.accept, &a.take_back) {
        (Some(name), _) => change(a, context, out, name, Some(a.reason.as_deref().unwrap_or_default())),
        (None, Some(name)) => change(a, context, out, name, None),
        (None, None) => list(a, context, out),
    }
}

/// Everything that is found in the languages that are asked for.
fn judged(session: &Session, a: &Arguments) -> Result<Judged, Ended> {
    let state = session.state();
    let langs: Vec<Lang> = match a.language.as_deref() {
        Some(_) => vec![crate::context::language(session, a.language.as_deref())?],
        None => languages(state.edition.as_deref(), &state.profile.about.language),
    };
    let mut all = Judged::default();
    for lang in &langs {
        all.join(judge(&state.check_input(lang)));
    }
    Ok(all)
}

fn change(
    a: &Arguments,
    context: &Context,
    out: &mut dyn Write,
    name: &str,
    reason: Option<&str>,
) -> Result<Status, Ended> {
    let mut session = context.write(&a.project)?;
    let judged = judged(&session, a)?;
    let done = match reason {
        Some(reason) => accept_finding(&mut session, &judged, name, reason),
        None => take_back_finding(&mut session, &judged, name),
    };
    session.close()?;
    done?;
    match context.form {
        Form::Json => output::json(out, &json!({ "finding": name, "accepted": reason.is_some(), "reason": reason }))?,
        Form::Text if reason.is_some() => writeln!(out, "The finding is accepted.")?,
        Form::Text => writeln!(out, "The finding is open again.")?,
    }
    Ok(Status::Done)
}

/// Decides for one of the deliveries that answer differently.
fn decided(a: &Arguments, context: &Context, out: &mut dyn Write, name: &str, delivery: &str) -> Result<Status, Ended> {
    let mut session = context.write(&a.project)?;
    let state = session.state().clone();
    let findings = contested_findings(&state.profile, &state.contested);
    let Some((_, cells)) = findings.into_iter().find(|(f, _)| short_name(f) == name) else {
        return Err(Ended::usage(format!(
            "there is no finding \"{name}\" about deliveries that disagree; `almanac check PROJECT` lists the findings with their names"
        )));
    };
    let sides: Vec<_> = cells.first().into_iter().flat_map(|c| &c.sides).map(|s| &s.release).collect();
    let file = |id: &ReleaseId| {
        let all = state.profile.datasets.values().flat_map(|d| &d.releases);
        all.into_iter().find(|r| r.release == *id).map_or("", |r| r.file_name.as_str()).to_string()
    };
    let meant: Vec<_> = sides.iter().filter(|id| id.as_str().starts_with(delivery) || file(id) == delivery).collect();
    let [winner] = meant.as_slice() else {
        let lines: String = sides
            .iter()
            .map(|id| format!("\n  {}  {}", id.as_str().chars().take(12).collect::<String>(), file(id)))
            .collect();
        return Err(Ended::usage(format!("\"{delivery}\" is not one of the deliveries that disagree; choose:{lines}")));
    };
    let winner = (**winner).clone();
    let cells: Vec<Contested> = cells.into_iter().cloned().collect();
    let reason = a.reason.as_deref().unwrap_or_default();
    decide(&mut session, &cells, &winner, reason, &context.job())?;
    session.close()?;
    context.clear_bar();
    match context.form {
        Form::Json => output::json(
            out,
            &json!({ "finding": name, "decided_for": winner.as_str(), "values": cells.len(), "reason": reason }),
        )?,
        Form::Text => writeln!(
            out,
            "{} decided for {}; the correction is kept with its reason.",
            if cells.len() == 1 { "The value is".into() } else { format!("{} values are", cells.len()) },
            file(&winner)
        )?,
    }
    Ok(Status::Done)
}

fn list(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let session = context.read(&a.project)?;
    let state = session.state();
    let Judged { open: mut findings, accepted } = judged(&session, a)?;
    let status = output::status_of(&findings);
    let n = |level| findings.iter().filter(|f| f.level == level).count();
    let (errors, warnings, notes) = (n(Level::Error), n(Level::Warning), n(Level::Note));
    let lang = state.lang();
    findings.retain(|f| f.level >= a.level.level());
    let label = |f: &Finding| state.place_label(&f.place, &lang);
    match context.form {
        Form::Json => {
            let accepted: Vec<_> = accepted
                .iter()
                .map(|(f, reason)| json!({ "finding": output::finding_json(f, &label(f)), "reason": reason }))
                .collect();
            output::json(
                out,
                &json!({
                    "errors": errors, "warnings": warnings, "notes": notes,
                    "findings": output::findings_json_of(state, &lang, &findings), "accepted": accepted,
                }),
            )?;
        }
        Form::Text => {
            let name = |f: &Finding| (f.level != Level::Error).then(|| short_name(f));
            output::named_findings(out, &findings, &label, &name)?;
            if a.accepted {
                for (f, reason) in &accepted {
                    writeln!(
                        out,
                        "accepted  {}\n    {}\n    because: {reason}\n    name: {}",
                        label(f),
                        f.message,
                        short_name(f)
                    )?;
                }
            }
            let mut total = vec![
                output::count(errors, "error", "errors"),
                output::count(warnings, "warning", "warnings"),
                output::count(notes, "note", "notes"),
            ];
            if !accepted.is_empty() {
                total.push(format!("{} accepted with a reason", accepted.len()));
            }
            writeln!(out, "{}.", total.join(", "))?;
        }
    }
    Ok(status)
}
