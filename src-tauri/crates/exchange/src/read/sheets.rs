//! Sheets of the next file that a kept recipe does not name: one for the new year, beside or in the place of the old one.

use super::title::differs;
use crate::format::{CellKind, Workbook};
use crate::labels::Context;
use crate::recipe::{Recipe, TableRecipe};
use crate::understand::{another_unit, suggest};
use crate::words::fold;
use almanac_core::{Finding, Level, Place};

/// Rows of a sheet in which numbers are looked for, and how many make it one of values.
const ROWS: usize = 200;
const MANY: usize = 4;

/// The recipe for the sheets that this file has, and what is to be told; none where it names them all. A new sheet that is
/// laid out as one of the recipe's is read in the same way; of another one it is told that it is not read. A sheet that is
/// gone is left out where a new one took its place.
pub fn follow_sheets(recipe: &Recipe, book: &Workbook, ctx: &Context<'_>) -> Option<(Recipe, Vec<Finding>)> {
    let named = |sheet: &str| recipe.tables.iter().any(|t| t.sheet.as_deref() == Some(sheet));
    let unknown: Vec<&str> = book
        .grids
        .iter()
        .filter(|g| !g.is_empty())
        .filter_map(|g| g.name.as_deref())
        .filter(|name| !named(name))
        .collect();
    if unknown.is_empty() || recipe.tables.iter().all(|t| t.sheet.is_none()) {
        return None;
    }
    let (mut out, mut findings) = (recipe.clone(), Vec::new());
    let mut replaced: Vec<usize> = Vec::new();
    let suggested = suggest(book, ctx).recipe.tables;
    let tables_found: Vec<String> = suggested.iter().filter_map(|t| t.sheet.clone()).collect();
    for found in suggested {
        let Some(sheet) = found.sheet.clone().filter(|s| unknown.contains(&s.as_str())) else { continue };
        let place = Place::File { file: book.file.clone(), cell: sheet.clone() };
        // Where tables stand below each other, the one in the same place.
        let like = recipe.tables.iter().enumerate().filter(|(_, t)| alike(t, &found));
        let Some((at, held)) = like.min_by_key(|(_, t)| t.header[0].abs_diff(found.header[0])) else {
            let message = "The sheet holds a table that the sender's file before did not have; it is not read";
            let mend = "If its values are wanted, save the sheet as a file of its own and import that";
            findings.push(
                Finding::new(Level::Warning, "sheet-not-read", place, message, mend)
                    .with(sheet, "sheets of the file before"),
            );
            continue;
        };
        let before = held.sheet.clone().unwrap_or_default();
        let units = held.unit_seen.as_ref().zip(found.unit_seen.as_ref());
        let of_unit = units.filter(|(a, b)| another_unit(a, b)).map(|(was, is)| (was.clone(), is.clone()));
        if let Some((was, is)) = differs(&held.title, &found.title).or(of_unit) {
            let message = format!(
                "The sheet is new and laid out as \"{before}\" was, but its title or its unit is that of another table; it is not read"
            );
            let mend = "If its values are wanted, save the sheet as a file of its own and import that";
            findings.push(Finding::new(Level::Warning, "sheet-not-read", place, message, mend).with(is, was));
            continue;
        }
        findings.push(
            Finding::new(
                Level::Note,
                "sheet-new",
                place,
                format!("The sheet is new and laid out as \"{before}\" was; it is read in the same way"),
                "Check that it is the same table of another time; else leave it out on the sheet",
            )
            .with(sheet, before),
        );
        if let Some(indicator) = recipe.indicators.get(&held.name) {
            out.indicators.insert(found.name.clone(), indicator.clone());
        }
        out.tables.push(like_before(held, found));
        replaced.push(at);
    }
    let there =
        |t: &TableRecipe| t.sheet.as_deref().is_none_or(|s| book.grids.iter().any(|g| g.name.as_deref() == Some(s)));
    // A sheet with numbers in which no table is seen is not passed over in silence.
    let understood: Vec<&str> = tables_found.iter().map(String::as_str).collect();
    for grid in &book.grids {
        let Some(name) = grid.name.as_deref().filter(|n| unknown.contains(n) && !understood.contains(n)) else {
            continue;
        };
        let numbers = grid.rows().take(ROWS).flat_map(|r| r.filled().map(|c| c.kind).collect::<Vec<_>>());
        if numbers.filter(|kind| *kind == CellKind::Number).count() >= MANY {
            let place = Place::File { file: book.file.clone(), cell: name.to_string() };
            let message = "The sheet is new and holds numbers, but no table was understood in it; it is not read";
            let mend = "If its values are wanted, save the sheet as a file of its own and say there what it holds";
            findings.push(
                Finding::new(Level::Warning, "sheet-not-read", place, message, mend)
                    .with(name, "sheets of the file before"),
            );
        }
    }
    let mut at = 0;
    out.tables.retain(|t| {
        at += 1;
        there(t) || !replaced.contains(&(at - 1))
    });
    Some((out, findings))
}

/// Whether two tables have the same columns beside their values, and headings of the same kinds.
fn alike(held: &TableRecipe, found: &TableRecipe) -> bool {
    let headings = |t: &TableRecipe| t.columns.iter().map(|c| fold(&c.heading)).collect::<Vec<_>>();
    let depth = |t: &TableRecipe| t.header[1].saturating_sub(t.header[0]);
    headings(held) == headings(found)
        && depth(held) == depth(found)
        && held.values.headings.len() == found.values.headings.len()
        && (held.columns.iter().any(|c| !c.heading.is_empty()) || held.values.headings == found.values.headings)
}

/// What was said of the table before, in the place of the one that was found.
fn like_before(held: &TableRecipe, found: TableRecipe) -> TableRecipe {
    let by = i64::from(found.header[1]) - i64::from(held.header[1]);
    let mut table = TableRecipe {
        name: found.name,
        sheet: found.sheet,
        // Words of the title that changed are told as on the sheet of before.
        title: if held.title.is_empty() { found.title } else { held.title.clone() },
        header: found.header,
        first_row: found.first_row,
        last_row: found.last_row,
        ..held.clone()
    };
    for (column, is) in table.columns.iter_mut().zip(&found.columns) {
        column.at = is.at;
    }
    for heading in &mut table.values.headings {
        heading.row = u32::try_from(i64::from(heading.row) + by).unwrap_or(heading.row);
    }
    table.values.columns = found.values.columns;
    // What the words around say of the time is this table's own.
    if held.period == held.period_seen {
        (table.period, table.period_seen) = (found.period, found.period_seen);
    }
    table
}
