//! `almanac combine`: another copy of the profile, taken in.

use crate::context::{Context, Form};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::session::{Disagreement, Dispute, Side};
use clap::Args;
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;

/// Take another copy of the profile in.
///
/// Everything that was done in the other copy comes in: text, registers, deliveries with their files. The other file
/// is only read. Where both copies answer one thing differently, both answers are kept and printed here.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac combine kyrgyzstan.almanac from-the-ministry.almanac")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// The other copy
    other: PathBuf,
}

/// Combines and prints what came in.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let mut session = context.write(&a.project)?;
    let report = session.combine(&a.other, &context.job())?;
    session.close()?;
    context.clear_bar();
    match context.form {
        Form::Json => output::json(
            out,
            &json!({
                "steps": report.steps, "releases": report.releases,
                "disagreements": report.disagreements.iter().map(to_json).collect::<Value>(),
            }),
        )?,
        Form::Text => {
            writeln!(
                out,
                "{} and {} came in.",
                output::count(report.steps, "step", "steps"),
                output::count(report.releases, "delivery", "deliveries"),
            )?;
            if !report.disagreements.is_empty() {
                writeln!(
                    out,
                    "\nThe copies disagree about {}:",
                    output::count(report.disagreements.len(), "thing", "things")
                )?;
            }
            for d in &report.disagreements {
                in_words(out, d)?;
            }
        }
    }
    Ok(Status::Done)
}

/// `source NSC-LFS`, `edition 2024`.
fn thing(d: &Disagreement) -> String {
    let mut word = String::new();
    for c in format!("{:?}", d.kind).chars() {
        if c.is_uppercase() && !word.is_empty() {
            word.push(' ');
        }
        word.extend(c.to_lowercase());
    }
    if d.id.is_empty() || d.id == word { word } else { format!("{word} {}", d.id) }
}

fn who(s: &Side) -> String {
    let by = s.by.as_ref().map_or("somebody", |b| b.0.as_str());
    s.at.map_or_else(|| by.to_string(), |at| format!("{by}, {}", at.iso()))
}

fn plain(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), |t| format!("\u{201c}{t}\u{201d}"))
}

fn in_words(out: &mut dyn Write, d: &Disagreement) -> std::io::Result<()> {
    match &d.dispute {
        Dispute::Answers { field, sides } => {
            writeln!(out, "  {}, {field}; the last answer is shown", thing(d))?;
            for s in sides {
                writeln!(out, "    {} ({})", plain(&s.value), who(s))?;
            }
        }
        Dispute::RemovedAndEdited { removed, edited } => {
            writeln!(out, "  {}: removed by {}, edited meanwhile; it stays removed", thing(d), who(removed))?;
            for (_, id, field, s) in edited {
                writeln!(out, "    {id} {field}: {} ({})", plain(&s.value), who(s))?;
            }
        }
    }
    Ok(())
}

fn side_json(s: &Side) -> Value {
    json!({ "value": s.value, "step": s.step.as_str(), "by": s.by.as_ref().map(|b| &b.0), "at": s.at.map(|t| t.iso()) })
}

fn to_json(d: &Disagreement) -> Value {
    let thing = thing(d);
    match &d.dispute {
        Dispute::Answers { field, sides } => {
            json!({ "thing": thing, "id": d.id, "kind": "answers", "field": field, "sides": sides.iter().map(side_json).collect::<Value>() })
        }
        Dispute::RemovedAndEdited { removed, edited } => {
            let edits: Value = edited
                .iter()
                .map(|(_, id, field, s)| json!({ "id": id, "field": field, "side": side_json(s) }))
                .collect();
            json!({ "thing": thing, "id": d.id, "kind": "removed_and_edited", "removed": side_json(removed), "edited": edits })
        }
    }
}
