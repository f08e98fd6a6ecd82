//! A recipe and a workbook become the core's compact table of observations.

use super::company::{Companies, Settled};
use super::dated::{self, DatedLabel};
use super::few_parts;
use super::plan::{Plan, plan};
use super::walk::{Collector, Row, Sink, walk};
use crate::error::{ReadError, ReadErrorKind};
use crate::format::Workbook;
use crate::labels::{self, Context};
use crate::names::{Match, NameIndex};
use crate::number::ReadValue;
use crate::recipe::{Means, Recipe, Speaks};
use almanac_core::release::{CellRef, MissingKind, ObsValue};
use almanac_core::{
    Code, Codes, DimensionCode, DimensionRole, Extent, Finding, IndicatorCode, Level, ObsRow, ObservationTable, Period,
    Place, SeriesHead, SourceCode, series::is_of_head,
};
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

/// Values of one delivery; a profile of a whole country has fewer in all.
const MAX_VALUES: usize = 8 << 20;
/// Labels without a code that are told, of one dimension.
const MAX_UNKNOWN: usize = 10_000;

/// What was read of a file.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The observations.
    pub table: ObservationTable,
    /// What the delivery speaks for.
    pub extent: Option<Extent>,
    /// Everything that could not be read, or should be looked at.
    pub findings: Vec<Finding>,
    /// How many observations hold a number.
    pub numbers: u64,
    /// How many round to zero.
    pub rounds_to_zero: u64,
    /// How many hold none, by reason.
    pub missing: BTreeMap<MissingKind, u64>,
    /// Indicators that occur.
    pub indicators: BTreeSet<IndicatorCode>,
    /// Indicators that are the sender's words, because the recipe names none for them.
    pub unnamed_indicators: BTreeSet<IndicatorCode>,
    /// Units that the file names, by indicator.
    pub units: BTreeMap<IndicatorCode, BTreeSet<String>>,
    /// Units with a power of ten that the words around a table say and did not say before, by the table's place in the
    /// recipe.
    pub units_came: BTreeMap<usize, String>,
    /// Labels without a code, by dimension, kept as they are.
    pub unknown_labels: BTreeMap<DimensionCode, BTreeSet<String>>,
}

/// Reads a workbook by a recipe.
pub fn apply(recipe: &Recipe, book: &Workbook, ctx: &Context<'_>) -> Result<Reading, ReadError> {
    let mut out = Reading::default();
    let mut findings = Collector::default();
    book.findings.iter().cloned().for_each(|f| findings.push(f));
    let source = recipe.source.clone().or_else(|| ctx.source.clone()).unwrap_or_else(|| {
        findings.push(Finding::new(
            Level::Error,
            "no-source",
            Place::File { file: book.file.clone(), cell: String::new() },
            "Neither the recipe nor the import says whose delivery this is",
            "Choose the source",
        ));
        SourceCode::new("UNKNOWN")
    });
    let mut notes: HashMap<String, u32> = HashMap::new();
    let mut parts_of_years = false;
    for (at, table) in recipe.tables.iter().enumerate() {
        let mut noticed = Vec::new();
        let plan = plan(book, table, ctx, &mut noticed)?;
        out.units_came.extend(plan.unit_came.clone().map(|unit| (at, unit)));
        noticed.into_iter().for_each(|f| findings.push(f));
        parts_of_years |= plan.part_said;
        let sheet = match &plan.grid.name {
            None => 0,
            Some(name) => match out.table.sheets.iter().position(|s| s == name) {
                Some(at) => at + 1,
                None => {
                    out.table.sheets.push(name.clone());
                    out.table.sheets.len()
                }
            },
        };
        let mut unplaced = None;
        let from_row = out.table.rows.len();
        let dated;
        {
            let mut sink = Collect {
                plan: &plan,
                recipe,
                ctx,
                source: &source,
                out: &mut out,
                notes: &mut notes,
                texts: plan.labels.iter().map(|_| Texts::default()).collect(),
                codes: plan.labels.iter().map(|_| HashMap::new()).collect(),
                headed: HashMap::new(),
                measured: HashMap::new(),
                heads: HashMap::new(),
                of_row: OfRow::default(),
                bases: HashMap::new(),
                series: Vec::new(),
                base: 0,
                key: Vec::new(),
                sheet: u16::try_from(sheet).unwrap_or(u16::MAX),
                findings: Vec::new(),
                full: false,
                unplaced: &mut unplaced,
                companies: Companies::default(),
                dated: Vec::new(),
            };
            // One row for each value is right for most tables, and too little costs a copy at most.
            let about = plan.end.saturating_sub(plan.first).saturating_mul(plan.values.len());
            sink.out.table.rows.reserve(about.min(plan.grid.cell_count()).min(MAX_VALUES));
            walk(&plan, recipe, &mut sink, &mut findings);
            if sink.full {
                return Err(ReadError::new(
                    ReadErrorKind::TooLarge,
                    &book.file,
                    format!("the file holds more than {MAX_VALUES} values"),
                    "Ask the sender for the part that the profile needs",
                )
                .at(format!("table \"{}\"", table.name)));
            }
            let noticed = std::mem::take(&mut sink.findings);
            dated = std::mem::take(&mut sink.dated);
            noticed.into_iter().for_each(|f| findings.push(f));
        }
        // Empty cells say that months are missing; a table of whole years has none.
        let few = few_parts::take_out(&mut out.table, from_row, &book.file);
        few.into_iter().for_each(|f| findings.push(f));
        if !dated.is_empty() {
            let noticed = dated::split(&mut out, &dated, from_row, &book.file);
            noticed.into_iter().for_each(|f| findings.push(f));
        }
        if let Some((cell, count)) = unplaced {
            findings.push(Finding::new(
                Level::Error,
                "no-period",
                Place::File { file: book.file.clone(), cell },
                format!("{count} values have a period that is too far away to be kept; they are left out"),
                "Correct the period in the sender's file",
            ));
        }
    }
    dated::without_empty_series(&mut out);
    doubles(&mut out, book, &mut findings);
    count(&mut out);
    out.extent = Some(match recipe.extent {
        Speaks::Everything => Extent::Everything,
        // Halves of years between whole ones take none of these back.
        Speaks::ItsPeriods if parts_of_years => Extent::Cells,
        Speaks::ItsPeriods => its_periods(&out.table),
        Speaks::Periods(from, to) => Extent::Periods(from, to),
        Speaks::Cells => Extent::Cells,
    });
    for i in &out.unnamed_indicators {
        findings.push(
            Finding::new(
                Level::Error,
                "indicator-unknown",
                Place::File { file: book.file.clone(), cell: String::new() },
                format!("The recipe does not say which indicator \"{i}\" is"),
                if recipe.tables.iter().any(|t| t.name == i.as_str()) {
                    "Choose the indicator, or write indicator = and its code into the table of the recipe".to_string()
                } else {
                    format!("Choose the indicator, or write below [indicators] of the recipe: \"{i}\" = and its code; a column that is not wanted is left out on the sheet")
                },
            )
            .with(i.as_str(), "an indicator of the profile"),
        );
    }
    out.findings = findings.finish(&book.file);
    Ok(out)
}

/// Distinct texts of one label column.
#[derive(Default)]
struct Texts<'a> {
    ids: HashMap<&'a str, u32>,
    last: (&'a str, u32),
}

impl<'a> Texts<'a> {
    fn id(&mut self, text: &'a str) -> u32 {
        if self.last.0 == text && !self.ids.is_empty() {
            return self.last.1;
        }
        let next = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        let id = *self.ids.entry(text).or_insert(next);
        self.last = (text, id);
        id
    }
}

/// Codes of the labels of the combination made last, as halves of a series.
#[derive(Default)]
struct OfRow {
    base: Option<u32>,
    head: Codes,
    breakdown: Codes,
    /// The breakdown's number in the list of series.
    number: u32,
}

struct Collect<'p, 'a, 'o> {
    plan: &'p Plan<'a>,
    recipe: &'p Recipe,
    ctx: &'p Context<'p>,
    source: &'p SourceCode,
    out: &'o mut Reading,
    notes: &'o mut HashMap<String, u32>,
    texts: Vec<Texts<'a>>,
    /// Code of each text of each label column.
    codes: Vec<HashMap<&'a str, Code>>,
    /// Codes that stand in the heading of each value column.
    headed: HashMap<usize, Vec<(DimensionCode, Code)>>,
    /// Indicator of each value column, the row's word for it and its unit.
    measured: HashMap<(usize, &'a str, &'a str), IndicatorCode>,
    /// Head of each value column, the row's word for the indicator and its unit, where the row has no sex or age and the
    /// heading nothing else.
    heads: HashMap<(usize, &'a str, &'a str), u32>,
    of_row: OfRow,
    /// Combination of label texts and indicator -> number of the combination.
    bases: HashMap<Box<[u32]>, u32>,
    /// Series of each combination and value column; `u32::MAX` until it is made.
    series: Vec<u32>,
    base: u32,
    key: Vec<u32>,
    sheet: u16,
    findings: Vec<Finding>,
    /// Whether there are more values than are read.
    full: bool,
    unplaced: &'o mut Option<(String, usize)>,
    companies: Companies,
    dated: Vec<DatedLabel>,
}

impl<'a> Sink<'a> for Collect<'_, 'a, '_> {
    fn row(&mut self, row: &Row<'a>) {
        self.key.clear();
        for (at, label) in self.plan.labels.iter().enumerate() {
            if !matches!(label.rule.means, Means::Dimension | Means::Indicator) {
                continue;
            }
            let text: &'a str = row.texts.get(at).copied().unwrap_or("");
            if let Some(texts) = self.texts.get_mut(at) {
                self.key.push(texts.id(text));
            }
        }
        self.base = match self.bases.get(self.key.as_slice()) {
            Some(base) => *base,
            None => {
                let base = u32::try_from(self.bases.len()).unwrap_or(u32::MAX);
                self.bases.insert(self.key.clone().into_boxed_slice(), base);
                self.series.extend(self.plan.values.iter().map(|_| u32::MAX));
                base
            }
        };
    }

    fn value(&mut self, row: &Row<'a>, at: usize, read: ReadValue, period: Option<Period>) {
        let Some(value) = self.plan.values.get(at) else { return };
        if self.out.table.rows.len() >= MAX_VALUES {
            self.full = true;
            return;
        }
        let said = period;
        let Some(period) = period.filter(|p| Period::unpack(p.pack()) == Some(*p)) else {
            // What says no period at all was told by the walk.
            if said.is_some() {
                let grid = self.plan.grid;
                let entry = self.unplaced.get_or_insert_with(|| {
                    let cell = CellRef {
                        sheet: grid.name.clone(),
                        row: row.number,
                        column: grid.received_column(value.column),
                    };
                    (cell.to_string(), 0)
                });
                entry.1 += 1;
            }
            return;
        };
        let slot = self.base as usize * self.plan.values.len() + at;
        let series = match self.series.get(slot).copied() {
            Some(s) if s != u32::MAX => s,
            Some(_) | None => {
                let made = self.make_series(row, at);
                if let Some(s) = self.series.get_mut(slot) {
                    *s = made;
                }
                made
            }
        };
        let Some(mut made) = ObsRow::new(series, period, read.value) else { return };
        let mut note = read.note;
        if let Some(n) = &row.note {
            note = Some(note.map_or_else(|| n.clone(), |held| format!("{held}; {n}")));
        }
        let note = match note {
            None => 0,
            Some(text) => match self.notes.get(&text) {
                Some(id) => *id,
                None => {
                    self.out.table.notes.push(Arc::from(text.as_str()));
                    let id = u32::try_from(self.out.table.notes.len()).unwrap_or(0);
                    self.notes.insert(text, id);
                    id
                }
            },
        };
        made.flags = read.flags;
        made.confidentiality = read.confidentiality;
        made.note = note;
        made.sheet = self.sheet;
        made.row = row.number;
        made.column = self.plan.grid.received_column(value.column);
        self.out.table.rows.push(made);
    }
}

impl<'a> Collect<'_, 'a, '_> {
    fn make_series(&mut self, row: &Row<'a>, at: usize) -> u32 {
        let plan = self.plan;
        let Some(value) = plan.values.get(at) else { return u32::MAX };
        if self.of_row.base != Some(self.base) {
            let codes = self.row_codes(row);
            let (head, breakdown): (Codes, Codes) = codes.into_iter().partition(|(d, _)| is_of_head(d));
            let number = self.out.table.series.breakdown_number(breakdown.clone());
            self.of_row = OfRow { base: Some(self.base), head, breakdown, number };
        }
        if !self.headed.contains_key(&at) {
            let mut codes = self.heading_codes(value);
            codes.extend(value.codes.iter().map(|(d, c)| (d.clone(), c.clone())));
            self.headed.insert(at, codes);
        }
        let plain = self.of_row.head.is_empty();
        if let Some(head) = self.heads.get(&(at, row.indicator, row.unit_of(None, None))).filter(|_| plain) {
            return self.out.table.series.pair_number((*head, self.of_row.number));
        }
        let indicator = match self.measured.get(&(at, row.indicator, row.unit_of(None, None))) {
            Some(indicator) => indicator.clone(),
            None => self.measure(row, at),
        };
        let (mut head, mut breakdown) = (self.of_row.head.clone(), None);
        for (d, c) in self.headed.get(&at).into_iter().flatten() {
            let codes =
                if is_of_head(d) { &mut head } else { breakdown.get_or_insert_with(|| self.of_row.breakdown.clone()) };
            if c.is_total() {
                codes.remove(d);
            } else {
                codes.insert(d.clone(), c.clone());
            }
        }
        let series = &mut self.out.table.series;
        let head = series.head_number(SeriesHead { indicator, source: self.source.clone(), codes: head });
        if plain && breakdown.is_none() {
            // Nearly every value of a wide table: neither half has to be made again for the next row.
            self.heads.insert((at, row.indicator, row.unit_of(None, None)), head);
        }
        let breakdown = breakdown.map_or(self.of_row.number, |codes| series.breakdown_number(codes));
        series.pair_number((head, breakdown))
    }

    /// Codes of a row's labels and of the whole table; totals are left out.
    fn row_codes(&mut self, row: &Row<'a>) -> Codes {
        let plan = self.plan;
        let mut codes: Codes = plan.table.codes.clone();
        for (i, label) in plan.labels.iter().enumerate() {
            if label.rule.means != Means::Dimension {
                continue;
            }
            let Some(dimension) = &label.rule.dimension else { continue };
            let text: &'a str = row.texts.get(i).copied().unwrap_or("");
            let code = match self.codes.get(i).and_then(|c| c.get(text)) {
                Some(code) => code.clone(),
                None => {
                    let found = label.find(self.recipe.labels.get(dimension), text);
                    let code =
                        self.code_of(found, label.role, &label.index, dimension, text, (row.number, label.column));
                    if let Some(cache) = self.codes.get_mut(i) {
                        cache.insert(text, code.clone());
                    }
                    code
                }
            };
            codes.insert(dimension.clone(), code);
        }
        codes.retain(|_, c| !c.is_total());
        codes
    }

    /// The indicator of a value, noted with its unit.
    fn measure(&mut self, row: &Row<'a>, at: usize) -> IndicatorCode {
        let (indicator, named) = self.indicator(row, at);
        if !named {
            self.out.unnamed_indicators.insert(indicator.clone());
        }
        let own = self.plan.values.get(at).and_then(|v| v.unit.as_deref());
        let unit = row.unit_of(own, self.plan.unit.as_deref());
        if !unit.is_empty() {
            self.out.units.entry(indicator.clone()).or_default().insert(unit.to_string());
        }
        self.out.indicators.insert(indicator.clone());
        self.measured.insert((at, row.indicator, row.unit_of(None, None)), indicator.clone());
        indicator
    }

    /// Codes that stand in the heading of a value column.
    fn heading_codes(&mut self, value: &super::plan::PlanValue) -> Vec<(DimensionCode, Code)> {
        let mut codes = Vec::new();
        for label in &value.labels {
            let index = self.ctx.index(label.code_list.as_ref());
            let mut found = label.find(&index, self.recipe.labels.get(&label.dimension));
            if found == Match::Unknown
                && label.role == DimensionRole::Sex
                && let Some(code) = labels::sex_in_caption(&label.text)
            {
                found = Match::Code(Code::new(code));
            }
            let at = (self.plan.table.header[1], value.column);
            let code = self.code_of(found, label.role, &index, &label.dimension, &label.text, at);
            codes.push((label.dimension.clone(), code));
        }
        codes
    }

    /// The indicator of a value, and whether the recipe names it.
    fn indicator(&self, row: &Row<'_>, at: usize) -> (IndicatorCode, bool) {
        let value = self.plan.values.get(at);
        if let Some(i) = value.and_then(|v| v.indicator.clone()) {
            return (i, true);
        }
        let words = [Some(row.indicator), value.and_then(|v| v.measure.as_deref())];
        for word in words.into_iter().flatten().filter(|w| !w.is_empty()) {
            if let Some(i) = self.recipe.indicator_of(word) {
                return (i.clone(), true);
            }
        }
        let table = self.plan.table;
        let unnamed = || words.into_iter().flatten().all(str::is_empty);
        let of_table = || self.recipe.indicators.get(&table.name).filter(|_| unnamed());
        if let Some(i) = table.indicator.as_ref().or_else(of_table) {
            return (i.clone(), true);
        }
        let word = words.into_iter().flatten().find(|w| !w.is_empty()).unwrap_or(&self.plan.table.name);
        (IndicatorCode::new(word), false)
    }

    /// The code of a label at a row and a column, with the help of its column where the label alone does not say it.
    fn code_of(
        &mut self,
        found: Match,
        role: DimensionRole,
        index: &Arc<NameIndex>,
        dimension: &DimensionCode,
        text: &str,
        (row, column): (u32, u32),
    ) -> Code {
        if let Match::Code(code) = found {
            return code;
        }
        let lists = !index.is_empty();
        match self.companies.of(self.plan, dimension, role, index).settle(self.ctx, index, role, text) {
            Settled::Code(code, why) => {
                if let Some(why) = why {
                    let text = text.trim_matches(crate::number::is_blank);
                    self.findings.push(
                        Finding::new(
                            Level::Note,
                            "name-settled",
                            self.place(row, column),
                            format!("\"{text}\" is the name of several codes of dimension {dimension}; it is read as {code}, since {why}"),
                            "Say which code it is if the sender means another one",
                        )
                        .with(text, index.candidates(text).iter().map(Code::as_str).collect::<Vec<_>>().join(" or ")),
                    );
                }
                code
            }
            Settled::Dated(codes) => {
                let text = Code::new(text.trim_matches(crate::number::is_blank));
                if !self.dated.iter().any(|d| d.text == text && &d.dimension == dimension) {
                    let label =
                        DatedLabel { dimension: dimension.clone(), text: text.clone(), codes, index: index.clone() };
                    self.dated.push(label);
                }
                text
            }
            Settled::Ambiguous(codes) => self.settle(Match::Ambiguous(codes), dimension, text, lists, row, column),
            Settled::Unknown => self.settle(Match::Unknown, dimension, text, lists, row, column),
        }
    }

    fn place(&self, row: u32, column: u32) -> Place {
        let cell = CellRef { sheet: self.plan.grid.name.clone(), row, column: self.plan.grid.received_column(column) };
        Place::File { file: self.plan.file.to_string(), cell: cell.to_string() }
    }

    /// The code of a label; a label without one is kept and told, once for each label.
    fn settle(
        &mut self,
        found: Match,
        dimension: &DimensionCode,
        text: &str,
        lists: bool,
        row: u32,
        column: u32,
    ) -> Code {
        let text = crate::write::plain(labels::unmarked(text));
        let (kind, level, message, expected) = match found {
            Match::Code(code) => return code,
            Match::Unknown => (
                "unknown-label",
                if lists { Level::Warning } else { Level::Note },
                format!("\"{text}\" is no code and no name of dimension {dimension}; it is kept as it is"),
                format!("a code of {dimension}"),
            ),
            Match::Ambiguous(codes) => (
                "ambiguous-label",
                Level::Error,
                format!("\"{text}\" is the name of several codes of dimension {dimension}; it is kept as it is"),
                codes.iter().map(Code::as_str).collect::<Vec<_>>().join(" or "),
            ),
        };
        let told = self.out.unknown_labels.entry(dimension.clone()).or_default();
        if told.len() < MAX_UNKNOWN && told.insert(text.to_string()) {
            let place = self.place(row, column);
            self.findings.push(
                Finding::new(level, kind, place, message, "Say which code it is, in the plan or in the recipe")
                    .with(text, expected),
            );
        }
        Code::new(text)
    }
}

/// Whether two rows are of one series and period: a bit for each.
fn any_twice(table: &ObservationTable) -> bool {
    let periods: BTreeSet<i64> = table.rows.iter().map(ObsRow::packed_period).collect();
    let numbers: HashMap<i64, usize> = periods.into_iter().zip(0..).collect();
    let bits = table.series.len().saturating_mul(numbers.len());
    if bits / 8 > table.rows.len().saturating_mul(64) {
        // Hardly any series has most of the periods; sorting is cheaper then.
        return true;
    }
    let mut met = vec![0_u64; bits / 64 + 1];
    table.rows.iter().any(|row| {
        let number = numbers.get(&row.packed_period()).copied().unwrap_or(0);
        let at = row.series as usize * numbers.len() + number;
        let Some(word) = met.get_mut(at / 64) else { return true };
        let bit = 1 << (at % 64);
        let before = *word & bit != 0;
        *word |= bit;
        before
    })
}

/// One cell of the profile answered twice by one file: equal values are told, different ones are errors.
fn doubles(out: &mut Reading, book: &Workbook, findings: &mut Collector) {
    if !any_twice(&out.table) {
        return;
    }
    let rows = &out.table.rows;
    // Series and period in one number: packed periods have 26 bits.
    let mut order: Vec<(u64, u32)> = (0_u32..)
        .zip(rows)
        .map(|(i, r)| ((u64::from(r.series) << 32) | u64::try_from(r.packed_period()).unwrap_or(0), i))
        .collect();
    order.sort_unstable();
    let mut drop: BTreeSet<u32> = BTreeSet::new();
    let mut first: Option<u32> = None;
    let mut equal: Option<(String, usize)> = None;
    for (_, i) in &order {
        let (Some(now), Some(before)) = (rows.get(*i as usize), first.and_then(|f| rows.get(f as usize))) else {
            first = Some(*i);
            continue;
        };
        if (now.series, now.packed_period()) != (before.series, before.packed_period()) {
            first = Some(*i);
            continue;
        }
        drop.insert(*i);
        let (here, there) = (out.table.cell(now), out.table.cell(before));
        if now.value().same_as_received(before.value()) {
            equal.get_or_insert((here.to_string(), 0)).1 += 1;
            continue;
        }
        let what = out
            .table
            .series
            .get(now.series)
            .map_or(String::new(), |s| format!("{}[{}] {}", s.indicator, s.codes_text(), now.period()));
        findings.push(
            Finding::new(
                Level::Error,
                "two-values",
                Place::File { file: book.file.clone(), cell: here.to_string() },
                format!("{what} is given twice with different values; the first one, in {there}, is kept"),
                "Say which column tells the two apart, on the sheet or in the recipe, or correct the file",
            )
            .with(show(now.value()), show(before.value())),
        );
    }
    if let Some((cell, count)) = equal {
        findings.push(Finding::new(
            Level::Note,
            "same-value-twice",
            Place::File { file: book.file.clone(), cell },
            format!("{count} values are given twice and are equal"),
            "Nothing needs to be done",
        ));
    }
    if !drop.is_empty() {
        let mut at = 0_u32;
        out.table.rows.retain(|_| {
            at += 1;
            !drop.contains(&(at - 1))
        });
    }
}

fn show(value: ObsValue) -> String {
    match value {
        ObsValue::Number(d) => d.to_string(),
        ObsValue::RoundsToZero => "rounds to zero".into(),
        ObsValue::Missing(kind) => kind.code().into(),
    }
}

fn count(out: &mut Reading) {
    for row in &out.table.rows {
        match row.value() {
            ObsValue::Number(_) => out.numbers += 1,
            ObsValue::RoundsToZero => out.rounds_to_zero += 1,
            ObsValue::Missing(kind) => *out.missing.entry(kind).or_default() += 1,
        }
    }
}

/// From the first to the last period of a table. Where a year and a part of it begin or end together, the year is the
/// bound. A table without periods speaks for nothing.
fn its_periods(table: &ObservationTable) -> Extent {
    let periods: BTreeSet<i64> = table.rows.iter().map(ObsRow::packed_period).collect();
    let days = || periods.iter().filter_map(|p| Period::unpack(*p)).filter_map(|p| Some((p, p.days()?)));
    let first = days().min_by_key(|(_, (begin, end))| (*begin, Reverse(*end)));
    let last = days().max_by_key(|(_, (begin, end))| (*end, Reverse(*begin)));
    match (first, last) {
        (Some((from, _)), Some((to, _))) => Extent::Periods(from, to),
        (None, _) | (_, None) => Extent::Cells,
    }
}
