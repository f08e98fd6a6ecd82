//! The same project gives the same PDF, byte by byte: twice, elsewhere, with one thread, on another day.

use crate::common::{make_sample, pdf, read_repository, repository, sample_bytes};
use almanac_app::{Access, Session, SystemHost};
use sha2::{Digest, Sha256};
use std::process::Command;
use std::sync::Arc;

fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|b| format!("{b:02x}")).collect()
}

/// The hash of the PDF of a project's bytes, put at this place below a fresh folder.
fn exported(bytes: &[u8], place: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(place);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(&path, bytes).unwrap();
    let session = Session::open(&path, Access::Read, Arc::new(SystemHost::new("Whoever"))).unwrap();
    sha256(&pdf(&session))
}

#[test]
fn the_same_file_gives_the_same_pdf_wherever_it_is() {
    let first = exported(sample_bytes(), "a.almanac");
    assert_eq!(exported(sample_bytes(), "a.almanac"), first, "a second time");
    assert_eq!(exported(sample_bytes(), "Archive d’été/2024 (final)/другой.almanac"), first, "at another path");
}

/// The number of threads is set once per process, so this test runs itself again in processes of their own.
#[test]
fn the_number_of_threads_does_not_matter() {
    if let Some(project) = std::env::var_os("ALMANAC_TEST_PROJECT") {
        println!("hash {}", exported(&std::fs::read(project).unwrap(), "a.almanac"));
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("s.almanac");
    std::fs::write(&path, sample_bytes()).unwrap();
    let with = |threads: &str| {
        let out = Command::new(std::env::current_exe().unwrap())
            .args(["determinism::the_number_of_threads_does_not_matter", "--exact", "--nocapture"])
            .env("RAYON_NUM_THREADS", threads)
            .env("ALMANAC_TEST_PROJECT", &path)
            .env("TZ", if threads == "1" { "Asia/Bishkek" } else { "America/Lima" })
            .env("LANG", if threads == "1" { "ru_RU.UTF-8" } else { "C" })
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&out.stdout).into_owned();
        text.lines()
            .find_map(|l| l.split_once("hash ").map(|(_, h)| h.to_string()))
            .unwrap_or_else(|| panic!("no hash: {text}"))
    };
    assert_eq!(with("1"), with("2"));
}

#[test]
fn the_sample_is_the_one_that_is_known() {
    const FILE: &str = "tests/expected/sample.pdf.sha256";
    let (first, second) = (exported(&make_sample(), "a.almanac"), exported(&make_sample(), "b.almanac"));
    assert_eq!(first, second, "the sample made twice with the same ids and times");
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::create_dir_all(repository("tests/expected")).unwrap();
        std::fs::write(repository(FILE), format!("{first}\n")).unwrap();
    }
    let expected = String::from_utf8(read_repository(FILE)).unwrap();
    assert_eq!(
        first,
        expected.trim(),
        "the PDF of the sample is another than before. When texts, data, template or typesetter were changed on purpose, look at the \
         new PDF and run: UPDATE_EXPECTED=1 cargo test --workspace --test app -- the_sample_is_the_one"
    );
}
