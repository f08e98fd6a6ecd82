//! Reads a workbook by a recipe: into the core's observation table, into long form, or only to count.
//!
//! What each cell means was decided in the recipe; here nothing is guessed any more.

mod above;
mod apply;
mod company;
mod dated;
mod describe;
mod few_parts;
mod follow;
mod heading;
mod inspect;
mod layout;
mod long;
mod notes;
mod period;
mod plan;
mod sheets;
mod signs;
mod spelling;
mod stacked;
mod title;
mod values;
mod walk;

pub use apply::{Reading, apply};
pub use describe::{Described, Said, describe};
pub use follow::{follow, resembles};
pub(crate) use heading::{column_heading, heading_text, part_of_year, spelled_part, spread_heading};
pub use inspect::{
    FoundColumns, FoundDimension, FoundList, FoundNote, FoundPeriods, FoundStructures, FoundTable, Inspection, inspect,
    inspect_book,
};
pub use layout::{CellRole, ColumnLayout, TableLayout, ValuesLayout, layout};
pub use long::{Long, LongRow, read_long, read_long_book, write_long_csv, write_long_json};
pub(crate) use notes::status;
pub(crate) use period::{Around, Teller, around, with_headings};
pub use plan::sheet as sheet_of;
pub(crate) use plan::{Plan, moved, plan};
pub(crate) use spelling::suggested as suggested_spellings;
pub(crate) use title::title;
