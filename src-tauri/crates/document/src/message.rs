//! What every commit says about itself: name, author, time, step, copy.
//!
//! The history is derived from these messages; see `history`.

use almanac_core::{Author, OpName, StepId, Timestamp};
use serde::{Deserialize, Serialize};

/// How an operation came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// Somebody changed something; also a return to an earlier state.
    Op,
    /// A step taken back.
    Undo,
    /// A step done again.
    Redo,
}

/// A commit's message. Field names are short because every keystroke's commit carries one.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Message {
    #[serde(rename = "n")]
    pub name: OpName,
    #[serde(rename = "d", default, skip_serializing_if = "String::is_empty")]
    pub detail: String,
    #[serde(rename = "a")]
    pub by: Author,
    #[serde(rename = "t")]
    pub at: Timestamp,
    #[serde(rename = "s")]
    pub step: StepId,
    #[serde(rename = "c")]
    pub copy: String,
    #[serde(rename = "k")]
    pub kind: Kind,
    /// For undo and redo: the step whose commits were inverted.
    #[serde(rename = "o", default, skip_serializing_if = "Option::is_none")]
    pub of: Option<StepId>,
}

impl Message {
    pub fn json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
    pub fn parse(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }
}
