//! Goes through a table once and hands every value with its labels to whoever collects them.

use super::heading::total_of;
use super::plan::{Plan, PlanLabel};
use crate::format::{CellKind, MAX_CELLS};
use crate::labels;
use crate::names::Match;
use crate::number::{ReadValue, eurostat_flag, is_blank};
use crate::recipe::{Decimals, HiddenRows, Means, Recipe};
use crate::when;
use almanac_core::release::{CellRef, Flags, MissingKind, ObsStatus, ObsValue};
use almanac_core::{Confidentiality, Decimal, DimensionRole, Finding, Level, Period, Place};
use std::collections::{BTreeMap, HashMap};

/// The word for a value that is more than nothing and less than half of its unit.
const ROUNDS_TO_ZERO: &str = "rounds_to_zero";

/// What is known of a row beside its values.
pub struct Row<'a> {
    /// Row or line.
    pub number: u32,
    /// Texts of the label columns, in the plan's order.
    pub texts: Vec<&'a str>,
    /// Its period, where the row says one.
    pub period: Option<Period>,
    /// Whether the row should say a period and does not.
    pub bad_period: bool,
    /// Month or quarter of the heading's year.
    pub part: Part,
    /// Its flags.
    pub flags: Flags,
    /// Its confidentiality.
    pub confidentiality: Confidentiality,
    /// What stands where the cell holds no number, by the row's status.
    pub missing: Option<ObsValue>,
    /// Its note.
    pub note: Option<String>,
    /// Its unit, where a column says it.
    pub unit: &'a str,
    /// The unit that its label names: "Share of women, %". It goes before that of the table.
    pub labelled_unit: &'a str,
    /// The text that names its indicator.
    pub indicator: &'a str,
}

impl<'a> Row<'a> {
    /// The unit of a value, by its column's heading, its row's label, the table, the row's own column.
    pub fn unit_of(&self, column: Option<&'a str>, table: Option<&'a str>) -> &'a str {
        let labelled = Some(self.labelled_unit).filter(|u| !u.is_empty());
        column.or(labelled).or(table).unwrap_or(self.unit)
    }
}

/// Which part of the heading's year a row holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// All of it.
    Whole,
    /// A month.
    Month(u8),
    /// A quarter.
    Quarter(u8),
    /// A half.
    Half(u8),
    /// A week.
    Week(u8),
}

impl Part {
    /// That part of a year; other periods have no such parts.
    pub fn of(self, period: Period) -> Period {
        match (self, period) {
            (Part::Month(m), Period::Year(y)) => Period::Month(y, m),
            (Part::Quarter(q), Period::Year(y)) => Period::Quarter(y, q),
            (Part::Half(h), Period::Year(y)) => Period::Half(y, h),
            (Part::Week(w), Period::Year(y)) => Period::Week(y, w),
            // Months under a title that says the half or the quarter, quarters under one that says the half.
            (Part::Month(m), Period::Half(y, _) | Period::Quarter(y, _)) => Period::Month(y, m),
            (Part::Quarter(q), Period::Half(y, _)) => Period::Quarter(y, q),
            (Part::Whole | Part::Month(_) | Part::Quarter(_) | Part::Half(_) | Part::Week(_), p) => p,
        }
    }
}

/// Who takes the values.
pub trait Sink<'a> {
    /// A row begins.
    fn row(&mut self, row: &Row<'a>);
    /// A value of that row, in the plan's value column `at`.
    fn value(&mut self, row: &Row<'a>, at: usize, read: ReadValue, period: Option<Period>);
}

/// Findings, at most so many of a kind one by one; the rest is counted.
#[derive(Debug, Default)]
pub struct Collector {
    /// The findings.
    pub list: Vec<Finding>,
    counts: BTreeMap<String, usize>,
}

const EACH: usize = 1_000;

impl Collector {
    /// Adds a finding.
    pub fn push(&mut self, finding: Finding) {
        let count = self.counts.entry(finding.kind.clone()).or_default();
        *count += 1;
        if *count <= EACH {
            self.list.push(finding);
        }
    }
    /// All findings, with the number of those that are not listed one by one.
    pub fn finish(mut self, file: &str) -> Vec<Finding> {
        for (kind, count) in &self.counts {
            if *count > EACH {
                self.list.push(Finding::new(
                    Level::Warning,
                    kind,
                    Place::File { file: file.into(), cell: String::new() },
                    format!("{} more findings of the kind \"{kind}\" are not listed", count - EACH),
                    "Mend the first ones; many often have one cause",
                ));
            }
        }
        self.list
    }
}

#[derive(Clone, Default)]
struct Status {
    flags: Flags,
    confidentiality: Confidentiality,
    missing: Option<ObsValue>,
    note: Option<String>,
}

/// Reads all rows of a plan.
pub fn walk<'a>(plan: &Plan<'a>, recipe: &Recipe, sink: &mut dyn Sink<'a>, findings: &mut Collector) {
    let grid = plan.grid;
    let place = |row: u32, column: u32| Place::File {
        file: plan.file.to_string(),
        cell: CellRef { sheet: grid.name.clone(), row, column: grid.received_column(column) }.to_string(),
    };
    let mut periods: HashMap<&str, Option<(Period, Flags)>> = HashMap::new();
    let mut statuses: HashMap<&str, Status> = HashMap::new();
    let mut units: HashMap<&str, Option<&str>> = HashMap::new();
    let mut kept: Vec<HashMap<&str, bool>> = plan.labels.iter().map(|_| HashMap::new()).collect();
    let mut hidden: Option<(u32, usize)> = None;
    let mut without_period: Option<(u32, u32, usize)> = None;
    let mut unread: Option<(u32, usize, String)> = None;
    let mut filtered: Option<(u32, u32, String, usize)> = None;
    let long = plan.long();
    let stacked = plan.labels.iter().any(|l| l.inner.is_some());
    let mut outer: Vec<Outer<'a>> = plan.labels.iter().map(|_| Outer::default()).collect();
    let mut above = super::above::Above::of(plan);
    let mut sections = super::above::Sections::of(plan);
    // Blank cells of a sheet are told only where the table is not absurdly larger than what is filled.
    let blanks = plan.end.saturating_sub(plan.first).saturating_mul(plan.values.len()) <= MAX_CELLS;
    let mut row = Row {
        number: 0,
        texts: Vec::with_capacity(plan.labels.len()),
        period: None,
        bad_period: false,
        part: Part::Whole,
        flags: Flags::NONE,
        confidentiality: Confidentiality::F,
        missing: None,
        note: None,
        unit: "",
        labelled_unit: "",
        indicator: "",
    };
    // "Asia" above its countries, and "Sub-total" below them for all of Asia.
    let summed = (plan.end - plan.first.min(plan.end) < MOST_SUMMED)
        .then(|| plan.labels.iter().position(|l| l.in_column() && l.rule.means == Means::Dimension))
        .flatten()
        .and_then(|at| Some((at, plan.labels.get(at)?.column)))
        .filter(|(_, c)| (plan.first..plan.end).filter_map(|i| grid.get(i)).any(|r| labels::is_subtotal(r.text(*c))));
    let mut head: Option<&str> = None;
    for view in (plan.first..plan.end).filter_map(|i| grid.get(i)) {
        let filled_values =
            plan.values.iter().any(|v| view.get(v.column).is_some_and(|c| !c.text.trim_matches(is_blank).is_empty()));
        if view.hidden {
            let entry = hidden.get_or_insert((view.number, 0));
            entry.1 += 1;
            if plan.table.hidden_rows == HiddenRows::LeaveOut {
                continue;
            }
        }
        row.number = view.number;
        row.texts.clear();
        row.texts.extend(plan.labels.iter().map(|l| if l.in_column() { view.text(l.column) } else { "" }));
        above.fill(plan, view.number, &mut row.texts, filled_values);
        if stacked {
            unstack(plan, &mut row.texts, &mut outer, filled_values);
        }
        if !sections.row(plan, &view, &mut row.texts, filled_values) {
            continue;
        }
        let in_columns = plan.labels.iter().zip(&row.texts).filter(|(l, _)| !l.in_rows);
        let filled_labels = in_columns.filter(|(_, t)| !t.trim().is_empty()).count();
        if !filled_values {
            if filled_labels == 0 {
                continue;
            }
            // A line with a label and no values heads a group of rows, or is a note.
            let a_row = if grid.name.is_some() {
                long && filled_labels >= 2 || told_apart(plan, &row.texts) >= 2
            } else {
                filled_labels >= 2 || plan.labels.iter().filter(|l| !l.second).count() < 2
            };
            // "of which:" announces the rows below it.
            let announces = row.texts.iter().filter(|t| !t.trim().is_empty()).all(|t| t.trim().ends_with(':'));
            if let Some((_, column)) = summed {
                head = Some(view.text(column)).filter(|t| !t.trim().is_empty());
            }
            if !a_row || announces || summed.is_some() {
                let text = row.texts.iter().find(|t| !t.trim().is_empty()).map_or("", |t| t).to_string();
                unread.get_or_insert((view.number, 0, text)).1 += 1;
                continue;
            }
        }
        if let Some((slot, head)) = summed.and_then(|(at, _)| Some((row.texts.get_mut(at)?, head?)))
            && labels::is_subtotal(slot)
        {
            *slot = head;
        }
        if !keep(plan, recipe, &row.texts, &mut kept) {
            if filled_values {
                let at = plan.labels.iter().position(|l| !l.rule.keep.is_empty() || !l.rule.drop.is_empty());
                let (column, text) = at.map_or((1, ""), |i| {
                    (plan.labels.get(i).map_or(1, |l| l.column), row.texts.get(i).copied().unwrap_or_default())
                });
                filtered.get_or_insert_with(|| (view.number, column, text.to_string(), 0)).3 += 1;
            }
            continue;
        }
        labels(plan, &mut row, &mut periods, &mut statuses, &mut units);
        if row.bad_period {
            let at = plan.labels.iter().zip(&row.texts).position(|(l, text)| {
                l.rule.means == Means::Period && when::period_in(text, plan.table.calendar).is_none()
                    || l.rule.means == Means::PartOfYear && part_of_the_year(&l.rule.heading, text).is_none()
            });
            let (column, text) =
                at.and_then(|i| Some((plan.labels.get(i)?.column, *row.texts.get(i)?))).unwrap_or((1, ""));
            findings.push(
                Finding::new(
                    Level::Error,
                    "not-a-period",
                    place(view.number, column),
                    "The row's period cannot be read; its values are left out",
                    "Correct the cell in the sender's file, or ask the sender",
                )
                .with(text, "a period such as 2024, 2024-Q3 or 2024-07"),
            );
        }
        sink.row(&row);
        for (at, value) in plan.values.iter().enumerate() {
            let cell = view.get(value.column);
            if cell.is_none() && !blanks {
                continue;
            }
            let text = cell.map_or("", |c| c.text);
            let read = match cell.map(|c| c.kind) {
                Some(CellKind::Error) => {
                    let (message, mend) = if text.starts_with('=') {
                        (
                            "The result of the cell's formula is not stored in the file",
                            "Open the workbook in a spreadsheet program, save it there, and import that",
                        )
                    } else {
                        ("The cell's formula failed in the sender's file", "Ask the sender for the value")
                    };
                    findings.push(
                        Finding::new(Level::Error, "formula-error", place(view.number, value.column), message, mend)
                            .with(text, "a number"),
                    );
                    missing(MissingKind::NotAvailable)
                }
                Some(CellKind::Text | CellKind::Number | CellKind::Date | CellKind::Logical) | None => {
                    let style = if cell.is_some_and(|c| c.kind == CellKind::Number) { &POINT } else { &plan.style };
                    match style.read(text) {
                        Ok(read) => read,
                        Err(_) => {
                            findings.push(
                                Finding::new(
                                    Level::Error,
                                    "not-a-number",
                                    place(view.number, value.column),
                                    "The cell holds neither a number nor a known marker; it is left out",
                                    "Correct it in the sender's file, or say on the sheet or in the recipe what the sign means",
                                )
                                .with(text, "a number or a marker such as .."),
                            );
                            continue;
                        }
                    }
                }
            };
            let (mut read, period) = finish(plan, &row, at, read);
            if let (Decimals::Shown, ObsValue::Number(n), Some(shown)) =
                (plan.table.decimals, read.value, cell.and_then(|c| c.decimals))
            {
                read.value = ObsValue::Number(n.padded(shown));
            }
            if period.is_none() && !row.bad_period {
                without_period.get_or_insert((view.number, value.column, 0)).2 += 1;
            }
            sink.value(&row, at, read, period);
        }
    }
    if let Some((number, column, count)) = without_period.filter(|_| !findings.counts.contains_key("no-period")) {
        findings.push(
            Finding::new(
                Level::Error,
                "no-period",
                place(number, column),
                format!("{count} values have no period; they are left out"),
                "Say on the sheet or in the recipe which period it is",
            )
            .with("no period", "a year, a column of years, or years in the heading"),
        );
    }
    if let Some((number, count)) = hidden {
        let (done, kind) = match plan.table.hidden_rows {
            HiddenRows::Read => ("and that are read", "hidden-rows"),
            HiddenRows::LeaveOut => ("and that are left out", "hidden-rows-left-out"),
        };
        findings.push(Finding::new(
            Level::Warning,
            kind,
            place(number, 1),
            format!("Rows that the workbook hides {done}: {count}"),
            "Ask the sender whether they belong to the table; they can be left out where the file is shown as it was read, or by the recipe",
        ));
    }
    if let Some((number, column, text, count)) = filtered {
        let keeps: Vec<&str> =
            plan.labels.iter().flat_map(|l| l.rule.keep.iter().map(String::as_str)).take(5).collect();
        let expected = if keeps.is_empty() {
            "rows that are not left out".to_string()
        } else {
            format!("only {}", keeps.join(", "))
        };
        findings.push(
            Finding::new(
                Level::Note,
                "rows-left-out",
                place(number, column),
                format!("Rows with values that are left out by what they say: {count}"),
                "Look at them on the sheet; they are read again if the column means something else",
            )
            .with(text, expected),
        );
    }
    if let Some((number, count, text)) = unread {
        findings.push(
            Finding::new(
                Level::Note,
                "lines-without-values",
                place(number, 1),
                format!("Lines inside the table with a text and no values, which are not read: {count}"),
                "Look at them: they may head groups of rows",
            )
            .with(text, "values"),
        );
    }
}

/// How many columns that tell series apart are filled; another name of the same thing is no second one.
fn told_apart(plan: &Plan<'_>, texts: &[&str]) -> usize {
    plan.labels
        .iter()
        .zip(texts)
        .filter(|(l, t)| matches!(l.rule.means, Means::Dimension | Means::Indicator) && !t.trim().is_empty())
        .filter(|(l, _)| !l.in_rows && !l.second)
        .count()
}

/// In longer tables nobody looks for sub-totals.
const MOST_SUMMED: usize = 20_000;

/// The label under which others may stand.
#[derive(Default, Clone, Copy)]
struct Outer<'a> {
    first: Option<&'a str>,
    now: Option<&'a str>,
}

/// Puts labels that stand under others into their own columns.
fn unstack<'a>(plan: &Plan<'a>, texts: &mut [&'a str], outer: &mut [Outer<'a>], with_values: bool) {
    for at in 0..outer.len() {
        let Some(text) = texts.get(at).copied().filter(|t| !t.trim().is_empty()) else { continue };
        let word = labels::clean(text);
        let mut owned = false;
        let mut under = None;
        for (place, label) in plan.labels.iter().enumerate() {
            if let Some((of, words)) = label.inner.as_ref().filter(|(of, _)| *of == at) {
                owned = true;
                if words.contains(&word) {
                    under = Some((place, *of));
                }
            }
        }
        let Some(held) = outer.get_mut(at).filter(|_| owned) else { continue };
        if !with_values {
            held.now = held.first;
            continue;
        }
        match under {
            Some((place, of)) => {
                if let Some(slot) = texts.get_mut(place) {
                    *slot = text;
                }
                if let Some(slot) = texts.get_mut(of) {
                    *slot = held.now.unwrap_or("");
                }
            }
            None => {
                held.first.get_or_insert(text);
                held.now = Some(text);
            }
        }
    }
}

/// Stored numbers are written with a point whatever the table's texts use.
static POINT: crate::number::NumberStyle = crate::number::NumberStyle {
    decimal: crate::number::DecimalSign::Point,
    markers: BTreeMap::new(),
    brackets: crate::number::Brackets::Negative,
};

fn missing(kind: MissingKind) -> ReadValue {
    ReadValue {
        value: ObsValue::Missing(kind),
        flags: Flags::NONE,
        confidentiality: Confidentiality::F,
        percent: false,
        note: None,
    }
}

/// Whether the row passes the filters.
fn keep<'a>(plan: &Plan<'a>, recipe: &Recipe, texts: &[&'a str], cache: &mut [HashMap<&'a str, bool>]) -> bool {
    plan.labels.iter().zip(texts).zip(cache).all(|((label, text), cache)| {
        if label.rule.keep.is_empty() && label.rule.drop.is_empty() {
            return true;
        }
        *cache.entry(text).or_insert_with(|| {
            let code = code(label, recipe, text);
            let is = |wanted: &String| wanted == text.trim() || code.as_deref() == Some(wanted);
            (label.rule.keep.is_empty() || label.rule.keep.iter().any(is)) && !label.rule.drop.iter().any(is)
        })
    })
}

fn code(label: &PlanLabel, recipe: &Recipe, text: &str) -> Option<String> {
    let given = label.rule.dimension.as_ref().and_then(|d| recipe.labels.get(d));
    match label.find(given, text) {
        Match::Code(c) => Some(c.as_str().to_string()),
        Match::Ambiguous(_) | Match::Unknown => None,
    }
}

/// Fills in what the label columns say of a row.
fn labels<'a>(
    plan: &Plan<'a>,
    row: &mut Row<'a>,
    periods: &mut HashMap<&'a str, Option<(Period, Flags)>>,
    statuses: &mut HashMap<&'a str, Status>,
    units: &mut HashMap<&'a str, Option<&'a str>>,
) {
    row.period = plan.period;
    row.bad_period = false;
    row.part = Part::Whole;
    row.flags = plan.table.flags;
    row.confidentiality = Confidentiality::F;
    row.missing = None;
    row.note = None;
    row.unit = "";
    row.labelled_unit = "";
    row.indicator = "";
    let mut own_year = None;
    for (label, text) in plan.labels.iter().zip(&row.texts) {
        let text: &'a str = text;
        match label.rule.means {
            Means::Period => match *periods.entry(text).or_insert_with(|| when::period_in(text, plan.table.calendar)) {
                Some((period, flags)) => {
                    row.period = Some(period);
                    row.flags = row.flags.union(flags);
                    // "2023*" above "* provisional data".
                    let mark = super::notes::mark_behind(text);
                    let note = super::notes::resolve(&plan.legend, mark);
                    if let Some(status) = super::notes::status(&note).filter(|_| note != mark) {
                        row.flags = row.flags.with(status);
                    }
                }
                None => row.bad_period = true,
            },
            Means::PartOfYear => match part_of_the_year(&label.rule.heading, text) {
                Some(part) => {
                    row.part = part;
                    own_year = own_year.or(total_of(text).filter(|_| part == Part::Whole));
                }
                None => row.bad_period = true,
            },
            Means::Flags => {
                if text.trim().is_empty() {
                    continue;
                }
                let status = statuses.entry(text).or_insert_with(|| status(text));
                row.flags = row.flags.union(status.flags);
                if status.confidentiality != Confidentiality::F {
                    row.confidentiality = status.confidentiality;
                }
                row.missing = row.missing.or(status.missing);
                if let Some(note) = &status.note {
                    add_note(&mut row.note, note);
                }
            }
            Means::Missing => {
                let word = crate::write::plain(text.trim());
                if let Some(value) = without_number(word) {
                    row.missing = row.missing.or(Some(value));
                } else if !word.is_empty() {
                    add_note(&mut row.note, word);
                }
            }
            Means::Confidentiality => {
                if let Some(c) = Confidentiality::from_code(text.trim()) {
                    row.confidentiality = c;
                } else if !text.trim().is_empty() {
                    // An unknown word is taken for a restriction, never for freedom.
                    row.confidentiality = Confidentiality::N;
                    add_note(&mut row.note, text.trim());
                }
            }
            Means::Note => {
                if !text.trim().is_empty() {
                    add_note(&mut row.note, &super::notes::resolve(&plan.legend, crate::write::plain(text.trim())));
                }
            }
            Means::Unit => row.unit = text.trim(),
            Means::Indicator => {
                row.indicator = crate::write::plain(text.trim());
                row.labelled_unit =
                    *units.entry(text).or_insert_with(|| crate::understand::unit_said(text)).get_or_insert("");
            }
            Means::Dimension if label.list.is_none() && label.role == DimensionRole::Other => {
                if let Some(unit) = *units.entry(text).or_insert_with(|| crate::understand::unit_said(text)) {
                    row.labelled_unit = unit;
                }
            }
            Means::Dimension | Means::Label | Means::Filter | Means::Ignore => {}
        }
    }
    // Below the months of a year, its total may say the year alone.
    if let Some(period) = own_year {
        (row.period, row.bad_period) = (Some(period), false);
    }
}

/// The part of a year that a row holds, by its text below a heading; none for January to February, which is no part that a
/// value may have.
fn part_of_the_year(heading: &str, text: &str) -> Option<Part> {
    match when::part_under(heading, text) {
        Some((when::Numbered::Months, month)) => return Some(Part::Month(month)),
        Some((when::Numbered::Quarters, quarter)) => return Some(Part::Quarter(quarter)),
        Some((when::Numbered::Halves, half)) => return Some(Part::Half(half)),
        Some((when::Numbered::Weeks, week)) => return Some(Part::Week(week)),
        None => {}
    }
    let text = text.trim_matches(is_blank);
    let with_year = || matches!(total_of(text), Some(Period::Year(_)));
    if text.is_empty() || labels::total(text).is_some() || when::says_the_year(text) || with_year() {
        return Some(Part::Whole);
    }
    match when::period(&format!("{} 2000", when::without_total(text)))?.0 {
        Period::Quarter(_, quarter) => Some(Part::Quarter(quarter)),
        Period::Half(_, half) => Some(Part::Half(half)),
        Period::Month(_, month) => Some(Part::Month(month)),
        Period::Year(_) => Some(Part::Whole),
        Period::Week(..) | Period::Day(_) | Period::Years(..) => None,
    }
}

/// What a word of the program's own tables says of a cell without a number.
fn without_number(word: &str) -> Option<ObsValue> {
    if word == ROUNDS_TO_ZERO {
        return Some(ObsValue::RoundsToZero);
    }
    MissingKind::from_code(word).map(ObsValue::Missing)
}

fn add_note(held: &mut Option<String>, note: &str) {
    match held {
        Some(h) => {
            h.push_str("; ");
            h.push_str(note);
        }
        None => *held = Some(note.to_string()),
    }
}

/// What a cell of a flags column says.
fn status(text: &str) -> Status {
    let text = text.trim_matches(is_blank);
    let mut out = Status::default();
    if let Some(letters) = status_letters(text) {
        out.flags = letters.iter().copied().fold(Flags::NONE, Flags::with);
        out.missing = letters.into_iter().find_map(ObsValue::of_status);
        return out;
    }
    if text.len() <= 4 && text.chars().all(|c| c.is_ascii_lowercase()) {
        let mut read = missing(MissingKind::Empty);
        if text.chars().all(|c| eurostat_flag(c, &mut read).is_some()) {
            out.flags = read.flags;
            out.note = read.note;
            if text.contains('c') {
                out.confidentiality = Confidentiality::C;
                out.missing = Some(ObsValue::Missing(MissingKind::Suppressed));
            }
            if text.contains('z') {
                out.missing = Some(ObsValue::Missing(MissingKind::NotApplicable));
            }
            return out;
        }
    }
    let lower = text.to_lowercase();
    let word = |w: &str| lower.contains(w);
    let letter = if word("normal") {
        Some('A')
    } else if word("break") {
        Some('B')
    } else if word("provisional") {
        Some('P')
    } else if word("estimate") {
        Some('E')
    } else if word("unreliable") || word("low reliability") {
        Some('U')
    } else if word("imput") {
        Some('I')
    } else if word("forecast") {
        Some('F')
    } else if word("definition differs") {
        Some('D')
    } else {
        None
    };
    if let Some(status) = letter.and_then(ObsStatus::new) {
        out.flags = out.flags.with(status);
    }
    if word("not applicable") {
        out.missing = Some(ObsValue::Missing(MissingKind::NotApplicable));
    } else if word("confidential") || word("suppress") {
        out.missing = Some(ObsValue::Missing(MissingKind::Suppressed));
    } else if word("missing") || word("not available") {
        out.missing = Some(ObsValue::Missing(MissingKind::NotAvailable));
    }
    if letter != Some('A') {
        out.note = Some(text.to_string());
    }
    out
}

/// Letters of SDMX: a few together, or any number with signs between them as where a status has several values.
fn status_letters(text: &str) -> Option<Vec<ObsStatus>> {
    let parts: Vec<&str> =
        text.split(|c: char| is_blank(c) || matches!(c, ';' | ',' | '|')).filter(|p| !p.is_empty()).collect();
    let together = parts.len() == 1 && text.len() <= 4;
    if !together && parts.iter().any(|p| p.len() != 1) {
        return None;
    }
    parts.iter().flat_map(|p| p.chars()).map(ObsStatus::new).collect()
}

/// Puts a value, its row and its column together.
fn finish(plan: &Plan<'_>, row: &Row<'_>, at: usize, mut read: ReadValue) -> (ReadValue, Option<Period>) {
    let value = plan.values.get(at);
    let part = value.map_or(Part::Whole, |v| v.part);
    let mut period = row.period.filter(|_| !row.bad_period).map(|p| part.of(row.part.of(plan.part.of(p))));
    read.flags = read.flags.union(row.flags);
    if let Some((p, flags)) = value.and_then(|v| v.period) {
        read.flags = read.flags.union(flags);
        // January to February of a year is not the year.
        period = (!row.bad_period).then(|| row.part.of(p));
    }
    if read.confidentiality == Confidentiality::F {
        read.confidentiality = row.confidentiality;
    }
    // A reason in words of the standard says more than an empty cell or a general marker.
    if matches!(read.value, ObsValue::Missing(MissingKind::Empty | MissingKind::NotAvailable)) {
        read.value = row.missing.unwrap_or(read.value);
    }
    if let Some(mark) = read.note.take() {
        let text = super::notes::resolve(&plan.legend, &mark);
        if let Some(status) = super::notes::status(&text).filter(|_| text != mark) {
            read.flags = read.flags.with(status);
        }
        read.note = Some(text);
    }
    read.flags = read.flags.beside(read.value);
    if let (ObsValue::Number(n), true) = (read.value, plan.power != 0) {
        // 1,200 persons are 1.2 thousand, not 1.200.
        let reckoned = n.shifted(plan.power).map(|n| if plan.power < 0 { n.trimmed() } else { n });
        read.value = reckoned.map_or(read.value, ObsValue::Number);
    }
    (read, period)
}

/// An exact sum of many decimals.
#[derive(Debug, Clone, Copy, Default)]
pub struct Sum {
    exact: i128,
    lost: f64,
}

impl Sum {
    /// Adds a number.
    pub fn add(&mut self, d: Decimal) {
        let up = 10_i128.checked_pow(18 - u32::from(d.scale.min(18))).unwrap_or(1);
        match i128::from(d.mantissa).checked_mul(up).and_then(|n| self.exact.checked_add(n)) {
            Some(n) => self.exact = n,
            None => self.lost += d.to_f64(),
        }
    }
    /// The sum: whole where it is whole.
    pub fn json(&self) -> serde_json::Value {
        let one = 10_i128.pow(18);
        if self.lost == 0.0
            && self.exact % one == 0
            && let Ok(n) = i64::try_from(self.exact / one)
        {
            return n.into();
        }
        (Decimal::from_i128(self.exact, 18).map_or(self.exact as f64 / 1e18, |d| d.to_f64()) + self.lost).into()
    }
}
