//! The command line as its users meet it: whole sessions, from the sample to the exported profile.
//!
//! The words and statuses are those that scripts depend on; numbers are those of the sample's files.

use almanac_tests::programs::{Ran, almanac, repository};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use tempfile::TempDir;

/// A folder with a sample profile of its own; the sample itself is written once.
struct Session {
    folder: TempDir,
}

impl Session {
    fn with_sample() -> Self {
        static SAMPLE: OnceLock<TempDir> = OnceLock::new();
        let sample = SAMPLE.get_or_init(|| {
            let folder = tempfile::tempdir().expect("a folder");
            let ran = almanac(folder.path(), &["sample", "sample.almanac"]);
            assert_eq!(ran.status, 0, "{ran:?}");
            folder
        });
        let session = Self::empty();
        std::fs::copy(sample.path().join("sample.almanac"), session.path("sample.almanac")).expect("a copy");
        session
    }
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().expect("a folder") }
    }
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
    #[track_caller]
    fn run(&self, arguments: &[&str], status: i32) -> Ran {
        let ran = almanac(self.folder.path(), arguments);
        assert_eq!(ran.status, status, "almanac {}\n{}{}", arguments.join(" "), ran.out, ran.err);
        ran
    }
    /// Runs the command, which must succeed, and takes what it prints.
    #[track_caller]
    fn says(&self, arguments: &[&str]) -> String {
        self.run(arguments, 0).out
    }
    #[track_caller]
    fn json(&self, arguments: &[&str]) -> serde_json::Value {
        let printed = self.says(arguments);
        serde_json::from_str(&printed).unwrap_or_else(|e| panic!("{e}: {printed}"))
    }
    /// The unemployment rate of the edition's year, as the profile prints it.
    #[track_caller]
    fn unemployment(&self, project: &str) -> String {
        self.says(&["value", project, "CTX-012 this"]).trim().to_owned()
    }
}

/// A delivery that differs from the sample's in one cell: 3.9 instead of 3.7.
fn newer() -> String {
    let path = repository().join("tests/fixtures/newer/nsc-labour-2025-one-cell-changed.xlsx");
    path.to_string_lossy().into_owned()
}

fn recipe() -> String {
    repository().join("assets/sample/recipes/nsc-labour-2025.toml").to_string_lossy().into_owned()
}

#[test]
fn the_sample_is_a_whole_profile() {
    let session = Session::with_sample();
    let info = session.json(&["info", "sample.almanac", "--json"]).to_string();
    assert!(info.contains("KGZ") && info.contains("2024"), "{info}");
    session.run(&["verify", "sample.almanac"], 0);
    let errors = almanac(session.folder.path(), &["check", "sample.almanac", "--level", "error"]);
    assert_eq!(errors.status, 0, "the sample has no errors: {}", errors.out);
}

#[test]
fn a_finding_is_accepted_with_a_reason_and_comes_back_when_it_is_taken_back() {
    let session = Session::with_sample();
    let found = session.json(&["check", "sample.almanac", "--json"]);
    let open = found["findings"].as_array().expect("findings");
    let accepted = found["accepted"].as_array().expect("accepted").len();
    assert!(accepted >= 10, "the sample's own acceptances are kept: {accepted}");
    let finding = open.iter().find(|f| f["kind"] == "period-due").expect("a year that is due");
    let name = finding["name"].as_str().expect("a name");

    session.run(&["check", "sample.almanac", "--accept", name], 2);
    session.run(&["check", "sample.almanac", "--accept", "0000000000", "--reason", "no such finding"], 2);
    session.says(&["check", "sample.almanac", "--accept", name, "--reason", "no newer survey was made"]);
    let list = session.says(&["check", "sample.almanac", "--accepted"]);
    assert!(list.contains("because: no newer survey was made"), "{list}");
    let now = session.json(&["check", "sample.almanac", "--json"]);
    assert_eq!(now["findings"].as_array().expect("findings").len(), open.len() - 1);
    assert!(session.says(&["history", "sample.almanac"]).contains("no newer survey was made"), "the history tells who");

    session.says(&["check", "sample.almanac", "--take-back", name]);
    assert_eq!(session.json(&["check", "sample.almanac", "--json"]), found);
}

#[test]
fn a_refused_question_says_what_is_wrong_why_and_the_way_out() {
    let session = Session::with_sample();
    let sum = session.says(&["value", "sample.almanac", "IMM-005 1990..2020 | sum"]);
    for sentence in ["A stock is summed over time.", "The same people would be counted once for every date.", "Ask for"]
    {
        assert!(sum.contains(sentence), "{sum}");
    }
    let share = session.json(&["value", "sample.almanac", "IMM-008 2020 | share of IMM-005", "--json"]);
    assert_eq!(share["cells"][0][0]["refused"]["reason"], "balance-as-part", "{share}");
}

#[test]
fn the_profile_comes_out_as_an_accessible_pdf_twice_the_same() {
    let session = Session::with_sample();
    session.run(&["export", "sample.almanac", "--out", "one.pdf"], 0);
    session.run(&["export", "sample.almanac", "--out", "two.pdf"], 0);
    let one = std::fs::read(session.path("one.pdf")).expect("the PDF is there");
    let two = std::fs::read(session.path("two.pdf")).expect("the PDF is there");
    assert!(one.starts_with(b"%PDF-"), "it is a PDF");
    let says = |words: &[u8]| one.windows(words.len()).any(|part| part == words);
    assert!(says(b"pdfuaid:part"), "it declares PDF/UA");
    assert!(one == two, "the same profile gives the same bytes");
}

#[test]
fn a_newer_file_changes_a_number_and_one_undo_takes_it_back() {
    let session = Session::with_sample();
    assert_eq!(session.unemployment("sample.almanac"), "3.7");

    let plan = session.says(&["import", "sample.almanac", &newer(), "--recipe", &recipe(), "--dry-run"]);
    assert!(plan.contains("3.9"), "the plan shows the changed cell: {plan}");
    assert_eq!(session.unemployment("sample.almanac"), "3.7", "a dry run writes nothing");

    session.run(&["import", "sample.almanac", &newer(), "--recipe", &recipe()], 0);
    assert_eq!(session.unemployment("sample.almanac"), "3.9");
    session.run(&["verify", "sample.almanac"], 0);

    session.says(&["undo", "sample.almanac"]);
    assert_eq!(session.unemployment("sample.almanac"), "3.7");
    session.says(&["redo", "sample.almanac"]);
    assert_eq!(session.unemployment("sample.almanac"), "3.9");
}

#[test]
fn a_number_tells_where_it_comes_from_and_where_it_is_printed() {
    let session = Session::with_sample();
    let origin =
        session.says(&["explain", "sample.almanac", "--indicator", "CTX-012", "--where", "sex=_T", "--period", "2024"]);
    assert!(origin.contains("nsc-labour-2025.xlsx"), "the file: {origin}");
    assert!(origin.contains("8.5.2!T7"), "the cell: {origin}");
    let uses = session.says(&["where-used", "sample.almanac", "--indicator", "CTX-012"]);
    assert!(uses.contains("unemployment"), "the section: {uses}");
}

#[test]
fn text_comes_out_and_goes_in_unchanged() {
    let session = Session::with_sample();
    let before = session.says(&["text", "sample.almanac"]);
    std::fs::write(session.path("text.md"), &before).expect("the text is written");
    session.says(&["text", "sample.almanac", "--set", "text.md"]);
    assert_eq!(session.says(&["text", "sample.almanac"]), before);
}

#[test]
fn copies_combine() {
    let session = Session::with_sample();
    std::fs::copy(session.path("sample.almanac"), session.path("copy.almanac")).expect("a copy");
    session.run(&["import", "copy.almanac", &newer(), "--recipe", &recipe()], 0);
    session.says(&["combine", "sample.almanac", "copy.almanac"]);
    assert_eq!(session.unemployment("sample.almanac"), "3.9");
    session.run(&["verify", "sample.almanac"], 0);
}

#[test]
fn a_file_is_read_without_a_project() {
    let session = Session::empty();
    let read = session.says(&["read", &newer(), "--recipe", &recipe(), "--format", "csv"]);
    let found = read.lines().any(|line| line.contains("8.5.2!T7") && line.contains("3.9"));
    assert!(found, "the changed cell with its place: {}", read.lines().take(5).collect::<Vec<_>>().join("\n"));
    let inspected = session.json(&["inspect", &newer(), "--json"]);
    assert!(inspected.get("tables").is_some_and(|t| t.is_array()), "{inspected}");
}

#[test]
fn trouble_has_a_status_and_names_its_place() {
    let session = Session::with_sample();
    session.run(&["no-such-command"], 2);
    std::fs::write(session.path("broken.xlsx"), b"PK\x03\x04 and then nothing").expect("the file is written");
    let broken = session.run(&["inspect", "broken.xlsx"], 3);
    assert!(broken.err.contains("broken.xlsx"), "{broken:?}");
    let absent = session.run(&["info", "absent.almanac"], 3);
    assert!(absent.err.contains("absent.almanac"), "{absent:?}");
    let old = std::fs::read(session.path("sample.almanac")).expect("the project is there");
    let refused = almanac(session.folder.path(), &["export", "sample.almanac", "--out", "no/such/folder/out.pdf"]);
    assert_ne!(refused.status, 0, "{refused:?}");
    assert!(!Path::new(&session.path("no")).exists(), "nothing is left behind");
    assert!(
        old == std::fs::read(session.path("sample.almanac")).expect("the project is there"),
        "reading changes nothing"
    );
}
