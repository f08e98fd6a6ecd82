//! The application behind a window: one open project, its jobs, its live pages, its events.
//!
//! The desktop shell and the test host call [`App::rpc`], read [`App::next_event`] and fetch pages.
//! Each command is one method of `wire::Commands`, one file per room.

mod commands;
mod entering;
mod file;
mod findings;
mod importing;
mod origins;
mod preview;
mod project;
mod registers;
mod search;
mod settings;
mod sheets;
mod synonym;
mod text;

use crate::failure::Failure;
use crate::figure::Drawn;
use crate::host::SystemHost;
use crate::import::Plan;
use crate::job::{EventProgress, Job};
use crate::session::{Done, Session};
use crate::state::State;
use crate::wire::{Applied, ErrorCode, Event, SavedState, WireError, dispatch};
use almanac_core::Lang;
use almanac_core::check::Judged;
use preview::Preview;
use settings::SettingsFile;
use std::collections::HashMap;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// There will be no more events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed;

/// The application behind one window.
pub struct App {
    host: Arc<SystemHost>,
    settings: Mutex<SettingsFile>,
    open: Mutex<Option<Session>>,
    plans: Mutex<HashMap<String, Plan>>,
    looked: Mutex<file::Looked>,
    findings: Mutex<findings::Findings>,
    sheets: Mutex<sheets::Sheets>,
    jobs: Mutex<HashMap<String, Job>>,
    uploads: Mutex<HashMap<String, (String, Vec<u8>)>>,
    drawn: Drawn,
    preview: Preview,
    events: Mutex<Sender<Event>>,
    heard: Mutex<Receiver<Event>>,
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl App {
    /// An application that keeps its settings in a folder, which is made when something is kept.
    pub fn new(settings: PathBuf) -> Arc<Self> {
        let file = SettingsFile::read(settings);
        let author = file.author();
        let (events, heard) = channel();
        Arc::new(Self {
            host: Arc::new(SystemHost::new(&author)),
            settings: Mutex::new(file),
            open: Mutex::new(None),
            plans: Mutex::default(),
            looked: Mutex::default(),
            findings: Mutex::default(),
            sheets: Mutex::default(),
            jobs: Mutex::default(),
            uploads: Mutex::default(),
            drawn: Drawn::default(),
            preview: Preview::start(events.clone()),
            events: Mutex::new(events),
            heard: Mutex::new(heard),
        })
    }

    /// Carries out one command. A panic inside becomes a failure that can be read; the project stays open.
    pub fn rpc(&self, command: &str, payload: serde_json::Value) -> Result<serde_json::Value, serde_json::Value> {
        let work = std::panic::AssertUnwindSafe(|| dispatch(self, command, payload));
        let result = std::panic::catch_unwind(work).unwrap_or_else(|_| {
            Err(WireError::new(
                ErrorCode::Failed,
                format!("\"{command}\" met a fault of the program; what was saved is safe"),
            ))
        });
        result.map_err(|e| serde_json::to_value(e).unwrap_or_default())
    }

    /// The next event, or nothing within the time given. In such a pause what was saved comes into the project's one file.
    pub fn next_event(&self, patience: Duration) -> Result<Option<serde_json::Value>, Closed> {
        match lock(&self.heard).recv_timeout(patience) {
            Ok(event) => Ok(serde_json::to_value(event).ok()),
            Err(RecvTimeoutError::Timeout) => {
                // Nobody waits for this, and whoever works just now comes first. Where it fails the journal has it all.
                if let Ok(mut open) = self.open.try_lock() {
                    let _ = open.as_mut().map(Session::rest);
                }
                Ok(None)
            }
            Err(RecvTimeoutError::Disconnected) => Err(Closed),
        }
    }

    /// The picture of a page as SVG, by the hash of its content.
    pub fn page(&self, hash: &str) -> Option<Vec<u8>> {
        self.preview.page(hash)
    }

    /// Keeps bytes that a host received for a later import; gives their name.
    pub fn upload(&self, file_name: &str, bytes: Vec<u8>) -> String {
        let id = almanac_core::Host::new_id(&*self.host);
        lock(&self.uploads).insert(id.clone(), (file_name.to_string(), bytes));
        id
    }

    /// Folds the open project's file; called when the window goes.
    pub fn close(&self) -> Result<(), Failure> {
        self.preview.forget();
        lock(&self.sheets).clear();
        match lock(&self.open).take() {
            Some(session) => session.close(),
            None => Ok(()),
        }
    }

    fn send(&self, event: Event) {
        // Without a listener there is nobody to tell.
        let _ = lock(&self.events).send(event);
    }

    fn with<T>(&self, work: impl FnOnce(&mut Session) -> Result<T, Failure>) -> Result<T, Failure> {
        match lock(&self.open).as_mut() {
            Some(session) => work(session),
            None => Err(Failure::new(ErrorCode::NoProject, "no project is open; open one or start with the sample")),
        }
    }

    fn state(&self) -> Result<State, Failure> {
        self.with(|s| Ok(s.state().clone()))
    }

    /// Language in which findings and names are told: the document's first, as the profile is read in it.
    fn lang(&self, state: &State) -> Lang {
        state.lang()
    }

    /// Changes something, and tells the window and the live pages.
    fn write(&self, work: impl FnOnce(&mut Session) -> Result<Done, Failure>) -> Result<Applied, Failure> {
        let (done, state) = self.with(|s| {
            let done = work(s)?;
            Ok((done, s.state().clone()))
        })?;
        self.after(&done, &state);
        Ok(Applied { revision: done.revision.to_string() })
    }

    fn after(&self, done: &Done, state: &State) {
        if done.changed {
            let scopes = done.scopes.iter().map(|s| crate::border::scope_to_wire(*s)).collect();
            self.send(Event::Changed { revision: done.revision.to_string(), scopes });
            self.preview.state_changed(state);
        }
        self.send(Event::Saved { saved: self.saved() });
    }

    fn saved(&self) -> SavedState {
        SavedState::Saved { at: almanac_core::Host::now(&*self.host).iso() }
    }

    /// All findings of a state; worked out once per revision.
    fn findings(&self, state: &State) -> Arc<Judged> {
        lock(&self.findings).of(state, &self.lang(state))
    }

    fn job(&self, name: &str) -> Job {
        let progress = EventProgress { job: name.to_string(), events: lock(&self.events).clone() };
        let job = Job::new(Arc::new(progress));
        lock(&self.jobs).insert(name.to_string(), job.clone());
        job
    }

    fn job_done(&self, name: &str) {
        lock(&self.jobs).remove(name);
    }
}
