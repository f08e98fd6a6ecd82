//! A project in a temporary folder, and releases in few words. For all suites; each uses a part of it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]
#![allow(dead_code, reason = "every suite is a program of its own and uses a part of this")]

use almanac_core::{
    Author, CellRef, Code, Dataset, DatasetId, DatasetRelease, Decimal, DimensionCode, Extent, FixedHost,
    IndicatorCode, ObsRow, ObsValue, Observation, ObservationTable, Period, Profile, ReleaseId, SeriesKey, SourceCode,
    Timestamp, release::ReleaseRecord,
};
use almanac_store::{Added, ProjectFile, StoreError};
use std::{
    path::{Path, PathBuf},
    sync::Arc,
};
use tempfile::TempDir;

pub struct World {
    pub folder: TempDir,
    pub host: FixedHost,
}

impl World {
    pub fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), host: FixedHost::new("A. Diallo", 7) }
    }
    pub fn path(&self) -> PathBuf {
        self.folder.path().join("Profil 2024 – été.almanac")
    }
    pub fn create(&self) -> ProjectFile {
        ProjectFile::create(&self.path(), &self.host).unwrap()
    }
    pub fn open(&self) -> ProjectFile {
        ProjectFile::open(&self.path(), &self.host).unwrap()
    }
    pub fn sql(&self) -> rusqlite::Connection {
        rusqlite::Connection::open(self.path()).unwrap()
    }
    pub fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

pub fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

pub fn series(indicator: &str, source: &str, codes: &[(&str, &str)]) -> Arc<SeriesKey> {
    Arc::new(SeriesKey {
        indicator: IndicatorCode::new(indicator),
        source: SourceCode::new(source),
        codes: codes.iter().map(|(d, c)| (DimensionCode::new(d), Code::new(c))).collect(),
    })
}

/// `2019 41200; 2020 ..` as the total series of one indicator; `sex=F 2020 3.50` with a code.
pub fn table(indicator: &str, source: &str, cells: &str) -> ObservationTable {
    let mut table = ObservationTable::default();
    for (cell, line) in cells.split(';').map(str::trim).filter(|c| !c.is_empty()).zip(2..) {
        let words: Vec<&str> = cell.split(' ').collect();
        let (codes, rest) = match words[0].split_once('=') {
            Some(pair) => (vec![pair], &words[1..]),
            None => (vec![], &words[..]),
        };
        let key = series(indicator, source, &codes);
        let at = table.series.number(&key);
        let value = match rest[1] {
            ".." => ObsValue::Missing(almanac_core::release::MissingKind::NotAvailable),
            number => ObsValue::Number(number.parse::<Decimal>().unwrap()),
        };
        let mut row = ObsRow::new(at, rest[0].parse().unwrap(), value).unwrap();
        (row.row, row.column) = (line, 3);
        table.rows.push(row);
    }
    table
}

/// A received file as it is kept.
pub fn packed(bytes: &[u8]) -> almanac_store::Received {
    almanac_store::Received::pack(bytes).unwrap()
}

pub fn sha256(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

pub fn record(id: &str, table: &ObservationTable, received: &[u8]) -> ReleaseRecord {
    let mut indicators: Vec<IndicatorCode> = table.series.iter().map(|s| s.indicator).collect();
    indicators.dedup();
    ReleaseRecord {
        id: ReleaseId::new(id),
        source: table.series.get(0).map_or_else(|| SourceCode::new("NSO"), |s| s.source),
        file_hash: sha256(received),
        file_name: format!("{id}.csv"),
        file_size: received.len() as u64,
        recipe: "version = 1".into(),
        reader: "csv 1".into(),
        indicators,
        observations: table.rows.len() as u64,
        at: Timestamp(1_741_000_000_000),
        by: Author("A. Diallo".into()),
    }
}

pub fn add(file: &ProjectFile, id: &str, table: &ObservationTable) -> Result<Added, StoreError> {
    let received = format!("received as {id}").into_bytes();
    file.transact(|tx| tx.add_release(&record(id, table, &received), table, &packed(&received), &mut |_, _| Ok(())))
}

/// A profile whose one dataset holds these releases, oldest first.
pub fn profile(source: &str, members: &[(&str, Extent)]) -> Profile {
    let releases = members
        .iter()
        .zip(0..)
        .map(|((id, extent), at)| DatasetRelease {
            release: ReleaseId::new(id),
            extent: extent.clone(),
            at: Timestamp(at),
            by: Author("A. Diallo".into()),
            file_name: String::new(),
            reason: String::new(),
            knew: Vec::new(),
        })
        .collect();
    let id = DatasetId::new(format!("d-{source}"));
    let mut profile = Profile::default();
    profile.datasets.insert(id.clone(), Arc::new(Dataset { id, source: SourceCode::new(source), releases }));
    profile
}

/// `sex=F 2020 3.50` per observation, as [`table`] reads it.
pub fn text(observations: &[Observation]) -> String {
    let words = observations.iter().map(|o| {
        let value = match o.value {
            ObsValue::Number(d) => d.to_string(),
            ObsValue::RoundsToZero => "~0".into(),
            ObsValue::Missing(_) => "..".into(),
        };
        format!("{} {} {value}", o.series.codes_text(), o.period).trim_start().to_string()
    });
    words.collect::<Vec<_>>().join("; ")
}

pub fn period(text: &str) -> Period {
    text.parse().unwrap()
}

/// Everything of a table, in an order that does not depend on how it is stored.
pub fn unfolded(table: &ObservationTable) -> Vec<String> {
    let id = ReleaseId::new("r");
    let mut all: Vec<String> =
        table.rows.iter().map(|row| format!("{:?}", table.observation(row, &id).unwrap())).collect();
    all.sort();
    all
}

pub fn cell(sheet: Option<&str>, row: u32, column: u32) -> CellRef {
    CellRef { sheet: sheet.map(Arc::from), row, column }
}
