//! Periods within running text, such as a title, a sheet's name or a heading.

use super::names::{
    is_half_word, is_months_word, is_number_of_months, is_open_word, is_quarter_word, is_year_word, month,
    quarter_number, says_how_long, says_nothing, surely_month,
};
use super::{period, range, year};
use crate::number::{fold_digits, is_blank};
use almanac_core::Period;

/// What a text says of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spoken {
    /// Nothing, or several years.
    Nothing,
    /// One period.
    Is(Period),
    /// A part of a year, or a time across years, that no period is: "January to September 2024", "since 2015".
    Unclear,
}

/// Words that may make up one period: "situation au 1er janvier de l'année 2024".
const LONGEST: usize = 7;

/// The text with `1° gennaio` as `1 gennaio`: the first of a month is written so in Italian.
fn plain_day(text: &str) -> std::borrow::Cow<'_, str> {
    let of_month =
        |rest: &str| rest.split_whitespace().next().is_some_and(|word| month(&word.to_lowercase()).is_some());
    match ["1° ", "1º ", "1.º "].iter().find_map(|day| Some((day, text.split_once(day)?))) {
        Some((_, (before, rest))) if of_month(rest) && !before.ends_with(|c: char| c.is_ascii_digit()) => {
            format!("{before}1 {rest}").into()
        }
        Some(_) | None => text.into(),
    }
}

/// The period that a text speaks of.
pub fn said(text: &str) -> Spoken {
    let text = &*plain_day(text);
    let folded = without_laws(&fold(text));
    let words: Vec<&str> = words(&folded).map(trimmed).collect();
    if let Some(period) = range::in_title(&words) {
        return Spoken::Is(period);
    }
    let Some((p, at)) = found(&words) else {
        return match only_year(&folded) {
            // "2024թ. I եռամսյակ": a year and something that may be a part of it.
            Some(_) if speaks_of_a_part(&words) => Spoken::Unclear,
            Some(y) => Spoken::Is(Period::Year(y)),
            None if years(&folded).next().is_none() && short_years(&words) => Spoken::Unclear,
            None => Spoken::Nothing,
        };
    };
    let others: Vec<&str> = words.iter().enumerate().filter(|(i, _)| !at.contains(i)).map(|(_, w)| *w).collect();
    let own = match p {
        // "2015-2020" are several years; a school or fiscal year is one period.
        Period::Years(a, b) if b != a + 1 => return Spoken::Nothing,
        other => other.year(),
    };
    if others.iter().flat_map(|w| years(w)).any(|y| y != own) {
        return Spoken::Nothing;
    }
    // Another date beside the one that was read, or another part of the year.
    let again = others.iter().any(|w| years(w).next().is_some()) && p != Period::Year(own);
    if again || speaks_of_a_part(&others) { Spoken::Unclear } else { Spoken::Is(p) }
}

/// The one period of a heading and the other words in it: 2024 and "Transfers" of "Transfers 2024", 2025 and "План" of
/// "План на 2025 год". None where it says no period, or nothing else.
pub fn beside_period(heading: &str) -> Option<(Period, String)> {
    let Spoken::Is(period) = said(heading) else { return None };
    let folded = fold(heading);
    let all: Vec<&str> = words(&folded).collect();
    let (read, at) = found(&all.iter().map(|w| trimmed(w)).collect::<Vec<_>>())?;
    let mut kept: Vec<&str> = all.iter().enumerate().filter(|(i, _)| !at.contains(i)).map(|(_, w)| *w).collect();
    let idle = |w: &&str| trimmed(w).is_empty() || says_nothing(&trimmed(w).to_lowercase());
    while kept.last().is_some_and(idle) {
        kept.pop();
    }
    let rest = kept.join(" ");
    let rest = rest.trim_matches(|c: char| is_blank(c) || matches!(c, ',' | ';' | ':' | '-' | '–' | '—' | '،'));
    (read == period && rest.contains(char::is_alphabetic)).then(|| (period, rest.to_string()))
}

/// A title without the time that it says, as the name of what is measured: "Asylum applications" of "Asylum applications,
/// 2020-2022". The text itself where nothing else would be left.
pub fn timeless(text: &str) -> String {
    let whole = text.trim_matches(is_blank);
    if let Some((_, rest)) = beside_period(whole) {
        return rest;
    }
    let folded = fold_digits(whole);
    let of_time =
        |c: char| c.is_ascii_digit() || is_blank(c) || matches!(c, '-' | '–' | '—' | '/' | ',' | '(' | ')' | '.');
    let words = folded.trim_end_matches(of_time);
    let tail = folded.get(words.len()..).unwrap_or_default();
    let mut said = years(tail);
    let span = said.next().is_some() && said.next().is_some() && said.next().is_none();
    let digits = tail.chars().filter(char::is_ascii_digit).count();
    let mut kept: Vec<&str> = words.split(is_blank).collect();
    while kept.len() > 1 && kept.last().is_some_and(|w| says_nothing(&w.to_lowercase())) {
        kept.pop();
    }
    let name = kept.join(" ");
    if span && digits == 8 && name.contains(char::is_alphabetic) { name } else { whole.to_string() }
}

/// A text without the years of laws: "Naturalised under the Citizenship Act 2011 in 2023" speaks of 2023.
fn without_laws(text: &str) -> String {
    const LAWS: [&str; 20] = [
        "protocol",
        "convention",
        "protocole",
        "конвенции",
        "протокол",
        "приказу",
        "act",
        "law",
        "decree",
        "regulation",
        "loi",
        "décret",
        "ley",
        "decreto",
        "lei",
        "закон",
        "закона",
        "закону",
        "gesetz",
        "قانون",
    ];
    const OF: [&str; 6] = ["of", "de", "du", "от", "від", "لسنة"];
    // "the 1951 Convention"
    const BEHIND: [&str; 4] = ["convention", "protocol", "act", "конвенция"];
    let words: Vec<&str> = text.split(is_blank).filter(|w| !w.is_empty()).collect();
    let lower: Vec<String> = words.iter().map(|w| trimmed(w).to_lowercase()).collect();
    let number = |w: &String| w.starts_with(['№', 'n']) || w.bytes().all(|b| b.is_ascii_digit());
    let of_law = |at: usize| {
        // What stands behind a comma is of the table again.
        let apart = at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| w.ends_with([',', ':', ';']));
        let mut before = lower.iter().take(at).rev().filter(|w| !OF.contains(&w.as_str())).take(3);
        let law = before.find(|w| !number(w)).is_some_and(|w| LAWS.contains(&w.as_str()));
        law && !apart || lower.get(at + 1).is_some_and(|w| BEHIND.contains(&w.as_str()))
    };
    let said = |(at, word): (usize, &&'_ str)| {
        let is_year = year(trimmed(word).trim_end_matches('.')).is_some();
        // A dash keeps the place, so that the next year is not one of the law.
        if is_year && of_law(at) { "–".to_string() } else { (*word).to_string() }
    };
    words.iter().enumerate().map(said).collect::<Vec<_>>().join(" ")
}

fn fold(text: &str) -> String {
    fold_digits(text).replace(['_', '\u{2019}', '\''], " ").replace('年', "年 ")
}

/// The words of a text that hold more than punctuation.
fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split(is_blank).filter(|w| !trimmed(w).is_empty())
}

/// The longest run of words that is one period, with its place.
fn found(words: &[&str]) -> Option<(Period, std::ops::Range<usize>)> {
    (1..=LONGEST.min(words.len())).rev().find_map(|n| {
        words.windows(n).enumerate().find_map(|(at, window)| {
            let text = window.join(" ");
            let has_year = years(&text).next().is_some();
            let word =
                |w: &&str| matches!(*w, "mar" | "may" | "march" | "ago" | "set" | "out" | "marca" | "dec" | "sep");
            // So many months may be how long something lasts.
            let months = window.iter().any(|w| is_months_word(&w.to_lowercase()));
            period(&text).filter(|_| has_year && !months && !window.iter().any(word)).map(|(p, _)| (p, at..at + n))
        })
    })
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(|c: char| {
        is_blank(c) || matches!(c, ',' | ';' | ':' | '(' | ')' | '[' | ']' | '"' | '«' | '»' | '،')
    })
}

/// Four digits of a year, not within a longer number.
fn years(text: &str) -> impl Iterator<Item = i32> {
    text.split(|c: char| !c.is_ascii_digit()).filter_map(year)
}

/// "The first" of so many months.
const FIRST: [&str; 7] = ["first", "premiers", "primeros", "primeiros", "первых", "ersten", "ilk"];

/// Whether words name a part of a year, or a time that begins or ends in one: "9 months of 2024", "3rd quarter", "March",
/// "H1 2024", but not "staying more than 3 months", "by quarter", "visa H1".
fn speaks_of_a_part(words: &[&str]) -> bool {
    let lower: Vec<String> = words.iter().map(|w| w.to_lowercase().trim_end_matches('.').to_string()).collect();
    let near = |at: usize, is: &dyn Fn(&str) -> bool| {
        let before = at.checked_sub(1).and_then(|i| lower.get(i)).is_some_and(|w| is(w));
        before || lower.get(at + 1).is_some_and(|w| is(w))
    };
    let numbered =
        |w: &str| quarter_number(w).is_some() || w.bytes().all(|b| b.is_ascii_digit()) || is_number_of_months(w);
    let has_year = |w: &str| years(w).next().is_some();
    let lasts = lower.iter().any(|w| says_how_long(w));
    lower.iter().enumerate().any(|(at, word)| {
        let Some(original) = words.get(at) else { return false };
        // "2024-Q1x", "I-III", "январь-сентябрь": each part for itself.
        let parts: Vec<&str> = word.split(['-', '–', '—', '/', '.', '՝']).filter(|p| !p.is_empty()).collect();
        let months = parts.iter().filter(|p| month(p).is_some()).count();
        let full = parts.iter().any(|p| surely_month(p) && p.chars().count() > 4);
        let capital =
            original.starts_with(char::is_uppercase) && months > 0 && near(at, &|w| has_year(w) || month(w).is_some());
        let own_year = parts.iter().any(|p| has_year(p));
        let token = parts.iter().any(|p| part_token(p))
            && (own_year || near(at, &|w| has_year(w)) || word.starts_with('q') || so_many_months(word));
        // "9 months", "9 premiers mois", "primeros 9 meses"
        let before = |n: usize| at.checked_sub(n).and_then(|i| lower.get(i));
        let first = before(1).is_some_and(|w| FIRST.contains(&w.as_str()));
        let number = if first { before(2) } else { before(1) };
        let counted = is_months_word(word) && !lasts && number.is_some_and(|w| numbered(w));
        let of_year = (is_quarter_word(word) || is_half_word(word)) && near(at, &numbered);
        let range = |p: (&str, &str)| year(p.0).is_some() && p.1.len() <= 2 && p.1.bytes().all(|b| b.is_ascii_digit());
        let open_year = word.split_once(['-', '/', '–']).is_some_and(|p| !p.1.is_empty() && range(p));
        // "01/07/2024", which may be two days.
        let date = parts.len() > 2 && own_year && parts.iter().all(|p| p.bytes().all(|b| b.is_ascii_digit()));
        full || months > 1 || capital || token || counted || of_year || open_year || date || is_open_word(word)
    })
}

/// `q1`, `h2`, `fy23`, `上半年`, and Roman numbers, which count quarters, halves or months.
fn part_token(word: &str) -> bool {
    if so_many_months(word) {
        return true;
    }
    let numbered =
        |prefix: &[char]| word.strip_prefix(prefix).is_some_and(|n| n.len() == 1 && quarter_number(n).is_some());
    let fiscal = word.strip_prefix("fy").is_some_and(|n| n.len() >= 2 && n.bytes().all(|b| b.is_ascii_digit()));
    let roman = matches!(word, "ii" | "iii" | "iv" | "vi" | "vii" | "viii" | "ix" | "xi" | "xii");
    numbered(&['q', 'h', 't', 's']) || fiscal || roman || matches!(word, "上半年" | "下半年")
}

/// `9m`
fn so_many_months(word: &str) -> bool {
    word.strip_suffix('m').and_then(|n| n.parse::<u8>().ok()).is_some_and(|n| (2..=12).contains(&n))
}

/// Whether words name some months or quarters of a year.
pub fn names_a_part(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = words(&folded).map(trimmed).filter(|w| !is_open_word(&w.to_lowercase())).collect();
    speaks_of_a_part(&words)
}

/// Whether a note says some months or quarters and nothing else: "January-September", "first half of the year", but not
/// "Revised in March 2025".
pub fn only_a_part(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<String> = words(&folded).map(|w| trimmed(w).trim_end_matches('.').to_lowercase()).collect();
    let idle =
        ["only", "data", "given", "données", "datos", "dados", "данные", "только", "seulement", "sólo", "first", "the"];
    let of_time = |w: &String| {
        let parts = w.split(['-', '–', '—', '/']).filter(|p| !p.is_empty());
        let months = parts.clone().all(|p| month(p).is_some() || quarter_number(p).is_some());
        let number = w.bytes().all(|b| b.is_ascii_digit()) || is_number_of_months(w) || quarter_number(w).is_some();
        months
            || number
            || is_months_word(w)
            || is_quarter_word(w)
            || is_half_word(w)
            || is_year_word(w)
            || says_nothing(w)
            || part_token(w)
            || idle.contains(&w.as_str())
            || w == "half-year"
    };
    !words.is_empty() && words.iter().all(of_time) && names_a_part(text)
}

/// The day on which the years of a table are counted, as month and day, where its title says one of no single year:
/// "as of 31 December, by citizenship", "на начало года".
pub fn day_of_years(text: &str) -> Option<(u8, u8)> {
    const BEGINS: [&str; 12] = [
        "beginning of the year",
        "beginning of year",
        "start of the year",
        "start of year",
        "début de l année",
        "début d année",
        "inicio del año",
        "início do ano",
        "jahresanfang",
        "jahresbeginn",
        "на начало года",
        "на початок року",
    ];
    const ENDS: [&str; 12] = [
        "end of the year",
        "end of year",
        "year-end",
        "year end",
        "fin d année",
        "fin de l année",
        "fin de año",
        "final do ano",
        "jahresende",
        "на конец года",
        "на кінець року",
        "yıl sonu",
    ];
    let lower = fold(text).to_lowercase();
    if years(&lower).next().is_some() {
        return None;
    }
    let says = |list: &[&str]| list.iter().any(|phrase| lower.contains(phrase));
    let words: Vec<&str> = words(&lower).map(trimmed).collect();
    let named = words.windows(2).find_map(|w| match w {
        [a, b] => range::day_and_month(a, b).map(|(day, month)| (month, day)),
        _ => None,
    });
    let begins = || says(&BEGINS).then_some((1, 1));
    let ends = || says(&ENDS).then_some((12, 31));
    named.or_else(begins).or_else(ends)
}

/// Whether words name a day of the year: "on 31 December", as stocks are dated.
pub fn names_a_day(text: &str) -> bool {
    let folded = fold(text);
    let words: Vec<&str> = words(&folded).map(trimmed).collect();
    words.windows(2).any(|w| matches!(w, [a, b] if range::day_and_month(a, b).is_some()))
}

/// Whether all that looks like a time is a year of two digits: `Q1 23`, `FY23`, `Jan-24`.
fn short_years(words: &[&str]) -> bool {
    let lower: Vec<String> = words
        .iter()
        .flat_map(|w| w.to_lowercase().split(['-', '/', '.']).map(String::from).collect::<Vec<_>>())
        .collect();
    let digits = |w: &String| w.len() == 2 && w.bytes().all(|b| b.is_ascii_digit());
    let named = |w: &String| month(w).is_some() || part_token(w) && !w.starts_with("fy");
    let fiscal = |w: &String| w.starts_with("fy") && part_token(w);
    let pair = |p: &[String]| matches!(p, [a, b] if named(a) && digits(b));
    lower.len() <= 3 && (lower.iter().any(fiscal) || lower.windows(2).any(pair))
}

/// Whether a text says the year as a whole: "год", "the year", "Итого за год", "Total annuel".
pub fn says_the_year(text: &str) -> bool {
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_alphanumeric() && c != '.').filter(|w| !w.is_empty()).peekable();
    let nothing = [
        "the",
        "за",
        "l",
        "el",
        "le",
        "весь",
        "whole",
        "full",
        "toute",
        "entière",
        "entier",
        "completo",
        "annual",
        "total",
        "усього",
        "tüm",
        "annuel",
        "annuelle",
        "anual",
        "annuale",
        "yıllık",
        "годовой",
        "річний",
        "der",
        "of",
        "for",
        "de",
        "do",
        "del",
    ];
    words.peek().is_some()
        && words.all(|w| is_year_word(w) || nothing.contains(&w) || crate::labels::total(w).is_some())
}

/// The only year named in a text that names no part of it: `Share in 2012`, but not `January to February 2012`, and
/// not `Change 2022-23`.
pub fn whole_year(text: &str) -> Option<i32> {
    match said(text) {
        Spoken::Is(Period::Year(y)) => Some(y),
        Spoken::Is(_) | Spoken::Nothing | Spoken::Unclear => None,
    }
}

/// Whether words say that something is counted by the quarter: "by country and quarter".
pub fn speaks_of_quarters(text: &str) -> bool {
    let lower = text.to_lowercase();
    lower
        .split(|c: char| !c.is_alphanumeric())
        .any(|w| is_quarter_word(w) || is_quarter_word(w.trim_end_matches('s')) || w == "quarterly")
}

/// Whether words say that something is counted by the half of the year: "by half-year".
pub fn speaks_of_halves(text: &str) -> bool {
    const BEGIN: [&str; 7] = ["half", "semest", "полугод", "півріч", "halbjahr", "półrocz", "نصف"];
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|w| BEGIN.iter().any(|begin| w.starts_with(begin)))
}

/// Whether words say that something is counted by the month: "arrivals by month".
pub fn speaks_of_months(text: &str) -> bool {
    const WHOLE: [&str; 10] = ["mes", "mês", "ay", "aylar", "aya", "aylara", "aylık", "luni", "lună", "شهور"];
    const BEGIN: [&str; 18] = [
        "month",
        "mois",
        "mensue",
        "mensua",
        "mensal",
        "mensais",
        "meses",
        "месяц",
        "помесячн",
        "ежемесячн",
        "місяц",
        "щомісячн",
        "помісячн",
        "monat",
        "miesiąc",
        "mesec",
        "mjesec",
        "شهر",
    ];
    let lower = text.to_lowercase();
    lower.split(|c: char| !c.is_alphanumeric()).any(|w| {
        let bare = w.strip_prefix("ال").unwrap_or(w);
        WHOLE.contains(&w) || BEGIN.iter().any(|b| bare.starts_with(b)) || bare == "أشهر"
    })
}

/// Whether a text names several single years: "2022 and 2021", but not "2015-2020".
pub fn names_years(text: &str) -> bool {
    let folded = without_laws(&fold(text));
    let single = words(&folded).filter_map(|w| year(trimmed(w)));
    single.collect::<std::collections::BTreeSet<_>>().len() > 1
}

/// The only year named in a text, such as a title; none when there are none or several.
pub fn only_year(text: &str) -> Option<i32> {
    let folded = fold_digits(text);
    let mut years = years(&folded);
    let first = years.next()?;
    years.all(|y| y == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let shown = match said(text) {
            Spoken::Nothing => "-".into(),
            Spoken::Is(p) => p.to_string(),
            Spoken::Unclear => "?".into(),
        };
        assert_eq!(shown, expected, "{text}");
    }

    #[test]
    fn titles_of_whole_years() {
        for (text, expected) in [
            ("Work permits, 2022", "2022"),
            ("Выдано патентов в 2023 году", "2023"),
            ("Emigrants by sex, 2015-2020", "-"),
            ("Permits 2019, 2020 and 2021", "-"),
            ("Persons who may return, 2024", "2024"),
            ("Students 2023/24", "2023/2024"),
            ("Öğrenci (2023)", "2023"),
            ("Permits", "-"),
        ] {
            check(text, expected);
        }
    }
    #[test]
    fn titles_of_parts_of_a_year() {
        for (text, expected) in [
            ("Arrivals, 3rd quarter 2024", "2024-Q3"),
            ("Прибыло в III квартале 2024 года", "2024-Q3"),
            ("Arrivals in March 2024", "2024-03"),
            ("Прибыло в марте 2024 года", "2024-03"),
            ("Titres délivrés du 1er janvier au 30 juin 2024", "2024-S1"),
            ("Solicitudes, enero-septiembre 2024", "?"),
            ("Permits from 01.01.2024 to 30.09.2024", "?"),
            ("Primer semestre 2024", "2024-S1"),
            ("Прибуття за січень-червень 2024", "2024-S1"),
            ("Ocak-Eylül 2024", "?"),
            ("Population au 1er juillet 2024", "2024-07-01"),
            ("Население на 1 июля 2024 г.", "2024-07-01"),
            ("Arrivals since 2015", "?"),
            ("Year ending June 2024", "?"),
            ("9 months of 2024", "?"),
            ("Entries in the first nine months of 2024", "?"),
            ("2024_H1", "2024-S1"),
            ("Q2 2024", "2024-Q2"),
            ("03.2024", "2024-03"),
            ("Травень 2024", "2024-05"),
            ("2024թ. I եռամսյակ", "2024-Q1"),
            ("2024թ. հունվար-հունիս", "2024-S1"),
            ("2023年上半年", "2023-S1"),
            ("Change 2022-23, %", "2022/2023"),
            ("Llegadas por mar, 2023", "2023"),
            ("Women on the march, 2023", "2023"),
            ("Persons staying more than 3 months, 2023", "2023"),
            ("Лица, пребывающие более 3 месяцев, 2023", "2023"),
            ("Permits valid for 12 months, 2023", "2023"),
            ("Visa H1 holders, 2023", "2023"),
            ("Table T1. Visas, 2023", "2023"),
            ("Annex S1 Visas 2023", "2023"),
            ("Arrivals by month, 2023", "2023"),
            ("Permits by quarter, 2023", "2023"),
            ("Decisions by Dec. type, 2023", "2023"),
            ("May 2024", "2024-05"),
            ("Naturalised under the Citizenship Act 2011 by sex, 2023", "2023"),
            ("Permits under Law No. 8 of 2011, 2023", "2023"),
            ("Refugees under the 1951 Convention, 2022", "2022"),
            ("Выдано за 6 мес. 2022 г.", "2022-S1"),
            ("Titres délivrés, 9 premiers mois 2022", "?"),
            ("2022 yılı ilk 9 ay", "?"),
            ("Azil na 30. juna 2022. godine", "2022-06-30"),
            ("Per 31 Desember 2022", "2022-12-31"),
            ("Permisos entre enero y junio de 2024", "2024-S1"),
            ("8.5.2 Unemployment 2023", "2023"),
            ("Arrivals in second half-year of 2023", "2023-S2"),
            ("І квартал 2023 року", "2023-Q1"),
            ("FY23", "?"),
            ("III/2024", "?"),
            ("As of 01/07/2024", "?"),
        ] {
            check(text, expected);
        }
    }
    #[test]
    fn words_beside_a_period() {
        for (text, expected) in [
            ("Transfers 2024", Some(("2024", "Transfers"))),
            ("План на 2025 год", Some(("2025", "План"))),
            ("Diaspora (persons), 2024", Some(("2024", "Diaspora (persons)"))),
            ("Öğrenci (2023)", Some(("2023", "Öğrenci"))),
            ("Arrivals, 3rd quarter 2024", Some(("2024-Q3", "Arrivals"))),
            ("2024", None),
            ("Change 2022-2024", None),
            ("Change", None),
        ] {
            let read = beside_period(text).map(|(p, rest)| (p.to_string(), rest));
            assert_eq!(read.as_ref().map(|(p, r)| (p.as_str(), r.as_str())), expected, "{text}");
        }
    }
    #[test]
    fn days_on_which_years_are_counted() {
        for (title, day) in [
            ("Численность беженцев на начало года", Some((1, 1))),
            ("Foreigners as of 31 December, by citizenship", Some((12, 31))),
            ("Population étrangère au 1er janvier", Some((1, 1))),
            ("Ausländer am Jahresende", Some((12, 31))),
            ("Refugees at the end of the year", Some((12, 31))),
            ("Population on 1 July", Some((7, 1))),
            ("Foreigners as of 31 December 2023", None),
            ("Refugees by country", None),
            ("Permits that ended", None),
            ("Finland and Denmark", None),
        ] {
            assert_eq!(day_of_years(title), day, "{title}");
        }
    }
    #[test]
    fn names_without_their_time() {
        for (title, name) in [
            ("Asylum applications by month, 2022", "Asylum applications by month"),
            ("Residence permits issued, by citizenship, 2020-2022", "Residence permits issued, by citizenship"),
            ("Permits issued in 2021-2023", "Permits issued"),
            ("Population au 1er janvier 2024", "Population"),
            ("Прибыло за 2020–2023", "Прибыло"),
            ("2020-2022", "2020-2022"),
            ("Foreign students", "Foreign students"),
            ("Persons aged 15-64", "Persons aged 15-64"),
            ("Table 2.4", "Table 2.4"),
        ] {
            assert_eq!(timeless(title), name, "{title}");
        }
    }
    #[test]
    fn years_of_two_digits() {
        for text in ["Q1 23", "H1 24", "FY23", "Jan-05"] {
            assert!(said(text) == Spoken::Unclear, "{text}");
        }
        for text in ["Permits", "Men", "A1 24", "15-24", "Total"] {
            assert!(said(text) != Spoken::Unclear, "{text}");
        }
    }
    #[test]
    fn a_part_of_a_year_is_no_year() {
        assert_eq!(whole_year("% of GDP 2012"), Some(2012));
        for text in ["январь-февраль 2024", "1st quarter of 2012", "Jan to Feb 2012", "2012 and 2013"] {
            assert_eq!(whole_year(text), None, "{text}");
        }
    }
}
