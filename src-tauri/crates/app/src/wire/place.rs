//! Places and findings as the window shows them.

wire_types! {
    /// Where something is; every place is a link.
    #[serde(tag = "in")]
    pub enum Place {
        /// The profile as a whole.
        Profile,
        /// A received file.
        File {
            /// Name of the file.
            file: String,
            /// Cell or line; empty for the whole file.
            cell: String,
        },
        /// An indicator's record.
        Indicator {
            /// Which.
            indicator: String,
        },
        /// A source's record.
        Source {
            /// Which.
            source: String,
        },
        /// A value.
        Value {
            /// Its indicator.
            indicator: String,
            /// `sex=F,age=Y15T24`; empty for the total.
            codes: String,
            /// Its period as written in questions.
            period: String,
        },
        /// A section's heading.
        Section {
            /// Which.
            section: String,
        },
        /// A block, or an object in its text.
        Block {
            /// Its section.
            section: String,
            /// Which.
            block: String,
            /// Object or claim in the text.
            inline: Option<String>,
        },
        /// A chart or table.
        Figure {
            /// Which.
            figure: String,
        },
    }

    /// How much a finding weighs.
    #[derive(Copy, Eq, PartialOrd, Ord)]
    pub enum Level {
        /// Good to know.
        Note,
        /// Look at it before publishing.
        Warning,
        /// Blocks the export or the acceptance.
        Error,
    }

    /// One finding.
    pub struct FindingView {
        /// Stays the same while the finding does; what `finding_accept` takes.
        pub fingerprint: String,
        /// How much it weighs.
        pub level: Level,
        /// Kind, such as `value-changed`.
        pub kind: String,
        /// Where.
        pub place: Place,
        /// The place in words: `3.2 Remittances received`, `Table 1!F100`.
        pub place_label: String,
        /// What was read; may be empty.
        pub read: String,
        /// What was expected; may be empty.
        pub expected: String,
        /// What is wrong.
        pub message: String,
        /// What to do.
        pub mend: String,
    }

    /// Findings counted by weight.
    #[derive(Copy, Default, Eq)]
    pub struct LevelCounts {
        /// Errors.
        pub errors: u32,
        /// Warnings.
        pub warnings: u32,
        /// Notes.
        pub notes: u32,
    }

    /// A text in one language.
    pub struct LocalText {
        /// Language tag.
        pub lang: String,
        /// The text.
        pub text: String,
    }

    /// A code with its name in the language of the window.
    pub struct Named {
        /// The code.
        pub code: String,
        /// Its name.
        pub name: String,
    }

    /// No parameters, or nothing to answer.
    #[derive(Default)]
    pub struct Nothing {}
}
