//! Looks for damage: in the database's pages, in the received files, in the counts of observations.

use super::ReadFile;
use crate::{Progress, StoreError, error::tried, release::read_received};
use almanac_core::{Finding, Level, Place};

impl ReadFile {
    /// Reads everything once and reports what does not hold together. Empty is sound.
    pub fn integrity_check(&self, progress: Progress<'_>) -> Result<Vec<Finding>, StoreError> {
        let mend = "open the newest copy of the project, and keep this file for its later entries";
        let mut findings: Vec<Finding> = self.readers.with(|c| {
            let mut statement = c.prepare("PRAGMA integrity_check(100)").map_err(tried("check the file"))?;
            let lines = statement.query_map((), |row| row.get::<_, String>(0)).map_err(tried("check the file"))?;
            let lines = lines.collect::<Result<Vec<_>, _>>().map_err(tried("check the file"))?;
            Ok(lines
                .into_iter()
                .filter(|line| line != "ok")
                .map(|line| Finding::new(Level::Error, "file-damaged", Place::Profile, line, mend))
                .collect())
        })?;
        let hashes: Vec<String> = self.readers.with(|c| {
            let what = "list the received files";
            let mut statement = c.prepare(include_str!("../release/list_files.sql")).map_err(tried(what))?;
            let rows = statement.query_map((), |row| row.get(0)).map_err(tried(what))?;
            rows.collect::<Result<_, _>>().map_err(tried(what))
        })?;
        for (done, hash) in hashes.iter().enumerate() {
            progress(done as u64, hashes.len() as u64)?;
            let place = Place::File { file: hash.clone(), cell: String::new() };
            match self.readers.with(|c| read_received(c, hash)) {
                Ok(_) | Err(StoreError::Expunged(_)) => {}
                Err(e) => {
                    findings.push(Finding::new(Level::Error, "received-file-damaged", place, e.to_string(), mend))
                }
            }
        }
        self.readers.with(|c| {
            let what = "count the observations";
            let mut statement = c.prepare(include_str!("../release/count.sql")).map_err(tried(what))?;
            let mut rows = statement.query(()).map_err(tried(what))?;
            while let Some(row) = rows.next().map_err(tried(what))? {
                let get = |at| row.get::<_, i64>(at).map_err(tried(what));
                let file: String = row.get(0).map_err(tried(what))?;
                let (expected, found) = (get(1)?, get(2)?);
                if expected != found {
                    let message = format!("{found} of the {expected} values read from this file are there");
                    let place = Place::File { file, cell: String::new() };
                    findings.push(
                        Finding::new(Level::Error, "observations-missing", place, message, mend)
                            .with(found.to_string(), expected.to_string()),
                    );
                }
            }
            Ok(())
        })?;
        Ok(findings)
    }
}
