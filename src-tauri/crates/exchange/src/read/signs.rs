//! Signs of the next file: another decimal sign than before, and what it says itself that its markers stand for.

use super::heading::heading_text;
use super::plan::plan;
use crate::format::{CellKind, CellView, Workbook};
use crate::labels::Context;
use crate::number::{DecimalSign, Evidence, Looks, evidence, is_blank, looks, usual_marker};
use crate::recipe::{Means, TableRecipe};
use crate::understand::{LONGEST_SIGN, explained, marker_word, sign_by_sums, told_of_sign};
use almanac_core::{CellRef, Finding, Level, Place};
use std::collections::BTreeMap;

/// Rows in which signs are looked for.
const ROWS: usize = 5_000;

/// By whose codes labels are written does not matter here, and finding it out reads every row.
fn without_codes<'a>(ctx: &Context<'a>) -> Context<'a> {
    Context { schemes: &[], ..ctx.clone() }
}

/// Calls `each` with the texts of a table's cells of values, as it stands in this file, with its cell. The grid's
/// place in the file, the place of the heading's last row and the one behind the values; none where the recipe does not fit.
fn texts(
    table: &TableRecipe,
    book: &Workbook,
    ctx: &Context<'_>,
    each: &mut dyn FnMut(&str, CellRef),
) -> Option<(usize, [usize; 2])> {
    let plan = plan(book, table, &without_codes(ctx), &mut Vec::new()).ok()?;
    let at = book.grids.iter().position(|g| std::ptr::eq(g, plan.grid))?;
    // Where nothing can be read by the signs of before, the table ends nowhere yet.
    let end = if plan.end > plan.first { plan.end } else { plan.grid.len() };
    for row in (plan.first..end.min(plan.first.saturating_add(ROWS))).filter_map(|i| plan.grid.get(i)) {
        let is_text = |c: &CellView<'_>| c.kind == CellKind::Text;
        for cell in plan.values.iter().filter_map(|v| row.get(v.column)).filter(is_text) {
            let column = plan.grid.received_column(cell.column);
            each(cell.text.trim_matches(is_blank), CellRef { sheet: plan.grid.name.clone(), row: row.number, column });
        }
    }
    Some((at, [plan.grid.index_of(plan.heading[1]), end]))
}

/// Takes the other decimal sign where the numbers of this file can only be read by it, and none only by the recipe's.
pub fn follow_decimal(table: &mut TableRecipe, book: &Workbook, ctx: &Context<'_>) -> Option<Finding> {
    let (own, other) = match table.decimal {
        DecimalSign::Point => (Evidence::Point, Evidence::Comma),
        DecimalSign::Comma => (Evidence::Comma, Evidence::Point),
    };
    let (mut as_before, mut first, mut maybe) = (0_usize, None, None);
    texts(table, book, ctx, &mut |text, cell| match evidence(text) {
        Some(e) if e == own => as_before += 1,
        Some(e) if e == other && first.is_none() => first = Some((text.to_string(), cell)),
        Some(_) if maybe.is_none() => maybe = Some((text.to_string(), cell)),
        Some(_) | None => {}
    })?;
    // What may be read both ways, the table's own totals decide.
    let certain = first.is_some();
    let by_sums = || maybe.filter(|_| sign_of_totals(table, book, ctx).is_some_and(|sign| sign != table.decimal));
    let (text, cell) = first.or_else(by_sums).filter(|_| as_before == 0)?;
    let (sign, word, before) = match table.decimal {
        DecimalSign::Point => (DecimalSign::Comma, "comma", "point"),
        DecimalSign::Comma => (DecimalSign::Point, "point", "comma"),
    };
    table.decimal = sign;
    Some(
        Finding::new(
            Level::Warning,
            "decimal-follows",
            Place::File { file: book.file.clone(), cell: cell.to_string() },
            if certain {
                format!("The numbers of this file can only be read with a decimal {word}, and are; those of the file before had a {before}")
            } else {
                format!("The totals of this file are those of its parts with a decimal {word} only, and it is read so; the file before was read with a {before}")
            },
            "Check some of the values; else say the decimal sign of the table on the sheet",
        )
        .with(text, format!("a number with a decimal {before}")),
    )
}

/// The decimal sign by which the parts of a table make up its totals in this file.
fn sign_of_totals(table: &TableRecipe, book: &Workbook, ctx: &Context<'_>) -> Option<DecimalSign> {
    let plan = plan(book, table, &without_codes(ctx), &mut Vec::new()).ok()?;
    let labels: Vec<u32> = plan.labels.iter().filter(|l| l.rule.means == Means::Dimension).map(|l| l.column).collect();
    let values: Vec<u32> = plan.values.iter().map(|v| v.column).collect();
    let headings: Vec<String> = values.iter().map(|c| heading_text(plan.grid, plan.heading[1], *c)).collect();
    sign_by_sums((plan.grid, &(plan.first..plan.end)), &labels, &values, &headings)
}

/// Takes what this file says that its signs stand for, where it says something else than the file before, or something of
/// a sign that was not there.
pub fn follow_legend(table: &mut TableRecipe, book: &Workbook, ctx: &Context<'_>) -> Vec<Finding> {
    let mut signs: BTreeMap<String, (usize, CellRef)> = BTreeMap::new();
    let seen = texts(table, book, ctx, &mut |text, cell| {
        if !text.is_empty() && text.chars().count() <= LONGEST_SIGN && looks(text) != Looks::Number {
            signs.entry(text.to_string()).or_insert((0, cell)).0 += 1;
        }
    });
    let Some((grid, rows)) = seen.and_then(|(at, rows)| Some((book.grids.get(at)?, rows))) else { return Vec::new() };
    let mut findings = Vec::new();
    for (sign, legend) in explained(book, grid, rows, signs.keys().map(String::as_str)) {
        let Some((count, first)) = signs.get(&sign) else { continue };
        let place = |cell: &CellRef| Place::File { file: book.file.clone(), cell: cell.to_string() };
        let before = table.legend_seen.insert(sign.clone(), legend.marker);
        match table.markers.get(&sign).copied().or_else(|| usual_marker(&sign)) {
            Some(held) if held == legend.marker => {}
            // Somebody has said something else of the same words before.
            Some(_) if before == Some(legend.marker) => {}
            Some(held) if table.markers.contains_key(&sign) => {
                table.markers.insert(sign.clone(), legend.marker);
                findings.push(
                    Finding::new(
                        Level::Warning,
                        "marker-differs",
                        place(&legend.cell),
                        format!(
                            "The file says that \"{sign}\" stands for {}; in the file before it stood for {}. It is read as this file says",
                            marker_word(legend.marker),
                            marker_word(held)
                        ),
                        "Look at the words, and say what the sign stands for if they were misunderstood",
                    )
                    .with(
                        legend.said.chars().take(200).collect::<String>(),
                        format!("\"{sign}\" for {}", marker_word(held)),
                    ),
                );
            }
            Some(_) | None => {
                table.markers.insert(sign.clone(), legend.marker);
                findings.push(told_of_sign(&sign, *count, place(first), &legend));
            }
        }
    }
    findings
}
