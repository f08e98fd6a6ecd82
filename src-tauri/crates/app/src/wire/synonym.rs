//! Words of senders: what is unknown in a file, what was said, the table of it.

use super::Named;

wire_types! {
    /// A label of a file that has no code yet.
    pub struct UnknownLabel {
        /// The dimension.
        pub dimension: Named,
        /// The label as received.
        pub label: String,
        /// Codes that have this name; empty when none has.
        pub candidates: Vec<Named>,
        /// Codes of the sender's last file that are gone from this one and that it may be a new name of.
        pub formerly: Vec<Named>,
    }

    /// What somebody says a label means.
    pub struct LabelChoice {
        /// The dimension's code.
        pub dimension: String,
        /// The label as received.
        pub label: String,
        /// The code.
        pub code: String,
    }

    /// A word that was explained.
    pub struct SynonymView {
        /// Names it in `synonym_put`.
        pub id: String,
        /// The word as received.
        pub label: String,
        /// The dimension.
        pub dimension: Named,
        /// What it means.
        pub code: Named,
        /// Whose word it is; none for every sender.
        pub source: Option<Named>,
        /// Who said so.
        pub by: String,
        /// When, ISO 8601.
        pub at: String,
    }

    /// All of them.
    pub struct SynonymList {
        /// By sender, dimension and word.
        pub synonyms: Vec<SynonymView>,
    }

    /// Another code for a word; an empty one forgets the word.
    pub struct SynonymPut {
        /// Which.
        pub id: String,
        /// The code.
        pub code: String,
    }
}
