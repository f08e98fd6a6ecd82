//! Tables that stand below each other on a sheet and grew or shrank since the recipe was made.

use super::plan::{moved, sheet, shift};
use crate::format::Workbook;
use crate::recipe::{Recipe, TableRecipe};

/// The recipe with every table where it stands in this file, and as long as the place above the next one; none where no
/// table that stands above another grew or shrank.
pub fn follow_rows(recipe: &Recipe, book: &Workbook) -> Option<Recipe> {
    let shifts: Vec<i64> = recipe.tables.iter().map(|t| sheet(book, t).map_or(0, |grid| shift(grid, t))).collect();
    let by_next = |at: usize| -> Option<i64> {
        let table = recipe.tables.get(at)?;
        let last = table.last_row?;
        let below = recipe.tables.iter().zip(&shifts);
        let next = below.filter(|(t, _)| t.sheet == table.sheet && t.header[0] > last).min_by_key(|(t, _)| t.header[0]);
        Some(next?.1 - shifts.get(at)?).filter(|by| *by != 0)
    };
    let grown: Vec<Option<i64>> = (0..recipe.tables.len()).map(by_next).collect();
    if grown.iter().all(Option::is_none) {
        return None;
    }
    let mut out = recipe.clone();
    for ((table, shift), by) in out.tables.iter_mut().zip(&shifts).zip(&grown) {
        *table = TableRecipe {
            header: table.header.map(|row| moved(row, *shift)),
            first_row: moved(table.first_row, *shift),
            last_row: table.last_row.map(|row| moved(row, shift + by.unwrap_or(0)).max(moved(table.first_row, *shift))),
            ..table.clone()
        };
        for heading in &mut table.values.headings {
            heading.row = moved(heading.row, *shift);
        }
    }
    Some(out)
}
