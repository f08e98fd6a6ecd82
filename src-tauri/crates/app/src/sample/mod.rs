//! The sample profile, made from the files in `assets/sample` through the same ways in that users have:
//! registers from CSV, deliveries by recipe, texts in their written form.

use crate::failure::Failure;
use crate::import::{Accepted, By, RecipeFate, Request, accept, plan};
use crate::job::Job;
use crate::knowledge;
use crate::registers::{Register, read};
use crate::session::{Access, Session};
use crate::wire::{ErrorCode, JobStage};
use almanac_core::answer::{Audience, print_value};
use almanac_core::check;
use almanac_core::format::Formatter;
use almanac_core::{
    About, Author, Change, Edition, Figure, FigureId, FigureKind, Finding, Host, IndicatorCode, Lang, Level, Localized,
    Member, ObjectKind, OpName, Place, RichText, Timestamp,
};
use chrono::NaiveDate;
use include_dir::{Dir, include_dir};
use serde::Deserialize;
use std::path::Path;
use std::sync::Arc;

static SAMPLE: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/../../../assets/sample");

/// Makes the sample at a path and opens it. Whatever in the files is not as it should be is a failure:
/// the sample has to be without errors.
pub fn create(path: &Path, host: Arc<dyn Host>, job: &Job) -> Result<Session, Failure> {
    let maker = Maker(host.clone());
    let mut session = Session::create_empty(path, Arc::new(maker))?;
    let made = fill(&mut session, job);
    let closed = session.close();
    match made.and(closed) {
        Ok(()) => Session::open(path, Access::Write, host),
        Err(failure) => {
            // A half-made sample would look like a whole one.
            let _ = std::fs::remove_file(path);
            Err(failure)
        }
    }
}

/// The sample was made by the program: whoever works with it takes back his own steps only.
struct Maker(Arc<dyn Host>);

impl Host for Maker {
    fn now(&self) -> Timestamp {
        self.0.now()
    }
    fn new_id(&self) -> String {
        self.0.new_id()
    }
    fn author(&self) -> Author {
        Author("Almanac".into())
    }
    fn random(&self) -> u64 {
        self.0.random()
    }
}

fn fill(session: &mut Session, job: &Job) -> Result<(), Failure> {
    let mut first = knowledge::starter_changes();
    let listed =
        knowledge::code_lists().into_iter().filter(|l| knowledge::is_national(&l.code)).map(Change::CodeListPut);
    first.extend(listed);
    let (about, edition) = about()?;
    first.extend([Change::AboutPut(about), Change::EditionPut(edition)]);
    session.transact(OpName::NewProject, "", &first)?;
    for (which, file) in [
        (Register::Institutions, "institutions.csv"),
        (Register::Sources, "sources.csv"),
        (Register::Dimensions, "dimensions.csv"),
        (Register::Indicators, "indicators.csv"),
    ] {
        let (changes, findings) = read(&session.state().profile, which, file, bytes(file)?);
        no_errors(&findings)?;
        session.transact(OpName::EditRegister, file, &changes)?;
    }
    let recipes = sorted("recipes");
    for (n, (name, recipe)) in recipes.iter().enumerate() {
        job.step(JobStage::Reading, n as u64, recipes.len() as u64)?;
        let stem = name.trim_end_matches(".toml");
        let (file_name, data) = sorted("data")
            .into_iter()
            .find(|(f, _)| f.rsplit_once('.').is_some_and(|(s, _)| s == stem))
            .ok_or_else(|| broken(format!("recipe {name} has no file")))?;
        let toml = text_of(recipe)?.to_string();
        let request = Request { bytes: data.to_vec(), file_name, source: None, by: By::own(toml) };
        let planned = plan(session, request, &Lang::en(), &Job::quiet())?;
        no_errors(&planned.findings)?;
        if accept(session, &planned, RecipeFate::Keep, job)? == Accepted::Known {
            return Err(broken(format!("{name} reads what another recipe reads")));
        }
    }
    session.transact(OpName::EditFigure, "", &figures()?)?;
    let mut whole = String::new();
    for (_, text) in sorted("text") {
        whole.push_str(text_of(text)?);
        whole.push('\n');
    }
    let set = session.set_text(None, &Lang::en(), &whole)?;
    no_errors(&set.findings)?;
    see_all(session)?;
    accept_known(session)
}

/// Marks every value as seen, since whoever wrote the texts saw them.
fn see_all(session: &mut Session) -> Result<(), Failure> {
    let state = session.state().clone();
    let engine = state.engine(Audience::WorkingGroup);
    let mut changes = Vec::new();
    for block in state.profile.blocks.values() {
        for (lang, text) in &block.text {
            let formatter = Formatter::new(lang);
            for object in RichText::objects(text) {
                let ObjectKind::Value { question, format, .. } = &object.kind else { continue };
                let seen = print_value(&engine, &formatter, question, format).text;
                changes.push(Change::ValueSeen {
                    block: block.id.clone(),
                    lang: lang.clone(),
                    object: object.id.clone(),
                    seen,
                });
            }
        }
    }
    session.transact(OpName::MarkSeen, "", &changes)?;
    Ok(())
}

#[derive(Deserialize)]
struct AcceptedFile {
    accepted: Vec<AcceptedEntry>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AcceptedEntry {
    kind: String,
    indicator: IndicatorCode,
    reason: String,
}

/// Accepts the findings that whoever compiled the sample has looked at.
fn accept_known(session: &mut Session) -> Result<(), Failure> {
    let file: AcceptedFile = toml::from_str(text_of(bytes("accepted.toml")?)?).map_err(|e| broken(e.to_string()))?;
    let state = session.state().clone();
    let lang = state.profile.about.language.clone();
    let findings = check::run(&state.check_input(&lang));
    let mut changes = Vec::new();
    for entry in file.accepted {
        let about = |f: &&Finding| {
            f.kind == entry.kind && matches!(&f.place, Place::Value { indicator, .. } if *indicator == entry.indicator)
        };
        let found: Vec<&Finding> = findings.iter().filter(about).collect();
        if found.is_empty() {
            return Err(broken(format!("there is no finding {} about {} to accept", entry.kind, entry.indicator)));
        }
        changes.extend(
            found
                .into_iter()
                .map(|f| Change::FindingAccepted { fingerprint: check::fingerprint(f), reason: entry.reason.clone() }),
        );
    }
    session.transact(OpName::AcceptFinding, "", &changes)?;
    Ok(())
}

fn broken(what: impl Into<String>) -> Failure {
    Failure::new(ErrorCode::Failed, format!("the sample cannot be made: {}", what.into()))
}

fn no_errors(findings: &[Finding]) -> Result<(), Failure> {
    match findings.iter().find(|f| f.level == Level::Error) {
        None => Ok(()),
        Some(f) => Err(broken(format!("{}: {} ({})", f.place, f.message, f.read))),
    }
}

fn bytes(name: &str) -> Result<&'static [u8], Failure> {
    SAMPLE.get_file(name).map(|f| f.contents()).ok_or_else(|| broken(format!("{name} is missing")))
}

fn text_of(bytes: &'static [u8]) -> Result<&'static str, Failure> {
    std::str::from_utf8(bytes).map_err(|e| broken(e.to_string()))
}

fn sorted(folder: &str) -> Vec<(String, &'static [u8])> {
    let files = SAMPLE.get_dir(folder).map(|d| d.files().collect::<Vec<_>>()).unwrap_or_default();
    let mut list: Vec<(String, &'static [u8])> =
        files.into_iter().filter_map(|f| Some((f.path().file_name()?.to_str()?.to_string(), f.contents()))).collect();
    list.sort_unstable_by(|a, b| a.0.cmp(&b.0));
    list
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ProfileFile {
    about: AboutFile,
    edition: Vec<EditionFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AboutFile {
    country: String,
    language: Lang,
    title: Localized,
    subtitle: Localized,
    country_name: Localized,
    notice: Localized,
    imprint: Localized,
    #[serde(default)]
    member: Vec<Member>,
    #[serde(default)]
    acronym: Vec<Acronym>,
    #[serde(default)]
    variable: Vec<Variable>,
}

#[derive(Deserialize)]
struct Acronym {
    short: String,
    long: Localized,
}

#[derive(Deserialize)]
struct Variable {
    name: String,
    value: Localized,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EditionFile {
    year: i32,
    data_as_of: NaiveDate,
    languages: Vec<Lang>,
    template: String,
    sealed: bool,
}

fn about() -> Result<(About, Edition), Failure> {
    let file: ProfileFile = toml::from_str(text_of(bytes("profile.toml")?)?).map_err(|e| broken(e.to_string()))?;
    let a = file.about;
    let about = About {
        title: a.title,
        subtitle: a.subtitle,
        country: a.country,
        country_name: a.country_name,
        language: a.language,
        notice: a.notice,
        imprint: a.imprint,
        members: a.member,
        acronyms: a.acronym.into_iter().map(|x| (x.short, x.long)).collect(),
        variables: a.variable.into_iter().map(|v| (v.name, v.value)).collect(),
    };
    let e = file.edition.into_iter().next().ok_or_else(|| broken("profile.toml has no edition"))?;
    let edition = Edition {
        year: e.year,
        data_as_of: Some(e.data_as_of),
        languages: e.languages,
        template: e.template,
        releases: None,
        sealed: e.sealed,
    };
    Ok((about, edition))
}

#[derive(Deserialize)]
struct FiguresFile {
    figure: Vec<FigureFile>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FigureFile {
    id: FigureId,
    kind: FigureKind,
    question: String,
    caption: Localized,
    #[serde(default)]
    alt: Localized,
    #[serde(default)]
    note: Localized,
}

fn figures() -> Result<Vec<Change>, Failure> {
    let file: FiguresFile = toml::from_str(text_of(bytes("figures.toml")?)?).map_err(|e| broken(e.to_string()))?;
    let put = |f: FigureFile| {
        Change::FigurePut(Figure {
            id: f.id,
            kind: f.kind,
            question: f.question,
            caption: f.caption,
            alt: f.alt,
            note: f.note,
        })
    };
    Ok(file.figure.into_iter().map(put).collect())
}
