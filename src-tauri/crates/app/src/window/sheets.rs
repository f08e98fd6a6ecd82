//! Sheets of values for the window: arranged once for each state and kept while parts of them are asked for.

use super::{App, lock};
use crate::data::{Past, Sheet, of_rows};
use crate::failure::{Failure, read_failure, store_failure};
use crate::state::State;
use crate::wire::{ErrorCode, Filter, Grid, GridRequest, GridSummary, GridSummaryRequest};
use almanac_core::{Extent, ReleaseId, SourceCode};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// So many sheets are kept: the one in view and the ones just left.
const KEPT: usize = 3;

/// What a sheet was arranged from.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Asked {
    epoch: u64,
    indicator: String,
    filters: Vec<Filter>,
    source: Option<String>,
}

/// The sheets last asked for, newest last.
pub(super) type Sheets = Vec<(Asked, Arc<Sheet>)>;

impl App {
    pub(super) fn grid_part(&self, r: &GridRequest) -> Result<Grid, Failure> {
        let state = self.state()?;
        let sheet = self.sheet(&state, &r.indicator, &r.filters, r.source.as_deref())?;
        let rows = Sheet::span(r.first_row, r.rows, sheet.rows.len());
        let columns = Sheet::span(r.first_column, r.columns, sheet.columns.len());
        let past = self.past(&state, &sheet, &rows)?;
        Ok(sheet.part(&state, &self.lang(&state), rows, columns, &past))
    }

    pub(super) fn summary_of(&self, r: &GridSummaryRequest) -> Result<GridSummary, Failure> {
        let state = self.state()?;
        let sheet = self.sheet(&state, &r.indicator, &r.filters, r.source.as_deref())?;
        let rows = Sheet::span(r.rows.0, r.rows.1.saturating_sub(r.rows.0).saturating_add(1), sheet.rows.len());
        let added_up = of_rows(&state, &sheet, &rows).map_err(read_failure)?;
        Ok(sheet.summary(&state.profile, &self.lang(&state), r.rows, r.columns, &added_up))
    }

    fn sheet(
        &self,
        state: &State,
        indicator: &str,
        filters: &[Filter],
        source: Option<&str>,
    ) -> Result<Arc<Sheet>, Failure> {
        let asked = Asked {
            epoch: state.epoch,
            indicator: indicator.into(),
            filters: filters.to_vec(),
            source: source.map(String::from),
        };
        // Held while arranging, so that two questions for one sheet do the work once.
        let mut kept = lock(&self.sheets);
        if let Some((_, sheet)) = kept.iter().find(|(a, _)| *a == asked) {
            return Ok(sheet.clone());
        }
        kept.retain(|(a, _)| a.epoch == state.epoch);
        let sheet = Sheet::arrange(state, indicator, filters, source).map_err(read_failure)?.ok_or_else(|| {
            Failure::new(ErrorCode::Gone, format!("there is no indicator \"{indicator}\" in this profile"))
        })?;
        let sheet = Arc::new(sheet);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push((asked, sheet.clone()));
        Ok(sheet)
    }

    /// What the rows of a part were before, and which releases were entered by hand.
    fn past(&self, state: &State, sheet: &Sheet, rows: &Range<usize>) -> Result<Past, Failure> {
        let mut past = Past { added_up: of_rows(state, sheet, rows).map_err(read_failure)?, ..Past::default() };
        let series = sheet.rows.get(rows.clone()).unwrap_or_default();
        let sources: BTreeSet<&SourceCode> = series.iter().map(|s| &s.source).collect();
        for source in sources {
            let members = state.profile.releases_of(source, state.edition.as_deref());
            let entered = members.iter().filter(|m| m.extent == Extent::Cells && !m.reason.is_empty());
            past.by_hand.extend(entered.map(|m| m.release.clone()));
            let order: Vec<ReleaseId> = members.iter().map(|m| m.release.clone()).collect();
            if order.len() < 2 {
                continue;
            }
            let own: Vec<_> = series.iter().filter(|s| s.source == *source).cloned().collect();
            let given = self.with(|s| s.stored().vintages(&own, &order).map_err(store_failure))?;
            let mut of_cell = BTreeMap::new();
            for o in given {
                let said = (o.value, o.release.clone());
                if let Some((before, _)) = of_cell.insert((o.series.clone(), o.period), said)
                    && !before.same_as_received(o.value)
                {
                    past.before.insert((o.series, o.period), before);
                } else {
                    past.before.remove(&(o.series, o.period));
                }
            }
        }
        Ok(past)
    }
}
