//! An open project: one document, one file, one way to write.

mod combine;
mod contested;
mod history;
mod open;
mod text;
mod transact;
mod verify;

pub use almanac_document::{Disagreement, Dispute, Side};
pub use combine::{CombineReport, MixedText};
pub use open::{Access, NewProject};
pub use text::TextSet;
pub use transact::Done;
pub use verify::VerifyReport;

use crate::failure::{Failure, store_failure};
use crate::state::State;
use almanac_core::{Edition, Host, Profile};
use almanac_document::Document;
use almanac_store::{ProjectFile, ReadFile};
use contested::contested_cells;
use std::collections::VecDeque;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

/// How many past profiles are kept, so that an editor that is some changes behind can be understood.
const REMEMBERED: usize = 64;

/// The file behind a session.
enum File {
    Write(ProjectFile),
    Read(ReadFile),
}

/// An open project.
pub struct Session {
    file: File,
    path: PathBuf,
    document: Document,
    host: Arc<dyn Host>,
    state: State,
    past: VecDeque<(u64, Arc<Profile>)>,
    /// Updates stored since the last snapshot.
    tail: u64,
    /// When something was written that may stand in the journal alone.
    written: Option<Instant>,
    epoch: u64,
}

impl Session {
    /// The project's file.
    pub fn path(&self) -> &std::path::Path {
        &self.path
    }
    /// The present state.
    pub fn state(&self) -> &State {
        &self.state
    }
    /// The clock, the ids and the author of this session.
    pub fn host(&self) -> &Arc<dyn Host> {
        &self.host
    }
    /// Whether changes can be made.
    pub fn access(&self) -> Access {
        match self.file {
            File::Write(_) => Access::Write,
            File::Read(_) => Access::Read,
        }
    }
    /// The file for reading.
    pub fn stored(&self) -> &ReadFile {
        match &self.file {
            File::Write(f) => f,
            File::Read(f) => f,
        }
    }
    /// The profile of a revision that an editor knows; the present one when it is forgotten.
    pub fn profile_at(&self, revision: u64) -> Arc<Profile> {
        self.past
            .iter()
            .rev()
            .find(|(r, _)| *r == revision)
            .map_or_else(|| self.state.profile.clone(), |(_, p)| p.clone())
    }
    /// The state as another edition answers it.
    pub fn state_of(&self, year: i32) -> Result<Option<State>, Failure> {
        match self.state.profile.editions.get(&year) {
            Some(edition) => Ok(Some(self.view(Some(edition.clone()))?)),
            None => Ok(None),
        }
    }
    /// Folds the file together and gives it back; the session ends.
    pub fn close(mut self) -> Result<(), Failure> {
        self.fold()?;
        match self.file {
            File::Write(f) => f.close().map_err(store_failure),
            File::Read(_) => Ok(()),
        }
    }

    fn view(&self, edition: Option<Arc<Edition>>) -> Result<State, Failure> {
        let profile = self.document.profile();
        let observations = self.stored().observations(&profile, edition.as_deref()).map_err(store_failure)?;
        let contested = contested_cells(self.stored(), &profile, edition.as_deref())?.into();
        Ok(State {
            profile,
            observations: Arc::new(observations),
            contested,
            edition,
            revision: self.document.revision().0,
            epoch: self.epoch,
        })
    }

    /// Takes the document's state over as the present one.
    fn refresh(&mut self) -> Result<(), Failure> {
        let profile = self.document.profile();
        let edition = profile.current_edition().cloned();
        if self.state.epoch == self.epoch {
            // Typing leaves the observations as they are.
            self.state = State { profile, edition, revision: self.document.revision().0, ..self.state.clone() };
        } else {
            self.state = self.view(edition)?;
        }
        self.past.push_back((self.state.revision, self.state.profile.clone()));
        if self.past.len() > REMEMBERED {
            self.past.pop_front();
        }
        Ok(())
    }
}
