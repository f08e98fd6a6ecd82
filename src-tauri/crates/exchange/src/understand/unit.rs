//! The unit that a title, a caption or a cell beside the heading says for all values of a table.
//!
//! Only whole cells, texts in brackets and texts after the word "unit" are taken, and only if they hold a
//! word of measure. The text is kept as received; values are not multiplied by anything that it says.

use super::currency::{currency, is_currency, is_currency_code};
use crate::format::{CellKind, Grid};
use crate::names::{Match, NameIndex};
use crate::number::{Looks, is_blank, looks};
use crate::words::{self, Hint, fold, hint};
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
    "единиц",
    "ед",
    "inhabitants",
    "habitants",
    "habitantes",
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
    "हजार",
    "կաց",
    "անձ",
    "ადამიანი",
    "особа",
    "nafar",
    "kishi",
    "نفر",
    "人次",
    "lidí",
    "fő",
    "մարդ",
];

/// Words for persons.
const PERSONS: &[&str] = &[
    "persons",
    "people",
    "person",
    "personnes",
    "personas",
    "человек",
    "чел",
    "осіб",
    "адам",
    "نسمة",
    "شخص",
    "أشخاص",
    "الأشخاص",
    "osób",
    "osoby",
    "personen",
    "kişi",
    "persone",
    "pessoas",
    "persoane",
    "人",
    "киши",
    "нафар",
];

/// Words that stand beside words of measure and change nothing of what they are.
const WITH: &[&str] = &[
    "s",
    "w",
    "v",
    "în",
    "em",
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
    "los",
    "the",
    "estadounidenses",
    "américains",
    "американских",
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
        .find_map(|text| said(text).or_else(|| of_persons(text)))
        .map(String::from)
}

/// A line that says nothing but that persons are counted. In a heading it would name what stands below.
fn of_persons(text: &str) -> Option<&str> {
    const LINES: [&str; 11] = [
        "number_of_persons",
        "number_of_people",
        "nombre_de_personnes",
        "número_de_personas",
        "número_de_pessoas",
        "число_человек",
        "количество_человек",
        "кількість_осіб",
        "anzahl_der_personen",
        "liczba_osób",
        "عدد_الأشخاص",
    ];
    LINES.contains(&fold(text).as_str()).then(|| text.trim_matches(is_blank))
}

const THOUSAND: &[&str] = &[
    "thousand",
    "tsd",
    "thsd",
    "thous",
    "ths",
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
    MEASURES.contains(&word)
        || PERSONS.contains(&word)
        || PERCENT.contains(&word)
        || power_of(word).is_some()
        || is_currency(word)
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
    let words: Vec<&str> = folded.split('_').filter(|w| !w.is_empty()).collect();
    zeros(&words)
}

/// A power of ten written with its zeros: `USD '000`, `in 1,000`, but not `per 1,000`.
fn zeros(words: &[&str]) -> Option<i8> {
    let at = words.iter().position(|w| {
        let digits = w.trim_end_matches('s');
        !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit())
    })?;
    if at.checked_sub(1).and_then(|i| words.get(i)).is_some_and(|w| PER.contains(w) || matches!(*w, "cada" | "à")) {
        return None;
    }
    let digits: String = words
        .get(at..)?
        .iter()
        .map(|w| w.trim_end_matches('s'))
        .take_while(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit()))
        .collect();
    match digits.as_str() {
        "000" | "1000" => Some(3),
        "000000" | "1000000" => Some(6),
        "1000000000" => Some(9),
        _ => None,
    }
}

/// A power of ten in figures before the unit, as the program's own tables write it: `10^3 PS`.
fn in_figures(unit: &str) -> Option<(i8, &str)> {
    let rest = unit.trim_matches(is_blank).strip_prefix("10^")?;
    let (power, rest) = rest.split_once(is_blank).unwrap_or((rest, ""));
    Some((power.parse().ok()?, rest.trim_matches(is_blank)))
}

fn power_of(word: &str) -> Option<i8> {
    // "万人", "亿元": no blank stands between the number and what is counted.
    let joined = || {
        [("百万", 6), ("万", 4), ("萬", 4), ("亿", 8), ("億", 8), ("千", 3)]
            .into_iter()
            .find_map(|(sign, power)| word.strip_prefix(sign).map(|_| power))
    };
    [(THOUSAND, 3), (MILLION, 6), (MILLIARD, 9)]
        .into_iter()
        .find_map(|(words, power)| words.contains(&word).then_some(power))
        .or_else(joined)
}

/// Whether two units measure different things: money and persons, hundredths and counts.
pub fn another_kind(a: &str, b: &str) -> bool {
    // Two currencies; "US$ million" and "USD million" are one, which only words can tell.
    let (of_a, of_b) = (currencies(a), currencies(b));
    let two = !of_a.is_empty() && !of_b.is_empty() && !of_a.iter().any(|code| of_b.contains(code));
    let thousandths = |unit: &str| unit.contains('‰');
    hundredths(a) != hundredths(b) || thousandths(a) != thousandths(b) || is_money(a) != is_money(b) || two
}

/// Whether a unit is that of a share or a rate.
pub fn divides(unit: &str) -> bool {
    let folded = fold(unit);
    let words: Vec<&str> = folded.split('_').filter(|w| !w.is_empty()).collect();
    hundredths(unit) || unit.contains('‰') || divisor(&words).is_some()
}

/// Whether a unit that is said around a table is not that of a column with this heading: money of "Number of transfers",
/// thousands of "Median age", a rate per 1,000 of what is no rate.
pub fn of_others(around: &str, heading: &str) -> bool {
    let ratio = words::is_ratio(heading);
    if divides(around) { !ratio } else { ratio || is_money(around) && words::counts(heading) }
}

/// The unit of a column whose heading names what is counted while the words around the table name the power of ten alone:
/// "USD" under "in millions". None where there is nothing to join.
pub fn joined(own: &str, around: &str) -> Option<String> {
    let bare = power(own).is_none() && power_or_none(own) == Some(0);
    let power_alone = power(around).is_some()
        && !is_money(around)
        && !hundredths(around)
        && !words_of(around, |w| PERSONS.contains(&w) || PER.contains(&w));
    (bare && power_alone).then(|| format!("{around} {own}"))
}

/// Whether the words of a unit say something that a code of the list of units cannot be: euros of an indicator in `USD`,
/// money or hundredths of one in `PS`.
pub fn contradicts(said: &str, code: &str) -> bool {
    let of_money = is_currency_code(&code.to_lowercase());
    // "per 100 persons" is no count of them.
    let persons = || !divides(said) && words_of(said, |w| PERSONS.contains(&w));
    if hundredths(said) {
        return code == "PS" || of_money;
    }
    match code {
        "PT" | "PP" => is_money(said) || persons(),
        "PS" => is_money(said),
        _ if of_money => {
            let said_in = currencies(said);
            !said_in.is_empty() && !said_in.contains(&code.to_lowercase()) || persons() && !is_money(said)
        }
        _ => false,
    }
}

/// The power of ten that a unit's words say, 0 where they name persons or a currency and no power; none for shares,
/// rates and other words.
pub fn power_or_none(unit: &str) -> Option<i8> {
    let counted = || is_money(unit) || words_of(unit, |w| PERSONS.contains(&w));
    power(unit).or_else(|| (!divides(unit) && counted()).then_some(0))
}

fn hundredths(unit: &str) -> bool {
    unit.contains('%') || fold(unit).contains("per_cent") || words_of(unit, |w| PERCENT.contains(&w))
}

/// Codes of the currencies that words name.
fn currencies(unit: &str) -> Vec<String> {
    let folded = fold(unit);
    // Of dollars only the country's name says which.
    let of_us = ["us_dollar", "u_s_dollar", "dollars_américain", "dólares_estadounidenses", "долларов_сша", "долл_сша"];
    let of_us = of_us.iter().any(|w| folded.contains(w)) || unit.contains("US$");
    folded.split('_').filter_map(currency).chain(of_us.then_some("usd")).map(String::from).collect()
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
    if unit.contains('‰') {
        return listed("PER_1000");
    }
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
    if let Some((lead, rest)) = text.split_once([':', '：']) {
        let lead = fold(lead);
        if matches!(hint(&lead), Some(Hint::Unit)) {
            return Some(rest.trim_matches(is_blank)).filter(|r| !r.is_empty() && r.len() <= LONGEST);
        }
    }
    if let Some(inner) = whole_brackets(text) {
        return (measured(inner) || only_measure(inner)).then(|| behind_colon(inner));
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
    let last = text.strip_suffix([')', '）']).and_then(|t| t.rsplit_once(['(', '（']));
    if let Some((head, inner)) = last.filter(|(_, inner)| measured(inner) || only_measure(inner)) {
        return (!head.trim().is_empty()).then(|| behind_colon(inner.trim()));
    }
    // "Emigrants (thousand persons), 2015-2020" and "Emigrants, thousand persons, 2015-2020" end in something else.
    let in_brackets = text.split('(').skip(1).filter_map(|t| t.split_once(')')).map(|(inner, _)| inner);
    let between = text.split([';', '،']).flat_map(|part| part.split(", ")).skip(1);
    let parts = in_brackets.chain(between).map(|p| p.trim_matches(is_blank));
    let found = rate(text).or_else(|| parts.into_iter().find(|p| only_measure(p) || hundredth(p)));
    found.or_else(|| text.split([';', '،', '(']).flat_map(|part| part.split(", ")).find_map(behind_in))
}

/// `per cent of all residents`
fn hundredth(text: &str) -> bool {
    let folded = fold(text);
    let said = folded.strip_prefix("in_").unwrap_or(&folded);
    text.len() <= LONGEST
        && ["per_cent_of_", "percent_of_", "pour_cent_d", "por_ciento_d", "процент"].iter().any(|w| said.starts_with(w))
}

/// What is said behind "in" at the end of a title: "thousands of US dollars" of "Remittances in thousands of US dollars".
fn behind_in(part: &str) -> Option<&str> {
    const IN: &[&str] = &["in", "en", "em", "в", "у", "w", "v", "în"];
    let part = part.trim_matches(is_blank);
    part.match_indices(is_blank).map(|(at, _)| at).find_map(|at| {
        let rest = part.get(at..)?.trim_start_matches(is_blank);
        let (word, behind) = rest.split_once(is_blank)?;
        let behind = behind.trim_matches(is_blank);
        (IN.contains(&word.to_lowercase().as_str()) && only_measure(behind)).then_some(behind)
    })
}

/// What something is divided by, within a title: "per 1,000 population" of "Rate per 1,000 population by region".
fn rate(text: &str) -> Option<&str> {
    let mut at = 0;
    let words: Vec<(usize, &str)> = text
        .split(is_blank)
        .map(|word| {
            let start = at;
            at += word.len() + text.get(start + word.len()..).and_then(|r| r.chars().next()).map_or(0, char::len_utf8);
            (start, word)
        })
        .filter(|(_, word)| !word.is_empty())
        .collect();
    let digits = |w: &str| -> String { w.chars().filter(|c| !matches!(c, ',' | '.' | '\u{a0}' | '\'')).collect() };
    let all_digits = |w: &str| !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit());
    words.iter().enumerate().find_map(|(i, (start, word))| {
        let opened = word.trim_start_matches('(');
        if !PER.contains(&opened.to_lowercase().as_str()) {
            return None;
        }
        let start = start + word.len() - opened.len();
        let said: Vec<&(usize, &str)> = words.iter().skip(i + 1).take_while(|(_, w)| all_digits(&digits(w))).collect();
        let number: String = said.iter().map(|(_, w)| digits(w)).collect();
        let next = words.get(i + 1 + said.len());
        let thousand = next.filter(|(_, w)| said.is_empty() && power_of(&w.to_lowercase()).is_some());
        let round = number.len() > 2 && number.starts_with('1') && number.bytes().skip(1).all(|b| b == b'0');
        if !round && thousand.is_none() {
            return None;
        }
        let counted = words.get(i + 1 + said.len() + usize::from(thousand.is_some()));
        let counted = counted.filter(|(_, w)| {
            w.trim_end_matches([')', ',']).chars().all(char::is_alphabetic) && !matches!(*w, "by" | "par" | "por")
        });
        let (last, end) = *counted.or(thousand).or(said.last().copied())?;
        text.get(start..last + end.len())
            .map(|t| t.trim_end_matches([',', ';', '.', ':', ')']))
            .filter(|t| t.len() <= LONGEST)
    })
}

/// The words of a heading that name what is measured, without the unit that it says.
pub fn name_in(heading: &str) -> String {
    without_unit(heading, said(heading).unwrap_or_default())
}

/// A title or a heading without the unit that [`said`] finds in it.
pub fn without_unit(text: &str, unit: &str) -> String {
    let Some(at) = text.rfind(unit).filter(|_| !unit.is_empty()) else {
        return text.trim_matches(is_blank).to_string();
    };
    let before = text.get(..at).unwrap_or("");
    // "(Unit: persons)" goes with its word.
    let word = before.trim_end_matches(is_blank).strip_suffix([':', '：']).and_then(|t| t.rsplit_once(['(', '（']));
    let before = word.filter(|(_, lead)| matches!(hint(&fold(lead)), Some(Hint::Unit))).map_or(before, |(t, _)| t);
    let before = before.trim_end_matches(|c| is_blank(c) || matches!(c, '(' | '（' | ',' | ';' | '،'));
    let after =
        text.get(at + unit.len()..).unwrap_or("").trim_start_matches(|c| is_blank(c) || matches!(c, ')' | '）'));
    format!("{before}{after}").trim_matches(|c| is_blank(c) || matches!(c, ',' | ';' | ':' | '،')).to_string()
}

/// Chinese and Japanese write brackets and colons in full width.
fn whole_brackets(text: &str) -> Option<&str> {
    let inner = text.strip_prefix(['(', '（'])?.strip_suffix([')', '）'])?;
    (!inner.contains(['(', ')', '（', '）'])).then_some(inner.trim())
}

/// The unit of "Unit: persons" within brackets.
fn behind_colon(inner: &str) -> &str {
    let said = inner.split_once([':', '：']).filter(|(lead, _)| matches!(hint(&fold(lead)), Some(Hint::Unit)));
    said.map_or(inner, |(_, unit)| unit.trim_matches(is_blank))
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
    text.contains(['%', '‰', '$', '€'])
        || words.iter().any(|w| measures(w) && *w != "us")
        || padded.windows(3).any(per)
        || folded.contains("per_cent")
}

/// Whether a cell holds nothing but words of measure: `USD Mn`, `per cent`, `тыс. человек`.
fn only_measure(text: &str) -> bool {
    if text.len() > LONGEST {
        return false;
    }
    if matches!(text, "%" | "‰" | "$" | "€") {
        return true;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split('_').filter(|w| !w.is_empty()).collect();
    // Bare digits in a cell are a number.
    let zeros = zeros(&words).is_some() && text.contains(|c: char| c.is_alphabetic() || matches!(c, '\'' | '’'));
    let digits = |w: &str| zeros && w.trim_end_matches('s').bytes().all(|b| b.is_ascii_digit());
    let known = |w: &&str| measures(w) || WITH.contains(w) || digits(w);
    words.iter().all(known) && (zeros || words.iter().any(|w| measures(w) && *w != "us") || folded == "per_cent")
}

#[cfg(test)]
mod tests {
    use super::{contradicts, joined, power, power_or_none, said, without_unit};

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
            ("USD '000", Some(3)),
            ("in 1 000", Some(3)),
            ("万人", Some(4)),
            ("USD 1,000,000", Some(6)),
            ("USD", None),
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
            ("外国人居留许可签发数量（万人）", Some("万人")),
            ("登记人数（单位：人）", Some("人")),
            ("Emigrants (unit: persons)", Some("persons")),
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
            ("Emigrants in thousands", Some("thousands")),
            ("Emigrants in thousands, 2023", Some("thousands")),
            ("Emigrants (in 1000)", Some("in 1000")),
            ("Emigrants (in 1 000)", Some("in 1 000")),
            ("Emigrants ('000)", Some("'000")),
            ("Auswanderer in Tausend", Some("Tausend")),
            ("Émigrés en milliers", Some("milliers")),
            ("Emigrantes en miles", Some("miles")),
            ("Remittances in thousands of US dollars", Some("thousands of US dollars")),
            ("Remesas en miles de dólares", Some("miles de dólares")),
            ("Überweisungen in Tsd. USD", Some("Tsd. USD")),
            ("Remittances (000 USD)", Some("000 USD")),
            ("Remittances, USD '000", Some("USD '000")),
            ("Remittances (in USD 1,000)", Some("in USD 1,000")),
            ("Грошові перекази, тис. дол. США", Some("тис. дол. США")),
            ("Net migration rate per 1,000 population by region", Some("per 1,000 population")),
            ("Emigration, per 1,000 inhabitants", Some("per 1,000 inhabitants")),
            ("Immigrants, per cent of total", Some("per cent of total")),
            ("Число мигрантов на 1 июня 2023", None),
            ("Net migration rate (per 1,000 population), 2022", Some("per 1,000 population")),
            ("Net migration rate (‰), 2022", Some("‰")),
            ("Students in Germany", None),
            ("Persons in need", None),
            ("1000", None),
            ("Table 1000", None),
        ] {
            assert_eq!(said(text), unit, "{text}");
        }
    }
    #[test]
    fn units_of_another_kind() {
        for (a, b) in [("en %", "en ‰"), ("Million US dollars", "Million euros"), ("US$ million", "EUR mln")] {
            assert!(super::another_kind(a, b), "{a} and {b}");
        }
        for (a, b) in [("US$ million", "USD million"), ("en %", "in per cent"), ("persons", "thousand persons")] {
            assert!(!super::another_kind(a, b), "{a} and {b}");
        }
    }

    #[test]
    fn units_that_an_indicator_cannot_have() {
        for (said, code, wrong) in [
            ("million EUR", "USD", true),
            ("million soms", "USD", true),
            ("US$ million", "USD", false),
            ("thousands of US dollars", "USD", false),
            ("thousand persons", "USD", true),
            ("thousands", "USD", false),
            ("million USD", "PS", true),
            ("%", "PS", true),
            ("%", "PT", false),
            ("persons", "PT", true),
            ("per 100 persons", "PT", false),
            ("% of GDP", "PT", false),
            ("applications", "APPL", false),
        ] {
            assert_eq!(contradicts(said, code), wrong, "{said} {code}");
        }
        assert_eq!((power_or_none("USD"), power_or_none("persons")), (Some(0), Some(0)));
        assert_eq!((power_or_none("%"), power_or_none("per 1,000 persons")), (None, None));
    }
    #[test]
    fn a_power_around_and_a_currency_in_the_heading() {
        assert_eq!(joined("USD", "in millions").as_deref(), Some("in millions USD"));
        assert_eq!(power("in millions USD"), Some(6));
        assert_eq!((joined("million USD", "in millions"), joined("USD", "USD million")), (None, None));
        assert_eq!((joined("%", "thousands"), joined("USD", "persons")), (None, None));
    }
    #[test]
    fn a_title_without_its_unit() {
        for (text, unit, rest) in [
            ("登记人数（单位：人）", "人", "登记人数"),
            ("Emigrants (unit: persons)", "persons", "Emigrants"),
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
