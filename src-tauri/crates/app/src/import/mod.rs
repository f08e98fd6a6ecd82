//! A data file on its way in: read, compared, shown, taken.

mod accept;
mod overlay;
mod plan;
mod read;

pub use accept::{Accepted, RecipeFate, accept};
pub use plan::{CellChange, PlaceChange, Plan, Request, plan, plan_for};
pub use read::{inspect, read_failure_of, read_file, read_long_to};
