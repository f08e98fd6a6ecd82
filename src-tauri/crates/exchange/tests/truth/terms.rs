//! What the words of a question choose: `KGZ`, `2010`, `both sexes`, `origin SYR`, `coa_iso=DEU`, a heading.

use crate::seen::{ColumnAt, Label, Obs, Seen};
use almanac_core::Period;
use almanac_exchange::{labels, when};

/// Observations that a term fits: by their row, column, series or period.
#[derive(Default)]
pub struct Fit {
    rows: Vec<bool>,
    columns: Vec<bool>,
    series: Vec<bool>,
    period: Option<Period>,
}

impl Fit {
    pub fn takes(&self, obs: &Obs) -> bool {
        let at = |list: &[bool], i: usize| list.get(i).copied().unwrap_or(false);
        at(&self.rows, obs.row)
            || at(&self.columns, obs.column)
            || at(&self.series, obs.series)
            || (self.period.is_some() && obs.period == self.period)
    }
    fn any(self, seen: &Seen, tables: &[bool]) -> Option<Self> {
        seen.observations.iter().any(|o| tables[seen.rows[o.row].table] && self.takes(o)).then_some(self)
    }
}

/// Words by which the field calls the columns of countries.
const ROLES: [(&str, &[&str]); 4] = [
    ("origin", &["origin", "coo", "sending"]),
    ("asylum", &["asylum", "coa"]),
    ("destination", &["destination", "dest"]),
    ("year", &["year", "time"]),
];

/// What a term fits; none when nothing in these tables answers to it.
pub fn fit(seen: &Seen, tables: &[bool], term: &str) -> Option<Fit> {
    let term = term.trim();
    if let Some((name, value)) = term.split_once('=') {
        return named(seen, tables, name.trim().trim_matches('"'), value.trim().trim_matches('"'));
    }
    if let Some(found) = plain(seen, tables, term) {
        return Some(found);
    }
    // A name and a value: `origin SYR`, `REF_AREA KG`, `geo_area 417`; or two values: `Total 2022`.
    for (at, _) in term.match_indices(' ') {
        let (name, value) = (&term[..at], term[at + 1..].trim());
        if let Some(found) = named(seen, tables, name, value) {
            return Some(found);
        }
    }
    // `Kyrgyzstan (417)`: the words, or what stands in brackets.
    let (head, inner) = term.strip_suffix(')')?.rsplit_once(" (")?;
    fit(seen, tables, head).or_else(|| fit(seen, tables, inner))
}

/// A value of a column of this name.
pub fn named(seen: &Seen, tables: &[bool], name: &str, value: &str) -> Option<Fit> {
    let wanted = fold(name);
    let exact = |l: &Label| fold(&l.heading) == wanted || l.dimension.eq_ignore_ascii_case(name);
    let role = ROLES.iter().find(|(word, _)| *word == wanted).map(|(_, parts)| *parts);
    let parts = |text: &str| {
        let words: Vec<String> = fold(text).split('_').map(String::from).collect();
        role.map_or(words.contains(&wanted), |r| r.iter().any(|p| words.iter().any(|w| w == p)))
    };
    let loose = |l: &Label| parts(&l.heading) || parts(&l.dimension);
    let by = |is: &dyn Fn(&Label) -> bool, dimension: &dyn Fn(&str) -> bool| {
        let mut fit = Fit::default();
        let texts: Vec<&Label> = seen.labels.iter().filter(|l| tables[l.table] && is(l)).collect();
        let meant = seen.meant(&|w| equal(w, value));
        fit.rows = rows(seen, &texts, &meant);
        let codes: Vec<usize> =
            seen.dimensions.iter().enumerate().filter(|(_, d)| dimension(d)).map(|(i, _)| i).collect();
        fit.series = seen
            .series
            .iter()
            .map(|s| codes.iter().any(|i| s.codes.get(*i).is_some_and(|c| meant[*c as usize])))
            .collect();
        let told = texts.iter().any(|l| l.means == almanac_exchange::recipe::Means::Period);
        fit.period = if told || wanted == "year" { when::period(value).map(|p| p.0) } else { None };
        fit.any(seen, tables)
    };
    by(&exact, &|d| d.eq_ignore_ascii_case(name))
        .or_else(|| (!wanted.is_empty()).then(|| by(&loose, &|d| parts(d))).flatten())
        .or_else(|| crossed(seen, tables, &wanted, value))
}

/// Rows of which one of these columns holds one of the words.
fn rows(seen: &Seen, columns: &[&Label], meant: &[bool]) -> Vec<bool> {
    let holds = |r: usize| columns.iter().any(|l| l.texts[r].is_some_and(|w| meant[w as usize]));
    (0..seen.rows.len()).map(holds).collect()
}

/// In a matrix: `row …` is a label beside the values, `column …` and the other country a heading.
fn crossed(seen: &Seen, tables: &[bool], name: &str, value: &str) -> Option<Fit> {
    let heading = |fit: &mut Fit| {
        fit.columns = seen.columns.iter().map(|c| tables[c.table] && equal(&c.heading, value)).collect();
    };
    let mut fit = Fit::default();
    match name {
        "row" => {
            let texts: Vec<&Label> = seen.labels.iter().filter(|l| tables[l.table]).collect();
            fit.rows = rows(seen, &texts, &seen.meant(&|w| equal(w, value)));
        }
        "column" | "origin" => heading(&mut fit),
        _ => return None,
    }
    fit.any(seen, tables)
}

/// A value without a name: the closest of equal, beginning, and containing.
fn plain(seen: &Seen, tables: &[bool], term: &str) -> Option<Fit> {
    let words = words(term);
    if words.is_empty() {
        return None;
    }
    let sex = labels::sex(term);
    let of_sex: Vec<usize> =
        seen.dimensions.iter().enumerate().filter(|(_, d)| d.eq_ignore_ascii_case("sex")).map(|(i, _)| i).collect();
    let meant = seen.meant(&|w| equal(w, term));
    let texts: Vec<&Label> = seen.labels.iter().filter(|l| tables[l.table]).collect();
    let fit = Fit {
        period: when::period(term).map(|p| p.0),
        rows: rows(seen, &texts, &meant),
        columns: seen.columns.iter().map(|c| equal(&c.heading, term)).collect(),
        series: seen
            .series
            .iter()
            .map(|s| {
                let of = |i: &usize| s.codes.get(*i).is_some_and(|c| sex.as_deref() == Some(seen.word(*c)));
                meant[s.indicator as usize] || s.codes.iter().any(|c| meant[*c as usize]) || of_sex.iter().any(of)
            })
            .collect(),
    };
    // Where a heading says the period, other columns of that period are not meant.
    let period = fit.period.filter(|_| !fit.columns.contains(&true));
    if let Some(found) = (Fit { period, ..fit }).any(seen, tables) {
        return Some(found);
    }
    let headings = |is: &dyn Fn(&str) -> bool| {
        let fit = Fit {
            columns: seen.columns.iter().map(|c| is(&c.heading)).collect(),
            series: {
                let meant = seen.meant(is);
                seen.series.iter().map(|s| meant[s.indicator as usize]).collect()
            },
            ..Fit::default()
        };
        fit.any(seen, tables)
    };
    let lower = term.to_lowercase();
    let opens = headings(&|h| {
        h.to_lowercase().strip_prefix(&lower).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    // Several terms at once are one only where a heading has their commas.
    if opens.is_some() || term.contains(", ") {
        return opens;
    }
    headings(&|h| self::words(h) == words).or_else(|| headings(&|h| contains(&self::words(h), &words)))
}

/// The longest heading all of whose words are in a term: `deaths` of `deaths registered`.
pub fn part_of_term(seen: &Seen, tables: &[bool], term: &str) -> Option<Fit> {
    let words = words(term);
    let inside = |c: &ColumnAt| contains(&words, &self::words(&c.heading));
    let longest = seen.columns.iter().filter(|c| inside(c)).map(|c| self::words(&c.heading).len()).max()?;
    let columns = seen.columns.iter().map(|c| inside(c) && self::words(&c.heading).len() == longest).collect();
    Fit { columns, ..Fit::default() }.any(seen, tables)
}

/// Texts without the blanks and marks around them, in one case; a number by its value.
fn equal(text: &str, wanted: &str) -> bool {
    !wanted.is_empty() && (text == wanted || labels::clean(text) == labels::clean(wanted))
}

fn contains(all: &[String], some: &[String]) -> bool {
    !some.is_empty() && some.iter().all(|w| all.contains(w))
}

fn words(text: &str) -> Vec<String> {
    let cut = text.split(['[', '(']).next().filter(|t| !t.trim().is_empty()).unwrap_or(text);
    fold(cut).split('_').filter(|w| !w.is_empty()).map(String::from).collect()
}

/// Lower case, one underscore for everything that is no letter, digit or sign of a vowel.
pub fn fold(text: &str) -> String {
    let mut out = String::new();
    for c in text.trim().chars() {
        if c.is_alphanumeric() || ('\u{900}'..='\u{97f}').contains(&c) {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with('_') {
            out.push('_');
        }
    }
    out.trim_end_matches('_').to_string()
}
