//! Values entered by hand or pasted: read, checked against the indicator, and planned like a delivery.
//!
//! What comes of them is a release of cell extent; its received file is the table that the program writes.

use super::plan::{EntryNotes, Plan, plan_for};
use super::request::{By, Request};
use crate::failure::{Failure, read_failure};
use crate::job::Job;
use crate::state::State;
use crate::wire::ErrorCode;
use almanac_core::truth::{impossible, unfit_dimension};
use almanac_core::{
    Code, Confidentiality, DimensionCode, Finding, Host, Indicator, IndicatorCode, Lang, Level, MeasureType, ObsStatus,
    ObsValue, Observation, Period, Place, Selection, SeriesKey, SourceCode,
};
use almanac_exchange::number::{DecimalSign, NumberStyle, ReadValue};
use almanac_exchange::write::{Entered, EnteredValue, write_entered};
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// One cell as somebody filled it.
#[derive(Debug, Clone, PartialEq)]
pub struct EntryCell {
    /// Its indicator.
    pub indicator: IndicatorCode,
    /// Codes of the dimensions that are not at their total.
    pub codes: BTreeMap<DimensionCode, Code>,
    /// Whose value it is.
    pub source: SourceCode,
    /// Its period as written in questions.
    pub period: String,
    /// What was typed: a number, a marker such as `..`, flags beside it (`1234 p`); empty for a cell without a value.
    pub text: String,
    /// The decimal sign of the text.
    pub decimal: DecimalSign,
}

/// So many cells are taken at once; more is a file to import.
const MOST: usize = 100_000;
/// The longest text of a cell, in bytes; a value is much shorter.
const LONGEST: usize = 200;

/// Reads one text as a value; none when it is neither a number nor a marker.
pub fn read_entry(text: &str, decimal: DecimalSign) -> Option<ReadValue> {
    if text.len() > LONGEST {
        return None;
    }
    NumberStyle { decimal, ..NumberStyle::default() }.read(text).ok()
}

/// Plans entered values of one source. Cells that cannot be taken become findings, the others are kept; values that
/// are the same already are left where they are.
pub fn plan_entry(
    state: &State,
    host: &dyn Host,
    cells: &[EntryCell],
    reason: &str,
    lang: &Lang,
    job: &Job,
) -> Result<Plan, Failure> {
    let Some(first) = cells.first() else {
        return Err(Failure::new(ErrorCode::WrongInput, "nothing was entered"));
    };
    if cells.len() > MOST {
        return Err(Failure::new(
            ErrorCode::WrongInput,
            format!("{} cells are too many to enter by hand; save them as a file and import it", cells.len()),
        ));
    }
    if let Some(other) = cells.iter().find(|c| c.source != first.source) {
        return Err(Failure::new(
            ErrorCode::WrongInput,
            format!(
                "values of {} and of {} cannot be entered together; keep them one after the other",
                first.source, other.source
            ),
        ));
    }
    let mut findings = Vec::new();
    let current = current(state, cells)?;
    let mut unchanged = 0;
    // The last entry of a cell counts.
    let mut kept: BTreeMap<(Arc<SeriesKey>, Period), EnteredValue> = BTreeMap::new();
    for cell in cells {
        let Some(value) = understand(state, cell, &mut findings) else { continue };
        let key = (value.series.clone(), value.period);
        match laid_over(value, current.get(&key)) {
            Some(value) => {
                kept.insert(key, value);
            }
            None => unchanged += 1,
        }
    }
    let kept: Vec<EnteredValue> = kept.into_values().collect();
    let nothing = kept.is_empty();
    let mut plan = plan_values(state, host, &first.source, kept, reason, lang, job)?;
    if nothing {
        // The cells say why; that the table is empty is no news.
        plan.findings.retain(|f| f.kind != "nothing-read");
        if findings.is_empty() {
            findings.push(Finding::new(
                Level::Note,
                "nothing-new",
                Place::Source { source: first.source.clone() },
                "All entered values are there already.",
                "There is nothing to keep.",
            ));
        }
    }
    findings.append(&mut plan.findings);
    plan.findings = findings;
    plan.unchanged += unchanged;
    Ok(plan)
}

/// Plans a release of cell extent whose received file is the table of these values.
pub(super) fn plan_values(
    state: &State,
    host: &dyn Host,
    source: &SourceCode,
    values: Vec<EnteredValue>,
    reason: &str,
    lang: &Lang,
    job: &Job,
) -> Result<Plan, Failure> {
    let (now, author) = (host.now(), host.author());
    let about = Entered { author: author.0, time: now.iso(), reason: reason.trim().to_string() };
    let (bytes, mut recipe) = write_entered(&values, &about).map_err(super::read::recipe_failure)?;
    recipe.source = Some(source.clone());
    let request = Request {
        bytes,
        file_name: format!("entered {}.csv", now.iso().replace([':', 'Z'], "").replace('T', " ")),
        source: Some(source.clone()),
        by: By::own(recipe.to_toml().map_err(super::read::recipe_failure)?),
    };
    let mut plan = plan_for(state, host, request, lang, job)?;
    plan.entry = Some(EntryNotes {
        reason: about.reason,
        typed: values.into_iter().map(|v| ((v.series, v.period), v.typed)).collect(),
    });
    Ok(plan)
}

/// What answers now for the indicators entered.
fn current(state: &State, cells: &[EntryCell]) -> Result<HashMap<(Arc<SeriesKey>, Period), Observation>, Failure> {
    let mut out = HashMap::new();
    let mut asked: Vec<&IndicatorCode> = cells.iter().map(|c| &c.indicator).collect();
    asked.sort();
    asked.dedup();
    for indicator in asked {
        let source = cells.first().map(|c| c.source.clone());
        let found = state
            .observations
            .select(&Selection { source, ..Selection::all(indicator.clone()) })
            .map_err(read_failure)?;
        out.extend(found.into_iter().map(|o| ((o.series.clone(), o.period), o)));
    }
    Ok(out)
}

/// One cell as a value; what stands in the way becomes a finding.
fn understand(state: &State, cell: &EntryCell, findings: &mut Vec<Finding>) -> Option<EnteredValue> {
    let codes: BTreeMap<DimensionCode, Code> =
        cell.codes.iter().filter(|(_, c)| !c.is_total()).map(|(d, c)| (d.clone(), c.clone())).collect();
    let series = SeriesKey { indicator: cell.indicator.clone(), source: cell.source.clone(), codes };
    let place =
        Place::Value { indicator: series.indicator.clone(), codes: series.codes_text(), period: cell.period.clone() };
    let mut refuse = |kind: &str, message: &str, mend: &str, read: &str, expected: &str| {
        findings.push(Finding::new(Level::Error, kind, place.clone(), message, mend).with(read, expected));
        None
    };
    let Some(indicator) = state.profile.indicators.get(&series.indicator) else {
        return refuse(
            "indicator-unknown",
            "There is no such indicator in this profile.",
            "Add it to the list of indicators first.",
            series.indicator.as_str(),
            "an indicator of the profile",
        );
    };
    let Ok(period) = cell.period.parse::<Period>() else {
        return refuse(
            "not-a-period",
            "The period cannot be read; its values are left out.",
            "Write it as 2024, 2024-Q3 or 2024-07.",
            &cell.period,
            "a period such as 2024, 2024-Q3 or 2024-07",
        );
    };
    for (d, c) in &series.codes {
        let known = state.profile.code_list_of(d).is_none_or(|l| l.item(c).is_some());
        if !state.profile.dimensions.contains_key(d) || !known {
            return refuse(
                "unknown-code",
                "The row has a code that no list of the profile has.",
                "Choose a code of the list.",
                &format!("{d}={c}"),
                "a dimension and a code of the profile",
            );
        }
    }
    let Some(read) = read_entry(&cell.text, cell.decimal) else {
        return refuse(
            "not-a-number",
            "The cell holds neither a number nor a known marker; it is left out.",
            "Enter a number, or .. for a value that is not available.",
            &cell.text,
            "a number or a marker such as ..",
        );
    };
    // What the definition forbids is not taken by hand; a delivery keeps it as received.
    let unfit = series.codes.keys().find_map(|d| unfit_dimension(&state.profile, indicator, d));
    if let Some(reason) = unfit.or_else(|| impossible(indicator, period, read.value)) {
        let e = reason.explain();
        let message = format!("{} {} It is left out.", e.wrong, e.why);
        return refuse(reason.code(), &message, e.way_out, &cell.text, "a value that the definition allows");
    }
    if let Some(doubt) = doubtful(indicator, read.value, &place) {
        findings.push(doubt);
    }
    Some(EnteredValue {
        series: Arc::new(series),
        period,
        value: read.value,
        flags: read.flags,
        confidentiality: read.confidentiality,
        note: read.note,
        typed: cell.text.clone(),
    })
}

/// A number that the unit makes unlikely.
fn doubtful(indicator: &Indicator, value: ObsValue, place: &Place) -> Option<Finding> {
    let (number, measure) = (value.number()?, indicator.measure?);
    let counts = matches!(measure, MeasureType::Stock | MeasureType::Flow | MeasureType::EventCount);
    let broken = counts && indicator.unit_multiplier == 0 && indicator.decimals == 0 && number.trimmed().scale > 0;
    if !broken {
        return None;
    }
    let (message, mend) = ("A count with decimals was entered.", "Look at the decimal sign and the unit.");
    Some(
        Finding::new(Level::Warning, "unlikely-value", place.clone(), message, mend)
            .with(number.to_string(), "a whole number"),
    )
}

/// A correction keeps what nobody has said anew: confidentiality, which a typed number cannot lift, the note, and
/// the flags where none is typed. None when the value is there already.
fn laid_over(mut value: EnteredValue, old: Option<&Observation>) -> Option<EnteredValue> {
    let Some(old) = old else { return Some(value) };
    if value.confidentiality == Confidentiality::F {
        value.confidentiality = old.confidentiality;
    }
    if value.flags.is_empty() {
        value.flags = old.flags;
    } else if old.flags.has(ObsStatus::BREAK) {
        value.flags = value.flags.with(ObsStatus::BREAK);
    }
    if value.note.is_none() {
        value.note = old.note.as_ref().map(ToString::to_string);
    }
    let same = old.value.same_as_received(value.value)
        && old.flags == value.flags
        && old.confidentiality == value.confidentiality
        && old.note.as_deref() == value.note.as_deref();
    (!same).then_some(value)
}
