//! The open project: making, opening, what stands in the title bar.

use super::OpName;

wire_types! {
    /// A new project.
    pub struct ProjectNew {
        /// Where it goes.
        pub path: String,
        /// Template folder.
        pub template: String,
        /// ISO 3166-1 alpha-3.
        pub country: String,
        /// Year of the first edition.
        pub year: i32,
        /// Languages, the first being the one written first.
        pub languages: Vec<String>,
    }

    /// How a project is opened.
    #[derive(Copy, Eq)]
    pub enum OpenMode {
        /// To work on it.
        Write,
        /// To look at it.
        Read,
    }

    /// A project to open.
    pub struct ProjectOpen {
        /// Its file.
        pub path: String,
        /// For reading or writing.
        pub mode: OpenMode,
    }

    /// The sample profile, written to a new file.
    pub struct ProjectSample {
        /// Where it goes; none for a place of the program's choosing.
        pub path: Option<String>,
    }

    /// A file to be written.
    pub struct PathRequest {
        /// Where it goes.
        pub path: String,
    }

    /// A step by its name and object, for "Undo …".
    pub struct StepLabel {
        /// What was done.
        pub name: OpName,
        /// What it was done to; may be empty.
        pub detail: String,
    }

    /// What is known of saving.
    #[serde(tag = "state")]
    pub enum SavedState {
        /// Everything is in the file.
        Saved {
            /// Since when.
            at: String,
        },
        /// The last second of typing is on its way.
        Saving,
        /// The file cannot be written.
        Failed {
            /// Why.
            reason: String,
        },
        /// Opened for reading.
        ReadOnly,
    }

    /// What the title bar and the Edit menu show.
    pub struct ProjectInfo {
        /// The file.
        pub path: String,
        /// Title in the document's first language.
        pub title: String,
        /// ISO 3166-1 alpha-3.
        pub country: String,
        /// Its name.
        pub country_name: String,
        /// Year of the current edition; none when there is none.
        pub edition: Option<i32>,
        /// State of the data as printed; none when it is not set.
        pub data_as_of: Option<String>,
        /// Whether the edition is closed.
        pub sealed: bool,
        /// Languages of the edition, the first being the one written first.
        pub languages: Vec<super::Named>,
        /// Template folder of the edition.
        pub template: String,
        /// State of saving.
        pub saved: SavedState,
        /// The revision that the window has when it has read everything.
        pub revision: String,
        /// What Undo would take back.
        pub undo: Option<StepLabel>,
        /// What Redo would do again.
        pub redo: Option<StepLabel>,
        /// Open findings.
        pub findings: super::LevelCounts,
    }

    /// A write has happened.
    pub struct Applied {
        /// The revision after it.
        pub revision: String,
    }
}
