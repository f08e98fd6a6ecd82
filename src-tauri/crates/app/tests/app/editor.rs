//! The editor's way in: whatever it sends is what stands there afterwards, and others' work stays.

use crate::common::{Open, sample};
use almanac_app::Session;
use almanac_app::section::{changes_of, operation_of, section_view};
use almanac_app::wire::{BlockPut, BlockShape, ClaimMark, InlineView, MarkSet, SectionPut, SectionView, ValueState};
use almanac_core::{Lang, SectionId};
use proptest::prelude::*;

const SECTION: &str = "unemployment";

/// One thing that somebody does in the editor; numbers choose the block.
#[derive(Debug, Clone)]
enum Edit {
    Insert(usize, String),
    Remove(usize),
    Move(usize, usize),
    Write(usize, String),
    Bold(usize),
    Shape(usize),
    Split(usize),
    Join(usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let text = "[a-zёش 1-9]{0,8}";
    let one = prop_oneof![
        (0..50usize, text).prop_map(|(at, t)| Edit::Insert(at, t)),
        (0..50usize).prop_map(Edit::Remove),
        (0..50usize, 0..50usize).prop_map(|(a, b)| Edit::Move(a, b)),
        (0..50usize, text).prop_map(|(at, t)| Edit::Write(at, t)),
        (0..50usize).prop_map(Edit::Bold),
        (0..50usize).prop_map(Edit::Shape),
        (0..50usize).prop_map(Edit::Split),
        (0..50usize).prop_map(Edit::Join),
    ];
    proptest::collection::vec(one, 1..12)
}

fn plain() -> MarkSet {
    MarkSet { bold: false, italic: false, link: None, claim: None }
}

fn has_text(block: &BlockPut) -> bool {
    !matches!(block.shape, BlockShape::Figure { .. } | BlockShape::PageBreak)
}

fn perform(blocks: &mut Vec<BlockPut>, edit: &Edit, new_id: &mut dyn FnMut() -> String) {
    let n = blocks.len();
    if let Edit::Insert(at, text) = edit {
        let text = if text.is_empty() { vec![] } else { vec![InlineView::Text { text: text.clone(), marks: plain() }] };
        return blocks.insert(at % (n + 1), BlockPut { id: new_id(), shape: BlockShape::Paragraph, text });
    }
    if n == 0 {
        return;
    }
    match edit {
        Edit::Insert(..) => {}
        Edit::Remove(at) => drop(blocks.remove(at % n)),
        Edit::Move(from, to) => {
            let block = blocks.remove(from % n);
            blocks.insert(to % n, block);
        }
        Edit::Write(at, text) => {
            let block = &mut blocks[at % n];
            if has_text(block) && !text.is_empty() {
                block.text.push(InlineView::Text { text: text.clone(), marks: plain() });
            }
        }
        Edit::Bold(at) => {
            for inline in &mut blocks[at % n].text {
                if let InlineView::Text { marks, .. } = inline {
                    marks.bold = !marks.bold;
                }
            }
        }
        Edit::Shape(at) => {
            let block = &mut blocks[at % n];
            if has_text(block) {
                block.shape = match block.shape {
                    BlockShape::Paragraph => BlockShape::ListItem { ordered: true, level: 1 },
                    BlockShape::ListItem { .. } => BlockShape::Quotation,
                    _ => BlockShape::Paragraph,
                };
            }
        }
        Edit::Split(at) => {
            let at = at % n;
            if has_text(&blocks[at]) {
                let half = blocks[at].text.len() / 2;
                let text = blocks[at].text.split_off(half);
                let shape = blocks[at].shape.clone();
                blocks.insert(at + 1, BlockPut { id: new_id(), shape, text });
            }
        }
        Edit::Join(at) => {
            let at = at % n;
            if at + 1 < n && has_text(&blocks[at]) && has_text(&blocks[at + 1]) {
                let next = blocks.remove(at + 1);
                blocks[at].text.extend(next.text);
            }
        }
    }
}

fn view(session: &Session, section: &str) -> SectionView {
    section_view(session.state(), &SectionId::new(section), &Lang::en()).unwrap()
}

fn sent(view: &SectionView) -> Vec<BlockPut> {
    view.blocks.iter().map(|b| BlockPut { id: b.id.clone(), shape: b.shape.clone(), text: b.text.clone() }).collect()
}

fn put(session: &mut Session, section: &str, blocks: Vec<BlockPut>, base: u64) {
    let put = SectionPut {
        section: section.into(),
        lang: "en".into(),
        base_revision: base.to_string(),
        blocks,
        caret_block: None,
    };
    let changes = changes_of(&put, &session.profile_at(base), &session.state().profile).unwrap();
    let name = operation_of(&changes, &SectionId::new(section), &session.state().profile);
    session.transact(name, "", &changes).unwrap();
}

/// Runs of equal marks as one, nothing empty: what a reader sees.
fn shown(blocks: &[BlockPut]) -> Vec<String> {
    let line = |b: &BlockPut| {
        let mut out = format!("{} {:?}", b.id, b.shape);
        let mut last: Option<&MarkSet> = None;
        for inline in &b.text {
            match inline {
                InlineView::Text { text, .. } if text.is_empty() => {}
                InlineView::Text { text, marks } => {
                    if last != Some(marks) {
                        out.push_str(&format!(" {marks:?} "));
                    }
                    out.push_str(text);
                    last = Some(marks);
                }
                InlineView::Value { id, question, format, .. } => {
                    out.push_str(&format!(" V{id} {question};{format}"));
                    last = None;
                }
                InlineView::FigureRef { id, figure, .. } => {
                    out.push_str(&format!(" F{id} {figure}"));
                    last = None;
                }
                InlineView::SectionRef { id, section, .. } => {
                    out.push_str(&format!(" S{id} {section}"));
                    last = None;
                }
                InlineView::Cite { id, key, .. } => {
                    out.push_str(&format!(" C{id} {key}"));
                    last = None;
                }
                InlineView::Note { id, text, .. } => {
                    out.push_str(&format!(" N{id} {text:?}"));
                    last = None;
                }
                InlineView::Variable { id, name, .. } => {
                    out.push_str(&format!(" X{id} {name}"));
                    last = None;
                }
                InlineView::LineBreak { id } => {
                    out.push_str(&format!(" L{id}"));
                    last = None;
                }
            }
        }
        out
    };
    blocks.iter().map(line).collect()
}

/// Few cases by default; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(12), failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn what_was_sent_stands_there(rounds in proptest::collection::vec(edits(), 1..4)) {
        let Open { mut session, folder: _folder, .. } = sample(1);
        let mut n = 0;
        let mut new_id = || { n += 1; format!("new{n}") };
        let start = session.state().profile.clone();
        let others: Vec<String> = ["neet", "informal"].iter().flat_map(|s| shown(&sent(&view(&session, s)))).collect();
        for round in &rounds {
            let mut blocks = sent(&view(&session, SECTION));
            round.iter().for_each(|e| perform(&mut blocks, e, &mut new_id));
            let base = session.state().revision;
            put(&mut session, SECTION, blocks.clone(), base);
            prop_assert_eq!(shown(&sent(&view(&session, SECTION))), shown(&blocks));
        }
        let after: Vec<String> = ["neet", "informal"].iter().flat_map(|s| shown(&sent(&view(&session, s)))).collect();
        prop_assert_eq!(after, others);
        // All of it can be taken back.
        while session.state().profile != start {
            prop_assert!(session.undo().is_ok(), "nothing more to undo, and still not what it was");
        }
    }

    #[test]
    fn a_late_editor_takes_nothing_of_others_away(mine in edits(), theirs in "[a-z]{5}") {
        let Open { mut session, folder: _folder, .. } = sample(2);
        let base = session.state().revision;
        let known = sent(&view(&session, SECTION));
        // Somebody adds a paragraph meanwhile (an undo in another window, a combined copy).
        let mut other = known.clone();
        let marks = plain();
        other.push(BlockPut { id: "theirs".into(), shape: BlockShape::Paragraph, text: vec![InlineView::Text { text: theirs.clone(), marks }] });
        put(&mut session, SECTION, other, base);
        let mut n = 0;
        let mut blocks = known;
        mine.iter().for_each(|e| perform(&mut blocks, e, &mut || { n += 1; format!("new{n}") }));
        put(&mut session, SECTION, blocks.clone(), base);
        let now = sent(&view(&session, SECTION));
        let without: Vec<BlockPut> = now.iter().filter(|b| b.id != "theirs").cloned().collect();
        prop_assert_eq!(now.len(), without.len() + 1, "the other's paragraph is there");
        prop_assert_eq!(shown(&without), shown(&blocks));
    }
}

/// A sentence is typed, something is put into it, and it is typed on, all without a pause: each is a step.
#[track_caller]
fn check_own_step(insert: impl FnOnce(&mut Vec<BlockPut>)) {
    let Open { mut session, folder: _folder, .. } = sample(3);
    let blocks = |session: &Session| sent(&view(session, SECTION));
    let start = session.state().profile.clone();
    let mut states = Vec::new();
    let mut keep = |session: &mut Session, work: &mut dyn FnMut(&mut Vec<BlockPut>)| {
        let (mut wanted, base) = (blocks(session), session.state().revision);
        work(&mut wanted);
        put(session, SECTION, wanted, base);
        states.push(shown(&blocks(session)));
    };
    let typed = |text: &'static str| {
        move |blocks: &mut Vec<BlockPut>| blocks[0].text.push(InlineView::Text { text: text.into(), marks: plain() })
    };
    let mut insert = Some(insert);
    keep(&mut session, &mut typed(" In that"));
    keep(&mut session, &mut typed(" year "));
    keep(&mut session, &mut |blocks| insert.take().unwrap()(blocks));
    keep(&mut session, &mut typed(" were"));
    keep(&mut session, &mut typed(" counted."));
    // Taken back: the words after it, it alone, the words before it.
    for expected in [&states[2], &states[1]] {
        session.undo().unwrap();
        assert_eq!(&shown(&blocks(&session)), expected);
    }
    session.undo().unwrap();
    assert_eq!(session.state().profile, start, "the words before are one step");
    for expected in [&states[1], &states[2], &states[4]] {
        session.redo().unwrap();
        assert_eq!(&shown(&blocks(&session)), expected);
    }
}

#[test]
fn a_picked_value_is_a_step_of_its_own() {
    check_own_step(|blocks| {
        blocks[0].text.push(InlineView::Value {
            id: "picked".into(),
            question: "CTX-012 this".into(),
            format: String::new(),
            printed: String::new(),
            seen: String::new(),
            state: ValueState::Current,
            marks: plain(),
        })
    });
}
#[test]
fn a_reference_is_a_step_of_its_own() {
    check_own_step(|blocks| {
        blocks[0].text.push(InlineView::SectionRef {
            id: "ref".into(),
            section: "neet".into(),
            printed: String::new(),
            marks: plain(),
        })
    });
}
#[test]
fn a_note_is_a_step_of_its_own() {
    check_own_step(|blocks| {
        let text = vec![InlineView::Text { text: "Revised.".into(), marks: plain() }];
        blocks[0].text.push(InlineView::Note { id: "note".into(), text, marks: plain() })
    });
}
#[test]
fn a_claim_is_a_step_of_its_own() {
    check_own_step(|blocks| {
        let claim = ClaimMark { id: "c".into(), kind: "above 1".into(), question: "CTX-012 this".into(), holds: None };
        for inline in &mut blocks[0].text {
            if let InlineView::Text { marks, .. } = inline {
                marks.claim = Some(claim.clone());
            }
        }
    });
}
#[test]
fn a_figure_in_the_text_is_a_step_of_its_own() {
    check_own_step(|blocks| {
        let figure = blocks.iter().find_map(|b| match &b.shape {
            BlockShape::Figure { figure } => Some(figure.clone()),
            _ => None,
        });
        let shape = BlockShape::Figure { figure: figure.unwrap() };
        blocks.insert(1, BlockPut { id: "again".into(), shape, text: vec![] })
    });
}
#[test]
fn what_moves_within_a_section_is_typing() {
    let Open { mut session, folder: _folder, .. } = sample(4);
    let steps = |session: &Session| session.history().len();
    let mut blocks = sent(&view(&session, SECTION));
    let (base, before) = (session.state().revision, steps(&session));
    blocks[0].text.push(InlineView::Text { text: " More.".into(), marks: plain() });
    put(&mut session, SECTION, blocks.clone(), base);
    // Split before the first object that stands in a paragraph, and moved: no object is new.
    let at = blocks.iter().position(|b| b.text.iter().any(|i| matches!(i, InlineView::Value { .. }))).unwrap();
    perform(&mut blocks, &Edit::Split(at), &mut || "half".into());
    perform(&mut blocks, &Edit::Move(at, 0), &mut || "unused".into());
    let base = session.state().revision;
    put(&mut session, SECTION, blocks, base);
    assert_eq!(steps(&session), before + 1);
}
