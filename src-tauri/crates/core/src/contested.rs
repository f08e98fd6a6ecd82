//! Cells that two deliveries of one source answer differently without knowing of each other.
//!
//! Nobody writes a disagreement down: it follows from the deliveries that count and from what each of their takers knew
//! ([`DatasetRelease::knew`]), so that copies agree about it in whichever order they were combined. A delivery that
//! knows all sides and speaks for the cell decides it.

use crate::{DatasetRelease, IndicatorCode, Observation, Period, ReleaseId, SeriesKey};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A cell with more than one answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Contested {
    /// Series.
    pub series: Arc<SeriesKey>,
    /// Period.
    pub period: Period,
    /// The answers, the oldest first. The profile answers with the last one.
    pub sides: Vec<Answered>,
}

/// What one delivery says of a contested cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// The delivery.
    pub release: ReleaseId,
    /// Its value; none where it speaks for the cell and does not contain it.
    pub value: Option<Observation>,
}

impl Answered {
    fn says_the_same(&self, other: &Self) -> bool {
        match (&self.value, &other.value) {
            (Some(a), Some(b)) => {
                a.value.same_as_received(b.value) && a.flags == b.flags && a.confidentiality == b.confidentiality
            }
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        }
    }
}

/// Pairs of deliveries neither of whose takers knew of the other, each pair once.
pub fn strangers<'a>(order: &[&'a DatasetRelease]) -> Vec<(&'a ReleaseId, &'a ReleaseId)> {
    let known: Vec<BTreeSet<&ReleaseId>> = order.iter().map(|r| r.knew.iter().collect()).collect();
    let mut pairs = Vec::new();
    for (n, (a, a_knew)) in order.iter().zip(&known).enumerate() {
        for (b, b_knew) in order.iter().zip(&known).skip(n + 1) {
            if !a_knew.contains(&b.release) && !b_knew.contains(&a.release) {
                pairs.push((&a.release, &b.release));
            }
        }
    }
    pairs
}

/// Judges one cell. `order` are the deliveries of its source that count, oldest first; `contains` says which indicators
/// each contains; `given` are the values of this cell. None when nobody disagrees.
pub fn contested(
    order: &[&DatasetRelease],
    contains: &BTreeMap<ReleaseId, Vec<IndicatorCode>>,
    series: &Arc<SeriesKey>,
    period: Period,
    given: &[Observation],
) -> Option<Contested> {
    let speaks = |r: &DatasetRelease| {
        r.extent.covers(period) && contains.get(&r.release).is_some_and(|i| i.contains(&series.indicator))
    };
    let answers: Vec<(&DatasetRelease, Answered)> = order
        .iter()
        .filter_map(|r| {
            let value = given.iter().find(|o| o.release == r.release).cloned();
            let answers = value.is_some() || speaks(r);
            answers.then(|| (*r, Answered { release: r.release.clone(), value }))
        })
        .collect();
    // Whoever answers later and knew of an answer has looked at it.
    let looked_at: BTreeSet<&ReleaseId> = answers.iter().flat_map(|(r, _)| &r.knew).collect();
    let open: Vec<&Answered> = answers.iter().map(|(_, a)| a).filter(|a| !looked_at.contains(&a.release)).collect();
    let (first, rest) = open.split_first()?;
    if rest.iter().all(|other| first.says_the_same(other)) {
        return None;
    }
    Some(Contested { series: series.clone(), period, sides: open.into_iter().cloned().collect() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Author, CellRef, Code, Confidentiality, Decimal, DimensionCode, Extent, Flags, ObsValue, SourceCode, Timestamp,
    };

    fn release(id: &str, extent: Extent, knew: &[&str]) -> DatasetRelease {
        DatasetRelease {
            release: ReleaseId::new(id),
            extent,
            at: Timestamp(0),
            by: Author("A".into()),
            file_name: String::new(),
            reason: String::new(),
            knew: knew.iter().map(ReleaseId::new).collect(),
        }
    }

    /// Deliveries as `id: number` (`-` for one that speaks for the cell and does not contain it, `.` for one that does
    /// neither) with what each knew; the sides that are left.
    #[track_caller]
    fn check(deliveries: &[(&str, &str, &[&str])], expected: &str) {
        let codes = BTreeMap::from([(DimensionCode::new("sex"), Code::new("F"))]);
        let series = Arc::new(SeriesKey { indicator: IndicatorCode::new("I"), source: SourceCode::new("S"), codes });
        let releases: Vec<DatasetRelease> = deliveries
            .iter()
            .map(|(id, says, knew)| release(id, if *says == "-" { Extent::Everything } else { Extent::Cells }, knew))
            .collect();
        let order: Vec<&DatasetRelease> = releases.iter().collect();
        let contains = releases.iter().map(|r| (r.release.clone(), vec![IndicatorCode::new("I")])).collect();
        let given: Vec<Observation> = deliveries
            .iter()
            .filter_map(|(id, says, _)| {
                Some(Observation {
                    series: series.clone(),
                    period: Period::Year(2024),
                    value: ObsValue::Number(says.parse::<Decimal>().ok()?),
                    flags: Flags::NONE,
                    confidentiality: Confidentiality::F,
                    note: None,
                    release: ReleaseId::new(id),
                    cell: CellRef { sheet: None, row: 1, column: 1 },
                })
            })
            .collect();
        let found = contested(&order, &contains, &series, Period::Year(2024), &given);
        let sides = found.map(|c| c.sides).unwrap_or_default();
        let text = |a: &Answered| {
            let number = a.value.as_ref().and_then(|o| o.value.number()).map_or("-".into(), |n| n.to_string());
            format!("{} {number}", a.release)
        };
        assert_eq!(sides.iter().map(text).collect::<Vec<_>>().join(", "), expected);
    }

    #[test]
    fn who_knew_the_other_revises_and_disagrees_with_nobody() {
        check(&[("a", "1", &[]), ("b", "2", &["a"])], "");
        check(&[("a", "1", &["b"]), ("b", "2", &[])], "");
    }
    #[test]
    fn two_that_know_nothing_of_each_other_disagree() {
        check(&[("o", "0", &[]), ("a", "1", &["o"]), ("b", "2", &["o"])], "a 1, b 2");
        check(&[("a", "1", &[]), ("b", "-", &[])], "a 1, b -");
    }
    #[test]
    fn the_same_answer_twice_is_one() {
        check(&[("a", "1", &[]), ("b", "1", &[])], "");
        check(&[("a", "1.0", &[]), ("b", "1", &[])], "a 1.0, b 1");
    }
    #[test]
    fn who_knows_all_sides_decides() {
        check(&[("a", "1", &[]), ("b", "2", &[]), ("c", "3", &["a", "b"])], "");
        check(&[("a", "1", &[]), ("b", "2", &[]), ("c", "-", &["a", "b"])], "");
    }
    #[test]
    fn who_knows_one_side_stands_in_its_place() {
        check(&[("a", "1", &[]), ("b", "2", &[]), ("c", "3", &["a"])], "b 2, c 3");
        check(&[("a", "1", &[]), ("b", "2", &[]), ("c", "2", &["a"])], "");
    }
    #[test]
    fn who_does_not_speak_for_the_cell_decides_nothing() {
        check(&[("a", "1", &[]), ("b", "2", &[]), ("c", ".", &["a", "b"])], "a 1, b 2");
    }
    #[test]
    fn three_may_disagree_and_two_decisions_too() {
        check(&[("a", "1", &[]), ("b", "2", &[]), ("c", "3", &[])], "a 1, b 2, c 3");
        check(&[("a", "1", &[]), ("b", "2", &[]), ("c", "1", &["a", "b"]), ("d", "2", &["a", "b"])], "c 1, d 2");
    }
    #[test]
    fn strangers_are_named_once() {
        let all = [
            release("a", Extent::Cells, &[]),
            release("b", Extent::Cells, &["a"]),
            release("c", Extent::Cells, &["a"]),
        ];
        let order: Vec<&DatasetRelease> = all.iter().collect();
        assert_eq!(strangers(&order), [(&ReleaseId::new("b"), &ReleaseId::new("c"))]);
    }
}
