//! Tables out: CSV and SDMX-CSV. No cell of an exported table can run as a formula.

mod csv;

pub use csv::{CsvWriter, neutral, write_csv, write_sdmx_csv};
