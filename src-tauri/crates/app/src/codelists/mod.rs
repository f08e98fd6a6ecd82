//! Code lists of a profile, national ones among them: printed, added, brought to a new version.

mod structure;

pub use structure::{Fate, ListPlan, StructurePlan, Wanted, is_structure, plan_structure, take_structure};

use crate::failure::Failure;
use crate::knowledge;
use crate::session::{Done, Session};
use crate::wire::ErrorCode;
use almanac_core::{
    Change, CodeList, CodeListCode, Finding, Lang, LearnedLabel, Level, Localized, OpName, Place, Profile,
};
use almanac_exchange::names::word_id;
use almanac_exchange::register::{read_code_list, read_synonyms, write_code_list, write_code_lists};
use std::collections::BTreeSet;

/// The register of lists as CSV.
pub fn write(profile: &Profile, lang: &Lang) -> String {
    write_code_lists(profile, lang)
}

/// The items of one list as CSV.
pub fn write_items(profile: &Profile, list: &CodeListCode, lang: &Lang) -> Result<String, Failure> {
    profile.code_lists.get(list).map(|l| write_code_list(l, lang)).ok_or_else(|| unknown(list))
}

fn unknown(list: &CodeListCode) -> Failure {
    Failure::new(
        ErrorCode::WrongInput,
        format!(
            "there is no code list {list}; `almanac code-lists PROJECT` lists all, and --set makes a new one from a table"
        ),
    )
}

/// What is to become of a list.
pub struct NewItems<'a> {
    /// Which.
    pub list: CodeListCode,
    /// Its version from now on; none for the one that follows.
    pub version: Option<String>,
    /// Its name in the language of the profile; none to keep it.
    pub name: Option<String>,
    /// Name of the table's file.
    pub file: &'a str,
    /// The table.
    pub bytes: &'a [u8],
}

/// Makes a list or gives it other items. Spellings in the column `synonyms` are kept for every sender.
pub fn set_items(session: &mut Session, new: &NewItems<'_>) -> Result<(Option<Done>, Vec<Finding>), Failure> {
    let state = session.state().clone();
    let profile = &state.profile;
    let before = profile.code_lists.get(&new.list).map(|l| (**l).clone());
    let blank =
        CodeList { code: new.list.clone(), version: String::new(), names: Localized::default(), items: Vec::new() };
    let (mut list, mut findings) = read_code_list(new.file, new.bytes, before.as_ref().unwrap_or(&blank));
    if list.items.is_empty() {
        return Ok((None, findings));
    }
    if let Some(name) = &new.name {
        list.names.set(state.lang(), name);
    }
    if list.names.0.is_empty() {
        list.names = Localized::in_lang(state.lang(), new.list.as_str());
    }
    findings.extend(gone(before.as_ref(), &list, new.file));
    list.version = match (&new.version, &before) {
        (Some(version), _) => version.clone(),
        (None, None) => "1".into(),
        (None, Some(old)) if old.items == list.items => old.version.clone(),
        (None, Some(old)) => following(&old.version),
    };
    let mut changes = Vec::new();
    if before.as_ref() != Some(&list) {
        changes.push(Change::CodeListPut(list.clone()));
    }
    changes.extend(spellings(session, profile, &list, new.bytes));
    findings.extend(without_dimension(profile, &list, new));
    let done =
        if changes.is_empty() { None } else { Some(session.transact(OpName::EditRegister, new.file, &changes)?) };
    Ok((done, findings))
}

/// Codes that the list had and no longer has. Values may have them, so it is told.
fn gone(before: Option<&CodeList>, list: &CodeList, file: &str) -> Vec<Finding> {
    let now: BTreeSet<_> = list.items.iter().map(|i| &i.code).collect();
    let old = before.map(|b| b.items.as_slice()).unwrap_or_default();
    old.iter()
        .filter(|i| !now.contains(&i.code))
        .map(|i| {
            Finding::new(
                Level::Warning,
                "code-gone",
                Place::File { file: file.to_string(), cell: String::new() },
                format!(
                    "the table no longer has the code {}; values that have it keep it, but it has no name any more",
                    i.code
                ),
                "Keep the row and say in valid_to when it ended.",
            )
            .with("", i.code.as_str())
        })
        .collect()
}

/// Spellings belong to dimensions; those of a list that none has yet cannot be kept, which is told.
fn without_dimension(profile: &Profile, list: &CodeList, new: &NewItems<'_>) -> Option<Finding> {
    let count = read_synonyms("", new.bytes, &list.code).len();
    let has_dimension = profile.dimensions.values().any(|d| d.code_list == list.code);
    (count > 0 && !has_dimension).then(|| {
        Finding::new(
            Level::Warning,
            "synonyms-not-kept",
            Place::File { file: new.file.to_string(), cell: String::new() },
            format!("{count} other spellings were not kept, since no dimension has the list {} yet", list.code),
            "Make its dimension, and set the same table once more",
        )
        .with("synonyms", "a dimension with this list")
    })
}

/// Spellings of the table's own column, for every dimension that has the list.
fn spellings(session: &Session, profile: &Profile, list: &CodeList, bytes: &[u8]) -> Vec<Change> {
    let host = session.host();
    let dimensions: Vec<_> = profile.dimensions.values().filter(|d| d.code_list == list.code).collect();
    let words = read_synonyms("", bytes, &list.code);
    let mut out = Vec::new();
    for (dimension, word) in dimensions.iter().flat_map(|d| words.iter().map(move |w| (&d.code, w))) {
        let id = word_id(None, dimension, &word.label);
        if profile.labels.get(&id).is_some_and(|l| l.code == word.code) {
            continue;
        }
        out.push(Change::LabelPut(LearnedLabel {
            id,
            source: None,
            dimension: dimension.clone(),
            label: word.label.clone(),
            code: word.code.clone(),
            said_by: host.author(),
            said_at: host.now(),
        }));
    }
    out
}

/// `1` becomes `2`, `M49, 2` becomes `M49, 3`, `ISO 3166-2` becomes `ISO 3166-2, 2`.
fn following(version: &str) -> String {
    if let Ok(n) = version.parse::<u32>() {
        return n.saturating_add(1).to_string();
    }
    match version.rsplit_once(", ").and_then(|(head, n)| Some((head, n.parse::<u32>().ok()?))) {
        Some((head, n)) => format!("{head}, {}", n.saturating_add(1)),
        None => format!("{version}, 2"),
    }
}

/// Brings the lists that come with the program to its versions and adds those that the profile has not. Lists of the
/// working group are left alone, and codes that it added to another list stay.
pub fn renew(session: &mut Session) -> Result<(Option<Done>, Vec<CodeListCode>), Failure> {
    let profile = session.state().profile.clone();
    let mut changes = Vec::new();
    let mut renewed = Vec::new();
    for mut list in knowledge::code_lists().into_iter().filter(|l| !knowledge::is_national(&l.code)) {
        let code = list.code.clone();
        if let Some(old) = profile.code_lists.get(&code) {
            let known: BTreeSet<_> = list.items.iter().map(|i| i.code.clone()).collect();
            list.items.extend(old.items.iter().filter(|i| !known.contains(&i.code)).cloned());
            if **old == list {
                continue;
            }
        }
        renewed.push(code);
        changes.push(Change::CodeListPut(list));
    }
    let done = if changes.is_empty() { None } else { Some(session.transact(OpName::EditRegister, "", &changes)?) };
    Ok((done, renewed))
}

#[cfg(test)]
mod tests {
    use super::following;

    #[test]
    fn versions_follow_each_other() {
        for (old, new) in [("1", "2"), ("M49, 2", "M49, 3"), ("ISO 3166-2", "ISO 3166-2, 2"), ("2.1", "2.1, 2")] {
            assert_eq!(following(old), new);
        }
    }
}
