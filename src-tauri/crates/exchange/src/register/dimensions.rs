//! Dimensions as a table.

use super::table::{Columns, Table};
use super::words::Word;
use super::write::{Line, Output, columns_of, languages, names, own};
use almanac_core::{CodeListCode, Dimension, DimensionCode, DimensionRole, Finding, Lang, Localized, Profile};

const COLUMNS: Columns = Columns { fixed: &["code", "role", "code_list"], localized: &["name"] };

/// Reads dimensions. A code that the profile has is updated, another is new.
pub fn read_dimensions(file: &str, bytes: &[u8], profile: &Profile) -> (Vec<Dimension>, Vec<Finding>) {
    Table::read(file, bytes, &COLUMNS).records(|code, row| {
        let code = DimensionCode::new(code);
        let known = profile.dimensions.get(&code);
        let mut d = match known {
            Some(known) => Dimension::clone(known),
            None => Dimension {
                code_list: CodeListCode::new(format!("CL_{}", code.as_str().to_uppercase())),
                code,
                names: Localized::default(),
                role: DimensionRole::Other,
            },
        };
        row.set_localized("name", &mut d.names);
        row.set_needed_word("role", &mut d.role);
        let filled = |text: Option<&str>| text.is_some_and(|t| !t.trim().is_empty());
        if known.is_none() && !filled(row.text("role")) {
            row.needs("role", &DimensionRole::list(), d.role.word());
        }
        let mut list = Some(d.code_list.clone());
        row.set_code("code_list", &mut list, |t| CodeListCode::new(t));
        if let Some(list) = list {
            d.code_list = list;
        }
        if known.is_none() && !filled(row.text("code_list")) {
            row.needs("code_list", "a code list, such as CL_SEX", d.code_list.as_str());
        } else if filled(row.text("code_list")) && !profile.code_lists.contains_key(&d.code_list) {
            row.points_nowhere("code_list", d.code_list.as_str(), "code lists");
        }
        d
    })
}

/// Writes all dimensions of the profile, names in this language first.
pub fn write_dimensions(profile: &Profile, lang: &Lang) -> String {
    let langs = languages(lang, profile.dimensions.values().map(|d| &d.names));
    let mut out = Output::new(&names(&[&own(&["code"]), &columns_of("name", &langs), &own(&["role", "code_list"])]));
    for d in profile.dimensions.values() {
        out.put(
            Line::default()
                .text(d.code.as_str())
                .localized(&d.names, &langs)
                .text(d.role.word())
                .text(d.code_list.as_str()),
        );
    }
    out.finish()
}
