//! What travels inside the PDF: the data behind every figure, and a list of the releases with their hashes.

use almanac_core::answer::{Answer, CellValue};
use almanac_core::format::Formatter;
use almanac_core::release::ReleaseRecord;
use almanac_core::{FigureId, Profile};
use almanac_typeset::Attachment;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// One CSV per figure and the manifest. Values are those of the answers, so what the audience may not
/// see is not in them.
pub fn attachments(
    profile: &Profile,
    formatter: &Formatter,
    figures: &BTreeMap<FigureId, u32>,
    answers: &BTreeMap<FigureId, Result<Arc<Answer>, String>>,
    releases: &[ReleaseRecord],
) -> Vec<Attachment> {
    let mut out = Vec::new();
    let mut used: BTreeSet<&str> = BTreeSet::new();
    for (id, answer) in answers {
        let (Ok(answer), Some(figure), Some(number)) = (answer, profile.figures.get(id), figures.get(id)) else {
            continue;
        };
        used.extend(answer.origins().map(|o| o.release.as_str()));
        let word = if figure.kind.is_table() { "table" } else { "figure" };
        out.push(Attachment {
            name: format!("{word}-{number:02}.csv"),
            mime: "text/csv".into(),
            bytes: figure_csv(profile, formatter, answer).into_bytes(),
            description: figure.caption.best(formatter.lang()).to_string(),
        });
    }
    let list: Vec<serde_json::Value> = releases
        .iter()
        .filter(|r| used.contains(r.id.as_str()))
        .map(|r| {
            serde_json::json!({
                "release": r.id.as_str(), "source": r.source.as_str(), "file": r.file_name, "sha256": r.file_hash,
                "reader": r.reader, "observations": r.observations,
            })
        })
        .collect();
    let manifest =
        serde_json::json!({ "format": "almanac-manifest-1", "country": profile.about.country, "releases": list });
    out.push(Attachment {
        name: "manifest.json".into(),
        mime: "application/json".into(),
        bytes: serde_json::to_vec_pretty(&manifest).unwrap_or_default(),
        description: "Releases behind the figures, with the hashes of the received files".into(),
    });
    out
}

/// An answer as CSV: row, column, value as a plain decimal, missing kind, flags, source, cell.
fn figure_csv(profile: &Profile, formatter: &Formatter, answer: &Answer) -> String {
    let mut out = String::from("row,column,value,missing,flags,source,cell\r\n");
    for (r, row) in answer.rows.iter().enumerate() {
        for (c, column) in answer.columns.iter().enumerate() {
            let Some(cell) = answer.cell(r, c) else { continue };
            let (value, missing) = match &cell.value {
                CellValue::Number(n) => (n.to_string(), ""),
                CellValue::RoundsToZero => (String::new(), "rounds_to_zero"),
                CellValue::Missing(kind) => (String::new(), kind.code()),
                CellValue::Absent => (String::new(), "absent"),
                CellValue::Withheld(_) => (String::new(), "withheld"),
                CellValue::Refused(_) => (String::new(), "not_computed"),
            };
            // Where a value is withheld, its cell is too: the sender's file may be public.
            let origin = if cell.value.is_withheld() { None } else { cell.origins.first() };
            let fields = [
                formatter.header(profile, row),
                formatter.header(profile, column),
                value,
                missing.to_string(),
                cell.flags.letters(),
                origin.map(|o| o.series.source.to_string()).unwrap_or_default(),
                origin.map(|o| o.cell.to_string()).unwrap_or_default(),
            ];
            let line: Vec<String> = fields.iter().enumerate().map(|(i, f)| field(f, i == 2)).collect();
            out.push_str(&line.join(","));
            out.push_str("\r\n");
        }
    }
    out
}

/// Quotes where needed; a text that a spreadsheet would take for a formula gets an apostrophe.
fn field(text: &str, number: bool) -> String {
    let harmless =
        if !number && text.starts_with(['=', '+', '-', '@', '\t']) { format!("'{text}") } else { text.to_string() };
    if harmless.contains([',', '"', '\n', '\r']) { format!("\"{}\"", harmless.replace('"', "\"\"")) } else { harmless }
}
