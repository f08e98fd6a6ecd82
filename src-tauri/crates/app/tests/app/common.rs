//! What the stories share: hosts whose answers are known, the sample as a file, imports in one line.

use almanac_app::import::{Accepted, By, Plan, RecipeFate, Request, accept, plan};
use almanac_app::{Access, Failure, Job, NewProject, Session, export, registers, sample};
use almanac_core::{Author, FixedHost, Host, Lang, Localized, SourceCode, Timestamp};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use tempfile::TempDir;

/// A fixed host some days later than the sample, so that what it brings in is newer.
struct Later(FixedHost, i64);

impl Host for Later {
    fn now(&self) -> Timestamp {
        Timestamp(self.0.now().0 + self.1)
    }
    fn new_id(&self) -> String {
        self.0.new_id()
    }
    fn author(&self) -> Author {
        self.0.author()
    }
    fn random(&self) -> u64 {
        self.0.random()
    }
}

/// A person on a later day; each seed is another person.
pub fn host(author: &str, seed: u64) -> Arc<dyn Host> {
    let days = i64::try_from(seed).unwrap() + 1;
    Arc::new(Later(FixedHost::new(author, seed.wrapping_mul(7919) + 1000), days * 86_400_000))
}

/// The sample as its file's bytes, made once.
pub fn sample_bytes() -> &'static [u8] {
    static SAMPLE: OnceLock<Vec<u8>> = OnceLock::new();
    SAMPLE.get_or_init(make_sample)
}

/// Makes the sample with fixed ids and times.
pub fn make_sample() -> Vec<u8> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.almanac");
    sample::create(&path, Arc::new(FixedHost::new("Sample", 1)), &Job::quiet()).unwrap().close().unwrap();
    std::fs::read(path).unwrap()
}

/// The sample in a folder of its own, open for writing.
pub struct Open {
    pub session: Session,
    pub path: PathBuf,
    /// Removed when the story ends.
    pub folder: TempDir,
}

pub fn sample(seed: u64) -> Open {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sample.almanac");
    std::fs::write(&path, sample_bytes()).unwrap();
    let session = Session::open(&path, Access::Write, host("A. Diallo", seed)).unwrap();
    Open { session, path, folder }
}

/// A small project with the dimensions of every project and the registers given here.
pub fn small(sources: &str, indicators: &str) -> Open {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("small.almanac");
    let new = NewProject {
        template: "annual".into(),
        country: "KGZ".into(),
        country_name: Localized::en("Kyrgyz Republic"),
        year: 2022,
        languages: vec![Lang::en()],
        title: Localized::en("Small profile"),
        headings: false,
    };
    let mut session = Session::create(&path, &new, host("A. Diallo", 1)).unwrap();
    let institutions = "code,name_en,acronym,international\nNSO,Statistics office,NSO,false\n";
    for (which, csv) in [
        (registers::Register::Institutions, institutions),
        (registers::Register::Sources, sources),
        (registers::Register::Indicators, indicators),
    ] {
        let (_, findings) = registers::set(&mut session, which, "register.csv", csv.as_bytes()).unwrap();
        assert!(findings.is_empty(), "{findings:?}");
    }
    Open { session, path, folder }
}

/// The plan of a file.
pub fn planned(
    session: &Session,
    name: &str,
    bytes: &[u8],
    source: Option<&str>,
    recipe: Option<&str>,
) -> Result<Plan, Failure> {
    let request = Request {
        bytes: bytes.to_vec(),
        file_name: name.into(),
        source: source.map(SourceCode::new),
        by: recipe.map_or(By::Sender, |toml| By::Earlier(toml.to_string())),
    };
    plan(session, request, &Lang::en(), &Job::quiet())
}

/// Takes a plan.
pub fn take(session: &mut Session, plan: &Plan) -> Accepted {
    accept(session, plan, RecipeFate::Keep, &Job::quiet()).unwrap()
}

/// The public PDF in English.
pub fn pdf(session: &Session) -> Vec<u8> {
    let state = session.state();
    match export::export_pdf(session, state, export::Printing::whole("annual", &state.lang()), &Job::quiet()) {
        Ok(done) => done.bytes,
        Err(export::NotExported::Blocked(findings)) => panic!("blocked: {findings:?}"),
        Err(export::NotExported::Failed(failure)) => panic!("{failure}"),
    }
}

/// A file of the repository.
pub fn repository(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..").join(path)
}

pub fn read_repository(path: &str) -> Vec<u8> {
    std::fs::read(repository(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// Every chapter's text.
pub fn whole_text(session: &Session) -> String {
    session.text(None, &Lang::en()).unwrap()
}
