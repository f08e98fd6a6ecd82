//! `almanac code-lists`: the lists of codes, and the items of one, out and in.

use crate::context::{Context, Form, language, read_input};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::codelists::{self, NewItems};
use almanac_core::{CodeListCode, Profile};
use clap::Args;
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;

/// Print the code lists, or print, add or update one.
///
/// Alone it lists all code lists with their versions. With `--list` it prints the items of one as a table (CSV): code,
/// parent, names, first and last day of validity. With `--set` the table becomes the list: a list that is not there is
/// made, another gets a new version. A column `synonyms` holds other spellings, divided by semicolons.
#[derive(Debug, Args)]
#[command(after_help = "Example, a national list and its dimension:
    almanac code-lists tunisia.almanac --list CL_TN_GOVERNORATE --set governorates.csv --name Governorates
    almanac dimensions tunisia.almanac --set dimensions.csv
    almanac code-lists tunisia.almanac --list CL_TN_GOVERNORATE > governorates.csv")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// The list
    #[arg(long, value_name = "CODE")]
    list: Option<String>,
    /// Make or update the list from this table; `-` for standard input
    #[arg(long, value_name = "FILE.csv", requires = "list", conflicts_with = "renew")]
    set: Option<PathBuf>,
    /// Version of the list from now on [default: the one that follows]
    #[arg(long, value_name = "TEXT", requires = "set")]
    version: Option<String>,
    /// Name of the list
    #[arg(long, value_name = "TEXT", requires = "set")]
    name: Option<String>,
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
    if let (Some(list), Some(file)) = (&a.list, &a.set) {
        let list = plain_code(list)?;
        let (name, bytes) = read_input(file)?;
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
