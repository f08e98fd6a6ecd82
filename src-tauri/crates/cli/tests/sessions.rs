//! The command line used as people use it: sessions in a folder of their own, judged by what is printed.
//!
//! The long way on the sample is in `tests/suite/cli.rs` of the whole application; here the words and statuses.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use std::path::PathBuf;
use std::process::{Command, Stdio};

const INDICATORS: &str = "code,module,name_en,measure,unit,counts,population,reference,dimensions,frequency,decimals\n\
    IMM-005,IMM,Foreign-born population,stock,PS,persons,usual_residence_12_months,mid_year,sex,annual,0\n";
const SOURCES: &str = "code,name_en,kind,vintage,frequency\nNSO,Population register,register,2024,annual\n";
const DATA: &str = "indicator,sex,year,value\nIMM-005,T,2023,1000\nIMM-005,F,2023,480\nIMM-005,M,2023,520\n\
    IMM-005,T,2024,1100\nIMM-005,F,2024,550\nIMM-005,M,2024,550\n";
const TEXT: &str = "# Stock {#stock}\n\nIn {var year} there were {=IMM-005 this} persons in {var country}, {=IMM-005[sex=F] this | share of IMM-005 ; 1 decimal} per cent women.\n";

struct Folder {
    folder: tempfile::TempDir,
    environment: Vec<(&'static str, String)>,
}

struct Ran {
    status: i32,
    out: String,
    err: String,
}

impl Folder {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap(), environment: vec![("ALMANAC_AUTHOR", "Aida".into())] }
    }
    /// A profile with an indicator, a source and a delivery.
    fn with_data() -> Self {
        let f = Self::new();
        f.check("new p.almanac --template annual --country KGZ --year 2024 --languages en --without-headings", 0);
        f.write("indicators.csv", INDICATORS);
        f.write("sources.csv", SOURCES);
        f.write("data.csv", DATA);
        f.check("indicators p.almanac --set indicators.csv", 0);
        f.check("sources p.almanac --set sources.csv", 0);
        f.check("import p.almanac data.csv --source NSO", 0);
        f
    }
    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }
    fn write(&self, name: &str, content: impl AsRef<[u8]>) {
        std::fs::write(self.path(name), content).unwrap();
    }
    fn run(&self, arguments: &[&str]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_almanac"))
            .args(arguments)
            .current_dir(self.folder.path())
            .envs(self.environment.iter().map(|(k, v)| (k, v)))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        Ran {
            status: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).expect("the command prints UTF-8"),
            err: String::from_utf8(output.stderr).expect("the command prints UTF-8"),
        }
    }
    /// Runs words that are separated by single spaces.
    #[track_caller]
    fn check(&self, line: &str, status: i32) -> Ran {
        self.check_words(&line.split(' ').collect::<Vec<_>>(), status)
    }
    #[track_caller]
    fn check_words(&self, arguments: &[&str], status: i32) -> Ran {
        let ran = self.run(arguments);
        assert_eq!(ran.status, status, "almanac {}\n{}{}", arguments.join(" "), ran.out, ran.err);
        assert_eq!(
            ran.err.is_empty(),
            matches!(status, 0 | 1),
            "errors, and only they, go to standard error: {}",
            ran.err
        );
        ran
    }
    #[track_caller]
    fn value(&self, question: &str) -> String {
        self.check_words(&["value", "p.almanac", question], 0).out.trim().to_string()
    }
    #[track_caller]
    fn json(&self, line: &str) -> serde_json::Value {
        let out = self.check(line, 0).out;
        serde_json::from_str(&out).unwrap_or_else(|e| panic!("{line}: {e}: {out}"))
    }
}

#[test]
fn a_file_is_planned_taken_once_and_answers() {
    let f = Folder::new();
    f.check("new p.almanac --template annual --country KGZ --year 2024 --languages en", 0);
    let text = f.check("text p.almanac", 0).out;
    assert!(text.starts_with("# Foreword {#") && text.contains("\n## Sources and method {#"), "{text}");
    f.write("indicators.csv", INDICATORS);
    f.write("sources.csv", SOURCES);
    f.write("data.csv", DATA);
    f.check("indicators p.almanac --set indicators.csv", 0);
    f.check("sources p.almanac --set sources.csv", 0);

    let plan = f.check("import p.almanac data.csv --source NSO --dry-run", 0).out;
    assert!(plan.contains("6 new, 0 changed, 0 unchanged, 0 gone"), "{plan}");
    assert_eq!(f.json("info p.almanac --json")["values"], 0, "a dry run writes nothing");

    f.check("import p.almanac data.csv --source NSO", 0);
    let again = f.json("import p.almanac data.csv --source NSO --json");
    assert_eq!((&again["done"], &again["observations"]["unchanged"]), (&"known".into(), &6.into()), "{again}");
    assert_eq!(f.value("IMM-005 this"), "1,100");
    assert_eq!(f.value("IMM-005[sex=F] this | share of IMM-005"), "50.0");
    assert_eq!(f.value("IMM-005 this | change previous"), "100");
}

#[test]
fn values_come_out_with_their_origin() {
    let f = Folder::with_data();
    let data = f.check("data p.almanac --where sex=F --period 2024", 0).out;
    let mut lines = data.lines();
    assert_eq!(
        lines.next(),
        Some("indicator,sex,period,value,missing,flags,confidentiality,unit,source,release,file,cell,note")
    );
    let line = lines.next().unwrap_or_default();
    assert!(
        line.starts_with("IMM-005,F,2024,550,,,F,PS,NSO,") && line.contains(",data.csv,\"line 6, column 4\","),
        "{line}"
    );
    assert_eq!(lines.next(), None);

    let origin = f.check("explain p.almanac --indicator IMM-005 --where sex=F --period 2024", 0).out;
    for expected in ["data.csv", "line 6, column 4", "NSO", "SHA-256", "Aida", "550"] {
        assert!(origin.contains(expected), "{expected}: {origin}");
    }
    let derived = f.check_words(&["explain", "p.almanac", "IMM-005[sex=F] this | share of IMM-005", "--json"], 0).out;
    let derived: serde_json::Value = serde_json::from_str(&derived).unwrap();
    assert_eq!(derived["cells"].as_array().map(Vec::len), Some(2), "part and whole: {derived}");
    let nothing = f.check("explain p.almanac --indicator IMM-005 --period 1990", 2);
    assert!(nothing.err.contains("almanac data"), "it says where to look: {}", nothing.err);
}

#[test]
fn values_written_to_a_file_are_read_back_unchanged() {
    let f = Folder::new();
    f.check("new p.almanac --template annual --country KGZ --year 2024 --languages en", 0);
    f.write("indicators.csv", INDICATORS);
    f.write("sources.csv", SOURCES);
    let marked = "indicator,sex,year,value,flags,confidentiality,note\nIMM-005,T,2023,1000.50,BEP,F,\nIMM-005,F,2023,,Q,C,=small\nIMM-005,M,2023,,M,N,\"a, b\"\nIMM-005,T,2024,0,,F,\nIMM-005,F,2024,,N,F,\nIMM-005,M,2024,,,F,\n";
    f.write("data.csv", marked);
    f.check("indicators p.almanac --set indicators.csv", 0);
    f.check("sources p.almanac --set sources.csv", 0);
    f.check("import p.almanac data.csv --source NSO", 0);
    f.check("data p.almanac --format sdmx-csv --out x.csv", 0);
    f.check("data p.almanac --out x.xml", 0);
    f.check("data p.almanac --out x.xlsx", 0);
    for file in ["x.csv", "x.xml", "x.xlsx"] {
        let plan = f.json(&format!("import p.almanac {file} --source NSO --dry-run --json"));
        let counts = &plan["observations"];
        assert_eq!((&counts["unchanged"], &counts["new"]), (&6.into(), &0.into()), "{file}: {plan}");
        assert_eq!((&counts["changed"], &counts["gone"]), (&0.into(), &0.into()), "{file}: {plan}");
    }
    // The printed form is the file's form, and a file is replaced whole.
    let printed = f.check("data p.almanac", 0).out;
    let said = f.check("data p.almanac --out x.csv", 0).out;
    assert_eq!(said, "6 values were written to x.csv.\n");
    assert_eq!(std::fs::read_to_string(f.path("x.csv")).unwrap(), printed);
    f.check("data p.almanac --format xlsx", 2);
    f.check("data p.almanac --out x.doc", 2);
    f.check("data p.almanac --out missing/x.csv", 4);
}

#[test]
fn text_is_set_and_comes_out_the_same() {
    let f = Folder::with_data();
    f.write("text.md", TEXT);
    f.check("text p.almanac --set text.md", 0);
    assert_eq!(f.check("text p.almanac", 0).out, TEXT);
    assert!(f.check("text p.almanac --set text.md", 0).out.contains("Nothing differed"));
    assert_eq!(f.check("text p.almanac --section stock", 0).out, TEXT);
    let used = f.check("where-used p.almanac --indicator IMM-005", 0).out;
    assert!(used.contains("1 Stock") && used.contains("1,100"), "{used}");
    f.check("check p.almanac", 0);
    f.check("export p.almanac --out p.pdf", 0);
    assert!(std::fs::read(f.path("p.pdf")).unwrap().starts_with(b"%PDF-"));
    f.check("verify p.almanac", 0);
}

#[test]
fn what_cannot_be_answered_blocks() {
    let f = Folder::with_data();
    f.write("text.md", "# Stock {#stock}\n\nNobody knows {=NONE-1 this}.\n");
    f.check("text p.almanac --set text.md", 0);
    let found = f.check("check p.almanac --level error", 1).out;
    assert!(found.contains("NONE-1"), "{found}");
}

#[test]
fn steps_go_back_and_forth() {
    let f = Folder::with_data();
    let history = f.json("history p.almanac --json");
    let newest = &history["steps"][0];
    assert_eq!((&newest["name"], &newest["by"]), (&"import".into(), &"Aida".into()), "{history}");
    let before = history["steps"][1]["step"].as_str().unwrap().to_string();
    f.check("undo p.almanac", 0);
    assert_eq!(f.json("info p.almanac --json")["values"], 0);
    f.check("redo p.almanac", 0);
    assert_eq!(f.value("IMM-005 this"), "1,100");
    f.check("redo p.almanac", 2);
    f.check(&format!("return p.almanac --to {before}"), 0);
    assert_eq!(f.json("info p.almanac --json")["values"], 0);
    f.check("undo p.almanac", 0);
    assert_eq!(f.value("IMM-005 this"), "1,100");
    f.check("return p.almanac --to nothing", 2);
}

#[test]
fn copies_combine_and_other_profiles_do_not() {
    let f = Folder::with_data();
    std::fs::copy(f.path("p.almanac"), f.path("copy.almanac")).unwrap();
    f.write("newer.csv", DATA.replace("1100", "1200"));
    f.check("import copy.almanac newer.csv --source NSO", 0);
    let came = f.json("combine p.almanac copy.almanac --json");
    assert_eq!(came["releases"], 1, "{came}");
    assert_eq!(f.value("IMM-005 this"), "1,200");
    f.check("verify p.almanac", 0);
    f.check("new other.almanac --country FRA --year 2024", 0);
    f.check("combine p.almanac other.almanac", 2);
}

#[test]
fn what_cannot_be_read_is_named_with_status_3() {
    let f = Folder::with_data();
    f.write("empty.csv", "");
    f.write("cut.xlsx", b"PK\x03\x04 and then nothing");
    std::fs::create_dir(f.path("folder")).unwrap();
    for file in ["empty.csv", "cut.xlsx", "folder", "absent.csv"] {
        for command in ["inspect FILE", "read FILE", "import p.almanac FILE --source NSO", "info FILE", "text FILE"] {
            let ran = f.check(&command.replace("FILE", file), 3);
            assert!(ran.err.contains(file) && ran.err.starts_with("almanac: cannot "), "{command}: {}", ran.err);
            assert_eq!(ran.out, "", "{command}");
        }
    }
    assert!(f.check("info data.csv", 3).err.contains("imported into a project"), "it says what to do");
    let half: Vec<u8> = std::fs::read(f.path("p.almanac")).unwrap().into_iter().take(5000).collect();
    f.write("half.almanac", half);
    f.check("info half.almanac", 3);
}

#[test]
fn wrong_usage_has_status_2_and_what_is_in_the_way_4() {
    let f = Folder::with_data();
    for line in [
        "no-such-command",
        "data p.almanac --indicator NONE",
        "data p.almanac --period soon",
        "value p.almanac NONE-1",
        "value p.almanac IMM-005|sort",
        "text p.almanac --language xx",
        "where-used p.almanac",
        "new q.almanac --country XX --year 2024",
        "new q.almanac --country KGZ --year 2024 --template none",
    ] {
        f.check(line, 2);
    }
    f.check("new p.almanac --country KGZ --year 2024", 4);
    f.check("export p.almanac --out no/such/folder.pdf", 4);
    std::fs::create_dir(f.path("folder")).unwrap();
    f.check("export p.almanac --out folder", 4);
    // A device or a pipe is never renamed over; a socket stands for them, since nobody needs rights to make one.
    #[cfg(unix)]
    {
        let _socket = std::os::unix::net::UnixListener::bind(f.path("socket")).unwrap();
        f.check("export p.almanac --out socket", 4);
        f.check("import p.almanac data.csv --source NSO --dry-run --save-recipe socket", 4);
        assert!(!std::fs::metadata(f.path("socket")).unwrap().is_file(), "it is still there");
    }
    assert!(!f.path("q.almanac").exists() && !f.path("no").exists(), "nothing is left behind");
}

#[test]
fn the_sample_is_the_same_book_everywhere() {
    let mut f = Folder::new();
    f.check("sample p.almanac", 0);
    f.check("check p.almanac --level error", 0);
    let before = std::fs::read(f.path("p.almanac")).unwrap();
    f.check("export p.almanac --out one.pdf", 0);
    let home = f.path("home").display().to_string();
    f.environment.extend([("HOME", home), ("TZ", "Asia/Bishkek".into()), ("LC_ALL", "ar_SA.UTF-8".into())]);
    f.check("export p.almanac --out two.pdf", 0);
    let read = |name: &str| std::fs::read(f.path(name)).unwrap();
    assert!(read("one.pdf") == read("two.pdf"), "the same bytes under another home, time zone and language");
    assert!(read("p.almanac") == before, "exporting changes nothing");
    f.check("verify p.almanac", 0);

    // What `value` prints is what the pages say.
    let pages = match Command::new("pdftotext").args(["-q", "one.pdf", "-"]).current_dir(f.folder.path()).output() {
        Ok(ran) if ran.status.success() => String::from_utf8_lossy(&ran.stdout).replace('\u{a0}', " "),
        Ok(_) | Err(_) => return println!("skipped: the pages are not compared, for want of pdftotext"),
    };
    let used = f.json("where-used p.almanac --indicator CTX-012 --json");
    let printed: Vec<&str> = used["places"].as_array().unwrap().iter().filter_map(|p| p["printed"].as_str()).collect();
    assert!(printed.len() > 5, "{used}");
    for words in printed.iter().map(|p| p.replace('\u{a0}', " ")) {
        assert!(pages.contains(&words), "\"{words}\" stands in the PDF");
    }
}

#[test]
fn what_a_file_holds_is_printed_whole_and_in_columns() {
    let f = Folder::new();
    f.write(
        "stock.csv",
        "Stock of foreigners (persons)\n\nCountry of birth,Sex,2022,2023\nKenya,Women,1,2 p\nKenya,Men,..,4\nMali,Women,5,6\nMali,Men,7,-\n\n* revised in 2024\n",
    );
    let text = f.check("inspect stock.csv", 0).out;
    let lines: Vec<&str> = text.lines().collect();
    for expected in [
        "stock.csv: csv, UTF-8, 1 table",
        "stock.csv (rows 4 to 7)",
        "  heading       row 3",
        "  rows read     4",
        "  value columns 2, each a period",
        "  values        6 numbers, sum 25",
        "  missing       2 not available",
        "  written as    1 \"-\", 1 \"..\"",
        "  flags         1 P",
        "  unit          persons",
        "  periods       2022 to 2023, 2 different",
        "  dimensions    name              meaning           labels",
        "                Country of birth  country of birth       2",
        "                Sex               sex                    2",
        "  notes         row 9  *  revised in 2024",
    ] {
        assert!(lines.contains(&expected), "{expected}\n{text}");
    }
    assert!(lines.contains(&"Warnings (1)") && text.contains("line 7, column 4"), "{text}");
}

#[test]
fn lists_of_a_structure_message_come_in_after_a_look() {
    let f = Folder::with_data();
    f.write(
        "s.json",
        r#"{"data":{"codelists":[{"id":"CL_PUPIL","version":"2.0","names":{"en":"Education","ru":"Образование"},"codes":[{"id":"1","names":{"en":"Primary","ru":"Начальное"}},{"id":"2","name":"Secondary"}]},{"id":"CL_SEX","codes":[{"id":"F","name":"F"}]}]}}"#,
    );
    let plan = f.check("code-lists p.almanac --set s.json --dry-run", 0).out;
    assert!(plan.contains("CL_PUPIL  new         2.0          2    2        0     0  en ru"), "{plan}");
    assert!(
        plan.contains("CL_SEX is a list that comes with the program") && plan.contains("Nothing was written"),
        "{plan}"
    );
    assert!(!f.check("code-lists p.almanac", 0).out.contains("CL_PUPIL"));
    let done = f.json("code-lists p.almanac --set s.json --json");
    assert_eq!((&done["changed"], &done["lists"][0]["fate"]), (&true.into(), &"new".into()), "{done}");
    let items = f.check("code-lists p.almanac --list CL_PUPIL", 0).out;
    assert!(items.contains("1,,Primary,Начальное"), "{items}");
    assert!(f.check("code-lists p.almanac --set s.json", 0).out.contains("Nothing differed"));
    f.check("undo p.almanac", 0);
    assert!(!f.check("code-lists p.almanac", 0).out.contains("CL_PUPIL"));
    f.check("code-lists p.almanac --set s.json --from CL_SEX --list CL_X_SEX", 0);
    assert!(f.check("code-lists p.almanac", 0).out.contains("CL_X_SEX"));
    f.write("t.csv", "code,name_en\nA,a\n");
    f.check("code-lists p.almanac --set t.csv", 2);
}

#[test]
fn deliveries_that_disagree_are_printed_and_decided() {
    let f = Folder::with_data();
    std::fs::copy(f.path("p.almanac"), f.path("q.almanac")).unwrap();
    f.write("mine.csv", DATA.replace("F,2024,550", "F,2024,540"));
    f.write("theirs.csv", DATA.replace("F,2024,550", "F,2024,560"));
    f.check("import p.almanac mine.csv --source NSO", 0);
    f.check("import q.almanac theirs.csv --source NSO --author Ben", 0);

    let printed = f.check("combine p.almanac q.almanac", 0).out;
    let (mine, theirs) =
        ("540 (line 6, column 4), mine.csv, taken by Aida", "560 (line 6, column 4), theirs.csv, taken by Ben");
    for part in ["answer 1 value differently", "IMM-005[sex=F] 2024, NSO", mine, theirs, "almanac help check"] {
        assert!(printed.contains(part), "{part}: {printed}");
    }
    let again = f.json("combine p.almanac q.almanac --json");
    let found = &again["disagreements"][0];
    assert_eq!(
        (&again["steps"], &found["kind"], &found["sides"][1]["shown"]),
        (&0.into(), &"values".into(), &true.into())
    );

    let checked = f.json("check p.almanac --json");
    let finding = checked["findings"].as_array().unwrap().iter().find(|x| x["kind"] == "answers-disagree").unwrap();
    let name = finding["name"].as_str().unwrap().to_string();
    let wrong = f.check(&format!("check p.almanac --decide {name} --for other.csv --reason known"), 2).err;
    assert!(wrong.contains("mine.csv") && wrong.contains("theirs.csv"), "{wrong}");
    f.check(&format!("check p.almanac --decide {name} --for mine.csv"), 2);
    let decided = f.check(&format!("check p.almanac --decide {name} --for mine.csv --reason confirmed"), 0).out;
    assert!(decided.contains("decided for mine.csv"), "{decided}");
    assert_eq!(f.value("IMM-005[sex=F] 2024"), "540");
    assert!(!f.check("check p.almanac", 0).out.contains("did not know of each other"));
    f.check("undo p.almanac", 0);
    assert_eq!(f.value("IMM-005[sex=F] 2024"), "560");
}

#[test]
fn what_is_not_there_is_refused_and_never_an_empty_answer() {
    let f = Folder::with_data();
    let refused = |line: &str, status: i32, said: &str| {
        let err = f.check(line, status).err;
        assert!(err.contains(said), "{line}: {err}");
    };
    refused(
        "data p.almanac --where region=KG-B",
        2,
        "there is no dimension region; `almanac dimensions PROJECT` lists all",
    );
    refused(
        "data p.almanac --where sex=Q",
        2,
        "dimension sex has no code Q; `almanac code-lists PROJECT --list CL_SEX`",
    );
    refused("explain p.almanac --indicator IMM-005 --where sex=Q --period 2024", 2, "has no code Q");
    refused("where-used p.almanac --indicator IMM-005 --where sex=Q", 2, "has no code Q");
    refused("code-lists p.almanac --list CL_NONE", 2, "`almanac code-lists PROJECT` lists all");
    f.write("wrong.toml", "hello");
    for line in ["read data.csv --recipe wrong.toml", "import p.almanac data.csv --recipe wrong.toml"] {
        refused(line, 3, "cannot read 'wrong.toml': ");
        refused(line, 3, "--save-recipe R.toml` writes a recipe to begin from");
    }
    refused("export p.almanac --out none/p.pdf", 4, "there is no such folder; make it, or choose another place");
    assert_eq!(f.check("data p.almanac --where sex=F,M,_T --period 2024", 0).out.lines().count(), 4);
}

#[test]
fn what_would_print_wrong_bars_the_export() {
    let f = Folder::with_data();
    let barred = |text: &str, expected: &str| {
        f.write("t.md", format!("# One {{#one}}\n\n{text}\n"));
        f.check("text p.almanac --set t.md", 0);
        let ran = f.check("export p.almanac --out p.pdf", 1);
        assert!(format!("{}{}", ran.out, ran.err).contains(expected), "{text}: {}{}", ran.out, ran.err);
        assert!(!f.path("p.pdf").exists(), "{text}");
    };
    barred("In all {=IMM-005 2023..2024}.", "several answers");
    barred("It {=NOPE-001 2024}.", "NOPE-001");
    barred("It {=IMM-005[sex=F] 2024 | share of IMM-005[sex=M]}.", "does not contain what is divided");
    barred("It {=IMM-005[sex=Q] 2024}.", "no code Q");
    barred("It [was above]{claim above 99999999 ; IMM-005 2024} that.", "is not true");
    // A number that is missing prints its symbol, which is no wrong number.
    f.write("t.md", "# One {#one}\n\nIt was {=IMM-005 1950}.\n");
    f.check("text p.almanac --set t.md", 0);
    f.check("export p.almanac --out p.pdf", 0);
}

/// What stands for a value in the table that `almanac data` writes, without where it was read.
fn told(values: &serde_json::Value) -> Vec<String> {
    let fields = [
        "source",
        "indicator",
        "codes",
        "period",
        "value",
        "missing",
        "flags",
        "confidentiality",
        "unit",
        "unit_multiplier",
        "note",
    ];
    let rows = values["observations"].as_array().unwrap();
    let mut out: Vec<String> = rows.iter().map(|o| fields.map(|f| o[f].to_string()).join(" ")).collect();
    out.sort();
    out
}

#[test]
fn what_data_writes_another_profile_reads_without_a_recipe() {
    let f = Folder::new();
    f.check("sample s.almanac", 0);
    f.check("new p.almanac --template annual --country KGZ --year 2024 --languages en", 0);
    for register in ["institutions", "sources"] {
        f.write("register.csv", f.check(&format!("{register} s.almanac"), 0).out);
        f.check(&format!("{register} p.almanac --set register.csv"), 0);
    }
    f.check("data s.almanac --out all.csv", 0);
    let wanted = f.json("data s.almanac --json");
    let sources: std::collections::BTreeSet<&str> =
        wanted["observations"].as_array().unwrap().iter().map(|o| o["source"].as_str().unwrap()).collect();
    assert!(sources.len() > 2, "{sources:?}");
    for source in sources {
        let ran = f.run(&["import", "p.almanac", "all.csv", "--source", source, "--json"]);
        let plan: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(plan["done"], "taken", "{source}: {}", plan["findings"]);
    }
    let (again, wanted) = (told(&f.json("data p.almanac --json")), told(&wanted));
    let only = |a: &[String], b: &[String]| a.iter().filter(|l| !b.contains(l)).take(9).cloned().collect::<Vec<_>>();
    assert!(again == wanted, "lost {:#?}, instead {:#?}", only(&wanted, &again), only(&again, &wanted));
}

/// Every gap, more flags than a word has letters, every kind of secrecy, a note with signs.
#[test]
fn gaps_flags_and_notes_come_back_as_they_were_written() {
    let f = Folder::with_data();
    let head = "indicator,sex,period,value,missing,flags,confidentiality,unit,source,release,file,cell,note";
    let rows = [
        "1.234,,B I E P U,F,A note; with signs",
        ",suppressed,,C,",
        ",not_available,B,N,",
        ",not_applicable,,F,",
        ",not_collected,,F,",
        ",empty,,F,",
        ",rounds_to_zero,E,F,",
        "-5,,,E2031-05-01,",
    ];
    let lines: Vec<String> = (2001..)
        .zip(rows)
        .map(|(year, row)| {
            let [value, missing, flags, secrecy, note] = row.split(',').collect::<Vec<_>>().try_into().unwrap();
            format!("IMM-005,F,{year},{value},{missing},{flags},{secrecy},PS,NSO,r,f.csv,\"line 2, column 4\",{note}")
        })
        .collect();
    f.write("own.csv", format!("{head}\n{}\n", lines.join("\n")));
    let ran = f.run(&["import", "p.almanac", "own.csv", "--json"]);
    assert!(ran.out.contains("\"done\": \"taken\""), "{}{}", ran.out, ran.err);
    let again = f.check("data p.almanac --where sex=F --period ..2010", 0).out;
    let without_origin = |line: &str| {
        let fields: Vec<&str> = line.split(',').collect();
        [&fields[..9], &fields[fields.len() - 1..]].concat().join(",")
    };
    let same: Vec<String> = again.lines().skip(1).map(without_origin).collect();
    assert_eq!(same, lines.iter().map(|l| without_origin(l)).collect::<Vec<_>>());
}
