//! Typing into a long book: how long until the page with the new letter can be shown.
#![allow(clippy::indexing_slicing, reason = "a JSON value that lacks a field answers with null")]

use almanac_app::App;
use anyhow::{Context, anyhow, bail};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

/// A letter every so often, as a quick typist writes.
const BETWEEN: Duration = Duration::from_millis(80);
/// The pause after which the whole book is set, as the preview has it.
const PAUSE: Duration = Duration::from_millis(400);

/// Types so many letters at the end of a paragraph in the middle of the book. For each: milliseconds from
/// the blocks reaching the application to the page's bytes. The project should lie where writing costs
/// little, since writing is not what is measured.
pub fn typing(project: &Path, keys: usize) -> anyhow::Result<()> {
    let app = App::new(project.with_extension("settings"));
    call(&app, "project_open", json!({ "path": project, "mode": "write" }))?;
    let outline = call(&app, "outline", json!({ "lang": "en" }))?;
    let sections = outline["sections"].as_array().context("the book has sections")?;
    let mut found = None;
    for section in sections.iter().skip(sections.len() / 2) {
        let view = call(&app, "section_get", json!({ "section": section["id"], "lang": "en" }))?;
        let paragraph = |b: &Value| b["shape"]["kind"] == "paragraph";
        if let Some(at) = view["blocks"].as_array().and_then(|blocks| blocks.iter().position(paragraph)) {
            found = Some((section["id"].clone(), view, at));
            break;
        }
    }
    let (section, view, at) = found.context("a section has a paragraph")?;
    let mut revision = view["revision"].clone();
    let mut blocks: Vec<Value> = view["blocks"].as_array().cloned().unwrap_or_default();
    let block = blocks.get(at).map(|b| b["id"].clone()).unwrap_or_default();
    for b in &mut blocks {
        *b = json!({ "id": b["id"], "shape": b["shape"], "text": b["text"] });
    }
    call(&app, "preview_request", json!({ "section": section, "block": block, "lang": "en" }))?;
    let first = next_pages(&app, Duration::from_secs(60))?;
    println!("pages\t{}", first["pages"].as_array().map_or(0, Vec::len));
    let (mut saved, mut set, mut times, mut settled) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
    let plain = json!({ "bold": false, "italic": false, "link": null, "claim": null });
    for n in 0..keys {
        let letters = "the number of people who left rose again ".chars().cycle().take(n + 1).collect::<String>();
        let mut now = blocks.clone();
        if let Some(text) = now.get_mut(at).and_then(|b| b["text"].as_array_mut()) {
            text.push(json!({ "type": "text", "text": letters, "marks": plain }));
        }
        let start = Instant::now();
        let put =
            json!({ "section": section, "lang": "en", "base_revision": revision, "blocks": now, "caret_block": block });
        let reply = call(&app, "section_put", put)?;
        revision = reply["revision"].clone();
        saved.push(start.elapsed());
        let shown = next_pages(&app, Duration::from_secs(10))?;
        let page = shown["at"].as_u64().and_then(|p| shown["pages"].get(usize::try_from(p).ok()?)).context("a page")?;
        let hash = page["hash"].as_str().context("a hash")?;
        set.push(start.elapsed());
        let bytes = app.page(hash).context("the page's bytes")?;
        anyhow::ensure!(bytes.len() > 1000, "the page is empty");
        times.push(start.elapsed());
        // Now and then the typist thinks, and the whole book settles.
        if n % 20 == 19 {
            let begin = Instant::now();
            next_pages(&app, Duration::from_secs(20))?;
            settled.push(begin.elapsed().saturating_sub(PAUSE));
        } else {
            std::thread::sleep(BETWEEN.saturating_sub(start.elapsed()));
        }
    }
    for (name, times) in [("saved", &mut saved), ("set", &mut set), ("key", &mut times), ("settled", &mut settled)] {
        times.sort();
        for (part, at) in [("p50", 50), ("p95", 95), ("max", 100)] {
            let time = times.get((times.len() * at / 100).min(times.len().saturating_sub(1)));
            println!("{name}_{part}\t{}", time.map_or(f64::NAN, Duration::as_secs_f64) * 1000.0);
        }
    }
    app.close()?;
    Ok(())
}

fn call(app: &Arc<App>, command: &str, payload: Value) -> anyhow::Result<Value> {
    app.rpc(command, payload).map_err(|e| anyhow!("{command}: {e}"))
}

/// The next pages that were set; older ones are passed over as the window passes over them.
fn next_pages(app: &Arc<App>, patience: Duration) -> anyhow::Result<Value> {
    let end = Instant::now() + patience;
    while let Some(left) = end.checked_duration_since(Instant::now()) {
        match app.next_event(left) {
            Ok(Some(mut event)) if event["event"] == "preview" => {
                if event["preview"]["stale"] == true {
                    bail!("the text does not compile: {}", event["preview"]["diagnostics"][0]);
                }
                return Ok(event["preview"].take());
            }
            Ok(_) => {}
            Err(_) => bail!("the application is gone"),
        }
    }
    bail!("no pages came")
}
