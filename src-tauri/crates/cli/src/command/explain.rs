//! `almanac explain`: where a value comes from, how it was computed, where it is printed.

use super::selection::{Where, value_and_missing};
use super::where_used::{self, Found};
use crate::context::{Context, Form, language};
use crate::exit::{Ended, Status};
use crate::output;
use almanac_app::data::series_label;
use almanac_app::{Failure, Session};
use almanac_core::answer::{Answer, Audience, Origin, print_value};
use almanac_core::format::Formatter;
use almanac_core::question::Question;
use almanac_core::release::ReleaseRecord;
use almanac_core::{Confidentiality, IndicatorCode, Lang, Observation, Period, ReleaseId, Selection, SourceCode};
use clap::Args;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::io::Write;
use std::path::PathBuf;

/// So many cells are listed for people; `--json` lists all.
const LISTED: usize = 40;

/// Tell where a value comes from: file, sheet, cell, who and when.
///
/// Name one value by indicator, codes and period, or write a question; then every cell that its answer was computed
/// from is listed. Dimensions that are not named are at their total.
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n    almanac explain kyrgyzstan.almanac --indicator IMM-005 --where sex=F --period 2024\n    almanac explain kyrgyzstan.almanac 'IMM-005[sex=F] this | share of IMM-005'"
)]
pub struct Arguments {
    /// The project's file
    project: PathBuf,
    /// A question, such as 'IMM-005 this | change previous'
    #[arg(required_unless_present = "indicator", conflicts_with_all = ["indicator", "filter", "period", "source"])]
    question: Option<String>,
    /// The indicator
    #[arg(long, value_name = "CODE", requires = "period")]
    indicator: Option<String>,
    /// The codes, such as `sex=F`; may be given several times
    #[arg(long = "where", value_name = "DIM=CODE")]
    filter: Vec<String>,
    /// The period, such as 2024 or 2024-Q3
    #[arg(long, value_name = "P")]
    period: Option<String>,
    /// The source, where several have the value
    #[arg(long, value_name = "CODE")]
    source: Option<String>,
    /// The language [default: the first of the edition]
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
}

/// Explains and prints.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let session = context.read(&a.project)?;
    let lang = language(&session, a.language.as_deref())?;
    let releases = session.stored().releases().map_err(Failure::from)?;
    let x = Explainer {
        session: &session,
        formatter: Formatter::new(&lang),
        lang,
        releases: releases.into_iter().map(|r| (r.id.clone(), r)).collect(),
    };
    match (&a.question, &a.indicator) {
        (Some(question), _) => x.question(question, context.form, out),
        (None, Some(code)) => x.value(a, code, context.form, out),
        (None, None) => Err(Ended::usage("name an indicator and a period, or write a question")),
    }
}

struct Explainer<'a> {
    session: &'a Session,
    formatter: Formatter,
    lang: Lang,
    releases: BTreeMap<ReleaseId, ReleaseRecord>,
}

impl Explainer<'_> {
    /// One observation per source that has it, the one that answers questions first.
    fn value(&self, a: &Arguments, code: &str, form: Form, out: &mut dyn Write) -> Result<Status, Ended> {
        let state = self.session.state();
        let filter = Where::read(&a.filter)?.check(state)?;
        let period: Period =
            a.period.as_deref().unwrap_or_default().parse().map_err(|e| Ended::usage(format!("{e}")))?;
        let indicator = IndicatorCode::new(code);
        let Some(record) = state.profile.indicators.get(&indicator) else {
            return Err(Ended::usage(format!("there is no indicator {code}; `almanac indicators PROJECT` lists all")));
        };
        let years = Some((period.year(), period.year()));
        let selection =
            Selection { years, source: a.source.as_ref().map(SourceCode::new), ..Selection::all(indicator) };
        let mut found: Vec<Observation> = state.observations.select(&selection)?;
        found.retain(|o| o.period == period && filter.is(o));
        let rank =
            |o: &Observation| record.source_priority.iter().position(|s| *s == o.series.source).unwrap_or(usize::MAX);
        found.sort_by_key(rank);
        if found.is_empty() {
            let codes = a.filter.join(",");
            let codes = if codes.is_empty() { codes } else { format!("[{codes}]") };
            return Err(Ended::usage(format!(
                "there is no value {code}{codes} {period}; `almanac data PROJECT --indicator {code} --period {period}` lists what there is"
            )));
        }
        let mut all = Vec::new();
        for o in &found {
            let history = self.session.stored().history(&o.series, o.period).map_err(Failure::from)?;
            let used = where_used::in_all_languages(state, &|u| u.reads(&o.series, o.period));
            all.push((o, history, used));
        }
        match form {
            Form::Json => {
                let list = all.iter().map(|(o, history, used)| {
                    let mut value = self.observation_json(o);
                    let vintages = history.iter().map(|(r, then)| self.vintage_json(r, then, o)).collect::<Value>();
                    if let Value::Object(map) = &mut value {
                        map.insert("history".into(), vintages);
                        map.insert("used".into(), where_used::to_json(used));
                    }
                    value
                });
                output::json(out, &json!({ "values": list.collect::<Value>() }))?;
            }
            Form::Text => {
                for (n, (o, history, used)) in all.iter().enumerate() {
                    if n > 0 {
                        writeln!(out)?;
                    }
                    self.observation_in_words(out, o)?;
                    if history.len() > 1 {
                        writeln!(out, "What the deliveries said")?;
                        for (r, then) in history.iter().rev() {
                            let mark = if r.id == o.release { "  (answers)" } else { "" };
                            writeln!(out, "  {}  {}  {}{mark}", r.at.iso(), received(then), r.file_name)?;
                        }
                    }
                    self.used_in_words(out, used)?;
                }
            }
        }
        Ok(Status::Done)
    }

    /// The answer of a question with every cell that it was computed from.
    fn question(&self, text: &str, form: Form, out: &mut dyn Write) -> Result<Status, Ended> {
        let state = self.session.state();
        let printed = print_value(&state.engine(Audience::WorkingGroup), &self.formatter, text, "");
        let answer = printed.answer.map_err(super::value::no_answer)?;
        let origins = distinct(&answer);
        let used = where_used::in_all_languages(state, &|u| u.answer.question == answer.question);
        let unit = self.formatter.unit(&state.profile, &answer.unit);
        let how = how(text);
        let current: Vec<(&Origin, Option<Observation>)> = origins.iter().map(|o| (*o, self.observation(o))).collect();
        match form {
            Form::Json => {
                let cells = current.iter().map(|(o, now)| match now {
                    Some(now) => self.observation_json(now),
                    None => json!({ "indicator": o.series.indicator.as_str(), "codes": o.series.codes_text(), "period": o.period.to_string() }),
                });
                output::json(
                    out,
                    &json!({
                        "question": answer.question, "printed": printed.text, "unit": unit, "steps": how,
                        "cells": cells.collect::<Value>(), "used": where_used::to_json(&used),
                    }),
                )?;
            }
            Form::Text => {
                writeln!(out, "{}  {unit}", printed.text)?;
                if let Some(meaning) = answer.cells.first().and_then(|c| self.formatter.symbol_meaning(&c.value)) {
                    writeln!(out, "  {meaning}")?;
                }
                writeln!(out, "Question  {}", answer.question)?;
                for step in &how {
                    writeln!(out, "  {step}")?;
                }
                if current.is_empty() {
                    writeln!(out, "No value was read.")?;
                } else {
                    writeln!(out, "Computed from {}", output::count(current.len(), "value", "values"))?;
                }
                for (_, now) in current.iter().take(LISTED) {
                    if let Some(now) = now {
                        writeln!(out)?;
                        self.observation_in_words(out, now)?;
                    }
                }
                if current.len() > LISTED {
                    writeln!(out, "\nand {} more; --json lists all", current.len() - LISTED)?;
                }
                writeln!(out)?;
                self.used_in_words(out, &used)?;
            }
        }
        Ok(Status::Done)
    }

    fn observation(&self, o: &Origin) -> Option<Observation> {
        let years = Some((o.period.year(), o.period.year()));
        let selection =
            Selection { years, source: Some(o.series.source.clone()), ..Selection::all(o.series.indicator.clone()) };
        let found = self.session.state().observations.select(&selection).ok()?;
        found.into_iter().find(|x| x.series == o.series && x.period == o.period)
    }

    fn used_in_words(&self, out: &mut dyn Write, used: &[Found]) -> std::io::Result<()> {
        if used.is_empty() {
            return writeln!(out, "No place of the profile prints it.");
        }
        writeln!(out, "Printed in {}", output::count(used.len(), "place", "places"))?;
        where_used::in_words(out, used)
    }

    fn observation_in_words(&self, out: &mut dyn Write, o: &Observation) -> std::io::Result<()> {
        let state = self.session.state();
        let indicator = state.profile.indicators.get(&o.series.indicator).map(|i| &**i);
        let codes = o.series.codes_text();
        let codes = if codes.is_empty() { codes } else { format!("[{codes}]") };
        let label = series_label(state, &self.lang, &self.formatter, indicator, &o.series, o.period);
        writeln!(out, "{}{codes} {}  {label}", o.series.indicator, o.period)?;
        let source = state.profile.sources.get(&o.series.source);
        let source_name = source.map(|s| s.names.best(&self.lang)).unwrap_or_default();
        let mut rows = vec![("As received", received(o))];
        rows.push(("Source", format!("{}  {source_name}", o.series.source).trim_end().to_string()));
        if let Some(vintage) = source.map(|s| s.vintage.clone()).filter(|v| !v.is_empty()) {
            rows.push(("Vintage", vintage));
        }
        match self.releases.get(&o.release) {
            Some(r) => {
                rows.push(("File", r.file_name.clone()));
                rows.push(("SHA-256", r.file_hash.clone()));
                rows.push(("Cell", o.cell.to_string()));
                rows.push(("Release", r.id.to_string()));
                rows.push(("Received", format!("{} by {}", r.at.iso(), r.by.0)));
            }
            None => {
                rows.push(("Cell", o.cell.to_string()));
                rows.push(("Release", format!("{} (not in this copy)", o.release)));
            }
        }
        let flags: Vec<String> = o
            .flags
            .iter()
            .map(|s| self.formatter.flag(s).map_or_else(|| s.letter().to_string(), |w| format!("{} {w}", s.letter())))
            .collect();
        if !flags.is_empty() {
            rows.push(("Flags", flags.join(", ")));
        }
        if o.confidentiality != Confidentiality::F {
            rows.push(("Confidential", o.confidentiality.code()));
        }
        if let Some(note) = o.note.as_deref().filter(|n| !n.is_empty()) {
            rows.push(("Note", note.to_string()));
        }
        for (name, value) in rows {
            writeln!(out, "  {name:<12}  {value}")?;
        }
        Ok(())
    }

    fn observation_json(&self, o: &Observation) -> Value {
        let (value, missing) = value_and_missing(o.value);
        let release = self.releases.get(&o.release);
        json!({
            "indicator": o.series.indicator.as_str(), "codes": o.series.codes_text(), "period": o.period.to_string(),
            "value": or_null(&value), "missing": or_null(missing), "flags": o.flags.letters(),
            "confidentiality": o.confidentiality.code(), "note": o.note.as_deref(), "source": o.series.source.as_str(),
            "release": o.release.as_str(), "file": release.map(|r| &r.file_name), "sha256": release.map(|r| &r.file_hash),
            "sheet": o.cell.sheet.as_deref(), "cell": o.cell.to_string(),
            "received_at": release.map(|r| r.at.iso()), "received_by": release.map(|r| &r.by.0),
        })
    }

    fn vintage_json(&self, r: &ReleaseRecord, then: &Observation, now: &Observation) -> Value {
        let (value, missing) = value_and_missing(then.value);
        json!({
            "release": r.id.as_str(), "file": r.file_name, "at": r.at.iso(), "by": r.by.0, "value": or_null(&value),
            "missing": or_null(missing), "flags": then.flags.letters(), "cell": then.cell.to_string(), "answers": r.id == now.release,
        })
    }
}

fn or_null(text: &str) -> Value {
    if text.is_empty() { Value::Null } else { text.into() }
}

fn received(o: &Observation) -> String {
    let (value, missing) = value_and_missing(o.value);
    if value.is_empty() { missing.replace('_', " ") } else { value }
}

/// Observations that an answer read, each once, in order.
fn distinct(answer: &Answer) -> Vec<&Origin> {
    let mut list: Vec<&Origin> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for o in answer.origins() {
        if seen.insert((o.series.clone(), o.period)) {
            list.push(o);
        }
    }
    list
}

/// The steps of a question in words.
fn how(text: &str) -> Vec<String> {
    use almanac_core::question::QuestionStep as Q;
    let Ok(question) = text.parse::<Question>() else { return Vec::new() };
    question
        .steps
        .iter()
        .map(|step| {
            let what = match step {
                Q::By(_) => "one row for each code",
                Q::Change(_) => "the value minus that of the other period",
                Q::ChangePercent(_) => "the difference from the other period, in per cent of that period's value",
                Q::ShareOf(_) => "the value in per cent of the other one at the same time",
                Q::Per(..) => "the value divided by the other one at the same time",
                Q::Minus(_) => "the value minus the other one at the same time",
                Q::Top(_) => "the largest rows; the others are added up as \"other\"",
                Q::Rank(_) => "the place among all codes, the largest being 1",
                Q::Sum => "all periods added up",
                Q::Mean => "the mean of all periods",
                Q::Max => "the largest of all periods",
                Q::Min => "the smallest of all periods",
            };
            format!("{step}: {what}")
        })
        .collect()
}
