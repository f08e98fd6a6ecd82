//! `almanac export`: the typeset profile.

use crate::context::{Context, Form, language, write_output};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::State;
use almanac_app::export::{NotExported, Printing, export_pdf};
use almanac_core::{Extract, Lang, NoExtract};
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Typeset the profile as a PDF.
///
/// The PDF is accessible (PDF/UA) and carries the data behind its figures. Values that are not free for publication
/// are withheld. Errors block the export; they are printed, the exit status is 1, and no file is written.
///
/// With `--sections` the PDF is an extract, and its cover says so: these chapters alone with the numbers that they have
/// in the whole profile, the lists and annexes of what is in them, and the data behind their figures.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n    almanac export kyrgyzstan.almanac --out profile-2024-fr.pdf --language fr\n    \
                  almanac export kyrgyzstan.almanac --out labour.pdf --sections 4,6.2,annex-terms"
)]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// Where to write the PDF; a file that is there is replaced once the new one is whole
    #[arg(long, value_name = "FILE.pdf")]
    out: PathBuf,
    /// How it looks on paper [default: the edition's template]
    #[arg(long, value_name = "ID")]
    template: Option<String>,
    /// The language [default: the first of the edition]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    /// The edition [default: the latest open one]
    #[arg(long, value_name = "YYYY")]
    edition: Option<i32>,
    /// Only these chapters or parts of chapters, by number (4, 4.2, A) or by id, separated by commas
    #[arg(long, value_name = "LIST", value_delimiter = ',')]
    sections: Option<Vec<String>>,
}

/// Exports and prints what was made.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let session = context.read(&a.project)?;
    let lang = language(&session, a.language.as_deref())?;
    let state = super::data::state_of(&session, a.edition)?;
    let of_edition = state.edition.as_ref().map(|e| e.template.clone()).filter(|t| !t.is_empty());
    let template = a.template.clone().or(of_edition).unwrap_or_else(|| "annual".into());
    let extract = a.sections.as_ref().map(|words| extract(&state, &lang, words)).transpose()?;
    let what = Printing { template: &template, lang: &lang, extract: extract.as_ref() };
    let result = export_pdf(&session, &state, what, &context.job());
    context.clear_bar();
    let place = |f: &almanac_core::Finding| state.place_label(&f.place, &lang);
    match result {
        Ok(exported) => {
            write_output(&a.out, &exported.bytes)?;
            match context.form {
                Form::Json => output::json(
                    out,
                    &json!({
                        "file": a.out.display().to_string(), "pages": exported.pages, "bytes": exported.bytes.len(),
                        "language": lang.as_str(), "template": template,
                        "sections": extract.as_ref().map(|x| x.chosen().iter().map(|s| s.as_str()).collect::<Vec<_>>()),
                        "findings": output::findings_json_of(&state, &lang, &exported.findings),
                    }),
                )?,
                Form::Text => {
                    output::findings(out, &exported.findings, &place)?;
                    writeln!(
                        out,
                        "{} of {} were written to {}.",
                        output::count(exported.pages, "page", "pages"),
                        if extract.is_some() { "an extract from the profile" } else { "the profile" },
                        a.out.display()
                    )?;
                }
            }
            Ok(Status::Done)
        }
        Err(NotExported::Blocked(findings)) => {
            match context.form {
                Form::Json => output::json(
                    out,
                    &json!({ "file": null, "findings": output::findings_json_of(&state, &lang, &findings) }),
                )?,
                Form::Text => {
                    output::findings(out, &findings, &place)?;
                    writeln!(out, "Nothing was written: mend the errors first.")?;
                }
            }
            Ok(Status::Findings)
        }
        Err(NotExported::Failed(failure)) => Err(failure.into()),
    }
}

/// The chapters asked for, or a refusal that lists those that there are.
fn extract(state: &State, lang: &Lang, words: &[String]) -> Result<Extract, Ended> {
    Extract::of(&state.profile, words).map_err(|e| {
        let what = match e {
            NoExtract::Nothing => "--sections names no chapter".to_string(),
            NoExtract::Unknown(words) => {
                let words: Vec<String> = words.iter().map(|w| format!("\"{w}\"")).collect();
                let such = if words.len() == 1 { "section" } else { "sections" };
                format!("the profile has no {such} {}", words.join(", "))
            }
        };
        let numbers = state.profile.section_numbers();
        let rows: Vec<[&str; 3]> = state
            .profile
            .sections
            .iter()
            .map(|s| [numbers.get(&s.id).map_or("", String::as_str), s.id.as_str(), s.title.best(lang)])
            .collect();
        if rows.is_empty() {
            return Ended::usage(format!("{what}; it has none yet, leave --sections out"));
        }
        let width = |at: usize| rows.iter().filter_map(|r| r.get(at)).map(|c| c.chars().count()).max().unwrap_or(0);
        let (number, id) = (width(0), width(1));
        let lines: String = rows.iter().map(|[n, i, title]| format!("\n  {n:number$}  {i:id$}  {title}")).collect();
        Ended::usage(format!("{what}; choose by number or id:{lines}"))
    })
}
