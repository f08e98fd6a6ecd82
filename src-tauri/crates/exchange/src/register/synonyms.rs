//! Words of senders and their codes as a table: what was learned, to look through and to correct.

use super::table::{Columns, Table};
use super::write::{Line, Output, own};
use crate::names::word_id;
use almanac_core::{Author, Timestamp};
use almanac_core::{Code, DimensionCode, Finding, LabelId, LearnedLabel, Profile, SourceCode};

const COLUMNS: Columns = Columns { fixed: &["label", "dimension", "code", "source", "by", "at"], localized: &[] };

/// What a row of the table wants.
#[derive(Debug, Clone, PartialEq)]
pub enum WordChange {
    /// The word means this.
    Put(LearnedLabel),
    /// The word is forgotten, because its code is empty.
    Forget(LabelId),
}

/// Reads words. A row names its word by label, dimension and source; an empty source stands for every sender, an empty
/// code forgets the word. Who said it and when is `by` and `at`, whatever the table has there.
pub fn read_synonyms_table(
    file: &str,
    bytes: &[u8],
    profile: &Profile,
    by: &Author,
    at: Timestamp,
) -> (Vec<WordChange>, Vec<Finding>) {
    let (rows, findings) = Table::read(file, bytes, &COLUMNS).entries(&["label", "dimension", "source"], |row| {
        let text = |c: &str| row.text(c).unwrap_or_default().to_string();
        let (label, dimension, code, source) = (text("label"), text("dimension"), text("code"), text("source"));
        let (label, dimension, code, source) = (label.trim(), dimension.trim(), code.trim(), source.trim());
        if label.is_empty() || dimension.is_empty() {
            row.incomplete(if label.is_empty() { "label" } else { "dimension" });
            return None;
        }
        let dimension = DimensionCode::new(dimension);
        let source = (!source.is_empty()).then(|| SourceCode::new(source));
        let id = word_id(source.as_ref(), &dimension, label);
        if code.is_empty() {
            return profile.labels.contains_key(&id).then_some(WordChange::Forget(id));
        }
        let code = Code::new(code);
        if let Some(s) = source.as_ref().filter(|s| !profile.sources.contains_key(*s)) {
            row.points_nowhere("source", s.as_str(), "sources");
        }
        match (profile.dimensions.contains_key(&dimension), profile.code_list_of(&dimension)) {
            (false, _) => row.points_nowhere("dimension", dimension.as_str(), "dimensions"),
            (true, Some(list)) if list.item(&code).is_none() && !code.is_total() => {
                row.points_nowhere("code", code.as_str(), &format!("codes of {}", list.code));
            }
            (true, Some(_) | None) => {}
        }
        if profile.labels.get(&id).is_some_and(|known| known.code == code && known.label == label) {
            return None;
        }
        let (said_by, said_at) = (by.clone(), at);
        Some(WordChange::Put(LearnedLabel { id, source, dimension, label: label.into(), code, said_by, said_at }))
    });
    (rows.into_iter().flatten().collect(), findings)
}

/// Writes all words, by sender, dimension and word.
pub fn write_synonyms_table(profile: &Profile) -> String {
    let mut out = Output::new(&own(COLUMNS.fixed));
    let mut words: Vec<&LearnedLabel> = profile.labels.values().map(|l| &**l).collect();
    words.sort_by(|a, b| (&a.source, &a.dimension, &a.label).cmp(&(&b.source, &b.dimension, &b.label)));
    for w in words {
        out.put(
            Line::default()
                .text(&w.label)
                .text(w.dimension.as_str())
                .text(w.code.as_str())
                .maybe(w.source.as_ref().map(SourceCode::as_str))
                .text(&w.said_by.0)
                .text(&w.said_at.iso()),
        );
    }
    out.finish()
}
