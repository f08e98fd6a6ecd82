//! What the program brings along: code lists with the spellings met in received files, and the usual dimensions.

use almanac_core::{
    Change, Code, CodeList, CodeListCode, Dimension, DimensionCode, DimensionRole, Localized, Profile, SourceCode,
};
use almanac_exchange::register::{read_code_list, read_synonyms};
use almanac_exchange::{Context, Synonym};
use include_dir::{Dir, include_dir};
use std::sync::OnceLock;

static LISTS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/code-lists");

/// Versions of the bundled lists, as `assets/code-lists/README.md` says.
fn version(code: &str) -> &'static str {
    match code {
        "CL_AREA" => "M49",
        "CL_SEX" => "2.1",
        "CL_AGE" => "1.0",
        "CL_OBS_STATUS" => "2.2",
        "CL_CONF_STATUS" => "1.3",
        "CL_KG_REGION" => "ISO 3166-2",
        _ => "1",
    }
}

/// The bundled code lists.
pub fn code_lists() -> Vec<CodeList> {
    files()
        .map(|(code, name, bytes)| {
            let blank = CodeList {
                code: CodeListCode::new(code),
                version: version(code).into(),
                names: Localized::en(code),
                items: Vec::new(),
            };
            read_code_list(name, bytes, &blank).0
        })
        .collect()
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

fn synonyms() -> &'static [Synonym] {
    static ALL: OnceLock<Vec<Synonym>> = OnceLock::new();
    ALL.get_or_init(|| {
        files().flat_map(|(code, name, bytes)| read_synonyms(name, bytes, &CodeListCode::new(code))).collect()
    })
}

/// The dimensions that every profile has from the beginning.
pub fn starter_changes() -> Vec<Change> {
    let national = |code: &CodeListCode| code.as_str() == "CL_KG_REGION";
    let lists = code_lists().into_iter().filter(|l| !national(&l.code)).map(Change::CodeListPut);
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
            country: self.country.clone(),
            source: self.source.clone(),
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
        assert!(synonyms().len() > 400);
    }
}
