//! The room Overview: key figures, what is due, what changed, what is missing.

use super::{LevelCounts, Place};

wire_types! {
    /// A number of the page of key data.
    pub struct KeyFigure {
        /// What it is.
        pub label: String,
        /// As printed; the symbol of its missing kind where there is no number.
        pub printed: String,
        /// Unit as printed; may be empty.
        pub unit: String,
        /// Period as printed.
        pub period: String,
        /// Source as printed.
        pub source: String,
        /// Its indicator.
        pub indicator: String,
        /// Change from the period before, as printed with its sign; none where the rules forbid it.
        pub change: Option<String>,
    }

    /// A delivery that is due.
    pub struct DueSource {
        /// The source.
        pub source: String,
        /// Its name.
        pub name: String,
        /// Who delivers it.
        pub institution: String,
        /// When it is due.
        pub due: String,
        /// Whether that day has passed.
        pub late: bool,
    }

    /// A printed value whose answer has changed since somebody looked.
    pub struct StaleValue {
        /// Where it is printed.
        pub place: Place,
        /// The place in words.
        pub place_label: String,
        /// As last seen.
        pub old: String,
        /// As it is now.
        pub new: String,
    }

    /// An indicator without a value for the edition's year.
    pub struct MissingIndicator {
        /// Its code.
        pub indicator: String,
        /// Its name.
        pub name: String,
        /// The latest period that it has; none when it has none.
        pub latest: Option<String>,
    }

    /// What the room shows.
    pub struct Overview {
        /// Key figures.
        pub key_figures: Vec<KeyFigure>,
        /// Deliveries that are due, soonest first.
        pub due: Vec<DueSource>,
        /// Printed values that changed.
        pub stale: Vec<StaleValue>,
        /// Indicators without a value this year.
        pub missing: Vec<MissingIndicator>,
        /// Open findings.
        pub findings: LevelCounts,
        /// Indicators in the list.
        pub indicators: u32,
        /// Observations that answer now.
        pub values: u32,
        /// Sources in the list.
        pub sources: u32,
        /// Sections of the text.
        pub sections: u32,
        /// Charts and tables.
        pub figures: u32,
    }
}
