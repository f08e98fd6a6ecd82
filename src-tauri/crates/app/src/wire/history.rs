//! Steps: what was done, by whom, when; the way back.

wire_types! {
    /// The name of a step.
    #[derive(Copy, Eq)]
    pub enum OpName {
        /// A new project.
        NewProject,
        /// Title, country, members.
        EditAbout,
        /// An edition's record.
        EditEdition,
        /// Typing.
        Type,
        /// A value, a reference, a note, a claim or a figure put into the text.
        Insert,
        /// A section added.
        AddSection,
        /// A section moved.
        MoveSection,
        /// A section renamed.
        RenameSection,
        /// A section taken out.
        RemoveSection,
        /// A figure changed.
        EditFigure,
        /// A register changed.
        EditRegister,
        /// A delivery taken in.
        Import,
        /// A delivery taken out.
        RemoveRelease,
        /// Values entered by hand.
        EnterValues,
        /// Words put in the place of others.
        ReplaceWords,
        /// Changed values looked at.
        MarkSeen,
        /// A finding accepted.
        AcceptFinding,
        /// Another copy taken in.
        Combine,
        /// A step taken back.
        Undo,
        /// A step done again.
        Redo,
        /// A return to an earlier state.
        Return,
    }

    /// One step.
    pub struct StepView {
        /// Its id.
        pub id: String,
        /// What was done.
        pub name: OpName,
        /// What it was done to; may be empty.
        pub detail: String,
        /// Who did it.
        pub by: String,
        /// When it ended.
        pub at: String,
        /// Whether this copy made it.
        pub own: bool,
        /// Whether it has been undone.
        pub undone: bool,
    }

    /// Steps, newest first.
    pub struct History {
        /// The list, at most 500.
        pub steps: Vec<StepView>,
    }

    /// A step by its id.
    pub struct StepRequest {
        /// Which.
        pub step: String,
    }
}
