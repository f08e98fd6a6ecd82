//! Questions about columns and headings: how many, of which kind, which distinct texts, first and last.

use super::cells::{first_table, heading};
use crate::question::Question;
use crate::seen::{Label, Seen};
use crate::terms::fold;
use almanac_core::Period;
use almanac_exchange::recipe::Means;
use std::collections::BTreeSet;

pub fn answer(seen: &Seen, q: &Question) -> Option<String> {
    if let Some(what) = q.lower.strip_prefix("number of distinct ") {
        let what = what.trim_start_matches("non-empty values in ").trim_end_matches(" codes");
        return distinct(seen, q, q.quoted().unwrap_or(what)).map(|d| d.len().to_string());
    }
    if let Some(what) = q.body.strip_prefix("distinct ") {
        return Some(distinct(seen, q, what.trim_end_matches(" codes"))?.into_iter().collect::<Vec<_>>().join(" "));
    }
    if q.lower.starts_with("first and last ") {
        return first_and_last(seen, q);
    }
    if q.lower == "years present" {
        let periods: BTreeSet<Period> = of(seen, q).filter_map(|o| o.period).collect();
        return Some(periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "));
    }
    if q.lower == "indicator code" {
        let indicators: BTreeSet<&str> = of(seen, q).map(|o| seen.word(seen.series[o.series].indicator)).collect();
        return Some(indicators.into_iter().collect::<Vec<_>>().join(" "));
    }
    if q.lower == "disaggregation columns" {
        let others = seen.labels.iter().filter(|l| l.means != Means::Period);
        return Some(others.map(|l| format!("'{}'", l.heading)).collect::<Vec<_>>().join("; "));
    }
    let what = q.lower.strip_prefix("number of ")?;
    let head = || heading(seen, q, seen.main_grid()?);
    if what.starts_with("named header") {
        return Some(head()?.filled().count().to_string());
    }
    if what == "columns" || what.starts_with("columns in the header") {
        return Some(head()?.width().to_string());
    }
    // "number of year columns on that row"
    let kind = what.split(" column").next().filter(|k| *k != what && !what.contains("cells"))?;
    let columns = first_table(seen, q)?.columns;
    match kind {
        "year" | "quarter" | "period" | "month" => Some(columns.periods.to_string()),
        "origin" | "measure" | "labelled" => Some(columns.values.to_string()),
        _ => None,
    }
}

/// Observations of the question's tables.
fn of<'a>(seen: &'a Seen, q: &'a Question) -> impl Iterator<Item = &'a crate::seen::Obs> {
    seen.observations.iter().filter(|o| q.tables[seen.rows[o.row].table])
}

/// The column beside the values of this name; of names that only contain the words the first one.
pub fn label<'a>(seen: &'a Seen, q: &Question, name: &str) -> Option<&'a Label> {
    let wanted = fold(name);
    let of_table = || seen.labels.iter().filter(|l| q.tables[l.table]);
    of_table()
        .find(|l| fold(&l.heading) == wanted)
        .or_else(|| of_table().find(|l| l.dimension.eq_ignore_ascii_case(name)))
        .or_else(|| {
            let single = wanted.trim_end_matches('s').to_string();
            of_table().find(|l| fold(&l.heading).contains(&single) && single.len() > 3)
        })
}

fn distinct<'a>(seen: &'a Seen, q: &Question, name: &str) -> Option<BTreeSet<&'a str>> {
    let label = label(seen, q, name)?;
    let texts = (0..seen.rows.len()).map(|r| seen.text(label, r)).filter(|t| !t.is_empty());
    Some(texts.collect())
}

fn first_and_last(seen: &Seen, q: &Question) -> Option<String> {
    let periods = || of(seen, q).filter(|o| o.value.number().is_some()).filter_map(|o| o.period);
    let (first, last) = (periods().min(), periods().max());
    // A year of the heading counts even without a value below it, unless values are asked for.
    let [first, last] = [first?, last?];
    Some(format!("{first} .. {last}"))
}
