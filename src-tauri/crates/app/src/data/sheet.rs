//! An indicator's values arranged as rows and columns, once for each state; the window asks for parts.
//!
//! Compact, since half a million rows are arranged whole: a cell is some fifty bytes and no row owns a map.

use super::added::{added_up, asked_ages};
use crate::state::State;
use crate::wire::Filter;
use almanac_core::{
    Code, Confidentiality, DimensionCode, Flags, Indicator, IndicatorCode, ObsStatus, ObsValue, Observation, Period,
    ReadFailure, ReleaseId, Selection, SeriesKey, SourceCode,
};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// One filled cell.
#[derive(Debug, Clone)]
pub struct SheetCell {
    /// Its column.
    column: u32,
    /// What stands in it.
    pub value: ObsValue,
    /// Status flags.
    pub flags: Flags,
    /// Who may see it.
    pub confidentiality: Confidentiality,
    /// The sender's note.
    pub note: Option<Arc<str>>,
    /// The release that answers, by its place in [`Sheet::releases`].
    release: u32,
}

/// All values of an indicator, arranged once; parts are cut out of it.
pub struct Sheet {
    /// Whose values.
    pub indicator: Arc<Indicator>,
    /// Dimensions that the rows are made of.
    pub dimensions: Vec<DimensionCode>,
    /// One series each.
    pub rows: Vec<Arc<SeriesKey>>,
    /// In order of time.
    pub columns: Vec<Period>,
    /// Columns in which a series breaks.
    pub breaks: BTreeSet<Period>,
    /// Whether rows of several sources stand in it.
    pub several_sources: bool,
    /// Filled cells, row after row, each in the order of columns.
    cells: Vec<SheetCell>,
    /// Where each row's cells begin; one more than rows.
    starts: Vec<usize>,
    releases: Vec<ReleaseId>,
}

impl Sheet {
    /// Arranges an indicator's values; none when there is no such indicator.
    pub fn arrange(
        state: &State,
        indicator: &str,
        filters: &[Filter],
        source: Option<&str>,
    ) -> Result<Option<Self>, ReadFailure> {
        let Some(indicator) = state.profile.indicators.get(&IndicatorCode::new(indicator)) else { return Ok(None) };
        let mut selection = Selection::all(indicator.code.clone());
        selection.source = source.map(SourceCode::new);
        let wanted: Vec<(DimensionCode, &str)> =
            filters.iter().map(|f| (DimensionCode::new(&f.dimension), f.code.as_str())).collect();
        let mut all = state.observations.select(&selection)?;
        let extra = added_rows(state, indicator, &all);
        all.retain(|o| wanted.iter().all(|(d, c)| o.series.codes.get(d).map_or(Code::TOTAL, |own| own.as_str()) == *c));
        let matching = |s: &Arc<SeriesKey>| {
            wanted.iter().all(|(d, c)| s.codes.get(d).map_or(Code::TOTAL, |own| own.as_str()) == *c)
        };
        let extra: Vec<Arc<SeriesKey>> = extra.into_iter().filter(matching).collect();
        let dimensions = dimensions(indicator, &all, &extra);
        let rows = rows(state, &dimensions, &all, extra);
        let columns: Vec<Period> = all.iter().map(|o| o.period).collect::<BTreeSet<_>>().into_iter().collect();
        let breaks = all.iter().filter(|o| o.flags.has(ObsStatus::BREAK)).map(|o| o.period).collect();
        let several_sources = rows.windows(2).any(|w| matches!(w, [a, b] if a.source != b.source));
        let (cells, starts, releases) = cells(&rows, &columns, all);
        Ok(Some(Self {
            indicator: indicator.clone(),
            dimensions,
            rows,
            columns,
            breaks,
            several_sources,
            cells,
            starts,
            releases,
        }))
    }
    fn row(&self, row: usize) -> &[SheetCell] {
        let (Some(from), Some(to)) = (self.starts.get(row), self.starts.get(row + 1)) else { return &[] };
        self.cells.get(*from..*to).unwrap_or_default()
    }
    /// The filled cells of a row, with their columns.
    pub fn filled(&self, row: usize) -> impl Iterator<Item = (usize, &SheetCell)> {
        self.row(row).iter().filter_map(|c| Some((usize::try_from(c.column).ok()?, c)))
    }
    /// One cell, if it is filled.
    pub fn cell(&self, row: usize, column: usize) -> Option<&SheetCell> {
        let column = u32::try_from(column).ok()?;
        let row = self.row(row);
        row.binary_search_by_key(&column, |c| c.column).ok().and_then(|at| row.get(at))
    }
    /// The release that a cell's value comes from.
    pub fn release(&self, cell: &SheetCell) -> Option<&ReleaseId> {
        self.releases.get(usize::try_from(cell.release).ok()?)
    }
}

/// Rows of age groups that the profile asks for and nobody delivered, where the delivered ones make them up.
fn added_rows(state: &State, indicator: &Indicator, all: &[Observation]) -> Vec<Arc<SeriesKey>> {
    let Some((age, codes)) = asked_ages(&state.profile, indicator) else { return Vec::new() };
    let known: BTreeSet<&Arc<SeriesKey>> = by_series(all).map(|o| &o.series).collect();
    let with_age: Vec<Observation> = all.iter().filter(|o| o.series.codes.contains_key(&age)).cloned().collect();
    let found: BTreeSet<Arc<SeriesKey>> =
        added_up(state, indicator, &age, &with_age, &codes).into_keys().map(|(s, _)| s).collect();
    found.into_iter().filter(|s| !known.contains(s)).collect()
}

/// In the indicator's order; dimensions that only the data have come after.
fn dimensions(indicator: &Indicator, all: &[Observation], extra: &[Arc<SeriesKey>]) -> Vec<DimensionCode> {
    let series = by_series(all).map(|o| &o.series).chain(extra);
    let used: BTreeSet<&DimensionCode> = series.flat_map(|s| s.codes.keys()).collect();
    let mut list: Vec<DimensionCode> = indicator.dimensions.iter().filter(|d| used.contains(d)).cloned().collect();
    list.extend(used.into_iter().filter(|d| !indicator.dimensions.contains(d)).cloned());
    list
}

/// One observation of each run of a series; a view gives the observations of a series together.
fn by_series(all: &[Observation]) -> impl Iterator<Item = &Observation> {
    all.chunk_by(|a, b| Arc::ptr_eq(&a.series, &b.series)).filter_map(|run| run.first())
}

/// The series by source, then by the order of the code lists, codes of no list after them, totals last.
fn rows(
    state: &State,
    dimensions: &[DimensionCode],
    all: &[Observation],
    extra: Vec<Arc<SeriesKey>>,
) -> Vec<Arc<SeriesKey>> {
    let series: Vec<&Arc<SeriesKey>> = by_series(all).map(|o| &o.series).chain(&extra).collect();
    let ranks: Vec<HashMap<&Code, u32>> = dimensions.iter().map(|d| ranks(state, d, &series)).collect();
    let mut rows: Vec<Arc<SeriesKey>> = series.iter().map(|s| (*s).clone()).collect();
    let places = |key: &Arc<SeriesKey>| -> (SourceCode, Vec<u32>) {
        let of = |(d, rank): (&DimensionCode, &HashMap<&Code, u32>)| {
            key.codes.get(d).and_then(|c| rank.get(c)).copied().unwrap_or(u32::MAX)
        };
        (key.source.clone(), dimensions.iter().zip(&ranks).map(of).collect())
    };
    rows.sort_by_cached_key(places);
    rows.dedup();
    rows
}

fn ranks<'a>(state: &State, dimension: &DimensionCode, series: &[&'a Arc<SeriesKey>]) -> HashMap<&'a Code, u32> {
    let listed: HashMap<&Code, usize> = state
        .profile
        .code_list_of(dimension)
        .map(|l| l.items.iter().enumerate().map(|(i, item)| (&item.code, i)).collect())
        .unwrap_or_default();
    let used: BTreeSet<&Code> = series.iter().filter_map(|s| s.codes.get(dimension)).collect();
    let mut used: Vec<&Code> = used.into_iter().collect();
    used.sort_by_key(|c| listed.get(c).copied().unwrap_or(usize::MAX));
    used.into_iter().zip(0..).collect()
}

fn cells(
    rows: &[Arc<SeriesKey>],
    columns: &[Period],
    all: Vec<Observation>,
) -> (Vec<SheetCell>, Vec<usize>, Vec<ReleaseId>) {
    let place: HashMap<&Arc<SeriesKey>, usize> = rows.iter().zip(0..).collect();
    let column: BTreeMap<Period, u32> = columns.iter().copied().zip(0..).collect();
    let mut releases: Vec<ReleaseId> = Vec::new();
    let mut numbers: HashMap<ReleaseId, u32> = HashMap::new();
    let mut placed: Vec<(usize, SheetCell)> = Vec::with_capacity(all.len());
    let mut last: Option<(Arc<SeriesKey>, usize)> = None;
    for o in all {
        let row = match &last {
            Some((series, row)) if Arc::ptr_eq(series, &o.series) => *row,
            _ => match place.get(&o.series) {
                Some(row) => *row,
                None => continue,
            },
        };
        let release = *numbers.entry(o.release.clone()).or_insert_with(|| {
            releases.push(o.release.clone());
            u32::try_from(releases.len() - 1).unwrap_or(u32::MAX)
        });
        let column = column.get(&o.period).copied().unwrap_or(u32::MAX);
        let cell = SheetCell {
            column,
            value: o.value,
            flags: o.flags,
            confidentiality: o.confidentiality,
            note: o.note.filter(|n| !n.is_empty()),
            release,
        };
        placed.push((row, cell));
        last = Some((o.series, row));
    }
    placed.sort_by_key(|(row, c)| (*row, c.column));
    let mut starts = vec![0; rows.len() + 1];
    for (row, _) in &placed {
        if let Some(n) = starts.get_mut(row + 1) {
            *n += 1;
        }
    }
    let mut sum = 0;
    for n in &mut starts {
        sum += *n;
        *n = sum;
    }
    (placed.into_iter().map(|(_, c)| c).collect(), starts, releases)
}
