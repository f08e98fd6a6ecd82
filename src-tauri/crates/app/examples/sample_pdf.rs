//! Makes the sample and its PDF: a quick look at the whole way without the command.
#![allow(clippy::print_stdout)]
use almanac_app::{Job, SystemHost, export, sample};
use std::sync::Arc;
fn main() {
    let dir = std::env::temp_dir().join("almanac-sample-look");
    let _ = std::fs::create_dir_all(&dir);
    let path = dir.join("s.almanac");
    let _ = std::fs::remove_file(&path);
    let t = std::time::Instant::now();
    let session = sample::create(&path, Arc::new(SystemHost::new("Sample")), &Job::quiet());
    let session = match session {
        Ok(s) => s,
        Err(e) => {
            println!("{e}");
            return;
        }
    };
    println!("sample {:?}", t.elapsed());
    let state = session.state().clone();
    let lang = state.lang();
    let t = std::time::Instant::now();
    let findings = almanac_core::check::run(&state.check_input(&lang));
    println!("check {:?}: {}", t.elapsed(), findings.len());
    for f in findings.iter().take(20) {
        println!("{:?} {} {} {}", f.level, f.kind, f.place, f.message);
    }
    let t = std::time::Instant::now();
    match export::export_pdf(&session, &state, export::Printing::whole("annual", &lang), &Job::quiet()) {
        Ok(e) => {
            let _ = std::fs::write(dir.join("s.pdf"), &e.bytes);
            println!("export {:?}: {} pages, {} bytes", t.elapsed(), e.pages, e.bytes.len());
            for f in e.findings.iter().take(10) {
                println!("{:?} {}", f.kind, f.message)
            }
        }
        Err(export::NotExported::Blocked(f)) => {
            for f in f {
                println!("blocked {} {} {} {}", f.kind, f.place, f.message, f.read)
            }
        }
        Err(export::NotExported::Failed(e)) => println!("{e}"),
    }
    let t = std::time::Instant::now();
    match session.verify(&Job::quiet()) {
        Ok(v) => {
            println!("verify {:?}: {} releases {} same {} findings", t.elapsed(), v.releases, v.same, v.findings.len())
        }
        Err(e) => println!("{e}"),
    }
}
