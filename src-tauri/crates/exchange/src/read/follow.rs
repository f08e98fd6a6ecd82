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
use almanac_core::Finding;

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
