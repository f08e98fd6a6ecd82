//! What helps to recognise codes and is never printed: spellings of names, and what former areas became.
//!
//! These tables come with the program. Their rows have no code of their own, so they are no registers.

use crate::labels::Synonym;
use almanac_core::{Code, CodeListCode};

/// Reads `code, lang, label`: spellings of the names of a list, in any language. A code that the list does not have
/// says that the name belongs to something else as well.
pub fn read_spellings(bytes: &[u8], list: &CodeListCode) -> Vec<Synonym> {
    rows(bytes)
        .filter_map(|r| {
            let (code, label) = (r.get(0)?, r.get(2)?);
            Some(Synonym { code_list: list.clone(), label: label.to_string(), code: Code::new(code) })
        })
        .collect()
}

/// Reads `former, successor`: an area that no longer exists and one that came out of it.
pub fn read_successors(bytes: &[u8]) -> Vec<(Code, Code)> {
    rows(bytes).filter_map(|r| Some((Code::new(r.get(0)?), Code::new(r.get(1)?)))).collect()
}

fn rows(bytes: &[u8]) -> impl Iterator<Item = csv::StringRecord> {
    csv::Reader::from_reader(bytes).into_records().filter_map(Result::ok)
}
