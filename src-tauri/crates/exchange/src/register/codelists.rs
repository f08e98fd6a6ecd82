//! A code list as a table, one file per list.

use super::table::{Columns, Table};
use super::write::{Line, Output, columns_of, languages, names, own};
use crate::labels::Synonym;
use almanac_core::{Code, CodeItem, CodeList, CodeListCode, Finding, Lang, Localized};

const COLUMNS: Columns =
    Columns { fixed: &["code", "parent", "valid_from", "valid_to", "synonyms"], localized: &["name"] };

/// Reads the items of a list. They take the place of the items that `list` has, in the order of the file;
/// an item that it had before keeps the fields for which the file has no column.
pub fn read_code_list(file: &str, bytes: &[u8], list: &CodeList) -> (CodeList, Vec<Finding>) {
    let table = Table::read(file, bytes, &COLUMNS);
    let own = table.codes();
    let (items, findings) = table.records(|code, row| {
        let code = Code::new(code);
        let mut item = list.item(&code).cloned().unwrap_or(CodeItem {
            code,
            names: Localized::default(),
            parent: None,
            valid_from: None,
            valid_to: None,
        });
        row.set_localized("name", &mut item.names);
        row.set_code("parent", &mut item.parent, |t| Code::new(t));
        if let Some(parent) = item.parent.as_ref().filter(|p| !own.contains(p.as_str())) {
            row.points_nowhere("parent", parent.as_str(), "codes of this list");
        }
        row.set_value("valid_from", &mut item.valid_from, "a date such as 2025-03-12");
        row.set_value("valid_to", &mut item.valid_to, "a date such as 2025-03-12");
        if let (Some(from), Some(to)) = (item.valid_from, item.valid_to)
            && to < from
        {
            row.unknown("valid_to", &to.to_string(), &format!("a day from {from} on"));
            item.valid_to = None;
        }
        item
    });
    (CodeList { items, ..list.clone() }, findings)
}

/// Reads the column `synonyms` of a list: spellings met in received files, parted by `;`.
pub fn read_synonyms(file: &str, bytes: &[u8], list: &CodeListCode) -> Vec<Synonym> {
    let (synonyms, _) = Table::read(file, bytes, &COLUMNS).records(|code, row| {
        let words = row.text("synonyms").unwrap_or_default().split(';').map(str::trim).filter(|w| !w.is_empty());
        let code = Code::new(code);
        words.map(|w| Synonym { code_list: list.clone(), label: w.to_string(), code: code.clone() }).collect::<Vec<_>>()
    });
    synonyms.into_iter().flatten().collect()
}

/// Writes the items of a list in their order, names in this language first.
pub fn write_code_list(list: &CodeList, lang: &Lang) -> String {
    let langs = languages(lang, list.items.iter().map(|i| &i.names));
    let mut out = Output::new(&names(&[
        &own(&["code", "parent"]),
        &columns_of("name", &langs),
        &own(&["valid_from", "valid_to"]),
    ]));
    for item in &list.items {
        out.put(
            Line::default()
                .text(item.code.as_str())
                .maybe(item.parent.as_ref().map(Code::as_str))
                .localized(&item.names, &langs)
                .maybe_number(item.valid_from)
                .maybe_number(item.valid_to),
        );
    }
    out.finish()
}
