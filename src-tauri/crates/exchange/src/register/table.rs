//! Reads a register's table: columns by name, cells by column, everything odd as a finding.

use super::words::{Word, plain};
use crate::number::is_blank;
use almanac_core::{Finding, Lang, Level, Localized, Place};
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

/// A register's file is small; what is larger is another file.
const MOST_BYTES: usize = 64 << 20;
const MOST_ROWS: usize = 200_000;

/// Which columns a register has.
pub(crate) struct Columns {
    /// Columns by their whole name; `code` is always among them.
    pub fixed: &'static [&'static str],
    /// Columns per language, without the language: `name` for `name_fr`.
    pub localized: &'static [&'static str],
}

/// A file with its columns found.
pub(crate) struct Table {
    file: String,
    /// Index by column name as in [`Columns`], languages in their own writing: `name_sr-Cyrl`.
    columns: BTreeMap<String, usize>,
    rows: Vec<(u64, Vec<String>)>,
    /// What was odd so far.
    pub findings: Vec<Finding>,
}

/// One row on its way into a record.
pub(crate) struct Row<'t> {
    file: &'t str,
    columns: &'t BTreeMap<String, usize>,
    cells: &'t [String],
    line: u64,
    findings: &'t mut Vec<Finding>,
}

impl Table {
    /// Reads the whole file. A file without the column `code` has no rows and a finding.
    pub(crate) fn read(file: &str, bytes: &[u8], expected: &Columns) -> Self {
        let mut table =
            Self { file: file.to_string(), columns: BTreeMap::new(), rows: Vec::new(), findings: Vec::new() };
        if bytes.len() > MOST_BYTES {
            table.whole(
                Level::Error,
                "register-too-large",
                "the file is too large for a register",
                "Check that it is the right file; registers have at most 64 MB.",
            );
            return table;
        }
        let text = table.decode(bytes);
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter(&text))
            .from_reader(text.as_bytes());
        let mut width = 0;
        for (i, record) in reader.records().enumerate() {
            let record = match record {
                Ok(r) => r,
                Err(e) => {
                    let why = e.to_string();
                    table.whole(Level::Error, "register-unreadable", &why, "Save the table as CSV again.");
                    break;
                }
            };
            let line = record.position().map_or(0, csv::Position::line);
            let cells: Vec<String> = record.iter().map(str::to_string).collect();
            if i == 0 {
                width = cells.len();
                table.name_columns(&cells, expected);
                if !table.columns.contains_key("code") {
                    table.findings.push(
                        Finding::new(
                            Level::Error,
                            "register-no-code",
                            table.place(line, None),
                            "the table has no column \"code\"",
                            "Put the names of the columns into the first line, with \"code\" among them.",
                        )
                        .with(cells.join(", "), all_names(expected)),
                    );
                    break;
                }
                continue;
            }
            if cells.iter().all(|c| c.trim().is_empty()) {
                continue;
            }
            if table.rows.len() >= MOST_ROWS {
                table.whole(
                    Level::Error,
                    "register-too-large",
                    "the table has more rows than a register can have; the rest was not read",
                    "Check that it is the right file.",
                );
                break;
            }
            if cells.len() > width && cells.iter().skip(width).any(|c| !c.trim().is_empty()) {
                table.findings.push(
                    Finding::new(
                        Level::Warning,
                        "register-extra-cells",
                        table.place(line, None),
                        "the row has more cells than the first line has columns; the rest was not read",
                        "Put texts that contain the separator between double quotes.",
                    )
                    .with(cells.len().to_string(), width.to_string()),
                );
            }
            table.rows.push((line, cells));
        }
        table
    }

    /// Makes one record per row. `make` gets the code and the row; a row without a code and a second
    /// row of the same code are findings.
    pub(crate) fn records<T>(mut self, mut make: impl FnMut(&str, &mut Row<'_>) -> T) -> (Vec<T>, Vec<Finding>) {
        let mut records = Vec::new();
        let mut seen: BTreeMap<String, u64> = BTreeMap::new();
        let mut findings = std::mem::take(&mut self.findings);
        for (line, cells) in &self.rows {
            let code = cells
                .get(self.columns.get("code").copied().unwrap_or(usize::MAX))
                .map(|c| unprotected(c).trim().to_string())
                .unwrap_or_default();
            let place = self.place(*line, Some("code"));
            if code.is_empty() {
                findings.push(Finding::new(
                    Level::Error,
                    "register-empty-code",
                    place,
                    "the row has no code and was not read",
                    "Give the row a code.",
                ));
                continue;
            }
            if let Some(first) = seen.get(&code) {
                findings.push(
                    Finding::new(
                        Level::Error,
                        "register-double-code",
                        place,
                        format!("the code stands in line {first} already; this row was not read"),
                        "Keep one of the two rows.",
                    )
                    .with(&code, "each code once"),
                );
                continue;
            }
            seen.insert(code.clone(), *line);
            let mut row = Row { file: &self.file, columns: &self.columns, cells, line: *line, findings: &mut findings };
            records.push(make(&code, &mut row));
        }
        (records, findings)
    }

    /// Makes one record per row that is named by several columns together. A second row of the same name is a finding.
    pub(crate) fn entries<T>(
        mut self,
        key: &[&str],
        mut make: impl FnMut(&mut Row<'_>) -> T,
    ) -> (Vec<T>, Vec<Finding>) {
        let mut records = Vec::new();
        let mut seen: BTreeMap<Vec<String>, u64> = BTreeMap::new();
        let mut findings = std::mem::take(&mut self.findings);
        for (line, cells) in &self.rows {
            let mut row = Row { file: &self.file, columns: &self.columns, cells, line: *line, findings: &mut findings };
            let name: Vec<String> = key.iter().map(|k| row.text(k).unwrap_or_default().trim().to_string()).collect();
            if let Some(first) = seen.get(&name) {
                let (place, what) = (place(&self.file, *line, None), name.join(", "));
                let message = format!("the same stands in line {first} already; this row was not read");
                findings.push(
                    Finding::new(Level::Error, "register-double-row", place, message, "Keep one of the two rows.")
                        .with(what, "each once"),
                );
                continue;
            }
            seen.insert(name, *line);
            records.push(make(&mut row));
        }
        (records, findings)
    }

    /// The codes that the table itself brings.
    pub(crate) fn codes(&self) -> BTreeSet<String> {
        let at = self.columns.get("code").copied().unwrap_or(usize::MAX);
        self.rows.iter().filter_map(|(_, c)| c.get(at)).map(|c| unprotected(c).trim().to_string()).collect()
    }

    fn place(&self, line: u64, column: Option<&str>) -> Place {
        place(&self.file, line, column)
    }

    fn whole(&mut self, level: Level, kind: &str, message: &str, mend: &str) {
        let place = Place::File { file: self.file.clone(), cell: String::new() };
        self.findings.push(Finding::new(level, kind, place, message, mend));
    }

    fn decode(&mut self, bytes: &[u8]) -> String {
        if let Some((encoding, _)) = encoding_rs::Encoding::for_bom(bytes) {
            let (text, _, broken) = encoding.decode(bytes);
            if broken {
                self.broken(encoding.name());
            }
            return text.into_owned();
        }
        match std::str::from_utf8(bytes) {
            Ok(text) => text.to_string(),
            Err(_) => {
                self.broken("windows-1252");
                encoding_rs::WINDOWS_1252.decode(bytes).0.into_owned()
            }
        }
    }

    fn broken(&mut self, read_as: &str) {
        let place = Place::File { file: self.file.clone(), cell: String::new() };
        self.findings.push(
            Finding::new(
                Level::Warning,
                "register-encoding",
                place,
                "the file is not UTF-8, so letters with accents may be wrong",
                "Save the table as \"CSV UTF-8\" and check the names.",
            )
            .with(read_as, "UTF-8"),
        );
    }

    fn name_columns(&mut self, header: &[String], expected: &Columns) {
        for (i, cell) in header.iter().enumerate() {
            let Some(name) = column_name(cell, expected) else {
                if !cell.trim().is_empty() {
                    self.findings.push(
                        Finding::new(
                            Level::Warning,
                            "register-unknown-column",
                            self.place(1, Some(cell.trim())),
                            "the column is unknown and was not read",
                            "Correct its name, or leave it out.",
                        )
                        .with(cell.trim(), all_names(expected)),
                    );
                }
                continue;
            };
            if self.columns.contains_key(&name) {
                self.findings.push(Finding::new(
                    Level::Error,
                    "register-double-column",
                    self.place(1, Some(&name)),
                    "the column is there twice; the first one was read",
                    "Keep one of the two columns.",
                ));
                continue;
            }
            self.columns.insert(name, i);
        }
    }
}

fn place(file: &str, line: u64, column: Option<&str>) -> Place {
    let cell = match column {
        Some(column) => format!("line {line}, column {column}"),
        None => format!("line {line}"),
    };
    Place::File { file: file.to_string(), cell }
}

fn all_names(expected: &Columns) -> String {
    let localized = expected.localized.iter().map(|n| format!("{n}_LANGUAGE"));
    expected.fixed.iter().map(|n| (*n).to_string()).chain(localized).collect::<Vec<_>>().join(", ")
}

fn column_name(cell: &str, expected: &Columns) -> Option<String> {
    let cell = cell.trim().trim_start_matches('\u{feff}');
    let plain = plain(cell);
    if let Some(fixed) = expected.fixed.iter().find(|n| **n == plain) {
        return Some((*fixed).to_string());
    }
    expected.localized.iter().find_map(|base| {
        let (head, lang) = cell.split_at_checked(base.len())?;
        let lang = lang.strip_prefix(['_', ' '])?;
        let is_tag = !lang.is_empty() && lang.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
        (head.eq_ignore_ascii_case(base) && is_tag).then(|| format!("{base}_{}", usual_case(lang)))
    })
}

/// A language tag in its usual writing, whatever case somebody typed it in: `sr-Cyrl`, `ar-EG`.
fn usual_case(tag: &str) -> String {
    let parts = tag.split('-').enumerate().map(|(i, part)| {
        let lower = part.to_lowercase();
        match (i, part.len()) {
            (1.., 2) => part.to_uppercase(),
            (1.., 4) => lower.chars().take(1).flat_map(char::to_uppercase).chain(lower.chars().skip(1)).collect(),
            _ => lower,
        }
    });
    parts.collect::<Vec<String>>().join("-")
}

/// The separator that the first line has most of.
fn delimiter(text: &str) -> u8 {
    let first = text.lines().next().unwrap_or_default();
    let count = |d: u8| first.bytes().filter(|b| *b == d).count();
    [b',', b';', b'\t'].into_iter().rev().max_by_key(|d| count(*d)).unwrap_or(b',')
}

/// Takes the apostrophe away that keeps a text from being a formula.
pub(crate) fn unprotected(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.starts_with(super::write::FORMULA_STARTS) => rest,
        Some(_) | None => cell,
    }
}

impl Row<'_> {
    /// The text of a column; none when the file has no such column.
    pub(crate) fn text(&self, column: &str) -> Option<&str> {
        let at = self.columns.get(column)?;
        Some(self.cells.get(*at).map_or("", |c| unprotected(c)))
    }

    /// Sets a text where the column is there.
    pub(crate) fn set_text(&self, column: &str, field: &mut String) {
        if let Some(text) = self.text(column) {
            *field = text.to_string();
        }
    }

    /// Sets the texts of all languages that have a column.
    pub(crate) fn set_localized(&self, base: &str, field: &mut Localized) {
        for column in self.columns.keys() {
            let Some(lang) = column.strip_prefix(base).and_then(|r| r.strip_prefix('_')) else { continue };
            if let Some(text) = self.text(column) {
                field.set(Lang::new(lang), text);
            }
        }
    }

    /// Sets a choice by its word; empty is none.
    pub(crate) fn set_word<T: Word>(&mut self, column: &str, field: &mut Option<T>) {
        self.set_parsed(column, field, T::of, &T::list());
    }

    /// Sets a choice that must be there; an empty cell keeps it.
    pub(crate) fn set_needed_word<T: Word>(&mut self, column: &str, field: &mut T) {
        let mut choice = None;
        self.set_word(column, &mut choice);
        if let Some(choice) = choice {
            *field = choice;
        }
    }

    /// Sets a number, a date or the like; empty is none.
    pub(crate) fn set_value<T: FromStr>(&mut self, column: &str, field: &mut Option<T>, expected: &str) {
        self.set_parsed(column, field, |t| t.replace('\u{2212}', "-").parse().ok(), expected);
    }

    /// Sets a number that must be there; an empty cell is zero.
    pub(crate) fn set_count<T: FromStr + Default>(&mut self, column: &str, field: &mut T, expected: &str) {
        let Some(text) = self.text(column).map(str::trim) else { return };
        if text.is_empty() {
            *field = T::default();
            return;
        }
        let mut value = None;
        self.set_value(column, &mut value, expected);
        if let Some(value) = value {
            *field = value;
        }
    }

    /// Sets a field through a reader of words; empty is none.
    pub(crate) fn set_parsed<T>(
        &mut self,
        column: &str,
        field: &mut Option<T>,
        read: impl Fn(&str) -> Option<T>,
        expected: &str,
    ) {
        let Some(text) = self.text(column).map(|t| t.trim().to_string()) else { return };
        if text.is_empty() {
            *field = None;
            return;
        }
        match read(&text) {
            Some(value) => *field = Some(value),
            None => self.unknown(column, &text, expected),
        }
    }

    /// Sets a code; empty is none.
    pub(crate) fn set_code<T>(&self, column: &str, field: &mut Option<T>, make: impl Fn(&str) -> T) {
        if let Some(text) = self.text(column).map(str::trim) {
            *field = (!text.is_empty()).then(|| make(text));
        }
    }

    /// The items of a list; none when the file has no such column.
    pub(crate) fn list(&self, column: &str) -> Option<Vec<String>> {
        let items = self.text(column)?.split(';').map(str::trim).filter(|t| !t.is_empty());
        Some(items.map(str::to_string).collect())
    }

    /// Reports a cell whose content is not understood; the field stays as it was.
    pub(crate) fn unknown(&mut self, column: &str, read: &str, expected: &str) {
        let place = place(self.file, self.line, Some(column));
        self.findings.push(
            Finding::new(
                Level::Error,
                "register-unknown-word",
                place,
                format!("\"{read}\" is not understood here; the field was left as it was"),
                "Write one of the expected words, or leave the cell empty.",
            )
            .with(read, expected),
        );
    }

    /// Reports a row that lacks what names it; it is not read.
    pub(crate) fn incomplete(&mut self, column: &str) {
        let place = place(self.file, self.line, Some(column));
        self.findings.push(
            Finding::new(
                Level::Error,
                "register-incomplete-row",
                place,
                format!("the row has no {column} and was not read"),
                "Fill the cell.",
            )
            .with("", format!("a {column}")),
        );
    }

    /// Reports a code that points nowhere; it is kept, since the other register may follow.
    pub(crate) fn points_nowhere(&mut self, column: &str, read: &str, register: &str) {
        let place = place(self.file, self.line, Some(column));
        self.findings.push(
            Finding::new(
                Level::Warning,
                "register-unknown-code",
                place,
                format!("there is no \"{read}\" among the {register}"),
                if read.contains(|c: char| c == ',' || is_blank(c)) {
                    "Put semicolons between several codes: sex;age.".to_string()
                } else {
                    format!("Correct the code, or add it to the {register}.")
                },
            )
            .with(read, format!("a code of the {register}")),
        );
    }

    /// Reports something that a new record needs and that the row does not say.
    pub(crate) fn needs(&mut self, column: &str, expected: &str, taken: &str) {
        let place = place(self.file, self.line, Some(column));
        self.findings.push(
            Finding::new(
                Level::Warning,
                "register-needed",
                place,
                format!("a new record needs this; \"{taken}\" was taken"),
                "Fill the cell.",
            )
            .with("", expected),
        );
    }
}
