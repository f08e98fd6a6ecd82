//! Reference periods in SDMX form: `2024`, `2024-S1`, `2024-Q3`, `2024-07`, `2024-W05`, `2024-07-01`, `1990/1995`.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use std::{cmp::Ordering, fmt, str::FromStr};

/// How often a value is due (SDMX CL_FREQ, the part in use).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Frequency {
    /// `A`
    Annual,
    /// `S`
    HalfYearly,
    /// `Q`
    Quarterly,
    /// `M`
    Monthly,
    /// `W`
    Weekly,
    /// `D`
    Daily,
    /// Every several years, or when a census or survey takes place.
    Irregular,
}

/// One reference period or date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Period {
    /// A calendar year.
    Year(i32),
    /// Half of a year, 1 or 2.
    Half(i32, u8),
    /// A quarter, 1 to 4.
    Quarter(i32, u8),
    /// A month, 1 to 12.
    Month(i32, u8),
    /// An ISO 8601 week, 1 to 53.
    Week(i32, u8),
    /// A single day.
    Day(NaiveDate),
    /// From one year to a later one, such as a five-year average.
    Years(i32, i32),
}

/// Why a text is not a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotAPeriod(pub String);
impl fmt::Display for NotAPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" is not a period such as 2024, 2024-Q3 or 2024-07", self.0)
    }
}
impl std::error::Error for NotAPeriod {}

impl Period {
    /// The year in which the period starts.
    pub fn year(self) -> i32 {
        match self {
            Period::Year(y)
            | Period::Half(y, _)
            | Period::Quarter(y, _)
            | Period::Month(y, _)
            | Period::Week(y, _)
            | Period::Years(y, _) => y,
            Period::Day(d) => d.year(),
        }
    }
    /// How often a series of such periods is due.
    pub fn frequency(self) -> Frequency {
        match self {
            Period::Year(_) => Frequency::Annual,
            Period::Half(..) => Frequency::HalfYearly,
            Period::Quarter(..) => Frequency::Quarterly,
            Period::Month(..) => Frequency::Monthly,
            Period::Week(..) => Frequency::Weekly,
            Period::Day(_) => Frequency::Daily,
            Period::Years(..) => Frequency::Irregular,
        }
    }
    /// The period of the same kind `n` steps later (earlier when negative).
    pub fn shifted(self, n: i32) -> Period {
        let step = |y: i32, part: u8, per_year: i32| {
            let at = y * per_year + i32::from(part) - 1 + n;
            (at.div_euclid(per_year), (at.rem_euclid(per_year) + 1) as u8)
        };
        match self {
            Period::Year(y) => Period::Year(y + n),
            Period::Half(y, p) => {
                let (y, p) = step(y, p, 2);
                Period::Half(y, p)
            }
            Period::Quarter(y, p) => {
                let (y, p) = step(y, p, 4);
                Period::Quarter(y, p)
            }
            Period::Month(y, p) => {
                let (y, p) = step(y, p, 12);
                Period::Month(y, p)
            }
            Period::Week(y, p) => NaiveDate::from_isoywd_opt(y, u32::from(p), chrono::Weekday::Mon)
                .and_then(|d| d.checked_add_signed(chrono::Duration::days(7 * i64::from(n))))
                .map_or(self, |d| Period::Week(d.iso_week().year(), d.iso_week().week() as u8)),
            Period::Day(d) => d.checked_add_signed(chrono::Duration::days(i64::from(n))).map_or(self, Period::Day),
            Period::Years(a, b) => {
                let len = (b - a).max(1);
                Period::Years(a + n * len, b + n * len)
            }
        }
    }
    /// Its first and its last day; none where the calendar ends.
    pub fn days(self) -> Option<(NaiveDate, NaiveDate)> {
        let months = |y: i32, first: u8, n: u32| {
            let start = NaiveDate::from_ymd_opt(y, u32::from(first), 1)?;
            Some((start, start.checked_add_months(chrono::Months::new(n))?.pred_opt()?))
        };
        match self {
            Period::Year(y) => months(y, 1, 12),
            Period::Half(y, p) => months(y, 6 * p.saturating_sub(1) + 1, 6),
            Period::Quarter(y, p) => months(y, 3 * p.saturating_sub(1) + 1, 3),
            Period::Month(y, p) => months(y, p, 1),
            Period::Week(y, p) => {
                let monday = NaiveDate::from_isoywd_opt(y, u32::from(p), chrono::Weekday::Mon)?;
                Some((monday, monday.checked_add_days(chrono::Days::new(6))?))
            }
            Period::Day(d) => Some((d, d)),
            Period::Years(a, b) => Some((NaiveDate::from_ymd_opt(a, 1, 1)?, NaiveDate::from_ymd_opt(b, 12, 31)?)),
        }
    }
    /// A whole number that keeps year, kind and part: order by it is order in time within one kind.
    /// Years 0 to 9999; others are clamped.
    pub fn pack(self) -> i64 {
        let (kind, part): (i64, i64) = match self {
            Period::Year(_) => (0, 0),
            Period::Half(_, p) => (1, p.into()),
            Period::Quarter(_, p) => (2, p.into()),
            Period::Month(_, p) => (3, p.into()),
            Period::Week(_, p) => (4, p.into()),
            Period::Day(d) => (5, d.ordinal().into()),
            Period::Years(a, b) => (6, i64::from((b - a).clamp(0, 511))),
        };
        (i64::from(self.year().clamp(0, 9999)) << 12) | (kind << 9) | part
    }
    /// The period of a packed number; none when the number is no packed period.
    pub fn unpack(n: i64) -> Option<Period> {
        let year = i32::try_from(n >> 12).ok().filter(|y| (0..=9999).contains(y))?;
        let part = u16::try_from(n & 511).ok()?;
        let small = u8::try_from(part).ok();
        Some(match (n >> 9) & 7 {
            0 => Period::Year(year),
            1 => Period::Half(year, small.filter(|p| (1..=2).contains(p))?),
            2 => Period::Quarter(year, small.filter(|p| (1..=4).contains(p))?),
            3 => Period::Month(year, small.filter(|p| (1..=12).contains(p))?),
            4 => Period::Week(year, small.filter(|p| (1..=53).contains(p))?),
            5 => Period::Day(NaiveDate::from_yo_opt(year, u32::from(part))?),
            6 => Period::Years(year, year + i32::from(part)),
            _ => return None,
        })
    }
}

impl PartialOrd for Period {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Period {
    fn cmp(&self, other: &Self) -> Ordering {
        self.pack().cmp(&other.pack())
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            Period::Year(y) => write!(f, "{y:04}"),
            Period::Half(y, p) => write!(f, "{y:04}-S{p}"),
            Period::Quarter(y, p) => write!(f, "{y:04}-Q{p}"),
            Period::Month(y, p) => write!(f, "{y:04}-{p:02}"),
            Period::Week(y, p) => write!(f, "{y:04}-W{p:02}"),
            Period::Day(d) => write!(f, "{}", d.format("%Y-%m-%d")),
            Period::Years(a, b) => write!(f, "{a:04}/{b:04}"),
        }
    }
}

impl FromStr for Period {
    type Err = NotAPeriod;
    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        read(text).ok_or_else(|| NotAPeriod(text.to_string()))
    }
}

fn read(text: &str) -> Option<Period> {
    let year =
        |t: &str| (t.len() == 4 && t.bytes().all(|b| b.is_ascii_digit())).then(|| t.parse::<i32>().ok()).flatten();
    if let Some((a, b)) = text.split_once('/') {
        let (a, b) = (year(a)?, year(b)?);
        return (b > a && b - a < 512).then_some(Period::Years(a, b));
    }
    let Some((y, rest)) = text.split_once('-') else { return year(text).map(Period::Year) };
    let y = year(y)?;
    let part = |digits: &str, last: u8| {
        digits
            .bytes()
            .all(|b| b.is_ascii_digit())
            .then(|| digits.parse::<u8>().ok())
            .flatten()
            .filter(|p| (1..=last).contains(p))
    };
    if let Some(p) = rest.strip_prefix('S') {
        return Some(Period::Half(y, part(p, 2)?));
    }
    if let Some(p) = rest.strip_prefix('Q') {
        return Some(Period::Quarter(y, part(p, 4)?));
    }
    if let Some(p) = rest.strip_prefix('W') {
        return Some(Period::Week(y, part(p, 53)?));
    }
    if let Some(p) = rest.strip_prefix('M') {
        return Some(Period::Month(y, part(p, 12)?));
    }
    if let Some(p) = rest.strip_prefix('A') {
        return (p == "1").then_some(Period::Year(y));
    }
    match rest.split_once('-') {
        Some((m, d)) => NaiveDate::from_ymd_opt(y, part(m, 12)?.into(), part(d, 31)?.into()).map(Period::Day),
        None => Some(Period::Month(y, part(rest, 12)?)),
    }
}

impl Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl<'de> Deserialize<'de> for Period {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        String::deserialize(d)?.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_reads_back_and_packs() {
        for text in
            ["2024", "2024-S1", "2024-Q3", "2024-07", "2024-W05", "2024-07-01", "1990/1995", "0001", "9999-12-31"]
        {
            let p: Period = text.parse().unwrap();
            assert_eq!(p.to_string(), text);
            assert_eq!(Period::unpack(p.pack()), Some(p), "{text}");
        }
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for bad in ["", "24", "2024-13", "2024-Q5", "2024-02-30", "2012e", "1995/1990", "20245", "２０２４"] {
            assert!(bad.parse::<Period>().is_err(), "{bad}");
        }
    }

    #[test]
    fn a_step_crosses_the_year() {
        let step = |t: &str, n| t.parse::<Period>().unwrap().shifted(n).to_string();
        assert_eq!(step("2024-Q1", -1), "2023-Q4");
        assert_eq!(step("2024-12", 1), "2025-01");
        assert_eq!(step("2024", -5), "2019");
        assert_eq!(step("1990/1995", 1), "1995/2000");
    }
}
