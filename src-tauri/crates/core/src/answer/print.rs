//! An embedded value as printed: the question asked, the answer, and the words for the sentence.

use super::{Answer, Cell, CellValue, Engine, NoAnswer};
use crate::format::Formatter;
use crate::question::ValueFormat;

/// An embedded value's answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// The words that stand in the sentence; a symbol where there is no number, `?` where there is no answer.
    pub text: String,
    /// The answer, or why there is none.
    pub answer: Result<Answer, NoAnswer>,
}

impl Printed {
    /// The cell that was printed.
    pub fn cell(&self) -> Option<&Cell> {
        self.answer.as_ref().ok().and_then(|a| a.cells.first())
    }
    /// Whether a number (or the period or name that goes with one) was printed.
    pub fn is_number(&self) -> bool {
        self.cell().is_some_and(|c| matches!(c.value, CellValue::Number(_)))
    }
}

/// Answers and prints an embedded value. A table or series prints its first row and last period, since
/// a sentence has room for one number; the check of the text says so.
pub fn print_value(engine: &Engine<'_>, formatter: &Formatter, question: &str, format: &str) -> Printed {
    let (answer, format) = match (engine.ask_text(question), format.parse::<ValueFormat>()) {
        (Ok(answer), Ok(format)) => (answer, format),
        (Err(e), _) => return Printed { text: "?".into(), answer: Err(e) },
        (_, Err(e)) => return Printed { text: "?".into(), answer: Err(NoAnswer::Unreadable(e.to_string())) },
    };
    let last = answer.columns.len().saturating_sub(1);
    let text = match (answer.cell(0, last), answer.rows.first()) {
        (Some(cell), Some(row)) => formatter.value(engine.profile, &answer.unit, cell, row, &format),
        (None, _) | (_, None) => Formatter::symbol(&CellValue::Absent).to_string(),
    };
    Printed { text, answer: Ok(answer) }
}
