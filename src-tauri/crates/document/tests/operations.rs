//! Each kind of change: what it does to the profile, what it refuses, and that undo restores.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use almanac_core::*;
use almanac_document::{Document, DocumentError, testing};
use proptest::prelude::*;
use std::sync::Arc;

struct Project {
    document: Document,
    host: FixedHost,
}

impl Project {
    fn new() -> Self {
        let host = FixedHost::new("Ann", 1);
        let mut document = Document::new("a", &host);
        document.apply(OpName::NewProject, "", &testing::beginning(&host), &host).unwrap();
        Self { document, host }
    }
    fn profile(&self) -> Arc<Profile> {
        self.document.profile()
    }
    fn section(&self, at: usize) -> SectionId {
        self.profile().sections[at].id.clone()
    }
    fn block(&self, at: usize) -> BlockId {
        self.profile().sections[0].blocks[at].clone()
    }
    fn apply(&mut self, changes: &[Change]) -> Result<Arc<Profile>, DocumentError> {
        self.document.apply(OpName::EditRegister, "", changes, &self.host)?;
        Ok(self.profile())
    }
    fn reopened(&self) -> Document {
        Document::open("a", &self.document.snapshot().unwrap(), [[0u8; 0]; 0], &self.host).unwrap()
    }
}

/// Applies the changes to a small project and hands the profile to `expect`; then undoes, redoes,
/// reopens and returns, and compares.
#[track_caller]
fn check(make: impl FnOnce(&Project) -> Vec<Change>, expect: impl FnOnce(&Project)) {
    let mut project = Project::new();
    let (before, version) = (project.profile(), project.document.version());
    let step = project.document.history(&project.host)[0].id.clone();
    let changes = make(&project);
    let committed =
        project.document.apply(OpName::EditRegister, "it", &changes, &project.host).expect("the changes fit");
    expect(&project);
    let after = project.profile();
    assert!(!committed.update.is_empty(), "something was written");
    for scope in changes.iter().flat_map(Change::scopes) {
        assert!(committed.scopes.contains(scope), "{scope:?} must be read again");
    }
    assert_eq!(committed.update, project.document.updates_since(&version).unwrap(), "the update is what is new");
    assert!(project.document.equals_rebuilt(), "updated must equal rebuilt");
    assert_eq!(project.reopened().profile(), after, "reopened must be the same");

    project.document.undo(&project.host).unwrap();
    assert_eq!(project.profile(), before, "undo restores the profile exactly");
    project.document.redo(&project.host).unwrap();
    assert_eq!(project.profile(), after, "redo does it again exactly");
    project.document.undo(&project.host).unwrap();
    assert_eq!(project.profile(), before, "and undo again");
    project.document.redo(&project.host).unwrap();
    project.document.return_to(&step, &project.host).unwrap();
    assert_eq!(project.profile(), before, "returning restores the profile exactly");
    assert!(project.document.equals_rebuilt(), "updated must equal rebuilt to the end");
    let again = project.reopened();
    assert_eq!(again.profile(), project.profile(), "reopened must be the same to the end");
    assert_eq!(again.history(&project.host), project.document.history(&project.host));
}

#[track_caller]
fn check_refused(make: impl FnOnce(&Project) -> Vec<Change>, expected: &str) {
    let mut project = Project::new();
    let (before, version) = (project.profile(), project.document.version());
    let changes = make(&project);
    let error = project.apply(&changes).expect_err("the changes do not fit");
    assert!(error.to_string().contains(expected), "{error} should say: {expected}");
    assert_eq!(project.profile(), before, "nothing changed");
    assert_eq!(project.document.version(), version, "nothing was written, not even the changes before");
}

fn set(id: &BlockId, text: RichText) -> Change {
    Change::BlockTextSet { id: id.clone(), lang: Lang::en(), text, translated_from: None }
}
fn words(text: &str) -> Inline {
    Inline::Text { text: text.into(), marks: Marks::default() }
}
fn bold(text: &str) -> Inline {
    Inline::Text { text: text.into(), marks: Marks { bold: true, ..Marks::default() } }
}
fn object(id: &str, kind: ObjectKind) -> Inline {
    Inline::Object { object: Object { id: InlineId::new(id), kind }, marks: Marks::default() }
}
fn value(id: &str) -> Inline {
    object(id, ObjectKind::Value { question: "IMM-001 this".into(), format: String::new(), seen: "5".into() })
}
fn figure(id: &str) -> Figure {
    Figure {
        id: FigureId::new(id),
        kind: FigureKind::Bar,
        question: "IMM-001".into(),
        caption: Localized::en("Permits"),
        alt: Localized::default(),
        note: Localized::in_lang(Lang::new("fr"), "Note"),
    }
}
fn release(id: &str, at: i64) -> DatasetRelease {
    DatasetRelease {
        release: ReleaseId::new(id),
        extent: Extent::Everything,
        at: Timestamp(at),
        by: Author("Ann".into()),
        file_name: "a.csv".into(),
        reason: String::new(),
        knew: Vec::new(),
    }
}
fn added(id: &str, at: i64) -> Change {
    Change::ReleaseAdded { dataset: DatasetId::new("d"), source: SourceCode::new("REG"), release: release(id, at) }
}

#[test]
fn about_is_put() {
    let about = About {
        title: Localized::en("Migration Profile"),
        acronyms: vec![("NSC".into(), Localized::en("National Statistical Committee"))],
        ..About::default()
    };
    let expected = about.clone();
    check(|_| vec![Change::AboutPut(about)], |p| assert_eq!(*p.profile().about, expected));
}
#[test]
fn an_edition_is_put() {
    let edition = Edition {
        year: 2025,
        data_as_of: chrono_date(),
        languages: vec![Lang::en(), Lang::new("ky")],
        template: "annual".into(),
        releases: Some([ReleaseId::new("r")].into()),
        sealed: true,
    };
    let expected = edition.clone();
    check(|_| vec![Change::EditionPut(edition)], |p| assert_eq!(*p.profile().editions[&2025], expected));
}
fn chrono_date() -> Option<chrono::NaiveDate> {
    Some(Timestamp(1_741_737_600_000).date())
}
#[test]
fn registers_are_put_whole() {
    let institution = Institution {
        code: InstitutionCode::new("NSC"),
        names: Localized::en("Committee"),
        acronym: "NSC".into(),
        focal_point: "Head of unit".into(),
        international: false,
    };
    let dimension = Dimension {
        code: DimensionCode::new("sex"),
        names: Localized::en("Sex"),
        role: DimensionRole::Sex,
        code_list: CodeListCode::new("CL_SEX"),
    };
    let list = CodeList {
        code: CodeListCode::new("CL_SEX"),
        version: "2.1".into(),
        names: Localized::en("Sex"),
        items: vec![CodeItem {
            code: Code::new("F"),
            names: Localized::en("Women"),
            parent: None,
            valid_from: None,
            valid_to: None,
        }],
    };
    let recipe = SavedRecipe { id: RecipeId::new("r"), source: SourceCode::new("REG"), toml: "a = 1".into() };
    let (i, d, l, r) = (institution.clone(), dimension.clone(), list.clone(), recipe.clone());
    check(
        |_| {
            vec![
                Change::InstitutionPut(institution),
                Change::DimensionPut(dimension),
                Change::CodeListPut(list),
                Change::RecipePut(recipe),
            ]
        },
        |p| {
            let profile = p.profile();
            assert_eq!(*profile.institutions[&i.code], i);
            assert_eq!(*profile.dimensions[&d.code], d);
            assert_eq!(*profile.code_lists[&l.code], l);
            assert_eq!(*profile.recipes[&r.id], r);
        },
    );
}
fn word(label: &str, code: &str, by: &str) -> LearnedLabel {
    let (source, dimension) = (Some(SourceCode::new("REG")), DimensionCode::new("citizenship"));
    LearnedLabel {
        id: LearnedLabel::id_of(source.as_ref(), &dimension, label),
        source,
        dimension,
        label: label.into(),
        code: Code::new(code),
        said_by: Author(by.into()),
        said_at: Timestamp(1),
    }
}
#[test]
fn a_senders_word_is_explained_and_forgotten() {
    // The sign that divides container names may stand in a word.
    let expected = word("Congo | (Rép.)", "COG", "Ann");
    let (put, id) = (expected.clone(), expected.id.clone());
    check(|_| vec![Change::LabelPut(put)], |p| assert_eq!(*p.profile().labels[&expected.id], expected));
    check(
        |_| vec![Change::LabelPut(word("Congo | (Rép.)", "COG", "Ann")), Change::LabelRemoved(id)],
        |p| assert!(p.profile().labels.is_empty()),
    );
    check_refused(|_| vec![Change::LabelRemoved(LabelId::new("x"))], "no explained word 'x'");
}
#[test]
fn an_indicator_is_put_with_every_field() {
    let mut indicator = Indicator::unnamed(IndicatorCode::new("IMM-001"), Localized::en("Immigrants"));
    indicator.measure = Some(MeasureType::Flow);
    indicator.reference = Some(ReferenceTime::FiscalYear(4));
    indicator.additivity = [(DimensionCode::new("reason"), Additivity::Overlaps)].into();
    indicator.small_cell_threshold = Some(3);
    let expected = indicator.clone();
    check(|_| vec![Change::IndicatorPut(indicator)], |p| assert_eq!(*p.profile().indicators[&expected.code], expected));
}
#[test]
fn a_language_taken_out_of_a_name_is_gone() {
    let mut source = testing::source("REG");
    source.names.set(Lang::new("fr"), "Registre");
    source.names.0.remove(&Lang::en());
    let expected = source.clone();
    check(|_| vec![Change::SourcePut(source)], |p| assert_eq!(*p.profile().sources[&expected.code], expected));
}
#[test]
fn registers_are_removed() {
    check(
        |_| {
            vec![Change::IndicatorRemoved(IndicatorCode::new("IMM-001")), Change::SourceRemoved(SourceCode::new("REG"))]
        },
        |p| assert!(p.profile().indicators.is_empty() && p.profile().sources.is_empty()),
    );
}
#[test]
fn what_is_not_there_cannot_be_removed() {
    check_refused(
        |_| vec![Change::SourcePut(testing::source("NEW")), Change::IndicatorRemoved(IndicatorCode::new("NO"))],
        "no indicator 'NO'",
    );
    check_refused(|_| vec![Change::FigureRemoved(FigureId::new("f"))], "no figure 'f'");
    check_refused(|_| vec![Change::InstitutionRemoved(InstitutionCode::new("X"))], "no institution 'X'");
}
#[test]
fn a_figure_is_put_and_removed() {
    check(
        |_| vec![Change::FigurePut(figure("f"))],
        |p| assert_eq!(*p.profile().figures[&FigureId::new("f")], figure("f")),
    );
    check(
        |_| vec![Change::FigurePut(figure("f")), Change::FigureRemoved(FigureId::new("f"))],
        |p| assert!(p.profile().figures.is_empty()),
    );
}
#[test]
fn releases_are_a_set_in_the_order_of_time() {
    check(
        |_| vec![added("late", 9), added("early", 1)],
        |p| {
            let dataset = p.profile().datasets[&DatasetId::new("d")].clone();
            let order: Vec<&str> = dataset.releases.iter().map(|r| r.release.as_str()).collect();
            assert_eq!((dataset.source.as_str(), order), ("REG", vec!["early", "late"]));
        },
    );
}
#[test]
fn a_release_is_removed() {
    let remove = || Change::ReleaseRemoved { dataset: DatasetId::new("d"), release: ReleaseId::new("r") };
    check(
        |_| vec![added("r", 1), added("s", 2), remove()],
        |p| assert_eq!(p.profile().datasets[&DatasetId::new("d")].releases, vec![release("s", 2)]),
    );
    check_refused(|_| vec![added("r", 1), remove(), remove()], "no release 'r'");
}
#[test]
fn a_dataset_has_one_source() {
    let mut project = Project::new();
    project.apply(&[added("r", 1)]).unwrap();
    let other = Change::ReleaseAdded {
        dataset: DatasetId::new("d"),
        source: SourceCode::new("OTHER"),
        release: release("s", 2),
    };
    let error = project.apply(&[other]).unwrap_err();
    assert_eq!(error, DocumentError::OtherSource { dataset: "d".into(), source: "REG".into() });
}
#[test]
fn a_section_with_blocks_is_added_between_others() {
    let host = FixedHost::new("New", 99);
    let section = testing::section(&host, None);
    let block = testing::paragraph(&host, &section.id, "Text");
    let (id, text) = (section.id.clone(), block.clone());
    check(
        |p| {
            let after = Some(p.section(0));
            vec![Change::SectionAdded { section, after }, Change::BlockAdded { block, after: None }]
        },
        |p| {
            assert_eq!(p.section(1), id, "it stands behind the first");
            assert_eq!(*p.profile().blocks[&text.id], text);
            assert_eq!(p.profile().sections[1].blocks, vec![text.id.clone()]);
        },
    );
}
#[test]
fn a_part_follows_its_chapter() {
    let host = FixedHost::new("New", 99);
    check(
        |p| {
            let part = Section { kind: SectionKind::Annex, ..testing::section(&host, Some(p.section(0))) };
            vec![Change::SectionAdded { section: part, after: None }]
        },
        |p| {
            let profile = p.profile();
            assert_eq!(profile.sections[1].parent, Some(p.section(0)), "between the two chapters");
            assert_eq!(profile.sections[1].kind, SectionKind::Chapter, "a part has the kind of its chapter");
        },
    );
}
#[test]
fn a_section_is_moved_titled_and_removed() {
    let titled = |id: SectionId, title: &str| Change::SectionTitled { id, lang: Lang::en(), title: title.into() };
    check(
        |p| vec![Change::SectionMoved { id: p.section(1), parent: None, after: None }],
        |p| assert!(p.profile().sections[0].title != p.profile().sections[1].title),
    );
    check(
        |p| vec![Change::SectionMoved { id: p.section(0), parent: Some(p.section(1)), after: None }],
        |p| assert_eq!(p.profile().sections[1].parent, Some(p.section(0)), "the first is now a part"),
    );
    check(
        |p| vec![titled(p.section(0), "Heading")],
        |p| assert_eq!(p.profile().sections[0].title, Localized::en("Heading")),
    );
    check(
        |p| vec![titled(p.section(0), "")],
        |p| assert!(p.profile().sections[0].title.is_empty(), "an empty heading is none"),
    );
    check(
        |p| vec![Change::SectionRemoved(p.section(0))],
        |p| assert_eq!((p.profile().sections.len(), p.profile().blocks.len()), (1, 3), "its blocks go along"),
    );
}
#[test]
fn parts_of_removed_sections_disappear_with_them() {
    let host = FixedHost::new("New", 99);
    check(
        |p| {
            let part = testing::section(&host, Some(p.section(0)));
            let remove = Change::SectionRemoved(p.section(0));
            vec![Change::SectionAdded { section: part, after: None }, remove]
        },
        |p| assert_eq!(p.profile().sections.len(), 1),
    );
}
#[test]
fn a_section_does_not_go_into_itself() {
    let host = FixedHost::new("New", 99);
    check_refused(
        |p| vec![Change::SectionMoved { id: p.section(0), parent: Some(p.section(0)), after: None }],
        "into itself",
    );
    check_refused(
        |p| {
            let part = testing::section(&host, Some(p.section(0)));
            let to = Some(part.id.clone());
            let id = p.section(0);
            vec![
                Change::SectionAdded { section: part, after: None },
                Change::SectionMoved { id, parent: to, after: None },
            ]
        },
        "one of its parts",
    );
}
#[test]
fn what_does_not_fit_is_refused() {
    let host = FixedHost::new("New", 99);
    let nowhere = SectionId::new("nowhere");
    check_refused(|_| vec![Change::SectionRemoved(nowhere.clone())], "no section 'nowhere'");
    check_refused(
        |_| {
            let section = testing::section(&host, Some(nowhere.clone()));
            vec![Change::SectionAdded { section, after: None }]
        },
        "no section 'nowhere'",
    );
    check_refused(
        |p| vec![Change::SectionAdded { section: (*p.profile().sections[0]).clone(), after: None }],
        "already",
    );
    check_refused(
        |p| vec![Change::SectionMoved { id: p.section(0), parent: None, after: Some(p.section(0)) }],
        "does not stand there",
    );
    check_refused(|_| vec![set(&BlockId::new("none"), RichText::plain("x"))], "no block 'none'");
    check_refused(|p| vec![Change::BlockRemoved(p.block(0)), set(&p.block(0), RichText::plain("x"))], "no block");
    check_refused(|p| vec![Change::SectionRemoved(p.section(0)), set(&p.block(0), RichText::plain("x"))], "no block");
    check_refused(
        |p| vec![Change::BlockAdded { block: (*p.profile().blocks[&p.block(0)]).clone(), after: None }],
        "already",
    );
    check_refused(
        |p| vec![Change::BlockMoved { id: p.block(0), section: p.section(1), after: Some(p.block(1)) }],
        "does not stand there",
    );
}
#[test]
fn a_block_is_moved_within_its_section_and_to_another() {
    check(
        |p| vec![Change::BlockMoved { id: p.block(0), section: p.section(0), after: Some(p.block(2)) }],
        |p| assert_eq!(p.profile().sections[0].blocks.len(), 3),
    );
    check(
        |p| vec![Change::BlockMoved { id: p.block(0), section: p.section(1), after: None }],
        |p| {
            let counts: Vec<usize> = p.profile().sections.iter().map(|s| s.blocks.len()).collect();
            assert_eq!(counts, [2, 4]);
        },
    );
}
#[test]
fn a_block_becomes_another_kind() {
    let kind = BlockKind::ListItem { ordered: true, level: 2 };
    let expected = kind.clone();
    check(
        |p| vec![Change::BlockKindSet { id: p.block(0), kind }],
        |p| assert_eq!(p.profile().blocks[&p.block(0)].kind, expected),
    );
}
#[test]
fn a_removed_block_can_be_added_again() {
    let mut project = Project::new();
    let id = project.block(1);
    let block = (*project.profile().blocks[&id]).clone();
    project.apply(&[Change::BlockRemoved(id.clone())]).unwrap();
    let after = Some(project.block(0));
    let again = Block { text: [(Lang::new("fr"), RichText::plain("Texte"))].into(), ..block };
    let profile = project.apply(&[Change::BlockAdded { block: again.clone(), after }]).unwrap();
    assert_eq!(*profile.blocks[&id], again, "as an editor does that undoes on its own; no older text comes back");
    assert_eq!(profile.sections[0].blocks[1], id);
}

#[track_caller]
fn check_text(steps: &[Vec<Inline>]) {
    let steps: Vec<RichText> = steps.iter().map(|s| RichText(s.clone())).collect();
    let expected = steps.last().cloned().unwrap_or_default().normalised();
    check(
        |p| steps.iter().map(|text| set(&p.block(0), text.clone())).collect(),
        |p| assert_eq!(p.profile().blocks[&p.block(0)].text[&Lang::en()], expected),
    );
}
#[test]
fn a_text_is_typed() {
    check_text(&[vec![words("In 2023, 41 200 permits.")]]);
}
#[test]
fn any_script_is_text() {
    check_text(&[vec![words("Миграция 👨‍👩‍👧 e\u{301} العربية")], vec![words("Миграция e\u{301}x 👨‍👩‍👧 العربية")]]);
}
#[test]
fn marks_come_and_go() {
    check_text(&[vec![words("a "), bold("b"), words(" c")], vec![bold("a b"), words(" c")]]);
}
#[test]
fn typing_behind_bold_is_not_bold() {
    check_text(&[vec![bold("b")], vec![bold("b"), words(" plain")]]);
}
#[test]
fn typing_plainly_inside_bold_is_plain() {
    check_text(&[vec![bold("before after")], vec![bold("before "), words("plain "), bold("after")]]);
}
#[test]
fn a_link_and_a_claim_are_marks() {
    let claim = Claim { id: InlineId::new("c"), kind: "rose".into(), question: "IMM-001".into() };
    let marked = Marks { link: Some("https://example.org".into()), claim: Some(claim), ..Marks::default() };
    check_text(&[vec![words("it "), Inline::Text { text: "rose".into(), marks: marked }, words(".")]]);
}
#[test]
fn objects_of_every_kind_are_kept() {
    check_text(&[vec![
        value("v"),
        object("f", ObjectKind::FigureRef(FigureId::new("x"))),
        object("s", ObjectKind::SectionRef(SectionId::new("x"))),
        words(" and "),
        object("c", ObjectKind::Cite(CiteKey::new("k"))),
        object("w", ObjectKind::Variable("country".into())),
        object("l", ObjectKind::LineBreak),
        object("n", ObjectKind::Note(RichText(vec![bold("Note with "), value("inner")]))),
    ]]);
}
#[test]
fn a_footnote_is_edited() {
    let note = |text: &str| object("n", ObjectKind::Note(RichText(vec![words(text), value("inner")])));
    check_text(&[vec![words("a"), note("one ")], vec![words("a"), note("one and two ")]]);
}
#[test]
fn an_object_changes_its_kind() {
    check_text(&[vec![value("o")], vec![object("o", ObjectKind::LineBreak)], vec![value("o")]]);
}
#[test]
fn objects_change_places() {
    check_text(&[vec![value("a"), words(" and "), value("b")], vec![value("b"), words(" and "), value("a")]]);
}
#[test]
fn the_character_of_an_object_cannot_be_typed() {
    let mut project = Project::new();
    let id = project.block(0);
    let profile = project.apply(&[set(&id, RichText::plain("a\u{FFFC}b"))]).unwrap();
    assert_eq!(profile.blocks[&id].text[&Lang::en()], RichText::plain("ab"));
}
#[test]
fn an_empty_text_is_a_text() {
    check_text(&[vec![]]);
}
#[test]
fn a_translation_remembers_what_it_was_made_from() {
    let set = |id, text, from: Option<&str>| Change::BlockTextSet {
        id,
        lang: Lang::new("fr"),
        text: RichText::plain(text),
        translated_from: from.map(str::to_string),
    };
    check(
        |p| vec![set(p.block(0), "Texte", Some("abc")), set(p.block(0), "Texte français", None)],
        |p| {
            let block = p.profile().blocks[&p.block(0)].clone();
            assert_eq!(block.translated_from[&Lang::new("fr")], "abc", "typing on does not forget it");
            assert_eq!(block.text.len(), 2, "the English text stays");
        },
    );
}
#[test]
fn a_value_is_seen() {
    let seen = |block, object: &str| Change::ValueSeen {
        block,
        lang: Lang::en(),
        object: InlineId::new(object),
        seen: "41 200".into(),
    };
    check(
        |p| vec![set(&p.block(0), RichText(vec![value("v")])), seen(p.block(0), "v")],
        |p| {
            let text = p.profile().blocks[&p.block(0)].text[&Lang::en()].clone();
            assert!(matches!(&text.objects()[0].kind, ObjectKind::Value { seen, .. } if seen == "41 200"));
        },
    );
    check_refused(|p| vec![seen(p.block(0), "v")], "no embedded value 'v'");
}
#[test]
fn a_finding_is_accepted_and_the_acceptance_taken_back() {
    let accept = |reason: &str| Change::FindingAccepted { fingerprint: "f".into(), reason: reason.into() };
    check(|_| vec![accept("checked")], |p| assert_eq!(p.profile().accepted["f"], "checked"));
    check(|_| vec![accept("checked"), accept("")], |p| assert!(p.profile().accepted.is_empty()));
}

#[test]
fn what_does_not_differ_is_not_written() {
    let mut project = Project::new();
    let (version, revision) = (project.document.version(), project.document.revision());
    let profile = project.profile();
    let id = project.block(0);
    let same = [
        Change::SourcePut(testing::source("REG")),
        set(&id, profile.blocks[&id].text[&Lang::en()].clone()),
        Change::BlockKindSet { id, kind: BlockKind::Paragraph },
    ];
    let committed = project.document.apply(OpName::EditRegister, "", &same, &project.host).unwrap();
    assert!(committed.update.is_empty() && committed.scopes.is_empty(), "{committed:?}");
    assert_eq!((project.document.version(), project.document.revision()), (version, revision));
}
#[test]
fn records_that_did_not_change_are_shared() {
    let mut project = Project::new();
    let (before, id) = (project.profile(), project.block(0));
    let after = project.apply(&[set(&id, RichText::plain("new"))]).unwrap();
    let shared = before.blocks.iter().filter(|(id, block)| Arc::ptr_eq(block, &after.blocks[*id])).count();
    assert_eq!(shared, before.blocks.len() - 1, "all blocks but the edited one");
    assert!(Arc::ptr_eq(&before.about, &after.about));
    assert!(before.sections.iter().zip(&after.sections).all(|(a, b)| Arc::ptr_eq(a, b)));
}
#[test]
fn a_field_that_this_version_does_not_know_is_kept() {
    let mut project = Project::new();
    let code = IndicatorCode::new("IMM-001");
    let other = loro_doc_with(&project, "record|indicator|IMM-001", "colour@zz", "\"red\"");
    project.document.combine(&other).unwrap();
    let mut indicator = (*project.profile().indicators[&code]).clone();
    indicator.decimals = 2;
    let profile = project.apply(&[Change::IndicatorPut(indicator)]).unwrap();
    assert_eq!(profile.indicators[&code].decimals, 2, "the record is read and written as ever");
    let raw = loro::LoroDoc::from_snapshot(&project.document.snapshot().unwrap()).unwrap();
    assert!(raw.get_map("record|indicator|IMM-001").get("colour@zz").is_some(), "and the other field is there");
}
#[test]
fn a_field_that_cannot_be_read_hides_no_record() {
    let mut project = Project::new();
    let code = IndicatorCode::new("IMM-001");
    let other = loro_doc_with(&project, "record|indicator|IMM-001", "decimals@zz", "\"many\"");
    project.document.combine(&other).unwrap();
    let indicator = project.profile().indicators[&code].clone();
    assert_eq!((indicator.names.best(&Lang::en()), indicator.decimals), ("Immigrants", 0));
}
/// A copy of the project in which another program wrote something.
fn loro_doc_with(project: &Project, map: &str, key: &str, value: &str) -> Vec<u8> {
    let raw = loro::LoroDoc::from_snapshot(&project.document.snapshot().unwrap()).unwrap();
    raw.set_peer_id(424_242).unwrap();
    raw.get_map(map).insert(key, value).unwrap();
    raw.commit();
    raw.export(loro::ExportMode::Snapshot).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_object_and_mark_keeps_its_place(texts in proptest::collection::vec(any_text(), 1..6)) {
        let mut project = Project::new();
        let id = project.block(0);
        for text in texts {
            let profile = project.apply(&[set(&id, text.clone())]).unwrap();
            prop_assert_eq!(&profile.blocks[&id].text[&Lang::en()], &text);
        }
        prop_assert!(project.document.equals_rebuilt());
    }

    #[test]
    fn undo_of_the_last_step_restores_the_profile(seed in 0u64..1_000_000) {
        use testing::{Act, Mix, next_act, perform};
        let host = FixedHost::new("Ann", seed);
        let mut document = Document::new("a", &host);
        document.apply(OpName::NewProject, "", &testing::beginning(&host), &host).unwrap();
        let mut states = Vec::new();
        for _ in 0..25 {
            // Every operation a step of its own, so that the state before it is the state before the step.
            let Act::Apply { changes, .. } = next_act(&document, Mix::Forward, &host) else { continue };
            let act = Act::Apply { name: OpName::EditRegister, changes, inserts: vec![], deletes: vec![] };
            let before = document.profile();
            if !perform(&mut document, &act, &host).unwrap().update.is_empty() {
                states.push((before, document.profile()));
            }
        }
        for (before, after) in states.iter().rev() {
            prop_assert_eq!(&document.profile(), after);
            document.undo(&host).unwrap();
            prop_assert_eq!(&document.profile(), before);
        }
        for (_, after) in &states {
            document.redo(&host).unwrap();
            prop_assert_eq!(&document.profile(), after);
        }
        prop_assert!(document.equals_rebuilt());
    }
}

/// Short texts of few letters, so that differences are ambiguous; object ids at most once.
fn any_text() -> impl Strategy<Value = RichText> {
    let marks = (0u8..4).prop_map(|m| Marks { bold: m & 1 > 0, italic: m & 2 > 0, ..Marks::default() });
    let piece = ("[ab ]{1,6}", 0usize..10, marks);
    proptest::collection::vec(piece, 0..8).prop_map(|pieces| {
        let mut seen = std::collections::BTreeSet::new();
        let inlines = pieces.into_iter().map(|(text, id, marks)| {
            if id < 5 && seen.insert(id) {
                let kind = ObjectKind::Variable(format!("v{id}"));
                Inline::Object { object: Object { id: InlineId::new(format!("o{id}")), kind }, marks }
            } else {
                Inline::Text { text, marks }
            }
        });
        RichText(inlines.collect()).normalised()
    })
}
