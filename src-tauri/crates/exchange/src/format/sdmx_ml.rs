//! SDMX-ML data messages 2.0, 2.1 and 3.0, generic and structure-specific, as one long table.
//!
//! Only what stands in the message is read; structures are not fetched. Entities are never expanded
//! beyond the five of XML itself.

use super::{CellKind, Format, Grid, GridFull, MAX_CELLS, MAX_TEXT, Message, Workbook, encoding, too_many_cells};
use crate::error::{ReadError, ReadErrorKind};
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;
use std::rc::Rc;

const MAX_DEPTH: usize = 64;
/// Components of a message; the largest structures have some dozens.
const MAX_COMPONENTS: usize = 1_000;

/// Whether a text starts as an SDMX-ML message.
pub fn looks_like(start: &str) -> bool {
    ["StructureSpecificData", "GenericData", "GenericTimeSeriesData", "StructureSpecificTimeSeriesData", "CompactData"]
        .iter()
        .any(|root| start.get(..start.len().min(1000)).unwrap_or(start).contains(root))
}

/// Which part of a generic message a value stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Key,
    Attributes,
    Other,
}

/// Places of names and their texts.
type Cells = Vec<(usize, Rc<str>)>;

#[derive(Default)]
struct Rows {
    head: Message,
    names: Vec<String>,
    places: HashMap<String, usize>,
    /// Line and cells of each observation; a series' own texts are shared by its observations.
    rows: Vec<(u32, Cells)>,
    cells: usize,
    text: usize,
}

impl Rows {
    fn column(&mut self, name: &str) -> usize {
        match self.places.get(name) {
            Some(at) => *at,
            None => {
                self.names.push(name.to_string());
                self.places.insert(name.to_string(), self.names.len() - 1);
                self.names.len() - 1
            }
        }
    }
}

/// Opens a data message.
pub fn open(bytes: &[u8], name: &str) -> Result<Workbook, ReadError> {
    let (text, label) = encoding::decode(bytes);
    let head = head(&text);
    if head.kind == "Structure" {
        return super::structure::open(&text, name, label, head);
    }
    let message = read(&text, name, head)?;
    let grid = grid(&message).map_err(|GridFull| too_many_cells(name))?;
    let mut findings = Vec::new();
    if text.contains('\u{fffd}') {
        findings.push(
            almanac_core::Finding::new(
                almanac_core::Level::Warning,
                "characters-lost",
                almanac_core::Place::File { file: name.into(), cell: String::new() },
                "The file contains characters that were lost before it was sent",
                "Ask the sender for the words again if they matter",
            )
            .with("\u{fffd}", "letters"),
        );
    }
    Ok(Workbook {
        file: name.into(),
        format: Format::SdmxMl,
        encoding: Some(label),
        delimiter: None,
        grids: vec![grid],
        message: Some(message.head),
        structures: None,
        findings,
    })
}

/// Kind and version of a message, from the name of its root and the namespaces that it declares.
fn head(text: &str) -> Message {
    let mut reader = quick_xml::Reader::from_str(text);
    loop {
        match reader.read_event() {
            Ok(Event::Start(ref e)) => {
                let spaces: Vec<String> = e.attributes().flatten().map(|a| a.value.to_ascii_lowercase()).collect();
                let version = [("v2_0", "2.0"), ("v2_1", "2.1"), ("v3_0", "3.0"), ("v3_1", "3.1")]
                    .iter()
                    .find(|(mark, _)| spaces.iter().any(|s| s.contains(mark)))
                    .map_or("", |(_, version)| version);
                return Message::new(e.local_name().as_ref(), version);
            }
            Ok(Event::Eof) | Err(_) => return Message::default(),
            Ok(_) => {}
        }
    }
}

type Pairs = Vec<(String, Rc<str>)>;

fn read(text: &str, name: &str, head: Message) -> Result<Rows, ReadError> {
    let mut message = Rows { head, ..Rows::default() };
    let mut reader = quick_xml::Reader::from_str(text);
    let (mut dataset, mut group, mut series, mut obs): (Pairs, Pairs, Pairs, Option<Pairs>) = Default::default();
    let (mut depth, mut line, mut at) = (0_usize, 1_u32, 0_usize);
    let mut obs_line = 1;
    let mut in_series = false;
    let mut part = Part::Other;
    let mut comp: Option<(String, String)> = None;
    loop {
        let event = reader.read_event().map_err(|e| {
            ReadError::new(
                ReadErrorKind::Damaged,
                name,
                format!("the XML is damaged ({e})"),
                "Ask the sender for the file again; it may have been cut off",
            )
            .at(format!("line {line}"))
        })?;
        let position = usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX).min(text.len());
        let before = line;
        line = line.saturating_add(
            text.as_bytes().get(at..position).map_or(0, |s| s.iter().filter(|b| **b == b'\n').count() as u32),
        );
        at = position;
        let (element, empty) = match event {
            Event::Start(ref e) => (Some(e), false),
            Event::Empty(ref e) => (Some(e), true),
            Event::End(ref e) => {
                depth = depth.saturating_sub(1);
                match e.local_name().as_ref() {
                    "Obs" => flush(&mut message, &dataset, &series, obs.take(), obs_line, name)?,
                    "Series" => {
                        in_series = false;
                        series.clear();
                    }
                    "SeriesKey" | "ObsKey" | "Attributes" => part = Part::Other,
                    "Group" => group.clear(),
                    "DataSet" => dataset.clear(),
                    "Comp" => {
                        if let (Some((id, value)), Some(o)) = (comp.take(), obs.as_mut()) {
                            o.push((id, value.into()));
                        }
                    }
                    _ => {}
                }
                (None, false)
            }
            Event::Text(ref t) => {
                if let Some((_, value)) = comp.as_mut() {
                    value.push_str(t.as_ref().trim_matches(['\n', '\r', '\t']));
                }
                (None, false)
            }
            Event::GeneralRef(ref r) => {
                if let Some((_, value)) = comp.as_mut() {
                    let entity = format!("&{};", r.as_ref() as &str);
                    value.push_str(&quick_xml::escape::unescape(&entity).unwrap_or_default());
                }
                (None, false)
            }
            Event::DocType(_) => {
                return Err(ReadError::new(
                    ReadErrorKind::NotATable,
                    name,
                    "the file brings its own document type, which SDMX-ML never does",
                    "Ask the sender for a plain SDMX-ML message",
                )
                .at(format!("line {before}")));
            }
            Event::Eof => break,
            _ => (None, false),
        };
        let Some(e) = element else { continue };
        if !empty {
            depth += 1;
            if depth > MAX_DEPTH {
                return Err(ReadError::new(
                    ReadErrorKind::Damaged,
                    name,
                    "elements are nested deeper than any SDMX-ML message",
                    "Check that it is the right file",
                )
                .at(format!("line {line}")));
            }
        }
        match e.local_name().as_ref() {
            "SeriesKey" | "ObsKey" => part = Part::Key,
            "Attributes" => part = Part::Attributes,
            "Sender" => message.head.sender = attribute(e, "id").unwrap_or_default(),
            "DataSet" => {
                message.head.data_sets += 1;
                dataset = own_attributes(e);
            }
            "Group" => group = own_attributes(e),
            "Series" => {
                message.head.series += 1;
                series = own_attributes(e);
                in_series = !empty;
            }
            "Obs" => {
                obs_line = line;
                obs = Some(own_attributes(e));
                if empty {
                    flush(&mut message, &dataset, &series, obs.take(), obs_line, name)?;
                }
            }
            // Several values of one component of SDMX 3.0.
            "Value" if comp.is_some() => {
                if let Some((_, held)) = comp.as_mut().filter(|(_, held)| !held.is_empty()) {
                    held.push(';');
                }
            }
            "Value" => {
                let concept = attribute(e, "id").or_else(|| attribute(e, "concept"));
                let value: Rc<str> = attribute(e, "value").unwrap_or_default().into();
                match (&concept, part) {
                    (Some(id), Part::Key) => message.head.dimension(id),
                    (Some(id), Part::Attributes) => message.head.attribute(id),
                    (Some(_) | None, _) => {}
                }
                match (obs.as_mut(), concept) {
                    (Some(o), Some(id)) => o.push((id, value)),
                    (None, Some(id)) if in_series => series.push((id, value)),
                    (None, Some(id)) => group.push((id, value)),
                    (Some(_) | None, None) => {}
                }
            }
            "ObsValue" => {
                if let Some(o) = obs.as_mut() {
                    o.push(("OBS_VALUE".into(), attribute(e, "value").unwrap_or_default().into()));
                }
            }
            "ObsDimension" => {
                if let Some(o) = obs.as_mut() {
                    let id = attribute(e, "id").unwrap_or_else(|| "TIME_PERIOD".into());
                    o.push((id, attribute(e, "value").unwrap_or_default().into()));
                }
            }
            "Time" => comp = obs.is_some().then(|| ("TIME_PERIOD".into(), String::new())),
            "Comp" if !empty => comp = attribute(e, "id").map(|id| (id, String::new())),
            _ => {}
        }
        if !empty && e.local_name().as_ref() == "Time" {
            // 2.0 writes the period as the element's text.
            if let Ok(Event::Text(t)) = reader.read_event()
                && let Some(o) = obs.as_mut()
            {
                o.push(("TIME_PERIOD".into(), t.as_ref().trim().into()));
            }
            comp = None;
        }
    }
    // A message in which no value has a number has no such attribute.
    message.column("OBS_VALUE");
    if message.rows.is_empty() {
        return Err(ReadError::new(
            ReadErrorKind::NotATable,
            name,
            "the message holds no observations",
            "Ask the sender for the message with the data",
        ));
    }
    Ok(message)
}

fn flush(
    message: &mut Rows,
    dataset: &Pairs,
    series: &Pairs,
    obs: Option<Pairs>,
    line: u32,
    name: &str,
) -> Result<(), ReadError> {
    let Some(obs) = obs else { return Ok(()) };
    let pairs = dataset.len() + series.len() + obs.len();
    let mut row: Vec<(usize, Rc<str>)> = Vec::with_capacity(pairs.min(MAX_COMPONENTS));
    for (id, value) in series.iter().chain(obs.iter()).chain(dataset.iter()) {
        let column = message.column(id);
        if message.names.len() > MAX_COMPONENTS {
            return Err(ReadError::new(
                ReadErrorKind::TooLarge,
                name,
                format!("the message names more than {MAX_COMPONENTS} dimensions and attributes"),
                "Check that it is the right file",
            )
            .at(format!("line {line}")));
        }
        message.text = message.text.saturating_add(value.len());
        match row.iter_mut().find(|(c, _)| *c == column) {
            None => row.push((column, value.clone())),
            // Multi-valued attributes of SDMX 3.0.
            Some((_, held)) if !dataset.iter().any(|(d, _)| d == id) => *held = format!("{held}; {value}").into(),
            Some(_) => {}
        }
    }
    // Texts of a series stand in each of its rows: few bytes can become many.
    message.cells = message.cells.saturating_add(row.len());
    if message.cells > MAX_CELLS || message.text > MAX_TEXT {
        return Err(too_many_cells(name).at(format!("line {line}")));
    }
    message.rows.push((line, row));
    Ok(())
}

/// Attributes of the element that are components, not XML or message machinery.
fn own_attributes(e: &BytesStart<'_>) -> Pairs {
    e.attributes()
        .with_checks(false)
        .flatten()
        .filter(|a| {
            let key = a.key.as_ref();
            !key.starts_with("xmlns") && !key.contains(':') && !matches!(key, "keyFamilyURI" | "setID" | "structureRef")
        })
        .map(|a| {
            let value = quick_xml::escape::unescape(&a.value).map_or_else(|_| a.value.to_string(), |v| v.into_owned());
            (a.key.as_ref().to_string(), value.into())
        })
        .take(MAX_COMPONENTS + 1)
        .collect()
}

fn attribute(e: &BytesStart<'_>, key: &str) -> Option<String> {
    e.attributes()
        .with_checks(false)
        .flatten()
        .find(|a| a.key.local_name().as_ref() == key)
        .map(|a| quick_xml::escape::unescape(&a.value).map_or_else(|_| a.value.to_string(), |v| v.into_owned()))
}

fn grid(message: &Rows) -> Result<Grid, GridFull> {
    let mut grid = Grid::new(None);
    grid.row(0, false)?;
    for (i, name) in message.names.iter().enumerate() {
        grid.cell(u32::try_from(i + 1).map_err(|_| GridFull)?, name, CellKind::Text, None)?;
    }
    for (line, row) in &message.rows {
        grid.row(*line, false)?;
        let mut cells: Vec<&(usize, Rc<str>)> = row.iter().collect();
        cells.sort_by_key(|(c, _)| *c);
        for (column, text) in cells {
            grid.cell(u32::try_from(column + 1).map_err(|_| GridFull)?, text, CellKind::Text, None)?;
        }
    }
    Ok(grid)
}
