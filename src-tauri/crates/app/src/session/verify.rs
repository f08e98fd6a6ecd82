//! Verify: every observation derived again from the received files, and the file's own integrity.

use super::Session;
use crate::failure::{Failure, store_failure};
use crate::job::Job;
use crate::knowledge::Knowledge;
use crate::wire::JobStage;
use almanac_core::release::ReleaseRecord;
use almanac_core::{Finding, Level, ObsRow, Place};
use almanac_exchange::{READER_VERSION, Recipe, apply, code_list_versions, open, release_id, sha256_hex};

/// What verifying found.
#[derive(Debug, Clone, PartialEq)]
pub struct VerifyReport {
    /// Releases that were derived again.
    pub releases: usize,
    /// Observations that came out the same.
    pub same: u64,
    /// Everything that did not.
    pub findings: Vec<Finding>,
}

impl Session {
    /// Derives every stored observation again and compares.
    pub fn verify(&self, job: &Job) -> Result<VerifyReport, Failure> {
        let stored = self.stored();
        let mut findings = stored
            .integrity_check(&mut |done, total| {
                job.step(JobStage::Checking, done, total).map_err(|_| almanac_store::Cancelled)
            })
            .map_err(store_failure)?;
        if !self.document.equals_rebuilt() {
            findings.push(Finding::new(
                Level::Error,
                "state-differs",
                Place::Profile,
                "The profile in memory is not the one in the file.",
                "Close the project and open it again; if it comes back, report it.",
            ));
        }
        let releases = stored.releases().map_err(store_failure)?;
        let known: std::collections::BTreeSet<_> = releases.iter().map(|r| r.id.clone()).collect();
        for dataset in self.state().profile.datasets.values() {
            for member in dataset.releases.iter().filter(|m| !known.contains(&m.release)) {
                let place = Place::Source { source: dataset.source.clone() };
                findings.push(Finding::new(
                    Level::Error,
                    "release-missing",
                    place,
                    format!("The delivery '{}' counts but its values are not in this copy.", member.file_name),
                    "Combine with the copy that received it.",
                ));
            }
        }
        let mut same = 0;
        for (n, record) in releases.iter().enumerate() {
            job.step(JobStage::Checking, n as u64, releases.len() as u64)?;
            same += self.verify_release(record, &mut findings)?;
        }
        Ok(VerifyReport { releases: releases.len(), same, findings })
    }

    fn verify_release(&self, record: &ReleaseRecord, findings: &mut Vec<Finding>) -> Result<u64, Failure> {
        let place = |cell: String| Place::File { file: record.file_name.clone(), cell };
        let bytes = match self.stored().received_file(&record.file_hash) {
            Ok(bytes) => bytes,
            Err(almanac_store::StoreError::Expunged(_)) => return Ok(0),
            Err(e) => {
                findings.push(Finding::new(
                    Level::Error,
                    "file-missing",
                    place(String::new()),
                    format!("The received file cannot be read: {e}."),
                    "Restore the project from a saved copy.",
                ));
                return Ok(0);
            }
        };
        let hash = sha256_hex(&bytes);
        if hash != record.file_hash {
            findings.push(
                Finding::new(
                    Level::Error,
                    "file-damaged",
                    place(String::new()),
                    "The received file is not the one that was taken in.",
                    "Restore the project from a saved copy.",
                )
                .with(hash, &record.file_hash),
            );
            return Ok(0);
        }
        let mut knowledge = Knowledge::of(&self.state().profile);
        knowledge.source = Some(record.source.clone());
        // A release is addressed by the lists' versions, too: another address now means other lists.
        let versions = code_list_versions(knowledge.lists());
        let same_lists = release_id(&record.file_hash, &record.recipe, &versions, &record.reader) == record.id;
        let because = match (record.reader == READER_VERSION, same_lists) {
            (false, _) => Because::Reader,
            (true, false) => Because::CodeLists,
            (true, true) => Because::Nothing,
        };
        let reading = Recipe::from_toml(&record.recipe).map_err(|e| e.to_string()).and_then(|recipe| {
            let book = open(&bytes, &record.file_name).map_err(|e| e.to_string())?;
            apply(&recipe, &book, &knowledge.context()).map_err(|e| e.to_string())
        });
        let reading = match reading {
            Ok(r) => r,
            Err(why) => {
                findings.push(Finding::new(
                    Level::Error,
                    "not-read-again",
                    place(String::new()),
                    format!("The received file is not read any more: {why}"),
                    "Read it with a corrected recipe as a new delivery.",
                ));
                return Ok(0);
            }
        };
        let kept = self.stored().observations_of_release(&record.id).map_err(store_failure)?;
        let again = reading.table.by_place();
        let mut met = vec![false; reading.table.rows.len()];
        // The number of each kept series in the list of the new reading.
        let numbers: Vec<Option<u32>> = kept.series.iter().map(|key| reading.table.series.find(&key)).collect();
        let mut same = 0;
        for row in &kept.rows {
            let number = usize::try_from(row.series).ok().and_then(|n| numbers.get(n).copied().flatten());
            let found = number.and_then(|n| again.find(n, row.packed_period()));
            if let Some(met) = found.and_then(|at| met.get_mut(at)) {
                *met = true;
            }
            let now = found.and_then(|at| reading.table.rows.get(at));
            let cell = kept.cell(row);
            if now.is_some_and(|now| says_the_same(now, row) && reading.table.cell(now) == cell) {
                same += 1;
                continue;
            }
            let said = now.map(in_words);
            findings.push(difference(because, place(cell.to_string()), &in_words(row), said.as_deref()));
        }
        for (row, _) in reading.table.rows.iter().zip(met).filter(|(_, met)| !met) {
            let cell = reading.table.cell(row).to_string();
            findings.push(difference(because, place(cell), "no value", Some(&in_words(row))));
        }
        Ok(same)
    }
}

fn says_the_same(a: &ObsRow, b: &ObsRow) -> bool {
    a.value().same_as_received(b.value()) && a.flags == b.flags && a.confidentiality == b.confidentiality
}

/// Value, flags and confidentiality as text.
fn in_words(row: &ObsRow) -> String {
    let value = match row.value().number() {
        Some(n) => n.to_string(),
        None => format!("{:?}", row.value()),
    };
    format!("{value} {} {}", row.flags.letters(), row.confidentiality.code()).trim_end().to_string()
}

/// What has changed since a file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Because {
    Reader,
    CodeLists,
    Nothing,
}

fn difference(because: Because, place: Place, kept: &str, again: Option<&str>) -> Finding {
    let (level, message, mend) = match because {
        Because::Nothing => (
            Level::Error,
            "The stored value is not the one in the received file.",
            "Restore the project from a saved copy.",
        ),
        Because::Reader => (
            Level::Error,
            "This version of the program reads the file differently.",
            "Compare both readings; take the file in again if the new one is right.",
        ),
        Because::CodeLists => (
            Level::Warning,
            "The code lists have changed since the file was read, and with them the codes of this value.",
            "Take the file in again if it should have the codes of today.",
        ),
    };
    Finding::new(level, "reading-differs", place, message, mend).with(again.unwrap_or("no value"), kept)
}
