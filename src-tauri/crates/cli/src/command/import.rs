//! `almanac import`: a data file on its way into the project, and what it would do there.

use super::selection::value_and_missing;
use crate::context::{Context, Form, read_input, read_recipe, write_output};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::Session;
use almanac_app::import::{Accepted, Added, By, CellChange, Plan, RecipeFate, Request, Taken, accept, plan};
use almanac_core::{Observation, SourceCode};
use clap::Args;
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;

/// So many changed values are listed for people; `--json` lists all.
const LISTED: usize = 20;

/// Read a data file into the project.
///
/// The file is kept as received, every value remembers its cell, and one `almanac undo` takes all of it back.
/// `--dry-run` writes nothing and prints what would change. A file that is read again changes nothing.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n    almanac import kyrgyzstan.almanac permits-2024.csv --source SRS --dry-run\n    almanac import kyrgyzstan.almanac permits-2024.csv --source SRS"
)]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// The data file; `-` for standard input
    file: PathBuf,
    /// Whose delivery it is, by the code in the list of sources
    #[arg(long, value_name = "CODE")]
    source: Option<String>,
    /// Read it by this recipe instead of a suggested one
    #[arg(long, value_name = "R.toml")]
    recipe: Option<PathBuf>,
    /// Write the recipe by which it was read, to correct it or for the next delivery
    #[arg(long, value_name = "R.toml")]
    save_recipe: Option<PathBuf>,
    /// Write nothing to the project; print what would change
    #[arg(long)]
    dry_run: bool,
}

/// Plans, takes unless it is a dry run, and prints.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let recipe = a.recipe.as_ref().map(|r| read_recipe(r)).transpose()?;
    let (file_name, bytes) = read_input(&a.file)?;
    let mut session = if a.dry_run { context.read(&a.project)? } else { context.write(&a.project)? };
    let job = context.job();
    let lang = session.state().lang();
    let request = Request {
        bytes,
        file_name,
        source: a.source.as_ref().map(SourceCode::new),
        by: recipe.map_or(By::Sender, By::Earlier),
    };
    let plan = plan(&session, request, &lang, &job)?;
    if let Some(path) = &a.save_recipe {
        write_output(path, plan.recipe_toml.as_bytes())?;
    }
    let did = if a.dry_run {
        Did::Nothing
    } else if !plan.acceptable() && !plan.known {
        Did::Refused
    } else {
        match accept(&mut session, &plan, RecipeFate::Keep, &job)? {
            Accepted::Taken(_) => Did::Taken,
            Accepted::Known => Did::Known,
        }
    };
    context.clear_bar();
    match context.form {
        Form::Json => output::json(out, &to_json(&plan, did))?,
        Form::Text => in_words(out, &session, &plan, did)?,
    }
    session.close()?;
    Ok(if matches!(did, Did::Refused) { Status::Findings } else { output::status_of(&plan.findings) })
}

/// What became of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Did {
    Nothing,
    Taken,
    Known,
    Refused,
}

fn label(o: &Observation) -> String {
    let codes = o.series.codes_text();
    let codes = if codes.is_empty() { codes } else { format!("[{codes}]") };
    format!("{}{codes} {}", o.series.indicator, o.period)
}

fn printed(o: &Observation) -> String {
    let (value, missing) = value_and_missing(o.value);
    let flags = o.flags.letters();
    let value = if value.is_empty() { missing.replace('_', " ") } else { value };
    if flags.is_empty() { value } else { format!("{value} ({flags})") }
}

fn in_words(out: &mut dyn Write, session: &Session, plan: &Plan, did: Did) -> Result<(), Ended> {
    writeln!(out, "{}: {}", plan.file_name, plan.format)?;
    for table in &plan.recipe.tables {
        writeln!(out, "  table {}", table.name)?;
    }
    for reason in &plan.reasons {
        writeln!(out, "  {}: {}", reason.place, reason.why)?;
    }
    let source = plan.source.as_ref().map_or("nobody named; add --source CODE".to_string(), |s| s.to_string());
    writeln!(out, "  source {source}")?;
    let codes: Vec<&str> = plan.indicators().iter().map(|i| i.as_str()).collect();
    writeln!(out, "  indicators {}", codes.join(", "))?;
    writeln!(
        out,
        "Values: {} new, {} changed, {} unchanged, {} gone",
        plan.new,
        plan.changed.len(),
        plan.unchanged,
        plan.gone.len()
    )?;
    for change in plan.changed.iter().take(LISTED) {
        if let (Some(old), Some(new)) = (&change.old, &change.new) {
            writeln!(out, "  changed  {}: {} becomes {} ({})", label(new), printed(old), printed(new), new.cell)?;
        }
    }
    more(out, plan.changed.len())?;
    for old in plan.gone.iter().filter_map(|c| c.old.as_ref()).take(LISTED) {
        writeln!(out, "  gone     {}: was {} ({})", label(old), printed(old), old.cell)?;
    }
    more(out, plan.gone.len())?;
    if !plan.places.is_empty() {
        writeln!(out, "Places that print something else: {}", plan.places.len())?;
        for p in plan.places.iter().take(LISTED) {
            let (old, new) = (or_dash(&p.old), or_dash(&p.new));
            // A figure keeps its number while its values change.
            let what = if old == new { old.to_string() } else { format!("{old} becomes {new}") };
            writeln!(out, "  {}: {what}", p.label)?;
        }
        more(out, plan.places.len())?;
    }
    let lang = session.state().lang();
    output::findings(out, &plan.findings, &|f| session.state().place_label(&f.place, &lang))?;
    let last = match did {
        Did::Nothing if plan.known => "The project has this file already; taking it would change nothing.",
        Did::Nothing if plan.acceptable() => "Nothing was written; without --dry-run the file is taken.",
        Did::Nothing | Did::Refused => "The file cannot be taken: mend the errors first. Nothing was written.",
        Did::Taken => "The file was taken.",
        Did::Known => "The project has this file already; nothing was changed.",
    };
    writeln!(out, "{last}")?;
    Ok(())
}

fn or_dash(text: &str) -> &str {
    if text.is_empty() { "-" } else { text }
}

fn more(out: &mut dyn Write, all: usize) -> std::io::Result<()> {
    if all > LISTED { writeln!(out, "  and {} more; --json lists all", all - LISTED) } else { Ok(()) }
}

fn to_json(plan: &Plan, did: Did) -> Value {
    let side = |o: &Observation| {
        let (value, missing) = value_and_missing(o.value);
        let or_null = |t: &str| if t.is_empty() { Value::Null } else { Value::from(t) };
        json!({ "value": or_null(&value), "missing": or_null(missing), "flags": o.flags.letters(), "cell": o.cell.to_string() })
    };
    let change = |c: &CellChange| {
        let of = c.new.as_ref().or(c.old.as_ref());
        json!({
            "indicator": of.map(|o| o.series.indicator.as_str()), "codes": of.map(|o| o.series.codes_text()),
            "period": of.map(|o| o.period.to_string()),
            "old": c.old.as_ref().map(side), "new": c.new.as_ref().map(side),
        })
    };
    let did = match did {
        Did::Nothing => "nothing",
        Did::Taken => "taken",
        Did::Known => "known",
        Did::Refused => "refused",
    };
    let added = |a: &Added| {
        let taken = |t: &Taken| json!({ "part": t.part.word(), "value": t.value, "said": t.said, "cell": t.cell });
        json!({
            "indicator": a.indicator.code, "taken": a.taken.iter().map(taken).collect::<Value>(),
            "open": a.open.iter().map(|p| p.word()).collect::<Vec<_>>(),
        })
    };
    json!({
        "file": plan.file_name, "format": plan.format, "source": plan.source.as_ref().map(|s| s.as_str()),
        "tables": plan.recipe.tables.iter().map(|t| t.name.as_str()).collect::<Vec<_>>(),
        "indicators": plan.indicators(), "added": plan.added.iter().map(added).collect::<Value>(), "reasons": plan.reasons.iter().map(|r| json!({ "place": r.place, "why": r.why })).collect::<Value>(),
        "observations": { "new": plan.new, "changed": plan.changed.len(), "unchanged": plan.unchanged, "gone": plan.gone.len() },
        "changed": plan.changed.iter().map(change).collect::<Value>(), "gone": plan.gone.iter().map(change).collect::<Value>(),
        "places": plan.places.iter().map(|p| json!({ "place": p.place.to_string(), "place_label": p.label, "old": p.old, "new": p.new })).collect::<Value>(),
        "findings": output::findings_json(&plan.findings), "acceptable": plan.acceptable(), "known": plan.known, "done": did,
        "recipe": plan.recipe_toml,
    })
}
