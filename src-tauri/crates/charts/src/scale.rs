//! Round tick values, and the power of ten in which an axis counts.
//!
//! Ticks are decimals, so that what is printed is exactly where it stands.

use almanac_core::Decimal;
use almanac_core::answer::AnswerUnit;

/// An axis of values: its ends and its ticks, in the axis' own unit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Scale {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
    /// Round values from low to high.
    pub ticks: Vec<(f64, Decimal)>,
    /// Decimals of the ticks.
    pub decimals: u8,
}

/// Whether the axis must contain zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zero {
    /// Always, as for bars.
    Always,
    /// Unless all values lie close together far from it, as for lines.
    WhereNear,
}

/// An axis for these values with about `wanted` ticks. `whole` asks for whole-number ticks.
pub(crate) fn scale(values: impl Iterator<Item = f64>, zero: Zero, wanted: f64, whole: Whole) -> Scale {
    let (mut low, mut high) = (f64::INFINITY, f64::NEG_INFINITY);
    for v in values.filter(|v| v.is_finite()) {
        low = low.min(v);
        high = high.max(v);
    }
    if low > high {
        (low, high) = (0.0, 1.0);
    }
    let far = zero == Zero::WhereNear && high > low && {
        let near = low.abs().min(high.abs());
        low.signum() == high.signum() && near > 3.0 * (high - low)
    };
    if !far {
        low = low.min(0.0);
        high = high.max(0.0);
    }
    if high - low <= f64::MIN_POSITIVE {
        high = low + 1.0;
    }
    let rough = (high - low) / wanted.max(1.0);
    let mut power = rough.log10().floor().clamp(-17.0, 18.0) as i32;
    let base = rough / 10f64.powi(power);
    let mut digit: i64 = if base <= 1.0 {
        1
    } else if base <= 2.0 {
        2
    } else if base <= 5.0 {
        5
    } else {
        power += 1;
        1
    };
    if whole == Whole::Yes && power < 0 {
        (digit, power) = (1, 0);
    }
    let step = digit as f64 * 10f64.powi(power);
    let first = (low / step + 1e-9).floor();
    let last = (high / step - 1e-9).ceil();
    let count = (last - first).clamp(1.0, 60.0) as i64;
    let decimals = u8::try_from(-power).unwrap_or(0);
    // A last tick far beyond all values would only leave the paper empty: the axis then ends at the values.
    let (mut bottom, mut top) = (first * step, (first + count as f64) * step);
    if top - high > 0.45 * step && high > 0.0 {
        top = high + 0.06 * step;
    }
    if low - bottom > 0.45 * step && low < 0.0 {
        bottom = low - 0.06 * step;
    }
    let ticks: Vec<(f64, Decimal)> = (0..=count)
        .filter_map(|i| {
            let n = first + i as f64;
            let mantissa = i64::try_from(n as i128 * i128::from(digit)).ok()?;
            let value = Decimal { mantissa, scale: 0 }.shifted(i8::try_from(power).ok()?)?;
            Some((n * step, value))
        })
        .filter(|(v, _)| (bottom - 1e-9 * step..=top + 1e-9 * step).contains(v))
        .collect();
    Scale { low: bottom, high: top, ticks, decimals }
}

/// Whether ticks between whole numbers have a meaning.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Whole {
    /// Persons, events: no half ones.
    Yes,
    /// Rates, shares, amounts.
    No,
}

/// Counts the axis in thousands of millions where whole numbers would fill it with zeros:
/// returns the power to take away from every value and the unit that is left.
pub(crate) fn in_large_units(unit: &AnswerUnit, largest: f64) -> (i8, AnswerUnit) {
    let power: i8 = if largest >= 2e10 {
        9
    } else if largest >= 1e7 {
        6
    } else {
        return (0, unit.clone());
    };
    let multiplier = unit.multiplier.saturating_add(power);
    // The words stop at thousands of millions; other powers of ten have none.
    if unit.multiplier < 0 || !matches!(multiplier, 6 | 9) {
        return (0, unit.clone());
    }
    let decimals = if largest / 10f64.powi(i32::from(power)) < 100.0 { 1 } else { 0 };
    (power, AnswerUnit { multiplier, decimals, ..unit.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(values: &[f64], zero: Zero, whole: Whole, expected: &str) {
        let s = scale(values.iter().copied(), zero, 5.0, whole);
        let text: Vec<String> = s.ticks.iter().map(|(_, d)| d.to_string()).collect();
        assert_eq!(text.join(" "), expected);
        assert!(values.iter().all(|v| s.low <= *v && *v <= s.high), "{s:?}");
    }

    #[test]
    fn ticks_are_round() {
        check(&[3.0, 32.6], Zero::Always, Whole::No, "0 10 20 30");
        check(&[199_011.0, 389_824.0], Zero::Always, Whole::Yes, "0 100000 200000 300000 400000");
        check(&[0.2, 0.9], Zero::Always, Whole::No, "0.0 0.2 0.4 0.6 0.8");
        check(&[-12.0, 30.0], Zero::Always, Whole::No, "-10 0 10 20 30");
        check(&[1.0, 2.0], Zero::Always, Whole::Yes, "0 1 2");
        check(&[], Zero::Always, Whole::No, "0.0 0.2 0.4 0.6 0.8 1.0");
        check(&[0.0], Zero::Always, Whole::Yes, "0 1");
        check(&[-5.0, -5.0], Zero::WhereNear, Whole::Yes, "-5 -4 -3 -2 -1 0");
    }

    #[test]
    fn lines_far_from_zero_leave_it_out() {
        check(&[71.2, 72.9], Zero::WhereNear, Whole::No, "71.0 71.5 72.0 72.5 73.0");
        check(&[10.0, 40.0], Zero::WhereNear, Whole::No, "0 10 20 30 40");
    }

    #[test]
    fn huge_values_do_not_stop_it() {
        let s = scale([9.2e18, -9.2e18].into_iter(), Zero::Always, 5.0, Whole::Yes);
        assert!(s.low <= -9.2e18 && s.high >= 9.2e18);
        let s = scale([1e-18].into_iter(), Zero::Always, 5.0, Whole::No);
        assert!(s.high > 0.0);
    }
}
