//! Opens an existing project file, for writing or for reading only.

use super::{
    Journal, ProjectFile, ReadFile, Readers,
    connect::{Access, connect},
    inspect::{has_journal, inspect, real_path},
    lock::{Taken, WriterLock},
    migrate,
    verify::{failed, verify},
};
use crate::{OpenError, files};
use almanac_core::{Host, Timestamp};
use rusqlite::Connection;
use std::{
    fs::OpenOptions,
    io,
    path::{Path, PathBuf},
    sync::Mutex,
};

/// How the kind of journal is chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum JournalChoice {
    /// Write-ahead on local disks, rollback on network shares.
    ByDisk,
    /// Rollback wherever it is.
    #[cfg(test)]
    Rollback,
}

impl ProjectFile {
    /// Opens for writing and keeps other writers out until it is closed or dropped.
    pub fn open(path: &Path, host: &dyn Host) -> Result<Self, OpenError> {
        open_with(path, host, JournalChoice::ByDisk)
    }
}

pub(crate) fn open_with(path: &Path, host: &dyn Host, journal: JournalChoice) -> Result<ProjectFile, OpenError> {
    let path = real_path(path)?;
    inspect(&path)?;
    let lock = match WriterLock::take(&path)? {
        Taken::Ours(lock) => lock,
        Taken::SomebodyElses => {
            let (by, since) = writer(&path).map_or(("somebody else".into(), None), |(by, at)| (by, Some(at)));
            return Err(OpenError::InUse { path, by, since });
        }
    };
    if let Err(e) = OpenOptions::new().read(true).write(true).open(&path) {
        return Err(match e.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                OpenError::NotWritable(path, "the file is read-only".into())
            }
            _ => OpenError::Failed(path, e.to_string()),
        });
    }
    let mut connection = connect(&path, Access::Write).map_err(|e| failed(&path, &e))?;
    let format = verify(&connection, &path)?;
    migrate::migrate(&mut connection, &path, migrate::STEPS, format)?;
    finish(path, connection, lock, host, journal)
}

/// Chooses the journal and leaves a note of who writes.
pub(super) fn finish(
    path: PathBuf,
    connection: Connection,
    lock: WriterLock,
    host: &dyn Host,
    choice: JournalChoice,
) -> Result<ProjectFile, OpenError> {
    let wal = match choice {
        JournalChoice::ByDisk => !files::is_on_network(&path),
        #[cfg(test)]
        JournalChoice::Rollback => false,
    };
    let begin = || -> rusqlite::Result<Journal> {
        let mode = |name| connection.pragma_update_and_check(None, "journal_mode", name, |row| row.get::<_, String>(0));
        let journal = if wal && mode("wal")? == "wal" {
            // A killed process loses nothing so; only a power cut may take the last commits, never the file.
            connection.execute_batch("PRAGMA synchronous = NORMAL; PRAGMA journal_size_limit = 16777216;")?;
            Journal::WriteAhead
        } else {
            mode("delete")?;
            connection.execute_batch("PRAGMA synchronous = FULL;")?;
            Journal::Rollback
        };
        connection.execute(include_str!("write_writer.sql"), (host.author().0, host.now().0))?;
        Ok(journal)
    };
    let journal = begin().map_err(|e| failed(&path, &e))?;
    let readers = Readers::new(&path, Access::Read);
    Ok(ProjectFile { read: ReadFile { path, readers }, writer: Mutex::new(Some(connection)), journal, _lock: lock })
}

/// Who has the file open, as the file says.
fn writer(path: &Path) -> Option<(String, Timestamp)> {
    let connection = connect(path, Access::Read).ok()?;
    verify(&connection, path).ok()?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, Timestamp(row.get(1)?)));
    connection.query_row(include_str!("read_writer.sql"), (), read).ok()
}

impl ReadFile {
    /// Opens for reading only; somebody else may write meanwhile.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let path = real_path(path)?;
        inspect(&path)?;
        let access = match try_read(&path, Access::Read) {
            Ok(()) => Access::Read,
            // A file that was not folded on a disk that cannot be written on: no side files can be made.
            Err(OpenError::Failed(..) | OpenError::NotWritable(..)) if !has_journal(&path) => {
                try_read(&path, Access::ReadUnchanging)?;
                Access::ReadUnchanging
            }
            Err(other) => return Err(other),
        };
        Ok(Self { readers: Readers::new(&path, access), path })
    }
}

fn try_read(path: &Path, access: Access) -> Result<(), OpenError> {
    let connection = connect(path, access).map_err(|e| failed(path, &e))?;
    let format = verify(&connection, path)?;
    if format < migrate::FORMAT_VERSION {
        return Err(OpenError::NotWritable(
            path.to_path_buf(),
            format!("it has the older format {format} and must be opened for writing once"),
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use almanac_core::FixedHost;

    #[test]
    fn on_a_disk_that_nobody_can_write_on_no_side_files_are_looked_for() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("100 % d'été #1 – final?.almanac");
        let host = FixedHost::new("A. Diallo", 1);
        let file = ProjectFile::create(&path, &host).unwrap();
        file.transact(|tx| tx.append_update(b"one")).unwrap();
        file.transact(|tx| tx.append_update(b"two")).unwrap();
        file.close().unwrap();
        // Its header says "written ahead", as when the program was killed after its journal was folded.
        let c = Connection::open(&path).unwrap();
        c.pragma_update_and_check(None, "journal_mode", "wal", |_| Ok(())).unwrap();
        c.close().unwrap();
        try_read(&path, Access::ReadUnchanging).unwrap();
        let read = ReadFile { readers: Readers::new(&path, Access::ReadUnchanging), path: path.clone() };
        assert_eq!(read.load_document().unwrap().updates.len(), 2);
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
    }

    #[test]
    fn an_open_project_is_shared_between_threads() {
        fn check<T: Send + Sync + 'static>() {}
        check::<ProjectFile>();
        check::<ReadFile>();
        check::<crate::StoreView>();
    }

    #[test]
    fn on_a_network_share_the_rollback_journal_does_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.almanac");
        let host = FixedHost::new("A. Diallo", 1);
        // Written ahead on a local disk, and brought to a share.
        let local = ProjectFile::create(&path, &host).unwrap();
        assert_eq!(local.journal(), Journal::WriteAhead);
        local.transact(|tx| tx.append_update(b"one")).unwrap();
        local.close().unwrap();
        let shared = open_with(&path, &host, JournalChoice::Rollback).unwrap();
        assert_eq!(shared.journal(), Journal::Rollback);
        let reader = ReadFile::open(&path).unwrap();
        for n in 0..20u8 {
            // Neither waits for the other, because readings are short.
            assert_eq!(reader.load_document().unwrap().updates.len(), 1 + usize::from(n));
            shared.transact(|tx| tx.append_update(&[n])).unwrap();
        }
        assert!(matches!(open_with(&path, &host, JournalChoice::Rollback), Err(OpenError::InUse { .. })));
        shared.close().unwrap();
        assert_eq!(ProjectFile::open(&path, &host).unwrap().load_document().unwrap().updates.len(), 21);
    }
}
