//! `almanac combine`: another copy of the profile, taken in.

use crate::context::{Context, Form};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::session::{Disagreement, Dispute, MixedText, Side};
use almanac_core::{Contested, DatasetRelease, ObsValue, Profile, ReleaseId};
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// Take another copy of the profile in.
///
/// Everything that was done in the other copy comes in: text, registers, deliveries with their files. The other file
/// is only read. Where both copies answer one thing differently, both answers are kept and printed here. Values that
/// two deliveries give differently are findings of `almanac check` until somebody decides.
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
    let takers = Takers::of(&session.state().profile);
    let label = |m: &MixedText| session.state().place_label(&m.place, &m.lang);
    let mixed: Vec<(String, MixedText)> = report.mixed.iter().map(|m| (label(m), m.clone())).collect();
    session.close()?;
    context.clear_bar();
    match context.form {
        Form::Json => output::json(
            out,
            &json!({
                "steps": report.steps, "releases": report.releases,
                "disagreements": report.disagreements.iter().map(to_json)
                    .chain(report.contested.iter().map(|c| takers.json(c))).collect::<Value>(),
                "texts": mixed.iter().map(|(label, m)| json!({
                    "place": m.place.to_string(), "place_label": label, "language": m.lang.to_string(),
                    "here": m.here, "there": m.there, "now": m.now,
                })).collect::<Value>(),
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
            if !mixed.is_empty() {
                writeln!(
                    out,
                    "\n{} changed in both copies, and the words of both stand there now. Read again:",
                    output::count(mixed.len(), "paragraph was", "paragraphs were")
                )?;
            }
            for (label, m) in &mixed {
                writeln!(out, "  {label}\n    here:  {}\n    there: {}\n    now:   {}", m.here, m.there, m.now)?;
            }
            if !report.contested.is_empty() {
                writeln!(
                    out,
                    "\nDeliveries that did not know of each other answer {} differently; the last answer is shown:",
                    output::count(report.contested.len(), "value", "values")
                )?;
            }
            for cell in report.contested.iter().take(MOST) {
                takers.print(out, cell)?;
            }
            if report.contested.len() > MOST {
                writeln!(out, "  and {} more; --json lists all", report.contested.len() - MOST)?;
            }
            if !report.contested.is_empty() {
                writeln!(out, "\n`almanac check` has them as findings; `almanac help check` says how to decide.")?;
            }
        }
    }
    Ok(Status::Done)
}

/// So many values are printed for people.
const MOST: usize = 40;

/// Who took which delivery.
struct Takers(BTreeMap<ReleaseId, DatasetRelease>);

impl Takers {
    fn of(profile: &Profile) -> Self {
        let all = profile.datasets.values().flat_map(|d| &d.releases);
        Self(all.map(|r| (r.release.clone(), r.clone())).collect())
    }

    /// `IMM-005[sex=F] 2024`, then what each delivery says.
    fn print(&self, out: &mut dyn Write, cell: &Contested) -> std::io::Result<()> {
        let codes = cell.series.codes_text();
        let codes = if codes.is_empty() { codes } else { format!("[{codes}]") };
        writeln!(out, "  {}{codes} {}, {}", cell.series.indicator, cell.period, cell.series.source)?;
        for side in &cell.sides {
            let taken = self.0.get(&side.release);
            let said = match &side.value {
                None => "no longer contained".to_string(),
                Some(o) => format!("{} ({})", value_text(o.value), o.cell),
            };
            let by =
                taken.map_or_else(String::new, |r| format!(", {}, taken by {} at {}", r.file_name, r.by.0, r.at.iso()));
            writeln!(out, "    {said}{by}, delivery {}", short(&side.release))?;
        }
        Ok(())
    }

    fn json(&self, cell: &Contested) -> Value {
        let sides: Value = cell
            .sides
            .iter()
            .enumerate()
            .map(|(n, side)| {
                let taken = self.0.get(&side.release);
                let said = side.value.as_ref();
                json!({
                    "value": said.map(|o| value_text(o.value)), "flags": said.map(|o| o.flags.letters()),
                    "confidentiality": said.map(|o| o.confidentiality.code()), "cell": said.map(|o| o.cell.to_string()),
                    "release": side.release.as_str(), "file": taken.map(|r| &r.file_name), "by": taken.map(|r| &r.by.0),
                    "at": taken.map(|r| r.at.iso()), "shown": n + 1 == cell.sides.len(),
                })
            })
            .collect();
        json!({
            "thing": "value", "id": cell.series.indicator.as_str(), "kind": "values", "codes": cell.series.codes_text(),
            "period": cell.period.to_string(), "source": cell.series.source.as_str(), "sides": sides,
        })
    }
}

/// The number as received, or why there is none.
fn value_text(value: ObsValue) -> String {
    match value {
        ObsValue::Number(number) => number.to_string(),
        ObsValue::RoundsToZero => "rounds_to_zero".into(),
        ObsValue::Missing(kind) => kind.code().into(),
    }
}

/// Enough of a delivery's name to type.
fn short(release: &ReleaseId) -> String {
    release.as_str().chars().take(12).collect()
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
            let said: Vec<String> = sides.iter().map(|s| plain(&s.value)).collect();
            for (s, text) in sides.iter().zip(&said) {
                writeln!(out, "    {} ({})", own_lines(text, &said), who(s))?;
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

/// Of an answer of many lines, such as how a file is read, those that not every answer has.
fn own_lines(text: &str, all: &[String]) -> String {
    if text.lines().count() < 4 {
        return text.to_string();
    }
    let own = text.lines().filter(|line| !all.iter().all(|other| other.lines().any(|l| l == *line)));
    let own: Vec<&str> = own.collect();
    if own.is_empty() { "the same lines in another order".into() } else { own.join("; ") }
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

#[cfg(test)]
mod tests {
    use super::own_lines;

    #[test]
    fn of_long_answers_only_what_differs_is_said() {
        let all = ["a\nb\nc\nname = 1".to_string(), "a\nb\nc\nname = 2".to_string()];
        assert_eq!(own_lines(&all[0], &all), "name = 1");
        assert_eq!(own_lines(&all[1], &all), "name = 2");
        assert_eq!(own_lines("short", &["short".into(), "other".into()]), "short");
        let turned = ["a\nb\nc\nd".to_string(), "d\nc\nb\na".to_string()];
        assert_eq!(own_lines(&turned[0], &turned), "the same lines in another order");
    }
}
