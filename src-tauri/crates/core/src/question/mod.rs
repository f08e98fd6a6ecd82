//! Questions: what is asked of the data, in a form that is written, stored and read back.
//!
//! `CODE[dimension=code,…]@SOURCE PERIOD | step | step`; the full grammar stands in ARCHITECTURE.md.

mod parse;
mod print;
mod value_format;

pub use parse::BadQuestion;
pub use value_format::{BadFormat, Part, ValueFormat};

use crate::{Code, DimensionCode, IndicatorCode, Period, SourceCode};

/// A question of the data.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Question {
    /// What is asked for; several indicators make several rows.
    pub subjects: Vec<Subject>,
    /// For when.
    pub when: When,
    /// What is done with it, in order.
    pub steps: Vec<QuestionStep>,
}

/// An indicator with its filters.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Subject {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// Filters in written order; a dimension without one is at its total. Several codes are added up.
    pub filters: Vec<(DimensionCode, Vec<Code>)>,
    /// One source, where the usual order of preference is not wanted.
    pub source: Option<SourceCode>,
}

/// One moment, relative to the edition or absolute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Moment {
    /// The edition's year plus this many years: `this`, `previous` (-1), `this-5`.
    This(i32),
    /// The indicator's base year.
    Base,
    /// The latest period that has a number, not after the edition's year.
    Latest,
    /// A period.
    Fixed(Period),
}

/// One moment or a range of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    /// One.
    At(Moment),
    /// From one to another, both included.
    Range(Moment, Moment),
    /// Every period there is, not after the edition's year.
    All,
}

/// What is done with the selected values.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum QuestionStep {
    /// One row per code: `by citizenship`; with two, the second makes the columns.
    By(Vec<DimensionCode>),
    /// Difference from an earlier moment: `change previous`.
    Change(Moment),
    /// The same in per cent of the earlier value: `change% previous`.
    ChangePercent(Moment),
    /// In per cent of this subject at the same time: `share of CTX-001`.
    ShareOf(Subject),
    /// Per so many of this subject at the same time: `per 1000 CTX-001`.
    Per(u32, Subject),
    /// Minus this subject at the same time: `minus EMI-001`.
    Minus(Subject),
    /// The n largest rows, the rest as "other", and the total: `top 10`.
    Top(u32),
    /// The place of the filtered code among the codes of a dimension, the largest being 1: `rank citizenship`.
    Rank(DimensionCode),
    /// Sum over the range; refused where the measure forbids it.
    Sum,
    /// Mean over the range.
    Mean,
    /// Largest value of the range, with its period.
    Max,
    /// Smallest value of the range, with its period.
    Min,
}

impl Question {
    /// Everything whose values go into the answer: what is asked for, and what it is divided by or lessened by.
    pub fn all_subjects(&self) -> impl Iterator<Item = &Subject> {
        let beside = self.steps.iter().filter_map(|step| match step {
            QuestionStep::ShareOf(s) | QuestionStep::Per(_, s) | QuestionStep::Minus(s) => Some(s),
            QuestionStep::By(_)
            | QuestionStep::Change(_)
            | QuestionStep::ChangePercent(_)
            | QuestionStep::Top(_)
            | QuestionStep::Rank(_)
            | QuestionStep::Sum
            | QuestionStep::Mean
            | QuestionStep::Max
            | QuestionStep::Min => None,
        });
        self.subjects.iter().chain(beside)
    }
}
