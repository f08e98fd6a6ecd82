//! What signs in the place of numbers stand for.

use super::columns::Chosen;
use super::header::Region;
use super::legend::Explained;
use crate::format::{CellKind, Grid, Workbook};
use crate::number::{Looks, Marker, is_blank, looks, usual_marker};
use crate::recipe::TableRecipe;
use almanac_core::{CellRef, Finding, Level, Place};
use std::collections::BTreeMap;

/// Cells of values that hold a sign instead of a number.
struct Sign {
    count: usize,
    /// How many of them are padded, as spreadsheets pad what their formats print.
    padded: usize,
    first: CellRef,
}

/// The longest text that may be a sign.
pub(crate) const LONGEST_SIGN: usize = 6;

/// What signs in cells of values stand for: what the file's own legend says; else what a lone dash or star usually does,
/// which is told, since a dash means zero with some senders and "not available" with others.
pub(super) fn signs(
    book: &Workbook,
    grid: &Grid,
    region: &Region,
    chosen: &Chosen,
    recipe: &mut TableRecipe,
    findings: &mut Vec<Finding>,
) {
    let mut seen: BTreeMap<String, Sign> = BTreeMap::new();
    let (mut padded_numbers, mut numbers) = (0_usize, 0_usize);
    for row in (region.first..region.end.min(region.first + 20_000)).filter_map(|i| grid.get(i)) {
        for cell in chosen.values.iter().filter_map(|c| row.get(*c)).filter(|c| c.kind == CellKind::Text) {
            let text = cell.text.trim_matches(is_blank);
            let padded = cell.text.len() > text.len() + 1;
            if looks(text) == Looks::Number {
                numbers += 1;
                padded_numbers += usize::from(padded);
            } else if !text.is_empty() && text.chars().count() <= LONGEST_SIGN {
                let sign = seen.entry(text.to_string()).or_insert_with(|| {
                    let column = grid.received_column(cell.column);
                    let first = CellRef { sheet: grid.name.clone(), row: row.number, column };
                    Sign { count: 0, padded: 0, first }
                });
                sign.count += 1;
                sign.padded += usize::from(padded);
            }
        }
    }
    let explained = super::legend::explained(book, grid, [region.bottom, region.end], seen.keys().map(String::as_str));
    for (text, Sign { count, padded, first }) in seen {
        let place = Place::File { file: book.file.clone(), cell: first.to_string() };
        if let Some(legend) = explained.get(&text) {
            findings.push(told(&text, count, place, legend));
            recipe.legend_seen.insert(text.clone(), legend.marker);
            recipe.markers.insert(text, legend.marker);
            continue;
        }
        if !matches!(text.as_str(), "-" | "–" | "—" | "−" | "*" | "x" | "х") {
            continue;
        }
        // Spreadsheets print a zero as a padded dash in their accounting format, and then pad every number.
        let accounting =
            matches!(text.as_str(), "-" | "–") && padded == count && padded_numbers * 10 >= numbers * 8 && numbers > 0;
        let marker = if accounting { Marker::Zero } else { usual_marker(&text).unwrap_or(Marker::NotAvailable) };
        let message = if accounting {
            format!("{} a padded \"{text}\", as accounting formats print zero; read as zero", cells_hold(count))
        } else {
            format!("{} a lone \"{text}\"; read as not available", cells_hold(count))
        };
        let mend = "Ask the sender whether it means zero, not available or suppressed, and say so on the sheet";
        let finding = Finding::new(Level::Warning, "marker", place, message, mend);
        findings.push(finding.with(text.clone(), "a number or an explained marker"));
        recipe.markers.insert(text, marker);
    }
}

/// Tells what the file itself says that a sign stands for.
pub(crate) fn told(sign: &str, count: usize, place: Place, legend: &Explained) -> Finding {
    let message = format!(
        "{} \"{sign}\", which stands for {} as {} says",
        cells_hold(count),
        marker_word(legend.marker),
        legend.cell
    );
    let mend = "Look at what the file says of it, and say what the sign stands for if it was misunderstood";
    Finding::new(Level::Note, "marker-explained", place, message, mend)
        .with(sign, legend.said.chars().take(200).collect::<String>())
}

fn cells_hold(count: usize) -> String {
    if count == 1 { "1 cell holds".into() } else { format!("{count} cells hold") }
}

/// What a marker stands for, in words.
pub(crate) fn marker_word(marker: Marker) -> &'static str {
    match marker {
        Marker::Zero => "zero",
        Marker::RoundsToZero => "more than nothing and less than half of the unit",
        Marker::NotAvailable => "not available",
        Marker::NotApplicable => "not applicable",
        Marker::Suppressed => "suppressed",
        Marker::NotCollected => "not collected",
    }
}
