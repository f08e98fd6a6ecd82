//! What is to be read, and by what.

use crate::wire::Correction;
use almanac_core::SourceCode;

/// A file that is to be read.
pub struct Request {
    /// The received bytes.
    pub bytes: Vec<u8>,
    /// The file's name, without folders.
    pub file_name: String,
    /// Whose delivery; none where the recipe says.
    pub source: Option<SourceCode>,
    /// By what it is read.
    pub by: By,
}

/// By what a file is read. Recipes are TOML.
#[derive(Debug, Clone, PartialEq)]
pub enum By {
    /// The sender's kept recipe that fits best, else the suggested one.
    Sender,
    /// A recipe of an earlier file, which follows what this one has otherwise.
    Earlier(String),
    /// A recipe of this very file.
    Own {
        /// As a plan of the file showed it, or as the program wrote it together with the file.
        recipe: String,
        /// What somebody pointed at on the file's sheets, put into the recipe in order.
        corrections: Vec<Correction>,
        /// Whether somebody has just said which indicators its headings are: only now is it known in what their values
        /// are to be.
        named_now: bool,
    },
}

impl By {
    /// A recipe of this very file as it is.
    pub fn own(recipe: String) -> Self {
        Self::Own { recipe, corrections: Vec::new(), named_now: false }
    }
}
