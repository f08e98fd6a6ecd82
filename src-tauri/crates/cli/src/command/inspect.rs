//! `almanac inspect`: what a data file is and holds.

use crate::context::{Context, Form, read_input};
use crate::exit::{Ended, Status};
use crate::output::{self, Side};
use almanac_app::import::{self, FoundDimension, FoundStructures, FoundTable, Inspection, Message, MessageDimension};
use clap::Args;
use std::io::Write;
use std::path::PathBuf;

/// Tell what a data file is and holds, without a project.
///
/// Spreadsheets (xlsx, xls, ods), CSV in any common encoding, SDMX, PC-Axis and JSON tables are understood. Nothing is written.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n    almanac inspect labour-market-2025.xlsx")]
pub struct Arguments {
    /// The data file; `-` for standard input
    file: PathBuf,
}

/// Inspects and prints.
pub fn run(a: &Arguments, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    let (name, bytes) = read_input(&a.file)?;
    let found = import::inspect(&bytes, &name)?;
    match context.form {
        Form::Json => {
            let value = serde_json::to_value(&found)
                .map_err(|e| Ended::input(format!("cannot print what '{name}' holds: {e}")))?;
            output::json(out, &value)?;
        }
        Form::Text => in_words(out, &name, &found)?,
    }
    Ok(Status::Done)
}

/// So many codes of a message's dimension are listed for people; `--json` lists all.
const LISTED: usize = 12;
/// Where the second column of a table's lines begins.
const LABELS: usize = 14;

fn in_words(out: &mut dyn Write, name: &str, found: &Inspection) -> Result<(), Ended> {
    let encoding = found.encoding.map(|e| format!(", {e}")).unwrap_or_default();
    let (with, without): (Vec<&FoundTable>, Vec<&FoundTable>) =
        found.tables.iter().partition(|t| t.observations > 0 || !t.missing.is_empty() || t.rows > 0);
    writeln!(out, "{name}: {}{encoding}, {}", found.format, output::count(with.len(), "table", "tables"))?;
    if let Some(message) = &found.message {
        writeln!(out)?;
        print_message(out, message)?;
    }
    if let Some(structures) = &found.structures {
        writeln!(out)?;
        print_structures(out, structures)?;
    }
    for t in &with {
        writeln!(out)?;
        print_table(out, t)?;
    }
    if !without.is_empty() && found.structures.is_none() {
        writeln!(out, "\nWithout values")?;
        let rows: Vec<Vec<String>> = without.iter().map(|t| vec![format!("  {}", t.name), t.place.clone()]).collect();
        output::table(out, &[], &rows, &[Side::Left])?;
    }
    if !found.findings.is_empty() {
        writeln!(out)?;
        output::findings(out, &found.findings, &|f| f.place.to_string())?;
    }
    Ok(())
}

/// A line of a table: what is told, and its words.
fn line(out: &mut dyn Write, label: &str, text: &str) -> std::io::Result<()> {
    writeln!(out, "  {label:LABELS$}{text}")
}

/// Columns under each other beside a label.
fn beside(
    out: &mut dyn Write,
    label: &str,
    head: &[&str],
    rows: Vec<Vec<String>>,
    sides: &[Side],
) -> std::io::Result<()> {
    let mut text = Vec::new();
    let head: Vec<String> = head.iter().map(|h| (*h).to_string()).collect();
    output::table(&mut text, &head, &rows, sides)?;
    for (n, words) in String::from_utf8_lossy(&text).lines().enumerate() {
        line(out, if n == 0 { label } else { "" }, words)?;
    }
    Ok(())
}

/// `3 not available, 2 suppressed`.
fn counted<'a>(counts: impl IntoIterator<Item = (&'a String, &'a u64)>, word: impl Fn(&str) -> String) -> String {
    counts.into_iter().map(|(what, n)| format!("{n} {}", word(what))).collect::<Vec<_>>().join(", ")
}

fn print_table(out: &mut dyn Write, t: &FoundTable) -> std::io::Result<()> {
    writeln!(out, "{} ({})", t.name, t.place)?;
    let [top, bottom] = t.heading;
    match (top, bottom) {
        (0, 0) => line(out, "heading", "none; the format names its columns")?,
        (a, b) if a == b => line(out, "heading", &format!("row {a}"))?,
        (a, b) => line(out, "heading", &format!("rows {a} to {b}"))?,
    }
    line(out, "rows read", &t.rows.to_string())?;
    let periods = match t.columns.periods {
        0 => String::new(),
        n if n == t.columns.values => ", each a period".to_string(),
        n => format!(", {n} of them periods"),
    };
    line(out, "value columns", &format!("{}{periods}", t.columns.values))?;
    line(out, "values", &format!("{} numbers, sum {}", t.observations, t.sum))?;
    if !t.missing.is_empty() {
        line(out, "missing", &counted(&t.missing, |kind| kind.replace('_', " ")))?;
    }
    if !t.markers.is_empty() {
        line(out, "written as", &counted(&t.markers, |mark| format!("\"{mark}\"")))?;
    }
    if !t.flags.is_empty() {
        line(out, "flags", &counted(&t.flags, |letters| letters.to_string()))?;
    }
    if let Some(unit) = &t.unit {
        line(out, "unit", unit)?;
    }
    match (t.periods.first, t.periods.last) {
        (Some(first), Some(last)) if first == last => line(out, "periods", &first.to_string())?,
        (Some(first), Some(last)) => {
            line(out, "periods", &format!("{first} to {last}, {} different", t.periods.count))?;
        }
        (None, _) | (_, None) => line(out, "periods", "none")?,
    }
    if !t.dimensions.is_empty() {
        let row = |d: &FoundDimension| vec![d.name.clone(), d.role.replace('_', " "), d.codes.to_string()];
        let rows = t.dimensions.iter().map(row).collect();
        beside(out, "dimensions", &["name", "meaning", "labels"], rows, &[Side::Left, Side::Left, Side::Right])?;
    }
    if !t.notes.is_empty() {
        let rows = t.notes.iter().map(|n| vec![format!("row {}", n.row), n.mark.clone(), n.text.clone()]).collect();
        beside(out, "notes", &[], rows, &[Side::Left])?;
    }
    Ok(())
}

fn print_message(out: &mut dyn Write, m: &Message) -> std::io::Result<()> {
    let mut said = vec![[m.kind.as_str(), m.version.as_str()].join(" ").trim().to_string()];
    said.extend((!m.sender.is_empty()).then(|| format!("from {}", m.sender)));
    said.extend((m.data_sets > 0).then(|| output::count(m.data_sets, "data set", "data sets")));
    said.extend((m.series > 0).then(|| format!("{} series", m.series)));
    writeln!(out, "Message: {}", said.join(", "))?;
    if !m.dimensions.is_empty() {
        let row = |d: &MessageDimension| {
            let more = if d.codes.len() > LISTED { ", …" } else { "" };
            let some: Vec<&str> = d.codes.iter().take(LISTED).map(String::as_str).collect();
            let count = if d.codes.is_empty() { String::new() } else { d.codes.len().to_string() };
            vec![d.id.clone(), count, format!("{}{more}", some.join(", "))]
        };
        let rows = m.dimensions.iter().map(row).collect();
        beside(out, "dimensions", &["id", "codes", ""], rows, &[Side::Left, Side::Right, Side::Left])?;
    }
    if !m.attributes.is_empty() {
        line(out, "attributes", &m.attributes.join(", "))?;
    }
    Ok(())
}

fn print_structures(out: &mut dyn Write, s: &FoundStructures) -> std::io::Result<()> {
    writeln!(out, "Structures")?;
    if !s.code_lists.is_empty() {
        let rows = s.code_lists.iter().map(|l| vec![l.code.clone(), l.version.clone(), l.codes.to_string()]).collect();
        beside(out, "code lists", &["id", "version", "codes"], rows, &[Side::Left, Side::Left, Side::Right])?;
    }
    if s.concepts > 0 {
        line(out, "concepts", &s.concepts.to_string())?;
    }
    let languages: Vec<&str> = s.languages.iter().map(almanac_core::Lang::as_str).collect();
    if !languages.is_empty() {
        line(out, "languages", &languages.join(", "))?;
    }
    for d in &s.data_structures {
        let name = d.names.best(&almanac_core::Lang::en());
        line(out, "structure", [d.id.as_str(), d.version.as_str(), name].join(" ").trim())?;
        for (word, list) in [("dimensions", &d.dimensions), ("attributes", &d.attributes)] {
            if !list.is_empty() {
                let rows = list.iter().map(|c| vec![c.id.clone(), c.code_list.clone()]).collect();
                beside(out, word, &["id", "code list"], rows, &[Side::Left])?;
            }
        }
    }
    Ok(())
}
