//! The unit that a title, a caption or a cell beside the heading says for all values of a table.
//!
//! Only whole cells, texts in brackets and texts after the word "unit" are taken, and only if they hold a
//! word of measure. The text is kept as received; values are not multiplied by anything that it says.

use crate::format::{CellKind, Grid};
use crate::names::{Match, NameIndex};
use crate::number::{Looks, is_blank, looks};
use crate::words::{Hint, fold, hint};
use almanac_core::Code;

/// Rows above a heading in which a unit is looked for.
const ABOVE: usize = 8;
const LONGEST: usize = 80;

/// Words of measure beside those of per cent, folded; a text with one of them may be a unit.
const MEASURES: &[&str] = &[
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
    "inhabitants",
    "habitants",
    "habitantes",
    "человек",
    "чел",
    "осіб",
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
    "أشخاص",
    "الأشخاص",
    "हजार",
    "կաց",
    "անձ",
    "ადამიანი",
    "осіб",
    "особа",
    "osób",
    "osoby",
    "personen",
    "kişi",
    "nafar",
    "kishi",
    "نفر",
    "人",
    "人次",
    "persone",
    "pessoas",
    "habitants",
    "persoane",
    "lidí",
    "fő",
    "մարդ",
    "нафар",
    "киши",
];

/// Words that stand beside words of measure and change nothing of what they are.
const WITH: &[&str] = &[
    "in",
    "of",
    "en",
    "de",
    "per",
    "cent",
    "в",
    "у",
    "current",
    "constant",
    "prices",
    "сша",
    "us",
    "eeuu",
    "ee",
    "uu",
    "კაცი",
    "gdp",
    "pib",
    "ввп",
    "d",
];

/// The unit that holds for a table, where its surroundings say one. `top` and `bottom` are the places of the first and
/// last row of its heading; `labels` and `values` are its columns. What stands over the columns of a neighbour is not
/// about this table, and what a column says that is not read is about nothing else.
pub fn unit(grid: &Grid, [top, last]: [usize; 2], labels: &[u32], values: &[u32]) -> Option<String> {
    let (first, bottom) = (grid.get(top)?.number, grid.get(last)?.number);
    let beside = values.first().copied().unwrap_or(1);
    let left = labels.iter().chain(values).min().copied().unwrap_or(1);
    let right = labels.iter().chain(values).max().copied().unwrap_or(u32::MAX);
    let from = top.saturating_sub(ABOVE);
    let mut own = 0;
    // The rows directly above belong to this table; a row of numbers belongs to another one.
    for i in (from..top).rev() {
        let numbers = grid.get(i)?.filled().filter(|c| is_number(c.text, c.kind)).count();
        if numbers > 1 {
            break;
        }
        own += 1;
    }
    (top - own..=last)
        .filter_map(|i| grid.get(i))
        .flat_map(|r| {
            // What stands over one column is about that column; one text over all of them is a caption.
            let many = r.filled().filter(|c| c.column >= beside).count() > 1;
            let heading = r.number == bottom || many && r.number >= first;
            let several = r.filled().nth(1).is_some();
            let own = |c: u32| c <= right && (c >= left || !several);
            let label = |c: u32| c < beside && (labels.contains(&c) || !several);
            r.filled().filter(|c| own(c.column) && (!heading || label(c.column))).map(|c| c.text).collect::<Vec<_>>()
        })
        .find_map(said)
        .map(String::from)
}

const THOUSAND: &[&str] = &[
    "thousand",
    "thousands",
    "milliers",
    "miles",
    "mil",
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
    "آلاف",
    "بالألف",
    "بالآلاف",
    "हजार",
    "тис",
    "тисяч",
    "тисячі",
    "хиляди",
    "bin",
    "mij",
    "ming",
    "мин",
    "мың",
    "min",
    "tūkst",
    "tausend",
    "ათასი",
    "ათას",
    "հազար",
    "千",
    "هزار",
    "ribu",
    "ngàn",
    "mila",
    "migliaia",
    "ezer",
    "tisíc",
    "tuhat",
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
    "мільйон",
    "мільйонів",
    "миллиона",
    "mio",
    "milioane",
    "milionów",
    "mil_lions",
    "milioni",
    "მილიონი",
    "մլն",
    "միլիոն",
    "مليونا",
    "میلیون",
    "milyon",
    "juta",
    "百万",
    "миллион",
];
const MILLIARD: &[&str] = &[
    "billion",
    "billions",
    "milliard",
    "milliards",
    "млрд",
    "миллиардов",
    "مليار",
    "bn",
    "мільярд",
    "мільярдів",
    "milyar",
    "mrd",
    "miliarde",
    "mld",
    "մլրդ",
    "მილიარდი",
    "میلیارد",
    "миллиард",
];
/// Words after which a number is what something is divided by.
const PER: &[&str] = &["per", "pour", "por", "на", "لكل", "प्रति"];
/// Words for a hundredth.
const PERCENT: &[&str] = &[
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
];

fn measures(word: &str) -> bool {
    MEASURES.contains(&word) || PERCENT.contains(&word) || power_of(word).is_some() || is_currency(word)
}

/// Whether a word is the code of a currency or its name (ISO 4217, those of countries that report remittances in their own).
fn is_currency(word: &str) -> bool {
    const CODES: &[&str] = &[
        "usd", "eur", "gbp", "chf", "jpy", "cny", "rub", "kgs", "kzt", "uzs", "tjs", "tmt", "uah", "mdl", "gel", "amd",
        "azn", "try", "pln", "ron", "bgn", "huf", "czk", "rsd", "bam", "mkd", "all", "inr", "npr", "pkr", "bdt", "lkr",
        "mmk", "thb", "php", "idr", "vnd", "khr", "myr", "krw", "aud", "nzd", "cad", "mxn", "brl", "ars", "clp", "cop",
        "pen", "bob", "pyg", "uyu", "gtq", "hnl", "nio", "crc", "dop", "jmd", "htg", "egp", "mad", "tnd", "dzd", "lbp",
        "jod", "iqd", "sar", "aed", "qar", "kwd", "zar", "kes", "ngn", "ghs", "etb", "xof", "xaf", "tzs", "ugx", "rwf",
    ];
    const NAMES: &[&str] = &[
        "dollars",
        "dollar",
        "dólares",
        "dolares",
        "долл",
        "долларов",
        "доллары",
        "сом",
        "сомов",
        "сомони",
        "сум",
        "сўм",
        "тенге",
        "рублей",
        "руб",
        "гривень",
        "грн",
        "лари",
        "драм",
        "euro",
        "euros",
        "rupees",
        "pesos",
        "soles",
        "lempiras",
        "quetzales",
        "دولار",
        "دينار",
        "درهم",
        "ريال",
        "ლარი",
        "դրամ",
        "реалов",
        "reais",
        "zł",
        "lei",
        "lira",
    ];
    // Three letters that are words as well stand only in capitals, which are folded away here.
    CODES.contains(&word) && !matches!(word, "all" | "try" | "pen" | "cop" | "mad" | "top") || NAMES.contains(&word)
}

/// The power of ten that a unit's words say: 3 for thousands, 6 for millions, 9 for thousands of millions.
pub fn power(unit: &str) -> Option<i8> {
    if let Some((power, _)) = in_figures(unit) {
        return Some(power);
    }
    let folded = fold(unit);
    // "per thousand" is a rate.
    let mut before = "";
    for word in folded.split('_') {
        if let Some(power) = power_of(word).filter(|_| !PER.contains(&before)) {
            return Some(power);
        }
        before = word;
    }
    None
}

/// A power of ten in figures before the unit, as the program's own tables write it: `10^3 PS`.
fn in_figures(unit: &str) -> Option<(i8, &str)> {
    let rest = unit.trim_matches(is_blank).strip_prefix("10^")?;
    let (power, rest) = rest.split_once(is_blank).unwrap_or((rest, ""));
    Some((power.parse().ok()?, rest.trim_matches(is_blank)))
}

fn power_of(word: &str) -> Option<i8> {
    [(THOUSAND, 3), (MILLION, 6), (MILLIARD, 9)]
        .into_iter()
        .find_map(|(words, power)| words.contains(&word).then_some(power))
}

/// Whether two units measure different things: money and persons, hundredths and counts.
pub fn another_kind(a: &str, b: &str) -> bool {
    let hundredths =
        |unit: &str| unit.contains('%') || fold(unit).contains("per_cent") || words_of(unit, |w| PERCENT.contains(&w));
    // Two currencies; "US$ million" and "USD million" are one, which only words can tell.
    let currencies =
        |unit: &str| -> Vec<String> { fold(unit).split('_').filter(|w| is_currency(w)).map(String::from).collect() };
    let (of_a, of_b) = (currencies(a), currencies(b));
    let two = of_a.iter().any(|w| w.len() == 3)
        && of_b.iter().any(|w| w.len() == 3)
        && !of_a.iter().any(|w| of_b.contains(w));
    hundredths(a) != hundredths(b) || is_money(a) != is_money(b) || two
}

fn is_money(unit: &str) -> bool {
    unit.contains(['$', '€', '£']) || words_of(unit, is_currency)
}

fn words_of(unit: &str, is: impl Fn(&str) -> bool) -> bool {
    fold(unit).split('_').any(is)
}

/// The code that a unit's words have in the list of units, whatever they multiply with: `PS` of "thousand persons".
pub fn code(unit: &str, list: &NameIndex) -> Option<Code> {
    let unit = in_figures(unit).map_or(unit, |(_, rest)| rest);
    if let Match::Code(code) = list.find(unit) {
        return Some(code);
    }
    let listed = |code: &str| Some(Code::new(code)).filter(|c| list.has(c));
    let folded = fold(unit);
    let words: Vec<&str> = folded.split('_').filter(|w| !w.is_empty()).collect();
    if let Some(base) = divisor(&words) {
        return listed(&format!("PER_{base}"));
    }
    if unit.contains('%') || folded.contains("per_cent") || words.iter().any(|w| PERCENT.contains(w)) {
        return listed("PT");
    }
    let kept: Vec<&str> = words.into_iter().filter(|w| power_of(w).is_none() && !WITH.contains(w)).collect();
    match list.find(&kept.join(" ")) {
        Match::Code(code) => Some(code),
        Match::Ambiguous(_) | Match::Unknown => None,
    }
}

/// What is divided by: 1000 of "per 1,000 inhabitants" and of "per thousand".
fn divisor(words: &[&str]) -> Option<u32> {
    let at = words.iter().position(|w| PER.contains(w))?;
    let rest = words.get(at + 1..)?;
    let digits: String =
        rest.iter().take_while(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit())).copied().collect();
    let said = digits.parse().ok().or_else(|| {
        let power = rest.first().and_then(|w| power_of(w))?;
        10_u32.checked_pow(u32::try_from(power).ok()?)
    });
    said.filter(|n| *n > 1)
}

fn is_number(text: &str, kind: CellKind) -> bool {
    kind == CellKind::Number || looks(text) == Looks::Number
}

/// The unit that a text says.
pub fn said(text: &str) -> Option<&str> {
    let text = text.trim_matches(is_blank);
    if text.len() > 400 {
        return None;
    }
    if let Some((lead, rest)) = text.split_once(':') {
        let lead = fold(lead);
        if matches!(hint(&lead), Some(Hint::Unit)) {
            return Some(rest.trim_matches(is_blank)).filter(|r| !r.is_empty() && r.len() <= LONGEST);
        }
    }
    if let Some(inner) = whole_brackets(text) {
        return measured(inner).then_some(inner);
    }
    if only_measure(text) {
        return Some(text);
    }
    // "% of GDP" is a unit; of "% исполнения" the sign is.
    if let Some(rest) = text.strip_prefix('%').filter(|r| r.starts_with(is_blank)) {
        let of =
            ["of ", "du ", "de ", "del ", "do ", "от ", "к ", "من "].iter().any(|w| rest.trim_start().starts_with(w));
        return if of { Some(text).filter(|t| t.len() <= LONGEST) } else { text.get(..1) };
    }
    let last = text.strip_suffix(')').and_then(|t| t.rsplit_once('('));
    if let Some((head, inner)) = last.filter(|(_, inner)| measured(inner)) {
        return (!head.trim().is_empty()).then(|| inner.trim());
    }
    // "Emigrants (thousand persons), 2015-2020" and "Emigrants, thousand persons, 2015-2020" end in something else.
    let in_brackets = text.split('(').skip(1).filter_map(|t| t.split_once(')')).map(|(inner, _)| inner);
    let between = text.split([',', ';', '،']).skip(1);
    in_brackets.chain(between).map(|p| p.trim_matches(is_blank)).find(|p| only_measure(p))
}

/// The words of a heading that name what is measured, without the unit that it says.
pub fn name_in(heading: &str) -> String {
    without_unit(heading, said(heading).unwrap_or_default())
}

/// A title or a heading without the unit that [`said`] finds in it.
pub fn without_unit(text: &str, unit: &str) -> String {
    let Some(at) = text.find(unit).filter(|_| !unit.is_empty()) else { return text.trim_matches(is_blank).to_string() };
    let before = text.get(..at).unwrap_or("").trim_end_matches(|c| is_blank(c) || matches!(c, '(' | ',' | ';' | '،'));
    let after = text.get(at + unit.len()..).unwrap_or("").trim_start_matches(|c| is_blank(c) || c == ')');
    format!("{before}{after}").trim_matches(|c| is_blank(c) || matches!(c, ',' | ';' | ':' | '،')).to_string()
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
    // "per 1,000", "на 100 000", but not "на 1 июня".
    let round = |w: &str| w.len() > 1 && w.starts_with('1') && w.bytes().skip(1).all(|b| b == b'0');
    let per = |w: &[&str]| matches!(w, [first, second, third] if PER.contains(first) && (round(second) || *second == "1" && *third == "000"));
    let padded: Vec<&str> = words.iter().copied().chain(["", ""]).collect();
    text.contains(['%', '$', '€'])
        || words.iter().any(|w| measures(w) && *w != "us")
        || padded.windows(3).any(per)
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
    let known = |w: &&str| measures(w) || WITH.contains(w);
    words.iter().all(known) && (words.iter().any(|w| measures(w) && *w != "us") || folded == "per_cent")
}

#[cfg(test)]
mod tests {
    use super::{power, said, without_unit};

    #[test]
    fn words_that_multiply() {
        for (unit, expected) in [
            ("in thousands", Some(3)),
            ("тыс. человек", Some(3)),
            ("en milliers", Some(3)),
            ("mil personas", Some(3)),
            ("10^6 USD", Some(6)),
            ("آلاف الأشخاص", Some(3)),
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
            ("Unité de mesure : milliers", Some("milliers")),
            ("وحدة القياس: ألف شخص", Some("ألف شخص")),
            ("тыс. человек", Some("тыс. человек")),
            ("Emigrants (per 1,000 inhabitants)", Some("per 1,000 inhabitants")),
            ("per cent", Some("per cent")),
            ("Bilateral estimates (April 2018 Version)", None),
            ("Country or area (5)", None),
            ("Total", None),
            ("us", None),
            ("جدول ٥: عدد العمال (بالألف)", Some("بالألف")),
            ("Persons of concern", None),
            ("Emigrants by sex, thousand persons, 2015-2020", Some("thousand persons")),
            ("Численность мигрантов, тыс. человек", Some("тыс. человек")),
            ("Émigrés (en milliers), 2015-2020", Some("en milliers")),
            ("Emigrants, women, 2015", None),
        ] {
            assert_eq!(said(text), unit, "{text}");
        }
    }
    #[test]
    fn a_title_without_its_unit() {
        for (text, unit, rest) in [
            ("Emigrants (thousand persons)", "thousand persons", "Emigrants"),
            ("Emigrants, thousand persons, 2015-2020", "thousand persons", "Emigrants, 2015-2020"),
            ("Émigrés (en milliers), 2015", "en milliers", "Émigrés, 2015"),
            ("Emigrants", "", "Emigrants"),
        ] {
            assert_eq!(without_unit(text, unit), rest, "{text}");
        }
    }
    #[test]
    fn what_something_is_divided_by() {
        for (unit, base) in [
            ("per 1,000 inhabitants", Some(1000)),
            ("на 100 000 населения", Some(100_000)),
            ("pour 1 000 habitants", Some(1000)),
            ("per thousand", Some(1000)),
            ("persons", None),
        ] {
            let folded = super::fold(unit);
            let words: Vec<&str> = folded.split('_').collect();
            assert_eq!(super::divisor(&words), base, "{unit}");
        }
    }
}
