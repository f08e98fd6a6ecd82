//! Numbers typed into a sentence: nobody can say where they come from, and no revision reaches them.
//!
//! Statistics are meant, not everything with digits: years, dates, small counts of things ("three laws", "12 members"),
//! numbers of laws and targets, and whatever is part of a name stay silent. Words of a claim have their data.

use super::CheckInput;
use crate::spelling::digit;
use crate::{Block, Finding, Inline, Level, Place, RichText};
use std::ops::Range;

/// Counts below this are how people write, as long as they are no per cents.
const SMALL: u32 = 100;
/// Four digits between these are a year.
const YEARS: std::ops::RangeInclusive<u32> = 1800..=2199;

/// Beginnings of what stands behind a per cent.
const PER_CENT: [&str; 9] = ["%", "٪", "per cent", "percent", "pour cent", "por ciento", "процент", "проц", "в المائة"];

/// Beginnings of the words that make a small number a large one, and of those that rates are counted by.
const SCALES: [&str; 16] = [
    "thousand",
    "million",
    "billion",
    "mille ",
    "milliers",
    "milliard",
    "mil ",
    "millones",
    "тыс",
    "млн",
    "миллион",
    "milion",
    "милион",
    "ألف",
    "مليون",
    "per 1",
];
const FRACTIONS: [char; 5] = ['½', '⅓', '⅔', '¼', '¾'];

/// Words whose numbers name something.
const NAMES: [&str; 45] = [
    "iso",
    "target",
    "targets",
    "goal",
    "goals",
    "indicator",
    "indicators",
    "objective",
    "objectives",
    "sdg",
    "article",
    "articles",
    "section",
    "chapter",
    "table",
    "figure",
    "paragraph",
    "law",
    "no",
    "nos",
    "resolution",
    "decree",
    "regulation",
    "cible",
    "cibles",
    "objectif",
    "objectifs",
    "indicateur",
    "loi",
    "décret",
    "n°",
    "chapitre",
    "tableau",
    "meta",
    "objetivo",
    "artículo",
    "ley",
    "capítulo",
    "cuadro",
    "цель",
    "статья",
    "закон",
    "циљ",
    "члан",
    "المادة",
];

/// Words before the ten, hundred or hundred thousand that a rate is counted per.
const PER: [&str; 7] = ["per", "pour", "par", "por", "cada", "на", "لكل"];

/// Tells of every number in a paragraph that was typed.
pub fn check(input: &CheckInput<'_>, block: &Block, text: &RichText, findings: &mut Vec<Finding>) {
    for inline in &text.0 {
        let Inline::Text { text, marks } = inline else { continue };
        if marks.claim.is_some() {
            continue;
        }
        for range in numbers(text) {
            let number = text.get(range.clone()).unwrap_or_default();
            let place = Place::Block { section: block.section.clone(), block: block.id.clone(), inline: None };
            let said = around(text, &range);
            findings.push(
                Finding::new(
                    Level::Warning,
                    "number-typed",
                    place,
                    format!("A number is typed into a sentence, without its origin: \"{said}\"."),
                    "Put the value itself there: type @ and what is counted; or accept the number with its source as the reason.",
                )
                .with(number, "a value of the profile")
                .resting_on(format!("{} {said}", input.lang)),
            );
        }
    }
}

/// Where the numbers of a text stand that are statistics.
fn numbers(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text.get(at..).and_then(|rest| rest.find(|c| digit(c).is_some())) {
        let (before, from) = text.split_at(at + start);
        let (number, after) = from.split_at(token(from));
        at = before.len() + number.len();
        if is_statistic(before, number, after) {
            found.push(before.len()..at);
        }
    }
    found
}

/// Length in bytes of the digits at the beginning of a text, with the signs between them.
fn token(text: &str) -> usize {
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if digit(c).is_some() {
            end = at + c.len_utf8();
            continue;
        }
        let next = text.get(at + c.len_utf8()..).unwrap_or_default();
        let digits = next.chars().take_while(|c| digit(*c).is_some()).count();
        let joins = match c {
            '.' | ',' | '٫' | '٬' | '\'' | '’' => digits > 0,
            // Thousands only: two numbers may stand beside each other.
            ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}' => digits == 3 && grouped(text.get(..at).unwrap_or_default()),
            _ => false,
        };
        if !joins {
            break;
        }
    }
    end
}

/// Whether what stands before a space can be the front of a number in groups: up to three digits, or groups already.
fn grouped(front: &str) -> bool {
    let last = front.rsplit(|c| digit(c).is_none()).next().unwrap_or_default();
    let first = last.len() == front.len();
    let digits = last.chars().count();
    if first { (1..=3).contains(&digits) } else { digits == 3 }
}

fn is_statistic(before: &str, number: &str, after: &str) -> bool {
    let part_of_name = |c: char| c.is_alphabetic() || matches!(c, '_' | '/' | '#' | '§' | '№' | '°');
    let close = before.chars().next_back();
    let behind = after.chars().next();
    let hyphened = close.is_some_and(|c| matches!(c, '-' | '\u{2011}'))
        && before.chars().rev().nth(1).is_some_and(char::is_alphabetic);
    if hyphened || close.is_some_and(part_of_name) || behind.is_some_and(part_of_name) {
        return false;
    }
    let following = after.trim_start().to_lowercase();
    if PER_CENT.iter().chain(&SCALES).any(|p| following.starts_with(p)) || after.starts_with(FRACTIONS) {
        return true;
    }
    let word = before.trim_end_matches(|c: char| c.is_whitespace() || c == '.').rsplit(char::is_whitespace).next();
    let word = word.unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
    let mut digits = number.chars().filter_map(digit);
    let power_of_ten = digits.next() == Some(1) && digits.all(|d| d == 0);
    if NAMES.contains(&word.as_str()) || power_of_ten && PER.contains(&word.as_str()) {
        return false;
    }
    let signs = number.chars().filter(|c| digit(*c).is_none()).count();
    if signs > 0 {
        // Two signs that make no groups are a numbering such as 10.7.2.
        let parts: Vec<usize> = number.split(|c| digit(c).is_none()).map(|p| p.chars().count()).skip(1).collect();
        return signs == 1 || parts.iter().filter(|n| **n != 3).count() < 2 && parts.first() == Some(&3);
    }
    let value = number.chars().filter_map(digit).try_fold(0u32, |n, d| n.checked_mul(10)?.checked_add(d));
    !value.is_some_and(|v| v < SMALL || YEARS.contains(&v) && number.chars().count() == 4)
}

/// A number with some words on each side, for whoever looks for it.
fn around<'t>(text: &'t str, number: &Range<usize>) -> &'t str {
    let (front, back) = (text.get(..number.start).unwrap_or_default(), text.get(number.end..).unwrap_or_default());
    let begin =
        front.char_indices().rev().filter(|(_, c)| c.is_whitespace()).nth(3).map_or(0, |(i, c)| i + c.len_utf8());
    let end = back.char_indices().filter(|(_, c)| c.is_whitespace()).nth(3).map_or(back.len(), |(i, _)| i);
    text.get(begin..number.end + end).unwrap_or_default().trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        assert_eq!(numbers(text).into_iter().filter_map(|n| text.get(n)).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn statistics_are_found() {
        check("About 98,300 persons left.", &["98,300"]);
        check("En 2024, 98 300 personnes sont parties.", &["98 300"]);
        check("It rose by 4.5 points to 37 per cent, or 0.5%.", &["4.5", "37", "0.5"]);
        check("1,234,567 of 2.5 million", &["1,234,567", "2.5"]);
        check("غادر ٩٨٬٣٠٠ شخص", &["٩٨٬٣٠٠"]);
        check("350 families and 12 % of all", &["350", "12"]);
        check("About 85 thousand, 5 millions, 3½ percent, 3 per 1,000", &["85", "5", "3", "3"]);
        check("In 2019 100 came; 1999 200 000 left.", &["100", "200 000"]);
    }

    #[test]
    fn names_years_dates_and_small_counts_are_none() {
        for text in [
            "From 2010 to 2024, between 2019–2023 and in 2019/20",
            "On 31 December, 12 members of three ministries met.",
            "COVID-19, ISO3 codes, A4, H5N1, the 1990s and the 3rd meeting",
            "SDG target 10.7, indicator 10.7.2 and Goal 8.8",
            "Law No. 304 and Regulation 862/2007, resolution 73/195, Article 125",
            "aged 15–64",
            "per 100,000 inhabitants, pour 1 000 habitants, на 100 000 человек",
        ] {
            check(text, &[]);
        }
    }

    #[test]
    fn words_around_a_number_say_where_it_is() {
        let text = "In the year before last, about 98,300 persons left the country for good.";
        assert_eq!(around(text, &numbers(text)[0]), "before last, about 98,300 persons left the");
    }
}
