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
fn chosen_chapters_come_out_with_their_numbers() {
    let session = Session::with_sample();
    let export = |out: &str| -> Vec<u8> {
        let made =
            session.json(&["export", "sample.almanac", "--out", out, "--sections", "4,6.2,annex-terms", "--json"]);
        assert_eq!(
            made["sections"],
            serde_json::json!(["emigration", "remittances-vintages", "annex-terms"]),
            "{made}"
        );
        std::fs::read(session.path(out)).expect("the PDF is there")
    };
    let first = export("a.pdf");
    assert!(first == export("b.pdf"), "the same bytes twice");
    let text = String::from_utf8_lossy(&first);
    for part in ["pdfuaid:part", "pdfaid:conformance", "figure-12.csv", "table-09.csv", "manifest.json"] {
        assert!(text.contains(part), "{part} must stand in the extract");
    }
    for part in ["figure-01.csv", "table-01.csv", "figure-14.csv"] {
        assert!(!text.contains(part), "{part} is of another chapter");
    }
}

#[test]
fn a_chapter_that_is_not_there_is_answered_with_the_list() {
    let session = Session::with_sample();
    for (sections, said) in [("4,labor", "no section \"labor\""), (",", "names no chapter")] {
        let ran = session.run(&["export", "sample.almanac", "--out", "a.pdf", "--sections", sections], 2);
        assert!(ran.err.contains(said), "{}", ran.err);
        assert!(ran.err.contains("\n  7     labour                   Labour market and youth\n"), "{}", ran.err);
        assert!(!session.path("a.pdf").exists(), "nothing is written");
    }
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

/// A project with two senders and an indicator by citizenship, and what a dry run says of a file.
fn with_senders() -> Session {
    let session = Session::empty();
    let write = |name: &str, text: &str| std::fs::write(session.path(name), text).expect("a file");
    session.run(&["new", "p.almanac", "--country", "KGZ", "--year", "2020"], 0);
    write("sources.csv", "code,name_en,kind\nREG,Register,register\nPOL,Border police,administrative\n");
    write(
        "indicators.csv",
        "code,name_en,measure,unit,counts,reference,dimensions\nIMM-001,Immigrants,flow,PS,persons,calendar_year,citizenship\n",
    );
    session.run(&["sources", "p.almanac", "--set", "sources.csv"], 0);
    session.run(&["indicators", "p.almanac", "--set", "indicators.csv"], 0);
    session
}

impl Session {
    /// Imports a table of a sender by the recipe that the program suggests, with an indicator and perhaps words added.
    fn import_words(&self, file: &str, table: &str, source: &str, words: &str) -> serde_json::Value {
        std::fs::write(self.path(file), table).expect("a file");
        almanac(
            self.folder.path(),
            &["import", "p.almanac", file, "--source", source, "--dry-run", "--save-recipe", "r.toml"],
        );
        let recipe = std::fs::read_to_string(self.path("r.toml")).expect("a recipe");
        // A recipe that was kept for such a file has the indicator already.
        let named = format!("name = \"{file}\"\n");
        assert!(recipe.contains(&named) || recipe.contains("IMM-001"), "{recipe}");
        let recipe = recipe.replace(&named, &format!("{named}indicator = \"IMM-001\"\n"));
        std::fs::write(self.path("r.toml"), format!("{recipe}\n{words}")).expect("a recipe");
        let ran = almanac(
            self.folder.path(),
            &["import", "p.almanac", file, "--source", source, "--recipe", "r.toml", "--json"],
        );
        serde_json::from_str(&ran.out).unwrap_or_else(|e| panic!("{e}: {ran:?}"))
    }
    fn value(&self, question: &str) -> String {
        self.says(&["value", "p.almanac", question]).trim().to_owned()
    }
}

fn kinds(imported: &serde_json::Value) -> String {
    let list = imported["findings"].as_array().expect("findings");
    list.iter().map(|f| format!("{} {}\n", f["place"], f["message"])).collect()
}

#[test]
fn what_a_senders_word_means_is_said_once() {
    let session = with_senders();
    let table = "citizenship,2015,2016\nCongo,10,11\nAtlantida,3,4\nFrance,5,6\n";
    let said = "[labels.citizenship]\n\"Congo\" = \"COG\"\n";
    let first = session.import_words("one.csv", table, "REG", said);
    assert!(kinds(&first).contains("Atlantida") && !kinds(&first).contains("Congo"), "{}", kinds(&first));
    assert_eq!(session.value("IMM-001[citizenship=COG] 2016"), "11");

    let words = session.says(&["synonyms", "p.almanac"]);
    assert!(words.contains("Congo,citizenship,COG,REG,"), "{words}");
    assert!(!words.contains("France"), "what the lists know is not learned: {words}");

    // Another kind of file of that sender, with other capitals and a note: nobody is asked again.
    let next =
        session.import_words("two.csv", "nationality;2017;2018\nCONGO*;12;13\nAtlantida;5;5\nFrance;7;7\n", "REG", "");
    assert!(!kinds(&next).contains("CONGO"), "{}", kinds(&next));
    assert_eq!(session.value("IMM-001[citizenship=COG]@REG 2017"), "12");
    // Another sender may mean another country.
    let other =
        session.import_words("three.csv", "nationality;2018;2019\nCongo;13;14\nAtlantida;5;5\nFrance;7;7\n", "POL", "");
    assert!(other.to_string().contains("COG or COD") && kinds(&other).contains("line 2"), "{other}");

    // The table is read back: a word for every sender, one corrected, one forgotten.
    std::fs::write(
        session.path("words.csv"),
        "label,dimension,code,source\nAtlantida,citizenship,_U,\nCongo,citizenship,COD,REG\n",
    )
    .expect("a file");
    session.run(&["synonyms", "p.almanac", "--set", "words.csv"], 0);
    let words = session.json(&["synonyms", "p.almanac", "--json"]).to_string();
    assert!(words.contains("COD") && words.contains("Atlantida") && !words.contains("COG"), "{words}");
    let third =
        session.import_words("four.csv", "nationality;2018;2019\nCongo;14;15\nAtlantida;6;6\nFrance;7;7\n", "REG", "");
    let told = kinds(&third);
    assert!(!told.contains("is no code") && !told.contains("name of several"), "every label has its code: {told}");
    assert!(
        told.contains("[COG] of dimension citizenship stood in the last file"),
        "what a word meant is missed: {told}"
    );
    assert_eq!(session.value("IMM-001[citizenship=COD]@REG 2018"), "14");
    std::fs::write(session.path("words.csv"), "label,dimension,code,source\nCongo,citizenship,,REG\n").expect("a file");
    session.run(&["synonyms", "p.almanac", "--set", "words.csv"], 0);
    assert!(!session.says(&["synonyms", "p.almanac"]).contains("Congo"));
    // A mistake says where it is, and what is right beside it counts.
    std::fs::write(session.path("words.csv"), "label,dimension,code\n,citizenship,FRA\nX,nowhere,FRA\nX,nowhere,DEU\n")
        .expect("a file");
    let ran = session.run(&["synonyms", "p.almanac", "--set", "words.csv"], 1);
    assert!(ran.out.contains("line 2") && ran.out.contains("nowhere") && ran.out.contains("line 4"), "{}", ran.out);
    // Deliveries say what they knew when they were read: they still come out the same.
    session.run(&["verify", "p.almanac"], 0);
}

#[test]
fn a_national_code_list_is_added_and_gets_versions() {
    let session = with_senders();
    let write = |name: &str, text: &str| std::fs::write(session.path(name), text).expect("a file");
    let lists = session.says(&["code-lists", "p.almanac"]);
    assert!(lists.contains("CL_EDUCATION_LEV") && lists.contains("CL_REASON") && !lists.contains("CL_KG"), "{lists}");
    write("dimensions.csv", "code,name_en,role,code_list\ndistrict,District,reference_area,CL_KG_DISTRICT\n");
    write(
        "districts.csv",
        "code,parent,name_en,name_ru,synonyms,valid_from,valid_to\nKG-1,,North,Север,Nord;Северный,,\nKG-2,KG-1,East,Восток,,,2019-12-31\n",
    );
    let list = ["code-lists", "p.almanac", "--list", "CL_KG_DISTRICT", "--set", "districts.csv"];
    session.run(&[&list[..], &["--name", "Districts"]].concat(), 0);
    session.run(&["dimensions", "p.almanac", "--set", "dimensions.csv"], 0);
    assert!(session.says(&["dimensions", "p.almanac"]).contains("district,District"), "the dimension is there");
    // The same again changes nothing but the spellings, which have a dimension now.
    session.run(&list, 0);
    assert!(session.says(&["synonyms", "p.almanac"]).contains("Nord,district,KG-1,,"), "spellings for every sender");
    let table = session.says(&["code-lists", "p.almanac", "--list", "CL_KG_DISTRICT"]);
    assert!(table.contains("KG-2,KG-1,East") && table.contains("2019-12-31"), "{table}");
    assert!(session.says(&["code-lists", "p.almanac"]).contains("CL_KG_DISTRICT,1,Districts"));

    // Next version: a new district; one that is gone is told.
    write("districts.csv", "code,name_en\nKG-1,North\nKG-3,South\n");
    let ran = session.run(&list, 0);
    assert!(ran.out.contains("KG-2") && ran.out.contains("valid_to"), "{}", ran.out);
    assert!(session.says(&["code-lists", "p.almanac"]).contains("CL_KG_DISTRICT,2,Districts"));
    session.run(&["undo", "p.almanac"], 0);
    assert!(session.says(&["code-lists", "p.almanac"]).contains("CL_KG_DISTRICT,1,Districts"));

    // Hostile tables: a parent that is nowhere, a date that is none, an end before the beginning, a formula.
    write(
        "districts.csv",
        "code,parent,name_en,valid_from,valid_to\nKG-1,KG-9,=1+1,2020-13-40,\nKG-4,,West,2020-01-01,2019-01-01\n",
    );
    let ran = session.run(&list, 1);
    assert!(
        ran.out.contains("KG-9") && ran.out.contains("2020-13-40") && ran.out.contains("2019-01-01"),
        "{}",
        ran.out
    );
    assert!(session.says(&["code-lists", "p.almanac", "--list", "CL_KG_DISTRICT"]).contains("'=1+1"));
    session.run(&["code-lists", "p.almanac", "--list", "CL/../X", "--set", "districts.csv"], 2);
    assert!(session.says(&["code-lists", "p.almanac", "--renew"]).contains("already"));
}

#[test]
fn an_age_group_is_added_up_where_its_parts_fit() {
    let session = Session::with_sample();
    let girls = |ages: &str| session.says(&["value", "sample.almanac", &format!("ASY-007[sex=F,age={ages}] this")]);
    let (young, old) = (girls("Y0T4"), girls("Y5T11"));
    let sum = |text: &str| text.trim().replace(',', "").parse::<i64>().expect("a number");
    assert_eq!(sum(&girls("Y0T11")), sum(&young) + sum(&old), "0 to 11 from 0 to 4 and 5 to 11");
    let explained = session.says(&["explain", "sample.almanac", "ASY-007[sex=F,age=Y0T11] this"]);
    assert!(explained.contains("age=Y0T4") && explained.contains("age=Y5T11"), "{explained}");
    let refused = session.says(&["value", "sample.almanac", "ASY-007[sex=F,age=Y0T14] this", "--json"]);
    assert!(refused.contains("do not add up"), "{refused}");
}
