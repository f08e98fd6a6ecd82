//! Figures: charts and tables, each a question with a form.

use crate::{FigureId, Localized};
use serde::{Deserialize, Serialize};

/// The form of a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FigureKind {
    /// Lines over time.
    Line,
    /// Bars side by side.
    Bar,
    /// Bars on top of each other.
    StackedBar,
    /// Bars stacked to 100 per cent.
    ShareBar,
    /// Ages by sex, women to one side, men to the other.
    Pyramid,
    /// A table.
    Table,
}

impl FigureKind {
    /// All, in the order of the menus.
    pub const ALL: [FigureKind; 6] =
        [Self::Line, Self::Bar, Self::StackedBar, Self::ShareBar, Self::Pyramid, Self::Table];
    /// `line`, `stacked_bar`, `table`, …
    pub fn code(self) -> &'static str {
        match self {
            Self::Line => "line",
            Self::Bar => "bar",
            Self::StackedBar => "stacked_bar",
            Self::ShareBar => "share_bar",
            Self::Pyramid => "pyramid",
            Self::Table => "table",
        }
    }
    /// The kind of a word; none when it is unknown.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|k| k.code() == code)
    }
    /// Whether it is numbered among the tables.
    pub fn is_table(self) -> bool {
        matches!(self, Self::Table)
    }
}

/// A chart or a table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// Its id, also its name in `{figure ID}`.
    pub id: FigureId,
    /// Its form.
    pub kind: FigureKind,
    /// The question in written form.
    pub question: String,
    /// Caption per language.
    pub caption: Localized,
    /// Alternative text per language where somebody wrote one; else it is made from the data.
    pub alt: Localized,
    /// A note printed below, per language.
    pub note: Localized,
}
