//! Looks at a file's first bytes and its size before a database library sees it.

use super::{APPLICATION_ID, FORMAT_VERSION};
use crate::{NotAProject, OpenError};
use std::{
    fs::{self, File},
    io::{self, Read},
    path::{Path, PathBuf},
};

/// The real path of an existing file, so that a link and its target have one lock.
pub(crate) fn real_path(path: &Path) -> Result<PathBuf, OpenError> {
    fs::canonicalize(path).map_err(|e| match e.kind() {
        io::ErrorKind::NotFound => OpenError::NotFound(path.to_path_buf()),
        _ => OpenError::Failed(path.to_path_buf(), e.to_string()),
    })
}

/// Tells projects from other files. `Ok` is no promise that the content is sound.
pub(crate) fn inspect(path: &Path) -> Result<(), OpenError> {
    let failed = |e: io::Error| OpenError::Failed(path.to_path_buf(), e.to_string());
    let other = |why| Err(OpenError::NotAProject(path.to_path_buf(), why));
    let damaged = |what: &str| Err(OpenError::Damaged(path.to_path_buf(), what.into()));
    let about = fs::metadata(path).map_err(failed)?;
    if about.is_dir() {
        return other(NotAProject::Folder);
    }
    if about.len() == 0 {
        return other(NotAProject::Empty);
    }
    let mut head = Vec::with_capacity(100);
    File::open(path).and_then(|f| f.take(100).read_to_end(&mut head)).map_err(failed)?;
    const MAGIC: &[u8; 16] = b"SQLite format 3\0";
    if !head.starts_with(MAGIC) {
        // A piece of the mark is what remains of a file that was cut off right at its beginning.
        return if head.len() < MAGIC.len() && MAGIC.starts_with(&head) {
            damaged("it ends within its first bytes")
        } else {
            other(NotAProject::OtherKind)
        };
    }
    let (Some(page_size), Some(pages), Some(application), Some(format)) =
        (number(&head, 16, 2), number(&head, 28, 4), number(&head, 68, 4), number(&head, 60, 4))
    else {
        return damaged("it ends within its first bytes");
    };
    if i64::from(application) != i64::from(APPLICATION_ID) {
        return other(NotAProject::OtherProgram);
    }
    if format == 0 {
        return damaged("it does not say its format");
    }
    let page_size = if page_size == 1 { 65_536 } else { u64::from(page_size) };
    // While a journal lies beside the file, its first page may be ahead of its size: SQLite mends that.
    // A newer format is reported first: its way of counting may differ.
    if format <= FORMAT_VERSION && !has_journal(path) && about.len() < page_size * u64::from(pages) {
        return damaged(&format!("{} of its {} bytes are there", about.len(), page_size * u64::from(pages)));
    }
    Ok(())
}

/// Whether a journal with content lies beside the file.
pub(crate) fn has_journal(path: &Path) -> bool {
    ["-wal", "-journal"].iter().any(|suffix| fs::metadata(beside(path, suffix)).is_ok_and(|m| m.len() > 0))
}

/// The path with something appended to the file's name.
pub(crate) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_os_string();
    name.push(suffix);
    PathBuf::from(name)
}

fn number(head: &[u8], at: usize, length: usize) -> Option<u32> {
    Some(head.get(at..at + length)?.iter().fold(0, |n, byte| (n << 8) | u32::from(*byte)))
}
