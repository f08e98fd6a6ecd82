//! Observations as small integers, and back. The layout is told in the schema's comments, because
//! the views unpack it too; a test compares the two.

use almanac_core::{
    Codes, Confidentiality, Decimal, MissingKind, ObsValue,
    release::{Flags, ObsStatus},
};
use chrono::{Datelike, NaiveDate};
use std::borrow::Cow;

/// Flags from the lowest bit on: the frequent ones first, so that most rows stay small.
const FLAGS: &[u8; 20] = b"AEPBOIUDNMFLQSHKWJGV";
const ROUNDS_TO_ZERO: i64 = 19;
const MISSING: [(MissingKind, i64); 5] = [
    (MissingKind::NotAvailable, 20),
    (MissingKind::NotApplicable, 21),
    (MissingKind::Suppressed, 22),
    (MissingKind::NotCollected, 23),
    (MissingKind::Empty, 24),
];
const CONFIDENTIALITY: [Confidentiality; 10] = [
    Confidentiality::F,
    Confidentiality::N,
    Confidentiality::C,
    Confidentiality::D,
    Confidentiality::S,
    Confidentiality::A,
    Confidentiality::O,
    Confidentiality::T,
    Confidentiality::G,
    Confidentiality::M,
];
const EMBARGO: i64 = 10;
const MILITARY: i64 = 11;
/// Keeps days before 1970 positive.
const DAY_ZERO: i64 = 1_000_000;

/// Mantissa and status.
pub(crate) fn pack_value(value: ObsValue, flags: Flags, confidentiality: Confidentiality) -> (i64, i64) {
    let (mantissa, form) = match value {
        ObsValue::Number(d) => (d.mantissa, i64::from(d.scale)),
        ObsValue::RoundsToZero => (0, ROUNDS_TO_ZERO),
        ObsValue::Missing(kind) => (0, MISSING.iter().find(|(k, _)| *k == kind).map_or(24, |(_, n)| *n)),
    };
    if flags.is_empty() && confidentiality == Confidentiality::F {
        return (mantissa, form);
    }
    let mut status = form;
    for flag in flags.iter() {
        if let Some(bit) = FLAGS.iter().position(|letter| char::from(*letter) == flag.letter()) {
            status |= 1 << (5 + bit);
        }
    }
    let (code, day) = match confidentiality {
        Confidentiality::E(until) => (EMBARGO, days(until) + DAY_ZERO),
        Confidentiality::X => (MILITARY, 0),
        plain => (CONFIDENTIALITY.iter().position(|c| *c == plain).unwrap_or(1) as i64, 0),
    };
    (mantissa, status | (code << 25) | (day << 29))
}

/// The value, flags and confidentiality again; none when the numbers have no meaning.
pub(crate) fn unpack_value(mantissa: i64, status: i64) -> Option<(ObsValue, Flags, Confidentiality)> {
    let form = status & 31;
    let value = match u8::try_from(form).ok()? {
        scale @ 0..=18 => ObsValue::Number(Decimal { mantissa, scale }),
        19 => ObsValue::RoundsToZero,
        _ => ObsValue::Missing(MISSING.iter().find(|(_, n)| *n == form)?.0),
    };
    let mut flags = Flags::NONE;
    for (bit, letter) in FLAGS.iter().enumerate() {
        if status & (1 << (5 + bit)) != 0 {
            flags = flags.with(ObsStatus::new(char::from(*letter))?);
        }
    }
    let confidentiality = match (status >> 25) & 15 {
        EMBARGO => Confidentiality::E(day((status >> 29) - DAY_ZERO)?),
        MILITARY => Confidentiality::X,
        plain => *CONFIDENTIALITY.get(usize::try_from(plain).ok()?)?,
    };
    Some((value, flags, confidentiality))
}

fn days(date: NaiveDate) -> i64 {
    i64::from(date.num_days_from_ce())
}
fn day(days: i64) -> Option<NaiveDate> {
    NaiveDate::from_num_days_from_ce_opt(i32::try_from(days).ok()?)
}

/// How a release's cells are packed: one more than the largest row and column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Strides {
    pub(crate) rows: i64,
    pub(crate) columns: i64,
}

impl Strides {
    /// Sheet, row and column as one number; none when it does not fit.
    pub(crate) fn pack(self, sheet: u16, row: u32, column: u32) -> Option<i64> {
        i64::from(sheet)
            .checked_mul(self.rows)?
            .checked_add(i64::from(row))?
            .checked_mul(self.columns)?
            .checked_add(i64::from(column))
    }
    /// Sheet, row and column again; none when the number has no meaning.
    pub(crate) fn unpack(self, cell: i64) -> Option<(u16, u32, u32)> {
        let (rest, column) = (cell.checked_div(self.columns)?, cell.checked_rem(self.columns)?);
        let (sheet, row) = (rest.checked_div(self.rows)?, rest.checked_rem(self.rows)?);
        Some((sheet.try_into().ok()?, row.try_into().ok()?, column.try_into().ok()?))
    }
}

/// Codes as text that reads back, whatever is in them: `age=Y15T24,sex=F`.
pub(crate) fn pack_codes(codes: &Codes) -> String {
    let mut text = String::new();
    for (dimension, code) in codes {
        if !text.is_empty() {
            text.push(',');
        }
        escape(dimension.as_str(), &mut text);
        text.push('=');
        escape(code.as_str(), &mut text);
    }
    text
}

fn escape(part: &str, into: &mut String) {
    for c in part.chars() {
        match c {
            '%' => into.push_str("%25"),
            ',' => into.push_str("%2C"),
            '=' => into.push_str("%3D"),
            other => into.push(other),
        }
    }
}

/// Dimensions and codes of such a text; no code where a pair is none.
pub(crate) fn pairs_of(text: &str) -> impl Iterator<Item = (Cow<'_, str>, Option<Cow<'_, str>>)> {
    text.split(',').filter(|pair| !pair.is_empty()).map(|pair| match pair.split_once('=') {
        Some((dimension, code)) => (plain(dimension), Some(plain(code))),
        None => (plain(pair), None),
    })
}

fn plain(part: &str) -> Cow<'_, str> {
    if part.contains('%') {
        Cow::Owned(part.replace("%3D", "=").replace("%2C", ",").replace("%25", "%"))
    } else {
        Cow::Borrowed(part)
    }
}
