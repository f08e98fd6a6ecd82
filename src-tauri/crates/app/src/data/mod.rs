//! The room Data: the list of indicators, the grid of values, where a value comes from.

mod added;
mod grid;
mod indicator;
mod origin;
mod register;
mod sheet;
mod sources;
mod summary;

pub use added::{AddedUp, Sum, added_up, age_code, groups, of_rows};
pub use grid::{Past, missing_state, printed};
pub use indicator::{detail, dimension_codes, from_record, list};
pub use origin::{added_origin, origin, series_label};
pub use register::{institution_from_record, institution_record, source_from_record, source_record};
pub use sheet::Sheet;
pub use sources::side_by_side;

use almanac_core::{Code, DimensionCode};
use std::collections::BTreeMap;

/// Reads `sex=F,age=Y15T24`; parts that are no pair are left out.
pub fn codes_from_text(text: &str) -> BTreeMap<DimensionCode, Code> {
    text.split(',')
        .filter_map(|p| p.split_once('='))
        .map(|(d, c)| (DimensionCode::new(d.trim()), Code::new(c.trim())))
        .collect()
}
