//! What the application tells the window unasked.

use super::{LevelCounts, PreviewPages, SavedState};

wire_types! {
    /// What must be read again.
    #[derive(Copy, Eq)]
    pub enum ChangedScope {
        /// Title, country, editions.
        About,
        /// Indicators, sources, institutions, code lists.
        Registers,
        /// Observations.
        Data,
        /// The tree of sections.
        Outline,
        /// Texts.
        Text,
        /// Charts and tables.
        Figures,
        /// Findings.
        Checks,
        /// Steps.
        History,
    }

    /// The stage of a job; the window finds the words.
    #[derive(Copy, Eq)]
    pub enum JobStage {
        /// Reading a file.
        Reading,
        /// Comparing with what is there.
        Comparing,
        /// Writing.
        Writing,
        /// Answering questions.
        Answering,
        /// Drawing figures.
        Drawing,
        /// Setting pages.
        Typesetting,
        /// Making the PDF.
        Exporting,
        /// Running checks.
        Checking,
    }

    /// One event.
    #[serde(tag = "event")]
    pub enum Event {
        /// A job goes on; at most ten times a second.
        Progress {
            /// The window's name for it.
            job: String,
            /// Its stage.
            stage: JobStage,
            /// Done.
            done: u32,
            /// Of so many; 0 when it is not known.
            total: u32,
        },
        /// Pages.
        Preview {
            /// The pages.
            preview: PreviewPages,
        },
        /// The state of saving has changed.
        Saved {
            /// The state.
            saved: SavedState,
        },
        /// Something was written.
        Changed {
            /// The revision now.
            revision: String,
            /// What must be read again.
            scopes: Vec<ChangedScope>,
        },
        /// The number of open findings.
        Findings {
            /// Counted.
            counts: LevelCounts,
        },
        /// A command of the menu bar, by the window's own name for it.
        Menu {
            /// Which.
            command: String,
        },
        /// Files dropped on the window or handed over by the system.
        Files {
            /// Where they are.
            paths: Vec<String>,
        },
        /// The window is about to close: the editor sends what it still has.
        Closing,
    }
}
