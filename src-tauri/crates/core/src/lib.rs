//! The nouns of a migration profile, the questions asked of its data, and the rules of the field.
//!
//! Nothing here touches a file, a clock or a random number: time, ids and the author are
//! handed in through [`Host`], observations through [`Observations`]. What passes between the
//! crates above (document, store, exchange, charts, typeset, review) is a type of this crate.

pub mod age;
pub mod answer;
pub mod change;
pub mod check;
pub mod contested;
pub mod decimal;
pub mod drawing;
pub mod extract;
pub mod finding;
pub mod format;
pub mod host;
pub mod id;
pub mod language;
pub mod noun;
pub mod observations;
pub mod period;
pub mod profile;
pub mod question;
pub mod release;
pub mod series;
pub mod spelling;
pub mod text_form;
pub mod truth;
pub mod word;

pub use change::{Change, OpName, Scope, Step};
pub use contested::{Answered, Contested};
pub use decimal::Decimal;
pub use extract::{Extract, NoExtract};
pub use finding::{Finding, Level, Place};
pub use host::{Author, FixedHost, Host, Timestamp};
pub use id::*;
pub use language::{Lang, Localized};
pub use noun::*;
pub use observations::{MemoryObservations, Observations, ReadFailure, Selection, Survey};
pub use period::{Frequency, Period};
pub use profile::{Profile, SavedRecipe};
pub use release::{
    CellRef, Confidentiality, Extent, Flags, MissingKind, ObsRow, ObsStatus, ObsValue, Observation, ObservationTable,
};
pub use series::{Codes, SeriesHead, SeriesKey, SeriesList};
