//! The history: steps, derived from the messages of the commits.
//!
//! Nothing is stored beside the commits. The index is built when somebody first asks and goes on
//! from there, since a document must open in milliseconds.

use crate::message::{Kind, Message};
use almanac_core::{Author, OpName, Step, StepId, Timestamp};
use loro::{Frontiers, ID, LoroDoc, PeerID, VersionVector};
use std::collections::BTreeMap;

/// The commits of one step: they follow each other without anything in between.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    pub peer: PeerID,
    /// First operation's number and the one after the last.
    pub start: i32,
    pub end: i32,
    /// The version before.
    pub deps: Frontiers,
    pub lamport: u32,
    pub name: OpName,
    pub detail: String,
    pub by: Author,
    pub at: Timestamp,
    pub copy: String,
    pub kind: Kind,
    pub of: Option<StepId>,
}

impl Run {
    /// The version after.
    pub fn after(&self) -> Frontiers {
        Frontiers::from_id(self.last())
    }
    /// The last operation.
    pub fn last(&self) -> ID {
        ID::new(self.peer, self.end - 1)
    }
}

/// Every step known so far.
#[derive(Debug, Default)]
pub(crate) struct History {
    read: VersionVector,
    pub runs: BTreeMap<StepId, Run>,
}

impl History {
    /// Reads the commits that have come since.
    pub fn update(&mut self, doc: &LoroDoc) {
        let now = doc.oplog_vv();
        let mut peers: Vec<(PeerID, i32)> = now.iter().map(|(peer, end)| (*peer, *end)).collect();
        peers.sort_unstable();
        for (peer, end) in peers {
            let mut at = self.read.get(&peer).copied().unwrap_or(0);
            while at < end {
                let Some(change) = doc.get_change(ID::new(peer, at)) else { break };
                // A large commit is kept in pieces; the first piece may have been read before.
                let from = change.id.counter;
                let next = from + change.len as i32;
                if next <= at {
                    break;
                }
                if let Some(message) = change.message.as_deref().and_then(Message::parse) {
                    self.take(peer, from, next, change.lamport, change.deps.clone(), message);
                }
                at = next;
            }
            self.read.insert(peer, at);
        }
    }

    fn take(&mut self, peer: PeerID, start: i32, end: i32, lamport: u32, deps: Frontiers, message: Message) {
        let step = message.step.clone();
        match self.runs.get_mut(&step) {
            Some(run) if run.peer == peer && run.end >= start => {
                run.end = run.end.max(end);
                run.at = run.at.max(message.at);
                if !message.detail.is_empty() {
                    run.detail = message.detail;
                }
            }
            // Two runs under one step id come only from a forged file; the first stands.
            Some(_) => {}
            None => {
                let Message { name, detail, by, at, step: _, copy, kind, of } = message;
                self.runs.insert(step, Run { peer, start, end, deps, lamport, name, detail, by, at, copy, kind, of });
            }
        }
    }

    /// Steps in the order in which they happened, the same in every copy.
    pub fn in_order(&self) -> Vec<(&StepId, &Run)> {
        let mut list: Vec<(&StepId, &Run)> = self.runs.iter().collect();
        list.sort_by_key(|(_, run)| (run.lamport, run.peer, run.start));
        list
    }

    /// The history as people read it, oldest first.
    pub fn steps(&self, copy: &str, author: &Author) -> Vec<Step> {
        let mut stacks: BTreeMap<(&str, &Author), Stack> = BTreeMap::new();
        for (id, run) in self.in_order() {
            stacks.entry((run.copy.as_str(), &run.by)).or_default().take(id, run);
        }
        let undone: Vec<&StepId> =
            stacks.values().flat_map(|s| s.undone.iter().map(|(_, original)| *original)).collect();
        // People read it by the clock; a step taken back belongs where it was taken back, though in
        // the order of causes it follows what it took back.
        let mut by_time = self.in_order();
        by_time.sort_by_key(|(_, run)| run.at);
        by_time
            .into_iter()
            .map(|(id, run)| Step {
                id: id.clone(),
                name: run.name,
                detail: run.detail.clone(),
                by: run.by.clone(),
                at: run.at,
                own: run.copy == copy && &run.by == author,
                undone: undone.contains(&id),
            })
            .collect()
    }

    /// What this person can take back and do again in this copy.
    pub fn stack(&self, copy: &str, author: &Author) -> Stack<'_> {
        let mut stack = Stack::default();
        for (id, run) in self.in_order() {
            if run.copy == copy && &run.by == author {
                stack.take(id, run);
            }
        }
        stack
    }
}

/// One person's steps as the Edit menu sees them: the run to invert, and the step that it stands for.
#[derive(Debug, Default)]
pub(crate) struct Stack<'a> {
    pub done: Vec<(&'a StepId, &'a StepId)>,
    pub undone: Vec<(&'a StepId, &'a StepId)>,
}

impl<'a> Stack<'a> {
    fn take(&mut self, id: &'a StepId, run: &'a Run) {
        match run.kind {
            Kind::Op => {
                self.done.push((id, id));
                self.undone.clear();
            }
            Kind::Undo => {
                if let Some(original) = take_out(&mut self.done, run.of.as_ref()) {
                    self.undone.push((id, original));
                }
            }
            Kind::Redo => {
                if let Some(original) = take_out(&mut self.undone, run.of.as_ref()) {
                    self.done.push((id, original));
                }
            }
        }
    }
}

fn take_out<'a>(list: &mut Vec<(&'a StepId, &'a StepId)>, of: Option<&StepId>) -> Option<&'a StepId> {
    let at = list.iter().rposition(|(run, _)| Some(*run) == of)?;
    Some(list.remove(at).1)
}
