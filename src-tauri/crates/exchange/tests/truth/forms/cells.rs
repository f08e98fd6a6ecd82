//! Questions about one place: a cell, a heading, a line, a title.

use crate::pick::{Terms, value};
use crate::question::{Question, cell};
use crate::seen::Seen;
use almanac_exchange::format::{Grid, RowView};
use almanac_exchange::number::is_blank;

pub fn answer(seen: &Seen, q: &Question) -> Option<String> {
    if let Some((sheet, Some((row, column)))) = &q.place {
        return at(seen, q, sheet.as_deref(), *row, *column);
    }
    let words = |text: &str| text.trim_matches(is_blank).to_string();
    let grid = seen.main_grid()?;
    // `text of B2`, `title text in A1`, `label in B5 or first labelled row`
    if (q.lower.contains("text of ") || q.lower.contains("text in ") || q.lower.contains("label in "))
        && let Some((row, column)) = q.body.split(' ').find_map(cell)
    {
        let heading = first_table(seen, q).map_or(0, |t| t.heading[1]);
        if q.lower.ends_with("or first labelled row") && row <= heading {
            return below(seen, q, grid).find_map(|r| r.get(column)).map(|c| words(c.text));
        }
        return Some(words(grid.at(row, column)?.text));
    }
    if let Some(header) = q.lower.strip_prefix("header of the ") {
        let column = header.strip_suffix(" column")?;
        let head = heading(seen, q, grid)?;
        let filled: Vec<&str> = head.filled().map(|c| c.text).collect();
        return match column {
            "first" => filled.first().map(|t| words(t)),
            "last" => filled.last().map(|t| words(t)),
            _ if column.starts_with("last filled") => {
                let used = seen.columns.iter().filter(|c| q.tables[c.table]).max_by_key(|c| c.received)?;
                Some(used.heading.clone())
            }
            _ => {
                let n: usize = column.trim_end_matches(char::is_alphabetic).parse().ok()?;
                head.cells().nth(n.checked_sub(1)?).map(|c| words(c.text))
            }
        };
    }
    if let Some(column) =
        q.body.split_once(" of row ").filter(|(name, _)| !name.starts_with("number") && !name.ends_with(" cell"))
    {
        // Rows below the heading are counted.
        let at = heading(seen, q, grid)?.cells().find(|c| c.text.trim() == column.0)?.column;
        return below(seen, q, grid).nth(column.1.parse::<usize>().ok()?.checked_sub(1)?).map(|r| words(r.text(at)));
    }
    let row = |n: usize| grid.get(n).map(|r| r.cells().map(|c| c.text).collect::<Vec<_>>());
    match q.lower.as_str() {
        "first line, decoded" => row(0).map(|cells| cells.join(",")),
        "first cell" => row(0)?.first().map(|t| words(t)),
        "number of columns in row 1" => row(0).map(|cells| cells.len().to_string()),
        "number of rows including the first" => Some(grid.len().to_string()),
        "year header row" => Some(first_table(seen, q)?.heading[1].to_string()),
        _ => {
            if q.lower.starts_with("number of rows above the ") {
                return Some((first_table(seen, q)?.heading[1].checked_sub(1)?).to_string());
            }
            if let Some(column) = q.body.strip_prefix("number of rows with a label in column ") {
                let (_, column) = cell(&format!("{column}1"))?;
                return Some(grid.rows().filter(|r| !r.text(column).trim().is_empty()).count().to_string());
            }
            let (which, n) = q.lower.split_once(" cell of row ")?;
            let at = ["first", "second", "third", "fourth"].iter().position(|w| *w == which)?;
            row(n.parse::<usize>().ok()?.checked_sub(1)?)?.get(at).map(|t| words(t))
        }
    }
}

/// The value that was read in a cell. What the question says of it must fit the observation.
fn at(seen: &Seen, q: &Question, sheet: Option<&str>, row: u32, column: u32) -> Option<String> {
    let found = seen.observations.iter().find(|o| {
        let (at, under) = (&seen.rows[o.row], &seen.columns[o.column]);
        at.number == row
            && under.received == column
            && sheet.is_none_or(|s| seen.recipe.tables[at.table].sheet.as_deref() == Some(s))
    });
    let Some(obs) = found else {
        let book = seen.book.as_ref()?;
        let grid = match sheet {
            Some(s) => book.grids.iter().find(|g| g.name.as_deref() == Some(s)),
            None => book.grids.first(),
        };
        return grid?.at(row, column).map(|c| c.text.trim_matches(is_blank).to_string());
    };
    let said = Terms::new(seen, &q.tables, q.body.split(" cell text").next().unwrap_or(&q.body));
    if !said.take(obs) {
        return Some(format!("{}, of another series or period than the question says", value(seen, obs)));
    }
    Some(value(seen, obs))
}

/// The first table of the question with values.
pub fn first_table<'a>(seen: &'a Seen, q: &Question) -> Option<&'a almanac_exchange::FoundTable> {
    let tables = &seen.inspection.as_ref()?.tables;
    tables.iter().zip(&q.tables).find(|(_, is)| **is).map(|(t, _)| t)
}

/// The heading that was found; in tables of words the first row that is as wide as most.
pub fn heading<'a>(seen: &Seen, q: &Question, grid: &'a Grid) -> Option<RowView<'a>> {
    if let Some(table) = first_table(seen, q) {
        let bottom = table.heading[1];
        return grid.get(grid.index_of(bottom)).filter(|r| r.number == bottom);
    }
    let widths: Vec<usize> = grid.rows().map(|r| r.width()).collect();
    let most = widths.iter().copied().max()?;
    grid.get(widths.iter().position(|w| *w * 2 > most)?)
}

/// The rows below the heading that hold more than one text.
pub fn below<'a>(seen: &Seen, q: &Question, grid: &'a Grid) -> impl Iterator<Item = RowView<'a>> {
    let first = heading(seen, q, grid).map_or(0, |r| grid.index_of(r.number) + 1);
    (first..grid.len()).filter_map(|i| grid.get(i)).filter(|r| r.filled().count() > 1)
}
