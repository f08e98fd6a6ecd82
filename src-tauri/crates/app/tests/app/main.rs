//! The application without a window, from outside: whole stories over real project files.
//!
//! One program for all themes, because each links the typesetter. Theme by theme:
//! `cargo test --workspace --test app -- combine`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, clippy::print_stdout, missing_docs)]

mod added_ages;
mod another_table;
mod bad_input;
mod combine;
mod common;
mod confidential;
mod contested;
mod determinism;
mod editor;
mod entry;
mod figures;
mod first_import;
mod import_story;
mod large_grid;
mod new_indicators;
mod next_file;
mod origins;
mod pointing;
mod renamed;
mod search;
mod sources;
mod structures;
mod text;
mod types;
