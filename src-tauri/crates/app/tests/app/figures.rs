//! Figures as the window shows them: as they will print, with what is wrong with them, and sent once.

use crate::common::sample;
use almanac_app::App;
use serde_json::{Value, json};
use std::sync::Arc;

type Window = (Arc<App>, tempfile::TempDir);

fn window() -> Window {
    let open = sample(11);
    open.session.close().unwrap();
    let app = App::new(open.folder.path().join("settings"));
    ask(&app, "project_open", json!({ "path": open.path, "mode": "write" }));
    (app, open.folder)
}

fn ask(app: &App, command: &str, payload: Value) -> Value {
    app.rpc(command, payload).unwrap_or_else(|e| panic!("{command}: {e}"))
}

fn list<'a>(value: &'a Value, field: &str) -> &'a Vec<Value> {
    value[field].as_array().unwrap_or_else(|| panic!("{field} of {value}"))
}

fn print(app: &App, figure: &str, lang: &str, known: &str) -> Value {
    ask(app, "figure_print", json!({ "figure": figure, "lang": lang, "known": known }))
}

/// A figure that nobody has kept.
fn preview(app: &App, form: &str, question: &str) -> Value {
    let caption = json!([{ "lang": "en", "text": "Caption" }]);
    let record = json!({ "id": "new", "form": form, "question": question, "caption": caption, "alt": [], "note": [] });
    ask(app, "figure_preview", json!({ "record": record, "lang": "en" }))
}

fn kinds(figure: &Value) -> Vec<&str> {
    list(figure, "findings").iter().map(|f| f["kind"].as_str().unwrap()).collect()
}

#[test]
fn every_figure_of_the_sample_is_shown_as_it_prints() {
    let (app, _folder) = window();
    let figures = ask(&app, "figures", json!({ "lang": "en" }));
    let (mut charts, mut tables) = (0, 0);
    for row in list(&figures, "figures") {
        let id = row["id"].as_str().unwrap();
        let shown = print(&app, id, "en", "")["figure"].clone();
        assert_eq!(shown["caption"], row["caption"], "{id}");
        // On the page the number does not break off from its word.
        let number = |of: &Value| of["number"].as_str().unwrap().replace('\u{a0}', " ");
        assert_eq!(number(&shown), number(row), "{id}");
        assert!(shown["alt"].as_str().unwrap().len() > 20, "{id}");
        assert!(list(&shown, "lines")[0]["label"].as_str().unwrap().starts_with("Source"), "{id}: {shown}");
        assert!(list(&shown, "findings").iter().all(|f| f["level"] != "error"), "{id}: {:?}", kinds(&shown));
        if row["form"] == "table" {
            tables += 1;
            let table = &list(&shown, "tables")[0];
            let wide = list(table, "head").len() - 1;
            assert!(list(table, "rows").iter().all(|r| list(r, "cells").len() == wide), "{id}: {table}");
            assert_eq!(shown["svg"], "", "{id}");
        } else {
            charts += 1;
            let svg = shown["svg"].as_str().unwrap();
            assert!(svg.contains("<path") && !svg.contains("<text"), "{id}: letters are outlines");
            assert!(shown["width"].as_f64().unwrap() > 100.0 && list(&shown, "tables").is_empty(), "{id}");
        }
    }
    assert!(charts > 3 && tables > 1, "{charts} charts, {tables} tables");
}

#[test]
fn a_figure_travels_once_and_again_when_it_is_another() {
    let (app, _folder) = window();
    let figures = ask(&app, "figures", json!({ "lang": "en" }));
    let id = list(&figures, "figures")[0]["id"].as_str().unwrap().to_string();
    let first = print(&app, &id, "en", "");
    let content = first["content"].as_str().unwrap();
    let again = print(&app, &id, "en", content);
    assert_eq!((&again["content"], &again["figure"]), (&first["content"], &Value::Null));

    let mut record = ask(&app, "figure_get", json!({ "figure": id }));
    record["caption"] = json!([{ "lang": "en", "text": "Another caption" }]);
    ask(&app, "figure_put", json!({ "record": record }));
    let changed = print(&app, &id, "en", content);
    assert_ne!(changed["content"], first["content"]);
    assert_eq!(changed["figure"]["caption"], "Another caption");
    ask(&app, "undo", json!({}));
    assert_eq!(print(&app, &id, "en", content)["figure"], Value::Null, "what was before is the same again");
    assert!(app.rpc("figure_print", json!({ "figure": "nothing", "lang": "en", "known": "" })).is_err());
}

#[test]
fn what_cannot_be_shown_says_why_at_its_place() {
    let (app, _folder) = window();
    for (form, question, kind) in [
        ("line", "NOTHING-1 all", "question-without-answer"),
        ("table", "NOTHING-1 all", "question-without-answer"),
        ("table", "IMM-005 1801", "figure-empty"),
        ("pyramid", "IMM-005 all", "figure-not-drawn"),
    ] {
        let shown = preview(&app, form, question);
        assert!(kinds(&shown).contains(&kind), "{form} of {question}: {:?}", kinds(&shown));
        assert_eq!(shown["svg"], "", "{form} of {question}");
    }
}

#[test]
fn a_table_is_previewed_and_cut_where_it_is_long() {
    let (app, _folder) = window();
    // A series of many years stands upright, a row for each.
    let long = preview(&app, "table", "CTX-009 2000..2023");
    let rows = |figure: &Value| list(&list(figure, "tables")[0], "rows").len();
    assert!(rows(&long) > 10 && long["rows_left"] == json!(24 - rows(&long)), "{}, {}", rows(&long), long["rows_left"]);
    let short = preview(&app, "table", "CTX-009 2000..2005");
    assert_eq!((rows(&short), &short["rows_left"]), (1, &json!(0)));
}

#[test]
fn what_was_delivered_can_be_chosen_and_asked_for() {
    let (app, _folder) = window();
    let choices = ask(&app, "question_choices", json!({ "indicator": "IMM-005", "lang": "en" }));
    let codes = |field: &str| -> Vec<String> {
        list(&choices, field).iter().map(|x| x["code"].as_str().unwrap().to_string()).collect()
    };
    assert!(!choices["name"].as_str().unwrap().is_empty() && !codes("sources").is_empty(), "{choices}");
    let periods = codes("periods");
    assert!(periods.len() > 3 && periods.is_sorted(), "{periods:?}");
    let mut asked = 0;
    for dimension in list(&choices, "dimensions") {
        let (of, code) = (&dimension["dimension"]["code"], &list(dimension, "codes")[0]["code"]);
        let parts = json!({
            "subjects": [{ "indicator": "IMM-005", "filters": [{ "dimension": of, "codes": [code] }], "source": null }],
            "when": { "kind": "all" },
            "steps": [],
        });
        let written = ask(&app, "question_write", parts.clone());
        assert_eq!(written["parts"], parts, "{written}");
        let shown = preview(&app, "table", written["question"].as_str().unwrap());
        assert!(!kinds(&shown).contains(&"question-without-answer"), "{written}");
        asked += 1;
    }
    assert!(asked > 0, "there is something to choose");
    assert_eq!(ask(&app, "question_choices", json!({ "indicator": "NOTHING-1", "lang": "en" }))["name"], "");
}
