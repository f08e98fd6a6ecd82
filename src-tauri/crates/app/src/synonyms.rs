//! Words of senders: learned when somebody says what a label means, used in the sender's next file, kept as a table.

use crate::failure::Failure;
use crate::knowledge::Knowledge;
use crate::session::{Done, Session};
use almanac_core::{
    Change, Code, DimensionCode, DimensionRole, Finding, Host, LearnedLabel, OpName, Profile, SourceCode,
};
use almanac_exchange::labels::resolve;
use almanac_exchange::names::{Match, word_id};
use almanac_exchange::register::{WordChange, read_synonyms_table, write_synonyms_table};
use almanac_exchange::{Reading, Recipe};

/// A recipe may hold more words than a person explains; so many of one delivery are learned.
const MOST: usize = 5_000;

/// The table of learned words as CSV.
pub fn write(profile: &Profile) -> String {
    write_synonyms_table(profile)
}

/// Changes learned words from a table. Rows that cannot be read are findings.
pub fn set(session: &mut Session, file: &str, bytes: &[u8]) -> Result<(Option<Done>, Vec<Finding>), Failure> {
    let host = session.host().clone();
    let (rows, findings) = read_synonyms_table(file, bytes, &session.state().profile, &host.author(), host.now());
    let changes: Vec<Change> = rows.into_iter().map(to_change).collect();
    let done = if changes.is_empty() { None } else { Some(session.transact(OpName::EditRegister, file, &changes)?) };
    Ok((done, findings))
}

fn to_change(row: WordChange) -> Change {
    match row {
        WordChange::Put(label) => Change::LabelPut(label),
        WordChange::Forget(id) => Change::LabelRemoved(id),
    }
}

/// What a label means to a sender: as said of this sender and dimension; else as said of this sender for another
/// dimension with the same codes, if all agree; else as said for every sender.
pub fn meaning(profile: &Profile, source: Option<&SourceCode>, dimension: &DimensionCode, label: &str) -> Option<Code> {
    let of = |source: Option<&SourceCode>, d: &DimensionCode| {
        profile.labels.get(&word_id(source, d, label)).map(|l| l.code.clone())
    };
    let elsewhere = |source: Option<&SourceCode>| {
        let list = profile.dimensions.get(dimension).map(|d| &d.code_list)?;
        let mut said = profile.dimensions.values().filter(|d| &d.code_list == list).filter_map(|d| of(source, &d.code));
        let first = said.next()?;
        said.all(|c| c == first).then_some(first)
    };
    let own = source.and_then(|s| of(Some(s), dimension).or_else(|| elsewhere(Some(s))));
    own.or_else(|| of(None, dimension)).or_else(|| elsewhere(None))
}

/// The recipe with the words that the file contains, that no list explains, and that somebody explained before; none
/// when there is no such word.
pub fn with_learned(profile: &Profile, recipe: &Recipe, reading: &Reading) -> Option<Recipe> {
    let mut out = recipe.clone();
    for (dimension, labels) in &reading.unknown_labels {
        for label in labels {
            if let Some(code) = meaning(profile, recipe.source.as_ref(), dimension, label) {
                out.labels.entry(dimension.clone()).or_default().entry(label.clone()).or_insert(code);
            }
        }
    }
    (out != *recipe).then_some(out)
}

/// Puts the table of words into a sender's kept recipe: it is what people review, and goes before what the recipe says.
pub fn review(profile: &Profile, source: &SourceCode, recipe: &mut Recipe) {
    for (dimension, labels) in &mut recipe.labels {
        for (label, code) in labels {
            if let Some(reviewed) = profile.labels.get(&word_id(Some(source), dimension, label)) {
                code.clone_from(&reviewed.code);
            }
        }
    }
}

/// What a recipe explains that the lists do not know: kept for the sender's next file.
pub fn learned(profile: &Profile, recipe: &Recipe, source: &SourceCode, host: &dyn Host) -> Vec<Change> {
    let knowledge = Knowledge::of(profile);
    let context = knowledge.context();
    let mut out = Vec::new();
    for (dimension, words) in &recipe.labels {
        let known = profile.dimensions.get(dimension);
        let role = known.map_or(DimensionRole::Other, |d| d.role);
        let index = context.index(known.map(|d| &d.code_list));
        for (label, code) in words {
            let says_itself = label == code.as_str() || resolve(role, &index, None, label) == Match::Code(code.clone());
            let id = word_id(Some(source), dimension, label);
            let is_known = profile.labels.get(&id).is_some_and(|l| &l.code == code);
            if says_itself || is_known || out.len() >= MOST {
                continue;
            }
            out.push(Change::LabelPut(LearnedLabel {
                id,
                source: Some(source.clone()),
                dimension: dimension.clone(),
                label: label.clone(),
                code: code.clone(),
                said_by: host.author(),
                said_at: host.now(),
            }));
        }
    }
    out
}
