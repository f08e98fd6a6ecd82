//! Whether a delivered value can be what its indicator says.

use super::Reason;
use super::definition::counterpart_role;
use crate::{Decimal, DimensionCode, Indicator, MeasureType, ObsValue, Period, Profile};

/// Why a value cannot be one of this indicator; none when it can, or when the indicator does not say what it is.
pub fn impossible(indicator: &Indicator, period: Period, value: ObsValue) -> Option<Reason> {
    let measure = indicator.measure?;
    if measure.is_at_a_date() && matches!(period, Period::Years(..)) {
        return Some(Reason::StockOverSpan);
    }
    let number = value.number()?;
    match measure {
        MeasureType::Stock | MeasureType::Flow | MeasureType::EventCount if below_zero(number) => {
            Some(Reason::NegativeCount)
        }
        MeasureType::Share if below_zero(number) || above_hundred(indicator, number) => Some(Reason::ShareOutOfRange),
        MeasureType::Stock
        | MeasureType::Flow
        | MeasureType::EventCount
        | MeasureType::Share
        | MeasureType::Balance
        | MeasureType::Amount
        | MeasureType::Rate
        | MeasureType::Index => None,
    }
}

fn below_zero(number: Decimal) -> bool {
    number.is_negative() && !number.is_zero()
}

/// Shares are kept in per cent; a rounding of the last of four decimals is forgiven.
fn above_hundred(indicator: &Indicator, number: Decimal) -> bool {
    indicator.unit.as_ref().is_some_and(|u| u.as_str() == "PT")
        && indicator.unit_multiplier == 0
        && number > Decimal::new(1_000_001, 4)
}

/// Why values must not be broken down by this dimension; none when the indicator has it.
pub fn unfit_dimension(profile: &Profile, indicator: &Indicator, dimension: &DimensionCode) -> Option<Reason> {
    if indicator.dimensions.contains(dimension) {
        return None;
    }
    let own = counterpart_role(profile, dimension);
    let other = indicator.dimensions.iter().any(|d| counterpart_role(profile, d).is_some());
    Some(if own.is_some() && other { Reason::CounterpartDiffers } else { Reason::DimensionNotDeclared })
}
