//! The law of the written form, and its cases by name.

use super::*;
use crate::*;
use proptest::prelude::*;
use std::{collections::BTreeMap, sync::Arc};

fn counter() -> impl FnMut() -> String {
    let mut n = 0;
    move || {
        n += 1;
        format!("o{n}")
    }
}

/// Ids and seen answers do not stand in the written form.
fn bare(text: RichText) -> RichText {
    let mark = |mut m: Marks| {
        if let Some(c) = m.claim.as_mut() {
            c.id = InlineId::new("");
        }
        m
    };
    RichText(
        text.normalised()
            .0
            .into_iter()
            .map(|i| match i {
                Inline::Text { text, marks } => Inline::Text { text, marks: mark(marks) },
                Inline::Object { object, marks } => {
                    let kind = match object.kind {
                        ObjectKind::Note(t) => ObjectKind::Note(bare(t)),
                        ObjectKind::Value { question, format, .. } => {
                            ObjectKind::Value { question, format, seen: String::new() }
                        }
                        other => other,
                    };
                    Inline::Object { object: Object { id: InlineId::new(""), kind }, marks: mark(marks) }
                }
            })
            .collect(),
    )
}

fn profile(title: &str, kind: SectionKind, blocks: Vec<(BlockKind, RichText)>) -> Profile {
    let mut p = Profile::default();
    let id = SectionId::new("s1");
    let ids: Vec<BlockId> = (0..blocks.len()).map(|i| BlockId::new(format!("b{i}"))).collect();
    for (bid, (kind, text)) in ids.iter().zip(blocks) {
        let text = BTreeMap::from([(Lang::en(), text)]);
        let translated_from = BTreeMap::new();
        p.blocks
            .insert(bid.clone(), Arc::new(Block { id: bid.clone(), section: id.clone(), kind, text, translated_from }));
    }
    p.sections.push(Arc::new(Section { id, parent: None, kind, title: Localized::en(title), blocks: ids }));
    p
}

/// Reads one section and shows its blocks as they are written, with the kinds of the findings.
#[track_caller]
fn check(text: &str, blocks: &[&str], findings: &[&str]) {
    let (sections, found) = read(&format!("# T {{#s1}}\n\n{text}"), &mut counter());
    let section = sections.first().expect("a section");
    let written: Vec<String> = section.blocks.iter().map(|b| write_block(&b.kind, &b.text)).collect();
    assert_eq!(written, blocks, "{text}");
    assert_eq!(found.iter().map(|f| f.kind.as_str()).collect::<Vec<_>>(), findings, "{text}");
}

#[test]
fn paragraphs_are_joined_over_lines_and_parted_by_blank_lines() {
    check("One\n  two.\n\nThree", &["One two.", "Three"], &[]);
    check("One \\\ntwo", &["One \\\ntwo"], &[]);
}

#[test]
fn a_year_at_the_start_of_a_line_is_no_list() {
    check("It ended in\n2024. Then\n12. came", &["It ended in 2024. Then 12. came"], &[]);
}

#[test]
fn lists_nest_by_two_spaces() {
    check("- a\n  - b\n    more\n1. c\n7. d", &["- a", "  - b more", "1. c", "1. d"], &[]);
}

#[test]
fn blocks_that_are_not_running_text() {
    check("{figure f-1}\n{pagebreak}\n{}", &["{figure f-1}", "{pagebreak}", "{}"], &[]);
    check("> said\n> so\n\n::: box\nTop\n\nBottom\n:::", &["> said so", "::: box\nTop\\\nBottom\n:::"], &[]);
}

#[test]
fn every_inline_form() {
    let text = "**b** *i* ***bi*** [w](http://x.org/a\\(1\\)) {=IMM-005[sex=F] this ; 1 decimal unit} [rose]{claim rose ; A 2010..this} {ref f-1} {ref #s2} {cite K} {var year} {note see *here* {=A this}}";
    check(text, &[text], &[]);
}

#[test]
fn balanced_brackets_in_an_address_need_no_escape() {
    check("[w](http://x.org/a(1))", &["[w](http://x.org/a\\(1\\))"], &[]);
}

#[test]
fn stars_that_close_nothing_stay() {
    check("2 * 3", &["2 \\* 3"], &["text-emphasis"]);
    check("a ** b *c*", &["a \\*\\* b *c*"], &["text-emphasis"]);
}

#[test]
fn what_is_unknown_stays_as_text_with_a_finding() {
    check("{=A this", &["\\{=A this"], &["text-braces"]);
    check("{colour red}", &["\\{colour red\\}"], &["text-braces"]);
    check("[w]{claim rose}", &["\\[w\\]\\{claim rose\\}"], &["text-claim", "text-braces"]);
    check("[w](", &["\\[w\\]("], &["text-link"]);
    check("[sic]", &["\\[sic\\]"], &[]);
    check("::: box\nopen", &["\\::: box open"], &["text-box"]);
    check(":::", &["\\:::"], &["text-box"]);
}

#[test]
fn an_unreadable_question_stays_a_value_and_is_found() {
    check("{=not a question}", &["{=not a question}"], &["text-question"]);
    check("{=A this ; loud}", &["{=A this ; loud}"], &["text-format"]);
}

#[test]
fn a_finding_names_its_line() {
    let (_, found) = read("# T {#s}\n\none\ntwo {x}\n", &mut counter());
    assert_eq!(found.first().map(|f| f.place.to_string()).as_deref(), Some("text, line 4"));
}

#[test]
fn headings_carry_id_and_kind() {
    let (s, found) = read("# Foreword {#fw kind=front}\n## Part\n# Odd {thing}\n", &mut counter());
    assert_eq!(
        s.iter().map(|s| (s.level, s.title.as_str(), s.kind)).collect::<Vec<_>>(),
        [
            (1, "Foreword", SectionKind::Front),
            (2, "Part", SectionKind::Chapter),
            (1, "Odd {thing}", SectionKind::Chapter)
        ]
    );
    assert_eq!(s.first().and_then(|s| s.id.clone()), Some(SectionId::new("fw")));
    assert_eq!(found.len(), 1);
}

#[test]
fn text_before_the_first_heading_is_kept() {
    let (s, found) = read("hello", &mut counter());
    assert_eq!((s.len(), found.len()), (1, 1));
}

#[test]
fn deep_brackets_end_somewhere() {
    let deep = format!("{}x{}", "[".repeat(50_000), "](a)".repeat(50_000));
    let (s, _) = read(&deep, &mut counter());
    assert_eq!(s.len(), 1);
    let notes = "{note ".repeat(50_000) + &"}".repeat(50_000);
    assert_eq!(read(&notes, &mut counter()).0.len(), 1);
}

fn drafts(text: &str) -> Vec<BlockDraft> {
    read(&format!("# T {{#s}}\n\n{text}"), &mut counter()).0.remove(0).blocks
}

fn stored(text: &str) -> Vec<Block> {
    let mut n = 0;
    drafts(text)
        .into_iter()
        .map(|d| {
            n += 1;
            let mut text = d.text;
            for (i, inline) in text.0.iter_mut().enumerate() {
                if let Inline::Object { object, .. } = inline {
                    object.id = InlineId::new(format!("b{n}o{i}"));
                    if let ObjectKind::Value { seen, .. } = &mut object.kind {
                        *seen = "12".into();
                    }
                }
            }
            Block {
                id: BlockId::new(format!("b{n}")),
                section: SectionId::new("s"),
                kind: d.kind,
                text: BTreeMap::from([(Lang::en(), text)]),
                translated_from: BTreeMap::new(),
            }
        })
        .collect()
}

#[track_caller]
fn check_ids(before: &str, after: &str, expected: &[&str]) -> Vec<MatchedBlock> {
    let mut n = 0;
    let matched = match_ids(&stored(before), drafts(after), &Lang::en(), &mut || {
        n += 1;
        format!("new{n}")
    });
    assert_eq!(matched.iter().map(|m| m.id.as_str()).collect::<Vec<_>>(), expected);
    matched
}

#[test]
fn the_same_text_changes_nothing() {
    let text = "One {=A this} [rose]{claim rose ; A 2010..this}.\n\n- item\n\n{figure f}\n\n- item\n";
    let old = stored(text);
    let matched = match_ids(&old, drafts(text), &Lang::en(), &mut || panic!("no new id is needed"));
    for (block, m) in old.iter().zip(&matched) {
        assert_eq!((&block.id, &block.kind, block.text.get(&Lang::en())), (&m.id, &m.kind, Some(&m.text)));
    }
}

#[test]
fn an_edited_block_keeps_its_id_and_its_objects() {
    let m = check_ids(
        "First here.\n\nThere were {=A this} and {=B this} people.\n\nLast.",
        "First here.\n\nThere were {=A this} people and {=C this} cases.\n\nNew one.\n\nLast.",
        &["b1", "b2", "new1", "b3"],
    );
    let objects = m.get(1).map(|m| m.text.objects()).unwrap_or_default();
    assert_eq!(objects.first().map(|o| (o.id.as_str(), seen_of(o))), Some(("b2o1", Some("12"))));
    assert_eq!(objects.get(1).map(|o| seen_of(o)), Some(Some("")), "a changed question has not been seen");
}

fn seen_of(object: &Object) -> Option<&str> {
    if let ObjectKind::Value { seen, .. } = &object.kind { Some(seen) } else { None }
}

#[test]
fn moved_and_removed_blocks() {
    check_ids("A a.\n\nB b.\n\nC c.", "C c.\n\nA a.\n\nB b.", &["b3", "b1", "b2"]);
    check_ids("A a.\n\nB b.\n\nC c.", "A a.\n\nC c.", &["b1", "b3"]);
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-c #*_.\\-\\\\>:\\[\\]{}()|;=\\n\\t1-3\u{e9}\u{85}\u{a0}]{1,8}",
        1 => "\\PC{1,6}",
        1 => prop::sample::select(vec![" ", "- ", "1. ", "::: box", ":::", "{figure x}", "\\", "\r", "u{41}", "# ", ">"])
            .prop_map(String::from),
    ]
}

fn any_kind(depth: u32) -> BoxedStrategy<ObjectKind> {
    let leaf =
        prop_oneof![
            (any_text(), prop_oneof![Just(String::new()), any_text()])
                .prop_map(|(question, format)| ObjectKind::Value { question, format, seen: String::new() }),
            any_text().prop_map(|t| ObjectKind::FigureRef(FigureId::new(t))),
            any_text().prop_map(|t| ObjectKind::SectionRef(SectionId::new(t))),
            any_text().prop_map(|t| ObjectKind::Cite(CiteKey::new(t))),
            any_text().prop_map(ObjectKind::Variable),
            Just(ObjectKind::LineBreak),
        ];
    if depth == 0 {
        return leaf.boxed();
    }
    prop_oneof![4 => leaf, 1 => any_rich(depth - 1).prop_map(ObjectKind::Note)].boxed()
}

fn any_rich(depth: u32) -> BoxedStrategy<RichText> {
    let claim = (any_text(), any_text());
    let marks =
        (any::<bool>(), any::<bool>(), prop::option::weighted(0.3, any_text()), prop::option::weighted(0.3, claim));
    let inline = (prop_oneof![any_text().prop_map(Ok), any_kind(depth).prop_map(Err)], marks);
    prop::collection::vec(inline, 0..6)
        .prop_map(|list| {
            let mut n = 0;
            RichText(
                list.into_iter()
                    .map(|(what, (bold, italic, link, claim))| {
                        n += 1;
                        let id = InlineId::new(format!("c{n}"));
                        let claim = claim.map(|(kind, question)| Claim { id, kind, question });
                        let marks = Marks { bold, italic, link, claim };
                        match what {
                            Ok(text) => Inline::Text { text, marks },
                            Err(kind) => Inline::Object { object: Object { id: InlineId::new(""), kind }, marks },
                        }
                    })
                    .collect(),
            )
        })
        .boxed()
}

fn any_block() -> impl Strategy<Value = (BlockKind, RichText)> {
    prop_oneof![
        4 => any_rich(2).prop_map(|t| (BlockKind::Paragraph, t)),
        3 => (any::<bool>(), 0u8..6, any_rich(1))
            .prop_map(|(ordered, level, t)| (BlockKind::ListItem { ordered, level }, t)),
        1 => any_rich(1).prop_map(|t| (BlockKind::Quotation, t)),
        1 => any_rich(1).prop_map(|t| (BlockKind::Box, t)),
        1 => any_text().prop_map(|t| (BlockKind::Figure(FigureId::new(t)), RichText::default())),
        1 => Just((BlockKind::PageBreak, RichText::default())),
    ]
}

proptest! {
    #[test]
    fn what_was_written_is_read_again(
        blocks in prop::collection::vec(any_block(), 0..6),
        title in prop_oneof![Just(String::new()), any_text()],
        kind in prop::sample::select(vec![SectionKind::Front, SectionKind::KeyData, SectionKind::Chapter, SectionKind::Annex]),
    ) {
        let p = profile(&title, kind, blocks.clone());
        let text = write(&p, &SectionId::new("s1"), &Lang::en());
        let (sections, _) = read(&text, &mut counter());
        prop_assert_eq!(sections.len(), 1, "{}", &text);
        let section = sections.first().expect("one section");
        prop_assert_eq!((&section.title, section.kind), (&title, kind), "{}", &text);
        let expected: Vec<_> = blocks.into_iter().map(|(k, t)| (k, bare(t))).collect();
        let got: Vec<_> = section.blocks.iter().map(|b| (b.kind.clone(), bare(b.text.clone()))).collect();
        prop_assert_eq!(got, expected, "{}", &text);
    }

    #[test]
    fn hostile_text_never_fails_badly(text in "([#>*\\[\\]{}()\\\\:;= \\n-]|note |claim |box|figure |\\PC){0,60}") {
        let (sections, _) = read(&text, &mut counter());
        for s in &sections {
            for b in &s.blocks {
                // What was kept as text reads back as the same.
                let again = drafts(&write_block(&b.kind, &b.text));
                let list: Vec<_> = again.iter().map(|d| (d.kind.clone(), bare(d.text.clone()))).collect();
                prop_assert_eq!(list, vec![(b.kind.clone(), bare(b.text.clone()))]);
            }
        }
    }

    #[test]
    fn setting_the_same_text_needs_no_new_id(blocks in prop::collection::vec(any_block(), 0..6)) {
        let p = profile("T", SectionKind::Chapter, blocks);
        let old: Vec<Block> = p.blocks.values().map(|b| (**b).clone()).collect();
        let text = write(&p, &SectionId::new("s1"), &Lang::en());
        let read = read(&text, &mut counter()).0.remove(0).blocks;
        let matched = match_ids(&old, read, &Lang::en(), &mut || "new".into());
        for (block, m) in old.iter().zip(&matched) {
            prop_assert_eq!(&block.id, &m.id);
            prop_assert_eq!(block.text.get(&Lang::en()), Some(&m.text));
        }
    }
}
