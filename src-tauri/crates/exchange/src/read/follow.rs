//! What a recipe of an earlier file becomes for this one.
//!
//! The next file of a sender has other sheets, tables that grew, another decimal sign, another legend. What can be seen
//! from the file alone is followed, and told; nothing is guessed.

use super::sheets::follow_sheets;
use super::signs::{follow_decimal, follow_legend};
use super::stacked::follow_rows;
use crate::format::Workbook;
use crate::labels::Context;
use crate::recipe::Recipe;
use crate::words::fold;
use almanac_core::Finding;
use std::collections::BTreeSet;

/// The recipe as it reads this file, with what it had to follow.
pub fn follow(recipe: &Recipe, book: &Workbook, ctx: &Context<'_>) -> (Recipe, Vec<Finding>) {
    let (mut out, mut findings) = follow_sheets(recipe, book, ctx).unwrap_or_else(|| (recipe.clone(), Vec::new()));
    if let Some(moved) = follow_rows(&out, book) {
        out = moved;
    }
    for table in &mut out.tables {
        findings.extend(follow_decimal(table, book, ctx));
        findings.extend(follow_legend(table, book, ctx));
    }
    (out, findings)
}

/// Whether a file has most of the headings that a recipe knows.
pub fn resembles(recipe: &Recipe, book: &Workbook) -> bool {
    const ROWS: usize = 60;
    let rows = book.grids.iter().flat_map(|g| g.rows().take(ROWS));
    let texts: BTreeSet<String> = rows.flat_map(|r| r.filled().map(|c| fold(c.text)).collect::<Vec<_>>()).collect();
    let of_tables = recipe.tables.iter().flat_map(|t| {
        t.columns.iter().map(|c| &c.heading).chain(t.values.named.iter().map(|n| &n.heading)).chain(&t.title)
    });
    let known: BTreeSet<String> =
        of_tables.chain(recipe.indicators.keys()).map(|h| fold(h)).filter(|h| !h.is_empty()).collect();
    let there = known.iter().filter(|h| texts.contains(*h)).count();
    there > 0 && there * 2 >= known.len()
}
