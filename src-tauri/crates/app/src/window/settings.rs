//! Settings of this computer and the projects opened before, in two small files.

use crate::export::write_file;
use crate::failure::Failure;
use crate::wire::{ErrorCode, RecentProject, Settings, Theme};
use serde::{Deserialize, Serialize};
use std::path::{Path, PathBuf};

/// How many projects are remembered.
const MOST_RECENT: usize = 20;

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Recent {
    path: String,
    title: String,
    subtitle: String,
    opened_at: String,
}

/// The settings with their folder.
pub struct SettingsFile {
    folder: PathBuf,
    settings: Settings,
    recent: Vec<Recent>,
    first_run: bool,
}

impl SettingsFile {
    /// Reads what is kept; what cannot be read counts as never set.
    pub fn read(folder: PathBuf) -> Self {
        let text = |name: &str| std::fs::read_to_string(folder.join(name)).ok();
        let settings: Option<Settings> = text("settings.json").and_then(|t| serde_json::from_str(&t).ok());
        let recent = text("recent.json").and_then(|t| serde_json::from_str(&t).ok()).unwrap_or_default();
        let first_run = settings.is_none();
        let settings =
            settings.unwrap_or(Settings { language: system_language(), theme: Theme::System, author: String::new() });
        Self { folder, settings, recent, first_run }
    }
    /// Settings in force.
    pub fn settings(&self) -> &Settings {
        &self.settings
    }
    /// Whether nobody has worked on this computer before.
    pub fn first_run(&self) -> bool {
        self.first_run
    }
    /// The name that stands in the history: the one set, else the system's.
    pub fn author(&self) -> String {
        if self.settings.author.trim().is_empty() {
            ["USER", "USERNAME"]
                .iter()
                .find_map(|v| std::env::var(v).ok())
                .filter(|n| !n.is_empty())
                .unwrap_or_else(|| "unknown".into())
        } else {
            self.settings.author.trim().to_string()
        }
    }
    /// Changes the settings.
    pub fn put(&mut self, settings: Settings) -> Result<(), Failure> {
        self.settings = settings;
        self.first_run = false;
        self.write("settings.json", &serde_json::to_vec_pretty(&self.settings).unwrap_or_default())
    }
    /// Projects opened before, newest first.
    pub fn recent(&self) -> Vec<RecentProject> {
        let view = |r: &Recent| RecentProject {
            present: Path::new(&r.path).is_file(),
            path: r.path.clone(),
            title: r.title.clone(),
            subtitle: r.subtitle.clone(),
            opened_at: r.opened_at.clone(),
        };
        self.recent.iter().map(view).collect()
    }
    /// Notes that a project was opened.
    pub fn opened(&mut self, path: &Path, title: &str, subtitle: &str, at: String) -> Result<(), Failure> {
        let path = path.to_string_lossy().into_owned();
        self.recent.retain(|r| r.path != path);
        self.recent.insert(0, Recent { path, title: title.into(), subtitle: subtitle.into(), opened_at: at });
        self.recent.truncate(MOST_RECENT);
        self.write_recent()
    }
    /// Takes a project off the list.
    pub fn forget(&mut self, path: &str) -> Result<(), Failure> {
        self.recent.retain(|r| r.path != path);
        self.write_recent()
    }
    /// Where the sample goes when nobody says.
    pub fn sample_path(&self) -> PathBuf {
        self.folder.join("sample.almanac")
    }
    fn write_recent(&self) -> Result<(), Failure> {
        self.write("recent.json", &serde_json::to_vec_pretty(&self.recent).unwrap_or_default())
    }
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), Failure> {
        std::fs::create_dir_all(&self.folder)
            .map_err(|e| crate::failure::file_failure(ErrorCode::CannotWrite, "make the folder", &self.folder, &e))?;
        write_file(&self.folder.join(name), bytes)
    }
}

/// The system's language where the window speaks it, else English.
fn system_language() -> String {
    let lang = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().find_map(|v| std::env::var(v).ok()).unwrap_or_default();
    let primary: String = lang.chars().take_while(char::is_ascii_alphabetic).collect();
    if matches!(primary.as_str(), "fr" | "ar") { primary } else { "en".into() }
}
