//! Indicators: what is measured, how, of whom, and what may be done with the numbers.

use crate::{Code, DimensionCode, Frequency, IndicatorCode, InstitutionCode, Localized, SourceCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What kind of number it is. Decides which arithmetic is legal.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MeasureType {
    /// Persons or things present at a date.
    Stock,
    /// Persons or things that came or went during a period.
    Flow,
    /// Inflow minus outflow of a period; may be negative.
    Balance,
    /// Events of a period: permits, decisions, crossings.
    EventCount,
    /// Money or another amount of a period.
    Amount,
    /// A quotient per so many of a population.
    Rate,
    /// A part of a whole, in per cent.
    Share,
    /// A score or an index number.
    Index,
}

impl MeasureType {
    /// Whether values of consecutive, non-overlapping periods may be added up.
    pub fn adds_over_time(self) -> bool {
        matches!(self, Self::Flow | Self::Balance | Self::EventCount | Self::Amount)
    }
    /// Whether parts may be added up to a whole at one time.
    pub fn adds_over_parts(self) -> bool {
        !matches!(self, Self::Rate | Self::Share | Self::Index)
    }
    /// Whether the value belongs to a date rather than to a period.
    pub fn is_at_a_date(self) -> bool {
        matches!(self, Self::Stock)
    }
    /// All, in the order of the forms.
    pub const ALL: [MeasureType; 8] =
        [Self::Stock, Self::Flow, Self::Balance, Self::EventCount, Self::Amount, Self::Rate, Self::Share, Self::Index];
    /// The word used in registers and tables: `stock`, `event_count`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Stock => "stock",
            Self::Flow => "flow",
            Self::Balance => "balance",
            Self::EventCount => "event_count",
            Self::Amount => "amount",
            Self::Rate => "rate",
            Self::Share => "share",
            Self::Index => "index",
        }
    }
    /// The measure of a register's word; none when it is unknown.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|m| m.code() == code)
    }
}

/// Whether persons or what happens to them is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Counted {
    /// Each person once.
    Persons,
    /// Each event; one person may stand behind many.
    Events,
    /// Neither, such as money or a score.
    Neither,
}

/// Who belongs to the population.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PopulationConcept {
    /// Usual residence, at least 12 months lived or intended.
    UsualResidence12Months,
    /// Usual residence, most of the last 12 months (six months and a day).
    UsualResidence6Months,
    /// Registered residence, whatever the stay.
    Registered,
    /// Present on the day, visitors included.
    Present,
    /// Holders of a status (permit, protection), wherever they live in the country.
    StatusHolders,
    /// No population stands behind it.
    NotApplicable,
}

/// The date or the period that a yearly value refers to.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReferenceTime {
    /// 1 January.
    StartOfYear,
    /// 30 June or 1 July.
    MidYear,
    /// 31 December.
    EndOfYear,
    /// The day of a census or survey, named with the value.
    NamedDay,
    /// The calendar year.
    CalendarYear,
    /// A year that starts in this month (2 to 12).
    FiscalYear(u8),
    /// A half-year, quarter or month, named with the value.
    NamedPeriod,
}

impl ReferenceTime {
    /// Whether it is a date, as a stock needs, and not a period, as a flow needs.
    pub fn is_date(&self) -> bool {
        matches!(self, Self::StartOfYear | Self::MidYear | Self::EndOfYear | Self::NamedDay)
    }
}

/// How parts of a dimension relate to its total.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Additivity {
    /// The parts add up to the total.
    Adds,
    /// A person may stand in several parts; parts are not added.
    Overlaps,
}

/// An indicator of the national list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Indicator {
    /// Code in the national list.
    pub code: IndicatorCode,
    /// Name per language.
    pub names: Localized,
    /// Definition per language.
    pub definition: Localized,
    /// Topic module, such as `IMM`.
    pub module: String,
    /// What is measured; needed before use.
    pub measure: Option<MeasureType>,
    /// Unit code of `CL_UNIT`, such as `PS` persons, `PT` per cent, `USD`; needed before use.
    pub unit: Option<Code>,
    /// Power of ten that a stored value is multiplied with (SDMX UNIT_MULT): 6 for millions.
    pub unit_multiplier: i8,
    /// Persons, events or neither.
    pub counts: Option<Counted>,
    /// Who belongs to it.
    pub population: Option<PopulationConcept>,
    /// Date or period of a yearly value; needed before use.
    pub reference: Option<ReferenceTime>,
    /// Dimensions by which it may be broken down.
    pub dimensions: Vec<DimensionCode>,
    /// Dimensions whose parts do not add up; all others add.
    pub additivity: BTreeMap<DimensionCode, Additivity>,
    /// What stands above the line, where it is a quotient of two kept indicators.
    pub numerator: Option<IndicatorCode>,
    /// What stands below the line.
    pub denominator: Option<IndicatorCode>,
    /// For a stock: what comes in during a period. With the outflows it makes the account
    /// "stock = previous stock + in − out", which the checks follow.
    #[serde(default)]
    pub inflows: Vec<IndicatorCode>,
    /// For a stock: what goes out during a period.
    #[serde(default)]
    pub outflows: Vec<IndicatorCode>,
    /// Institution that answers for it.
    pub custodian: Option<InstitutionCode>,
    /// How often it is due.
    pub frequency: Frequency,
    /// Decimals in print.
    pub decimals: u8,
    /// Year that `base` means.
    pub base_year: Option<i32>,
    /// Sources in order of preference; the first that has a value answers.
    pub source_priority: Vec<SourceCode>,
    /// Why the sources stand in this order; empty where nobody has said.
    pub priority_reason: String,
    /// Cells below this count are not for the public; none where no rule applies.
    pub small_cell_threshold: Option<u32>,
}

impl Indicator {
    /// A record with nothing but code and name, as an import makes it; not yet usable in a chapter.
    pub fn unnamed(code: IndicatorCode, names: Localized) -> Self {
        Self {
            code,
            names,
            definition: Localized::default(),
            module: String::new(),
            measure: None,
            unit: None,
            unit_multiplier: 0,
            counts: None,
            population: None,
            reference: None,
            dimensions: Vec::new(),
            additivity: BTreeMap::new(),
            numerator: None,
            denominator: None,
            inflows: Vec::new(),
            outflows: Vec::new(),
            custodian: None,
            frequency: Frequency::Annual,
            decimals: 0,
            base_year: None,
            source_priority: Vec::new(),
            priority_reason: String::new(),
            small_cell_threshold: None,
        }
    }
    /// Whether parts of this dimension may be added to a total.
    pub fn adds_over(&self, dimension: &DimensionCode) -> bool {
        self.measure.is_some_and(MeasureType::adds_over_parts)
            && self.additivity.get(dimension) != Some(&Additivity::Overlaps)
    }
}
