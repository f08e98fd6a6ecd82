//! The columns that every exported table has, as SDMX names them, and what stands in them.

use super::Dataset;
use almanac_core::release::ObsValue;
use almanac_core::{Code, DimensionCode, Observation};
use std::collections::BTreeSet;

/// The indicator.
pub const INDICATOR: &str = "INDICATOR";
/// Whose delivery the value is.
pub const SOURCE: &str = "SOURCE_ID";
/// The period.
pub const PERIOD: &str = "TIME_PERIOD";
/// The value.
pub const VALUE: &str = "OBS_VALUE";
/// Status letters; several per value.
pub const STATUS: &str = "OBS_STATUS";
/// Who may see the value.
pub const CONFIDENTIALITY: &str = "CONF_STATUS";
/// The unit.
pub const UNIT: &str = "UNIT_MEASURE";
/// Power of ten that the value is multiplied with.
pub const MULTIPLIER: &str = "UNIT_MULT";
/// The note.
pub const NOTE: &str = "COMMENT_OBS";

/// Dimensions that occur, with their names as SDMX ids: letters, digits, `_`, `-`, and a letter at the beginning.
pub fn dimensions<'a>(data: &Dataset<'a>) -> Vec<(&'a DimensionCode, String)> {
    let codes: BTreeSet<&'a DimensionCode> = data.rows.iter().flat_map(|o| o.series.codes.keys()).collect();
    let mut used: BTreeSet<String> =
        [INDICATOR, SOURCE, PERIOD, VALUE, STATUS, CONFIDENTIALITY, UNIT, MULTIPLIER, NOTE].map(String::from).into();
    codes
        .into_iter()
        .map(|code| {
            let mut id = identifier(code.as_str());
            while !used.insert(id.clone()) {
                id.push_str("_2");
            }
            (code, id)
        })
        .collect()
}

/// A text as an SDMX id.
pub fn identifier(text: &str) -> String {
    let mut id: String =
        text.to_uppercase().chars().map(|c| if c.is_ascii_alphanumeric() || c == '-' { c } else { '_' }).collect();
    if !id.starts_with(|c: char| c.is_ascii_alphabetic()) {
        id.insert(0, '_');
    }
    id
}

/// The code of a dimension, the total where the series has none.
pub fn code<'o>(o: &'o Observation, dimension: &DimensionCode) -> &'o str {
    o.series.codes.get(dimension).map_or(Code::TOTAL, Code::as_str)
}

/// The number as received; none where there is none.
pub fn number(value: ObsValue) -> Option<String> {
    value.number().map(|d| d.to_string())
}

/// The status letters, the one that says why there is no number before the others.
pub fn statuses(o: &Observation) -> impl Iterator<Item = char> {
    o.value.status().into_iter().chain(o.flags.beside(o.value).iter()).map(almanac_core::ObsStatus::letter)
}

/// The note, without characters that no text file holds.
pub fn note(o: &Observation) -> String {
    let text = o.note.as_deref().unwrap_or("");
    text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\r' | '\t')).collect()
}

/// The unit and the power of ten of an observation, empty where they are not known.
pub fn unit(data: &Dataset<'_>, o: &Observation) -> (String, String) {
    match data.units.get(&o.series.indicator) {
        Some((unit, multiplier)) => (unit.clone(), multiplier.to_string()),
        None => Default::default(),
    }
}
