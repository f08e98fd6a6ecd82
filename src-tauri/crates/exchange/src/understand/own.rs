//! Tables in the profile's own words, such as its own exports: ids of its dimensions, codes of its sources, numbers
//! that all show their decimals. What stands here goes before what headings usually mean.

use super::header::{Region, sample};
use crate::format::{CellKind, Grid};
use crate::labels::Context;
use crate::recipe::{Decimals, LabelColumn, Means, TableRecipe};
use crate::words;
use almanac_core::{CodeListCode, DimensionCode, IndicatorCode, SourceCode};
use std::collections::{BTreeMap, BTreeSet};

/// Different texts of a column that are looked at.
const MAX_TEXTS: usize = 20_000;

/// Which of the program's own tables a heading is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kinship {
    /// None of them.
    None,
    /// A table of values as `almanac data` writes it.
    Table,
    /// An export whose columns are named as SDMX names them.
    Message,
}

/// Columns that a table of values has beside its dimensions, and what they mean.
const OF_TABLE: [(&str, Means); 12] = [
    ("indicator", Means::Indicator),
    ("period", Means::Period),
    ("value", Means::Ignore),
    ("missing", Means::Missing),
    ("flags", Means::Flags),
    ("confidentiality", Means::Confidentiality),
    ("unit", Means::Unit),
    ("source", Means::Ignore),
    ("release", Means::Ignore),
    ("file", Means::Ignore),
    ("cell", Means::Ignore),
    ("note", Means::Note),
];
/// Columns that no export of the other form leaves out.
const OF_MESSAGE: [&str; 5] = ["INDICATOR", "SOURCE_ID", "TIME_PERIOD", "OBS_VALUE", "CONF_STATUS"];

/// Whose table it is, by all of its headings.
pub fn kinship<'h>(headings: impl Iterator<Item = &'h str>) -> Kinship {
    let headings: BTreeSet<&str> = headings.collect();
    if OF_TABLE.iter().all(|(name, _)| headings.contains(name)) {
        Kinship::Table
    } else if OF_MESSAGE.iter().all(|name| headings.contains(name)) {
        Kinship::Message
    } else {
        Kinship::None
    }
}

/// What a column of a table of values means: one of its own, else the dimension that it is called.
pub fn label(at: u32, heading: &str, ctx: &Context<'_>) -> LabelColumn {
    let own = OF_TABLE.iter().find(|(name, _)| *name == heading).map(|(_, means)| *means);
    let means = own.unwrap_or(if heading.is_empty() { Means::Ignore } else { Means::Dimension });
    let dimension = (means == Means::Dimension).then(|| DimensionCode::new(heading));
    let known = dimension.as_ref().and_then(|d| ctx.dimensions.iter().find(|k| k.code == *d));
    let code_list = known.map(|d| d.code_list.clone());
    LabelColumn { means, dimension, code_list, ..LabelColumn::plain(at, heading, Means::Ignore) }
}

/// All texts of a column.
pub fn texts(grid: &Grid, region: &Region, column: u32) -> BTreeSet<String> {
    let mut out = BTreeSet::new();
    for text in (region.first..region.end).filter_map(|i| grid.get(i)).filter_map(|r| r.get(column)) {
        let text = crate::write::plain(text.text.trim());
        if !text.is_empty() && out.len() < MAX_TEXTS && !out.contains(text) {
            out.insert(text.to_string());
        }
    }
    out
}

/// The program's own tables name indicators by their codes, which nobody has to explain.
pub fn indicators(
    table: &TableRecipe,
    known: &mut BTreeMap<String, IndicatorCode>,
    texts: impl Fn(u32) -> BTreeSet<String>,
    reason: &mut impl FnMut(&str, String),
) {
    let Some(column) = table.columns.iter().find(|c| c.means == Means::Indicator) else { return };
    let codes = texts(column.at);
    reason(&format!("\"{}\"", column.heading), format!("{} codes of indicators are taken as they are", codes.len()));
    known.extend(codes.into_iter().map(|c| (c.clone(), IndicatorCode::new(c))));
}

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
pub fn source(
    table: &mut TableRecipe,
    kinship: Kinship,
    source: &mut Option<SourceCode>,
    texts: impl Fn(u32) -> BTreeSet<String>,
    reason: &mut impl FnMut(&str, String),
) {
    let heading = match kinship {
        Kinship::Table => "source",
        Kinship::Message | Kinship::None => "source_id",
    };
    let Some(column) = table.columns.iter_mut().find(|c| words::fold(&c.heading) == heading) else { return };
    let codes = texts(column.at);
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
