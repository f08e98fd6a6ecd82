//! Suggests a recipe for a file: which tables it holds and what their columns mean, with reasons.
//!
//! Nothing is read here; what is suggested can be looked at, corrected and kept before anything is.

mod beside;
mod columns;
mod country;
mod currency;
mod decimal;
mod doubt;
mod header;
mod label;
mod legend;
mod own;
mod period;
mod persons;
mod rows;
mod signs;
mod sums;
mod table;
mod twin;
mod two;
mod unit;
mod values;

pub(crate) use header::next_table;
pub(crate) use legend::explained;
pub(crate) use signs::{LONGEST_SIGN, marker_word, told as told_of_sign};
pub(crate) use sums::decimal_sign as sign_by_sums;
pub(crate) use twin::kin;
pub(crate) use unit::{
    another_kind as another_unit, code as unit_code, joined as unit_joined, of_others as unit_of_others,
    said as unit_said, unit as unit_of, without_unit,
};
pub use unit::{contradicts as unit_contradicts, name_in, power as unit_power, power_or_none as unit_power_or_none};

use crate::format::{Format, Grid, Workbook};
use crate::labels::Context;
use crate::recipe::{Recipe, Speaks, TableRecipe};
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
#[derive(Debug, Clone, Default, PartialEq)]
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
    // Many a sender's next file holds the new year alone, and takes nothing back of the years before.
    out.recipe.extent = Speaks::ItsPeriods;
    if book.structures.is_some() {
        // Code lists have numbers for codes; none of them is a value.
        let places = book.grids.iter().map(|g| (title(book, g), g.name.as_deref().unwrap_or("").to_string()));
        out.without_values.extend(places);
        return out;
    }
    for grid in &book.grids {
        let parts = beside::parts(grid);
        if parts.is_empty() {
            sheet(book, grid, "", ctx, &mut out);
            continue;
        }
        let last = parts.len();
        for (n, part) in parts.iter().enumerate() {
            let from = out.recipe.tables.len();
            sheet(book, part, &format!(", table {}", n + 1), ctx, &mut out);
            for table in out.recipe.tables.iter_mut().skip(from).filter(|_| n + 1 < last) {
                // Next year's column stands before the gap, and the next table behind it.
                if table.values.columns[1] == 0 {
                    table.values.columns[1] = part.width();
                }
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

/// Suggests how the tables of a sheet, or of a part of one, are read; `part` tells parts of one sheet apart.
fn sheet(book: &Workbook, grid: &Grid, part: &str, ctx: &Context<'_>, out: &mut Suggestion) {
    let sheet = grid.name.as_deref().unwrap_or("");
    // Eurostat names its dimensions, and the rest of its heading are periods.
    let declared = names_its_columns(book.format) && book.format != Format::EurostatTsv;
    let (regions, stopped) = if declared { (header::declared(grid), None) } else { header::regions(grid) };
    if let Some(row) = stopped {
        let cell = almanac_core::CellRef { sheet: grid.name.clone(), row, column: grid.received_column(1) };
        out.findings.push(
            Finding::new(
                Level::Warning,
                "too-many-tables",
                Place::File { file: book.file.clone(), cell: cell.to_string() },
                format!("The sheet seems to hold more than {} tables; from here on none was looked for", regions.len()),
                "Check that it is the right file, or import the rest as a file of its own",
            )
            .with("", "fewer tables on one sheet"),
        );
    }
    if regions.is_empty() && !grid.is_empty() {
        out.without_values.push((title(book, grid), sheet.to_string()));
    }
    let many = regions.len() > 1;
    for (n, region) in regions.iter().enumerate() {
        let own = grid.name.as_deref().unwrap_or(&book.file);
        let name = if many { format!("{own}{part} ({})", n + 1) } else { format!("{own}{part}") };
        if let Some(found) = personal(book, grid, region) {
            out.findings.push(found);
            out.without_values.push((name, sheet.to_string()));
            continue;
        }
        match table::table(book, grid, region, &name, ctx, out) {
            Some(mut table) => {
                // Below the last table of a sheet next year's rows are read as well.
                if n + 1 == regions.len() {
                    table.last_row = None;
                }
                out.recipe.tables.push(table);
            }
            None => out.without_values.push((name, sheet.to_string())),
        }
    }
}

/// Why a table is refused that lists single persons.
fn personal(book: &Workbook, grid: &Grid, region: &header::Region) -> Option<Finding> {
    let personal = persons::columns(grid, region);
    let first = personal.first()?;
    let finding = Finding::new(
        Level::Error,
        "person-level",
        Place::File { file: book.file.clone(), cell: first.cell.to_string() },
        format!("{}; it is not read", of_persons(&personal)),
        "Ask the sender for counts of persons instead; files of single persons do not belong here",
    );
    Some(finding.with(first.heading.clone(), "counts of persons"))
}

/// The table under a heading that somebody points at: first and last row of the heading, and the row at which the next
/// table begins. None where nothing below holds values, or single persons do, which `out` then says.
pub(crate) fn understand_below(
    book: &Workbook,
    grid: &Grid,
    name: &str,
    [first, last, limit]: [u32; 3],
    ctx: &Context<'_>,
    out: &mut Suggestion,
) -> Option<TableRecipe> {
    let region = header::given(grid, first, last, limit)?;
    if let Some(found) = personal(book, grid, &region) {
        out.findings.push(found);
        return None;
    }
    table::table(book, grid, &region, name, ctx, out)
}

/// The part of a sheet on which a column's table stands, where tables stand side by side.
pub(crate) fn side_of(grid: &Grid, column: u32) -> Option<Grid> {
    let mut parts = beside::parts(grid).into_iter();
    parts.find(|part| column <= part.width() && part.rows().any(|r| r.filled().any(|c| c.column == column)))
}

/// In words, that a table lists single persons, and by which columns.
fn of_persons(columns: &[persons::Personal]) -> String {
    let names: Vec<String> = columns.iter().map(|c| format!("\"{}\"", c.heading)).collect();
    format!("The table lists single persons, by the columns {}", names.join(", "))
}

/// Why rows below a heading must not be read: they are single persons. None for tables of counts.
pub(crate) fn refused(grid: &Grid, top: u32, bottom: u32) -> Option<(String, almanac_core::CellRef)> {
    let (top, bottom) = (grid.index_of(top), grid.index_of(bottom));
    let region = header::Region {
        top,
        bottom,
        first: bottom + 1,
        end: grid.len(),
        periods: Vec::new(),
        numeric: std::collections::BTreeSet::new(),
    };
    let found = persons::columns(grid, &region);
    found.first().map(|f| (of_persons(&found), f.cell.clone()))
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
