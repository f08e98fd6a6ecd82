//! Making and opening projects.

use super::{File, Session};
use crate::export::template;
use crate::failure::{Failure, document_failure, open_failure, store_failure};
use crate::knowledge;
use crate::state::State;
use crate::wire::ErrorCode;
use almanac_core::{About, Change, Edition, Host, Lang, Localized, MemoryObservations, OpName, Section, SectionId};
use almanac_document::{Document, DocumentError};
use almanac_store::{OpenError, ProjectFile, ReadFile, StoreError};
use almanac_typeset::Template;
use std::collections::{BTreeMap, VecDeque};
use std::path::Path;
use std::sync::Arc;

/// What may be done with a project.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Read and change.
    Write,
    /// Read only.
    Read,
}

/// What a new profile begins with.
#[derive(Debug, Clone, PartialEq)]
pub struct NewProject {
    /// Template.
    pub template: String,
    /// ISO 3166-1 alpha-3.
    pub country: String,
    /// Name of the country per language.
    pub country_name: Localized,
    /// Year of the first edition.
    pub year: i32,
    /// Languages, the one written first in front.
    pub languages: Vec<Lang>,
    /// Title per language.
    pub title: Localized,
    /// Whether it starts with the headings of the template.
    pub headings: bool,
}

impl Session {
    /// Makes a project file with a title and an edition and opens it.
    pub fn create(path: &Path, new: &NewProject, host: Arc<dyn Host>) -> Result<Self, Failure> {
        let about = About {
            title: new.title.clone(),
            country: new.country.clone(),
            country_name: new.country_name.clone(),
            language: new.languages.first().cloned().unwrap_or_else(Lang::en),
            ..About::default()
        };
        let edition = Edition {
            year: new.year,
            data_as_of: None,
            languages: new.languages.clone(),
            template: new.template.clone(),
            releases: None,
            sealed: false,
        };
        let template = template(&new.template)?;
        let mut session = Self::create_empty(path, host)?;
        let mut changes = knowledge::starter_changes();
        changes.extend([Change::AboutPut(about), Change::EditionPut(edition)]);
        if new.headings {
            changes.extend(outline(&template, &*session.host));
        }
        session.transact(OpName::NewProject, "", &changes)?;
        Ok(session)
    }

    /// Makes a project file with nothing in it.
    pub fn create_empty(path: &Path, host: Arc<dyn Host>) -> Result<Self, Failure> {
        let file = ProjectFile::create(path, &*host).map_err(open_failure)?;
        let document = Document::new(&file.copy_id().map_err(store_failure)?, &*host);
        Self::over(File::Write(file), path, document, 0, host)
    }

    /// Opens a project for an access; for writing it must be free.
    pub fn open(path: &Path, access: Access, host: Arc<dyn Host>) -> Result<Self, Failure> {
        let file = match access {
            Access::Write => File::Write(ProjectFile::open(path, &*host).map_err(open_failure)?),
            Access::Read => File::Read(ReadFile::open(path).map_err(open_failure)?),
        };
        let read: &ReadFile = match &file {
            File::Write(f) => f,
            File::Read(f) => f,
        };
        let damaged = |why: &str| open_failure(OpenError::Damaged(path.to_path_buf(), why.to_owned()));
        let stored = read.load_document().map_err(|e| match e {
            StoreError::Damaged(why) => damaged(&why),
            other => named(path, store_failure(other)),
        })?;
        let copy = read.copy_id().map_err(|e| named(path, store_failure(e)))?;
        let tail = u64::try_from(stored.updates.len()).unwrap_or(u64::MAX);
        let document = Document::open(&copy, stored.snapshot.as_deref().unwrap_or_default(), &stored.updates, &*host)
            .map_err(|e| match e {
            // Which bytes do not fit helps nobody who has to find a copy.
            DocumentError::Damaged { .. } => damaged("its texts and records cannot be put together"),
            other => document_failure(other),
        })?;
        Self::over(file, path, document, tail, host).map_err(|failure| named(path, failure))
    }

    fn over(file: File, path: &Path, document: Document, tail: u64, host: Arc<dyn Host>) -> Result<Self, Failure> {
        let state = State {
            profile: document.profile(),
            observations: Arc::new(MemoryObservations::default()),
            contested: Arc::default(),
            edition: None,
            revision: 0,
            epoch: 0,
        };
        // Another epoch than that of the empty state, so that it is filled.
        let mut session = Self {
            file,
            path: path.to_path_buf(),
            document,
            host,
            state,
            past: VecDeque::new(),
            tail,
            written: None,
            epoch: 1,
        };
        session.refresh()?;
        Ok(session)
    }
}

/// The sections that a template's profiles start with.
fn outline(template: &Template, host: &dyn Host) -> Vec<Change> {
    let mut ids: BTreeMap<&str, SectionId> = BTreeMap::new();
    let mut last: BTreeMap<Option<SectionId>, SectionId> = BTreeMap::new();
    let mut changes = Vec::new();
    for section in template.outline() {
        let id = SectionId::new(host.new_id());
        let parent = section.parent.as_deref().and_then(|key| ids.get(key)).cloned();
        let after = last.insert(parent.clone(), id.clone());
        ids.insert(&section.key, id.clone());
        let section = Section { id, parent, kind: section.kind, title: section.title.clone(), blocks: Vec::new() };
        changes.push(Change::SectionAdded { section, after });
    }
    changes
}

/// A failure while a file is opened says which file, and what to do when it is the file's own.
fn named(path: &Path, failure: Failure) -> Failure {
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    if failure.code != ErrorCode::Failed || failure.message.contains(&*file) {
        return failure;
    }
    Failure { message: format!("cannot open '{file}': {}; open the last saved copy", failure.message), ..failure }
}
