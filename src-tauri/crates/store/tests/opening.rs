//! Creating, opening, closing, copying; files that are no projects, damaged, newer, hostile or in use.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

mod common;

use almanac_core::{FixedHost, Level};
use almanac_store::{NotAProject, OpenError, ProjectFile, ReadFile, StoreError};
use common::World;
use std::fs;

#[track_caller]
fn check_refused(content: &[u8], expected: &str) {
    let world = World::new();
    fs::write(world.path(), content).unwrap();
    let before = fs::read(world.path()).unwrap();
    for error in
        [ProjectFile::open(&world.path(), &world.host).unwrap_err(), ReadFile::open(&world.path()).unwrap_err()]
    {
        assert!(error.to_string().contains(expected), "{error}");
    }
    assert_eq!(fs::read(world.path()).unwrap(), before, "a refused file is not touched");
    assert_eq!(world.names().len(), 1, "nothing is left beside it");
}

#[test]
fn a_new_project_is_one_file_and_opens_again() {
    let world = World::new();
    let file = world.create();
    let id = file.project_id().unwrap();
    file.close().unwrap();
    assert_eq!(world.names(), ["Profil 2024 – été.almanac"]);
    assert_eq!(world.open().project_id().unwrap(), id);
}

#[test]
fn an_existing_file_is_never_replaced_by_a_new_one() {
    let world = World::new();
    fs::write(world.path(), "a letter").unwrap();
    assert!(matches!(ProjectFile::create(&world.path(), &world.host), Err(OpenError::Exists(_))));
    assert_eq!(fs::read(world.path()).unwrap(), b"a letter");
}

#[test]
fn what_is_no_project_is_told_apart() {
    check_refused(b"", "the file is empty");
    check_refused(b"PK\x03\x04 a workbook", "not an Almanac project");
    check_refused(b"SQLite", "damaged");
    let world = World::new();
    assert!(matches!(
        ProjectFile::open(world.folder.path(), &world.host),
        Err(OpenError::NotAProject(_, NotAProject::Folder))
    ));
    assert!(matches!(ProjectFile::open(&world.path(), &world.host), Err(OpenError::NotFound(_))));
}

#[test]
fn the_database_of_another_program_is_refused() {
    let world = World::new();
    world.sql().execute_batch("CREATE TABLE cookies (x)").unwrap();
    let content = fs::read(world.path()).unwrap();
    check_refused(&content, "database of another program");
}

#[test]
fn a_newer_format_says_which_version_opens_it() {
    let world = World::new();
    world.create().close().unwrap();
    world
        .sql()
        .execute_batch("PRAGMA user_version = 7; UPDATE project SET value = '3.2.0' WHERE key = 'opens_with'; CREATE TABLE new (x)")
        .unwrap();
    check_refused(&fs::read(world.path()).unwrap(), "format 7, which needs Almanac 3.2.0 or newer");
}

#[test]
fn a_second_writer_is_told_who_writes() {
    let world = World::new();
    let first = world.create();
    let error = ProjectFile::open(&world.path(), &FixedHost::new("B. Sow", 8)).unwrap_err();
    assert!(error.to_string().ends_with("it is in use by A. Diallo since 2025-03-12T00:00:01Z"), "{error}");
    assert!(matches!(error, OpenError::InUse { .. }));
    assert!(ReadFile::open(&world.path()).is_ok(), "reading is possible meanwhile");
    first.close().unwrap();
    ProjectFile::open(&world.path(), &FixedHost::new("B. Sow", 8)).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_does_not_get_around_the_lock() {
    let world = World::new();
    let _first = world.create();
    let link = world.folder.path().join("link.almanac");
    std::os::unix::fs::symlink(world.path(), &link).unwrap();
    assert!(matches!(ProjectFile::open(&link, &world.host), Err(OpenError::InUse { .. })));
}

#[test]
fn a_reader_sees_what_is_written_meanwhile() {
    let world = World::new();
    let file = world.create();
    let reader = ReadFile::open(&world.path()).unwrap();
    assert_eq!(reader.load_document().unwrap().updates.len(), 0);
    file.transact(|tx| tx.append_update(b"one")).unwrap();
    assert_eq!(reader.load_document().unwrap().updates, [b"one".to_vec()]);
}

#[track_caller]
fn check_hostile(sql: &str, kind: &str, name: &str) {
    let world = World::new();
    world.create().close().unwrap();
    world.sql().execute_batch(sql).unwrap();
    for error in
        [ProjectFile::open(&world.path(), &world.host).unwrap_err(), ReadFile::open(&world.path()).unwrap_err()]
    {
        let OpenError::Untrusted(_, findings) = error else { panic!("{error}") };
        let found = findings.iter().find(|f| f.kind == kind).unwrap_or_else(|| panic!("{findings:?}"));
        assert_eq!(found.level, Level::Error);
        assert!(found.message.contains(name), "{found:?}");
        assert!(!found.mend.is_empty());
    }
}

#[test]
fn whatever_is_not_ours_is_refused_before_it_can_act() {
    check_hostile(
        "CREATE TRIGGER t AFTER INSERT ON document_update BEGIN DELETE FROM observation; END",
        "unknown-definition",
        "trigger \"t\"",
    );
    check_hostile("CREATE VIEW v AS SELECT 1", "unknown-definition", "view \"v\"");
    check_hostile("CREATE TABLE extra (x)", "unknown-definition", "table \"extra\"");
    check_hostile("DROP VIEW source_view", "absent-definition", "source_view");
    check_hostile(
        "DROP VIEW source_view; CREATE VIEW source_view AS SELECT load_extension('evil')",
        "altered-definition",
        "source_view",
    );
    check_hostile(
        "ALTER TABLE series_head ADD COLUMN x TEXT NOT NULL DEFAULT (random())".replace(" (random())", " ''").as_str(),
        "altered-definition",
        "series_head",
    );
}

#[test]
fn a_file_cut_off_anywhere_is_damaged_and_never_a_panic() {
    let world = World::new();
    let file = world.create();
    common::add(&file, "r1", &common::table("IMM-001", "NSO", "2019 1; 2020 2")).unwrap();
    file.close().unwrap();
    let whole = fs::read(world.path()).unwrap();
    let lengths = (0..120).chain((120..whole.len()).step_by(1009)).chain([whole.len() - 1]);
    for length in lengths {
        fs::write(world.path(), &whole[..length]).unwrap();
        let error = ProjectFile::open(&world.path(), &world.host).map(|_| ()).unwrap_err();
        let good = matches!(
            (&error, length),
            (OpenError::NotAProject(_, NotAProject::Empty), 0) | (OpenError::Damaged(..), 1..)
        );
        assert!(good, "{length} bytes: {error}");
    }
}

#[test]
fn damage_within_is_an_error_or_a_finding() {
    let world = World::new();
    let file = world.create();
    let cells: String = (1900..2024).map(|y| format!("{y} {y};")).collect();
    common::add(&file, "r1", &common::table("IMM-001", "NSO", &cells)).unwrap();
    file.close().unwrap();
    let whole = fs::read(world.path()).unwrap();
    let mut noticed = 0;
    for at in (4096..whole.len()).step_by(2048) {
        let mut broken = whole.clone();
        broken[at..at + 64.min(whole.len() - at)].fill(0xA5);
        fs::write(world.path(), broken).unwrap();
        noticed += match ReadFile::open(&world.path()) {
            Err(_) => 1,
            Ok(file) => match file.integrity_check(&mut |_, _| Ok(())) {
                Err(_) => 1,
                Ok(findings) => usize::from(!findings.is_empty()),
            },
        };
        let _ = fs::remove_file(world.folder.path().join("Profil 2024 – été.almanac-wal"));
    }
    assert!(noticed > 10, "{noticed}");
}

#[test]
fn a_sound_file_has_no_findings() {
    let world = World::new();
    let file = world.create();
    common::add(&file, "r1", &common::table("IMM-001", "NSO", "2019 1")).unwrap();
    assert_eq!(file.integrity_check(&mut |_, _| Ok(())).unwrap(), []);
}

#[cfg(unix)]
#[test]
fn a_read_only_file_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::new();
    let file = world.create();
    file.transact(|tx| tx.append_update(b"one")).unwrap();
    file.close().unwrap();
    fs::set_permissions(world.path(), fs::Permissions::from_mode(0o444)).unwrap();
    let read = ReadFile::open(&world.path()).unwrap();
    assert_eq!(read.load_document().unwrap().updates.len(), 1);
    // The superuser writes in read-only files; for everybody else it is refused with a reason.
    if let Err(error) = ProjectFile::open(&world.path(), &world.host) {
        assert!(matches!(error, OpenError::NotWritable(..)), "{error}");
    }
}

#[test]
fn a_copy_is_whole_while_the_project_stays_in_use() {
    let world = World::new();
    let file = world.create();
    file.transact(|tx| tx.append_update(b"one")).unwrap();
    let target = world.folder.path().join("copy.almanac");
    fs::write(&target, "an older copy").unwrap();
    file.save_copy(&target, &world.host, &mut |_, _| Ok(())).unwrap();
    file.transact(|tx| tx.append_update(b"two")).unwrap();
    let copy = ProjectFile::open(&target, &world.host).unwrap();
    assert_eq!(copy.load_document().unwrap().updates, [b"one".to_vec()]);
    assert_eq!(copy.project_id().unwrap(), file.project_id().unwrap());
    assert_ne!(copy.copy_id().unwrap(), file.copy_id().unwrap());
}

#[test]
fn a_copy_never_replaces_its_original_or_a_project_in_use() {
    let world = World::new();
    let file = world.create();
    let refused = |target: &std::path::Path| {
        let error = file.save_copy(target, &world.host, &mut |_, _| Ok(())).unwrap_err();
        assert!(matches!(error, StoreError::File(..)), "{error}");
    };
    refused(&world.path());
    let other = world.folder.path().join("other.almanac");
    let _open = ProjectFile::create(&other, &world.host).unwrap();
    refused(&other);
}

#[test]
fn after_closing_a_view_says_so() {
    let world = World::new();
    let file = world.create();
    let view = file.observations(&almanac_core::Profile::default(), None).unwrap();
    file.close().unwrap();
    let all = almanac_core::Selection::all(almanac_core::IndicatorCode::new("X"));
    assert!(almanac_core::Observations::select(&view, &all).unwrap_err().to_string().contains("closed"));
}
