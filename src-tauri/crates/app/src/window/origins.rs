//! Where a value comes from: what every delivery said of it, and what the editions print.

use super::App;
use crate::data::{codes_from_text, origin, printed};
use crate::failure::{Failure, read_failure, store_failure};
use crate::session::Session;
use crate::state::State;
use crate::wire::{EditionValue, ErrorCode, ValueOrigin, ValueOriginRequest};
use almanac_core::format::Formatter;
use almanac_core::{IndicatorCode, Observation, Period, Selection, SeriesKey, SourceCode};

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
        let now = value(&state, &series, period)?.ok_or_else(gone)?;
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
