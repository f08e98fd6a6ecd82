//! What a sender's word means, said by somebody once and used from then on.

use crate::spelling::folded;
use crate::{Author, Code, DimensionCode, LabelId, SourceCode, Timestamp};
use serde::{Deserialize, Serialize};

/// A word of a sender and the code that somebody gave it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct LearnedLabel {
    /// Follows from sender, dimension and word: see [`LearnedLabel::id_of`].
    pub id: LabelId,
    /// Whose word it is; none for a word that any sender may use.
    pub source: Option<SourceCode>,
    /// The dimension that it is said in.
    pub dimension: DimensionCode,
    /// The word as received.
    pub label: String,
    /// What it means.
    pub code: Code,
    /// Who said so.
    pub said_by: Author,
    /// When.
    pub said_at: Timestamp,
}

impl LearnedLabel {
    /// The id of a word. Two people who explain the same word, whatever its accents and capitals, write one record,
    /// so that a difference between them is seen.
    pub fn id_of(source: Option<&SourceCode>, dimension: &DimensionCode, label: &str) -> LabelId {
        let form = folded(label);
        let word = if form.is_empty() { label.trim() } else { form.as_str() };
        LabelId::new(format!("{}:{dimension}:{word}", source.map_or("", SourceCode::as_str)))
    }
}
