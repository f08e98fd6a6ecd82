//! `almanac code-lists`: the lists of codes, and the items of one, out and in.

use crate::context::{Context, Form, language, read_input};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::codelists::{self, Fate, ListPlan, NewItems, StructurePlan, Wanted};
use almanac_core::{CodeListCode, Profile};
use clap::Args;
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;

/// Print the code lists, or print, add or update one.
///
/// Alone it lists all code lists with their versions. With `--list` it prints the items of one as a table (CSV): code,
/// parent, names, first and last day of validity. With `--set` the table becomes the list: a list that is not there is
/// made, another gets a new version. A column `synonyms` holds other spellings, divided by semicolons; they belong to the
/// dimensions that have the list, so a table with them is set once more after its dimension was made.
///
/// With `--set` and a structure message (SDMX-ML or SDMX-JSON) all its code lists become lists of the profile, with
/// their names in every language; `--dry-run` prints what would happen, and one `almanac undo` takes all of it back.
#[derive(Debug, Args)]
#[command(after_help = "Example, a national list and its dimension:
    almanac code-lists tunisia.almanac --list CL_TN_GOVERNORATE --set governorates.csv --name Governorates
    almanac dimensions tunisia.almanac --set dimensions.csv
    almanac code-lists tunisia.almanac --list CL_TN_GOVERNORATE > governorates.csv

Example, the code lists of a structure message:
    almanac code-lists tunisia.almanac --set structure.xml --dry-run
    almanac code-lists tunisia.almanac --set structure.xml --from CL_EDU --list CL_TN_EDUCATION")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// The list
    #[arg(long, value_name = "CODE")]
    list: Option<String>,
    /// Make or update the list from this table, or lists from this structure message; `-` for standard input
    #[arg(long, value_name = "FILE", conflicts_with = "renew")]
    set: Option<PathBuf>,
    /// Version of the list from now on [default: the one that follows]
    #[arg(long, value_name = "TEXT", requires = "set")]
    version: Option<String>,
    /// Name of the list
    #[arg(long, value_name = "TEXT", requires = "set")]
    name: Option<String>,
    /// Take only this list of a structure message
    #[arg(long, value_name = "ID", requires = "set")]
    from: Option<String>,
    /// Write nothing; print what a structure message would change
    #[arg(long, requires = "set")]
    dry_run: bool,
    /// Bring the lists that come with the program to its versions
    #[arg(long, conflicts_with = "list")]
    renew: bool,
}

/// Prints or updates.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    if a.renew {
        let mut session = context.write(&a.project)?;
        let (_, renewed) = codelists::renew(&mut session)?;
        session.close()?;
        match context.form {
            Form::Json => output::json(out, &json!({ "renewed": renewed }))?,
            Form::Text if renewed.is_empty() => writeln!(out, "All lists are those of this program already.")?,
            Form::Text => {
                let codes: Vec<&str> = renewed.iter().map(CodeListCode::as_str).collect();
                writeln!(out, "Brought to the versions of this program: {}.", codes.join(", "))?;
            }
        }
        return Ok(Status::Done);
    }
    if let Some(file) = &a.set {
        let (name, bytes) = read_input(file)?;
        if codelists::is_structure(&bytes, &name) {
            return set_structure(a, context, &name, &bytes, out);
        }
        let Some(list) = &a.list else {
            return Err(Ended::usage(format!("'{name}' is a table; say with --list which list it becomes")));
        };
        if a.from.is_some() || a.dry_run {
            return Err(Ended::usage(format!("--from and --dry-run are for structure messages; '{name}' is a table")));
        }
        let list = plain_code(list)?;
        let mut session = context.write(&a.project)?;
        let new = NewItems { list, version: a.version.clone(), name: a.name.clone(), file: &name, bytes: &bytes };
        let (done, findings) = codelists::set_items(&mut session, &new)?;
        session.close()?;
        output::updated(out, context.form, &name, done.is_some_and(|d| d.changed), &findings)?;
        return Ok(output::status_of(&findings));
    }
    let session = context.read(&a.project)?;
    let profile = &session.state().profile;
    let lang = language(&session, None)?;
    match (&a.list, context.form) {
        (None, Form::Text) => out.write_all(codelists::write(profile, &lang).as_bytes())?,
        (None, Form::Json) => output::json(out, &json!({ "code_lists": lists_json(profile) }))?,
        (Some(list), form) => {
            let code = CodeListCode::new(list);
            let text = codelists::write_items(profile, &code, &lang)?;
            match form {
                Form::Text => out.write_all(text.as_bytes())?,
                Form::Json => output::json(out, &json!({ "code_list": list, "items": items_json(profile, &code) }))?,
            }
        }
    }
    Ok(Status::Done)
}

/// Plans, takes unless it is a dry run, and prints.
fn set_structure(
    a: &Arguments,
    context: &Context,
    file: &str,
    bytes: &[u8],
    out: &mut dyn Write,
) -> Result<Status, Ended> {
    if a.from.is_none() && (a.name.is_some() || a.version.is_some()) && a.list.is_none() {
        return Err(Ended::usage("--name and --version are of one list; say with --from which"));
    }
    let wanted = Wanted {
        from: a.from.clone(),
        list: a.list.as_deref().map(plain_code).transpose()?,
        version: a.version.clone(),
        name: a.name.clone(),
    };
    let mut session = if a.dry_run { context.read(&a.project)? } else { context.write(&a.project)? };
    let plan = codelists::plan_structure(&session.state().profile, file, bytes, &wanted)?;
    let changed = match a.dry_run {
        true => false,
        false => codelists::take_structure(&mut session, file, &plan)?.is_some_and(|d| d.changed),
    };
    session.close()?;
    match context.form {
        Form::Json => output::json(
            out,
            &json!({
                "changed": changed, "lists": plan.lists.iter().map(plan_json).collect::<Value>(),
                "findings": output::findings_json(&plan.findings),
            }),
        )?,
        Form::Text => in_words(out, file, &plan, changed)?,
    }
    Ok(output::status_of(&plan.findings))
}

fn fate_word(fate: Fate) -> &'static str {
    match fate {
        Fate::New => "new",
        Fate::Changed => "changed",
        Fate::Same => "same",
        Fate::Left => "left alone",
    }
}

fn plan_json(l: &ListPlan) -> Value {
    json!({
        "id": l.id, "code": l.list.code, "fate": fate_word(l.fate), "names": l.list.names,
        "version_before": l.version_before, "version": l.list.version, "items": l.list.items.len(),
        "new": l.new, "changed": l.changed, "gone": l.gone, "languages": l.languages,
    })
}

fn in_words(out: &mut dyn Write, file: &str, plan: &StructurePlan, changed: bool) -> Result<(), Ended> {
    let head = ["list", "", "version", "codes", "new", "changed", "gone", "languages"].map(String::from);
    let rows: Vec<Vec<String>> = plan
        .lists
        .iter()
        .map(|l| {
            let version = match &l.version_before {
                Some(before) if *before != l.list.version && l.fate != Fate::Left => {
                    format!("{before} to {}", l.list.version)
                }
                Some(_) | None => l.list.version.clone(),
            };
            let counts = [l.list.items.len(), l.new.len(), l.changed.len(), l.gone.len()].map(|n| n.to_string());
            let languages: Vec<&str> = l.languages.iter().map(almanac_core::Lang::as_str).collect();
            let mut row = vec![l.list.code.to_string(), fate_word(l.fate).to_string(), version];
            row.extend(counts);
            row.push(languages.join(" "));
            row
        })
        .collect();
    use output::Side::{Left, Right};
    output::table(out, &head, &rows, &[Left, Left, Left, Right, Right, Right, Right, Left])?;
    if !plan.findings.is_empty() {
        writeln!(out)?;
        output::findings(out, &plan.findings, &|f| f.place.to_string())?;
    }
    let differs = plan.lists.iter().any(|l| matches!(l.fate, Fate::New | Fate::Changed));
    match (changed, differs) {
        (true, _) => writeln!(out, "\nThe lists were taken from {file}; almanac undo takes them back.")?,
        (false, true) => writeln!(out, "\nNothing was written; without --dry-run the lists are taken.")?,
        (false, false) => writeln!(out, "\nNothing differed.")?,
    }
    Ok(())
}

fn lists_json(profile: &Profile) -> Value {
    profile
        .code_lists
        .values()
        .map(|l| json!({ "code": l.code, "version": l.version, "names": l.names, "items": l.items.len() }))
        .collect()
}

fn items_json(profile: &Profile, list: &CodeListCode) -> Value {
    let items = profile.code_lists.get(list).map(|l| l.items.as_slice()).unwrap_or_default();
    items
        .iter()
        .map(|i| {
            json!({
                "code": i.code, "parent": i.parent, "names": i.names,
                "valid_from": i.valid_from.map(|d| d.to_string()), "valid_to": i.valid_to.map(|d| d.to_string()),
            })
        })
        .collect()
}

/// A code that questions and files can carry.
fn plain_code(text: &str) -> Result<CodeListCode, Ended> {
    let fits = !text.is_empty() && text.len() <= 60 && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
    if fits {
        Ok(CodeListCode::new(text))
    } else {
        Err(Ended::usage(format!("\"{text}\" is no code of a list; write letters, digits and _, such as CL_TN_REGION")))
    }
}
