//! Institutions as a table.

use super::table::{Columns, Table};
use super::write::{Line, Output, columns_of, languages, names, own};
use almanac_core::{Finding, Institution, InstitutionCode, Lang, Localized, Profile};

const COLUMNS: Columns = Columns { fixed: &["code", "acronym", "focal_point", "international"], localized: &["name"] };

/// Reads institutions. A code that the profile has is updated, another is new.
pub fn read_institutions(file: &str, bytes: &[u8], profile: &Profile) -> (Vec<Institution>, Vec<Finding>) {
    Table::read(file, bytes, &COLUMNS).records(|code, row| {
        let code = InstitutionCode::new(code);
        let mut i = match profile.institutions.get(&code) {
            Some(known) => Institution::clone(known),
            None => Institution {
                code,
                names: Localized::default(),
                acronym: String::new(),
                focal_point: String::new(),
                international: false,
            },
        };
        row.set_localized("name", &mut i.names);
        row.set_text("acronym", &mut i.acronym);
        row.set_text("focal_point", &mut i.focal_point);
        let mut international = Some(i.international);
        row.set_parsed("international", &mut international, yes_or_no, "yes, no");
        i.international = international.unwrap_or(false);
        i
    })
}

fn yes_or_no(text: &str) -> Option<bool> {
    match text.to_lowercase().as_str() {
        "yes" | "true" | "1" => Some(true),
        "no" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// Writes all institutions of the profile, names in this language first.
pub fn write_institutions(profile: &Profile, lang: &Lang) -> String {
    let langs = languages(lang, profile.institutions.values().map(|i| &i.names));
    let mut out = Output::new(&names(&[
        &own(&["code", "acronym"]),
        &columns_of("name", &langs),
        &own(&["focal_point", "international"]),
    ]));
    for i in profile.institutions.values() {
        out.put(
            Line::default()
                .text(i.code.as_str())
                .text(&i.acronym)
                .localized(&i.names, &langs)
                .text(&i.focal_point)
                .text(if i.international { "yes" } else { "no" }),
        );
    }
    out.finish()
}
