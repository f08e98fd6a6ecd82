//! A question in parts for the window, and back. Reading and writing the written form are `core`'s; nothing is parsed here.

use crate::wire::{
    QuestionFilter, QuestionMoment, QuestionParts, QuestionReading, QuestionStepPart, QuestionSubject, QuestionWhen,
};
use almanac_core::question::{Moment, Question, QuestionStep, Subject, When};
use almanac_core::{Code, DimensionCode, IndicatorCode, SourceCode};

/// A written question in parts.
pub fn read_question(written: &str) -> QuestionReading {
    match written.parse::<Question>() {
        Ok(question) => {
            QuestionReading { question: question.to_string(), parts: Some(parts_of(&question)), wrong: String::new() }
        }
        Err(why) => QuestionReading { question: written.to_string(), parts: None, wrong: why.to_string() },
    }
}

/// Parts as a written question. It is read again, so that what the window handed in is held to the same rules.
pub fn write_question(parts: &QuestionParts) -> QuestionReading {
    let refused = |question: String, wrong: String| QuestionReading { question, parts: None, wrong };
    let question = match question_of(parts) {
        Ok(question) => question,
        Err(why) => return refused(String::new(), why),
    };
    let written = question.to_string();
    match written.parse::<Question>() {
        Ok(read) if read == question => read_question(&written),
        // A code with a sign of the written form in it, or no indicator at all.
        Ok(_) => {
            let wrong = format!("\"{written}\" would be read as another question; choose its parts from the lists");
            refused(written, wrong)
        }
        Err(why) => refused(written, why.to_string()),
    }
}

fn parts_of(q: &Question) -> QuestionParts {
    QuestionParts {
        subjects: q.subjects.iter().map(subject_to_wire).collect(),
        when: match q.when {
            When::At(m) => QuestionWhen::At { moment: moment_to_wire(m) },
            When::Range(a, b) => QuestionWhen::Range { from: moment_to_wire(a), to: moment_to_wire(b) },
            When::All => QuestionWhen::All,
        },
        steps: q.steps.iter().map(step_to_wire).collect(),
    }
}

fn subject_to_wire(s: &Subject) -> QuestionSubject {
    let filter = |(dimension, codes): &(DimensionCode, Vec<Code>)| QuestionFilter {
        dimension: dimension.to_string(),
        codes: codes.iter().map(ToString::to_string).collect(),
    };
    QuestionSubject {
        indicator: s.indicator.to_string(),
        filters: s.filters.iter().map(filter).collect(),
        source: s.source.as_ref().map(ToString::to_string),
    }
}

fn moment_to_wire(m: Moment) -> QuestionMoment {
    match m {
        Moment::This(years) => QuestionMoment::This { back: years.unsigned_abs() },
        Moment::Base => QuestionMoment::Base,
        Moment::Latest => QuestionMoment::Latest,
        Moment::Fixed(period) => QuestionMoment::Period { period: period.to_string() },
    }
}

fn step_to_wire(step: &QuestionStep) -> QuestionStepPart {
    match step {
        QuestionStep::By(list) => QuestionStepPart::By { dimensions: list.iter().map(ToString::to_string).collect() },
        QuestionStep::Change(m) => QuestionStepPart::Change { since: moment_to_wire(*m) },
        QuestionStep::ChangePercent(m) => QuestionStepPart::ChangePercent { since: moment_to_wire(*m) },
        QuestionStep::ShareOf(s) => QuestionStepPart::ShareOf { subject: subject_to_wire(s) },
        QuestionStep::Per(n, s) => QuestionStepPart::Per { number: *n, subject: subject_to_wire(s) },
        QuestionStep::Minus(s) => QuestionStepPart::Minus { subject: subject_to_wire(s) },
        QuestionStep::Top(n) => QuestionStepPart::Top { number: *n },
        QuestionStep::Rank(d) => QuestionStepPart::Rank { dimension: d.to_string() },
        QuestionStep::Sum => QuestionStepPart::Sum,
        QuestionStep::Mean => QuestionStepPart::Mean,
        QuestionStep::Max => QuestionStepPart::Max,
        QuestionStep::Min => QuestionStepPart::Min,
    }
}

fn question_of(parts: &QuestionParts) -> Result<Question, String> {
    Ok(Question {
        subjects: parts.subjects.iter().map(subject_from_wire).collect(),
        when: match &parts.when {
            QuestionWhen::At { moment } => When::At(moment_from_wire(moment)?),
            QuestionWhen::Range { from, to } => When::Range(moment_from_wire(from)?, moment_from_wire(to)?),
            QuestionWhen::All => When::All,
        },
        steps: parts.steps.iter().map(step_from_wire).collect::<Result<_, _>>()?,
    })
}

fn subject_from_wire(s: &QuestionSubject) -> Subject {
    let filter = |f: &QuestionFilter| (DimensionCode::new(&f.dimension), f.codes.iter().map(Code::new).collect());
    Subject {
        indicator: IndicatorCode::new(&s.indicator),
        // A dimension of which nothing is chosen is at its total.
        filters: s.filters.iter().filter(|f| !f.codes.is_empty()).map(filter).collect(),
        source: s.source.as_ref().filter(|code| !code.is_empty()).map(SourceCode::new),
    }
}

fn moment_from_wire(m: &QuestionMoment) -> Result<Moment, String> {
    match m {
        QuestionMoment::This { back } => {
            let back = i32::try_from(*back).map_err(|_| format!("{back} years back is too far"))?;
            Ok(Moment::This(-back))
        }
        QuestionMoment::Base => Ok(Moment::Base),
        QuestionMoment::Latest => Ok(Moment::Latest),
        QuestionMoment::Period { period } => period
            .trim()
            .parse()
            .map(Moment::Fixed)
            .map_err(|_| format!("\"{period}\" is no period; write it as 2024, 2024-Q3 or 2024-07")),
    }
}

fn step_from_wire(step: &QuestionStepPart) -> Result<QuestionStep, String> {
    Ok(match step {
        QuestionStepPart::By { dimensions } => QuestionStep::By(dimensions.iter().map(DimensionCode::new).collect()),
        QuestionStepPart::Change { since } => QuestionStep::Change(moment_from_wire(since)?),
        QuestionStepPart::ChangePercent { since } => QuestionStep::ChangePercent(moment_from_wire(since)?),
        QuestionStepPart::ShareOf { subject } => QuestionStep::ShareOf(subject_from_wire(subject)),
        QuestionStepPart::Per { number, subject } => QuestionStep::Per(*number, subject_from_wire(subject)),
        QuestionStepPart::Minus { subject } => QuestionStep::Minus(subject_from_wire(subject)),
        QuestionStepPart::Top { number } => QuestionStep::Top(*number),
        QuestionStepPart::Rank { dimension } => QuestionStep::Rank(DimensionCode::new(dimension)),
        QuestionStepPart::Sum => QuestionStep::Sum,
        QuestionStepPart::Mean => QuestionStep::Mean,
        QuestionStepPart::Max => QuestionStep::Max,
        QuestionStepPart::Min => QuestionStep::Min,
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        let read = read_question(written);
        assert_eq!((read.question.as_str(), read.wrong.as_str()), (expected, ""));
        let again = write_question(&read.parts.clone().unwrap());
        assert_eq!(again, read, "in parts and back");
    }

    #[test]
    fn every_form_of_a_question_comes_back_from_its_parts() {
        check("IMM-005", "IMM-005 all");
        check("IMM-005, IMM-006 2010..2024-Q3", "IMM-005, IMM-006 2010..2024-Q3");
        check("IMM-005[ sex = F , age=Y0T4+Y5T9 ]@UNDESA this-5", "IMM-005[sex=F,age=Y0T4+Y5T9]@UNDESA this-5");
        check("IMM-005 previous|change%  base", "IMM-005 previous | change% base");
        check("A this | change latest", "A this | change latest");
        check(
            "A this | by citizenship, sex | share of A | top 10",
            "A this | by citizenship, sex | share of A | top 10",
        );
        check("A this | per 1000 B[sex=F] | minus C@S", "A this | per 1000 B[sex=F] | minus C@S");
        check("A[c=X] 2023 | rank c", "A[c=X] 2023 | rank c");
        check("A all | sum | mean | max | min", "A all | sum | mean | max | min");
    }

    #[test]
    fn what_cannot_be_read_is_kept_and_says_why() {
        let read = read_question("IMM 005 this then");
        assert_eq!((read.question.as_str(), read.parts), ("IMM 005 this then", None));
        assert!(read.wrong.contains("expected"), "{}", read.wrong);
    }

    #[test]
    fn parts_are_held_to_the_rules_of_the_written_form() {
        let parts = |change: &dyn Fn(&mut QuestionParts)| {
            let mut parts = read_question("A[c=X] this | top 3").parts.unwrap();
            change(&mut parts);
            write_question(&parts)
        };
        assert_eq!(parts(&|p| p.subjects[0].filters[0].codes.clear()).question, "A this | top 3");
        assert_eq!(parts(&|p| p.subjects[0].source = Some(String::new())).question, "A[c=X] this | top 3");
        for wrong in [
            parts(&|p| p.subjects[0].indicator = "A | max".into()),
            parts(&|p| p.subjects.clear()),
            parts(&|p| p.when = QuestionWhen::At { moment: QuestionMoment::Period { period: "soon".into() } }),
            parts(&|p| p.steps = vec![QuestionStepPart::Top { number: 0 }]),
        ] {
            assert!(wrong.parts.is_none() && !wrong.wrong.is_empty(), "{wrong:?}");
        }
    }
}
