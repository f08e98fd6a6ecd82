//! Which observations a count or a sum is about: a column, conditions, and the words that narrow it.

use crate::pick::Terms;
use crate::question::Question;
use crate::seen::{Obs, Seen};
use crate::terms::fit;
use almanac_core::Period;
use almanac_exchange::recipe::Means;
use almanac_exchange::{labels, when};

/// The observations; none when a column or condition that the question names is not known.
pub fn observations<'a>(seen: &'a Seen, q: &Question) -> Option<Vec<&'a Obs>> {
    let mut all: Vec<&Obs> = seen.observations.iter().filter(|o| q.tables[seen.rows[o.row].table]).collect();
    if let Some(column) = column(seen, q) {
        let of = seen.columns.iter().map(|c| c.heading == column).collect::<Vec<_>>();
        let fit = (!of.contains(&true)).then(|| fit(seen, &q.tables, &column));
        match fit {
            None => all.retain(|o| of[o.column]),
            Some(fit) => {
                let fit = fit?;
                all.retain(|o| fit.takes(o));
            }
        }
    }
    if let Some(conditions) = conditions(q) {
        let terms = Terms::new(seen, &q.tables, &conditions);
        if terms.is_empty() {
            return None;
        }
        all.retain(|o| terms.take(o));
    }
    narrow(seen, q, &mut all);
    Some(all)
}

/// `column "X": …`, `sum of "X" …`, `sum of X over all rows`, `X: sum`, `X summed over …`.
fn column(seen: &Seen, q: &Question) -> Option<String> {
    if q.lower.starts_with("column \"") || q.lower.starts_with("sum of \"") || q.lower.contains("an empty \"") {
        return q.quoted().map(String::from);
    }
    if let Some((head, _)) = q.body.split_once(" summed over ") {
        return Some(head.to_string());
    }
    if let Some(empty) = q.body.strip_prefix("number of rows with empty ") {
        return Some(empty.to_string());
    }
    if let Some((head, _)) = q.body.split_once(": ") {
        let known = seen.columns.iter().any(|c| c.heading == head);
        return known.then(|| head.to_string());
    }
    let rest = q.body.strip_prefix("sum of ")?;
    let name = [" over ", " where ", ", "].iter().fold(rest, |name, cut| match name.split_once(cut) {
        Some((head, tail)) if *cut != ", " || tail.contains('=') => head,
        _ => name,
    });
    fit(seen, &q.tables, name)?;
    let about_values = ["numeric", "cells", "values", "observations", "counts", "measure"];
    (!about_values.iter().any(|w| name.contains(w))).then(|| name.to_string())
}

/// `… where a=b`, `… over NAME = VALUE`, `"X", a=b, year 2024`.
fn conditions(q: &Question) -> Option<String> {
    if let Some((_, rest)) = q.body.split_once(" where ") {
        return Some(rest.into());
    }
    if let Some((_, rest)) = q.body.split_once(" over ").filter(|(_, rest)| rest.contains(" = ")) {
        return Some(rest.replace(" = ", "="));
    }
    q.body.split_once("\", ").map(|(_, rest)| rest.to_string())
}

fn narrow(seen: &Seen, q: &Question, all: &mut Vec<&Obs>) {
    let has = |word: &str| q.lower.contains(word);
    if has("year column") || has("all year cells") {
        let years: Vec<bool> = seen.columns.iter().map(|c| when::period(&c.heading).is_some()).collect();
        all.retain(|o| years[o.column]);
    }
    if has("all year cells") {
        all.retain(|o| is_named(seen, o.row));
    }
    if has("non-zero") {
        all.retain(|o| o.value.number().is_some_and(|d| d.mantissa != 0));
    }
    if has("monthly") {
        all.retain(|o| matches!(o.period, Some(Period::Month(..))));
    }
    if has("over country rows") || has("total excluded") || has("totals excluded") {
        all.retain(|o| !is_total(seen, o.row));
    }
    if let Some(name) = q.body.split_once(" above the ").and_then(|(_, rest)| rest.strip_suffix(" row"))
        && let Some(limit) = (0..seen.rows.len()).find(|r| texts(seen, *r).any(|t| t == name))
    {
        let limit = seen.rows[limit].number;
        all.retain(|o| seen.rows[o.row].number < limit);
    }
}

fn texts(seen: &Seen, row: usize) -> impl Iterator<Item = &str> {
    seen.labels.iter().map(move |l| seen.text(l, row)).filter(|t| !t.is_empty())
}

/// Whether the first column beside the values names the row.
pub fn is_named(seen: &Seen, row: usize) -> bool {
    let table = seen.rows[row].table;
    seen.labels.iter().find(|l| l.table == table).is_none_or(|l| !seen.text(l, row).is_empty())
}

/// Whether a row is a total.
pub fn is_total(seen: &Seen, row: usize) -> bool {
    texts(seen, row).any(|t| labels::total(t).is_some())
}

/// Whether all columns of dimensions are empty: the headline of Open SDG data. A column that has SDMX's own
/// name of the reference area is no disaggregation.
pub fn is_headline(seen: &Seen, row: usize) -> bool {
    let mut columns = seen.labels.iter().filter(|l| l.means == Means::Dimension && l.heading != "REF_AREA");
    columns.all(|l| seen.text(l, row).is_empty())
}
