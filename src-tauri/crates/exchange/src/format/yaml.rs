//! YAML, and the YAML at the head of a Markdown page, as a table of keys and texts: how metadata of
//! indicators are kept beside Open SDG data.
//!
//! Only the parser's events are read. Aliases are told and never expanded, so a small file cannot become
//! a large one; depth, entries and size are bounded. A value keeps its text as it is written.

use super::{CellKind, Format, Grid, GridFull, Workbook, encoding, too_many_cells};
use crate::error::{ReadError, ReadErrorKind};
use almanac_core::{Finding, Level, Place};
use saphyr_parser::{Event, Parser};

const MAX_BYTES: usize = 32 << 20;
const MAX_DEPTH: usize = 64;
const MAX_ENTRIES: usize = 1_000_000;

/// Whether a text is YAML: by its name, or by the three hyphens that open it and a key below them.
pub fn dialect(start: &str, name: &str) -> Option<Format> {
    let name = name.to_ascii_lowercase();
    let front = front_matter(start);
    if name.ends_with(".yml") || name.ends_with(".yaml") {
        return Some(Format::Yaml);
    }
    let keyed = |text: &str| text.lines().find(|l| !l.trim().is_empty()).is_some_and(is_keyed);
    match front {
        Some((head, rest)) if keyed(head) => {
            Some(if rest.trim().is_empty() && !name.ends_with(".md") { Format::Yaml } else { Format::Markdown })
        }
        _ => None,
    }
}

fn is_keyed(line: &str) -> bool {
    line.split_once(':').is_some_and(|(key, rest)| {
        !key.is_empty() && !key.contains([',', '\t', '"']) && (rest.is_empty() || rest.starts_with(' '))
    })
}

/// What stands between the first two lines of three hyphens, and what follows.
fn front_matter(text: &str) -> Option<(&str, &str)> {
    let body = text.strip_prefix("---")?.trim_start_matches([' ', '\t', '\r']).strip_prefix('\n')?;
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        if line.trim_end() == "---" {
            return Some((body.get(..at)?, body.get(at + line.len()..)?));
        }
        at += line.len();
    }
    Some((body, ""))
}

/// Opens YAML or a page with YAML at its head.
pub fn open(bytes: &[u8], name: &str, format: Format) -> Result<Workbook, ReadError> {
    if bytes.len() > MAX_BYTES {
        return Err(ReadError::new(
            ReadErrorKind::TooLarge,
            name,
            "the file is larger than any file of metadata",
            "Check that it is the right file",
        ));
    }
    let (text, label) = encoding::decode(bytes);
    let text = text.trim_start_matches('\u{feff}');
    let (source, first_line) = match (format, front_matter(text)) {
        (Format::Markdown, Some((head, _))) => (head, 1),
        _ => (text, 0),
    };
    let mut reading = Reading { rows: Vec::new(), aliases: Vec::new(), first_line };
    reading.read(source, name)?;
    let mut grid = Grid::new(None);
    let fill = |grid: &mut Grid| -> Result<(), GridFull> {
        grid.row(0, false)?;
        grid.cell(1, "key", CellKind::Text, None)?;
        grid.cell(2, "text", CellKind::Text, None)?;
        for (line, key, text) in &reading.rows {
            grid.row(*line, false)?;
            grid.cell(1, key, CellKind::Text, None)?;
            grid.cell(2, text, CellKind::Text, None)?;
        }
        Ok(())
    };
    fill(&mut grid).map_err(|GridFull| too_many_cells(name))?;
    let findings = reading
        .aliases
        .iter()
        .take(50)
        .map(|line| {
            Finding::new(
                Level::Warning,
                "reference-left-alone",
                Place::File { file: name.into(), cell: format!("line {line}") },
                "The value repeats another one by reference; it is left empty",
                "Write the value itself in the file",
            )
            .with("*", "a text")
        })
        .collect();
    Ok(Workbook {
        file: name.into(),
        format,
        encoding: Some(label),
        delimiter: None,
        grids: vec![grid],
        message: None,
        structures: None,
        findings,
    })
}

/// One level of nesting: the path to it, and what comes next in it.
struct Nest {
    path: String,
    /// The key whose value comes next; in a list the number of the item.
    key: Option<(String, u32)>,
    items: Option<usize>,
}

struct Reading {
    rows: Vec<(u32, String, String)>,
    aliases: Vec<u32>,
    first_line: u32,
}

impl Reading {
    fn read(&mut self, source: &str, name: &str) -> Result<(), ReadError> {
        let mut levels: Vec<Nest> = Vec::new();
        let mut order = 0_u32;
        for event in Parser::new_from_str(source) {
            let (event, span) = event.map_err(|e| {
                let line = u32::try_from(e.marker().line()).unwrap_or(0) + self.first_line;
                ReadError::new(
                    ReadErrorKind::Damaged,
                    name,
                    format!("the YAML is damaged ({})", e.info()),
                    "Ask the sender for the file again",
                )
                .at(format!("line {line}"))
            })?;
            let line = u32::try_from(span.start.line()).unwrap_or(0) + self.first_line;
            let too_large = |what: &str| {
                Err(ReadError::new(ReadErrorKind::TooLarge, name, what, "Check that it is the right file")
                    .at(format!("line {line}")))
            };
            match event {
                Event::Scalar(text, ..) => {
                    let keyed = levels.last_mut().is_some_and(|l| l.items.is_none() && l.key.is_none());
                    if keyed {
                        if let Some(level) = levels.last_mut() {
                            level.key = Some((text.into_owned(), line));
                        }
                        continue;
                    }
                    let (path, line) = next_path(&mut levels, line);
                    // Rows of a grid ascend; two short entries may stand on one line.
                    order = line.max(order);
                    self.rows.push((order, path, text.into_owned()));
                    if self.rows.len() > MAX_ENTRIES {
                        return too_large("the file holds more entries than any file of metadata");
                    }
                }
                Event::Alias(_) => {
                    let (path, line) = next_path(&mut levels, line);
                    order = line.max(order);
                    self.aliases.push(line);
                    self.rows.push((order, path, String::new()));
                }
                Event::MappingStart(..) | Event::SequenceStart(..) => {
                    if levels.len() >= MAX_DEPTH {
                        return too_large("values are nested deeper than in any file of metadata");
                    }
                    let (path, _) = next_path(&mut levels, line);
                    let items = matches!(event, Event::SequenceStart(..)).then_some(0);
                    levels.push(Nest { path, key: None, items });
                }
                Event::MappingEnd | Event::SequenceEnd => {
                    levels.pop();
                }
                Event::Nothing
                | Event::StreamStart
                | Event::StreamEnd
                | Event::DocumentStart(_)
                | Event::DocumentEnd => {}
            }
        }
        Ok(())
    }
}

/// Path of the value that comes now, and its line: keys with points between them, numbers for items of a
/// list. A value belongs to the line of its key, even where its text begins below.
fn next_path(levels: &mut [Nest], line: u32) -> (String, u32) {
    let Some(level) = levels.last_mut() else { return (String::new(), line) };
    let (part, line) = match &mut level.items {
        Some(n) => {
            *n += 1;
            (n.to_string(), line)
        }
        None => level.key.take().unwrap_or((String::new(), line)),
    };
    (if level.path.is_empty() { part } else { format!("{}.{part}", level.path) }, line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, expected: &str) {
        let book = super::super::open(text.as_bytes(), name).unwrap();
        let dump: Vec<String> = book
            .grids
            .iter()
            .flat_map(Grid::rows)
            .map(|r| format!("{}:{}", r.number, r.cells().map(|c| c.text).collect::<Vec<_>>().join("¦")))
            .collect();
        assert_eq!(dump.join("\n"), expected);
    }

    #[test]
    fn keys_and_texts_keep_their_line() {
        check(
            "name: Unemployment\nlink: 'a: b '\nlong: >-\n  two\n  lines\nn: 012\n",
            "m.yml",
            "0:key¦text\n1:name¦Unemployment\n2:link¦a: b \n3:long¦two lines\n6:n¦012",
        );
    }
    #[test]
    fn nested_values_have_a_path() {
        check(
            "a:\n  b: 1\n  c: [x, y]\nd:\n- e: 2\n",
            "m.yaml",
            "0:key¦text\n2:a.b¦1\n3:a.c.1¦x\n3:a.c.2¦y\n5:d.1.e¦2",
        );
    }
    #[test]
    fn the_head_of_a_page() {
        check("---\na: 1\nb: two\n---\nText, with: commas\n", "page.md", "0:key¦text\n2:a¦1\n3:b¦two");
        assert_eq!(dialect("---\na: 1\n---\nText", "-"), Some(Format::Markdown));
        assert_eq!(dialect("---\na,b\n---\n1,2", "-"), None);
        assert_eq!(dialect("a: 1\n", "t.csv"), None);
    }
    #[test]
    fn nothing_grows() {
        let bomb = "a: &a [x,x]\nb: &b [*a,*a]\nc: [*b,*b]\n";
        let book = open(bomb.as_bytes(), "b.yml", Format::Yaml).unwrap();
        assert_eq!(book.grids.first().unwrap().len(), 7);
        assert_eq!(book.findings.len(), 4);
        let deep = "[".repeat(100_000);
        assert!(open(deep.as_bytes(), "d.yml", Format::Yaml).is_err());
        assert!(open(b"a: [1, 2", "e.yml", Format::Yaml).is_err());
    }
}
