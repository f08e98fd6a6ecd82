//! Files that are broken, hostile, huge, foreign or in use: each is told clearly, with a way on, and
//! the project stays as it was.

use crate::common::{host, planned, sample, sample_bytes, small};
use almanac_app::import::read_file;
use almanac_app::wire::{ActionHint, ErrorCode};
use almanac_app::{Access, Failure, Session};
use std::fs::{self, File};
use std::io::{Cursor, Write};
use std::path::Path;
use std::time::{Duration, Instant};

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook of one sheet with these rows.
fn workbook(rows: &str) -> Vec<u8> {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006";
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{package}/relationships"><Relationship Id="r1" Type="{office}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    zip(&[
        ("[Content_Types].xml", format!(r#"<Types xmlns="{package}/content-types"/>"#).as_bytes()),
        ("_rels/.rels", relation("officeDocument", "xl/workbook.xml").as_bytes()),
        ("xl/workbook.xml", format!(r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#).as_bytes()),
        ("xl/_rels/workbook.xml.rels", relation("worksheet", "worksheets/sheet1.xml").as_bytes()),
        ("xl/worksheets/sheet1.xml", format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#).as_bytes()),
    ])
}

/// A failure says which file, why and what to do.
#[track_caller]
fn clear(failure: &Failure, code: ErrorCode, name: &str, words: &[&str]) {
    assert_eq!(failure.code, code, "{failure}");
    for word in words.iter().chain([&name]) {
        assert!(failure.message.contains(word), "'{word}' is not in: {failure}");
    }
    assert!(failure.hint.is_some(), "no next step: {failure}");
    for word in ["Os {", "unwrap", "Err(", "None", "panicked", "Error("] {
        assert!(!failure.message.contains(word), "the words of programmers: {failure}");
    }
}

/// Memory that this process has taken from the system, in megabytes; none where the system does not tell.
fn peak_memory() -> Option<u64> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|l| l.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kb| kb / 1024)
}

/// Planning the file fails clearly and leaves the project as it is, byte for byte.
#[track_caller]
fn check_unreadable(name: &str, bytes: &[u8], words: &[&str]) {
    let open = sample(1);
    let before = fs::read(&open.path).unwrap();
    let (revision, steps, start) = (open.session.state().revision, open.session.history().len(), Instant::now());
    let Err(failure) = planned(&open.session, name, bytes, None, None) else { panic!("{name} was read") };
    clear(&failure, ErrorCode::CannotRead, name, words);
    assert!(failure.place.is_some(), "{failure}");
    assert!(start.elapsed() < Duration::from_secs(10), "{name} took {:?}", start.elapsed());
    assert_eq!((open.session.state().revision, open.session.history().len()), (revision, steps));
    assert!(fs::read(&open.path).unwrap() == before, "{name} changed the project");
}

#[test]
fn a_workbook_that_was_cut_off() {
    let whole = crate::common::read_repository("assets/sample/data/nsc-labour-2025.xlsx");
    check_unreadable("cut.xlsx", &whole[..whole.len() / 2], &["damaged"]);
    check_unreadable("cut.xlsx", &whole[..200], &["damaged"]);
}

#[test]
fn an_empty_file() {
    check_unreadable("empty.xlsx", b"", &["empty"]);
    check_unreadable("empty.csv", b"", &["empty"]);
}

#[test]
fn a_workbook_that_would_unpack_to_a_thousand_times_its_size() {
    let zeros = vec![b'0'; 40 << 20];
    let bytes = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", &zeros),
    ]);
    assert!(bytes.len() < 1 << 20);
    check_unreadable("bomb.xlsx", &bytes, &["unpack"]);
}

/// What Office writes around an encrypted workbook: a compound file with a stream of this name.
fn encrypted_by_office() -> Vec<u8> {
    let mut bytes = vec![0_u8; 3 * 512];
    let mut put = |at: usize, what: &[u8]| bytes[at..at + what.len()].copy_from_slice(what);
    put(0, &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    put(30, &9_u16.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(60, &0xFFFF_FFFE_u32.to_le_bytes());
    put(68, &0xFFFF_FFFE_u32.to_le_bytes());
    (1..109).for_each(|i| put(76 + 4 * i, &u32::MAX.to_le_bytes()));
    put(512, &0xFFFF_FFFD_u32.to_le_bytes());
    put(516, &0xFFFF_FFFE_u32.to_le_bytes());
    put(1024 + 66, &[5]);
    put(1024 + 116, &0xFFFF_FFFE_u32.to_le_bytes());
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    put(1152, &name);
    put(1152 + 64, &(u16::try_from(name.len()).unwrap() + 2).to_le_bytes());
    put(1152 + 66, &[2]);
    bytes
}

#[test]
fn files_under_a_password() {
    check_unreadable("secret.xlsx", &encrypted_by_office(), &["password", "save it without one"]);
    let manifest = b"<m:manifest xmlns:m=\"m\"><m:file-entry m:full-path=\"content.xml\"><m:encryption-data/></m:file-entry></m:manifest>";
    let parts: [(&str, &[u8]); 3] = [
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", b"\x8f\x02\x91 not to be read"),
        ("META-INF/manifest.xml", manifest),
    ];
    check_unreadable("secret.ods", &zip(&parts), &["password", "save it without one"]);
}

#[test]
fn xml_that_brings_entities_and_tables_of_a_million_columns() {
    let entities: String = (1..30).map(|n| format!("<!ENTITY a{n} \"&a{};&a{};\">", n - 1, n - 1)).collect();
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a0 \"aaaaaaaaaa\">{entities}]><StructureSpecificData xmlns=\"http://www.sdmx.org/x\"><DataSet><Obs TIME_PERIOD=\"2020\" OBS_VALUE=\"1\" A=\"&a29;\"/></DataSet></StructureSpecificData>"
    );
    check_unreadable("bomb.xml", bomb.as_bytes(), &["document type"]);
    let wide = format!("{}a\n{}1\n", "a,".repeat(1_000_000), "1,".repeat(1_000_000));
    check_unreadable("wide.csv", wide.as_bytes(), &["1000001 columns", "16384"]);
}

#[test]
fn two_cells_at_the_ends_of_a_sheet_cost_two_cells() {
    let bytes =
        workbook(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#);
    assert!(bytes.len() < 3000, "{}", bytes.len());
    let open = sample(1);
    let (start, memory) = (Instant::now(), peak_memory());
    let plan = planned(&open.session, "wide.xlsx", &bytes, None, None);
    if let Ok(plan) = &plan {
        assert!(!plan.acceptable(), "nothing in it is a value of the profile");
        assert!(plan.findings.iter().all(|f| !f.message.is_empty() && !f.mend.is_empty()));
    }
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    if let (Some(before), Some(after)) = (memory, peak_memory()) {
        // Other tests run beside this one; a table of 17 billion cells would show all the same.
        assert!(after < before + 2000, "{before} MB became {after} MB");
    }
}

#[test]
fn a_table_in_another_encoding_is_read_and_random_bytes_are_no_table() {
    const SOURCES: &str = "code,name_en,institution,kind\nNSO,Statistics office,NSO,administrative\n";
    const INDICATORS: &str = "code,name_en,module,measure,unit,counts,population,reference,dimensions,decimals\nTST-001,Arrivals,TST,flow,PS,persons,present,calendar_year,,0\n";
    const RECIPE: &str = "version = 1\nsource = \"NSO\"\nextent = \"everything\"\n[[table]]\nname = \"t\"\nheader = [1, 1]\nfirst_row = 2\nindicator = \"TST-001\"\n[[table.column]]\nat = 1\nheading = \"Année\"\nmeans = \"period\"\n[[table.column]]\nat = 3\nheading = \"Remarque\"\nmeans = \"note\"\n[table.values]\ncolumns = [2, 2]\n";
    let open = small(SOURCES, INDICATORS);
    // Année;Entrées;Remarque in Windows-1252.
    let bytes = b"Ann\xE9e;Entr\xE9es;Remarque\r\n2020;11;d\xE9j\xE0 publi\xE9\x85\r\n2021;12;\r\n";
    let plan = planned(&open.session, "fr.csv", bytes, None, Some(RECIPE)).unwrap();
    assert!(plan.acceptable(), "{:?}", plan.findings);
    let notes: Vec<&str> = plan.table.notes.iter().map(|n| &**n).collect();
    assert_eq!((plan.new, notes), (2, vec!["déjà publié…"]));

    // Bytes without any order: whatever is made of them, nothing of it can be taken.
    let mut state = 88_172_645_463_325_252_u64;
    let noise: Vec<u8> = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    })
    .take(50_000)
    .collect();
    match planned(&open.session, "noise.csv", &noise, None, None) {
        Err(failure) => clear(&failure, ErrorCode::CannotRead, "noise.csv", &[]),
        Ok(plan) => assert!(!plan.acceptable() && !plan.findings.is_empty(), "{:?}", plan.findings),
    }
}

#[track_caller]
fn check_not_read(path: &Path, words: &[&str]) {
    let (start, memory) = (Instant::now(), peak_memory());
    let failure = read_file(path).unwrap_err();
    clear(&failure, ErrorCode::CannotRead, &path.file_name().unwrap().to_string_lossy(), words);
    assert_eq!(failure.hint, Some(ActionHint::ChooseAnotherFile));
    assert!(start.elapsed() < Duration::from_secs(1), "{:?}", start.elapsed());
    if let (Some(before), Some(after)) = (memory, peak_memory()) {
        assert!(after < before + 1000, "{before} MB became {after} MB");
    }
}

#[test]
fn what_cannot_be_read_is_told_before_it_is_read() {
    let folder = tempfile::tempdir().unwrap();
    check_not_read(folder.path(), &["folder"]);
    check_not_read(&folder.path().join("gone.csv"), &["no such file"]);
    let huge = folder.path().join("huge.csv");
    // Four gigabytes that take no room on the disk.
    if File::create(&huge).and_then(|f| f.set_len(4 << 30)).is_ok() {
        check_not_read(&huge, &["larger than 1 GB"]);
    }
    let small = folder.path().join("small.csv");
    fs::write(&small, "a,b\n").unwrap();
    assert_eq!(read_file(&small).unwrap(), b"a,b\n");
}

/// Opening something that never ends must not wait for its end.
#[cfg(unix)]
#[test]
fn a_device_or_a_pipe_is_no_file() {
    check_not_read(Path::new("/dev/zero"), &[]);
    let folder = tempfile::tempdir().unwrap();
    let pipe = folder.path().join("pipe.csv");
    if std::process::Command::new("mkfifo").arg(&pipe).status().is_ok_and(|s| s.success()) {
        let (done, wait) = std::sync::mpsc::channel();
        std::thread::spawn(move || done.send(read_file(&pipe).is_err()));
        assert_eq!(wait.recv_timeout(Duration::from_secs(2)), Ok(true), "a pipe was waited for");
    }
}

/// Neither way of opening works, both say why, and the file stays as it is.
#[track_caller]
fn check_not_opened(content: &[u8], code: ErrorCode, words: &[&str]) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("bad.almanac");
    fs::write(&path, content).unwrap();
    for access in [Access::Read, Access::Write] {
        let Err(failure) = Session::open(&path, access, host("A. Diallo", 1)) else {
            panic!("it was opened for {access:?}")
        };
        clear(&failure, code, "bad.almanac", words);
    }
    assert!(fs::read(&path).unwrap() == content, "the file was changed");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|e| e.unwrap().file_name()).collect();
    assert_eq!(left, ["bad.almanac"], "something was left beside it");
}

/// The sample after some lines of SQL by somebody else.
fn altered(sql: &str) -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("x.almanac");
    fs::write(&path, sample_bytes()).unwrap();
    let connection = rusqlite::Connection::open(&path).unwrap();
    connection.execute_batch(sql).unwrap();
    connection.close().unwrap();
    fs::read(&path).unwrap()
}

#[test]
fn a_project_of_a_newer_version() {
    check_not_opened(&altered("PRAGMA user_version = 99"), ErrorCode::FileFromNewerVersion, &["format 99", "newer"]);
}

#[test]
fn a_project_that_acts_on_its_own() {
    let trigger = "CREATE TRIGGER t AFTER INSERT ON document_update BEGIN DELETE FROM observation; END";
    check_not_opened(&altered(trigger), ErrorCode::NotAProject, &["trigger", "no project has"]);
    check_not_opened(
        &altered("CREATE VIEW v AS SELECT load_extension('evil')"),
        ErrorCode::NotAProject,
        &["view", "no project has"],
    );
}

#[test]
fn a_project_that_was_cut_off_or_never_was_one() {
    let whole = sample_bytes();
    check_not_opened(&whole[..whole.len() / 2], ErrorCode::NotAProject, &["damaged"]);
    check_not_opened(&whole[..50], ErrorCode::NotAProject, &["damaged"]);
    check_not_opened(b"", ErrorCode::NotAProject, &["empty"]);
    check_not_opened(b"year,value\n2020,1\n", ErrorCode::NotAProject, &["not an Almanac project"]);
}

#[test]
fn a_project_whose_middle_was_overwritten_never_crashes_the_program() {
    // Without free pages, whose content is nobody's.
    let whole = altered("VACUUM");
    for part in 1..8 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("bad.almanac");
        let mut bytes = whole.to_vec();
        let at = bytes.len() / 8 * part;
        bytes[at..at + 3 * 4096].fill(0xAB);
        fs::write(&path, &bytes).unwrap();
        match Session::open(&path, Access::Read, host("A. Diallo", 1)) {
            Err(failure) => {
                let code = matches!(failure.code, ErrorCode::NotAProject | ErrorCode::Failed | ErrorCode::CannotRead);
                assert!(code && failure.message.contains("bad.almanac"), "{failure}");
            }
            // What is damaged may be a received file only: then verifying tells it.
            Ok(session) => match session.verify(&almanac_app::Job::quiet()) {
                Ok(report) => assert!(!report.findings.is_empty(), "part {part} is damaged and nobody tells"),
                Err(failure) => assert!(!failure.message.is_empty()),
            },
        }
    }
}

#[test]
fn a_project_that_somebody_works_in() {
    let mut open = sample(1);
    let Err(failure) = Session::open(&open.path, Access::Write, host("B. Osmonova", 2)) else { panic!("two writers") };
    clear(&failure, ErrorCode::ProjectLocked, "sample.almanac", &["in use by A. Diallo", "reading only"]);
    assert_eq!(failure.hint, Some(ActionHint::OpenReadOnly));

    let mut reader = Session::open(&open.path, Access::Read, host("B. Osmonova", 2)).unwrap();
    assert_eq!(reader.state().profile, open.session.state().profile);
    let refused = reader.set_text(None, &almanac_core::Lang::en(), "# New {#new}\n\nText.\n").unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotNow);
    assert!(refused.message.contains("reading only"), "{refused}");
    open.session.set_text(None, &almanac_core::Lang::en(), "# New {#new}\n\nText.\n").unwrap();
    open.session.close().unwrap();
    drop(reader);
    Session::open(&open.path, Access::Write, host("B. Osmonova", 3)).unwrap();
}

#[test]
fn a_project_is_not_made_over_another_file() {
    let open = sample(1);
    let before = fs::read(&open.path).unwrap();
    let Err(failure) = Session::create_empty(&open.path, host("B", 2)) else { panic!("a project was overwritten") };
    clear(&failure, ErrorCode::CannotWrite, "sample.almanac", &["already a file"]);
    assert!(fs::read(&open.path).unwrap() == before);
}
