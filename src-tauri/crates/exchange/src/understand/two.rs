//! Labels that say a sex and an age at once, in a column or in the heading.

use super::columns::{Chosen, Column};
use super::header::Region;
use super::sums;
use crate::format::Grid;
use crate::groups::{self, Group};
use crate::labels::{self, Context};
use crate::number::{DecimalSign, is_blank};
use crate::read::{heading_text, spread_heading};
use crate::recipe::{AlsoSays, Means, TableRecipe};
use almanac_core::{Code, CodeListCode, DimensionCode, DimensionRole};
use std::collections::{BTreeMap, BTreeSet};

/// More different labels are no sexes and ages.
const MOST: usize = 80;

/// What is said of labels, by dimension.
pub(super) type Labels = BTreeMap<DimensionCode, BTreeMap<String, Code>>;

/// The dimensions of sex and of age.
struct Both {
    sex: (DimensionCode, Option<CodeListCode>),
    age: (DimensionCode, Option<CodeListCode>),
}

impl Both {
    fn of(ctx: &Context<'_>) -> Option<Self> {
        Some(Self { sex: ctx.dimension_of(DimensionRole::Sex)?, age: ctx.dimension_of(DimensionRole::Age)? })
    }
    fn is(&self, dimension: Option<&DimensionCode>) -> bool {
        dimension.is_some_and(|d| *d == self.sex.0 || *d == self.age.0)
    }
    fn also(&self) -> AlsoSays {
        AlsoSays { dimension: self.age.0.clone(), code_list: self.age.1.clone() }
    }
    /// Keeps what labels mean here and would not mean elsewhere: "Men" beside "Boys".
    fn keep(&self, groups: &BTreeMap<String, Group>, kept: &mut Labels) {
        let alone = |label: &str| labels::sex(label).is_some() && groups::sex_and_age(label).is_none();
        for (label, group) in groups.iter().filter(|(l, g)| alone(l) && !g.age.is_total()) {
            kept.entry(self.age.0.clone()).or_default().insert(label.clone(), group.age.clone());
        }
    }
}

/// What was understood without years being said: for a note.
pub(super) struct Said {
    /// The heading's row.
    pub(super) row: u32,
    /// The column of the labels, or the first one of values.
    pub(super) column: u32,
    /// The labels.
    pub(super) read: String,
}

impl Said {
    /// Children and adults whose age is not said in years are worth a look.
    fn of(row: u32, column: u32, labels: &BTreeSet<String>) -> Option<Self> {
        let read: Vec<&str> = labels.iter().map(String::as_str).take(12).collect();
        groups::without_years(labels).then(|| Self { row, column, read: read.join(", ") })
    }
}

/// Columns of labels that say both.
pub(super) fn in_columns(
    (grid, region): (&Grid, &Region),
    recipe: &mut TableRecipe,
    columns: &[Column],
    chosen: &Chosen,
    ctx: &Context<'_>,
    kept: &mut Labels,
) -> Option<Said> {
    let both = Both::of(ctx)?;
    for at in 0..recipe.columns.len() {
        let Some(rule) = recipe.columns.get(at).filter(|c| c.means == Means::Dimension) else { continue };
        let Some(column) = columns.iter().find(|c| c.number == rule.at && c.distinct.len() <= MOST) else { continue };
        let mut others = recipe.columns.iter().filter(|c| c.at != rule.at).chain(&recipe.sections);
        if others.any(|c| both.is(c.dimension.as_ref()))
            || rule.code_list.is_some() && !both.is(rule.dimension.as_ref())
        {
            continue;
        }
        let texts: BTreeSet<String> =
            column.distinct.iter().map(|t| t.trim_matches(is_blank).to_string()).filter(|t| !t.is_empty()).collect();
        let groups = groups::all(&texts, || {
            sums::rows_add_up((grid, &(region.first..region.end)), column.number, &chosen.values, DecimalSign::Point)
        });
        let Some(rule) = recipe.columns.get_mut(at) else { continue };
        match groups {
            Some(groups) => {
                (rule.dimension, rule.code_list) = (Some(both.sex.0.clone()), both.sex.1.clone());
                rule.also = Some(both.also());
                both.keep(&groups, kept);
                let row = grid.get(region.bottom).map_or(0, |r| r.number);
                return Said::of(row, column.number, &texts);
            }
            // "Boys" and "Men" are no two words for one sex.
            None if rule.dimension.as_ref() == Some(&both.sex.0) && groups::more_than_sexes(&texts) => {
                (rule.dimension, rule.code_list) = (Some(DimensionCode::new("persons")), None);
            }
            None => {}
        }
    }
    None
}

/// The sex of each heading and what it says beside it, where headings of one sex differ in that: "Work permits - men",
/// "Study permits - men". None where sexes are all that they say, or something else is among them.
fn beside_sexes(headings: &BTreeSet<String>) -> Option<BTreeMap<String, (Code, Code)>> {
    let mut out = BTreeMap::new();
    let mut pairs = BTreeSet::new();
    for text in headings {
        let rest = labels::beside_sex(text);
        // An initial has no words beside it.
        if rest == text.trim_matches(is_blank) {
            return None;
        }
        let sex = labels::sex_in_caption(text).or_else(|| {
            let says_total = text.split(is_blank).any(|w| labels::total(w).is_some());
            says_total.then(|| Code::TOTAL.to_string())
        })?;
        let rest = if rest.is_empty() { Code::TOTAL.to_string() } else { rest };
        if !pairs.insert((sex.clone(), rest.clone())) {
            return None;
        }
        out.insert(text.clone(), (Code::new(sex), Code::new(rest)));
    }
    let of_one = |sex: &str| pairs.iter().filter(|(s, _)| s == sex).count();
    (of_one("M") > 1 || of_one("F") > 1).then_some(out)
}

/// Headings that say both.
pub(super) fn in_headings(
    (grid, region): (&Grid, &Region),
    recipe: &mut TableRecipe,
    chosen: &Chosen,
    ctx: &Context<'_>,
    kept: &mut Labels,
) -> Option<Said> {
    let both = Both::of(ctx)?;
    let (first, bottom) = (chosen.values.first().copied()?, grid.get(region.bottom)?.number);
    if recipe.columns.iter().chain(&recipe.sections).any(|c| both.is(c.dimension.as_ref())) {
        return None;
    }
    let skipped = |c: &u32| {
        let own = heading_text(grid, bottom, *c);
        recipe.values.named.iter().any(|n| n.skip && n.heading.trim() == own)
    };
    let values: Vec<u32> = chosen.values.iter().copied().filter(|c| !skipped(c)).collect();
    for at in 0..recipe.values.headings.len() {
        let Some(heading) = recipe.values.headings.get(at).filter(|h| !h.with_period) else { continue };
        let of_sex_or_age = heading.means == Means::Dimension && both.is(heading.dimension.as_ref());
        if heading.means != Means::Indicator && !of_sex_or_age {
            continue;
        }
        let row = heading.row;
        let texts: Vec<String> = values.iter().map(|c| spread_heading(grid, row, *c, first, bottom)).collect();
        let distinct: BTreeSet<String> = texts.iter().filter(|t| !t.is_empty()).cloned().collect();
        if distinct.len() > MOST || texts.iter().any(String::is_empty) {
            continue;
        }
        let of_sex = heading.means == Means::Dimension && heading.dimension.as_ref() == Some(&both.sex.0);
        if of_sex && let Some(said) = beside_sexes(&distinct) {
            let category = DimensionCode::new("category");
            let Some(heading) = recipe.values.headings.get_mut(at) else { continue };
            heading.also = Some(AlsoSays { dimension: category.clone(), code_list: None });
            for (label, (sex, rest)) in said {
                kept.entry(both.sex.0.clone()).or_default().insert(label.clone(), sex);
                kept.entry(category.clone()).or_default().insert(label, rest);
            }
            return None;
        }
        let once = distinct.len() == texts.len();
        let groups = groups::all(&distinct, || {
            sums::columns_add_up((grid, &(region.first..region.end)), &values, &texts, DecimalSign::Point)
                .filter(|_| once)
        });
        let Some(heading) = recipe.values.headings.get_mut(at) else { continue };
        match groups {
            Some(groups) => {
                (heading.means, heading.dimension, heading.code_list) =
                    (Means::Dimension, Some(both.sex.0.clone()), both.sex.1.clone());
                heading.also = Some(both.also());
                both.keep(&groups, kept);
                return Said::of(row, first, &distinct);
            }
            None if of_sex_or_age && groups::more_than_sexes(&distinct) => {
                (heading.means, heading.dimension, heading.code_list) = (Means::Indicator, None, None);
            }
            None => {}
        }
    }
    None
}
