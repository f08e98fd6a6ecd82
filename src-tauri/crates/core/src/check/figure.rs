//! Figures: each needs an answer, a caption and a place in the text.

use super::{CheckInput, shares};
use crate::answer::{Answer, CellValue, NoAnswer, Refusal};
use crate::question::{Question, QuestionStep};
use crate::truth;
use crate::{BlockKind, Figure, Finding, IndicatorCode, Level, Place};
use std::collections::BTreeSet;

pub fn check(input: &CheckInput<'_>, used: &mut BTreeSet<IndicatorCode>, findings: &mut Vec<Finding>) {
    let placed: BTreeSet<_> = input
        .profile
        .blocks
        .values()
        .filter_map(|b| if let BlockKind::Figure(id) = &b.kind { Some(id) } else { None })
        .collect();
    for figure in input.profile.figures.values() {
        let place = Place::Figure { figure: figure.id.clone() };
        if !placed.contains(&figure.id) {
            findings.push(Finding::new(
                Level::Note,
                "figure-not-placed",
                place.clone(),
                "This figure stands in no chapter.",
                "Place it in a chapter or remove it.",
            ));
            continue;
        }
        if figure.caption.get(input.lang).is_none_or(str::is_empty) {
            findings.push(Finding::new(
                Level::Error,
                "caption-missing",
                place.clone(),
                format!("This figure has no caption in the language {}.", input.lang),
                "Write a caption that says what is shown, for whom and when.",
            ));
        }
        let (indicators, own) = figure_findings(input, figure);
        used.extend(indicators);
        findings.extend(own);
    }
}

/// What is wrong with a figure's answer, wherever the figure stands, and the indicators that it reads.
pub fn figure_findings(input: &CheckInput<'_>, figure: &Figure) -> (BTreeSet<IndicatorCode>, Vec<Finding>) {
    let place = Place::Figure { figure: figure.id.clone() };
    let answer = match input.inside().ask_text(&figure.question) {
        Ok(answer) => answer,
        Err(e) => return (BTreeSet::new(), vec![no_answer(place, &figure.question, &e)]),
    };
    let mut findings: Vec<Finding> = shares::check(&place, &figure.question, &answer).into_iter().collect();
    if !answer.cells.iter().any(|c| matches!(c.value, CellValue::Number(_) | CellValue::RoundsToZero)) {
        let empty = Finding::new(
            Level::Error,
            "figure-empty",
            place.clone(),
            "This figure has no number to show.",
            "Choose another period or filter, or import the data.",
        );
        findings.push(empty.with(&figure.question, "at least one number"));
    }
    if let Some(reason) = truth::figure(input.profile, figure.kind, &answer) {
        let e = reason.explain();
        let contradicts = Finding::new(
            Level::Error,
            "figure-contradicts",
            place.clone(),
            format!("{} {}", e.wrong, e.why),
            e.way_out,
        );
        let read = format!("{} of {}", figure.kind.code(), figure.question);
        findings.push(contradicts.with(read, "a form that the numbers allow"));
    }
    findings.extend(refused(&answer, &place, &figure.question));
    if answer.cells.iter().any(|c| c.partial) {
        let partial = Finding::new(
            Level::Warning,
            "sum-partial",
            place.clone(),
            "A sum in this figure lacks a part.",
            "Say in the note what is missing, or show the parts.",
        );
        findings.push(partial.with(&figure.question, "sums of complete parts"));
    }
    let public = input.public().ask_text(&figure.question).ok();
    let hidden = public.as_ref().map_or(0, |a| a.cells.iter().filter(|c| c.value.is_withheld()).count());
    let ranked = figure
        .question
        .parse::<Question>()
        .is_ok_and(|q| q.steps.iter().any(|step| matches!(step, QuestionStep::Top(_))));
    if ranked && public.as_ref().is_some_and(|a| a.rows != answer.rows) {
        let other = Finding::new(
            Level::Error,
            "ranking-hidden",
            place.clone(),
            "One of the largest has a confidential value: the export would show others as the largest.",
            "Show all rows, or combine categories until the largest can be shown.",
        );
        findings.push(other.with(&figure.question, "the same rows for everybody"));
    }
    if hidden > 0 {
        let withheld = Finding::new(
            Level::Warning,
            "confidential-withheld",
            place,
            format!("{hidden} confidential value(s) would stand in this figure; the export prints \"c\" instead."),
            "Nothing has to be done unless the table lets readers work the value out; then combine categories.",
        );
        findings.push(withheld.with(&figure.question, "free values"));
    }
    (answer.indicators.clone(), findings)
}

/// Cells that a rule of the types leaves empty, each rule told once.
fn refused(answer: &Answer, place: &Place, question: &str) -> Vec<Finding> {
    let rules: BTreeSet<_> = answer
        .cells
        .iter()
        .filter_map(|c| match &c.value {
            CellValue::Refused(
                why @ (Refusal::Rule(_)
                | Refusal::Impossible(_)
                | Refusal::SumOfStock
                | Refusal::SumOfRatio
                | Refusal::PartsOverlap(_)),
            ) => Some(why.reason()),
            // A gap after a break or behind a zero is told by the table's note and is no mistake of the question.
            _ => None,
        })
        .collect();
    rules
        .into_iter()
        .map(|reason| {
            let e = reason.explain();
            Finding::new(
                Level::Warning,
                "answer-refused",
                place.clone(),
                format!("Cells of this figure stay empty. {} {}", e.wrong, e.why),
                e.way_out,
            )
            .with(question, "a question that the types allow")
            .resting_on(format!("{} {question}", reason.code()))
        })
        .collect()
}

/// A question without an answer, as a finding.
pub fn no_answer(place: Place, question: &str, why: &NoAnswer) -> Finding {
    let mend = match why {
        NoAnswer::Unreadable(_) => "Write the question as in: IMM-005[sex=F] this.",
        NoAnswer::UnknownIndicator(_) => "Add the indicator to the list or choose another.",
        NoAnswer::UnknownDimension(..) => "Choose a dimension of the indicator, or add it to the indicator's record.",
        NoAnswer::UnknownCode(..) => "Choose a code of the dimension's list, or add it there.",
        NoAnswer::Incomplete(_) => "Complete the indicator's record first.",
        NoAnswer::Contradicts(_, reason) => reason.explain().way_out,
        NoAnswer::NoEdition => "Add an edition to the profile.",
        NoAnswer::NoBaseYear(_) => "Set the base year in the indicator's record.",
        NoAnswer::StepDoesNotFit(_) => "Change the question.",
        NoAnswer::ReadFailure(_) => "Run the integrity check of the project.",
    };
    Finding::new(Level::Error, "question-without-answer", place, sentence(&why.to_string()), mend)
        .with(question, "a question that this profile can answer")
}

fn sentence(text: &str) -> String {
    let mut chars = text.chars();
    let first = chars.next().map(|c| c.to_uppercase().collect::<String>()).unwrap_or_default();
    format!("{first}{}.", chars.as_str())
}
