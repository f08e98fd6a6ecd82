//! What somebody does next in a copy, and doing it.

use super::{below, pick, random_operation};
use crate::{Committed, Decision, Disagreement, Dispute, Document, DocumentError};
use almanac_core::*;

/// What somebody does next.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// An operation.
    Apply {
        /// Its name.
        name: OpName,
        /// Its changes.
        changes: Vec<Change>,
        /// Words that it inserts.
        inserts: Vec<String>,
        /// Words that it deletes.
        deletes: Vec<String>,
    },
    /// Takes the newest own step back.
    Undo,
    /// Does it again.
    Redo,
    /// Returns to a step of the history.
    Return,
    /// Settles a disagreement.
    Settle(Box<Disagreement>, Decision),
}

/// Whether a run takes steps back; if it does, words may rightly disappear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mix {
    /// Only operations that add, change and remove, and settle what copies disagree about.
    Forward,
    /// Also undo, redo and return.
    Everything,
}

/// Something that somebody could do now.
pub fn next_act(document: &Document, mix: Mix, host: &dyn Host) -> Act {
    let chance = below(host, 20);
    if mix == Mix::Everything {
        match chance {
            0 | 1 if document.undoable(host).is_some() => return Act::Undo,
            2 if document.redoable(host).is_some() => return Act::Redo,
            3 if below(host, 4) == 0 && !document.history(host).is_empty() => return Act::Return,
            _ => {}
        }
    }
    if chance == 4
        && let Some(open) = pick(&document.disagreements(), host)
    {
        return Act::Settle(Box::new(open.clone()), decision(open, host));
    }
    let profile = document.profile();
    loop {
        if let Some(act) = random_operation(&profile, host) {
            return act;
        }
    }
}

fn decision(about: &Disagreement, host: &dyn Host) -> Decision {
    match &about.dispute {
        Dispute::Answers { sides, .. } => {
            Decision::Answer(pick(sides, host).map(|s| s.value.clone()).unwrap_or_default())
        }
        Dispute::RemovedAndEdited { .. } if below(host, 2) == 0 => Decision::Keep,
        Dispute::RemovedAndEdited { .. } => Decision::Remove,
    }
}

/// Does it.
pub fn perform(document: &mut Document, act: &Act, host: &dyn Host) -> Result<Committed, DocumentError> {
    match act {
        Act::Apply { name, changes, .. } => document.apply(*name, "", changes, host),
        Act::Undo => document.undo(host),
        Act::Redo => document.redo(host),
        Act::Return => {
            let history = document.history(host);
            let step = pick(&history, host).map(|s| s.id.clone()).ok_or(DocumentError::NothingToUndo)?;
            document.return_to(&step, host)
        }
        Act::Settle(disagreement, decision) => document.settle(disagreement, decision, host),
    }
}
