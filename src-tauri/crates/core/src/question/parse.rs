//! Reads a question from its written form.

use super::{Moment, Question, QuestionStep, Subject, When};
use crate::{Code, DimensionCode, IndicatorCode, Period, SourceCode};
use std::{fmt, str::FromStr};

/// Why a text is no question; says what was expected where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BadQuestion {
    /// The part that could not be read.
    pub read: String,
    /// What should stand there.
    pub expected: String,
}

impl fmt::Display for BadQuestion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "\"{}\" was read where {} was expected", self.read, self.expected)
    }
}
impl std::error::Error for BadQuestion {}

fn bad<T>(read: &str, expected: &str) -> Result<T, BadQuestion> {
    Err(BadQuestion { read: read.trim().into(), expected: expected.into() })
}

/// Longest question that is read, in bytes; nothing that people write comes near it.
const MAX_LENGTH: usize = 4000;

impl FromStr for Question {
    type Err = BadQuestion;
    fn from_str(text: &str) -> Result<Self, BadQuestion> {
        let too_long = || bad("a very long text", "a question of at most 4000 characters");
        if text.len() > MAX_LENGTH {
            return too_long();
        }
        let mut parts = text.split('|');
        let (subjects, when) = head(parts.next().unwrap_or(""))?;
        let steps = parts.map(|p| step(p.trim())).collect::<Result<Vec<_>, _>>()?;
        let question = Self { subjects, when, steps };
        // What is stored is the canonical form, which has more spaces; it must be readable too.
        let longer = text.len() * 2 > MAX_LENGTH && question.to_string().len() > MAX_LENGTH;
        if longer { too_long() } else { Ok(question) }
    }
}

/// Splits at commas that do not stand in brackets.
fn split_outside_brackets(text: &str) -> Vec<&str> {
    let (mut parts, mut depth, mut rest, mut at) = (Vec::new(), 0usize, text, 0usize);
    for (i, c) in text.char_indices() {
        match c {
            '[' => depth += 1,
            ']' => depth = depth.saturating_sub(1),
            ',' if depth == 0 => {
                if let (Some(before), Some(after)) = (text.get(at..i), text.get(i + 1..)) {
                    parts.push(before);
                    rest = after;
                    at = i + 1;
                }
            }
            _ => {}
        }
    }
    parts.push(rest);
    parts
}

fn head(text: &str) -> Result<(Vec<Subject>, When), BadQuestion> {
    let text = text.trim();
    // The period is the last word outside brackets; without one, all periods are meant.
    let cut = text
        .char_indices()
        .scan(0i32, |depth, (i, c)| {
            match c {
                '[' => *depth += 1,
                ']' => *depth -= 1,
                _ => {}
            }
            Some((i, c, *depth))
        })
        .filter(|(_, c, depth)| c.is_whitespace() && *depth == 0)
        .last()
        .map(|(i, _, _)| i);
    let (subjects, period) = match cut.and_then(|i| Some((text.get(..i)?, text.get(i..)?.trim()))) {
        Some((before, word)) if !before.trim_end().ends_with(',') => (before, Some(word)),
        _ => (text, None),
    };
    let when = period.map_or(Ok(When::All), when)?;
    let subjects = split_outside_brackets(subjects).into_iter().map(subject).collect::<Result<Vec<_>, _>>()?;
    Ok((subjects, when))
}

fn is_code(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| c.is_alphanumeric() || matches!(c, '-' | '_' | '.'))
}

fn subject(text: &str) -> Result<Subject, BadQuestion> {
    let text = text.trim();
    let (text, source) = match text.rsplit_once('@') {
        Some((before, source)) if is_code(source.trim()) => (before.trim(), Some(SourceCode::new(source.trim()))),
        Some((_, source)) => return bad(source, "a source's code after @"),
        None => (text, None),
    };
    let (code, filters) = match text.split_once('[') {
        Some((code, rest)) => match rest.strip_suffix(']') {
            Some(inner) => (code.trim(), inner),
            None => return bad(rest, "a closing bracket ]"),
        },
        None => (text, ""),
    };
    if !is_code(code) {
        return bad(code, "an indicator's code such as IMM-005");
    }
    let filters = filters
        .split(',')
        .filter(|f| !f.trim().is_empty())
        .map(|f| {
            let Some((dimension, codes)) = f.split_once('=') else { return bad(f, "a filter such as sex=F") };
            let codes: Vec<Code> = codes.split('+').map(|c| Code::new(c.trim())).collect();
            if !is_code(dimension.trim()) {
                return bad(dimension, "a dimension such as sex");
            }
            if let Some(c) = codes.iter().find(|c| !is_code(c.as_str())) {
                return bad(c.as_str(), "a code such as F");
            }
            Ok((DimensionCode::new(dimension.trim()), codes))
        })
        .collect::<Result<Vec<_>, _>>()?;
    Ok(Subject { indicator: IndicatorCode::new(code), filters, source })
}

fn when(text: &str) -> Result<When, BadQuestion> {
    if text == "all" {
        return Ok(When::All);
    }
    match text.split_once("..") {
        Some((from, to)) => Ok(When::Range(moment(from)?, moment(to)?)),
        None => Ok(When::At(moment(text)?)),
    }
}

fn moment(text: &str) -> Result<Moment, BadQuestion> {
    match text.trim() {
        "this" => Ok(Moment::This(0)),
        "previous" => Ok(Moment::This(-1)),
        "base" => Ok(Moment::Base),
        "latest" => Ok(Moment::Latest),
        other => {
            if let Some(back) =
                other.strip_prefix("this-").and_then(|n| n.parse::<i32>().ok()).filter(|n| (1..=500).contains(n))
            {
                return Ok(Moment::This(-back));
            }
            other
                .parse::<Period>()
                .map(Moment::Fixed)
                .or_else(|_| bad(other, "a period: this, previous, this-5, base, latest, 2019 or 2010..this"))
        }
    }
}

fn step(text: &str) -> Result<QuestionStep, BadQuestion> {
    let (word, rest) = text.split_once(char::is_whitespace).map_or((text, ""), |(w, r)| (w, r.trim()));
    let alone = |step: QuestionStep| if rest.is_empty() { Ok(step) } else { bad(rest, "nothing more") };
    match word {
        "change" => Ok(QuestionStep::Change(moment(rest)?)),
        "change%" => Ok(QuestionStep::ChangePercent(moment(rest)?)),
        "share" => match rest.strip_prefix("of ") {
            Some(s) => Ok(QuestionStep::ShareOf(subject(s)?)),
            None => bad(rest, "\"of\" and an indicator"),
        },
        "minus" => Ok(QuestionStep::Minus(subject(rest)?)),
        "per" => match rest.split_once(char::is_whitespace) {
            Some((n, s)) => match n.replace('_', "").parse::<u32>() {
                Ok(n) if n > 0 && n.to_string().trim_end_matches('0') == "1" => Ok(QuestionStep::Per(n, subject(s)?)),
                _ => bad(n, "1, 10, 100, 1000 or another power of ten"),
            },
            None => bad(rest, "a number and an indicator, as in per 1000 CTX-001"),
        },
        "by" => {
            let list: Vec<DimensionCode> = rest.split(',').map(|d| DimensionCode::new(d.trim())).collect();
            if list.len() > 2 || list.iter().any(|d| !is_code(d.as_str())) {
                return bad(rest, "one or two dimensions, as in by sex or by citizenship, sex");
            }
            Ok(QuestionStep::By(list))
        }
        "top" => match rest.parse::<u32>() {
            Ok(n) if (1..=500).contains(&n) => Ok(QuestionStep::Top(n)),
            _ => bad(rest, "a number from 1 to 500"),
        },
        "rank" => {
            if is_code(rest) {
                Ok(QuestionStep::Rank(DimensionCode::new(rest)))
            } else {
                bad(rest, "a dimension, as in rank citizenship")
            }
        }
        "sum" => alone(QuestionStep::Sum),
        "mean" => alone(QuestionStep::Mean),
        "max" => alone(QuestionStep::Max),
        "min" => alone(QuestionStep::Min),
        other => bad(other, "change, change%, share of, per, minus, by, top, rank, sum, mean, max or min"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, canonical: &str) {
        let question: Question = written.parse().unwrap_or_else(|e| panic!("{written}: {e}"));
        assert_eq!(question.to_string(), canonical);
        assert_eq!(canonical.parse::<Question>().unwrap(), question);
    }

    #[test]
    fn the_promised_examples_are_read() {
        check("IMM-005[sex=F] this", "IMM-005[sex=F] this");
        check("IMM-005 2010..this", "IMM-005 2010..this");
        check("IMM-005 this | change previous", "IMM-005 this | change previous");
        check("IMM-005 this|change%  previous", "IMM-005 this | change% previous");
        check("IMM-005[sex=F] this | share of IMM-005", "IMM-005[sex=F] this | share of IMM-005");
        check("ASY-002 this | by citizenship | top 10", "ASY-002 this | by citizenship | top 10");
        check("RET-001 this | per 1000 CTX-001", "RET-001 this | per 1000 CTX-001");
    }

    #[test]
    fn more_forms_are_read() {
        check("IMM-005[ sex = F , age=Y0T4+Y5T9 ]@UNDESA this-5", "IMM-005[sex=F,age=Y0T4+Y5T9]@UNDESA this-5");
        check("IMM-005, IMM-006 2010..2024-Q3", "IMM-005, IMM-006 2010..2024-Q3");
        check("IMM-005", "IMM-005 all");
        check("REM-001 2000..this | max", "REM-001 2000..this | max");
        check("ASY-002[citizenship=AFG] 2023 | rank citizenship", "ASY-002[citizenship=AFG] 2023 | rank citizenship");
    }

    #[test]
    fn what_is_no_question_says_why() {
        for bad in [
            "",
            "IMM 005 this then",
            "IMM-005[sex] this",
            "IMM-005[sex=F this",
            "IMM-005 this | per 7 CTX-001",
            "IMM-005 this | sort",
            "IMM-005 this | top 0",
            "IMM-005 soon",
        ] {
            let error = bad.parse::<Question>().unwrap_err();
            assert!(!error.expected.is_empty(), "{bad}");
        }
    }

    proptest::proptest! {
        #[test]
        fn no_text_makes_the_reader_fail_badly(text in "\\PC{0,60}") { let _ = text.parse::<Question>(); }
        #[test]
        fn near_questions_neither(text in "[A-Z\\-0-9\\[\\]=,|@ .thisprev]{0,60}") {
            if let Ok(q) = text.parse::<Question>() { proptest::prop_assert_eq!(q.to_string().parse::<Question>().unwrap(), q); }
        }
    }
}
