//! What the headings above the values mean.

use super::columns::{Chosen, Column};
use super::country::{areas, titled};
use super::header::Region;
use crate::format::{Grid, Workbook};
use crate::labels::Context;
use crate::names::Match;
use crate::number::is_blank;
use crate::read::{heading_text, part_of_year, spelled_part, spread_heading};
use crate::recipe::{HeadingRow, Means, NamedColumn, TableRecipe};
use crate::when::{self, Spoken};
use crate::words::Hint;
use crate::{labels, words};
use almanac_core::{CellRef, CodeListCode, DimensionCode, DimensionRole, Finding, Level, Period, Place};
use std::collections::{BTreeMap, BTreeSet};

#[expect(clippy::too_many_arguments, reason = "the parts of one table, each with another meaning")]
pub(super) fn values(
    book: &Workbook,
    grid: &Grid,
    region: &Region,
    top: u32,
    bottom: u32,
    columns: &[Column],
    chosen: &Chosen,
    ctx: &Context<'_>,
    recipe: &mut TableRecipe,
    has_period: &mut bool,
    findings: &mut Vec<Finding>,
) {
    let (Some(first), Some(last)) = (chosen.values.first().copied(), chosen.values.last().copied()) else { return };
    let heading_of = |c: u32| columns.iter().find(|x| x.number == c).map_or(String::new(), |x| x.heading.clone());
    if chosen.long {
        recipe.values.columns = [first, first];
        recipe.values.column_heading = Some(heading_of(first)).filter(|h| !h.is_empty());
        // A value column with a name of its own names what it measures.
        let named = columns.iter().find(|c| c.number == first).is_some_and(|c| c.hint != Some(Hint::Value));
        let says = recipe.columns.iter().any(|c| c.means == Means::Indicator);
        if let Some(heading) = recipe.values.column_heading.clone().filter(|_| named && !says) {
            if let Some((period, _)) = when::period(&heading) {
                *has_period = true;
                recipe.values.named.push(NamedColumn {
                    heading,
                    indicator: None,
                    period: Some(period),
                    codes: BTreeMap::new(),
                    unit: None,
                    skip: false,
                });
            } else {
                let with_period = when::beside_period(&heading).is_some() && !*has_period;
                *has_period |= with_period;
                recipe.values.headings.push(HeadingRow { with_period, ..HeadingRow::plain(bottom, Means::Indicator) });
            }
        }
        return;
    }
    let to_the_end = columns.iter().all(|c| c.number <= last);
    recipe.values.columns = [first, if to_the_end { 0 } else { last }];
    let rows: Vec<u32> = (top..=bottom)
        .filter(|r| chosen.values.iter().any(|c| !spread_heading(grid, *r, *c, first, bottom).is_empty()))
        .collect();
    let apart = apart(grid, &rows, chosen, [first, bottom]);
    for (column, heading) in &apart {
        let cell = CellRef { sheet: grid.name.clone(), row: bottom, column: grid.received_column(*column) };
        findings.push(
            Finding::new(
                Level::Warning,
                "column-left-out",
                Place::File { file: book.file.clone(), cell: cell.to_string() },
                "The heading is of another kind than those beside it, and its column is left out",
                "Say on the sheet what the column holds if its values are wanted",
            )
            .with(heading.clone(), "a heading as those beside it"),
        );
        recipe.values.named.push(NamedColumn {
            heading: heading.clone(),
            indicator: None,
            period: None,
            codes: BTreeMap::new(),
            unit: None,
            skip: true,
        });
    }
    let kept: Vec<u32> = chosen.values.iter().filter(|c| !apart.contains_key(c)).copied().collect();
    let mut captions: Vec<String> = Vec::new();
    for row in &rows {
        let texts: Vec<String> = kept.iter().map(|c| spread_heading(grid, *row, *c, first, bottom)).collect();
        let distinct: BTreeSet<&String> = texts.iter().filter(|t| !t.is_empty()).collect();
        if chosen.by_period
            && texts.iter().filter(|t| when::period(t).is_some()).count() * 2 >= region.periods.len()
            && *row == bottom
        {
            recipe.values.headings.push(HeadingRow::plain(*row, Means::Period));
            *has_period = true;
            let of_words = kept.iter().zip(&texts).filter(|(c, _)| region.periods.binary_search(c).is_err());
            for (_, text) in of_words {
                let periods: BTreeSet<Period> = texts.iter().filter_map(|t| when::period(t)).map(|(p, _)| p).collect();
                // Beside one year alone, "of which women" is of that year.
                let only = periods.first().copied().filter(|_| periods.len() == 1);
                recipe.values.named.push(NamedColumn {
                    heading: text.clone(),
                    indicator: None,
                    period: when::whole_year(text).map(Period::Year).or(only),
                    codes: BTreeMap::new(),
                    unit: None,
                    skip: false,
                });
            }
            continue;
        }
        if distinct.len() <= 1 && rows.len() > 1 {
            // One caption over all columns says what is measured, not how columns differ.
            captions.extend(distinct.into_iter().cloned());
            recipe.values.headings.push(HeadingRow::plain(*row, Means::Ignore));
            continue;
        }
        if let Some((before, after)) = around_year(&texts).filter(|_| !*has_period) {
            recipe.values.headings.push(HeadingRow { before, after, ..HeadingRow::plain(*row, Means::Period) });
            *has_period = true;
            continue;
        }
        // "Men 2023", "Transfers 2024": the year is said beside what the column holds.
        let beside: Vec<Option<(Period, String)>> = texts.iter().map(|t| when::beside_period(t)).collect();
        let with_period = !*has_period && beside.iter().any(Option::is_some);
        let words: Vec<String> = texts
            .iter()
            .zip(&beside)
            .map(|(text, beside)| beside.as_ref().filter(|_| with_period).map_or(text, |(_, words)| words).clone())
            .collect();
        let distinct: BTreeSet<&String> = words.iter().filter(|t| !t.is_empty()).collect();
        let mut heading =
            heading_meaning(*row, &distinct, columns, chosen, ctx, recipe, (&captions, titled(grid, region)));
        let only = !with_period && *row == bottom && !recipe.values.headings.iter().any(|h| h.means != Means::Ignore);
        if heading.means == Means::Indicator && only && parts_of_one((grid, region), &kept, &texts) {
            let (dimension, code_list) = of_parts(&distinct, ctx, recipe, (&captions, titled(grid, region)));
            heading = HeadingRow { dimension: Some(dimension), code_list, ..HeadingRow::plain(*row, Means::Dimension) };
        }
        *has_period |= heading.means == Means::Period;
        if matches!(heading.means, Means::Indicator | Means::Dimension) && with_period {
            heading.with_period = true;
            *has_period |= beside.iter().all(Option::is_some);
        }
        recipe.values.headings.push(heading);
    }
    if !chosen.by_period {
        name_packed(grid, bottom, chosen, recipe);
    }
}

/// Whether columns are the parts of one number and its total: in every row of at least two, all but the one that is called
/// a total make it up.
fn parts_of_one((grid, region): (&Grid, &Region), values: &[u32], texts: &[String]) -> bool {
    let distinct: BTreeSet<&String> = texts.iter().filter(|t| !t.is_empty()).collect();
    values.len() >= 3
        && distinct.len() == values.len()
        && region.end > region.first + 1
        && !texts.iter().any(|t| words::is_ratio(t) || words::is_change(t) || super::unit::said(t).is_some())
        && super::sums::columns_add_up(
            (grid, &(region.first..region.end)),
            values,
            texts,
            crate::number::DecimalSign::Point,
        ) == Some(true)
}

/// What the parts of one number are: countries, or what the title counts by.
fn of_parts(
    distinct: &BTreeSet<&String>,
    ctx: &Context<'_>,
    recipe: &TableRecipe,
    (captions, whose): (&[String], Option<DimensionRole>),
) -> (DimensionCode, Option<CodeListCode>) {
    let held = |d: &DimensionCode| recipe.columns.iter().any(|c| c.dimension.as_ref() == Some(d));
    let list = areas(ctx);
    let index = ctx.index(list.as_ref());
    if distinct.iter().any(|t| t.chars().count() > 3 && matches!(index.find(t), Match::Code(code) if !code.is_total()))
    {
        let titled = whose.and_then(|role| ctx.dimension_of(role)).filter(|(d, _)| !held(d));
        return titled.unwrap_or((DimensionCode::new("country"), list));
    }
    let counted_by = recipe.title.iter().chain(captions).flat_map(|line| words::counted_by(line));
    for words in counted_by {
        let known = match words::hint(&words) {
            Some(Hint::Dimension(role)) => ctx.dimension_of(role),
            Some(_) => continue,
            None => None,
        };
        let named = known.unwrap_or_else(|| (DimensionCode::new(words::slug(&words)), None));
        if !held(&named.0) {
            return named;
        }
    }
    (DimensionCode::new("category"), None)
}

/// Columns of values that stand apart, with their lowest heading: "Change, %" or "9 months of 2024" beside whole years,
/// under which most columns stand; a share beside men and women.
fn apart(grid: &Grid, rows: &[u32], chosen: &Chosen, [first, bottom]: [u32; 2]) -> BTreeMap<u32, String> {
    let text = |row: u32, column: u32| spread_heading(grid, row, column, first, bottom);
    let under = |row: u32| -> (Vec<u32>, Vec<u32>) {
        chosen.values.iter().partition(|c| when::period(&text(row, **c)).is_some())
    };
    let distinct = |row: u32, columns: &[u32]| {
        columns.iter().filter_map(|c| when::period(&text(row, *c))).map(|(p, _)| p).collect::<BTreeSet<_>>().len()
    };
    let lowest = |c: u32| rows.iter().rev().map(|r| heading_text(grid, *r, c)).find(|t| !t.is_empty());
    // "The same period of last year" is not of the title's year.
    let before = |c: &u32| lowest(*c).is_some_and(|h| words::says_the_year_before(&h));
    if chosen.values.iter().any(before) && !chosen.values.iter().all(before) && !chosen.by_period {
        return chosen.values.iter().filter(|c| before(c)).filter_map(|c| Some((*c, lowest(*c)?))).collect();
    }
    let no_count = |c: &u32| lowest(*c).is_some_and(|h| words::is_ratio(&h) || words::is_change(&h));
    let of_periods = rows.iter().map(|row| (*row, under(*row))).find(|(row, (periods, others))| {
        let all_apart = || chosen.by_period && others.iter().all(no_count);
        let several = distinct(*row, periods) >= 2 && others.len() < periods.len();
        !others.is_empty() && !periods.is_empty() && (several || all_apart())
    });
    let Some((row, (_, others))) = of_periods else {
        let (ratios, counts): (Vec<u32>, Vec<u32>) = chosen.values.iter().partition(|c| no_count(c));
        let all = |is: &dyn Fn(&str) -> bool| counts.iter().all(|c| lowest(*c).is_some_and(|h| is(&h)));
        let ages = counts.iter().filter(|c| lowest(**c).is_some_and(|h| labels::age(&h).is_some())).count();
        let parts = all(&|h| labels::sex_in_caption(h).is_some()) || ages * 10 >= counts.len() * 8 && ages > 1;
        let apart = ratios.into_iter().filter(|_| parts && counts.len() > 1);
        return apart.filter_map(|c| Some((c, lowest(c)?))).collect();
    };
    let says_a_year = |c: &u32| when::whole_year(&text(row, *c)).is_some();
    let named = others.into_iter().filter(|c| !says_a_year(c) || no_count(c)).filter_map(|c| Some((c, lowest(c)?)));
    let named: BTreeMap<u32, String> = named.collect();
    // A heading that columns of a period have as well names no column.
    let alone = |heading: &String| {
        let mut others = chosen.values.iter().filter(|c| !named.contains_key(c));
        others.all(|c| lowest(*c).as_ref() != Some(heading))
    };
    let all_ratios = named.values().all(|h| words::is_ratio(h) || words::is_change(h));
    let once = |heading: &String| all_ratios || named.values().filter(|h| *h == heading).count() == 1;
    named.iter().filter(|(_, h)| alone(h) && once(h)).map(|(c, h)| (*c, h.clone())).collect()
}

/// The words that stand before and after the year in every heading, where all headings are alike but for the year:
/// `Population 2021`, `Population 2022`.
fn around_year(texts: &[String]) -> Option<(String, String)> {
    let mut shared: Option<(&str, &str)> = None;
    let mut years: BTreeSet<i32> = BTreeSet::new();
    for text in texts {
        let text = text.trim_matches(is_blank);
        let year = when::only_year(text).filter(|y| (1900..=2100).contains(y))?;
        let (before, after) = text.split_once(&year.to_string())?;
        // "9 months of 2024" is no year, and neither is "6 months of 2024".
        match when::said(text) {
            Spoken::Is(Period::Year(_)) | Spoken::Nothing => {}
            Spoken::Is(_) | Spoken::Unclear => return None,
        }
        if *shared.get_or_insert((before, after)) != (before, after) || !years.insert(year) {
            return None;
        }
    }
    let (before, after) = shared.filter(|_| years.len() > 1)?;
    // Other digits around it, such as those of an age, are not of the year.
    let words = before.contains(char::is_alphabetic) || after.contains(char::is_alphabetic);
    let bare = !before.ends_with(char::is_numeric) && !after.starts_with(char::is_numeric);
    (words && bare).then(|| (before.trim_matches(is_blank).to_string(), after.trim_matches(is_blank).to_string()))
}

fn heading_meaning(
    row: u32,
    distinct: &BTreeSet<&String>,
    columns: &[Column],
    chosen: &Chosen,
    ctx: &Context<'_>,
    recipe: &TableRecipe,
    (captions, whose): (&[String], Option<DimensionRole>),
) -> HeadingRow {
    let most = |n: usize| n * 10 >= distinct.len() * 8 && n >= 1;
    let plain = |means, dimension: Option<(DimensionCode, Option<CodeListCode>)>| {
        let (dimension, code_list) = dimension.map_or((None, None), |(d, l)| (Some(d), l));
        HeadingRow { dimension, code_list, ..HeadingRow::plain(row, means) }
    };
    if most(distinct.iter().filter(|t| when::period(t).is_some()).count()) {
        return plain(Means::Period, None);
    }
    let below_years = recipe.values.headings.iter().any(|h| h.means == Means::Period);
    let parts = distinct.iter().filter(|t| part_of_year(t).is_some()).count();
    if below_years && parts >= 2 && parts * 10 >= distinct.len() * 6 {
        return plain(Means::PartOfYear, None);
    }
    // Beside a column of years, or under a title that names one.
    let is_named = |t: &str| when::part_under("", t).is_some() || spelled_part(t).is_some();
    let named = distinct.iter().filter(|t| is_named(t)).count();
    let whole = distinct.iter().any(|t| when::says_the_year(t));
    if named >= 2 && parts * 10 >= distinct.len() * 6 || named > 0 && whole && parts == distinct.len() {
        return plain(Means::PartOfYear, None);
    }
    // 1 to 12 and I to XII number many things; months where the title or the corner says so.
    let label = recipe.columns.iter().map(|c| &c.heading);
    let mut of_months = recipe.title.iter().chain(captions).chain(label);
    if when::are_numbers_of_months(distinct.iter().map(|t| t.as_str())) && of_months.any(|t| when::speaks_of_months(t))
    {
        return plain(Means::PartOfYear, None);
    }
    // I to IV count many things; quarters where the title says so.
    let counted = distinct.iter().filter(|t| matches!(t.as_str(), "I" | "II" | "III" | "IV")).count();
    let of_quarters = || recipe.title.iter().chain(captions).any(|t| when::speaks_of_quarters(t));
    if counted == 4 && distinct.iter().all(|t| part_of_year(t).is_some()) && of_quarters() {
        return plain(Means::PartOfYear, None);
    }
    let sexes = || distinct.iter().filter(|t| labels::sex_in_caption(t).is_some()).count();
    if distinct.len() <= 6
        && distinct.len() >= 2
        && (most(sexes()) || labels::are_initials_of_sexes(distinct.iter().map(|t| t.as_str())))
    {
        return plain(Means::Dimension, ctx.dimension_of(DimensionRole::Sex));
    }
    let bands = recipe.title.iter().chain(captions).any(|t| words::speaks_of_bands(t) && !words::speaks_of_age(t));
    if !bands && most(distinct.iter().filter(|t| labels::age(t).is_some()).count()) {
        return plain(Means::Dimension, ctx.dimension_of(DimensionRole::Age));
    }
    // A matrix: the headings are largely the labels of a column, or countries.
    let (area, of_places) =
        ctx.dimension_of(DimensionRole::ReferenceArea).unwrap_or((DimensionCode::new("ref_area"), None));
    let list = areas(ctx);
    let index = ctx.index(list.as_ref());
    let by_list = distinct.iter().filter(|t| index.find(t) != Match::Unknown).count();
    let crossed = columns.iter().filter(|c| chosen.values.binary_search(&c.number).is_err()).any(|c| {
        let held: BTreeSet<String> = c.distinct.iter().map(|t| labels::clean(t)).collect();
        let both = distinct.iter().filter(|t| held.contains(&labels::clean(t))).count();
        both * 10 >= distinct.len() * 4 && both >= 3 && (distinct.len() >= 5 || both == distinct.len())
    });
    // "Origin \\ Destination" in the corner says what stands across.
    let across = recipe.columns.iter().find_map(|c| c.heading.split_once('\\').map(|(_, across)| across));
    if let Some(across) = across.map(|a| a.trim_matches(is_blank)).filter(|a| !a.is_empty()) {
        let known = match words::hint(across) {
            Some(Hint::Dimension(role)) => ctx.dimension_of(role),
            Some(_) | None => None,
        };
        let held = |d: &DimensionCode| recipe.columns.iter().any(|c| c.dimension.as_ref() == Some(d));
        let own = || (DimensionCode::new(words::slug(across)), list.clone().filter(|_| by_list * 2 >= distinct.len()));
        return plain(Means::Dimension, Some(known.filter(|(d, _)| !held(d)).unwrap_or_else(own)));
    }
    // A few names of countries are no accident, a few letters may be.
    let named = distinct.iter().filter(|t| t.chars().count() > 3 && index.find(t) != Match::Unknown).count();
    let totals = distinct.iter().filter(|t| labels::total(t).is_some()).count();
    let rest = distinct.iter().filter(|t| labels::says_rest(t)).count();
    let all_named = named >= 2 && named + totals + rest == distinct.len();
    if all_named || crossed || distinct.len() >= 5 && by_list * 10 >= distinct.len() * 6 {
        let held = |d: &DimensionCode| recipe.columns.iter().any(|c| c.dimension.as_ref() == Some(d));
        if crossed || held(&area) {
            return plain(Means::Dimension, Some((DimensionCode::new("counterpart_area"), list)));
        }
        let titled = whose.and_then(|role| ctx.dimension_of(role)).filter(|(d, _)| !held(d));
        let places = || {
            // Where a profile reports on its regions, countries are something else.
            if of_places == list { (area, of_places) } else { (DimensionCode::new("country"), list) }
        };
        return plain(Means::Dimension, Some(titled.unwrap_or_else(places)));
    }
    // "Family | Education | Employment" are reasons, not three indicators.
    for role in
        [DimensionRole::Reason, DimensionRole::Education, DimensionRole::Occupation, DimensionRole::MigratoryStatus]
    {
        let Some((dimension, list)) = ctx.dimension_of(role) else { continue };
        let index = ctx.index(list.as_ref());
        let known = distinct.iter().filter(|t| matches!(index.find(t), Match::Code(code) if !code.is_total())).count();
        let held = recipe.columns.iter().any(|c| c.dimension.as_ref() == Some(&dimension));
        if !held && known >= 3 && most(known + totals) {
            return plain(Means::Dimension, Some((dimension, list)));
        }
    }
    plain(Means::Indicator, None)
}

/// Headings such as `f_0_4` become codes, if all of at least three are understood.
fn name_packed(grid: &Grid, bottom: u32, chosen: &Chosen, recipe: &mut TableRecipe) {
    let read: Option<Vec<(String, BTreeMap<_, _>)>> = chosen
        .values
        .iter()
        .map(|c| {
            let heading = heading_text(grid, bottom, *c);
            labels::packed(&heading).map(|codes| (heading, codes))
        })
        .collect();
    let Some(read) = read.filter(|r| r.len() >= 3 && r.iter().any(|(_, c)| c.len() > 1)) else { return };
    recipe.values.headings.retain(|h| h.row != bottom);
    let mut seen: BTreeSet<BTreeMap<DimensionCode, almanac_core::Code>> = BTreeSet::new();
    for (heading, codes) in read {
        if seen.insert(codes.clone()) {
            recipe.values.named.push(NamedColumn {
                heading,
                indicator: None,
                period: None,
                codes,
                unit: None,
                skip: false,
            });
        }
    }
}
