//! Writes a question in its canonical form; reading it again gives the same question.

use super::{Moment, Question, QuestionStep, Subject, When};
use std::fmt;

impl fmt::Display for Question {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, subject) in self.subjects.iter().enumerate() {
            write!(f, "{}{subject}", if i > 0 { ", " } else { "" })?;
        }
        write!(f, " {}", self.when)?;
        for step in &self.steps {
            write!(f, " | {step}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.indicator)?;
        for (i, (dimension, codes)) in self.filters.iter().enumerate() {
            let codes = codes.iter().map(|c| c.as_str()).collect::<Vec<_>>().join("+");
            write!(f, "{}{dimension}={codes}", if i > 0 { "," } else { "[" })?;
        }
        if !self.filters.is_empty() {
            write!(f, "]")?;
        }
        if let Some(source) = &self.source {
            write!(f, "@{source}")?;
        }
        Ok(())
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::At(m) => write!(f, "{m}"),
            When::Range(a, b) => write!(f, "{a}..{b}"),
            When::All => write!(f, "all"),
        }
    }
}

impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Moment::This(0) => write!(f, "this"),
            Moment::This(-1) => write!(f, "previous"),
            Moment::This(n) => write!(f, "this-{}", n.unsigned_abs()),
            Moment::Base => write!(f, "base"),
            Moment::Latest => write!(f, "latest"),
            Moment::Fixed(p) => write!(f, "{p}"),
        }
    }
}

impl fmt::Display for QuestionStep {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::By(list) => write!(f, "by {}", list.iter().map(|d| d.as_str()).collect::<Vec<_>>().join(", ")),
            Self::Change(m) => write!(f, "change {m}"),
            Self::ChangePercent(m) => write!(f, "change% {m}"),
            Self::ShareOf(s) => write!(f, "share of {s}"),
            Self::Per(n, s) => write!(f, "per {n} {s}"),
            Self::Minus(s) => write!(f, "minus {s}"),
            Self::Top(n) => write!(f, "top {n}"),
            Self::Rank(d) => write!(f, "rank {d}"),
            Self::Sum => write!(f, "sum"),
            Self::Mean => write!(f, "mean"),
            Self::Max => write!(f, "max"),
            Self::Min => write!(f, "min"),
        }
    }
}
