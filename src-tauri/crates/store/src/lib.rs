//! The project file: one SQLite database that holds the document, the releases with their
//! observations, and the received files.
//!
//! Nothing here knows what is inside the document: it is kept as a snapshot and numbered updates,
//! opaque bytes, and put together by whoever knows both. Only this crate names SQLite.

pub mod error;
pub mod files;
pub mod observation;
pub mod project;
pub mod register;
pub mod release;

mod document;

pub use document::StoredDocument;
pub use error::{Cancelled, NotAProject, OpenError, StoreError};
pub use observation::StoreView;
pub use project::{FORMAT_VERSION, ProjectFile, ReadFile, Tx};
pub use release::{Added, Expunged, Progress, Received};
