//! Observations out: SDMX-CSV 2.0, SDMX-ML 3.0 and workbooks, all with the same columns under the same names, so
//! that one recipe reads each of them back. No cell of an exported table can run as a formula.

mod columns;
mod csv;
mod entered;
mod formula;
mod sdmx_csv;
mod sdmx_ml;
mod xlsx;

pub use csv::CsvWriter;
pub use entered::{Entered, EnteredValue, write_entered};
pub use formula::{neutral, plain};
pub use sdmx_csv::write_sdmx_csv;
pub use sdmx_ml::write_sdmx_ml;
pub use xlsx::{WriteError, write_xlsx};

use almanac_core::{IndicatorCode, Observation};
use std::collections::BTreeMap;

/// What is written.
#[derive(Debug, Clone, Copy)]
pub struct Dataset<'a> {
    /// The observations, in the order in which they are written.
    pub rows: &'a [Observation],
    /// Unit code and power of ten of each indicator, where they are known.
    pub units: &'a BTreeMap<IndicatorCode, (String, i8)>,
    /// Who writes, as an SDMX id such as `KGZ`.
    pub sender: &'a str,
    /// When it is written, such as `2025-03-12T08:00:00Z`.
    pub prepared: &'a str,
}

/// The structure that the messages name: its maintainer, id and version.
const STRUCTURE: (&str, &str, &str) = ("ALMANAC", "MIGRATION", "1.0");
