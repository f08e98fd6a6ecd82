//! Tables out: CSV and SDMX-CSV. No cell of an exported table can run as a formula.

mod csv;
mod entered;

pub use csv::{CsvWriter, neutral, write_csv, write_sdmx_csv};
pub use entered::{Entered, EnteredValue, write_entered};
