//! The period of a table that no column and no heading says.

use super::columns::Chosen;
use crate::format::{Grid, Workbook};
use crate::read::{Around, Teller, around, spread_heading, with_headings};
use crate::recipe::{Means, NamedColumn, TableRecipe};
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
    let name = recipe.name.clone();
    let place = |cell: Option<(u32, u32)>| {
        let cell = cell.map_or(name.clone(), |(row, column)| {
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
    let headings = of_headings(grid, chosen, recipe);
    if let Some((at, text)) = headings.unclear {
        findings.push(ask(place(Some(at)), "The heading speaks of a time that is not understood", text));
        return;
    }
    let around = with_headings(around(book, grid, recipe.header, [left, right]), &headings.periods);
    let parts = recipe.columns.iter().any(|c| c.means == Means::PartOfYear)
        || recipe.values.headings.iter().any(|h| h.means == Means::PartOfYear);
    let around = if parts { around.of_parts() } else { around };
    match around.said {
        Spoken::Unclear => {
            let message = "The title speaks of a time that is no year and no part of one that values may have";
            findings.push(ask(place(around.cell), message, around.text.chars().take(200).collect()));
        }
        Spoken::Is(p) => {
            told(book, &around, p, &place, findings, reason);
            recipe.period_seen = Some(p);
            recipe.period = Some(p);
        }
        // Several periods in the headings: columns that say none cannot be read beside them.
        Spoken::Nothing if !headings.periods.is_empty() => {
            for (at, text) in headings.without {
                findings.push(
                    Finding::new(
                        Level::Warning,
                        "column-left-out",
                        place(Some(at)),
                        "The column says no period, as those beside it do, and is left out",
                        "Say on the sheet which period its values are of if they are wanted",
                    )
                    .with(text.clone(), "a heading with a period"),
                );
                if !recipe.values.named.iter().any(|n| n.heading == text) {
                    recipe.values.named.push(NamedColumn::left_out(text));
                }
            }
        }
        Spoken::Nothing => {
            let message = "No column, heading or title says to which period the values belong";
            findings.push(ask(place(None), message, "no period".into()));
        }
    }
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
        Teller::Headings => reason("", format!("the headings name the period {period} and no other")),
        Teller::Book => {
            reason("", format!("nothing but the title of the book says a period: {period}"));
            findings.push(
                Finding::new(
                    Level::Warning,
                    "period-of-name",
                    place(around.cell),
                    format!("Only the title of the book says a period, {period}, and books often hold the year before"),
                    "Check it, and say another period of the table if the values belong to it",
                )
                .with(
                    around.text.chars().take(200).collect::<String>(),
                    "a period in the table, its heading or its title",
                ),
            );
        }
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

/// What the headings over the values say of time.
#[derive(Default)]
struct Headings {
    /// The periods that they name beside what is measured.
    periods: BTreeSet<Period>,
    /// The first that speaks of a time that is not understood.
    unclear: Option<((u32, u32), String)>,
    /// Those that say no period.
    without: Vec<((u32, u32), String)>,
}

fn of_headings(grid: &Grid, chosen: &Chosen, recipe: &TableRecipe) -> Headings {
    let mut out = Headings::default();
    let Some(first) = chosen.values.first().copied() else { return out };
    let bottom = recipe.header[1];
    let read = |m: Means| matches!(m, Means::Period | Means::PartOfYear);
    for heading in recipe.values.headings.iter().filter(|h| !read(h.means)) {
        for column in &chosen.values {
            let text = spread_heading(grid, heading.row, *column, first, bottom);
            let named = |n: &crate::recipe::NamedColumn| n.heading == text && (n.skip || n.period.is_some());
            if text.is_empty() || recipe.values.named.iter().any(named) {
                continue;
            }
            let at = (heading.row, *column);
            match (when::said(&text), when::beside_period(&text)) {
                (_, Some((period, _))) if heading.with_period => {
                    out.periods.insert(period);
                }
                (Spoken::Nothing, _) if when::only_a_part(&text) => {
                    out.unclear.get_or_insert((at, text));
                }
                (Spoken::Is(Period::Year(_)), _) | (Spoken::Nothing, _) => {
                    out.without.push((at, text));
                }
                (Spoken::Is(_) | Spoken::Unclear, _) => {
                    out.unclear.get_or_insert((at, text));
                }
            }
        }
    }
    out
}
