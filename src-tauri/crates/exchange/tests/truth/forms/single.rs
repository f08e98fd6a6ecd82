//! One value: by what tells it apart, or the first or last of its kind.

use super::columns::label;
use crate::pick::{Terms, one, value};
use crate::question::Question;
use crate::seen::{Obs, Seen};
use crate::terms::{fit, named, part_of_term};

pub fn answer(seen: &Seen, q: &Question) -> Option<String> {
    if seen.observations.is_empty() {
        return None;
    }
    first_or_last(seen, q)
        .or_else(|| of_row(seen, q))
        .or_else(|| where_all(seen, q))
        .or_else(|| latest(seen, q))
        .or_else(|| text_of(seen, q))
        .or_else(|| by_terms(seen, q))
}

fn of<'a>(seen: &'a Seen, q: &Question) -> impl DoubleEndedIterator<Item = &'a Obs> {
    let tables = q.tables.clone();
    seen.observations.iter().filter(move |o| tables[seen.rows[o.row].table])
}

/// `first row with a number: a=b`, `last row with a numeric "X": a=b`, `first numeric observation … (a=b; 2010)`:
/// what follows must fit.
fn first_or_last(seen: &Seen, q: &Question) -> Option<String> {
    let last = q.lower.starts_with("last ");
    if !last && !q.lower.starts_with("first ") {
        return None;
    }
    let said = if q.lower.contains("numeric observation in document order") {
        q.body.split_once(" (")?.1.strip_suffix(')')?.replace("; ", ", ")
    } else if q.lower.contains("row with a num") {
        q.body.split_once(": ")?.1.to_string()
    } else {
        return None;
    };
    let column = match q.quoted() {
        Some(name) => Some(fit(seen, &q.tables, name)?),
        None => None,
    };
    let mut numbers = of(seen, q).filter(|o| o.value.number().is_some() && column.as_ref().is_none_or(|c| c.takes(o)));
    let obs = if last { numbers.next_back() } else { numbers.next() }?;
    let terms = Terms::new(seen, &q.tables, &said);
    let fits = !terms.is_empty() && terms.take(obs);
    Some(if fits { value(seen, obs) } else { format!("{}, of another row", value(seen, obs)) })
}

/// `X of the first data row (…)`, `first data row (…): X`, `X, first data row`.
fn of_row(seen: &Seen, q: &Question) -> Option<String> {
    let (name, last) = if let Some((name, _)) = q.body.split_once(" of the first data row") {
        (name, false)
    } else if let Some((name, _)) = q.body.split_once(" of the last data row") {
        (name, true)
    } else if let Some(rest) = q.body.strip_prefix("first data row") {
        (rest.rsplit_once(": ")?.1, false)
    } else {
        (q.body.strip_suffix(", first data row")?, false)
    };
    if let Some(label) = label(seen, q, name).filter(|l| l.heading.eq_ignore_ascii_case(name)) {
        let row = if last { seen.rows.len().checked_sub(1)? } else { 0 };
        return Some(seen.text(label, row).to_string());
    }
    let column = fit(seen, &q.tables, name).or_else(|| part_of_term(seen, &q.tables, name));
    let wide = seen.columns.iter().filter(|c| q.tables[c.table]).count() > 1;
    let mut all = of(seen, q).filter(|o| column.as_ref().map_or(!wide, |c| c.takes(o)));
    let obs = if last { all.next_back() } else { all.next() }?;
    Some(value(seen, obs))
}

/// `value where a=b, c=d (column "X")`.
fn where_all(seen: &Seen, q: &Question) -> Option<String> {
    let (conditions, column) = q.body.strip_prefix("value where ")?.split_once(" (column ")?;
    let column = column.trim_matches([')', '"']);
    let of_column = fit(seen, &q.tables, column)?;
    let picked = Terms::new(seen, &q.tables, conditions).pick(seen, &q.tables);
    let picked: Vec<&Obs> = picked.into_iter().filter(|o| of_column.takes(o)).collect();
    one(seen, &picked)
}

/// `X of the latest A row with B (2021)`.
fn latest(seen: &Seen, q: &Question) -> Option<String> {
    let (_, rest) = q.body.split_once(" of the latest ")?;
    let (a, b) = rest.split_once(" row with ")?;
    let b = b.rsplit_once(" (").map_or(b, |(head, _)| head);
    let (a, b) = (fit(seen, &q.tables, a)?, fit(seen, &q.tables, b)?);
    let picked: Vec<&Obs> = of(seen, q).filter(|o| a.takes(o) && b.takes(o)).collect();
    let last = picked.iter().filter_map(|o| o.period).max();
    one(seen, &picked.into_iter().filter(|o| o.period == last).collect::<Vec<_>>())
}

/// `X of Y V`: the text or value under X in the row where Y is V.
fn text_of(seen: &Seen, q: &Question) -> Option<String> {
    let (name, key) = q.body.split_once(" of ")?;
    let key = key.split(", decoded").next().unwrap_or(key);
    let chosen = match key.split_once(' ') {
        Some((column, v)) => named(seen, &q.tables, column, v)?,
        None => fit(seen, &q.tables, key)?,
    };
    let picked: Vec<&Obs> = of(seen, q).filter(|o| chosen.takes(o)).collect();
    if let Some(label) = label(seen, q, name).filter(|l| l.heading.eq_ignore_ascii_case(name)) {
        return picked.first().map(|o| seen.text(label, o.row).to_string());
    }
    let column = fit(seen, &q.tables, name)?;
    one(seen, &picked.into_iter().filter(|o| column.takes(o)).collect::<Vec<_>>())
}

/// `refugees, 2024, origin SYR, asylum DEU`, with words that only describe the file before it.
fn by_terms(seen: &Seen, q: &Question) -> Option<String> {
    if q.lower.starts_with("number of ") || q.lower.starts_with("sum of ") {
        return None;
    }
    let body = match q.body.split_once(": ") {
        Some((head, tail)) => format!("{head}, {tail}"),
        None => q.body.clone(),
    };
    // "cell "CNMIGRAT,RS", 2010 (trimmed text)": codes packed in one cell.
    let body = match body.strip_prefix("cell \"").and_then(|b| b.split_once('"')) {
        Some((packed, rest)) => format!("{}{rest}", packed.replace(',', ", ")),
        None => body.replace(" at destination ", ", destination "),
    };
    let terms = Terms::new(seen, &q.tables, body.trim_end_matches(" (trimmed text)"));
    if terms.is_empty() {
        return None;
    }
    one(seen, &terms.pick(seen, &q.tables))
}
