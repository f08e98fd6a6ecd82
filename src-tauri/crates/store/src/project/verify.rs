//! Compares what a database defines with what this program defines, before any of it is used.
//!
//! A view or trigger in a file from outside could act when the file is read. A project has none but
//! its own, word for word.

use super::{APPLICATION_ID, FORMAT_VERSION, migrate};
use crate::{NotAProject, OpenError};
use almanac_core::{Finding, Level, Place};
use rusqlite::Connection;
use std::{collections::BTreeMap, path::Path};

type Definitions = BTreeMap<(String, String, String), String>;

/// Checks mark, format and definitions; gives the format.
pub(crate) fn verify(connection: &Connection, path: &Path) -> Result<u32, OpenError> {
    let pragma = |name| connection.pragma_query_value(None, name, |row| row.get::<_, i64>(0));
    let application = pragma("application_id").map_err(|e| failed(path, &e))?;
    if application != i64::from(APPLICATION_ID) {
        return Err(OpenError::NotAProject(path.to_path_buf(), NotAProject::OtherProgram));
    }
    let format = pragma("user_version").map_err(|e| failed(path, &e))?;
    let format = u32::try_from(format).unwrap_or(u32::MAX);
    if format > FORMAT_VERSION {
        // The one thing that every format keeps readable: which version opens it.
        let opens_with = connection.query_row(include_str!("read_about.sql"), ["opens_with"], |row| row.get(0)).ok();
        return Err(OpenError::Newer { path: path.to_path_buf(), format, opens_with });
    }
    let ours = expected(format).map_err(|e| failed(path, &e))?;
    let theirs = definitions(connection).map_err(|e| failed(path, &e))?;
    let findings = differences(path, &ours, &theirs);
    if findings.is_empty() { Ok(format) } else { Err(OpenError::Untrusted(path.to_path_buf(), findings)) }
}

fn differences(path: &Path, ours: &Definitions, theirs: &Definitions) -> Vec<Finding> {
    let file = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let finding = |name: &str, kind: &str, message: String| {
        let mend = "ask the sender for a copy made with \"Save a copy\", or remove what another program added";
        Finding::new(Level::Error, kind, Place::File { file: file.clone(), cell: name.into() }, message, mend)
    };
    let mut findings = Vec::new();
    for ((kind, name, table), sql) in theirs {
        match ours.get(&(kind.clone(), name.clone(), table.clone())) {
            None => findings.push(
                finding(name, "unknown-definition", format!("the {kind} \"{name}\" is none of a project"))
                    .with(short(sql), ""),
            ),
            Some(expected) if expected != sql => findings.push(
                finding(name, "altered-definition", format!("the {kind} \"{name}\" was altered"))
                    .with(short(sql), short(expected)),
            ),
            Some(_) => {}
        }
    }
    for (kind, name, _) in ours.keys().filter(|key| !theirs.contains_key(*key)) {
        findings.push(finding(name, "absent-definition", format!("the {kind} \"{name}\" is not there")));
    }
    findings
}

/// What a file of this format defines, found by making one.
fn expected(format: u32) -> rusqlite::Result<Definitions> {
    let model = Connection::open_in_memory()?;
    let steps = migrate::STEPS.get(..format as usize).unwrap_or(migrate::STEPS);
    migrate::run(&model, steps, 0)?;
    definitions(&model)
}

fn definitions(connection: &Connection) -> rusqlite::Result<Definitions> {
    let mut statement = connection.prepare(include_str!("read_schema.sql"))?;
    let rows = statement.query_map((), |row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), row.get(3)?)))?;
    // A file can define very much; more than this is no project.
    rows.take(10_000).collect()
}

fn short(sql: &str) -> String {
    sql.chars().take(200).collect()
}

/// A database failure while opening, in the words of opening.
pub(crate) fn failed(path: &Path, e: &rusqlite::Error) -> OpenError {
    let path = path.to_path_buf();
    match e.sqlite_error_code() {
        Some(rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase) => {
            OpenError::Damaged(path, e.to_string())
        }
        Some(rusqlite::ErrorCode::ReadOnly | rusqlite::ErrorCode::PermissionDenied) => {
            OpenError::NotWritable(path, "the file or its folder is read-only".into())
        }
        _ => OpenError::Failed(path, e.to_string()),
    }
}
