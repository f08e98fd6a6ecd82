//! Observations and the readings that they come from.
//!
//! A release is immutable. What the profile answers for a cell is decided when reading, from the set
//! of releases that its dataset holds: see [`resolve`].

use crate::{Author, Decimal, IndicatorCode, Period, ReleaseId, SeriesKey, SeriesList, SourceCode, Timestamp};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

/// Why there is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MissingKind {
    /// Exists but is not at hand (`..`, SDMX O).
    NotAvailable,
    /// Cannot exist (SDMX M).
    NotApplicable,
    /// Withheld by the sender for confidentiality (SDMX Q).
    Suppressed,
    /// Was not collected (SDMX L).
    NotCollected,
    /// The cell is there and empty, without a reason.
    Empty,
}

impl MissingKind {
    /// All kinds.
    pub const ALL: [MissingKind; 5] =
        [Self::NotAvailable, Self::NotApplicable, Self::Suppressed, Self::NotCollected, Self::Empty];
    /// `not_available`, `not_applicable`, `suppressed`, `not_collected`, `empty`.
    pub fn code(self) -> &'static str {
        match self {
            Self::NotAvailable => "not_available",
            Self::NotApplicable => "not_applicable",
            Self::Suppressed => "suppressed",
            Self::NotCollected => "not_collected",
            Self::Empty => "empty",
        }
    }
    /// The kind of a word; none when it is unknown.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }
}

/// What stands in a cell. A cell that is not there at all has no observation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ObsValue {
    /// A number with the decimals as received.
    Number(Decimal),
    /// More than nothing, less than half of the unit (SDMX N).
    RoundsToZero,
    /// No number, and why.
    Missing(MissingKind),
}

impl ObsValue {
    /// The number, where there is one.
    pub fn number(self) -> Option<Decimal> {
        if let Self::Number(d) = self { Some(d) } else { None }
    }
    /// The status letter that SDMX writes for a value without a number. Where the value says it already,
    /// the letter is not a flag as well: see [`Flags::beside`].
    pub fn status(self) -> Option<ObsStatus> {
        match self {
            Self::Number(_) | Self::Missing(MissingKind::Empty) => None,
            Self::RoundsToZero => ObsStatus::new('N'),
            Self::Missing(MissingKind::NotAvailable) => ObsStatus::new('O'),
            Self::Missing(MissingKind::NotApplicable) => ObsStatus::new('M'),
            Self::Missing(MissingKind::Suppressed) => ObsStatus::new('Q'),
            Self::Missing(MissingKind::NotCollected) => ObsStatus::new('L'),
        }
    }
    /// What a status letter says of a cell without a number; none where it says nothing of that.
    pub fn of_status(status: ObsStatus) -> Option<Self> {
        Some(match status.letter() {
            'N' => Self::RoundsToZero,
            'O' | 'H' => Self::Missing(MissingKind::NotAvailable),
            'M' => Self::Missing(MissingKind::NotApplicable),
            'Q' => Self::Missing(MissingKind::Suppressed),
            'L' => Self::Missing(MissingKind::NotCollected),
            _ => return None,
        })
    }
    /// Equal as received: the same kind and, for numbers, the same digits.
    pub fn same_as_received(self, other: Self) -> bool {
        match (self, other) {
            (Self::Number(a), Self::Number(b)) => a.same_as_received(b),
            (a, b) => a == b,
        }
    }
}

/// An observation's status (SDMX CL_OBS_STATUS 2.2).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObsStatus(u8);

/// The codes in SDMX's order of precedence, for places where one flag can be shown.
pub const OBS_STATUS_PRECEDENCE: &[u8; 20] = b"BOMLHQJSDKWIFEPNUVGA";

impl ObsStatus {
    /// The status of an SDMX letter; none for letters without meaning.
    pub fn new(letter: char) -> Option<Self> {
        u8::try_from(letter).ok().filter(|b| OBS_STATUS_PRECEDENCE.contains(b)).map(Self)
    }
    /// Its letter.
    pub fn letter(self) -> char {
        char::from(self.0)
    }
    /// Break in the series.
    pub const BREAK: Self = Self(b'B');
    /// Estimated.
    pub const ESTIMATED: Self = Self(b'E');
    /// Provisional.
    pub const PROVISIONAL: Self = Self(b'P');
    /// Low reliability.
    pub const UNRELIABLE: Self = Self(b'U');
    /// Imputed.
    pub const IMPUTED: Self = Self(b'I');
    /// Forecast.
    pub const FORECAST: Self = Self(b'F');
    /// Definition differs.
    pub const DEFINITION_DIFFERS: Self = Self(b'D');
    /// Normal.
    pub const NORMAL: Self = Self(b'A');
}

/// Several status flags of one observation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Flags(u32);

impl Flags {
    /// No flag.
    pub const NONE: Flags = Flags(0);
    fn bit(status: ObsStatus) -> u32 {
        1 << (status.0.wrapping_sub(b'A') & 31)
    }
    /// With one flag more.
    pub fn with(self, status: ObsStatus) -> Self {
        Self(self.0 | Self::bit(status))
    }
    /// The flags that say more than the value itself does: a missing value is not flagged as missing.
    pub fn beside(self, value: ObsValue) -> Self {
        value.status().map_or(self, |s| Self(self.0 & !Self::bit(s)))
    }
    /// Flags of either.
    pub fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
    /// Whether the flag is set.
    pub fn has(self, status: ObsStatus) -> bool {
        self.0 & Self::bit(status) != 0
    }
    /// Whether no flag is set.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
    /// The flags in order of precedence.
    pub fn iter(self) -> impl Iterator<Item = ObsStatus> {
        OBS_STATUS_PRECEDENCE.iter().map(|b| ObsStatus(*b)).filter(move |s| self.has(*s))
    }
    /// Letters in order of precedence, such as `BE`.
    pub fn letters(self) -> String {
        self.iter().map(ObsStatus::letter).collect()
    }
    /// Reads letters; letters without meaning are returned as the error.
    pub fn from_letters(text: &str) -> Result<Self, char> {
        text.chars().try_fold(Self::NONE, |f, c| ObsStatus::new(c).map(|s| f.with(s)).ok_or(c))
    }
    /// The set as a number, for storing.
    pub fn bits(self) -> u32 {
        self.0
    }
    /// A stored set; bits without meaning are dropped.
    pub fn from_bits(bits: u32) -> Self {
        OBS_STATUS_PRECEDENCE
            .iter()
            .map(|b| ObsStatus(*b))
            .filter(|s| bits & Self::bit(*s) != 0)
            .fold(Self::NONE, Self::with)
    }
}

impl Serialize for Flags {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&self.letters())
    }
}
impl<'de> Deserialize<'de> for Flags {
    fn deserialize<D: serde::Deserializer<'de>>(d: D) -> Result<Self, D::Error> {
        Self::from_letters(&String::deserialize(d)?)
            .map_err(|c| serde::de::Error::custom(format!("\"{c}\" is no status flag")))
    }
}

/// Who may see a value (SDMX CL_CONF_STATUS, extended list).
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Confidentiality {
    /// `F` free for publication.
    #[default]
    F,
    /// `N` not for publication, internal use only.
    N,
    /// `C` confidential.
    C,
    /// `D` secondary confidentiality set by the sender.
    D,
    /// `S` secondary confidentiality set by the receiver.
    S,
    /// `A` primary confidentiality, small counts.
    A,
    /// `O` primary confidentiality, dominance by one unit.
    O,
    /// `T` primary confidentiality, dominance by two units.
    T,
    /// `G` primary confidentiality, dominance by one or two units.
    G,
    /// `M` primary confidentiality, other concentration.
    M,
    /// `E` under embargo until this day; free from it on.
    E(NaiveDate),
    /// `X` military.
    X,
}

impl Confidentiality {
    /// Whether the public may see the value on this day. Without a day, an embargo holds.
    pub fn is_public(self, on: Option<NaiveDate>) -> bool {
        match self {
            Self::F => true,
            Self::E(until) => on.is_some_and(|d| d >= until),
            Self::N | Self::C | Self::D | Self::S | Self::A | Self::O | Self::T | Self::G | Self::M | Self::X => false,
        }
    }
    /// `F`, `C`, …, `E2025-06-01`.
    pub fn code(self) -> String {
        if let Self::E(d) = self { format!("E{d}") } else { format!("{self:?}") }
    }
    /// Reads a code; none when it is unknown. `E` without a day never lapses and is read as `N`.
    pub fn from_code(text: &str) -> Option<Self> {
        Some(match text {
            "" | "F" => Self::F,
            "N" | "E" => Self::N,
            "C" => Self::C,
            "D" => Self::D,
            "S" => Self::S,
            "A" => Self::A,
            "O" => Self::O,
            "T" => Self::T,
            "G" => Self::G,
            "M" => Self::M,
            "X" => Self::X,
            _ => Self::E(text.strip_prefix('E')?.parse().ok()?),
        })
    }
}

/// The cell of a received file that a value was read from.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct CellRef {
    /// Sheet; none in formats without sheets.
    pub sheet: Option<Arc<str>>,
    /// Row or line, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
}

impl fmt::Display for CellRef {
    /// `Table 1!F100` with a sheet, `line 31, column 4` without.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.sheet {
            Some(sheet) => write!(f, "{sheet}!{}{}", column_letters(self.column), self.row),
            None => write!(f, "line {}, column {}", self.row, self.column),
        }
    }
}

/// 1 is `A`, 28 is `AB`.
pub fn column_letters(column: u32) -> String {
    let mut n = column;
    let mut letters = Vec::new();
    while n > 0 {
        n -= 1;
        letters.push(char::from(b'A' + (n % 26) as u8));
        n /= 26;
    }
    letters.iter().rev().collect()
}

/// One observation as the profile answers it.
#[derive(Debug, Clone, PartialEq)]
pub struct Observation {
    /// Series.
    pub series: Arc<SeriesKey>,
    /// Period.
    pub period: Period,
    /// Value or missing kind.
    pub value: ObsValue,
    /// Status flags.
    pub flags: Flags,
    /// Who may see it.
    pub confidentiality: Confidentiality,
    /// The sender's note.
    pub note: Option<Arc<str>>,
    /// The reading that it comes from.
    pub release: ReleaseId,
    /// The cell.
    pub cell: CellRef,
}

/// One row of an [`ObservationTable`]; period and value are packed, so that a row takes 48 bytes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct ObsRow {
    mantissa: i64,
    period: i32,
    /// Index into `series`.
    pub series: u32,
    /// Flags.
    pub flags: Flags,
    /// Index into `notes`, from 1; 0 for none.
    pub note: u32,
    /// Row or line, from 1.
    pub row: u32,
    /// Column, from 1.
    pub column: u32,
    /// Confidentiality.
    pub confidentiality: Confidentiality,
    /// Index into `sheets`, from 1; 0 for formats without sheets.
    pub sheet: u16,
    form: Form,
}

/// What the mantissa of a row is.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Form {
    /// That of a number with so many decimals.
    Scale(u8),
    RoundsToZero,
    Missing(MissingKind),
}

impl ObsRow {
    /// A free value without flags, note and cell, which are set afterwards; none where the period is outside the
    /// years 0 to 9999 or longer than 511 years.
    pub fn new(series: u32, period: Period, value: ObsValue) -> Option<Self> {
        let packed = period.pack();
        if Period::unpack(packed) != Some(period) {
            return None;
        }
        let (mantissa, form) = match value {
            ObsValue::Number(d) => (d.mantissa, Form::Scale(d.scale)),
            ObsValue::RoundsToZero => (0, Form::RoundsToZero),
            ObsValue::Missing(kind) => (0, Form::Missing(kind)),
        };
        Some(Self {
            mantissa,
            period: i32::try_from(packed).ok()?,
            series,
            flags: Flags::NONE,
            note: 0,
            row: 0,
            column: 0,
            confidentiality: Confidentiality::F,
            sheet: 0,
            form,
        })
    }
    /// Period.
    pub fn period(&self) -> Period {
        // It was taken only because it unpacks.
        Period::unpack(self.packed_period()).unwrap_or(Period::Year(0))
    }
    /// The period as [`Period::pack`] gives it.
    pub fn packed_period(&self) -> i64 {
        self.period.into()
    }
    /// Value.
    pub fn value(&self) -> ObsValue {
        match self.form {
            Form::Scale(scale) => ObsValue::Number(Decimal { mantissa: self.mantissa, scale }),
            Form::RoundsToZero => ObsValue::RoundsToZero,
            Form::Missing(kind) => ObsValue::Missing(kind),
        }
    }
}

/// All observations of one reading, compact: two million rows take less than 100 MB.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ObservationTable {
    /// Distinct series.
    pub series: SeriesList,
    /// Distinct notes.
    pub notes: Vec<Arc<str>>,
    /// Sheet names.
    pub sheets: Vec<Arc<str>>,
    /// One row per observation.
    pub rows: Vec<ObsRow>,
}

/// The rows of a table by series and period, to be met in any order.
#[derive(Debug, Clone)]
pub struct RowsByPlace<'t> {
    rows: &'t [ObsRow],
    order: Vec<u32>,
}

impl RowsByPlace<'_> {
    /// The place among the table's rows of the one with this series of the table and this packed period.
    pub fn find(&self, series: u32, period: i64) -> Option<usize> {
        let key = |at: &u32| self.rows.get(*at as usize).map(|row| (row.series, row.packed_period()));
        let found = self.order.binary_search_by_key(&Some((series, period)), key).ok()?;
        self.order.get(found).map(|at| *at as usize)
    }
}

impl ObservationTable {
    /// Its rows by series and period.
    pub fn by_place(&self) -> RowsByPlace<'_> {
        let mut order: Vec<u32> = self.rows.iter().zip(0..).map(|(_, at)| at).collect();
        order.sort_unstable_by_key(|at| self.rows.get(*at as usize).map(|row| (row.series, row.packed_period())));
        RowsByPlace { rows: &self.rows, order }
    }
    /// The cell of a row.
    pub fn cell(&self, row: &ObsRow) -> CellRef {
        CellRef {
            sheet: usize::from(row.sheet).checked_sub(1).and_then(|i| self.sheets.get(i)).cloned(),
            row: row.row,
            column: row.column,
        }
    }
    /// The note of a row.
    pub fn note(&self, row: &ObsRow) -> Option<&Arc<str>> {
        usize::try_from(row.note).ok()?.checked_sub(1).and_then(|i| self.notes.get(i))
    }
    /// A row with everything looked up; none when the row points outside the table.
    pub fn observation(&self, row: &ObsRow, release: &ReleaseId) -> Option<Observation> {
        Some(Observation {
            series: Arc::new(self.series.get(row.series)?),
            period: row.period(),
            value: row.value(),
            flags: row.flags,
            confidentiality: row.confidentiality,
            note: self.note(row).cloned(),
            release: release.clone(),
            cell: self.cell(row),
        })
    }
}

/// What a delivery speaks for: inside its extent, what it no longer contains is gone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Extent {
    /// The whole dataset.
    Everything,
    /// These periods, both ends included, of the indicators that it contains.
    Periods(Period, Period),
    /// Only the cells that it contains, as corrections do.
    Cells,
}

impl Extent {
    /// Whether the delivery speaks for a period. Bounds that are years hold every period that begins in them;
    /// finer bounds hold what lies between their days, so that half a year does not speak for the whole.
    pub fn covers(&self, period: Period) -> bool {
        match self {
            Extent::Everything => true,
            Extent::Cells => false,
            Extent::Periods(Period::Year(from), Period::Year(to)) => (*from..=*to).contains(&period.year()),
            Extent::Periods(from, to) => match (from.days(), to.days(), period.days()) {
                (Some((first, _)), Some((_, last)), Some((begin, end))) => first <= begin && end <= last,
                (None, _, _) | (_, None, _) | (_, _, None) => false,
            },
        }
    }
}

/// A reading, as the store keeps it beside its observations.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReleaseRecord {
    /// Hash of all that made it.
    pub id: ReleaseId,
    /// Whose delivery.
    pub source: SourceCode,
    /// SHA-256 of the received bytes, hexadecimal.
    pub file_hash: String,
    /// Name of the received file, without folders.
    pub file_name: String,
    /// Size of the received file in bytes.
    pub file_size: u64,
    /// The recipe by which it was read, as TOML.
    pub recipe: String,
    /// Version of the reader.
    pub reader: String,
    /// Indicators that it contains.
    pub indicators: Vec<IndicatorCode>,
    /// Number of observations.
    pub observations: u64,
    /// When it was read.
    pub at: Timestamp,
    /// Who brought it.
    pub by: Author,
}

/// Decides, for one cell, which release answers.
///
/// `order` holds the releases that count, oldest first, with their extents and the indicators that each contains.
/// `given` are this cell's observations, at most one per release. The newest release that contains the
/// cell answers, unless a newer one whose extent covers the cell no longer contains it: then it is gone.
pub fn resolve<'a>(
    order: &[(ReleaseId, Extent, Vec<IndicatorCode>)],
    indicator: &IndicatorCode,
    period: Period,
    given: &'a [Observation],
) -> Option<&'a Observation> {
    let of = |at: usize| order.get(at).and_then(|(release, _, _)| given.iter().find(|o| &o.release == release));
    resolve_place(order, indicator, period, |at| of(at).is_some()).and_then(of)
}

/// The same by the place in `order`: `gives` says whether a release contains the cell.
pub fn resolve_place(
    order: &[(ReleaseId, Extent, Vec<IndicatorCode>)],
    indicator: &IndicatorCode,
    period: Period,
    gives: impl Fn(usize) -> bool,
) -> Option<usize> {
    for (at, (_, extent, indicators)) in order.iter().enumerate().rev() {
        if gives(at) {
            return Some(at);
        }
        if indicators.contains(indicator) && extent.covers(period) {
            return None;
        }
    }
    None
}
