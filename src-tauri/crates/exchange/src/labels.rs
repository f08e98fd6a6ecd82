//! From a sender's labels to codes: exact codes, exact names, synonyms, and the forms in which sexes and
//! ages are written everywhere. A label that fits two codes gets none.

use crate::names::{Indexes, Match, NameIndex};
use crate::number::{fold_digits, is_blank};
use crate::scheme::Scheme;
use almanac_core::{Code, CodeList, CodeListCode, Dimension, DimensionCode, DimensionRole, SourceCode};
use std::collections::BTreeMap;

/// A sender's word for a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Synonym {
    /// The list of the code.
    pub code_list: CodeListCode,
    /// The word.
    pub label: String,
    /// The code.
    pub code: Code,
}

/// What the profile knows that helps to understand a file. Everything may be empty.
#[derive(Debug, Clone, Default)]
pub struct Context<'a> {
    /// Code lists.
    pub code_lists: &'a [CodeList],
    /// Dimensions of the profile.
    pub dimensions: &'a [Dimension],
    /// Synonyms beside the lists' names.
    pub synonyms: &'a [Synonym],
    /// Other spellings of the codes of lists.
    pub schemes: &'a [Scheme],
    /// Areas that no longer exist, each with one that came out of it.
    pub successors: &'a [(Code, Code)],
    /// The profile's country; tables of many countries are cut down to it.
    pub country: Option<Code>,
    /// Whose delivery it is, where the recipe does not say.
    pub source: Option<SourceCode>,
    /// Indexes of the lists, made when they are first needed.
    pub indexes: Indexes,
}

impl Context<'_> {
    /// The profile's dimension with this meaning, else the usual one.
    pub fn dimension_of(&self, role: DimensionRole) -> Option<(DimensionCode, Option<CodeListCode>)> {
        if role == DimensionRole::Other {
            return None;
        }
        self.dimensions.iter().find(|d| d.role == role).map(|d| (d.code.clone(), Some(d.code_list.clone()))).or_else(
            || crate::words::usual_dimension(role).map(|(d, l)| (DimensionCode::new(d), Some(CodeListCode::new(l)))),
        )
    }
}

/// A label without the blanks, asterisks and note marks around it, in lower case.
pub fn clean(label: &str) -> String {
    let trimmed = label.trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³'));
    let trimmed = without_leaders(strip_note(trimmed));
    trimmed.split(is_blank).filter(|w| !w.is_empty()).collect::<Vec<_>>().join(" ").to_lowercase().replace('’', "'")
}

/// `Afghanistan ........` without the dots that lead to its number.
fn without_leaders(label: &str) -> &str {
    let plain = label.trim_end_matches(['.', '…', '\u{b7}', ' ', '\u{a0}', '_']);
    let led =
        label.get(plain.len()..).is_some_and(|rest| rest.contains("...") || rest.contains('…') || rest.contains("···"));
    if led && !plain.is_empty() { plain } else { label }
}

/// The number or letter of a note: `5`, `1,2`, `a`.
fn is_note(text: &str) -> bool {
    let one = |t: &str| !t.is_empty() && t.len() <= 2 && t.bytes().all(|b| b.is_ascii_digit());
    text.len() <= 7 && text.split(',').all(|t| one(t.trim()))
        || text.len() == 1 && text.bytes().all(|b| b.is_ascii_lowercase())
}

/// `Serbia (5)` and `Serbia [5]` are Serbia with a note; `Congo (Kinshasa)` is a name.
fn strip_note(label: &str) -> &str {
    let inner = label.strip_suffix(')').and_then(|l| l.rsplit_once('('));
    match inner.or_else(|| label.strip_suffix(']').and_then(|l| l.rsplit_once('['))) {
        Some((head, note)) if !head.trim().is_empty() && is_note(note) => head.trim_end(),
        _ => label,
    }
}

/// `Serbia5` is Serbia with the number of a note that was set small; no country's name ends with a digit.
fn without_glued_note(label: &str) -> Option<&str> {
    let plain = label.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '¹' | '²' | '³' | '⁴'..='⁹'));
    (plain.len() < label.len() && plain.chars().next_back().is_some_and(char::is_alphabetic)).then_some(plain)
}

/// Resolves a label of a dimension with the given meaning.
pub fn resolve(role: DimensionRole, index: &NameIndex, given: Option<&BTreeMap<String, Code>>, label: &str) -> Match {
    let label = crate::write::plain(label);
    let trimmed = label.trim_matches(is_blank);
    if let Some(code) = given.and_then(|g| g.get(label).or_else(|| g.get(trimmed))) {
        return Match::Code(code.clone());
    }
    if trimmed.is_empty() {
        return Match::Code(Code::new(Code::TOTAL));
    }
    let found = index.find(label);
    if found != Match::Unknown {
        return found;
    }
    if let Some(plain) = without_glued_note(trimmed).filter(|_| role.is_area()) {
        let found = index.find(plain);
        if found != Match::Unknown {
            return found;
        }
    }
    let plain = trimmed.rsplit_once(": ").map_or(trimmed, |(_, rest)| rest);
    let made = match role {
        DimensionRole::Sex => sex(plain),
        DimensionRole::Age => age(plain),
        DimensionRole::ReferenceArea
        | DimensionRole::Citizenship
        | DimensionRole::CountryOfBirth
        | DimensionRole::PreviousResidence
        | DimensionRole::Destination
        | DimensionRole::CountryOfAsylum
        | DimensionRole::PaymentCounterpart
        | DimensionRole::MigratoryStatus
        | DimensionRole::Education
        | DimensionRole::Occupation
        | DimensionRole::Reason
        | DimensionRole::Other => total(plain),
    };
    made.map_or(Match::Unknown, |c| Match::Code(Code::new(c)))
}

/// The word for a total.
pub fn total(label: &str) -> Option<String> {
    let l = clean(label);
    // "Итого за 2023 год", "Total 2024", "Всего по республике"
    let behind = ["total", "totals", "всего", "итого", "ensemble", "المجموع", "الإجمالي", "toplam"]
        .iter()
        .find_map(|w| l.strip_prefix(w))
        .filter(|rest| rest.starts_with(is_blank))
        .map(|rest| rest.trim_matches(|c: char| is_blank(c) || c == ':'));
    if let Some(rest) = behind {
        let words = ["за", "for", "in", "en", "de", "of", "в", "for the year", "по", "لسنة", "عام"];
        let bare = words.iter().fold(rest, |r, w| r.strip_prefix(w).filter(|r| r.starts_with(is_blank)).unwrap_or(r));
        let bare = bare.trim_matches(is_blank);
        let of_all = ["республике", "стране", "кыргызской республике", "country", "national", "pays", "país"];
        if crate::when::period(bare).is_some() || of_all.contains(&bare) {
            return Some(Code::TOTAL.to_string());
        }
    }
    matches!(
        l.as_str(),
        "_t" | "total"
            | "totals"
            | "all"
            | "всего"
            | "итого"
            | "бардыгы"
            | "المجموع"
            | "जम्मा"
            | "ensemble"
            | "insgesamt"
            | "no breakdown"
            | "razem"
            | "ogółem"
            | "ukupno"
            | "укупно"
            | "усього"
            | "jami"
            | "жами"
            | "ҳамагӣ"
            | "барлығы"
            | "الجملة"
            | "الإجمالي"
            | "إجمالي"
            | "toplam"
            | "totale"
    )
    .then(|| Code::TOTAL.to_string())
}

/// A label without the words that only say that it is a part of the one above it: "of which: men".
fn part_of_above(label: &str) -> &str {
    const OF_WHICH: [&str; 12] = [
        "of which",
        "of whom",
        "including",
        "в том числе",
        "в т.ч.",
        "из них",
        "dont",
        "de los cuales",
        "dos quais",
        "منهم",
        "منها",
        "davon",
    ];
    let found = OF_WHICH.iter().find_map(|w| label.strip_prefix(w));
    // "including" alone, and "dontworry", are no such words.
    let rest = found.filter(|r| r.starts_with(|c: char| is_blank(c) || matches!(c, ':' | ',' | '-' | '–' | '—')));
    let rest = rest.map(|r| r.trim_start_matches(|c: char| is_blank(c) || matches!(c, ':' | ',' | '-' | '–' | '—')));
    rest.filter(|r| !r.is_empty()).unwrap_or(label)
}

/// SDMX code of a sex.
pub fn sex(label: &str) -> Option<String> {
    let l = clean(label);
    let l = part_of_above(&l).to_string();
    Some(
        match l.as_str() {
            "bărbați" | "bărbaţi" | "homens" | "homem" | "uomini" | "maschi" | "erkek" | "мужчин" | "чоловіки"
            | "м" | "mężczyźni" | "muškarci" | "мушкарци" | "erkaklar" | "эркаклар" | "мардон" | "ерлер"
            | "meshkuj" | "hommes et garçons" | "h" => "M",
            "femei" | "mulheres" | "mulher" | "donne" | "femmine" | "kadın" | "женщин" | "жінки" | "ж" | "kobiety"
            | "žene" | "жене" | "ayollar" | "аёллар" | "занон" | "әйелдер" | "femra" | "femmes et filles" | "الإناث"
            | "انثى" => "F",
            "ambele sexe"
            | "ambos os sexos"
            | "homens e mulheres"
            | "hombres y mujeres"
            | "hommes et femmes"
            | "hm"
            | "обидва"
            | "обе"
            | "мужчины и женщины"
            | "کلا"
            | "الجنسان"
            | "كلا الجنسين"
            | "кадын-эркек" => "_T",
            "الذكور" => "M",
            "unbekannt" | "inconnu" | "desconocido" | "se desconoce" => "_U",
            "f" | "female" | "females" | "woman" | "women" | "femme" | "femmes" | "féminin" | "mujer" | "mujeres"
            | "женщины" | "женщина" | "женский" | "жен" | "аялдар" | "аял" | "إناث" | "أنثى" | "نساء" | "महिला"
            | "girls" | "frauen" | "weiblich" | "sex_f" => "F",
            "m" | "male" | "males" | "man" | "men" | "homme" | "hommes" | "masculin" | "hombre" | "hombres"
            | "varón" | "varones" | "мужчины" | "мужчина" | "мужской" | "муж" | "эркектер" | "эркек" | "ذكور"
            | "ذكر" | "رجال" | "पुरुष" | "boys" | "männer" | "männlich" | "sex_m" => "M",
            "t"
            | "_t"
            | "total"
            | "both sexes"
            | "both"
            | "bothsex"
            | "all"
            | "les deux sexes"
            | "ambos sexos"
            | "оба пола"
            | "всего"
            | "total men and women"
            | "men and women"
            | "sex_t"
            | "both sexes combined"
            | "female and male"
            | "male and female"
            | "المجموع"
            | "الجنسين" => "_T",
            "unknown" | "_u" | "u" | "not known" | "не указан" | "неизвестно" => "_U",
            "other" | "o" | "_o" => "_O",
            _ => return total(label),
        }
        .to_string(),
    )
}

/// The sex that a caption ends with or is: `…, both sexes combined`, `Male`, `(males)`.
pub fn sex_in_caption(text: &str) -> Option<String> {
    if let Some(code) = sex(text) {
        return Some(code);
    }
    // "Share of women" counts no women.
    if crate::words::is_ratio(text) {
        return None;
    }
    let folded = crate::words::fold(text).replace('_', " ");
    let words: Vec<&str> = folded.split(' ').collect();
    let has = |list: &[&str]| words.iter().any(|w| list.contains(w));
    let both = folded.contains("both sexes") || folded.contains("оба пола");
    let female = has(&[
        "female",
        "females",
        "women",
        "женщины",
        "женщин",
        "женщинами",
        "femmes",
        "féminin",
        "féminine",
        "mujeres",
        "аялдар",
    ]);
    let male = has(&[
        "male",
        "males",
        "men",
        "мужчины",
        "мужчин",
        "мужчинами",
        "hommes",
        "masculin",
        "masculine",
        "hombres",
        "эркектер",
    ]);
    match (both, female, male) {
        (true, false, false) => Some("_T".into()),
        (false, true, false) => Some("F".into()),
        (false, false, true) => Some("M".into()),
        (false, true, true) | (true, _, _) | (false, false, false) => None,
    }
}

/// SDMX code of an age group: `Y15T24`, `Y_GE65`, `Y_LT15`, `Y30`.
pub fn age(label: &str) -> Option<String> {
    let folded = fold_digits(label);
    let l = clean(&folded).replace(['–', '—'], "-");
    if matches!(l.as_str(), "total" | "_t" | "all ages" | "all" | "всего" | "tous âges" | "t") {
        return Some(Code::TOTAL.into());
    }
    if total(&l).is_some() {
        return Some(Code::TOTAL.into());
    }
    if matches!(l.as_str(), "unknown" | "_u" | "unk" | "not known" | "не указан") {
        return Some(Code::UNKNOWN.into());
    }
    let upper = l.to_uppercase();
    if let Some(rest) = upper.strip_prefix("Y_GE").or(upper.strip_prefix("Y_LT")) {
        return rest.bytes().all(|b| b.is_ascii_digit()).then_some(upper);
    }
    if let Some(rest) = upper.strip_prefix('Y') {
        let fits = rest.split('T').count() <= 2
            && rest.split('T').all(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        if fits {
            return Some(upper);
        }
        let glued = rest.split_once('-')?;
        if glued.0.bytes().chain(glued.1.bytes()).all(|b| b.is_ascii_digit()) {
            return Some(format!("Y{}T{}", glued.0, glued.1));
        }
    }
    let mut words: Vec<&str> = l.split([' ', '-', '_']).filter(|w| !w.is_empty()).collect();
    words.retain(|w| {
        !matches!(
            *w,
            "years"
                | "year"
                | "old"
                | "ans"
                | "años"
                | "anos"
                | "лет"
                | "года"
                | "год"
                | "aged"
                | "age"
                | "of"
                | "жаш"
                | "yr"
                | "yrs"
                | "ages"
                | "from"
                | "от"
                | "de"
                | "jahre"
                | "سنة"
        )
    });
    let number = |w: &str| (!w.is_empty() && w.len() <= 3).then(|| w.parse::<u16>().ok()).flatten();
    match words.as_slice() {
        [one] => {
            if let Some(n) = one.strip_suffix('+').and_then(number).or_else(|| one.strip_prefix('≥').and_then(number))
            {
                return Some(format!("Y_GE{n}"));
            }
            if let Some(n) = one.strip_prefix('<').and_then(number) {
                return Some(format!("Y_LT{n}"));
            }
            number(one).map(|n| format!("Y{n}"))
        }
        [a, b] => match (number(a), number(b)) {
            (Some(x), Some(y)) if x < y => Some(format!("Y{x}T{y}")),
            (Some(x), None) if matches!(*b, "+" | "plus" | "over" | "más") => Some(format!("Y_GE{x}")),
            (None, Some(y)) if matches!(*a, "under" | "<" | "moins" | "menos" | "до" | "below") => {
                Some(format!("Y_LT{y}"))
            }
            (None, Some(y)) if matches!(*a, "over" | "≥") => Some(format!("Y_GE{y}")),
            _ => None,
        },
        [a, "to" | "a" | "à" | "до" | "bis" | "и" | "y", b] => {
            if matches!(*b, "старше" | "más" | "over") {
                return number(a).map(|n| format!("Y_GE{n}"));
            }
            let (x, y) = (number(a)?, number(b)?);
            (x < y).then(|| format!("Y{x}T{y}"))
        }
        [a, "and" | "et" | "or" | "жана", "over" | "older" | "above" | "plus" | "старше" | "más" | "more"]
        | [a, "жана", "андан", "улуу"] => number(a).map(|n| format!("Y_GE{n}")),
        _ => None,
    }
}

/// Codes packed into a heading such as `f_0_4`, `male.urban`, `m_60`; none unless every part is understood.
pub fn packed(heading: &str) -> Option<BTreeMap<DimensionCode, Code>> {
    let folded = crate::words::fold(heading);
    let words: Vec<&str> = folded.split('_').filter(|w| !w.is_empty()).collect();
    let mut out: BTreeMap<DimensionCode, Code> = BTreeMap::new();
    let mut put = |d: &str, c: &str| out.insert(DimensionCode::new(d), Code::new(c)).is_none();
    let mut at = 0;
    let mut said = false;
    while let Some(word) = words.get(at) {
        at += 1;
        let number = |w: &&str| w.len() <= 3 && !w.is_empty() && w.bytes().all(|b| b.is_ascii_digit());
        match *word {
            "f" | "female" | "females" | "women" => said = put("sex", "F"),
            "m" | "male" | "males" | "men" => said = put("sex", "M"),
            "urban" => said = put("urbanisation", "U"),
            "rural" => said = put("urbanisation", "R"),
            "total" | "pop" | "both" | "all" => said = true,
            "other" | "unknown" | "unk" => said = put("age", Code::UNKNOWN),
            "plus" => {}
            w if number(&w) => {
                let code = match words.get(at).filter(|n| number(n)) {
                    Some(to) => {
                        at += 1;
                        format!("Y{w}T{to}")
                    }
                    None => format!("Y_GE{w}"),
                };
                said = put("age", &code);
            }
            _ => return None,
        }
        if !said {
            return None;
        }
    }
    said.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_in_many_words() {
        for (label, code) in [
            ("0-4", "Y0T4"),
            ("15 to 24 years old", "Y15T24"),
            ("5 a 9", "Y5T9"),
            ("65+", "Y_GE65"),
            ("65 and over", "Y_GE65"),
            ("70 и старше", "Y_GE70"),
            ("70 жана андан улуу", "Y_GE70"),
            ("under 15", "Y_LT15"),
            ("Y15T24", "Y15T24"),
            ("Y_GE70", "Y_GE70"),
            ("TOTAL", "_T"),
            ("30", "Y30"),
        ] {
            assert_eq!(age(label).as_deref(), Some(code), "{label}");
        }
        for label in ["adults", "24-15", "0-4-9", "KGZ"] {
            assert_eq!(age(label), None, "{label}");
        }
    }
    #[test]
    fn headings_with_codes_packed_in() {
        let show = |h| packed(h).map(|m| m.iter().map(|(d, c)| format!("{d}={c}")).collect::<Vec<_>>().join(","));
        assert_eq!(show("f_0_4").as_deref(), Some("age=Y0T4,sex=F"));
        assert_eq!(show("m_60").as_deref(), Some("age=Y_GE60,sex=M"));
        assert_eq!(show("female.urban ").as_deref(), Some("sex=F,urbanisation=U"));
        assert_eq!(show("total").as_deref(), Some(""));
        assert_eq!(show("refugees"), None);
    }
    #[test]
    fn note_marks_do_not_hide_a_name() {
        assert_eq!(clean("   Serbia*"), "serbia");
        assert_eq!(clean("Serbia (5)"), "serbia");
        assert_eq!(clean("Congo (Kinshasa)"), "congo (kinshasa)");
    }
}
