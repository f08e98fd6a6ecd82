//! The truth of types: what a measure, its unit, its reference time, its population and its dimensions allow.
//!
//! An indicator says once what it is. Everything else (a delivered value, a sum, a share, a chart, a claim, a word
//! behind a number) is judged here, and what is refused has a [`Reason`] with two sentences and a way out.
//! Nothing here reads observations or prints; `answer`, `check` and the application ask.

mod definition;
mod figure;
mod nesting;
mod observation;
mod operation;
mod reason;
mod words;

pub(crate) use definition::country_without_role;
pub use definition::{Fault, faults};
pub use figure::figure;
pub use nesting::{Nesting, nested};
pub use observation::{impossible, unfit_dimension};
pub use operation::{Operand, lengths_differ, per, periods_overlap, selection, share, subtraction};
pub use reason::{Explanation, Reason};
pub use words::wrong_noun;
