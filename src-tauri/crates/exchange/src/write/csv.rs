//! Observations as CSV, in our own long form and as SDMX-CSV 2.0.

use almanac_core::release::ObsValue;
use almanac_core::{Code, DimensionCode, Observation};
use std::borrow::Cow;
use std::collections::BTreeSet;
use std::io::{Result, Write};

/// Text that no spreadsheet program takes for a formula. Numbers stay numbers.
pub fn neutral(text: &str) -> Cow<'_, str> {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let number = text.parse::<almanac_core::Decimal>().is_ok();
    if risky && !number && text.chars().count() > 1 { format!("'{text}").into() } else { text.into() }
}

/// Writes rows of CSV with neutral cells.
pub struct CsvWriter<'w> {
    inner: csv::Writer<&'w mut dyn Write>,
}

impl<'w> CsvWriter<'w> {
    /// A writer.
    pub fn new(out: &'w mut dyn Write) -> Self {
        Self { inner: csv::WriterBuilder::new().flexible(true).from_writer(out) }
    }
    /// One row.
    pub fn row(&mut self, fields: &[&str]) -> Result<()> {
        for field in fields {
            self.inner.write_field(neutral(field).as_bytes())?;
        }
        self.inner.write_record(None::<&[u8]>)?;
        Ok(())
    }
    /// Writes what is held back.
    pub fn finish(&mut self) -> Result<()> {
        self.inner.flush()
    }
}

fn dimensions<'a>(rows: &'a [Observation]) -> Vec<&'a DimensionCode> {
    rows.iter().flat_map(|o| o.series.codes.keys()).collect::<BTreeSet<&'a DimensionCode>>().into_iter().collect()
}

/// Writes observations in long form: indicator, source, dimensions, period, value, flags, missing, confidentiality, note, cell.
pub fn write_csv(rows: &[Observation], out: &mut dyn Write) -> Result<()> {
    let dims = dimensions(rows);
    let mut w = CsvWriter::new(out);
    let mut head = vec!["indicator", "source"];
    head.extend(dims.iter().map(|d| d.as_str()));
    head.extend(["period", "value", "flags", "missing", "confidentiality", "note", "release", "cell"]);
    w.row(&head)?;
    for o in rows {
        let (value, missing) = match o.value {
            ObsValue::Number(d) => (d.to_string(), ""),
            ObsValue::RoundsToZero => (String::new(), "rounds_to_zero"),
            ObsValue::Missing(kind) => (String::new(), kind.code()),
        };
        let (period, flags, conf, cell) =
            (o.period.to_string(), o.flags.letters(), o.confidentiality.code(), o.cell.to_string());
        let mut fields = vec![o.series.indicator.as_str(), o.series.source.as_str()];
        fields.extend(dims.iter().map(|d| o.series.codes.get(*d).map_or(Code::TOTAL, Code::as_str)));
        let note = o.note.as_deref().unwrap_or("");
        fields.extend([
            period.as_str(),
            value.as_str(),
            flags.as_str(),
            missing,
            conf.as_str(),
            note,
            o.release.as_str(),
            cell.as_str(),
        ]);
        w.row(&fields)?;
    }
    w.finish()
}

/// Writes observations as SDMX-CSV 2.0 under the given structure, such as `ALMANAC:MIGRATION(1.0)`.
pub fn write_sdmx_csv(rows: &[Observation], structure: &str, out: &mut dyn Write) -> Result<()> {
    let dims = dimensions(rows);
    let upper: Vec<String> = dims.iter().map(|d| d.as_str().to_uppercase()).collect();
    let mut w = CsvWriter::new(out);
    let mut head = vec!["STRUCTURE", "STRUCTURE_ID", "ACTION", "SERIES", "SOURCE_ID"];
    head.extend(upper.iter().map(String::as_str));
    head.extend(["TIME_PERIOD", "OBS_VALUE", "OBS_STATUS", "CONF_STATUS", "COMMENT_OBS"]);
    w.row(&head)?;
    for o in rows {
        let (value, status) = match o.value {
            ObsValue::Number(d) => (d.to_string(), None),
            ObsValue::RoundsToZero => (String::new(), Some('N')),
            ObsValue::Missing(kind) => (String::new(), Some(status_of(kind))),
        };
        let mut flags = o.flags.letters();
        if let Some(letter) = status.filter(|l| !flags.contains(*l)) {
            flags.push(letter);
        }
        let (period, conf) = (o.period.to_string(), o.confidentiality.code());
        let mut fields = vec!["dataflow", structure, "I", o.series.indicator.as_str(), o.series.source.as_str()];
        fields.extend(dims.iter().map(|d| o.series.codes.get(*d).map_or(Code::TOTAL, Code::as_str)));
        fields.extend([
            period.as_str(),
            value.as_str(),
            flags.as_str(),
            conf.as_str(),
            o.note.as_deref().unwrap_or(""),
        ]);
        w.row(&fields)?;
    }
    w.finish()
}

fn status_of(kind: almanac_core::release::MissingKind) -> char {
    use almanac_core::release::MissingKind as M;
    match kind {
        M::NotAvailable | M::Empty => 'O',
        M::NotApplicable => 'M',
        M::Suppressed => 'Q',
        M::NotCollected => 'L',
    }
}
