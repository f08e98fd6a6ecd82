//! Writing a file so that there is always a whole one: the old or the new, never half of each.
//!
//! Also the one place that knows what file systems differ in: renaming over an existing file,
//! making a rename durable, telling a network share from a local disk.

mod network;
mod replace;

pub use network::is_on_network;
pub use replace::{Replacement, write_atomically};
