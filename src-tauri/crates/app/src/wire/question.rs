//! Questions in parts, so that they can be put together by choosing. Whether they have a meaning is answered by asking.

use super::Named;

wire_types! {
    /// A question as somebody wrote it.
    pub struct QuestionText {
        /// In written form.
        pub question: String,
    }

    /// What was read of a question.
    pub struct QuestionReading {
        /// Its canonical written form; as it was handed in where it cannot be read.
        pub question: String,
        /// Its parts; none when it cannot be read.
        pub parts: Option<QuestionParts>,
        /// Why it cannot be read; empty when it can.
        pub wrong: String,
    }

    /// A question in parts.
    pub struct QuestionParts {
        /// What is asked for; several make several rows.
        pub subjects: Vec<QuestionSubject>,
        /// For when.
        pub when: QuestionWhen,
        /// What is done with it, in order.
        pub steps: Vec<QuestionStepPart>,
    }

    /// An indicator with its filters.
    pub struct QuestionSubject {
        /// Its code.
        pub indicator: String,
        /// Filters in order; several codes of one are added up.
        pub filters: Vec<QuestionFilter>,
        /// One source; none for the usual order of preference.
        pub source: Option<String>,
    }

    /// The codes of a dimension that are asked for.
    pub struct QuestionFilter {
        /// The dimension.
        pub dimension: String,
        /// Its codes.
        pub codes: Vec<String>,
    }

    /// One moment.
    #[serde(tag = "at")]
    pub enum QuestionMoment {
        /// The edition's year less so many years.
        This {
            /// How many; 0 for the year itself, 1 for the one before.
            back: u32,
        },
        /// The indicator's base year.
        Base,
        /// The latest period with a number.
        Latest,
        /// A period.
        Period {
            /// As it is written: `2024`, `2024-Q3`.
            period: String,
        },
    }

    /// One moment or several.
    #[serde(tag = "kind")]
    pub enum QuestionWhen {
        /// One.
        At {
            /// Which.
            moment: QuestionMoment,
        },
        /// From one to another, both included.
        Range {
            /// The first.
            from: QuestionMoment,
            /// The last.
            to: QuestionMoment,
        },
        /// All that there are.
        All,
    }

    /// A step.
    #[serde(tag = "step")]
    pub enum QuestionStepPart {
        /// One row a code; the second dimension makes the columns.
        By {
            /// One or two.
            dimensions: Vec<String>,
        },
        /// Difference from an earlier moment.
        Change {
            /// Which.
            since: QuestionMoment,
        },
        /// The same in per cent.
        ChangePercent {
            /// Which.
            since: QuestionMoment,
        },
        /// In per cent of something.
        ShareOf {
            /// Of what.
            subject: QuestionSubject,
        },
        /// Per so many of something.
        Per {
            /// How many: 1, 10, 100, …
            number: u32,
            /// Of what.
            subject: QuestionSubject,
        },
        /// Less something.
        Minus {
            /// What.
            subject: QuestionSubject,
        },
        /// The largest rows, the others as one, the total.
        Top {
            /// How many.
            number: u32,
        },
        /// The place of the filtered code.
        Rank {
            /// Among the codes of this dimension.
            dimension: String,
        },
        /// Sum over the range.
        Sum,
        /// Mean over the range.
        Mean,
        /// The largest of the range.
        Max,
        /// The smallest of the range.
        Min,
    }

    /// An indicator for which something is chosen.
    pub struct QuestionChoicesRequest {
        /// Its code.
        pub indicator: String,
        /// Language of the names.
        pub lang: String,
    }

    /// What can be chosen for an indicator: what was delivered.
    pub struct QuestionChoices {
        /// Its name; empty when there is no such indicator.
        pub name: String,
        /// Dimensions by which it is broken down, with the codes that occur.
        pub dimensions: Vec<DimensionChoices>,
        /// Sources that have values.
        pub sources: Vec<Named>,
        /// Periods with values, as they are written, in order.
        pub periods: Vec<Named>,
        /// Whether it has a base year.
        pub base: bool,
    }

    /// A dimension with codes.
    pub struct DimensionChoices {
        /// The dimension.
        pub dimension: Named,
        /// Codes that occur, in the order of print; the total is not among them.
        pub codes: Vec<Named>,
    }
}
