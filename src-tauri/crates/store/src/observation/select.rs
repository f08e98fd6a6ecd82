//! Answers selections from the project file, through the releases that count.

use super::catalog::{Known, Numbered, joined};
use crate::{
    ReadFile, StoreError,
    error::tried,
    project::Readers,
    release::pack::{pack_codes, unpack_value},
};
use almanac_core::{
    CellRef, Codes, Edition, Extent, IndicatorCode, Observation, Observations, Period, Profile, ReadFailure, ReleaseId,
    Selection, SeriesHead, SeriesKey, SourceCode, Survey, release::resolve,
};
use rusqlite::{Connection, OptionalExtension};
use std::{
    collections::{BTreeMap, HashMap},
    sync::Arc,
};

const WHAT: &str = "read the observations";
/// Breakdowns that are looked up one by one; more are cheaper found among all.
const NAMED: usize = 64;
/// Finding a value costs as much as passing over so many.
const PASSED_OVER: i64 = 12;

/// The releases of one source that count, oldest first, as [`resolve`] wants them.
pub(crate) type Order = Vec<(ReleaseId, Extent, Vec<IndicatorCode>)>;

/// The observations of one state of the profile, or of one edition. Stays valid while the project is
/// open, also while somebody writes; may be used from several threads.
#[derive(Debug, Clone)]
pub struct StoreView {
    pub(super) readers: Arc<Readers>,
    orders: Arc<BTreeMap<SourceCode, Order>>,
}

impl ReadFile {
    /// The observations as they count in this profile, or in one of its editions.
    pub fn observations(&self, profile: &Profile, edition: Option<&Edition>) -> Result<StoreView, StoreError> {
        let releases = self.readers.with(|c| self.readers.releases(c))?;
        let mut orders: BTreeMap<SourceCode, Order> = BTreeMap::new();
        for dataset in profile.datasets.values() {
            orders.entry(dataset.source.clone()).or_insert_with(|| {
                profile
                    .releases_of(&dataset.source, edition)
                    .into_iter()
                    .filter_map(|member| {
                        // A release that this copy never received can neither answer nor take away.
                        let known = releases.get(&member.release)?;
                        Some((member.release.clone(), member.extent.clone(), known.record.indicators.clone()))
                    })
                    .collect()
            });
        }
        Ok(StoreView { readers: self.readers.clone(), orders: Arc::new(orders) })
    }
}

impl Observations for StoreView {
    fn select(&self, selection: &Selection) -> Result<Vec<Observation>, ReadFailure> {
        self.readers.with(|c| self.read(c, selection)).map_err(|e| ReadFailure(e.to_string()))
    }
    fn each(&self, selection: &Selection, take: &mut dyn FnMut(Observation)) -> Result<(), ReadFailure> {
        self.readers
            .with(|c| {
                self.visit(c, selection, |_, _| false, &mut |o| {
                    take(o);
                })
            })
            .map_err(|e| ReadFailure(e.to_string()))
    }
    fn survey(&self, indicator: &IndicatorCode) -> Result<Arc<Survey>, ReadFailure> {
        self.readers.with(|c| self.look_over(c, indicator)).map_err(|e| ReadFailure(e.to_string()))
    }
}

impl StoreView {
    fn read(&self, c: &Connection, selection: &Selection) -> Result<Vec<Observation>, StoreError> {
        let mut answers = Vec::new();
        self.visit(c, selection, |a, b| a.source == b.source, &mut |o| answers.push(o))?;
        Ok(answers)
    }

    /// Hands over the wanted observations; those of heads that go `together` in order of source, codes and period.
    fn visit(
        &self,
        c: &Connection,
        selection: &Selection,
        together: fn(&SeriesHead, &SeriesHead) -> bool,
        take: &mut dyn FnMut(Observation),
    ) -> Result<(), StoreError> {
        let releases = self.readers.releases(c)?;
        let heads = self.readers.heads(c, &selection.indicator)?;
        let wanted: Vec<Numbered<SeriesHead>> = heads
            .iter()
            .filter(|(_, head)| selection.source.as_ref().is_none_or(|source| *source == head.source))
            .filter(|(_, head)| selection.wants_head(&head.codes))
            .cloned()
            .collect();
        for heads in wanted.chunk_by(|a, b| together(&a.1, &b.1)) {
            let order = heads.first().and_then(|(_, head)| self.order(&head.source, &selection.indicator, &releases));
            let Some(order) = order else { continue };
            let known: Vec<&Arc<Known>> = order.iter().filter_map(|(id, _, _)| releases.get(id)).collect();
            let breakdowns = self.breakdowns(c, selection, &known)?;
            let mut reading = Reading::new(c, &known);
            let cells = reading.candidates(heads, &breakdowns, selection.years)?;
            for cell in cells.chunk_by(|a, b| (a.series, a.period) == (b.series, b.period)) {
                let Some(newest) = cell.last() else { continue };
                if newest.release + 1 == order.len() {
                    // What `resolve` looks at first, and so with nearly every cell.
                    take(reading.observation(newest)?);
                    continue;
                }
                let given = cell.iter().map(|c| reading.observation(c)).collect::<Result<Vec<_>, _>>()?;
                let Some(period) = given.first().map(|o| o.period) else { continue };
                if let Some(answer) = resolve(&order, &selection.indicator, period, &given) {
                    take(answer.clone());
                }
            }
        }
        Ok(())
    }

    /// The releases of a source that have an indicator, oldest first; the others can neither answer nor take away.
    pub(super) fn order(
        &self,
        source: &SourceCode,
        indicator: &IndicatorCode,
        releases: &BTreeMap<ReleaseId, Arc<Known>>,
    ) -> Option<Order> {
        let order = self.orders.get(source)?;
        Some(order.iter().filter(|(id, _, i)| i.contains(indicator) && releases.contains_key(id)).cloned().collect())
    }

    /// The wanted breakdowns that these releases may have, in order of their numbers.
    fn breakdowns(
        &self,
        c: &Connection,
        selection: &Selection,
        releases: &[&Arc<Known>],
    ) -> Result<Vec<Numbered<Codes>>, StoreError> {
        let Some(named) = selection.named_breakdowns(NAMED) else {
            let mut found = Vec::new();
            for run in joined(releases.iter().map(|r| r.places.of_breakdowns)) {
                found.extend(self.readers.breakdowns(c, run, |codes| selection.wants_breakdown(codes))?);
            }
            return Ok(found);
        };
        let mut found = Vec::new();
        for codes in named {
            found.extend(find_breakdown(c, &codes)?.map(|id| (id, Arc::new(codes))));
        }
        found.sort_unstable_by_key(|(id, _)| *id);
        found.dedup_by_key(|(id, _)| *id);
        Ok(found)
    }
}

fn find_breakdown(c: &Connection, codes: &Codes) -> Result<Option<i64>, StoreError> {
    c.prepare_cached(include_str!("../release/find_breakdown.sql"))
        .and_then(|mut s| s.query_row([pack_codes(codes)], |row| row.get(0)).optional())
        .map_err(tried(WHAT))
}

/// One value of one release as it is stored.
struct Candidate {
    /// Place in the list of series that were found.
    series: usize,
    /// Packed.
    period: i64,
    /// Place in the list of releases, oldest first.
    release: usize,
    mantissa: i64,
    status: i64,
    cell: i64,
    note: i64,
}

/// Reads some series of some releases.
struct Reading<'a> {
    c: &'a Connection,
    releases: &'a [&'a Arc<Known>],
    /// Series that were found, in order of source and codes.
    series: Vec<Arc<SeriesKey>>,
    notes: HashMap<(usize, i64), Arc<str>>,
}

impl<'a> Reading<'a> {
    fn new(c: &'a Connection, releases: &'a [&'a Arc<Known>]) -> Self {
        Self { c, releases, series: Vec::new(), notes: HashMap::new() }
    }

    /// All values of the series of these heads and breakdowns, the latter in order of their numbers; by series,
    /// period and release.
    fn candidates(
        &mut self,
        heads: &[Numbered<SeriesHead>],
        breakdowns: &[Numbered<Codes>],
        years: Option<(i32, i32)>,
    ) -> Result<Vec<Candidate>, StoreError> {
        let mut range = self.c.prepare_cached(include_str!("list_range.sql")).map_err(tried(WHAT))?;
        let mut found: Vec<Candidate> = Vec::new();
        // Series are numbered as they are met, and put in order at the end.
        let mut met: Vec<Option<usize>> = vec![None; heads.len().saturating_mul(breakdowns.len())];
        let mut series: Vec<SeriesKey> = Vec::new();
        for (known, release) in self.releases.iter().zip(0..) {
            let runs = runs(breakdowns, known);
            for ((head, key), of_head) in heads.iter().zip(0usize..) {
                for (from, to) in &runs {
                    let (Some((first, _)), Some((_, last))) =
                        (known.places.of_series(*head, *from), known.places.of_series(*head, *to))
                    else {
                        continue;
                    };
                    // Behind the release's own values begin another's.
                    let (low, high) = known.places.ids;
                    let mut rows = range.query((first.max(low), last.min(high))).map_err(tried(WHAT))?;
                    while let Some(row) = rows.next().map_err(tried(WHAT))? {
                        let get = |at: usize| row.get::<_, i64>(at).map_err(tried(WHAT));
                        let (_, breakdown, period) = known.places.split(get(0)?).ok_or_else(|| unreadable(known))?;
                        if years.is_some_and(|(from, to)| !(i64::from(from)..=i64::from(to)).contains(&(period >> 12)))
                        {
                            continue;
                        }
                        let Ok(at) = breakdowns.binary_search_by_key(&breakdown, |(id, _)| *id) else { continue };
                        let Some(number) = met.get_mut(of_head * breakdowns.len() + at) else { continue };
                        let number = *number.get_or_insert_with(|| {
                            series.extend(breakdowns.get(at).map(|(_, codes)| key.with(codes)));
                            series.len() - 1
                        });
                        found.push(Candidate {
                            series: number,
                            period,
                            release,
                            mantissa: get(1)?,
                            status: get(2)?,
                            cell: get(3)?,
                            note: get(4)?,
                        });
                    }
                }
            }
        }
        drop(range);
        let places = self.put_in_order(series);
        for candidate in &mut found {
            candidate.series = places.get(candidate.series).copied().unwrap_or(usize::MAX);
        }
        found.sort_unstable_by_key(|c| (c.series, c.period, c.release));
        Ok(found)
    }

    /// Keeps the series in order of source and codes; gives the place of each.
    fn put_in_order(&mut self, series: Vec<SeriesKey>) -> Vec<usize> {
        let mut order: Vec<(SeriesKey, usize)> = series.into_iter().zip(0..).collect();
        order.sort_by(|(a, _), (b, _)| (&a.source, &a.codes).cmp(&(&b.source, &b.codes)));
        let mut places = vec![0; order.len()];
        for ((_, from), to) in order.iter().zip(0..) {
            if let Some(place) = places.get_mut(*from) {
                *place = to;
            }
        }
        self.series = order.into_iter().map(|(key, _)| Arc::new(key)).collect();
        places
    }

    fn observation(&mut self, candidate: &Candidate) -> Result<Observation, StoreError> {
        let (Some(series), Some(known)) = (self.series.get(candidate.series), self.releases.get(candidate.release))
        else {
            return Err(StoreError::Damaged("a value without series".into()));
        };
        let (value, flags, confidentiality) =
            unpack_value(candidate.mantissa, candidate.status).ok_or_else(|| unreadable(known))?;
        let (sheet, row, column) = known.strides.unpack(candidate.cell).ok_or_else(|| unreadable(known))?;
        let sheet = usize::from(sheet).checked_sub(1).and_then(|i| known.sheets.get(i)).cloned();
        let note = match candidate.note {
            0 => None,
            number => Some(match self.notes.get(&(candidate.release, number)) {
                Some(note) => note.clone(),
                None => {
                    let note = read_note(self.c, known.number, number)?;
                    self.notes.insert((candidate.release, number), note.clone());
                    note
                }
            }),
        };
        Ok(Observation {
            series: series.clone(),
            period: Period::unpack(candidate.period).ok_or_else(|| unreadable(known))?,
            value,
            flags,
            confidentiality,
            note,
            release: known.record.id.clone(),
            cell: CellRef { sheet, row, column },
        })
    }
}

/// The breakdowns of a release as runs of numbers: what lies between two neighbours is passed over where that
/// costs less than to look for the next.
fn runs(breakdowns: &[Numbered<Codes>], known: &Known) -> Vec<(i64, i64)> {
    let (low, high) = known.places.of_breakdowns;
    let reach = 1 + PASSED_OVER / known.places.periods().max(1);
    let mut runs: Vec<(i64, i64)> = Vec::new();
    for id in breakdowns.iter().map(|(id, _)| *id).filter(|id| (low..=high).contains(id)) {
        match runs.last_mut().filter(|(_, last)| id - *last <= reach) {
            Some((_, last)) => *last = id,
            None => runs.push((id, id)),
        }
    }
    runs
}

pub(super) fn unreadable(known: &Known) -> StoreError {
    StoreError::Damaged(format!("a value read from {} cannot be understood", known.record.file_name))
}

pub(super) fn read_note(c: &Connection, release: i64, number: i64) -> Result<Arc<str>, StoreError> {
    c.prepare_cached(include_str!("../release/read_note.sql"))
        .and_then(|mut s| s.query_row([release, number], |row| row.get(0)))
        .map_err(tried(WHAT))
}

/// Every value that these releases gave these series of one indicator and source, by series and period, then in
/// the order of the releases.
pub(super) fn read_series_of(
    c: &Connection,
    readers: &Readers,
    releases: &[&Arc<Known>],
    series: &[Arc<SeriesKey>],
    years: Option<(i32, i32)>,
) -> Result<Vec<Observation>, StoreError> {
    let Some(first) = series.first() else { return Ok(Vec::new()) };
    let halves: Vec<(SeriesHead, Codes)> = series.iter().map(|s| s.split()).collect();
    let all = readers.heads(c, &first.indicator)?;
    let heads: Vec<_> = all.iter().filter(|(_, h)| halves.iter().any(|(head, _)| *head == **h)).cloned().collect();
    let mut breakdowns = Vec::new();
    for (_, codes) in &halves {
        breakdowns.extend(find_breakdown(c, codes)?.map(|id| (id, Arc::new(codes.clone()))));
    }
    breakdowns.sort_unstable_by_key(|(id, _)| *id);
    breakdowns.dedup_by_key(|(id, _)| *id);
    let mut reading = Reading::new(c, releases);
    let candidates = reading.candidates(&heads, &breakdowns, years)?;
    // A head of one and a breakdown of another may make a third that nobody asked for.
    let asked: std::collections::HashSet<&SeriesKey> = series.iter().map(|s| &**s).collect();
    let wanted: Vec<bool> = reading.series.iter().map(|s| asked.contains(&**s)).collect();
    let wanted = candidates.iter().filter(|c| wanted.get(c.series).copied().unwrap_or(false));
    wanted.map(|c| reading.observation(c)).collect()
}
