//! The period of a table that no column and no heading says.

use super::columns::Chosen;
use crate::format::{Grid, Workbook};
use crate::read::{Around, Teller, around, spread_heading};
use crate::recipe::{Means, TableRecipe};
use crate::when::{self, Spoken};
use almanac_core::{CellRef, Finding, Level, Period, Place};
use std::collections::BTreeSet;

/// One period in the title, the headings, the sheet's or the file's name is the period of all values; what is unclear is
/// asked.
pub(super) fn fixed_period(
    book: &Workbook,
    grid: &Grid,
    [left, right]: [u32; 2],
    chosen: &Chosen,
    recipe: &mut TableRecipe,
    findings: &mut Vec<Finding>,
    reason: &mut impl FnMut(&str, String),
) {
    let place = |cell: Option<(u32, u32)>| {
        let cell = cell.map_or(recipe.name.clone(), |(row, column)| {
            let column = grid.received_column(column);
            CellRef { sheet: grid.name.clone(), row, column }.to_string()
        });
        Place::File { file: book.file.clone(), cell }
    };
    let ask = |at, message: &str, read: String| {
        let mend = "Say on the sheet or in the recipe which period it is";
        let expected = "a year, a column of years, or years in the heading";
        Finding::new(Level::Error, "no-period", at, message, mend).with(read, expected)
    };
    let around = around(book, grid, recipe.header, [left, right]);
    let in_headings = of_headings(grid, chosen, recipe);
    let cell = in_headings.as_ref().map(|h| h.1);
    let whole = |p: Period| matches!(p, Period::Year(_));
    let period = match (&around.said, in_headings.map(|h| (h.0, h.2))) {
        (_, Some((None, text))) => {
            let message = "The heading speaks of a time that is not understood";
            findings.push(ask(place(cell), message, text));
            return;
        }
        (Spoken::Unclear, _) => {
            let message = "The title speaks of a time that is no year and no part of one that values may have";
            findings.push(ask(place(around.cell), message, around.text.chars().take(200).collect()));
            return;
        }
        (Spoken::Is(p), Some((Some(year), text))) if p.year() != year && around.teller != Teller::File => {
            let message = "The heading names another year than the title";
            findings.push(ask(place(cell), message, text).with(year.to_string(), p.to_string()));
            return;
        }
        (Spoken::Is(p), Some((Some(year), _))) if whole(*p) && p.year() != year => Some(Period::Year(year)),
        (Spoken::Is(p), _) => {
            told(book, &around, *p, &place, findings, reason);
            recipe.period_seen = Some(*p);
            Some(*p)
        }
        (Spoken::Nothing, Some((Some(year), _))) => {
            reason("", format!("the headings name the year {year} and no other"));
            Some(Period::Year(year))
        }
        (Spoken::Nothing, None) => None,
    };
    if period.is_none() {
        let message = "No column, heading or title says to which period the values belong";
        findings.push(ask(place(None), message, "no period".into()));
    }
    recipe.period = period;
}

/// Who says the period, and what says something else.
fn told(
    book: &Workbook,
    around: &Around,
    period: Period,
    place: &dyn Fn(Option<(u32, u32)>) -> Place,
    findings: &mut Vec<Finding>,
    reason: &mut impl FnMut(&str, String),
) {
    match around.teller {
        Teller::Title => reason("", format!("the title names the period {period} and no other")),
        Teller::Sheet => reason("", format!("the sheet's name says the period {period}")),
        Teller::File => {
            reason("", format!("nothing in the table says a period; the file's name says {period}"));
            findings.push(
                Finding::new(
                    Level::Warning,
                    "period-of-name",
                    place(None),
                    format!("Nothing in the table says a period; the file's name says {period}"),
                    "Check it, and say another period of the table if the values belong to it",
                )
                .with(book.file.clone(), "a period in the table, its heading or its title"),
            );
        }
    }
    if let Some(against) = &around.against {
        findings.push(
            Finding::new(
                Level::Warning,
                "period-differs",
                place(around.cell),
                format!("The title and the sheet's name say two periods; the values are taken as those of {period}"),
                "Ask the sender, and say another period of the table if the values belong to it",
            )
            .with(around.text.chars().take(200).collect::<String>(), against.chars().take(200).collect::<String>()),
        );
    }
}

/// What the headings over the values say of time: the one year that they name, or the first that is not understood, with
/// its cell and its words. None where they say nothing, or where a heading row is read as the period.
fn of_headings(grid: &Grid, chosen: &Chosen, recipe: &TableRecipe) -> Option<(Option<i32>, (u32, u32), String)> {
    let first = chosen.values.first().copied()?;
    let bottom = recipe.header[1];
    let read = |m: Means| matches!(m, Means::Period | Means::PartOfYear);
    let mut years: BTreeSet<i32> = BTreeSet::new();
    let mut where_named = None;
    for heading in recipe.values.headings.iter().filter(|h| !read(h.means)) {
        for column in &chosen.values {
            let text = spread_heading(grid, heading.row, *column, first, bottom);
            let named = |n: &&crate::recipe::NamedColumn| n.heading == text && (n.skip || n.period.is_some());
            if text.is_empty() || recipe.values.named.iter().any(|n| named(&n)) {
                continue;
            }
            let at = (heading.row, *column);
            match when::said(&text) {
                Spoken::Is(Period::Year(year)) => {
                    years.insert(year);
                    where_named.get_or_insert((at, text));
                }
                Spoken::Is(_) | Spoken::Unclear => return Some((None, at, text)),
                Spoken::Nothing => {}
            }
        }
    }
    let (at, text) = where_named?;
    // Columns of several years, and no heading row that is read as years: "Plan for 2024", "Result of 2025".
    Some((years.first().copied().filter(|_| years.len() == 1), at, text))
}
