//! Front and back matter as data that the template walks: cover, members, key data, annexes, sources.

use super::Context;
use super::table::{lines_below, sentence, source_text, table_of};
use super::text::{figure_label, source_label};
use crate::literal::printable;
use crate::plan::{acronyms, placed_figures, used_indicators};
use crate::template::Template;
use almanac_core::{Counted, Indicator, MeasureType, PopulationConcept, ReferenceTime};
use chrono::Datelike;
use serde_json::{Value, json};

/// What every page needs; changes with the edition, not with the text.
pub(crate) fn setup_json(c: &Context<'_>, template: &Template) -> Vec<u8> {
    let about = &c.m.profile.about;
    let title = match c.m.best(&about.title) {
        "" => template.name(&c.m.language),
        title => title,
    };
    let year = c.print.label_number(c.m.edition);
    // "Migration Profile of the Kyrgyz Republic" has named the country already.
    let country = Some(c.m.best(&about.country_name)).filter(|country| !title.contains(country)).unwrap_or_default();
    let running = match country {
        "" => format!("{title} {year}"),
        country => format!("{title} · {country} {year}"),
    };
    let document_title = match country {
        "" => format!("{title} {year}"),
        country => format!("{title}{}{country} {year}", c.words.get("colon")),
    };
    let marked = |title: String| match &c.m.extract {
        Some(_) => c.words.with("extract-of", &title),
        None => title,
    };
    let date = c.m.date();
    let primary = c.m.language.primary();
    let known = (2..=3).contains(&primary.len()) && primary.bytes().all(|b| b.is_ascii_lowercase());
    let notice = c.m.best(&about.notice);
    to_bytes(&json!({
        "lang": if known { primary } else { "en" },
        "dir": if c.m.language.is_rtl() { "rtl" } else { "ltr" },
        "paper": template.paper(),
        "title": printable(title),
        "document-title": printable(&marked(document_title)),
        "running": printable(&marked(running)),
        "notice-short": printable(notice.split(['.', '\n']).next().unwrap_or("").trim()),
        "year": year,
        "author": printable(imprint_lines(c).first().map_or("", String::as_str)),
        "description": printable(c.m.best(&about.subtitle)),
        "date": [date.year(), date.month() as i32, date.day() as i32],
        "words": c.words.0,
    }))
}

fn imprint_lines(c: &Context<'_>) -> Vec<String> {
    c.m.best(&c.m.profile.about.imprint).lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_string).collect()
}

/// What front and back matter show.
pub(crate) fn matter_json(c: &Context<'_>) -> Vec<u8> {
    let about = &c.m.profile.about;
    let as_of = c.m.edition_record().and_then(|e| e.data_as_of);
    let institution = |code: &str| {
        let found = c.m.profile.institutions.iter().find(|(k, _)| k.as_str() == code);
        found.map_or(code.to_string(), |(_, i)| c.m.best(&i.names).to_string())
    };
    to_bytes(&cleaned(json!({
        "country": c.m.best(&about.country_name),
        "subtitle": c.m.best(&about.subtitle),
        "notice": c.m.best(&about.notice),
        "as-of": as_of.map(|d| c.words.with("data-as-of", &c.print.date(d))).unwrap_or_default(),
        "imprint": imprint_lines(c),
        "members": about.members.iter()
            .map(|x| [x.name.clone(), c.m.best(&x.role).to_string(), institution(&x.institution)]).collect::<Vec<_>>(),
        "extract": extract_lines(c),
        "acronyms": acronyms(c.m).into_iter().map(|(a, x)| [a, x]).collect::<Vec<_>>(),
        "key-data": c.m.key_data.iter().map(|r| {
            let sources: Vec<String> = r.sources.iter().map(|s| short_source(c, s)).collect();
            [r.label.clone(), r.value.clone(), r.period.clone(), sources.join("; ")]
        }).collect::<Vec<_>>(),
        "data-annex": data_annex(c),
        "metadata": used_indicators(c.m).iter().filter_map(|i| c.m.profile.indicators.get(i)).map(|i| metadata(c, i))
            .collect::<Vec<_>>(),
        "sources": c.plan.listed_sources().map(|(n, s)| {
            let mut text = source_text(&c.wording(), s);
            if let Some(source) = c.m.profile.sources.get(s) {
                for extra in [source.access.as_str(), source.address.as_str()] {
                    if !extra.trim().is_empty() {
                        text.push(' ');
                        text.push_str(&if extra.contains("://") { extra.trim().to_string() } else { sentence(extra) });
                    }
                }
            }
            json!({ "number": n.to_string(), "id": source_label(s.as_str()), "text": text })
        }).collect::<Vec<_>>(),
    })))
}

/// The chosen sections of an extract, each with its number; nothing for the whole profile.
fn extract_lines<'a>(c: &'a Context<'_>) -> Vec<[&'a str; 2]> {
    let chosen = c.m.extract.iter().flat_map(|x| x.chosen());
    let sections = chosen.filter_map(|id| c.m.profile.section(id));
    sections.map(|s| [c.plan.sections.get(&s.id).map_or("", String::as_str), c.m.best(&s.title)]).collect()
}

/// The institution's short form with the vintage, for narrow columns.
fn short_source(c: &Context<'_>, code: &almanac_core::SourceCode) -> String {
    let Some(source) = c.m.profile.sources.get(code) else { return code.as_str().to_string() };
    let institution = source.institution.as_ref().and_then(|i| c.m.profile.institutions.get(i));
    let who = match institution {
        Some(i) if !i.acronym.is_empty() => i.acronym.as_str(),
        Some(i) => c.m.best(&i.names),
        None => c.m.best(&source.names),
    };
    format!("{who} {}", source.vintage).trim().to_string()
}

fn data_annex(c: &Context<'_>) -> Vec<Value> {
    placed_figures(c.m)
        .into_iter()
        .filter(|f| !f.kind.is_table())
        .filter_map(|f| {
            let answer = c.m.answers.get(&f.id)?.as_ref().ok()?;
            let number = c.plan.figures.get(&f.id)?.to_string();
            Some(json!({
                "target": figure_label(f.id.as_str()),
                "label": format!("{}\u{a0}{number}", c.words.get("figure")),
                "caption": c.m.best(&f.caption),
                "panels": table_of(&c.wording(), answer),
                "lines": lines_below(&c.wording(), answer, c.m.best(&f.note), super::table::Of::Table),
            }))
        })
        .collect()
}

fn metadata(c: &Context<'_>, i: &Indicator) -> Value {
    let p = &c.m.profile;
    let mut fields: Vec<(&str, String)> = vec![("definition", sentence(c.m.best(&i.definition)))];
    if let Some(measure) = i.measure {
        fields.push(("measure", c.words.get(&format!("measure-{}", MeasureType::code(measure))).to_string()));
    }
    if let Some(unit) = &i.unit {
        let unit = almanac_core::answer::AnswerUnit {
            code: Some(unit.clone()),
            multiplier: i.unit_multiplier,
            decimals: i.decimals,
            difference: false,
        };
        fields.push(("unit", c.print.unit(p, &unit)));
    }
    if let Some(reference) = &i.reference {
        fields.push(("reference", reference_words(c, reference)));
    }
    fields.extend(match i.counts {
        Some(Counted::Persons) => Some(("counted", c.words.get("counts-persons").to_string())),
        Some(Counted::Events) => Some(("counted", c.words.get("counts-events").to_string())),
        Some(Counted::Neither) | None => None,
    });
    fields.extend(population_key(i.population).map(|key| ("population", c.words.get(key).to_string())));
    let dimensions: Vec<String> = i
        .dimensions
        .iter()
        .map(|d| p.dimensions.get(d).map_or(d.as_str().to_string(), |x| c.m.best(&x.names).to_string()))
        .collect();
    if !dimensions.is_empty() {
        fields.push(("breakdowns", c.print.list(&dimensions)));
    }
    if let Some(code) = &i.custodian {
        let name = p.institutions.get(code).map_or(code.as_str(), |x| c.m.best(&x.names));
        fields.push(("custodian", name.to_string()));
    }
    let sources: Vec<String> = c
        .plan
        .sources
        .iter()
        .filter(|s| answers_of(c, i).any(|a| a.sources.contains(*s)))
        .map(|s| source_text(&c.wording(), s))
        .collect();
    if !sources.is_empty() {
        fields.push(("sources", sources.join(" ")));
    }
    let fields: Vec<[String; 2]> = fields
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty())
        .map(|(key, text)| [c.words.get(key).to_string(), text])
        .collect();
    json!({ "name": c.m.best(&i.names), "code": i.code.as_str(), "fields": fields })
}

fn answers_of<'a>(c: &'a Context<'_>, i: &'a Indicator) -> impl Iterator<Item = &'a almanac_core::answer::Answer> {
    let printed = c.m.answers.iter().filter(|(figure, _)| c.plan.prints(figure));
    printed.filter_map(|(_, a)| a.as_ref().ok()).map(AsRef::as_ref).filter(|a| a.indicators.contains(&i.code))
}

fn reference_words(c: &Context<'_>, reference: &ReferenceTime) -> String {
    let key = match reference {
        ReferenceTime::StartOfYear => "reference-start",
        ReferenceTime::MidYear => "reference-middle",
        ReferenceTime::EndOfYear => "reference-end",
        ReferenceTime::NamedDay => "reference-day",
        ReferenceTime::CalendarYear => "reference-year",
        ReferenceTime::FiscalYear(month) => return c.words.with("reference-fiscal", &month.to_string()),
        ReferenceTime::NamedPeriod => "reference-period",
    };
    c.words.get(key).to_string()
}

fn population_key(population: Option<PopulationConcept>) -> Option<&'static str> {
    match population? {
        PopulationConcept::UsualResidence12Months => Some("population-usual-12"),
        PopulationConcept::UsualResidence6Months => Some("population-usual-6"),
        PopulationConcept::Registered => Some("population-registered"),
        PopulationConcept::Present => Some("population-present"),
        PopulationConcept::StatusHolders => Some("population-status"),
        PopulationConcept::NotApplicable => None,
    }
}

/// Every text without characters that no page can show.
fn cleaned(value: Value) -> Value {
    match value {
        Value::String(text) => Value::String(printable(&text)),
        Value::Array(items) => Value::Array(items.into_iter().map(cleaned).collect()),
        Value::Object(fields) => Value::Object(fields.into_iter().map(|(k, v)| (k, cleaned(v))).collect()),
        Value::Null | Value::Bool(_) | Value::Number(_) => value,
    }
}

fn to_bytes(value: &Value) -> Vec<u8> {
    value.to_string().into_bytes()
}
