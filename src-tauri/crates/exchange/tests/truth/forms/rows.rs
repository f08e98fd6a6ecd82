//! How many rows, of which kind.

use super::columns::label;
use super::filter::{is_headline, is_named, is_total, observations};
use crate::question::Question;
use crate::seen::Seen;
use crate::terms::fit;
use almanac_core::release::{MissingKind, ObsValue};
use std::collections::BTreeSet;

pub fn answer(seen: &Seen, q: &Question) -> Option<String> {
    let what = q.lower.strip_prefix("number of ")?;
    let kind = what.split(" (").next().unwrap_or(what);
    if !kind.contains("rows") {
        return None;
    }
    let rows: Vec<usize> = (0..seen.rows.len()).filter(|r| q.tables[seen.rows[*r].table]).collect();
    if rows.is_empty() {
        return None;
    }
    let count = |is: &dyn Fn(usize) -> bool| Some(rows.iter().filter(|r| is(**r)).count().to_string());
    if let Some(name) = q.body.split_once("rows with a non-empty ").map(|(_, name)| name) {
        let label = label(seen, q, name)?;
        return count(&|r| !seen.text(label, r).is_empty());
    }
    if kind.contains("rows with empty ") || kind.contains("rows with an empty ") {
        let empty = observations(seen, q)?.iter().filter(|o| o.value.number().is_none()).count();
        return Some(empty.to_string());
    }
    if kind.ends_with("rows with a footnote reference") {
        let legend: Vec<&str> = seen
            .inspection
            .iter()
            .flat_map(|i| &i.tables)
            .flat_map(|t| &t.notes)
            .filter(|n| !n.mark.is_empty())
            .map(|n| n.text.as_str())
            .collect();
        let explained = seen.meant(&|note| legend.iter().any(|text| note.contains(text)));
        let noted: BTreeSet<usize> =
            seen.observations.iter().filter(|o| explained[o.note as usize]).map(|o| o.row).collect();
        return count(&|r| noted.contains(&r));
    }
    if kind == "headline rows" {
        return count(&|r| is_headline(seen, r));
    }
    if q.lower.contains("numeric") && kind.contains("code") {
        let label = label(seen, q, "code")?;
        return count(&|r| seen.text(label, r).parse::<f64>().is_ok());
    }
    if kind.contains("any value or marker") || kind.contains("any year cell filled") {
        let filled: BTreeSet<usize> = seen
            .observations
            .iter()
            .filter(|o| o.value != ObsValue::Missing(MissingKind::Empty))
            .map(|o| o.row)
            .collect();
        let with_values = rows.iter().filter(|r| filled.contains(r) && is_named(seen, **r)).count();
        // Below the first heading of a sheet the headings of its further tables are rows with a label, too.
        let tables = q.tables.iter().filter(|is| **is).count();
        return Some((with_values + tables.saturating_sub(1)).to_string());
    }
    let total_left_out = q.lower.contains("total excluded") || q.lower.contains("totals excluded");
    let plain = ["data rows", "economy rows", "country rows", "district rows", "area rows"];
    if plain.contains(&kind) || kind.starts_with("labelled rows") || kind.starts_with("destination rows") {
        let named = kind != "data rows";
        return count(&|r| (!named || is_named(seen, r)) && !(total_left_out && is_total(seen, r)));
    }
    // "Kyrgyzstan rows", "rows for Kyrgyzstan"
    let term = q.body.get(10..)?;
    let term = term.strip_prefix("rows for ").or_else(|| term.strip_suffix(" rows"))?;
    let fit = fit(seen, &q.tables, term)?;
    let fits: BTreeSet<usize> = seen.observations.iter().filter(|o| fit.takes(o)).map(|o| o.row).collect();
    count(&|r| fits.contains(&r))
}
