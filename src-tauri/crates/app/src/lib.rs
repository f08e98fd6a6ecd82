//! The application without a window: sessions, commands, jobs, events.
//!
//! The desktop shell, the command line and the test host call nothing else. Here the crates of the
//! middle row meet; what each of them knows of its own library stays there.

mod acceptance;
mod border;
pub mod codelists;
pub mod data;
pub mod export;
mod failure;
pub mod figure;
mod host;
pub mod import;
mod job;
pub mod knowledge;
mod overview;
pub mod question;
pub mod registers;
pub mod sample;
pub mod section;
pub mod session;
mod state;
pub mod synonyms;
pub mod usage;
pub mod value;
mod window;
mod words;

pub mod wire;

/// Setting pages and reading files make many small allocations, which this allocator serves faster than the system's.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

pub use acceptance::{accept_finding, take_back_finding};
/// Version of the project files that this program writes.
pub use almanac_store::FORMAT_VERSION;
pub use failure::Failure;
pub use host::SystemHost;
pub use job::{Cancelled, EventProgress, Job, Progress};
pub use session::{Access, NewProject, Session};
pub use state::State;
pub use window::{App, Closed};
pub use words::profile_title;
