//! Why a document could not be read or written.

use almanac_core::StepId;
use std::fmt;

/// Why a document could not be read or written. Nothing has been written when one is returned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DocumentError {
    /// The bytes are cut off, altered or of another kind.
    Damaged {
        /// Which bytes: `snapshot`, `update 12`, `other copy`.
        what: String,
        /// What was wrong with them.
        reason: String,
    },
    /// The bytes go on from a state that this document does not have.
    EarlierPartMissing {
        /// Which bytes.
        what: String,
    },
    /// Two files claim the same version with different content, as after copying a file by hand
    /// while it was open; combining them would leave them different for ever.
    SameVersionDifferentContent,
    /// A change names something that is not there.
    Unknown {
        /// `section`, `block`, `figure`, …
        noun: &'static str,
        /// Its id or code.
        id: String,
    },
    /// A change adds something that is there already.
    AlreadyThere {
        /// `section`, `block`, …
        noun: &'static str,
        /// Its id.
        id: String,
    },
    /// A section cannot become a part of itself or of one of its parts.
    IntoItself {
        /// The section.
        id: String,
    },
    /// The named neighbour does not stand in the named place.
    NotANeighbour {
        /// `section` or `block`.
        noun: &'static str,
        /// The neighbour.
        after: String,
    },
    /// A dataset holds the deliveries of one source only.
    OtherSource {
        /// The dataset.
        dataset: String,
        /// The source whose deliveries it holds.
        source: String,
    },
    /// There is no step to take back or to do again.
    NothingToUndo,
    /// The history has no such step.
    UnknownStep(StepId),
    /// The disagreement has been settled meanwhile.
    Settled,
    /// The document refused the write.
    Refused(String),
}

impl fmt::Display for DocumentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Damaged { what, reason } => write!(f, "cannot read the {what}: {reason}"),
            Self::EarlierPartMissing { what } => {
                write!(f, "cannot take in the {what}: it goes on from changes that this project has not received")
            }
            Self::SameVersionDifferentContent => write!(
                f,
                "cannot combine: both files claim the same changes with different content; take the other copy from \"Save a copy\""
            ),
            Self::Unknown { noun, id } => write!(f, "no {noun} '{id}' in the profile"),
            Self::AlreadyThere { noun, id } => write!(f, "a {noun} '{id}' is in the profile already"),
            Self::IntoItself { id } => write!(f, "cannot move section '{id}' into itself or one of its parts"),
            Self::NotANeighbour { noun, after } => {
                write!(f, "cannot place the {noun} after '{after}', which does not stand there")
            }
            Self::OtherSource { dataset, source } => {
                write!(f, "dataset '{dataset}' holds the deliveries of source '{source}'")
            }
            Self::NothingToUndo => write!(f, "there is no step of this copy to take back or to do again"),
            Self::UnknownStep(step) => write!(f, "the history has no step '{step}'"),
            Self::Settled => write!(f, "this disagreement has been settled already"),
            Self::Refused(reason) => write!(f, "the document refused the change: {reason}"),
        }
    }
}

impl std::error::Error for DocumentError {}

impl From<loro::LoroError> for DocumentError {
    fn from(error: loro::LoroError) -> Self {
        Self::Refused(error.to_string())
    }
}
