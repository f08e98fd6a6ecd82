//! Random work on documents, for property tests and for the soak run (`examples/soak_combine.rs`).
//!
//! Only valid operations come out, by construction. Every inserted text is a word that occurs
//! nowhere else, so that a lost one can be named.

use crate::{Decision, Dispute, Document, DocumentError};
use almanac_core::*;
use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicI64, Ordering},
    },
};

/// What somebody does next.
#[derive(Debug, Clone, PartialEq)]
pub enum Act {
    /// An operation.
    Apply {
        /// Its name.
        name: OpName,
        /// Its changes.
        changes: Vec<Change>,
        /// Words that it inserts.
        inserts: Vec<String>,
        /// Words that it deletes.
        deletes: Vec<String>,
    },
    /// Takes the newest own step back.
    Undo,
    /// Does it again.
    Redo,
    /// Returns to a step of the history.
    Return,
    /// Settles the first disagreement.
    Settle,
}

/// Whether a run takes steps back; if it does, words may rightly disappear.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mix {
    /// Only operations that add, change and remove.
    Forward,
    /// Also undo, redo, return and settle.
    Everything,
}

/// A host for one of several copies: ids and peers of its own, one clock for all.
#[derive(Debug)]
pub struct CopyHost {
    inner: FixedHost,
    clock: Arc<AtomicI64>,
}

impl CopyHost {
    /// The host of copy number `copy` in a run.
    pub fn new(copy: usize, seed: u64, clock: Arc<AtomicI64>) -> Self {
        let own = seed.wrapping_mul(1_000_003).wrapping_add(0x5851_F42D_4C95_7F2D_u64.wrapping_mul(copy as u64 + 1));
        Self { inner: FixedHost::new(&format!("Person {copy}"), own), clock }
    }
    /// Lets time pass.
    pub fn pause(&self, milliseconds: i64) {
        self.clock.fetch_add(milliseconds, Ordering::Relaxed);
    }
}

impl Host for CopyHost {
    fn now(&self) -> Timestamp {
        Timestamp(1_741_737_600_000 + self.clock.fetch_add(300, Ordering::Relaxed))
    }
    fn new_id(&self) -> String {
        self.inner.new_id()
    }
    fn author(&self) -> Author {
        self.inner.author()
    }
    fn random(&self) -> u64 {
        self.inner.random()
    }
}

/// A small profile to begin with: two chapters with three paragraphs, an indicator, a source.
pub fn beginning(host: &dyn Host) -> Vec<Change> {
    let mut out = vec![
        Change::AboutPut(About { title: Localized::en("Profile"), country: "KGZ".into(), ..About::default() }),
        Change::IndicatorPut(Indicator::unnamed(IndicatorCode::new("IMM-001"), Localized::en("Immigrants"))),
        Change::SourcePut(source("REG")),
    ];
    let mut before = None;
    for _ in 0..2 {
        let section = section(host, None);
        let id = section.id.clone();
        out.push(Change::SectionAdded { section, after: before.replace(id.clone()) });
        let mut after = None;
        for _ in 0..3 {
            let block = paragraph(host, &id, &format!("{} {}", word(host), word(host)));
            let last = block.id.clone();
            out.push(Change::BlockAdded { block, after: after.replace(last) });
        }
    }
    out
}

/// Something that somebody could do now.
pub fn next_act(document: &Document, mix: Mix, host: &dyn Host) -> Act {
    let profile = document.profile();
    if mix == Mix::Everything {
        match below(host, 20) {
            0 | 1 if document.undoable(host).is_some() => return Act::Undo,
            2 if document.redoable(host).is_some() => return Act::Redo,
            3 if below(host, 4) == 0 && !document.history(host).is_empty() => return Act::Return,
            4 if !document.disagreements().is_empty() => return Act::Settle,
            _ => {}
        }
    }
    loop {
        if let Some(act) = operation(&profile, host) {
            return act;
        }
    }
}

/// Does it.
pub fn perform(document: &mut Document, act: &Act, host: &dyn Host) -> Result<Vec<u8>, DocumentError> {
    match act {
        Act::Apply { name, changes, .. } => Ok(document.apply(*name, "", changes, host)?.update),
        Act::Undo => Ok(document.undo(host)?.update),
        Act::Redo => Ok(document.redo(host)?.update),
        Act::Return => {
            let history = document.history(host);
            let step = pick(&history, host).map(|s| s.id.clone()).ok_or(DocumentError::NothingToUndo)?;
            Ok(document.return_to(&step, host)?.update)
        }
        Act::Settle => {
            let open = document.disagreements();
            let first = open.first().ok_or(DocumentError::Settled)?;
            let decision = match &first.dispute {
                Dispute::Answers { sides, .. } => {
                    Decision::Answer(pick(sides, host).map(|s| s.value.clone()).unwrap_or_default())
                }
                Dispute::RemovedAndEdited { .. } if below(host, 2) == 0 => Decision::Keep,
                Dispute::RemovedAndEdited { .. } => Decision::Remove,
            };
            Ok(document.settle(first, &decision, host)?.update)
        }
    }
}

fn operation(profile: &Profile, host: &dyn Host) -> Option<Act> {
    let mut act = Work::default();
    let section = pick(&profile.sections, host);
    let blocks: Vec<&Arc<Block>> = profile.blocks.values().collect();
    let block = pick(&blocks, host).copied();
    let name = match below(host, 24) {
        0..=8 => {
            act.type_words(block?, host);
            OpName::Type
        }
        9 | 10 => {
            act.delete_word(block?, host)?;
            OpName::Type
        }
        11 => {
            act.embed(block?, host);
            OpName::Type
        }
        12 => {
            act.mark(block?, host)?;
            OpName::Type
        }
        13 => {
            let section = section?;
            let new = word(host);
            let block = paragraph(host, &section.id, &new);
            act.inserts.push(new);
            act.changes.push(Change::BlockAdded { block, after: pick(&section.blocks, host).cloned() });
            OpName::Type
        }
        14 => {
            let (block, to) = (block?, section?);
            let after = pick(&to.blocks, host).filter(|b| **b != block.id).cloned();
            act.changes.push(Change::BlockMoved { id: block.id.clone(), section: to.id.clone(), after });
            OpName::Type
        }
        15 if profile.blocks.len() > 20 => {
            act.changes.push(Change::BlockRemoved(block?.id.clone()));
            OpName::Type
        }
        16 => {
            let parent = section.filter(|_| below(host, 2) == 0);
            let siblings: Vec<SectionId> = profile.parts(parent.map(|p| &p.id)).map(|s| s.id.clone()).collect();
            let new = self::section(host, parent.map(|p| p.id.clone()));
            act.changes.push(Change::SectionAdded { section: new, after: pick(&siblings, host).cloned() });
            OpName::AddSection
        }
        17 => {
            let (moved, parent) = (section?, pick(&profile.sections, host).filter(|_| below(host, 3) > 0));
            if parent.is_some_and(|p| is_inside(profile, &p.id, &moved.id)) {
                return None;
            }
            let siblings: Vec<SectionId> =
                profile.parts(parent.map(|p| &p.id)).map(|s| s.id.clone()).filter(|id| id != &moved.id).collect();
            let (id, parent) = (moved.id.clone(), parent.map(|p| p.id.clone()));
            act.changes.push(Change::SectionMoved { id, parent, after: pick(&siblings, host).cloned() });
            OpName::MoveSection
        }
        18 if profile.sections.len() > 8 => {
            act.changes.push(Change::SectionRemoved(section?.id.clone()));
            OpName::RemoveSection
        }
        19 => {
            let lang = Lang::new(*pick(&["en", "fr", "ky"], host)?);
            act.changes.push(Change::SectionTitled { id: section?.id.clone(), lang, title: word(host) });
            OpName::RenameSection
        }
        20 => {
            let codes = ["IMM-001", "IMM-002", "EMI-001"];
            let code = IndicatorCode::new(pick(&codes, host)?);
            if profile.indicators.contains_key(&code) && below(host, 6) == 0 {
                act.changes.push(Change::IndicatorRemoved(code));
            } else {
                let mut indicator = match profile.indicators.get(&code) {
                    Some(known) => (**known).clone(),
                    None => Indicator::unnamed(code, Localized::default()),
                };
                match below(host, 4) {
                    0 => indicator.names.set(Lang::new(*pick(&["en", "fr"], host)?), word(host)),
                    1 => indicator.unit = Some(Code::new(pick(&["PS", "PT", "USD"], host)?)),
                    2 => indicator.decimals = below(host, 4) as u8,
                    _ => indicator.measure = pick(&MeasureType::ALL, host).copied(),
                }
                act.changes.push(Change::IndicatorPut(indicator));
            }
            OpName::EditRegister
        }
        21 => {
            let id = FigureId::new(pick(&["f1", "f2", "f3"], host)?);
            if profile.figures.contains_key(&id) && below(host, 5) == 0 {
                act.changes.push(Change::FigureRemoved(id));
            } else {
                let (question, caption) = (word(host), Localized::en(word(host)));
                let kind = *pick(&FigureKind::ALL, host)?;
                let (alt, note) = (Localized::default(), Localized::default());
                act.changes.push(Change::FigurePut(Figure { id, kind, question, caption, alt, note }));
            }
            OpName::EditFigure
        }
        22 => {
            let dataset = DatasetId::new("d1");
            let known: Vec<ReleaseId> = profile
                .datasets
                .get(&dataset)
                .map(|d| d.releases.iter().map(|r| r.release.clone()).collect())
                .unwrap_or_default();
            match pick(&known, host) {
                Some(release) if below(host, 3) == 0 => {
                    act.changes.push(Change::ReleaseRemoved { dataset, release: release.clone() });
                    OpName::RemoveRelease
                }
                Some(_) | None => {
                    let release = DatasetRelease {
                        release: ReleaseId::new(host.new_id()),
                        extent: Extent::Everything,
                        at: host.now(),
                        by: host.author(),
                        file_name: "register.csv".into(),
                        reason: String::new(),
                        knew: known,
                    };
                    act.changes.push(Change::ReleaseAdded { dataset, source: SourceCode::new("REG"), release });
                    OpName::Import
                }
            }
        }
        _ => {
            let fingerprint = pick(&["a", "b"], host)?.to_string();
            let reason = if below(host, 3) == 0 { String::new() } else { word(host) };
            act.changes.push(Change::FindingAccepted { fingerprint, reason });
            OpName::AcceptFinding
        }
    };
    Some(Act::Apply { name, changes: act.changes, inserts: act.inserts, deletes: act.deletes })
}

#[derive(Default)]
struct Work {
    changes: Vec<Change>,
    inserts: Vec<String>,
    deletes: Vec<String>,
}

impl Work {
    fn text_of(block: &Block, host: &dyn Host) -> (Lang, RichText) {
        let lang = if below(host, 6) == 0 { Lang::new("fr") } else { Lang::en() };
        let text = block.text.get(&lang).cloned().unwrap_or_default();
        (lang, text)
    }
    fn set(&mut self, block: &Block, lang: Lang, text: Vec<Inline>) {
        let (id, text) = (block.id.clone(), RichText(text).normalised());
        self.changes.push(Change::BlockTextSet { id, lang, text, translated_from: None });
    }
    /// A word between two words, somewhere.
    fn type_words(&mut self, block: &Block, host: &dyn Host) {
        let (lang, text) = Self::text_of(block, host);
        let new = word(host);
        let at = below(host, text.0.len() + 1);
        let mut out = text.0.clone();
        match out.get_mut(at) {
            Some(Inline::Text { text, .. }) => {
                let gaps: Vec<usize> = text.match_indices(' ').map(|(i, _)| i + 1).collect();
                let gap = pick(&gaps, host).copied().unwrap_or(0);
                text.insert_str(gap, &format!("{new} "));
            }
            Some(Inline::Object { .. }) | None => {
                let text = format!(" {new} ");
                out.insert(at.min(out.len()), Inline::Text { text, marks: Marks::default() });
            }
        }
        self.inserts.push(new);
        self.set(block, lang, out);
    }
    fn delete_word(&mut self, block: &Block, host: &dyn Host) -> Option<()> {
        let (lang, mut text) = Self::text_of(block, host);
        if below(host, 4) == 0 {
            let objects: Vec<usize> =
                (0..text.0.len()).filter(|i| matches!(text.0.get(*i), Some(Inline::Object { .. }))).collect();
            text.0.remove(*pick(&objects, host)?);
        } else {
            let at = below(host, text.0.len().max(1));
            let Inline::Text { text, .. } = text.0.get_mut(at)? else { return None };
            let words: Vec<String> = text.split_whitespace().map(str::to_string).collect();
            let gone = pick(&words, host)?;
            *text = text.replacen(gone.as_str(), "", 1);
            self.deletes.push(gone.clone());
        }
        self.set(block, lang, text.0);
        Some(())
    }
    fn embed(&mut self, block: &Block, host: &dyn Host) {
        let (lang, mut text) = Self::text_of(block, host);
        let kind = match below(host, 4) {
            0 => ObjectKind::Variable(word(host)),
            1 => ObjectKind::Note(RichText::plain(word(host))),
            2 => ObjectKind::LineBreak,
            _ => ObjectKind::Value { question: word(host), format: String::new(), seen: String::new() },
        };
        let object = Object { id: InlineId::new(host.new_id()), kind };
        let at = below(host, text.0.len() + 1);
        text.0.insert(at.min(text.0.len()), Inline::Object { object, marks: Marks::default() });
        self.set(block, lang, text.0);
    }
    /// Makes the first half of a run bold, italic or a claim.
    fn mark(&mut self, block: &Block, host: &dyn Host) -> Option<()> {
        let (lang, mut text) = Self::text_of(block, host);
        let at = below(host, text.0.len().max(1));
        let Inline::Text { text: run, marks } = text.0.get(at)?.clone() else { return None };
        let (first, second) = run.split_once(' ')?;
        let mut set = marks.clone();
        match below(host, 3) {
            0 => set.bold = !set.bold,
            1 => set.italic = !set.italic,
            _ => {
                let (id, question) = (InlineId::new(host.new_id()), word(host));
                set.claim = Some(Claim { id, kind: "rose".into(), question });
            }
        }
        text.0.remove(at);
        text.0.insert(at, Inline::Text { text: format!(" {second}"), marks });
        text.0.insert(at, Inline::Text { text: first.into(), marks: set });
        self.set(block, lang, text.0);
        Some(())
    }
}

/// Several copies of one project and what is known of their texts.
pub struct Copies {
    /// The copies with their hosts.
    pub copies: Vec<(Document, CopyHost)>,
    /// Everything that each copy has stored: a snapshot and the updates since.
    pub files: Vec<(Vec<u8>, Vec<Vec<u8>>)>,
    inserted: BTreeSet<String>,
    deleted: BTreeSet<String>,
    /// The operations so far.
    pub operations: usize,
}

impl Copies {
    /// Copies of one beginning.
    pub fn new(count: usize, seed: u64) -> Result<Self, DocumentError> {
        let clock: Arc<AtomicI64> = Arc::default();
        let first = CopyHost::new(0, seed, clock.clone());
        let mut document = Document::new("copy 0", &first);
        document.apply(OpName::NewProject, "", &beginning(&first), &first)?;
        let snapshot = document.snapshot()?;
        let mut copies = vec![(document, first)];
        for copy in 1..count {
            let host = CopyHost::new(copy, seed, clock.clone());
            copies.push((Document::open(&format!("copy {copy}"), &snapshot, [[0u8; 0]; 0], &host)?, host));
        }
        let files = vec![(snapshot, Vec::new()); count];
        Ok(Self { copies, files, inserted: BTreeSet::new(), deleted: BTreeSet::new(), operations: 0 })
    }

    /// Somebody does something in a copy.
    pub fn work(&mut self, copy: usize, mix: Mix) -> Result<Act, DocumentError> {
        let (Some((document, host)), Some((_, updates))) = (self.copies.get_mut(copy), self.files.get_mut(copy)) else {
            return Err(DocumentError::NothingToUndo);
        };
        if below(host, 4) == 0 {
            host.pause(5_000);
        }
        let act = next_act(document, mix, host);
        updates.push(perform(document, &act, host)?);
        if let Act::Apply { inserts, deletes, .. } = &act {
            self.inserted.extend(inserts.iter().cloned());
            self.deleted.extend(deletes.iter().cloned());
        }
        self.operations += 1;
        Ok(act)
    }

    /// One copy takes in what another has: the whole file, or what is new to it.
    pub fn exchange(&mut self, from: usize, to: usize) -> Result<(), DocumentError> {
        let (Some((source, _)), Some((target, host))) = (self.copies.get(from), self.copies.get(to)) else {
            return Ok(());
        };
        let bytes = if below(host, 2) == 0 { source.snapshot()? } else { source.updates_since(&target.version())? };
        let repeat = below(host, 4) == 0;
        if let (Some((target, _)), Some((_, updates))) = (self.copies.get_mut(to), self.files.get_mut(to)) {
            updates.push(target.combine(&bytes)?.update);
            if repeat {
                target.combine(&bytes)?;
            }
        }
        Ok(())
    }

    /// Everybody gets everything, in a different order for everybody.
    pub fn exchange_all(&mut self) -> Result<(), DocumentError> {
        let count = self.copies.len();
        let bytes: Vec<Vec<u8>> = self.copies.iter().map(|(d, _)| d.snapshot()).collect::<Result<_, _>>()?;
        for to in 0..count {
            for step in 0..count {
                let from = (to * 2 + step * (1 + to % 2)) % count;
                if let (Some((target, _)), Some((_, updates)), Some(bytes)) =
                    (self.copies.get_mut(to), self.files.get_mut(to), bytes.get(from))
                {
                    updates.push(target.combine(bytes)?.update);
                }
            }
            // The strides above may miss a copy; going round once more misses none.
            for bytes in &bytes {
                if let (Some((target, _)), Some((_, updates))) = (self.copies.get_mut(to), self.files.get_mut(to)) {
                    updates.push(target.combine(bytes)?.update);
                }
            }
        }
        Ok(())
    }

    /// What is wrong, in words; nothing when all copies show the same and no text is lost.
    pub fn complaints(&self, mix: Mix) -> Vec<String> {
        let mut out = Vec::new();
        let Some((first, first_host)) = self.copies.first() else { return out };
        let (profile, open) = (first.profile(), first.disagreements());
        for (i, (document, _)) in self.copies.iter().enumerate() {
            if document.profile() != profile {
                out.push(format!("copy {i} shows another profile than copy 0"));
            }
            if document.disagreements() != open {
                out.push(format!("copy {i} shows other disagreements than copy 0"));
            }
            if document
                .history(first_host)
                .iter()
                .map(|s| (&s.id, &s.undone))
                .ne(first.history(first_host).iter().map(|s| (&s.id, &s.undone)))
            {
                out.push(format!("copy {i} tells another history than copy 0"));
            }
            if !document.equals_rebuilt() {
                out.push(format!("copy {i}: the profile kept up to date differs from one read anew"));
            }
        }
        if mix == Mix::Forward {
            let kept = first.every_text();
            // Two words may have come to stand without a space between them and be deleted as one.
            let was_deleted = |word: &String| self.deleted.iter().any(|gone| gone.contains(word.as_str()));
            let lost =
                self.inserted.iter().filter(|word| !kept.contains(word.as_str())).filter(|word| !was_deleted(word));
            out.extend(lost.map(|word| format!("the word {word} was typed, never deleted, and is lost")));
        }
        out
    }

    /// Opens every copy again from what it has stored, and compares.
    pub fn complaints_after_reopening(&self) -> Result<Vec<String>, DocumentError> {
        let mut out = Vec::new();
        for (i, ((document, host), (snapshot, updates))) in self.copies.iter().zip(&self.files).enumerate() {
            let updates = updates.iter().filter(|u| !u.is_empty());
            let again = Document::open(document.copy(), snapshot, updates, host)?;
            if again.profile() != document.profile() || again.history(host) != document.history(host) {
                out.push(format!("copy {i} opened again is another document"));
            }
        }
        Ok(out)
    }
}

fn is_inside(profile: &Profile, id: &SectionId, outer: &SectionId) -> bool {
    let mut at = Some(id);
    while let Some(id) = at {
        if id == outer {
            return true;
        }
        at = profile.section(id).and_then(|s| s.parent.as_ref());
    }
    false
}

/// A number below another; 0 when that is 0.
pub fn below(host: &dyn Host, end: usize) -> usize {
    (host.random() % (end.max(1) as u64)) as usize
}

fn pick<'a, T>(list: &'a [T], host: &dyn Host) -> Option<&'a T> {
    list.get(below(host, list.len()))
}

fn word(host: &dyn Host) -> String {
    format!("w{}", host.new_id().chars().take(10).collect::<String>())
}

/// A chapter or part without blocks.
pub fn section(host: &dyn Host, parent: Option<SectionId>) -> Section {
    Section {
        id: SectionId::new(host.new_id()),
        parent,
        kind: SectionKind::Chapter,
        title: Localized::en(word(host)),
        blocks: Vec::new(),
    }
}

/// A paragraph with an English text.
pub fn paragraph(host: &dyn Host, section: &SectionId, text: &str) -> Block {
    Block {
        id: BlockId::new(host.new_id()),
        section: section.clone(),
        kind: BlockKind::Paragraph,
        text: [(Lang::en(), RichText::plain(text))].into(),
        translated_from: [].into(),
    }
}

/// A source with nothing but a code and a name.
pub fn source(code: &str) -> Source {
    Source {
        code: SourceCode::new(code),
        names: Localized::en("Register"),
        institution: None,
        kind: SourceKind::Register,
        vintage: String::new(),
        frequency: Frequency::Annual,
        next_date: None,
        coverage: Localized::default(),
        definition: Localized::default(),
        access: String::new(),
        address: String::new(),
    }
}
