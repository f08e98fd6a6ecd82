//! What is read of a file, as a line that a test can name.

use almanac_core::release::ObsValue;
use almanac_exchange::read::{Long, LongRow};

/// Codes, period and value: `[sex=F] 2023 = 12`.
pub fn said(long: &Long, row: &LongRow) -> String {
    let codes = long.dimensions.iter().zip(&row.codes).filter(|(_, c)| !c.is_empty());
    let codes: Vec<String> = codes.map(|(d, c)| format!("{d}={c}")).collect();
    let value = match row.value {
        ObsValue::Number(d) => d.to_string(),
        ObsValue::RoundsToZero => "~0".into(),
        ObsValue::Missing(kind) => kind.code().into(),
    };
    let period = row.period.map_or("?".into(), |p| p.to_string());
    format!("[{}] {period} = {value}", codes.join(","))
}
