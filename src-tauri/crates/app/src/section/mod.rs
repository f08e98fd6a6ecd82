//! A section on its way to the editor and back.

mod inline;
mod put;
mod view;

pub(crate) use inline::value_state;
pub use put::{PutError, changes_of};
pub(crate) use view::variable;
pub use view::{outline, section_view, view_blocks, words};
