//! The register of code lists: code, version and name of each; its items are a table of their own.

use super::table::{Columns, Table};
use super::write::{Line, Output, columns_of, languages, names, own};
use almanac_core::{CodeList, CodeListCode, Finding, Lang, Localized, Profile};

const COLUMNS: Columns = Columns { fixed: &["code", "version", "items"], localized: &["name"] };

/// Reads versions and names of lists. A code that the profile has is updated, another is a new list without items.
pub fn read_code_lists(file: &str, bytes: &[u8], profile: &Profile) -> (Vec<CodeList>, Vec<Finding>) {
    Table::read(file, bytes, &COLUMNS).records(|code, row| {
        let code = CodeListCode::new(code);
        let mut list = match profile.code_lists.get(&code) {
            Some(known) => CodeList::clone(known),
            None => CodeList { code, version: "1".into(), names: Localized::default(), items: Vec::new() },
        };
        row.set_text("version", &mut list.version);
        row.set_localized("name", &mut list.names);
        list
    })
}

/// Writes all lists of the profile with the number of their items, names in this language first.
pub fn write_code_lists(profile: &Profile, lang: &Lang) -> String {
    let langs = languages(lang, profile.code_lists.values().map(|l| &l.names));
    let columns = names(&[&own(&["code", "version"]), &columns_of("name", &langs), &own(&["items"])]);
    let mut out = Output::new(&columns);
    for list in profile.code_lists.values() {
        out.put(
            Line::default()
                .text(list.code.as_str())
                .text(&list.version)
                .localized(&list.names, &langs)
                .number(list.items.len()),
        );
    }
    out.finish()
}
