//! Code lists of a statistical structure message, taken in as lists of the profile: planned, then taken in one step.
//!
//! Lists that come with the program are left alone, since its dimensions rest on them; such a list can be taken in under
//! another code. Days of validity, which a message does not have, stay as they are in the profile.

use super::following;
use crate::failure::Failure;
use crate::import::read_failure_of;
use crate::knowledge;
use crate::session::{Done, Session};
use crate::wire::ErrorCode;
use almanac_core::{
    Change, Code, CodeItem, CodeList, CodeListCode, Finding, Lang, Level, Localized, OpName, Place, Profile,
};
use almanac_exchange::{open, sniff};
use std::collections::{BTreeMap, BTreeSet};

/// Codes of one list; the largest lists of statistics have some ten thousand.
const MOST_CODES: usize = 50_000;
/// Codes of all lists that are taken at once.
const MOST_IN_ALL: usize = 250_000;
/// So many findings of one kind are told one by one for a list.
const TOLD: usize = 10;

/// What is wanted of a message.
#[derive(Debug, Clone, Default)]
pub struct Wanted {
    /// Only the list of this id; none for all.
    pub from: Option<String>,
    /// The code of that list in the profile; none for its id.
    pub list: Option<CodeListCode>,
    /// Its version from now on; none for the message's.
    pub version: Option<String>,
    /// Its name in the language of the profile; none for the message's.
    pub name: Option<String>,
}

/// What becomes of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fate {
    /// The profile gets it.
    New,
    /// The profile's list of this code gets another version.
    Changed,
    /// Nothing differs.
    Same,
    /// It is not taken; a finding says why.
    Left,
}

/// A list of the message and what it would do.
#[derive(Debug, Clone, PartialEq)]
pub struct ListPlan {
    /// Its id in the message.
    pub id: String,
    /// The list as it would be.
    pub list: CodeList,
    /// What becomes of it.
    pub fate: Fate,
    /// The version that the profile has.
    pub version_before: Option<String>,
    /// Codes that the profile's list has not.
    pub new: Vec<Code>,
    /// Codes whose name or parent differs.
    pub changed: Vec<Code>,
    /// Codes that the message no longer has.
    pub gone: Vec<Code>,
    /// Languages of the names of its codes.
    pub languages: BTreeSet<Lang>,
}

/// What a message would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct StructurePlan {
    /// Its lists.
    pub lists: Vec<ListPlan>,
    /// What is worth a look.
    pub findings: Vec<Finding>,
}

/// Whether a file is a message that may define code lists, and no table.
pub fn is_structure(bytes: &[u8], file: &str) -> bool {
    use almanac_exchange::Format;
    match sniff(bytes, file) {
        Ok(Format::SdmxMl | Format::SdmxJson) => true,
        Ok(
            Format::Csv
            | Format::Tsv
            | Format::EurostatTsv
            | Format::SdmxCsv1
            | Format::SdmxCsv2
            | Format::Xlsx
            | Format::Xls
            | Format::Ods
            | Format::JsonStat
            | Format::Px
            | Format::Yaml
            | Format::Markdown,
        )
        | Err(_) => false,
    }
}

/// What taking the lists of a message would do. Nothing is written.
pub fn plan_structure(profile: &Profile, file: &str, bytes: &[u8], wanted: &Wanted) -> Result<StructurePlan, Failure> {
    let wrong = |why: String| Failure::new(ErrorCode::WrongInput, why);
    let book = open(bytes, file).map_err(read_failure_of)?;
    let lists = book.structures.map(|s| s.lists).unwrap_or_default();
    if lists.is_empty() {
        return Err(wrong(format!(
            "'{file}' defines no code list; choose the structure message with its code lists, not the message of data"
        )));
    }
    let only = wanted.from.clone().or_else(|| wanted.list.as_ref().map(|l| l.as_str().to_string()));
    let ids: Vec<&str> = lists.iter().map(|l| l.code.as_str()).collect();
    if let Some(id) = only.as_ref().filter(|id| !ids.contains(&id.as_str())) {
        let some = ids.iter().take(20).copied().collect::<Vec<_>>().join(", ");
        return Err(wrong(format!("'{file}' has no code list {id}; it has {some}")));
    }
    let mut out = StructurePlan::default();
    let mut seen: BTreeMap<CodeListCode, usize> = BTreeMap::new();
    let mut left = MOST_IN_ALL;
    for list in lists.into_iter().filter(|l| only.as_ref().is_none_or(|id| id == l.code.as_str())) {
        let of = Reading { profile, file, wanted, id: list.code.as_str().to_string() };
        let (plan, mut findings) = of.plan(list, &seen, left);
        if plan.fate != Fate::Left {
            left = left.saturating_sub(plan.list.items.len());
        }
        *seen.entry(plan.list.code.clone()).or_default() += 1;
        out.findings.append(&mut findings);
        out.lists.push(plan);
    }
    Ok(out)
}

/// Takes the lists of a plan. One undo takes all of them back.
pub fn take_structure(session: &mut Session, file: &str, plan: &StructurePlan) -> Result<Option<Done>, Failure> {
    let changes: Vec<Change> = plan
        .lists
        .iter()
        .filter(|l| matches!(l.fate, Fate::New | Fate::Changed))
        .map(|l| Change::CodeListPut(l.list.clone()))
        .collect();
    if changes.is_empty() { Ok(None) } else { session.transact(OpName::EditRegister, file, &changes).map(Some) }
}

/// One list of a message on its way in.
struct Reading<'a> {
    profile: &'a Profile,
    file: &'a str,
    wanted: &'a Wanted,
    id: String,
}

impl Reading<'_> {
    fn finding(&self, level: Level, kind: &str, message: String, mend: &str) -> Finding {
        let place = Place::File { file: self.file.to_string(), cell: self.id.clone() };
        Finding::new(level, kind, place, message, mend)
    }

    fn plan(&self, list: CodeList, seen: &BTreeMap<CodeListCode, usize>, left: usize) -> (ListPlan, Vec<Finding>) {
        let mut findings = Vec::new();
        let mut list = self.tidy(list, &mut findings);
        let before = self.profile.code_lists.get(&list.code).map(|l| (**l).clone());
        if let Some(finding) = self.refused(&list, seen, left) {
            // What else could be said of it is of no use to anybody.
            let languages = languages(&list);
            let (new, changed, gone) = (Vec::new(), Vec::new(), Vec::new());
            let (id, fate, version_before) = (self.id.clone(), Fate::Left, before.map(|b| b.version));
            return (ListPlan { id, list, fate, version_before, new, changed, gone, languages }, vec![finding]);
        }
        keep_days(&mut list, before.as_ref());
        let version = self.wanted.version.clone();
        let old: BTreeMap<&Code, &CodeItem> =
            before.iter().flat_map(|b| b.items.iter()).map(|i| (&i.code, i)).collect();
        let now: BTreeSet<&Code> = list.items.iter().map(|i| &i.code).collect();
        let new = list.items.iter().filter(|i| !old.contains_key(&i.code)).map(|i| i.code.clone()).collect();
        let changed: Vec<Code> =
            list.items.iter().filter(|i| old.get(&i.code).is_some_and(|o| o != i)).map(|i| i.code.clone()).collect();
        let gone: Vec<Code> = old.keys().filter(|c| !now.contains(*c)).map(|c| (*c).clone()).collect();
        let same_items = before.as_ref().is_some_and(|b| b.items == list.items);
        list.version = match (version, &before) {
            (Some(version), _) => version,
            (None, Some(b)) if !same_items && b.version == list.version => following(&b.version),
            (None, Some(_) | None) => list.version,
        };
        let fate = match &before {
            None => Fate::New,
            Some(b) if *b == list => Fate::Same,
            Some(_) => Fate::Changed,
        };
        if !gone.is_empty() {
            let codes = some(gone.iter().map(Code::as_str));
            let message = format!(
                "{} codes of {} are not in the message; values that have them keep them without a name: {codes}",
                gone.len(),
                list.code
            );
            let finding = self.finding(Level::Warning, "code-gone", message, "Ask the sender what became of them");
            findings.push(finding.with("", codes));
        }
        let languages = languages(&list);
        let version_before = before.map(|b| b.version);
        (ListPlan { id: self.id.clone(), list, fate, version_before, new, changed, gone, languages }, findings)
    }

    /// Why a list cannot be taken.
    fn refused(&self, list: &CodeList, seen: &BTreeMap<CodeListCode, usize>, left: usize) -> Option<Finding> {
        let refuse = |kind: &str, message: String, mend: &str| Some(self.finding(Level::Warning, kind, message, mend));
        if list.items.is_empty() {
            return refuse(
                "list-empty",
                format!("{} has no codes here; it is left out", self.id),
                "Ask for the whole list",
            );
        }
        if seen.contains_key(&list.code) {
            return refuse(
                "list-twice",
                format!("the message has two lists {}; the second is left out", list.code),
                "Take it under another code with --from and --list, from a message that has only it",
            );
        }
        if list.items.len() > MOST_CODES || list.items.len() > left {
            return refuse(
                "list-too-large",
                format!("{} has {} codes, more than a profile holds; it is left out", list.code, list.items.len()),
                "Ask for the part that the profile needs",
            );
        }
        let comes_along = |l: &CodeList| l.code == list.code && !knowledge::is_national(&l.code);
        if knowledge::code_lists().iter().any(comes_along) {
            return refuse(
                "list-comes-along",
                format!("{} is a list that comes with the program and is left alone", list.code),
                "Take it under another code with --from and --list if its codes are needed",
            );
        }
        None
    }

    /// The list with codes, names and parents that a profile can hold.
    fn tidy(&self, mut list: CodeList, findings: &mut Vec<Finding>) -> CodeList {
        let plain: String =
            self.id.chars().map(|c| if c.is_ascii_alphanumeric() || c == '_' { c } else { '_' }).take(60).collect();
        list.code = match &self.wanted.list {
            Some(code) => code.clone(),
            None => CodeListCode::new(plain),
        };
        one_line(&mut list.names);
        if let Some(name) = &self.wanted.name {
            list.names.set(self.profile.about.language.clone(), name);
        }
        if list.names.0.is_empty() {
            list.names = Localized::in_lang(self.profile.about.language.clone(), &self.id);
        }
        let mut held: BTreeSet<Code> = BTreeSet::new();
        let all = list.items.len();
        list.items.retain(|i| !i.code.as_str().is_empty() && held.insert(i.code.clone()));
        if list.items.len() < all {
            findings.push(self.finding(
                Level::Warning,
                "code-twice",
                format!("{} entries have no code or one that stood before; they are left out", all - list.items.len()),
                "Ask the sender for a list with each code once",
            ));
        }
        let nameless: Vec<&str> = list.items.iter().filter(|i| i.names.0.is_empty()).map(|i| i.code.as_str()).collect();
        if !nameless.is_empty() {
            let message = format!("{} codes have no name: {}", nameless.len(), some(nameless.iter().copied()));
            findings.push(self.finding(Level::Note, "code-without-name", message, "Ask the sender for their names"));
        }
        let nested: BTreeMap<Code, Code> =
            list.items.iter().filter_map(|i| Some((i.code.clone(), i.parent.clone()?))).collect();
        let mut lost: Vec<String> = Vec::new();
        for item in &mut list.items {
            one_line(&mut item.names);
            let Some(parent) = &item.parent else { continue };
            if !held.contains(parent) || in_circle(&item.code, &nested) {
                lost.push(format!("{} in {parent}", item.code));
                item.parent = None;
            }
        }
        if !lost.is_empty() {
            findings.push(
                self.finding(
                    Level::Warning,
                    "parent-lost",
                    format!(
                        "{} codes are said to be part of a code that is not in the list, or of themselves; they are taken without",
                        lost.len()
                    ),
                    "Ask the sender for the whole list",
                )
                .with(some(lost.iter().map(String::as_str)), "codes of this list"),
            );
        }
        list
    }
}

fn languages(list: &CodeList) -> BTreeSet<Lang> {
    list.items.iter().flat_map(|i| i.names.0.keys().cloned()).collect()
}

/// Some of many, for people.
fn some<'a>(all: impl Iterator<Item = &'a str>) -> String {
    let all: Vec<&str> = all.take(TOLD + 1).collect();
    let more = if all.len() > TOLD { ", …" } else { "" };
    format!("{}{more}", all.iter().take(TOLD).copied().collect::<Vec<_>>().join(", "))
}

/// Names without the line breaks that messages put into them.
fn one_line(names: &mut Localized) {
    for name in names.0.values_mut() {
        *name = name.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    names.0.retain(|_, n| !n.is_empty());
}

/// Whether a code is, over some steps, a part of itself.
fn in_circle(code: &Code, parents: &BTreeMap<Code, Code>) -> bool {
    let mut at = code;
    for _ in 0..=parents.len().min(100) {
        match parents.get(at) {
            Some(parent) if parent == code => return true,
            Some(parent) => at = parent,
            None => return false,
        }
    }
    // Nested deeper than any list: no end was found.
    true
}

/// Days of validity that the profile has for a code.
fn keep_days(list: &mut CodeList, before: Option<&CodeList>) {
    let Some(before) = before else { return };
    let days: BTreeMap<&Code, &CodeItem> = before.items.iter().map(|i| (&i.code, i)).collect();
    for item in &mut list.items {
        if let Some(old) = days.get(&item.code) {
            (item.valid_from, item.valid_to) = (old.valid_from, old.valid_to);
        }
    }
}
