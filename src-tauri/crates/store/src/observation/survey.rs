//! What there is of an indicator, told while its values are passed over: none of them is made.

use super::{
    catalog::{Known, joined},
    select::{Order, StoreView, unreadable},
};
use crate::{StoreError, error::tried, release::pack::unpack_value};
use almanac_core::{IndicatorCode, Period, SourceCode, Survey, release::resolve_place};
use rusqlite::Connection;
use std::{collections::HashMap, sync::Arc};

const WHAT: &str = "count the observations";

/// Surveys of indicators, each with the releases by which it holds.
pub(super) type Surveys = HashMap<IndicatorCode, (Vec<(SourceCode, Order)>, Arc<Survey>)>;

/// One value as it is passed over.
struct Passed {
    breakdown: i64,
    /// Packed.
    period: i64,
    /// Place in the list of releases, oldest first.
    release: usize,
    mantissa: i64,
    status: i64,
}

impl StoreView {
    pub(super) fn look_over(&self, c: &Connection, indicator: &IndicatorCode) -> Result<Arc<Survey>, StoreError> {
        let releases = self.readers.releases(c)?;
        let heads = self.readers.heads(c, indicator)?;
        let orders: Vec<(SourceCode, Order)> = heads
            .chunk_by(|a, b| a.1.source == b.1.source)
            .filter_map(|of_source| of_source.first())
            .filter_map(|(_, head)| Some((head.source.clone(), self.order(&head.source, indicator, &releases)?)))
            .collect();
        if let Some(survey) = self.readers.surveyed(indicator, &orders) {
            return Ok(survey);
        }
        let mut survey = Survey::default();
        for (source, order) in &orders {
            let known: Vec<&Arc<Known>> = order.iter().filter_map(|(id, _, _)| releases.get(id)).collect();
            // Nearly all are met below, one by one.
            for run in joined(known.iter().map(|k| k.places.of_breakdowns)) {
                self.readers.breakdowns(c, run, |_| false)?;
            }
            for (number, head) in heads.iter().filter(|(_, head)| head.source == *source) {
                let mut values = passed(c, &known, *number)?;
                values.sort_unstable_by_key(|v| (v.breakdown, v.period, v.release));
                let mut of_head = None;
                let mut of_breakdown: Option<(i64, u32)> = None;
                for cell in values.chunk_by(|a, b| (a.breakdown, a.period) == (b.breakdown, b.period)) {
                    let Some(newest) = cell.last() else { continue };
                    let damaged = || known.get(newest.release).map_or(StoreError::Closed, |k| unreadable(k));
                    let period = Period::unpack(newest.period).ok_or_else(damaged)?;
                    let given = |at: usize| cell.iter().any(|v| v.release == at);
                    let Some(answers) = resolve_place(order, indicator, period, given) else { continue };
                    let Some(value) = cell.iter().find(|v| v.release == answers) else { continue };
                    let (read, flags, confidentiality) =
                        unpack_value(value.mantissa, value.status).ok_or_else(damaged)?;
                    survey.count(period, read, flags, confidentiality);
                    if of_breakdown.is_none_or(|(of, _)| of != value.breakdown) {
                        let codes = self.readers.breakdown(c, value.breakdown)?;
                        of_breakdown = Some((value.breakdown, survey.series.breakdown_number(codes)));
                        let head = *of_head.get_or_insert_with(|| survey.series.head_number(head.clone()));
                        survey.series.pair_number((head, of_breakdown.map_or(0, |(_, number)| number)));
                    }
                }
            }
        }
        let survey = Arc::new(survey.finished());
        self.readers.keep_survey(indicator, orders, &survey);
        Ok(survey)
    }
}

/// All values of one head, release by release.
fn passed(c: &Connection, releases: &[&Arc<Known>], head: i64) -> Result<Vec<Passed>, StoreError> {
    let mut range = c.prepare_cached(include_str!("list_states.sql")).map_err(tried(WHAT))?;
    let mut values = Vec::new();
    for (known, release) in releases.iter().zip(0..) {
        let (low, high) = known.places.of_breakdowns;
        let (Some((first, _)), Some((_, last))) =
            (known.places.of_series(head, low), known.places.of_series(head, high))
        else {
            continue;
        };
        let (first, last) = (first.max(known.places.ids.0), last.min(known.places.ids.1));
        let mut rows = range.query((first, last)).map_err(tried(WHAT))?;
        while let Some(row) = rows.next().map_err(tried(WHAT))? {
            let get = |at: usize| row.get::<_, i64>(at).map_err(tried(WHAT));
            let (_, breakdown, period) = known.places.split(get(0)?).ok_or_else(|| unreadable(known))?;
            values.push(Passed { breakdown, period, release, mantissa: get(1)?, status: get(2)? });
        }
    }
    Ok(values)
}
