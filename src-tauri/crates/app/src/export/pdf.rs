//! The PDF: manuscript, pages, attachments, file.

use super::attachment::attachments;
use super::manuscript::Printer;
use crate::failure::{Failure, file_failure, store_failure};
use crate::job::Job;
use crate::session::Session;
use crate::state::State;
use crate::wire::{ActionHint, ErrorCode, JobStage};
use almanac_core::check::barring;
use almanac_core::format::Formatter;
use almanac_core::release::ReleaseRecord;
use almanac_core::{Extract, Finding, Lang, Level};
use almanac_store::files::write_atomically;
use almanac_typeset::{Attachment, Manuscript, NotSet, Template, Typesetter, fonts, missing_glyphs};
use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

/// What an export made.
#[derive(Debug, Clone, PartialEq)]
pub struct Exported {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// Its pages.
    pub pages: usize,
    /// What is worth a look although it did not block.
    pub findings: Vec<Finding>,
}

/// What an export could not do.
pub enum NotExported {
    /// These findings must be mended first.
    Blocked(Vec<Finding>),
    /// Something failed.
    Failed(Failure),
}

impl From<Failure> for NotExported {
    fn from(f: Failure) -> Self {
        Self::Failed(f)
    }
}
impl From<crate::job::Cancelled> for NotExported {
    fn from(c: crate::job::Cancelled) -> Self {
        Self::Failed(c.into())
    }
}

/// A template by its id.
pub fn template(id: &str) -> Result<Template, Failure> {
    let known = Template::built_in(id).ok_or_else(|| {
        Failure::new(ErrorCode::WrongInput, format!("there is no template \"{id}\"; there is: annual"))
    })?;
    known.map_err(|e| Failure::new(ErrorCode::Failed, format!("cannot read the template: {}, {}", e.file, e.message)))
}

/// A typesetter for a template.
pub fn typesetter(id: &str) -> Result<Typesetter, Failure> {
    Ok(Typesetter::new(template(id)?, fonts()))
}

/// What of a state is printed, and how.
#[derive(Debug, Clone, Copy)]
pub struct Printing<'a> {
    /// The template's id.
    pub template: &'a str,
    /// The language.
    pub lang: &'a Lang,
    /// The chapters that are printed; none for the whole profile.
    pub extract: Option<&'a Extract>,
}

impl<'a> Printing<'a> {
    /// The whole profile.
    pub fn whole(template: &'a str, lang: &'a Lang) -> Self {
        Self { template, lang, extract: None }
    }
}

/// Sets a state for the public in one language.
pub fn export_pdf(session: &Session, state: &State, what: Printing<'_>, job: &Job) -> Result<Exported, NotExported> {
    export_state(state, &session.stored().releases().map_err(store_failure)?, what, job)
}

/// The same for a state, so that nobody has to wait with typing until the pages are set.
pub fn export_state(
    state: &State,
    releases: &[ReleaseRecord],
    what: Printing<'_>,
    job: &Job,
) -> Result<Exported, NotExported> {
    let typesetter = typesetter(what.template)?;
    let Book { manuscript, attachments, mut findings } = book(&typesetter, state, releases, what, job)?;
    job.step(JobStage::Typesetting, 0, 1)?;
    // What would bar it is looked for while the pages are set, and rarely found: nobody waits for it in vain.
    let barred = AtomicBool::new(false);
    let ask = |_| {
        let stop = barred.load(Ordering::Relaxed) || job.step(JobStage::Typesetting, 0, 1).is_err();
        if stop { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let (compiled, looked) = std::thread::scope(|scope| {
        let looking = scope.spawn(|| {
            let mut found = missing_glyphs(&typesetter, &manuscript);
            found.extend(barring(&state.check_input(what.lang), what.extract));
            barred.store(found.iter().any(|f| f.level == Level::Error), Ordering::Relaxed);
            found
        });
        (typesetter.compile_for_export(&manuscript, &attachments, &ask), looking.join())
    });
    findings.extend(looked.map_err(|_| Failure::new(ErrorCode::Failed, "the text could not be checked"))?);
    if findings.iter().any(|f| f.level == Level::Error) {
        return Err(NotExported::Blocked(findings));
    }
    let compiled = compiled.map_err(|e| match e {
        NotSet::Failed(found) => NotExported::Blocked(found),
        NotSet::Cancelled => NotExported::Failed(crate::job::Cancelled.into()),
    })?;
    job.step(JobStage::Exporting, 0, 1)?;
    let bytes = typesetter.pdf(&compiled).map_err(|e| NotExported::Blocked(e.findings))?;
    findings.extend(compiled.findings().iter().cloned());
    let pages = compiled.page_count();
    Ok(Exported { bytes, pages, findings })
}

/// The files that the compiler reads for an export, by path. To see what is set, and to measure what the
/// compiler alone needs for it.
pub fn sources(
    state: &State,
    releases: &[ReleaseRecord],
    what: Printing<'_>,
) -> Result<BTreeMap<String, Vec<u8>>, NotExported> {
    let typesetter = typesetter(what.template)?;
    let book = book(&typesetter, state, releases, what, &Job::quiet())?;
    Ok(typesetter.sources(&book.manuscript, &book.attachments))
}

/// What is set for the public.
struct Book {
    manuscript: Manuscript,
    attachments: Vec<Attachment>,
    findings: Vec<Finding>,
}

fn book(
    typesetter: &Typesetter,
    state: &State,
    releases: &[ReleaseRecord],
    what: Printing<'_>,
    job: &Job,
) -> Result<Book, crate::job::Cancelled> {
    let Printing { lang, extract, template: _ } = what;
    let mut printer = Printer::new(lang, state.public(), typesetter.template().column_width()).only(extract.cloned());
    let (manuscript, findings) =
        printer.manuscript(state, &mut |n, of| job.step(JobStage::Drawing, n as u64, of as u64))?;
    let mut figures = state.figure_numbers();
    if let Some(extract) = extract {
        let own = extract.figures(&state.profile);
        figures.retain(|figure, _| own.contains(figure));
    }
    let attachments = attachments(&state.profile, &Formatter::new(lang), &figures, &manuscript.answers, releases);
    Ok(Book { manuscript: manuscript.clone(), attachments, findings: findings.to_vec() })
}

/// Writes a finished file in one go, so that a failure leaves the old one whole.
/// What is no ordinary file, such as a device or a folder, is never replaced.
pub fn write_file(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    if std::fs::metadata(path).is_ok_and(|m| !m.is_file()) {
        return Err(Failure::new(
            ErrorCode::CannotWrite,
            format!("cannot write '{}': it is no ordinary file; choose another name", path.display()),
        ));
    }
    write_atomically(path, bytes).map_err(|e| {
        let failure = match e.kind() {
            std::io::ErrorKind::NotFound => Failure::new(
                ErrorCode::CannotWrite,
                format!("cannot write '{}': there is no such folder; make it, or choose another place", path.display()),
            ),
            std::io::ErrorKind::PermissionDenied => Failure::new(
                ErrorCode::CannotWrite,
                format!("cannot write '{}': it is not allowed there; choose another place", path.display()),
            ),
            _ => file_failure(ErrorCode::CannotWrite, "write", path, &e),
        };
        failure.hint(ActionHint::TryAgain)
    })
}
