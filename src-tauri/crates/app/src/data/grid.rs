//! An indicator's values as rows and columns, of which the window asks for parts.

use crate::state::State;
use crate::wire::{CellState, Filter, Grid, GridCell, GridColumn, GridNote, GridRow, GridSummary, Named, NoSum};
use almanac_core::answer::{AnswerUnit, CellValue};
use almanac_core::format::Formatter;
use almanac_core::release::column_letters;
use almanac_core::{
    Code, Decimal, DimensionCode, Indicator, IndicatorCode, Lang, MissingKind, ObsStatus, ObsValue, Observation,
    Period, ReadFailure, Selection, SeriesKey, SourceCode,
};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// All values of an indicator, arranged once; parts are cut out of it.
pub struct Sheet {
    indicator: Arc<Indicator>,
    dimensions: Vec<DimensionCode>,
    rows: Vec<Arc<SeriesKey>>,
    columns: Vec<Period>,
    breaks: BTreeSet<Period>,
    cells: BTreeMap<(usize, Period), Observation>,
    several_sources: bool,
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
        let wanted = |o: &Observation| {
            filters.iter().all(|f| {
                let own = o.series.codes.get(&DimensionCode::new(&f.dimension)).map_or(Code::TOTAL, |c| c.as_str());
                own == f.code
            })
        };
        let all: Vec<Observation> = state.observations.select(&selection)?.into_iter().filter(wanted).collect();
        let used: BTreeSet<&DimensionCode> = all.iter().flat_map(|o| o.series.codes.keys()).collect();
        // In the indicator's order; dimensions that only the data have come after.
        let mut dimensions: Vec<DimensionCode> =
            indicator.dimensions.iter().filter(|d| used.contains(d)).cloned().collect();
        dimensions.extend(used.into_iter().filter(|d| !indicator.dimensions.contains(d)).cloned());
        let mut rows: Vec<Arc<SeriesKey>> =
            all.iter().map(|o| o.series.clone()).collect::<BTreeSet<_>>().into_iter().collect();
        let rank: BTreeMap<(&DimensionCode, &Code), usize> = dimensions
            .iter()
            .filter_map(|d| state.profile.code_list_of(d).map(|l| (d, l)))
            .flat_map(|(d, l)| l.items.iter().enumerate().map(move |(i, item)| ((d, &item.code), i)))
            .collect();
        rows.sort_by_cached_key(|key| {
            let places: Vec<(usize, String)> = dimensions
                .iter()
                .map(|d| match key.codes.get(d) {
                    Some(c) => (rank.get(&(d, c)).copied().unwrap_or(usize::MAX - 1), c.as_str().to_string()),
                    None => (usize::MAX, String::new()),
                })
                .collect();
            (key.source.clone(), places)
        });
        let place: BTreeMap<Arc<SeriesKey>, usize> = rows.iter().cloned().enumerate().map(|(i, k)| (k, i)).collect();
        let columns: Vec<Period> = all.iter().map(|o| o.period).collect::<BTreeSet<_>>().into_iter().collect();
        let breaks = all.iter().filter(|o| o.flags.has(ObsStatus::BREAK)).map(|o| o.period).collect();
        let several_sources = rows.iter().map(|k| &k.source).collect::<BTreeSet<_>>().len() > 1;
        let cells = all.into_iter().filter_map(|o| Some(((*place.get(&o.series)?, o.period), o))).collect();
        Ok(Some(Self { indicator: indicator.clone(), dimensions, rows, columns, breaks, cells, several_sources }))
    }

    fn unit(&self) -> AnswerUnit {
        AnswerUnit {
            code: self.indicator.unit.clone(),
            multiplier: self.indicator.unit_multiplier,
            decimals: self.indicator.decimals,
            difference: false,
        }
    }

    /// A part of the sheet for the window.
    pub fn part(&self, state: &State, lang: &Lang, first: (u32, u32), size: (u32, u32)) -> Grid {
        let f = Formatter::new(lang);
        let span = |from: u32, n: u32, len: usize| {
            let from = usize::try_from(from).unwrap_or(usize::MAX).min(len);
            from..from.saturating_add(usize::try_from(n.min(2000)).unwrap_or(0)).min(len)
        };
        let (rows, columns) = (span(first.0, size.0, self.rows.len()), span(first.1, size.1, self.columns.len()));
        let mut notes: Vec<GridNote> = Vec::new();
        let mut cells = Vec::new();
        for r in rows.clone() {
            let line = self
                .columns
                .get(columns.clone())
                .unwrap_or_default()
                .iter()
                .map(|p| self.cell(&f, self.cells.get(&(r, *p)), &mut notes));
            cells.push(line.collect());
        }
        let mut row_heads: Vec<Named> = self
            .dimensions
            .iter()
            .map(|d| Named {
                code: d.to_string(),
                name: state.profile.dimensions.get(d).map_or_else(|| d.to_string(), |x| x.names.best(lang).to_string()),
            })
            .collect();
        if row_heads.is_empty() && !self.several_sources {
            // A line without a breakdown still has a name to read out.
            row_heads.push(Named { code: String::new(), name: String::new() });
        }
        if self.several_sources {
            row_heads.push(Named { code: "source".into(), name: crate::words::source(lang).into() });
        }
        let grid_row = |key: &Arc<SeriesKey>| {
            let mut labels: Vec<String> = self
                .dimensions
                .iter()
                .map(|d| {
                    key.codes.get(d).map_or_else(|| f.total().to_string(), |c| state.profile.code_name(d, c, lang))
                })
                .collect();
            if labels.is_empty() && !self.several_sources {
                labels.push(f.total().to_string());
            }
            if self.several_sources {
                labels.push(
                    state
                        .profile
                        .sources
                        .get(&key.source)
                        .map_or_else(|| key.source.to_string(), |s| s.names.best(lang).to_string()),
                );
            }
            GridRow {
                labels,
                codes: key.codes_text(),
                source: key.source.to_string(),
                total: key.codes.is_empty() && self.rows.len() > 1,
            }
        };
        Grid {
            total_rows: u32::try_from(self.rows.len()).unwrap_or(u32::MAX),
            total_columns: u32::try_from(self.columns.len()).unwrap_or(u32::MAX),
            first_row: u32::try_from(rows.start).unwrap_or(0),
            first_column: u32::try_from(columns.start).unwrap_or(0),
            row_heads,
            rows: self.rows.get(rows).unwrap_or_default().iter().map(grid_row).collect(),
            columns: self
                .columns
                .get(columns)
                .unwrap_or_default()
                .iter()
                .map(|p| GridColumn { label: f.period(*p), period: p.to_string(), break_here: self.breaks.contains(p) })
                .collect(),
            cells,
            notes,
            unit: f.unit(&state.profile, &self.unit()),
        }
    }

    fn cell(&self, f: &Formatter, o: Option<&Observation>, notes: &mut Vec<GridNote>) -> GridCell {
        let Some(o) = o else {
            return GridCell {
                text: String::new(),
                state: CellState::Absent,
                flags: String::new(),
                note: String::new(),
                public: true,
            };
        };
        let (text, state) = match o.value {
            ObsValue::Number(n) => (f.number(n, self.indicator.decimals), CellState::Number),
            ObsValue::RoundsToZero => {
                (Formatter::symbol(&CellValue::RoundsToZero).to_string(), CellState::RoundsToZero)
            }
            ObsValue::Missing(kind) => (Formatter::symbol(&CellValue::Missing(kind)).to_string(), missing_state(kind)),
        };
        let note =
            o.note.as_ref().filter(|n| !n.is_empty()).map(|text| match notes.iter().find(|n| *n.text == **text) {
                Some(known) => known.letter.clone(),
                None => {
                    let letter = column_letters(u32::try_from(notes.len() + 1).unwrap_or(1)).to_lowercase();
                    notes.push(GridNote { letter: letter.clone(), text: text.to_string() });
                    letter
                }
            });
        GridCell {
            text,
            state,
            flags: o.flags.letters(),
            note: note.unwrap_or_default(),
            public: o.confidentiality.is_public(None),
        }
    }

    /// What the status bar says about a block of cells.
    pub fn summary(&self, lang: &Lang, rows: (u32, u32), columns: (u32, u32)) -> GridSummary {
        let f = Formatter::new(lang);
        let index = |n: u32| usize::try_from(n).unwrap_or(usize::MAX);
        let last = |n: u32, len: usize| index(n).min(len.saturating_sub(1));
        let rows: Vec<usize> = (index(rows.0)..=last(rows.1, self.rows.len())).collect();
        let columns: Vec<Period> =
            self.columns.get(index(columns.0)..=last(columns.1, self.columns.len())).unwrap_or_default().to_vec();
        let (mut numbers, mut missing): (Vec<Decimal>, u32) = (Vec::new(), 0);
        for r in &rows {
            for p in &columns {
                match self.cells.get(&(*r, *p)).map(|o| o.value) {
                    Some(ObsValue::Number(n)) => numbers.push(n),
                    Some(ObsValue::RoundsToZero) => numbers.push(Decimal::ZERO),
                    Some(ObsValue::Missing(_)) | None => missing += 1,
                }
            }
        }
        let keys: Vec<&Arc<SeriesKey>> = rows.iter().filter_map(|r| self.rows.get(*r)).collect();
        let no_sum = match self.indicator.measure {
            _ if numbers.is_empty() => Some(NoSum::NoNumbers),
            None => Some(NoSum::Incomplete),
            Some(m) if !m.adds_over_parts() => Some(NoSum::Ratio),
            Some(m) if columns.len() > 1 && !m.adds_over_time() => Some(NoSum::StockOverTime),
            Some(_) => self.overlap(&keys),
        };
        let sum = numbers.iter().try_fold(Decimal::ZERO, |s, n| s.add(*n));
        let mean = sum.and_then(|s| {
            s.ratio(Decimal::int(i64::try_from(numbers.len()).ok()?), 0, self.indicator.decimals.saturating_add(1))
        });
        GridSummary {
            cells: u32::try_from(rows.len() * columns.len()).unwrap_or(u32::MAX),
            missing,
            sum: if no_sum.is_none() { sum.map(|s| f.number(s, self.indicator.decimals)) } else { None },
            no_sum,
            // Of several parts of a whole a mean says nothing; along one line it does.
            mean: if keys.len() == 1 && numbers.len() > 1 { mean.map(|m| f.number(m, m.scale)) } else { None },
        }
    }

    fn overlap(&self, keys: &[&Arc<SeriesKey>]) -> Option<NoSum> {
        for d in &self.dimensions {
            let codes: BTreeSet<Option<&Code>> = keys.iter().map(|k| k.codes.get(d)).collect();
            if codes.len() > 1 && codes.contains(&None) {
                return Some(NoSum::TotalAndParts);
            }
            if codes.len() > 1 && !self.indicator.adds_over(d) {
                return Some(NoSum::PartsOverlap);
            }
        }
        let sources: BTreeSet<&SourceCode> = keys.iter().map(|k| &k.source).collect();
        if sources.len() > 1 { Some(NoSum::PartsOverlap) } else { None }
    }
}

fn missing_state(kind: MissingKind) -> CellState {
    match kind {
        MissingKind::NotAvailable => CellState::NotAvailable,
        MissingKind::NotApplicable => CellState::NotApplicable,
        MissingKind::Suppressed => CellState::Suppressed,
        MissingKind::NotCollected => CellState::NotCollected,
        MissingKind::Empty => CellState::Empty,
    }
}
