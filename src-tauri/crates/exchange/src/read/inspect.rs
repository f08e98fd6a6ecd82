//! What a file is and holds, counted, without a project.

use super::few_parts::{self, Series};
use super::plan::{Plan, plan};
use super::walk::{Collector, Row, Sink, Sum, walk};
use crate::error::ReadError;
use crate::format::{DataStructure, Grid, Message, Structures, Workbook, open};
use crate::labels::Context;
use crate::number::{ReadValue, is_blank};
use crate::recipe::{Means, Recipe};
use crate::understand::suggest;
use crate::words;
use almanac_core::release::{CellRef, Flags, ObsValue};
use almanac_core::{CodeList, Decimal, Finding, Lang, Level, Period, Place};

use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

/// What `inspect` tells; its JSON is a promise.
#[derive(Debug, Clone, Serialize)]
pub struct Inspection {
    /// Format, such as `xlsx`.
    pub format: &'static str,
    /// Character encoding; none for formats that fix it.
    pub encoding: Option<&'static str>,
    /// Tables, those without values last.
    pub tables: Vec<FoundTable>,
    /// What a statistical message says of itself.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub message: Option<Message>,
    /// Code lists and data structures that the file defines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub structures: Option<FoundStructures>,
    /// Findings.
    #[serde(serialize_with = "findings_json")]
    pub findings: Vec<Finding>,
}

/// What a structure message defines, counted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundStructures {
    /// Code lists.
    pub code_lists: Vec<FoundList>,
    /// How many concepts.
    pub concepts: usize,
    /// Data structures.
    pub data_structures: Vec<DataStructure>,
    /// Languages of the names.
    pub languages: BTreeSet<Lang>,
}

/// One code list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundList {
    /// Its id.
    pub code: String,
    /// Its version.
    pub version: String,
    /// How many codes it has.
    pub codes: usize,
}

/// One table.
#[derive(Debug, Clone, Serialize)]
pub struct FoundTable {
    /// Its name.
    pub name: String,
    /// Where it is: sheet and rows.
    pub place: String,
    /// How many numbers it holds.
    pub observations: u64,
    /// How many cells hold none, by reason.
    pub missing: BTreeMap<String, u64>,
    /// Sum of all numbers.
    pub sum: serde_json::Value,
    /// Dimensions.
    pub dimensions: Vec<FoundDimension>,
    /// Periods with at least one number.
    pub periods: FoundPeriods,
    /// First and last row of its heading; zeros where there is none.
    pub heading: [u32; 2],
    /// How many of its rows were read.
    pub rows: u64,
    /// Its columns of values.
    pub columns: FoundColumns,
    /// Its unit, where one holds for all values.
    pub unit: Option<String>,
    /// How often each combination of flags stands beside a value, by their letters.
    pub flags: BTreeMap<String, u64>,
    /// How cells without a number are written, and how often; empty ones are not among them.
    pub markers: BTreeMap<String, u64>,
    /// Lines below that explain it.
    pub notes: Vec<FoundNote>,
}

/// The columns of values of a table.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct FoundColumns {
    /// How many hold values.
    pub values: u64,
    /// How many of them have a period as their heading.
    pub periods: u64,
}

/// A line below a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundNote {
    /// Its row.
    pub row: u32,
    /// The mark that points to it; empty without one.
    pub mark: String,
    /// Its words.
    pub text: String,
}

/// One dimension, or another column of labels.
#[derive(Debug, Clone, Serialize)]
pub struct FoundDimension {
    /// Its name as received, else its code.
    pub name: String,
    /// Its meaning: `sex`, `age`, `reference_area`, …, `other`, `indicator`, `unit`, `label`.
    pub role: &'static str,
    /// How many different codes or labels it has.
    pub codes: u64,
}

/// The periods of a table.
#[derive(Debug, Clone, Default, Serialize)]
pub struct FoundPeriods {
    /// The first.
    pub first: Option<Period>,
    /// The last.
    pub last: Option<Period>,
    /// How many different ones.
    pub count: u64,
}

impl FoundTable {
    fn without_values(name: String, place: String) -> Self {
        Self {
            name,
            place,
            observations: 0,
            missing: BTreeMap::new(),
            sum: 0.into(),
            dimensions: Vec::new(),
            periods: FoundPeriods::default(),
            heading: [0, 0],
            rows: 0,
            columns: FoundColumns::default(),
            unit: None,
            flags: BTreeMap::new(),
            markers: BTreeMap::new(),
            notes: Vec::new(),
        }
    }
}

/// Findings in the form that every command prints.
fn findings_json<S: serde::Serializer>(findings: &[Finding], s: S) -> Result<S::Ok, S::Error> {
    #[derive(Serialize)]
    struct Row<'a> {
        level: almanac_core::Level,
        place: String,
        read: &'a str,
        expected: &'a str,
        message: &'a str,
        mend: &'a str,
    }
    s.collect_seq(findings.iter().map(|f| Row {
        level: f.level,
        place: f.place.to_string(),
        read: &f.read,
        expected: &f.expected,
        message: &f.message,
        mend: &f.mend,
    }))
}

/// Opens and counts a file, by the recipe that is suggested for it.
pub fn inspect(bytes: &[u8], name: &str, ctx: &Context<'_>) -> Result<Inspection, ReadError> {
    let book = open(bytes, name)?;
    // A profile's country would cut tables down; a look at a file shows all of it.
    let all = Context { country: None, ..ctx.clone() };
    let suggestion = suggest(&book, &all);
    let mut findings = suggestion.findings.clone();
    let mut inspection = inspect_book(&book, &suggestion.recipe, &all)?;
    findings.append(&mut inspection.findings);
    for (name, place) in suggestion.without_values {
        inspection.tables.push(FoundTable::without_values(name, place));
    }
    inspection.findings = findings;
    Ok(inspection)
}

/// Counts an opened file by a recipe.
pub fn inspect_book(book: &Workbook, recipe: &Recipe, ctx: &Context<'_>) -> Result<Inspection, ReadError> {
    let mut findings = Collector::default();
    book.findings.iter().cloned().for_each(|f| findings.push(f));
    let mut tables = Vec::new();
    for table in &recipe.tables {
        let mut noticed = Vec::new();
        let plan = plan(book, table, ctx, &mut noticed)?;
        noticed.into_iter().for_each(|f| findings.push(f));
        let mut sink = Count {
            observations: 0,
            missing: BTreeMap::new(),
            sum: Sum::default(),
            labels: plan.labels.iter().map(|_| HashSet::new()).collect(),
            periods: HashMap::new(),
            rows: 0,
            flags: HashMap::new(),
            markers: HashMap::new(),
            grid: plan.grid,
            columns: plan.values.iter().map(|v| v.column).collect(),
            keys: Keys::of(&plan),
            left: few_parts::places(&plan, recipe),
        };
        walk(&plan, recipe, &mut sink, &mut findings);
        std::mem::take(&mut sink.left.1).into_iter().for_each(|f| findings.push(f));
        sink.keys.told(&plan.table.name).into_iter().for_each(|f| findings.push(f));
        let mut found = found(&plan, sink);
        found.notes = notes_below(&plan, recipe);
        tables.push(found);
    }
    Ok(Inspection {
        format: book.format.code(),
        encoding: book.encoding,
        tables,
        message: book.message.clone(),
        structures: book.structures.as_ref().map(found_structures),
        findings: findings.finish(&book.file),
    })
}

fn found_structures(s: &Structures) -> FoundStructures {
    let list =
        |l: &CodeList| FoundList { code: l.code.as_str().into(), version: l.version.clone(), codes: l.items.len() };
    FoundStructures {
        code_lists: s.lists.iter().map(list).collect(),
        concepts: s.concepts.len(),
        data_structures: s.data_structures.clone(),
        languages: s.languages(),
    }
}

struct Count<'a> {
    observations: u64,
    missing: BTreeMap<String, u64>,
    sum: Sum,
    labels: Vec<HashSet<&'a str>>,
    periods: HashMap<Period, u64>,
    rows: u64,
    flags: HashMap<Flags, u64>,
    markers: HashMap<&'a str, u64>,
    grid: &'a Grid,
    columns: Vec<u32>,
    keys: Keys,
    /// Totals of years that are left out, and what is told of them.
    left: (few_parts::Values, Vec<Finding>),
}

/// Values whose labels were looked at; more are not compared with each other.
const COMPARED: usize = 500_000;
/// So many values that stand twice are told one by one.
const TOLD_TWICE: usize = 20;

/// What tells values apart, hashed, to find two values with the same labels.
struct Keys {
    series: Series,
    file: String,
    seen: HashMap<(u64, Period), (CellRef, Decimal)>,
    twice: Vec<Finding>,
    /// How many more stand twice.
    more: usize,
}

impl Keys {
    fn of(plan: &Plan<'_>) -> Self {
        Self { series: Series::of(plan), file: plan.file.to_string(), seen: HashMap::new(), twice: Vec::new(), more: 0 }
    }
    /// What was found twice; of many the number is told.
    fn told(&mut self, table: &str) -> Vec<Finding> {
        let mut told = std::mem::take(&mut self.twice);
        if self.more > 0 {
            told.push(Finding::new(
                Level::Error,
                "two-values",
                Place::File { file: self.file.clone(), cell: table.to_string() },
                format!("{} more values have the labels and the period of another one", self.more),
                "Mend the first ones; many often have one cause",
            ));
        }
        told
    }
    fn value(&mut self, row: &Row<'_>, at: usize, cell: &dyn Fn() -> CellRef, (value, period): (Decimal, Period)) {
        if self.seen.len() >= COMPARED {
            return;
        }
        let key = (self.series.key(row, at), period);
        let Some((there, before)) = self.seen.get(&key) else {
            self.seen.insert(key, (cell(), value));
            return;
        };
        if *before != value {
            self.more += usize::from(self.twice.len() >= TOLD_TWICE);
        }
        if *before != value && self.twice.len() < TOLD_TWICE {
            self.twice.push(
                Finding::new(
                    Level::Error,
                    "two-values",
                    Place::File { file: self.file.clone(), cell: cell().to_string() },
                    format!("Two values have the same labels and period {period}; the other one is in {there}"),
                    "Say which column tells the two apart, on the sheet or in the recipe, or correct the file",
                )
                .with(value.to_string(), before.to_string()),
            );
        }
    }
}

impl<'a> Count<'a> {
    /// Whether a number is written with digits, not as a dash that stands for zero.
    fn digits(&self, row: u32, at: usize) -> bool {
        let cell = self.columns.get(at).and_then(|c| self.grid.at(row, *c));
        cell.is_some_and(|c| c.text.chars().any(char::is_numeric))
    }
    /// Counts how a value was written that is no number, or a number without digits.
    fn marker(&mut self, row: u32, at: usize) {
        let text = self.columns.get(at).and_then(|c| self.grid.at(row, *c)).map_or("", |c| c.text);
        let text = text.trim_matches(is_blank);
        if !text.is_empty() {
            *self.markers.entry(text).or_default() += 1;
        }
    }
}

impl<'a> Sink<'a> for Count<'a> {
    fn row(&mut self, row: &Row<'a>) {
        self.rows += 1;
        for (set, text) in self.labels.iter_mut().zip(&row.texts) {
            if !text.is_empty() {
                set.insert(text);
            }
        }
    }
    fn value(&mut self, row: &Row<'a>, at: usize, read: ReadValue, period: Option<Period>) {
        if self.left.0.contains(&(row.number, at)) {
            return;
        }
        if read.flags != Flags::NONE {
            *self.flags.entry(read.flags).or_default() += 1;
        }
        match read.value {
            ObsValue::Number(d) => {
                if d.mantissa == 0 && !self.digits(row.number, at) {
                    self.marker(row.number, at);
                }
                self.observations += 1;
                self.sum.add(d);
                if let Some(p) = period {
                    *self.periods.entry(p).or_default() += 1;
                    let (grid, columns) = (self.grid, &self.columns);
                    let cell = || CellRef {
                        sheet: grid.name.clone(),
                        row: row.number,
                        column: columns.get(at).map_or(0, |c| grid.received_column(*c)),
                    };
                    self.keys.value(row, at, &cell, (d, p));
                }
            }
            ObsValue::RoundsToZero => {
                *self.missing.entry("rounds_to_zero".into()).or_default() += 1;
                self.marker(row.number, at);
            }
            ObsValue::Missing(kind) => {
                *self.missing.entry(kind.code().into()).or_default() += 1;
                self.marker(row.number, at);
            }
        }
    }
}

fn found(plan: &Plan<'_>, sink: Count<'_>) -> FoundTable {
    let mut dimensions = Vec::new();
    for (label, set) in plan.labels.iter().zip(&sink.labels) {
        let role = match label.rule.means {
            Means::Dimension => words::role_word(label.role),
            Means::Indicator => "indicator",
            Means::Unit => "unit",
            Means::Label | Means::Filter => "label",
            Means::Period
            | Means::PartOfYear
            | Means::Flags
            | Means::Missing
            | Means::Confidentiality
            | Means::Note
            | Means::Ignore => {
                continue;
            }
        };
        let fallback = label.rule.dimension.as_ref().map_or("", |d| d.as_str());
        let name = if label.rule.heading.is_empty() { fallback } else { &label.rule.heading };
        dimensions.push(FoundDimension { name: name.into(), role, codes: set.len() as u64 });
    }
    let mut headed: BTreeMap<(&str, &'static str), BTreeSet<&str>> = BTreeMap::new();
    for value in &plan.values {
        for l in &value.labels {
            headed.entry((l.dimension.as_str(), words::role_word(l.role))).or_default().insert(&l.text);
        }
        for (d, c) in &value.codes {
            let role = match words::hint(d.as_str()) {
                Some(words::Hint::Dimension(role)) => words::role_word(role),
                Some(_) | None => "other",
            };
            headed.entry((d.as_str(), role)).or_default().insert(c.as_str());
        }
        if let Some(m) = value.measure.as_deref().filter(|m| !m.is_empty()) {
            headed.entry(("indicator", "indicator")).or_default().insert(m);
        }
    }
    dimensions.extend(headed.into_iter().map(|((name, role), set)| FoundDimension {
        name: name.into(),
        role,
        codes: set.len() as u64,
    }));
    let mut units: BTreeSet<&str> = plan.values.iter().filter_map(|v| v.unit.as_deref()).collect();
    units.extend(plan.unit.as_deref());
    for (_, set) in plan.labels.iter().zip(&sink.labels).filter(|(l, _)| l.rule.means == Means::Unit) {
        units.extend(set.iter().map(|u| u.trim()).filter(|u| !u.is_empty()));
    }
    let rows = |i: usize| plan.grid.get(i).map_or(0, |r| r.number);
    let span = format!("rows {} to {}", rows(plan.first), rows(plan.end.saturating_sub(1)));
    FoundTable {
        name: plan.table.name.clone(),
        place: plan.grid.name.as_deref().map_or_else(|| span.clone(), |s| format!("{s}, {span}")),
        observations: sink.observations,
        missing: sink.missing,
        sum: sink.sum.json(),
        dimensions,
        periods: FoundPeriods {
            first: sink.periods.keys().min().copied(),
            last: sink.periods.keys().max().copied(),
            count: sink.periods.len() as u64,
        },
        heading: plan.heading,
        rows: sink.rows,
        columns: FoundColumns {
            values: plan.values.len() as u64,
            periods: plan.values.iter().filter(|v| v.period.is_some() && v.measure.is_none()).count() as u64,
        },
        unit: (units.len() == 1).then(|| units.first().map(|u| (*u).to_string())).flatten(),
        flags: sink.flags.into_iter().map(|(f, n)| (f.letters(), n)).collect(),
        markers: sink.markers.into_iter().map(|(m, n)| (m.to_string(), n)).collect(),
        notes: Vec::new(),
    }
}

/// The most notes that are told of one table.
const MOST_NOTES: usize = 200;

/// Lines of words below a table, up to the next table of its sheet.
fn notes_below(plan: &Plan<'_>, recipe: &Recipe) -> Vec<FoundNote> {
    let last = plan.grid.get(plan.end.saturating_sub(1)).map_or(0, |r| r.number);
    let next = recipe
        .tables
        .iter()
        .filter(|t| t.sheet == plan.table.sheet && t.header[0] > last)
        .map(|t| t.header[0])
        .min()
        .unwrap_or(u32::MAX);
    (plan.end..plan.grid.len())
        .filter_map(|i| plan.grid.get(i))
        .take_while(|r| r.number < next)
        .filter_map(|r| {
            let (mark, text) = match super::notes::marked(&r) {
                Some((mark, text)) => (mark.to_string(), text.to_string()),
                None => {
                    let words: Vec<&str> = r.filled().map(|c| c.text.trim_matches(is_blank)).collect();
                    (String::new(), words.join(" | "))
                }
            };
            (!text.is_empty()).then_some(FoundNote { row: r.number, mark, text })
        })
        .take(MOST_NOTES)
        .collect()
}
