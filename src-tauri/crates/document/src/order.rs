//! Orders: lists of ids, read through one function that drops doubles.
//!
//! Two copies that move one thing leave it twice in the list; a thing may also be missing from it
//! after an undo elsewhere. Both are repaired when reading, never by combining.

use crate::name::Name;
use loro::{LoroDoc, LoroList, LoroResult, LoroValue, ValueOrContainer};
use std::collections::BTreeSet;

/// The ids as they stand, doubles included.
pub(crate) fn raw(doc: &LoroDoc, name: &Name) -> Vec<String> {
    let mut out = Vec::new();
    list(doc, name).for_each(|item| out.push(text(item)));
    out
}

/// Members in order, each once; members that the list does not name follow by id.
pub(crate) fn read<'a>(raw: &'a [String], members: &BTreeSet<&'a str>) -> Vec<&'a str> {
    let mut rest = members.clone();
    let mut out: Vec<&str> = raw.iter().map(String::as_str).filter(|id| rest.remove(id)).collect();
    out.extend(rest);
    out
}

/// Puts an id behind another, or first; wherever else it stood, it stands there no longer.
pub(crate) fn place(doc: &LoroDoc, name: &Name, id: &str, after: Option<&str>) -> LoroResult<()> {
    remove(doc, name, id)?;
    let list = list(doc, name);
    let at = match after {
        None => 0,
        Some(after) => match raw(doc, name).iter().position(|i| i == after) {
            Some(found) => found + 1,
            None => {
                list.push(after)?;
                list.len()
            }
        },
    };
    list.insert(at, id)
}

/// Takes an id out, every time that it stands there.
pub(crate) fn remove(doc: &LoroDoc, name: &Name, id: &str) -> LoroResult<()> {
    let list = list(doc, name);
    for (at, _) in raw(doc, name).iter().enumerate().rev().filter(|(_, i)| *i == id) {
        list.delete(at, 1)?;
    }
    Ok(())
}

fn list(doc: &LoroDoc, name: &Name) -> LoroList {
    doc.get_list(name.text().as_str())
}

/// An item as an id; what is no text cannot be one of ours and matches no member.
pub(crate) fn text(item: ValueOrContainer) -> String {
    match item {
        ValueOrContainer::Value(LoroValue::String(id)) => id.to_string(),
        ValueOrContainer::Value(_) | ValueOrContainer::Container(_) => String::new(),
    }
}
