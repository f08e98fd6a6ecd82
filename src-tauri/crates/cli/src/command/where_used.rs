//! `almanac where-used`: every place that prints an indicator, a source or a figure.

use super::selection::{Span, Where};
use crate::context::{Context, Form, languages};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::State;
use almanac_app::usage::{Use, uses};
use almanac_core::{FigureId, IndicatorCode, Lang, ObjectKind, Place, RichText, SourceCode};
use clap::Args;
use serde_json::{Value, json};
use std::io::Write;
use std::path::PathBuf;

/// Tell every place that prints an indicator, a source or a figure.
///
/// Values, claims and figures are found by what their answers read, so rates and shares are found under both of their
/// indicators. `--where` and `--period` narrow an indicator down to single values.
#[derive(Debug, Args)]
#[command(
    group = clap::ArgGroup::new("what").required(true),
    after_help = "Example:\n    almanac where-used kyrgyzstan.almanac --indicator IMM-005\n    almanac where-used kyrgyzstan.almanac --indicator IMM-005 --where sex=F --period 2024"
)]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// The indicator
    #[arg(long, value_name = "CODE", group = "what")]
    indicator: Option<String>,
    /// The source
    #[arg(long, value_name = "CODE", group = "what")]
    source: Option<String>,
    /// The figure or table
    #[arg(long, value_name = "ID", group = "what")]
    figure: Option<String>,
    /// Only values with these codes
    #[arg(long = "where", value_name = "DIM=CODE[,CODE]", requires = "indicator")]
    filter: Vec<String>,
    /// Only values of this period or range
    #[arg(long, value_name = "FROM..TO", requires = "indicator")]
    period: Option<String>,
}

/// A place, ready for print.
pub struct Found {
    place: Place,
    label: String,
    printed: String,
    question: String,
    lang: String,
}

impl Found {
    /// From a place that has an answer.
    pub fn of(u: Use, lang: &Lang) -> Self {
        Self { place: u.place, label: u.label, printed: u.printed, question: u.question, lang: lang.to_string() }
    }
}

/// Finds and prints.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let (filter, span) = (Where::read(&a.filter)?, Span::read(a.period.as_deref())?);
    let session = context.read(&a.project)?;
    let state = session.state();
    let filter = filter.check(state)?;
    let profile = &state.profile;
    let unknown = |noun: &str, code: &str, list: &str| Err(Ended::usage(format!("there is no {noun} {code}; {list}")));
    let found = match (&a.indicator, &a.source, &a.figure) {
        (Some(code), _, _) => {
            let indicator = IndicatorCode::new(code);
            if !profile.indicators.contains_key(&indicator) {
                return unknown("indicator", code, "`almanac indicators PROJECT` lists all");
            }
            let narrowed = !a.filter.is_empty() || a.period.is_some();
            in_all_languages(state, &|u| {
                u.reads_indicator(&indicator)
                    && (!narrowed
                        || u.answer.origins().any(|o| {
                            o.series.indicator == indicator && span.wants(o.period) && filter.wants_series(&o.series)
                        }))
            })
        }
        (None, Some(code), _) => {
            let source = SourceCode::new(code);
            if !profile.sources.contains_key(&source) {
                return unknown("source", code, "`almanac sources PROJECT` lists all");
            }
            in_all_languages(state, &|u| u.reads_source(&source))
        }
        (None, None, Some(id)) => {
            let figure = FigureId::new(id);
            if !profile.figures.contains_key(&figure) {
                let all: Vec<&str> = profile.figures.keys().map(FigureId::as_str).collect();
                return unknown("figure", id, &format!("there are: {}", all.join(", ")));
            }
            let mut all = in_all_languages(state, &|u| u.figure.as_ref() == Some(&figure));
            all.extend(references(state, &figure));
            all
        }
        (None, None, None) => return Err(Ended::usage("name an indicator, a source or a figure")),
    };
    match context.form {
        Form::Json => output::json(out, &json!({ "places": to_json(&found) }))?,
        Form::Text if found.is_empty() => writeln!(out, "No place prints it.")?,
        Form::Text => {
            in_words(out, &found)?;
            writeln!(out, "{}.", output::count(found.len(), "place", "places"))?;
        }
    }
    Ok(Status::Done)
}

/// Places of the texts in every language; a figure, which stands in all of them, once.
pub fn in_all_languages(state: &State, wanted: &dyn Fn(&Use) -> bool) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for lang in languages(state.edition.as_deref(), &state.profile.about.language) {
        for u in uses(state, &lang).into_iter().filter(|u| wanted(u)) {
            if !found.iter().any(|f| f.place == u.place) {
                found.push(Found::of(u, &lang));
            }
        }
    }
    found
}

/// Texts that refer to a figure.
fn references(state: &State, figure: &FigureId) -> Vec<Found> {
    let mut found = Vec::new();
    for section in &state.profile.sections {
        for block in state.profile.blocks_of(section) {
            for (lang, text) in &block.text {
                for object in RichText::objects(text) {
                    if matches!(&object.kind, ObjectKind::FigureRef(id) if id == figure) {
                        let place = Place::Block {
                            section: section.id.clone(),
                            block: block.id.clone(),
                            inline: Some(object.id.clone()),
                        };
                        let label = state.place_label(&place, lang);
                        found.push(Found {
                            place,
                            label,
                            printed: "reference".into(),
                            question: String::new(),
                            lang: lang.to_string(),
                        });
                    }
                }
            }
        }
    }
    found
}

/// Places under the headings of their sections.
pub fn in_words(out: &mut dyn Write, found: &[Found]) -> std::io::Result<()> {
    let mut heading = "";
    for f in found {
        if f.label != heading {
            writeln!(out, "{}{}", f.label, section(&f.place).map(|s| format!(" (#{s})")).unwrap_or_default())?;
            heading = &f.label;
        }
        let printed =
            if f.question.is_empty() { f.printed.clone() } else { format!("{}  {{={}}}", f.printed, f.question) };
        writeln!(out, "  {}  {printed}", f.lang)?;
    }
    Ok(())
}

fn section(place: &Place) -> Option<&str> {
    match place {
        Place::Section { section } | Place::Block { section, .. } => Some(section.as_str()),
        Place::Figure { figure } => Some(figure.as_str()),
        Place::Profile | Place::File { .. } | Place::Indicator { .. } | Place::Source { .. } | Place::Value { .. } => {
            None
        }
    }
}

/// Places for scripts.
pub fn to_json(found: &[Found]) -> Value {
    found
        .iter()
        .map(|f| {
            json!({
                "place": f.place.to_string(), "at": f.place, "section": f.label, "printed": f.printed,
                "question": f.question, "language": f.lang,
            })
        })
        .collect()
}
