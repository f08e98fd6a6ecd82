//! What the cells of a heading say: captions over several columns, totals over several rows, parts of the year.

use super::walk::Part;
use crate::format::Grid;
use crate::number::is_blank;
use crate::recipe::{Means, TableRecipe};
use crate::{labels, when};
use almanac_core::{Code, Period};

/// The text of a heading cell, through merged areas.
pub fn heading_text(grid: &Grid, row: u32, column: u32) -> String {
    if let Some(cell) = grid.at(row, column) {
        let text = cell.text.trim_matches(is_blank);
        if !text.is_empty() {
            return text.to_string();
        }
    }
    grid.merged
        .iter()
        .find(|m| (m.top..=m.bottom).contains(&row) && (m.left..=m.right).contains(&column))
        .and_then(|m| grid.at(m.top, m.left))
        .map(|c| c.text.trim_matches(is_blank).to_string())
        .unwrap_or_default()
}

/// A heading's text over a column; a caption above the lowest row holds for the empty columns to its right.
pub fn spread_heading(grid: &Grid, row: u32, column: u32, first: u32, bottom: u32) -> String {
    if row == bottom {
        let own = heading_text(grid, row, column);
        if !own.is_empty() {
            return own;
        }
        let above = (1..row).rev().take(3).map(|r| heading_text(grid, r, column)).find(|t| !t.is_empty());
        return above.filter(|text| says_everything(text)).unwrap_or_default();
    }
    let own = heading_text(grid, row, column);
    // "Total" over both rows of a heading, beside "Sex" over men and women, belongs to the lower one.
    let reaches_down = || {
        (row + 1..=bottom).all(|r| {
            let below = heading_text(grid, r, column);
            below.is_empty() || below == own
        })
    };
    if says_everything(&own) && reaches_down() {
        return String::new();
    }
    let Some(from) = (first..=column).rev().find(|c| !heading_text(grid, row, *c).is_empty()) else {
        return String::new();
    };
    let ends = || {
        let over = grid.merged.iter().find(|m| m.top <= row && row <= m.bottom && m.left <= from && from <= m.right);
        over.is_some_and(|m| m.right > m.left && m.right < column) || closes(grid, row, [first, from, column], bottom)
    };
    if from < column && ends() { String::new() } else { heading_text(grid, row, from) }
}

/// Whether a total behind the last group of a heading is that of all groups: it stands in the lowest row, and no group
/// before has a total of its own.
fn closes(grid: &Grid, row: u32, [first, from, column]: [u32; 3], bottom: u32) -> bool {
    let lowest = |c: u32| heading_text(grid, bottom, c);
    let says = |c: u32| !heading_text(grid, row, c).is_empty();
    let others = (first..from).any(says);
    others
        && says_everything(&lowest(column))
        && lowest(column + 1).is_empty()
        && (first..column).all(|c| !says_everything(&lowest(c)))
}

/// Whether a heading says a total: `Total`, `Both sexes`.
fn says_everything(heading: &str) -> bool {
    !heading.is_empty() && labels::sex(heading).as_deref() == Some(Code::TOTAL)
}

/// The lowest heading of a column.
pub fn column_heading(grid: &Grid, top: u32, bottom: u32, column: u32) -> String {
    (top..=bottom).rev().map(|r| heading_text(grid, r, column)).find(|h| !h.is_empty()).unwrap_or_default()
}

/// The part of the year that a heading below the year says: a month, a quarter, or all of it.
pub fn part_of_year(text: &str) -> Option<Part> {
    if let Some(month) = when::month(text) {
        return Some(Part::Month(month));
    }
    let whole = || labels::total(text).is_some() || when::is_whole_year(text);
    when::quarter(text).map(Part::Quarter).or_else(|| spelled_part(text)).or_else(|| whole().then_some(Part::Whole))
}

/// A half or a quarter that a heading spells: `Jan-Mar`, `janvier à juin`, `1.º sem.`.
pub fn spelled_part(text: &str) -> Option<Part> {
    let text = when::without_total(text);
    let text = text.trim_end_matches("sem.");
    let word = if text.ends_with(is_blank) { "semestre" } else { "" };
    match when::period(&format!("{text}{word} 2000")) {
        Some((Period::Half(_, n), _)) => Some(Part::Half(n)),
        Some((Period::Quarter(_, n), _)) => Some(Part::Quarter(n)),
        _ => None,
    }
}

/// The period of which a text says that the total stands there: 2024 of "Total 2024".
pub fn total_of(text: &str) -> Option<Period> {
    when::beside_period(text).filter(|(_, rest)| labels::total(rest).is_some()).map(|(period, _)| period)
}

/// The period of a heading beside months or quarters that says its own: `2024`, `Jan-Mar 2024`, `Total 2024`.
pub fn whole_with_year(text: &str) -> Option<Period> {
    when::period(text).map(|(period, _)| period).or_else(|| total_of(text))
}

pub fn says_period(grid: &Grid, table: &TableRecipe, top: u32, bottom: u32, column: u32) -> bool {
    says_a_period(table, &column_heading(grid, top, bottom, column))
}

/// Whether a heading is a period, alone or between the words that the recipe says.
pub fn says_a_period(table: &TableRecipe, heading: &str) -> bool {
    let around = || {
        let mut rows = table.values.headings.iter().filter(|h| h.means == Means::Period);
        rows.any(|h| h.period_part(heading).is_some_and(|p| when::period(p).is_some()))
    };
    when::period(heading).is_some() || around()
}
