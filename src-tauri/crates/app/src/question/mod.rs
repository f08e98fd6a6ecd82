//! Questions put together by choosing: in parts and back, and what there is to choose from.

mod choices;
mod parts;

pub use choices::choices;
pub use parts::{read_question, write_question};
