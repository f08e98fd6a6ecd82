//! Other spellings of the codes of a list, which come with the program: whose they are, how their columns are called,
//! and what each code means.

use crate::scheme::Scheme;
use almanac_core::{Code, CodeListCode};
use std::collections::BTreeMap;

/// Reads `list, scheme, name, headings` (divided by semicolons)`, alone`, and for each list `scheme, code, means`. A code without
/// a meaning is one that the list has no code for.
pub fn read_schemes<'a>(register: &[u8], codes: impl Fn(&CodeListCode) -> Option<&'a [u8]>) -> Vec<Scheme> {
    rows(register)
        .filter_map(|r| {
            let (list, code) = (CodeListCode::new(r.get(0)?), r.get(1)?.to_string());
            let meaning = |r: csv::StringRecord| {
                let means = r.get(2).filter(|m| !m.is_empty()).map(Code::new);
                (r.get(0)? == code).then_some((r.get(1)?.to_string(), means))
            };
            let held: BTreeMap<String, Option<Code>> = rows(codes(&list)?).filter_map(meaning).collect();
            let headings = r.get(3).unwrap_or_default().split(';').map(crate::words::fold);
            Some(Scheme {
                list,
                name: r.get(2)?.to_string(),
                headings: headings.filter(|h| !h.is_empty()).collect(),
                alone: r.get(4).and_then(|n| n.parse().ok()).unwrap_or(3),
                codes: held,
                code,
            })
        })
        .collect()
}

fn rows(bytes: &[u8]) -> impl Iterator<Item = csv::StringRecord> {
    csv::Reader::from_reader(bytes).into_records().filter_map(Result::ok)
}
