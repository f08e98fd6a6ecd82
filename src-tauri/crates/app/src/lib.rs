//! The application without a window: sessions, commands, jobs, events.
//!
//! The desktop shell, the command line and the test host call nothing else. Here the crates of the
//! middle row meet; what each of them knows of its own library stays there.

mod border;
pub mod data;
mod host;
mod job;
mod overview;
pub mod section;
mod state;
pub mod usage;
pub mod value;
mod words;

pub mod wire;

pub use host::SystemHost;
pub use job::{Cancelled, EventProgress, Job, Progress};
pub use state::State;
