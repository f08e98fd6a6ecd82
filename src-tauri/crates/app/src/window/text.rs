//! The room Profile: sections, figures, values.

use super::App;
use crate::border::{local_texts, localized};
use crate::failure::Failure;
use crate::figure::print_figure;
use crate::section::{PutError, changes_of, operation_of, section_view, view_blocks, words};
use crate::wire::{
    Applied, ErrorCode, FigureForm, FigureList, FigurePreview, FigurePreviewRequest, FigurePrint, FigurePrintRequest,
    FigureRecord, FigureRow, SectionAdd, SectionAdded, SectionMove, SectionPlace, SectionPut, SectionPutReply,
    SectionRename, SectionRequest, SectionView,
};
use almanac_core::{
    BlockKind, Change, Figure, FigureId, FigureKind, Host, Lang, Localized, OpName, Section, SectionId, SectionKind,
};

fn gone(what: &str) -> Failure {
    Failure::new(ErrorCode::Gone, format!("the {what} is not there any more; it may have been removed or undone"))
        .hint(crate::wire::ActionHint::Reload)
}

impl App {
    pub(super) fn section(&self, request: &SectionRequest) -> Result<SectionView, Failure> {
        section_view(&self.state()?, &SectionId::new(&request.section), &Lang::new(&*request.lang))
            .ok_or_else(|| gone("section"))
    }

    pub(super) fn put_section(&self, put: &SectionPut) -> Result<SectionPutReply, Failure> {
        let (done, state) = self.with(|session| {
            let base = session.profile_at(put.base_revision.parse().unwrap_or(0));
            let changes = changes_of(put, &base, &session.state().profile).map_err(|e| match e {
                PutError::NoSection => gone("section"),
                PutError::DoubleId(id) => {
                    Failure::new(ErrorCode::WrongInput, format!("two parts of the text have the id {id}"))
                }
            })?;
            let name = operation_of(&changes, &SectionId::new(&put.section), &session.state().profile);
            let done = if changes.is_empty() { None } else { Some(session.transact(name, "", &changes)?) };
            Ok((done, session.state().clone()))
        })?;
        if let Some(done) = &done {
            self.after(done, &state);
        }
        let lang = Lang::new(&*put.lang);
        let section = state.profile.section(&SectionId::new(&put.section)).cloned().ok_or_else(|| gone("section"))?;
        let shown = view_blocks(&state, &section, &lang);
        let same = |view: &crate::wire::BlockView| {
            put.blocks.iter().any(|b| b.id == view.id && b.shape == view.shape && b.text == view.text)
        };
        Ok(SectionPutReply {
            revision: state.revision.to_string(),
            order: section.blocks.iter().map(ToString::to_string).collect(),
            blocks: shown.into_iter().filter(|v| !same(v)).collect(),
            words: words(&state, &section, &lang),
        })
    }

    pub(super) fn add_section(&self, add: &SectionAdd) -> Result<SectionAdded, Failure> {
        let id = SectionId::new(self.host.new_id());
        let section = Section {
            id: id.clone(),
            parent: add.parent.as_ref().map(SectionId::new),
            kind: match add.place {
                SectionPlace::Front => SectionKind::Front,
                SectionPlace::KeyData => SectionKind::KeyData,
                SectionPlace::Chapter => SectionKind::Chapter,
                SectionPlace::Annex => SectionKind::Annex,
            },
            title: Localized::in_lang(Lang::new(&*add.lang), add.title.clone()),
            blocks: Vec::new(),
        };
        let change = Change::SectionAdded { section, after: add.after.as_ref().map(SectionId::new) };
        let applied = self.write(|s| s.transact(OpName::AddSection, &add.title, &[change]))?;
        Ok(SectionAdded { section: id.to_string(), revision: applied.revision })
    }

    pub(super) fn rename_section(&self, rename: &SectionRename) -> Result<Applied, Failure> {
        let change = Change::SectionTitled {
            id: SectionId::new(&rename.section),
            lang: Lang::new(&*rename.lang),
            title: rename.title.trim().to_string(),
        };
        self.write(|s| s.transact(OpName::RenameSection, &rename.title, &[change]))
    }

    pub(super) fn move_section(&self, to: &SectionMove) -> Result<Applied, Failure> {
        let change = Change::SectionMoved {
            id: SectionId::new(&to.section),
            parent: to.parent.as_ref().map(SectionId::new),
            after: to.after.as_ref().map(SectionId::new),
        };
        self.write(|s| s.transact(OpName::MoveSection, "", &[change]))
    }

    pub(super) fn remove_section(&self, id: &str) -> Result<Applied, Failure> {
        let id = SectionId::new(id);
        let title = self.state().map(|s| s.section_label(&id, &s.lang())).unwrap_or_default();
        self.write(|s| s.transact(OpName::RemoveSection, &title, &[Change::SectionRemoved(id)]))
    }

    pub(super) fn list_figures(&self, lang: &str) -> Result<FigureList, Failure> {
        let (state, lang) = (self.state()?, Lang::new(lang));
        let numbers = state.figure_numbers();
        let section_of = |id: &FigureId| {
            state
                .profile
                .blocks
                .values()
                .find(|b| matches!(&b.kind, BlockKind::Figure(f) if f == id))
                .map(|b| b.section.to_string())
        };
        let mut figures: Vec<&Figure> = state.profile.figures.values().map(|f| &**f).collect();
        figures.sort_by_key(|f| (f.kind.is_table(), numbers.get(&f.id).copied().unwrap_or(u32::MAX)));
        let row = |f: &Figure| FigureRow {
            id: f.id.to_string(),
            number: numbers
                .get(&f.id)
                .map(|n| crate::words::figure_label(&lang, f.kind.is_table(), &n.to_string()))
                .unwrap_or_default(),
            form: form(f.kind),
            caption: f.caption.best(&lang).to_string(),
            section: section_of(&f.id),
        };
        Ok(FigureList { figures: figures.into_iter().map(row).collect() })
    }

    pub(super) fn figure(&self, id: &str) -> Result<FigureRecord, Failure> {
        let state = self.state()?;
        let f = state.profile.figures.get(&FigureId::new(id)).ok_or_else(|| gone("figure"))?;
        Ok(FigureRecord {
            id: f.id.to_string(),
            form: form(f.kind),
            question: f.question.clone(),
            caption: local_texts(&f.caption),
            alt: local_texts(&f.alt),
            note: local_texts(&f.note),
        })
    }

    pub(super) fn put_figure(&self, record: &FigureRecord) -> Result<Applied, Failure> {
        let figure = self.figure_of(record);
        let caption = figure.caption.best(&Lang::en()).to_string();
        self.write(|s| s.transact(OpName::EditFigure, &caption, &[Change::FigurePut(figure)]))
    }

    fn figure_of(&self, record: &FigureRecord) -> Figure {
        let id = if record.id.trim().is_empty() { self.host.new_id() } else { record.id.clone() };
        Figure {
            id: FigureId::new(id),
            kind: match record.form {
                FigureForm::Line => FigureKind::Line,
                FigureForm::Bar => FigureKind::Bar,
                FigureForm::StackedBar => FigureKind::StackedBar,
                FigureForm::ShareBar => FigureKind::ShareBar,
                FigureForm::Pyramid => FigureKind::Pyramid,
                FigureForm::Table => FigureKind::Table,
            },
            question: record.question.clone(),
            caption: localized(&record.caption),
            alt: localized(&record.alt),
            note: localized(&record.note),
        }
    }

    pub(super) fn draw_figure(&self, request: &FigurePreviewRequest) -> Result<FigurePreview, Failure> {
        let state = self.state()?;
        let figure = self.figure_of(&request.record);
        let number = state.figure_numbers().get(&figure.id).copied();
        print_figure(&state, &figure, number, &Lang::new(&*request.lang))
    }

    pub(super) fn print_placed(&self, request: &FigurePrintRequest) -> Result<FigurePrint, Failure> {
        let state = self.state()?;
        let figure = state.profile.figures.get(&FigureId::new(&request.figure)).ok_or_else(|| gone("figure"))?;
        self.drawn.print(&state, figure, &Lang::new(&*request.lang), &request.known)
    }
}

fn form(kind: FigureKind) -> FigureForm {
    match kind {
        FigureKind::Line => FigureForm::Line,
        FigureKind::Bar => FigureForm::Bar,
        FigureKind::StackedBar => FigureForm::StackedBar,
        FigureKind::ShareBar => FigureForm::ShareBar,
        FigureKind::Pyramid => FigureForm::Pyramid,
        FigureKind::Table => FigureForm::Table,
    }
}
