//! Where the tables of a sheet are: heading rows, first and last row of values.

use crate::format::{CellKind, CellView, Grid, RowView};
use crate::number::{Looks, looks};
use crate::recipe::MAX_HEADING;
use crate::when;
use crate::words::{self, Hint};
use almanac_core::Period;
use std::collections::{BTreeMap, BTreeSet};

/// One table found in a grid; rows as places in the grid, from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// First heading row.
    pub top: usize,
    /// Last heading row.
    pub bottom: usize,
    /// First row below the heading.
    pub first: usize,
    /// The row after the last one with values.
    pub end: usize,
    /// Columns whose heading is a period, ascending.
    pub periods: Vec<u32>,
    /// Columns that hold numbers in most rows.
    pub numeric: BTreeSet<u32>,
}

/// How far a heading is looked for.
const SEARCH: usize = 300;
const BELOW: usize = 40;
const MAX_TABLES: usize = 200;
/// Cells that are looked at to find headings: where all rows look like headings, the same ones would be looked at again and
/// again.
const MOST_CELLS: usize = 1_000_000;
/// Cells by which it is told which columns hold numbers.
const CELLS: usize = 20_000;
/// Rows of a [`sample`].
const SAMPLED: usize = 800;
/// Cells of a row that are looked at to tell a heading.
const WIDE: usize = 2_000;

/// The first table of a grid.
pub fn first_region(grid: &Grid) -> Option<Region> {
    region_from(grid, 0).map(|(region, _)| region)
}

/// All tables of a grid, and the number of the row from which on none was looked for, since there are too many.
pub fn regions(grid: &Grid) -> (Vec<Region>, Option<u32>) {
    let mut out = Vec::new();
    let (mut from, mut looked_at) = (0, 0);
    while out.len() < MAX_TABLES && looked_at < MOST_CELLS {
        let Some((region, limit)) = region_from(grid, from) else { return (out, None) };
        // What stands below a heading is looked at twice, and every row above it is compared with some below it.
        let width = grid.width() as usize;
        let below = (grid.len().saturating_sub(region.bottom).min(SAMPLED) * width).min(CELLS) * 2;
        looked_at += below + region.bottom.saturating_sub(from) * BELOW * width.min(WIDE);
        from = limit.max(region.first + 1);
        out.push(region);
    }
    (out, grid.get(from).map(|row| row.number))
}

/// The next table from a place in the grid on, and where the one after it may begin.
fn region_from(grid: &Grid, from: usize) -> Option<(Region, usize)> {
    let mut region = next(grid, from)?;
    // A cell of text may go over a thousand lines of the file; no heading does.
    if !fits(grid, &region) {
        region.top = region.bottom;
    }
    let limit = next_heading(grid, &region);
    region.end = last_value(grid, &region, limit);
    Some((region, limit))
}

/// The one table of a format that names its columns in the first row: everything below.
pub fn declared(grid: &Grid) -> Vec<Region> {
    if grid.len() < 2 {
        return Vec::new();
    }
    let numeric = numeric_columns(grid, 1);
    vec![Region { top: 0, bottom: 0, first: 1, end: grid.len(), periods: Vec::new(), numeric }]
}

/// The table whose heading somebody says stands in the rows from one number to another, above the row `limit`. None
/// where no such row holds anything.
pub fn given(grid: &Grid, first: u32, last: u32, limit: u32) -> Option<Region> {
    let (top, bottom) = (grid.index_of(first), grid.index_of(last));
    let heading = grid.get(bottom).filter(|r| r.number == last)?;
    let numeric = numeric_columns(grid, bottom + 1);
    let is_period = |c: &CellView<'_>| numeric.contains(&c.column) && when::period(c.text).is_some();
    let periods = heading.filled().take(WIDE).filter(is_period).map(|c| c.column).collect();
    let mut region = Region { top, bottom, first: bottom + 1, end: grid.len(), periods, numeric };
    region.end = last_value(grid, &region, grid.index_of(limit));
    fits(grid, &region).then_some(region)
}

/// Whether a heading has no more rows than a recipe may say.
fn fits(grid: &Grid, region: &Region) -> bool {
    let number = |at: usize| grid.get(at).map_or(0, |r| r.number);
    number(region.bottom).saturating_sub(number(region.top)) <= MAX_HEADING
}

fn look(text: &str, kind: CellKind) -> Looks {
    match kind {
        CellKind::Number => Looks::Number,
        CellKind::Date | CellKind::Logical => Looks::Text,
        CellKind::Error => Looks::Marker,
        CellKind::Text => looks(text),
    }
}

/// The next heading at or after a row.
fn next(grid: &Grid, from: usize) -> Option<Region> {
    let stop = (from + SEARCH).min(grid.len());
    let mut text_row = None;
    for i in from..stop {
        if text_row.is_some_and(|t| i > t + 5) {
            break;
        }
        let row = grid.get(i)?;
        let heads = || period_heading(grid, i, &row).or_else(|| heads_a_row(grid, i, &row));
        if let Some(periods) = heads().filter(|p| !text_row.is_some_and(|t| is_under_words(grid, t, i, p))) {
            let below = if heads_a_row(grid, i, &row).is_some() { i } else { downward(grid, i) };
            if below > i {
                // Years above a row of names: both are heading.
                let numeric = numeric_columns(grid, below + 1);
                return Some(Region {
                    top: i,
                    bottom: below,
                    first: below + 1,
                    end: grid.len(),
                    periods: Vec::new(),
                    numeric,
                });
            }
            let numeric = numeric_columns(grid, i + 1);
            let top = upward(grid, i, &periods);
            return Some(Region { top, bottom: i, first: i + 1, end: grid.len(), periods, numeric });
        }
        if text_row.is_none() && (text_heading(grid, i, &row) || months_heading(grid, i, &row)) {
            text_row = Some(i);
        }
    }
    let at = text_row?;
    let bottom = downward(grid, at);
    let numeric = numeric_columns(grid, bottom + 1);
    let columns: Vec<u32> = numeric.iter().copied().collect();
    let top = upward(grid, at, &columns);
    Some(Region { top, bottom, first: bottom + 1, end: grid.len(), periods: Vec::new(), numeric })
}

/// Columns of a row that are periods, if the row is the heading of columns of periods.
fn period_heading(grid: &Grid, at: usize, row: &RowView<'_>) -> Option<Vec<u32>> {
    let (mut periods, mut filled, mut other_numbers) = (Vec::new(), 0_usize, 0_usize);
    for cell in row.filled().take(WIDE) {
        filled += 1;
        if when::period(cell.text).is_some() {
            periods.push(cell.column);
        } else if look(cell.text, cell.kind) == Looks::Number {
            other_numbers += 1;
        }
    }
    if periods.len() < 2 || periods.len() * 4 < filled || other_numbers * 10 > filled * 3 {
        return None;
    }
    let (mut values, mut words, mut dates) = (0_usize, 0_usize, 0_usize);
    for below in (at + 1..grid.len()).filter_map(|i| grid.get(i)).take(BELOW) {
        for cell in periods.iter().filter_map(|c| below.get(*c)) {
            match look(cell.text, cell.kind) {
                Looks::Number | Looks::Marker => {
                    values += 1;
                    dates += usize::from(when::period(cell.text).is_some());
                }
                Looks::Text => words += 1,
                Looks::Empty => {}
            }
        }
    }
    // Values between 1900 and 2100 look like years. Years of a heading go up by the same step, and no row below does.
    let step = steps(row);
    let steady = step.is_some() && grid.get(at + 1).is_none_or(|below| steps(&below) != step);
    (values > 0 && words * 5 <= values && (dates * 2 <= values || steady)).then_some(periods)
}

/// Whether what looks like the years of a heading are counts: a heading of words from the row `top` on names the
/// column of labels and every column of numbers, right above them or above other rows of numbers.
fn is_under_words(grid: &Grid, top: usize, at: usize, periods: &[u32]) -> bool {
    let (Some(row), Some(above)) = (grid.get(at), at.checked_sub(1).and_then(|i| grid.get(i))) else { return false };
    if top >= at || above.number + 1 != row.number {
        return false;
    }
    let Some(label) = row.filled().next() else { return false };
    let of_years = || {
        let heads =
            (top..at).filter_map(|i| grid.get(i)).filter_map(|r| r.get(label.column).map(|c| words::hint(c.text)));
        when::period(label.text).is_some() && heads.into_iter().any(|hint| hint == Some(Hint::Period))
    };
    // "Education" is a row of a table whose heading says "Reason".
    let heading =
        (top..at).filter_map(|i| grid.get(i)).filter_map(|r| r.get(label.column).map(|c| words::hint(c.text)));
    let headed = heading.into_iter().any(|hint| matches!(hint, Some(Hint::Dimension(_) | Hint::Period)));
    let of_words = look(label.text, label.kind) == Looks::Text
        && (headed || words::hint(label.text).is_none())
        && !periods.contains(&label.column);
    if !of_words && !of_years() {
        return false;
    }
    let named = (top..at).filter_map(|i| grid.get(i)).any(|r| r.get(label.column).is_some());
    let mut heads = BTreeSet::new();
    let numbers = row.filled().take(WIDE).filter(|c| c.column != label.column && look(c.text, c.kind) == Looks::Number);
    let covered = numbers.into_iter().all(|c| {
        above.get(c.column).is_some_and(|head| match look(head.text, head.kind) {
            Looks::Text => when::period(head.text).is_none() && heads.insert(head.text),
            Looks::Number => above.get(label.column).is_some() && when::period(head.text).is_none_or(|_| at > top + 1),
            Looks::Marker => above.get(label.column).is_some(),
            Looks::Empty => false,
        })
    });
    named && covered
}

/// By how many months the periods of a row, at least two, go up, each by the same step.
fn steps(row: &RowView<'_>) -> Option<i64> {
    let month = |period: Period| match period {
        Period::Year(y) => Some(i64::from(y) * 12),
        Period::Quarter(y, q) => Some(i64::from(y) * 12 + i64::from(q) * 3),
        Period::Month(y, m) => Some(i64::from(y) * 12 + i64::from(m)),
        Period::Half(..) | Period::Week(..) | Period::Day(_) | Period::Years(..) => None,
    };
    let periods = row.filled().take(WIDE).filter_map(|c| when::period(c.text));
    let numbers: Vec<i64> = periods.filter_map(|(period, _)| month(period)).collect();
    let mut gaps = numbers.windows(2).filter_map(|w| Some(w.get(1)? - w.first()?));
    let first = gaps.next()?;
    (first > 0 && gaps.all(|gap| gap == first)).then_some(first)
}

/// Columns of a row that are periods, if it names a label beside them and the row below is one of values, though its
/// values may be written as no number is: `Country | 2020` above `India | (5)` or `India | secret`.
fn heads_a_row(grid: &Grid, at: usize, row: &RowView<'_>) -> Option<Vec<u32>> {
    let (mut labels, mut periods, mut named, mut beside) = (Vec::new(), Vec::new(), BTreeSet::new(), Vec::new());
    for cell in row.filled().take(WIDE) {
        match when::period(cell.text) {
            // Of the same period twice, the row below says what they are.
            Some((period, _)) if !named.insert(period) => return None,
            Some(_) => periods.push(cell.column),
            None if periods.is_empty() && look(cell.text, cell.kind) == Looks::Text => labels.push(cell),
            // "Citizenship | 2023 | Share, %"
            None if look(cell.text, cell.kind) == Looks::Text || cell.text.contains('%') => beside.push(cell.column),
            None => return None,
        }
    }
    if beside.len() > 2 * periods.len() {
        return None;
    }
    // "Jan | Feb | Mar | Jan-Mar 2024": the months are no labels beside the quarter.
    if labels.iter().filter(|c| when::part_under("", c.text).is_some()).count() > 1 {
        return None;
    }
    let below = grid.get(at + 1).filter(|r| r.number == row.number + 1)?;
    let heading = labels.first()?;
    let label = below.get(heading.column).filter(|c| look(c.text, c.kind) == Looks::Text)?;
    if words::hint(label.text).is_some() || words::hint(heading.text) == Some(Hint::Period) {
        return None;
    }
    let of_dimension = matches!(words::hint(heading.text), Some(Hint::Dimension(_)));
    let mut values = below.filled().take(WIDE).filter(|c| !labels.iter().any(|l| l.column == c.column)).peekable();
    values.peek()?;
    let is_value = |c: CellView<'_>| {
        beside.contains(&c.column) || periods.contains(&c.column) && (of_dimension || is_figure(c.text, c.kind))
    };
    if !values.all(is_value) {
        return None;
    }
    let (mut numbers, mut others, mut words) = (0_usize, 0_usize, 0_usize);
    for below in (at + 1..grid.len()).filter_map(|i| grid.get(i)).take(BELOW) {
        for cell in periods.iter().filter_map(|c| below.get(*c)) {
            match look(cell.text, cell.kind) {
                Looks::Number if when::period(cell.text).is_none() => numbers += 1,
                Looks::Number => others += 1,
                Looks::Text => words += 1,
                Looks::Marker | Looks::Empty => {}
            }
        }
    }
    // Under "Citizenship | 2023" counts may all be near 2000.
    let counts = of_dimension && words == 0 && others > 0;
    (numbers > 0 && others + words <= numbers || counts).then_some(periods)
}

/// Whether a cell is written in digits or as a gap, without a letter.
fn is_figure(text: &str, kind: CellKind) -> bool {
    match look(text, kind) {
        Looks::Number | Looks::Marker => true,
        Looks::Text => text.contains(char::is_numeric) && !text.contains(char::is_alphabetic),
        Looks::Empty => false,
    }
}

/// Whether a row is a label and the months by their numbers, where it or a row above speaks of months:
/// `Country | 1 | 2 | … | 12` below `Arrivals by month`.
fn months_heading(grid: &Grid, at: usize, row: &RowView<'_>) -> bool {
    const ABOVE: usize = 5;
    let is_label = |c: &CellView<'_>| look(c.text, c.kind) == Looks::Text && when::number_of_month(c.text).is_none();
    let mut cells = row.filled().take(WIDE).peekable();
    // Its label may stand in the row above, over both.
    let over = || at.checked_sub(1).and_then(|i| grid.get(i)).and_then(|r| r.filled().next().map(|c| c.column));
    let begins = cells.peek().map_or(0, |c| c.column);
    let labelled = cells.next_if(is_label).is_some() || over().is_some_and(|column| column < begins);
    let texts: Vec<&str> = cells.map(|c| c.text).collect();
    let above = (at.saturating_sub(ABOVE)..=at).filter_map(|i| grid.get(i));
    labelled
        && when::are_numbers_of_months(texts.into_iter())
        && above.into_iter().any(|r| r.filled().take(WIDE).any(|c| when::speaks_of_months(c.text)))
}

/// Whether a row of words can be the heading of what follows.
fn text_heading(grid: &Grid, at: usize, row: &RowView<'_>) -> bool {
    let (mut words, mut filled) = (0_usize, 0_usize);
    for cell in row.filled().take(WIDE) {
        filled += 1;
        words += usize::from(look(cell.text, cell.kind) == Looks::Text);
    }
    if filled < 2 && grid.width() > 1 || filled == 0 || words * 10 < filled * 7 {
        return false;
    }
    let mut widths: Vec<usize> = (at + 1..grid.len())
        .filter_map(|i| grid.get(i))
        .take(BELOW)
        .map(|r| r.filled().take(WIDE).count())
        .filter(|w| *w > 0)
        .collect();
    widths.sort_unstable();
    let Some(typical) = widths.get(widths.len() / 2) else { return false };
    filled * 2 >= *typical
}

/// Columns with numbers or markers in at least half of their filled cells, and at least one number.
fn numeric_columns(grid: &Grid, first: usize) -> BTreeSet<u32> {
    let mut counts: BTreeMap<u32, (usize, usize, usize)> = BTreeMap::new();
    // Wide tables are looked at in fewer rows, so that the time stays the same.
    let rows = grid.len().saturating_sub(first).min(SAMPLED);
    let step = (grid.width() as usize * rows).div_ceil(CELLS).max(1);
    for row in sample(grid, first, grid.len()).step_by(step) {
        for cell in row.filled() {
            let entry = counts.entry(cell.column).or_default();
            match look(cell.text, cell.kind) {
                Looks::Number => entry.0 += 1,
                Looks::Marker => entry.1 += 1,
                Looks::Text => entry.2 += 1,
                Looks::Empty => {}
            }
        }
    }
    counts.into_iter().filter(|(_, (n, m, t))| *n > 0 && n + m >= *t).map(|(c, _)| c).collect()
}

/// Rows spread over a part of a grid: the first 300 and about as many of the rest.
pub fn sample(grid: &Grid, first: usize, end: usize) -> impl Iterator<Item = RowView<'_>> {
    let head = end.min(first + 300);
    let step = ((end - head.min(end)) / 500).max(1);
    (first..head).chain((head..end).step_by(step)).filter_map(|i| grid.get(i))
}

/// The first heading row: rows directly above that say something over the value columns.
fn upward(grid: &Grid, bottom: usize, columns: &[u32]) -> usize {
    let (Some(first), Some(last)) = (columns.first(), columns.last()) else { return bottom };
    let Some(mut number) = grid.get(bottom).map(|r| r.number) else { return bottom };
    let mut top = bottom;
    let begins = |at: usize| grid.get(at).and_then(|r| r.filled().next().map(|c| c.column));
    let leftmost = begins(bottom).into_iter().chain(begins(bottom + 1)).min().unwrap_or(1);
    for _ in 0..5 {
        if number <= 1 {
            break;
        }
        number -= 1;
        let covered = grid
            .merged
            .iter()
            .any(|m| m.top <= number && number <= m.bottom && m.right >= *first && m.left <= *last && m.left >= *first);
        let index = grid.index_of(number);
        let row = grid.get(index).filter(|r| r.number == number);
        let says = row.is_some_and(|r| {
            let over = r.filled().filter(|c| (*first..=*last).contains(&c.column));
            let mut any = false;
            for c in over {
                any = true;
                // A row with numbers belongs to a table above; years are over what is below them.
                if look(c.text, c.kind) == Looks::Number && when::period(c.text).is_none() {
                    return false;
                }
            }
            any
        });
        let spans_labels = row.is_some_and(|r| {
            grid.merged
                .iter()
                .any(|m| m.top == number && m.left < *first && m.right >= *first && r.get(m.left).is_some())
        });
        // A lone text over the first column of all is the title, where the numbers begin in that column.
        let titles = row.is_some_and(|r| {
            let mut cells = r.filled();
            let lone = cells.next().filter(|_| cells.next().is_none());
            lone.is_some_and(|c| c.column == *first && c.column == leftmost && when::period(c.text).is_none())
                && !covered
        });
        if spans_labels || titles || !(covered || says) {
            break;
        }
        if let Some(row) = row
            && row.filled().next().is_some()
        {
            top = index;
        }
    }
    top
}

/// The last heading row of a heading of words: rows of words above columns of numbers belong to it.
fn downward(grid: &Grid, top: usize) -> usize {
    let mut bottom = top;
    for next in top + 1..(top + 4).min(grid.len()) {
        let Some(row) = grid.get(next) else { break };
        let numeric = numeric_columns(grid, next + 1);
        let (mut words, mut filled) = (0_usize, 0_usize);
        for cell in row.filled() {
            filled += 1;
            let w = look(cell.text, cell.kind);
            if w == Looks::Number {
                return bottom;
            }
            words += usize::from(w == Looks::Text && numeric.contains(&cell.column));
        }
        if filled > 0 && words * 2 >= filled && words > 0 {
            bottom = next;
        } else {
            break;
        }
    }
    bottom
}

/// Where below the heading between two row numbers another table begins; the end of the grid where none does.
pub fn next_table(grid: &Grid, [top, bottom]: [u32; 2], first: usize) -> usize {
    let (top, bottom) = (grid.index_of(top), grid.index_of(bottom));
    let numeric = BTreeSet::new();
    next_heading(grid, &Region { top, bottom, first, end: grid.len(), periods: Vec::new(), numeric })
}

/// Where the next table of the sheet may begin: a heading after a gap.
fn next_heading(grid: &Grid, region: &Region) -> usize {
    if grid.name.is_none() && grid.len() > 5_000 {
        return grid.len();
    }
    let mut before = grid.get(region.bottom).map_or(0, |r| r.number);
    let mut gap = false;
    for i in region.first..grid.len() {
        let Some(row) = grid.get(i) else { break };
        let filled = row.filled().count();
        gap |= row.number > before + 1;
        before = row.number;
        if filled == 0 {
            gap = true;
            continue;
        }
        if gap && i > region.first + 1 && filled >= 3 {
            let heading = period_heading(grid, i, &row).is_some()
                || text_heading(grid, i, &row)
                    && row.filled().all(|c| look(c.text, c.kind) == Looks::Text)
                    && grid.get(i + 1).is_some_and(|r| {
                        r.filled().count() >= 2 && r.filled().any(|c| look(c.text, c.kind) == Looks::Number)
                    });
            if heading {
                return i;
            }
        }
        // The heading of the first column once more begins another table, though no row is left free above it.
        if !gap && i > region.first && filled >= 2 && (repeats(grid, region, &row) || begins_anew(grid, region, i)) {
            return i;
        }
        // Words do not end a gap: titles and upper heading rows stand between two tables.
        if row.filled().any(|c| look(c.text, c.kind) == Looks::Number) && filled >= 3 {
            gap = false;
        }
    }
    grid.len()
}

/// Whether a row has the periods of a heading, under the same word over the labels.
fn repeats(grid: &Grid, region: &Region, row: &RowView<'_>) -> bool {
    let Some(heading) = grid.get(region.bottom) else { return false };
    let first = |r: &RowView<'_>| r.filled().next().map(|c| (c.column, c.text.trim().to_lowercase()));
    let years = row.filled().take(WIDE).filter(|c| when::period(c.text).is_some()).count();
    let labelled = first(row).is_some_and(|(_, text)| look(&text, CellKind::Text) == Looks::Text);
    // All its words once more.
    let words = |r: &RowView<'_>| -> Vec<(u32, String)> {
        r.filled().take(WIDE).map(|c| (c.column, c.text.trim().to_lowercase())).collect()
    };
    let own = words(row);
    if own.len() > 1 && own == words(&heading) && own.iter().all(|(_, t)| look(t, CellKind::Text) == Looks::Text) {
        return true;
    }
    labelled && years > 0 && years + 1 >= row.filled().take(WIDE).count() && first(row) == first(&heading)
}

/// Whether below a line of one text a row has the very periods of the heading, each over the same column: the heading
/// of a second table under its title, though its labels are called otherwise.
fn begins_anew(grid: &Grid, region: &Region, at: usize) -> bool {
    let (Some(heading), Some(row)) = (grid.get(region.bottom), grid.get(at)) else { return false };
    let titled = at.checked_sub(1).and_then(|i| grid.get(i)).is_some_and(|r| {
        let mut cells = r.filled();
        cells.next().is_some_and(|c| look(c.text, c.kind) == Looks::Text) && cells.next().is_none()
    });
    let same = |c: &CellView<'_>| heading.get(c.column).is_some_and(|h| h.text.trim() == c.text.trim());
    let mut cells = row.filled().take(WIDE);
    let labelled = cells.next().is_some_and(|c| look(c.text, c.kind) == Looks::Text);
    let mut years = 0_usize;
    titled
        && labelled
        && cells.all(|c| {
            years += 1;
            when::period(c.text).is_some() && same(&c)
        })
        && years > 1
}

/// Whether the heading names one column of values and one of periods.
fn names_one_value(grid: &Grid, region: &Region) -> bool {
    let Some(heading) = grid.get(region.bottom) else { return false };
    let named = |wanted| heading.filled().any(|c| words::hint(c.text) == Some(wanted));
    region.periods.is_empty() && named(Hint::Value) && named(Hint::Period)
}

/// The row after the last one that holds a value.
fn last_value(grid: &Grid, region: &Region, limit: usize) -> usize {
    let values: Vec<u32> =
        if region.periods.is_empty() { region.numeric.iter().copied().collect() } else { region.periods.clone() };
    if values.is_empty() {
        return limit;
    }
    let long = names_one_value(grid, region);
    for i in (region.first..limit).rev() {
        let Some(row) = grid.get(i) else { continue };
        let label = row.filled().next().map_or("", |c| c.text);
        let filled = row.filled().count();
        let holds = values
            .iter()
            .any(|c| row.get(*c).is_some_and(|v| matches!(look(v.text, v.kind), Looks::Number | Looks::Marker)));
        // A year in a line of notes is no value: values have a label or company.
        if holds && (filled >= 2 || grid.width() == 1) && !words::opens_notes(label) {
            return i + 1;
        }
        // In a long table a row with labels and an empty value is a row of the table.
        if (grid.name.is_none() || long) && filled >= 3 && !words::opens_notes(label) {
            return i + 1;
        }
    }
    region.first
}
