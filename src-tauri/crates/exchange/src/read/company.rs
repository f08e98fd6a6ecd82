//! A name that several codes have: what the other labels of its column and its period say about it.
//!
//! Nothing is guessed. Another label of the column that names one of the codes takes that code away; a code that no
//! longer existed in the period is not meant; a column of provinces is no column of countries. What is left open is
//! told, and somebody says it once.

use super::plan::Plan;
use crate::labels::{Context, resolve};
use crate::names::{Match, NameIndex};
use crate::number::is_blank;
use almanac_core::{Code, DimensionCode, DimensionRole, Period};
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// What the labels of one dimension in one table name.
#[derive(Debug, Default)]
pub struct Company {
    /// Codes that a label names and nothing else.
    named: BTreeSet<Code>,
    /// Lists outside, by what stands before the hyphen of their codes (`US` of `US-TX`), that a label names.
    outside: BTreeSet<String>,
    /// Whether labels of digits are codes once they have three of them.
    short_numbers: bool,
}

/// What became of a label.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settled {
    /// It has one code; why, where that has to be told.
    Code(Code, Option<&'static str>),
    /// Its code depends on the period: see [`in_period`].
    Dated(Vec<Code>),
    /// Several codes have the name.
    Ambiguous(Vec<Code>),
    /// None has.
    Unknown,
}

impl Company {
    /// Looks at all labels of a dimension, beside the values and above them.
    pub fn of(plan: &Plan<'_>, dimension: &DimensionCode, role: DimensionRole, index: &NameIndex) -> Self {
        let mut texts: HashSet<&str> = HashSet::new();
        for label in plan.labels.iter().filter(|l| l.rule.dimension.as_ref() == Some(dimension)) {
            let mut last = "";
            for row in (plan.first..plan.end).filter_map(|i| plan.grid.get(i)) {
                let text = row.text(label.column);
                if text != last {
                    texts.insert(text);
                    last = text;
                }
            }
        }
        for label in plan.values.iter().flat_map(|v| &v.labels).filter(|l| &l.dimension == dimension) {
            texts.insert(&label.text);
        }
        let mut out = Self::default();
        // Labels of digits: all, those that are codes, and those that are codes as they stand.
        let (mut numbers, mut codes, mut whole) = (0_usize, 0_usize, 0_usize);
        for text in texts.into_iter().map(|t| t.trim_matches(is_blank)).filter(|t| !t.is_empty()) {
            if let Some(padded) = padded(text) {
                let is_code = matches!(index.find(&padded), Match::Code(_));
                numbers += 1;
                codes += usize::from(is_code);
                whole += usize::from(is_code && text.len() == 3);
                continue;
            }
            match resolve(role, index, None, text) {
                Match::Code(code) => {
                    out.named.insert(code);
                }
                Match::Ambiguous(_) => {}
                Match::Unknown => {
                    out.outside.extend(index.candidates(text).iter().filter_map(outside_list).map(String::from));
                }
            }
        }
        // A lone 4 may be anything; beside 417 and 398 it is 004. A long list of codes may have groups of its own.
        out.short_numbers = whole >= 2 && (codes == numbers || whole >= 10 && codes * 5 >= numbers * 4);
        out
    }

    /// Settles a label that [`resolve`] left open.
    pub fn settle(&self, ctx: &Context<'_>, index: &NameIndex, role: DimensionRole, label: &str) -> Settled {
        let trimmed = label.trim_matches(is_blank);
        if let Some(padded) = padded(trimmed).filter(|_| self.short_numbers && role.is_area())
            && let Match::Code(code) = index.find(&padded)
        {
            return Settled::Code(code, None);
        }
        let all = index.candidates(label);
        let mut codes: Vec<Code> = all.iter().filter(|c| index.has(c)).cloned().collect();
        if codes.is_empty() {
            return Settled::Unknown;
        }
        let own = ctx.country.as_ref().filter(|c| role == DimensionRole::ReferenceArea && codes.contains(c));
        let stranger = |c: &Code| {
            !index.has(c)
                && (outside_list(c).is_some_and(|l| self.outside.contains(l))
                    || (own.is_none() && self.named.iter().all(|n| all.contains(n) || n.is_total())))
        };
        if all.iter().any(stranger) {
            return Settled::Ambiguous(all.to_vec());
        }
        if let [one] = codes.as_slice() {
            return Settled::Code(one.clone(), None);
        }
        // The sender has another name for it, or names a part of it on its own.
        codes.retain(|c| !self.named.contains(c) && !self.names_a_part_of(ctx, c, all));
        match codes.as_slice() {
            [one] => Settled::Code(one.clone(), Some("the other names of the column leave only this one")),
            [] => Settled::Ambiguous(all.to_vec()),
            _ if codes.iter().any(|c| index.span(c).1.is_some()) => Settled::Dated(codes),
            _ => Settled::Ambiguous(codes),
        }
    }

    /// Whether a country that came out of this one has a line of its own beside a name of present-day countries.
    fn names_a_part_of(&self, ctx: &Context<'_>, former: &Code, candidates: &[Code]) -> bool {
        let came_out = |c: &Code| ctx.successors.iter().any(|(f, s)| f == former && s == c);
        candidates.iter().any(came_out) && self.named.iter().any(|n| came_out(n) && !candidates.contains(n))
    }
}

/// The only code that can be meant in a period. One that ended before it or began after it cannot; one that still
/// exists can, since senders count back.
pub fn in_period(index: &NameIndex, codes: &[Code], period: Period) -> Option<Code> {
    let (first, last) = period.days()?;
    let mut possible = codes.iter().filter(|c| {
        let (from, to) = index.span(c);
        to.is_none_or(|to| first <= to && from.is_none_or(|from| from <= last))
    });
    match (possible.next(), possible.next()) {
        (Some(one), None) => Some(one.clone()),
        _ => None,
    }
}

/// Companies by dimension, each looked at when a label first needs it.
#[derive(Default)]
pub struct Companies(BTreeMap<DimensionCode, Company>);

impl Companies {
    /// That of a dimension.
    pub fn of(
        &mut self,
        plan: &Plan<'_>,
        dimension: &DimensionCode,
        role: DimensionRole,
        index: &NameIndex,
    ) -> &Company {
        self.0.entry(dimension.clone()).or_insert_with(|| Company::of(plan, dimension, role, index))
    }
}

/// A number of up to three digits with three of them; spreadsheets take the zeros away.
fn padded(text: &str) -> Option<String> {
    let digits = (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    digits.then(|| format!("{text:0>3}"))
}

fn outside_list(code: &Code) -> Option<&str> {
    code.as_str().split_once('-').map(|(list, _)| list)
}
