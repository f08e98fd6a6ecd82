//! Checks: rules of the field and of the document, each answering with findings.
