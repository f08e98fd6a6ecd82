//! Labels that differ from the sender's last file: which are new, which are gone, and which may be one and the same.
//!
//! Nothing has to be kept for it: what the last file had are the codes of its release. A label that lost its code by
//! being written in another way is offered the codes that are gone, and gets one only when somebody says so.

use almanac_core::release::CellRef;
use almanac_core::spelling::folded;
use almanac_core::{
    Code, DatasetRelease, DimensionCode, Finding, IndicatorCode, Lang, Level, ObsValue, Observation, ObservationTable,
    Observations, Period, Place, Profile, ReadFailure, ReleaseId, Selection, SeriesKey, SourceCode,
};
use almanac_exchange::Recipe;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// So many labels of a dimension are told one by one; of more, their number is told.
const TOLD: usize = 20;
/// So many gone codes are offered for one label.
const OFFERED: usize = 5;
/// From how many gone codes on only those that are written alike or have the same values are offered.
const FEW: usize = 3;
/// How much two names must share to be offered among many, in per cent.
const ALIKE: usize = 30;

/// The labels of a sender's earlier deliveries, each with the first cell that has it. Of millions of series only these are
/// kept.
#[derive(Default)]
pub struct Earlier {
    releases: HashMap<ReleaseId, Labels>,
    last: Option<(ReleaseId, Arc<SeriesKey>)>,
}

#[derive(Default)]
struct Labels {
    codes: BTreeMap<DimensionCode, BTreeMap<Code, CellRef>>,
    /// By which dimensions series were broken down; the others of them are at their totals.
    shapes: BTreeMap<Vec<DimensionCode>, CellRef>,
}

impl Labels {
    /// The codes of a dimension, with the total where a series has none; none where no series has it.
    fn of(&self, dimension: &DimensionCode) -> Option<BTreeMap<Code, &CellRef>> {
        let mut codes: BTreeMap<Code, &CellRef> =
            self.codes.get(dimension)?.iter().map(|(code, cell)| (code.clone(), cell)).collect();
        let without = self.shapes.iter().filter(|(shape, _)| !shape.contains(dimension)).map(|(_, cell)| cell);
        if let Some(cell) = without.min_by(|a, b| at(a).cmp(&at(b))) {
            codes.insert(Code::new(Code::TOTAL), cell);
        }
        Some(codes)
    }
}

/// What cells are ordered by, so that the same one is told on every run.
fn at(cell: &CellRef) -> (&Option<Arc<str>>, u32, u32) {
    (&cell.sheet, cell.row, cell.column)
}

impl Earlier {
    /// Takes an observation for what its delivery had.
    pub fn note(&mut self, o: &Observation) {
        if self.last.as_ref().is_some_and(|(release, series)| Arc::ptr_eq(series, &o.series) && *release == o.release) {
            return;
        }
        self.last = Some((o.release.clone(), o.series.clone()));
        let labels = match self.releases.get_mut(&o.release) {
            Some(labels) => labels,
            None => self.releases.entry(o.release.clone()).or_default(),
        };
        for (dimension, code) in &o.series.codes {
            let codes = match labels.codes.get_mut(dimension) {
                Some(codes) => codes,
                None => labels.codes.entry(dimension.clone()).or_default(),
            };
            match codes.get_mut(code) {
                Some(held) if at(&o.cell) < at(held) => *held = o.cell.clone(),
                Some(_) => {}
                None => {
                    codes.insert(code.clone(), o.cell.clone());
                }
            }
        }
        let same = |shape: &Vec<DimensionCode>| shape.iter().eq(o.series.codes.keys());
        match labels.shapes.iter_mut().find(|(shape, _)| same(shape)) {
            Some((_, held)) if at(&o.cell) < at(held) => *held = o.cell.clone(),
            Some(_) => {}
            None => {
                labels.shapes.insert(o.series.codes.keys().cloned().collect(), o.cell.clone());
            }
        }
    }
    /// Those of the labels that stand as they are in the present values: somebody has taken them so.
    pub fn kept<'l>(
        &self,
        labels: &'l BTreeMap<DimensionCode, BTreeSet<String>>,
    ) -> BTreeSet<(&'l DimensionCode, &'l str)> {
        let mut found = BTreeSet::new();
        for (dimension, of_dimension) in labels {
            let held = self.releases.values().filter_map(|l| l.codes.get(dimension)).flat_map(BTreeMap::keys);
            found.extend(
                held.filter_map(|code| of_dimension.get(code.as_str())).map(|label| (dimension, label.as_str())),
            );
        }
        found
    }
}

/// A file that is compared with the one before it.
pub struct Now<'a> {
    /// Its name.
    pub file: &'a str,
    /// Whose it is.
    pub source: &'a SourceCode,
    /// Its observations.
    pub table: &'a ObservationTable,
    /// Its labels without a code.
    pub unknown: &'a BTreeMap<DimensionCode, BTreeSet<String>>,
    /// Values of before that it no longer has.
    pub gone: &'a [&'a Observation],
    /// What its sender's labels mean, by dimension.
    pub labels: &'a BTreeMap<DimensionCode, BTreeMap<String, Code>>,
}

/// What differs.
#[derive(Default)]
pub struct Renamed {
    /// Each difference, with its cell.
    pub findings: Vec<Finding>,
    /// Codes that are gone and may be meant by a label, the likeliest first.
    pub offered: BTreeMap<(DimensionCode, String), Vec<Code>>,
}

/// Compares the labels of a file with those of the sender's last one. Findings of labels without a code that say less
/// are taken out of `told`.
pub fn renamed(profile: &Profile, earlier: &Earlier, now: &Now<'_>, lang: &Lang, told: &mut Vec<Finding>) -> Renamed {
    let mut out = Renamed::default();
    let deliveries: Vec<&DatasetRelease> =
        profile.releases_of(now.source, None).into_iter().rev().filter(|r| r.reason.is_empty()).collect();
    let broken_down = now.table.series.dimensions();
    let dimensions: BTreeSet<&DimensionCode> = broken_down.values().flatten().collect();
    let occurring = now.table.series.codes();
    for dimension in dimensions {
        let last = deliveries.iter().find_map(|r| Some((*r, earlier.releases.get(&r.release)?.of(dimension)?)));
        let Some((release, before)) = last else { continue };
        let total = now.table.series.has_total_of(dimension).then(|| Code::new(Code::TOTAL));
        let codes: BTreeSet<Code> = occurring.get(dimension).into_iter().flatten().cloned().chain(total).collect();
        // A label that had no code in the last file and has one now is neither gone nor new.
        let said = now.labels.get(dimension);
        let meant = |label: &Code| said?.get(label.as_str()).filter(|code| codes.contains(*code));
        let newly_said: BTreeSet<&Code> = before.keys().filter_map(meant).collect();
        let gone: BTreeMap<&Code, &CellRef> = before
            .iter()
            .filter(|(c, _)| !codes.contains(*c) && meant(c).is_none())
            .map(|(c, cell)| (c, *cell))
            .collect();
        let is_new = |c: &&Code| !before.contains_key(*c) && !c.is_total() && !newly_said.contains(c);
        let new: Vec<&Code> = codes.iter().filter(is_new).collect();
        let of = Difference { profile, now, lang, dimension, release, gone: &gone };
        of.tell(&new, told, &mut out);
    }
    out
}

/// Indicators that a recipe knows, that the sender's last file had and that this one has nowhere. `view` holds the values
/// as they are.
pub fn indicators_gone(
    profile: &Profile,
    view: &dyn Observations,
    earlier: &Earlier,
    recipe: &Recipe,
    (now, file): (&BTreeSet<IndicatorCode>, &str),
    source: &SourceCode,
) -> Result<Vec<Finding>, ReadFailure> {
    let deliveries = profile.releases_of(source, None).into_iter().rev().filter(|r| r.reason.is_empty());
    let Some(last) = deliveries.into_iter().find(|r| earlier.releases.contains_key(&r.release)) else {
        return Ok(Vec::new());
    };
    let mut out = Vec::new();
    let missing = recipe.indicators.iter().filter(|(_, code)| !now.contains(*code));
    for (word, code) in missing {
        let mut cell = None;
        let selection = Selection { source: Some(source.clone()), ..Selection::all(code.clone()) };
        view.each(&selection, &mut |o| {
            if o.release == last.release && cell.is_none() {
                cell = Some(o.cell);
            }
        })?;
        let Some(cell) = cell else { continue };
        out.push(
            Finding::new(
                Level::Warning,
                "indicator-gone",
                Place::File { file: last.file_name.clone(), cell: cell.to_string() },
                format!("\"{word}\" ({code}) stood in the last file, {}, and is nowhere in {file}; its values stay as they are", last.file_name),
                "Ask the sender whether it is left out, counted elsewhere or called otherwise now",
            )
            .with(String::new(), word.clone()),
        );
    }
    Ok(out)
}

/// What differs in one dimension.
struct Difference<'a> {
    profile: &'a Profile,
    now: &'a Now<'a>,
    lang: &'a Lang,
    dimension: &'a DimensionCode,
    release: &'a DatasetRelease,
    gone: &'a BTreeMap<&'a Code, &'a CellRef>,
}

impl Difference<'_> {
    fn tell(&self, new: &[&Code], told: &mut Vec<Finding>, out: &mut Renamed) {
        let unknown = self.now.unknown.get(self.dimension);
        let has_code = |c: &&&Code| unknown.is_none_or(|u| !u.contains(c.as_str()));
        let mut claimed: BTreeSet<Code> = BTreeSet::new();
        let without: Vec<&&Code> = new.iter().filter(|c| !has_code(c)).collect();
        for label in without.iter().take(if self.gone.is_empty() { 0 } else { TOLD }) {
            let offered = self.offered(label);
            if offered.is_empty() {
                continue;
            }
            let place = self.take_place(label, told);
            out.findings.push(self.may_be(label, &offered, place));
            claimed.extend(offered.iter().map(|(c, _)| c.clone()));
            let codes = offered.into_iter().map(|(c, _)| c).collect();
            out.offered.insert((self.dimension.clone(), label.as_str().to_string()), codes);
        }
        let quiet: Vec<(&&Code, &&CellRef)> = self.gone.iter().filter(|(c, _)| !claimed.contains(**c)).collect();
        out.findings.extend(self.gone_quietly(&quiet));
        let known: Vec<&&Code> = new.iter().filter(has_code).collect();
        if let Some(first) = known.first() {
            let names: Vec<String> = known.iter().take(TOLD).map(|c| self.name(c)).collect();
            let more = if known.len() > TOLD { ", …" } else { "" };
            out.findings.push(
                Finding::new(
                    Level::Note,
                    "label-new",
                    self.first_cell(first),
                    format!(
                        "{} of dimension {} {} not in the last file, {}: {}{more}",
                        known.len(),
                        self.dimension,
                        if known.len() == 1 { "was" } else { "were" },
                        self.release.file_name,
                        names.join(", ")
                    ),
                    "Nothing needs to be done if the sender counts more than before",
                )
                .with(first.as_str(), "labels of the last file"),
            );
        }
    }

    /// Where the label was told to have no code; that finding says less than the one which takes its place.
    fn take_place(&self, label: &Code, told: &mut Vec<Finding>) -> Place {
        let expected = format!("a code of {}", self.dimension);
        let at =
            told.iter().position(|f| f.kind == "unknown-label" && f.read == label.as_str() && f.expected == expected);
        match at {
            Some(at) => told.remove(at).place,
            None => self.first_cell(label),
        }
    }

    fn first_cell(&self, code: &Code) -> Place {
        let table = self.now.table;
        let row = table.rows.iter().find(|r| table.series.code(r.series, self.dimension) == Some(code));
        Place::File {
            file: self.now.file.to_string(),
            cell: row.map(|r| table.cell(r).to_string()).unwrap_or_default(),
        }
    }

    fn may_be(&self, label: &Code, offered: &[(Code, Same)], place: Place) -> Finding {
        let of = |(code, same): &(Code, Same)| {
            let cell = self.gone.get(code).map(|c| c.to_string()).unwrap_or_default();
            let values = match same {
                Same { periods: 0, .. } => String::new(),
                Same { periods, equal } => format!(", {equal} of {periods} values of the same periods equal"),
            };
            format!("{} ({cell}{values})", self.name(code))
        };
        let codes: Vec<&str> = offered.iter().map(|(c, _)| c.as_str()).collect();
        let first = codes.first().copied().unwrap_or_default();
        Finding::new(
            Level::Warning,
            "label-renamed",
            place,
            format!(
                "\"{label}\" of dimension {} is new and has no code, and what the last file, {}, had is gone: {}. It may be the new name; until somebody says so it is kept as it is",
                self.dimension,
                self.release.file_name,
                offered.iter().map(of).collect::<Vec<_>>().join("; ")
            ),
            format!(
                "If it is, choose it in the plan, or write into the recipe below [labels.{}]: {} = {}",
                self.dimension,
                quoted(label.as_str()),
                quoted(first)
            ),
        )
        .with(label.as_str(), codes.join(" or "))
    }

    /// Codes that no new label may stand for.
    fn gone_quietly(&self, gone: &[(&&Code, &&CellRef)]) -> Vec<Finding> {
        let finding = |cell: String, read: String, message: String| {
            Finding::new(
                Level::Warning,
                "label-gone",
                Place::File { file: self.release.file_name.clone(), cell },
                message,
                "Ask the sender whether it is left out, counted elsewhere or written in another way",
            )
            .with(String::new(), read)
        };
        if gone.len() > TOLD {
            let names: Vec<String> = gone.iter().take(OFFERED).map(|(c, _)| self.name(c)).collect();
            return vec![finding(
                String::new(),
                format!("{} labels", gone.len()),
                format!(
                    "{} labels of dimension {} stood in the last file and are in no row of this one: {}, …",
                    gone.len(),
                    self.dimension,
                    names.join(", ")
                ),
            )];
        }
        gone.iter()
            .map(|(code, cell)| {
                let name = self.name(code);
                let message = format!(
                    "{name} of dimension {} stood in the last file and is in no row of this one",
                    self.dimension
                );
                finding(cell.to_string(), code.as_str().to_string(), message)
            })
            .collect()
    }

    /// The gone codes that a label may stand for, the likeliest first.
    fn offered(&self, label: &Code) -> Vec<(Code, Same)> {
        let few = self.gone.len() <= FEW;
        let mut list: Vec<(usize, usize, Code, Same)> = self
            .gone
            .keys()
            .map(|code| {
                let same = self.same(label, code);
                let share = (same.equal * 100).checked_div(same.periods).unwrap_or(0);
                (share, self.likeness(label, code), (*code).clone(), same)
            })
            // Where periods can be compared and differ, the few that are gone are no reason.
            .filter(|(share, alike, code, same)| {
                let open = same.periods == 0 || *share >= 34;
                few && open && !code.is_total() || *share >= 50 || *alike >= ALIKE
            })
            .collect();
        list.sort_by(|a, b| (b.0, b.1, &a.2).cmp(&(a.0, a.1, &b.2)));
        list.into_iter().take(OFFERED).map(|(_, _, code, same)| (code, same)).collect()
    }

    /// How much a label shares with the names of a code, in per cent.
    fn likeness(&self, label: &Code, code: &Code) -> usize {
        let item = self.profile.code_list_of(self.dimension).and_then(|l| l.item(code));
        let names = item.into_iter().flat_map(|i| i.names.0.values().map(String::as_str));
        names.chain([code.as_str()]).map(|n| alike(label.as_str(), n)).max().unwrap_or(0)
    }

    /// How many values that were under the code stand, unchanged, under the label.
    fn same(&self, label: &Code, code: &Code) -> Same {
        let table = self.now.table;
        let mut out = Same::default();
        let mut wanted: HashMap<(u32, Period), ObsValue> = HashMap::new();
        for old in self.now.gone.iter().filter(|o| o.series.codes.get(self.dimension) == Some(code)) {
            let mut key = SeriesKey::clone(&old.series);
            key.codes.insert(self.dimension.clone(), label.clone());
            if let Some(series) = table.series.find(&key) {
                wanted.insert((series, old.period), old.value);
            }
        }
        if wanted.is_empty() {
            return out;
        }
        for row in &table.rows {
            if let Some(old) = wanted.get(&(row.series, row.period())) {
                out.periods += 1;
                out.equal += usize::from(row.value().same_as_received(*old));
            }
        }
        out
    }

    fn name(&self, code: &Code) -> String {
        let name = self.profile.code_name(self.dimension, code, self.lang);
        if code.is_total() {
            "the total".to_string()
        } else if name == code.as_str() {
            format!("\"{name}\"")
        } else {
            format!("\"{name}\" [{code}]")
        }
    }
}

/// Values that two labels have in common.
#[derive(Debug, Clone, Copy, Default)]
struct Same {
    /// Periods for which both have one.
    periods: usize,
    /// Periods in which both are equal.
    equal: usize,
}

/// A text as TOML writes it.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// How many pairs of neighbouring letters two names share, in per cent. It only orders what is offered.
fn alike(a: &str, b: &str) -> usize {
    let pairs = |text: &str| {
        let letters: Vec<char> = folded(text).chars().filter(|c| *c != ' ').take(200).collect();
        let mut held: BTreeMap<(char, char), usize> = BTreeMap::new();
        for (x, y) in letters.iter().zip(letters.iter().skip(1)) {
            *held.entry((*x, *y)).or_default() += 1;
        }
        held
    };
    let (a, b) = (pairs(a), pairs(b));
    let all = a.values().sum::<usize>() + b.values().sum::<usize>();
    let shared: usize = a.iter().map(|(p, n)| (*n).min(b.get(p).copied().unwrap_or(0))).sum();
    (shared * 200).checked_div(all).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::alike;

    #[test]
    fn names_that_share_letters_come_first() {
        assert_eq!(alike("Viet Nam", "Vietnam"), 100);
        assert!(alike("Regular status", "Regular") > alike("Regular status", "Pending"));
        assert_eq!((alike("", ""), alike("x", "x"), alike("ab", "cd")), (0, 0, 0));
    }
}
