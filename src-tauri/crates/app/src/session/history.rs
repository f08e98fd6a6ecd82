//! Steps, and the ways back.

use super::{Done, Session};
use crate::failure::Failure;
use almanac_core::{OpName, Step, StepId};
use almanac_document::DocumentError;

impl Session {
    /// All steps, oldest first.
    pub fn history(&self) -> Vec<Step> {
        self.document.history(&*self.host)
    }
    /// The step that undo would take back.
    pub fn undoable(&self) -> Option<Step> {
        // Without its beginning a profile is nothing that anybody would want back.
        self.document.undoable(&*self.host).filter(|step| step.name != OpName::NewProject)
    }
    /// The step that redo would do again.
    pub fn redoable(&self) -> Option<Step> {
        self.document.redoable(&*self.host)
    }
    /// Takes this copy's newest own step back.
    pub fn undo(&mut self) -> Result<Done, Failure> {
        let host = self.host.clone();
        let begun = self.undoable().is_none();
        self.write(|d| if begun { Err(DocumentError::NothingToUndo) } else { d.undo(&*host) }, |_| Ok(()))
    }
    /// Does it again.
    pub fn redo(&mut self) -> Result<Done, Failure> {
        let host = self.host.clone();
        self.write(|d| d.redo(&*host), |_| Ok(()))
    }
    /// Returns to the state after a step; what came later stays in the history.
    pub fn return_to(&mut self, step: &StepId) -> Result<Done, Failure> {
        let host = self.host.clone();
        self.write(|d| d.return_to(step, &*host), |_| Ok(()))
    }
}
