//! Times a document of realistic size: 60 sections, 3 000 blocks, 250 indicators.
#![allow(clippy::print_stdout, clippy::disallowed_methods)]

use almanac_core::*;
use almanac_document::{Document, DocumentError, testing};
use std::time::Instant;

fn main() -> Result<(), DocumentError> {
    let host = FixedHost::new("Ann", 1);
    let mut document = Document::new("a", &host);
    let mut changes = Vec::new();
    for code in 0..250 {
        let code = IndicatorCode::new(format!("IMM-{code:03}"));
        changes.push(Change::IndicatorPut(Indicator::unnamed(code, Localized::en("Immigrants"))));
    }
    for _ in 0..60 {
        let section = testing::section(&host, None);
        let id = section.id.clone();
        changes.push(Change::SectionAdded { section, after: None });
        for _ in 0..50 {
            let text = "In 2023, 41 200 residence permits were issued, more than in any year before. ".repeat(4);
            changes.push(Change::BlockAdded { block: testing::paragraph(&host, &id, &text), after: None });
        }
    }
    timed("build in one operation", || document.apply(OpName::NewProject, "", &changes, &host).map(|_| ()))?;
    let id = document.profile().blocks.keys().next().cloned().unwrap_or_else(|| BlockId::new(""));
    let typed = |text: String| Change::BlockTextSet {
        id: id.clone(),
        lang: Lang::en(),
        text: RichText::plain(text),
        translated_from: None,
    };
    timed("1 000 typing operations", || {
        (0..1_000).try_for_each(|i| document.apply(OpName::Type, "", &[typed(format!("typed {i}"))], &host).map(|_| ()))
    })?;
    let mut snapshot = Vec::new();
    timed("snapshot", || document.snapshot().map(|bytes| snapshot = bytes))?;
    println!("snapshot: {} bytes", snapshot.len());
    timed("open", || Document::open("b", &snapshot, [[0u8; 0]; 0], &host).map(|_| ()))?;
    timed("history", || {
        document.history(&host);
        Ok(())
    })?;
    timed("undo", || document.undo(&host).map(|_| ()))?;
    timed("disagreements", || {
        document.disagreements();
        Ok(())
    })?;
    timed("combine a whole copy", || document.combine(&snapshot).map(|_| ()))
}

fn timed(what: &str, mut work: impl FnMut() -> Result<(), DocumentError>) -> Result<(), DocumentError> {
    let start = Instant::now();
    work()?;
    println!("{what}: {:.1} ms", start.elapsed().as_secs_f64() * 1000.0);
    Ok(())
}
