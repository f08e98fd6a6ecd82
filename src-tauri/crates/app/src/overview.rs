//! The room Overview: key figures, what is due, what changed, what is missing.

use crate::border::{count_levels, place_to_wire};
use crate::state::State;
use crate::wire::{DueSource, KeyFigure, MissingIndicator, Overview, StaleValue};
use almanac_core::answer::{Audience, CellValue, Engine, print_value};
use almanac_core::format::Formatter;
use almanac_core::question::Question;
use almanac_core::{Finding, Lang, Period, ReadFailure, SectionKind};
use chrono::NaiveDate;

/// The overview of a day.
pub fn overview(state: &State, lang: &Lang, findings: &[Finding], today: NaiveDate) -> Result<Overview, ReadFailure> {
    let f = Formatter::new(lang);
    let engine = state.engine(Audience::WorkingGroup);
    let due = state
        .profile
        .sources
        .values()
        .filter_map(|s| {
            let date = s.next_date?;
            let institution = s
                .institution
                .as_ref()
                .and_then(|i| state.profile.institutions.get(i))
                .map(|i| i.names.best(lang).to_string());
            Some((
                date,
                DueSource {
                    source: s.code.to_string(),
                    name: s.names.best(lang).to_string(),
                    institution: institution.unwrap_or_default(),
                    due: f.date(date),
                    late: date < today,
                },
            ))
        })
        .collect::<Vec<_>>();
    let mut due = due;
    due.sort_by_key(|(date, _)| *date);
    let mut values = 0usize;
    let mut missing = Vec::new();
    let this = state.edition.as_ref().map(|e| Period::Year(e.year));
    for indicator in state.profile.indicators.values() {
        let survey = state.observations.survey(&indicator.code)?;
        values += survey.values;
        let latest = survey.latest_number;
        if latest.is_none() || this.is_some_and(|t| latest.is_some_and(|l| l.year() < t.year())) {
            missing.push(MissingIndicator {
                indicator: indicator.code.to_string(),
                name: indicator.names.best(lang).to_string(),
                latest: latest.map(|p| f.period(p)),
            });
        }
    }
    let stale = findings
        .iter()
        .filter(|x| x.kind == "value-changed")
        .map(|x| StaleValue {
            place: place_to_wire(&x.place),
            place_label: state.place_label(&x.place, lang),
            old: x.expected.clone(),
            new: x.read.clone(),
        })
        .collect();
    let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
    Ok(Overview {
        key_figures: key_figures(state, lang, &f, &engine),
        due: due.into_iter().map(|(_, d)| d).collect(),
        stale,
        missing,
        findings: count_levels(findings),
        indicators: count(state.profile.indicators.len()),
        values: count(values),
        sources: count(state.profile.sources.len()),
        sections: count(state.profile.sections.len()),
        figures: count(state.profile.figures.len()),
    })
}

/// Which part of an indicator a question asks for, to follow its name.
fn parts_named(state: &State, question: &str, lang: &Lang) -> String {
    let asked: Option<Question> = question.parse().ok();
    let filters = asked.iter().flat_map(|q| &q.subjects).flat_map(|s| &s.filters);
    filters
        .flat_map(|(d, codes)| codes.iter().map(move |c| format!(", {}", state.profile.code_name(d, c, lang))))
        .collect()
}

/// The values of the key-data page, else the first indicators of the text.
fn key_figures(state: &State, lang: &Lang, f: &Formatter, engine: &Engine<'_>) -> Vec<KeyFigure> {
    let key_data = state.profile.sections.iter().filter(|s| s.kind == SectionKind::KeyData);
    let in_key_data = key_data.flat_map(|s| state.profile.blocks_of(s));
    let everywhere = state.profile.sections.iter().flat_map(|s| state.profile.blocks_of(s));
    let mut out: Vec<KeyFigure> = Vec::new();
    for block in in_key_data.chain(everywhere) {
        let Some(text) = block.text.get(lang) else { continue };
        for object in text.objects() {
            let almanac_core::ObjectKind::Value { question, format, .. } = &object.kind else { continue };
            if format.contains("period") || format.contains("name") || question.contains('|') {
                continue;
            }
            let printed = print_value(engine, f, question, format);
            let (Ok(answer), Some(cell)) = (&printed.answer, printed.cell()) else { continue };
            let (CellValue::Number(_), Some(indicator)) = (&cell.value, answer.indicators.first()) else { continue };
            if out.iter().any(|k| k.indicator == indicator.as_str()) {
                continue;
            }
            let Some(origin) = cell.origins.first() else { continue };
            let change = engine.ask_text(&format!("{question} | change previous")).ok().and_then(|a| {
                let c = a.cells.first()?;
                let CellValue::Number(n) = c.value else { return None };
                let text = f.number(n, a.unit.decimals);
                Some(if n.is_negative() || n.is_zero() { text } else { format!("+{text}") })
            });
            out.push(KeyFigure {
                label: state
                    .profile
                    .indicators
                    .get(indicator)
                    .map_or_else(|| indicator.to_string(), |i| i.names.best(lang).to_string())
                    + &parts_named(state, question, lang),
                printed: f.cell(&answer.unit, cell),
                unit: f.unit(&state.profile, &answer.unit),
                period: cell.period.map(|p| f.period(p)).unwrap_or_default(),
                source: crate::words::source_short(&state.profile, &origin.series.source, lang),
                indicator: indicator.to_string(),
                change,
            });
            if out.len() >= 8 {
                return out;
            }
        }
    }
    out
}
