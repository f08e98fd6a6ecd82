//! Labels that say a sex and an age at once: `Men 18-64`, `Filles de moins de 18 ans`, `boys`.
//!
//! A child is every human being below the age of eighteen (Convention on the Rights of the Child, article 1; Palermo
//! Protocol, article 3).

use crate::labels;
use crate::names::{Match, NameIndex};
use crate::number::is_blank;
use almanac_core::{Code, DimensionRole};
use std::collections::{BTreeMap, BTreeSet};

/// Below eighteen.
const CHILD: &str = "Y_LT18";
/// Eighteen and over.
const ADULT: &str = "Y_GE18";

/// The sex and the age of a label, as SDMX codes; the total for what it does not say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Group {
    /// `M`, `F` or the total.
    pub sex: Code,
    /// An age group or the total.
    pub age: Code,
}

impl Group {
    fn new(sex: &str, age: &str) -> Self {
        Self { sex: Code::new(sex), age: Code::new(age) }
    }
    /// The half of it that a dimension with this meaning holds.
    fn part(self, role: DimensionRole) -> Option<Code> {
        let sex = (role == DimensionRole::Sex).then_some(self.sex);
        sex.or_else(|| (role == DimensionRole::Age).then_some(self.age))
    }
}

/// A word for persons below or above eighteen, with the sex that it says.
fn of_children_or_adults(label: &str) -> Option<Group> {
    Some(match label {
        "boys"
        | "boy"
        | "garçons"
        | "meninos"
        | "rapazes"
        | "мальчики"
        | "мальчиков"
        | "хлопці"
        | "хлопчики"
        | "فتيان"
        | "jungen"
        | "chłopcy"
        | "erkek çocuk"
        | "erkek çocuklar"
        | "эркек балдар"
        | "băieți" => Group::new("M", CHILD),
        "girls"
        | "girl"
        | "filles"
        | "niñas"
        | "meninas"
        | "raparigas"
        | "девочки"
        | "девочек"
        | "дівчата"
        | "дівчатка"
        | "فتيات"
        | "mädchen"
        | "dziewczęta"
        | "kız çocuk"
        | "kız çocuklar"
        | "кыз балдар"
        | "fete" => Group::new("F", CHILD),
        "children"
        | "child"
        | "minors"
        | "minor"
        | "enfants"
        | "mineurs"
        | "menores"
        | "menores de edad"
        | "crianças"
        | "niños y niñas"
        | "niños, niñas y adolescentes"
        | "дети"
        | "детей"
        | "несовершеннолетние"
        | "діти"
        | "дітей"
        | "неповнолітні"
        | "أطفال"
        | "الأطفال"
        | "قاصرون"
        | "القاصرون"
        | "kinder"
        | "minderjährige"
        | "çocuk"
        | "çocuklar"
        | "balalar"
        | "балдар"
        | "copii"
        | "minori"
        | "dzieci" => Group::new(Code::TOTAL, CHILD),
        "adults" | "adult" | "adultes" | "adultos" | "взрослые" | "взрослых" | "дорослі" | "дорослих" | "بالغون"
        | "البالغون" | "erwachsene" | "yetişkin" | "yetişkinler" | "adulți" | "dorośli" => {
            Group::new(Code::TOTAL, ADULT)
        }
        _ => return None,
    })
}

/// `Men 18-64`: a sex and an age band; `adult women`, `boys under 15`: a narrower word wins.
pub fn sex_and_age(label: &str) -> Option<Group> {
    let clean = labels::clean(label);
    if let Some(group) = of_children_or_adults(&clean) {
        return Some(group);
    }
    let blank = |c: char| is_blank(c) || matches!(c, '(' | ')' | '[' | ']' | ',' | ';' | ':' | '/' | '_');
    let words: Vec<&str> = clean.split(blank).filter(|w| !w.is_empty() && !matches!(*w, "-" | "–" | "—")).collect();
    if words.len() > 9 {
        return None;
    }
    (1..words.len()).find_map(|at| {
        let (first, rest) = words.split_at(at);
        let (first, rest) = (first.join(" "), rest.join(" "));
        joined(&first, &rest).or_else(|| joined(&rest, &first))
    })
}

/// A sex (or boys, girls) and an age that stand beside each other.
fn joined(sex: &str, age: &str) -> Option<Group> {
    // A lone number may be that of a note.
    let band = |a: &String| a.contains('T') || a.starts_with("Y_");
    let age = match labels::age(age).filter(band) {
        Some(age) => Code::new(age),
        None => of_children_or_adults(age).filter(|g| g.sex.is_total())?.age,
    };
    Some(Group { sex: labels::sex(sex).filter(|s| s != Code::UNKNOWN && s != "_O").map(Code::new)?, age })
}

/// What every one of these labels says of sex and age, where together they say both; none unless all are understood.
/// `adds_up` tells whether the labels that are no total make up the total; none where nobody can say.
pub fn all(labels: &BTreeSet<String>, adds_up: impl FnOnce() -> Option<bool>) -> Option<BTreeMap<String, Group>> {
    let mut out: BTreeMap<String, Group> = BTreeMap::new();
    let (mut plain, mut children, mut boys_or_girls, mut adults) = (Vec::new(), false, false, false);
    for label in labels {
        let group = match sex_and_age(label) {
            Some(group) => {
                let of_a_sex = !group.sex.is_total();
                let word = of_children_or_adults(&labels::clean(label)).is_some();
                children |= word && group.age.as_str() == CHILD;
                boys_or_girls |= word && of_a_sex;
                adults |= group.age.as_str() == ADULT && of_a_sex;
                group
            }
            None => one_of_both(label)?,
        };
        if !group.sex.is_total() && group.age.is_total() {
            plain.push(label.clone());
        }
        out.insert(label.clone(), group);
    }
    // Beside children men and women are adults, unless the table counts children among them.
    if children && !plain.is_empty() && !out.values().any(|g| g.sex.is_total() && g.age.as_str() == ADULT) {
        match adds_up() {
            Some(true) => {}
            None if boys_or_girls => {}
            Some(false) | None => return None,
        }
        if adults {
            return None;
        }
        for label in plain {
            if let Some(group) = out.get_mut(&label) {
                group.age = Code::new(ADULT);
            }
        }
    }
    let unknown = |g: &Group| g.sex.as_str() == Code::UNKNOWN;
    let known = || out.values().filter(|g| !(g.sex.is_total() && g.age.is_total() || unknown(g)));
    let sexes: BTreeSet<&Code> = known().map(|g| &g.sex).collect();
    let ages: BTreeSet<&Code> = known().map(|g| &g.age).collect();
    let crossed = known().any(|g| !g.sex.is_total() && !g.age.is_total());
    // Two labels of one meaning would stand for one value.
    let mut seen: BTreeSet<(&str, &str)> = BTreeSet::new();
    let apart = out.values().all(|g| seen.insert((g.sex.as_str(), g.age.as_str())));
    (crossed && apart && sexes.len() > 1 && ages.len() > 1).then_some(out)
}

/// Whether among these labels are words for children of a sex and words for everybody of that sex, or both for adults
/// and children of one: `Boys` beside `Men`. As labels of sexes alone two of them would be one.
pub fn more_than_sexes(labels: &BTreeSet<String>) -> bool {
    let children = |l: &&String| of_children_or_adults(&labels::clean(l)).is_some_and(|g| !g.sex.is_total());
    let sexes: BTreeSet<String> = labels.iter().filter(children).filter_map(|l| labels::sex(l)).collect();
    labels.iter().any(|l| !children(&l) && labels::sex(l).is_some_and(|s| sexes.contains(&s)))
}

/// Whether labels hold a word for children or adults, whose age is not said in years.
pub fn without_years(labels: &BTreeSet<String>) -> bool {
    let word = |l: &String| {
        let clean = labels::clean(l);
        !clean.contains(char::is_numeric) && sex_and_age(&clean).is_some()
    };
    labels.iter().any(word)
}

/// A label that says a sex, an age or a total alone.
fn one_of_both(label: &str) -> Option<Group> {
    if labels::total(label).is_some() {
        return Some(Group::new(Code::TOTAL, Code::TOTAL));
    }
    match (labels::sex(label), labels::age(label)) {
        (Some(sex), _) if sex == Code::UNKNOWN || sex == "_O" => Some(Group::new(Code::UNKNOWN, Code::UNKNOWN)),
        (Some(sex), _) => Some(Group::new(&sex, Code::TOTAL)),
        (None, Some(age)) => Some(Group::new(Code::TOTAL, &age)),
        (None, None) => None,
    }
}

/// The code that a label has in one of two dimensions that it says at once.
pub fn resolve(role: DimensionRole, index: &NameIndex, given: Option<&BTreeMap<String, Code>>, label: &str) -> Match {
    let trimmed = crate::write::plain(label).trim_matches(is_blank);
    if let Some(code) = given.and_then(|g| g.get(trimmed).or_else(|| g.get(labels::unmarked(trimmed)))) {
        return Match::Code(code.clone());
    }
    match sex_and_age(trimmed).or_else(|| one_of_both(trimmed)).and_then(|g| g.part(role)) {
        Some(code) => Match::Code(code),
        None => labels::resolve(role, index, None, label),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(g: &Group) -> String {
        format!("{} {}", g.sex, g.age)
    }

    #[test]
    fn a_sex_and_an_age_in_one_label() {
        for (label, expected) in [
            ("Men 18-64", "M Y18T64"),
            ("Women (65+)", "F Y_GE65"),
            ("0-17 male", "M Y0T17"),
            ("18+, female", "F Y_GE18"),
            ("Hommes 18 ans et plus", "M Y_GE18"),
            ("Filles de moins de 18 ans", "F Y_LT18"),
            ("Мужчины 18 лет и старше", "M Y_GE18"),
            ("Женщины до 18 лет", "F Y_LT18"),
            ("Mujeres de 15 a 24 años", "F Y15T24"),
            ("Total 0-17", "_T Y0T17"),
            ("Boys", "M Y_LT18"),
            ("Children", "_T Y_LT18"),
            ("Adult men", "M Y_GE18"),
            ("Femmes adultes", "F Y_GE18"),
            ("Women, total", "F _T"),
            ("Men", "?"),
            ("0-17", "?"),
            ("Men 2", "?"),
            ("Men 2023", "?"),
            ("Children of citizens", "?"),
        ] {
            assert_eq!(sex_and_age(label).as_ref().map_or("?".into(), shown), expected, "{label}");
        }
    }

    #[track_caller]
    fn check(labels: &[&str], adds_up: Option<bool>, expected: &str) {
        let labels: BTreeSet<String> = labels.iter().map(ToString::to_string).collect();
        let said = all(&labels, || adds_up);
        let said = said.map(|g| g.iter().map(|(l, g)| format!("{l}={}", shown(g))).collect::<Vec<_>>().join(", "));
        assert_eq!(said.as_deref().unwrap_or("?"), expected);
    }

    #[test]
    fn men_beside_children_are_adults_where_the_sums_say_so() {
        let both = "Boys=M Y_LT18, Girls=F Y_LT18, Men=M Y_GE18, Total=_T _T, Women=F Y_GE18";
        check(&["Men", "Women", "Boys", "Girls", "Total"], Some(true), both);
        check(&["Men", "Women", "Boys", "Girls", "Total"], None, both);
        // Children who are counted among men and women as well.
        check(&["Men", "Women", "Boys", "Girls", "Total"], Some(false), "?");
        check(
            &["Men", "Women", "Children", "Total"],
            Some(true),
            "Children=_T Y_LT18, Men=M Y_GE18, Total=_T _T, Women=F Y_GE18",
        );
        check(&["Men", "Women", "Children"], None, "?");
        check(&["Adult men", "Women", "Boys"], None, "?");
        check(
            &["Men", "Men 60+", "Women", "Women 60+"],
            None,
            "Men=M _T, Men 60+=M Y_GE60, Women=F _T, Women 60+=F Y_GE60",
        );
    }
    #[test]
    fn what_says_only_one_of_both_is_left_alone() {
        check(&["Men", "Women", "Total"], None, "?");
        check(&["0-17", "18+", "Total"], None, "?");
        check(&["Boys", "Girls", "Total"], None, "?");
        check(&["Men 18+", "Women 18+", "Total"], None, "?");
        check(&["0-17", "18-34", "35+", "Not stated", "Total"], None, "?");
        check(&["Men 18+", "Women 18+", "Unaccompanied children"], None, "?");
    }
}
