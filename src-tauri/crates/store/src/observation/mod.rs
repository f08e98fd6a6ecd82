//! Observations as questions see them: for each cell the release that counts.

mod catalog;
mod compare;
mod history;
mod select;
mod survey;

pub(crate) use catalog::Catalog;
pub use select::StoreView;
