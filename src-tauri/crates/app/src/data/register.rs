//! Records of sources and institutions for the forms of the window.

use super::indicator::{frequency_from_wire, frequency_to_wire};
use crate::border::{local_texts, localized};
use crate::failure::Failure;
use crate::wire::{ErrorCode, FrequencyCode, InstitutionRecord, SourceRecord};
use almanac_core::{Institution, InstitutionCode, Localized, Source, SourceCode, SourceKind};

const KINDS: [(&str, SourceKind); 6] = [
    ("census", SourceKind::Census),
    ("survey", SourceKind::Survey),
    ("register", SourceKind::Register),
    ("administrative", SourceKind::Administrative),
    ("estimate", SourceKind::Estimate),
    ("website", SourceKind::Website),
];

/// A source's record; without a source an empty one.
pub fn source_record(source: Option<&Source>) -> SourceRecord {
    let kind = source.map_or(SourceKind::Administrative, |s| s.kind);
    SourceRecord {
        code: source.map(|s| s.code.to_string()).unwrap_or_default(),
        names: source.map(|s| local_texts(&s.names)).unwrap_or_default(),
        institution: source.and_then(|s| s.institution.as_ref()).map(ToString::to_string),
        kind: KINDS.iter().find(|(_, k)| *k == kind).map_or("administrative", |(w, _)| w).to_string(),
        vintage: source.map(|s| s.vintage.clone()).unwrap_or_default(),
        frequency: source.map_or(FrequencyCode::Annual, |s| frequency_to_wire(s.frequency)),
        next_date: source.and_then(|s| s.next_date).map(|d| d.to_string()),
        coverage: source.map(|s| local_texts(&s.coverage)).unwrap_or_default(),
        definition: source.map(|s| local_texts(&s.definition)).unwrap_or_default(),
        access: source.map(|s| s.access.clone()).unwrap_or_default(),
        address: source.map(|s| s.address.clone()).unwrap_or_default(),
    }
}

/// The record of a form as a source.
pub fn source_from_record(record: &SourceRecord) -> Result<Source, Failure> {
    let code = code(&record.code, "a source")?;
    let kind = KINDS.iter().find(|(w, _)| *w == record.kind).map(|(_, k)| *k).ok_or_else(|| {
        Failure::new(ErrorCode::WrongInput, format!("\"{}\" is no kind of source; choose one of the list", record.kind))
    })?;
    let next_date =
        match record.next_date.as_deref().map(str::trim).filter(|d| !d.is_empty()) {
            None => None,
            Some(d) => Some(d.parse().map_err(|_| {
                Failure::new(ErrorCode::WrongInput, format!("\"{d}\" is no date; write it as 2025-09-01"))
            })?),
        };
    Ok(Source {
        code: SourceCode::new(code),
        names: named(localized(&record.names), "a source")?,
        institution: record.institution.as_deref().filter(|i| !i.is_empty()).map(InstitutionCode::new),
        kind,
        vintage: record.vintage.trim().to_string(),
        frequency: frequency_from_wire(record.frequency),
        next_date,
        coverage: localized(&record.coverage),
        definition: localized(&record.definition),
        access: record.access.trim().to_string(),
        address: record.address.trim().to_string(),
    })
}

/// An institution's record; without an institution an empty one.
pub fn institution_record(institution: Option<&Institution>) -> InstitutionRecord {
    InstitutionRecord {
        code: institution.map(|i| i.code.to_string()).unwrap_or_default(),
        names: institution.map(|i| local_texts(&i.names)).unwrap_or_default(),
        acronym: institution.map(|i| i.acronym.clone()).unwrap_or_default(),
        focal_point: institution.map(|i| i.focal_point.clone()).unwrap_or_default(),
        international: institution.is_some_and(|i| i.international),
    }
}

/// The record of a form as an institution.
pub fn institution_from_record(record: &InstitutionRecord) -> Result<Institution, Failure> {
    Ok(Institution {
        code: InstitutionCode::new(code(&record.code, "an institution")?),
        names: named(localized(&record.names), "an institution")?,
        acronym: record.acronym.trim().to_string(),
        focal_point: record.focal_point.trim().to_string(),
        international: record.international,
    })
}

/// A code that questions and tables can name.
fn code<'t>(text: &'t str, of: &str) -> Result<&'t str, Failure> {
    let code = text.trim();
    let legal = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if code.is_empty() || code.len() > 64 || !code.chars().all(legal) {
        return Err(Failure::new(
            ErrorCode::WrongInput,
            format!("{of} needs a code of letters, digits, - _ and ., such as NSO-2025"),
        ));
    }
    Ok(code)
}

fn named(names: Localized, of: &str) -> Result<Localized, Failure> {
    if names.is_empty() {
        return Err(Failure::new(ErrorCode::WrongInput, format!("{of} needs a name in one language at least")));
    }
    Ok(names)
}
