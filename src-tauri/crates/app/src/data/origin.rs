//! Where a value comes from: the received file, the cell, what it was before, where it is printed.

use super::added::Sum;
use crate::border::place_to_wire;
use crate::state::State;
use crate::usage::uses;
use crate::wire::{OriginPart, PrintedIn, ValueOrigin, ValueOriginRequest, ValueVintage};
use almanac_core::answer::CellValue;
use almanac_core::format::Formatter;
use almanac_core::{Indicator, Lang, ObsValue, Observation, Period, ReleaseId, SeriesKey, release::ReleaseRecord};

/// Everything about one observation. `history` holds every release that ever gave it, oldest first; what the editions
/// print is laid in by whoever knows their states.
pub fn origin(state: &State, lang: &Lang, now: &Observation, history: &[(ReleaseRecord, Observation)]) -> ValueOrigin {
    let f = Formatter::new(lang);
    let indicator = state.profile.indicators.get(&now.series.indicator);
    let decimals = indicator.map_or(0, |i| i.decimals);
    let text = |value: ObsValue| match value {
        ObsValue::Number(n) => f.number(n, decimals),
        ObsValue::RoundsToZero => Formatter::symbol(&CellValue::RoundsToZero).to_string(),
        ObsValue::Missing(kind) => Formatter::symbol(&CellValue::Missing(kind)).to_string(),
    };
    let members = state.profile.releases_of(&now.series.source, state.edition.as_deref());
    let member = |id: &ReleaseId| members.iter().find(|m| m.release == *id);
    let received = history.iter().find(|(r, _)| r.id == now.release).map(|(r, _)| r);
    ValueOrigin {
        printed: text(now.value),
        label: series_label(state, lang, &f, indicator.map(|i| &**i), &now.series, now.period),
        source: crate::words::source_citation(&state.profile, &now.series.source, lang),
        file_name: received.map(|r| r.file_name.clone()).unwrap_or_default(),
        received_at: received.map(|r| r.at.iso()).unwrap_or_default(),
        received_by: received.map(|r| r.by.0.clone()).unwrap_or_default(),
        cell: now.cell.to_string(),
        flags: now.flags.letters(),
        confidentiality: now.confidentiality.code(),
        note: now.note.as_ref().map(ToString::to_string).unwrap_or_default(),
        as_received: now.value.number().map(|n| n.to_string()).unwrap_or_default(),
        printed_in: printed_in(state, lang, &now.series, now.period),
        reason: member(&now.release).map(|m| m.reason.clone()).unwrap_or_default(),
        parts: Vec::new(),
        history: history
            .iter()
            .rev()
            .map(|(r, o)| ValueVintage {
                label: r.file_name.clone(),
                at: r.at.iso(),
                by: r.by.0.clone(),
                printed: text(o.value),
                flags: o.flags.letters(),
                cell: o.cell.to_string(),
                reason: member(&r.id).map(|m| m.reason.clone()).unwrap_or_default(),
                counts: member(&r.id).is_some(),
                answers: r.id == now.release,
            })
            .collect(),
        editions: Vec::new(),
    }
}

/// Everything about a value that nobody delivered and the program adds up.
pub fn added_origin(state: &State, lang: &Lang, series: &SeriesKey, period: Period, sum: &Sum) -> ValueOrigin {
    let f = Formatter::new(lang);
    let indicator = state.profile.indicators.get(&series.indicator);
    let decimals = indicator.map_or(0, |i| i.decimals);
    let parts = sum.parts.iter().map(|o| OriginPart {
        label: series_label(state, lang, &f, indicator.map(|i| &**i), &o.series, o.period),
        printed: super::printed(&f, o.value, decimals).0,
        origin: ValueOriginRequest {
            indicator: o.series.indicator.to_string(),
            codes: o.series.codes_text(),
            source: o.series.source.to_string(),
            period: o.period.to_string(),
        },
    });
    ValueOrigin {
        printed: if let CellValue::Number(n) = sum.cell.value { f.number(n, decimals) } else { String::new() },
        label: series_label(state, lang, &f, indicator.map(|i| &**i), series, period),
        source: crate::words::source_citation(&state.profile, &series.source, lang),
        file_name: String::new(),
        received_at: String::new(),
        received_by: String::new(),
        cell: String::new(),
        flags: sum.cell.flags.letters(),
        confidentiality: sum
            .parts
            .iter()
            .map(|o| o.confidentiality)
            .find(|c| !c.is_public(None))
            .unwrap_or_default()
            .code(),
        note: String::new(),
        as_received: String::new(),
        printed_in: uses(state, lang)
            .into_iter()
            .filter(|u| sum.parts.iter().all(|o| u.reads(&o.series, o.period)))
            .map(|u| PrintedIn { place: place_to_wire(&u.place), label: u.label, text: u.printed })
            .collect(),
        reason: String::new(),
        parts: parts.collect(),
        history: Vec::new(),
        editions: Vec::new(),
    }
}

/// Where this observation is printed.
pub fn printed_in(state: &State, lang: &Lang, series: &SeriesKey, period: Period) -> Vec<PrintedIn> {
    uses(state, lang)
        .into_iter()
        .filter(|u| u.reads(series, period))
        .map(|u| PrintedIn { place: place_to_wire(&u.place), label: u.label, text: u.printed })
        .collect()
}

/// A series and period in words: `Women, 2020`.
pub fn series_label(
    state: &State,
    lang: &Lang,
    f: &Formatter,
    indicator: Option<&Indicator>,
    series: &SeriesKey,
    period: Period,
) -> String {
    let mut parts: Vec<String> = series.codes.iter().map(|(d, c)| state.profile.code_name(d, c, lang)).collect();
    if parts.is_empty() {
        parts.push(indicator.map_or_else(|| series.indicator.to_string(), |i| i.names.best(lang).to_string()));
    }
    parts.push(f.period(period));
    parts.join(", ")
}
