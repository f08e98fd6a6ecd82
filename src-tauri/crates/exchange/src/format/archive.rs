//! Checks an archive before anything in it is unpacked: entries, sizes, ratios, and what it holds.

use super::Format;
use crate::error::{ReadError, ReadErrorKind};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// An archive in memory.
pub type Archive<'a> = ZipArchive<Cursor<&'a [u8]>>;

const MAX_ENTRIES: usize = 10_000;
/// What all parts may unpack to: small files of honest senders stay far below, large ones unpack to ten times their size.
pub fn most_unpacked(received: usize) -> u64 {
    (received as u64).saturating_mul(12).clamp(256 << 20, 1 << 30)
}
/// Sheets of zeros pack well; beyond this no honest workbook goes.
const MAX_RATIO: u64 = 400;
const RATIO_FROM: u64 = 16 << 20;

/// Which workbook format an archive is.
pub fn kind(bytes: &[u8], name: &str) -> Result<Format, ReadError> {
    let mut archive = open(bytes, name)?;
    if archive.index_for_name("[Content_Types].xml").is_some() {
        if archive.file_names().flatten().any(|n| n.ends_with("workbook.bin")) {
            return Err(not_read(name, "binary workbooks (.xlsb) are not read"));
        }
        if archive.file_names().flatten().any(|n| n.ends_with("workbook.xml")) {
            return Ok(Format::Xlsx);
        }
        return Err(not_read(name, "this Office file is not a workbook"));
    }
    let mut media = String::new();
    if let Ok(entry) = archive.by_name("mimetype") {
        let _ = entry.take(128).read_to_string(&mut media);
    }
    if media.starts_with("application/vnd.oasis.opendocument.spreadsheet") {
        return Ok(Format::Ods);
    }
    Err(not_read(name, "this is an archive, not a workbook"))
}

fn not_read(name: &str, reason: &str) -> ReadError {
    ReadError::new(
        ReadErrorKind::NotATable,
        name,
        reason,
        "Save the table as .xlsx or CSV, or unpack the archive, and import that",
    )
}

/// Opens an archive after its directory has been checked.
pub fn open<'a>(bytes: &'a [u8], name: &str) -> Result<Archive<'a>, ReadError> {
    let damaged = |reason: String| {
        ReadError::new(
            ReadErrorKind::Damaged,
            name,
            reason,
            "Ask the sender for the file again; it may have been cut off",
        )
    };
    let large = |reason: String| {
        ReadError::new(ReadErrorKind::TooLarge, name, reason, "Ask the sender for the part that the profile needs")
    };
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(format!("the archive is damaged ({e})")))?;
    if archive.len() > MAX_ENTRIES {
        return Err(large(format!("the archive holds {} parts; {MAX_ENTRIES} are read at most", archive.len())));
    }
    let mut total = 0_u64;
    let most = most_unpacked(bytes.len());
    for i in 0..archive.len() {
        let entry = archive.by_index_raw(i).map_err(|e| damaged(format!("a part of the archive is damaged ({e})")))?;
        if entry.encrypted() {
            return Err(ReadError::new(
                ReadErrorKind::Protected,
                name,
                "the archive is protected by a password",
                "Open it with the password, save it without one, and import that",
            ));
        }
        total = total.saturating_add(entry.size());
        let ratio = entry.size() / entry.compressed_size().max(1);
        if total > most || (entry.size() > RATIO_FROM && ratio > MAX_RATIO) {
            return Err(large(format!(
                "part \"{}\" would unpack to {} MB from {} KB",
                entry.name().unwrap_or_default(),
                entry.size() >> 20,
                entry.compressed_size() >> 10
            )));
        }
    }
    Ok(archive)
}

/// The text of one part, never more than its directory entry promises; none when it is not there.
pub fn text(archive: &mut Archive<'_>, part: &str) -> Option<String> {
    let entry = archive.by_name(part).ok()?;
    let most = entry.size().min(1 << 30);
    let mut bytes = Vec::with_capacity(usize::try_from(most).unwrap_or(0));
    entry.take(most).read_to_end(&mut bytes).ok()?;
    // Sixteen-bit text is valid UTF-8, too, and means something else.
    if bytes.iter().take(4).any(|b| *b == 0) {
        return Some(super::encoding::decode(&bytes).0.into_owned());
    }
    match String::from_utf8(bytes) {
        Ok(text) if !text.starts_with('\u{feff}') => Some(text),
        Ok(text) => Some(text.trim_start_matches('\u{feff}').to_string()),
        Err(e) => Some(super::encoding::decode(e.as_bytes()).0.into_owned()),
    }
}
