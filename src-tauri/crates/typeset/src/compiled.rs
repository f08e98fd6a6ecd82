//! A set book or chapter: its pages, what was found, and the way between page and text.

use crate::drawings::outlined;
use crate::findings::{Maps, place_of};
use crate::plan::{FirstPage, NumbersTable};
use crate::world::BookWorld;
use almanac_core::{BlockId, Finding, Place, SectionId};
use std::hash::{Hash, Hasher};
use std::sync::{Arc, OnceLock};
use typst::foundations::{Label, Selector, Value};
use typst::introspection::{Introspector, MetadataElem};
use typst::layout::{Frame, FrameItem, Transform};
use typst::syntax::DiagSpan;
use typst::utils::{PicoStr, hash128};
use typst_layout::{Page, PagedDocument};

/// What a page looks like, as a number: equal when nothing visible differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PageHash(pub u128);

/// A position on a page, in points from its top left corner.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spot {
    /// Index among the pages of this compilation, from 0.
    pub page: usize,
    /// From the left.
    pub x: f64,
    /// From the top.
    pub y: f64,
}

/// Pages that were set without failure.
pub struct Compiled {
    pub(crate) document: Arc<PagedDocument>,
    pub(crate) world: BookWorld,
    pub(crate) maps: Arc<Maps>,
    pub(crate) shown: usize,
    pub(crate) first_index: usize,
    pub(crate) findings: Vec<Finding>,
    pub(crate) numbers: NumbersTable,
    pub(crate) ident: String,
    pub(crate) date: chrono::NaiveDate,
    marks: Vec<(BlockId, Spot)>,
    /// Worked out once: pages are compared with every key that somebody types.
    hashes: OnceLock<Vec<PageHash>>,
}

/// What a document was set from.
pub(crate) struct Setting<'a> {
    pub(crate) world: BookWorld,
    pub(crate) maps: Arc<Maps>,
    pub(crate) findings: Vec<Finding>,
    /// Top-level sections, whose first pages are looked up.
    pub(crate) sections: &'a [SectionId],
    /// Pages at the end that only hold targets of references.
    pub(crate) stub_pages: usize,
    /// Names the document for ever.
    pub(crate) ident: String,
    pub(crate) date: chrono::NaiveDate,
}

impl Compiled {
    pub(crate) fn new(document: PagedDocument, setting: Setting<'_>) -> Self {
        let Setting { world, maps, findings, sections, stub_pages, ident, date } = setting;
        let shown = document.pages().len().saturating_sub(stub_pages);
        let marks = marks(&document);
        let mut numbers = NumbersTable { pages: shown, ..Default::default() };
        for id in sections {
            if let Some(label) = Label::new(PicoStr::intern(&format!("sec-{id}")))
                && let Ok(heading) = document.introspector().query_label(label)
                && let Some(position) = heading.location().and_then(|l| document.introspector().position(l))
            {
                let index = position.page.get() - 1;
                let number = document.pages().get(index).map_or(1, |p| p.number);
                numbers.first.insert(id.clone(), FirstPage { index, number });
            }
        }
        Self {
            document: Arc::new(document),
            world,
            maps,
            shown,
            first_index: 0,
            findings,
            numbers,
            ident,
            date,
            marks,
            hashes: OnceLock::new(),
        }
    }

    /// Number of pages.
    pub fn page_count(&self) -> usize {
        self.shown
    }
    /// Where the first of these pages stands in the book, from 0.
    pub fn first_index(&self) -> usize {
        self.first_index
    }
    /// What was found while setting, each with its block.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }
    /// First pages of the sections; meaningful for a whole book.
    pub fn numbers(&self) -> &NumbersTable {
        &self.numbers
    }
    fn page(&self, index: usize) -> Option<&Page> {
        self.document.pages().get(..self.shown)?.get(index)
    }
    /// The printed number of a page: `iv`, `41`; none where none is printed.
    pub fn page_label(&self, index: usize) -> Option<String> {
        let page = self.page(index)?;
        match page.numbering.as_ref()? {
            typst::model::Numbering::Pattern(pattern) => {
                pattern.apply(None, &[page.number]).ok().map(|t| t.to_string())
            }
            typst::model::Numbering::Func(_) => None,
        }
    }
    /// Width and height of a page in points.
    pub fn page_size(&self, index: usize) -> Option<(f64, f64)> {
        self.page(index).map(|p| (p.frame.width().to_pt(), p.frame.height().to_pt()))
    }
    /// A page as a complete SVG document, which looks the same whatever fonts a machine has.
    pub fn page_svg(&self, index: usize) -> Option<String> {
        self.page(index).map(|p| outlined(&typst_svg::svg(p, &typst_svg::SvgOptions::default())))
    }
    /// What a page looks like, so that only changed pages travel to the window.
    pub fn page_hash(&self, index: usize) -> Option<PageHash> {
        self.page_hashes().get(index).copied()
    }
    /// The hashes of all pages.
    pub fn page_hashes(&self) -> &[PageHash] {
        self.hashes.get_or_init(|| {
            let pages = self.document.pages().iter().take(self.shown);
            pages.map(|page| PageHash(hash128(&Look(&page.frame)))).collect()
        })
    }
    /// The text of a page, a line of print to a line.
    pub fn page_text(&self, index: usize) -> Option<String> {
        self.page(index).map(|page| {
            let mut runs = Vec::new();
            collect_text(&page.frame, Transform::identity(), &mut runs);
            let mut out = String::new();
            let mut before: Option<Run> = None;
            for run in runs {
                match &before {
                    // Superior letters stand a little higher on the same line.
                    Some(b) if (b.y - run.y).abs() < 5.0 => {
                        let gap = (run.from - b.to).max(b.from - run.to);
                        if gap > run.size * 0.12 {
                            out.push(' ');
                        }
                    }
                    Some(_) => out.push('\n'),
                    None => {}
                }
                out.push_str(&run.text);
                before = Some(run);
            }
            out
        })
    }
    /// The text of all pages, separated by form feeds.
    pub fn text(&self) -> String {
        (0..self.shown).filter_map(|i| self.page_text(i)).collect::<Vec<_>>().join("\n\u{c}\n")
    }
    /// Where a block begins.
    pub fn spot_of(&self, block: &BlockId) -> Option<Spot> {
        self.marks.iter().find(|(id, s)| id == block && s.page < self.shown).map(|(_, s)| *s)
    }
    /// Every block with the place where it begins, in page order.
    pub fn spots(&self) -> impl Iterator<Item = (&BlockId, Spot)> {
        self.marks.iter().filter(|(_, s)| s.page < self.shown).map(|(id, s)| (id, *s))
    }
    /// What stands at a place of a page: the text or object under it, else the block above it.
    pub fn place_at(&self, spot: Spot) -> Option<Place> {
        let page = self.page(spot.page)?;
        let mut best: Option<(f64, Place)> = None;
        self.nearest(&page.frame, Transform::identity(), spot, &mut best);
        if let Some((_, place)) = best {
            return Some(place);
        }
        let (id, _) =
            self.marks.iter().filter(|(_, s)| s.page < spot.page || s.page == spot.page && s.y <= spot.y).max_by(
                |(_, a), (_, b)| (a.page, a.y).partial_cmp(&(b.page, b.y)).unwrap_or(std::cmp::Ordering::Equal),
            )?;
        self.maps.values().find_map(|m| m.block(id))
    }

    /// The text run nearest to a spot, at most a line away.
    fn nearest(&self, frame: &Frame, ts: Transform, spot: Spot, best: &mut Option<(f64, Place)>) {
        for (pos, item) in frame.items() {
            match item {
                FrameItem::Group(group) => {
                    let ts = ts.pre_concat(Transform::translate(pos.x, pos.y)).pre_concat(group.transform);
                    self.nearest(&group.frame, ts, spot, best);
                }
                FrameItem::Text(text) => {
                    let at = pos.transform(ts);
                    let size = text.size.to_pt();
                    let (top, bottom) = (at.y.to_pt() - size, at.y.to_pt() + size * 0.35);
                    if spot.y < top - size * 0.3 || spot.y > bottom + size * 0.3 {
                        continue;
                    }
                    let mut x = at.x.to_pt();
                    for glyph in &text.glyphs {
                        let width = glyph.x_advance.at(text.size).to_pt();
                        let away = if spot.x < x {
                            x - spot.x
                        } else if spot.x > x + width {
                            spot.x - x - width
                        } else {
                            0.0
                        };
                        x += width;
                        if away < 24.0
                            && best.as_ref().is_none_or(|(d, _)| away < *d)
                            && let Some(place) =
                                place_of(&self.world, &self.maps, DiagSpan::from_span(glyph.span.0, None))
                        {
                            *best = Some((away, place));
                        }
                    }
                }
                FrameItem::Image(_, size, span) => {
                    let at = pos.transform(ts);
                    let (x, y) = (at.x.to_pt(), at.y.to_pt());
                    let inside =
                        (x..=x + size.x.to_pt()).contains(&spot.x) && (y..=y + size.y.to_pt()).contains(&spot.y);
                    if inside
                        && best.is_none()
                        && let Some(place) = place_of(&self.world, &self.maps, DiagSpan::from_span(*span, None))
                    {
                        *best = Some((1.0, place));
                    }
                }
                FrameItem::Shape(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}

fn marks(document: &PagedDocument) -> Vec<(BlockId, Spot)> {
    let Some(label) = Label::new(PicoStr::intern("block")) else { return Vec::new() };
    let introspector = document.introspector();
    introspector
        .query(&Selector::Label(label))
        .iter()
        .filter_map(|content| {
            let metadata = content.to_packed::<MetadataElem>()?;
            let Value::Str(id) = &metadata.value else { return None };
            let position = introspector.position(content.location()?)?;
            let spot = Spot {
                page: position.page.get().checked_sub(1)?,
                x: position.point.x.to_pt(),
                y: position.point.y.to_pt(),
            };
            Some((BlockId::new(id.as_str()), spot))
        })
        .collect()
}

/// A run of text on a page.
struct Run {
    y: f64,
    from: f64,
    to: f64,
    size: f64,
    text: String,
}

fn collect_text(frame: &Frame, ts: Transform, out: &mut Vec<Run>) {
    for (pos, item) in frame.items() {
        match item {
            FrameItem::Group(group) => {
                let ts = ts.pre_concat(Transform::translate(pos.x, pos.y)).pre_concat(group.transform);
                collect_text(&group.frame, ts, out);
            }
            FrameItem::Text(text) => {
                let at = pos.transform(ts);
                out.push(Run {
                    y: at.y.to_pt(),
                    from: at.x.to_pt(),
                    to: at.x.to_pt() + text.width().to_pt(),
                    size: text.size.to_pt(),
                    text: text.text.to_string(),
                });
            }
            FrameItem::Shape(..) | FrameItem::Image(..) | FrameItem::Link(..) | FrameItem::Tag(_) => {}
        }
    }
}

/// What is visible of a frame: places in the source and tags do not count.
struct Look<'a>(&'a Frame);

impl Hash for Look<'_> {
    fn hash<H: Hasher>(&self, hasher: &mut H) {
        self.0.size().hash(hasher);
        for (pos, item) in self.0.items() {
            match item {
                FrameItem::Group(group) => {
                    (0u8, pos, group.transform, &group.clip).hash(hasher);
                    Look(&group.frame).hash(hasher);
                }
                FrameItem::Text(text) => {
                    (1u8, pos, &text.font, text.size, &text.fill, &text.stroke, &text.text).hash(hasher);
                    for g in &text.glyphs {
                        (g.id, g.x_advance, g.x_offset, g.y_advance, g.y_offset).hash(hasher);
                    }
                }
                FrameItem::Shape(shape, _) => (2u8, pos, shape).hash(hasher),
                FrameItem::Image(image, size, _) => (3u8, pos, image, size).hash(hasher),
                FrameItem::Link(..) | FrameItem::Tag(_) => {}
            }
        }
    }
}
