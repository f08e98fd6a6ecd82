//! The operating system's lock that keeps a second writer out, on a small file beside the project.
//!
//! The project itself is not locked as a whole, because readers in other processes may read it.

use crate::OpenError;
use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
};

/// Held for as long as a project is open for writing; the system releases it when the process dies.
#[derive(Debug)]
pub(crate) struct WriterLock {
    file: File,
    path: PathBuf,
}

/// The lock, or that somebody else has it.
#[derive(Debug)]
pub(crate) enum Taken {
    Ours(WriterLock),
    SomebodyElses,
}

impl WriterLock {
    /// Tries once, without waiting.
    pub(crate) fn take(project: &Path) -> Result<Taken, OpenError> {
        let failed = |e: io::Error| match e.kind() {
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                OpenError::NotWritable(project.to_path_buf(), "its folder cannot be written in".into())
            }
            io::ErrorKind::Unsupported => OpenError::NotWritable(
                project.to_path_buf(),
                "this disk cannot lock files; copy the project to a local disk".into(),
            ),
            _ => OpenError::Failed(project.to_path_buf(), e.to_string()),
        };
        let path = lock_path(project);
        for _ in 0..100 {
            let file =
                OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path).map_err(failed)?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Ok(Taken::SomebodyElses),
                Err(TryLockError::Error(e)) => return Err(failed(e)),
            }
            // The one before us removed the file between our opening and our locking it: begin anew.
            if is_still_at(&file, &path) {
                return Ok(Taken::Ours(WriterLock { file, path }));
            }
        }
        Err(OpenError::Failed(project.to_path_buf(), "its lock comes and goes".into()))
    }
}

impl Drop for WriterLock {
    fn drop(&mut self) {
        // Removed while still held, so that whoever opened it meanwhile notices. On Windows it stays,
        // because there is no telling afterwards whether a locked file is still the one at its path.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
        let _ = self.file.unlock();
    }
}

fn lock_path(project: &Path) -> PathBuf {
    let mut name = OsString::from(".");
    name.push(project.file_name().unwrap_or_default());
    name.push(".lock");
    project.with_file_name(name)
}

#[cfg(unix)]
fn is_still_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(a), Ok(b)) => (a.dev(), a.ino()) == (b.dev(), b.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_still_at(_: &File, _: &Path) -> bool {
    true
}
