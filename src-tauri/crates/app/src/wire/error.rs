//! Failures: a code that the window decides by, a sentence, a way on, a place.

use super::Place;

wire_types! {
    /// Decides tone, wording and next step in the window. A code is added only when the window treats it differently.
    #[derive(Copy, Eq)]
    pub enum ErrorCode {
        /// No project is open.
        NoProject,
        /// Somebody else has the file open.
        ProjectLocked,
        /// The file was written by a newer version.
        FileFromNewerVersion,
        /// The file is no project.
        NotAProject,
        /// A file cannot be read.
        CannotRead,
        /// A file cannot be written.
        CannotWrite,
        /// The thing asked for is not there (any more).
        Gone,
        /// What was entered does not fit.
        WrongInput,
        /// Findings of level error stand in the way.
        BlockedByFindings,
        /// The user pressed Stop.
        Stopped,
        /// It cannot be done in this state.
        NotNow,
        /// Something broke; the project stays open.
        Failed,
    }

    /// The next step to offer.
    #[derive(Copy, Eq)]
    pub enum ActionHint {
        /// Open for reading only.
        OpenReadOnly,
        /// Pick another file.
        ChooseAnotherFile,
        /// Show the findings.
        ShowFindings,
        /// Go to the place.
        GoToPlace,
        /// Read again.
        Reload,
        /// Try again.
        TryAgain,
        /// Take it off the list of recent projects.
        RemoveFromList,
    }

    /// A failure.
    pub struct WireError {
        /// What the window decides by.
        pub code: ErrorCode,
        /// Verb, object, reason; no final stop.
        pub message: String,
        /// The next step to offer.
        pub hint: Option<ActionHint>,
        /// Where it happened.
        pub place: Option<Place>,
    }
}

impl WireError {
    /// A failure without place and next step.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        Self { code, message: message.into(), hint: None, place: None }
    }
    /// With the next step to offer.
    pub fn hint(mut self, hint: ActionHint) -> Self {
        self.hint = Some(hint);
        self
    }
    /// With its place.
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }
}

impl std::fmt::Display for WireError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.message)
    }
}
impl std::error::Error for WireError {}
