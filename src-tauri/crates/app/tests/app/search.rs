//! Find and replace over the whole profile, as the window asks for it: values stay, one undo takes all of it back.

use crate::common::{sample, whole_text};
use almanac_app::{Access, App, Session};
use almanac_core::{FixedHost, Lang};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};
use std::sync::Arc;

type Window = (Arc<App>, (PathBuf, tempfile::TempDir));

fn window() -> Window {
    let open = sample(3);
    open.session.close().unwrap();
    let app = App::new(open.folder.path().join("settings"));
    ask(&app, "project_open", json!({ "path": open.path, "mode": "write" }));
    (app, (open.path, open.folder))
}

fn ask(app: &App, command: &str, payload: Value) -> Value {
    app.rpc(command, payload).unwrap_or_else(|e| panic!("{command}: {e}"))
}

fn find(app: &App, words: &str, exact: bool) -> Value {
    ask(app, "text_find", json!({ "words": words, "exact": exact, "whole": false, "lang": "en" }))
}

fn replace(app: &App, words: &str, with: &str, reach: Value) -> u64 {
    let find = json!({ "words": words, "exact": true, "whole": false, "lang": "en" });
    ask(app, "text_replace", json!({ "find": find, "with": with, "reach": reach }))["places"].as_u64().unwrap()
}

/// The text as it stands in the file, after the window has let go of it.
fn text(app: &App, path: &Path) -> String {
    ask(app, "project_close", json!({}));
    let session = Session::open(path, Access::Write, Arc::new(FixedHost::new("B", 9))).unwrap();
    let text = whole_text(&session);
    session.close().unwrap();
    ask(app, "project_open", json!({ "path": path, "mode": "write" }));
    text
}

fn kinds(found: &Value) -> Vec<String> {
    let mut kinds: Vec<String> =
        found["places"].as_array().unwrap().iter().map(|p| p["spot"]["in"].as_str().unwrap().to_string()).collect();
    kinds.dedup();
    kinds
}

#[test]
fn words_are_found_in_headings_paragraphs_captions_and_footnotes_in_reading_order() {
    let (app, _kept) = window();
    let found = find(&app, "population", false);
    assert_eq!(found["total"].as_u64().unwrap(), found["places"].as_array().unwrap().len() as u64);
    let (kinds, place) = (kinds(&found), &found["places"][0]);
    assert!(
        kinds.contains(&"heading".to_string()) && kinds.contains(&"block".into()) && kinds.contains(&"caption".into()),
        "{kinds:?}"
    );
    assert_eq!(place["found"].as_str().unwrap().to_lowercase(), "population");
    assert!(place["before"].as_str().unwrap().len() + place["after"].as_str().unwrap().len() > 20, "{place}");
    assert!(find(&app, "population", true)["total"].as_u64().unwrap() < found["total"].as_u64().unwrap());
    assert!(find(&app, "the published extracts do not", false)["total"].as_u64().unwrap() > 0);
    let footnotes = |p: &&Value| p["spot"]["note"].is_string();
    assert!(
        find(&app, "the", false)["places"].as_array().unwrap().iter().any(|p| footnotes(&p)),
        "footnotes are text too"
    );
    assert_eq!(find(&app, "", false)["total"], 0);
    assert_eq!(find(&app, "no such words anywhere", false)["places"], json!([]));
}

#[test]
fn everything_is_one_named_step_that_one_undo_takes_back() {
    let (app, (path, _folder)) = window();
    let before = text(&app, &path);
    let count = before.matches("{=").count();
    let asked = find(&app, "migration", true)["total"].as_u64().unwrap();
    assert_eq!(replace(&app, "migration", "mobility", json!({ "where": "profile" })), asked);
    let after = text(&app, &path);
    assert_ne!(after, before);
    assert_eq!(find(&app, "migration", true)["total"], 0);
    assert_eq!(after.matches("{=").count(), count, "every value is still there");
    let history = ask(&app, "history", json!({}));
    assert_eq!(history["steps"][0]["name"], "replace_words");
    assert_eq!(history["steps"][0]["detail"], "migration \u{2192} mobility");
    ask(&app, "undo", json!({}));
    assert_eq!(text(&app, &path), before);
}

#[test]
fn a_chapter_or_one_place_alone() {
    let (app, (path, _folder)) = window();
    let before = text(&app, &path);
    let found = find(&app, "migrants", true);
    let places = found["places"].as_array().unwrap();
    let spot = places[1]["spot"].clone();
    assert_eq!(
        replace(&app, "migrants", "people", json!({ "where": "place", "spot": spot, "nth": places[1]["nth"] })),
        1
    );
    assert_eq!(find(&app, "migrants", true)["total"].as_u64().unwrap(), found["total"].as_u64().unwrap() - 1);
    ask(&app, "undo", json!({}));
    let section = places[1]["spot"]["section"].clone();
    let own = places.iter().filter(|p| p["spot"]["section"] == section).count() as u64;
    assert_eq!(replace(&app, "migrants", "people", json!({ "where": "section", "section": section })), own);
    ask(&app, "undo", json!({}));
    assert_eq!(text(&app, &path), before);
    assert_eq!(replace(&app, "migrants", "x", json!({ "where": "section", "section": "nowhere" })), 0);
    let nothing = json!({ "find": { "words": "", "exact": true, "whole": false, "lang": "en" }, "with": "x", "reach": { "where": "profile" } });
    assert!(app.rpc("text_replace", nothing).is_err());
    assert_eq!(Lang::en().as_str(), "en");
}
