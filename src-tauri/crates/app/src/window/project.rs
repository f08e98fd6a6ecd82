//! Opening, making and describing projects.

use super::{App, lock};
use crate::border::{count_levels, op_name_to_wire};
use crate::failure::Failure;
use crate::job::Job;
use crate::knowledge;
use crate::session::{Access, NewProject, Session};
use crate::wire::{
    ErrorCode, Named, OpenMode, ProjectInfo, ProjectNew, ProjectOpen, ProjectSample, SavedState, StartInfo, StepLabel,
    TemplateView,
};
use almanac_core::format::Formatter;
use almanac_core::{Host, Lang, Localized, Step};
use almanac_typeset::Template;
use std::path::{Path, PathBuf};

impl App {
    pub(super) fn start(&self) -> StartInfo {
        let settings = lock(&self.settings);
        let lang = Lang::new(&*settings.settings().language);
        let named = |pairs: &[(&str, &str)]| {
            pairs.iter().map(|(c, n)| Named { code: (*c).into(), name: (*n).into() }).collect()
        };
        let templates = Template::annual().map(|t| TemplateView {
            id: t.id().to_string(),
            name: t.name(&lang).to_string(),
            description: String::new(),
        });
        let mut countries: Vec<Named> = knowledge::countries()
            .into_iter()
            .map(|i| Named { code: i.code.to_string(), name: i.names.best(&lang).to_string() })
            .collect();
        countries.sort_by(|a, b| a.name.cmp(&b.name));
        StartInfo {
            recent: settings.recent(),
            templates: templates.into_iter().collect(),
            countries,
            document_languages: named(DOCUMENT_LANGUAGES),
            interface_languages: named(&[("en", "English"), ("fr", "Français"), ("ar", "العربية")]),
            settings: settings.settings().clone(),
            first_run: settings.first_run(),
            version: env!("CARGO_PKG_VERSION").into(),
            open_project: lock(&self.open).as_ref().map(|s| s.path().to_string_lossy().into_owned()),
            year: chrono::Datelike::year(&self.host.now().date()),
        }
    }

    pub(super) fn make(&self, new: &ProjectNew) -> Result<ProjectInfo, Failure> {
        let country = knowledge::countries().into_iter().find(|i| i.code.as_str() == new.country);
        let country_name = country.map(|i| i.names).ok_or_else(|| {
            Failure::new(ErrorCode::WrongInput, format!("\"{}\" is no country; choose one of the list", new.country))
        })?;
        let mut title = Localized::default();
        for (lang, name) in &country_name.0 {
            title.set(lang.clone(), crate::words::profile_title(lang, name));
        }
        let profile = NewProject {
            template: new.template.clone(),
            country: new.country.clone(),
            country_name,
            year: new.year,
            languages: new.languages.iter().map(|l| Lang::new(&**l)).collect(),
            title,
            headings: true,
        };
        let path = PathBuf::from(&new.path);
        self.take_over(&path, |host| Session::create(&path, &profile, host))
    }

    pub(super) fn open_project(&self, request: &ProjectOpen) -> Result<ProjectInfo, Failure> {
        let access = match request.mode {
            OpenMode::Write => Access::Write,
            OpenMode::Read => Access::Read,
        };
        let path = PathBuf::from(&request.path);
        self.take_over(&path, |host| Session::open(&path, access, host))
    }

    pub(super) fn sample(&self, request: &ProjectSample) -> Result<ProjectInfo, Failure> {
        let path = request.path.as_ref().map_or_else(|| lock(&self.settings).sample_path(), PathBuf::from);
        if request.path.is_none() && path.is_file() {
            // Whoever opens the sample again finds what he did to it.
            return self
                .open_project(&ProjectOpen { path: path.to_string_lossy().into_owned(), mode: OpenMode::Write });
        }
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|e| crate::failure::file_failure(ErrorCode::CannotWrite, "make the folder", folder, &e))?;
        }
        self.take_over(&path, |host| crate::sample::create(&path, host, &Job::quiet()))
    }

    /// Closes the open project and opens another; when that fails, none is open.
    fn take_over(
        &self,
        path: &Path,
        open: impl FnOnce(std::sync::Arc<dyn Host>) -> Result<Session, Failure>,
    ) -> Result<ProjectInfo, Failure> {
        // The same file again: the open session is closed first, since it holds the lock.
        self.close()?;
        lock(&self.plans).clear();
        *lock(&self.looked) = None;
        *lock(&self.findings) = Default::default();
        let session = open(self.host.clone())?;
        *lock(&self.open) = Some(session);
        let info = self.info()?;
        let subtitle = info.edition.map_or_else(|| info.country_name.clone(), |y| format!("{} {y}", info.country_name));
        // A list of recent projects that cannot be kept is no reason not to work.
        let _ = lock(&self.settings).opened(path, &info.title, &subtitle, self.host.now().iso());
        Ok(info)
    }

    pub(super) fn info(&self) -> Result<ProjectInfo, Failure> {
        let (state, path, access, undo, redo) =
            self.with(|s| Ok((s.state().clone(), s.path().to_path_buf(), s.access(), s.undoable(), s.redoable())))?;
        let lang = state.lang();
        let formatter = Formatter::new(&lang);
        let about = &state.profile.about;
        let label = |s: Step| StepLabel { name: op_name_to_wire(s.name), detail: s.detail };
        let languages = state.edition.as_ref().map(|e| e.languages.clone()).unwrap_or_else(|| vec![lang.clone()]);
        Ok(ProjectInfo {
            path: path.to_string_lossy().into_owned(),
            title: about.title.best(&lang).to_string(),
            country: about.country.clone(),
            country_name: about.country_name.best(&lang).to_string(),
            edition: state.edition.as_ref().map(|e| e.year),
            data_as_of: state.edition.as_ref().and_then(|e| e.data_as_of).map(|d| formatter.date(d)),
            sealed: state.edition.as_ref().is_some_and(|e| e.sealed),
            languages: languages.iter().map(|l| Named { code: l.to_string(), name: language_name(l) }).collect(),
            template: state.edition.as_ref().map(|e| e.template.clone()).unwrap_or_default(),
            saved: if access == Access::Read { SavedState::ReadOnly } else { self.saved() },
            revision: state.revision.to_string(),
            undo: undo.map(label),
            redo: redo.map(label),
            findings: count_levels(&self.findings(&state).open),
        })
    }
}

const DOCUMENT_LANGUAGES: &[(&str, &str)] = &[
    ("en", "English"),
    ("fr", "Français"),
    ("es", "Español"),
    ("ru", "Русский"),
    ("sr-Cyrl", "Српски"),
    ("sr-Latn", "Srpski"),
    ("ar", "العربية"),
];

fn language_name(lang: &Lang) -> String {
    DOCUMENT_LANGUAGES
        .iter()
        .find(|(c, _)| *c == lang.as_str())
        .map_or_else(|| lang.to_string(), |(_, n)| (*n).to_string())
}
