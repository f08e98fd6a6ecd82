//! One figure as the page shows it, for a window that shows it between its paragraphs: label, table, lines below.
//!
//! The same functions write it into the markup of a chapter, so that both say the same. Nothing is drawn here.

use crate::markup::{Of, Panel, Wording, lines_below, table_of};
use crate::template::Template;
use almanac_core::answer::Answer;
use almanac_core::format::Formatter;
use almanac_core::{Figure, Profile};

/// The words of a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureWords {
    /// The tables, one below the other; none for a chart.
    pub panels: Vec<Panel>,
    /// Label and text of every line below: sources, note, what letters and symbols mean.
    pub lines: Vec<(String, String)>,
}

impl Template {
    /// What stands before the caption: `Table 2`, `Figure 3`. The number is printed as it is handed in.
    pub fn figure_label(&self, formatter: &Formatter, figure: &Figure, number: &str) -> String {
        let key = if figure.kind.is_table() { "table" } else { "figure" };
        format!("{}\u{a0}{number}", self.words(formatter.lang()).get(key))
    }

    /// A figure's answer in words, in the formatter's language.
    pub fn figure_words(
        &self,
        profile: &Profile,
        formatter: &Formatter,
        figure: &Figure,
        answer: &Answer,
    ) -> FigureWords {
        let words = self.words(formatter.lang());
        let c = Wording { profile, words: &words, print: formatter };
        let note = c.best(&figure.note);
        if figure.kind.is_table() {
            FigureWords { panels: table_of(&c, answer), lines: lines_below(&c, answer, note, Of::Table) }
        } else {
            FigureWords { panels: Vec::new(), lines: lines_below(&c, answer, note, Of::Chart) }
        }
    }
}
