//! The decimal sign of a table.

use super::columns::Chosen;
use super::header::{Region, sample};
use super::{Reason, Suggestion};
use crate::format::{CellKind, Grid, Workbook};
use crate::number::{DecimalSign, Evidence, evidence, is_blank};
use crate::read::heading_text;
use crate::recipe::{Means, TableRecipe};
use almanac_core::{CellRef, Finding, Level, Place};

/// The decimal sign, from all ways in which the numbers of the sample are written.
pub(super) fn decimal_sign(
    book: &Workbook,
    grid: &Grid,
    region: &Region,
    chosen: &Chosen,
    recipe: &mut TableRecipe,
    out: &mut Suggestion,
) {
    let (mut point, mut comma, mut maybe_comma, mut maybe_point) = (0_usize, 0_usize, 0_usize, 0_usize);
    let mut example: Option<(CellRef, String)> = None;
    let mut plain_thousands = 0_usize;
    for row in sample(grid, region.first, region.end) {
        for cell in chosen.values.iter().filter_map(|c| row.get(*c)).filter(|c| c.kind == CellKind::Text) {
            let text = cell.text.trim_matches(is_blank);
            match evidence(text) {
                Some(Evidence::Point) => point += 1,
                Some(Evidence::Comma) => comma += 1,
                Some(e @ (Evidence::AmbiguousComma | Evidence::AmbiguousPoint)) => {
                    if e == Evidence::AmbiguousComma {
                        maybe_comma += 1
                    } else {
                        maybe_point += 1
                    }
                    example.get_or_insert_with(|| {
                        let cell = CellRef {
                            sheet: grid.name.clone(),
                            row: row.number,
                            column: grid.received_column(cell.column),
                        };
                        (cell, text.to_string())
                    });
                }
                None => plain_thousands += usize::from(text.len() >= 4 && text.bytes().all(|b| b.is_ascii_digit())),
            }
        }
    }
    let place = example.as_ref().map_or(String::new(), |(c, _)| c.to_string());
    let read = example.as_ref().map_or(String::new(), |(_, t)| t.clone());
    let mut finding = |level, kind: &str, message: String, mend: String, expected: &str| {
        let place = Place::File { file: book.file.clone(), cell: place.clone() };
        out.findings.push(Finding::new(level, kind, place, message, mend).with(read.clone(), expected));
    };
    let mut two_signs = |message: &str| {
        finding(
            Level::Warning,
            "two-decimal-signs",
            message.into(),
            "Check it, and say the other decimal sign of the table if it is that".into(),
            "one decimal sign",
        );
    };
    if comma > point {
        recipe.decimal = DecimalSign::Comma;
        if point > 0 {
            two_signs("Some numbers are written with a decimal point and some with a comma");
        }
        return;
    }
    if comma > 0 {
        two_signs("Some numbers are written with a decimal comma and some with a point");
    }
    if point > 0 || comma > 0 {
        return;
    }
    let (count, sign, other) = match (maybe_comma, maybe_point) {
        (1.., 0) => (maybe_comma, "comma", "point"),
        (0, 1..) => (maybe_point, "point", "comma"),
        (1.., 1..) => {
            two_signs(
                "Some numbers group their thousands by a comma and some by a point, or have decimals behind one of them",
            );
            return;
        }
        (0, 0) => return,
    };
    // What the table's own totals say goes before every custom.
    let labels: Vec<u32> = recipe.columns.iter().filter(|c| c.means == Means::Dimension).map(|c| c.at).collect();
    let bottom = grid.get(region.bottom).map_or(0, |r| r.number);
    let headings: Vec<String> = chosen.values.iter().map(|c| heading_text(grid, bottom, *c)).collect();
    if let Some(proven) =
        super::sums::decimal_sign((grid, &(region.first..region.end)), &labels, &chosen.values, &headings)
    {
        recipe.decimal = proven;
        let why = "the decimal sign is the one by which the parts make up the totals";
        out.reasons.push(Reason { place: recipe.name.clone(), why: why.into() });
        return;
    }
    // A file that divides its columns by semicolons writes decimals with a comma. A number of four digits and more
    // without the sign says that the sign does not group thousands.
    let semicolons = book.delimiter == Some(';');
    let ungrouped = plain_thousands > 0;
    let (decimal, why) = match (sign, semicolons, ungrouped) {
        // Digits that are grouped nowhere settle it as far as a file can.
        ("point", false, true) => return,
        ("comma", _, true) => (true, "numbers of four digits and more stand there without it"),
        ("comma", true, false) => {
            (true, "the file divides its columns by semicolons, as where the comma is the decimal sign")
        }
        ("comma", false, false) => (false, "no other number of the file says that it is the decimal sign"),
        ("point", true, _) => {
            (false, "the file divides its columns by semicolons, as where the comma is the decimal sign")
        }
        (_, _, _) => (true, "nothing in the file says that it groups thousands"),
    };
    if decimal == (sign == "comma") {
        recipe.decimal = DecimalSign::Comma;
    }
    let (taken, instead) = if decimal { ("the decimal sign", other) } else { ("a thousands separator", sign) };
    let level = if sign == "comma" && !decimal { Level::Note } else { Level::Warning };
    finding(
        level,
        "ambiguous-decimal-sign",
        format!(
            "All {count} numbers with a {sign} have exactly three digits after it; the {sign} was taken for {taken}, since {why}"
        ),
        format!("If it is the other one, say so of the table, or write decimal = \"{instead}\" into the recipe"),
        "a thousands separator or a decimal sign",
    );
}
