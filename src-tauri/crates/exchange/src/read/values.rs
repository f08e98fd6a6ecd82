//! The columns of values of a table: where they stand in this file and what their headings say.

use super::heading::{column_heading, heading_text, part_of_year, says_period, spread_heading, whole_with_year};
use super::plan::{HeadingLabel, PlanLabel, PlanValue, meaning, moved};
use super::walk::Part;
use crate::format::{CellKind, Grid, Workbook};
use crate::labels::{self, Context};
use crate::names::Match;
use crate::number::{Looks, looks};
use crate::recipe::{HeadingRow, Means, OtherColumns, TableRecipe};
use crate::{when, words};
use almanac_core::release::Flags;
use almanac_core::{CellRef, DimensionCode, DimensionRole, Finding, Level, Place};
use std::collections::BTreeMap;

/// Whether a column holds words and no number, in at least two cells.
fn holds_words(grid: &Grid, bottom: u32, column: u32) -> bool {
    const ROWS: usize = 300;
    let from = grid.index_of(bottom.saturating_add(1));
    let rows = (from..grid.len().min(from + ROWS)).filter_map(|i| grid.get(i));
    let mut count = 0;
    for row in rows {
        let Some(cell) = row.get(column) else { continue };
        match (cell.kind, looks(cell.text)) {
            (_, Looks::Empty) => {}
            (CellKind::Text, Looks::Text) => count += 1,
            (_, _) => return false,
        }
    }
    count >= 2
}

#[expect(clippy::too_many_arguments, reason = "the parts of one table, each with another meaning")]
pub fn values(
    book: &Workbook,
    grid: &Grid,
    table: &TableRecipe,
    top: u32,
    bottom: u32,
    labels: &[PlanLabel],
    ctx: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> Vec<PlanValue> {
    let [mut first, mut last] = table.values.columns;
    if first == last
        && let Some(heading) = &table.values.column_heading
    {
        let same = |c: &u32| &heading_text(grid, bottom, *c) == heading;
        if !same(&first)
            && let Some(found) =
                (1..=grid.width().min(2_000)).find(|c| same(c) && labels.iter().all(|l| l.column != *c))
        {
            (first, last) = (found, found);
        }
    }
    if last == 0 {
        last = grid.width();
    }
    // Where headings are periods, next year's column stands right after the last one of the recipe.
    if table.values.headings.iter().any(|h| h.means == Means::Period) {
        let is_label = |column: u32| labels.iter().any(|l| l.column == column);
        while last < grid.width() && !is_label(last + 1) && says_period(grid, table, top, bottom, last + 1) {
            last += 1;
        }
    }
    let first = first.max(1);
    let last_column = last.min(grid.width().max(first));
    let shift = i64::from(bottom) - i64::from(table.header[1]);
    let by_number: Vec<bool> = table
        .values
        .headings
        .iter()
        .map(|heading| {
            let row = moved(heading.row, shift);
            let texts = (first..=last_column).map(|c| spread_heading(grid, row, c, first, bottom));
            heading.means == Means::PartOfYear && {
                let texts: Vec<String> = texts.collect();
                when::are_numbers_of_months(texts.iter().map(String::as_str))
            }
        })
        .collect();
    let mut out = Vec::new();
    for column in first..=last_column {
        if labels.iter().any(|l| l.column == column) {
            continue;
        }
        let own =
            (top..=bottom).rev().map(|r| heading_text(grid, r, column)).find(|h| !h.is_empty()).unwrap_or_default();
        let named = table.values.named.iter().find(|n| n.heading.trim() == own).or_else(|| {
            let plain = labels::clean(&own);
            let mut alike = table.values.named.iter().filter(|n| labels::clean(&n.heading) == plain);
            alike.next().filter(|_| alike.next().is_none())
        });
        if named.is_some_and(|n| n.skip) || (own.is_empty() && first != last) {
            continue;
        }
        let mut value = PlanValue {
            column,
            period: None,
            part: Part::Whole,
            measure: None,
            indicator: None,
            labels: Vec::new(),
            codes: BTreeMap::new(),
            unit: None,
            mark: String::new(),
        };
        let mut unexplained = false;
        for (heading, by_number) in table.values.headings.iter().zip(&by_number) {
            let row = moved(heading.row, shift);
            let text = spread_heading(grid, row, column, first, bottom);
            if heading.means == Means::PartOfYear {
                let numbered = when::number_of_month(&text).filter(|_| *by_number).map(Part::Month);
                match (numbered.or_else(|| part_of_year(&text)), whole_with_year(&text)) {
                    (Some(said), _) => value.part = said,
                    (None, Some(period)) => value.period = Some((period, Flags::NONE)),
                    (None, None) => unexplained = true,
                }
                continue;
            }
            unexplained |= !explain(heading, text, named.is_some(), (ctx, table.calendar), &mut value);
        }
        let part = value.part;
        // "% women" among men and women is another number.
        let of_parts = value.labels.iter().any(|l| matches!(l.role, DimensionRole::Sex | DimensionRole::Age));
        unexplained |= of_parts && named.is_none() && words::is_ratio(&own);
        value.period = value.period.map(|(period, flags)| (part.of(period), flags));
        if let Some(n) = named {
            value.period = n.period.map(|p| (p, Flags::NONE)).or(value.period);
            value.indicator = n.indicator.clone();
            value.codes = n.codes.clone();
            value.unit = n.unit.clone();
            // "Total 2024" beside its quarters is the year of the same thing.
            if n.codes.is_empty() && n.period.is_some() && labels::total(&own).is_none() {
                value.measure.get_or_insert_with(|| own.clone());
            }
        }
        if value.unit.is_none() && words::is_rank(&own) {
            value.unit = Some(String::new());
        }
        if value.unit.is_none() {
            // "Emigrants (thousand)" is about this column, whatever the title says of the others.
            let texts = (top..=bottom).rev().map(|r| spread_heading(grid, r, column, first, bottom));
            value.unit = texts
                .filter(|t| when::period(t).is_none())
                .find_map(|t| crate::understand::unit_said(&t).map(String::from));
        }
        // Words below a heading that the dimension does not know: "ISO code" came between the country and its sexes.
        let strange = |l: &HeadingLabel| {
            l.code_list.is_some() && l.find(&ctx.index(l.code_list.as_ref()), None) == Match::Unknown
        };
        let words = named.is_none() && value.labels.iter().any(strange) && holds_words(grid, bottom, column);
        let leave = match table.values.others {
            OtherColumns::Read => unexplained || words,
            OtherColumns::LeaveOut => unexplained || named.is_none(),
        };
        if leave {
            findings.push(
                Finding::new(
                    Level::Warning,
                    "column-left-out",
                    Place::File {
                        file: book.file.clone(),
                        cell: CellRef { sheet: grid.name.clone(), row: bottom, column: grid.received_column(column) }
                            .to_string(),
                    },
                    "The column's heading is not what is expected there; the column is left out",
                    "Say on the sheet or in the recipe what the column holds, if its values are wanted",
                )
                .with(own, if words { "numbers" } else { "a heading as those beside it" }),
            );
            continue;
        }
        out.push(value);
    }
    out
}

/// Takes what one heading row says; false when a period was expected and something else stands there.
fn explain(
    heading: &HeadingRow,
    text: String,
    named: bool,
    (ctx, calendar): (&Context<'_>, when::Calendar),
    value: &mut PlanValue,
) -> bool {
    match heading.means {
        Means::Period => {
            value.period = heading.period_part(&text).and_then(|part| when::period_in(part, calendar));
            value.mark = super::notes::mark_behind(&text).to_string();
            let words = format!("{} {}", heading.before, heading.after);
            if value.period.is_some() && !words::names_nothing(&words) {
                measure(value, words.trim().to_string());
            }
            return value.period.is_some() || named;
        }
        Means::Indicator => match when::beside_period(&text).filter(|_| heading.with_period) {
            Some((period, words)) => {
                value.period = Some((period, Flags::NONE));
                measure(value, words);
            }
            None => measure(value, text),
        },
        Means::Dimension => {
            let (role, code_list) = meaning(ctx, heading.dimension.as_ref(), heading.code_list.as_ref(), "");
            let text = match when::beside_period(&text).filter(|_| heading.with_period) {
                Some((period, words)) => {
                    value.period = Some((period, Flags::NONE));
                    words
                }
                None => text,
            };
            let dimension = heading.dimension.clone().unwrap_or_else(|| DimensionCode::new("column"));
            if let Some(also) = &heading.also {
                let (role, code_list) = meaning(ctx, Some(&also.dimension), also.code_list.as_ref(), "");
                let (dimension, text) = (also.dimension.clone(), text.clone());
                value.labels.push(HeadingLabel { dimension, role, code_list, text, of_two: true });
            }
            let of_two = heading.also.is_some();
            value.labels.push(HeadingLabel { dimension, role, code_list, text, of_two });
        }
        Means::Unit => value.unit = Some(text).filter(|t| !t.is_empty()),
        Means::PartOfYear
        | Means::Flags
        | Means::Missing
        | Means::Confidentiality
        | Means::Note
        | Means::Label
        | Means::Filter
        | Means::Ignore => {}
    }
    true
}

/// Adds words that name what a column measures.
fn measure(value: &mut PlanValue, text: String) {
    value.measure = Some(match value.measure.take() {
        Some(held) if !text.is_empty() && held != text => format!("{held}: {text}"),
        Some(held) => held,
        None => text,
    });
}

/// The first column of values under a period that the recipe does not know of: all values had the period of the title.
pub fn years_came(grid: &Grid, table: &TableRecipe, [top, bottom]: [u32; 2], values: &[PlanValue]) -> Option<u32> {
    let known = |heading: &String| {
        table.values.column_heading.as_ref() == Some(heading)
            || table.values.named.iter().any(|n| n.heading.trim() == heading)
    };
    let by_heading = |h: &HeadingRow| matches!(h.means, Means::Period | Means::PartOfYear) || h.with_period;
    if table.period.is_none() || table.values.headings.iter().any(by_heading) {
        return None;
    }
    let mut headings = values.iter().map(|v| column_heading(grid, top, bottom, v.column));
    let all = headings.all(|h| !known(&h) && when::period(&h).is_some());
    values.first().map(|v| v.column).filter(|_| all)
}
