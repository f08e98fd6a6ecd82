//! An export as a user starts it, and the same sources for the compiler alone.

use almanac_app::export::{NotExported, Printing, export_state, sources as typst_sources};
use almanac_app::{Access, Job, Session, SystemHost};
use anyhow::anyhow;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

fn open(project: &Path) -> anyhow::Result<Session> {
    Ok(Session::open(project, Access::Read, Arc::new(SystemHost::new("Bench")))?)
}

fn told(not: NotExported) -> anyhow::Error {
    match not {
        NotExported::Failed(failure) => failure.into(),
        NotExported::Blocked(findings) => {
            anyhow!("{}", findings.iter().map(|f| format!("{}: {}", f.place, f.message)).collect::<Vec<_>>().join("; "))
        }
    }
}

/// Opens the project and writes its PDF; prints the seconds of all that and the pages.
pub fn export(project: &Path, pdf: &Path) -> anyhow::Result<()> {
    let start = Instant::now();
    let session = open(project)?;
    let state = session.state();
    let lang = state.lang();
    let what = Printing::whole(state.template(), &lang);
    let made = export_state(state, &session.stored().releases()?, what, &Job::quiet()).map_err(told)?;
    std::fs::write(pdf, &made.bytes)?;
    println!("seconds\t{}\npages\t{}\nbytes\t{}", start.elapsed().as_secs_f64(), made.pages, made.bytes.len());
    Ok(())
}

/// Writes what the compiler reads for that export.
pub fn sources(project: &Path, folder: &Path) -> anyhow::Result<()> {
    let session = open(project)?;
    let state = session.state();
    let lang = state.lang();
    let what = Printing::whole(state.template(), &lang);
    let files = typst_sources(state, &session.stored().releases()?, what).map_err(told)?;
    let _ = std::fs::remove_dir_all(folder);
    for (path, bytes) in files {
        let path = folder.join(path.trim_start_matches('/'));
        if let Some(parent) = path.parent() {
            std::fs::create_dir_all(parent)?;
        }
        std::fs::write(path, bytes)?;
    }
    Ok(())
}
