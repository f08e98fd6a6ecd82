//! Why this number: the answer behind an embedded value or a claim, with every cell that it read.

use super::absence::why_absent;
use crate::border::place_to_wire;
use crate::data::series_label;
use crate::section::value_state;
use crate::state::State;
use crate::usage::uses;
use crate::wire::{ClaimInfo, PrintedIn, ReadCell, ValueInfo, ValueInfoRequest, ValueOriginRequest};
use almanac_core::answer::{Audience, Header, Origin, print_value};
use almanac_core::check::{ClaimVerdict, judge_claim};
use almanac_core::format::Formatter;
use almanac_core::question::Question;
use almanac_core::{Claim, InlineId, Lang, ReleaseId, release::ReleaseRecord};

/// Explains a question. `release` looks up a reading by its id.
pub fn info(
    state: &State,
    request: &ValueInfoRequest,
    release: &dyn Fn(&ReleaseId) -> Option<ReleaseRecord>,
) -> ValueInfo {
    let lang = Lang::new(&*request.lang);
    let f = Formatter::new(&lang);
    let engine = state.engine(Audience::WorkingGroup);
    let printed = print_value(&engine, &f, &request.question, &request.format);
    let claim = request.claim.as_ref().map(|kind| {
        let claim = Claim { id: InlineId::new(""), kind: kind.clone(), question: request.question.clone() };
        match judge_claim(&engine, &f, &claim) {
            ClaimVerdict::Holds => ClaimInfo { holds: Some(true), because: String::new() },
            ClaimVerdict::Contradicted(why) => ClaimInfo { holds: Some(false), because: why },
            ClaimVerdict::CannotTell(why) => ClaimInfo { holds: None, because: why },
        }
    });
    let state_now = value_state(&printed, &request.seen);
    let mut out = ValueInfo {
        printed: printed.text.clone(),
        words: request.question.clone(),
        state: state_now,
        seen: request.seen.clone(),
        refusal: String::new(),
        absence: None,
        indicator: String::new(),
        period: String::new(),
        sources: Vec::new(),
        cells: Vec::new(),
        cells_total: 0,
        claim,
        printed_in: Vec::new(),
    };
    let answer = match &printed.answer {
        Ok(answer) => answer,
        Err(why) => {
            out.refusal = why.to_string();
            return out;
        }
    };
    if let Some(cell) = printed.cell() {
        out.refusal = f.symbol_meaning(&cell.value).unwrap_or_default().to_string();
        out.period = cell.period.map(|p| f.period(p)).unwrap_or_default();
    }
    if let Ok(question) = request.question.parse::<Question>() {
        let names: Vec<String> = question
            .subjects
            .iter()
            .map(|s| f.header(&state.profile, &Header::Indicator(s.indicator.clone(), s.filters.clone())))
            .collect();
        out.indicator = names.join(", ");
        out.words = question.to_string();
        out.absence = printed.cell().and_then(|cell| why_absent(state, &f, &question, cell));
    }
    out.sources = answer.sources.iter().map(|s| crate::words::source_citation(&state.profile, s, &lang)).collect();
    let origins: Vec<&Origin> = answer.origins().collect();
    out.cells_total = u32::try_from(origins.len()).unwrap_or(u32::MAX);
    out.cells = origins.iter().take(50).map(|o| read_cell(state, &lang, &f, o, release)).collect();
    out.printed_in = uses(state, &lang)
        .into_iter()
        .filter(|u| origins.iter().any(|o| u.reads(&o.series, o.period)))
        .map(|u| PrintedIn { place: place_to_wire(&u.place), label: u.label, text: u.printed })
        .collect();
    out
}

fn read_cell(
    state: &State,
    lang: &Lang,
    f: &Formatter,
    o: &Origin,
    release: &dyn Fn(&ReleaseId) -> Option<ReleaseRecord>,
) -> ReadCell {
    let indicator = state.profile.indicators.get(&o.series.indicator);
    let record = release(&o.release);
    let own = almanac_core::Selection {
        years: Some((o.period.year(), o.period.year())),
        ..almanac_core::Selection::line(o.series.indicator.clone(), &o.series.codes, Some(o.series.source.clone()))
    };
    let found = state
        .observations
        .select(&own)
        .unwrap_or_default()
        .into_iter()
        .find(|x| x.series == o.series && x.period == o.period);
    ReadCell {
        origin: ValueOriginRequest {
            indicator: o.series.indicator.to_string(),
            codes: o.series.codes_text(),
            source: o.series.source.to_string(),
            period: o.period.to_string(),
        },
        label: series_label(state, lang, f, indicator.map(|i| &**i), &o.series, o.period),
        printed: found.as_ref().and_then(|x| x.value.number()).map(|n| f.as_received(n)).unwrap_or_default(),
        source: crate::words::source_citation(&state.profile, &o.series.source, lang),
        file_name: record.as_ref().map(|r| r.file_name.clone()).unwrap_or_default(),
        cell: o.cell.to_string(),
        received_at: record.map(|r| r.at.iso()).unwrap_or_default(),
        flags: found.map(|x| x.flags.letters()).unwrap_or_default(),
    }
}
