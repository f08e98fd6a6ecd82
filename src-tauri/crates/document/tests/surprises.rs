//! What loro 1.17 does that forces the shape of this crate. Each test shows the surprise itself and
//! that a document is safe from it. When a newer loro makes a "surprise" line fail, the shape may be
//! simplified; when a "safe" line fails, people lose work.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, missing_docs)]

use almanac_core::*;
use almanac_document::{Dispute, Document, DocumentError, RecordKind, testing};
use loro::{
    ContainerTrait, ExportMode, Frontiers, ID, LoroDoc, LoroMap, LoroText, ToJson, UpdateOptions, VersionVector,
};

fn peer(number: u64) -> LoroDoc {
    let doc = LoroDoc::new();
    doc.set_peer_id(number).unwrap();
    doc
}
fn take_in(to: &LoroDoc, from: &LoroDoc) {
    to.import(&from.export(ExportMode::all_updates()).unwrap()).unwrap();
}
fn unite(a: &LoroDoc, b: &LoroDoc) {
    a.commit();
    b.commit();
    take_in(a, b);
    take_in(b, a);
}

/// Two copies of one small profile, with their hosts.
struct Two {
    a: Document,
    b: Document,
    ann: FixedHost,
    ben: FixedHost,
}

impl Two {
    fn new() -> Self {
        let (ann, ben) = (FixedHost::new("Ann", 1), FixedHost::new("Ben", 2));
        let mut a = Document::new("a", &ann);
        a.apply(OpName::NewProject, "", &testing::beginning(&ann), &ann).unwrap();
        let b = Document::open("b", &a.snapshot().unwrap(), [[0u8; 0]; 0], &ben).unwrap();
        Self { a, b, ann, ben }
    }
    fn first(&mut self, name: OpName, change: Change) {
        self.a.apply(name, "", &[change], &self.ann).unwrap();
    }
    fn second(&mut self, name: OpName, change: Change) {
        self.b.apply(name, "", &[change], &self.ben).unwrap();
    }
    fn unite(&mut self) {
        self.a.combine(&self.b.snapshot().unwrap()).unwrap();
        self.b.combine(&self.a.snapshot().unwrap()).unwrap();
        assert_eq!(self.a.profile(), self.b.profile(), "united copies must show the same");
        assert_eq!(self.a.disagreements(), self.b.disagreements(), "and disagree about the same");
    }
    fn block(&self) -> (BlockId, SectionId) {
        let section = self.a.profile().sections[0].clone();
        (section.blocks[0].clone(), section.id.clone())
    }
}

fn set_text(id: &BlockId, text: RichText) -> Change {
    Change::BlockTextSet { id: id.clone(), lang: Lang::en(), text, translated_from: None }
}
fn indicator(code: &str, edit: impl FnOnce(&mut Indicator)) -> Change {
    let mut indicator = Indicator::unnamed(IndicatorCode::new(code), Localized::en("Immigrants"));
    edit(&mut indicator);
    Change::IndicatorPut(indicator)
}
fn object(id: &str) -> Inline {
    let kind = ObjectKind::Value { question: id.into(), format: String::new(), seen: String::new() };
    Inline::Object { object: Object { id: InlineId::new(id), kind }, marks: Marks::default() }
}
fn words(text: &str) -> Inline {
    Inline::Text { text: text.into(), marks: Marks::default() }
}

#[test]
fn two_copies_that_create_one_child_keep_only_one() {
    let (a, b) = (peer(1), peer(2));
    for (doc, field) in [(&a, "unit"), (&b, "name")] {
        let child = doc.get_map("records").insert_container("IMM-001", LoroMap::new()).unwrap();
        child.insert(field, "x").unwrap();
    }
    unite(&a, &b);
    let kept = a.get_map("records").get_deep_value().to_json_value();
    assert_eq!(kept["IMM-001"].as_object().unwrap().len(), 1, "surprise: the other copy's record is gone");

    let mut two = Two::new();
    two.first(OpName::EditRegister, indicator("NEW", |i| i.unit = Some(Code::new("PS"))));
    two.second(OpName::EditRegister, indicator("NEW", |i| i.definition = Localized::in_lang(Lang::new("fr"), "Def")));
    two.unite();
    let new = two.a.profile().indicators[&IndicatorCode::new("NEW")].clone();
    assert_eq!(new.definition.get(&Lang::new("fr")), Some("Def"), "safe: a field that one copy wrote is there");
    let open = two.a.disagreements();
    assert!(
        open.iter()
            .any(|d| matches!(&d.dispute, Dispute::Answers { field, sides } if field == "unit" && sides.len() == 2)),
        "safe: a field that both wrote differently has both answers, {open:?}"
    );
}

#[test]
fn two_copies_that_begin_one_text_keep_both_texts() {
    let (a, b) = (peer(1), peer(2));
    for (doc, text) in [(&a, "ours"), (&b, "theirs")] {
        let child = doc.get_map("block").insert_container("fr", LoroText::new()).unwrap();
        child.insert(0, text).unwrap();
    }
    unite(&a, &b);
    let kept = a.get_map("block").get_deep_value().to_json_value()["fr"].as_str().unwrap().to_string();
    assert!(!(kept.contains("ours") && kept.contains("theirs")), "surprise: one of the texts is gone, {kept}");

    let mut two = Two::new();
    let (id, _) = two.block();
    let french = |text: &str| Change::BlockTextSet {
        id: id.clone(),
        lang: Lang::new("fr"),
        text: RichText::plain(text),
        translated_from: None,
    };
    two.first(OpName::Type, french("ours"));
    two.second(OpName::Type, french("theirs"));
    two.unite();
    let text = two.a.profile().blocks[&id].text[&Lang::new("fr")].plain_text();
    assert!(text.contains("ours") && text.contains("theirs"), "safe: both texts are there, {text}");
}

#[test]
fn deleting_here_and_editing_there_drops_the_edit() {
    let (a, b) = (peer(1), peer(2));
    a.get_map("blocks").insert_container("b1", LoroText::new()).unwrap().insert(0, "word").unwrap();
    unite(&a, &b);
    a.get_map("blocks").delete("b1").unwrap();
    let text = b.get_map("blocks").get("b1").unwrap().into_container().unwrap().into_text().unwrap();
    text.insert(0, "edited ").unwrap();
    unite(&a, &b);
    assert!(a.get_map("blocks").get("b1").is_none(), "surprise: the edit is gone with the text");

    let mut two = Two::new();
    let (id, _) = two.block();
    two.first(OpName::Type, Change::BlockRemoved(id.clone()));
    two.second(OpName::Type, set_text(&id, RichText::plain("edited meanwhile")));
    two.unite();
    assert!(!two.a.profile().blocks.contains_key(&id), "the block stays removed until somebody decides");
    let open = two.a.disagreements();
    let found = open.iter().find(|d| d.kind == RecordKind::Block && d.id == id.as_str()).expect("safe: it is told");
    let Dispute::RemovedAndEdited { removed, edited } = &found.dispute else { panic!("{found:?}") };
    assert_eq!(removed.by, Some(Author("Ann".into())), "with who removed it");
    assert_eq!(edited[0].3.by, Some(Author("Ben".into())), "and who edited it");
    two.a.settle(found, &almanac_document::Decision::Keep, &two.ann).unwrap();
    let text = two.a.profile().blocks[&id].text[&Lang::en()].plain_text();
    assert_eq!(text, "edited meanwhile", "safe: the edit is there when it is kept");
    assert!(two.a.disagreements().is_empty(), "and the matter is settled");
}

#[test]
fn undoing_a_deletion_makes_another_container() {
    let a = peer(1);
    let text = a.get_map("blocks").insert_container("b1", LoroText::new()).unwrap();
    text.insert(0, "word").unwrap();
    a.commit();
    let (before, id) = (a.oplog_frontiers(), text.id());
    a.get_map("blocks").delete("b1").unwrap();
    a.commit();
    let b = a.fork();
    b.set_peer_id(2).unwrap();
    for doc in [&a, &b] {
        doc.revert_to(&before).unwrap();
    }
    let restored = a.get_map("blocks").get("b1").unwrap().into_container().unwrap();
    assert_ne!(restored.id(), id, "surprise: the restored text is another container");

    let mut two = Two::new();
    let (id, section) = two.block();
    two.first(OpName::Type, Change::BlockRemoved(id.clone()));
    let before = two.a.profile();
    two.unite();
    two.a.undo(&two.ann).unwrap();
    let step = two.b.history(&two.ben)[0].id.clone();
    two.b.return_to(&step, &two.ben).unwrap();
    two.unite();
    assert_ne!(two.a.profile(), before, "the block came back");
    let listed = two.a.profile().section(&section).unwrap().blocks.iter().filter(|b| **b == id).count();
    assert_eq!(listed, 1, "safe: restored by both copies, it stands there once");
}

#[test]
fn moving_one_thing_in_two_copies_leaves_it_twice() {
    let (a, b) = (peer(1), peer(2));
    for id in ["s1", "s2", "s3"] {
        a.get_list("order").push(id).unwrap();
    }
    unite(&a, &b);
    for (doc, to) in [(&a, 0), (&b, 1)] {
        doc.get_list("order").delete(2, 1).unwrap();
        doc.get_list("order").insert(to, "s3").unwrap();
    }
    unite(&a, &b);
    assert_eq!(a.get_list("order").len(), 4, "surprise: the list has s3 twice");

    let mut two = Two::new();
    let section = two.a.profile().sections[0].clone();
    let move_after = |after: Option<usize>| Change::BlockMoved {
        id: section.blocks[2].clone(),
        section: section.id.clone(),
        after: after.map(|i| section.blocks[i].clone()),
    };
    two.first(OpName::Type, move_after(None));
    two.second(OpName::Type, move_after(Some(0)));
    two.unite();
    assert_eq!(two.a.profile().sections[0].blocks.len(), 3, "safe: every block stands there once");
}

#[test]
fn the_loser_of_a_field_cannot_be_read() {
    let (a, b) = (peer(1), peer(2));
    a.get_map("record").insert("unit", "PS").unwrap();
    b.get_map("record").insert("unit", "PT").unwrap();
    unite(&a, &b);
    assert_eq!(a.get_map("record").len(), 1, "surprise: only one answer is left, nobody is told");

    let mut two = Two::new();
    two.first(OpName::EditRegister, indicator("IMM-001", |i| i.unit = Some(Code::new("PS"))));
    two.second(OpName::EditRegister, indicator("IMM-001", |i| i.unit = Some(Code::new("PT"))));
    two.unite();
    let open = two.a.disagreements();
    assert_eq!(open.len(), 1, "safe: one disagreement, {open:?}");
    let Dispute::Answers { field, sides } = &open[0].dispute else { panic!("{open:?}") };
    let told: Vec<_> = sides.iter().map(|s| (s.by.clone().unwrap().0, s.value.clone(), s.at.is_some())).collect();
    assert_eq!(field, "unit");
    assert!(told.contains(&("Ann".into(), "PS".into(), true)) && told.contains(&("Ben".into(), "PT".into(), true)));
    two.b.settle(&open[0], &almanac_document::Decision::Answer("PS".into()), &two.ben).unwrap();
    two.unite();
    assert!(two.a.disagreements().is_empty(), "one decision settles it everywhere");
    let unit = two.a.profile().indicators[&IndicatorCode::new("IMM-001")].unit.clone();
    assert_eq!(unit, Some(Code::new("PS")));
}

#[test]
fn two_people_who_explain_a_word_disagree_about_the_code_only() {
    let word = |code: &str, by: &str, at: i64| {
        let dimension = DimensionCode::new("citizenship");
        Change::LabelPut(LearnedLabel {
            id: LearnedLabel::id_of(None, &dimension, "Congo"),
            source: None,
            dimension,
            label: "Congo".into(),
            code: Code::new(code),
            said_by: Author(by.into()),
            said_at: Timestamp(at),
        })
    };
    let mut same = Two::new();
    same.first(OpName::EditRegister, word("COG", "Ann", 1));
    same.second(OpName::EditRegister, word("COG", "Ben", 2));
    same.unite();
    assert!(same.a.disagreements().is_empty(), "who said it first is nothing to settle");
    let mut two = Two::new();
    two.first(OpName::EditRegister, word("COG", "Ann", 1));
    two.second(OpName::EditRegister, word("COD", "Ben", 2));
    two.unite();
    let fields: Vec<_> = two.a.disagreements().into_iter().map(|d| d.dispute).collect();
    assert!(
        matches!(fields.as_slice(), [almanac_document::Dispute::Answers { field, .. }] if field == "code"),
        "{fields:?}"
    );
}

#[test]
fn updating_a_text_keeps_the_wrong_object() {
    let a = peer(1);
    a.config_default_text_style(Some(loro::StyleConfig::new()));
    let text = a.get_text("t");
    text.insert(0, "\u{FFFC} and \u{FFFC}.").unwrap();
    text.mark(0..1, "object", "first").unwrap();
    text.mark(6..7, "object", "second").unwrap();
    text.update(" and \u{FFFC}.", UpdateOptions::default()).unwrap();
    let once = text.get_richtext_value().to_json_value().to_string();
    text.update("\u{FFFC}.", UpdateOptions::default()).unwrap();
    let b = peer(2);
    let other = b.get_text("t");
    b.config_default_text_style(Some(loro::StyleConfig::new()));
    other.insert(0, "\u{FFFC} and \u{FFFC}.").unwrap();
    other.mark(0..1, "object", "first").unwrap();
    other.mark(6..7, "object", "second").unwrap();
    other.update("\u{FFFC}.", UpdateOptions::default()).unwrap();
    let kept = other.get_richtext_value().to_json_value().to_string();
    assert!(
        once.contains("first") || kept.contains("first"),
        "surprise: the object that was deleted is the one that stays, {once} {kept}"
    );

    let mut two = Two::new();
    let (id, _) = two.block();
    two.first(
        OpName::Type,
        set_text(&id, RichText(vec![object("first"), words(" and "), object("second"), words(".")])),
    );
    two.first(OpName::Type, set_text(&id, RichText(vec![object("second"), words(".")])));
    let text = two.a.profile().blocks[&id].text[&Lang::en()].clone();
    assert_eq!(text, RichText(vec![object("second"), words(".")]), "safe: the second object is the one that stays");
}

#[test]
fn an_inverse_applied_later_is_garbage() {
    let a = peer(1);
    let text = a.get_text("t");
    text.insert(0, "one two").unwrap();
    a.commit();
    let before = a.oplog_frontiers();
    text.insert(7, " three").unwrap();
    a.commit();
    let after = a.oplog_frontiers();
    text.insert(0, "zero ").unwrap();
    a.commit();
    let inverse = a.diff(&after, &before).unwrap();
    assert!(a.apply_diff(inverse).is_ok(), "surprise: it returns Ok");
    assert_ne!(text.to_string(), "zero one two", "surprise: and leaves garbage");

    let mut two = Two::new();
    let (id, _) = two.block();
    two.first(OpName::Type, set_text(&id, RichText::plain("one two")));
    two.unite();
    two.first(OpName::EditRegister, indicator("X", |_| {}));
    two.first(OpName::Type, set_text(&id, RichText::plain("one two three")));
    two.unite();
    two.second(OpName::Type, set_text(&id, RichText::plain("zero one two three")));
    two.unite();
    two.a.undo(&two.ann).unwrap();
    let text = two.a.profile().blocks[&id].text[&Lang::en()].plain_text();
    assert_eq!(text, "zero one two", "safe: what the other wrote meanwhile stays, what was undone goes");
}

#[test]
fn files_with_one_peer_stay_different() {
    let (a, b) = (peer(7), peer(7));
    a.get_text("t").insert(0, "ours").unwrap();
    b.get_text("t").insert(0, "them").unwrap();
    unite(&a, &b);
    assert_eq!(a.oplog_vv(), b.oplog_vv(), "surprise: both say that they have everything");
    assert_ne!(a.get_text("t").to_string(), b.get_text("t").to_string(), "surprise: and differ for ever");

    // One host twice: two programs that got the same random numbers.
    let new = || {
        let host = FixedHost::new("Ann", 9);
        let document = Document::new("a", &host);
        (document, host)
    };
    let ((mut a, ann), (mut b, ben)) = (new(), new());
    a.apply(OpName::EditRegister, "", &[indicator("A", |_| {})], &ann).unwrap();
    b.apply(OpName::EditRegister, "", &[indicator("B", |_| {})], &ben).unwrap();
    let (before, other) = (a.profile(), b.snapshot().unwrap());
    assert_eq!(a.combine(&other), Err(DocumentError::SameVersionDifferentContent), "safe: combining stops");
    let updates = b.updates_since(&[]).unwrap();
    assert_eq!(a.combine(&updates), Err(DocumentError::SameVersionDifferentContent), "for updates too");
    assert_eq!(a.profile(), before, "safe: and has changed nothing");
}

#[test]
fn every_opening_writes_under_a_fresh_peer() {
    let host = FixedHost::new("Ann", 1);
    let mut document = Document::new("a", &host);
    document.apply(OpName::NewProject, "", &testing::beginning(&host), &host).unwrap();
    let file = document.snapshot().unwrap();
    // Opened twice from one file by a host that repeats itself.
    let edit = |code: &str| {
        let host = FixedHost::new("Ann", 1);
        let mut copy = Document::open("a", &file, [[0u8; 0]; 0], &host).unwrap();
        copy.apply(OpName::EditRegister, "", &[indicator(code, |_| {})], &host).unwrap();
        copy
    };
    let peers = |document: &Document| VersionVector::decode(&document.version()).unwrap().len();
    assert_eq!(peers(&document), 1);
    assert_eq!(peers(&edit("A")), 2, "safe: the peer of the file is not used again");
}

#[test]
fn many_stored_updates_open_slowly_so_there_are_snapshots() {
    let host = FixedHost::new("Ann", 1);
    let mut document = Document::new("a", &host);
    document.apply(OpName::NewProject, "", &testing::beginning(&host), &host).unwrap();
    let first = document.snapshot().unwrap();
    let id = document.profile().blocks.keys().next().unwrap().clone();
    let mut updates = Vec::new();
    for i in 0..400 {
        let text = RichText::plain(format!("typed {i}"));
        updates.push(document.apply(OpName::Type, "", &[set_text(&id, text)], &host).unwrap().update);
    }
    let (stored, whole) = (updates.iter().map(Vec::len).sum::<usize>(), document.snapshot().unwrap());
    assert!(whole.len() * 3 < stored, "surprise: updates take far more room, {} and {stored}", whole.len());
    let tail = Document::open("a", &first, &updates, &host).unwrap();
    let one = Document::open("a", &whole, [[0u8; 0]; 0], &host).unwrap();
    assert_eq!(tail.profile(), one.profile(), "safe: a snapshot says the same as what it replaces");
    assert_eq!(tail.history(&host), one.history(&host), "with the same history");
}

#[test]
fn quick_commits_of_one_name_are_joined() {
    let count = |interval: i64| {
        let a = peer(1);
        a.set_record_timestamp(true);
        a.set_change_merge_interval(interval);
        for _ in 0..3 {
            a.get_map("m").insert("k", a.len_ops() as i64).unwrap();
            a.set_next_commit_message("type");
            a.commit();
        }
        a.len_changes()
    };
    assert_eq!(count(1_000), 1, "surprise: three commits have become one");
    assert_eq!(count(-1), 3, "safe: with interval -1 they stay three");

    let host = FixedHost::new("Ann", 1);
    let mut document = Document::new("a", &host);
    for code in ["A", "B", "C"] {
        document.apply(OpName::EditRegister, "", &[indicator(code, |_| {})], &host).unwrap();
    }
    assert_eq!(document.history(&host).len(), 3, "safe: three operations are three steps");
    let again = Document::open("a", &document.snapshot().unwrap(), [[0u8; 0]; 0], &host).unwrap();
    assert_eq!(again.history(&host).len(), 3, "and are so after reopening");
}

#[test]
fn the_frontier_of_nothing_is_no_version_of_ours() {
    // A step made in an empty document has nothing before it; taking it back must work all the same.
    assert!(Frontiers::default().is_empty());
    let host = FixedHost::new("Ann", 1);
    let mut document = Document::new("a", &host);
    let before = document.profile();
    document.apply(OpName::NewProject, "", &testing::beginning(&host), &host).unwrap();
    document.undo(&host).unwrap();
    assert_eq!(document.profile(), before, "safe: the first step of all can be taken back");
}

#[test]
fn looking_at_an_empty_list_makes_it_content() {
    let (old, looked) = (peer(1), peer(2));
    old.get_map("m").insert("k", 1).unwrap();
    old.commit();
    take_in(&looked, &old);
    let _ = looked.get_list("blocks").len();
    assert_eq!(old.oplog_vv(), looked.oplog_vv());
    assert_ne!(old.get_deep_value(), looked.get_deep_value(), "surprise: looking at a list makes it content");
    old.set_hide_empty_root_containers(true);
    looked.set_hide_empty_root_containers(true);
    assert_eq!(old.get_deep_value(), looked.get_deep_value(), "safe: empty ones are not counted");

    // Chapters are filled and emptied in one copy; others, who never saw them full, take that in. Where
    // the history was long, an honest copy was refused as one with other content.
    let mut two = Two::new();
    let begin = two.a.snapshot().unwrap();
    let (block, home) = two.block();
    for _ in 0..20 {
        let section = testing::section(&two.ann, None);
        let away = section.id.clone();
        two.first(OpName::AddSection, Change::SectionAdded { section, after: None });
        for to in [away, home.clone()] {
            two.first(OpName::Type, Change::BlockMoved { id: block.clone(), section: to, after: None });
        }
    }
    two.second(OpName::EditRegister, indicator("A", |_| {}));
    let mut third = Document::open("c", &begin, [[0u8; 0]; 0], &two.ben).unwrap();
    let mut fourth = Document::open("d", &begin, [[0u8; 0]; 0], &two.ann).unwrap();
    let (a, b) = (two.a.snapshot().unwrap(), two.b.snapshot().unwrap());
    third.combine(&a).unwrap();
    third.combine(&b).unwrap();
    third.combine(&a).unwrap();
    fourth.combine(&b).unwrap();
    fourth.combine(&third.snapshot().unwrap()).unwrap();
    two.unite();
    two.unite();
    third.combine(&two.b.snapshot().unwrap()).unwrap();
    fourth.combine(&two.a.snapshot().unwrap()).unwrap();
    assert_eq!(third.profile(), two.a.profile(), "safe: nothing is refused, and all show the same");
}

/// A's long history, B's answer to it, and what A wrote when only that answer lay between: the whole before that last
/// change, and the change alone.
fn an_answer_between() -> (Vec<u8>, Vec<u8>) {
    let (a, b) = (peer(1), peer(2));
    for i in 0..10 {
        a.get_text("t").insert(0, &format!("{i}").repeat(3_000)).unwrap();
        a.commit();
    }
    unite(&a, &b);
    b.get_text("t").insert(0, "b").unwrap();
    unite(&a, &b);
    let before = a.oplog_vv();
    let whole = a.export(ExportMode::Snapshot).unwrap();
    a.get_text("t").insert(0, "a").unwrap();
    a.commit();
    (whole, a.export(ExportMode::updates(&before)).unwrap())
}

#[test]
fn an_old_part_of_a_history_in_memory_hides_its_end() {
    let (whole, change) = an_answer_between();
    let opened = || {
        let doc = LoroDoc::new();
        doc.import(&whole).unwrap();
        // Whatever looks at an early change leaves its part of the history in memory, and not the last one.
        doc.get_change(ID::new(1, 0)).unwrap();
        doc
    };
    let doc = opened();
    let taken = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| doc.import(&change).is_ok()));
    assert!(taken.is_err(), "surprise: a change of somebody whose history is half in memory is a panic");
    // What has panicked cannot even be dropped.
    std::mem::forget(doc);
    let doc = opened();
    doc.get_change(ID::new(1, 29_999)).unwrap();
    doc.import(&change).unwrap();
    assert_eq!(doc.get_text("t").len_unicode(), 30_002, "safe: with the last part in memory, too, it is taken in");
}
