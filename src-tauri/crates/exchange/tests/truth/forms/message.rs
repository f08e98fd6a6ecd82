//! What a file or a message says of itself: encoding, sheets, root, sender, dimensions, structures.

use crate::pick::{Terms, one};
use crate::question::Question;
use crate::seen::Seen;
use almanac_core::{Code, Lang};
use almanac_exchange::format::{Message, MessageDimension};

pub fn answer(seen: &Seen, q: &Question) -> Option<String> {
    let book = seen.book.as_ref()?;
    match q.lower.as_str() {
        "encoding" => return seen.inspection.as_ref()?.encoding.map(String::from),
        "number of sheets" => return Some(book.grids.len().to_string()),
        "sheet names" => {
            let names: Vec<&str> = book.grids.iter().filter_map(|g| g.name.as_deref()).collect();
            return Some(names.join("; "));
        }
        "unit text" => return seen.inspection.as_ref()?.tables.first()?.unit.clone(),
        "script" => return script(seen),
        _ => {}
    }
    structures(seen, q).or_else(|| of_message(seen, q))
}

fn of_message(seen: &Seen, q: &Question) -> Option<String> {
    let head = seen.inspection.as_ref()?.message.as_ref()?;
    Some(match q.lower.as_str() {
        "root element and version" => format!("{} {}", head.kind, head.version),
        "sender id" => head.sender.clone(),
        "number of datasets" => head.data_sets.to_string(),
        "number of dimensions" | "number of dimensions packed in the first column" => head.dimensions.len().to_string(),
        "dimension ids" => head.dimensions.iter().map(|d| d.id.as_str()).collect::<Vec<_>>().join(" "),
        "number of series" => head.series.to_string(),
        _ => {
            let key =
                q.lower.strip_prefix("value at key ").or_else(|| q.lower.strip_prefix("value of observation "))?;
            let places: Vec<&str> = key.trim_matches('"').split(':').collect();
            let codes: Option<Vec<String>> = places
                .iter()
                .zip(varying(head, places.len()))
                .map(|(at, dimension)| {
                    Some(format!("{}={}", dimension.id, dimension.codes.get(at.parse::<usize>().ok()?)?))
                })
                .collect();
            let picked = Terms::new(seen, &q.tables, &codes?.join(", ")).pick(seen, &q.tables);
            return one(seen, &picked);
        }
    })
}

/// The dimensions of a key. Where it is shorter than the list, those of the whole data set, which have one
/// code, are left out.
fn varying(head: &Message, parts: usize) -> Vec<&MessageDimension> {
    let mut all: Vec<&MessageDimension> = head.dimensions.iter().collect();
    while all.len() > parts {
        match all.iter().position(|d| d.codes.len() == 1) {
            Some(at) => all.remove(at),
            None => break,
        };
    }
    all
}

fn structures(seen: &Seen, q: &Question) -> Option<String> {
    let s = seen.structures()?;
    let found = seen.inspection.as_ref()?.structures.as_ref()?;
    let words = q.lower.split(" (").next().unwrap_or("");
    let none = || "(none)".to_string();
    let dimensions = || s.data_structures.iter().flat_map(|d| &d.dimensions);
    Some(match words {
        "number of code lists" => found.code_lists.len().to_string(),
        "number of codes in all code lists" => found.code_lists.iter().map(|l| l.codes).sum::<usize>().to_string(),
        "number of concepts" => found.concepts.to_string(),
        "number of data structures" => found.data_structures.len().to_string(),
        "number of dimensions in data structures" => dimensions().count().to_string(),
        "number of attributes in data structures" => {
            s.data_structures.iter().map(|d| d.attributes.len()).sum::<usize>().to_string()
        }
        "id of the first dimension" => dimensions().next().map_or_else(none, |d| d.id.clone()),
        "id of the first code list" => s.lists.first().map_or_else(none, |l| l.code.as_str().to_string()),
        "id of the first code" => {
            s.lists.first().and_then(|l| l.items.first()).map_or_else(none, |i| i.code.as_str().to_string())
        }
        "languages of names" => found.languages.iter().map(Lang::as_str).collect::<Vec<_>>().join(" "),
        _ => {
            if let Some(list) = q.body.strip_prefix("number of codes in ") {
                return Some(s.list(list)?.items.len().to_string());
            }
            // `CL_SEX, code F, name in en`
            let parts: Vec<&str> = q.body.split(", ").collect();
            let [list, code, lang] = parts.as_slice() else { return None };
            let code = Code::new(code.strip_prefix("code ")?);
            let lang = Lang::new(lang.strip_prefix("name in ")?);
            return s.list(list)?.item(&code)?.names.0.get(&lang).cloned();
        }
    })
}

/// The script of most letters that are not Latin.
fn script(seen: &Seen) -> Option<String> {
    let mut counts = [("Cyrillic", 0_usize), ("Arabic", 0), ("Devanagari", 0)];
    for c in seen.main_grid()?.rows().flat_map(|r| r.text(2).chars()) {
        let at = match c {
            '\u{400}'..='\u{4ff}' => 0,
            '\u{600}'..='\u{6ff}' => 1,
            '\u{900}'..='\u{97f}' => 2,
            _ => continue,
        };
        counts[at].1 += 1;
    }
    counts.iter().max_by_key(|(_, n)| *n).map(|(name, _)| (*name).to_string())
}
