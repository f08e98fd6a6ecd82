//! Tabular and statistical formats, in and out: opening, understanding, reading by recipe, writing.
//!
//! A file from outside is hostile: everything is bounded before it is allocated, and nothing in a file can
//! make this crate panic. What a cell means is decided in a [`recipe::Recipe`]; what cannot be read becomes a
//! finding with its cell. This crate knows neither the project file nor the document.

pub mod correct;
pub mod error;
pub mod format;
mod groups;
pub mod labels;
pub mod names;
pub mod number;
pub mod read;
pub mod recipe;
pub mod register;
pub mod release;
pub mod scheme;
pub mod understand;
pub mod when;
mod words;
pub mod write;

pub use error::{ReadError, ReadErrorKind};
pub use format::{Format, Workbook, open, sniff};
pub use labels::{Context, Synonym};
pub use read::{
    Described, FoundTable, Inspection, Long, LongRow, Reading, Said, apply, describe, follow, inspect, inspect_book,
    read_long, read_long_book, resembles, write_long_csv, write_long_json,
};
pub use recipe::{Recipe, RecipeError};
pub use release::{READER_VERSION, code_list_versions, release_id, sha256_hex};
pub use scheme::Scheme;
pub use understand::{Reason, Suggestion, suggest};
