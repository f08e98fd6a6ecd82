//! Whose countries the labels of a column are, and which rows are those of the profile's country.

use super::columns::Column;
use super::header::Region;
use crate::format::Grid;
use crate::labels::Context;
use crate::names::Match;
use crate::recipe::{LabelColumn, Means, TableRecipe};
use crate::scheme::Spelling;
use crate::words::Hint;
use crate::{labels, words};
use almanac_core::{CodeListCode, DimensionCode, DimensionRole};
use std::collections::BTreeSet;

/// Whether a column holds countries of which nothing says whose they are.
pub(super) fn somebodys_country(dimension: &DimensionCode, column: &LabelColumn, ctx: &Context<'_>) -> bool {
    let areas = areas(ctx);
    let known = ctx.dimensions.iter().find(|d| d.code == *dimension).is_some_and(|d| d.role != DimensionRole::Other);
    let usual = Hint::Dimension(DimensionRole::Other);
    dimension.as_str().contains("origin")
        || words::says_origin(&column.heading)
        || dimension.as_str() == "coo_iso"
        || !known
            && ctx.country.is_some()
            && column.code_list.is_some()
            && column.code_list == areas
            && words::hint(&column.heading)
                .is_none_or(|h| h == usual || h == Hint::Dimension(DimensionRole::ReferenceArea))
            && !dimension.as_str().contains("ref_area")
}

/// Rows above a heading in which its title stands.
const TITLE_ROWS: usize = 12;

/// Whose countries the areas of a column are by the table's title: a column "Country" under "Emigrants by country of
/// destination".
pub(super) fn titled(grid: &Grid, region: &Region) -> Option<DimensionRole> {
    let above = (region.top.saturating_sub(TITLE_ROWS)..region.top).filter_map(|i| grid.get(i));
    let lines = above.flat_map(|r| r.filled().map(|c| c.text.to_string()).collect::<Vec<_>>());
    let title: Vec<String> = lines.chain(grid.name.as_deref().map(String::from)).collect();
    words::country_in_title(&title.join(" "))
}

/// Whether a column's areas may not be those that the table reports on: countries, none of them the profile's own, and
/// no other column of areas beside it.
pub(super) fn only_other_countries(column: &Column, all: &[Column], ctx: &Context<'_>) -> bool {
    let of_areas = |c: &&Column| matches!(c.hint, Some(Hint::Dimension(r)) if r.is_area());
    if all.iter().filter(of_areas).any(|c| c.number != column.number) {
        return false;
    }
    let own = |m: &Match| matches!((m, &ctx.country), (Match::Code(code), Some(own)) if code.as_str() == own.as_str());
    // Where a profile reports on its regions, a country is no place that it reports on.
    let of_regions = ctx.dimension_of(DimensionRole::ReferenceArea).is_some_and(|(_, list)| list != areas(ctx));
    countries(column, ctx).is_some_and(|found| of_regions || !found.iter().any(own))
}

/// The list of countries: that of the profile's dimensions of countries, else the one of the areas it reports on.
pub(super) fn areas(ctx: &Context<'_>) -> Option<CodeListCode> {
    let of_countries = ctx.dimensions.iter().find(|d| d.role.is_area() && d.role != DimensionRole::ReferenceArea);
    of_countries.map(|d| d.code_list.clone()).or_else(|| ctx.dimension_of(DimensionRole::ReferenceArea)?.1)
}

/// Which areas the labels of a column are; none where most are none.
pub(super) fn countries(column: &Column, ctx: &Context<'_>) -> Option<Vec<Match>> {
    let index = ctx.index(areas(ctx).as_ref());
    // "China" above "men" and "women", "of which": what stands under countries is none.
    let named = column.distinct.iter().filter(|t| labels::sex(t).is_none() && labels::age(t).is_none());
    let found: Vec<Match> = named.map(|t| index.find(t)).collect();
    let known = found.iter().filter(|m| **m != Match::Unknown).count();
    (known > 0 && known * 10 >= found.len() * 6).then_some(found)
}

/// A table with the rows of so many areas is one of the world or of a part of it.
const WORLD: usize = 15;

/// In tables of many countries only the profile's country is kept.
pub(super) fn filter_to_country(
    recipe: &mut TableRecipe,
    grid: &Grid,
    region: &Region,
    ctx: &Context<'_>,
    reason: &mut impl FnMut(&str, String),
) {
    let Some(country) = &ctx.country else { return };
    let Some((area, list)) = ctx.dimension_of(DimensionRole::ReferenceArea) else { return };
    let Some(at) =
        recipe.columns.iter().position(|c| c.means == Means::Dimension && c.dimension.as_ref() == Some(&area))
    else {
        return;
    };
    let Some(column) = recipe.columns.get_mut(at) else { return };
    let list = column.code_list.clone().or(list);
    let index = ctx.index(list.as_ref());
    let spelling = list.as_ref().and_then(|l| Spelling::split(l).1);
    // Nobody knows yet which rows are the country's.
    if matches!(spelling, Some(Spelling::Open(_))) {
        return;
    }
    let as_listed = !matches!(spelling, Some(Spelling::Scheme(_)));
    let mut seen: BTreeSet<&str> = BTreeSet::new();
    let mut fits: BTreeSet<&str> = BTreeSet::new();
    for row in (region.first..region.end).filter_map(|i| grid.get(i)) {
        let text = row.text(column.at);
        if seen.len() < 5_000 && seen.insert(text) {
            let is = as_listed && text.trim().eq_ignore_ascii_case(country.as_str())
                || index.candidates(text).contains(country)
                || index.find(text) == Match::Code(country.clone());
            if is {
                fits.insert(text);
            }
        }
    }
    // A table of regions, or of the few countries that people came from, is the country's own; only one that
    // goes over the world has a row for it among those of others.
    let areas = seen.iter().filter(|t| index.find(t) != Match::Unknown).count();
    let of_the_world = areas >= WORLD && areas * 10 >= seen.len() * 6;
    let codes = seen.iter().all(|t| t.trim().len() <= 3);
    if seen.len() > 1 && !fits.is_empty() && (of_the_world || codes) {
        reason(&format!("\"{}\"", column.heading), format!("only rows of {country} are kept"));
        column.keep = fits.into_iter().map(|t| t.trim().to_string()).collect();
        column.means = Means::Filter;
        column.dimension = None;
    }
}
