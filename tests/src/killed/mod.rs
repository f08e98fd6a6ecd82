//! Killing the program at a random moment, and looking at what is left.
//!
//! Whatever was acknowledged must be there, an import wholly or not at all, and of what was typed at
//! most the last second may be lost.

pub mod behind_host;
pub mod in_window;
mod left;
mod typist;

pub use left::{Left, Tally, imports_of};
pub use typist::{Typist, word};

use std::time::Instant;

/// What was done before the program was killed.
#[derive(Debug, Clone)]
pub struct Done {
    /// Every word with the moment when it was typed.
    pub typed: Vec<(String, Instant)>,
    /// How many of the words the program has acknowledged.
    pub acknowledged: usize,
    /// The rate that a delivery brought in or was about to bring in, in thousandths.
    pub import: Option<Import>,
    /// When the program was killed.
    pub killed: Instant,
}

/// A delivery on its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Import {
    /// What the number was before.
    pub before: u32,
    /// What it becomes.
    pub after: u32,
    /// Whether the program said that it was taken.
    pub acknowledged: bool,
}
