//! The period of a table that no column and no heading says.

use super::header::Region;
use crate::format::{Grid, Workbook};
use crate::recipe::TableRecipe;
use crate::{when, words};
use almanac_core::Period;
use std::collections::BTreeSet;

/// One year in the title, the sheet's name or a caption is the period of all values.
pub(super) fn fixed_period(
    grid: &Grid,
    region: &Region,
    recipe: &mut TableRecipe,
    reason: &mut impl FnMut(&str, String),
) {
    let above = (0..=region.bottom)
        .filter_map(|i| grid.get(i))
        .flat_map(|r| r.filled().take(8).map(|c| c.text.to_string()).collect::<Vec<_>>());
    let mut years: BTreeSet<i32> = BTreeSet::new();
    for text in above.take(200) {
        if text.len() < 300 && !words::fold(&text).contains("version") {
            years.extend(title_year(&text));
        }
    }
    let from_sheet = grid.name.as_deref().and_then(when::only_year);
    let year = from_sheet.or_else(|| (years.len() == 1).then(|| years.first().copied()).flatten());
    if let Some(year) = year {
        reason("", format!("the title names the year {year} and no other"));
        recipe.period = Some(Period::Year(year));
    }
}

/// The only year in the file's name. A year far ahead is of another calendar.
pub(super) fn period_of_name(book: &Workbook, grid: &Grid, reason: &mut impl FnMut(&str, String)) -> Option<Period> {
    let stem = book.file.rsplit_once('.').map_or(book.file.as_str(), |(stem, _)| stem);
    let year = when::only_year(stem).filter(|y| (1900..=2040).contains(y) && book.grids.len() == 1 && !grid.is_empty());
    if let Some(year) = year {
        reason("", format!("nothing in the table says a period; the file's name says the year {year}"));
    }
    year.map(Period::Year)
}

fn title_year(text: &str) -> Option<i32> {
    // "(April 2018 Version)" and "© 2020" date the publication, not the values.
    let cut = text.split(['©', '(']).next().unwrap_or(text);
    when::only_year(cut)
}
