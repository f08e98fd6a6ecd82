//! Shares: whether what is divided is a part of what it is divided by.

use crate::answer::{Answer, CellValue};
use crate::question::{Question, QuestionStep, Subject};
use crate::{Decimal, Finding, Level, Place};

/// A finding where the parts of a share do not fit, or where it says more than the whole.
pub fn check(place: &Place, question: &str, answer: &Answer) -> Option<Finding> {
    let parsed: Question = question.parse().ok()?;
    let whole =
        parsed.steps.iter().find_map(|step| if let QuestionStep::ShareOf(s) = step { Some(s) } else { None })?;
    let foreign = parsed.subjects.iter().find(|part| part.indicator == whole.indicator && !contains(whole, part));
    let (message, expected) = match foreign {
        Some(_) => ("A share is taken of something that does not contain it.", "a part of what it is divided by"),
        None if parsed.steps.len() == 1 && exceeds(answer) => {
            ("A share is more than 100 per cent of what it is divided by.", "at most 100 per cent, or no share")
        }
        None => return None,
    };
    let mend = "Divide by the whole that holds the part; if it is a ratio on purpose, write it with \"per 100\".";
    Some(Finding::new(Level::Warning, "share-of-another", place.clone(), message, mend).with(question, expected))
}

/// Whether every filter of the whole holds for the part, too. A part that is broken down later has no filter for it.
fn contains(whole: &Subject, part: &Subject) -> bool {
    whole.filters.iter().all(|(dimension, codes)| {
        let own = part.filters.iter().find(|(d, _)| d == dimension);
        own.is_some_and(|(_, own)| own.iter().all(|c| codes.contains(c)))
    })
}

fn exceeds(answer: &Answer) -> bool {
    answer.cells.iter().any(|c| matches!(c.value, CellValue::Number(n) if n > Decimal::int(100)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(question: &str, expected: bool) {
        let parsed: Question = question.parse().unwrap();
        let QuestionStep::ShareOf(whole) = &parsed.steps[0] else { panic!("a share") };
        assert_eq!(contains(whole, &parsed.subjects[0]), expected, "{question}");
    }

    #[test]
    fn a_whole_contains_its_parts_and_nothing_else() {
        check("IMM-005[sex=F] this | share of IMM-005", true);
        check("IMM-005[sex=F,age=Y0T4] this | share of IMM-005[sex=F]", true);
        check("IMM-005[citizenship=AFG] this | share of IMM-005[citizenship=AFG+SYR]", true);
        check("IMM-005[sex=F] this | share of IMM-005[sex=M]", false);
        check("IMM-005 this | share of IMM-005[sex=F]", false);
    }
}
