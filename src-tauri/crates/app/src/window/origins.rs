//! Where a value comes from: what every delivery said of it, and what the editions print.

use super::App;
use crate::data::{Sum, added_origin, added_up, age_code, codes_from_text, groups, origin, printed};
use crate::failure::{Failure, read_failure, store_failure};
use crate::session::Session;
use crate::state::State;
use crate::wire::{EditionValue, ErrorCode, ValueOrigin, ValueOriginRequest};
use almanac_core::format::Formatter;
use almanac_core::{IndicatorCode, Observation, Period, Selection, SeriesKey, SourceCode};
use std::sync::Arc;

impl App {
    pub(super) fn origin_of(&self, r: &ValueOriginRequest) -> Result<ValueOrigin, Failure> {
        let state = self.state()?;
        let gone = || {
            Failure::new(ErrorCode::Gone, format!("there is no value \"{} {}\" in this profile", r.indicator, r.period))
        };
        let series = SeriesKey {
            indicator: IndicatorCode::new(&r.indicator),
            source: SourceCode::new(&r.source),
            codes: codes_from_text(&r.codes),
        };
        let period: Period = r.period.parse().map_err(|_| gone())?;
        let Some(now) = value(&state, &series, period)? else {
            let sum = added(&state, &series, period)?.ok_or_else(gone)?;
            return Ok(added_origin(&state, &self.lang(&state), &series, period, &sum));
        };
        let (history, editions) = self.with(|s| {
            Ok((s.stored().history(&series, period).map_err(store_failure)?, editions(s, &state, &series, period)?))
        })?;
        let mut view = origin(&state, &self.lang(&state), &now, &history);
        view.editions = editions;
        Ok(view)
    }
}

/// One value as a state answers it.
fn value(state: &State, series: &SeriesKey, period: Period) -> Result<Option<Observation>, Failure> {
    let selection = Selection {
        years: Some((period.year(), period.year())),
        ..Selection::line(series.indicator.clone(), &series.codes, Some(series.source.clone()))
    };
    let found = state.observations.select(&selection).map_err(read_failure)?;
    Ok(found.into_iter().find(|o| *o.series == *series && o.period == period))
}

/// A value that nobody delivered, as the program adds it up.
fn added(state: &State, series: &SeriesKey, period: Period) -> Result<Option<Sum>, Failure> {
    let Some(indicator) = state.profile.indicators.get(&series.indicator) else { return Ok(None) };
    let Some((age, code)) = age_code(&state.profile, series) else { return Ok(None) };
    let of_group = groups(state, std::iter::once(series), &age).map_err(read_failure)?;
    let mut sums = added_up(state, indicator, &age, &of_group, std::slice::from_ref(&code));
    Ok(sums.remove(&(Arc::new(series.clone()), period)))
}

/// What each edition prints for the value, newest first.
fn editions(
    session: &Session,
    state: &State,
    series: &SeriesKey,
    period: Period,
) -> Result<Vec<EditionValue>, Failure> {
    let f = Formatter::new(&state.lang());
    let decimals = state.profile.indicators.get(&series.indicator).map_or(0, |i| i.decimals);
    let mut list = Vec::new();
    for (year, edition) in state.profile.editions.iter().rev() {
        let Some(then) = session.state_of(*year)? else { continue };
        // An edition says nothing about years that come after it.
        let found = if period.year() > *year { None } else { value(&then, series, period)? };
        list.push(EditionValue {
            year: *year,
            sealed: edition.sealed,
            keeps: edition.releases.is_some(),
            printed: found.map(|o| printed(&f, o.value, decimals).0),
        });
    }
    Ok(list)
}
