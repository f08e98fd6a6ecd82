//! Parts of a sheet as the window shows them.

use super::added::AddedUp;
use super::sheet::{Sheet, SheetCell};
use crate::state::State;
use crate::wire::{CellState, Grid, GridCell, GridColumn, GridNote, GridRow, Named};
use almanac_core::answer::{AnswerUnit, CellValue};
use almanac_core::format::Formatter;
use almanac_core::release::column_letters;
use almanac_core::{Code, Lang, MissingKind, ObsValue, Period, ReleaseId, SeriesKey};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;
use std::sync::Arc;

/// What is worth knowing of a part's cells beside the values that answer.
#[derive(Debug, Default)]
pub struct Past {
    /// What the delivery before said, where that was something else, by series and period.
    pub before: BTreeMap<(Arc<SeriesKey>, Period), ObsValue>,
    /// Releases that somebody entered by hand.
    pub by_hand: BTreeSet<ReleaseId>,
    /// Values that nobody delivered and the program adds up, by series and period.
    pub added_up: AddedUp,
}

/// So many rows or columns are given at once at most.
const MOST: u32 = 2000;

impl Sheet {
    /// Rows of a part, cut to those that are there.
    pub fn span(from: u32, count: u32, len: usize) -> Range<usize> {
        let from = usize::try_from(from).unwrap_or(usize::MAX).min(len);
        from..from.saturating_add(usize::try_from(count.min(MOST)).unwrap_or(0)).min(len)
    }

    /// A part of the sheet for the window.
    pub fn part(&self, state: &State, lang: &Lang, rows: Range<usize>, columns: Range<usize>, past: &Past) -> Grid {
        let f = Formatter::new(lang);
        let mut notes: Vec<GridNote> = Vec::new();
        let mut cells = Vec::new();
        for r in rows.clone() {
            let line = columns.clone().map(|c| match self.cell(r, c) {
                Some(cell) => self.cell_to_wire(&f, r, c, cell, past, &mut notes),
                None => self.added_to_wire(&f, r, c, past).unwrap_or_else(absent),
            });
            cells.push(line.collect());
        }
        let small = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let unit = AnswerUnit {
            code: self.indicator.unit.clone(),
            multiplier: self.indicator.unit_multiplier,
            decimals: self.indicator.decimals,
            difference: false,
        };
        let column =
            |p: &Period| GridColumn { label: f.period(*p), period: p.to_string(), break_here: self.breaks.contains(p) };
        Grid {
            total_rows: small(self.rows.len()),
            total_columns: small(self.columns.len()),
            first_row: small(rows.start),
            first_column: small(columns.start),
            row_heads: self.heads(state, lang),
            rows: self
                .rows
                .get(rows)
                .unwrap_or_default()
                .iter()
                .map(|k| self.row_to_wire(state, lang, &f, k))
                .collect(),
            columns: self.columns.get(columns).unwrap_or_default().iter().map(column).collect(),
            cells,
            notes,
            unit: f.unit(&state.profile, &unit),
        }
    }

    fn heads(&self, state: &State, lang: &Lang) -> Vec<Named> {
        let dimension = |d: &almanac_core::DimensionCode| Named {
            code: d.to_string(),
            name: state.profile.dimensions.get(d).map_or_else(|| d.to_string(), |x| x.names.best(lang).to_string()),
        };
        let mut heads: Vec<Named> = self.dimensions.iter().map(dimension).collect();
        if heads.is_empty() && !self.several_sources {
            // A line without a breakdown still has a name to read out.
            heads.push(Named { code: String::new(), name: String::new() });
        }
        if self.several_sources {
            heads.push(Named { code: "source".into(), name: crate::words::source(lang).into() });
        }
        heads
    }

    fn row_to_wire(&self, state: &State, lang: &Lang, f: &Formatter, key: &Arc<SeriesKey>) -> GridRow {
        let name = |d: &almanac_core::DimensionCode, c: &Code| state.profile.code_name(d, c, lang);
        let mut labels: Vec<String> = self
            .dimensions
            .iter()
            .map(|d| key.codes.get(d).map_or_else(|| f.total().to_string(), |c| name(d, c)))
            .collect();
        if labels.is_empty() && !self.several_sources {
            labels.push(f.total().to_string());
        }
        if self.several_sources {
            let source = state.profile.sources.get(&key.source);
            labels.push(source.map_or_else(|| key.source.to_string(), |s| s.names.best(lang).to_string()));
        }
        GridRow {
            labels,
            codes: key.codes_text(),
            source: key.source.to_string(),
            total: key.codes.is_empty() && self.rows.len() > 1,
        }
    }

    /// A cell that nobody delivered and the program adds up.
    fn added_to_wire(&self, f: &Formatter, row: usize, column: usize, past: &Past) -> Option<GridCell> {
        let at = (self.rows.get(row)?.clone(), *self.columns.get(column)?);
        let sum = past.added_up.get(&at)?;
        let CellValue::Number(n) = sum.cell.value else { return None };
        let parts = sum.cell.origins.len();
        Some(GridCell {
            text: f.number(n, self.indicator.decimals),
            state: CellState::Number,
            flags: sum.cell.flags.letters(),
            public: sum.public,
            parts: u32::try_from(parts).unwrap_or(u32::MAX),
            ..absent()
        })
    }

    fn cell_to_wire(
        &self,
        f: &Formatter,
        row: usize,
        column: usize,
        cell: &SheetCell,
        past: &Past,
        notes: &mut Vec<GridNote>,
    ) -> GridCell {
        let (text, state) = printed(f, cell.value, self.indicator.decimals);
        let was = self
            .rows
            .get(row)
            .zip(self.columns.get(column))
            .and_then(|(series, period)| past.before.get(&(series.clone(), *period)))
            .map(|v| printed(f, *v, self.indicator.decimals).0);
        GridCell {
            text,
            raw: cell.value.number().map(|n| n.to_string()).unwrap_or_default(),
            state,
            flags: cell.flags.letters(),
            note: cell.note.as_deref().map(|text| letter(notes, text)).unwrap_or_default(),
            public: cell.confidentiality.is_public(None),
            was,
            by_hand: self.release(cell).is_some_and(|r| past.by_hand.contains(r)),
            parts: 0,
        }
    }
}

/// The letter of a note below the grid; the same text has one.
fn letter(notes: &mut Vec<GridNote>, text: &str) -> String {
    if let Some(known) = notes.iter().find(|n| n.text == text) {
        return known.letter.clone();
    }
    let letter = column_letters(u32::try_from(notes.len() + 1).unwrap_or(1)).to_lowercase();
    notes.push(GridNote { letter: letter.clone(), text: text.to_string() });
    letter
}

fn absent() -> GridCell {
    GridCell {
        text: String::new(),
        raw: String::new(),
        state: CellState::Absent,
        flags: String::new(),
        note: String::new(),
        public: true,
        was: None,
        by_hand: false,
        parts: 0,
    }
}

/// A value as a cell prints it, and what kind of cell that is.
pub fn printed(f: &Formatter, value: ObsValue, decimals: u8) -> (String, CellState) {
    match value {
        ObsValue::Number(n) => (f.number(n, decimals), CellState::Number),
        ObsValue::RoundsToZero => (Formatter::symbol(&CellValue::RoundsToZero).to_string(), CellState::RoundsToZero),
        ObsValue::Missing(kind) => (Formatter::symbol(&CellValue::Missing(kind)).to_string(), missing_state(kind)),
    }
}

/// What kind of cell a missing value makes.
pub fn missing_state(kind: MissingKind) -> CellState {
    match kind {
        MissingKind::NotAvailable => CellState::NotAvailable,
        MissingKind::NotApplicable => CellState::NotApplicable,
        MissingKind::Suppressed => CellState::Suppressed,
        MissingKind::NotCollected => CellState::NotCollected,
        MissingKind::Empty => CellState::Empty,
    }
}
