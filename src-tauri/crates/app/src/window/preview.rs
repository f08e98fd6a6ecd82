//! Live pages: the newest wish is set, the last good pages stay, nothing else waits for it.
//!
//! The chapter in the editor is set alone with the numbers of the last whole book, so that a page
//! follows the typing; the whole book follows in the next pause.

use crate::border::finding_to_wire;
use crate::export::{Printer, typesetter};
use crate::failure::Failure;
use crate::state::State;
use crate::wire::{BlockPage, Event, PageAt, PageInfo, PreviewPages};
use almanac_core::{BlockId, Finding, Lang, Level, Place, SectionId};
use almanac_typeset::{Compiled, Manuscript, NotSet, Spot, Typesetter, release_memory};
use std::collections::HashMap;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// A pause in which nobody asked for anything: time for the whole book.
const PAUSE: Duration = Duration::from_millis(400);
/// After so long without a wish, what was kept for speed is given back.
const IDLE: Duration = Duration::from_secs(120);

/// What is to be shown.
#[derive(Clone)]
struct Wish {
    state: State,
    section: SectionId,
    block: Option<BlockId>,
    lang: Lang,
}

enum Message {
    Show(Box<Wish>),
    Forget,
}

/// A page in hand: the compilation that has it, its index there.
#[derive(Clone)]
struct Held {
    compiled: Arc<Compiled>,
    index: usize,
    info: PageInfo,
}

#[derive(Default)]
struct Shown {
    pages: Vec<Held>,
    by_hash: HashMap<String, (Arc<Compiled>, usize)>,
}

/// The worker's handle.
pub struct Preview {
    inbox: Mutex<Sender<Message>>,
    shown: Arc<Mutex<Shown>>,
    last: Mutex<Option<(SectionId, Option<BlockId>, Lang)>>,
}

impl Preview {
    /// Starts the worker.
    pub fn start(events: Sender<Event>) -> Self {
        let (inbox, wishes) = channel();
        let shown = Arc::new(Mutex::new(Shown::default()));
        let worker = Worker { events, shown: shown.clone(), desk: None, whole: None };
        std::thread::Builder::new().name("preview".into()).spawn(move || worker.run(&wishes)).ok();
        Self { inbox: Mutex::new(inbox), shown, last: Mutex::default() }
    }

    /// Asks for the pages around a block.
    pub fn show(&self, state: &State, section: &str, block: Option<&str>, lang: &str) {
        let wish = (SectionId::new(section), block.map(BlockId::new), Lang::new(lang));
        *guard(&self.last) = Some(wish.clone());
        self.send(state, wish);
    }

    /// Shows the same again in another state.
    pub fn state_changed(&self, state: &State) {
        let last = guard(&self.last).clone();
        if let Some(wish) = last {
            self.send(state, wish);
        }
    }

    fn send(&self, state: &State, (section, block, lang): (SectionId, Option<BlockId>, Lang)) {
        // The worker ends only with the application.
        let _ = guard(&self.inbox).send(Message::Show(Box::new(Wish { state: state.clone(), section, block, lang })));
    }

    /// Forgets the pages of a project that was closed.
    pub fn forget(&self) {
        *guard(&self.last) = None;
        *guard(&self.shown) = Shown::default();
        let _ = guard(&self.inbox).send(Message::Forget);
    }

    /// A page's picture.
    pub fn page(&self, hash: &str) -> Option<Vec<u8>> {
        let (compiled, index) = guard(&self.shown).by_hash.get(hash).cloned()?;
        compiled.page_svg(index).map(String::into_bytes)
    }

    /// What stands at a place of a page.
    pub fn place_at(&self, page: u32, x: f64, y: f64) -> PageAt {
        let held = usize::try_from(page).ok().and_then(|p| guard(&self.shown).pages.get(p).cloned());
        let place = held.and_then(|h| h.compiled.place_at(Spot { page: h.index, x, y }));
        match place {
            Some(Place::Block { section, block, .. }) => {
                PageAt { section: Some(section.to_string()), block: Some(block.to_string()) }
            }
            Some(Place::Section { section }) => PageAt { section: Some(section.to_string()), block: None },
            _ => PageAt { section: None, block: None },
        }
    }

    /// Where a block is printed.
    pub fn page_of(&self, block: &str) -> BlockPage {
        let block = BlockId::new(block);
        let shown = guard(&self.shown);
        for (page, held) in shown.pages.iter().enumerate() {
            if let Some(spot) = held.compiled.spot_of(&block)
                && spot.page == held.index
            {
                return BlockPage { page: u32::try_from(page).ok(), y: spot.y };
            }
        }
        BlockPage { page: None, y: 0.0 }
    }
}

fn guard<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The last whole book.
struct Whole {
    lang: Lang,
    compiled: Arc<Compiled>,
    pages: Vec<Held>,
}

/// What pages are made with.
struct Desk {
    typesetter: Typesetter,
    printer: Printer,
}

struct Worker {
    events: Sender<Event>,
    shown: Arc<Mutex<Shown>>,
    desk: Option<Desk>,
    whole: Option<Whole>,
}

impl Worker {
    fn run(mut self, wishes: &Receiver<Message>) {
        let mut settled = true;
        let mut wish: Option<Box<Wish>> = None;
        loop {
            let patience = if settled { IDLE } else { PAUSE };
            let first = match wishes.recv_timeout(patience) {
                Ok(message) => message,
                Err(RecvTimeoutError::Timeout) if settled => {
                    self.release();
                    continue;
                }
                Err(RecvTimeoutError::Timeout) => {
                    if let Some(w) = &wish {
                        self.set_whole(w);
                    }
                    settled = true;
                    continue;
                }
                Err(RecvTimeoutError::Disconnected) => return,
            };
            // Drain to the newest.
            match wishes.try_iter().fold(first, |_, newer| newer) {
                Message::Forget => {
                    self.release();
                    (self.desk, self.whole, wish, settled) = (None, None, None, true);
                }
                Message::Show(w) => {
                    let known = self.whole.as_ref().is_some_and(|whole| whole.lang == w.lang);
                    if known {
                        self.set_chapter(&w)
                    } else {
                        self.set_whole(&w)
                    }
                    settled = !known;
                    wish = Some(w);
                }
            }
        }
    }

    fn release(&mut self) {
        match &self.desk {
            Some(desk) => desk.typesetter.release_memory(),
            // An export leaves something too, when nobody looks at pages.
            None => release_memory(),
        }
    }

    /// What the pages of a wish are made with; what was printed before is remembered.
    fn desk(&mut self, wish: &Wish) -> Result<&mut Desk, NotSet> {
        let template = wish.state.template();
        // The working group sees in the window what the public will see on paper.
        let audience = wish.state.public();
        let fits = |d: &Desk| d.typesetter.template().id() == template && d.printer.is_for(&wish.lang, audience);
        if !self.desk.as_ref().is_some_and(fits) {
            let before = self.desk.take().map(|d| d.typesetter).filter(|t| t.template().id() == template);
            let typesetter = before.map_or_else(|| typesetter(template), Ok).map_err(|f| no_template(&f))?;
            let printer = Printer::new(&wish.lang, audience, typesetter.template().column_width());
            return Ok(self.desk.insert(Desk { typesetter, printer }));
        }
        self.desk.as_mut().ok_or(NotSet::Cancelled)
    }

    fn set_whole(&mut self, wish: &Wish) {
        let Desk { typesetter, printer } = match self.desk(wish) {
            Ok(desk) => desk,
            Err(e) => return self.stale(wish, e),
        };
        let (manuscript, findings) = printed(printer, wish);
        match typesetter.compile_whole(manuscript) {
            Ok(compiled) => {
                let found = findings.iter().chain(compiled.findings()).cloned().collect();
                let compiled = Arc::new(compiled);
                let pages: Vec<Held> = (0..compiled.page_count()).filter_map(|i| held(&compiled, i)).collect();
                self.whole = Some(Whole { lang: wish.lang.clone(), compiled: compiled.clone(), pages: pages.clone() });
                self.publish(wish, pages, found);
                self.warm(wish, &compiled);
            }
            Err(e) => self.stale(wish, e),
        }
    }

    /// Sets the chapter alone too, so that the first letter typed in it finds it warm.
    fn warm(&mut self, wish: &Wish, whole: &Compiled) {
        let Ok(Desk { typesetter, printer }) = self.desk(wish) else { return };
        let (manuscript, _) = printed(printer, wish);
        let _ = typesetter.compile_section(manuscript, &wish.section, whole.numbers());
    }

    fn set_chapter(&mut self, wish: &Wish) {
        let Some(Whole { compiled: whole, pages, .. }) = &self.whole else { return self.set_whole(wish) };
        let (whole, mut pages) = (whole.clone(), pages.clone());
        let Desk { typesetter, printer } = match self.desk(wish) {
            Ok(desk) => desk,
            Err(e) => return self.stale(wish, e),
        };
        let (manuscript, findings) = printed(printer, wish);
        match typesetter.compile_section(manuscript, &wish.section, whole.numbers()) {
            Ok(compiled) => {
                let found = findings.iter().chain(compiled.findings()).cloned().collect();
                let compiled = Arc::new(compiled);
                let start = compiled.first_index();
                // The chapter takes the place that it had in the last whole book.
                let end = whole
                    .numbers()
                    .first
                    .values()
                    .map(|f| f.index)
                    .filter(|i| *i > start)
                    .min()
                    .unwrap_or_else(|| start + compiled.page_count());
                let chapter: Vec<Held> = (0..compiled.page_count()).filter_map(|i| held(&compiled, i)).collect();
                let (start, end) = (start.min(pages.len()), end.clamp(start.min(pages.len()), pages.len()));
                pages.splice(start..end, chapter);
                self.publish(wish, pages, found);
            }
            Err(e) => self.stale(wish, e),
        }
    }

    fn publish(&self, wish: &Wish, mut pages: Vec<Held>, findings: Vec<Finding>) {
        for (i, page) in pages.iter_mut().enumerate() {
            page.info.index = u32::try_from(i).unwrap_or(u32::MAX);
        }
        let of_block = wish
            .block
            .as_ref()
            .and_then(|b| pages.iter().position(|p| p.compiled.spot_of(b).is_some_and(|s| s.page == p.index)));
        // Without a caret the section's first block says where to look.
        let first = wish.state.profile.section(&wish.section).and_then(|s| s.blocks.first());
        let of_section =
            || first.and_then(|b| pages.iter().position(|p| p.compiled.spot_of(b).is_some_and(|s| s.page == p.index)));
        // An empty section begins where its heading stands, as far as the last whole book knows.
        let of_heading = || {
            let first =
                self.whole.as_ref().and_then(|w| w.compiled.numbers().first.get(&wish.section).map(|f| f.index));
            first.filter(|i| *i < pages.len())
        };
        let at = of_block.or_else(of_section).or_else(of_heading);
        let infos = pages.iter().map(|p| p.info.clone()).collect();
        {
            let mut shown = guard(&self.shown);
            // Pictures of the pages before are still being fetched; they go with the next round.
            let old: HashMap<_, _> =
                shown.pages.iter().map(|p| (p.info.hash.clone(), (p.compiled.clone(), p.index))).collect();
            shown.by_hash = old;
            shown.by_hash.extend(pages.iter().map(|p| (p.info.hash.clone(), (p.compiled.clone(), p.index))));
            shown.pages = pages;
        }
        self.tell(wish, infos, at, false, findings);
    }

    /// The new state cannot be set: the last good pages stay, with what is wrong.
    fn stale(&self, wish: &Wish, why: NotSet) {
        let findings = match why {
            NotSet::Failed(f) => f,
            NotSet::Cancelled => return,
        };
        let infos = guard(&self.shown).pages.iter().map(|p| p.info.clone()).collect();
        self.tell(wish, infos, None, true, findings);
    }

    fn tell(&self, wish: &Wish, pages: Vec<PageInfo>, at: Option<usize>, stale: bool, findings: Vec<Finding>) {
        let diagnostics = findings.iter().map(|f| finding_to_wire(&wish.state, f, &wish.lang)).collect();
        let preview = PreviewPages {
            revision: wish.state.revision.to_string(),
            lang: wish.lang.to_string(),
            pages,
            at: at.and_then(|a| u32::try_from(a).ok()),
            stale,
            diagnostics,
        };
        let _ = self.events.send(Event::Preview { preview });
    }
}

/// The template cannot be had: the pages say so instead of staying away.
fn no_template(why: &Failure) -> NotSet {
    let mend = "Choose another template in the edition's record.";
    NotSet::Failed(vec![Finding::new(Level::Error, "no-template", Place::Profile, why.message.clone(), mend)])
}

fn printed<'a>(printer: &'a mut Printer, wish: &Wish) -> (&'a Manuscript, &'a [Finding]) {
    match printer.manuscript(&wish.state, &mut |_, _| Ok::<(), std::convert::Infallible>(())) {
        Ok(made) => made,
        Err(never) => match never {},
    }
}

fn held(compiled: &Arc<Compiled>, index: usize) -> Option<Held> {
    let (width, height) = compiled.page_size(index)?;
    let hash = format!("{:032x}", compiled.page_hash(index)?.0);
    let number = compiled.page_label(index).unwrap_or_default();
    Some(Held { compiled: compiled.clone(), index, info: PageInfo { index: 0, number, hash, width, height } })
}
