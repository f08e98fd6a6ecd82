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
    let trimmed = label
        .trim_matches(|c: char| is_blank(c) || matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁾'));
    let trimmed = without_leaders(strip_mark(strip_note(trimmed)));
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

/// Whether a label says the sum of the rows since the last line that headed them: `Sub-total`, `Sous-total`.
pub fn is_subtotal(label: &str) -> bool {
    const WORDS: [&str; 12] = [
        "sub-total",
        "subtotal",
        "sub total",
        "sous-total",
        "sous total",
        "sub-totals",
        "subtotales",
        "подытог",
        "zwischensumme",
        "ara toplam",
        "المجموع الفرعي",
        "проміжний підсумок",
    ];
    label.len() < 60 && WORDS.contains(&clean(label).trim_end_matches([':', '.']))
}

/// A label as it is written, without the marks of notes behind it: `North¹`, `South*`, `East 3)`.
pub fn unmarked(label: &str) -> &str {
    let trimmed = label.trim_matches(is_blank);
    let mark = |c: char| is_blank(c) || matches!(c, '*' | '†' | '‡' | '¹' | '²' | '³' | '⁰' | '⁴'..='⁹' | '⁾');
    let bare = strip_mark(trimmed).trim_end_matches(mark);
    if bare.contains(char::is_alphabetic) { bare } else { trimmed }
}

/// `Turkey1)` is Turkey with the mark of a note.
fn strip_mark(label: &str) -> &str {
    let Some(head) = label.strip_suffix(')').filter(|h| !h.contains('(')) else { return label };
    let plain = head.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = head.len() - plain.len();
    let plain = plain.trim_end_matches(is_blank);
    if (1..=2).contains(&digits) && plain.ends_with(char::is_alphabetic) { plain } else { label }
}

/// `Serbia5` is Serbia with the number of a note that was set small; no country's name ends with a digit.
fn without_glued_note(label: &str) -> Option<&str> {
    let plain = label.trim_end_matches(|c: char| c.is_ascii_digit() || matches!(c, ',' | '¹' | '²' | '³' | '⁴'..='⁹'));
    (plain.len() < label.len() && plain.chars().next_back().is_some_and(char::is_alphabetic)).then_some(plain)
}

/// What a label says in several languages at once, `Мужчины / Male`, where all say the same; none for other labels.
fn in_two_languages(label: &str, says: fn(&str) -> Option<String>) -> Option<Option<String>> {
    let parts: Vec<&str> = label.split('/').map(|p| p.trim_matches(is_blank)).collect();
    let words = parts.len() > 1 && parts.len() < 5 && parts.iter().all(|p| p.contains(char::is_alphabetic));
    if !words {
        return None;
    }
    let mut said: Vec<Option<String>> = parts.iter().map(|p| says(p)).collect();
    said.dedup();
    match said.as_slice() {
        [one] => Some(one.clone()),
        _ => Some(None),
    }
}

/// Resolves a label of a dimension with the given meaning.
pub fn resolve(role: DimensionRole, index: &NameIndex, given: Option<&BTreeMap<String, Code>>, label: &str) -> Match {
    let label = crate::write::plain(label);
    let trimmed = label.trim_matches(is_blank);
    if let Some(code) = given.and_then(|g| g.get(label).or_else(|| g.get(trimmed)).or_else(|| g.get(unmarked(label)))) {
        return Match::Code(code.clone());
    }
    if trimmed.is_empty() {
        return Match::Code(Code::new(Code::TOTAL));
    }
    let found = index.find(label);
    if found != Match::Unknown {
        return found;
    }
    // "Китай / China": a name in several languages.
    if trimmed.contains('/') {
        let parts = trimmed.split('/').map(|part| index.find(part.trim_matches(is_blank)));
        let mut codes: Vec<Match> = parts.filter(|m| matches!(m, Match::Code(_))).collect();
        codes.dedup();
        if codes.len() == 1 {
            return codes.remove(0);
        }
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

/// The code of a total, by the words for it: "Total", "Всего по республике", "All countries", "Total 2024".
pub fn total(label: &str) -> Option<String> {
    if let Some(both) = in_two_languages(label, total) {
        return both;
    }
    const ALONE: &[&str] = &[
        "_t",
        "tổng số",
        "jumlah",
        "gjithsej",
        "укупно",
        "свега",
        "ukupno",
        "svega",
        "insg.",
        "مجموع",
        "total",
        "totals",
        "all",
        "grand total",
        "overall",
        "no breakdown",
        "total général",
        "total general",
        "total geral",
        "ensemble",
        "totale",
        "suma",
        "suma total",
        "todos",
        "todas",
        "tous",
        "toutes",
        "insgesamt",
        "gesamt",
        "zusammen",
        "всего",
        "итого",
        "бардыгы",
        "разом",
        "усього",
        "всього",
        "razem",
        "ogółem",
        "ukupno",
        "укупно",
        "jami",
        "жами",
        "ҳамагӣ",
        "барлығы",
        "toplam",
        "genel toplam",
        "cəmi",
        "المجموع",
        "الجملة",
        "الإجمالي",
        "إجمالي",
        "الاجمالي",
        "المجموع الكلي",
        "جمع",
        "جمع کل",
        "जम्मा",
        "कुल",
        "ընդամենը",
        "სულ",
        "σύνολο",
        "all destinations",
        "all origins",
        "all respondents",
        "all border points",
        "all points",
        "all municipalities",
        "all provinces",
        "all categories",
        "whole country",
        "ensemble des secteurs",
        "france entière",
        "todos los sectores",
        "total nacional",
        "все отрасли",
        "deutschland insgesamt",
        "alle branchen",
        "جميع القطاعات",
        "totale generale",
        "ogółem kraj",
        "total national",
        "в целом по стране",
        "γενικό σύνολο",
        "합계",
        "合计",
        "总计",
        "总数",
        "合計",
        "skupaj",
        "celkem",
        "összesen",
        "totaal",
        "общий итог",
        "загальний підсумок",
    ];
    const ALL: &[&str] = &[
        "all",
        "total",
        "tous",
        "toutes",
        "todos",
        "todas",
        "все",
        "усі",
        "alle",
        "جميع",
        "كل",
        "كافة",
        "tous les",
        "toutes les",
        "todos los",
        "todas las",
        "todos os",
        "todas as",
    ];
    const THINGS: &[&str] = &[
        "countries",
        "country",
        "regions",
        "region",
        "areas",
        "provinces",
        "districts",
        "nationalities",
        "citizenships",
        "ages",
        "age groups",
        "sexes",
        "categories",
        "reasons",
        "types",
        "sectors",
        "occupations",
        "persons",
        "national",
        "pays",
        "régions",
        "nationalités",
        "âges",
        "motifs",
        "catégories",
        "secteurs",
        "países",
        "regiones",
        "nacionalidades",
        "edades",
        "motivos",
        "categorías",
        "regiões",
        "nacionalidades",
        "idades",
        "страны",
        "регионы",
        "возраста",
        "гражданства",
        "категории",
        "країни",
        "регіони",
        "länder",
        "regionen",
        "الدول",
        "البلدان",
        "الجنسيات",
        "المناطق",
        "الأعمار",
        "الفئات",
    ];
    let l = clean(label);
    // "всего:", "ВСЕГО, человек"
    let l = match l.split_once([',', '،']) {
        Some((head, unit)) if crate::understand::unit_said(unit).is_some() => head,
        _ => &l,
    };
    let l = l.trim_matches(|c: char| is_blank(c) || matches!(c, ':' | '.' | '*'));
    if ALONE.contains(&l) {
        return Some(Code::TOTAL.to_string());
    }
    let of_all =
        ALL.iter().any(|w| l.strip_prefix(w).is_some_and(|r| r.starts_with(is_blank) && THINGS.contains(&r.trim())));
    if of_all || matches!(l, "country total" | "national total" | "total country" | "total national") {
        return Some(Code::TOTAL.to_string());
    }
    // "Итого за 2023 год", "Total 2024", "Всего по республике"
    let behind = ["total", "totals", "всего", "итого", "ensemble", "المجموع", "الإجمالي", "toplam", "усього"]
        .iter()
        .find_map(|w| l.strip_prefix(w))
        .filter(|rest| rest.starts_with(is_blank))
        .map(|rest| rest.trim_matches(|c: char| is_blank(c) || c == ':'))?;
    let words = ["за", "for", "in", "en", "de", "of", "в", "for the year", "по", "لسنة", "عام"];
    let bare = words.iter().fold(behind, |r, w| r.strip_prefix(w).filter(|r| r.starts_with(is_blank)).unwrap_or(r));
    let bare = bare.trim_matches(is_blank);
    let whole = ["республике", "стране", "кыргызской республике", "country", "national", "pays", "país", "україні"];
    (crate::when::period(bare).is_some() || whole.contains(&bare)).then(|| Code::TOTAL.to_string())
}

/// A label without the words that only say that it is a part of the one above it: "of which: men".
fn part_of_above(label: &str) -> &str {
    const OF_WHICH: [&str; 21] = [
        "w tym",
        "darunter",
        "de las cuales",
        "das quais",
        "di cui",
        "з них",
        "у тому числі",
        "в тому числі",
        "у т.ч.",
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

/// Words for what nobody stated, as [`clean`] leaves them.
pub(crate) const UNSTATED: &[&str] = &[
    "(blank)",
    "not stated",
    "not specified",
    "unspecified",
    "not reported",
    "non déclaré",
    "non précisé",
    "non spécifié",
    "no especificado",
    "no especifica",
    "no declarado",
    "sin especificar",
    "não especificado",
    "não declarado",
    "ignorado",
    "не указано",
    "не указана",
    "неизвестен",
    "не зазначено",
    "невідомо",
    "غير مبين",
    "غير محدد",
    "غير معروف",
    "belirtilmemiş",
    "bilinmeyen",
    "keine angabe",
    "ohne angabe",
    "unbekannt",
    "ungeklärt",
    "inconnue",
    "nationalité inconnue",
    "pays inconnu",
    "unknown nationality",
    "unknown citizenship",
    "unknown country",
    "nationality unknown",
    "desconhecido",
    "desconhecida",
    "desconocida",
    "nacionalidad desconocida",
    "nacionalidade desconhecida",
    "страна не указана",
    "гражданство не указано",
    "не определено",
];

/// Whether labels are the initials of both sexes in a language in which they say nothing alone, with or without a total:
/// Turkish E and K, Polish, Swedish or Danish K and M. What each stands for is the matter of the list's schemes.
pub fn are_initials_of_sexes<'a>(texts: impl Iterator<Item = &'a str>) -> bool {
    let held: std::collections::BTreeSet<&str> = texts.map(str::trim).filter(|t| total(t).is_none()).collect();
    held == ["E", "K"].into() || held == ["K", "M"].into()
}

/// Whether a label is the rest of a table: "Other countries".
pub fn says_rest(label: &str) -> bool {
    const FIRST: [&str; 22] = [
        "other",
        "others",
        "autre",
        "autres",
        "otro",
        "otros",
        "otra",
        "otras",
        "outro",
        "outros",
        "outras",
        "прочие",
        "другие",
        "остальные",
        "інші",
        "sonstige",
        "andere",
        "übrige",
        "diğer",
        "pozostałe",
        "أخرى",
        "altri",
    ];
    let clean = clean(label);
    let mut words = clean.split(' ');
    words.next().is_some_and(|w| FIRST.contains(&w)) && words.count() <= 2
        || matches!(clean.as_str(), "rest" | "rest of the world" | "rest of world" | "reste du monde" | "دول أخرى")
}

fn says_unknown(label: &str) -> bool {
    UNSTATED.contains(&label)
}

/// SDMX code of a sex.
pub fn sex(label: &str) -> Option<String> {
    if let Some(both) = in_two_languages(label, sex) {
        return both;
    }
    let l = clean(label);
    let l = part_of_above(&l).to_string();
    Some(
        match l.as_str() {
            "laki-laki" | "pria" | "nam" | "burra" | "мушко" | "мушки" | "muški" | "чоловіча" | "masc" | "masc." => {
                "M"
            }
            "perempuan" | "wanita" | "nữ" | "gra" | "женско" | "женски" | "ženski" | "жіноча" | "fém" | "fém." => {
                "F"
            }
            "bărbați"
            | "männl."
            | "männl"
            | "bărbaţi"
            | "homens"
            | "homem"
            | "masculino"
            | "uomini"
            | "maschi"
            | "erkek"
            | "мужчин"
            | "чоловіки"
            | "м"
            | "mężczyźni"
            | "muškarci"
            | "мушкарци"
            | "erkaklar"
            | "эркаклар"
            | "мардон"
            | "ерлер"
            | "meshkuj"
            | "муж."
            | "чол."
            | "чол"
            | "чоловіків"
            | "garçons"
            | "meninos"
            | "niños"
            | "hommes et garçons"
            | "h"
            | "άνδρες"
            | "άντρες"
            | "კაცი"
            | "კაცები"
            | "მამრობითი"
            | "տղամարդիկ"
            | "տղամարդ"
            | "男"
            | "男性"
            | "남자"
            | "남성" => "M",
            "femei"
            | "feminin"
            | "weibl."
            | "weibl"
            | "mulheres"
            | "feminino"
            | "femenino"
            | "mulher"
            | "donne"
            | "femmine"
            | "kadın"
            | "женщин"
            | "жінки"
            | "ж"
            | "kobiety"
            | "žene"
            | "жене"
            | "ayollar"
            | "аёллар"
            | "занон"
            | "әйелдер"
            | "femra"
            | "γυναίκες"
            | "ქალი"
            | "ქალები"
            | "მდედრობითი"
            | "կանայք"
            | "կին"
            | "女"
            | "女性"
            | "여자"
            | "여성"
            | "жен."
            | "жін."
            | "жін"
            | "жінок"
            | "w"
            | "filles"
            | "femmes et filles"
            | "الإناث"
            | "انثى" => "F",
            "ambele sexe"
            | "ambos os sexos"
            | "homens e mulheres"
            | "hombres y mujeres"
            | "hommes et femmes"
            | "hm"
            | "обидва"
            | "обидві статі"
            | "обидві"
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
            | "persons"
            | "people"
            | "male and female"
            | "المجموع"
            | "الجنسين" => "_T",
            "unknown" | "_u" | "u" | "not known" | "не указан" | "неизвестно" => "_U",
            word if says_unknown(word) => "_U",
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
    let both =
        ["both sexes", "оба пола", "обидві статі", "les deux sexes", "ambos sexos"].iter().any(|w| folded.contains(w));
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
        "weiblich",
        "frauen",
        "kobiety",
        "жінки",
        "жінок",
        "kadın",
        "mulheres",
        "donne",
        "femei",
        "إناث",
        "الإناث",
        "γυναίκες",
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
        "männlich",
        "männer",
        "mężczyźni",
        "чоловіки",
        "чоловіків",
        "erkek",
        "homens",
        "uomini",
        "bărbați",
        "bărbaţi",
        "ذكور",
        "الذكور",
        "άνδρες",
    ]);
    match (both, female, male) {
        (true, false, false) => Some("_T".into()),
        (false, true, false) => Some("F".into()),
        (false, false, true) => Some("M".into()),
        (false, true, true) | (true, _, _) | (false, false, false) => None,
    }
}

/// The words of a label beside those that say a sex or a total: "Work permits" of "Work permits - men".
pub fn beside_sex(text: &str) -> String {
    let says = |word: &str| word.chars().count() > 1 && (sex(word).is_some() || total(word).is_some());
    let words = text.split(|c: char| is_blank(c) || matches!(c, '(' | ')' | ',' | ';' | ':' | '/'));
    let kept: Vec<&str> = words.filter(|w| !w.is_empty() && !matches!(*w, "-" | "–" | "—") && !says(w)).collect();
    kept.join(" ").trim_matches(|c| matches!(c, '-' | '–' | '—')).to_string()
}

/// SDMX code of an age group: `Y15T24`, `Y_GE65`, `Y_LT15`, `Y30`.
pub fn age(label: &str) -> Option<String> {
    if let Some(both) = in_two_languages(label, age) {
        return both;
    }
    let folded = fold_digits(label);
    let l = clean(&folded).replace(['–', '—'], "-");
    if matches!(l.as_str(), "total" | "_t" | "all ages" | "all" | "всего" | "tous âges" | "t") {
        return Some(Code::TOTAL.into());
    }
    if total(&l).is_some() {
        return Some(Code::TOTAL.into());
    }
    if matches!(l.as_str(), "unknown" | "_u" | "unk" | "not known" | "не указан") || says_unknown(&l) {
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
    age_in_words(&l)
}

/// Whether a label counts in years: "15-24 years", "до 15 лет".
pub fn says_years(label: &str) -> bool {
    const YEARS: &[&str] =
        &["years", "ans", "años", "anos", "лет", "років", "роки", "jahre", "سنة", "lat", "ani", "anni", "yaş"];
    clean(label).split([' ', '-']).any(|w| YEARS.contains(&w)) || label.starts_with(['Y', 'y']) && age(label).is_some()
}

/// No age group begins later; what counts higher is no age.
const OLDEST: u16 = 125;

/// An age group written in words: "15 to 24 years old", "65 y más", "до 15 років", "أقل من 15".
fn age_in_words(text: &str) -> Option<String> {
    const SAYS_NOTHING: &[&str] = &[
        "years",
        "year",
        "old",
        "ans",
        "an",
        "años",
        "año",
        "anos",
        "ano",
        "лет",
        "года",
        "год",
        "aged",
        "age",
        "of",
        "жаш",
        "yr",
        "yrs",
        "ages",
        "from",
        "от",
        "de",
        "jahre",
        "jahren",
        "سنة",
        "سنوات",
        "عام",
        "عاماً",
        "років",
        "роки",
        "рік",
        "року",
        "від",
        "lat",
        "lata",
        "ani",
        "anni",
        "yaş",
        "età",
        "edad",
        "âge",
        "idade",
        "من",
        "d",
        "les",
        "dos",
        "das",
        "des",
        "los",
        "las",
    ];
    const AND: &[&str] = &[
        "and", "et", "or", "ou", "y", "o", "e", "und", "oder", "и", "і", "та", "й", "или", "або", "жана", "i", "lub",
        "ve", "و", "أو",
    ];
    const MORE: &[&str] = &[
        "+",
        "plus",
        "over",
        "older",
        "above",
        "more",
        "más",
        "mas",
        "mayores",
        "mais",
        "старше",
        "более",
        "больше",
        "выше",
        "старші",
        "більше",
        "mehr",
        "älter",
        "darüber",
        "więcej",
        "üzeri",
        "peste",
        "oltre",
        "più",
        "улуу",
        "андан",
        "فأكثر",
        "وأكثر",
        "فما",
        "فوق",
        "أكثر",
        "up",
        "upwards",
        "вище",
        "üstü",
    ];
    const LESS: &[&str] = &[
        "under",
        "<",
        "moins",
        "menos",
        "menores",
        "menor",
        "до",
        "below",
        "less",
        "than",
        "молодше",
        "unter",
        "أقل",
        "دون",
        "poniżej",
        "sub",
        "meno",
        "que",
        "младше",
        "younger",
        "fewer",
        "моложе",
        "altı",
    ];
    const TO: &[&str] = &["to", "a", "à", "aos", "ao", "до", "bis", "и", "y", "do", "إلى", "الى", "until"];
    let number = |w: &str| (!w.is_empty() && w.len() <= 3).then(|| w.parse::<u16>().ok()).flatten();
    let words: Vec<&str> = text.split([' ', '-', '_']).filter(|w| !w.is_empty() && !SAYS_NOTHING.contains(w)).collect();
    let fits = |n: &u16| *n <= OLDEST;
    let group = |a: u16, b: u16| (a < b && fits(&b)).then(|| format!("Y{a}T{b}"));
    let from = |n: u16| fits(&n).then(|| format!("Y_GE{n}"));
    let below = |n: u16| fits(&n).then(|| format!("Y_LT{n}"));
    let all_in = |words: &[&str], list: &[&str]| !words.is_empty() && words.iter().all(|w| list.contains(w));
    let with_and = |words: &[&str]| words.iter().all(|w| AND.contains(w) || MORE.contains(w) || *w == "ما");
    match words.as_slice() {
        [one] => {
            let after = |signs: &[&str]| signs.iter().find_map(|s| one.strip_prefix(s)).and_then(number);
            if let Some(n) = one.strip_suffix('+').and_then(number).or_else(|| after(&["≥", ">="])) {
                return from(n);
            }
            if let Some(n) = after(&["<"]) {
                return below(n);
            }
            number(one).filter(fits).map(|n| format!("Y{n}"))
        }
        [a, b] if number(a).is_some() && number(b).is_some() => group(number(a)?, number(b)?),
        [a, to, b] if TO.contains(to) && number(a).is_some() && number(b).is_some() => group(number(a)?, number(b)?),
        // "5 a menos de 10", "от 5 до менее 10"
        [a, between @ .., b] if number(a).is_some() && number(b).is_some() => {
            let less = between.iter().any(|w| LESS.contains(w)) && between.len() > 1;
            let known = between.iter().all(|w| LESS.contains(w) || TO.contains(w));
            let (a, b) = (number(a)?, number(b)?);
            if less && known { group(a, b.checked_sub(1)?) } else { None }
        }
        [a, rest @ ..] if number(a).is_some() && rest.iter().any(|w| MORE.contains(w)) && with_and(rest) => {
            from(number(a)?)
        }
        // "5 yaş altı"
        [a, "altı"] if number(a).is_some() => below(number(a)?),
        // "65 and", cut off.
        [a, and] if number(a).is_some() && AND.contains(and) => from(number(a)?),
        [rest @ .., b] if number(b).is_some() && all_in(rest, LESS) => below(number(b)?),
        [over, b] if matches!(*over, "over" | "≥") && number(b).is_some() => from(number(b)?),
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
            ("Menos de 1 año", "Y_LT1"),
            ("5 a menos de 10", "Y5T9"),
            ("15 y más", "Y_GE15"),
            ("65 e mais", "Y_GE65"),
            ("menores de 18", "Y_LT18"),
            ("до 15 років", "Y_LT15"),
            ("15–24 роки", "Y15T24"),
            ("65 років і старше", "Y_GE65"),
            ("أقل من 15", "Y_LT15"),
            ("65 سنة فأكثر", "Y_GE65"),
            ("65 and over", "Y_GE65"),
            ("18 yaş ve üstü", "Y_GE18"),
            ("5 yaş altı", "Y_LT5"),
            ("моложе 18", "Y_LT18"),
            ("Dos 5 aos 9 anos", "Y5T9"),
            ("25 aos 64 anos", "Y25T64"),
        ] {
            assert_eq!(age(label).as_deref(), Some(code), "{label}");
        }
        for label in ["adults", "24-15", "0-4-9", "KGZ", "417-462", "250+", "50-249", "0-499"] {
            assert_eq!(age(label), None, "{label}");
        }
    }
    #[test]
    fn totals_in_many_words() {
        for label in [
            "Total",
            "Grand Total",
            "Итого за 2023 год",
            "всего:",
            "ВСЕГО, человек",
            "All countries",
            "Toutes régions",
            "TOTAL GENERAL",
            "Genel toplam",
            "Разом",
            "合计",
            "Total 2024",
            "Country total",
        ] {
            assert_eq!(total(label).as_deref(), Some("_T"), "{label}");
        }
        for label in ["National", "Nationals", "All others", "Total fertility", "Other", "Tous", "Totalina"] {
            assert_eq!(total(label).is_some(), label == "Tous", "{label}");
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
        assert_eq!(clean("Turkey1)"), "turkey");
        assert_eq!(clean("Turkey 12)"), "turkey");
        assert_eq!(clean("Age (15-24)"), "age (15-24)");
        assert_eq!(clean("Total⁴⁾"), "total");
        assert_eq!(clean("Congo (Kinshasa)"), "congo (kinshasa)");
    }
}
