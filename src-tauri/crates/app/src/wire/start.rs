//! The start screen and the settings of this computer.

wire_types! {
    /// Colours of the window.
    #[derive(Copy, Default, Eq)]
    pub enum Theme {
        /// As the system says.
        #[default]
        System,
        /// Dark ink on paper.
        Light,
        /// Light ink on dark.
        Dark,
        /// The strongest contrast.
        Contrast,
    }

    /// Settings of this computer, not of a project.
    pub struct Settings {
        /// Language of the window.
        pub language: String,
        /// Colours.
        pub theme: Theme,
        /// Name that stands in the history; empty until somebody gave one.
        pub author: String,
    }

    /// A project opened before.
    pub struct RecentProject {
        /// Where it is.
        pub path: String,
        /// Its title, as last seen.
        pub title: String,
        /// Country and edition, as last seen.
        pub subtitle: String,
        /// When it was last open.
        pub opened_at: String,
        /// Whether the file is still there.
        pub present: bool,
    }

    /// A template to begin from.
    pub struct TemplateView {
        /// Folder name, such as `annual`.
        pub id: String,
        /// Its name in the language of the window.
        pub name: String,
        /// What it is for.
        pub description: String,
    }

    /// What the start screen shows.
    pub struct StartInfo {
        /// Projects opened before, newest first.
        pub recent: Vec<RecentProject>,
        /// Templates.
        pub templates: Vec<TemplateView>,
        /// Countries for the form of a new project, ISO 3166-1 alpha-3, by name.
        pub countries: Vec<super::Named>,
        /// Languages in which a profile can be written.
        pub document_languages: Vec<super::Named>,
        /// Languages of the window.
        pub interface_languages: Vec<super::Named>,
        /// Settings in force.
        pub settings: Settings,
        /// Whether nobody has worked on this computer before.
        pub first_run: bool,
        /// Version of the program.
        pub version: String,
        /// The open project's file, when the window was merely reloaded.
        pub open_project: Option<String>,
        /// This year, proposed for a new edition.
        pub year: i32,
    }

    /// Takes a project off the list of recent ones.
    pub struct RecentRemove {
        /// Where it is or was.
        pub path: String,
    }
}
