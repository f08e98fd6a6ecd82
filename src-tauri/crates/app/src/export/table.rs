//! Observations as files that other programs read, and that an import reads back unchanged.
//!
//! Everything that is given is written, confidential values with their mark among it: whoever exports data chooses
//! the rows. What the public may see is decided where answers are made.

use crate::Failure;
use crate::wire::ErrorCode;
use almanac_core::{Code, IndicatorCode, Observation, Profile, Timestamp};
use almanac_exchange::write::{Dataset, write_sdmx_csv, write_sdmx_ml, write_xlsx};
use std::collections::BTreeMap;

/// How observations are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableForm {
    /// SDMX-CSV 2.0.
    SdmxCsv,
    /// SDMX-ML 3.0, structure-specific.
    SdmxMl,
    /// A workbook.
    Xlsx,
}

/// Writes observations in one of the forms, into memory.
pub fn export_table(
    profile: &Profile,
    rows: &[Observation],
    form: TableForm,
    now: Timestamp,
) -> Result<Vec<u8>, Failure> {
    let units: BTreeMap<IndicatorCode, (String, i8)> = profile
        .indicators
        .values()
        .map(|i| (i.code.clone(), (i.unit.as_ref().map_or("", Code::as_str).to_string(), i.unit_multiplier)))
        .collect();
    let prepared = now.iso();
    let data = Dataset { rows, units: &units, sender: &profile.about.country, prepared: &prepared };
    let mut out = Vec::new();
    let written = match form {
        TableForm::SdmxCsv => write_sdmx_csv(&data, &mut out).map_err(|e| e.to_string()),
        TableForm::SdmxMl => write_sdmx_ml(&data, &mut out).map_err(|e| e.to_string()),
        TableForm::Xlsx => write_xlsx(&data).map(|bytes| out = bytes).map_err(|e| e.to_string()),
    };
    written.map_err(|why| Failure::new(ErrorCode::CannotWrite, format!("the values cannot be written: {why}")))?;
    Ok(out)
}
