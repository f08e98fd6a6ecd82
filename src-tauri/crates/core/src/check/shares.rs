//! Shares that say more than the whole. What does not contain its part is refused before ([`crate::truth`]).

use crate::answer::{Answer, CellValue};
use crate::question::{Question, QuestionStep};
use crate::{Decimal, Finding, Level, Place};

/// A finding where the part and the whole of a share cannot both be right.
pub fn check(place: &Place, question: &str, answer: &Answer) -> Option<Finding> {
    let parsed: Question = question.parse().ok()?;
    if !matches!(parsed.steps.as_slice(), [QuestionStep::ShareOf(_)]) || !exceeds(answer) {
        return None;
    }
    let message = "A share is more than 100 per cent of what it is divided by.";
    let mend = "Divide by the whole that holds the part; if it is a ratio on purpose, write it with \"per 100\".";
    let finding = Finding::new(Level::Error, "share-over-100", place.clone(), message, mend);
    Some(finding.with(question, "at most 100 per cent, or no share"))
}

fn exceeds(answer: &Answer) -> bool {
    answer.cells.iter().any(|c| matches!(c.value, CellValue::Number(n) if n > Decimal::int(100)))
}
