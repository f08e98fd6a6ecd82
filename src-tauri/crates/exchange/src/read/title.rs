//! What stands above a table's heading: whether a file that a recipe meets again is still the same table, and whether
//! the sender's words give another unit than they did.
//!
//! Years, months and numbers of a title change with every delivery and are not looked at.

use super::plan::Plan;
use crate::format::{CellKind, Grid};
use crate::number::{Looks, is_blank, looks};
use crate::recipe::Means;
use crate::understand::{another_unit, unit_of, unit_power, unit_said};
use crate::{when, words};
use almanac_core::{Finding, Level, Place};
use std::collections::BTreeSet;

/// Rows above a heading that may belong to its title.
const ABOVE: u32 = 12;
/// Lines of a title that are kept.
const LINES: usize = 6;
/// Characters of a line that are kept.
const LONGEST: usize = 300;

/// The lines above a heading whose first row has the number `top`, from above. Of several texts on a row the one over
/// the table counts, whose columns these are: tables stand side by side.
pub fn title(grid: &Grid, top: u32, columns: [u32; 2]) -> Vec<String> {
    let lines = own_lines(grid, top, columns).into_iter().rev().map(|(_, _, text)| text);
    let lines = lines.filter(|t| t.contains(is_blank) && !told_by(t).is_empty());
    let mut lines: Vec<String> = lines.take(LINES).map(|t| t.chars().take(LONGEST).collect()).collect();
    lines.reverse();
    lines
}

/// The texts above a heading that are about its table, from above, with row and column.
pub fn own_lines(grid: &Grid, top: u32, [first, last]: [u32; 2]) -> Vec<(u32, u32, String)> {
    let mut lines = Vec::new();
    for number in (top.saturating_sub(ABOVE).max(1)..top).rev() {
        let Some(row) = grid.get(grid.index_of(number)).filter(|r| r.number == number) else { continue };
        let is_number = |text: &str, kind| kind == CellKind::Number || looks(text) == Looks::Number;
        // Numbers belong to a table further up.
        if row.filled().filter(|c| is_number(c.text, c.kind)).count() > 1 {
            break;
        }
        // A text to the right of the table is about the one that stands there; one to the left may be about both.
        let several = row.filled().count() > 1;
        let over = row.filled().filter(|c| if several { (first..=last).contains(&c.column) } else { c.column <= last });
        lines.extend(over.map(|c| (number, c.column, c.text.trim_matches(is_blank).to_string())));
    }
    lines.reverse();
    lines
}

/// The words of a line that do not change from year to year; none for lines that only say a unit.
fn told_by(line: &str) -> BTreeSet<String> {
    if unit_said(line).is_some_and(|unit| unit.chars().count() + 4 > line.chars().count()) {
        return BTreeSet::new();
    }
    let line = unit_said(line).map_or_else(|| line.to_string(), |unit| line.replace(unit, " "));
    let folded = words::fold(&line);
    let stays = |w: &&str| w.chars().count() > 1 && !w.contains(char::is_numeric) && when::month(w).is_none();
    folded.split('_').filter(stays).map(String::from).collect()
}

/// Whether two lines say the same but for some words.
fn alike(a: &BTreeSet<String>, b: &BTreeSet<String>) -> bool {
    let both = a.intersection(b).count();
    both * 2 >= a.union(b).count() && !opposite(a, b)
}

/// Compares what stands above the table with what stood there when the recipe was made.
pub fn compare(plan: &mut Plan<'_>, place: &dyn Fn(u32, u32) -> Place, findings: &mut Vec<Finding>) {
    let [top, bottom] = plan.heading;
    let now = title(plan.grid, top, plan.columns());
    let another = differs(&plan.table.title, &now);
    let told = another.clone().map(|lines| (lines, "title-differs"));
    if let Some(((was, is), kind)) = told.or_else(|| changed(&plan.table.title, &now).map(|l| (l, "title-changed"))) {
        let mut rows = (1..top).rev().filter_map(|n| plan.grid.get(plan.grid.index_of(n)));
        let stands = |text: &str| text.trim_matches(is_blank).chars().take(LONGEST).eq(is.chars());
        let (row, column) = rows
            .find_map(|r| r.filled().find(|c| stands(c.text)).map(|c| (r.number, c.column)))
            .unwrap_or((top.saturating_sub(1).max(1), 1));
        let message = match another {
            Some(_) => "The title is another one than that of the table for which this way of reading was made",
            None => "Some words of the title are others than before; the table is read as the same one",
        };
        let mend = "Check that it is the same table; else say on the sheet which indicator it is";
        findings.push(Finding::new(Level::Warning, kind, place(row, column), message, mend).with(is, was));
    }
    if plan.table.title.is_empty()
        && let Some(is) = now.first().filter(|_| plan.heading[0] > plan.table.header[0])
    {
        let message = "The file has a title where the one before had none; the table is read as the same one";
        let mend = "Check that it is the same table; else say on the sheet which indicator it is";
        let at = place(plan.heading[0].saturating_sub(1).max(1), 1);
        findings.push(Finding::new(Level::Warning, "title-changed", at, message, mend).with(is.clone(), "no title"));
    }
    unit(plan, bottom, place, findings);
}

/// Words of which one is the other's opposite, by their beginnings.
const OPPOSITES: &[(&[&str], &[&str])] = &[
    (&["immigra", "inmigra", "imigra", "иммигр"], &["emigra", "émigra", "эмигр"]),
    (&["arriv", "llegad", "chegad", "прибы", "прибул"], &["depart", "départ", "salid", "partid", "выбы", "вибул"]),
    (&["entr", "въезд", "въех", "в'їзд"], &["exit", "sort", "saíd", "выезд", "выех", "виїзд"]),
    (
        &["issued", "granted", "délivr", "accord", "выдан", "concedid"],
        &["refus", "reject", "revok", "отказ", "denegad"],
    ),
    (&["inflow"], &["outflow"]),
    (&["received", "reçu", "recibid", "получен"], &["sent", "envoy", "enviad", "отправл"]),
];

/// Whether a title speaks of the opposite of another one.
fn opposite(before: &BTreeSet<String>, now: &BTreeSet<String>) -> bool {
    let begins = |words: Vec<&String>, with: &[&str]| words.iter().any(|w| with.iter().any(|b| w.starts_with(b)));
    let gone = || before.difference(now).collect::<Vec<_>>();
    let came = || now.difference(before).collect::<Vec<_>>();
    OPPOSITES.iter().any(|(a, b)| begins(gone(), a) && begins(came(), b) || begins(gone(), b) && begins(came(), a))
}

/// A line of the title that is gone and one that came for it; none where every old line is still there, or no new one
/// came.
pub(super) fn differs(before: &[String], now: &[String]) -> Option<(String, String)> {
    let (old, new): (Vec<_>, Vec<_>) =
        (before.iter().map(|l| told_by(l)).collect(), now.iter().map(|l| told_by(l)).collect());
    let gone = before.iter().zip(&old).find(|(_, w)| !w.is_empty() && !new.iter().any(|n| alike(w, n)))?;
    let came = now.iter().zip(&new).find(|(_, w)| !w.is_empty() && !old.iter().any(|o| alike(w, o)))?;
    Some((gone.0.clone(), came.0.clone()))
}

/// A line that is alike and has words that it did not have, for others that it had.
fn changed(before: &[String], now: &[String]) -> Option<(String, String)> {
    let lines = now.iter().map(|l| (l, told_by(l)));
    let pairs = lines.filter_map(|(is, new)| {
        let was = before.iter().find(|l| alike(&told_by(l), &new))?;
        let old = told_by(was);
        (old.difference(&new).next().is_some() && new.difference(&old).next().is_some())
            .then(|| (was.clone(), is.clone()))
    });
    // A line that stands there as it was is no changed one.
    pairs.into_iter().find(|(was, is)| !now.contains(was) && !before.contains(is))
}

/// The sender's words may say thousands where they said persons: values are reckoned into what they were before.
fn unit(plan: &mut Plan<'_>, bottom: u32, place: &dyn Fn(u32, u32) -> Place, findings: &mut Vec<Finding>) {
    let before = plan.table.unit_seen.clone();
    let grid = plan.grid;
    let values: Vec<u32> = plan.values.iter().map(|v| v.column).collect();
    let heading = [grid.index_of(plan.heading[0]), grid.index_of(bottom)];
    let labels: Vec<u32> = plan.labels.iter().filter(|l| l.rule.means != Means::Ignore).map(|l| l.column).collect();
    let now = unit_of(grid, heading, &labels, &values);
    let multiplies = |unit: &str| unit_power(unit).is_some() || unit.contains(['%', '‰']);
    let signs = |unit: &str| unit.chars().filter(|c| matches!(c, '%' | '‰' | '$' | '€' | '£')).collect::<String>();
    // A recipe that was written without a look at the words says nothing of them; one with a unit, or that multiplies, was
    // thought of.
    let knew = !plan.table.title.is_empty() || plan.heading[0] > plan.table.header[0];
    let (before, now) = match (before, now) {
        (Some(before), Some(now)) if words::fold(&now) != words::fold(&before) || signs(&now) != signs(&before) => {
            (before, now)
        }
        (Some(unit), None) if multiplies(&unit) => {
            let message = "The words around the table say no unit where they said one; it may be another one now";
            let mend = "Check it, and say the unit of the table on the sheet";
            findings.push(Finding::new(Level::Error, "unit-differs", place(bottom, 1), message, mend).with("", unit));
            return;
        }
        (Some(unit), None) => {
            let message =
                "The words around the table do not say the unit any more that they said; values are read as before";
            let mend = "Check it with the values of the year before; else say the unit of the table on the sheet";
            findings.push(Finding::new(Level::Warning, "unit-differs", place(bottom, 1), message, mend).with("", unit));
            return;
        }
        (None, Some(unit))
            if multiplies(&unit) && knew && plan.table.unit.is_none() && plan.table.times_ten_to == 0 =>
        {
            let message =
                format!("The file says the unit \"{unit}\" where the one before said none; values are read as before");
            let mend = "Check it with the values of the year before; else say the power of ten of the table";
            let (row, column) = cell_that_says(grid, bottom, &unit);
            findings.push(
                Finding::new(Level::Warning, "unit-differs", place(row, column), message, mend)
                    .with(unit.as_str(), "no unit"),
            );
            plan.unit_came = Some(unit);
            return;
        }
        _ => return,
    };
    let (row, column) = cell_that_says(grid, bottom, &now);
    let (was, is) = (unit_power(&before).unwrap_or(0), unit_power(&now).unwrap_or(0));
    let another = another_unit(&before, &now);
    let level = if another { Level::Error } else { Level::Warning };
    let (message, mend) = if was == is || another {
        (
            format!("The file says the unit \"{now}\" where it said \"{before}\"; values are read as before"),
            "Check that it means the same; else say the unit of the table on the sheet",
        )
    } else {
        let power = is.saturating_sub(was);
        plan.power = plan.power.saturating_add(power);
        (
            format!(
                "The file says \"{now}\" where it said \"{before}\"; values are taken times ten to the power of {power}"
            ),
            "Check it with the values of the year before; else say the unit and the power of ten of the table",
        )
    };
    findings.push(Finding::new(level, "unit-differs", place(row, column), message, mend).with(now, before));
}

/// The lowest cell, down to the heading, that says a unit.
fn cell_that_says(grid: &Grid, bottom: u32, unit: &str) -> (u32, u32) {
    let says = |text: &str| unit_said(text) == Some(unit);
    (1..=bottom)
        .rev()
        .filter_map(|n| grid.get(grid.index_of(n)))
        .find_map(|r| r.filled().find(|c| says(c.text)).map(|c| (r.number, c.column)))
        .unwrap_or((bottom, 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(before: &[&str], now: &[&str], differs_by: Option<&str>) {
        let lines = |l: &[&str]| l.iter().map(|t| (*t).to_string()).collect::<Vec<_>>();
        assert_eq!(differs(&lines(before), &lines(now)).map(|(_, is)| is).as_deref(), differs_by, "{now:?}");
    }

    #[test]
    fn titles_of_the_same_table() {
        check(&["Emigrants by sex, 2023"], &["Emigrants by sex, 2024"], None);
        check(&["Emigrants by sex, 2023"], &["Emigrants by sex and age, January 2024"], None);
        check(&["Ministry of the Interior", "Permits issued in 2023"], &["Permits issued in 2024"], None);
        check(&[], &["Permits issued in 2024"], None);
        check(&["Permits issued (thousand persons)"], &["Permits issued (persons)"], None);
        check(&["Население (тысяч человек)"], &["Население, человек"], None);
    }

    #[test]
    fn words_that_were_others() {
        let lines = |t: &str| vec![t.to_string()];
        let was = "Число граждан, получивших разрешение на работу в 2023 году";
        assert!(changed(&lines(was), &lines("Число граждан, получивших вид на жительство в 2024 году")).is_some());
        assert!(changed(&lines(was), &lines("Число граждан, получивших разрешение на работу в 2024 году")).is_none());
    }
    #[test]
    fn titles_of_another_table() {
        check(&["Permits issued in 2023"], &["Deportations in 2023"], Some("Deportations in 2023"));
        let office = "Ministry of the Interior";
        check(&[office, "Entries by month"], &[office, "Residence permits"], Some("Residence permits"));
    }
}
