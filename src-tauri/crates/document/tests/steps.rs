//! Steps: what a burst of typing is, and whose step undo takes back.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use almanac_core::*;
use almanac_document::{Document, DocumentError, testing, testing::CopyHost};
use std::sync::Arc;

/// A project whose clock moves by 0.3 seconds with every question.
fn project() -> (Document, CopyHost) {
    let host = CopyHost::new(0, 1, Arc::default());
    let mut document = Document::new("a", &host);
    document.apply(OpName::NewProject, "", &testing::beginning(&host), &host).unwrap();
    (document, host)
}
fn typed(document: &Document, section: usize, text: &str) -> Change {
    let id = document.profile().sections[section].blocks[0].clone();
    Change::BlockTextSet { id, lang: Lang::en(), text: RichText::plain(text), translated_from: None }
}
/// Types in the sections, doing `between` before each but the first, and counts the typing steps.
#[track_caller]
fn check_steps(sections: [usize; 3], between: impl Fn(&mut Document, &CopyHost), expected: usize) {
    let (mut document, host) = project();
    let before = document.profile();
    for (i, section) in sections.into_iter().enumerate() {
        if i > 0 {
            between(&mut document, &host);
        }
        let change = typed(&document, section, &format!("typed {i}"));
        document.apply(OpName::Type, "", &[change], &host).unwrap();
    }
    let again = Document::open("a", &document.snapshot().unwrap(), [[0u8; 0]; 0], &host).unwrap();
    for mut document in [document, again] {
        let steps = document.history(&host).iter().filter(|s| s.name == OpName::Type).count();
        assert_eq!(steps, expected, "steps of typing");
        while document.undoable(&host).is_some_and(|s| s.name != OpName::NewProject) {
            document.undo(&host).unwrap();
        }
        assert_eq!(document.profile().blocks, before.blocks, "undo takes whole steps back");
    }
}

#[test]
fn typing_without_a_pause_is_one_step() {
    check_steps([0, 0, 0], |_, _| {}, 1);
}
#[test]
fn a_pause_ends_a_step() {
    check_steps([0, 0, 0], |_, host| host.pause(2_100), 3);
}
#[test]
fn another_section_ends_a_step() {
    check_steps([0, 1, 0], |_, _| {}, 3);
}
#[test]
fn another_operation_ends_a_step() {
    let accept = |document: &mut Document, host: &CopyHost| {
        let change = Change::FindingAccepted { fingerprint: host.new_id(), reason: "known".into() };
        document.apply(OpName::AcceptFinding, "", &[change], host).unwrap();
    };
    check_steps([0, 0, 0], accept, 3);
}
#[test]
fn undo_goes_on_after_a_restart_and_leaves_others_steps_alone() {
    let (mut document, host) = project();
    let change = typed(&document, 0, "mine");
    document.apply(OpName::Type, "", &[change], &host).unwrap();
    let ben = CopyHost::new(1, 1, Arc::default());
    let mut other = Document::open("b", &document.snapshot().unwrap(), [[0u8; 0]; 0], &ben).unwrap();
    assert_eq!(other.undo(&ben).err(), Some(DocumentError::NothingToUndo), "another copy has no steps of its own");
    let change = typed(&other, 1, "theirs");
    other.apply(OpName::Type, "", &[change], &ben).unwrap();
    document.combine(&other.snapshot().unwrap()).unwrap();

    let mut again = Document::open("a", &document.snapshot().unwrap(), [[0u8; 0]; 0], &host).unwrap();
    assert_eq!(again.undoable(&host).map(|s| s.name), Some(OpName::Type));
    again.undo(&host).unwrap();
    let profile = again.profile();
    let text = |section: usize| profile.blocks[&profile.sections[section].blocks[0]].text[&Lang::en()].plain_text();
    assert!(text(0) != "mine" && text(1) == "theirs", "mine went, theirs stays");
    let undone: Vec<bool> = again.history(&host).iter().filter(|s| s.own).map(|s| s.undone).collect();
    assert_eq!(undone, [false, true, false], "new project, the typing, and the undo itself");
}
#[test]
fn a_step_that_nobody_knows_is_refused() {
    let (mut document, host) = project();
    let step = StepId::new("none");
    assert_eq!(document.return_to(&step, &host).err(), Some(DocumentError::UnknownStep(step)));
    assert_eq!(document.redo(&host).err(), Some(DocumentError::NothingToUndo));
}
