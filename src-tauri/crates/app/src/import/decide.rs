//! Decides what deliveries answer differently: one side's values are entered as a correction that knows all of them.
//!
//! The correction is a release of cell extent with its reason, as one that is typed is, so one undo opens the question again.

use super::accept::{Accepted, RecipeFate, accept};
use super::entry::plan_values;
use crate::failure::Failure;
use crate::job::Job;
use crate::session::Session;
use crate::wire::ErrorCode;
use almanac_core::{Contested, Lang, ObsValue, ReleaseId};
use almanac_exchange::write::EnteredValue;

/// Decides contested cells of one source for one of their sides.
pub fn decide(
    session: &mut Session,
    cells: &[Contested],
    winner: &ReleaseId,
    reason: &str,
    job: &Job,
) -> Result<Accepted, Failure> {
    let wrong = |why: &str| Failure::new(ErrorCode::WrongInput, why);
    let first = cells.first().ok_or_else(|| wrong("there is nothing to decide"))?;
    let mut values = Vec::new();
    for cell in cells {
        let side = cell.sides.iter().find(|s| s.release == *winner);
        let side =
            side.ok_or_else(|| wrong("this delivery does not answer all of these values; choose another one"))?;
        let said = side.value.as_ref().ok_or_else(|| {
            wrong("this delivery no longer contains the value; enter what is right over it, or take the other delivery out")
        })?;
        values.push(EnteredValue {
            series: cell.series.clone(),
            period: cell.period,
            value: said.value,
            flags: said.flags,
            confidentiality: said.confidentiality,
            note: said.note.as_ref().map(ToString::to_string),
            typed: match said.value {
                ObsValue::Number(number) => number.to_string(),
                ObsValue::RoundsToZero => "N".into(),
                ObsValue::Missing(kind) => kind.code().into(),
            },
        });
    }
    let (state, host) = (session.state().clone(), session.host().clone());
    let lang: Lang = state.lang();
    let plan = plan_values(&state, &*host, &first.series.source, values, reason, &lang, job)?;
    accept(session, &plan, RecipeFate::Once, job)
}
