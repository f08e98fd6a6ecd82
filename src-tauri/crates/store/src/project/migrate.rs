//! Brings a file of an older format to the present one: all steps or none, after a copy.

use super::{backup::copy_database, inspect::beside};
use crate::{OpenError, files::Replacement};
use rusqlite::{Connection, TransactionBehavior};
use std::path::{Path, PathBuf};

/// The steps: the first makes an empty file of format 1, each further one goes from one format to the next.
/// A step is never altered once a version with it was released.
pub(crate) const STEPS: &[&str] =
    &[include_str!("../../schema/0001_first.sql"), include_str!("../../schema/0002_places.sql")];

/// The format that this version writes.
pub const FORMAT_VERSION: u32 = STEPS.len() as u32;

/// The oldest version of the program that opens this format; told to older ones by the file itself.
pub(crate) const OPENS_WITH: &str = "0.2.0";

/// Runs the steps from one format to another, in the caller's transaction.
pub(crate) fn run(connection: &Connection, steps: &[&str], from: u32) -> rusqlite::Result<()> {
    for (step, to) in steps.iter().zip(1u32..).skip(from as usize) {
        // The database keeps the words of a definition and they are compared when opening: a checkout with
        // other line ends must not make other files.
        connection.execute_batch(&step.replace("\r\n", "\n"))?;
        connection.pragma_update(None, "user_version", to)?;
    }
    Ok(())
}

/// Copies the file, then brings it to the newest format of `steps`. Gives the copy's path.
pub(crate) fn migrate(
    connection: &mut Connection,
    path: &Path,
    steps: &[&str],
    from: u32,
) -> Result<Option<PathBuf>, OpenError> {
    if from as usize >= steps.len() {
        return Ok(None);
    }
    let failed = |words: String| OpenError::Failed(path.to_path_buf(), words);
    let copy = free_name(path, from);
    let new = Replacement::beside(&copy).map_err(|e| failed(e.to_string()))?;
    copy_database(connection, new.path()).map_err(|e| failed(e.to_string()))?;
    new.commit().map_err(|e| failed(e.to_string()))?;
    let change = || -> rusqlite::Result<()> {
        let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        run(&tx, steps, from)?;
        tx.execute(include_str!("write_about.sql"), ("opens_with", OPENS_WITH))?;
        tx.commit()
    };
    let mut change = change;
    change().map_err(|e| failed(e.to_string()))?;
    Ok(Some(copy))
}

fn free_name(path: &Path, format: u32) -> PathBuf {
    let plain = beside(path, &format!(".format-{format}"));
    let numbered = (2..1000).map(|n| beside(path, &format!(".format-{format}-{n}")));
    std::iter::once(plain.clone()).chain(numbered).find(|p| !p.exists()).unwrap_or(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(second_step: &str, expected: Result<i64, ()>) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("old.almanac");
        let mut c = Connection::open(&path).unwrap();
        run(&c, &STEPS[..1], 0).unwrap();
        c.execute("INSERT INTO document_update (number, bytes) VALUES (7, x'01')", ()).unwrap();
        let done = migrate(&mut c, &path, &[STEPS[0], second_step], 1);
        assert_eq!(done.is_ok(), expected.is_ok(), "{done:?}");
        let format: i64 = c.query_row("PRAGMA user_version", (), |r| r.get(0)).unwrap();
        assert_eq!(format, expected.unwrap_or(1), "all steps or none");
        let kept: i64 = c.query_row("SELECT number FROM document_update", (), |r| r.get(0)).unwrap();
        assert_eq!(kept, 7);
        let copy = Connection::open(beside(&path, ".format-1")).unwrap();
        let format: i64 = copy.query_row("PRAGMA user_version", (), |r| r.get(0)).unwrap();
        let kept: i64 = copy.query_row("SELECT number FROM document_update", (), |r| r.get(0)).unwrap();
        assert_eq!((format, kept), (1, 7), "the copy is as it was before");
    }

    #[test]
    fn an_older_file_is_copied_and_brought_up() {
        check("CREATE TABLE added (x INTEGER NOT NULL) STRICT;", Ok(2));
    }

    #[test]
    fn a_failing_step_leaves_the_file_as_it_was() {
        check("CREATE TABLE added (x INTEGER NOT NULL) STRICT; CREATE TABLE project (x INTEGER) STRICT;", Err(()));
    }

    #[test]
    fn line_ends_of_the_checkout_do_not_reach_the_file() {
        let words = |steps: &[&str]| {
            let c = Connection::open_in_memory().unwrap();
            run(&c, steps, 0).unwrap();
            c.query_row("SELECT group_concat(sql) FROM sqlite_schema", (), |r| r.get::<_, String>(0)).unwrap()
        };
        let windows: Vec<String> = STEPS.iter().map(|step| step.replace('\n', "\r\n")).collect();
        assert_eq!(words(&windows.iter().map(String::as_str).collect::<Vec<_>>()), words(STEPS));
    }

    #[test]
    fn a_present_file_is_left_alone() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("now.almanac");
        let mut c = Connection::open(&path).unwrap();
        run(&c, STEPS, 0).unwrap();
        assert_eq!(migrate(&mut c, &path, STEPS, FORMAT_VERSION).unwrap(), None);
        assert!(!beside(&path, ".format-1").exists());
    }
}
