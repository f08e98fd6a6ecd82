//! The sample profile as a file of one's own, and deliveries for it that change one number.

use crate::programs::{almanac, repository};
use std::path::{Path, PathBuf};

/// The name of the delivery whose number changes; its sender is known to the sample.
pub const DELIVERY: &str = "ilostat-emploi-informel-2024.csv";
/// The section that prints the number.
pub const SECTION: &str = "Informal employment";
/// The number, as a question.
pub const QUESTION: &str = "CTX-020 2021";

/// What it is in the sample, in thousandths.
pub const PRINTED: u32 = 63_221;

/// Another number for the next delivery; none that was delivered before.
pub fn following(number: u32) -> u32 {
    if number == PRINTED { 30_000 } else { number + 1 }
}

/// The sample in a folder; the project's path.
#[track_caller]
pub fn write(folder: &Path) -> PathBuf {
    let ran = almanac(folder, &["sample", "profile.almanac"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    folder.join("profile.almanac")
}

/// The sample's file on informal employment with another rate for 2021, in thousandths of a per cent.
pub fn delivery(thousandths: u32) -> Vec<u8> {
    let bytes = std::fs::read(repository().join("assets/sample/data").join(DELIVERY)).expect("the sample has the file");
    let old = b"2021;Total;63,221";
    let at = bytes.windows(old.len()).position(|part| part == old).expect("the file has the number");
    let new = format!("2021;Total;{},{:03}", thousandths / 1_000, thousandths % 1_000);
    let (before, rest) = bytes.split_at(at);
    [before, new.as_bytes(), rest.strip_prefix(old.as_slice()).expect("it begins there")].concat()
}
