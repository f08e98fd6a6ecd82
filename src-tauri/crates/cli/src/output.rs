//! What commands print: aligned tables, CSV that no spreadsheet computes, JSON, findings.

use crate::context::Form;
use crate::exit::Status;
use almanac_app::State;
use almanac_core::check::{fingerprint, short_name};
use almanac_core::{Finding, Lang, Level};
use serde_json::{Value, json};
use std::io::{Result, Write};

/// One JSON document.
pub fn json(out: &mut dyn Write, value: &Value) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, value)?;
    writeln!(out)
}

/// On which side a column's texts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Words.
    Left,
    /// Numbers.
    Right,
}

/// Columns under each other. Columns without a side given stand as the last one given.
pub fn table(out: &mut dyn Write, head: &[String], rows: &[Vec<String>], sides: &[Side]) -> Result<()> {
    let width = |text: &str| text.chars().filter(|c| !is_combining(*c)).count();
    let lines = || std::iter::once(head).filter(|h| !h.is_empty()).chain(rows.iter().map(Vec::as_slice));
    let columns = lines().map(<[String]>::len).max().unwrap_or(0);
    let widths: Vec<usize> =
        (0..columns).map(|c| lines().filter_map(|l| l.get(c)).map(|t| width(t)).max().unwrap_or(0)).collect();
    for line in lines() {
        let mut text = String::new();
        for (c, (cell, wide)) in line.iter().zip(&widths).enumerate() {
            let gap = " ".repeat(wide.saturating_sub(width(cell)));
            let side = sides.get(c).or(sides.last()).copied().unwrap_or(Side::Left);
            if c > 0 {
                text.push_str("  ");
            }
            match side {
                Side::Left => text.push_str(&format!("{cell}{gap}")),
                Side::Right => text.push_str(&format!("{gap}{cell}")),
            }
        }
        writeln!(out, "{}", text.trim_end())?;
    }
    Ok(())
}

/// Marks that take no place of their own: accents put upon the letter before, vowel signs, direction marks.
fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}' | '\u{200b}'..='\u{200f}' | '\u{2066}'..='\u{2069}')
}

/// A field of a CSV file.
#[derive(Debug, Clone, Copy)]
pub enum Field<'a> {
    /// Words: what a spreadsheet would take for a formula gets an apostrophe.
    Text(&'a str),
    /// A number; its minus sign stays one.
    Number(&'a str),
}

/// One line of CSV.
pub fn csv(out: &mut dyn Write, fields: &[Field<'_>]) -> Result<()> {
    for (i, field) in fields.iter().enumerate() {
        if i > 0 {
            write!(out, ",")?;
        }
        let text = match field {
            Field::Text(t) if t.starts_with(['=', '+', '-', '@', '\t', '\r']) => format!("'{t}"),
            Field::Text(t) | Field::Number(t) => (*t).to_string(),
        };
        if text.contains([',', '"', '\n', '\r']) {
            write!(out, "\"{}\"", text.replace('"', "\"\""))?;
        } else {
            write!(out, "{text}")?;
        }
    }
    writeln!(out)
}

/// The word of a level.
pub fn level_word(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Note => "note",
    }
}

/// Findings in the form that every command prints.
pub fn findings_json(findings: &[Finding]) -> Value {
    findings.iter().map(|f| finding_json(f, &f.place.to_string())).collect()
}

/// The same with places as people call them.
pub fn findings_json_of(state: &State, lang: &Lang, findings: &[Finding]) -> Value {
    findings.iter().map(|f| finding_json(f, &state.place_label(&f.place, lang))).collect()
}

pub fn finding_json(f: &Finding, label: &str) -> Value {
    json!({
        "level": level_word(f.level), "kind": f.kind, "place": f.place.to_string(), "place_label": label,
        "read": f.read, "expected": f.expected, "message": f.message, "mend": f.mend, "fingerprint": fingerprint(f),
        "name": short_name(f),
    })
}

/// Findings for people, the heaviest first. `place` names a place.
pub fn findings(out: &mut dyn Write, list: &[Finding], place: &dyn Fn(&Finding) -> String) -> Result<()> {
    named_findings(out, list, place, &|_| None)
}

/// The same, with the names by which findings are accepted.
pub fn named_findings(
    out: &mut dyn Write,
    list: &[Finding],
    place: &dyn Fn(&Finding) -> String,
    name: &dyn Fn(&Finding) -> Option<String>,
) -> Result<()> {
    for (level, heading) in [(Level::Error, "Errors"), (Level::Warning, "Warnings"), (Level::Note, "Notes")] {
        let of_level: Vec<&Finding> = list.iter().filter(|f| f.level == level).collect();
        if of_level.is_empty() {
            continue;
        }
        writeln!(out, "{heading} ({})", of_level.len())?;
        for f in of_level {
            writeln!(out, "  {}", place(f))?;
            writeln!(out, "    {}", f.message)?;
            match (f.read.is_empty(), f.expected.is_empty()) {
                (false, false) => writeln!(out, "    read: {}   expected: {}", f.read, f.expected)?,
                (false, true) => writeln!(out, "    read: {}", f.read)?,
                (true, false) => writeln!(out, "    expected: {}", f.expected)?,
                (true, true) => {}
            }
            writeln!(out, "    {}", f.mend)?;
            if let Some(name) = name(f) {
                writeln!(out, "    name: {name}")?;
            }
        }
    }
    Ok(())
}

/// Done, or done with findings of level error.
pub fn status_of(findings: &[Finding]) -> Status {
    if findings.iter().any(|f| f.level == Level::Error) { Status::Findings } else { Status::Done }
}

/// `1 value`, `2 values`.
pub fn count(n: usize, one: &str, many: &str) -> String {
    format!("{n} {}", if n == 1 { one } else { many })
}

/// What an update from a table did, and what was odd in the table.
pub fn updated(out: &mut dyn Write, form: Form, file: &str, changed: bool, findings: &[Finding]) -> Result<()> {
    match form {
        Form::Json => json(out, &json!({ "changed": changed, "findings": findings_json(findings) })),
        Form::Text => {
            self::findings(out, findings, &|f| f.place.to_string())?;
            let did =
                if changed { format!("The register was updated from {file}.") } else { "Nothing differed.".into() };
            writeln!(out, "{did}")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check_csv(fields: &[Field<'_>], expected: &str) {
        let mut out = Vec::new();
        csv(&mut out, fields).unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), format!("{expected}\n"));
    }

    #[test]
    fn csv_quotes_and_computes_nothing() {
        check_csv(&[Field::Text("plain"), Field::Number("-3.70")], "plain,-3.70");
        check_csv(&[Field::Text("a, b"), Field::Text("say \"x\"")], "\"a, b\",\"say \"\"x\"\"\"");
        check_csv(&[Field::Text("=1+1"), Field::Text("-"), Field::Text("@x"), Field::Text("+1")], "'=1+1,'-,'@x,'+1");
        check_csv(&[Field::Text("=A1,\nB1")], "\"'=A1,\nB1\"");
    }

    #[test]
    fn columns_stand_under_each_other() {
        let row = |a: &str, b: &str| vec![a.to_string(), b.to_string()];
        let mut out = Vec::new();
        table(&mut out, &row("", "2024"), &[row("Women", "7"), row("Total", "1,234")], &[Side::Left, Side::Right])
            .unwrap();
        assert_eq!(String::from_utf8(out).unwrap(), "        2024\nWomen      7\nTotal  1,234\n");
    }
}
