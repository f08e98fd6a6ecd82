//! Two copies, edited apart and combined: both have everything, in whichever direction.

use crate::common::{Open, host, planned, sample, take, whole_text};
use almanac_app::wire::ErrorCode;
use almanac_app::{Access, Job, Session};
use almanac_core::{Change, Code, IndicatorCode, Lang, Localized, OpName, SectionId};
use almanac_document::Dispute;
use std::path::{Path, PathBuf};

fn edit(session: &mut Session, section: &str, from: &str, to: &str) {
    let id = SectionId::new(section);
    let text = session.text(Some(&id), &Lang::en()).unwrap();
    assert_eq!(text.matches(from).count(), 1, "'{from}' in {section}");
    assert!(session.set_text(Some(&id), &Lang::en(), &text.replace(from, to)).unwrap().done.is_some());
}

fn indicator(session: &mut Session, change: impl FnOnce(&mut almanac_core::Indicator)) {
    let mut record = (*session.state().profile.indicators[&IndicatorCode::new("CTX-016")]).clone();
    change(&mut record);
    session.transact(OpName::EditRegister, "", &[Change::IndicatorPut(record)]).unwrap();
}

/// A saved copy of an open project, opened by another person.
fn copy(open: &Open, name: &str, author: &str, seed: u64) -> (Session, PathBuf) {
    let path = open.folder.path().join(name);
    let who = host(author, seed);
    open.session.stored().save_copy(&path, &*who, &mut |_, _| Ok(())).unwrap();
    (Session::open(&path, Access::Write, who).unwrap(), path)
}

fn combined(session: &mut Session, other: &Path) -> almanac_app::session::CombineReport {
    session.combine(other, &Job::quiet()).unwrap()
}

fn releases(session: &Session) -> Vec<String> {
    let mut ids: Vec<String> = session.stored().releases().unwrap().iter().map(|r| r.id.to_string()).collect();
    ids.sort();
    ids
}

#[test]
fn copies_edited_apart_become_one() {
    let mut a = sample(1);
    let (mut b, path_b) = copy(&a, "b.almanac", "B. Osmonova", 2);
    // The same paragraph at two places, different sections, a release here, one field answered twice, another field once.
    edit(&mut a.session, "unemployment", "In 2024, ", "In the year 2024, ");
    edit(&mut b, "unemployment", "was without work,", "was looking for work in vain,");
    edit(
        &mut a.session,
        "neet",
        "The figures say nothing about migration by themselves.",
        "The figures alone say nothing about migration, writes A.",
    );
    edit(
        &mut b,
        "informal",
        "For returning migrants this matters twice.",
        "For returning migrants this matters twice, writes B.\n\nB adds a paragraph.",
    );
    let bytes = crate::common::read_repository("tests/fixtures/newer/nsc-labour-2025-one-cell-changed.xlsx");
    let recipe =
        String::from_utf8(crate::common::read_repository("assets/sample/recipes/nsc-labour-2025.toml")).unwrap();
    let plan = planned(&b, "newer.xlsx", &bytes, Some("NSC-SDG-2025"), Some(&recipe)).unwrap();
    take(&mut b, &plan);
    indicator(&mut a.session, |i| i.unit = Some(Code::new("EUR")));
    indicator(&mut b, |i| i.unit = Some(Code::new("KGS")));
    indicator(&mut b, |i| i.names.set(Lang::new("ru"), "Валовой внутренний продукт"));

    // A's copy before, so that the other direction begins from the same two.
    let (a2, path_a) = copy(&a, "a2.almanac", "C. Third", 3);
    a2.close().unwrap();
    b.close().unwrap();
    let report = combined(&mut a.session, &path_b);
    assert_eq!((report.releases, report.disagreements.len()), (1, 1), "{:?}", report.disagreements);
    assert!(report.steps >= 5, "{}", report.steps);
    let Dispute::Answers { field, sides } = &report.disagreements[0].dispute else {
        panic!("{:?}", report.disagreements)
    };
    let mut answers: Vec<String> = sides.iter().map(|s| s.value.to_string()).collect();
    answers.sort();
    assert_eq!(
        (report.disagreements[0].id.as_str(), field.as_str(), answers.join(" ")),
        ("CTX-016", "unit", "\"EUR\" \"KGS\"".to_string())
    );

    let mut b = Session::open(&path_b, Access::Write, host("B. Osmonova", 20)).unwrap();
    let back = combined(&mut b, &path_a);
    assert_eq!((back.releases, back.disagreements.len()), (0, 1));

    let text = whole_text(&a.session);
    for words in
        ["In the year 2024, ", "was looking for work in vain,", "writes A.", "writes B.", "B adds a paragraph."]
    {
        assert_eq!(text.matches(words).count(), 1, "'{words}'");
    }
    assert!(whole_text(&b) == text, "both directions give the same text");
    assert_eq!(a.session.state().profile, b.state().profile, "and the same profile");
    assert_eq!(releases(&a.session), releases(&b));
    assert_eq!(
        a.session.state().profile.indicators[&IndicatorCode::new("CTX-016")].names.get(&Lang::new("ru")),
        Some("Валовой внутренний продукт")
    );
    assert!(a.session.verify(&Job::quiet()).unwrap().findings.is_empty());

    // Once more, both ways: nothing.
    b.close().unwrap();
    for _ in 0..2 {
        let (before, steps) = (a.session.state().profile.clone(), a.session.history().len());
        let again = combined(&mut a.session, &path_b);
        assert_eq!((again.steps, again.releases), (0, 0));
        assert_eq!((a.session.state().profile == before, a.session.history().len()), (true, steps));
    }
    // What came from the other copy is not this person's to undo, and undo of own steps still works.
    a.session.undo().unwrap();
    assert_eq!(whole_text(&a.session).matches("was looking for work in vain,").count(), 1);
}

#[test]
fn another_profile_is_refused() {
    let mut a = sample(1);
    let other = crate::common::small("code,name_en,institution,kind\nX,X,NSO,survey\n", "code,name_en\n");
    other.session.close().unwrap();
    let (before, steps) = (a.session.state().profile.clone(), a.session.history().len());
    let refused = a.session.combine(&other.path, &Job::quiet()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::WrongInput);
    assert!(refused.message.contains("another profile") && refused.message.contains("Save a copy"), "{refused}");
    assert_eq!((a.session.state().profile == before, a.session.history().len()), (true, steps));
    // Itself, and no project at all.
    let text = a.folder.path().join("notes.txt");
    std::fs::write(&text, "hello").unwrap();
    assert_eq!(a.session.combine(&text, &Job::quiet()).unwrap_err().code, ErrorCode::NotAProject);
    let path = a.path.clone();
    let itself = a.session.combine(&path, &Job::quiet()).unwrap();
    assert_eq!((itself.steps, itself.releases), (0, 0));
}

#[test]
fn a_copy_of_a_copy_keeps_what_was_removed_removed() {
    let mut a = sample(1);
    let (mut b, path_b) = copy(&a, "b.almanac", "B. Osmonova", 2);
    b.transact(OpName::RemoveSection, "", &[Change::SectionRemoved(SectionId::new("informal"))]).unwrap();
    b.close().unwrap();
    let mut about = (*a.session.state().profile.about).clone();
    about.subtitle = Localized::en("Another subtitle");
    a.session.transact(OpName::EditAbout, "", &[Change::AboutPut(about)]).unwrap();
    let report = combined(&mut a.session, &path_b);
    assert!(report.disagreements.is_empty(), "{:?}", report.disagreements);
    assert!(a.session.state().profile.section(&SectionId::new("informal")).is_none());
    assert_eq!(a.session.state().profile.about.subtitle.best(&Lang::en()), "Another subtitle");
}

#[test]
fn a_paragraph_that_both_changed_is_shown_as_each_had_it() {
    let mut a = sample(1);
    let (mut b, path_b) = copy(&a, "b.almanac", "B. Osmonova", 2);
    edit(&mut a.session, "unemployment", "In 2024, ", "In the year 2024, ");
    edit(&mut b, "unemployment", "was without work,", "was looking for work in vain,");
    edit(&mut b, "informal", "For returning migrants this matters twice.", "It matters twice, writes B.");
    b.close().unwrap();
    let report = combined(&mut a.session, &path_b);
    let [one] = report.mixed.as_slice() else { panic!("one paragraph: {:?}", report.mixed) };
    assert!(one.here.contains("In the year 2024,") && one.here.contains("was without work"), "{}", one.here);
    assert!(one.there.starts_with("In 2024,") && one.there.contains("work in vain"), "{}", one.there);
    assert!(one.now.contains("In the year 2024,") && one.now.contains("work in vain"), "{}", one.now);
    assert!(one.here.contains("{="), "with its values");
    assert!(combined(&mut a.session, &path_b).mixed.is_empty(), "nothing comes in twice");
}
