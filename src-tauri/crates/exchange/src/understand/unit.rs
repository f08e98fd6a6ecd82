//! The unit that a title, a caption or a cell beside the heading says for all values of a table.
//!
//! Only whole cells, texts in brackets and texts after the word "unit" are taken, and only if they hold a
//! word of measure. The text is kept as received; values are not multiplied by anything that it says.

use super::header::Region;
use crate::format::{CellKind, Grid};
use crate::number::{Looks, is_blank, looks};
use crate::words::fold;

/// Rows above a heading in which a unit is looked for.
const ABOVE: usize = 8;
const LONGEST: usize = 80;

/// Words of measure, folded; a text with one of them may be a unit.
const MEASURES: &[&str] = &[
    "percent",
    "percentage",
    "pourcent",
    "pourcentage",
    "porcentaje",
    "prozent",
    "процент",
    "процентах",
    "проценты",
    "пайыз",
    "usd",
    "us",
    "eur",
    "euro",
    "euros",
    "dollars",
    "dollar",
    "dólares",
    "som",
    "сом",
    "сомов",
    "долларов",
    "persons",
    "people",
    "person",
    "personnes",
    "personas",
    "человек",
    "адам",
    "thousand",
    "thousands",
    "milliers",
    "miles",
    "тысяч",
    "тыс",
    "million",
    "millions",
    "mn",
    "mln",
    "millones",
    "миллион",
    "миллионов",
    "млн",
    "billion",
    "billions",
    "млрд",
    "نسمة",
    "ألف",
    "بالألف",
    "بالآلاف",
    "آلاف",
    "مليون",
    "بالمليون",
    "milhares",
    "mil",
    "mii",
    "tys",
    "миң",
    "минг",
    "тысячах",
    "тысячи",
    "लाख",
    "करोड",
    "संख्या",
    "شخص",
    "हजार",
];

/// Words that stand beside words of measure and change nothing of what they are.
const WITH: &[&str] = &["in", "of", "en", "de", "per", "cent", "в", "current", "constant", "prices"];

/// The unit that holds for a table, where its surroundings say one.
pub fn unit(grid: &Grid, region: &Region, values: &[u32]) -> Option<String> {
    let bottom = grid.get(region.bottom)?.number;
    let beside = values.first().copied().unwrap_or(1);
    let from = region.top.saturating_sub(ABOVE);
    let mut own = 0;
    // The rows directly above belong to this table; a row of numbers belongs to another one.
    for i in (from..region.top).rev() {
        let numbers = grid.get(i)?.filled().filter(|c| is_number(c.text, c.kind)).count();
        if numbers > 1 {
            break;
        }
        own += 1;
    }
    (region.top - own..=region.bottom)
        .filter_map(|i| grid.get(i))
        .flat_map(|r| {
            let heading = r.number == bottom || region.top < region.bottom && r.number >= bottom;
            r.filled().filter(move |c| !heading || c.column < beside).map(|c| c.text).collect::<Vec<_>>()
        })
        .find_map(said)
}

/// The power of ten that a unit's words say: 3 for thousands, 6 for millions, 9 for thousands of millions.
pub fn power(unit: &str) -> Option<i8> {
    const THOUSAND: &[&str] = &[
        "thousand",
        "thousands",
        "milliers",
        "miles",
        "milhares",
        "mii",
        "tys",
        "тысяч",
        "тысячах",
        "тысячи",
        "тыс",
        "миң",
        "минг",
        "ألف",
        "بالألف",
        "بالآلاف",
        "آلاف",
        "हजार",
    ];
    const MILLION: &[&str] = &[
        "million",
        "millions",
        "millones",
        "milhões",
        "mn",
        "mln",
        "миллион",
        "миллионов",
        "млн",
        "مليون",
        "بالمليون",
    ];
    const MILLIARD: &[&str] = &["billion", "billions", "milliard", "milliards", "млрд", "миллиардов", "مليار"];
    let folded = fold(unit);
    // "per thousand" is a rate.
    let mut before = "";
    for word in folded.split('_') {
        let rate = matches!(before, "per" | "pour" | "por" | "на" | "لكل" | "प्रति");
        for (words, power) in [(THOUSAND, 3), (MILLION, 6), (MILLIARD, 9)] {
            if words.contains(&word) && !rate {
                return Some(power);
            }
        }
        before = word;
    }
    None
}

fn is_number(text: &str, kind: CellKind) -> bool {
    kind == CellKind::Number || looks(text) == Looks::Number
}

/// The unit that a text says.
pub fn said(text: &str) -> Option<String> {
    let text = text.trim_matches(is_blank);
    if text.len() > 400 {
        return None;
    }
    if let Some((lead, rest)) = text.split_once(':') {
        let lead = fold(lead);
        if matches!(lead.as_str(), "unit" | "units" | "unité" | "unidad" | "единица_измерения" | "единица" | "الوحدة")
        {
            return Some(rest.trim_matches(is_blank).to_string()).filter(|r| !r.is_empty() && r.len() <= LONGEST);
        }
    }
    if let Some(inner) = whole_brackets(text) {
        return measured(inner).then(|| inner.to_string());
    }
    if only_measure(text) {
        return Some(text.to_string());
    }
    let (head, inner) = text.strip_suffix(')')?.rsplit_once('(')?;
    (!head.trim().is_empty() && measured(inner)).then(|| inner.trim().to_string())
}

fn whole_brackets(text: &str) -> Option<&str> {
    let inner = text.strip_prefix('(')?.strip_suffix(')')?;
    (!inner.contains(['(', ')'])).then_some(inner.trim())
}

/// Whether a text in brackets is about measure: it holds such a word, a sign, or "per" and a number.
fn measured(text: &str) -> bool {
    if text.is_empty() || text.len() > LONGEST * 2 {
        return false;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split('_').collect();
    let per = |w: &[&str]| matches!(w, [first, second] if matches!(*first, "per" | "pour" | "por" | "на") && second.starts_with(|c: char| c.is_ascii_digit()));
    text.contains(['%', '$', '€'])
        || words.iter().any(|w| MEASURES.contains(w) && *w != "us")
        || words.windows(2).any(per)
        || folded.contains("per_cent")
}

/// Whether a cell holds nothing but words of measure: `USD Mn`, `per cent`, `тыс. человек`.
fn only_measure(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    if matches!(text, "%" | "$" | "€") {
        return true;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split('_').filter(|w| !w.is_empty()).collect();
    let known = |w: &&str| MEASURES.contains(w) || WITH.contains(w);
    words.iter().all(known) && (words.iter().any(|w| MEASURES.contains(w) && *w != "us") || folded == "per_cent")
}

#[cfg(test)]
mod tests {
    use super::{power, said};

    #[test]
    fn words_that_multiply() {
        for (unit, expected) in [
            ("in thousands", Some(3)),
            ("тыс. человек", Some(3)),
            ("en milliers", Some(3)),
            ("بالألف", Some(3)),
            ("US$ million", Some(6)),
            ("млрд сомов", Some(9)),
            ("per thousand inhabitants", None),
            ("persons", None),
            ("per 1,000 inhabitants", None),
        ] {
            assert_eq!(power(unit), expected, "{unit}");
        }
    }

    #[test]
    fn units_in_titles_and_beside_headings() {
        for (text, unit) in [
            ("USD Mn", Some("USD Mn")),
            ("Migrant remittance inflows (US$ million)", Some("US$ million")),
            ("(in percent to total population)", Some("in percent to total population")),
            ("Unit: persons", Some("persons")),
            ("тыс. человек", Some("тыс. человек")),
            ("Emigrants (per 1,000 inhabitants)", Some("per 1,000 inhabitants")),
            ("per cent", Some("per cent")),
            ("Bilateral estimates (April 2018 Version)", None),
            ("Country or area (5)", None),
            ("Total", None),
            ("us", None),
            ("جدول ٥: عدد العمال (بالألف)", Some("بالألف")),
            ("Persons of concern", None),
        ] {
            assert_eq!(said(text).as_deref(), unit, "{text}");
        }
    }
}
