//! What looks like one thing and may be another: brackets, years of another calendar, ages that a spreadsheet took for
//! dates, values that are written in thousands row by row. Each is told with its cell and can be corrected in the recipe.

use super::header::{Region, sample};
use crate::format::{CellKind, Grid, Workbook};
use crate::labels::Context;
use crate::number::{Brackets, Looks, is_blank, looks};
use crate::read::heading_text;
use crate::recipe::{Means, TableRecipe};
use crate::when::{self, Calendar};
use crate::words;
use almanac_core::{CellRef, Code, DimensionCode, DimensionRole, Finding, Level, Period, Place};
use std::collections::BTreeMap;

/// From this year on all periods of a table are taken for years of another calendar; projections begin earlier.
const FAR_AHEAD: i32 = 2050;
/// Rows that are looked at for words about the calendar.
const LOOKED_AT: usize = 400;

/// A table that is being understood.
pub struct Seen<'a> {
    /// The file.
    pub book: &'a Workbook,
    /// Its sheet.
    pub grid: &'a Grid,
    /// Where it stands.
    pub region: &'a Region,
    /// Its columns of values.
    pub values: &'a [u32],
}

impl Seen<'_> {
    fn place(&self, row: u32, column: u32) -> Place {
        let column = self.grid.received_column(column);
        let cell = CellRef { sheet: self.grid.name.clone(), row, column };
        Place::File { file: self.book.file.clone(), cell: cell.to_string() }
    }
}

/// `(12)` is -12 in accounts and 12 of low reliability in surveys. A table that writes a minus elsewhere means the
/// second.
pub fn brackets(seen: &Seen<'_>, recipe: &mut TableRecipe) -> Option<Finding> {
    let (mut minus, mut count) = (0_usize, 0_usize);
    let mut first: Option<(Place, String)> = None;
    for row in sample(seen.grid, seen.region.first, seen.region.end) {
        for cell in seen.values.iter().filter_map(|c| row.get(*c)) {
            let text = cell.text.trim_matches(is_blank);
            minus += usize::from(text.starts_with(['-', '−', '–']) && looks(text) == Looks::Number);
            let inner = text.strip_prefix('(').and_then(|t| t.strip_suffix(')'));
            let number = inner.is_some_and(|i| i.chars().count() >= 2 && looks(i) == Looks::Number);
            if cell.kind == CellKind::Text && number {
                count += 1;
                first.get_or_insert_with(|| (seen.place(row.number, cell.column), text.to_string()));
            }
        }
    }
    let (place, text) = first?;
    let said = if minus > 0 {
        recipe.brackets = Brackets::Unreliable;
        "other cells have a minus sign, so they are read as values of low reliability"
    } else {
        "they are read as negative"
    };
    Some(
        Finding::new(
            Level::Warning,
            "brackets",
            place,
            format!("Cells with a number in brackets: {count}; {said}"),
            "Ask the sender, and say on the sheet or in the recipe what brackets mean",
        )
        .with(text, "a number whose brackets are explained"),
    )
}

/// Years that lie all far ahead belong to another calendar.
pub fn calendar(seen: &Seen<'_>, recipe: &mut TableRecipe, ctx: &Context<'_>) -> Option<Finding> {
    let (top, bottom) = (recipe.header[0], recipe.header[1]);
    let mut periods: BTreeMap<Period, (Place, String)> = BTreeMap::new();
    let mut split: BTreeMap<Period, (Place, String)> = BTreeMap::new();
    let mut months = false;
    let mut note = |row: u32, column: u32, text: &str| {
        match when::split_year(text) {
            Some(years) => {
                split.entry(years).or_insert_with(|| (seen.place(row, column), text.trim().to_string()));
            }
            None => months |= matches!(when::period(text), Some((Period::Month(..), _))),
        }
        if let Some((period, _)) = when::period(text) {
            periods.entry(period).or_insert_with(|| (seen.place(row, column), text.trim().to_string()));
        }
    };
    for column in seen.values {
        for row in (top..=bottom).filter(|_| recipe.values.headings.iter().any(|h| h.means == Means::Period)) {
            note(row, *column, &heading_text(seen.grid, row, *column));
        }
    }
    for column in recipe.columns.iter().filter(|c| c.means == Means::Period) {
        for row in sample(seen.grid, seen.region.first, seen.region.end) {
            note(row.number, column.at, row.text(column.at));
        }
    }
    // November 2010 and December 2011 are no two months of one table; where others are months, these are as well.
    if let Some((years, (place, text))) = split.first_key_value().filter(|_| split.len() > 1 && !months) {
        recipe.calendar = Calendar::SplitYears;
        let message =
            format!("Each second number follows the first; {text} is read as the year {years}, not as a month");
        let mend = "Check it, and write calendar = \"gregorian\" into the recipe if months are meant";
        return Some(
            Finding::new(Level::Note, "split-years", place.clone(), message, mend).with(text.clone(), "a year"),
        );
    }
    let (first, (place, text)) = periods.iter().next()?;
    if first.year() < FAR_AHEAD {
        return None;
    }
    let nepali = ctx.country.as_ref().is_some_and(|c| c.as_str() == "NPL") || says_nepali(seen.grid);
    let read = nepali.then(|| when::period_in(text, Calendar::BikramSambat)).flatten();
    let (level, message) = match read {
        Some((period, _)) => {
            recipe.calendar = Calendar::BikramSambat;
            let message = format!("The years are those of the Bikram Sambat calendar; {text} is read as {period}");
            (Level::Warning, message)
        }
        None => (
            Level::Error,
            format!("All periods lie far ahead, {text} being the first; they may be of another calendar"),
        ),
    };
    let mend =
        "Check it, and write calendar = \"bikram_sambat\" or \"gregorian\" into the recipe, or correct the periods";
    Some(Finding::new(level, "another-calendar", place.clone(), message, mend).with(text.clone(), "years of today"))
}

/// Whether a sheet is written in Nepali or names the calendar.
fn says_nepali(grid: &Grid) -> bool {
    let words = |text: &str| {
        let lower = text.to_lowercase();
        lower.contains("bikram")
            || lower.contains("b.s.")
            || lower.contains("(bs)")
            || text.chars().filter(|c| matches!(c, '\u{904}'..='\u{939}')).count() >= 2
    };
    grid.rows().take(LOOKED_AT).any(|r| r.filled().any(|c| words(c.text)))
}

/// `5-9` that a spreadsheet took for the ninth of May. The two numbers are in the date, the smaller one first.
pub fn ages_made_dates(
    seen: &Seen<'_>,
    recipe: &TableRecipe,
    ctx: &Context<'_>,
    labels: &mut BTreeMap<DimensionCode, BTreeMap<String, Code>>,
) -> Vec<Finding> {
    let Some((age, _)) = ctx.dimension_of(DimensionRole::Age) else { return Vec::new() };
    let mut findings = Vec::new();
    for column in recipe.columns.iter().filter(|c| c.means == Means::Dimension && c.dimension.as_ref() == Some(&age)) {
        for row in sample(seen.grid, seen.region.first, seen.region.end) {
            let Some(cell) = row.get(column.at).filter(|c| c.kind == CellKind::Date) else { continue };
            let text = cell.text.trim_matches(is_blank);
            let Some((Period::Day(day), _)) = when::period(text) else { continue };
            let (a, b) = day_and_month(&day.to_string());
            if a >= b || labels.get(&age).is_some_and(|l| l.contains_key(text)) {
                continue;
            }
            labels.entry(age.clone()).or_default().insert(text.to_string(), Code::new(format!("Y{a}T{b}")));
            findings.push(
                Finding::new(
                    Level::Warning,
                    "age-made-date",
                    seen.place(row.number, column.at),
                    format!("A spreadsheet made a date of what was \"{a}-{b}\"; it is read as that age group"),
                    "Check it, and say which code it is if the sender meant something else",
                )
                .with(text, format!("{a}-{b}")),
            );
        }
    }
    findings
}

/// The smaller and the larger of the month and the day of a date.
fn day_and_month(date: &str) -> (u8, u8) {
    let mut parts = date.split('-').skip(1).filter_map(|p| p.parse::<u8>().ok());
    let (a, b) = (parts.next().unwrap_or(0), parts.next().unwrap_or(0));
    (a.min(b), a.max(b))
}

/// Rows that say by a multiplier of their own that they are written in thousands or millions.
pub fn multipliers(seen: &Seen<'_>, recipe: &TableRecipe) -> Option<Finding> {
    let says = |h: &str| matches!(words::fold(h).as_str(), "unit_mult" | "unit_multiplier");
    let column = recipe.columns.iter().find(|c| says(&c.heading))?;
    let mut counts: BTreeMap<String, (usize, u32)> = BTreeMap::new();
    for row in sample(seen.grid, seen.region.first, seen.region.end) {
        let text = row.text(column.at).trim_matches(is_blank);
        let entry = counts.entry(text.to_string()).or_insert((0, row.number));
        entry.0 += 1;
    }
    let (text, (_, row)) = counts.iter().find(|(t, _)| !matches!(t.as_str(), "" | "0"))?;
    let (level, mend) = if counts.len() > 1 {
        let mend = "Ask the sender for values in one unit, or read the rows of each multiplier by a table of the recipe of their own";
        (Level::Error, mend)
    } else {
        (Level::Warning, "Set times_ten_to in the recipe, or define the indicator with this multiplier")
    };
    let message = format!(
        "{} says that values are to be multiplied by ten to the power of {text}; they are read as they stand",
        column.heading
    );
    Some(
        Finding::new(level, "unit-multiplier", seen.place(*row, column.at), message, mend)
            .with(text.clone(), "0 on every row"),
    )
}
