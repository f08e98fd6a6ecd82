//! The replicated document: changes go in, immutable profiles, history and disagreements come out.
//!
//! Only this crate names loro. Nothing of loro leaves it: ids are our own, versions and updates are
//! plain bytes. It holds no observations and touches no file; `store` keeps the bytes.
//!
//! How a profile is laid out in loro, and why:
//!
//! * Every record, text and order is a *root* container under a name of our own (see `name`), so two
//!   copies that make the same one make one container, and undoing never gives it another id.
//! * A record is a map from `field@step` to a value. A write deletes the entries that it has seen;
//!   more than one entry left is a disagreement (see `record`).
//! * Nothing is ever taken out of the document: removing sets a mark.

mod apply;
mod combine;
mod disagreement;
mod document;
mod error;
mod history;
mod message;
mod mirror;
mod name;
mod order;
mod record;
pub mod testing;
mod text;
mod undo;
mod validate;
mod write;

pub use apply::Committed;
pub use combine::Combined;
pub use disagreement::{Decision, Disagreement, Dispute, Side};
pub use document::{Document, Revision};
pub use error::DocumentError;
pub use name::RecordKind;
