//! Cells that deliveries of one source answer differently without knowing of each other: both answers, until
//! somebody decides.

use super::lines::{Say, stamp};
use crate::contested::{Answered, Contested};
use crate::{Finding, IndicatorCode, Level, ObsValue, Place, Profile, ReleaseId};
use std::collections::BTreeMap;

/// Up to so many cells of the same deliveries are a finding each; of more, one finding tells of all.
const SINGLE: usize = 10;

pub fn check(profile: &Profile, contested: &[Contested], findings: &mut Vec<Finding>) {
    findings.extend(grouped(contested).into_values().flat_map(|cells| of_group(profile, &cells)).map(|(f, _)| f));
}

/// The finding about contested cells, and the cells that it is about.
pub fn contested_findings<'a>(profile: &Profile, contested: &'a [Contested]) -> Vec<(Finding, Vec<&'a Contested>)> {
    grouped(contested).into_values().flat_map(|cells| of_group(profile, &cells)).collect()
}

type Groups<'a> = BTreeMap<(&'a IndicatorCode, Vec<&'a ReleaseId>), Vec<&'a Contested>>;

fn grouped(contested: &[Contested]) -> Groups<'_> {
    let mut groups = Groups::new();
    for cell in contested {
        let releases = cell.sides.iter().map(|s| &s.release).collect();
        groups.entry((&cell.series.indicator, releases)).or_default().push(cell);
    }
    groups
}

fn of_group<'a>(profile: &Profile, cells: &[&'a Contested]) -> Vec<(Finding, Vec<&'a Contested>)> {
    let say = Say::new(profile);
    if cells.len() <= SINGLE {
        return cells.iter().filter_map(|c| Some((finding(profile, &say, &[c])?, vec![*c]))).collect();
    }
    finding(profile, &say, cells).into_iter().map(|f| (f, cells.to_vec())).collect()
}

fn finding(profile: &Profile, say: &Say<'_>, cells: &[&Contested]) -> Option<Finding> {
    let first = cells.first()?;
    let (shown, others) = first.sides.split_last()?;
    let takers: Vec<String> = first.sides.iter().map(|s| taker(profile, &s.release)).collect();
    let which = if cells.len() == 1 {
        "This value is answered differently".to_string()
    } else {
        format!("{} values are answered differently, this one among them,", cells.len())
    };
    let place = Place::Value {
        indicator: first.series.indicator.clone(),
        codes: first.series.codes_text(),
        period: first.period.to_string(),
    };
    let texts: Vec<String> = cells.iter().map(|c| basis(c)).collect();
    Some(
        Finding::new(
            Level::Warning,
            "answers-disagree",
            place,
            format!(
                "{which} by deliveries of {} that did not know of each other: {}. The last one is shown.",
                first.series.source,
                takers.join("; ")
            ),
            "Accept the finding with the reason where what is shown is right; where it is not, enter the right value over it.",
        )
        .with(said(say, shown), others.iter().map(|s| said(say, s)).collect::<Vec<_>>().join("; "))
        .resting_on(stamp(texts.iter().map(String::as_str))),
    )
}

/// Who took a delivery, and when.
fn taker(profile: &Profile, id: &ReleaseId) -> String {
    let found = profile.datasets.values().flat_map(|d| &d.releases).find(|r| &r.release == id);
    found.map_or_else(|| id.to_string(), |r| format!("{}, taken by {} at {}", r.file_name, r.by.0, r.at.iso()))
}

fn said(say: &Say<'_>, side: &Answered) -> String {
    side.value.as_ref().map_or_else(|| "no longer contained".into(), |o| say.value(o))
}

/// What an acceptance rests on: the cell and all that was said of it.
fn basis(cell: &Contested) -> String {
    let sides = cell.sides.iter().map(|s| {
        let value = s.value.as_ref().map(|o| {
            let number = match o.value {
                ObsValue::Number(n) => n.to_string(),
                ObsValue::RoundsToZero => "N".into(),
                ObsValue::Missing(kind) => kind.code().into(),
            };
            format!("{number} {} {}", o.flags.letters(), o.confidentiality.code())
        });
        format!("{} {}", s.release, value.unwrap_or_default())
    });
    format!("{} {} {}", cell.series.codes_text(), cell.period, sides.collect::<Vec<_>>().join(" "))
}
