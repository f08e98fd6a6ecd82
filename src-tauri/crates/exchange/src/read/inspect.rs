//! What a file is and holds, counted, without a project.

use super::plan::{Plan, plan};
use super::walk::{Collector, Row, Sink, Sum, walk};
use crate::error::ReadError;
use crate::format::{Workbook, open};
use crate::labels::Context;
use crate::number::ReadValue;
use crate::recipe::{Means, Recipe};
use crate::understand::suggest;
use crate::words;
use almanac_core::release::ObsValue;
use almanac_core::{Finding, Period};
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
    /// Findings.
    #[serde(serialize_with = "findings_json")]
    pub findings: Vec<Finding>,
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
        inspection.tables.push(FoundTable {
            name,
            place,
            observations: 0,
            missing: BTreeMap::new(),
            sum: 0.into(),
            dimensions: Vec::new(),
            periods: FoundPeriods::default(),
        });
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
        };
        walk(&plan, recipe, &mut sink, &mut findings);
        tables.push(found(&plan, sink));
    }
    Ok(Inspection {
        format: book.format.code(),
        encoding: book.encoding,
        tables,
        findings: findings.finish(&book.file),
    })
}

struct Count<'a> {
    observations: u64,
    missing: BTreeMap<String, u64>,
    sum: Sum,
    labels: Vec<HashSet<&'a str>>,
    periods: HashMap<Period, u64>,
}

impl<'a> Sink<'a> for Count<'a> {
    fn row(&mut self, row: &Row<'a>) {
        for (set, text) in self.labels.iter_mut().zip(&row.texts) {
            if !text.is_empty() {
                set.insert(text);
            }
        }
    }
    fn value(&mut self, _row: &Row<'a>, _at: usize, read: ReadValue, period: Option<Period>) {
        match read.value {
            ObsValue::Number(d) => {
                self.observations += 1;
                self.sum.add(d);
                if let Some(p) = period {
                    *self.periods.entry(p).or_default() += 1;
                }
            }
            ObsValue::RoundsToZero => *self.missing.entry("rounds_to_zero".into()).or_default() += 1,
            ObsValue::Missing(kind) => *self.missing.entry(kind.code().into()).or_default() += 1,
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
            Means::Period | Means::PartOfYear | Means::Flags | Means::Confidentiality | Means::Note | Means::Ignore => {
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
    }
}
