//! Columns that only say in other words what another column says.

use super::columns::{Chosen, Column};
use super::header::{Region, sample};
use crate::format::Grid;
use crate::labels::Context;
use crate::names::Match;
use crate::words::Hint;
use crate::{labels, words};
use almanac_core::DimensionRole;
use std::collections::BTreeMap;

/// Whether a column only says in other words what a dimension column says: one label for each of its codes.
pub(super) fn another_name_of(
    grid: &Grid,
    region: &Region,
    column: &Column,
    all: &[Column],
    chosen: &Chosen,
    ctx: &Context<'_>,
) -> bool {
    let nameless = chosen.nameless;
    let labels = |c: &&Column| {
        chosen.values.binary_search(&c.number).is_err()
            && c.number != column.number
            && matches!(c.hint, Some(Hint::Dimension(_)) | None)
            && c.distinct.len() > 1
            && c.distinct.len().abs_diff(column.distinct.len()) <= 1 + c.distinct.len() / 50
    };
    // In messages without names every column is a component.
    if nameless {
        return false;
    }
    if column.distinct.len() < 2 {
        // The name of a constant code beside it.
        return all.iter().any(|c| {
            c.number + 1 == column.number
                && c.distinct.len() == 1
                && (c.hint == column.hint && c.hint.is_some()
                    || column.heading.contains(' ')
                    || words::fold(&c.heading) == words::fold(&column.heading))
        });
    }
    all.iter().filter(labels).filter(|other| may_name(column, other, ctx)).any(|other| {
        if of_different_things(grid, region, column, other, ctx) {
            return false;
        }
        // Between two names of the same things the code is the dimension, then the first.
        if rank(column) < rank(other) || rank(column) == rank(other) && column.number < other.number {
            return false;
        }
        let mut there: BTreeMap<&str, &str> = BTreeMap::new();
        let mut back: BTreeMap<&str, &str> = BTreeMap::new();
        let mut exceptions = 0_usize;
        let mut seen = 0_usize;
        for row in sample(grid, region.first, region.end) {
            let (a, b) = (row.text(other.number).trim(), row.text(column.number).trim());
            if a.is_empty() && b.is_empty() {
                continue;
            }
            seen += 1;
            let same = *there.entry(a).or_insert(b) == b && *back.entry(b).or_insert(a) == a;
            exceptions += usize::from(!same);
        }
        seen > 1 && exceptions * 33 <= seen
    })
}

/// Whether two columns say different things on most rows, however regular: `Syria` beside `Lebanon`. Two roles that the
/// headings name, citizenship and country of birth, are two things even where they agree.
fn of_different_things(grid: &Grid, region: &Region, column: &Column, other: &Column, ctx: &Context<'_>) -> bool {
    let role = |c: &Column| match c.hint {
        Some(Hint::Dimension(role)) if role != DimensionRole::Other => Some(role),
        Some(_) | None => None,
    };
    if role(column).zip(role(other)).is_some_and(|(a, b)| a != b) {
        return true;
    }
    let areas = ctx.index(super::country::areas(ctx).as_ref());
    let area = |text: &str| match areas.find(text) {
        Match::Code(code) => Some(code.to_string()),
        Match::Ambiguous(_) | Match::Unknown => None,
    };
    let mut pairs: BTreeMap<(&str, &str), Option<bool>> = BTreeMap::new();
    for row in sample(grid, region.first, region.end) {
        let (a, b) = (row.text(other.number).trim(), row.text(column.number).trim());
        pairs.entry((a, b)).or_insert_with(|| Some(area(a)? == area(b)?));
    }
    let known: Vec<bool> = pairs.into_values().flatten().collect();
    known.iter().filter(|same| !**same).count() * 2 > known.len()
}

/// Whether a column only says in words which indicator the code beside it is: `Indicator Name` and `Indicator Code`.
pub(super) fn names_the_indicator(
    grid: &Grid,
    region: &Region,
    column: &Column,
    all: &[Column],
    chosen: &Chosen,
) -> bool {
    if chosen.nameless {
        return false;
    }
    all.iter().filter(|c| c.hint == Some(Hint::Indicator) && kin(&c.heading, &column.heading)).any(|code| {
        let mut named: BTreeMap<&str, &str> = BTreeMap::new();
        sample(grid, region.first, region.end).all(|row| {
            let (code, name) = (row.text(code.number).trim(), row.text(column.number).trim());
            *named.entry(code).or_insert(name) == name
        })
    })
}

/// How many labels a column must have at least, so that one for each label of another is no accident.
const NO_ACCIDENT: usize = 5;

/// Whether a column may hold names of what another one holds: their headings are kin, or it holds labels of the same
/// kind, or there are too many labels for an accident.
fn may_name(column: &Column, other: &Column, ctx: &Context<'_>) -> bool {
    if kin(&column.heading, &other.heading) {
        return true;
    }
    let most = |c: &Column, is: &dyn Fn(&str) -> bool| {
        c.distinct.iter().filter(|t| is(t)).count() * 10 >= c.distinct.len() * 6
    };
    let areas = ctx.index(super::country::areas(ctx).as_ref());
    let kinds: [&dyn Fn(&str) -> bool; 3] = [&|t| labels::sex(t).is_some(), &|t| labels::age(t).is_some(), &|t| {
        !areas.is_empty() && areas.find(t) != Match::Unknown
    }];
    for is in kinds {
        let (here, there) = (most(column, is), most(other, is));
        if here != there {
            return false;
        }
        if here && there {
            return true;
        }
    }
    column.distinct.len() >= NO_ACCIDENT
}

/// Whether two headings share a word, or words with one beginning: `coo` and `coo_name`, `geo` and `Geopolitical entity`.
pub(crate) fn kin(a: &str, b: &str) -> bool {
    const GENERIC: [&str; 14] =
        ["code", "name", "label", "id", "iso", "iso2", "iso3", "of", "the", "de", "type", "nom", "nombre", "group"];
    let (a, b) = (words::fold(a), words::fold(b));
    let own = |text: &str| -> Vec<String> {
        text.split('_').filter(|w| !w.is_empty() && !GENERIC.contains(w)).map(String::from).collect()
    };
    let begins = |x: &str, y: &str| {
        let same = x.chars().zip(y.chars()).take_while(|(p, q)| p == q).count();
        same >= 4 || same >= 3 && (same == x.chars().count() || same == y.chars().count())
    };
    own(&a).iter().any(|x| own(&b).iter().any(|y| x == y || begins(x, y)))
}

/// The better a column serves as a dimension's codes, the smaller.
fn rank(c: &Column) -> u8 {
    let folded = words::fold(&c.heading);
    let codes_like = c.distinct.iter().all(|t| t.len() <= 12 && !t.contains(' '));
    if folded.contains("iso") && codes_like {
        0
    } else if matches!(c.hint, Some(Hint::Dimension(_))) && codes_like && words::is_code_heading(&c.heading) {
        1
    } else if matches!(c.hint, Some(Hint::Dimension(_))) && codes_like && c.texts > 0 {
        2
    } else if words::is_code_heading(&c.heading) && (c.texts > 0 || words::fold(&c.heading).contains('_')) {
        // A column of numbers that is called "Code" and nothing else tells less than the names beside it.
        3
    } else if matches!(c.hint, Some(Hint::Dimension(_))) {
        4
    } else {
        5
    }
}
