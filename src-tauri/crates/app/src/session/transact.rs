//! The one write path: changes become one commit of the document and one transaction of the file.

use super::{File, Session};
use crate::failure::{Failure, document_failure, store_failure};
use crate::wire::{ActionHint, ErrorCode};
use almanac_core::{Change, OpName, Scope, StepId};
use almanac_document::{Committed, Document, DocumentError};
use almanac_store::{StoreError, Tx};
use std::time::{Duration, Instant};

/// So long after the last writing everything is brought into the one file.
const PAUSE: Duration = Duration::from_secs(1);
/// After so many updates the document is folded into a snapshot: opening reads the tail one by one.
const FOLD_AFTER: u64 = 1000;

/// What an operation did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// Its step in the history.
    pub step: StepId,
    /// What must be read again.
    pub scopes: Vec<Scope>,
    /// The revision after it.
    pub revision: u64,
    /// Whether anything differed.
    pub changed: bool,
}

impl Session {
    /// Makes changes under one name: all of them, or none.
    pub fn transact(&mut self, name: OpName, detail: &str, changes: &[Change]) -> Result<Done, Failure> {
        self.transact_with(name, detail, changes, |_| Ok(()))
    }

    /// The same, with rows that belong to the changes and are written in the same transaction.
    pub(crate) fn transact_with(
        &mut self,
        name: OpName,
        detail: &str,
        changes: &[Change],
        rows: impl FnOnce(&Tx<'_>) -> Result<(), Failure>,
    ) -> Result<Done, Failure> {
        let host = self.host.clone();
        self.write(|document| document.apply(name, detail, changes, &*host), rows)
    }

    /// Runs an operation of the document and stores what came of it. When the file cannot be written,
    /// the document goes back to what is stored, so that memory never holds what the file does not.
    pub(crate) fn write(
        &mut self,
        work: impl FnOnce(&mut Document) -> Result<Committed, DocumentError>,
        rows: impl FnOnce(&Tx<'_>) -> Result<(), Failure>,
    ) -> Result<Done, Failure> {
        let File::Write(file) = &self.file else {
            return Err(Failure::new(
                ErrorCode::NotNow,
                "the project is open for reading only; close it elsewhere and open it again to make changes",
            )
            .hint(ActionHint::Reload));
        };
        let committed = work(&mut self.document).map_err(document_failure)?;
        let profile = self.document.profile();
        let changed = !committed.update.is_empty();
        let mirrored = committed
            .scopes
            .iter()
            .any(|s| matches!(s, Scope::About | Scope::Registers | Scope::Data | Scope::Outline | Scope::Figures));
        let stored: Result<u64, Failure> = file.transact(|tx| {
            rows(tx)?;
            if changed && mirrored {
                tx.write_register_mirror(&profile).map_err(store_failure)?;
            }
            if changed { tx.append_update(&committed.update).map_err(store_failure) } else { Ok(self.tail) }
        });
        self.written = Some(Instant::now());
        match stored {
            Ok(tail) => self.tail = tail,
            Err(failure) => {
                self.reload()?;
                return Err(failure);
            }
        }
        if committed.scopes.iter().any(|s| matches!(s, Scope::About | Scope::Registers | Scope::Data | Scope::Figures))
        {
            self.epoch += 1;
        }
        self.refresh()?;
        if self.tail >= FOLD_AFTER {
            self.fold()?;
        }
        Ok(Done { step: committed.step, scopes: committed.scopes, revision: self.state.revision, changed })
    }

    /// In a pause after writing, brings everything into the one file, which people copy while the profile is open.
    pub fn rest(&mut self) -> Result<(), Failure> {
        let File::Write(file) = &self.file else { return Ok(()) };
        if self.written.is_some_and(|at| at.elapsed() >= PAUSE) {
            file.rest().map_err(store_failure)?;
            self.written = None;
        }
        Ok(())
    }

    /// Puts a snapshot in the place of the updates.
    pub(crate) fn fold(&mut self) -> Result<(), Failure> {
        let File::Write(file) = &self.file else { return Ok(()) };
        if self.tail == 0 {
            return Ok(());
        }
        let snapshot = self.document.snapshot().map_err(document_failure)?;
        file.transact(|tx| tx.replace_snapshot(&snapshot).map_err(store_failure))?;
        self.tail = 0;
        Ok(())
    }

    fn reload(&mut self) -> Result<(), Failure> {
        self.epoch += 1;
        let stored = self.stored().load_document().map_err(store_failure)?;
        let copy = self.document.copy().to_string();
        self.document =
            Document::open(&copy, stored.snapshot.as_deref().unwrap_or_default(), &stored.updates, &*self.host)
                .map_err(document_failure)?;
        self.refresh()
    }
}

impl From<StoreError> for Failure {
    fn from(e: StoreError) -> Self {
        store_failure(e)
    }
}
