//! Random work on several copies of a document, for property tests and for the soak run
//! (`examples/soak_combine.rs`).
//!
//! Only valid operations come out, by construction. Every inserted text is a word that occurs
//! nowhere else, so that a lost one can be named. What the copies must agree and disagree about is
//! worked out a second time by an oracle that knows nothing of loro.

mod act;
mod copies;
mod fault;
mod operation;
mod oracle;
mod words;

pub use act::{Act, Mix, next_act, perform};
pub use copies::Copies;
pub use fault::faults;
pub use operation::random_operation;
pub use oracle::Oracle;

use almanac_core::*;
use std::sync::{
    Arc,
    atomic::{AtomicI64, Ordering},
};
use words::word;

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

/// A number below another; 0 when that is 0.
pub fn below(host: &dyn Host, end: usize) -> usize {
    (host.random() % (end.max(1) as u64)) as usize
}

pub(crate) fn pick<'a, T>(list: &'a [T], host: &dyn Host) -> Option<&'a T> {
    list.get(below(host, list.len()))
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
