//! Several sources of one indicator: side by side, their order, their records, the history of one value.

use crate::common::{Open, planned, small, take};
use almanac_app::App;
use almanac_app::wire::ErrorCode;
use almanac_core::{Change, Edition, OpName};
use serde_json::{Value, json};

const SOURCES: &str = "code,name_en,institution,kind,coverage_en,definition_en\n\
CENSUS,Census,NSO,census,Whole territory,\n\
REGISTER,Register of residents,NSO,register,Registered only,Registered persons\n\
UNDESA,International Migrant Stock,,estimate,,\n";
const INDICATORS: &str = "code,name_en,definition_en,module,measure,unit,counts,reference,source_priority\n\
IMM-001,Migrant stock,Born abroad,IMM,stock,PS,persons,mid_year,UNDESA;CENSUS\n";

fn project() -> (Window, Kept) {
    let Open { mut session, path, folder } = small(SOURCES, INDICATORS);
    let un = almanac_core::Institution {
        code: almanac_core::InstitutionCode::new("UN"),
        names: almanac_core::Localized::en("United Nations"),
        acronym: "UN".into(),
        focal_point: String::new(),
        international: true,
    };
    let mut undesa =
        almanac_core::Source::clone(&session.state().profile.sources[&almanac_core::SourceCode::new("UNDESA")]);
    undesa.institution = Some(un.code.clone());
    let changes = [Change::InstitutionPut(un), Change::SourcePut(undesa)];
    session.transact(OpName::EditRegister, "", &changes).unwrap();
    for (source, rows) in [
        ("CENSUS", "IMM-001,2010,100,\nIMM-001,2020,120,B\n"),
        ("REGISTER", "IMM-001,2020,90,\nIMM-001,2021,91,\n"),
        ("UNDESA", "IMM-001,2010,101,E\nIMM-001,2020,118,E\n"),
    ] {
        let file = format!("indicator,period,value,flags\n{rows}");
        let plan = planned(&session, &format!("{source}.csv"), file.as_bytes(), Some(source), None).unwrap();
        assert!(plan.acceptable(), "{:?}", plan.findings);
        take(&mut session, &plan);
    }
    session.close().unwrap();
    let app = App::new(folder.path().join("settings"));
    ask(&app, "project_open", json!({ "path": path, "mode": "write" }));
    (app, (path, folder))
}
type Window = std::sync::Arc<App>;
type Kept = (std::path::PathBuf, tempfile::TempDir);

fn ask(app: &App, command: &str, payload: Value) -> Value {
    app.rpc(command, payload).unwrap_or_else(|e| panic!("{command}: {e}"))
}

fn compared(app: &App) -> Value {
    ask(app, "sources_compare", json!({ "indicator": "IMM-001", "codes": "" }))
}

fn codes(view: &Value) -> Vec<String> {
    view["sources"].as_array().unwrap().iter().map(|s| s["code"].as_str().unwrap().to_string()).collect()
}

#[test]
fn sources_stand_side_by_side_with_what_they_mean() {
    let (app, _kept) = project();
    let view = compared(&app);
    assert_eq!(codes(&view), ["UNDESA", "CENSUS", "REGISTER"], "in the order of preference");
    let facts: Vec<String> = view["sources"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| format!("{} {} {} {}", s["international"], s["answers"], s["coverage"], s["definition"]))
        .collect();
    assert_eq!(
        facts,
        [
            r#"true true "" """#,
            r#"false false "Whole territory" """#,
            r#"false false "Registered only" "Registered persons""#,
        ]
    );
    let line = |n: usize| -> Vec<String> {
        view["sources"][n]["cells"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| {
                let letter = c["version"].as_u64().map(|v| view["versions"][v as usize]["letter"].as_str().unwrap());
                format!("{}{}", c["text"].as_str().unwrap(), letter.unwrap_or(""))
            })
            .collect()
    };
    // Sources without words of their own share the indicator's definition; a break begins another one.
    assert_eq!(
        (line(0), line(1), line(2)),
        (
            vec!["101A".to_string(), "118A".into(), String::new()],
            vec!["100A".to_string(), "120B".into(), String::new()],
            vec![String::new(), "90C".into(), "91C".into()],
        )
    );
    let versions = view["versions"].as_array().unwrap();
    assert_eq!((&versions[0]["words"], &versions[1]["since"]), (&json!("Born abroad"), &json!("2020")));
    assert_eq!(
        (&versions[2]["words"], &versions[2]["source"]),
        (&json!("Registered persons"), &json!("Register of residents"))
    );
}

#[test]
fn another_order_needs_a_reason_and_changes_what_answers() {
    let (app, _kept) = project();
    let value = || {
        ask(
            &app,
            "value_info",
            json!({ "question": "IMM-001 2020", "format": "", "lang": "en", "seen": "", "claim": null }),
        )
    };
    assert_eq!(value()["printed"], "118");
    let order = ["CENSUS", "UNDESA", "REGISTER"];
    let refused =
        app.rpc("priority_put", json!({ "indicator": "IMM-001", "sources": order, "reason": " " })).unwrap_err();
    assert_eq!(refused["code"], "wrong_input");
    ask(&app, "priority_put", json!({ "indicator": "IMM-001", "sources": order, "reason": "Counted, not estimated" }));
    let view = compared(&app);
    assert_eq!((codes(&view), &view["reason"]), (order.map(String::from).to_vec(), &json!("Counted, not estimated")));
    let now = value();
    assert_eq!(now["printed"], "120");
    assert_eq!(
        now["cells"][0]["origin"],
        json!({ "indicator": "IMM-001", "codes": "", "source": "CENSUS", "period": "2020" })
    );
    ask(&app, "undo", json!({}));
    assert_eq!((compared(&app)["reason"].clone(), value()["printed"].clone()), (json!(""), json!("118")));
}

#[test]
fn a_value_tells_every_delivery_and_edition() {
    let (app, (path, _folder)) = project();
    ask(&app, "project_close", json!({}));
    // The edition of 2021 keeps the deliveries that it was made from.
    let mut session =
        almanac_app::Session::open(&path, almanac_app::Access::Write, crate::common::host("B. Kaya", 3)).unwrap();
    let pins = session.state().profile.datasets.values().flat_map(|d| &d.releases).map(|r| r.release.clone()).collect();
    let mut old: Edition = (**session.state().edition.as_ref().unwrap()).clone();
    old.year = 2021;
    old.sealed = true;
    old.releases = Some(pins);
    session.transact(OpName::EditEdition, "2021", &[Change::EditionPut(old)]).unwrap();
    session.close().unwrap();
    ask(&app, "project_open", json!({ "path": path, "mode": "write" }));
    let cells = json!([{ "indicator": "IMM-001", "codes": "", "source": "CENSUS", "period": "2020", "text": "121", "decimal": "point" }]);
    let plan = ask(&app, "entry_plan", json!({ "job": "j", "cells": cells, "reason": "Letter of 3 March" }));
    ask(&app, "import_accept", json!({ "job": "j", "plan": plan["plan"], "recipe": "once" }));
    let of = json!({ "indicator": "IMM-001", "codes": "", "source": "CENSUS", "period": "2020" });
    let origin = ask(&app, "value_origin", of.clone());
    assert_eq!((&origin["printed"], &origin["reason"]), (&json!("121"), &json!("Letter of 3 March")));
    let history: Vec<String> = origin["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|h| format!("{} {} {} {}", h["printed"], h["reason"], h["counts"], h["answers"]))
        .collect();
    assert_eq!(history, [r#""121" "Letter of 3 March" true true"#, r#""120" "" true false"#], "newest first");
    let editions: Vec<String> = origin["editions"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| format!("{} {} {} {}", e["year"], e["sealed"], e["keeps"], e["printed"]))
        .collect();
    assert_eq!(editions, [r#"2022 false false "121""#, r#"2021 true true "120""#]);
    // Taking the correction out gives the census back; the history keeps both.
    let sources = ask(&app, "sources", json!({}));
    let census = sources["sources"].as_array().unwrap().iter().find(|s| s["code"] == "CENSUS").unwrap();
    let entered = census["releases"].as_array().unwrap().iter().find(|r| r["reason"] != "").unwrap();
    ask(&app, "release_remove", json!({ "source": "CENSUS", "release": entered["release"] }));
    let origin = ask(&app, "value_origin", of);
    assert_eq!((&origin["printed"], &origin["history"][0]["counts"]), (&json!("120"), &json!(false)));
}

#[test]
fn records_of_sources_and_institutions_are_edited() {
    let (app, _kept) = project();
    let mut source = ask(&app, "source_get", json!({ "source": "CENSUS" }))["record"].clone();
    source["next_date"] = json!("2030-05-01");
    source["coverage"] = json!([{ "lang": "en", "text": "Whole territory without the islands" }]);
    ask(&app, "source_put", json!({ "record": source, "new": false }));
    assert_eq!(ask(&app, "source_get", json!({ "source": "CENSUS" }))["record"], source);
    let mut made = ask(&app, "source_get", json!({ "source": "" }))["record"].clone();
    for (code, names, date, expected) in [
        ("", json!([{ "lang": "en", "text": "Permits" }]), json!(null), Some("code")),
        ("A B", json!([{ "lang": "en", "text": "Permits" }]), json!(null), Some("code")),
        ("PERMITS", json!([]), json!(null), Some("name")),
        ("PERMITS", json!([{ "lang": "en", "text": "Permits" }]), json!("soon"), Some("no date")),
        ("CENSUS", json!([{ "lang": "en", "text": "Permits" }]), json!(null), Some("already")),
        ("PERMITS", json!([{ "lang": "en", "text": "Permits" }]), json!("2026-01-31"), None),
    ] {
        made["code"] = json!(code);
        made["names"] = names;
        made["next_date"] = date;
        let done = app.rpc("source_put", json!({ "record": made, "new": true }));
        match expected {
            None => assert!(done.is_ok(), "{done:?}"),
            Some(words) => {
                let refused = done.unwrap_err();
                assert_eq!(refused["code"], serde_json::to_value(ErrorCode::WrongInput).unwrap());
                assert!(refused["message"].as_str().unwrap().contains(words), "{refused}");
            }
        }
    }
    let institution = json!({ "code": "MOI", "names": [{ "lang": "en", "text": "Ministry of the Interior" }], "acronym": "MoI", "focal_point": "Head of statistics", "international": false });
    ask(&app, "institution_put", json!({ "record": institution, "new": true }));
    assert_eq!(ask(&app, "institution_get", json!({ "institution": "MOI" })), institution);
    assert!(app.rpc("institution_put", json!({ "record": institution, "new": true })).is_err(), "its code is taken");
}
