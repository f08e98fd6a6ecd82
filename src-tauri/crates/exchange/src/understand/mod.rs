//! Suggests a recipe for a file: which tables it holds and what their columns mean, with reasons.
//!
//! Nothing is read here; what is suggested can be looked at, corrected and kept before anything is.

mod columns;
mod header;

use crate::format::{Format, Grid, Workbook};
use crate::labels::Context;
use crate::recipe::{Recipe, TableRecipe};
use almanac_core::{Finding, Level, Place};
use serde::Serialize;

/// Why something was understood as it was.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reason {
    /// Table, or column of a table.
    pub place: String,
    /// The reason, in words.
    pub why: String,
}

/// A suggested recipe.
#[derive(Debug, Clone, PartialEq)]
pub struct Suggestion {
    /// The recipe.
    pub recipe: Recipe,
    /// Why.
    pub reasons: Vec<Reason>,
    /// What should be looked at.
    pub findings: Vec<Finding>,
    /// Names and places of tables without numbers, such as code lists and notes.
    pub without_values: Vec<(String, String)>,
}

/// Suggests how a workbook is read.
pub fn suggest(book: &Workbook, ctx: &Context<'_>) -> Suggestion {
    let mut out =
        Suggestion { recipe: Recipe::new(), reasons: Vec::new(), findings: Vec::new(), without_values: Vec::new() };
    out.recipe.source = ctx.source.clone();
    if book.structures.is_some() {
        // Code lists have numbers for codes; none of them is a value.
        let places = book.grids.iter().map(|g| (title(book, g), g.name.as_deref().unwrap_or("").to_string()));
        out.without_values.extend(places);
        return out;
    }
    for grid in &book.grids {
        let sheet = grid.name.as_deref().unwrap_or("");
        let regions = header::regions(grid);
        if regions.is_empty() && !grid.is_empty() {
            out.without_values.push((title(book, grid), sheet.to_string()));
        }
        let many = regions.len() > 1;
        for (n, region) in regions.iter().enumerate() {
            let name = match (grid.name.as_deref(), many) {
                (Some(s), false) => s.to_string(),
                (Some(s), true) => format!("{s} ({})", n + 1),
                (None, false) => book.file.clone(),
                (None, true) => format!("{} ({})", book.file, n + 1),
            };
            match columns::table(book, grid, region, &name, ctx, &mut out) {
                Some(table) => out.recipe.tables.push(table),
                None => out.without_values.push((name, sheet.to_string())),
            }
        }
    }
    if out.recipe.tables.is_empty() {
        out.findings.push(Finding::new(
            Level::Warning,
            "no-values",
            Place::File { file: book.file.clone(), cell: String::new() },
            "No table with values was found",
            "Check that it is the right file; code lists and notes are not imported as data",
        ));
    }
    out
}

fn title(book: &Workbook, grid: &Grid) -> String {
    grid.name.as_deref().unwrap_or(&book.file).to_string()
}

/// Whether a format names its columns itself, so that no heading has to be looked for.
pub(crate) fn names_its_columns(format: Format) -> bool {
    match format {
        Format::SdmxMl
        | Format::SdmxJson
        | Format::JsonStat
        | Format::Px
        | Format::SdmxCsv1
        | Format::SdmxCsv2
        | Format::EurostatTsv => true,
        Format::Csv | Format::Tsv | Format::Xlsx | Format::Xls | Format::Ods | Format::Yaml | Format::Markdown => false,
    }
}

impl Suggestion {
    /// The table of a name.
    pub fn table(&self, name: &str) -> Option<&TableRecipe> {
        self.recipe.tables.iter().find(|t| t.name == name)
    }
}
