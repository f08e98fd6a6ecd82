//! A section on its way to the editor and back.

mod inline;
mod put;
mod view;

pub(crate) use inline::{inlines_from_wire, mark_set};
pub use put::{PutError, changes_of};
pub use view::{outline, section_view, view_blocks, words};
