//! Whether a form of figure can show an answer without saying something that the numbers do not.

use super::{Reason, nested};
use crate::answer::{Answer, CellValue, Header, Shape};
use crate::{Code, DimensionCode, DimensionRole, FigureKind, Indicator, MeasureType, Profile};

/// Why this form must not show this answer.
pub fn figure(profile: &Profile, kind: FigureKind, answer: &Answer) -> Option<Reason> {
    match kind {
        FigureKind::Table | FigureKind::Bar => None,
        FigureKind::Line => line(answer),
        FigureKind::StackedBar => stack(profile, answer),
        FigureKind::ShareBar => stack(profile, answer).or_else(|| negative(answer)),
        FigureKind::Pyramid => pyramid(profile, answer),
    }
}

fn line(answer: &Answer) -> Option<Reason> {
    if answer.shape != Shape::Series {
        return Some(Reason::LineNeedsTime);
    }
    let periods: Vec<_> =
        answer.columns.iter().filter_map(|c| if let Header::Period(p) = c { Some(*p) } else { None }).collect();
    // Months and years on one axis: the values of a flow would jump with the length of the period.
    let adds = measures(answer).any(MeasureType::adds_over_time);
    if adds && super::operation::lengths_differ(&periods) { Some(Reason::PeriodsOverlap) } else { None }
}

fn measures(answer: &Answer) -> impl Iterator<Item = MeasureType> {
    answer.measure.into_iter()
}

/// Rows that stand upon each other in a bar.
fn stack(profile: &Profile, answer: &Answer) -> Option<Reason> {
    let rows = answer.rows.iter().filter(|r| **r != Header::Total).count();
    // Columns of a matrix are stacked as well.
    if rows < 2 && answer.shape != Shape::Matrix {
        return None;
    }
    if answer.measure.is_some_and(|m| !m.adds_over_parts()) {
        return Some(Reason::StackOfQuotients);
    }
    if answer.rows.iter().any(|r| matches!(r, Header::Indicator(..))) || several_lines_of_a_code(answer) {
        return Some(Reason::StackOfIndicators);
    }
    let stacked = if answer.shape == Shape::Matrix { &answer.columns } else { &answer.rows };
    overlaps(profile, answer, stacked)
}

fn several_lines_of_a_code(answer: &Answer) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    answer.subjects > 1 && answer.rows.iter().any(|r| matches!(r, Header::Code(_, c) if !seen.insert(c)))
}

fn overlaps(profile: &Profile, answer: &Answer, stacked: &[Header]) -> Option<Reason> {
    let codes: Vec<(&DimensionCode, &Code)> =
        stacked.iter().filter_map(|h| if let Header::Code(d, c) = h { Some((d, c)) } else { None }).collect();
    let (dimension, _) = codes.first()?;
    let own = |i: &Indicator| !i.adds_over(dimension);
    if answer.indicators.iter().filter_map(|i| profile.indicators.get(i)).any(|i| own(i)) {
        return Some(Reason::StackOfOverlaps);
    }
    let list: Vec<Code> = codes.iter().map(|(_, c)| (*c).clone()).collect();
    nested(profile.code_list_of(dimension).map(|l| &**l), &list).then_some(Reason::StackOfOverlaps)
}

fn negative(answer: &Answer) -> Option<Reason> {
    let below = |v: &CellValue| matches!(v, CellValue::Number(n) if n.is_negative() && !n.is_zero());
    answer.cells.iter().any(|c| below(&c.value)).then_some(Reason::StackOfNegatives)
}

fn pyramid(profile: &Profile, answer: &Answer) -> Option<Reason> {
    let role = |headers: &[Header]| {
        headers.iter().find_map(|h| match h {
            Header::Code(d, _) => profile.dimensions.get(d).map(|x| x.role),
            Header::Period(_) | Header::Indicator(..) | Header::Other(_) | Header::Total | Header::Only => None,
        })
    };
    let fits = match (role(&answer.rows), role(&answer.columns)) {
        (Some(DimensionRole::Age), Some(DimensionRole::Sex)) | (Some(DimensionRole::Sex), Some(DimensionRole::Age)) => {
            true
        }
        // Nothing is broken down where there is no data; then something else is wrong.
        (None, None) => answer.shape == Shape::Matrix,
        (Some(_) | None, Some(_) | None) => false,
    };
    if !fits {
        return Some(Reason::PyramidNeedsAgeAndSex);
    }
    match answer.measure {
        Some(MeasureType::Stock | MeasureType::Flow | MeasureType::EventCount | MeasureType::Amount) | None => None,
        // Shares of one whole keep the pyramid's form.
        Some(MeasureType::Share) => None,
        Some(MeasureType::Balance | MeasureType::Rate | MeasureType::Index) => Some(Reason::PyramidNeedsCounts),
    }
}
