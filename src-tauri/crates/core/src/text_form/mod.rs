//! The written form of a section's text: Markdown with embedded values, as `almanac text` prints it.
//!
//! Writing and reading again is the identity up to the ids of embedded objects; [`match_ids`] gives
//! those back where the content is the same, so that setting an unchanged text changes nothing.
//! Nothing here alters a profile or asks the data.
//!
//! ```text
//! # Title {#id kind=annex}       a heading; level by number of #; kind front, key_data, annex
//! Paragraphs stand between blank lines; a \ at the end of a line breaks it.
//! - item       1. item           lists, two spaces more for each level
//! > quotation
//! ::: box  …  :::                a box; a blank line in it breaks the line
//! {figure ID}   {pagebreak}   {} alone on a line: a figure, a page break, an empty paragraph
//! **bold**  *italic*  [words](address)  [words]{claim KIND ; QUESTION}
//! {=QUESTION ; format}  {ref FIGURE}  {ref #SECTION}  {cite KEY}  {var NAME}  {note text}
//! \* \[ \{ …                    the character itself; \u{A0} any character by its number
//! ```

mod matching;
mod read;
mod write;

pub use matching::{MatchedBlock, match_ids};
pub use read::read;
pub use write::{write, write_block, write_inline};

use crate::{BlockKind, RichText, SectionId, SectionKind};

/// A section as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct SectionDraft {
    /// Its id where the heading names one.
    pub id: Option<SectionId>,
    /// Number of `#` of its heading.
    pub level: usize,
    /// Where it stands in the book.
    pub kind: SectionKind,
    /// Heading in the language of the text.
    pub title: String,
    /// Blocks in order.
    pub blocks: Vec<BlockDraft>,
}

/// A block as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct BlockDraft {
    /// What it is.
    pub kind: BlockKind,
    /// Its text; empty for figures and page breaks.
    pub text: RichText,
}

/// Deepest heading that is read or written.
pub const MAX_LEVEL: usize = 12;

/// The word of a section's kind in a heading.
pub fn kind_word(kind: SectionKind) -> &'static str {
    match kind {
        SectionKind::Front => "front",
        SectionKind::KeyData => "key_data",
        SectionKind::Chapter => "chapter",
        SectionKind::Annex => "annex",
    }
}

/// The kind of a heading's word; none when it is unknown.
pub fn kind_of_word(word: &str) -> Option<SectionKind> {
    [SectionKind::Front, SectionKind::KeyData, SectionKind::Chapter, SectionKind::Annex]
        .into_iter()
        .find(|k| kind_word(*k) == word)
}

#[cfg(test)]
mod tests;
