//! Texts of blocks and footnotes: loro rich text on one side, [`almanac_core::RichText`] on the other.
//!
//! An embedded object is one character, U+FFFC, that carries the object's id; what the object is
//! stands in a record of its own. Differences run over tokens, where an object equals only itself.

mod difference;
mod read;
mod token;
mod write;

pub(crate) use read::{objects_in, read};
pub(crate) use write::{Written, write};

/// The character that stands for an embedded object.
const OBJECT: char = '\u{FFFC}';
/// The attribute with an object's id.
const ID: &str = "object";
/// Footnotes in footnotes in footnotes are not read any deeper than this.
const DEEPEST: usize = 4;
