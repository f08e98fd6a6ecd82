//! What would tell a hidden value. A total minus its parts does, where all that is left is hidden.
//!
//! A table that shows its total and every part but one tells that one, so its total is withheld as well. What several
//! tables and sentences together let readers work out is the business of the checks. The working group sees everything.

use super::engine::{Audience, Engine};
use super::fetch::Row;
use super::{Answer, Cell, CellValue, Header, NoAnswer, Withholding};
use crate::observations::{Selection, Wanted};
use crate::question::{Question, Subject};
use crate::truth::Nesting;
use crate::{Code, DimensionCode, Indicator, MeasureType, MissingKind, ObsValue, Observation, Period};
use std::collections::{BTreeMap, BTreeSet};

/// Codes that were asked for, by dimension; a dimension that is not there is at its total.
type Asked = BTreeMap<DimensionCode, BTreeSet<Code>>;

/// What is left of a whole after parts were taken from it.
pub struct Left<'e> {
    engine: &'e Engine<'e>,
    /// The dimension along which parts were taken.
    dimension: DimensionCode,
    /// Every part of the whole, those taken among them.
    parts: Vec<Observation>,
    taken: BTreeSet<Code>,
    /// The codes of the whole; none for its total.
    whole: Option<BTreeSet<Code>>,
}

/// What is left of a row after these subjects were subtracted from it; none where they are no parts of it.
pub fn left<'e>(
    engine: &'e Engine<'e>,
    question: &Question,
    row: &Row,
    indicator: &Indicator,
    taken: &[Subject],
) -> Result<Option<Left<'e>>, NoAnswer> {
    if engine.audience == Audience::WorkingGroup || !taken.iter().all(|t| t.indicator == indicator.code) {
        return Ok(None);
    }
    let Some(own) = asked_of_row(question, row, indicator) else { return Ok(None) };
    let subtracted: Vec<Asked> = taken.iter().map(|t| asked(&t.filters)).collect();
    let found = match subtracted.as_slice() {
        // A part minus its whole is what is left, with a minus before it.
        [whole] if along(whole, std::slice::from_ref(&own)).is_some() => {
            along(whole, std::slice::from_ref(&own)).map(|(d, t)| (whole.clone(), d, t))
        }
        parts => along(&own, parts).map(|(d, t)| (own.clone(), d, t)),
    };
    let Some((mut whole, dimension, taken)) = found else { return Ok(None) };
    let of_dimension = whole.remove(&dimension);
    let mut codes: BTreeMap<DimensionCode, Wanted> =
        whole.into_iter().map(|(d, c)| (d, Wanted::Codes(c.into_iter().collect()))).collect();
    codes.insert(dimension.clone(), Wanted::Any);
    let selection = Selection { codes: Some(codes), ..Selection::all(indicator.code.clone()) };
    let parts = engine.observations.select(&selection).map_err(|e| NoAnswer::ReadFailure(e.0))?;
    Ok(Some(Left { engine, dimension, parts, taken, whole: of_dimension }))
}

/// Withholds the totals from which readers of this answer could subtract what they see and have what is hidden.
pub fn close_totals(engine: &Engine<'_>, answer: &mut Answer) {
    let whole = answer.measure.is_some_and(MeasureType::adds_over_parts) && !answer.unit.difference;
    if engine.audience == Audience::WorkingGroup || !whole || !answer.cells.iter().any(|c| c.value.is_withheld()) {
        return;
    }
    let (rows, columns) = (answer.rows.len(), answer.columns.len());
    // A total that is hidden may be the one hidden part of a larger one.
    for _ in 0..rows.saturating_add(columns) {
        let down = (0..columns).filter_map(|c| {
            let places: Vec<usize> = (0..rows).map(|r| r * columns + c).collect();
            telling(engine, answer, &answer.rows, &places)
        });
        let across = (0..rows).filter_map(|r| {
            let places: Vec<usize> = (0..columns).map(|c| r * columns + c).collect();
            telling(engine, answer, &answer.columns, &places)
        });
        let found: Vec<usize> = down.chain(across).collect();
        if found.is_empty() {
            return;
        }
        for place in found {
            if let Some(cell) = answer.cells.get_mut(place) {
                cell.value = CellValue::Withheld(Withholding::WouldTell);
            }
        }
    }
}

/// The place of the total of a row or column that shows all of its parts but one, which is hidden.
fn telling(engine: &Engine<'_>, answer: &Answer, heads: &[Header], places: &[usize]) -> Option<usize> {
    let adds = |dimension: &DimensionCode| {
        let indicators = answer.indicators.iter().filter_map(|i| engine.profile.indicators.get(i));
        indicators.into_iter().all(|i| i.adds_over(dimension))
    };
    let (mut total, mut shown, mut hidden) = (None, 0, 0);
    for (head, place) in heads.iter().zip(places) {
        let value = answer.cells.get(*place).map(|c| &c.value)?;
        let number = matches!(value, CellValue::Number(_) | CellValue::RoundsToZero);
        match head {
            Header::Total if number => total = Some(*place),
            Header::Code(_, code) if code.is_total() && number => total = Some(*place),
            Header::Total => {}
            Header::Code(_, code) if code.is_total() => {}
            Header::Code(dimension, _) if !adds(dimension) => return None,
            Header::Code(..) | Header::Other(_) if number => shown += 1,
            Header::Code(..) | Header::Other(1) if value.is_withheld() => hidden += 1,
            // The sum of several hides what is hidden in it, and so does what nobody knows.
            Header::Code(..) | Header::Other(_) | Header::Period(_) | Header::Indicator(..) | Header::Only => {
                return None;
            }
        }
    }
    total.filter(|_| shown > 0 && hidden == 1)
}

fn asked(filters: &[(DimensionCode, Vec<Code>)]) -> Asked {
    filters
        .iter()
        .filter(|(_, codes)| !codes.iter().all(Code::is_total))
        .map(|(d, codes)| (d.clone(), codes.iter().cloned().collect()))
        .collect()
}

/// What a row was asked for, where it is of this indicator.
fn asked_of_row(question: &Question, row: &Row, indicator: &Indicator) -> Option<Asked> {
    let first = question.subjects.first()?;
    let mut own = match &row.header {
        Header::Indicator(code, filters) => (*code == indicator.code).then(|| asked(filters))?,
        Header::Period(_) | Header::Code(..) | Header::Total | Header::Only => {
            (question.subjects.len() == 1 && first.indicator == indicator.code).then(|| asked(&first.filters))?
        }
        Header::Other(_) => return None,
    };
    for header in [Some(&row.header), row.second.as_ref()].into_iter().flatten() {
        if let Header::Code(d, c) = header {
            own.insert(d.clone(), BTreeSet::from([c.clone()]));
        }
    }
    Some(own)
}

/// The one dimension along which all of these are parts of a whole, and the codes that they take of it.
fn along(whole: &Asked, parts: &[Asked]) -> Option<(DimensionCode, BTreeSet<Code>)> {
    let mut dimension: Option<&DimensionCode> = None;
    let mut taken = BTreeSet::new();
    for part in parts {
        let mut differing = part.iter().filter(|(d, codes)| whole.get(*d) != Some(*codes));
        let (d, codes) = differing.next()?;
        let others = differing.next().is_none() && whole.keys().all(|w| part.contains_key(w));
        let inside = whole.get(d).is_none_or(|of_whole| codes.is_subset(of_whole));
        if !others || !inside || dimension.is_some_and(|known| known != d) {
            return None;
        }
        dimension = Some(d);
        taken.extend(codes.iter().cloned());
    }
    dimension.map(|d| (d.clone(), taken))
}

impl Left<'_> {
    /// The difference at a period, withheld where all that is left of the whole is hidden.
    pub fn guard(&self, period: Period, difference: Cell) -> Cell {
        let is_number = matches!(difference.value, CellValue::Number(_) | CellValue::RoundsToZero);
        if is_number && self.is_hidden(period, &difference) {
            return Cell { value: CellValue::Withheld(Withholding::WouldTell), ..difference };
        }
        difference
    }

    fn is_hidden(&self, period: Period, difference: &Cell) -> bool {
        let Some(source) = difference.origins.first().map(|o| &o.series.source) else { return false };
        let there: Vec<(&Code, &Observation)> = self
            .parts
            .iter()
            .filter(|o| o.period == period && o.series.source == *source)
            .filter_map(|o| Some((o.series.codes.get(&self.dimension)?, o)))
            .filter(|(c, _)| self.whole.as_ref().is_none_or(|w| w.contains(*c)))
            .collect();
        let list = self.engine.profile.code_list_of(&self.dimension);
        let nesting = Nesting::new(list.map(|l| &**l));
        // A code that contains what was taken is no part beside it.
        let holds_taken = |code: &Code| {
            self.taken.iter().any(|t| t != code && nesting.widest(&[code, t]).is_some_and(|w| w == [code]))
        };
        let beside: Vec<&Code> =
            there.iter().map(|(c, _)| *c).filter(|c| !holds_taken(c)).collect::<BTreeSet<_>>().into_iter().collect();
        let Some(widest) = nesting.widest(&beside) else { return false };
        let mut hidden = false;
        for (_, o) in there.iter().filter(|(c, _)| widest.contains(c) && !self.taken.contains(*c)) {
            if self.hides(o) {
                hidden = true;
            } else if !matches!(o.value, ObsValue::RoundsToZero) && o.value.number().is_none_or(|n| !n.is_zero()) {
                return false;
            }
        }
        hidden
    }

    fn hides(&self, o: &Observation) -> bool {
        let public = match self.engine.audience {
            Audience::WorkingGroup => true,
            Audience::Public(on) => o.confidentiality.is_public(on),
        };
        !public || o.value == ObsValue::Missing(MissingKind::Suppressed)
    }
}
