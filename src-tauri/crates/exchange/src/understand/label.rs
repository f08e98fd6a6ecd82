//! What a column beside the values means: a period, a dimension, flags, a note.

use super::columns::{Chosen, Column, plausible_years};
use super::country::{areas, countries, only_other_countries, titled};
use super::header::Region;
use super::own;
use super::twin::{another_name_of, names_the_indicator};
use crate::format::Grid;
use crate::labels::Context;
use crate::names::Match;
use crate::number::is_blank;
use crate::read::status;
use crate::recipe::{LabelColumn, Means};
use crate::words::Hint;
use crate::{labels, when, words};
use almanac_core::{DimensionCode, DimensionRole};
use std::collections::{BTreeMap, BTreeSet};

/// So many codes of countries are no accident.
const MANY_CODES: usize = 10;

/// A column of more different labels is no list of indicators.
const MOST_INDICATORS: usize = 60;

pub(super) fn label_column(
    grid: &Grid,
    region: &Region,
    column: &Column,
    all: &[Column],
    chosen: &Chosen,
    ctx: &Context<'_>,
    taken: &mut BTreeMap<String, usize>,
) -> LabelColumn {
    let plain = |means| LabelColumn::plain(column.number, &column.heading, means);
    if let Some((dimension, code_list)) = own::dimension(&column.heading, ctx) {
        let dimension = unique(dimension, taken);
        return LabelColumn { dimension: Some(dimension), code_list, ..plain(Means::Dimension) };
    }
    // Months, and perhaps the total of the year below them.
    let is_month = |t: &String| when::part_under(&column.heading, t).is_some();
    let whole = |t: &String| labels::total(t).is_some() || when::says_the_year(t);
    let only_months = || column.distinct.iter().all(|t| is_month(t) || whole(t));
    // One month alone is the day of a count, as in "population on 1 January".
    let several = chosen.by_period || column.distinct.len() > 1 || when::numbered(&column.heading).is_some();
    let months = several && (column.months * 10 >= column.filled * 7 || column.months >= 2 && only_months());
    // Years stand in the heading, in another column, or in the title.
    // What is called the month says it, whatever its words are; those that are not understood are told row by row.
    let called = when::numbered(&column.heading).is_some() && column.distinct.len() > 1 && !column.mostly_periods();
    if column.filled > 0 && (months || called) {
        return plain(Means::PartOfYear);
    }
    let period_elsewhere = all.iter().any(|c| {
        c.number < column.number
            && c.hint == Some(Hint::Period)
            && c.mostly_periods()
            && chosen.values.binary_search(&c.number).is_err()
    });
    match column.hint {
        Some(Hint::Period) if column.periods * 2 >= column.filled && column.periods > 0 && !chosen.by_period => {
            return plain(if period_elsewhere { Means::Label } else { Means::Period });
        }
        // Beside years in the heading: parts of the year, even where some of them are none that a value may have.
        Some(Hint::Period) if column.distinct.len() > 1 && column.texts > 0 && !period_elsewhere => {
            return plain(if column.months > 0 { Means::PartOfYear } else { Means::Label });
        }
        Some(Hint::Period) => return plain(Means::Label),
        Some(Hint::Flags) if !of_groups(column) => {
            let code_before = all.iter().any(|c| c.number + 1 == column.number && c.hint == Some(Hint::Flags));
            return plain(if code_before { Means::Label } else { Means::Flags });
        }
        Some(Hint::Confidentiality) => return plain(Means::Confidentiality),
        Some(Hint::Unit) => {
            let held = all.iter().any(|c| c.number < column.number && c.hint == Some(Hint::Unit));
            return plain(if held { Means::Label } else { Means::Unit });
        }
        Some(Hint::Note) => return plain(Means::Note),
        Some(Hint::Machinery | Hint::Value) => return plain(Means::Ignore),
        Some(Hint::Indicator) => {
            // A column called indicator that is empty on some rows tells two series of one file apart.
            let code = all.iter().filter(|c| c.hint == Some(Hint::Indicator) && c.filled > 0).max_by_key(|c| {
                let name = words::fold(&c.heading);
                u8::from(name.contains("series")) * 2 + u8::from(words::is_code_heading(&c.heading))
            });
            let chosen_one = code.is_some_and(|c| c.number == column.number);
            return plain(if chosen_one { Means::Indicator } else { Means::Label });
        }
        Some(Hint::Flags | Hint::Dimension(_)) | None if column.attribute => return plain(Means::Ignore),
        Some(Hint::Flags | Hint::Dimension(_)) | None => {}
    }
    // A rank changes from year to year and tells no rows apart.
    let rank = words::is_rank(&column.heading) && column.numbers > 0;
    if column.filled == 0 && column.hint.is_none() || column.numbers_the_lines() || rank {
        return plain(Means::Ignore);
    }
    if column.heading.is_empty() && column.filled * 10 < region.end.saturating_sub(region.first) {
        return plain(Means::Note);
    }
    if !chosen.by_period
        && column.hint.is_none()
        && column.mostly_periods()
        && plausible_years(column)
        && !period_elsewhere
        && !all.iter().any(|c| c.hint == Some(Hint::Period) && c.mostly_periods())
    {
        return plain(Means::Period);
    }
    // "Одиниця": a column of nothing but units, however it is called.
    let says_unit = |t: &&String| super::unit::said(t).is_some_and(|u| u == t.trim_matches(is_blank));
    let of_units = column.distinct.iter().filter(says_unit).count();
    if column.hint.is_none() && of_units >= 2 && of_units * 10 >= column.distinct.len() * 8 {
        return plain(Means::Unit);
    }
    // Rows of several units are several indicators: "Emigrants, persons" above "Remittances, USD million".
    let units: BTreeSet<&str> = column.distinct.iter().filter_map(|t| super::unit::said(t)).collect();
    let indicator = all.iter().any(|c| c.hint == Some(Hint::Indicator));
    if column.hint.is_none() && !indicator && units.len() >= 2 && column.distinct.len() <= MOST_INDICATORS {
        return plain(Means::Indicator);
    }
    if column.dates > 0 && column.dates * 10 >= column.filled * 8 {
        return plain(Means::Label);
    }
    if another_name_of(grid, region, column, all, chosen, ctx) {
        return plain(Means::Label);
    }
    if column.hint.is_none() && names_the_indicator(grid, region, column, all, chosen) {
        return plain(Means::Label);
    }
    let role = match column.hint {
        Some(Hint::Dimension(role)) => role,
        Some(_) | None => role_by_content(column, ctx),
    };
    let foreign = role == DimensionRole::ReferenceArea && only_other_countries(column, all, ctx);
    let role = match (foreign, ctx.country.is_some()) {
        (false, _) => role,
        // A national table of other countries does not report on them; whose countries they are somebody has to say.
        (true, true) => titled(grid, region).unwrap_or(DimensionRole::Other),
        (true, false) => titled(grid, region).unwrap_or(role),
    };
    // Amman among governorates is not Oman.
    let role =
        if role == DimensionRole::ReferenceArea && holds_no_areas(column, ctx) { DimensionRole::Other } else { role };
    // Totals, and codes of the same meaning twice, get a name of their own.
    let (dimension, code_list) = match ctx.dimension_of(role) {
        Some((d, l)) if !taken.contains_key(d.as_str()) => (d, l),
        Some((_, l)) => (DimensionCode::new(words::slug(&column.heading)), l),
        None => (DimensionCode::new(words::slug(&column.heading)), None),
    };
    let dimension = unique(dimension, taken);
    // Which country's "origin" is meant somebody has to say; that it is a country its labels say.
    let areas = || areas(ctx);
    // "Country of origin" says that it holds countries, however few.
    let announced = column.hint == Some(Hint::Dimension(DimensionRole::Other)) && countries(column, ctx).is_some();
    let of_areas = role == DimensionRole::Other
        && (foreign || announced || role_by_content(column, ctx) == DimensionRole::ReferenceArea);
    let code_list = code_list.or_else(|| areas().filter(|_| of_areas));
    LabelColumn { dimension: Some(dimension), code_list, ..plain(Means::Dimension) }
}

/// Whether a column that is called after regions holds names of which some, but not most, are in the list of areas: they
/// are other places of the same name.
fn holds_no_areas(column: &Column, ctx: &Context<'_>) -> bool {
    let heading = words::fold(&column.heading);
    let of_countries =
        ["country", "pays", "país", "pais", "стран", "країн", "ülke", "land", "kraj", "دول", "بلد", "geo", "area"];
    if column.hint != Some(Hint::Dimension(DimensionRole::ReferenceArea))
        || of_countries.iter().any(|w| heading.contains(w))
    {
        return false;
    }
    let Some((_, Some(list))) = ctx.dimension_of(DimensionRole::ReferenceArea) else { return false };
    let index = ctx.index(Some(&list));
    let named: Vec<&String> = column.distinct.iter().filter(|t| labels::total(t).is_none()).collect();
    let known = named.iter().filter(|t| index.find(t) != Match::Unknown).count();
    // Below "Governorate" or "Province" no country stands; below "Region" most may be.
    const PARTS: [&str; 18] = [
        "governorate",
        "gouvernorat",
        "gobernación",
        "province",
        "provinc",
        "département",
        "departamento",
        "state",
        "district",
        "county",
        "municip",
        "област",
        "bundesland",
        "województwo",
        "محافظة",
        "ولاية",
        "район",
        "judeţ",
    ];
    let of_parts = PARTS.iter().any(|w| heading.contains(w));
    known > 0 && (of_parts && known < named.len() || known * 2 < named.len())
}

/// Whether a column "Status" holds groups of persons, "Employed" and "Unemployed", and says nothing of the values.
fn of_groups(column: &Column) -> bool {
    // Letters of statuses are written in capitals.
    let of_words = |t: &&String| t.chars().count() > 3 && t.contains(char::is_lowercase) && status(t).is_none();
    words::fold(&column.heading) == "status"
        && column.distinct.len() >= 2
        && column.distinct.iter().filter(of_words).count() * 10 >= column.distinct.len() * 6
}

fn unique(dimension: DimensionCode, taken: &mut BTreeMap<String, usize>) -> DimensionCode {
    let times = taken.entry(dimension.as_str().to_string()).or_default();
    *times += 1;
    if *times == 1 { dimension } else { DimensionCode::new(format!("{dimension}_{times}")) }
}

/// The meaning that a column's labels show without a heading that says it.
fn role_by_content(column: &Column, ctx: &Context<'_>) -> DimensionRole {
    let most = |n: usize| n * 10 >= column.distinct.len() * 8 && n >= 2;
    if most(column.distinct.iter().filter(|t| labels::sex(t).is_some()).count()) {
        return DimensionRole::Sex;
    }
    let texts = column.texts > column.numbers;
    // "1-9" and "10-49" may be the sizes of firms or the years of a stay.
    let announced = column.heading.is_empty()
        || words::speaks_of_age(&column.heading)
        || column.distinct.iter().any(|t| labels::says_years(t)) && !words::speaks_of_bands(&column.heading);
    if texts && announced && most(column.distinct.iter().filter(|t| labels::age(t).is_some()).count()) {
        return DimensionRole::Age;
    }
    let index = ctx.index(areas(ctx).as_ref());
    // Three digits may be the number of a line.
    let area = |t: &&String| t.contains(char::is_alphabetic) && index.find(t) != Match::Unknown;
    // A few letters may be degrees or classes of visas: BA, MA, SE.
    let names =
        column.distinct.iter().any(|t| t.chars().count() > 3 && area(&t)) || column.distinct.len() >= MANY_CODES;
    // What stands under countries, such as "men", is none of them.
    let others = column.distinct.iter().filter(|t| labels::sex(t).is_some() || labels::age(t).is_some()).count();
    let known = column.distinct.iter().filter(area).count();
    if names
        && !index.is_empty()
        && known >= 2
        && column.distinct.len() >= 3
        && known * 10 >= (column.distinct.len() - others) * 6
    {
        return DimensionRole::ReferenceArea;
    }
    DimensionRole::Other
}
