//! What crosses the border between the application and its front ends.
//!
//! Plain data: no domain types, no behaviour but serialisation. Codes cross here and the window
//! finds the words; numbers, dates in sentences and names of codes arrive as printed. Decimals and
//! integers beyond 2^53 are strings; offsets into texts are UTF-16 units; moments are ISO 8601.
//! The list of commands is written once, in [`with_commands!`]; every host consumes it.

/// Gives every type of the border the same derives: serde for the hosts, ts-rs for the window.
macro_rules! wire_types {
    ($($item:item)*) => {$(
        #[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize, ts_rs::TS)]
        #[serde(rename_all = "snake_case")]
        $item
    )*};
}

mod check;
mod command;
mod data;
mod entry;
mod error;
mod event;
mod export;
mod figure;
mod file;
mod history;
mod import;
mod overview;
mod place;
mod preview;
mod project;
mod question;
mod search;
mod source;
mod start;
mod synonym;
mod text;
mod value;

#[cfg(test)]
mod bindings;

pub use check::*;
pub use command::*;
pub use data::*;
pub use entry::*;
pub use error::*;
pub use event::*;
pub use export::*;
pub use figure::*;
pub use file::*;
pub use history::*;
pub use import::*;
pub use overview::*;
pub use place::*;
pub use preview::*;
pub use project::*;
pub use question::*;
pub use search::*;
pub use source::*;
pub use start::*;
pub use synonym::*;
pub use text::*;
pub use value::*;
