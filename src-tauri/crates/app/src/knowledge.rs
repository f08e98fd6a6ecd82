//! What the program brings along: code lists with the spellings met in received files, and the usual dimensions.

use almanac_core::{
    Change, Code, CodeItem, CodeList, CodeListCode, Dimension, DimensionCode, DimensionRole, Localized, Profile,
    SourceCode,
};
use almanac_exchange::names::Indexes;
use almanac_exchange::register::{
    read_code_list, read_code_lists, read_schemes, read_spellings, read_successors, read_synonyms,
};
use almanac_exchange::{Context, Scheme, Synonym};
use include_dir::{Dir, include_dir};
use std::collections::HashMap;
use std::sync::OnceLock;

static LISTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/code-lists");
/// Codes, versions and names of the lists; each has its items in a file of its own.
const REGISTER: &str = "register/lists.csv";
/// Other spellings of their codes.
const SCHEMES: &str = "register/schemes.csv";

/// The bundled code lists.
pub fn code_lists() -> Vec<CodeList> {
    let register = LISTS.get_file(REGISTER).map(|f| f.contents()).unwrap_or_default();
    let (lists, _) = read_code_lists(REGISTER, register, &Profile::default());
    let items = |list: CodeList| match LISTS.get_file(format!("{}.csv", list.code)) {
        Some(file) => read_code_list(list.code.as_str(), file.contents(), &list).0,
        None => list,
    };
    lists.into_iter().map(items).collect()
}

/// The countries of today, which a profile can be about.
pub fn countries() -> Vec<CodeItem> {
    let areas = code_lists().into_iter().find(|l| l.code.as_str() == "CL_AREA").map(|l| l.items).unwrap_or_default();
    // Regions have numbers, countries three letters; former ones have an end.
    let is_country =
        |i: &CodeItem| i.code.as_str().len() == 3 && i.code.as_str().chars().all(|c| c.is_ascii_uppercase());
    areas.into_iter().filter(|i| is_country(i) && i.valid_to.is_none()).collect()
}

fn files() -> impl Iterator<Item = (&'static str, &'static str, &'static [u8])> {
    let mut list: Vec<_> = LISTS
        .files()
        .filter_map(|f| {
            let name = f.path().file_name()?.to_str()?;
            Some((name.strip_suffix(".csv")?, name, f.contents()))
        })
        .collect();
    list.sort_unstable();
    list.into_iter()
}

/// Files of a folder beside the lists that are about a list, by the list's code.
fn beside(folder: &str) -> impl Iterator<Item = (CodeListCode, &'static [u8])> {
    let list: Vec<_> = LISTS.get_dir(folder).map(|d| d.files().collect()).unwrap_or_default();
    list.into_iter().filter_map(|f: &'static include_dir::File<'static>| {
        Some((CodeListCode::new(f.path().file_stem()?.to_str()?), f.contents()))
    })
}

fn synonyms() -> &'static [Synonym] {
    static ALL: OnceLock<Vec<Synonym>> = OnceLock::new();
    ALL.get_or_init(|| {
        let own = files().flat_map(|(code, name, bytes)| read_synonyms(name, bytes, &CodeListCode::new(code)));
        own.chain(beside("spellings").flat_map(|(list, bytes)| read_spellings(bytes, &list))).collect()
    })
}

/// What a code is called beside its names, as received files write it.
pub fn spellings(list: &CodeListCode, code: &Code) -> &'static [&'static str] {
    type ByCode = HashMap<&'static CodeListCode, HashMap<&'static Code, Vec<&'static str>>>;
    static ALL: OnceLock<ByCode> = OnceLock::new();
    let all = ALL.get_or_init(|| {
        let mut all = ByCode::new();
        synonyms().iter().for_each(|s| all.entry(&s.code_list).or_default().entry(&s.code).or_default().push(&s.label));
        all
    });
    all.get(list).and_then(|of_list| of_list.get(code)).map(Vec::as_slice).unwrap_or_default()
}

/// Other spellings of the codes of lists.
fn schemes() -> &'static [Scheme] {
    static ALL: OnceLock<Vec<Scheme>> = OnceLock::new();
    ALL.get_or_init(|| {
        let register = LISTS.get_file(SCHEMES).map(|f| f.contents()).unwrap_or_default();
        read_schemes(register, |list| LISTS.get_file(format!("schemes/{list}.csv")).map(|f| f.contents()))
    })
}

/// Areas that no longer exist, each with one that came out of it.
fn successors() -> &'static [(Code, Code)] {
    static ALL: OnceLock<Vec<(Code, Code)>> = OnceLock::new();
    ALL.get_or_init(|| beside("history").flat_map(|(_, bytes)| read_successors(bytes)).collect())
}

/// Whether a bundled list is of one country; such a list is there for its sample only.
pub fn is_national(code: &CodeListCode) -> bool {
    code.as_str() == "CL_KG_REGION"
}

/// The dimensions that every profile has from the beginning.
pub fn starter_changes() -> Vec<Change> {
    let lists = code_lists().into_iter().filter(|l| !is_national(&l.code)).map(Change::CodeListPut);
    let dimension = |code: &str, en: &str, fr: &str, role, list: &str| {
        let mut names = Localized::en(en);
        names.set(almanac_core::Lang::new("fr"), fr);
        Change::DimensionPut(Dimension {
            code: DimensionCode::new(code),
            names,
            role,
            code_list: CodeListCode::new(list),
        })
    };
    let dimensions = [
        dimension("sex", "Sex", "Sexe", DimensionRole::Sex, "CL_SEX"),
        dimension("age", "Age", "Âge", DimensionRole::Age, "CL_AGE"),
        dimension(
            "citizenship",
            "Country of citizenship",
            "Pays de nationalité",
            DimensionRole::Citizenship,
            "CL_AREA",
        ),
        dimension("birth", "Country of birth", "Pays de naissance", DimensionRole::CountryOfBirth, "CL_AREA"),
        dimension(
            "previous",
            "Country of previous residence",
            "Pays de résidence antérieure",
            DimensionRole::PreviousResidence,
            "CL_AREA",
        ),
        dimension(
            "destination",
            "Country of destination",
            "Pays de destination",
            DimensionRole::Destination,
            "CL_AREA",
        ),
        dimension("asylum", "Country of asylum", "Pays d’asile", DimensionRole::CountryOfAsylum, "CL_AREA"),
        dimension(
            "migratory_status",
            "Migratory status",
            "Statut migratoire",
            DimensionRole::MigratoryStatus,
            "CL_MIGRATORY_STATUS",
        ),
        dimension("education", "Education", "Niveau d’éducation", DimensionRole::Education, "CL_EDUCATION_LEV"),
        dimension("occupation", "Occupation", "Profession", DimensionRole::Occupation, "CL_OCCUPATION"),
        dimension("reason", "Reason", "Motif", DimensionRole::Reason, "CL_REASON"),
    ];
    lists.chain(dimensions).collect()
}

/// What a profile knows that helps to read a file; without a profile, what the program brings along.
pub struct Knowledge {
    lists: Vec<CodeList>,
    dimensions: Vec<Dimension>,
    country: Option<Code>,
    /// Whose delivery it is.
    pub source: Option<SourceCode>,
}

impl Knowledge {
    /// Of a profile.
    pub fn of(profile: &Profile) -> Self {
        Self {
            lists: profile.code_lists.values().map(|l| (**l).clone()).collect(),
            dimensions: profile.dimensions.values().map(|d| (**d).clone()).collect(),
            country: (!profile.about.country.is_empty()).then(|| Code::new(&profile.about.country)),
            source: None,
        }
    }
    /// Of the program alone.
    pub fn bundled() -> Self {
        Self { lists: code_lists(), dimensions: Vec::new(), country: None, source: None }
    }
    /// The code lists.
    pub fn lists(&self) -> &[CodeList] {
        &self.lists
    }
    /// As the reader wants it.
    pub fn context(&self) -> Context<'_> {
        Context {
            code_lists: &self.lists,
            dimensions: &self.dimensions,
            synonyms: synonyms(),
            schemes: schemes(),
            successors: successors(),
            country: self.country.clone(),
            source: self.source.clone(),
            indexes: Indexes::default(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bundled_lists_hold_what_they_promise() {
        let lists = code_lists();
        let names: Vec<&str> = lists.iter().map(|l| l.code.as_str()).collect();
        assert!(names.contains(&"CL_AREA") && names.contains(&"CL_SEX") && names.contains(&"CL_UNIT"), "{names:?}");
        assert!(lists.iter().all(|l| !l.items.is_empty()));
        assert!(lists.iter().all(|l| !l.version.is_empty() && l.names.get(&almanac_core::Lang::new("ar")).is_some()));
        let bundled: Vec<&str> = files().map(|(code, _, _)| code).collect();
        assert_eq!(names, bundled, "every list has its items and every file its list");
        assert!(synonyms().len() > 10_000);
        assert!(successors().iter().any(|(f, s)| f.as_str() == "SUN" && s.as_str() == "KGZ"));
    }

    /// A code that points nowhere would never be found out by reading a file.
    #[test]
    fn what_helps_to_recognise_points_to_codes_that_exist() {
        let lists = code_lists();
        let areas = lists.iter().find(|l| l.code.as_str() == "CL_AREA").unwrap();
        for (former, now) in successors() {
            assert!(areas.item(former).is_some_and(|i| i.valid_to.is_some()), "{former} has ended");
            assert!(areas.item(now).is_some(), "{now}");
        }
        for s in synonyms() {
            let list = lists.iter().find(|l| l.code == s.code_list).unwrap();
            let outside = s.code.as_str().contains('-') && s.code_list.as_str() == "CL_AREA";
            assert!(list.item(&s.code).is_some() || outside, "{} of {}", s.code, s.label);
        }
        let named: Vec<&str> = schemes().iter().map(|s| s.code.as_str()).collect();
        assert_eq!(named, ["UNHCR", "HM", "EK", "KM"], "countries of an office, initials of sexes");
        for (scheme, code, means) in schemes().iter().flat_map(|s| s.codes.iter().map(move |(c, m)| (s, c, m))) {
            let list = lists.iter().find(|l| l.code == scheme.list).unwrap();
            assert!(means.as_ref().is_none_or(|m| list.item(m).is_some()), "{code} of {}", scheme.code);
            assert!(scheme.shaped(code), "{code}");
        }
        assert!(countries().iter().all(|c| c.code.as_str() != "SUN"));
        assert!(countries().len() > 240);
    }

    /// Lists of dimensions have every name in every language; status letters are told in the program's own words.
    #[test]
    fn names_are_there_in_five_languages() {
        for list in code_lists()
            .into_iter()
            .filter(|l| !l.code.as_str().ends_with("_STATUS") || l.code.as_str() == "CL_MIGRATORY_STATUS")
        {
            for item in &list.items {
                for lang in ["en", "fr", "es", "ru", "ar"] {
                    let name = item.names.get(&almanac_core::Lang::new(lang));
                    assert!(name.is_some_and(|n| !n.trim().is_empty()), "{} {} {lang}", list.code, item.code);
                }
            }
        }
    }
}
