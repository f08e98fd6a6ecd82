//! A received file's own sheet with what a recipe makes of it.

use super::correct::{meaning, sign_means};
use crate::knowledge::Knowledge;
use crate::state::State;
use crate::wire::{
    BracketsMean, DecimalMark, FileCell, FileCellRole, FileColumn, FileGrid, FileHeading, FileMarker, FileRow,
    FileSection, FileSheet, FileTable, Filter, Meaning, Named,
};
use almanac_core::format::Formatter;
use almanac_core::release::column_letters;
use almanac_core::{DimensionCode, IndicatorCode, Lang, ObsValue, Profile};
use almanac_exchange::format::Grid;
use almanac_exchange::number::{Brackets, DecimalSign};
use almanac_exchange::read::{CellRole, ColumnLayout, TableLayout, ValuesLayout, layout, sheet_of};
use almanac_exchange::recipe::{HiddenRows, LabelColumn, Means, TableRecipe};
use almanac_exchange::{Recipe, Workbook};
use std::ops::RangeInclusive;

/// The most rows and columns of one part.
const MOST: (u32, u32) = (400, 100);
/// The most characters of a cell that are shown; a cell may hold a whole page.
const MOST_TEXT: usize = 300;

/// The part of a sheet with so many rows and columns from the first ones on. Without a sheet the one of the first table.
pub fn file_grid(
    state: &State,
    book: &Workbook,
    recipe: &Recipe,
    sheet: Option<u32>,
    (first_row, rows): (u32, u32),
    (first_column, columns): (u32, u32),
) -> FileGrid {
    let lang = state.lang();
    let knowledge = Knowledge::of(&state.profile);
    let context = knowledge.context();
    let of = |t: &TableRecipe| {
        let found = sheet_of(book, t)?;
        book.grids.iter().position(|grid| std::ptr::eq(grid, found))
    };
    let first_table = || recipe.tables.first().and_then(of).unwrap_or(0);
    let at = sheet.map_or_else(first_table, |s| s as usize).min(book.grids.len().saturating_sub(1));
    let sheets = book.grids.iter().enumerate().map(|(n, grid)| FileSheet {
        name: grid.name.as_deref().unwrap_or("").to_string(),
        hidden: grid.hidden,
        rows: last_row(grid),
        columns: grid.width(),
        tables: u32::try_from(recipe.tables.iter().filter(|t| of(t) == Some(n)).count()).unwrap_or(u32::MAX),
    });
    let span = |first: u32, count: u32, most: u32| {
        let first = first.max(1);
        first..=first.saturating_add(count.clamp(1, most) - 1)
    };
    let (rows, columns) = (span(first_row, rows, MOST.0), span(first_column, columns, MOST.1));
    let mut out = FileGrid {
        sheets: sheets.collect(),
        sheet: u32::try_from(at).unwrap_or(0),
        tables: Vec::new(),
        first_row: *rows.start(),
        first_column: *columns.start(),
        letters: columns.clone().map(column_letters).collect(),
        hidden_columns: Vec::new(),
        rows: Vec::new(),
        dimensions: dimensions(&state.profile, recipe, &lang),
    };
    let Some(grid) = book.grids.get(at) else { return out };
    let found = layout(book, recipe, grid, &rows, &columns, &context);
    out.hidden_columns = columns.clone().filter(|c| grid.hides_column(*c)).collect();
    out.rows = shown(grid, &found, &rows, &columns, &lang);
    let told = Told { profile: &state.profile, recipe, lang: &lang, formatter: Formatter::new(&lang) };
    out.tables = found.iter().filter_map(|t| told.table(t, recipe.tables.get(t.table)?)).collect();
    out
}

fn last_row(grid: &Grid) -> u32 {
    grid.len().checked_sub(1).and_then(|last| grid.get(last)).map_or(0, |r| r.number)
}

/// Dimensions of the profile, and those that the recipe brings.
fn dimensions(profile: &Profile, recipe: &Recipe, lang: &Lang) -> Vec<Named> {
    let mut out: Vec<Named> =
        profile.dimensions.values().map(|d| dimension_named(profile, recipe, &d.code, lang)).collect();
    let columns = recipe.tables.iter().flat_map(|t| t.columns.iter().filter_map(|c| c.dimension.as_ref()));
    let rows = recipe.tables.iter().flat_map(|t| t.values.headings.iter().filter_map(|h| h.dimension.as_ref()));
    for dimension in columns.chain(rows) {
        if out.iter().all(|n| n.code != dimension.as_str()) {
            out.push(dimension_named(profile, recipe, dimension, lang));
        }
    }
    out.sort_by_key(|n| n.name.to_lowercase());
    out
}

/// A dimension by its name; one that the profile does not have by what the sender calls it.
pub fn dimension_named(profile: &Profile, recipe: &Recipe, dimension: &DimensionCode, lang: &Lang) -> Named {
    let known = profile.dimensions.get(dimension).map(|d| d.names.best(lang).to_string());
    let name =
        known.or_else(|| recipe.called(dimension).map(ToString::to_string)).unwrap_or_else(|| dimension.to_string());
    Named { code: dimension.to_string(), name }
}

/// The rows of a part, each up to its last filled cell.
fn shown(
    grid: &Grid,
    tables: &[TableLayout],
    rows: &RangeInclusive<u32>,
    columns: &RangeInclusive<u32>,
    lang: &Lang,
) -> Vec<FileRow> {
    let formatter = Formatter::new(lang);
    let end = *rows.end();
    let stored = (grid.index_of(*rows.start())..grid.len()).filter_map(|i| grid.get(i)).take_while(|r| r.number <= end);
    stored
        .map(|row| {
            let role_of = |column: u32| tables.iter().find_map(|t| t.cells.get(&(row.number, column)));
            let last = columns
                .clone()
                .rev()
                .find(|c| row.get(*c).is_some_and(|v| !v.text.is_empty()) || role_of(*c).is_some());
            let cells = (*columns.start()..=last.unwrap_or(0)).map(|column| {
                let text: String = row.text(column).chars().take(MOST_TEXT).collect();
                let (role, read) = match role_of(column) {
                    None => (FileCellRole::Outside, String::new()),
                    Some(CellRole::Heading) => (FileCellRole::Heading, String::new()),
                    Some(CellRole::Label) => (FileCellRole::Label, String::new()),
                    Some(CellRole::FromAbove(text)) => (FileCellRole::Label, text.chars().take(MOST_TEXT).collect()),
                    Some(CellRole::Unread) => (FileCellRole::Unread, String::new()),
                    Some(CellRole::LeftOut) => (FileCellRole::LeftOut, String::new()),
                    Some(CellRole::Value(ObsValue::Number(n))) if n.to_string() == text.trim() => {
                        (FileCellRole::Value, String::new())
                    }
                    Some(CellRole::Value(ObsValue::Number(n))) => (FileCellRole::Value, formatter.as_received(*n)),
                    Some(CellRole::Value(ObsValue::RoundsToZero)) => (FileCellRole::Value, "rounds_to_zero".into()),
                    Some(CellRole::Value(ObsValue::Missing(kind))) => (FileCellRole::Missing, kind.code().to_string()),
                };
                FileCell { text, role, read }
            });
            FileRow { row: row.number, hidden: row.hidden, cells: cells.collect() }
        })
        .collect()
}

/// Tells tables in words of the profile.
struct Told<'a> {
    profile: &'a Profile,
    recipe: &'a Recipe,
    lang: &'a Lang,
    formatter: Formatter,
}

impl Told<'_> {
    fn named(&self, dimension: &DimensionCode) -> Named {
        dimension_named(self.profile, self.recipe, dimension, self.lang)
    }

    fn table(&self, found: &TableLayout, recipe: &TableRecipe) -> Option<FileTable> {
        let heading = |(row, means, dimension): &(u32, Means, Option<DimensionCode>)| FileHeading {
            row: *row,
            meaning: meaning(*means),
            dimension: dimension.as_ref().map(|d| self.named(d)),
        };
        let section = |rule: &LabelColumn| FileSection {
            column: rule.at,
            meaning: meaning(rule.means),
            dimension: rule.dimension.as_ref().map(|d| self.named(d)),
        };
        let marker = |(text, marker): (&String, &_)| FileMarker { text: text.clone(), means: sign_means(*marker) };
        Some(FileTable {
            table: u32::try_from(found.table).ok()?,
            name: recipe.name.clone(),
            problem: found.problem.clone().unwrap_or_default(),
            heading_first: found.heading[0],
            heading_last: found.heading[1],
            first_row: found.rows[0],
            last_row: found.rows[1],
            last_row_fixed: recipe.last_row.is_some(),
            headings: found.headings.iter().map(heading).collect(),
            columns: found.columns.iter().map(|(column, (text, holds))| self.column(*column, text, holds)).collect(),
            decimal: match recipe.decimal {
                DecimalSign::Point => DecimalMark::Point,
                DecimalSign::Comma => DecimalMark::Comma,
            },
            power: recipe.times_ten_to,
            brackets: match recipe.brackets {
                Brackets::Negative => BracketsMean::Negative,
                Brackets::Unreliable => BracketsMean::Unreliable,
            },
            unit: recipe.unit.clone().unwrap_or_default(),
            period: recipe.period.map(|p| p.to_string()).unwrap_or_default(),
            indicator: recipe.indicator.as_ref().map(ToString::to_string).unwrap_or_default(),
            hidden_rows: recipe.hidden_rows == HiddenRows::Read,
            markers: recipe.markers.iter().map(marker).collect(),
            sections: recipe.sections.iter().map(section).collect(),
        })
    }

    fn column(&self, column: u32, heading: &str, holds: &ColumnLayout) -> FileColumn {
        let mut out = FileColumn {
            column,
            heading: heading.chars().take(MOST_TEXT).collect(),
            meaning: Meaning::Ignore,
            dimension: None,
            says: String::new(),
            period: String::new(),
            codes: Vec::new(),
            indicator: String::new(),
            dropped: Vec::new(),
            kept: Vec::new(),
            goes_on: false,
        };
        match holds {
            ColumnLayout::LeftOut => {}
            ColumnLayout::Beside(rule) => {
                out.meaning = meaning(rule.means);
                out.dimension = rule.dimension.as_ref().map(|d| self.named(d));
                let also = rule.also.iter().map(|a| &a.dimension).chain(rule.inner.iter().map(|i| &i.dimension));
                out.says = also.map(|d| self.named(d).name).collect::<Vec<_>>().join(" · ");
                (out.dropped, out.kept) = (rule.drop.clone(), rule.keep.clone());
                out.goes_on = rule.goes_on;
            }
            ColumnLayout::Values(values) => {
                out.meaning = Meaning::Values;
                out.says = self.says(values);
                if let Some(said) = &values.named {
                    out.period = said.period.map(|p| p.to_string()).unwrap_or_default();
                    out.indicator = said.indicator.as_ref().map(ToString::to_string).unwrap_or_default();
                    let filter = |(d, c): (&DimensionCode, &almanac_core::Code)| Filter {
                        dimension: d.to_string(),
                        code: c.to_string(),
                    };
                    out.codes = said.codes.iter().map(filter).collect();
                }
            }
        }
        out
    }

    /// What holds for all values of a column: `2021 · Women`.
    fn says(&self, values: &ValuesLayout) -> String {
        let indicator = |code: &IndicatorCode| {
            let known = self.profile.indicators.get(code);
            known.map_or_else(|| code.to_string(), |i| i.names.best(self.lang).to_string())
        };
        let mut out: Vec<String> = Vec::new();
        out.extend(values.period.map(|p| self.formatter.period(p)));
        out.extend(values.indicator.as_ref().map(indicator).or_else(|| values.measure.clone()));
        out.extend(values.labels.iter().map(|(_, text)| text.clone()));
        out.extend(values.codes.iter().map(|(d, c)| self.profile.code_name(d, c, self.lang)));
        out.retain(|part| !part.is_empty());
        out.join(" · ")
    }
}
