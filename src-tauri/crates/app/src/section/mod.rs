//! A section on its way to the editor and back.

mod inline;
mod operation;
mod put;
mod view;

pub(crate) use inline::value_state;
pub use operation::operation_of;
pub use put::{PutError, Wanted, changes_of, changes_to};
pub use view::{outline, section_view, view_blocks, words};
