//! A long book: the sample's chapters again and again, until there are as many figures as a full profile has.

use almanac_app::{Job, Session, SystemHost, sample};
use almanac_core::{
    BlockId, BlockKind, Change, Figure, FigureId, FigureKind, Inline, InlineId, Localized, Marks, ObjectKind, OpName,
    Profile, RichText, Section, SectionId, SectionKind,
};
use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

/// What a full profile has.
const TABLES: usize = 80;
const CHARTS: usize = 60;

/// Makes the book at a path.
pub fn make(path: &Path) -> anyhow::Result<()> {
    let _ = std::fs::remove_file(path);
    let mut session = sample::create(path, Arc::new(SystemHost::new("Bench")), &Job::quiet())?;
    let original = session.state().profile.clone();
    for round in 2.. {
        let (charts, tables) = counts(&session.state().profile);
        if charts >= CHARTS && tables >= TABLES {
            break;
        }
        let changes = Round { of: &original, round, charts, tables, changes: Vec::new() }.changes(&session);
        session.transact(OpName::AddSection, "", &changes)?;
    }
    let (charts, tables) = counts(&session.state().profile);
    println!("charts\t{charts}\ntables\t{tables}");
    session.close()?;
    Ok(())
}

fn counts(profile: &Profile) -> (usize, usize) {
    let figures = profile.figures_in_order();
    let tables = figures.iter().filter(|f| f.kind.is_table()).count();
    (figures.len() - tables, tables)
}

/// One more copy of all chapters, with figures only as far as they are wanted.
struct Round<'a> {
    of: &'a Profile,
    round: usize,
    charts: usize,
    tables: usize,
    changes: Vec<Change>,
}

impl Round<'_> {
    fn changes(mut self, session: &Session) -> Vec<Change> {
        let now = &session.state().profile;
        let last = now.parts(None).filter(|s| s.kind == SectionKind::Chapter).last().map(|s| s.id.clone());
        let mut before: BTreeMap<Option<SectionId>, SectionId> = last.map(|l| (None, l)).into_iter().collect();
        for section in self.of.sections.iter().filter(|s| s.kind == SectionKind::Chapter) {
            let parent = section.parent.as_ref().map(|p| self.again(p.as_str())).map(SectionId::new);
            let id = SectionId::new(self.again(section.id.as_str()));
            let title = Localized(section.title.0.iter().map(|(l, t)| (l.clone(), self.titled(t))).collect());
            let copy = Section { id: id.clone(), parent: parent.clone(), kind: section.kind, title, blocks: vec![] };
            self.changes.push(Change::SectionAdded { section: copy, after: before.insert(parent, id.clone()) });
            self.blocks(section, &id);
        }
        self.changes
    }

    fn again(&self, id: &str) -> String {
        format!("{id}-{}", self.round)
    }

    fn titled(&self, title: &str) -> String {
        format!("{title}, part {}", self.round)
    }

    fn blocks(&mut self, section: &Section, id: &SectionId) {
        let mut after = None;
        for block in self.of.blocks_of(section) {
            let mut copy = (**block).clone();
            copy.id = BlockId::new(self.again(block.id.as_str()));
            copy.section = id.clone();
            if let BlockKind::Figure(figure) = &block.kind {
                let Some(kind) = self.figure(figure) else { continue };
                copy.kind = BlockKind::Figure(kind);
            }
            for text in copy.text.values_mut() {
                *text = self.text(text);
            }
            let place = after.replace(copy.id.clone());
            self.changes.push(Change::BlockAdded { block: copy, after: place });
        }
    }

    /// The figure under another id; a chart too many becomes a table.
    fn figure(&mut self, id: &FigureId) -> Option<FigureId> {
        let figure = self.of.figures.get(id)?;
        let mut kind = figure.kind;
        if !kind.is_table() && self.charts >= CHARTS {
            kind = FigureKind::Table;
        }
        let (have, wanted) = if kind.is_table() { (&mut self.tables, TABLES) } else { (&mut self.charts, CHARTS) };
        if *have >= wanted {
            return None;
        }
        *have += 1;
        let id = FigureId::new(self.again(id.as_str()));
        self.changes.push(Change::FigurePut(Figure { id: id.clone(), kind, ..(**figure).clone() }));
        Some(id)
    }

    fn text(&self, text: &RichText) -> RichText {
        let inlines = text.0.iter().cloned().map(|mut inline| {
            let (Inline::Text { marks, .. } | Inline::Object { marks, .. }) = &mut inline;
            self.marks(marks);
            if let Inline::Object { object, .. } = &mut inline {
                object.id = InlineId::new(self.again(object.id.as_str()));
                if let ObjectKind::Note(note) = &mut object.kind {
                    *note = self.text(note);
                }
            }
            inline
        });
        RichText(inlines.collect())
    }

    fn marks(&self, marks: &mut Marks) {
        if let Some(claim) = &mut marks.claim {
            claim.id = InlineId::new(self.again(claim.id.as_str()));
        }
    }
}
