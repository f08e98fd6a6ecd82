//! Decimal numbers as they were received: an integer mantissa and a number of decimals.
//!
//! `12.50` and `12.5` are equal as numbers but not as received; both are kept. Sums are exact.
//! Quotients are computed with integers too, so every machine gets the same digits.

use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, fmt, str::FromStr};

/// `mantissa × 10^-scale`; at most 18 decimals.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Decimal {
    /// All digits, signed.
    pub mantissa: i64,
    /// How many of them stand after the decimal sign, 0 to 18.
    pub scale: u8,
}

/// Why a text is not a decimal number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotADecimal(pub String);

impl fmt::Display for NotADecimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not a number", self.0)
    }
}
impl std::error::Error for NotADecimal {}

/// The largest number of decimals that is kept.
pub const MAX_SCALE: u8 = 18;

impl Decimal {
    /// Zero without decimals.
    pub const ZERO: Decimal = Decimal { mantissa: 0, scale: 0 };

    /// `mantissa × 10^-scale`; a scale above 18 is rounded to 18 decimals.
    pub fn new(mantissa: i64, scale: u8) -> Self {
        Self::from_i128(i128::from(mantissa), u32::from(scale)).unwrap_or(Self::ZERO)
    }
    /// A whole number.
    pub fn int(n: i64) -> Self {
        Self { mantissa: n, scale: 0 }
    }

    /// The stored double to 15 significant digits, as spreadsheets show it; none for NaN and infinities
    /// and for magnitudes that 18 digits cannot hold.
    pub fn from_f64(x: f64) -> Option<Self> {
        if !x.is_finite() {
            return None;
        }
        let text = format!("{x:.14e}");
        let (digits, exponent) = text.split_once('e')?;
        let exponent: i32 = exponent.parse().ok()?;
        let negative = digits.starts_with('-');
        let mut mantissa: i128 = digits.chars().filter(char::is_ascii_digit).collect::<String>().parse().ok()?;
        let mut scale = 14 - exponent;
        while mantissa != 0 && mantissa % 10 == 0 && scale > 0 {
            mantissa /= 10;
            scale -= 1;
        }
        if mantissa == 0 {
            return Some(Self::ZERO);
        }
        while scale < 0 {
            mantissa = mantissa.checked_mul(10)?;
            scale += 1;
        }
        Self::from_i128(if negative { -mantissa } else { mantissa }, u32::try_from(scale).ok()?)
    }

    /// The nearest double; for drawing only, never for printing.
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().unwrap_or(0.0)
    }

    /// Fits a wide mantissa into 64 bits, rounding decimals away where it must; none when even the
    /// whole part does not fit.
    pub fn from_i128(mut mantissa: i128, mut scale: u32) -> Option<Self> {
        while scale > 0 && (scale > u32::from(MAX_SCALE) || i64::try_from(mantissa).is_err()) {
            mantissa = div_round(mantissa, 10);
            scale -= 1;
        }
        Some(Self { mantissa: i64::try_from(mantissa).ok()?, scale: u8::try_from(scale).ok()? })
    }

    fn aligned(self, other: Self) -> (i128, i128, u8) {
        let scale = self.scale.max(other.scale);
        (
            i128::from(self.mantissa) * pow10(scale - self.scale),
            i128::from(other.mantissa) * pow10(scale - other.scale),
            scale,
        )
    }

    /// Exact sum; none when it does not fit.
    #[expect(clippy::should_implement_trait, reason = "the operator cannot say that a sum does not fit")]
    pub fn add(self, other: Self) -> Option<Self> {
        let (a, b, scale) = self.aligned(other);
        Self::from_i128(a.checked_add(b)?, u32::from(scale))
    }
    /// Exact difference; none when it does not fit.
    #[expect(clippy::should_implement_trait, reason = "the operator cannot say that a difference does not fit")]
    pub fn sub(self, other: Self) -> Option<Self> {
        self.add(other.negated()?)
    }
    /// The number with the other sign.
    pub fn negated(self) -> Option<Self> {
        Some(Self { mantissa: self.mantissa.checked_neg()?, scale: self.scale })
    }
    /// The number without its sign.
    pub fn abs(self) -> Self {
        Self { mantissa: self.mantissa.saturating_abs(), scale: self.scale }
    }

    /// `self × 10^power / other`, to `decimals` decimals, half away from zero; none for a zero divisor
    /// or a result that does not fit.
    pub fn ratio(self, other: Self, power: u8, decimals: u8) -> Option<Self> {
        if other.mantissa == 0 {
            return None;
        }
        let (a, b, _) = self.aligned(other);
        let up = pow10(power).checked_mul(pow10(decimals.min(MAX_SCALE)))?;
        Self::from_i128(div_round(a.checked_mul(up)?, b), u32::from(decimals.min(MAX_SCALE)))
    }

    /// The number × 10^power, exactly.
    pub fn shifted(self, power: i8) -> Option<Self> {
        let scale = i32::from(self.scale) - i32::from(power);
        if scale >= 0 {
            return Self::from_i128(i128::from(self.mantissa), u32::try_from(scale).ok()?);
        }
        let wide = i128::from(self.mantissa).checked_mul(pow10(u8::try_from(-scale).ok()?))?;
        Self::from_i128(wide, 0)
    }

    /// Rounded half away from zero to this many decimals; trailing zeros are added where there are fewer.
    pub fn rounded(self, decimals: u8) -> Self {
        let decimals = decimals.min(MAX_SCALE);
        let wide = if decimals >= self.scale {
            i128::from(self.mantissa) * pow10(decimals - self.scale)
        } else {
            div_round(i128::from(self.mantissa), pow10(self.scale - decimals))
        };
        Self::from_i128(wide, u32::from(decimals)).unwrap_or(self)
    }

    /// With zeros at the end up to this many decimals, where they fit; never with fewer than it has.
    pub fn padded(self, decimals: u8) -> Self {
        let more = decimals.min(MAX_SCALE).saturating_sub(self.scale);
        let mantissa = 10_i64.checked_pow(more.into()).and_then(|up| self.mantissa.checked_mul(up));
        mantissa.map_or(self, |mantissa| Self { mantissa, scale: self.scale + more })
    }
    /// Without the zeros at the end of the decimals.
    pub fn trimmed(self) -> Self {
        let mut t = self;
        while t.scale > 0 && t.mantissa % 10 == 0 {
            t.mantissa /= 10;
            t.scale -= 1;
        }
        t
    }
    /// Whether the number is below zero.
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }
    /// Whether the number is zero.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }
    /// Whether both have the same value and the same decimals.
    pub fn same_as_received(self, other: Self) -> bool {
        self.mantissa == other.mantissa && self.scale == other.scale
    }
}

/// 10 to a power of at most 36; larger powers stay at 10^36, which no caller reaches.
fn pow10(n: u8) -> i128 {
    10_i128.pow(u32::from(n.min(36)))
}

/// Division rounded half away from zero; a zero divisor gives zero and is excluded by the callers.
fn div_round(a: i128, b: i128) -> i128 {
    if b == 0 {
        return 0;
    }
    let (q, r) = (a / b, a % b);
    let up = r.unsigned_abs() >= b.unsigned_abs() - r.unsigned_abs();
    if up && r != 0 { q + if (a < 0) == (b < 0) { 1 } else { -1 } } else { q }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Decimal {}
impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let (a, b, _) = self.aligned(*other);
        a.cmp(&b)
    }
}
impl std::hash::Hash for Decimal {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        let t = self.trimmed();
        t.mantissa.hash(state);
        t.scale.hash(state);
    }
}

impl fmt::Display for Decimal {
    /// Plain digits with a point: `-1234.50`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.mantissa < 0 { "-" } else { "" };
        let digits = self.mantissa.unsigned_abs().to_string();
        let scale = usize::from(self.scale);
        if scale == 0 {
            return write!(f, "{sign}{digits}");
        }
        let padded = format!("{digits:0>width$}", width = scale + 1);
        let (whole, part) = padded.split_at(padded.len() - scale);
        write!(f, "{sign}{whole}.{part}")
    }
}

impl FromStr for Decimal {
    type Err = NotADecimal;
    /// Reads plain digits with an optional sign, point and exponent; nothing else.
    fn from_str(text: &str) -> Result<Self, NotADecimal> {
        let fail = || NotADecimal(text.to_string());
        let (body, exponent) = match text.split_once(['e', 'E']) {
            Some((body, e)) => (body, e.parse::<i32>().map_err(|_| fail())?),
            None => (text, 0),
        };
        let (negative, unsigned) = match body.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, body.strip_prefix('+').unwrap_or(body)),
        };
        let (whole, part) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let mut digits = whole.chars().chain(part.chars()).peekable();
        if digits.peek().is_none() {
            return Err(fail());
        }
        let mut mantissa: i128 = 0;
        for c in digits {
            let d = c.to_digit(10).ok_or_else(fail)?;
            mantissa = mantissa.checked_mul(10).and_then(|m| m.checked_add(i128::from(d))).ok_or_else(fail)?;
        }
        if negative {
            mantissa = -mantissa;
        }
        let mut scale = i32::try_from(part.len()).map_err(|_| fail())?.checked_sub(exponent).ok_or_else(fail)?;
        while scale < 0 && scale > -19 {
            mantissa = mantissa.checked_mul(10).ok_or_else(fail)?;
            scale += 1;
        }
        Self::from_i128(mantissa, u32::try_from(scale).map_err(|_| fail())?.min(60)).ok_or_else(fail)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, mantissa: i64, scale: u8) {
        let d: Decimal = text.parse().unwrap();
        assert_eq!((d.mantissa, d.scale), (mantissa, scale), "{text}");
    }

    #[test]
    fn decimals_stay_as_received() {
        check("12.50", 1250, 2);
        check("-0.05", -5, 2);
        check("1e3", 1000, 0);
        check("1.5E-3", 15, 4);
        assert_eq!("12.50".parse::<Decimal>().unwrap(), "12.5".parse().unwrap());
        assert_eq!("-0.05".parse::<Decimal>().unwrap().to_string(), "-0.05");
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for bad in ["", "-", ".", "1,5", "1 000", "abc", "1.2.3", "0x10", "٣"] {
            assert!(bad.parse::<Decimal>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_spreadsheet_double_keeps_fifteen_digits() {
        assert_eq!(Decimal::from_f64(3.050355208791404).unwrap().to_string(), "3.0503552087914");
        assert_eq!(Decimal::from_f64(0.1 + 0.2).unwrap().to_string(), "0.3");
        assert_eq!(Decimal::from_f64(22956486434.0).unwrap().to_string(), "22956486434");
        assert!(Decimal::from_f64(f64::NAN).is_none());
    }

    #[test]
    fn halves_go_away_from_zero() {
        assert_eq!("2.5".parse::<Decimal>().unwrap().rounded(0).to_string(), "3");
        assert_eq!("-2.5".parse::<Decimal>().unwrap().rounded(0).to_string(), "-3");
        assert_eq!("2.449".parse::<Decimal>().unwrap().rounded(1).to_string(), "2.4");
        assert_eq!(Decimal::int(118_555).ratio(Decimal::int(199_011), 2, 1).unwrap().to_string(), "59.6");
        assert_eq!(Decimal::int(1).ratio(Decimal::ZERO, 2, 1), None);
    }

    proptest::proptest! {
        #[test]
        fn printed_and_read_again_is_the_same(m in proptest::num::i64::ANY, s in 0u8..=18) {
            let d = Decimal { mantissa: m, scale: s };
            let again: Decimal = d.to_string().parse().unwrap();
            proptest::prop_assert!(d.same_as_received(again), "{d}");
        }
        #[test]
        fn a_difference_undoes_a_sum(a in -1_000_000_000_000i64..1_000_000_000_000, b in -1_000_000_000_000i64..1_000_000_000_000, s in 0u8..5, t in 0u8..5) {
            let (x, y) = (Decimal::new(a, s), Decimal::new(b, t));
            proptest::prop_assert_eq!(x.add(y).unwrap().sub(y).unwrap(), x);
        }
    }
}
