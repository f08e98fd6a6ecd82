//! The plan: what a file would do, before anything is written.

use super::added::{Added, added, dimensions_added, proposed_names, told};
use super::correct::corrected;
use super::holding::{holding_if_new, still_holding};
use super::kept::{doubts_of_this_file, earlier_reading, kept_reading};
use super::overlay::Overlay;
use super::read::{read_failure_of, recipe_failure};
use super::renamed::{Earlier, Now, indicators_gone, renamed};
use super::request::{By, Request};
use super::truth;
use super::units::with_its_units;
use crate::failure::{Failure, read_failure, store_failure};
use crate::job::Job;
use crate::knowledge::Knowledge;
use crate::session::Session;
use crate::state::State;
use crate::synonyms::with_learned;
use crate::usage::uses_naming;
use crate::wire::{JobStage, RecordPart};
use almanac_core::release::ReleaseRecord;
use almanac_core::{
    Change, Code, DatasetId, DatasetRelease, Decimal, DimensionCode, Extent, Finding, Frequency, Host, IndicatorCode,
    Lang, Level, Localized, ObsRow, Observation, ObservationTable, Period, Place, Profile, ReleaseId, Selection,
    SeriesKey, SourceCode,
};
use almanac_exchange::{
    Context, READER_VERSION, Reading, Reason, Recipe, apply, code_list_versions, open, release_id, suggest,
};
use almanac_store::{Received, StoreError};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// One value that would become another.
#[derive(Debug, Clone, PartialEq)]
pub struct CellChange {
    /// As it is; none for values that are new.
    pub old: Option<Observation>,
    /// As it would be; none for values that would be gone.
    pub new: Option<Observation>,
}

/// One place of the profile that would print something else.
#[derive(Debug, Clone, PartialEq)]
pub struct PlaceChange {
    /// The place.
    pub place: Place,
    /// The place in words.
    pub label: String,
    /// What it prints: the words of a value, the number of a figure.
    pub old: String,
    /// What it would print.
    pub new: String,
}

/// A label that was kept as it is, since it has no code.
#[derive(Debug, Clone, PartialEq)]
pub struct Unknown {
    /// Its dimension.
    pub dimension: DimensionCode,
    /// The label as received.
    pub label: String,
    /// Codes that have this name.
    pub named: Vec<Code>,
    /// Codes of the sender's last file that are gone from this one and that it may be another name of.
    pub formerly: Vec<Code>,
}

/// So many new values are listed in a plan; the count tells all.
pub const NEW_LISTED: usize = 500;

/// What a plan of entered values knows beside the values.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct EntryNotes {
    /// Why they are entered; needed before they are taken.
    pub reason: String,
    /// What was typed, by series and period.
    pub typed: HashMap<(Arc<SeriesKey>, Period), String>,
}

/// Why a delivery is not taken.
#[derive(Debug, Clone, PartialEq)]
pub enum Held<'a> {
    /// The project has it already.
    Taken,
    /// Nobody has said whose it is.
    Source,
    /// Nobody has said which indicators some headings are.
    Indicators,
    /// Errors that concern the delivery as a whole.
    Findings(Vec<&'a Finding>),
    /// It holds no value to write: those that were entered stand there already.
    Nothing,
}

/// What a file would do. Nothing has been written.
pub struct Plan {
    /// Name of the file.
    pub file_name: String,
    /// Whose delivery it is.
    pub source: Option<SourceCode>,
    /// The recipe by which it was read.
    pub recipe: Recipe,
    /// The same as TOML.
    pub recipe_toml: String,
    /// Why it was understood so; empty for a kept or given recipe.
    pub reasons: Vec<Reason>,
    /// What was read; its observations are in `table`.
    pub reading: Reading,
    /// The observations that were read.
    pub table: Arc<ObservationTable>,
    /// Values that are not there yet.
    pub new: usize,
    /// Values that differ.
    pub changed: Vec<CellChange>,
    /// Values that are the same.
    pub unchanged: usize,
    /// Values that the file no longer contains although it speaks for them.
    pub gone: Vec<CellChange>,
    /// Everything worth a look.
    pub findings: Vec<Finding>,
    /// Labels without a code.
    pub unknown: Vec<Unknown>,
    /// Places that would print something else.
    pub places: Vec<PlaceChange>,
    /// Values that are not there yet, at most [`NEW_LISTED`] of them.
    pub new_cells: Vec<CellChange>,
    /// Whether this very reading counts already; accepting it changes nothing.
    pub known: bool,
    /// Indicators that the profile does not have and that come with the file.
    pub added: Vec<Added>,
    /// Names for those of which nobody has said yet which they are, by the word that stands for them in the file.
    pub proposed_names: BTreeMap<IndicatorCode, String>,
    /// For values entered by hand: why, and what was typed.
    pub entry: Option<EntryNotes>,
    /// What the file is: its format, and its encoding where it has one.
    pub format: String,
    pub(super) received: Received,
    pub(super) record: ReleaseRecord,
    pub(super) revision: u64,
}

impl Plan {
    /// Whether the file can be taken.
    pub fn acceptable(&self) -> bool {
        self.held().iter().all(|h| *h == Held::Taken)
    }
    /// Why there is nothing to take yet, in the order in which one sees to it.
    pub fn held(&self) -> Vec<Held<'_>> {
        let unnamed = !self.reading.unnamed_indicators.is_empty();
        let mut wrong: Vec<&Finding> = self
            .findings
            .iter()
            // A heading of which nobody has said which indicator it is, is asked for by a field of its own.
            .filter(|f| f.level == Level::Error && blocks(&f.kind) && !(unnamed && f.kind == "indicator-unknown"))
            .collect();
        // That nothing was read is what follows from the others.
        if wrong.iter().any(|f| f.kind != "nothing-read") {
            wrong.retain(|f| f.kind != "nothing-read");
        }
        let mut out = Vec::new();
        if self.known {
            out.push(Held::Taken);
        }
        if self.source.is_none() {
            out.push(Held::Source);
        }
        if unnamed {
            out.push(Held::Indicators);
        }
        if !wrong.is_empty() {
            out.push(Held::Findings(wrong));
        } else if self.table.rows.is_empty() && !unnamed {
            out.push(Held::Nothing);
        }
        out
    }
    /// Gives an indicator that would be added the name that somebody typed for it.
    pub fn name_added(&mut self, code: &IndicatorCode, names: &Localized) {
        for i in self.added.iter_mut().filter(|i| i.indicator.code == *code) {
            // The file's own name stays in the file's language.
            if names.0.values().all(|n| i.taken.iter().any(|t| t.part == RecordPart::Name && t.value == *n)) {
                continue;
            }
            i.indicator.names.clone_from(names);
            i.taken.retain(|t| t.part != RecordPart::Name);
            i.open.retain(|p| *p != RecordPart::Name);
        }
    }
    /// The file as received.
    pub fn bytes(&self) -> Result<Vec<u8>, Failure> {
        self.received.bytes().map_err(store_failure)
    }
    /// SHA-256 of the file.
    pub fn file_hash(&self) -> &str {
        self.received.hash()
    }
    /// Indicators that the file contains.
    pub fn indicators(&self) -> &BTreeSet<IndicatorCode> {
        &self.reading.indicators
    }
    /// The changes that accepting would make.
    pub(super) fn changes(&self, session: &Session) -> Option<Vec<Change>> {
        let source = self.source.clone()?;
        let profile = &session.state().profile;
        let mut changes: Vec<Change> =
            dimensions_added(profile, &self.recipe, &self.table).into_iter().map(Change::DimensionPut).collect();
        changes.extend(self.added.iter().map(|a| Change::IndicatorPut(a.indicator.clone())));
        let dataset = dataset_of(session, &source);
        let knew = profile
            .datasets
            .get(&dataset)
            .map(|d| d.releases.iter().map(|r| r.release.clone()).collect())
            .unwrap_or_default();
        changes.push(Change::ReleaseAdded {
            dataset,
            source,
            release: DatasetRelease {
                release: self.record.id.clone(),
                extent: self.reading.extent.clone().unwrap_or(Extent::Everything),
                at: self.record.at,
                by: self.record.by.clone(),
                file_name: self.file_name.clone(),
                reason: self.entry.as_ref().map(|e| e.reason.clone()).unwrap_or_default(),
                knew,
            },
        });
        Some(changes)
    }
}

/// Findings about single cells never stop the good ones; these concern the whole delivery.
fn blocks(kind: &str) -> bool {
    matches!(
        kind,
        "source-unknown"
            | "indicator-unknown"
            | "unit-of-indicator"
            | "nothing-read"
            | "no-period"
            | "decimal-differs"
            | "counterpart-differs"
    )
}

/// Kinds of findings about cells or rows whose values are left out because they could not be read.
fn leaves_out(kind: &str) -> bool {
    matches!(kind, "not-a-period" | "no-period" | "not-a-number" | "part-of-year" | "two-values")
}

/// The dataset of a source. Its id follows from the source, so that two copies that make it make one.
fn dataset_of(session: &Session, source: &SourceCode) -> DatasetId {
    let of_source = session.state().profile.datasets.values().find(|d| d.source == *source).map(|d| d.id.clone());
    of_source.unwrap_or_else(|| DatasetId::new(source.as_str()))
}

/// Reads a file and compares it with the profile.
pub fn plan(session: &Session, request: Request, lang: &Lang, job: &Job) -> Result<Plan, Failure> {
    plan_for(session.state(), &**session.host(), request, lang, job)
}

/// The same for a state, so that nobody has to wait with typing until a large file is read.
pub fn plan_for(state: &State, host: &dyn Host, mut request: Request, lang: &Lang, job: &Job) -> Result<Plan, Failure> {
    job.step(JobStage::Reading, 0, 1)?;
    let mut knowledge = Knowledge::of(&state.profile);
    knowledge.source.clone_from(&request.source);
    let context = knowledge.context();
    // The file is packed on the side while it is opened; after that only what was packed stays in memory.
    let (book, received) = std::thread::scope(|scope| {
        let packing = scope.spawn(|| Received::pack(&request.bytes));
        let book = open(&request.bytes, &request.file_name).map_err(read_failure_of);
        (book, packing.join())
    });
    let book = book?;
    let received = received.map_err(|_| StoreError::Unfit("the received file cannot be packed".into()));
    let received = received.flatten().map_err(store_failure)?;
    drop(std::mem::take(&mut request.bytes));
    let mut not_kept = Vec::new();
    let earlier = match &request.by {
        By::Sender => kept_reading(state, request.source.as_ref(), &book, &context, &mut not_kept),
        By::Earlier(toml) => {
            let given = Recipe::from_toml(toml).map_err(recipe_failure)?;
            Some(earlier_reading(&given, request.source.as_ref(), &book, &context)?)
        }
        By::Own { .. } => None,
    };
    let (recipe, reading, reasons, mut findings) = match earlier {
        Some((recipe, reading)) => {
            let anew = suggest(&book, &context);
            let mut doubts = match &request.by {
                By::Earlier(_) => still_holding(&state.profile, &recipe, &anew),
                By::Sender | By::Own { .. } => Vec::new(),
            };
            let of_file = doubts_of_this_file(&recipe, &reading, anew);
            doubts.retain(|held| !of_file.iter().any(|f| f.kind == held.kind && f.place == held.place));
            doubts.extend(of_file);
            let (recipe, reading, came) = with_its_units(&state.profile, recipe, reading, &book, &context)?;
            (recipe, reading, Vec::new(), doubts.into_iter().chain(came).collect())
        }
        None => {
            let (mut recipe, mut reasons, findings) = match &request.by {
                By::Own { recipe, corrections, .. } => {
                    let given = Recipe::from_toml(recipe).map_err(recipe_failure)?;
                    let given = corrected(given, corrections, &book, &context)?;
                    let findings = holding_if_new(&state.profile, &given, || suggest(&book, &context));
                    (given, Vec::new(), findings)
                }
                // One of an earlier file was read above.
                By::Sender | By::Earlier(_) => {
                    let s = suggest(&book, &context);
                    (s.recipe, s.reasons, s.findings)
                }
            };
            if let Some(source) = &request.source {
                recipe.source = Some(source.clone());
            }
            job.step(JobStage::Reading, 0, 1)?;
            let mut reading = apply(&recipe, &book, &context).map_err(read_failure_of)?;
            let multiplied = recipe.tables.iter().any(|t| t.times_ten_to != 0);
            let named_now = matches!(request.by, By::Own { named_now: true, .. });
            if (request.by == By::Sender || named_now && !multiplied)
                && let Some((power, said)) = truth::scaling(&state.profile, &reading)
            {
                recipe.tables.iter_mut().for_each(|table| table.times_ten_to += power);
                reading = apply(&recipe, &book, &context).map_err(read_failure_of)?;
                reasons.push(Reason {
                    place: request.file_name.clone(),
                    why: format!(
                        "the file says \"{said}\", which is not what its indicators are defined in: values are taken times ten to the power of {power}"
                    ),
                });
            }
            (recipe, reading, reasons, findings)
        }
    };
    findings.append(&mut not_kept);
    // A sender who writes the codes of the national list needs nobody to say what they mean, whatever was sent before.
    let own: Vec<IndicatorCode> =
        reading.unnamed_indicators.iter().filter(|i| state.profile.indicators.contains_key(*i)).cloned().collect();
    let (recipe, reading) = if request.by == By::Sender && !own.is_empty() {
        let mut taught = recipe;
        taught.indicators.extend(own.into_iter().map(|i| (i.to_string(), i)));
        let reading = apply(&taught, &book, &context).map_err(read_failure_of)?;
        (taught, reading)
    } else {
        (recipe, reading)
    };
    // What this sender's words mean was said before; it goes into the recipe, so that the reading says what it knew.
    let (recipe, mut reading) = match with_learned(&state.profile, &recipe, &reading) {
        Some(taught) => {
            let reading = apply(&taught, &book, &context).map_err(read_failure_of)?;
            (taught, reading)
        }
        None => (recipe, reading),
    };
    let mut unknown = unknown(&state.profile, &reading, &context);
    let encoding = book.encoding.map(|e| format!(", {e}")).unwrap_or_default();
    let format = format!("{}{encoding}", book.format.code());
    let table = Arc::new(std::mem::take(&mut reading.table));
    let added = added(&state.profile, &recipe, &book, &context, &reading, &table);
    let proposed_names = proposed_names(&recipe, &book, &context, &reading, &table);
    drop(book);
    let source = recipe.source.clone();
    let asked = findings.iter().any(|f| f.kind == "no-period");
    findings.extend(reading.findings.iter().filter(|f| !asked || f.kind != "no-period").cloned());
    let file = || Place::File { file: request.file_name.clone(), cell: String::new() };
    if let Some(s) = &source
        && !state.profile.sources.contains_key(s)
    {
        findings.push(
            Finding::new(
                Level::Error,
                "source-unknown",
                file(),
                format!("There is no source {s} in this profile."),
                "Add the source to the register, or choose another.",
            )
            .with(s.as_str(), "a source of the profile"),
        );
    }
    if table.rows.is_empty() {
        findings.push(
            Finding::new(
                Level::Error,
                "nothing-read",
                file(),
                "No value was read.",
                "Say on the file's sheet where the table and its heading are.",
            )
            .with("no value", "a table of numbers"),
        );
    }
    findings.extend(added.iter().map(|a| {
        let units = reading.units.get(&a.indicator.code).cloned().unwrap_or_default();
        told(&request.file_name, a, &units)
    }));
    findings.extend(truth::contradictions(&state.profile, &request.file_name, &table));
    findings.extend(truth::other_days(&state.profile, &request.file_name, &table, &recipe));
    findings.extend(truth::other_units(&state.profile, &request.file_name, &reading));
    findings.extend(truth::scales(&state.profile, &request.file_name, &reading, &recipe));
    let recipe_toml = recipe.to_toml().map_err(recipe_failure)?;
    let hash = received.hash().to_string();
    let id = release_id(&hash, &recipe_toml, &code_list_versions(knowledge.lists()), READER_VERSION);
    let record = ReleaseRecord {
        id: id.clone(),
        source: source.clone().unwrap_or_else(|| SourceCode::new("UNKNOWN")),
        file_hash: hash,
        file_name: request.file_name.clone(),
        file_size: received.size(),
        recipe: recipe_toml.clone(),
        reader: READER_VERSION.to_string(),
        indicators: reading.indicators.iter().cloned().collect(),
        observations: u64::try_from(table.rows.len()).unwrap_or(u64::MAX),
        at: host.now(),
        by: host.author(),
    };
    let known = state.profile.datasets.values().any(|d| d.releases.iter().any(|r| r.release == id));
    let extent = reading.extent.clone().unwrap_or(Extent::Everything);
    let compared = compare(state, &record.source, &extent, &table, &reading.indicators, &id, job)?;
    // A file that is not understood in all its parts takes nothing back.
    let unread = reading.findings.iter().any(|f| f.level == Level::Error && leaves_out(&f.kind));
    let (extent, compared) = if (unread || !compared.lengths.is_empty()) && !compared.gone.is_empty() && !known {
        let first = compared.gone.first().and_then(|c| c.old.as_ref());
        findings.extend(first.map(|first| truth::stays(&request.file_name, compared.gone.len(), first)));
        let extent = Extent::Cells;
        let compared = compare(state, &record.source, &extent, &table, &reading.indicators, &id, job)?;
        (extent, compared)
    } else {
        (extent, compared)
    };
    reading.extent = Some(extent.clone());
    let compared = if known {
        findings.push(truth::already_taken(
            &state.profile,
            &request.file_name,
            &id,
            compared.changed.len() + compared.gone.len(),
        ));
        // Taking it again would change nothing, whatever later deliveries made of its values.
        Compared { unchanged: table.rows.len(), earlier: compared.earlier, ..Compared::default() }
    } else {
        compared
    };
    if !known {
        findings.extend(compared.lengths.iter().filter_map(|(indicator, (first, count))| {
            Some(truth::other_length(&request.file_name, indicator, &table, table.rows.get(*first)?, *count))
        }));
    }
    findings.extend(truth::rescaled(&request.file_name, &compared.pairs).filter(|_| !known));
    let kept = compared.earlier.kept(&reading.unknown_labels);
    if !kept.is_empty() {
        unknown.retain(|u| !u.named.is_empty() || !kept.contains(&(&u.dimension, u.label.as_str())));
        for f in findings.iter_mut().filter(|f| f.kind == "unknown-label" && kept.iter().any(|(_, l)| *l == f.read)) {
            f.level = Level::Note;
            f.message.push_str(", as before");
        }
    }
    if let Some(first) = compared.gone.first().and_then(|c| c.old.as_ref()).filter(|_| !known) {
        findings.push(truth::gone(&request.file_name, compared.gone.len(), first));
    }
    if !known && compared.new == 0 && compared.changed.is_empty() && compared.gone.is_empty() && compared.unchanged > 0
    {
        findings.push(truth::nothing_new(&request.file_name, compared.unchanged));
    }
    if !known && compared.unchanged == 0 && compared.changed.is_empty() {
        let view = &*state.observations;
        let twin = truth::twice(view, &request.file_name, &record.source, &table, &reading.indicators);
        findings.extend(twin.map_err(read_failure)?);
    }
    if !known {
        let (view, now) = (&*state.observations, (&reading.indicators, request.file_name.as_str()));
        let missing = indicators_gone(&state.profile, view, &compared.earlier, &recipe, now, &record.source);
        findings.extend(missing.map_err(read_failure)?);
    }
    if !known && extent != Extent::Cells {
        let gone: Vec<&Observation> = compared.gone.iter().filter_map(|c| c.old.as_ref()).collect();
        let now = Now {
            file: &request.file_name,
            source: &record.source,
            table: &table,
            unknown: &reading.unknown_labels,
            gone: &gone,
            labels: &recipe.labels,
        };
        let differs = renamed(&state.profile, &compared.earlier, &now, lang, &mut findings);
        findings.extend(differs.findings);
        for label in &mut unknown {
            let key = (label.dimension.clone(), label.label.clone());
            label.formerly = differs.offered.get(&key).cloned().unwrap_or_default();
        }
    }
    let places = if known || compared.changed.is_empty() && compared.gone.is_empty() && compared.new == 0 {
        Vec::new()
    } else {
        job.step(JobStage::Answering, 0, 1)?;
        places(state, &record.source, &extent, &reading.indicators, &table, &id, lang)
    };
    let Compared { new, new_cells, changed, unchanged, gone, earlier: _, pairs: _, lengths: _ } = compared;
    Ok(Plan {
        file_name: request.file_name,
        source,
        recipe,
        recipe_toml,
        reasons,
        reading,
        table,
        new,
        changed,
        unchanged,
        gone,
        findings,
        unknown,
        places,
        new_cells,
        known,
        added,
        proposed_names,
        entry: None,
        format,
        received,
        record,
        revision: state.revision,
    })
}

/// Labels that were kept as they are, with the codes that have such a name.
fn unknown(profile: &Profile, reading: &Reading, context: &Context<'_>) -> Vec<Unknown> {
    let mut out = Vec::new();
    for (dimension, labels) in &reading.unknown_labels {
        let index = context.index(profile.dimensions.get(dimension).map(|d| &d.code_list));
        for label in labels {
            let named = index.candidates(label).iter().filter(|c| index.has(c)).cloned().collect();
            let (dimension, label) = (dimension.clone(), label.clone());
            out.push(Unknown { dimension, label, named, formerly: Vec::new() });
        }
    }
    out
}

#[derive(Default)]
struct Compared {
    new: usize,
    new_cells: Vec<CellChange>,
    changed: Vec<CellChange>,
    unchanged: usize,
    gone: Vec<CellChange>,
    earlier: Earlier,
    /// Numbers of before with those that the file gives in their place or for another period of the same series.
    pairs: Vec<(Decimal, Decimal)>,
    /// Indicators whose new values are of periods of another length than all of before: the first such row, and how many.
    lengths: BTreeMap<IndicatorCode, (usize, usize)>,
}

/// So many series are looked at to see whether their numbers are of another size than before.
const SIZED: usize = 2_000;

fn compare(
    state: &State,
    source: &SourceCode,
    extent: &Extent,
    table: &ObservationTable,
    indicators: &BTreeSet<IndicatorCode>,
    id: &ReleaseId,
    job: &Job,
) -> Result<Compared, Failure> {
    let mut out = Compared::default();
    // The present values are met one by one and never held together.
    let rows = table.by_place();
    let mut met = vec![false; table.rows.len()];
    let mut last: Option<(Arc<SeriesKey>, Option<u32>)> = None;
    let mut before: HashMap<u32, (Period, Decimal)> = HashMap::new();
    let mut before_lengths: HashMap<&IndicatorCode, Vec<Frequency>> = HashMap::new();
    for (n, indicator) in indicators.iter().enumerate() {
        job.step(JobStage::Comparing, n as u64, indicators.len() as u64)?;
        let selection = Selection { source: Some(source.clone()), ..Selection::all(indicator.clone()) };
        let lengths = before_lengths.entry(indicator).or_default();
        let mut meet = |old: Observation| {
            out.earlier.note(&old);
            let length = old.period.frequency();
            if !lengths.contains(&length) {
                lengths.push(length);
            }
            let number = match &last {
                Some((series, number)) if *series == old.series => *number,
                Some(_) | None => last.insert((old.series.clone(), table.series.find(&old.series))).1,
            };
            let row = number.and_then(|n| rows.find(n, old.period.pack()));
            if let Some(met) = row.and_then(|at| met.get_mut(at)) {
                *met = true;
            }
            if let (Some(number), Some(value)) = (number, old.value.number())
                && (before.len() < SIZED || before.contains_key(&number))
                && before.get(&number).is_none_or(|(period, _)| period.pack() < old.period.pack())
            {
                before.insert(number, (old.period, value));
            }
            match row.and_then(|at| table.rows.get(at)) {
                Some(row) if says_the_same(table, row, &old) => out.unchanged += 1,
                Some(row) => out.changed.push(CellChange { old: Some(old), new: table.observation(row, id) }),
                None if extent.covers(old.period) => out.gone.push(CellChange { old: Some(old), new: None }),
                None => {}
            }
        };
        state.observations.each(&selection, &mut meet).map_err(read_failure)?;
    }
    for (row, _) in table.rows.iter().zip(&met).filter(|(_, met)| !**met) {
        out.new += 1;
        if out.new <= NEW_LISTED {
            out.new_cells.push(CellChange { old: None, new: table.observation(row, id) });
        }
    }
    // What the indicator of a series had before is looked up once for its rows, which follow each other.
    type Before<'a> = (&'a IndicatorCode, &'a [Frequency]);
    let mut of: Option<(u32, Option<Before<'_>>)> = None;
    for (at, row) in table.rows.iter().enumerate().filter(|(at, _)| met.get(*at) == Some(&false)) {
        let held = match of {
            Some((series, held)) if series == row.series => held,
            Some(_) | None => {
                let indicator = table.series.indicator(row.series);
                let lengths = indicator.and_then(|i| Some((i, before_lengths.get(i)?.as_slice())));
                of.insert((row.series, lengths.filter(|(_, lengths)| !lengths.is_empty()))).1
            }
        };
        if let Some((indicator, lengths)) = held
            && !lengths.contains(&row.period().frequency())
        {
            out.lengths.entry(indicator.clone()).or_insert((at, 0)).1 += 1;
        }
    }
    let number = |o: &Option<Observation>| o.as_ref().and_then(|o| o.value.number());
    out.pairs = out.changed.iter().take(SIZED).filter_map(|c| number(&c.old).zip(number(&c.new))).collect();
    if out.unchanged == 0 {
        let new = table.rows.iter().zip(&met).filter(|(_, met)| !**met).map(|(row, _)| row);
        out.pairs.extend(new.filter_map(|row| Some((before.get(&row.series)?.1, row.value().number()?))).take(SIZED));
    }
    out.gone.sort_by_cached_key(order);
    out.changed.sort_by_cached_key(order);
    Ok(out)
}

fn says_the_same(table: &ObservationTable, row: &ObsRow, old: &Observation) -> bool {
    old.value.same_as_received(row.value())
        && old.flags == row.flags
        && old.confidentiality == row.confidentiality
        && old.note.as_ref() == table.note(row)
}

fn order(change: &CellChange) -> Option<(Arc<SeriesKey>, Period)> {
    change.old.as_ref().or(change.new.as_ref()).map(|o| (o.series.clone(), o.period))
}

/// Asks every question of the profile before and after, and keeps those whose answer differs.
fn places(
    state: &State,
    source: &SourceCode,
    extent: &Extent,
    indicators: &BTreeSet<IndicatorCode>,
    table: &Arc<ObservationTable>,
    id: &ReleaseId,
    lang: &Lang,
) -> Vec<PlaceChange> {
    let overlay = Overlay::new(state.observations.clone(), id, source, extent, indicators.clone(), table.clone());
    let after = State { observations: Arc::new(overlay), ..state.clone() };
    let (before, after) = (uses_naming(state, lang, indicators), uses_naming(&after, lang, indicators));
    let mut later: HashMap<(String, String), _> =
        after.into_iter().map(|u| ((u.place.to_string(), u.question.clone()), u)).collect();
    let mut out = Vec::new();
    for old in before {
        let new = later.remove(&(old.place.to_string(), old.question.clone()));
        let values =
            |u: &crate::usage::Use| u.answer.cells.iter().map(|c| (c.value.clone(), c.flags)).collect::<Vec<_>>();
        let same = new.as_ref().is_some_and(|n| {
            values(n) == values(&old) && n.answer.rows == old.answer.rows && n.answer.columns == old.answer.columns
        });
        if !same {
            out.push(PlaceChange {
                place: old.place,
                label: old.label,
                old: old.printed,
                new: new.map(|n| n.printed).unwrap_or_default(),
            });
        }
    }
    // Places that had no answer before.
    let mut fresh: Vec<PlaceChange> = later
        .into_values()
        .map(|n| PlaceChange { place: n.place, label: n.label, old: String::new(), new: n.printed })
        .collect();
    fresh.sort_by(|a, b| a.place.cmp(&b.place));
    out.extend(fresh);
    out
}
