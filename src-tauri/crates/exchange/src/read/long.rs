//! Everything understood in a file, in long form: one value a line, with its cell.

use super::company::{Companies, Settled, in_period};
use super::few_parts;
use super::plan::{Plan, plan};
use super::walk::{Collector, Row, Sink, walk};
use crate::error::ReadError;
use crate::format::{Workbook, open};
use crate::labels::{self, Context};
use crate::names::{Match, NameIndex};
use crate::number::ReadValue;
use crate::recipe::{Means, Recipe};
use crate::understand::suggest;
use almanac_core::release::{CellRef, Flags, ObsValue};
use almanac_core::{Code, DimensionRole, Finding, Period};
use serde::Serialize;
use std::collections::HashMap;
use std::io::Write;
use std::sync::Arc;

/// One value in long form.
#[derive(Debug, Clone, PartialEq)]
pub struct LongRow {
    /// Its table.
    pub table: usize,
    /// Its indicator, as the recipe or the file names it.
    pub indicator: String,
    /// Codes in the order of [`Long::dimensions`]; empty where the table has no such dimension.
    pub codes: Vec<String>,
    /// Its period, where one was found.
    pub period: Option<Period>,
    /// The value.
    pub value: ObsValue,
    /// Its flags.
    pub flags: Flags,
    /// Its unit.
    pub unit: String,
    /// Its notes; empty without one.
    pub note: String,
    /// Where it was read.
    pub cell: CellRef,
}

/// What a file holds in long form.
#[derive(Debug, Clone, Default)]
pub struct Long {
    /// Names of the tables.
    pub tables: Vec<String>,
    /// Names of the dimensions, one column each.
    pub dimensions: Vec<String>,
    /// Findings.
    pub findings: Vec<Finding>,
}

/// Reads a file into long form, row by row; without a recipe by the suggested one.
pub fn read_long(
    bytes: &[u8],
    name: &str,
    recipe: Option<&Recipe>,
    ctx: &Context<'_>,
    each: &mut dyn FnMut(&Long, &LongRow),
) -> Result<Long, ReadError> {
    let book = open(bytes, name)?;
    read_book(&book, recipe, ctx, &mut |_| {}, each)
}

/// Reads an opened file into long form by a recipe.
pub fn read_long_book(
    book: &Workbook,
    recipe: &Recipe,
    ctx: &Context<'_>,
    each: &mut dyn FnMut(&Long, &LongRow),
) -> Result<Long, ReadError> {
    read_book(book, Some(recipe), ctx, &mut |_| {}, each)
}

/// Reads an opened file; `begin` is called once, when tables and dimensions are known.
fn read_book(
    book: &Workbook,
    recipe: Option<&Recipe>,
    ctx: &Context<'_>,
    begin: &mut dyn FnMut(&Long),
    each: &mut dyn FnMut(&Long, &LongRow),
) -> Result<Long, ReadError> {
    let mut findings = Collector::default();
    book.findings.iter().cloned().for_each(|f| findings.push(f));
    let suggested;
    let recipe = match recipe {
        Some(r) => r,
        None => {
            let s = suggest(book, ctx);
            s.findings.into_iter().for_each(|f| findings.push(f));
            suggested = s.recipe;
            &suggested
        }
    };
    let mut noticed = Vec::new();
    let mut plans = Vec::new();
    for table in &recipe.tables {
        plans.push(plan(book, table, ctx, &mut noticed)?);
    }
    noticed.into_iter().for_each(|f| findings.push(f));
    let mut long = Long::default();
    for p in &plans {
        long.tables.push(p.table.name.clone());
        let labels =
            p.labels.iter().filter(|l| l.rule.means == Means::Dimension).filter_map(|l| l.rule.dimension.as_ref());
        let headings = p.values.iter().flat_map(|v| v.labels.iter().map(|l| &l.dimension).chain(v.codes.keys()));
        for d in labels.chain(headings).chain(p.table.codes.keys()) {
            if !long.dimensions.iter().any(|held| held == d.as_str()) {
                long.dimensions.push(d.as_str().to_string());
            }
        }
    }
    begin(&long);
    for (at, p) in plans.iter().enumerate() {
        let (left, told) = few_parts::places(p, recipe);
        told.into_iter().for_each(|f| findings.push(f));
        let mut sink = Rows::new(at, p, recipe, ctx, &long, each);
        sink.left = left;
        walk(p, recipe, &mut sink, &mut findings);
    }
    long.findings = findings.finish(&book.file);
    Ok(long)
}

struct Rows<'p, 'a, 'e> {
    plan: &'p Plan<'a>,
    recipe: &'p Recipe,
    long: &'p Long,
    /// Totals of years that are left out.
    left: few_parts::Values,
    each: &'e mut dyn FnMut(&Long, &LongRow),
    row: LongRow,
    /// Codes of the value columns: place among the dimensions and code.
    columns: Vec<Vec<(usize, Labelled)>>,
    measures: Vec<String>,
    /// Place among the dimensions of each label column.
    places: Vec<Option<usize>>,
    cache: Vec<HashMap<&'a str, Labelled>>,
    base: Vec<Labelled>,
    /// Codes of the present row, before a column's own.
    of_row: Vec<Labelled>,
    ctx: &'p Context<'p>,
    companies: Companies,
}

/// What a label became.
#[derive(Clone)]
enum Labelled {
    /// A code, or the label where it has none.
    Code(Arc<str>),
    /// One of several codes, by the period, or the label.
    Dated(Arc<NameIndex>, Arc<[Code]>, Arc<str>),
}

impl Labelled {
    fn of(settled: Settled, index: &Arc<NameIndex>, text: &str) -> Self {
        let text = Arc::from(labels::unmarked(text));
        match settled {
            Settled::Code(code, _) => Self::Code(code.as_str().into()),
            Settled::Dated(codes) => Self::Dated(index.clone(), codes.into(), text),
            Settled::Ambiguous(_) | Settled::Unknown => Self::Code(text),
        }
    }
    fn write(&self, slot: &mut String, period: Option<Period>) {
        slot.clear();
        match self {
            Self::Code(text) => slot.push_str(text),
            Self::Dated(index, codes, text) => match period.and_then(|p| in_period(index, codes, p)) {
                Some(code) => slot.push_str(code.as_str()),
                None => slot.push_str(text),
            },
        }
    }
}

impl<'p, 'a, 'e> Rows<'p, 'a, 'e> {
    fn new(
        at: usize,
        plan: &'p Plan<'a>,
        recipe: &'p Recipe,
        ctx: &'p Context<'p>,
        long: &'p Long,
        each: &'e mut dyn FnMut(&Long, &LongRow),
    ) -> Self {
        let place = |d: &str| long.dimensions.iter().position(|held| held == d);
        let mut companies = Companies::default();
        let columns = plan
            .values
            .iter()
            .map(|v| {
                let fixed = |c: &Code| Labelled::Code(c.as_str().into());
                let named = v.codes.iter().filter_map(|(d, c)| Some((place(d.as_str())?, fixed(c))));
                let headed = v.labels.iter().filter_map(|l| {
                    let index = ctx.index(l.code_list.as_ref());
                    let code = match l.find(&index, recipe.labels.get(&l.dimension)) {
                        Match::Code(c) => Labelled::Code(c.as_str().into()),
                        Match::Ambiguous(_) | Match::Unknown if l.role == DimensionRole::Sex => {
                            Labelled::Code(labels::sex_in_caption(&l.text).unwrap_or_else(|| l.text.clone()).into())
                        }
                        Match::Ambiguous(_) | Match::Unknown => {
                            let company = companies.of(plan, &l.dimension, l.role, &index);
                            Labelled::of(company.settle(ctx, &index, l.role, &l.text), &index, &l.text)
                        }
                    };
                    Some((place(l.dimension.as_str())?, code))
                });
                headed.chain(named).collect()
            })
            .collect();
        let measures = plan
            .values
            .iter()
            .map(|v| {
                let word = v.measure.clone().unwrap_or_default();
                v.indicator
                    .as_ref()
                    .or_else(|| recipe.indicator_of(&word))
                    .map_or_else(|| word.clone(), |i| i.as_str().to_string())
            })
            .collect();
        let mut base = vec![String::new(); long.dimensions.len()];
        for (d, c) in &plan.table.codes {
            if let Some(slot) = place(d.as_str()).and_then(|i| base.get_mut(i)) {
                *slot = c.as_str().to_string();
            }
        }
        Self {
            plan,
            recipe,
            long,
            left: few_parts::Values::default(),
            each,
            row: LongRow {
                table: at,
                indicator: String::new(),
                codes: base.clone(),
                period: None,
                value: ObsValue::RoundsToZero,
                flags: Flags::NONE,
                unit: String::new(),
                note: String::new(),
                cell: CellRef { sheet: plan.grid.name.clone(), row: 0, column: 0 },
            },
            columns,
            measures,
            places: plan
                .labels
                .iter()
                .map(|l| {
                    l.rule
                        .dimension
                        .as_ref()
                        .filter(|_| l.rule.means == Means::Dimension)
                        .and_then(|d| place(d.as_str()))
                })
                .collect(),
            cache: plan.labels.iter().map(|_| HashMap::new()).collect(),
            ctx,
            companies,
            of_row: base.iter().map(|b| Labelled::Code(b.as_str().into())).collect(),
            base: base.iter().map(|b| Labelled::Code(b.as_str().into())).collect(),
        }
    }
}

impl<'a> Sink<'a> for Rows<'_, 'a, '_> {
    fn row(&mut self, row: &Row<'a>) {
        for (slot, base) in self.of_row.iter_mut().zip(&self.base) {
            slot.clone_from(base);
        }
        for (((label, place), cache), text) in
            self.plan.labels.iter().zip(&self.places).zip(&mut self.cache).zip(&row.texts)
        {
            let Some(slot) = place.and_then(|p| self.of_row.get_mut(p)) else { continue };
            let (recipe, ctx, plan, companies) = (self.recipe, self.ctx, self.plan, &mut self.companies);
            let code = cache.entry(text).or_insert_with(|| {
                let Some(dimension) = label.rule.dimension.as_ref() else { return Labelled::Code("".into()) };
                match label.find(recipe.labels.get(dimension), text) {
                    Match::Code(c) => Labelled::Code(c.as_str().into()),
                    Match::Ambiguous(_) | Match::Unknown => {
                        let company = companies.of(plan, dimension, label.role, &label.index);
                        Labelled::of(company.settle(ctx, &label.index, label.role, text), &label.index, text)
                    }
                }
            });
            slot.clone_from(code);
        }
    }

    fn value(&mut self, row: &Row<'a>, at: usize, read: ReadValue, period: Option<Period>) {
        let Some(value) = self.plan.values.get(at).filter(|_| !self.left.contains(&(row.number, at))) else { return };
        for (slot, code) in self.row.codes.iter_mut().zip(&self.of_row) {
            code.write(slot, period);
        }
        for (place, code) in self.columns.get(at).into_iter().flatten() {
            if let Some(slot) = self.row.codes.get_mut(*place) {
                code.write(slot, period);
            }
        }
        let table = self.plan.table;
        let measure = self.measures.get(at).map_or("", String::as_str);
        let named = (!row.indicator.is_empty())
            .then(|| self.recipe.indicator_of(row.indicator).map_or(row.indicator, |i| i.as_str()));
        let fixed = table.indicator.as_ref().map(almanac_core::IndicatorCode::as_str);
        let indicator = match (fixed, named) {
            (Some(f), Some(n)) if !self.recipe.indicators.values().any(|i| i.as_str() == n) => f,
            (_, Some(n)) => n,
            (Some(f), None) if value.indicator.is_none() => f,
            (Some(_) | None, None) if !measure.is_empty() => measure,
            (Some(_) | None, None) => &table.name,
        };
        self.row.indicator.clear();
        self.row.indicator.push_str(indicator);
        self.row.unit.clear();
        let unit = row.unit_of(value.unit.as_deref(), self.plan.unit.as_deref());
        self.row.unit.push_str(if read.percent && unit.is_empty() { "%" } else { unit });
        self.row.note.clear();
        for note in read.note.iter().chain(&row.note) {
            if !self.row.note.is_empty() {
                self.row.note.push_str("; ");
            }
            self.row.note.push_str(note);
        }
        self.row.period = period;
        self.row.value = read.value;
        self.row.flags = read.flags;
        self.row.cell.row = row.number;
        self.row.cell.column = self.plan.grid.received_column(value.column);
        (self.each)(self.long, &self.row);
    }
}

/// Value and missing kind as two fields.
fn fields(value: ObsValue) -> (String, &'static str) {
    match value {
        ObsValue::Number(d) => (d.to_string(), ""),
        ObsValue::RoundsToZero => (String::new(), "rounds_to_zero"),
        ObsValue::Missing(kind) => (String::new(), kind.code()),
    }
}

/// Writes a file in long form as CSV. Formulas are neutralised.
pub fn write_long_csv(
    bytes: &[u8],
    name: &str,
    recipe: Option<&Recipe>,
    ctx: &Context<'_>,
    out: &mut dyn Write,
) -> Result<(Long, std::io::Result<()>), ReadError> {
    let book = open(bytes, name)?;
    let writer = std::cell::RefCell::new((crate::write::CsvWriter::new(out), Ok(())));
    let mut line = |fields: &[&str]| {
        let (w, done) = &mut *writer.borrow_mut();
        if done.is_ok() {
            *done = w.row(fields);
        }
    };
    let line = std::cell::RefCell::new(&mut line);
    let long = read_book(
        &book,
        recipe,
        ctx,
        &mut |long| {
            let mut head = vec!["table", "indicator"];
            head.extend(long.dimensions.iter().map(String::as_str));
            head.extend(["period", "value", "flags", "missing", "unit", "cell"]);
            (line.borrow_mut())(&head);
        },
        &mut |long, row| {
            let (value, missing) = fields(row.value);
            let (period, flags, cell) =
                (row.period.map_or(String::new(), |p| p.to_string()), row.flags.letters(), row.cell.to_string());
            let mut all = vec![long.tables.get(row.table).map_or("", String::as_str), row.indicator.as_str()];
            all.extend(row.codes.iter().map(String::as_str));
            all.extend([period.as_str(), value.as_str(), flags.as_str(), missing, row.unit.as_str(), cell.as_str()]);
            (line.borrow_mut())(&all);
        },
    )?;
    let (mut writer, done) = writer.into_inner();
    let done = done.and_then(|()| writer.finish());
    Ok((long, done))
}

/// Writes a file in long form as a JSON list.
pub fn write_long_json(
    bytes: &[u8],
    name: &str,
    recipe: Option<&Recipe>,
    ctx: &Context<'_>,
    out: &mut dyn Write,
) -> Result<(Long, std::io::Result<()>), ReadError> {
    #[derive(Serialize)]
    struct Tail<'a> {
        period: Option<String>,
        value: Option<String>,
        flags: String,
        missing: Option<&'a str>,
        unit: &'a str,
        cell: String,
    }
    let mut done = Ok(());
    let mut first = true;
    let long = read_long(bytes, name, recipe, ctx, &mut |long, row| {
        if done.is_err() {
            return;
        }
        let (value, missing) = fields(row.value);
        let mut map = serde_json::Map::new();
        map.insert("table".into(), long.tables.get(row.table).cloned().unwrap_or_default().into());
        map.insert("indicator".into(), row.indicator.clone().into());
        for (d, c) in long.dimensions.iter().zip(&row.codes) {
            map.insert(d.clone(), c.clone().into());
        }
        let tail = Tail {
            period: row.period.map(|p| p.to_string()),
            value: Some(value).filter(|v| !v.is_empty()),
            flags: row.flags.letters(),
            missing: Some(missing).filter(|m| !m.is_empty()),
            unit: &row.unit,
            cell: row.cell.to_string(),
        };
        if let Ok(serde_json::Value::Object(rest)) = serde_json::to_value(&tail) {
            map.extend(rest);
        }
        let lead = if first { "[\n" } else { ",\n" };
        first = false;
        done = out.write_all(lead.as_bytes()).and_then(|()| serde_json::to_writer(&mut *out, &map).map_err(Into::into));
    })?;
    if done.is_ok() {
        done = out.write_all(if first { b"[]\n" } else { b"\n]\n" });
    }
    Ok((long, done))
}
