//! Taking in what another copy did.
//!
//! Combining never asks and never writes: it unites the operations, and every copy that has the
//! same ones shows the same profile. Where two answers stand side by side, see `disagreement`.

use crate::{
    Document, DocumentError, Revision,
    apply::scopes,
    document::{complete, configured, export, import, imported},
    mirror::Mirror,
};
use almanac_core::{Scope, StepId};
use loro::{ExportMode, LoroDoc, VersionVector};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What combining brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combined {
    /// Steps that this copy did not have, in their order.
    pub new_steps: Vec<StepId>,
    /// The same as bytes, to be stored; empty when there was nothing new.
    pub update: Vec<u8>,
    /// What must be read again.
    pub scopes: Vec<Scope>,
    /// The state after it.
    pub revision: Revision,
}

impl Document {
    /// Takes in a snapshot or updates of another copy. Bytes that are damaged, that go on from
    /// changes not received, or that claim our versions with other content are an error, and the
    /// document stays as it was.
    pub fn combine(&mut self, other: &[u8]) -> Result<Combined, DocumentError> {
        const WHAT: &str = "other copy";
        // Tried on a fork first: an import that fails half-way must not be seen.
        let mine = imported(configured(self.doc.fork()), other, WHAT)?;
        self.check_same_content(&mine, other)?;

        let known: Vec<StepId> = self.read_history().runs.keys().cloned().collect();
        let before = self.doc.oplog_vv();
        complete(import(&self.doc, other, WHAT)?, WHAT)?;
        let touched = self.refresh();
        let new_steps: Vec<StepId> = self
            .read_history()
            .in_order()
            .into_iter()
            .map(|(id, _)| id)
            .filter(|id| known.binary_search(id).is_err())
            .cloned()
            .collect();
        let changed = self.doc.oplog_vv() != before;
        if changed {
            self.burst = None;
        }
        let update = if changed { export(&self.doc, ExportMode::updates(&before))? } else { Vec::new() };
        Ok(Combined { new_steps, update, scopes: scopes(&touched), revision: self.revision })
    }

    /// Where both sides have operations under the same number, they must be the same operations.
    /// loro does not look: it takes those that it has for those that come. So the other side is
    /// built up as well, from its own bytes, and both must then be equal.
    fn check_same_content(&self, mine: &LoroDoc, other: &[u8]) -> Result<(), DocumentError> {
        let damaged = |reason: &str| DocumentError::Damaged { what: "other copy".into(), reason: reason.into() };
        let meta = catch_unwind(AssertUnwindSafe(|| LoroDoc::decode_import_blob_meta(other, true)))
            .map_err(|_| damaged("the bytes make no sense"))?
            .map_err(|e| damaged(&e.to_string()))?;
        let known = self.doc.oplog_vv();
        let overlap = meta.partial_end_vv.iter().any(|(peer, end)| {
            let start = meta.partial_start_vv.get(peer).copied().unwrap_or(0);
            let have = known.get(peer).copied().unwrap_or(0);
            start < have.min(*end)
        });
        if !overlap {
            return Ok(());
        }
        let theirs = if meta.mode.is_snapshot() {
            configured(LoroDoc::new())
        } else {
            configured(self.doc.fork_at(&self.base_of(&meta.partial_start_vv, &meta.partial_end_vv))?)
        };
        let theirs = imported(theirs, other, "other copy")?;
        let rest = export(mine, ExportMode::updates(&theirs.oplog_vv()))?;
        let theirs = imported(theirs, &rest, "other copy")?;
        let equal = theirs.oplog_vv() == mine.oplog_vv()
            && theirs.get_deep_value() == mine.get_deep_value()
            && Mirror::of(&theirs) == Mirror::of(mine);
        if equal { Ok(()) } else { Err(DocumentError::SameVersionDifferentContent) }
    }

    /// The version that updates build on: what we have, less what they bring themselves.
    fn base_of(&self, start: &VersionVector, end: &VersionVector) -> loro::Frontiers {
        let mut base = self.doc.oplog_vv();
        for (peer, _) in end.iter() {
            let from = start.get(peer).copied().unwrap_or(0);
            let have = base.get(peer).copied().unwrap_or(0);
            base.insert(*peer, from.min(have));
        }
        self.doc.vv_to_frontiers(&base)
    }
}
