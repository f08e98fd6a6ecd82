//! `almanac new`: an empty profile.

use crate::context::{Context, Form};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::{NewProject, Session, knowledge};
use almanac_core::{Lang, Localized, SectionKind};
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Make an empty profile from a template.
///
/// It has the headings of the template's chapters and knows the usual code lists and dimensions; indicators and sources come with `almanac indicators --set` and
/// `almanac sources --set`, data with `almanac import`, text with `almanac text --set`.
#[derive(Debug, Args)]
#[command(
    after_help = "Example:\n    almanac new kyrgyzstan.almanac --template annual --country KGZ --year 2024 --languages en,ru"
)]
pub struct Arguments {
    /// Where to write it; there must be no such file yet
    project: PathBuf,
    /// How it looks on paper
    #[arg(long, value_name = "ID", default_value = "annual")]
    template: String,
    /// The country by its three letters (ISO 3166)
    #[arg(long, value_name = "ISO3")]
    country: String,
    /// The year of the first edition
    #[arg(long, value_name = "YYYY", value_parser = clap::value_parser!(i32).range(1900..=2200))]
    year: i32,
    /// Languages, the one that is written first in front
    #[arg(long, value_name = "TAGS", default_value = "en", value_delimiter = ',')]
    languages: Vec<String>,
    /// Leave the headings of the template out, for a text that brings its own
    #[arg(long)]
    without_headings: bool,
}

/// Makes the project.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    almanac_app::export::typesetter(&a.template)?;
    let country = a.country.trim().to_uppercase();
    let Some(area) = knowledge::countries().into_iter().find(|i| i.code.as_str() == country) else {
        return Err(Ended::usage(format!("\"{}\" is no country; write its three letters, such as KGZ", a.country)));
    };
    let mut languages: Vec<Lang> = Vec::new();
    for tag in a.languages.iter().map(|t| t.trim()).filter(|t| !t.is_empty()) {
        if !tag.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') || tag.len() > 20 {
            return Err(Ended::usage(format!(
                "\"{tag}\" is no language; write its letters, such as en, fr or sr-Cyrl"
            )));
        }
        let lang = Lang::new(tag);
        if !languages.contains(&lang) {
            languages.push(lang);
        }
    }
    if languages.is_empty() {
        return Err(Ended::usage("a profile needs a language, such as --languages en"));
    }
    let (mut country_name, mut title) = (Localized::default(), Localized::default());
    for lang in &languages {
        country_name.set(lang.clone(), area.names.best(lang));
        title.set(lang.clone(), almanac_app::profile_title(lang, area.names.best(lang)));
    }
    let new = NewProject {
        template: a.template.clone(),
        country: country.clone(),
        country_name,
        year: a.year,
        languages,
        title,
        headings: !a.without_headings,
    };
    let session = Session::create(&a.project, &new, context.host.clone())?;
    let chapters = session
        .state()
        .profile
        .sections
        .iter()
        .filter(|s| s.kind == SectionKind::Chapter && s.parent.is_none())
        .count();
    session.close()?;
    match context.form {
        Form::Json => output::json(
            out,
            &json!({ "project": a.project.display().to_string(), "country": country, "year": a.year }),
        )?,
        Form::Text => writeln!(
            out,
            "An empty profile of {} for {}{} was written to {}.",
            area.names.best(&Lang::en()),
            a.year,
            if chapters == 0 { String::new() } else { format!(", with the headings of {chapters} chapters,") },
            a.project.display()
        )?,
    }
    Ok(Status::Done)
}
