//! Texts: every embedded value has an answer that somebody has seen, every reference an aim, every
//! claim is borne out by the data.

use super::{CheckInput, ClaimVerdict, figure::no_answer, judge_claim, noun, shares, typed};
use crate::answer::{Answer, CellValue, Printed, Shape, Withholding, print_value};
use crate::format::Formatter;
use crate::question::{Part, Question, QuestionStep, ValueFormat};
use crate::spelling::digit;
use crate::truth::Reason;
use crate::{
    Block, BlockKind, Finding, IndicatorCode, Level, Object, ObjectKind, ObsStatus, Place, RichText, SourceCode,
};
use std::collections::BTreeSet;

pub fn check(input: &CheckInput<'_>, used: &mut BTreeSet<IndicatorCode>, findings: &mut Vec<Finding>) {
    let formatter = Formatter::new(input.lang);
    for section in &input.profile.sections {
        if section.title.get(input.lang).is_none_or(str::is_empty) {
            findings.push(Finding::new(
                Level::Error,
                "heading-missing",
                Place::Section { section: section.id.clone() },
                format!("A section has no heading in the language {}.", input.lang),
                "Write the heading.",
            ));
        }
        for block in input.profile.blocks_of(section) {
            match &block.kind {
                BlockKind::Figure(id) => {
                    if !input.profile.figures.contains_key(id) {
                        findings.push(
                            Finding::new(
                                Level::Error,
                                "figure-unknown",
                                at(block, None),
                                format!("There is no figure {id}."),
                                "Choose a figure or remove the block.",
                            )
                            .with(id.as_str(), "a figure of this profile"),
                        );
                    }
                }
                BlockKind::PageBreak => {}
                BlockKind::Paragraph | BlockKind::ListItem { .. } | BlockKind::Quotation | BlockKind::Box => {
                    match block.text.get(input.lang) {
                        Some(text) => check_text(input, &formatter, block, text, used, findings),
                        None if block.text.values().all(RichText::is_empty) => {}
                        None => findings.push(Finding::new(
                            Level::Warning,
                            "text-missing",
                            at(block, None),
                            format!("A paragraph has no text in the language {} yet.", input.lang),
                            "Translate it; the export of the other languages is not affected.",
                        )),
                    }
                }
            }
        }
    }
}

/// A number that the chosen form prints as nothing but zeros.
fn rounded_away(place: &Place, format: &str, printed: &Printed) -> Option<Finding> {
    let number = match printed.cell()?.value {
        CellValue::Number(n) if !n.is_zero() => n,
        _ => return None,
    };
    let shows_number = format.parse::<ValueFormat>().is_ok_and(|f| f.part == Part::Number);
    let digits = || printed.text.chars().filter_map(digit);
    if !shows_number || digits().next().is_none() || digits().any(|d| d != 0) {
        return None;
    }
    let finding = Finding::new(
        Level::Warning,
        "value-rounded-away",
        place.clone(),
        format!("This value is not zero, and its form prints \"{}\".", printed.text),
        "Choose a form with more decimals or a smaller scale.",
    );
    Some(finding.with(&printed.text, number.to_string()))
}

/// A mean, a sum or an extreme of values from before and after a break in the series.
fn over_break(place: &Place, question: &str, answer: &Answer) -> Option<Finding> {
    let parsed: Question = question.parse().ok()?;
    let collapses =
        |s: &QuestionStep| matches!(s, QuestionStep::Sum | QuestionStep::Mean | QuestionStep::Max | QuestionStep::Min);
    if !parsed.steps.iter().any(collapses) || !answer.cells.iter().any(|c| c.flags.has(ObsStatus::BREAK)) {
        return None;
    }
    let e = Reason::AcrossBreak.explain();
    let finding =
        Finding::new(Level::Warning, "made-across-break", place.clone(), format!("{} {}", e.wrong, e.why), e.way_out);
    Some(finding.with(question, "values of one definition"))
}

fn at(block: &Block, object: Option<&Object>) -> Place {
    Place::Block { section: block.section.clone(), block: block.id.clone(), inline: object.map(|o| o.id.clone()) }
}

fn check_text(
    input: &CheckInput<'_>,
    formatter: &Formatter,
    block: &Block,
    text: &RichText,
    used: &mut BTreeSet<IndicatorCode>,
    findings: &mut Vec<Finding>,
) {
    let (inside, public) = (input.inside(), input.public());
    let of = |id: &crate::InlineId| Place::Block {
        section: block.section.clone(),
        block: block.id.clone(),
        inline: Some(id.clone()),
    };
    noun::check(input, formatter, text, &of, findings);
    typed::check(input, block, text, findings);
    for object in text.objects() {
        let place = at(block, Some(object));
        match &object.kind {
            ObjectKind::Value { question, format, seen } => {
                let printed = print_value(&inside, formatter, question, format);
                match &printed.answer {
                    Err(why) => findings.push(no_answer(place, question, why)),
                    Ok(answer) => {
                        used.extend(answer.indicators.iter().cloned());
                        if answer.shape != Shape::Value {
                            findings.push(
                                Finding::new(
                                    Level::Error,
                                    "value-not-single",
                                    place.clone(),
                                    "The question of a value in the text has several answers.",
                                    "Ask for one period and one row, or place a table.",
                                )
                                .with(question, "a question with one answer"),
                            );
                        }
                        match printed.cell().map(|c| &c.value) {
                            Some(CellValue::Number(_) | CellValue::RoundsToZero) => {}
                            Some(CellValue::Refused(why)) => {
                                let e = why.reason().explain();
                                findings.push(
                                    Finding::new(
                                        Level::Error,
                                        "value-refused",
                                        place.clone(),
                                        format!("A sentence has no number here. {} {}", e.wrong, e.why),
                                        e.way_out,
                                    )
                                    .with(question, "a question that the types allow"),
                                );
                            }
                            Some(value) => {
                                let why = formatter.symbol_meaning(value).unwrap_or("no number");
                                findings.push(
                                    Finding::new(
                                        Level::Error,
                                        "value-missing",
                                        place.clone(),
                                        format!("A sentence has no number here: {why}."),
                                        "Choose another period, import the data, or rewrite the sentence.",
                                    )
                                    .with(question, "a number"),
                                );
                            }
                            None => findings.push(
                                Finding::new(
                                    Level::Error,
                                    "value-missing",
                                    place.clone(),
                                    "A sentence has no number here.",
                                    "Import the data or rewrite the sentence.",
                                )
                                .with(question, "a number"),
                            ),
                        }
                        findings.extend(shares::check(&place, question, answer));
                        if printed.cell().is_some_and(|c| c.partial) {
                            findings.push(
                                Finding::new(
                                    Level::Warning,
                                    "sum-partial",
                                    place.clone(),
                                    "Some of what this number is made of has no value.",
                                    "Say so in the sentence or show the parts.",
                                )
                                .with(question, "a number made of complete parts"),
                            );
                        }
                        findings.extend(rounded_away(&place, format, &printed));
                        findings.extend(over_break(&place, question, answer));
                        if !seen.is_empty() && *seen != printed.text {
                            findings.push(
                                Finding::new(
                                    Level::Warning,
                                    "value-changed",
                                    place.clone(),
                                    format!(
                                        "A value changed from {seen} to {} since somebody last looked.",
                                        printed.text
                                    ),
                                    "Read the sentence again and mark the value as seen.",
                                )
                                .with(&printed.text, seen),
                            );
                        }
                        let public = print_value(&public, formatter, question, format);
                        if let Some(CellValue::Withheld(why)) = public.cell().map(|c| &c.value) {
                            let (message, mend) = match why {
                                Withholding::Confidential => (
                                    "A confidential value would stand in this sentence; the export prints \"c\" instead.",
                                    "Rewrite the sentence without the value.",
                                ),
                                Withholding::WouldTell => (
                                    "The difference in this sentence is a confidential value, the only part that is left; the export prints \"c\" instead.",
                                    "Rewrite the sentence without the difference, or subtract fewer parts.",
                                ),
                            };
                            findings.push(
                                Finding::new(Level::Error, "confidential-in-text", place, message, mend)
                                    .with(question, "a free value"),
                            );
                        }
                    }
                }
            }
            ObjectKind::FigureRef(id) => {
                if !input.profile.figures.contains_key(id) {
                    findings.push(
                        Finding::new(
                            Level::Error,
                            "reference-unknown",
                            place,
                            format!("A reference leads to a figure {id} that does not exist."),
                            "Choose the figure again.",
                        )
                        .with(id.as_str(), "a figure of this profile"),
                    );
                }
            }
            ObjectKind::SectionRef(id) => {
                if input.profile.section(id).is_none() {
                    findings.push(
                        Finding::new(
                            Level::Error,
                            "reference-unknown",
                            place,
                            "A reference leads to a section that does not exist.",
                            "Choose the section again.",
                        )
                        .with(id.as_str(), "a section of this profile"),
                    );
                }
            }
            ObjectKind::Cite(key) => {
                if !input.profile.sources.contains_key(&SourceCode::new(key.as_str())) {
                    findings.push(
                        Finding::new(
                            Level::Error,
                            "citation-unknown",
                            place,
                            format!("There is no source {key} to cite."),
                            "Add the source or choose another.",
                        )
                        .with(key.as_str(), "a source of this profile"),
                    );
                }
            }
            ObjectKind::Variable(name) => {
                if !input.profile.about.variables.iter().any(|(n, _)| n == name)
                    && !matches!(name.as_str(), "country" | "year" | "title" | "data_as_of")
                {
                    findings.push(
                        Finding::new(
                            Level::Error,
                            "variable-unknown",
                            place,
                            format!("There is no variable \"{name}\"."),
                            "Use country, year, title, data_as_of or a variable of the profile.",
                        )
                        .with(name, "a variable of this profile"),
                    );
                }
            }
            ObjectKind::Note(note) => typed::check(input, block, note, findings),
            ObjectKind::LineBreak => {}
        }
    }
    for (claim, words) in text.claims() {
        let place =
            Place::Block { section: block.section.clone(), block: block.id.clone(), inline: Some(claim.id.clone()) };
        match judge_claim(&inside, formatter, claim) {
            ClaimVerdict::Holds => {
                let told =
                    public.ask_text(&claim.question).is_ok_and(|a| a.cells.iter().any(|c| c.value.is_withheld()));
                if told {
                    findings.push(
                        Finding::new(
                            Level::Error,
                            "claim-confidential",
                            place,
                            format!("\"{words}\" tells readers something of a confidential value."),
                            "Rewrite the sentence without it, or make the claim of published values.",
                        )
                        .with(words, "a claim about free values"),
                    );
                }
            }
            ClaimVerdict::Contradicted(why) => findings.push(
                Finding::new(
                    Level::Error,
                    "claim-contradicted",
                    place,
                    format!("\"{words}\" is not true: {why}."),
                    "Change the words, or the claim's question.",
                )
                .with(words, format!("{} ; {}", claim.kind, claim.question)),
            ),
            ClaimVerdict::CannotTell(why) => findings.push(
                Finding::new(
                    Level::Warning,
                    "claim-open",
                    place,
                    format!("The data cannot tell whether \"{words}\" is true: {why}."),
                    "Change the claim's question, or import the data.",
                )
                .with(words, format!("{} ; {}", claim.kind, claim.question)),
            ),
        }
    }
}
