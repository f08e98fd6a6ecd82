//! Tables of words: metadata, code lists, legends, footnotes. `NAME of KEY`, `value of KEY`, `number of keys`.

use super::cells::{below, heading};
use crate::question::Question;
use crate::seen::Seen;
use crate::terms::fold;
use almanac_exchange::format::{CellView, Grid, RowView};
use std::collections::BTreeSet;

pub fn answer(seen: &Seen, q: &Question) -> Option<String> {
    if let Some(found) = notes(seen, q) {
        return Some(found);
    }
    let grid = seen.main_grid()?;
    let keyed = grid.get(0).is_some_and(|r| r.text(1) == "key" && r.text(2) == "text" && r.number == 0);
    if keyed {
        return keys(grid, q);
    }
    if !seen.observations.is_empty() {
        return None;
    }
    let rows = || below(seen, q, grid);
    if let Some(what) = q.lower.strip_prefix("number of areas marked as ") {
        let column = heading(seen, q, grid)?.cells().find(|c| c.text.to_lowercase().contains(what))?.column;
        return Some(rows().filter(|r| !r.text(column).trim().is_empty()).count().to_string());
    }
    if let Some(name) = q.quoted().filter(|_| q.lower.starts_with("number of distinct ")) {
        let column = heading(seen, q, grid)?.cells().find(|c| c.text.trim() == name)?.column;
        let texts: BTreeSet<&str> = rows().map(|r| r.text(column)).filter(|t| !t.trim().is_empty()).collect();
        return Some(texts.len().to_string());
    }
    if let Some(counted) = q.lower.strip_prefix("number of ") {
        let counted = counted.split(" (").next().unwrap_or(counted);
        return ["areas", "concepts", "code rows", "data rows"].contains(&counted).then(|| rows().count().to_string());
    }
    let (name, key) = q.body.split_once(" of ")?;
    let key = key.split(" (").next().unwrap_or(key);
    let head = heading(seen, q, grid)?;
    let (key_column, key) = keyed_by(&head, key)?;
    let row = rows().find(|r| r.text(key_column).trim() == key)?;
    named(&head, &row, name, key_column)
}

/// A key may be named before it: `concept ag_fls_idx`, `M49 code 417`; else the first column holds the keys.
fn keyed_by<'a>(head: &RowView<'_>, key: &'a str) -> Option<(u32, &'a str)> {
    if let Some((name, key)) = key.rsplit_once(' ')
        && let Some(column) = head.cells().find(|c| fold(c.text) == fold(name))
    {
        return Some((column.column, key));
    }
    Some((head.filled().next()?.column, key.rsplit_once(' ').map_or(key, |(_, k)| k)))
}

/// The text of the column with this name; a name in a language where no column is called so: the words beside
/// the key that are written in its script.
fn named(head: &RowView<'_>, row: &RowView<'_>, name: &str, key: u32) -> Option<String> {
    let wanted: Vec<String> = fold(name).split('_').map(String::from).collect();
    let same = |c: &CellView<'_>| fold(c.text) == wanted.join("_");
    let about = |c: &CellView<'_>| {
        let words = fold(c.text);
        wanted.iter().all(|w| words.split('_').any(|h| h == w || h == translated(w)))
    };
    if let Some(column) = head.cells().find(same).or_else(|| head.cells().find(about)) {
        return Some(row.text(column.column).trim().to_string());
    }
    let script = match wanted.first().map(String::as_str) {
        Some("arabic") => '\u{600}'..='\u{6ff}',
        Some("russian") => '\u{400}'..='\u{4ff}',
        _ => return None,
    };
    let beside = row.filled().filter(|c| c.text.chars().any(|x| script.contains(&x)));
    beside.min_by_key(|c| c.column.abs_diff(key)).map(|c| c.text.trim().to_string())
}

/// Headings may be in the language that they announce.
fn translated(word: &str) -> &'static str {
    match word {
        "french" => "française",
        "arabic" => "العربية",
        "russian" => "русский",
        _ => "",
    }
}

fn keys(grid: &Grid, q: &Question) -> Option<String> {
    let rows = || grid.rows().skip(1);
    if matches!(q.lower.as_str(), "number of keys" | "number of top-level keys" | "number of front-matter keys") {
        let mut top: Vec<&str> = rows().map(|r| r.text(1).split('.').next().unwrap_or("")).collect();
        top.dedup();
        return Some(top.len().to_string());
    }
    let key = q.body.strip_prefix("value of ").or_else(|| q.body.strip_prefix("text of "))?;
    rows().find(|r| r.text(1) == key).map(|r| r.text(2).to_string())
}

/// Footnotes below a table, and the text of one.
fn notes(seen: &Seen, q: &Question) -> Option<String> {
    let notes = || seen.inspection.iter().flat_map(|i| &i.tables).flat_map(|t| &t.notes);
    if q.lower == "number of footnotes in the legend" {
        return Some(notes().filter(|n| !n.mark.is_empty()).count().to_string());
    }
    let mark = q.lower.strip_prefix("text of footnote ")?;
    notes().find(|n| n.mark == mark).map(|n| n.text.clone())
}
