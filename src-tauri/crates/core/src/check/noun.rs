//! The noun behind an embedded value: what was counted must not be called something else.

use super::CheckInput;
use crate::answer::print_value;
use crate::format::Formatter;
use crate::question::{Part, ValueFormat};
use crate::truth::wrong_noun;
use crate::{Finding, Inline, Level, ObjectKind, Place, RichText};

/// Looks at the words after each value of a text. `place` makes the place of an object from its id.
pub fn check(
    input: &CheckInput<'_>,
    formatter: &Formatter,
    text: &RichText,
    place: &dyn Fn(&crate::InlineId) -> Place,
    findings: &mut Vec<Finding>,
) {
    for pair in text.0.windows(2) {
        let [Inline::Object { object, .. }, Inline::Text { text: after, .. }] = pair else { continue };
        let ObjectKind::Value { question, format, .. } = &object.kind else { continue };
        // Words are looked at before the question is asked; few sentences get that far.
        if !format.parse::<ValueFormat>().is_ok_and(|f| f.part == Part::Number && !f.unit) {
            continue;
        }
        let Ok(answer) = print_value(&input.inside(), formatter, question, format).answer else { continue };
        let Some(measure) = answer.measure else { continue };
        let indicators = answer.indicators.iter().filter_map(|c| input.profile.indicators.get(c));
        let Some((reason, word)) = indicators.filter_map(|i| wrong_noun(i, measure, after)).next() else { continue };
        let e = reason.explain();
        findings.push(
            Finding::new(
                Level::Warning,
                reason.code(),
                place(&object.id),
                format!("\"{word}\" stands behind {question}. {} {}", e.wrong, e.why),
                e.way_out,
            )
            .with(word, "the name of what was counted"),
        );
    }
}
