//! Compiles manuscripts: the whole book, or the chapter under the cursor alone.

use crate::compiled::{Compiled, Setting};
use crate::export::{self, Attachment, ExportBlocked};
use crate::findings::{Maps, findings};
use crate::fonts::BundledFont;
use crate::manuscript::Manuscript;
use crate::markup::{self, Context, alone_source, book_source, matter_json, section_source, setup_json};
use crate::plan::{NumbersTable, Plan, chapter_of};
use crate::template::Template;
use crate::world::{BookWorld, FileCache, Files, Shared, file_id};
use almanac_core::format::Formatter;
use almanac_core::{Finding, Level, Place, Section, SectionId};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};
use typst_layout::PagedDocument;

/// Where a long compilation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Chapters are written as typst source.
    Writing,
    /// Pages are set. Typst cannot be interrupted inside this stage.
    Setting,
    /// Pages are surveyed: positions and numbers.
    Surveying,
}

/// Asked between the stages; `Break` ends the work.
pub type Progress<'a> = &'a dyn Fn(Stage) -> std::ops::ControlFlow<()>;

/// Why there are no pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NotSet {
    /// The manuscript cannot be set as it is; the last good pages stay.
    Failed(Vec<Finding>),
    /// The user pressed Stop.
    Cancelled,
}

impl std::fmt::Display for NotSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Failed(findings) => {
                write!(f, "the pages cannot be set")?;
                findings.first().map_or(Ok(()), |x| write!(f, ": {} ({})", x.message, x.place))
            }
            Self::Cancelled => write!(f, "setting the pages was stopped"),
        }
    }
}
impl std::error::Error for NotSet {}

/// A template with fonts, and what earlier compilations left to be reused. May be shared by threads.
pub struct Typesetter {
    template: Template,
    shared: Arc<Shared>,
    caches: std::sync::Mutex<BTreeMap<String, Arc<FileCache>>>,
    /// Chapters set alone since the last whole book.
    alone: AtomicU32,
}

/// After so many chapters set alone, memory is aged as if a book had been set.
const CHAPTERS_PER_AGE: u32 = 64;

impl Typesetter {
    /// A typesetter; `fonts` are usually [`crate::fonts`].
    pub fn new(template: Template, fonts: &[BundledFont]) -> Self {
        Self { template, shared: Arc::new(Shared::new(fonts)), caches: Default::default(), alone: AtomicU32::new(0) }
    }
    /// The template.
    pub fn template(&self) -> &Template {
        &self.template
    }
    pub(crate) fn shared(&self) -> &Arc<Shared> {
        &self.shared
    }

    /// Sets the whole book.
    pub fn compile_whole(&self, manuscript: &Manuscript) -> Result<Compiled, NotSet> {
        self.compile_for_export(manuscript, &[], &|_| std::ops::ControlFlow::Continue(()))
    }

    /// Sets the whole book with the files that shall travel inside its PDF, and asks between the stages
    /// whether to go on.
    pub fn compile_for_export(
        &self,
        manuscript: &Manuscript,
        attachments: &[Attachment],
        progress: Progress<'_>,
    ) -> Result<Compiled, NotSet> {
        self.compile(manuscript, Extent::Book(attachments), progress)
    }

    /// The files that the compiler reads to set the book, by path; the main one is `/book.typ`. To see what
    /// is set, and to measure what the compiler alone needs for it.
    pub fn sources(&self, manuscript: &Manuscript, attachments: &[Attachment]) -> BTreeMap<String, Vec<u8>> {
        let files = self.write(manuscript, &Extent::Book(attachments)).files;
        files.sources.into_iter().map(|(path, text)| (path, text.into_bytes())).chain(files.data).collect()
    }

    /// Sets the top-level section of this section alone, with the page numbers of the last whole book.
    pub fn compile_section(
        &self,
        manuscript: &Manuscript,
        section: &SectionId,
        numbers: &NumbersTable,
    ) -> Result<Compiled, NotSet> {
        let Some(chapter) = chapter_of(manuscript, section) else {
            return Err(NotSet::Failed(vec![Finding::new(
                Level::Error,
                "section-unknown",
                Place::Section { section: section.clone() },
                "this chapter is not in the profile",
                "Choose another chapter.",
            )]));
        };
        self.compile(manuscript, Extent::Alone(chapter, numbers), &|_| std::ops::ControlFlow::Continue(()))
    }

    /// The book as PDF/UA-1 and PDF/A-3a with the files that it was set with, or the findings that prevent it.
    pub fn pdf(&self, compiled: &Compiled) -> Result<Vec<u8>, ExportBlocked> {
        export::pdf(compiled)
    }

    /// Frees what was kept for speed. Call it when nobody types; the next compilation starts cold.
    pub fn release_memory(&self) {
        for cache in self.caches.lock().unwrap_or_else(|e| e.into_inner()).values() {
            cache.clear();
        }
        release_memory();
    }

    fn compile(&self, m: &Manuscript, extent: Extent<'_>, progress: Progress<'_>) -> Result<Compiled, NotSet> {
        let ask = |stage| if progress(stage).is_break() { Err(NotSet::Cancelled) } else { Ok(()) };
        ask(Stage::Writing)?;
        let job = self.write(m, &extent);
        let cache = self
            .caches
            .lock()
            .unwrap_or_else(|e| e.into_inner())
            .entry(m.language.as_str().to_string())
            .or_default()
            .clone();
        let Some(world) = BookWorld::new(&self.shared, &cache, job.main, &job.files) else {
            return Err(NotSet::Failed(job.findings));
        };
        ask(Stage::Setting)?;
        let result = typst::compile::<PagedDocument>(&world);
        let maps = Arc::new(job.maps);
        let mut found = job.findings;
        found.extend(findings(&world, &maps, &result.warnings));
        let outcome = match result.output {
            Ok(document) => {
                ask(Stage::Surveying)?;
                let setting = Setting {
                    world,
                    maps,
                    findings: found,
                    sections: &job.sections,
                    stub_pages: usize::from(job.has_stubs),
                    ident: ident(m),
                    date: m.date(),
                };
                let mut compiled = Compiled::new(document, setting);
                if let Extent::Alone(chapter, numbers) = extent {
                    compiled.first_index = numbers.first.get(&chapter.id).map_or(0, |f| f.index);
                }
                Ok(compiled)
            }
            Err(errors) => {
                found.extend(findings(&world, &maps, &errors));
                Err(NotSet::Failed(found))
            }
        };
        self.age(&extent);
        outcome
    }

    /// Lets go of what was memoised two whole books ago. Chapters set while somebody types do not
    /// count, or the book would be cold after three keystrokes; many of them do, or memory would grow.
    fn age(&self, extent: &Extent<'_>) {
        match extent {
            Extent::Book(_) => {
                self.alone.store(0, Ordering::Relaxed);
                comemo::evict(2);
            }
            Extent::Alone(..) => {
                if self.alone.fetch_add(1, Ordering::Relaxed) % CHAPTERS_PER_AGE == CHAPTERS_PER_AGE - 1 {
                    comemo::evict(2);
                }
            }
        }
    }

    fn write(&self, m: &Manuscript, extent: &Extent<'_>) -> Job {
        let words = self.template.words(&m.language);
        let print = Formatter::new(&m.language);
        let plan = Plan::new(m);
        let entry = self.template.entry();
        let c = Context {
            m,
            plan: &plan,
            words: &words,
            print: &print,
            entry: &entry,
            column: self.template.column_width(),
        };
        let mut files = Files::default();
        for (path, text) in self.template.files() {
            files.sources.insert(path, text.to_string());
        }
        files.data.insert("/setup.json".into(), setup_json(&c, &self.template));
        // A chapter alone shows no front or back matter.
        let matter = match extent {
            Extent::Book(_) => matter_json(&c),
            Extent::Alone(..) => b"{}".to_vec(),
        };
        files.data.insert("/matter.json".into(), matter);
        let here: Option<BTreeSet<&almanac_core::FigureId>> = match extent {
            Extent::Book(_) => None,
            Extent::Alone(chapter, _) => Some(figures_of(m, chapter).collect()),
        };
        for (figure, slot) in &plan.slots {
            if here.as_ref().is_none_or(|h| h.contains(figure))
                && plan.prints(figure)
                && let Some(drawing) = m.drawings.get(figure)
            {
                files.data.insert(markup::drawing_path(*slot), drawing.svg.clone().into_bytes());
            }
        }
        let top: Vec<&Arc<Section>> = m.profile.parts(None).collect();
        let slots: BTreeMap<SectionId, usize> = top.iter().enumerate().map(|(i, s)| (s.id.clone(), i)).collect();
        let mut maps: Maps = HashMap::new();
        let mut findings = Vec::new();
        let mut placed = BTreeSet::new();
        let mut open = Vec::new();
        for (slot, section) in top.iter().enumerate() {
            if let Extent::Alone(chapter, _) = extent
                && chapter.id != section.id
            {
                // Figures of chapters before this one have their labels there.
                placed.extend(figures_of(m, section).cloned());
                continue;
            }
            if !m.heads(&section.id) {
                continue;
            }
            let written = section_source(&c, section, &mut placed);
            let path = markup::section_path(slot);
            if let Some(id) = file_id(&path) {
                maps.insert(id, written.map);
            }
            files.sources.insert(path, written.text);
            findings.extend(written.findings);
            open.extend(written.open);
        }
        let (main, text) = match extent {
            Extent::Book(attachments) => {
                let (lines, data) = export::attached(attachments);
                files.data.extend(data);
                ("/book.typ", book_source(&c, self.template.order(), &slots) + &lines)
            }
            Extent::Alone(chapter, numbers) => {
                let slot = slots.get(&chapter.id).copied().unwrap_or(0);
                let first = numbers.first.get(&chapter.id).copied();
                ("/alone.typ", alone_source(&c, chapter, slot, first, &open))
            }
        };
        files.sources.insert(main.into(), text);
        let has_stubs = matches!(extent, Extent::Alone(..)) && !open.is_empty();
        let sections = top.iter().map(|s| s.id.clone()).collect();
        Job { main, files, maps, findings, has_stubs, sections }
    }
}

/// Frees what all typesetters together kept for speed.
pub fn release_memory() {
    comemo::evict(0);
}

/// Names the document for ever; an extract is another document than the whole.
fn ident(m: &Manuscript) -> String {
    let whole = format!("{}-{}-{}", m.profile.about.country, m.edition, m.language);
    let chosen = m.extract.iter().flat_map(|x| x.chosen());
    chosen.fold(whole, |name, section| format!("{name}-{section}"))
}

/// The figures that stand in a chapter and its parts.
fn figures_of<'a>(m: &'a Manuscript, chapter: &'a Section) -> impl Iterator<Item = &'a almanac_core::FigureId> {
    let blocks = crate::plan::family(m, chapter).into_iter().flat_map(|(section, _)| m.profile.blocks_of(section));
    blocks.filter_map(|block| match &block.kind {
        almanac_core::BlockKind::Figure(id) => Some(id),
        _ => None,
    })
}

enum Extent<'a> {
    Book(&'a [Attachment]),
    Alone(&'a Section, &'a NumbersTable),
}

struct Job {
    main: &'static str,
    files: Files,
    maps: Maps,
    findings: Vec<Finding>,
    has_stubs: bool,
    sections: Vec<SectionId>,
}
