//! Age groups that nobody delivered, from those that somebody did.
//!
//! A filter such as `age=Y0T14` takes the observation of that group where there is one. Where there is none, it
//! takes the groups that together are exactly that one; where there are only others, it says so. One source and
//! one period at a time: parts of two sources or of two years are never put together.

use crate::age::{AgeGroup, cover};
use crate::{Code, DimensionCode, ObsValue, Observation, Period, SeriesKey, SourceCode};
use std::collections::BTreeMap;
use std::sync::Arc;

/// What there is for one wanted combination of codes at one period.
#[derive(Debug, Clone, PartialEq)]
pub struct Found {
    /// The series asked for; with parts, nobody delivered it.
    pub series: Arc<SeriesKey>,
    pub period: Period,
    pub how: How,
}

#[derive(Debug, Clone, PartialEq)]
pub enum How {
    /// The observation itself, or one of a group that is the same in other words.
    Whole(Observation),
    /// Observations of groups that together are the wanted one, the youngest first.
    Parts(DimensionCode, Vec<Observation>),
    /// Observations of groups that overlap the wanted one and do not make it up.
    Unfit(DimensionCode, Vec<Observation>),
}

impl Found {
    /// An observation as it was delivered.
    pub fn whole(o: Observation) -> Self {
        Self { series: o.series.clone(), period: o.period, how: How::Whole(o) }
    }
    pub fn is_unfit(&self) -> bool {
        matches!(self.how, How::Unfit(..))
    }
}

/// Everything of one source and period with the same codes but for the age.
type Place = (SourceCode, BTreeMap<DimensionCode, Code>, Period);

/// Finds the wanted codes of an age dimension among observations of all its codes.
pub fn find(all: Vec<Observation>, dimension: &DimensionCode, wanted: &[Code]) -> Vec<Found> {
    let mut places: BTreeMap<Place, Vec<Observation>> = BTreeMap::new();
    for o in all {
        let mut codes = o.series.codes.clone();
        codes.remove(dimension);
        places.entry((o.series.source.clone(), codes, o.period)).or_default().push(o);
    }
    let mut out = Vec::new();
    for ((_, codes, period), here) in &places {
        for code in wanted {
            let Some(how) = in_one_place(here, dimension, code) else { continue };
            let series = match &how {
                How::Whole(o) if age_of(o, dimension).is_none_or(|c| c == code) => o.series.clone(),
                How::Whole(o) => renamed(&o.series, codes, dimension, code),
                How::Parts(_, list) | How::Unfit(_, list) => match list.first() {
                    Some(o) => renamed(&o.series, codes, dimension, code),
                    None => continue,
                },
            };
            out.push(Found { series, period: *period, how });
        }
    }
    only_where_nothing_fits(&mut out);
    out
}

fn age_of<'o>(o: &'o Observation, dimension: &DimensionCode) -> Option<&'o Code> {
    o.series.codes.get(dimension)
}

fn renamed(
    series: &SeriesKey,
    codes: &BTreeMap<DimensionCode, Code>,
    dimension: &DimensionCode,
    code: &Code,
) -> Arc<SeriesKey> {
    let mut codes = codes.clone();
    codes.insert(dimension.clone(), code.clone());
    Arc::new(SeriesKey { indicator: series.indicator.clone(), source: series.source.clone(), codes })
}

fn in_one_place(here: &[Observation], dimension: &DimensionCode, code: &Code) -> Option<How> {
    let same = |o: &&Observation| match age_of(o, dimension) {
        Some(c) => c == code,
        None => code.is_total(),
    };
    if let Some(o) = here.iter().find(same) {
        return Some(How::Whole(o.clone()));
    }
    let group = AgeGroup::of(code)?;
    let mut known: Vec<(AgeGroup, &Observation)> =
        here.iter().filter_map(|o| Some((AgeGroup::of(age_of(o, dimension)?)?, o))).collect();
    known.sort_by(|(a, x), (b, y)| (a, age_of(x, dimension)).cmp(&(b, age_of(y, dimension))));
    // A part without a number is taken only where there is no other way. A withheld one counts as a number: what
    // is taken must not depend on who asks.
    let priced: Vec<(AgeGroup, u32)> =
        known.iter().map(|(g, o)| (*g, u32::from(matches!(o.value, ObsValue::Missing(_))))).collect();
    if let Some(way) = cover(group, &priced) {
        let mut parts: Vec<Observation> = way.iter().filter_map(|i| known.get(*i)).map(|(_, o)| (*o).clone()).collect();
        return match (parts.len(), parts.pop()) {
            (1, Some(only)) => Some(How::Whole(only)),
            (_, Some(last)) => {
                parts.push(last);
                Some(How::Parts(dimension.clone(), parts))
            }
            (_, None) => None,
        };
    }
    let near: Vec<Observation> = known.into_iter().filter(|(g, _)| g.overlaps(group)).map(|(_, o)| o.clone()).collect();
    (!near.is_empty()).then(|| How::Unfit(dimension.clone(), near))
}

/// A time line that has values keeps quiet about the years in which only other groups were delivered: there it
/// has no observation, as before.
fn only_where_nothing_fits(found: &mut Vec<Found>) {
    let answered: std::collections::BTreeSet<Arc<SeriesKey>> =
        found.iter().filter(|f| !f.is_unfit()).map(|f| f.series.clone()).collect();
    found.retain(|f| !f.is_unfit() || !answered.contains(&f.series));
}
