//! Tables in the profile's own words, such as its own exports: ids of its dimensions, codes of its sources, numbers
//! that all show their decimals. What stands here goes before what headings usually mean.

use super::header::{Region, sample};
use crate::format::{CellKind, Grid};
use crate::labels::Context;
use crate::recipe::{Decimals, Means, TableRecipe};
use crate::words;
use almanac_core::{CodeListCode, DimensionCode, SourceCode};
use std::collections::HashSet;

/// The profile's dimension that a heading names as SDMX writes ids, in capitals.
pub fn dimension(heading: &str, ctx: &Context<'_>) -> Option<(DimensionCode, Option<CodeListCode>)> {
    if heading.is_empty() || heading.contains(char::is_lowercase) {
        return None;
    }
    let folded = words::fold(heading);
    let found = ctx.dimensions.iter().find(|d| words::fold(d.code.as_str()) == folded)?;
    Some((found.code.clone(), Some(found.code_list.clone())))
}

/// Keeps the rows of one source where a column tells several apart, and takes the source from the file where nobody
/// said it and the file names one only. `texts` gives what stands in a column.
pub fn source<'c>(
    table: &mut TableRecipe,
    source: &mut Option<SourceCode>,
    texts: impl Fn(u32) -> Option<&'c HashSet<String>>,
    reason: &mut impl FnMut(&str, String),
) {
    let Some(column) = table.columns.iter_mut().find(|c| words::fold(&c.heading) == "source_id") else { return };
    let Some(codes) = texts(column.at) else { return };
    let place = format!("\"{}\"", column.heading);
    match source {
        Some(wanted) if codes.len() > 1 && codes.contains(wanted.as_str()) => {
            reason(&place, format!("only rows of the source {wanted} are kept"));
            column.keep = vec![wanted.as_str().to_string()];
            column.means = Means::Filter;
        }
        None if codes.len() == 1 => {
            *source = codes.iter().next().map(SourceCode::new);
            reason(&place, "the file names one source".into());
        }
        Some(_) | None => {}
    }
}

/// Whether every number of the value column shows its decimals and hides none.
pub fn decimals(grid: &Grid, region: &Region, column: u32) -> Decimals {
    let mut any = false;
    for cell in sample(grid, region.first, region.end).filter_map(|r| r.get(column)) {
        if cell.kind != CellKind::Number {
            continue;
        }
        any = true;
        let stored = cell.text.split_once('.').map_or(0, |(_, part)| part.len());
        if cell.decimals.is_none_or(|shown| usize::from(shown) < stored) {
            return Decimals::Stored;
        }
    }
    if any { Decimals::Shown } else { Decimals::Stored }
}
