//! Words that occur nowhere else, and finding them again in a text.

use almanac_core::Host;
use std::collections::BTreeSet;

/// No id contains this letter, so a word can be told from its neighbours even without a space between.
const FIRST: char = 'u';
/// Letters of a word behind the first.
const REST: usize = 10;

/// A new word.
pub(super) fn word(host: &dyn Host) -> String {
    std::iter::once(FIRST).chain(host.new_id().chars().take(REST)).collect()
}

/// The whole words of a text.
pub(super) fn words_of(text: &str) -> BTreeSet<String> {
    text.match_indices(FIRST)
        .filter_map(|(at, _)| text.get(at..at + FIRST.len_utf8() + REST))
        .filter(|word| word.chars().skip(1).all(|c| c.is_ascii_alphanumeric() && c != FIRST))
        .map(str::to_string)
        .collect()
}
