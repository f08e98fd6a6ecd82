//! Why an answer has no number: the period lies after the edition, there is no such line, the sender says so, a rule
//! forbids it. The window has the words; here stand the case and its values.

use crate::data::missing_state;
use crate::state::State;
use crate::wire::{Absence, CellState};
use almanac_core::answer::{Answer, Audience, Cell, CellValue, Engine, Header};
use almanac_core::format::Formatter;
use almanac_core::question::{Question, QuestionStep, Subject, When};
use almanac_core::{Period, Selection};

/// The reason for a cell without a number; none for a number.
pub fn why_absent(state: &State, f: &Formatter, question: &Question, cell: &Cell) -> Option<Absence> {
    match &cell.value {
        CellValue::Number(_) => None,
        CellValue::RoundsToZero => Some(Absence::Said { state: CellState::RoundsToZero }),
        CellValue::Missing(kind) => Some(Absence::Said { state: missing_state(*kind) }),
        CellValue::Withheld(_) => Some(Absence::Withheld),
        CellValue::Refused(refusal) => {
            let reason = refusal.reason();
            Some(Absence::Forbidden { rule: reason.code().to_string(), explained: reason.explain().text() })
        }
        CellValue::Absent => {
            let of_subject = question.all_subjects().find_map(|s| of_subject(state, f, question, s));
            Some(of_subject.or_else(|| compared(state, f, question)).unwrap_or(Absence::PartMissing))
        }
    }
}

fn name(state: &State, f: &Formatter, s: &Subject) -> String {
    f.header(&state.profile, &Header::Indicator(s.indicator.clone(), s.filters.clone()))
}

/// Why one subject has no value at the question's moment; none when it has one.
fn of_subject(state: &State, f: &Formatter, question: &Question, s: &Subject) -> Option<Absence> {
    let alone = |when: When| Question { subjects: vec![s.clone()], when, steps: Vec::new() };
    let asked = state.engine(Audience::WorkingGroup).ask(&alone(question.when)).ok()?;
    if asked.cells.iter().any(|c| c.value != CellValue::Absent) {
        return None;
    }
    if state.observations.select(&Selection::all(s.indicator.clone())).ok()?.is_empty() {
        let whole = Subject { filters: Vec::new(), ..s.clone() };
        return Some(Absence::NoValues { indicator: name(state, f, &whole) });
    }
    // Without an edition nothing is cut off: what lies after its year is seen too.
    let unbound = Engine::new(&state.profile, &*state.observations, None, Audience::WorkingGroup);
    let present = periods(&unbound.ask(&alone(When::All)).ok()?);
    let year = state.edition.as_ref().map(|e| e.year);
    let inside = |p: &&Period| year.is_none_or(|y| p.year() <= y);
    let wanted = asked.columns.iter().find_map(|c| if let Header::Period(p) = c { Some(*p) } else { None });
    let after = wanted.filter(|p| year.is_some_and(|y| p.year() > y));
    let (first, last) = (present.iter().find(inside), present.iter().rfind(inside));
    Some(match (after, present.first(), wanted) {
        (Some(p), _, _) => {
            Absence::AfterEdition { period: f.period(p), year: year.map(|y| y.to_string()).unwrap_or_default() }
        }
        (None, None, _) => Absence::NoSuchLine {
            line: name(state, f, s),
            source: s
                .source
                .as_ref()
                .map(|x| crate::words::source_citation(&state.profile, x, f.lang()))
                .unwrap_or_default(),
        },
        // The latest of a line that begins after the edition.
        (None, Some(p), None) => {
            Absence::AfterEdition { period: f.period(*p), year: year.map(|y| y.to_string()).unwrap_or_default() }
        }
        (None, Some(begin), Some(p)) => Absence::NoSuchPeriod {
            line: name(state, f, s),
            period: f.period(p),
            first: f.period(*first.unwrap_or(begin)),
            last: f.period(*last.unwrap_or(begin)),
        },
    })
}

/// The earlier moment of a change has no value, where everything has one now.
fn compared(state: &State, f: &Formatter, question: &Question) -> Option<Absence> {
    let changes = |step: &QuestionStep| matches!(step, QuestionStep::Change(_) | QuestionStep::ChangePercent(_));
    let lead = question.subjects.first()?;
    question.steps.iter().any(changes).then(|| Absence::NothingToCompare { line: name(state, f, lead) })
}

/// Periods of an answer that hold something, in order of time.
fn periods(answer: &Answer) -> Vec<Period> {
    let width = answer.columns.len().max(1);
    let mut out: Vec<Period> = answer
        .cells
        .iter()
        .enumerate()
        .filter(|(_, c)| c.value != CellValue::Absent)
        .filter_map(|(n, c)| match answer.columns.get(n % width) {
            Some(Header::Period(p)) => Some(*p),
            Some(Header::Code(..) | Header::Indicator(..) | Header::Other(_) | Header::Total | Header::Only) | None => {
                c.period
            }
        })
        .collect();
    out.sort_unstable();
    out.dedup();
    out
}
