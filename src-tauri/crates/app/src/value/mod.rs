//! Embedded values: found by words, explained.

mod absence;
mod info;
mod suggest;

pub use info::info;
pub use suggest::suggest;
