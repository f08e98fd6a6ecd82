//! From one day to another, and so many months of a year: `1 January - 31 December 2023`, `6 months of 2024`.

use super::names::{is_months_word, month, says_how_long, says_nothing};
use super::{months, year};
use almanac_core::Period;

/// The period that a title says by its first and last day, or by its number of months from January on; none where it
/// says none, and where it is no year, half, quarter or month.
pub(super) fn in_title(words: &[&str]) -> Option<Period> {
    let lower: Vec<String> = words
        .iter()
        .flat_map(|w| dates_apart(w))
        .map(|w| w.trim_end_matches('.').to_lowercase())
        .filter(|w| w.chars().any(char::is_alphanumeric))
        .collect();
    let all: Vec<&str> = lower.iter().map(String::as_str).collect();
    let words: Vec<&str> = all.iter().copied().filter(|w| !says_nothing(w)).collect();
    of_days(&words).or_else(|| of_months(&all)).or_else(|| year_ended(&words))
}

/// `01.01.2023-31.12.2023` as two words.
fn dates_apart(word: &str) -> Vec<&str> {
    match word.split_once(['-', '–', '—']) {
        Some((a, b)) if a.contains('.') && b.contains('.') => vec![a, b],
        _ => vec![word],
    }
}

/// The day of a month: `31`, `1er`, `30.`.
fn number(word: &str) -> Option<u8> {
    let digits = word.trim_end_matches(|c: char| c.is_alphabetic() || matches!(c, 'º' | '°' | '.'));
    digits.parse::<u8>().ok().filter(|d| (1..=31).contains(d))
}

/// Two words that say a day, in whatever order: `31 December`, `July 1`.
pub(super) fn day_and_month(first: &str, second: &str) -> Option<(u8, u8)> {
    let named = |w: &str| month(&w.to_lowercase());
    number(first).zip(named(second)).or_else(|| number(second).zip(named(first)))
}

/// A day of a month, with or without the year.
type Day = (u8, u8, Option<i32>);

/// A day that words begin with, in whatever order; with how many words it takes.
fn day(words: &[&str]) -> Option<(Day, usize)> {
    let first = words.first()?;
    if let [d, m, y] = first.split('.').collect::<Vec<_>>().as_slice() {
        return Some(((number(d)?, m.parse().ok().filter(|m| (1..=12).contains(m))?, Some(year(y)?)), 1));
    }
    let (d, m) = day_and_month(first, words.get(1)?)?;
    let y = words.get(2).and_then(|w| year(w));
    Some(((d, m, y), 2 + usize::from(y.is_some())))
}

fn of_days(words: &[&str]) -> Option<Period> {
    const UNTIL: [&str; 4] = ["until", "through", "bis", "إلى"];
    (0..words.len()).find_map(|at| {
        let ((d1, m1, y1), taken) = day(words.get(at..)?)?;
        let next = at + taken;
        let next = next + usize::from(words.get(next).is_some_and(|w| UNTIL.contains(w)));
        let ((d2, m2, y2), _) = day(words.get(next..)?)?;
        let y = y2?;
        let (_, last) = Period::Month(y, m2).days()?;
        let to_the_end = format!("{y:04}-{m2:02}-{d2:02}").parse() == Ok(Period::Day(last));
        let within = d1 == 1 && m1 <= m2 && y1.is_none_or(|first| first == y);
        if !within || !to_the_end {
            return None;
        }
        if m1 == m2 { Some(Period::Month(y, m1)) } else { months(m1, m2, y) }
    })
}

/// `6 months of 2024`, `за 6 месяцев 2024 года`: from January on, as offices count. "Visas for 6 months, 2024" says how long
/// they last.
fn of_months(words: &[&str]) -> Option<Period> {
    const BEFORE: [&str; 14] = [
        "за",
        "in",
        "during",
        "first",
        "the",
        "les",
        "los",
        "premiers",
        "primeros",
        "primeiros",
        "первые",
        "первых",
        "перші",
        "ersten",
    ];
    const BEHIND: [&str; 7] = ["of", "de", "du", "des", "do", "der", "von"];
    if words.iter().any(|w| says_how_long(w)) {
        return None;
    }
    let at = words.iter().position(|w| is_months_word(w))?;
    let number = at.checked_sub(1)?;
    let count = match *words.get(number)? {
        "3" | "three" | "trois" | "tres" | "três" | "три" | "трёх" | "drei" | "ثلاثة" => 3,
        "6" | "six" | "seis" | "шесть" | "шести" | "шість" | "sechs" | "ستة" => 6,
        "12" | "twelve" | "douze" | "doce" | "doze" | "двенадцать" | "дванадцять" | "zwölf" => 12,
        _ => return None,
    };
    let before = number.checked_sub(1).and_then(|i| words.get(i));
    let announced = before.is_none_or(|w| BEFORE.contains(w)) || words.get(at + 1).is_some_and(|w| BEHIND.contains(w));
    let mut years = words.iter().filter_map(|w| year(w));
    let y = years.next()?;
    if !announced || years.next().is_some() { None } else { months(1, count, y) }
}

/// `year ended 31 December 2023`
fn year_ended(words: &[&str]) -> Option<Period> {
    let at = words.windows(2).position(|w| matches!(w, ["year", "ended" | "ending"]))?;
    match day(words.get(at + 2..)?)? {
        ((31, 12, Some(y)), _) => Some(Period::Year(y)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::in_title;

    #[test]
    fn from_day_to_day() {
        for (title, expected) in [
            ("Work permits, 1 January - 31 December 2023", "2023"),
            ("Permits from 1 January to 31 December 2023", "2023"),
            ("Permits, 1 January 2023 to 30 June 2023", "2023-S1"),
            ("Permits, 01.01.2023-31.12.2023", "2023"),
            ("Permis du 1er janvier au 31 mars 2023", "2023-Q1"),
            ("за период с 1 января по 31 декабря 2023 г.", "2023"),
            ("Permits, 1 February to 28 February 2023", "2023-02"),
            ("Permits, 1 January to 30 September 2023", "?"),
            ("Permits, 1 July 2022 to 30 June 2023", "?"),
            ("Work permits in the year ended 31 December 2023", "2023"),
            ("Work permits in the year ended 30 June 2023", "?"),
            ("Work permits, 6 months of 2024", "2024-S1"),
            ("Разрешения за 6 месяцев 2024 года", "2024-S1"),
            ("Work permits, 9 months of 2024", "?"),
            ("Visas for 6 months, 2024", "?"),
            ("Visas of 3 months, 2024", "?"),
            ("Permits for more than 3 months, 2024", "?"),
            ("Situation at 31 December 2023", "?"),
        ] {
            let words: Vec<&str> = title.split(' ').map(|w| w.trim_matches(',')).collect();
            assert_eq!(in_title(&words).map_or("?".into(), |p| p.to_string()), expected, "{title}");
        }
    }
}
