//! Reads reference periods as senders write them: `2012e`, `1950.0`, `II trimestre 2011`, `2010M08`, `2011/12`.
//!
//! A text with two possible readings (01/02/2026) is no period here.

mod names;
mod range;
mod title;

pub use names::month;
pub use title::{
    Spoken, beside_period, day_of_years, names_a_day, names_a_part, names_years, only_a_part, only_year, said,
    says_the_year, speaks_of_halves, speaks_of_months, speaks_of_quarters, timeless, whole_year,
};

use crate::number::{fold_digits, is_blank};
use almanac_core::Period;
use almanac_core::release::{Flags, ObsStatus};
use names::{half_number, is_half_word, is_quarter_word, is_year_word, quarter_number, says_nothing};
use serde::{Deserialize, Serialize};

/// A calendar by which senders count years.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Calendar {
    /// The usual one.
    #[default]
    Gregorian,
    /// Nepal: 2079 began in April 2022, the fiscal year 2079/80 in July 2022.
    BikramSambat,
    /// Iran and Afghanistan: 1402 began in March 2023.
    SolarHijri,
    /// Thailand: 2566 is 2023.
    Buddhist,
    /// The usual one, with years that begin in one year and end in the next: 2010-11 is 2010/2011 and no November.
    SplitYears,
}

impl Calendar {
    /// What a year of this calendar is: the years of the usual one that it lies in.
    fn year(self, year: i32) -> Option<Period> {
        Some(match self {
            Calendar::Gregorian | Calendar::SplitYears => Period::Year(year),
            Calendar::BikramSambat if (1950..=2200).contains(&year) => Period::Years(year - 57, year - 56),
            Calendar::SolarHijri if (1250..=1500).contains(&year) => Period::Years(year + 621, year + 622),
            Calendar::Buddhist if (2400..=2700).contains(&year) => Period::Year(year - 543),
            Calendar::BikramSambat | Calendar::SolarHijri | Calendar::Buddhist => return None,
        })
    }
}

/// A period as a calendar counts it. Of other calendars only years and fiscal years are read.
pub fn period_in(text: &str, calendar: Calendar) -> Option<(Period, Flags)> {
    match calendar {
        Calendar::Gregorian => return period(text),
        Calendar::SplitYears => return split_year(text).map(|p| (p, Flags::NONE)).or_else(|| period(text)),
        Calendar::BikramSambat | Calendar::SolarHijri | Calendar::Buddhist => {}
    }
    let folded = fold_digits(text.trim_matches(is_blank));
    let words: Vec<&str> = folded.split(|c: char| !c.is_ascii_digit()).filter(|w| !w.is_empty()).collect();
    let number = |w: &str| w.parse::<i32>().ok();
    let long = folded.chars().count() > 40;
    let year = match words.as_slice() {
        _ if long => return None,
        [year] if year.len() == 4 => number(year)?,
        // A fiscal year begins in the first of the two.
        [year, next] if year.len() == 4 && matches!(next.len(), 2 | 4) => {
            let (year, next) = (number(year)?, number(next)?);
            if next != (year + 1) % 100 && next != year + 1 {
                return None;
            }
            match calendar.year(year)? {
                Period::Year(y) => return Some((Period::Years(y, y + 1), Flags::NONE)),
                _ => year,
            }
        }
        _ => return None,
    };
    calendar.year(year).map(|p| (p, Flags::NONE))
}

/// `2010-11` as the year from 2010 to 2011; none for other texts, and for those that can be nothing but a month.
pub fn split_year(text: &str) -> Option<Period> {
    let folded = fold_digits(text.trim_matches(is_blank));
    let (first, second) = folded.split_once(['-', '–'])?;
    let (first, second) = (year(first)?, second);
    let next = second.len() == 2 && second.parse() == Ok((first + 1) % 100);
    next.then_some(Period::Years(first, first + 1))
}

/// A period and the flags written beside it.
pub fn period(text: &str) -> Option<(Period, Flags)> {
    let folded = fold_digits(text.trim_matches(is_blank));
    let text = folded.trim();
    if text.len() > 60 || !text.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    if let Some(y) = year(text).or_else(|| short_year(text)) {
        return Some((Period::Year(y), Flags::NONE));
    }
    if let Ok(p) = text.parse::<Period>() {
        return ok_year(p).map(|p| (p, Flags::NONE));
    }
    // "2023 г.*": a mark of a note behind what is written in words.
    let bare = text.trim_end_matches(['*', '†', '‡']).trim_end();
    let marked = || if bare.len() < text.len() { period(bare) } else { None };
    // "6 мес. 2022"
    let of_months = || {
        let words: Vec<&str> = text.split(is_blank).collect();
        range::in_title(&words).filter(|_| words.len() <= 4).map(|p| (p, Flags::NONE))
    };
    let said = written(text).map(|p| (p, Flags::NONE)).or_else(|| flagged(text));
    said.or_else(marked).or_else(|| flag_behind(text)).or_else(of_months)
}

/// `'23`: the year without its century.
fn short_year(text: &str) -> Option<i32> {
    let digits = text.strip_prefix(['\'', '’', '‘', 'ʼ'])?;
    let number: i32 = Some(digits).filter(|d| d.len() == 2)?.parse().ok()?;
    Some(if number < 60 { 2000 + number } else { 1900 + number })
}

/// `2023/24 (P)`, `2024-Q3 (e)`: a flag in brackets behind any period.
fn flag_behind(text: &str) -> Option<(Period, Flags)> {
    let (head, flag) = text.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
    let status = match flag.trim() {
        "e" | "E" => Some(ObsStatus::ESTIMATED),
        "p" | "P" => Some(ObsStatus::PROVISIONAL),
        "f" | "F" => Some(ObsStatus::FORECAST),
        "r" | "R" => None,
        mark if is_note_mark(mark) => None,
        _ => return None,
    };
    let (period, flags) = period(head)?;
    Some((period, status.map_or(flags, |s| flags.with(s))))
}

fn year(text: &str) -> Option<i32> {
    let digits = text.strip_suffix(".0").unwrap_or(text);
    (digits.len() == 4 && digits.bytes().all(|b| b.is_ascii_digit()))
        .then(|| digits.parse().ok())
        .flatten()
        .filter(|y| (1500..=2200).contains(y))
}

fn ok_year(p: Period) -> Option<Period> {
    (1500..=2200).contains(&p.year()).then_some(p)
}

/// `2012e`, `2012 p`, `2012*`.
fn flagged(text: &str) -> Option<(Period, Flags)> {
    let (head, tail) = (text.get(..4)?, text.get(4..)?.trim());
    let y = year(head)?;
    let flags = match tail.trim_matches(['(', ')', '[', ']', ' ']) {
        "e" | "E" | "est" | "est." => Flags::NONE.with(ObsStatus::ESTIMATED),
        "p" | "P" | "prov" | "prov." => Flags::NONE.with(ObsStatus::PROVISIONAL),
        "f" | "F" | "forecast" => Flags::NONE.with(ObsStatus::FORECAST),
        "b" | "B" => Flags::NONE.with(ObsStatus::BREAK),
        "estimate" | "estimated" | "оценка" | "estimation" | "estimado" => Flags::NONE.with(ObsStatus::ESTIMATED),
        "provisional"
        | "preliminary"
        | "prelim"
        | "prelim."
        | "предв"
        | "предв."
        | "предварительно"
        | "provisoire"
        | "provisório"
        | "попередні" => Flags::NONE.with(ObsStatus::PROVISIONAL),
        "revised" | "révisé" | "revisado" | "пересмотрено" | "final" => Flags::NONE,
        // Revised, definitive, half-definitive: as good as it gets.
        "r" | "R" | "d" | "sd" | "rev" | "rev." => Flags::NONE,
        "*" | "**" | "***" => Flags::NONE,
        mark if is_note_mark(mark) => Flags::NONE,
        _ => return None,
    };
    // "2012 1" could be a month; a digit is a note only with a bracket.
    if tail.chars().all(|c| c.is_ascii_digit()) {
        return None;
    }
    Some((Period::Year(y), flags))
}

/// The number of a footnote: small digits, or one or two digits.
fn is_note_mark(mark: &str) -> bool {
    let small = |c: char| matches!(c, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁾' | '₁'..='₉');
    // "¹,²", "¹⁰⁾"
    if mark.chars().count() <= 5 && mark.contains(small) && mark.chars().all(|c| small(c) || c == ',') {
        return true;
    }
    !mark.is_empty() && mark.chars().count() <= 2 && mark.chars().all(|c| small(c) || c.is_ascii_digit())
}

fn written(text: &str) -> Option<Period> {
    let lower = text.to_lowercase().replace('年', "年 ").replace(".º", "º").replace(".ª", "ª");
    let lower = lower.replace("half-year", "half").replace("half year", "half");
    // "entre enero y junio de 2024"
    let lower = match lower.split_once(is_blank) {
        Some(("entre" | "between", rest)) => {
            [" y ", " et ", " e ", " and "].iter().fold(rest.to_string(), |t, and| t.replacen(and, " ", 1))
        }
        _ => lower,
    };
    if let Some(inner) = lower.split_once("[yr").and_then(|(_, r)| r.strip_suffix(']')) {
        return year(inner).map(Period::Year);
    }
    if let Some(y) = lower.strip_prefix("yr").and_then(year) {
        return Some(Period::Year(y));
    }
    let mut words: Vec<&str> = lower
        .split(|c: char| is_blank(c) || matches!(c, ',' | '.' | '-' | '/' | '–' | '—' | '_'))
        .filter(|w| !w.is_empty())
        // "2024թ", "2023年"
        .map(|w| w.get(..4).filter(|y| year(y).is_some() && w.get(4..).is_some_and(is_year_word)).unwrap_or(w))
        .collect();
    while words.len() > 1 && words.last().is_some_and(|w| is_year_word(w)) {
        words.pop();
    }
    // "1 de enero de 2023", "на 01.01.2023": at least a day, a month and a year must be left.
    if words.len() > 3 {
        words.retain(|w| !says_nothing(w) && !is_year_word(w));
    }
    match words.as_slice() {
        [one] => year(one).map(Period::Year).or_else(|| compact(one)),
        [a, b] => pair(a, b, text),
        [a, b, c] => three(a, b, c, text),
        [d, m, y, rest @ ..] if month(m).is_some() && rest.iter().all(|w| is_year_word(w)) => day(y, month(m)?, d),
        _ => None,
    }
}

/// `2010m08`, `2010q1`, `1q2010`, `20240701`.
fn compact(word: &str) -> Option<Period> {
    let (head, tail) = (word.get(..4), word.get(4..));
    if let (Some(y), Some(tail)) = (head.and_then(year), tail) {
        if let Some(n) = tail.strip_prefix('m').and_then(|t| t.parse::<u8>().ok()).filter(|n| (1..=12).contains(n)) {
            return Some(Period::Month(y, n));
        }
        if let Some(n) = tail.strip_prefix(['q', 't', 'к']).and_then(quarter_number) {
            return Some(Period::Quarter(y, n));
        }
        if let Some(n) =
            tail.strip_prefix(['s', 'h']).and_then(|t| t.parse::<u8>().ok()).filter(|n| (1..=2).contains(n))
        {
            return Some(Period::Half(y, n));
        }
        if is_year_word(tail) {
            return Some(Period::Year(y));
        }
    }
    // "1q2024", "1t2024", "1s2024"
    if let Some((half, rest)) = word.split_once(['s', 'h']) {
        return Some(Period::Half(year(rest)?, half_number(half).filter(|_| half.len() == 1)?));
    }
    let (quarter, rest) = word.split_once(['q', 't'])?;
    Some(Period::Quarter(year(rest)?, quarter_number(quarter)?))
}

/// A quarter by its name or number, below a year: `I`, `Q1`, `1 кв.`, `1er trimestre`.
pub fn quarter(text: &str) -> Option<u8> {
    let lower = without_total(text);
    let lower = lower.replace(".º", "º").replace(".ª", "ª").replace("-й", "й");
    let words: Vec<&str> =
        lower.split(|c: char| is_blank(c) || matches!(c, '.' | '-')).filter(|w| !w.is_empty()).collect();
    match words.as_slice() {
        // "1T", "1Q"
        [one] if one.len() == 2 && one.ends_with(['t', 'q']) => quarter_number(one.get(..1)?),
        [n, "t" | "q"] => quarter_number(n),
        // A bare number may be anything.
        [one] if !one.bytes().all(|b| b.is_ascii_digit()) => quarter_number(one),
        [n, word] if is_quarter_word(word) => quarter_number(n),
        [word, n] if is_quarter_word(word) => quarter_number(n),
        _ => None,
    }
}

/// The part of the year of which a heading says that the total stands there, in small letters: "q1" of "Total Q1", "i
/// квартал" of "Итого за I квартал". "Total I" keeps its word: a number alone may be anything.
pub fn without_total(text: &str) -> String {
    const OF: [&str; 10] = ["за", "du", "de", "of", "for", "pour", "del", "do", "im", "для"];
    let lower = text.trim_matches(is_blank).to_lowercase();
    let is_total = |w: &str| w == "subtotal" || crate::labels::total(w).is_some();
    let cut = |c: char| is_blank(c) || matches!(c, ':' | ',');
    let behind = |(first, rest): (&str, &str)| is_total(first).then(|| rest.trim_start_matches(cut).to_string());
    let before = |(rest, last): (&str, &str)| is_total(last).then(|| rest.trim_end_matches(cut).to_string());
    let rest = lower.split_once(cut).and_then(behind).or_else(|| lower.rsplit_once(cut).and_then(before));
    let rest = rest.map(|rest| match rest.split_once(is_blank) {
        Some((of, part)) if OF.contains(&of) => part.trim_start_matches(is_blank).to_string(),
        _ => rest,
    });
    rest.filter(|rest| rest.chars().any(|c| !matches!(c, 'i' | 'v' | 'x'))).unwrap_or(lower)
}

/// Whether headings are the first months of the year by their numbers, `1` to `12` or `I` to `XII`, and at least five
/// of them, so that they are no quarters; totals may stand among them.
pub fn are_numbers_of_months<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let mut held = std::collections::BTreeSet::new();
    let mut roman = 0;
    let whole = |t: &&str| crate::labels::total(t).is_some() || is_whole_year(t);
    for text in texts.map(|t| t.trim_matches(is_blank)).filter(|t| !t.is_empty() && !whole(t)) {
        let Some(number) = number_of_month(text) else { return false };
        roman += usize::from(!text.starts_with(|c: char| c.is_numeric()));
        held.insert(number);
    }
    let one_kind = roman == 0 || roman >= held.len();
    let in_order = held.iter().zip(1..).all(|(held, n)| *held == n);
    one_kind && in_order && held.len() >= 5
}

/// Whether a heading beside months is their year: "Year", "Jan-Dec", "1-12".
pub fn is_whole_year(text: &str) -> bool {
    let bare = text.trim_matches(is_blank).replace('–', "-").replace(' ', "");
    let from_to = || bare.contains('-') && matches!(period(&format!("{bare} 2000")), Some((Period::Year(2000), _)));
    says_the_year(text) || matches!(bare.as_str(), "1-12" | "01-12" | "I-XII") || from_to()
}

/// A month by its number alone: `5`, `05`, `V`.
pub fn number_of_month(text: &str) -> Option<u8> {
    const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
    let text = fold_digits(text.trim_matches(is_blank));
    let roman = ROMAN.iter().zip(1..).find(|(sign, _)| **sign == text).map(|(_, n)| n);
    let digits = || Some(&text).filter(|t| t.len() <= 2).and_then(|t| t.parse().ok()).filter(|n| (1..=12).contains(n));
    roman.or_else(digits)
}

/// What a heading says that bare numbers below it are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Numbered {
    /// Months, from 1 to 12.
    Months,
    /// Quarters, from 1 to 4.
    Quarters,
    /// Halves, 1 and 2.
    Halves,
    /// Weeks as ISO 8601 counts them, from 1 to 53.
    Weeks,
}

/// Whether a column of bare numbers is called months or quarters.
pub fn numbered(heading: &str) -> Option<Numbered> {
    const MONTHS: [&str; 13] =
        ["month", "months", "ay", "mois", "mes", "mês", "monat", "mese", "месяц", "місяць", "شهر", "الشهر", "ай"];
    let lower = heading.trim_matches(is_blank).to_lowercase();
    let word = lower.trim_end_matches('.');
    if MONTHS.contains(&word) {
        return Some(Numbered::Months);
    }
    const WEEKS: [&str; 10] =
        ["week", "iso week", "iso_week", "semaine", "semana", "неделя", "тиждень", "woche", "أسبوع", "الأسبوع"];
    if WEEKS.contains(&word) {
        return Some(Numbered::Weeks);
    }
    let half = is_half_word(word).then_some(Numbered::Halves);
    is_quarter_word(word).then_some(Numbered::Quarters).or(half)
}

/// The month or quarter of a year that a text in a column of this heading says: by its name, or by its number where
/// the heading says what is numbered.
pub fn part_under(heading: &str, text: &str) -> Option<(Numbered, u8)> {
    if let Some(month) = month(text) {
        return Some((Numbered::Months, month));
    }
    // I to IV may number anything; Q1 and "1 кв." are quarters.
    let behind = |t: &str| t.len() == 2 && t.ends_with(['q', 'Q', 't', 'T']);
    let named = |t: &str| t.starts_with(['q', 'Q', 't', 'T', 'к', 'К']) || t.contains([' ', '.']) || behind(t);
    let kind = numbered(heading);
    if let Some(quarter) = quarter(text).filter(|_| kind == Some(Numbered::Quarters) || named(text.trim())) {
        return Some((Numbered::Quarters, quarter));
    }
    // "Enero-Junio" is a half, whatever the heading says.
    if text.contains(['-', '–']) && !text.contains(|c: char| c.is_ascii_digit()) {
        match period(&format!("{text} 2000")) {
            Some((Period::Half(_, n), _)) => return Some((Numbered::Halves, n)),
            Some((Period::Quarter(_, n), _)) => return Some((Numbered::Quarters, n)),
            _ => {}
        }
    }
    let announced = crate::words::hint(heading) == Some(crate::words::Hint::Period);
    if announced {
        match half_name(&text.trim_matches(is_blank).to_lowercase()).map(|n| Period::Half(2000, n)).or_else(|| {
            let spelled = text.contains(char::is_alphabetic);
            period(&format!("{text} 2000")).filter(|_| spelled).map(|(p, _)| p)
        }) {
            Some(Period::Half(_, n)) => return Some((Numbered::Halves, n)),
            Some(Period::Quarter(_, n)) => return Some((Numbered::Quarters, n)),
            _ => {}
        }
    }
    let kind = kind?;
    let text = fold_digits(text.trim_matches(is_blank)).to_lowercase();
    let bare = match kind {
        Numbered::Halves => return half_name(&text).or_else(|| half_number(&text)).map(|n| (kind, n)),
        Numbered::Weeks => text.strip_prefix('w').unwrap_or(&text),
        Numbered::Months | Numbered::Quarters => &text,
    };
    let number: u8 = bare.parse().ok()?;
    let most = match kind {
        Numbered::Months => 12,
        Numbered::Quarters => 4,
        Numbered::Halves => 2,
        Numbered::Weeks => 53,
    };
    (1..=most).contains(&number).then_some((kind, number))
}

/// From one month to another of a year, where that is a quarter, half of the year, or all of it.
fn months(first: u8, last: u8, year: i32) -> Option<Period> {
    Some(match (first, last) {
        (1, 12) => Period::Year(year),
        (1, 6) => Period::Half(year, 1),
        (7, 12) => Period::Half(year, 2),
        (1 | 4 | 7 | 10, _) if last == first + 2 => Period::Quarter(year, first / 3 + 1),
        _ => return None,
    })
}

fn pair(a: &str, b: &str, whole: &str) -> Option<Period> {
    match (year(a), year(b)) {
        (Some(x), Some(y)) if y > x && y - x < 100 => return Some(Period::Years(x, y)),
        (Some(x), None) => {
            if is_year_word(b) {
                return Some(Period::Year(x));
            }
            // 2011/12 and 2011-12: a span of two years when it can be no month, or when a slash says so.
            if b.len() == 2 && b.bytes().all(|c| c.is_ascii_digit()) {
                let short: i32 = b.parse().ok()?;
                if short == (x + 1) % 100 && (short > 12 || whole.contains('/')) {
                    return Some(Period::Years(x, x + 1));
                }
            }
            if let Some(m) = month(b) {
                return Some(Period::Month(x, m));
            }
            if b.starts_with(['q', 't']) {
                return quarter_number(b).map(|q| Period::Quarter(x, q));
            }
            if let Some(h) = half_name(b) {
                return Some(Period::Half(x, h));
            }
            if let Some(m) = b.strip_prefix('m').and_then(|t| t.parse().ok()).filter(|m| (1..=12).contains(m)) {
                return Some(Period::Month(x, m));
            }
        }
        (None, Some(y)) => {
            if let Some(m) = month(a) {
                return Some(Period::Month(y, m));
            }
            if a.starts_with(['q', 't']) {
                return quarter_number(a).map(|q| Period::Quarter(y, q));
            }
            if let Some(h) = half_name(a) {
                return Some(Period::Half(y, h));
            }
            if let Some(m) = a.parse::<u8>().ok().filter(|m| (1..=12).contains(m) && whole.contains(['/', '.'])) {
                return Some(Period::Month(y, m));
            }
        }
        (None, None) => {
            // "Jan-24", as spreadsheets show a month; up to 12 it may be a day.
            let short = |b: &str| b.parse::<i32>().ok().filter(|_| b.len() == 2).map(|y| 2000 + y);
            if let Some(m) = month(a).filter(|_| whole.contains(['-', '.', '\'', '’'])) {
                return short(b).filter(|y| (2013..2050).contains(y)).map(|y| Period::Month(y, m));
            }
            if a.starts_with(['q', 't']) && a.len() == 2 {
                return Some(Period::Quarter(short(b)?, quarter_number(a)?));
            }
        }
        (Some(_), Some(_)) => {}
    }
    None
}

/// `h1`, `s2`, `上半年`.
fn half_name(word: &str) -> Option<u8> {
    match word {
        "h1" | "s1" | "1h" | "1s" | "上半年" => Some(1),
        "h2" | "s2" | "2h" | "2s" | "下半年" => Some(2),
        _ => None,
    }
}

fn three(a: &str, b: &str, c: &str, whole: &str) -> Option<Period> {
    if is_quarter_word(b) {
        return Some(Period::Quarter(year(c)?, quarter_number(a)?));
    }
    if is_quarter_word(a) {
        return Some(Period::Quarter(year(c)?, quarter_number(b)?));
    }
    for (word, number, of) in [(b, a, c), (a, b, c), (c, b, a)] {
        if is_half_word(word) {
            return Some(Period::Half(year(of)?, half_number(number)?));
        }
    }
    for (first, last, of) in [(a, b, c), (b, c, a)] {
        if let (Some(first), Some(last), Some(y)) = (month(first), month(last), year(of)) {
            return months(first, last, y);
        }
    }
    if let Some(y) = year(a) {
        if is_quarter_word(c) {
            return Some(Period::Quarter(y, quarter_number(b)?));
        }
        if let Some(m) = month(b) {
            return day(a, m, c);
        }
    }
    year(c)?;
    if let Some(m) = month(b) {
        return day(c, m, a);
    }
    if let Some(m) = month(a) {
        return day(c, m, b);
    }
    // Day and month are told apart only when one of them cannot be a month.
    let (x, y): (u8, u8) = (a.parse().ok()?, b.parse().ok()?);
    match (x > 12, y > 12) {
        (true, false) => day(c, y, a),
        (false, true) => day(c, x, b),
        (false, false) if x == y => day(c, y, a),
        // With points the day comes first, wherever dates are written so.
        (false, false) if whole.contains(&format!("{a}.{b}.{c}")) => day(c, y, a),
        (true, true) | (false, false) => None,
    }
}

fn day(y: &str, m: u8, d: &str) -> Option<Period> {
    let d: u8 = d.trim_end_matches(|c: char| c.is_alphabetic()).parse().ok()?;
    format!("{:04}-{m:02}-{d:02}", year(y)?).parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let read = period(text).map_or_else(|| "?".into(), |(p, f)| format!("{p} {}", f.letters()));
        assert_eq!(read.trim(), expected, "{text}");
    }

    #[test]
    fn periods_as_senders_write_them() {
        for (text, expected) in [
            ("2015 ", "2015"),
            ("1950.0", "1950"),
            ("2012e", "2012 E"),
            ("2012 p", "2012 P"),
            ("1990 [YR1990]", "1990"),
            ("II trimestre 2011", "2011-Q2"),
            ("IV trimestre 2019", "2019-Q4"),
            ("1er trimestre 2012", "2012-Q1"),
            ("II квартал 2011 г.", "2011-Q2"),
            ("Q1 2010", "2010-Q1"),
            ("2010Q3", "2010-Q3"),
            ("2010M08", "2010-08"),
            ("2010-08", "2010-08"),
            ("январь 2015", "2015-01"),
            ("Jan-2015", "2015-01"),
            ("2011/12", "2011/2012"),
            ("2011-2015", "2011/2015"),
            ("2020 год", "2020"),
            ("31.12.2015", "2015-12-31"),
            ("2024-07-01", "2024-07-01"),
            ("٢٠٢٠", "2020"),
            ("2023 ¹", "2023"),
            ("2023¹⁾", "2023"),
            ("2023 1)", "2023"),
            ("2021¹⁰⁾", "2021"),
            ("2021¹,²", "2021"),
            ("2023/24 (P)", "2023/2024 P"),
            ("2024-Q3 (e)", "2024-Q3 E"),
            ("2022 (d)", "2022"),
            ("2023 (p)", "2023 P"),
            ("2022 r.", "2022"),
            ("1er semestre 2022", "2022-S1"),
            ("2e semestre 2022", "2022-S2"),
            ("I полугодие 2024 г.", "2024-S1"),
            ("январь-март 2024", "2024-Q1"),
            ("январь-декабрь 2023", "2023"),
            ("на 01.01.2022", "2022-01-01"),
            ("на 01.07.2024", "2024-07-01"),
            ("1.º trimestre de 2023", "2023-Q1"),
            ("2022 (revised)", "2022"),
            ("2023 (preliminary)", "2023 P"),
            ("на 1 января 2024 г.", "2024-01-01"),
            ("1 de enero de 2023", "2023-01-01"),
            ("as of 31 December 2022", "2022-12-31"),
        ] {
            check(text, expected);
        }
    }
    #[test]
    fn other_calendars_are_read_as_the_recipe_says() {
        let shown = |text: &str, calendar| period_in(text, calendar).map_or("?".into(), |(p, _)| p.to_string());
        for (text, calendar, expected) in [
            ("2079/80", Calendar::BikramSambat, "2022/2023"),
            ("२०७९/८०", Calendar::BikramSambat, "2022/2023"),
            ("F/Y 2079/080", Calendar::BikramSambat, "?"),
            ("FY 2079/80", Calendar::BikramSambat, "2022/2023"),
            ("2079", Calendar::BikramSambat, "2022/2023"),
            ("2079/85", Calendar::BikramSambat, "?"),
            ("1402", Calendar::SolarHijri, "2023/2024"),
            ("2566", Calendar::Buddhist, "2023"),
            ("2023", Calendar::Buddhist, "?"),
            ("2023", Calendar::Gregorian, "2023"),
        ] {
            assert_eq!(shown(text, calendar), expected, "{text} {calendar:?}");
        }
    }
    #[test]
    fn two_readings_are_none() {
        for text in [
            "январь-февраль 2024",
            "2012 1",
            "2023 2024x",
            "на 2 участка 2024",
            "01/02/2026",
            "12",
            "199",
            "Table 1",
            "3000",
            "2012x",
            "15-19",
            "20 000",
            "",
            "0 2012",
        ] {
            check(text, "?");
        }
    }
}
