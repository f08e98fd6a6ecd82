//! Writes a register's table. Texts that a spreadsheet would compute are made harmless.

use almanac_core::{Lang, Localized};
use std::collections::BTreeSet;

/// What makes a spreadsheet compute a cell; the apostrophe is among them so that it can be undone.
pub(crate) const FORMULA_STARTS: [char; 7] = ['=', '+', '-', '@', '\t', '\r', '\''];

/// A text that no spreadsheet computes.
pub(crate) fn protected(text: &str) -> String {
    if text.starts_with(FORMULA_STARTS) { format!("'{text}") } else { text.to_string() }
}

/// A table that is being written.
pub(crate) struct Output {
    writer: csv::Writer<Vec<u8>>,
}

/// One row that is being written.
#[derive(Default)]
pub(crate) struct Line(Vec<String>);

impl Output {
    /// With its first line.
    pub(crate) fn new(columns: &[String]) -> Self {
        let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
        // Writing into memory cannot fail.
        let _ = writer.write_record(columns);
        Self { writer }
    }
    pub(crate) fn put(&mut self, line: Line) {
        let _ = self.writer.write_record(&line.0);
    }
    /// The whole table; UTF-8 without a byte order mark, lines ended by a line feed.
    pub(crate) fn finish(self) -> String {
        self.writer.into_inner().ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default()
    }
}

impl Line {
    /// A text or a code.
    pub(crate) fn text(mut self, text: &str) -> Self {
        self.0.push(protected(text));
        self
    }
    /// A text that may be missing.
    pub(crate) fn maybe(self, text: Option<&str>) -> Self {
        self.text(text.unwrap_or_default())
    }
    /// A number or a date: written as it is, so that spreadsheets know it.
    pub(crate) fn number(mut self, number: impl ToString) -> Self {
        self.0.push(number.to_string());
        self
    }
    /// A number that may be missing.
    pub(crate) fn maybe_number(mut self, number: Option<impl ToString>) -> Self {
        self.0.push(number.map_or(String::new(), |n| n.to_string()));
        self
    }
    /// Codes, separated by `;`.
    pub(crate) fn list<'a>(self, items: impl Iterator<Item = &'a str>) -> Self {
        let joined = items.collect::<Vec<_>>().join(";");
        self.text(&joined)
    }
    /// A text in these languages, one cell each.
    pub(crate) fn localized(mut self, text: &Localized, langs: &[Lang]) -> Self {
        for lang in langs {
            self.0.push(protected(text.get(lang).unwrap_or_default()));
        }
        self
    }
}

/// The languages that occur, this one first.
pub(crate) fn languages<'a>(first: &Lang, texts: impl Iterator<Item = &'a Localized>) -> Vec<Lang> {
    let mut all: BTreeSet<Lang> = texts.flat_map(|t| t.0.keys().cloned()).collect();
    all.remove(first);
    std::iter::once(first.clone()).chain(all).collect()
}

/// `name_en`, `name_fr`, …
pub(crate) fn columns_of(base: &str, langs: &[Lang]) -> Vec<String> {
    langs.iter().map(|l| format!("{base}_{l}")).collect()
}

/// Column names in order, from single names and groups.
pub(crate) fn names(parts: &[&[String]]) -> Vec<String> {
    parts.iter().flat_map(|p| p.iter().cloned()).collect()
}

/// Names as owned texts.
pub(crate) fn own(list: &[&str]) -> Vec<String> {
    list.iter().map(|s| (*s).to_string()).collect()
}
