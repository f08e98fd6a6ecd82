//! A data file on its way in: read, compared, shown, taken.

mod accept;
mod added;
mod correct;
mod decide;
mod entry;
mod file;
mod holding;
mod kept;
mod overlay;
mod plan;
mod read;
mod renamed;
mod request;
mod truth;
mod units;

pub use almanac_exchange::format::{Message, MessageDimension};
pub use almanac_exchange::read::{FoundDimension, FoundStructures, FoundTable, Inspection};

pub use accept::{Accepted, RecipeFate, accept};
pub use added::{Added, Taken};
pub use decide::decide;
pub use entry::{EntryCell, plan_entry, read_entry};
pub use file::{dimension_named, file_grid};
pub use plan::{CellChange, EntryNotes, Held, PlaceChange, Plan, Unknown, plan, plan_for};
pub(crate) use read::recipe_failure;
pub use read::{check_recipe, inspect, read_failure_of, read_file, read_long_to};
pub use request::{By, Request};
