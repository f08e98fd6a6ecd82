//! The plan: what a file would do, before anything is written.

use super::added::{Added, added, dimensions_added, proposed_names, told};
use super::correct::corrected;
use super::holding::still_holding;
use super::overlay::Overlay;
use super::read::{read_failure_of, recipe_failure};
use super::renamed::{Earlier, Now, renamed};
use super::truth;
use super::units::with_its_units;
use crate::failure::{Failure, read_failure, store_failure};
use crate::job::Job;
use crate::knowledge::Knowledge;
use crate::session::Session;
use crate::state::State;
use crate::synonyms::{review, with_learned};
use crate::usage::uses_naming;
use crate::wire::{Correction, JobStage, RecordPart};
use almanac_core::release::ReleaseRecord;
use almanac_core::{
    Change, Code, DatasetId, DatasetRelease, Decimal, DimensionCode, Extent, Finding, Host, IndicatorCode, Lang, Level,
    Localized, ObsRow, Observation, ObservationTable, Period, Place, Profile, ReleaseId, Selection, SeriesKey,
    SourceCode,
};
use almanac_exchange::{
    Context, READER_VERSION, Reading, Reason, Recipe, Suggestion, Workbook, apply, code_list_versions, follow_rows,
    follow_sheets, open, release_id, suggest,
};
use almanac_store::{Received, StoreError};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// What is to be read.
pub struct Request {
    /// The received bytes.
    pub bytes: Vec<u8>,
    /// The file's name, without folders.
    pub file_name: String,
    /// Whose delivery; none where the recipe says.
    pub source: Option<SourceCode>,
    /// The recipe as TOML; none for the sender's kept one, else the suggested one.
    pub recipe: Option<String>,
    /// What somebody pointed at on the file's sheets, put into the given recipe in order.
    pub corrections: Vec<Correction>,
    /// Whether somebody has just said which indicators the given recipe's headings are: only now is it known in what
    /// their values are to be.
    pub named_now: bool,
}

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
    let kept = match &request.recipe {
        None => kept_reading(state, request.source.as_ref(), &book, &context, &mut not_kept),
        Some(_) => None,
    };
    let (recipe, reading, reasons, mut findings) = match kept {
        Some((recipe, reading)) => {
            let anew = suggest(&book, &context);
            let explained = with_its_legend(&recipe, &anew.recipe);
            let doubts = doubts_of_this_file(&recipe, &reading, anew);
            let (recipe, reading) = match explained {
                Some(explained) => {
                    let reading = apply(&explained, &book, &context).map_err(read_failure_of)?;
                    (explained, reading)
                }
                None => (recipe, reading),
            };
            let (recipe, reading, came) = with_its_units(&state.profile, recipe, reading, &book, &context)?;
            (recipe, reading, Vec::new(), doubts.into_iter().chain(came).collect())
        }
        None => {
            let (mut recipe, mut reasons, findings) = match &request.recipe {
                Some(toml) => {
                    let given = Recipe::from_toml(toml).map_err(recipe_failure)?;
                    let given = corrected(given, &request.corrections, &book, &context)?;
                    let findings = still_holding(&state.profile, &given, || suggest(&book, &context));
                    (given, Vec::new(), findings)
                }
                None => {
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
            if (request.recipe.is_none() || request.named_now && !multiplied)
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
    let (recipe, reading) = if request.recipe.is_none() && !own.is_empty() {
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
    if !known && extent != Extent::Cells {
        let gone: Vec<&Observation> = compared.gone.iter().filter_map(|c| c.old.as_ref()).collect();
        let now = Now {
            file: &request.file_name,
            source: &record.source,
            table: &table,
            unknown: &reading.unknown_labels,
            gone: &gone,
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
    let Compared { new, new_cells, changed, unchanged, gone, earlier: _, pairs: _ } = compared;
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

/// The sender's kept recipe that fits the file best, with its reading. A sender may send several kinds of file,
/// each with a recipe of its own; one that fits none of them is understood anew. Where nobody says who the sender
/// is, a recipe may tell, but only when it reads the file without an error and those of no other sender do.
///
/// Another table of the same sender may have the same columns. It is told apart by its title, by a unit of another kind,
/// by headings none of which the recipe's dimension knows, and by values that stand twice where the file, understood
/// anew, holds each once. Why a recipe was not used is a finding.
fn kept_reading(
    state: &State,
    source: Option<&SourceCode>,
    book: &Workbook,
    context: &Context<'_>,
    findings: &mut Vec<Finding>,
) -> Option<(Recipe, Reading)> {
    let recipes = state.profile.recipes.values().filter(|r| source.is_none_or(|s| *s == r.source));
    let mut readings: Vec<(SourceCode, Recipe, Reading)> = recipes
        .filter_map(|kept| {
            let mut recipe = Recipe::from_toml(&kept.toml).ok()?;
            recipe.source = Some(kept.source.clone());
            review(&state.profile, &kept.source, &mut recipe);
            let followed = follow_sheets(&recipe, book, context);
            let told = followed.map(|(for_this_file, told)| {
                recipe = for_this_file;
                told
            });
            if let Some(for_this_file) = follow_rows(&recipe, book) {
                recipe = for_this_file;
            }
            let mut reading = apply(&recipe, book, context).ok()?;
            reading.findings.extend(told.into_iter().flatten());
            if reading.table.rows.is_empty() { None } else { Some((kept.source.clone(), recipe, reading)) }
        })
        .collect();
    let clean = |r: &Reading| r.findings.iter().all(|f| f.level != Level::Error);
    // A column that is called otherwise now is the same one where all others are as they were; else it is another file.
    let told = |r: &Reading, kinds: &[&str]| r.findings.iter().any(|f| kinds.contains(&f.kind.as_str()));
    let renamed = |r: &Reading| told(r, &["column-renamed"]);
    readings.retain(|(_, _, r)| !renamed(r) || !told(r, &["column-new", "column-gone", "column-left-out"]));
    let mut why_not = Vec::new();
    let mut once = None;
    readings.retain(|(sender, _, reading)| {
        let another = |f: &&Finding| match f.kind.as_str() {
            "title-differs" | "headings-unknown" => true,
            "unit-differs" => f.level == Level::Error,
            _ => false,
        };
        let twice = || reading.findings.iter().find(|f| f.kind == "two-values");
        let read_once = |once: &mut Option<bool>| {
            *once.get_or_insert_with(|| {
                let anew = suggest(book, context).recipe;
                apply(&anew, book, context).is_ok_and(|r| !told(&r, &["two-values"]) && !r.table.rows.is_empty())
            })
        };
        let found = reading.findings.iter().find(another).or_else(|| twice().filter(|_| read_once(&mut once)));
        why_not.extend(found.map(|f| not_used(sender, f)));
        found.is_none()
    });
    if source.is_none() {
        readings.retain(|(_, _, r)| clean(r));
        let senders: BTreeSet<&SourceCode> = readings.iter().map(|(s, _, _)| s).collect();
        if senders.len() != 1 {
            return None;
        }
    }
    let best = readings.into_iter().max_by_key(|(_, _, r)| (clean(r), !renamed(r), r.table.rows.len()));
    if best.is_none() && source.is_some() {
        findings.extend(why_not);
    }
    best.map(|(_, recipe, reading)| (recipe, reading))
}

/// A kept recipe with the signs that this file itself explains and of which the recipe says nothing; none where there are
/// none.
fn with_its_legend(recipe: &Recipe, anew: &Recipe) -> Option<Recipe> {
    let mut out = recipe.clone();
    let mut came = false;
    for (kept, now) in out.tables.iter_mut().zip(&anew.tables).filter(|(kept, now)| kept.sheet == now.sheet) {
        for (sign, marker) in &now.markers {
            // What a lone sign usually means is no explanation.
            let explained = almanac_exchange::number::usual_marker(sign) != Some(*marker);
            if explained && !kept.markers.contains_key(sign) {
                kept.markers.insert(sign.clone(), *marker);
                came = true;
            }
        }
    }
    came.then_some(out)
}

/// What is doubtful in this file although a kept recipe reads it: signs of which the recipe says nothing, another decimal
/// sign than before, and periods of which title and sheet say two.
fn doubts_of_this_file(recipe: &Recipe, reading: &Reading, anew: Suggestion) -> Vec<Finding> {
    let decided = |sign: &str| recipe.tables.iter().any(|t| t.markers.contains_key(sign));
    let mut pairs = recipe.tables.iter().zip(&anew.recipe.tables).filter(|(kept, now)| kept.sheet == now.sheet);
    let differs = pairs.any(|(kept, now)| kept.decimal != now.decimal);
    let mut doubts: Vec<Finding> = anew
        .findings
        .into_iter()
        .filter(|f| match f.kind.as_str() {
            "marker" | "marker-explained" => !decided(&f.read),
            "period-differs" => true,
            "ambiguous-decimal-sign" => differs,
            _ => false,
        })
        .collect();
    // Whole numbers alone say nothing of a sign, and what may be either was said by whoever kept the recipe.
    let ambiguous = doubts.iter_mut().find(|f| f.kind == "ambiguous-decimal-sign");
    let unread = reading.findings.iter().find(|f| f.kind == "not-a-number");
    match (ambiguous, unread) {
        (Some(f), _) => {
            f.level = Level::Warning;
            f.message = "The sign may divide thousands in this file; it is read as in the file before".into();
        }
        (None, Some(unread)) if differs => doubts.push(
            Finding::new(
                Level::Error,
                "decimal-differs",
                unread.place.clone(),
                "The numbers of this file have another decimal sign than those of the file before",
                "Say the decimal sign of the table on the sheet",
            )
            .with(unread.read.clone(), "a number with the decimal sign of before"),
        ),
        (None, _) => {}
    }
    doubts
}

/// Why a kept recipe was not used, from what it met in the file.
fn not_used(sender: &SourceCode, met: &Finding) -> Finding {
    Finding::new(
        Level::Note,
        "read-anew",
        met.place.clone(),
        format!("It seems to be another table than {sender} sent before, and was read anew. {}", met.message),
        "Say which indicator it is, or choose the one that the table before it gave",
    )
    .with(met.read.clone(), met.expected.clone())
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
    for (n, indicator) in indicators.iter().enumerate() {
        job.step(JobStage::Comparing, n as u64, indicators.len() as u64)?;
        let selection = Selection { source: Some(source.clone()), ..Selection::all(indicator.clone()) };
        let mut meet = |old: Observation| {
            out.earlier.note(&old);
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
