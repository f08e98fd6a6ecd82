//! Texts in their written form: out and in without a difference, edits that keep what they do not touch.

use crate::common::{host, sample, whole_text};
use almanac_app::{Access, Session};
use almanac_core::{BlockId, Lang, SectionId};
use std::collections::BTreeSet;

fn all_ids(session: &Session) -> (Vec<SectionId>, BTreeSet<BlockId>, BTreeSet<String>) {
    let profile = &session.state().profile;
    let objects = profile
        .blocks
        .values()
        .flat_map(|b| b.text.values())
        .flat_map(|t| t.objects().into_iter().map(|o| o.id.to_string()).collect::<Vec<_>>());
    (
        profile.sections.iter().map(|s| s.id.clone()).collect(),
        profile.blocks.keys().cloned().collect(),
        objects.collect(),
    )
}

#[test]
fn setting_what_is_there_changes_nothing() {
    let mut open = sample(1);
    let session = &mut open.session;
    let (text, ids, steps, revision) =
        (whole_text(session), all_ids(session), session.history().len(), session.state().revision);
    assert!(text.len() > 40_000, "the sample has {} characters", text.len());
    let set = session.set_text(None, &Lang::en(), &text).unwrap();
    assert!(set.findings.is_empty(), "{:?}", set.findings);
    assert_eq!(set.done, None);
    assert_eq!((session.history().len(), session.state().revision), (steps, revision));
    assert_eq!(all_ids(session), ids);
    // And section by section.
    for section in ids.0 {
        let one = session.text(Some(&section), &Lang::en()).unwrap();
        assert_eq!(session.set_text(Some(&section), &Lang::en(), &one).unwrap().done, None, "{section}");
    }
    assert_eq!(whole_text(session), text);
    // In a language that nothing is written in yet, too.
    let french = Lang::new("fr");
    let text = session.text(None, &french).unwrap();
    assert_eq!(session.set_text(None, &french, &text).unwrap().done, None, "{text}");
    assert_eq!((session.history().len(), whole_text(session).len() > 40_000), (steps, true));
}

#[test]
fn an_edit_keeps_the_ids_of_all_else_and_is_taken_back_after_opening_again() {
    let mut open = sample(2);
    let (section, before) = (SectionId::new("unemployment"), whole_text(&open.session));
    let ids = all_ids(&open.session);
    let text = open.session.text(Some(&section), &Lang::en()).unwrap();
    let edited = text
        .replace("was without work,", "was without any work at all,")
        .replace("Young people are hit hardest.", "Young people are hit hardest.\n\nAnd one more paragraph.\n");
    assert_ne!(edited, text);
    let done = open.session.set_text(Some(&section), &Lang::en(), &edited).unwrap().done.unwrap();
    assert!(done.changed);
    assert_eq!(open.session.text(Some(&section), &Lang::en()).unwrap().matches("any work at all").count(), 1);
    let now = all_ids(&open.session);
    assert_eq!(now.0, ids.0);
    assert_eq!(now.2, ids.2, "every embedded value, reference and citation is the one it was");
    assert_eq!((ids.1.difference(&now.1).count(), now.1.difference(&ids.1).count()), (0, 1), "one paragraph more");

    // Closed and opened by the same person: the step can still be taken back, and done again.
    let after = whole_text(&open.session);
    open.session.close().unwrap();
    let mut session = Session::open(&open.path, Access::Write, host("A. Diallo", 9)).unwrap();
    assert_eq!(whole_text(&session), after);
    session.undo().unwrap();
    assert_eq!(whole_text(&session), before);
    assert_eq!(all_ids(&session), ids);
    session.close().unwrap();
    let mut session = Session::open(&open.path, Access::Write, host("A. Diallo", 10)).unwrap();
    session.redo().unwrap();
    assert_eq!(whole_text(&session), after);
}

#[test]
fn a_section_that_is_gone_is_told() {
    let mut open = sample(3);
    let gone = SectionId::new("no-such-section");
    assert_eq!(open.session.text(Some(&gone), &Lang::en()).unwrap_err().code, almanac_app::wire::ErrorCode::Gone);
    assert_eq!(
        open.session.set_text(Some(&gone), &Lang::en(), "# A\n\nB\n").unwrap_err().code,
        almanac_app::wire::ErrorCode::Gone
    );
}

#[test]
fn a_new_part_goes_where_it_is_written_and_a_removed_one_is_gone() {
    let mut open = sample(4);
    let session = &mut open.session;
    let chapter = SectionId::new("labour");
    let text = session.text(Some(&chapter), &Lang::en()).unwrap();
    let at = text.find("## Young people without work").unwrap();
    let with_part =
        format!("{}## Seasonal work {{#seasonal}}\n\nSome work in summer only.\n\n{}", &text[..at], &text[at..]);
    session.set_text(Some(&chapter), &Lang::en(), &with_part).unwrap();
    assert_eq!(session.text(Some(&chapter), &Lang::en()).unwrap(), with_part);
    session.set_text(Some(&chapter), &Lang::en(), &text).unwrap();
    assert_eq!(session.text(Some(&chapter), &Lang::en()).unwrap(), text);
    assert!(session.state().profile.section(&SectionId::new("seasonal")).is_none());
}
