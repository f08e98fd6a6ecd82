//! Reading a file without a project.

use crate::failure::Failure;
use crate::knowledge::Knowledge;
use crate::wire::{ActionHint, ErrorCode, Place};
use almanac_exchange::{Inspection, Long, LongRow, ReadError, Recipe, RecipeError};

/// What a file is: format, tables, dimensions, periods, counts.
pub fn inspect(bytes: &[u8], name: &str) -> Result<Inspection, Failure> {
    almanac_exchange::inspect(bytes, name, &Knowledge::bundled().context()).map_err(read_failure_of)
}

/// Whether a text is a recipe; a failure says what it lacks.
pub fn check_recipe(toml: &str) -> Result<(), Failure> {
    Recipe::from_toml(toml).map(drop).map_err(recipe_failure)
}

/// Everything understood in a file, value by value.
pub fn read_long_to(
    bytes: &[u8],
    name: &str,
    recipe: Option<&str>,
    each: &mut dyn FnMut(&Long, &LongRow),
) -> Result<Long, Failure> {
    let recipe = recipe.map(Recipe::from_toml).transpose().map_err(recipe_failure)?;
    almanac_exchange::read_long(bytes, name, recipe.as_ref(), &Knowledge::bundled().context(), each)
        .map_err(read_failure_of)
}

/// A file that cannot be read, as a failure with its place and the way on.
pub fn read_failure_of(e: ReadError) -> Failure {
    Failure::new(ErrorCode::CannotRead, e.to_string())
        .hint(ActionHint::ChooseAnotherFile)
        .at(Place::File { file: e.file, cell: e.place })
}

pub(crate) fn recipe_failure(e: RecipeError) -> Failure {
    Failure::new(ErrorCode::WrongInput, e.to_string())
}

/// The largest received file that is read, in bytes; the store keeps none that is larger.
const LARGEST: u64 = 1024 * 1024 * 1024;

/// Reads a received file whole, after a look at what it is and how large.
pub fn read_file(path: &std::path::Path) -> Result<Vec<u8>, Failure> {
    let refuse = |why: &str| {
        Err(Failure::new(ErrorCode::CannotRead, format!("cannot read '{}': {why}", path.display()))
            .hint(ActionHint::ChooseAnotherFile)
            .at(Place::File { file: path.display().to_string(), cell: String::new() }))
    };
    let about = match std::fs::metadata(path) {
        Ok(about) => about,
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => return refuse("there is no such file; choose another"),
        Err(e) => return refuse(&format!("{e}; choose another file")),
    };
    if about.is_dir() {
        return refuse("it is a folder; choose a file in it");
    }
    // Opening a pipe would wait for somebody to write into it, and a device may never end.
    if !about.is_file() {
        return refuse("it is a device or a pipe; choose a file");
    }
    if about.len() > LARGEST {
        return refuse("it is larger than 1 GB; ask the sender for the table alone");
    }
    let read = std::fs::File::open(path).and_then(|mut file| {
        let before = stamp(&file.metadata()?);
        let bytes = read_whole(&mut file)?;
        Ok((whole(before, stamp(&file.metadata()?), bytes.len() as u64), bytes))
    });
    match read {
        Ok((_, bytes)) if bytes.len() as u64 > LARGEST => {
            refuse("it is larger than 1 GB; ask the sender for the table alone")
        }
        Ok((false, _)) => refuse("it changed while it was read; wait until it is saved or copied whole, and try again"),
        Ok((true, bytes)) => Ok(bytes),
        Err(e) => refuse(&format!("{e}; choose another file")),
    }
}

/// Size and time of the last change.
type Stamp = (u64, Option<std::time::SystemTime>);

fn stamp(about: &std::fs::Metadata) -> Stamp {
    (about.len(), about.modified().ok())
}

fn read_whole(file: &mut dyn std::io::Read) -> std::io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    std::io::Read::read_to_end(&mut std::io::Read::take(file, LARGEST + 1), &mut bytes)?;
    Ok(bytes)
}

/// Whether what was read is one state of the file: a half-saved table looks like an honest one.
fn whole(before: Stamp, after: Stamp, read: u64) -> bool {
    before == after && read == before.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use std::time::{Duration, SystemTime};

    #[test]
    fn a_file_that_changes_while_it_is_read_is_not_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        std::fs::write(&path, "a,b\n1,2\n").unwrap();
        let mut file = std::fs::OpenOptions::new().read(true).append(true).open(&path).unwrap();
        let before = stamp(&file.metadata().unwrap());
        let bytes = read_whole(&mut file).unwrap();
        assert!(whole(before, stamp(&file.metadata().unwrap()), bytes.len() as u64));
        // Somebody saves more of it.
        file.write_all(b"3,4\n").unwrap();
        assert!(!whole(before, stamp(&file.metadata().unwrap()), bytes.len() as u64));
        // The same length at another time, and fewer bytes than the file says.
        let then = SystemTime::UNIX_EPOCH;
        assert!(!whole((8, Some(then)), (8, Some(then + Duration::from_secs(1))), 8));
        assert!(!whole((8, Some(then)), (8, Some(then)), 4));
        assert_eq!(read_file(&path).unwrap(), b"a,b\n1,2\n3,4\n");
    }
}
