//! Bytes from outside: cut off, altered, out of order. An error each time, and nothing changed.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use almanac_core::*;
use almanac_document::{Document, DocumentError, testing};
use proptest::prelude::*;

fn documents() -> (Document, Vec<u8>, Vec<u8>, FixedHost) {
    let host = FixedHost::new("Ann", 1);
    let mut document = Document::new("a", &host);
    document.apply(OpName::NewProject, "", &testing::beginning(&host), &host).unwrap();
    let before = document.snapshot().unwrap();
    let id = document.profile().blocks.keys().next().unwrap().clone();
    let text = RichText::plain("a sentence more");
    let change = Change::BlockTextSet { id, lang: Lang::en(), text, translated_from: None };
    let update = document.apply(OpName::Type, "", &[change], &host).unwrap().update;
    (document, before, update, host)
}

#[track_caller]
fn check_refused(target: &mut Document, bytes: &[u8], what: &str) {
    let (profile, version) = (target.profile(), target.version());
    let result = target.combine(bytes);
    assert!(result.is_err(), "{what} must be refused: {result:?}");
    assert_eq!(target.profile(), profile, "{what} must not change anything");
    assert_eq!(target.version(), version, "{what} must leave no operation behind");
}

#[test]
fn an_update_cut_off_anywhere_is_refused() {
    let (_, before, update, host) = documents();
    let mut target = Document::open("b", &before, [[0u8; 0]; 0], &host).unwrap();
    for end in 0..update.len() {
        check_refused(&mut target, &update[..end], &format!("an update cut off at {end}"));
        assert!(Document::open("b", &before, [&update[..end]], &host).is_err(), "opening with it as well");
    }
    target.combine(&update).expect("the whole update is fine");
}

#[test]
fn a_snapshot_cut_off_is_refused() {
    let (document, _, _, host) = documents();
    let whole = document.snapshot().unwrap();
    let mut target = Document::new("b", &host);
    for end in (0..whole.len()).step_by(7).filter(|end| *end > 0) {
        check_refused(&mut target, &whole[..end], &format!("a snapshot cut off at {end}"));
        assert!(Document::open("b", &whole[..end], [[0u8; 0]; 0], &host).is_err(), "opening it as well");
    }
}

#[test]
fn an_update_without_what_it_builds_on_is_refused() {
    let (_, _, update, host) = documents();
    let mut target = Document::new("b", &host);
    check_refused(&mut target, &update, "an update of another project");
    assert_eq!(
        Document::open("b", &[], [&update], &host).err(),
        Some(DocumentError::EarlierPartMissing { what: "update 1".into() }),
        "the error says which"
    );
}

#[test]
fn a_version_that_is_none_is_refused() {
    let (document, ..) = documents();
    assert!(document.updates_since(&[255; 9]).is_err());
}

/// Bytes of loro's header that stand for nothing.
const UNUSED: std::ops::Range<usize> = 4..16;

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_altered_byte_is_refused(at in 0usize..10_000, by in 1u8..=255) {
        let (whole, before, update, host) = documents();
        let mut altered = update.clone();
        let at = at % altered.len();
        altered[at] = altered[at].wrapping_add(by);
        let mut target = Document::open("b", &before, [[0u8; 0]; 0], &host).unwrap();
        if UNUSED.contains(&at) {
            let clean = target.combine(&altered).map(|_| target.profile());
            prop_assert_eq!(clean, Ok(whole.profile()), "bytes that loro does not read mean nothing");
        } else {
            check_refused(&mut target, &altered, &format!("an update altered at {at}"));
        }
    }

    #[test]
    fn noise_is_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let host = FixedHost::new("Ann", 1);
        let mut target = Document::new("b", &host);
        check_refused(&mut target, &bytes, "noise");
        if !bytes.is_empty() {
            prop_assert!(Document::open("b", &bytes, [[0u8; 0]; 0], &host).is_err());
        }
    }
}
