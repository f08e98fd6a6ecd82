//! The PDF: PDF/UA-1 and PDF/A-3a with attachments, the same bytes everywhere, or findings.

use crate::compiled::Compiled;
use crate::findings::findings;
use crate::literal::{literal, printable};
use almanac_core::{Finding, Level, Place};
use chrono::Datelike;
use std::fmt;
use typst::diag::SourceDiagnostic;
use typst::foundations::{Datetime, Smart};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

/// A file that travels inside the PDF.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Attachment {
    /// File name, without folders.
    pub name: String,
    /// Media type, such as `text/csv`.
    pub mime: String,
    /// Content.
    pub bytes: Vec<u8>,
    /// What it is, in the document's language.
    pub description: String,
}

/// Why there is no PDF: every finding, with the block that prevents it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExportBlocked {
    /// What prevents the export; never empty.
    pub findings: Vec<Finding>,
}
impl fmt::Display for ExportBlocked {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.findings.first() {
            Some(first) => write!(f, "cannot write the PDF: {} ({})", first.message, first.place),
            None => write!(f, "cannot write the PDF"),
        }
    }
}
impl std::error::Error for ExportBlocked {}

pub(crate) fn pdf(compiled: &Compiled) -> Result<Vec<u8>, ExportBlocked> {
    // What makes a document wrong rather than unset blocks it too: a value without answer is not printed.
    let blocking: Vec<Finding> = compiled.findings().iter().filter(|f| f.level == Level::Error).cloned().collect();
    if !blocking.is_empty() {
        return Err(ExportBlocked { findings: blocking });
    }
    write(compiled, &compiled.document)
}

/// The lines that attach files, for the end of the book's main source, and the files that they read.
pub(crate) fn attached(attachments: &[Attachment]) -> (String, Vec<(String, Vec<u8>)>) {
    let mut text = String::new();
    let mut data = Vec::new();
    for (i, attachment) in attachments.iter().enumerate() {
        let path = format!("/attachment/{i}");
        // Named by what the reader sees, filled from a numbered file: names are a user's words.
        text.push_str(&format!(
            "#pdf.attach({}, read({}, encoding: none), relationship: \"data\", mime-type: {}, description: {})\n",
            literal(&file_name(&attachment.name)),
            literal(&path),
            literal(or(&attachment.mime, "application/octet-stream")),
            // The standard wants a description of every file.
            literal(&printable(or(&attachment.description, &attachment.name))),
        ));
        data.push((path, attachment.bytes.clone()));
    }
    (text, data)
}

fn or<'a>(text: &'a str, otherwise: &'a str) -> &'a str {
    if text.trim().is_empty() { otherwise } else { text }
}

/// The name without anything that could be a folder.
fn file_name(name: &str) -> String {
    let safe: String =
        printable(name).chars().map(|c| if matches!(c, '/' | '\\' | ':' | '\0') { '_' } else { c }).collect();
    let safe = safe.trim_matches(['.', ' ']);
    if safe.is_empty() { "attachment".into() } else { safe.into() }
}

fn write(compiled: &Compiled, document: &PagedDocument) -> Result<Vec<u8>, ExportBlocked> {
    let standards =
        PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_3a]).map_err(|e| blocked(unwritten(e.message())))?;
    let date = compiled.date;
    let day = u8::try_from(date.month()).ok().zip(u8::try_from(date.day()).ok());
    let timestamp = day.and_then(|(month, day)| Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0));
    let options = PdfOptions {
        ident: Smart::Custom(compiled.ident.clone()),
        creator: Smart::Custom(Some("Almanac".into())),
        timestamp: timestamp.map(Timestamp::new_utc),
        standards,
        ..Default::default()
    };
    typst_pdf::pdf(document, &options).map_err(|errors| from_errors(compiled, &errors))
}

fn from_errors(compiled: &Compiled, errors: &[SourceDiagnostic]) -> ExportBlocked {
    let mut found = findings(&compiled.world, &compiled.maps, errors);
    if found.is_empty() {
        found.push(unwritten("no reason was given"));
    }
    ExportBlocked { findings: found }
}

fn blocked(finding: Finding) -> ExportBlocked {
    ExportBlocked { findings: vec![finding] }
}

fn unwritten(why: &str) -> Finding {
    Finding::new(Level::Error, "pdf-not-written", Place::Profile, format!("the PDF cannot be written: {why}"), "")
}
