//! Project files of every released format open, and nothing in them is lost.
//!
//! A new format adds a file: `ALMANAC_WRITE_OLD_FILE=1 cargo test -p almanac-store --test old_files`
//! writes the present format's into `tests/files`, and never over an existing one.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

mod common;

use almanac_core::{Confidentiality, Extent, Period, ReleaseId, release::Flags};
use almanac_store::{FORMAT_VERSION, ProjectFile};
use common::{World, packed, profile, record, table};
use std::{fmt::Write, fs, path::PathBuf};

fn stored(format: u32) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/files/format_{format}.almanac.zst"))
}

/// A little of everything that a file can hold.
fn fill(file: &ProjectFile, world: &World) {
    let mut first = table("IMM-001", "NSO", "2018 41200; 2019 ..; sex=F 2018 20100.50; 2020-Q3 7");
    first.notes = vec!["révisé".into()];
    first.sheets = vec!["Table 1".into()];
    first.rows[0].note = 1;
    first.rows[0].sheet = 1;
    first.rows[1].flags = Flags::from_letters("BE").unwrap();
    first.rows[2].confidentiality = Confidentiality::E("2026-06-01".parse().unwrap());
    let second = table("IMM-001", "NSO", "2018 41250");
    let wrong = table("ASY-001", "MOI", "2019 1");
    let members = [("r1", Extent::Everything), ("r2", Extent::Periods(Period::Year(2018), Period::Year(2018)))];
    file.transact(|tx| {
        tx.append_update(b"folded")?;
        tx.replace_snapshot(b"snapshot")?;
        for (id, table) in [("r1", &first), ("r2", &second), ("r3", &wrong)] {
            let received = format!("received as {id}").into_bytes();
            tx.add_release(&record(id, table, &received), table, &packed(&received), &mut |_, _| Ok(()))?;
        }
        tx.append_update(b"update")?;
        tx.expunge(&common::sha256(b"received as r3"), "sent by mistake", &world.host)?;
        tx.write_register_mirror(&profile("NSO", &members))
    })
    .unwrap();
}

/// Everything in a file as text.
fn dump(file: &ProjectFile) -> String {
    let mut text = String::new();
    let document = file.load_document().unwrap();
    writeln!(text, "snapshot {}", String::from_utf8_lossy(&document.snapshot.unwrap())).unwrap();
    for update in document.updates {
        writeln!(text, "update {}", String::from_utf8_lossy(&update)).unwrap();
    }
    for release in file.releases().unwrap() {
        let indicators: Vec<&str> = release.indicators.iter().map(|i| i.as_str()).collect();
        writeln!(
            text,
            "release {} of {}: {} by {} at {}, {}, recipe {:?}, reader {:?}",
            release.id,
            release.source,
            release.file_name,
            release.by.0,
            release.at.iso(),
            indicators.join(" "),
            release.recipe,
            release.reader
        )
        .unwrap();
        match file.received_file(&release.file_hash) {
            Ok(bytes) => writeln!(text, "  {:?}", String::from_utf8_lossy(&bytes)).unwrap(),
            Err(e) => writeln!(text, "  {e}").unwrap(),
        }
        let table = file.observations_of_release(&ReleaseId::new(release.id.as_str())).unwrap();
        for row in &table.rows {
            let o = table.observation(row, &release.id).unwrap();
            let (flags, conf) = (o.flags.letters(), o.confidentiality.code());
            writeln!(
                text,
                "  {} {} [{flags}] {conf} {:?} {}",
                o.series.indicator,
                common::text(std::slice::from_ref(&o)),
                o.note,
                o.cell
            )
            .unwrap();
        }
    }
    text
}

#[test]
fn the_present_format_is_written_when_asked_for() {
    let world = World::new();
    let file = world.create();
    fill(&file, &world);
    let written = dump(&file);
    file.close().unwrap();
    let target = stored(FORMAT_VERSION);
    if std::env::var_os("ALMANAC_WRITE_OLD_FILE").is_some() && !target.exists() {
        let small = zstd::encode_all(fs::read(world.path()).unwrap().as_slice(), 19).unwrap();
        fs::write(&target, small).unwrap();
    }
    assert_eq!(dump(&world.open()), written, "closing and opening changes nothing");
}

#[track_caller]
fn check_upgrade(format: u32, expected: &str) {
    let world = World::new();
    let whole = zstd::decode_all(fs::read(stored(format)).unwrap().as_slice()).unwrap();
    fs::write(world.path(), &whole).unwrap();
    let file = world.open();
    assert_eq!(dump(&file), expected);
    assert_eq!(file.integrity_check(&mut |_, _| Ok(())).unwrap(), []);
    file.close().unwrap();
    let copies = world.names().len() - 1;
    assert_eq!(copies, usize::from(format < FORMAT_VERSION), "a file of an older format is copied first");
}

#[test]
fn format_2_opens_and_keeps_everything() {
    check_upgrade(2, include_str!("files/format_1.txt"));
}

#[test]
fn format_1_opens_and_keeps_everything() {
    check_upgrade(1, include_str!("files/format_1.txt"));
}
