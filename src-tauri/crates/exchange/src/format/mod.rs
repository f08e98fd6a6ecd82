//! From received bytes to a workbook of neutral grids. One file per format.
//!
//! Sizes, counts and depths are checked before anything is allocated for them.

mod archive;
mod delimited;
mod encoding;
mod grid;
mod json;
mod message;
mod number_format;
mod ods;
mod px;
mod raised;
mod sdmx_ml;
mod structure;
mod structure_json;
mod xls;
mod xlsx;
mod yaml;

pub use grid::{CellKind, CellView, Grid, GridFull, MAX_CELLS, MAX_COLUMNS, MAX_TEXT, RowView, Span};
pub use message::{Message, MessageDimension};
pub use structure::{Component, DataStructure, Structures};

use crate::error::{ReadError, ReadErrorKind};
use almanac_core::Finding;
use serde::{Deserialize, Serialize};

/// The largest file that is read.
pub const MAX_BYTES: u64 = 1 << 30;

/// A kind of file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Format {
    /// Text with delimiters.
    Csv,
    /// Text with tabs.
    Tsv,
    /// Eurostat's bulk download.
    EurostatTsv,
    /// SDMX-CSV 1.0.
    SdmxCsv1,
    /// SDMX-CSV 2.0.
    SdmxCsv2,
    /// Office Open XML workbook.
    Xlsx,
    /// Excel 97 workbook.
    Xls,
    /// OpenDocument spreadsheet.
    Ods,
    /// SDMX-ML 2.0, 2.1 or 3.0.
    SdmxMl,
    /// SDMX-JSON 1.0 or 2.0.
    SdmxJson,
    /// JSON-stat 2.0.
    JsonStat,
    /// PC-Axis.
    Px,
    /// YAML.
    Yaml,
    /// Markdown with YAML at its head.
    Markdown,
}

impl Format {
    /// The word used in `inspect` and in recipes.
    pub fn code(self) -> &'static str {
        match self {
            Format::Csv => "csv",
            Format::Tsv => "tsv",
            Format::EurostatTsv => "eurostat-tsv",
            Format::SdmxCsv1 => "sdmx-csv-1",
            Format::SdmxCsv2 => "sdmx-csv-2",
            Format::Xlsx => "xlsx",
            Format::Xls => "xls",
            Format::Ods => "ods",
            Format::SdmxMl => "sdmx-ml",
            Format::SdmxJson => "sdmx-json",
            Format::JsonStat => "json-stat",
            Format::Px => "px",
            Format::Yaml => "yaml",
            Format::Markdown => "markdown",
        }
    }
}

/// A file as grids.
#[derive(Debug, Clone)]
pub struct Workbook {
    /// Name of the file, without folders.
    pub file: String,
    /// Its format.
    pub format: Format,
    /// Character encoding, for text formats.
    pub encoding: Option<&'static str>,
    /// Delimiter, for delimited text.
    pub delimiter: Option<char>,
    /// Sheets in order.
    pub grids: Vec<Grid>,
    /// What a statistical message says of itself; none for other formats.
    pub message: Option<Message>,
    /// Code lists and structures that the file defines; none for files of data.
    pub structures: Option<Structures>,
    /// What was noticed while opening.
    pub findings: Vec<Finding>,
}

/// Recognises the format by content; the name decides only between text formats that look alike.
pub fn sniff(bytes: &[u8], name: &str) -> Result<Format, ReadError> {
    let err = |kind, reason: &str, mend: &str| ReadError::new(kind, name, reason, mend);
    if bytes.is_empty() {
        return Err(err(ReadErrorKind::Empty, "the file is empty", "Ask the sender for the file again"));
    }
    if bytes.len() as u64 > MAX_BYTES {
        return Err(err(
            ReadErrorKind::TooLarge,
            "the file is larger than 1 GB",
            "Ask the sender for the part that the profile needs",
        ));
    }
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return archive::kind(bytes, name);
    }
    if bytes.starts_with(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
        return Ok(Format::Xls);
    }
    let not_a_table = |what: &str, mend: &str| Err(err(ReadErrorKind::NotATable, what, mend));
    if bytes.starts_with(b"%PDF") {
        return not_a_table(
            "this is a PDF document",
            "Ask the sender for the table as a workbook or CSV, or attach the PDF to the source",
        );
    }
    if bytes.starts_with(b"SQLite format 3") {
        return not_a_table("this is a database file", "Open it as a project, or export its table as CSV");
    }
    if bytes.starts_with(&[0x1F, 0x8B]) || bytes.starts_with(b"7z\xBC\xAF") || bytes.starts_with(b"Rar!") {
        return not_a_table("this is a compressed file", "Unpack it first and import the file inside");
    }
    let head = encoding::decode_head(bytes, 65_536);
    let start = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']);
    if start.starts_with("<?xml") || start.starts_with('<') {
        let lower = start.to_ascii_lowercase();
        if lower.contains("sdmx.org") || sdmx_ml::looks_like(start) {
            return Ok(Format::SdmxMl);
        }
        if lower.contains("urn:schemas-microsoft-com:office:spreadsheet") && lower.contains("workbook") {
            return not_a_table(
                "this is a workbook of Excel 2003 in XML, which is not read",
                "Open it in a spreadsheet program, save it as .xlsx, and import that",
            );
        }
        let workbook = name.to_ascii_lowercase();
        let workbook = [".xls", ".xlsx", ".xlsm", ".ods"].iter().any(|end| workbook.ends_with(end));
        if workbook && (lower.contains("<html") || lower.contains("<!doctype html") || lower.contains("<table")) {
            return not_a_table(
                "this is a web page under the name of a workbook",
                "Open it in a spreadsheet program, save it as .xlsx, and import that",
            );
        }
        if lower.contains("<html") || lower.contains("<!doctype html") || lower.contains("<table") {
            return not_a_table("this is a web page", "Save the table as a workbook or CSV and import that");
        }
        return not_a_table("this XML file is not SDMX-ML", "Ask the sender for SDMX-ML, a workbook or CSV");
    }
    if start.starts_with('{') || start.starts_with('[') {
        let sdmx = start.contains("\"dataSets\"") || start.contains("sdmx") && start.contains("structure");
        if sdmx || structure_json::looks_like(start) {
            return Ok(Format::SdmxJson);
        }
        if start.contains("\"dimension\"") && start.contains("\"value\"") || start.contains("\"class\"") {
            return Ok(Format::JsonStat);
        }
        return not_a_table(
            "this JSON file is neither SDMX-JSON nor JSON-stat",
            "Ask the sender for a workbook, CSV or SDMX",
        );
    }
    if start.starts_with("CHARSET=") || start.starts_with("AXIS-VERSION=") || start.contains("\nSTUB=") {
        return Ok(Format::Px);
    }
    if head.contains('\0') {
        return not_a_table(
            "the file holds bytes that no text or workbook has",
            "Check that it is the right file, and ask the sender for a workbook or CSV",
        );
    }
    if let Some(format) = yaml::dialect(start, name) {
        return Ok(format);
    }
    Ok(delimited::dialect(&head, name))
}

/// Opens a file as a workbook of grids.
pub fn open(bytes: &[u8], name: &str) -> Result<Workbook, ReadError> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    let book = open_as(sniff(bytes, name)?, bytes, name)?;
    if let Some(grid) = book.grids.iter().find(|g| g.width() > MAX_COLUMNS) {
        let error = ReadError::new(
            ReadErrorKind::TooLarge,
            name,
            format!("the table has {} columns; {MAX_COLUMNS} are read at most", grid.width()),
            "Ask the sender for a table with a row for each value, or for the columns that the profile needs",
        );
        return Err(error.at(grid.name.as_deref().map_or(String::new(), |s| format!("sheet \"{s}\""))));
    }
    Ok(book)
}

fn open_as(format: Format, bytes: &[u8], name: &str) -> Result<Workbook, ReadError> {
    match format {
        Format::Csv | Format::Tsv | Format::EurostatTsv | Format::SdmxCsv1 | Format::SdmxCsv2 => {
            delimited::open(bytes, name)
        }
        Format::Xlsx => xlsx::open(bytes, name),
        Format::Xls => xls::open(bytes, name),
        Format::SdmxMl => sdmx_ml::open(bytes, name),
        f @ (Format::SdmxJson | Format::JsonStat) => json::open(bytes, name, f),
        Format::Px => px::open(bytes, name),
        Format::Ods => ods::open(bytes, name),
        f @ (Format::Yaml | Format::Markdown) => yaml::open(bytes, name, f),
    }
}

/// The error for a file that would need too much memory.
fn too_many_cells(name: &str) -> ReadError {
    ReadError::new(
        ReadErrorKind::TooLarge,
        name,
        format!("the file holds more than is read: {MAX_CELLS} cells, or {} MB of text in them", MAX_TEXT >> 20),
        "Ask the sender for the part that the profile needs",
    )
}

#[cfg(test)]
mod tests {
    use super::sniff;

    #[test]
    fn workbooks_that_are_none_say_what_they_are() {
        let check = |text: &str, name: &str, what: &str, mend: &str| {
            let error = sniff(text.as_bytes(), name).unwrap_err();
            assert!(error.reason.contains(what) && error.mend.contains(mend), "{error:?}");
        };
        let xml = "<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"><Worksheet><Table></Table></Worksheet></Workbook>";
        check(xml, "t.xls", "Excel 2003", ".xlsx");
        check("<html><table><tr><td>1</td></tr></table></html>", "t.xls", "web page under the name", ".xlsx");
        check("<html><table><tr><td>1</td></tr></table></html>", "t.html", "this is a web page", "workbook or CSV");
    }
}
