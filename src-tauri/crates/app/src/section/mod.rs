//! A section on its way to the editor and back.

mod find;
mod inline;
mod operation;
mod put;
mod replace;
mod view;

pub use find::{Bounds, Case, Words};
pub(crate) use inline::value_state;
pub use operation::operation_of;
pub use put::{PutError, Wanted, changes_of, changes_to};
pub use replace::{PlaceFound, Reach, Spot, find_all, replacing};
pub use view::{outline, section_view, view_blocks, words};
