//! SDMX-JSON 1.0 and 2.0 data messages and JSON-stat 2.0 datasets, each as one long table; structure messages go to
//! [`super::structure_json`].
//!
//! Codes are kept, names of codes are left to the code lists. A position that points outside its
//! dimension makes the message damaged.

use super::{
    CellKind, Format, Grid, GridFull, MAX_CELLS, MAX_TEXT, Message, MessageDimension, Workbook, encoding,
    too_many_cells,
};
use crate::error::{ReadError, ReadErrorKind};
use serde_json::{Map, Value};
use std::collections::BTreeSet;

/// A message is held whole as a tree of many times its size.
const MAX_JSON: usize = 64 << 20;

/// Opens an SDMX-JSON data message or a JSON-stat dataset. serde_json bounds the depth of nesting.
pub fn open(bytes: &[u8], name: &str, format: Format) -> Result<Workbook, ReadError> {
    if bytes.len() > MAX_JSON {
        return Err(ReadError::new(
            ReadErrorKind::TooLarge,
            name,
            format!("the file is larger than {} MB, the most that is read of JSON", MAX_JSON >> 20),
            "Ask the sender for the same data as CSV",
        ));
    }
    let (text, label) = encoding::decode(bytes);
    let damaged = |reason: String, place: String| {
        ReadError::new(
            ReadErrorKind::Damaged,
            name,
            reason,
            "Ask the sender for the file again; it may have been cut off",
        )
        .at(place)
    };
    let root: Value = serde_json::from_str(text.trim_start_matches('\u{feff}'))
        .map_err(|e| damaged(format!("the JSON is damaged ({e})"), format!("line {}", e.line())))?;
    if let Some(structures) = (format == Format::SdmxJson).then(|| super::structure_json::read(&root)).flatten() {
        let message = Message { sender: sender(&root), ..Message::new("SDMX-JSON structure", "") };
        return super::structure::workbook(structures, name, format, label, message);
    }
    let table = if format == Format::JsonStat { json_stat(&root) } else { sdmx(&root) };
    let table = table.ok_or_else(|| {
        ReadError::new(
            ReadErrorKind::NotATable,
            name,
            "the message holds no data that fit its own dimensions",
            "Ask the sender for the data message in another format",
        )
    })?;
    let full = |GridFull| too_many_cells(name);
    if table.rows.len().saturating_mul(table.names.len()) > MAX_CELLS {
        return Err(too_many_cells(name));
    }
    let mut grid = Grid::new(None);
    grid.row(0, false).map_err(full)?;
    for (column, heading) in (1..).zip(&table.names) {
        grid.cell(column, heading, CellKind::Text, None).map_err(full)?;
    }
    for (number, row) in (1..).zip(&table.rows) {
        grid.row(number, false).map_err(full)?;
        for (column, (text, kind)) in (1..).zip(row) {
            grid.cell(column, text, *kind, None).map_err(full)?;
        }
    }
    Ok(Workbook {
        file: name.into(),
        format,
        encoding: Some(label),
        delimiter: None,
        grids: vec![grid],
        message: Some(Message { sender: sender(&root), ..table.message }),
        structures: None,
        findings: Vec::new(),
    })
}

#[derive(Default)]
struct Table {
    names: Vec<String>,
    rows: Vec<Vec<(String, CellKind)>>,
    message: Message,
    cells: usize,
    text: usize,
}

/// Who sent a message: in version 2.0 under `meta`, before under `header`.
fn sender(root: &Value) -> String {
    let head = root.get("meta").or_else(|| root.get("header"));
    head.and_then(|h| h.get("sender")?.get("id")).map_or(String::new(), |id| text(id).0)
}

fn text(value: &Value) -> (String, CellKind) {
    match value {
        Value::Null => (String::new(), CellKind::Text),
        Value::Bool(b) => (b.to_string(), CellKind::Logical),
        Value::Number(n) => (n.to_string(), CellKind::Number),
        Value::String(s) => (s.clone(), CellKind::Text),
        Value::Array(_) | Value::Object(_) => (value.to_string(), CellKind::Text),
    }
}

struct Component {
    id: String,
    values: Vec<String>,
}

fn components(list: Option<&Value>) -> Vec<Component> {
    let code = |v: &Value| {
        let id = v.get("id").or_else(|| v.get("value")).or_else(|| v.get("start")).or_else(|| v.get("name"));
        id.map_or_else(|| text(v).0, |id| text(id).0)
    };
    list.and_then(Value::as_array)
        .into_iter()
        .flatten()
        .map(|c| Component {
            id: c.get("id").map_or(String::new(), |id| text(id).0),
            values: c.get("values").and_then(Value::as_array).into_iter().flatten().map(code).collect(),
        })
        .collect()
}

fn sdmx(root: &Value) -> Option<Table> {
    let data = root.get("data").unwrap_or(root);
    let structures: Vec<&Value> = match data.get("structures").and_then(Value::as_array) {
        Some(list) => list.iter().collect(),
        None => vec![data.get("structure").or_else(|| root.get("structure"))?],
    };
    let version = if root.get("meta").is_some() || data.get("structures").is_some() { "2.0" } else { "1.0" };
    let mut out = Table { message: Message::new("SDMX-JSON", version), ..Table::default() };
    for set in data.get("dataSets")?.as_array()? {
        out.message.data_sets += 1;
        let at = set.get("structure").and_then(Value::as_u64).unwrap_or(0);
        let structure = structures.get(usize::try_from(at).ok()?)?;
        let part = |kind: &str, level: &str| components(structure.get(kind).and_then(|d| d.get(level)));
        let of_series = part("dimensions", "series");
        let of_obs = part("dimensions", "observation");
        let of_set = part("dimensions", "dataSet");
        let attributes = part("attributes", "observation");
        let measures = part("measures", "observation");
        let names: Vec<String> = of_set
            .iter()
            .chain(&of_series)
            .chain(&of_obs)
            .map(|c| c.id.clone())
            .chain(["OBS_VALUE".to_string()])
            .chain(attributes.iter().map(|c| c.id.clone()))
            .collect();
        if out.names.is_empty() {
            out.names = names;
            out.message.dimensions = of_set
                .iter()
                .chain(&of_series)
                .chain(&of_obs)
                .map(|c| MessageDimension { id: c.id.clone(), codes: c.values.clone() })
                .collect();
            out.message.attributes = attributes.iter().map(|c| c.id.clone()).collect();
        } else if out.names != names {
            return None;
        }
        let fixed: Vec<(String, CellKind)> =
            of_set.iter().map(|c| (c.values.first().cloned().unwrap_or_default(), CellKind::Text)).collect();
        let measured = measures.len().max(1);
        if let Some(series) = set.get("series").and_then(Value::as_object) {
            out.message.series += series.len();
            for (key, one) in series {
                let mut lead = fixed.clone();
                lead.extend(codes(key, &of_series)?);
                observations(one.get("observations")?.as_object()?, &lead, &of_obs, &attributes, measured, &mut out)?;
            }
        } else {
            // Flat observations carry the key of all dimensions.
            let all: Vec<Component> = of_series.into_iter().chain(of_obs).collect();
            observations(set.get("observations")?.as_object()?, &fixed, &all, &attributes, measured, &mut out)?;
        }
    }
    (!out.rows.is_empty()).then_some(out)
}

fn codes(key: &str, components: &[Component]) -> Option<Vec<(String, CellKind)>> {
    let parts: Vec<&str> = key.split(':').filter(|p| !p.is_empty()).collect();
    if parts.len() != components.len() {
        return None;
    }
    parts
        .iter()
        .zip(components)
        .map(|(p, c)| Some((c.values.get(p.parse::<usize>().ok()?)?.clone(), CellKind::Text)))
        .collect()
}

fn observations(
    list: &Map<String, Value>,
    lead: &[(String, CellKind)],
    dimensions: &[Component],
    attributes: &[Component],
    measures: usize,
    out: &mut Table,
) -> Option<()> {
    for (key, value) in list {
        let parts = value.as_array()?;
        let mut row = lead.to_vec();
        row.extend(codes(key, dimensions)?);
        row.push(parts.first().map(text).unwrap_or_default());
        for (attribute, at) in
            attributes.iter().zip(parts.iter().skip(measures).map(Some).chain(std::iter::repeat(None)))
        {
            let cell = match at {
                Some(Value::Number(n)) => {
                    let i = n.as_u64().and_then(|i| usize::try_from(i).ok())?;
                    (attribute.values.get(i).cloned().unwrap_or_default(), CellKind::Text)
                }
                Some(other) => text(other),
                None => Default::default(),
            };
            row.push(cell);
        }
        // Codes stand in each of their rows: few bytes can become many.
        out.cells = out.cells.saturating_add(row.len());
        out.text = row.iter().fold(out.text, |n, (text, _)| n.saturating_add(text.len()));
        if out.cells > MAX_CELLS / 4 || out.text > MAX_TEXT {
            return None;
        }
        out.rows.push(row);
    }
    Some(())
}

/// The places for which a list or an object of values or states says something.
fn places(list: &Value) -> Box<dyn Iterator<Item = usize> + '_> {
    match list {
        Value::Array(values) => Box::new(0..values.len()),
        Value::Object(map) => Box::new(map.keys().filter_map(|k| k.parse().ok())),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => Box::new(std::iter::empty()),
    }
}

fn json_stat(root: &Value) -> Option<Table> {
    let set = match root.get("class").and_then(Value::as_str) {
        Some("collection") => root.get("link")?.get("item")?.as_array()?.iter().find(|i| i.get("value").is_some())?,
        // JSON-stat 1 names its dataset.
        Some(_) | None if root.get("value").is_none() => root.get("dataset").unwrap_or(root),
        Some(_) | None => root,
    };
    let dimension = set.get("dimension")?;
    let ids: Vec<String> =
        set.get("id").or_else(|| dimension.get("id"))?.as_array()?.iter().map(|v| text(v).0).collect();
    let sizes: Vec<usize> = set
        .get("size")
        .or_else(|| dimension.get("size"))?
        .as_array()?
        .iter()
        .map(|v| v.as_u64().and_then(|n| usize::try_from(n).ok()))
        .collect::<Option<_>>()?;
    let mut lists: Vec<Vec<String>> = Vec::new();
    for (id, size) in ids.iter().zip(&sizes) {
        let category = dimension.get(id)?.get("category")?;
        let codes: Vec<String> = match category.get("index") {
            Some(Value::Array(list)) => list.iter().map(|v| text(v).0).collect(),
            Some(Value::Object(map)) => {
                let mut pairs: Vec<(u64, String)> =
                    map.iter().map(|(k, v)| v.as_u64().map(|n| (n, k.clone()))).collect::<Option<_>>()?;
                pairs.sort_unstable();
                pairs.into_iter().map(|(_, k)| k).collect()
            }
            Some(_) => return None,
            None => category.get("label")?.as_object()?.keys().cloned().collect(),
        };
        if codes.len() != *size {
            return None;
        }
        lists.push(codes);
    }
    let total = sizes.iter().try_fold(1_usize, |n, s| n.checked_mul(*s)).filter(|n| *n <= MAX_CELLS)?;
    let mut names = ids.clone();
    names.extend(["OBS_VALUE".to_string(), "OBS_STATUS".to_string()]);
    let at = |list: &Value, i: usize| match list {
        Value::Array(values) => values.get(i).cloned(),
        Value::Object(map) => map.get(&i.to_string()).cloned(),
        Value::String(s) => Some(Value::String(s.clone())),
        Value::Null | Value::Bool(_) | Value::Number(_) => None,
    };
    let values = set.get("value")?;
    let mut message = Message { data_sets: 1, ..Message::new("JSON-stat", "2.0") };
    message.dimensions =
        ids.iter().zip(&lists).map(|(id, codes)| MessageDimension { id: id.clone(), codes: codes.clone() }).collect();
    let mut out = Table { names, message, ..Table::default() };
    // Only cells that are there are looked at: a few codes make billions of places.
    for i in places(values).chain(set.get("status").into_iter().flat_map(places)).collect::<BTreeSet<usize>>() {
        if i >= total {
            break;
        }
        let value = at(values, i);
        let status = set.get("status").and_then(|s| at(s, i));
        if value.is_none() && status.is_none() {
            continue;
        }
        let mut rest = i;
        let mut codes: Vec<(String, CellKind)> = Vec::with_capacity(lists.len() + 2);
        for list in lists.iter().rev() {
            codes.push((list.get(rest % list.len().max(1))?.clone(), CellKind::Text));
            rest /= list.len().max(1);
        }
        codes.reverse();
        codes.push(value.as_ref().map(text).unwrap_or_default());
        codes.push(status.as_ref().map(text).unwrap_or_default());
        out.cells = out.cells.saturating_add(codes.len());
        out.text = codes.iter().fold(out.text, |n, (text, _)| n.saturating_add(text.len()));
        if out.cells > MAX_CELLS / 4 || out.text > MAX_TEXT {
            return None;
        }
        out.rows.push(codes);
    }
    (!out.rows.is_empty()).then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, format: Format, expected: &str) {
        let book = open(text.as_bytes(), "t.json", format).unwrap();
        let dump: Vec<String> = book
            .grids
            .iter()
            .flat_map(Grid::rows)
            .map(|r| r.cells().map(|c| c.text).collect::<Vec<_>>().join("¦"))
            .collect();
        assert_eq!(dump.join("\n"), expected);
    }

    #[test]
    fn sdmx_json_by_series() {
        check(
            r#"{"data":{"dataSets":[{"series":{"0:1":{"observations":{"0":[5.10,0],"1":[null,null]}}}}],"structure":{"dimensions":{"series":[{"id":"FREQ","values":[{"id":"A"}]},{"id":"REF_AREA","values":[{"id":"X"},{"id":"Y"}]}],"observation":[{"id":"TIME_PERIOD","values":[{"id":"2019"},{"id":"2020"}]}]},"attributes":{"observation":[{"id":"OBS_STATUS","values":[{"id":"E"}]}]}}}}"#,
            Format::SdmxJson,
            "FREQ¦REF_AREA¦TIME_PERIOD¦OBS_VALUE¦OBS_STATUS\nA¦Y¦2019¦5.1¦E\nA¦Y¦2020¦¦",
        );
    }
    #[test]
    fn json_stat_in_row_order() {
        check(
            r#"{"version":"2.0","class":"dataset","id":["sex","time"],"size":[2,2],"dimension":{"sex":{"category":{"index":{"F":0,"M":1}}},"time":{"category":{"index":["2019","2020"]}}},"value":[1,2,null,4],"status":{"2":":"}}"#,
            Format::JsonStat,
            "sex¦time¦OBS_VALUE¦OBS_STATUS\nF¦2019¦1¦\nF¦2020¦2¦\nM¦2019¦¦:\nM¦2020¦4¦",
        );
    }
}
