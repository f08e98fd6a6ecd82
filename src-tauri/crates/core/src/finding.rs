//! Findings: what is wrong or worth a look, where, and what to do. They are values, never failures.

use crate::{BlockId, FigureId, IndicatorCode, InlineId, SectionId, SourceCode};
use serde::{Deserialize, Serialize};
use std::fmt;

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Good to know.
    Note,
    /// Look at it before publishing.
    Warning,
    /// Blocks the export or the acceptance.
    Error,
}

/// Where a finding is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum Place {
    /// The profile as a whole.
    Profile,
    /// A received file, with the cell where there is one, such as `Table 1!F100`.
    File {
        /// Name of the file.
        file: String,
        /// Cell, line or part of it; empty for the whole file.
        cell: String,
    },
    /// An indicator's record.
    Indicator {
        /// Which.
        indicator: IndicatorCode,
    },
    /// A source's record.
    Source {
        /// Which.
        source: SourceCode,
    },
    /// A value.
    Value {
        /// Its indicator.
        indicator: IndicatorCode,
        /// Codes as `sex=F,age=Y15T24`; empty for the total.
        codes: String,
        /// Its period.
        period: String,
    },
    /// A section's heading.
    Section {
        /// Which.
        section: SectionId,
    },
    /// A block's text, or an object in it.
    Block {
        /// Section.
        section: SectionId,
        /// Block.
        block: BlockId,
        /// Object or claim in the text.
        inline: Option<InlineId>,
    },
    /// A chart or table.
    Figure {
        /// Which.
        figure: FigureId,
    },
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Profile => write!(f, "profile"),
            Place::File { file, cell } if cell.is_empty() => write!(f, "{file}"),
            Place::File { file, cell } => write!(f, "{file}, {cell}"),
            Place::Indicator { indicator } => write!(f, "indicator {indicator}"),
            Place::Source { source } => write!(f, "source {source}"),
            Place::Value { indicator, codes, period } if codes.is_empty() => write!(f, "{indicator} {period}"),
            Place::Value { indicator, codes, period } => write!(f, "{indicator}[{codes}] {period}"),
            Place::Section { section } => write!(f, "section {section}"),
            Place::Block { section, block, inline: None } => write!(f, "section {section}, block {block}"),
            Place::Block { section, block, inline: Some(i) } => {
                write!(f, "section {section}, block {block}, object {i}")
            }
            Place::Figure { figure } => write!(f, "figure {figure}"),
        }
    }
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Finding {
    /// How much it weighs.
    pub level: Level,
    /// Kind, such as `value-changed`; stable, so that windows can translate and group by it.
    pub kind: String,
    /// Where.
    pub place: Place,
    /// What was read there.
    pub read: String,
    /// What was expected instead.
    pub expected: String,
    /// What an acceptance of the finding rests on, in no language: it comes back when this changes. Empty where `read`
    /// says it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub basis: String,
    /// One sentence that says what is wrong.
    pub message: String,
    /// One sentence that says what to do.
    pub mend: String,
}

impl Finding {
    /// A finding without "read" and "expected".
    pub fn new(level: Level, kind: &str, place: Place, message: impl Into<String>, mend: impl Into<String>) -> Self {
        Self {
            level,
            kind: kind.into(),
            place,
            read: String::new(),
            expected: String::new(),
            basis: String::new(),
            message: message.into(),
            mend: mend.into(),
        }
    }
    /// With what was read and what was expected.
    pub fn with(mut self, read: impl Into<String>, expected: impl Into<String>) -> Self {
        self.read = read.into();
        self.expected = expected.into();
        self
    }
    /// With what an acceptance rests on, where that is not what was read.
    pub fn resting_on(mut self, basis: impl Into<String>) -> Self {
        self.basis = basis.into();
        self
    }
}
