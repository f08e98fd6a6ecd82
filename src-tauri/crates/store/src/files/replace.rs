//! A temporary file beside the target that takes its place in one step.

use std::{
    ffi::OsString,
    fs::{self, File, OpenOptions},
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Writes a file whole: on any failure the old one, if there was one, is untouched.
pub fn write_atomically(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let new = Replacement::beside(target)?;
    let mut file = OpenOptions::new().write(true).open(new.path())?;
    file.write_all(bytes)?;
    drop(file);
    new.commit()
}

/// A file in the making. Dropped without [`Replacement::commit`], it is removed again.
#[derive(Debug)]
pub struct Replacement {
    temporary: PathBuf,
    target: PathBuf,
    done: bool,
}

impl Replacement {
    /// Reserves an empty file in the target's folder, because only within one disk is a rename one step.
    pub fn beside(target: &Path) -> io::Result<Self> {
        // A link is written through, not replaced.
        let target = fs::canonicalize(target).unwrap_or_else(|_| target.to_path_buf());
        let name = target.file_name().ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "no file name"))?;
        for attempt in 0..100 {
            let mut hidden = OsString::from(".");
            hidden.push(name);
            hidden.push(format!(".{}-{attempt}.tmp", std::process::id()));
            let temporary = target.with_file_name(hidden);
            match OpenOptions::new().write(true).create_new(true).open(&temporary) {
                Ok(_) => return Ok(Self { temporary, target, done: false }),
                Err(e) if e.kind() == io::ErrorKind::AlreadyExists => {}
                Err(e) => return Err(e),
            }
        }
        Err(io::Error::new(io::ErrorKind::AlreadyExists, "too many unfinished files of that name"))
    }

    /// Where to write.
    pub fn path(&self) -> &Path {
        &self.temporary
    }

    /// Makes the content durable and puts it in the target's place.
    pub fn commit(mut self) -> io::Result<()> {
        if let Ok(old) = fs::metadata(&self.target) {
            fs::set_permissions(&self.temporary, old.permissions())?;
        }
        // Windows flushes only through a handle that may write; a read-only target stays read-only.
        OpenOptions::new()
            .read(true)
            .write(true)
            .open(&self.temporary)
            .and_then(|f| f.sync_all())
            .or_else(|e| if e.kind() == io::ErrorKind::PermissionDenied { Ok(()) } else { Err(e) })?;
        fs::rename(&self.temporary, &self.target)?;
        self.done = true;
        sync_folder(&self.target);
        Ok(())
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        if !self.done {
            // Nothing more can be done about a leftover here.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// Makes a rename survive a power cut where the system needs that; folders cannot be opened on Windows.
fn sync_folder(target: &Path) {
    if cfg!(unix)
        && let Some(folder) = target.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<_> =
            fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn the_new_file_takes_the_place_of_the_old() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("profil émigré.pdf");
        write_atomically(&target, b"one").unwrap();
        write_atomically(&target, b"two").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"two");
        assert_eq!(names(folder.path()), ["profil émigré.pdf"], "nothing is left beside it");
    }

    #[test]
    fn given_up_halfway_the_old_file_stays() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("a.pdf");
        write_atomically(&target, b"old").unwrap();
        let new = Replacement::beside(&target).unwrap();
        fs::write(new.path(), b"half").unwrap();
        drop(new);
        assert_eq!(fs::read(&target).unwrap(), b"old");
        assert_eq!(names(folder.path()), ["a.pdf"]);
    }

    #[test]
    fn a_folder_that_is_not_there_is_an_error() {
        let folder = tempfile::tempdir().unwrap();
        assert!(write_atomically(&folder.path().join("no/such/a.pdf"), b"x").is_err());
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_written_through() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real"), folder.path().join("link"));
        fs::write(&real, b"old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write_atomically(&link, b"new").unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
