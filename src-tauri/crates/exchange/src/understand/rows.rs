//! Labels that hold for several rows: rows of their own, empty cells below a label, labels under labels.

use super::columns::{Chosen, Column};
use super::header::{Region, sample};
use crate::format::{Grid, RowView, Workbook};
use crate::labels::Context;
use crate::number::is_blank;
use crate::recipe::{InnerLabels, LabelColumn, Means, TableRecipe};
use crate::{labels, when};
use almanac_core::{CellRef, Code, DimensionCode, DimensionRole, Finding, Level, Place};
use std::collections::{BTreeMap, HashSet};

/// What rows say that hold one text and no values, above the rows that it holds for: periods where nothing else says
/// them, or labels of a dimension that no column has.
pub(super) fn sections(
    grid: &Grid,
    region: &Region,
    chosen: &Chosen,
    recipe: &TableRecipe,
    has_period: bool,
    ctx: &Context<'_>,
) -> Vec<LabelColumn> {
    let filled = |row: &RowView<'_>, c: u32| !row.text(c).trim_matches(is_blank).is_empty();
    let holds = |row: &RowView<'_>| chosen.values.iter().any(|c| filled(row, *c));
    let mut texts: Vec<(u32, String)> = Vec::new();
    let mut waiting: Vec<(u32, String)> = Vec::new();
    for row in (region.first..region.end).take(LOOKED_AT).filter_map(|i| grid.get(i)) {
        if holds(&row) {
            texts.append(&mut waiting);
            continue;
        }
        let mut cells = row.filled();
        match (cells.next(), cells.next()) {
            (Some(cell), None) => waiting.push((cell.column, cell.text.trim_matches(is_blank).to_string())),
            (Some(_) | None, _) => waiting.clear(),
        }
    }
    let Some(at) = texts.first().map(|(at, _)| *at) else { return Vec::new() };
    if texts.iter().any(|(column, _)| *column != at) {
        return Vec::new();
    }
    // "2023" above "Men": each says its own, and the year goes on.
    let (periods, others): (Vec<&str>, Vec<&str>) =
        texts.iter().map(|(_, text)| text.as_str()).partition(|t| when::period(t).is_some());
    let mut out = Vec::new();
    if !periods.is_empty() && !has_period && !chosen.by_period {
        out.push(LabelColumn::plain(at, "", Means::Period));
    }
    type Is = fn(&str) -> Option<String>;
    for (role, is) in [(DimensionRole::Sex, labels::sex as Is), (DimensionRole::Age, labels::age)] {
        let Some((dimension, code_list)) = ctx.dimension_of(role) else { continue };
        let taken = recipe.columns.iter().any(|c| c.dimension.as_ref() == Some(&dimension));
        if !taken && others.len() >= 2 && others.iter().all(|t| is(t).is_some()) {
            let dimension = Some(dimension);
            out.push(LabelColumn { dimension, code_list, ..LabelColumn::plain(at, "", Means::Dimension) });
            break;
        }
    }
    // Words of another matter stand between: nobody knows what they say.
    if others.is_empty() || out.iter().any(|s| s.means == Means::Dimension) { out } else { Vec::new() }
}

/// Rows that are looked at for labels that go on.
const LOOKED_AT: usize = 5_000;

/// Columns whose label is written once above the rows that it holds for: every label stands once, most begin a group of
/// several rows, and another column tells the rows of a group apart. With an empty cell that means the total, labels are
/// written on every row.
pub(super) fn goes_on(
    book: &Workbook,
    grid: &Grid,
    region: &Region,
    chosen: &Chosen,
    recipe: &mut TableRecipe,
    findings: &mut Vec<Finding>,
) {
    if chosen.nameless {
        return;
    }
    let tells_apart = |m: Means| matches!(m, Means::Dimension | Means::Period | Means::PartOfYear | Means::Indicator);
    let told: Vec<(u32, Means)> =
        recipe.columns.iter().filter(|c| tells_apart(c.means)).map(|c| (c.at, c.means)).collect();
    let merged = |row: u32, column: u32| {
        let over = |m: &&crate::format::Span| m.top <= row && row <= m.bottom && m.left <= column && column <= m.right;
        grid.merged.iter().find(over).is_some()
    };
    for rule in recipe.columns.iter_mut().filter(|c| matches!(c.means, Means::Dimension | Means::Period)) {
        let (mut labels, mut again, mut groups, mut short) = (HashSet::new(), 0_usize, 0_usize, 0_usize);
        let (mut empty, mut first, mut run) = (0_usize, None, 0_usize);
        let mut rows = Vec::new();
        for row in (region.first..region.end).take(LOOKED_AT).filter_map(|i| grid.get(i)) {
            let filled = |c: u32| !row.text(c).trim_matches(is_blank).is_empty();
            if !chosen.values.iter().any(|c| filled(*c)) || merged(row.number, rule.at) {
                continue;
            }
            let others: Vec<&str> =
                told.iter().filter(|(c, _)| *c != rule.at).map(|(c, _)| row.text(*c).trim_matches(is_blank)).collect();
            let text = row.text(rule.at).trim_matches(is_blank);
            if text.is_empty() && groups > 0 && others.iter().any(|t| !t.is_empty()) {
                empty += 1;
                run += 1;
                first.get_or_insert(row.number);
            } else if text.is_empty() {
                again += 1;
            } else {
                short += usize::from(groups > 0 && run == 0);
                again += usize::from(!labels.insert(text));
                (groups, run) = (groups + 1, 0);
            }
            rows.push((groups, others));
        }
        // In a group every row is told apart by its other labels.
        let all = rows.len();
        let distinct: HashSet<_> = rows.into_iter().collect();
        let holds = empty > 0 && again == 0 && short * 2 <= groups && distinct.len() == all;
        let Some(number) = first.filter(|_| holds) else { continue };
        rule.goes_on = true;
        let cell = CellRef { sheet: grid.name.clone(), row: number, column: grid.received_column(rule.at) };
        let mend = "Check it; if an empty cell means the total, say so on the sheet";
        findings.push(
            Finding::new(
                Level::Note,
                "labels-go-on",
                Place::File { file: book.file.clone(), cell: cell.to_string() },
                format!("Empty cells of the column \"{}\" go on with the label above them", rule.heading),
                mend,
            )
            .with("", "a label on every row"),
        );
    }
}

/// The sex of a label: it is one, or it repeats another label and adds one, as in "Emigrants, women" under
/// "Emigrants".
fn sex_under(text: &str, all: &HashSet<String>) -> Option<String> {
    labels::sex(text).or_else(|| {
        let clean = labels::clean(text);
        let outer = all.iter().map(|t| labels::clean(t)).any(|t| t.len() >= 3 && t != clean && clean.starts_with(&t));
        labels::sex_in_caption(text).filter(|_| outer)
    })
}

/// Whether labels stand under others and not among them: the column begins with another one, and they come again under
/// the next, or are words. A label with a digit is no head of ages, and "F" among "A, B, F, M" is no sex.
fn stand_under(
    grid: &Grid,
    region: &Region,
    column: u32,
    role: DimensionRole,
    inner: &[String],
    outer: &[&String],
) -> bool {
    if role == DimensionRole::Age && outer.iter().any(|t| t.contains(char::is_numeric)) {
        return false;
    }
    let is_inner = |t: &str| inner.binary_search_by(|i| i.as_str().cmp(t)).is_ok();
    let texts: Vec<&str> = sample(grid, region.first, region.end)
        .map(|r| r.text(column).trim_matches(is_blank))
        .filter(|t| !t.is_empty())
        .collect();
    let stand = texts.iter().filter(|t| is_inner(t)).count();
    let again = stand > inner.len();
    let words = inner.iter().all(|t| t.chars().count() > 1);
    !texts.first().is_some_and(|t| is_inner(t)) && (again || words)
}

/// Sexes and ages that stand under the labels of another dimension in one column.
pub(super) fn stacked_labels(
    (grid, region): (&Grid, &Region),
    recipe: &mut TableRecipe,
    columns: &[Column],
    chosen: &Chosen,
    ctx: &Context<'_>,
    codes: &mut BTreeMap<DimensionCode, BTreeMap<String, Code>>,
    reason: &mut impl FnMut(&str, String),
) {
    if chosen.long {
        return;
    }
    for (role, is) in [
        (DimensionRole::Sex, sex_under as fn(&str, &HashSet<String>) -> Option<String>),
        (DimensionRole::Age, (|text, _| labels::age(text)) as fn(&str, &HashSet<String>) -> Option<String>),
    ] {
        let Some((dimension, code_list)) = ctx.dimension_of(role) else { continue };
        if recipe.columns.iter().chain(&recipe.sections).any(|c| c.dimension.as_ref() == Some(&dimension)) {
            continue;
        }
        let only = recipe.columns.iter().filter(|c| c.means == Means::Dimension).count();
        for label in recipe.columns.iter_mut().filter(|c| c.means == Means::Dimension && only <= 2) {
            let Some(column) = columns.iter().find(|c| c.number == label.at) else { continue };
            let mut inner: Vec<String> = column
                .distinct
                .iter()
                .filter(|t| is(t, &column.distinct).is_some_and(|c| !c.starts_with('_')) && t.parse::<i64>().is_err())
                .cloned()
                .collect();
            inner.sort_unstable();
            let others = column.distinct.len().saturating_sub(inner.len());
            let outer: Vec<&String> = column.distinct.iter().filter(|t| inner.binary_search(t).is_err()).collect();
            if !stand_under(grid, region, label.at, role, &inner, &outer) {
                continue;
            }
            if !inner.is_empty() && others > inner.len() / 4 {
                reason(
                    &format!("\"{}\"", label.heading),
                    format!("{} labels belong to the dimension {dimension} and stand under the others", inner.len()),
                );
                for text in inner.iter().filter(|t| role == DimensionRole::Sex && labels::sex(t).is_none()) {
                    if let Some(code) = is(text, &column.distinct) {
                        codes.entry(dimension.clone()).or_default().insert(text.clone(), Code::new(code));
                    }
                }
                label.inner.push(InnerLabels {
                    dimension: dimension.clone(),
                    code_list: code_list.clone(),
                    labels: inner,
                });
                break;
            }
        }
    }
}
