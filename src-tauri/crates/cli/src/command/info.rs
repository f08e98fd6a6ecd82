//! `almanac info`: what a project is.

use crate::context::{Context, Form, languages};
use crate::exit::{Ended, Status};
use crate::output::{self, Side};
use almanac_core::Lang;
use clap::Args;
use serde_json::json;
use std::io::Write;
use std::path::PathBuf;

/// Tell what a project is: title, country, editions, languages, counts.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac info kyrgyzstan.almanac")]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
}

/// Prints what the project is.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let session = context.read(&a.project)?;
    let state = session.state();
    let (profile, lang) = (&state.profile, state.lang());
    let about = &profile.about;
    let mut values = 0usize;
    for code in profile.indicators.keys() {
        values += state.observations.survey(code)?.values;
    }
    let releases: usize = profile.datasets.values().map(|d| d.releases.len()).sum();
    let tags = languages(state.edition.as_deref(), &about.language);
    let tags: Vec<&str> = tags.iter().map(Lang::as_str).collect();
    let country = about.country_name.best(&lang);
    match context.form {
        Form::Json => {
            let editions: Vec<_> = profile.editions.values().map(|e| super::editions::to_json(e)).collect();
            output::json(
                out,
                &json!({
                    "title": about.title.best(&lang), "country": about.country, "country_name": country,
                    "notice": about.notice.best(&lang),
                    "language": about.language.as_str(), "languages": tags, "editions": editions,
                    "indicators": profile.indicators.len(), "values": values, "sources": profile.sources.len(),
                    "institutions": profile.institutions.len(), "releases": releases,
                    "sections": profile.sections.len(), "figures": profile.figures.len(),
                    "steps": session.history().len(), "format_version": almanac_app::FORMAT_VERSION,
                }),
            )?;
        }
        Form::Text => {
            let editions: Vec<String> = profile
                .editions
                .values()
                .map(|e| format!("{}{}", e.year, if e.sealed { " (sealed)" } else { "" }))
                .collect();
            let row = |name: &str, value: String| vec![name.to_string(), value];
            let mut rows = vec![
                row("Title", about.title.best(&lang).to_string()),
                row(
                    "Country",
                    if country.is_empty() { about.country.clone() } else { format!("{country} ({})", about.country) },
                ),
                row("Editions", editions.join(", ")),
                row("Languages", tags.join(", ")),
                row("Indicators", profile.indicators.len().to_string()),
                row("Values", values.to_string()),
                row("Sources", profile.sources.len().to_string()),
                row("Institutions", profile.institutions.len().to_string()),
                row("Deliveries", releases.to_string()),
                row("Sections", profile.sections.len().to_string()),
                row("Figures", profile.figures.len().to_string()),
                row("Steps", session.history().len().to_string()),
                row("File format", almanac_app::FORMAT_VERSION.to_string()),
            ];
            if !about.notice.is_empty() {
                rows.push(row("Notice", about.notice.best(&lang).to_string()));
            }
            output::table(out, &[], &rows, &[Side::Left])?;
        }
    }
    Ok(Status::Done)
}
