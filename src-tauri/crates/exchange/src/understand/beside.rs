//! Tables that stand side by side on one sheet, with an empty column between them and a heading for each.
//!
//! Most empty columns only set columns of one table apart. Two tables are there where both sides begin with a column
//! of labels under a heading and go on with columns of numbers.

use super::header::{first_region, sample};
use crate::format::{CellKind, Grid};
use crate::number::{Looks, looks};
use crate::read::heading_text;
use crate::when;
use std::collections::BTreeSet;

/// Sheets with more cells are no sheets on which somebody puts two tables beside each other.
const MAX_CELLS: usize = 200_000;
/// Wider sheets are tables of many columns.
const MAX_WIDTH: u32 = 200;

/// A sheet cut into the tables that stand side by side, each under its own column numbers; empty where it is one.
pub fn parts(grid: &Grid) -> Vec<Grid> {
    if grid.cell_count() > MAX_CELLS || grid.width() > MAX_WIDTH {
        return Vec::new();
    }
    let Some(region) = first_region(grid) else { return Vec::new() };
    let filled: BTreeSet<u32> = (region.top..grid.len())
        .filter_map(|i| grid.get(i))
        .flat_map(|r| r.filled().map(|c| c.column).collect::<Vec<_>>())
        .collect();
    let mut blocks: Vec<(u32, u32)> = Vec::new();
    for column in filled {
        match blocks.last_mut() {
            Some((_, right)) if *right + 1 == column => *right = column,
            Some(_) | None => blocks.push((column, column)),
        }
    }
    if blocks.len() < 2 {
        return Vec::new();
    }
    // What stands above the headings belongs to the block below it.
    let edges: Vec<u32> = blocks.iter().map(|(left, _)| *left).collect();
    let cut: Option<Vec<Grid>> = blocks
        .iter()
        .enumerate()
        .map(|(n, (left, right))| {
            let from = if n == 0 { 1 } else { *left };
            let to = edges.get(n + 1).map_or(grid.width().max(*right), |next| next - 1);
            grid.columns(from, to).ok().filter(|part| is_table(part, *left))
        })
        .collect();
    cut.unwrap_or_default()
}

/// Whether a part begins with a column of labels that has a heading, and has numbers after it.
fn is_table(part: &Grid, left: u32) -> bool {
    let Some(region) = first_region(part) else { return false };
    let heading = (region.top..=region.bottom)
        .rev()
        .filter_map(|i| part.get(i))
        .map(|r| heading_text(part, r.number, left))
        .find(|h| !h.is_empty());
    if !heading.is_some_and(|h| h.contains(char::is_alphabetic)) {
        return false;
    }
    let (mut labels, mut numbers) = (0_usize, 0_usize);
    let mut beside = false;
    for row in sample(part, region.first, region.end) {
        for cell in row.filled() {
            let number = cell.kind == CellKind::Number || looks(cell.text) == Looks::Number;
            if cell.column == left {
                if number && when::period(cell.text).is_none() { numbers += 1 } else { labels += 1 }
            } else {
                beside |= number;
            }
        }
    }
    beside && labels > 1 && labels > numbers * 4
}
