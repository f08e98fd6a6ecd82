//! Fetches a subject's time lines: one row per code of the breakdown, every period that there is.
//!
//! Age groups that the source did not deliver are put together from those that it did.
//!
//! One source answers for all rows: the first of the indicator's order of preference that has any of
//! the wanted series. Two sources are never mixed in one line, since they would make a break that
//! nobody declared.

use super::ages::{self, Found, How};
use super::{Cell, CellValue, Engine, Header, NoAnswer, Origin, Refusal, Withholding, arithmetic};
use crate::age::AgeGroup;
use crate::answer::engine::Audience;
use crate::observations::{Selection, Wanted};
use crate::question::Subject;
use crate::truth::impossible;
use crate::{Code, DimensionCode, DimensionRole, Indicator, ObsValue, Observation, Period, SeriesKey, SourceCode};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A time line.
pub struct Row {
    pub header: Header,
    /// The column's header, in a breakdown by two dimensions.
    pub second: Option<Header>,
    pub cells: BTreeMap<Period, Cell>,
}

pub fn fetch(
    engine: &Engine<'_>,
    indicator: &Indicator,
    subject: &Subject,
    by: &[DimensionCode],
) -> Result<Vec<Row>, NoAnswer> {
    let mut wanted: BTreeMap<DimensionCode, Wanted> = BTreeMap::new();
    let aged = subject.filters.iter().find(|(d, codes)| {
        let role = engine.profile.dimensions.get(d).map(|d| d.role);
        role == Some(DimensionRole::Age) && codes.iter().any(|c| AgeGroup::of(c).is_some())
    });
    for (d, codes) in &subject.filters {
        let all_ages = aged.is_some_and(|(age, _)| age == d);
        wanted.insert(d.clone(), if all_ages { Wanted::Any } else { Wanted::Codes(codes.clone()) });
    }
    for d in by {
        wanted.entry(d.clone()).or_insert(Wanted::Any);
    }
    let selection = Selection {
        indicator: indicator.code.clone(),
        source: subject.source.clone(),
        codes: Some(wanted),
        years: None,
    };
    let all = engine.observations.select(&selection).map_err(|e| NoAnswer::ReadFailure(e.0))?;
    known_codes(engine, subject, &all)?;
    let all: Vec<Found> = match aged {
        Some((d, codes)) => ages::find(all, d, codes),
        None => all.into_iter().map(Found::whole).collect(),
    };
    let limit = engine.edition.map(|e| e.year);
    let Some(source) = answering(&all, indicator, by) else { return Ok(empty(by)) };
    let mine = all.into_iter().filter(|o| o.series.source == source && limit.is_none_or(|y| o.period.year() <= y));

    // Rows are keyed by the codes of the breakdown; filters with several codes are added up within.
    let mut parts: BTreeMap<Vec<Code>, BTreeMap<Period, Vec<Found>>> = BTreeMap::new();
    for o in mine {
        let key = by.iter().map(|d| o.series.codes.get(d).cloned().unwrap_or_else(|| Code::new(Code::TOTAL))).collect();
        parts.entry(key).or_default().entry(o.period).or_default().push(o);
    }
    if by.is_empty() && parts.is_empty() {
        return Ok(empty(by));
    }
    let summed: Vec<&(DimensionCode, Vec<Code>)> =
        subject.filters.iter().filter(|(d, codes)| codes.len() > 1 && !by.contains(d)).collect();
    let expected: usize = summed.iter().map(|(_, codes)| codes.len()).product();
    let mut rows: Vec<Row> = Vec::new();
    for (key, periods) in parts {
        let cells = periods
            .into_iter()
            .map(|(p, list)| {
                let mut found: Vec<Cell> = list.iter().map(|f| found_cell(engine, indicator, f)).collect();
                let single = if found.len() == 1 && expected <= 1 { found.pop() } else { None };
                (
                    p,
                    single.unwrap_or_else(|| {
                        arithmetic::sum_of_parts(&found, expected, p, indicator, &summed, engine.profile)
                    }),
                )
            })
            .collect();
        let mut codes = by.iter().zip(key);
        let header = codes.next().map_or(Header::Only, |(d, c)| Header::Code(d.clone(), c));
        let second = codes.next().map(|(d, c)| Header::Code(d.clone(), c));
        rows.push(Row { header, second, cells });
    }
    sort(engine, &mut rows);
    for row in &mut rows {
        total_last(&mut row.header);
        if let Some(second) = &mut row.second {
            total_last(second);
        }
    }
    Ok(rows)
}

/// A code that neither the list nor any value has is a slip of the pen, and "no observation" would hide it. What senders
/// wrote and no list has is asked for by its label, and the values have it.
fn known_codes(engine: &Engine<'_>, subject: &Subject, found: &[Observation]) -> Result<(), NoAnswer> {
    for (dimension, codes) in &subject.filters {
        let list = engine.profile.code_list_of(dimension);
        let ages = engine.profile.dimensions.get(dimension).is_some_and(|d| d.role == DimensionRole::Age);
        let listed =
            |c: &Code| c.is_total() || ages && AgeGroup::of(c).is_some() || list.is_some_and(|l| l.item(c).is_some());
        for code in codes.iter().filter(|c| !listed(c)) {
            if !found.iter().any(|o| o.series.codes.get(dimension) == Some(code)) {
                return Err(NoAnswer::UnknownCode(dimension.clone(), code.clone()));
            }
        }
    }
    Ok(())
}

fn empty(by: &[DimensionCode]) -> Vec<Row> {
    if by.is_empty() { vec![Row { header: Header::Only, second: None, cells: BTreeMap::new() }] } else { Vec::new() }
}

/// The source that answers: by preference, then by code; one with parts before one with the total alone, and one
/// whose age groups fit before one whose do not.
fn answering(all: &[Found], indicator: &Indicator, by: &[DimensionCode]) -> Option<SourceCode> {
    all.iter()
        .map(|o| {
            let has_parts = by.iter().all(|d| o.series.codes.contains_key(d));
            let preference = indicator.source_priority.iter().position(|s| s == &o.series.source).unwrap_or(usize::MAX);
            (o.is_unfit(), !has_parts, preference, &o.series.source)
        })
        .min()
        .map(|(_, _, _, s)| s.clone())
}

fn total_last(header: &mut Header) {
    if matches!(header, Header::Code(_, c) if c.is_total()) {
        *header = Header::Total;
    }
}

/// Code list order, codes that are in no list after them by code, the total last.
fn sort(engine: &Engine<'_>, rows: &mut [Row]) {
    let place = |header: &Header| match header {
        Header::Code(_, c) if c.is_total() => (usize::MAX, String::new()),
        Header::Code(d, c) => {
            let at = engine
                .profile
                .code_list_of(d)
                .and_then(|l| l.items.iter().position(|i| &i.code == c))
                .unwrap_or(usize::MAX - 1);
            (at, c.as_str().to_string())
        }
        Header::Period(_) | Header::Indicator(..) | Header::Other(_) | Header::Total | Header::Only => {
            (0, String::new())
        }
    };
    rows.sort_by_cached_key(|r| (place(&r.header), r.second.as_ref().map(place)));
}

/// What was found as a cell for this audience.
fn found_cell(engine: &Engine<'_>, indicator: &Indicator, found: &Found) -> Cell {
    let cells = |list: &[Observation]| list.iter().map(|o| cell(engine, indicator, o)).collect::<Vec<_>>();
    match &found.how {
        How::Whole(o) => cell(engine, indicator, o),
        How::Parts(d, list) => {
            let codes = list.iter().filter_map(|o| o.series.codes.get(d)).cloned().collect();
            let filter = (d.clone(), codes);
            arithmetic::sum_of_parts(&cells(list), list.len(), found.period, indicator, &[&filter], engine.profile)
        }
        How::Unfit(d, list) => arithmetic::unfit(&cells(list), found.period, d),
    }
}

impl Engine<'_> {
    /// Values of age groups that nobody delivered, added up from groups of the same source, codes and period, for
    /// whoever shows values beside each other. `all` holds the observations of every group; the cells' origins are
    /// the parts. Groups that do not fit, and sums that the rules refuse, are left out.
    pub fn added_up(
        &self,
        indicator: &Indicator,
        dimension: &DimensionCode,
        all: Vec<Observation>,
        wanted: &[Code],
    ) -> Vec<(Arc<SeriesKey>, Period, Cell)> {
        ages::find(all, dimension, wanted)
            .iter()
            .filter(|found| matches!(found.how, How::Parts(..)))
            .map(|found| (found.series.clone(), found.period, found_cell(self, indicator, found)))
            .filter(|(_, _, cell)| matches!(cell.value, CellValue::Number(_)))
            .collect()
    }
}

/// An observation as a cell for this audience.
fn cell(engine: &Engine<'_>, indicator: &Indicator, o: &Observation) -> Cell {
    let open = match engine.audience {
        Audience::WorkingGroup => true,
        Audience::Public(on) => o.confidentiality.is_public(on),
    };
    let origin = Origin {
        series: o.series.clone(),
        period: o.period,
        release: o.release.clone(),
        cell: o.cell.clone(),
        note: if open { o.note.clone() } else { None },
    };
    let value = match (open, impossible(indicator, o.period, o.value), o.value) {
        (false, ..) => CellValue::Withheld(Withholding::Confidential),
        (true, Some(reason), _) => CellValue::Refused(Refusal::Impossible(reason)),
        (true, None, ObsValue::Number(n)) => CellValue::Number(n),
        (true, None, ObsValue::RoundsToZero) => CellValue::RoundsToZero,
        (true, None, ObsValue::Missing(kind)) => CellValue::Missing(kind),
    };
    Cell { value, flags: o.flags, partial: false, period: Some(o.period), origins: vec![origin] }
}
