//! Embedded values: found by words, explained.

mod info;
mod suggest;

pub use info::info;
pub use suggest::suggest;
