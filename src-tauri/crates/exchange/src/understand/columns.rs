//! What stands in the columns of a table, and which of them hold the values.

use super::header::{Region, sample};
use super::names_its_columns;
use crate::format::{CellKind, CellView, Format, Grid, RowView, Workbook};
use crate::number::{Looks, is_blank, looks};
use crate::read::heading_text;
use crate::words::Hint;
use crate::{when, words};
use almanac_core::DimensionRole;
use std::collections::{BTreeMap, HashSet};

/// What was seen in one column.
#[derive(Clone)]
pub(super) struct Column {
    pub(super) number: u32,
    pub(super) heading: String,
    pub(super) hint: Option<Hint>,
    pub(super) filled: usize,
    pub(super) numbers: usize,
    pub(super) markers: usize,
    pub(super) texts: usize,
    pub(super) periods: usize,
    pub(super) months: usize,
    pub(super) distinct: HashSet<String>,
    pub(super) counts_up: bool,
    pub(super) dates: usize,
    /// Numbers of a thousand and more, and with decimals: counts and sums of money, not codes or ages.
    pub(super) large: usize,
    /// Texts of digits that begin with a zero: codes.
    pub(super) codes: usize,
    /// Texts with a digit in them that are no numbers.
    pub(super) mixed: usize,
    /// Whether the message says the message says that it only describes values.
    pub(super) attribute: bool,
}

impl Column {
    /// Whether it only numbers the lines.
    pub(super) fn numbers_the_lines(&self) -> bool {
        let counts = self.counts_up && self.numbers > 0;
        let begins = self.distinct.contains("1") || self.codes > 0;
        let unnamed = self.heading.is_empty() && !(self.mostly_periods() && plausible_years(self));
        let called = words::is_running_number(&self.heading) || words::is_rank(&self.heading);
        counts && (unnamed || called && begins)
    }
    pub(super) fn mostly_numbers(&self) -> bool {
        let signs = self.numbers > 0 && (self.numbers + self.markers) * 10 >= self.filled * 8;
        // Half of it large numbers, and words such as "secret" in the place of the others.
        signs || self.large * 2 >= self.filled && self.large > 1 && self.mixed == 0
    }
    pub(super) fn mostly_periods(&self) -> bool {
        self.filled > 0 && self.periods * 10 >= self.filled * 9
    }
}

/// `31.4`, `31,4`
fn is_fraction(text: &str) -> bool {
    let part = text.rsplit_once(['.', ',']).map(|(_, part)| part);
    part.is_some_and(|p| matches!(p.len(), 1 | 2) && p.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether a column beside years in the heading holds another number of the same rows, such as an average of years before:
/// its numbers are of different sizes, and the words beside it tell the rows apart without it.
pub(super) fn measures(grid: &Grid, region: &Region, column: &Column, beside: &[Column]) -> bool {
    let lengths: HashSet<usize> = column.distinct.iter().map(|t| t.trim_start_matches('-').len()).collect();
    let known = column.hint.is_some() || words::is_code_heading(&column.heading) || column.heading.is_empty();
    if known || !column.mostly_numbers() || column.codes > 0 || column.mostly_periods() || column.numbers_the_lines() {
        return false;
    }
    // "Average 2019-2021", whatever its numbers are.
    let of_years =
        column.heading.split(|c: char| !c.is_ascii_digit()).filter(|w| when::only_year(w).is_some()).count() > 1;
    if lengths.len() < 2 && column.large == 0 && !of_years && !words::is_ratio(&column.heading) {
        return false;
    }
    let others: Vec<u32> =
        beside.iter().filter(|c| c.number != column.number && c.texts > c.numbers).map(|c| c.number).collect();
    let mut seen: HashSet<Vec<&str>> = HashSet::new();
    let rows =
        sample(grid, region.first, region.end).filter(|r| !r.text(column.number).trim_matches(is_blank).is_empty());
    let told_apart = rows.into_iter().all(|row| seen.insert(others.iter().map(|c| row.text(*c)).collect()));
    !others.is_empty() && told_apart && seen.len() > 1
}

pub(super) fn look_at_columns(grid: &Grid, region: &Region, top: u32, bottom: u32) -> Vec<Column> {
    let mut columns: Vec<Column> = (1..=grid.width())
        .map(|number| {
            let heading = (top..=bottom)
                .rev()
                .map(|row| heading_text(grid, row, number))
                .find(|h| !h.is_empty())
                .unwrap_or_default();
            Column {
                number,
                // "Country (thousand persons)" is the column of countries.
                hint: words::hint(&heading).or_else(|| words::hint(&super::unit::name_in(&heading))),
                heading,
                filled: 0,
                numbers: 0,
                markers: 0,
                texts: 0,
                periods: 0,
                months: 0,
                distinct: HashSet::new(),
                counts_up: true,
                dates: 0,
                large: 0,
                codes: 0,
                mixed: 0,
                attribute: false,
            }
        })
        .collect();
    let mut before: BTreeMap<u32, i64> = BTreeMap::new();
    for row in sample(grid, region.first, region.end) {
        // A row with one text alone heads a group, and is no label of its column.
        if grid.width() >= 3 && row.filled().nth(1).is_none() {
            continue;
        }
        // The heading is printed again on every page.
        let again = |c: &CellView<'_>| {
            columns.get(c.column as usize - 1).is_some_and(|x| x.heading == c.text.trim_matches(is_blank))
        };
        if row.filled().nth(1).is_some() && row.filled().all(|c| again(&c)) {
            continue;
        }
        for cell in row.filled() {
            let Some(column) = columns.get_mut(cell.column as usize - 1) else { continue };
            column.filled += 1;
            let text = cell.text.trim_matches(is_blank);
            let look = match cell.kind {
                CellKind::Number => Looks::Number,
                CellKind::Date => {
                    column.dates += 1;
                    Looks::Text
                }
                CellKind::Logical => Looks::Text,
                CellKind::Error => Looks::Marker,
                // A sign without a letter or a digit stands for a number, whatever it means.
                CellKind::Text if !text.is_empty() && !text.contains(char::is_alphanumeric) => Looks::Marker,
                CellKind::Text => looks(text),
            };
            match look {
                Looks::Number => {
                    column.numbers += 1;
                    let code = |t: &str| t.len() > 1 && t.starts_with('0') && t.bytes().all(|b| b.is_ascii_digit());
                    column.codes += usize::from(cell.kind == CellKind::Text && code(text));
                    let digits = text.chars().filter(|c| c.is_numeric()).count();
                    column.large += usize::from(digits > 3 && when::period(text).is_none() || is_fraction(text));
                    let n = text.parse::<i64>().ok();
                    column.counts_up &= n.is_some_and(|n| before.get(&cell.column).is_none_or(|b| n > *b));
                    if let Some(n) = n {
                        before.insert(cell.column, n);
                    }
                }
                Looks::Marker => column.markers += 1,
                Looks::Text => {
                    column.texts += 1;
                    column.mixed += usize::from(text.contains(char::is_numeric));
                }
                Looks::Empty => {}
            }
            column.periods += usize::from(when::period(text).is_some());
            let part = when::part_under(&column.heading, text);
            column.months += usize::from(part.is_some() && (look == Looks::Text || look == Looks::Number));
            if column.distinct.len() < 2_000 {
                column.distinct.insert(text.to_string());
            }
        }
    }
    columns.retain(|c| {
        c.filled > 0 || (!c.heading.is_empty() && c.hint.is_some()) || region.periods.binary_search(&c.number).is_ok()
    });
    columns
}

/// Which columns hold the values, and why.
pub(super) struct Chosen {
    /// Their numbers, ascending.
    pub(super) values: Vec<u32>,
    pub(super) why: String,
    /// Columns of periods in the heading.
    pub(super) by_period: bool,
    /// One value per row.
    pub(super) long: bool,
    /// The format has codes without names.
    pub(super) nameless: bool,
}

pub(super) fn choose_values(book: &Workbook, grid: &Grid, region: &Region, columns: &[Column]) -> Chosen {
    if !region.periods.is_empty() {
        let first = region.periods.first().copied().unwrap_or(1);
        let mut values = region.periods.clone();
        // Further columns of numbers to the right have a heading of their own.
        values.extend(
            columns
                .iter()
                .filter(|c| c.number > first && region.periods.binary_search(&c.number).is_err())
                .filter(|c| c.mostly_numbers() && !c.heading.is_empty() && (c.hint.is_none() || whole_year(c)))
                .map(|c| c.number),
        );
        values.sort_unstable();
        return Chosen {
            why: format!("{} columns have a period as their heading", region.periods.len()),
            values,
            by_period: true,
            long: false,
            nameless: false,
        };
    }
    let others = counts_beside(grid, region, columns);
    // One column is called the value; beside other counts that is a heading like theirs.
    let value = ["obs_value", "obsvalue", "value"]
        .iter()
        .find_map(|name| columns.iter().find(|c| words::fold(&c.heading) == *name && (c.numbers > 0 || c.filled == 0)))
        .or_else(|| columns.iter().find(|c| c.hint == Some(Hint::Value) && c.numbers > 0));
    let named_by_standard = |c: &Column| words::fold(&c.heading).replace('_', "") == "obsvalue";
    if let Some(value) = value.filter(|c| others.is_empty() || named_by_standard(c) || names_its_columns(book.format)) {
        return Chosen {
            values: vec![value.number],
            why: format!("column {} is called \"{}\"", value.number, value.heading),
            by_period: false,
            long: true,
            nameless: nameless(book.format),
        };
    }
    let declared = names_its_columns(book.format);
    let first_key = columns.iter().find(|c| tells_rows_apart(c)).map_or(u32::MAX, |c| c.number);
    // Where a column is called the year, counts near 2000 are counts.
    let years_named = columns.iter().any(|c| c.hint == Some(Hint::Period) && c.mostly_periods());
    let parts = columns.iter().filter(|c| when::part_under("", &c.heading).is_some()).count() > 1;
    // "Education" among counts by reason, "Destination" beside "Transit".
    let count_of = |c: &Column| {
        let of_dimension =
            matches!(c.hint, Some(Hint::Dimension(role)) if !matches!(role, DimensionRole::Age | DimensionRole::Sex));
        of_dimension && !declared && others.len() >= 2 && c.number > first_key && c.distinct.len() > 1
    };
    let candidate = |c: &&Column| {
        let numbered = c.months == c.numbers && when::numbered(&c.heading).is_some();
        let last = others.first().is_some_and(|first| c.number > *first);
        let known = !(count_of(c) || (parts || last) && whole_year(c))
            && matches!(
                c.hint,
                Some(
                    Hint::Period
                        | Hint::Flags
                        | Hint::Confidentiality
                        | Hint::Unit
                        | Hint::Indicator
                        | Hint::Machinery
                        | Hint::Dimension(_)
                )
            );
        c.mostly_numbers()
            && !c.numbers_the_lines()
            && !numbered
            && !known
            && !words::is_code_heading(&c.heading)
            && c.codes == 0
            && !(c.mostly_periods()
                && !years_named
                && when::period(&c.heading).is_none()
                && c.distinct.len() < 250
                && c.texts == 0
                && !declared
                && c.periods > 1
                && plausible_years(c))
            && !matches!(c.hint, Some(Hint::Note))
    };
    let values: Vec<u32> = columns.iter().filter(candidate).map(|c| c.number).collect();
    let nameless = nameless(book.format);
    Chosen {
        why: format!("{} columns hold numbers", values.len()),
        long: values.len() == 1,
        values,
        by_period: false,
        nameless,
    }
}

/// Whether a column is of words or of periods, which tell rows apart.
fn tells_rows_apart(c: &Column) -> bool {
    c.filled > 0 && (c.texts > c.numbers || c.mostly_periods() && (c.hint == Some(Hint::Period) || plausible_years(c)))
}

/// Columns of numbers of which nothing says what they are and which no row needs to be told from the others: counts.
fn counts_beside(grid: &Grid, region: &Region, columns: &[Column]) -> Vec<u32> {
    let keys: Vec<u32> = columns.iter().filter(|c| tells_rows_apart(c)).map(|c| c.number).collect();
    let counts: Vec<u32> = columns
        .iter()
        .filter(|c| c.mostly_numbers() && c.hint.is_none() && !keys.contains(&c.number))
        .filter(|c| {
            !words::is_code_heading(&c.heading) && c.codes == 0 && !c.numbers_the_lines() && !c.heading.is_empty()
        })
        .map(|c| c.number)
        .collect();
    let mut seen: HashSet<Vec<&str>> = HashSet::new();
    let mut rows = sample(grid, region.first, region.end).filter(|r| counts.iter().any(|c| r.get(*c).is_some()));
    let apart = rows.all(|row| seen.insert(keys.iter().map(|c| row.text(*c)).collect()));
    if keys.is_empty() || !apart || seen.len() < 2 { Vec::new() } else { counts }
}

/// A column "Year" of numbers that are no years: the whole of the year, beside its quarters.
fn whole_year(c: &Column) -> bool {
    c.hint == Some(Hint::Period) && c.mostly_numbers() && !c.mostly_periods()
}

/// Formats whose columns are all components, none the name of another.
fn nameless(format: Format) -> bool {
    match format {
        Format::SdmxMl | Format::SdmxJson | Format::JsonStat | Format::Px | Format::EurostatTsv => true,
        Format::Csv
        | Format::Tsv
        | Format::SdmxCsv1
        | Format::SdmxCsv2
        | Format::Xlsx
        | Format::Xls
        | Format::Ods
        | Format::Yaml
        | Format::Markdown => false,
    }
}

/// A column whose numbers are all years, not counts that happen to be near 2000.
pub(super) fn plausible_years(c: &Column) -> bool {
    c.distinct.iter().all(|t| when::period(t).is_some_and(|(p, _)| (1900..=2100).contains(&p.year())))
}

/// Whether the first row below a heading only numbers the columns: `А | 1 | 2 | 3`, as official forms do.
pub(super) fn numbers_the_columns(grid: &Grid, region: &Region) -> bool {
    let Some(row) = grid.get(region.first) else { return false };
    let (mut next, mut count) = (None, 0_usize);
    for cell in row.filled() {
        let text = cell.text.trim_matches(is_blank);
        let mut letters = text.chars();
        let letter = letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none();
        match text.parse::<u32>().ok() {
            Some(n) if next.map_or(n <= 2, |expected| n == expected) => (next, count) = (Some(n + 1), count + 1),
            None if letter && next.is_none() => {}
            _ => return false,
        }
    }
    let more = region.first + 1 < region.end;
    // "0 | 10 | 20" below a column of small numbers is a row as the others are: what stands below it is numbers as well.
    let below = grid.get(region.first + 1);
    let all_numbers = |r: RowView<'_>| r.filled().all(|c| c.kind == CellKind::Number || looks(c.text) == Looks::Number);
    let numbers = below.is_some_and(all_numbers);
    // "A | 1 | 2 | 3" above "B | 4 | 5 | 6" is the first row of short labels.
    let short = |r: RowView<'_>| {
        r.filled().next().is_some_and(|c| {
            let mut letters = c.text.trim_matches(is_blank).chars();
            letters.next().is_some_and(char::is_alphabetic) && letters.next().is_none()
        })
    };
    let numbers = numbers || below.is_some_and(short);
    more && !numbers && count >= 3 && row.filled().count() * 10 >= grid.width() as usize * 6
}
