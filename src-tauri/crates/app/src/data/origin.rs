//! Where a value comes from: the received file, the cell, what it was before, where it is printed.

use crate::border::place_to_wire;
use crate::state::State;
use crate::usage::uses;
use crate::wire::{PrintedIn, ValueOrigin, ValueVintage};
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
