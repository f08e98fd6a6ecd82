//! The document's bytes: appended, folded, never with a gap, all or nothing.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

mod common;

use almanac_store::StoreError;
use common::World;

#[test]
fn updates_come_back_in_order_and_are_folded() {
    let world = World::new();
    let file = world.create();
    for update in [b"a", b"b", b"c"] {
        file.transact(|tx| tx.append_update(update)).unwrap();
    }
    assert_eq!(file.load_document().unwrap().updates, [b"a", b"b", b"c"]);
    file.transact(|tx| tx.replace_snapshot(b"abc")).unwrap();
    let count = file.transact(|tx| tx.append_update(b"d")).unwrap();
    assert_eq!(count, 1, "counted since the folding");
    file.close().unwrap();
    let stored = world.open().load_document().unwrap();
    assert_eq!(stored.snapshot.as_deref(), Some(b"abc".as_slice()));
    assert_eq!(stored.updates, [b"d"]);
}

#[test]
fn folding_twice_without_updates_keeps_the_numbers() {
    let world = World::new();
    let file = world.create();
    file.transact(|tx| tx.append_update(b"a")).unwrap();
    file.transact(|tx| tx.replace_snapshot(b"A")).unwrap();
    file.transact(|tx| tx.replace_snapshot(b"A")).unwrap();
    file.transact(|tx| tx.append_update(b"b")).unwrap();
    assert_eq!(file.load_document().unwrap().updates, [b"b"]);
}

#[test]
fn an_operation_that_fails_leaves_nothing() {
    let world = World::new();
    let file = world.create();
    let failed = file.transact(|tx| {
        tx.append_update(b"a")?;
        Err::<(), _>(StoreError::Cancelled)
    });
    assert!(matches!(failed, Err(StoreError::Cancelled)));
    assert_eq!(file.load_document().unwrap().updates.len(), 0);
}

#[test]
fn an_operation_that_panics_leaves_nothing_and_the_project_open() {
    let world = World::new();
    let file = world.create();
    let panicked = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        file.transact(|tx| {
            tx.append_update(b"a").unwrap();
            if true {
                panic!("a mistake of ours");
            }
            Ok::<(), StoreError>(())
        })
    }));
    assert!(panicked.is_err());
    file.transact(|tx| tx.append_update(b"b")).unwrap();
    assert_eq!(file.load_document().unwrap().updates, [b"b"]);
}

#[test]
fn a_missing_update_is_damage_not_silence() {
    let world = World::new();
    let file = world.create();
    for update in [b"a", b"b", b"c"] {
        file.transact(|tx| tx.append_update(update)).unwrap();
    }
    file.close().unwrap();
    world.sql().execute("DELETE FROM document_update WHERE number = 2", ()).unwrap();
    let error = world.open().load_document().unwrap_err();
    assert!(error.to_string().contains("update 2"), "{error}");
}
