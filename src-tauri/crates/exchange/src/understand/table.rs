//! The recipe of one table, from what its columns, headings and rows show.

use super::columns::{Column, choose_values, look_at_columns, measures, numbers_the_columns};
use super::country::{filter_to_country, somebodys_country};
use super::decimal::decimal_sign;
use super::header::Region;
use super::label::label_column;
use super::own::Kinship;
use super::period::fixed_period;
use super::rows::{goes_on, sections, stacked_labels};
use super::signs::signs;
use super::values::values;
use super::{Reason, Suggestion, names_its_columns, own};
use crate::format::{Grid, Workbook};
use crate::labels::Context;
use crate::number::{Brackets, DecimalSign, is_blank};
use crate::read::suggested_spellings;
use crate::recipe::{Decimals, HiddenRows, LabelColumn, Means, OtherColumns, TableRecipe, Values};
use crate::{when, words};
use almanac_core::release::Flags;
use almanac_core::{CellRef, Finding, Level, Place};
use std::collections::{BTreeMap, BTreeSet};

/// Columns beside the values that are understood; comparing each with each of the others takes its time.
const MAX_LABELS: usize = 300;

/// Suggests the recipe of one table; none when it holds no values.
pub fn table(
    book: &Workbook,
    grid: &Grid,
    region: &Region,
    name: &str,
    ctx: &Context<'_>,
    out: &mut Suggestion,
) -> Option<TableRecipe> {
    let top = grid.get(region.top)?.number;
    let bottom = grid.get(region.bottom)?.number;
    let numbered = numbers_the_columns(grid, region);
    let numbered = numbered.then(|| Region { first: region.first + 1, ..region.clone() });
    let region = numbered.as_ref().unwrap_or(region);
    let first_row = grid.get(region.first).map_or(bottom + 1, |r| r.number);
    let last = grid.get(region.end.checked_sub(1)?)?.number;
    if region.end <= region.first {
        return None;
    }
    let mut columns = look_at_columns(grid, region, top, bottom);
    let attributes = book.message.as_ref().map_or(&[][..], |m| m.attributes.as_slice());
    columns.iter_mut().for_each(|c| c.attribute = attributes.contains(&c.heading));
    let reasons = &mut out.reasons;
    let mut reason = |place: &str, why: String| {
        reasons.push(Reason { place: if place.is_empty() { name.into() } else { format!("{name}, {place}") }, why });
    };
    let chosen = choose_values(book, grid, region, &columns);
    if chosen.values.is_empty() {
        return None;
    }
    reason("", chosen.why.clone());
    let mut recipe = TableRecipe {
        name: name.into(),
        sheet: grid.name.as_deref().map(String::from),
        title: Vec::new(),
        unit_seen: None,
        period_seen: None,
        header: [top, bottom],
        first_row,
        last_row: (region.end < grid.len()).then_some(last),
        indicator: None,
        unit: None,
        period: None,
        decimal: DecimalSign::Point,
        times_ten_to: 0,
        codes: BTreeMap::new(),
        flags: Flags::NONE,
        markers: BTreeMap::new(),
        legend_seen: BTreeMap::new(),
        decimals: if chosen.long && !chosen.values.is_empty() {
            own::decimals(grid, region, chosen.values.first().copied().unwrap_or(0))
        } else {
            Decimals::Stored
        },
        brackets: Brackets::Negative,
        calendar: when::Calendar::Gregorian,
        hidden_rows: HiddenRows::Read,
        columns: Vec::new(),
        sections: Vec::new(),
        values: Values {
            columns: [0, 0],
            column_heading: None,
            headings: Vec::new(),
            named: Vec::new(),
            others: OtherColumns::Read,
        },
    };
    let mut taken: BTreeMap<String, usize> = BTreeMap::new();
    let mut has_period = false;
    let numbers_in: BTreeSet<u32> = chosen.values.iter().copied().collect();
    let beside: Vec<Column> =
        columns.iter().filter(|c| !numbers_in.contains(&c.number)).take(MAX_LABELS).cloned().collect();
    if columns.len() > numbers_in.len() + beside.len() {
        out.findings.push(Finding::new(
            Level::Warning,
            "too-many-columns",
            Place::File { file: book.file.clone(), cell: name.into() },
            format!("More than {MAX_LABELS} columns hold no numbers; the others are left alone"),
            "Check that it is the right file, and say what further columns mean",
        ));
    }
    let heading = grid.get(region.bottom);
    let headings = heading.iter().flat_map(|r| r.filled());
    let kinship = own::kinship(headings.map(|c| c.text.trim_matches(is_blank)));
    for column in &beside {
        if chosen.by_period && kinship == Kinship::None && measures(grid, region, column, &beside) {
            let cell = CellRef { sheet: grid.name.clone(), row: bottom, column: grid.received_column(column.number) };
            out.findings.push(
                Finding::new(
                    Level::Warning,
                    "column-left-out",
                    Place::File { file: book.file.clone(), cell: cell.to_string() },
                    "The column holds numbers and its heading is no period as those beside it; it is left out",
                    "Say on the sheet what the column holds if its values are wanted",
                )
                .with(column.heading.clone(), "a period, or words that tell the rows apart"),
            );
            recipe.columns.push(LabelColumn::plain(column.number, &column.heading, Means::Ignore));
            continue;
        }
        let label = match kinship {
            Kinship::Table => own::label(column.number, &column.heading, ctx),
            Kinship::Message | Kinship::None => label_column(grid, region, column, &beside, &chosen, ctx, &mut taken),
        };
        has_period |= label.means == Means::Period;
        if !column.heading.is_empty() {
            let said = match (label.means, &label.dimension) {
                (Means::Dimension, Some(d)) => format!("column {} is the dimension {d}", column.number),
                (means, _) => format!("column {} means {}", column.number, means_word(means)),
            };
            reason(&format!("\"{}\"", column.heading), said);
        }
        recipe.columns.push(label);
    }
    recipe.sections = sections(grid, region, &chosen, &recipe, has_period, ctx);
    if let Some(section) = recipe.sections.first() {
        has_period |= section.means == Means::Period;
        reason("", format!("rows of their own say {}", means_word(section.means)));
    }
    goes_on(book, grid, region, &chosen, &mut recipe, &mut out.findings);
    let mut of_two =
        super::two::in_columns((grid, region), &mut recipe, &columns, &chosen, ctx, &mut out.recipe.labels);
    stacked_labels((grid, region), &mut recipe, &columns, &chosen, ctx, &mut out.recipe.labels, &mut reason);
    if kinship == Kinship::None && !recipe.columns.iter().any(|c| c.means == Means::Unit) {
        let labels: Vec<u32> = recipe.columns.iter().filter(|c| c.means != Means::Ignore).map(|c| c.at).collect();
        recipe.unit_seen = super::unit::unit(grid, [region.top, region.bottom], &labels, &chosen.values);
        recipe.unit.clone_from(&recipe.unit_seen);
        if let Some(unit) = &recipe.unit {
            reason("", format!("the title or a cell beside the heading names the unit \"{unit}\""));
        }
    }
    if let Some((power, row, column)) = grid.divided.filter(|(_, row, _)| (first_row..=last).contains(row)) {
        let thousands = 10_u64.pow(u32::from(power.min(18)));
        // Where the words say thousands as well, what is shown is meant.
        let shown = recipe.unit.as_deref().and_then(super::unit::power) == i8::try_from(power).ok();
        let taken = if shown {
            recipe.times_ten_to = -i8::try_from(power).unwrap_or(0);
            "read as shown, since the unit says the same"
        } else {
            "read as stored"
        };
        let cell = CellRef { sheet: grid.name.clone(), row, column: grid.received_column(column) };
        out.findings.push(
            Finding::new(
                Level::Warning,
                "shown-divided",
                Place::File { file: book.file.clone(), cell: cell.to_string() },
                format!("The cells show their numbers divided by {thousands}; they are {taken}"),
                "Compare with what the workbook shows; else say the power of ten of the table",
            )
            .with(grid.at(row, column).map_or("", |c| c.text), "numbers shown as they are stored"),
        );
    }
    if recipe.unit.as_deref().is_some_and(super::unit::divides) {
        out.findings.extend(samples(book, grid, region, &mut recipe));
    }
    let heading_cell = |column| {
        let cell = CellRef { sheet: grid.name.clone(), row: bottom, column: grid.received_column(column) };
        Place::File { file: book.file.clone(), cell: cell.to_string() }
    };
    let spelled = match kinship {
        // Its codes are those of the lists.
        Kinship::Table => Vec::new(),
        Kinship::Message | Kinship::None => {
            suggested_spellings(ctx, grid, region.first..region.end, &recipe.columns, &heading_cell)
        }
    };
    for spelled in spelled {
        if let Some(column) = recipe.columns.get_mut(spelled.at) {
            reason(&format!("\"{}\"", column.heading), spelled.why);
            column.code_list = Some(spelled.list);
        }
        out.findings.extend(spelled.finding);
    }
    if kinship != Kinship::Table {
        filter_to_country(&mut recipe, grid, region, ctx, &mut reason);
    }
    let texts = |at| own::texts(grid, region, at);
    own::source(&mut recipe, kinship, &mut out.recipe.source, texts, &mut reason);
    if kinship != Kinship::None {
        own::indicators(&recipe, &mut out.recipe.indicators, texts, &mut reason);
    }
    let findings = &mut out.findings;
    let own = recipe.columns.iter().map(|c| c.at).chain(chosen.values.iter().copied());
    let (left, right) = own.fold((u32::MAX, 0), |(a, b), c| (a.min(c), b.max(c)));
    recipe.title = crate::read::title(grid, top, [left, right]);
    values(book, grid, region, top, bottom, &columns, &chosen, ctx, &mut recipe, &mut has_period, findings);
    of_two =
        of_two.or_else(|| super::two::in_headings((grid, region), &mut recipe, &chosen, ctx, &mut out.recipe.labels));
    if let Some(said) = of_two {
        let cell = CellRef { sheet: grid.name.clone(), row: said.row, column: grid.received_column(said.column) };
        out.findings.push(
            Finding::new(
                Level::Note,
                "children-and-adults",
                Place::File { file: book.file.clone(), cell: cell.to_string() },
                "Children are read as persons under 18, and men and women beside them as those of 18 and over",
                "Check what the sender means; else say on the sheet what the labels are",
            )
            .with(said.read, "ages in years"),
        );
    }
    if !has_period {
        fixed_period(book, grid, [left, right], &chosen, &mut recipe, &mut out.findings, &mut reason);
    }
    // What the program writes has a point, and commas nowhere.
    if kinship == Kinship::None && !names_its_columns(book.format) {
        decimal_sign(book, grid, region, &chosen, &mut recipe, out);
    }
    signs(book, grid, region, &chosen, &mut recipe, &mut out.findings);
    let seen = super::doubt::Seen { book, grid, region, values: &chosen.values };
    out.findings.extend(super::doubt::brackets(&seen, &mut recipe));
    out.findings.extend(super::doubt::calendar(&seen, &mut recipe, ctx));
    out.findings.extend(super::doubt::ages_made_dates(&seen, &recipe, ctx, &mut out.recipe.labels));
    out.findings.extend(super::doubt::multipliers(&seen, &recipe));
    let whose = recipe.columns.iter().find(|c| c.dimension.as_ref().is_some_and(|d| somebodys_country(d, c, ctx)));
    if let Some(label) = whose {
        let which = match words::says_origin(&label.heading) {
            true => "citizenship, country of birth or previous residence",
            false => "citizenship, country of birth, previous residence or destination",
        };
        out.findings.push(
            Finding::new(
                Level::Note,
                "country-of-origin",
                heading_cell(label.at),
                format!("\"{}\" may mean {which}", label.heading),
                "Say on the sheet which one the sender means",
            )
            .with(label.heading.clone(), which),
        );
    }
    Some(recipe)
}

/// Rows below shares that say of how many cases they are: their numbers are no shares, and are left out.
fn samples(book: &Workbook, grid: &Grid, region: &Region, recipe: &mut TableRecipe) -> Vec<Finding> {
    let mut found = Vec::new();
    for column in recipe.columns.iter_mut().filter(|c| c.means == Means::Dimension) {
        for row in (region.first..region.end).filter_map(|i| grid.get(i)) {
            let label = row.text(column.at).trim_matches(is_blank);
            if !words::says_sample(label) || column.drop.iter().any(|held| held == label) {
                continue;
            }
            column.drop.push(label.to_string());
            let cell = CellRef { sheet: grid.name.clone(), row: row.number, column: grid.received_column(column.at) };
            found.push(
                Finding::new(
                    Level::Warning,
                    "row-of-another-unit",
                    Place::File { file: book.file.clone(), cell: cell.to_string() },
                    "The row says of how many cases the shares are; its numbers are no shares and are left out",
                    "Import them from a table of their own if they are wanted",
                )
                .with(label, "a row of shares"),
            );
        }
    }
    found
}

fn means_word(means: Means) -> &'static str {
    match means {
        Means::Dimension => "a dimension",
        Means::Indicator => "the indicator",
        Means::Period => "the period",
        Means::PartOfYear => "the month or quarter",
        Means::Unit => "the unit",
        Means::Flags => "status flags",
        Means::Missing => "why there is no number",
        Means::Confidentiality => "confidentiality",
        Means::Note => "a note",
        Means::Label => "another name of the column before it",
        Means::Filter => "which rows are kept",
        Means::Ignore => "nothing that is read",
    }
}
