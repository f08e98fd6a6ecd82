//! Answers: the same question gives the same answer in text, table, chart, alternative text and export.

mod ages;
mod arithmetic;
mod engine;
mod fetch;
mod hidden;
mod periods;
mod print;
#[cfg(test)]
mod tests;

pub use engine::{Audience, Engine};
pub use print::{Printed, print_value};

use crate::SeriesKey;
use crate::release::{CellRef, Flags, MissingKind};
use crate::truth::Reason;
use crate::{Code, Decimal, DimensionCode, IndicatorCode, MeasureType, Period, ReleaseId, SourceCode};
use std::{collections::BTreeSet, fmt, sync::Arc};

/// What kind of answer a question has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Shape {
    /// One value.
    Value,
    /// One or more rows over periods.
    Series,
    /// Rows with one column.
    Table,
    /// Rows and columns that are not periods.
    Matrix,
}

/// A row or column.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Header {
    /// A period.
    Period(Period),
    /// A code of a dimension.
    Code(DimensionCode, Code),
    /// An indicator, with filters as codes.
    Indicator(IndicatorCode, Vec<(DimensionCode, Vec<Code>)>),
    /// All rows that are not among the largest; how many.
    Other(u32),
    /// The total of the rows.
    Total,
    /// The only column of a table without periods.
    Only,
}

/// Why a value is not given although it could be computed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Refusal {
    /// A stock is not summed over time.
    SumOfStock,
    /// Rates, shares and scores are not summed.
    SumOfRatio,
    /// Parts that overlap are not added.
    PartsOverlap(DimensionCode),
    /// No growth across a break in the series.
    AcrossBreak(Period),
    /// No growth from zero or from a negative value.
    NoGrowthBase,
    /// Division by zero.
    ZeroDenominator,
    /// A rule of the types forbids it.
    Rule(Reason),
    /// The received value cannot be what the indicator says that it is.
    Impossible(Reason),
    /// The age groups that were delivered do not add up to the one asked for.
    AgeGroupsDoNotFit(DimensionCode),
    /// The number does not fit.
    TooLarge,
}

impl Refusal {
    /// The rule behind it, with its code and explanation.
    pub fn reason(&self) -> Reason {
        match self {
            Self::SumOfStock => Reason::SumOfStock,
            Self::SumOfRatio => Reason::SumOfQuotient,
            Self::PartsOverlap(_) => Reason::PartsOverlap,
            Self::AcrossBreak(_) => Reason::AcrossBreak,
            Self::NoGrowthBase => Reason::NoGrowthBase,
            Self::ZeroDenominator => Reason::ZeroDenominator,
            Self::AgeGroupsDoNotFit(_) => Reason::AgeGroupsDoNotFit,
            Self::TooLarge => Reason::TooLarge,
            Self::Rule(reason) | Self::Impossible(reason) => *reason,
        }
    }
}

/// What stands in an answer's cell.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum CellValue {
    /// A number in the answer's unit.
    Number(Decimal),
    /// More than nothing, less than half of the unit.
    RoundsToZero,
    /// No number, and why.
    Missing(MissingKind),
    /// No observation at all.
    Absent,
    /// There is a value, but not for this audience, and why.
    Withheld(Withholding),
    /// The rules of the field forbid it.
    Refused(Refusal),
}

impl CellValue {
    /// Whether there is a value that this audience does not get.
    pub fn is_withheld(&self) -> bool {
        matches!(self, Self::Withheld(_))
    }
}

/// Why a value is not for everybody.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Withholding {
    /// It is confidential, or computed from what is.
    Confidential,
    /// It is computed from free values and would be a hidden one: a total minus all its other parts.
    WouldTell,
}

/// One cell of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Cell {
    /// What stands in it.
    pub value: CellValue,
    /// Status flags of everything that went in.
    pub flags: Flags,
    /// Some part was missing, so the sum does not cover all.
    pub partial: bool,
    /// The period that the value belongs to, where the column does not say it.
    pub period: Option<Period>,
    /// The observations that were read, in order.
    pub origins: Vec<Origin>,
}

/// An observation that went into a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Origin {
    /// Its series.
    pub series: Arc<SeriesKey>,
    /// Its period.
    pub period: Period,
    /// The reading.
    pub release: ReleaseId,
    /// The cell of the received file.
    pub cell: CellRef,
    /// The sender's note.
    pub note: Option<Arc<str>>,
}

/// The unit of an answer.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct AnswerUnit {
    /// Code of `CL_UNIT`.
    pub code: Option<Code>,
    /// Power of ten.
    pub multiplier: i8,
    /// Decimals in print.
    pub decimals: u8,
    /// Whether it is a difference, printed with its sign where asked.
    pub difference: bool,
}

/// An answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The question in its canonical written form.
    pub question: String,
    /// What kind of answer it is.
    pub shape: Shape,
    /// Unit of the numbers.
    pub unit: AnswerUnit,
    /// What kind of number stands in the cells; none for places in an order.
    pub measure: Option<MeasureType>,
    /// How many indicators, or parts of them, were asked for.
    pub subjects: usize,
    /// Row headers.
    pub rows: Vec<Header>,
    /// Column headers.
    pub columns: Vec<Header>,
    /// Cells, row after row.
    pub cells: Vec<Cell>,
    /// Indicators whose definitions were read.
    pub indicators: BTreeSet<IndicatorCode>,
    /// Sources of the values in the answer.
    pub sources: BTreeSet<SourceCode>,
}

impl Answer {
    /// The cell at a row and a column, from 0.
    pub fn cell(&self, row: usize, column: usize) -> Option<&Cell> {
        if column >= self.columns.len() {
            return None;
        }
        self.cells.get(row.checked_mul(self.columns.len())?.checked_add(column)?)
    }
    /// The only cell of a value.
    pub fn only(&self) -> Option<&Cell> {
        if self.shape == Shape::Value { self.cells.first() } else { None }
    }
    /// Every observation that was read, once.
    pub fn origins(&self) -> impl Iterator<Item = &Origin> {
        self.cells.iter().flat_map(|c| c.origins.iter())
    }
}

/// Why a question has no answer at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoAnswer {
    /// The question cannot be read.
    Unreadable(String),
    /// There is no such indicator.
    UnknownIndicator(IndicatorCode),
    /// The indicator has no such dimension.
    UnknownDimension(IndicatorCode, DimensionCode),
    /// A code of a filter is in no list of the dimension, and no value of the indicator has it.
    UnknownCode(DimensionCode, Code),
    /// The indicator's definition is incomplete.
    Incomplete(IndicatorCode),
    /// The indicator's definition contradicts itself, or the question contradicts the definition.
    Contradicts(IndicatorCode, Reason),
    /// The profile has no edition, so `this` has no meaning.
    NoEdition,
    /// `base` was asked but the indicator has no base year.
    NoBaseYear(IndicatorCode),
    /// A step does not fit what stands before it.
    StepDoesNotFit(String),
    /// The observations could not be read.
    ReadFailure(String),
}

impl fmt::Display for NoAnswer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Unreadable(why) => write!(f, "the question cannot be read: {why}"),
            Self::UnknownIndicator(c) => write!(f, "there is no indicator {c} in this profile"),
            Self::UnknownDimension(c, d) => write!(f, "indicator {c} is not broken down by \"{d}\""),
            Self::UnknownCode(d, c) => write!(f, "there is no code {c} for \"{d}\", and no value has it"),
            Self::Incomplete(c) => write!(f, "indicator {c} has no measure type, unit or reference time yet"),
            Self::Contradicts(c, reason) => {
                let e = reason.explain();
                write!(f, "indicator {c}: {} {} {}", e.wrong, e.why, e.way_out.trim_end_matches('.'))
            }
            Self::NoEdition => write!(f, "the profile has no edition, so \"this\" has no meaning"),
            Self::NoBaseYear(c) => write!(f, "indicator {c} has no base year"),
            Self::StepDoesNotFit(why) => write!(f, "{why}"),
            Self::ReadFailure(why) => write!(f, "the observations cannot be read: {why}"),
        }
    }
}
impl std::error::Error for NoAnswer {}
