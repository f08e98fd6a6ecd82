//! The first file of an empty profile, as the window asks for it: nothing has to be known beforehand.

use almanac_app::App;
use almanac_app::wire::ErrorCode;
use serde_json::{Value, json};

const FILE: &str = "Country,2023,2024\nGermany,120,140\nTotal,123,144\n";

fn ask(app: &App, command: &str, payload: Value) -> Value {
    app.rpc(command, payload).unwrap_or_else(|e| panic!("{command}: {e}"))
}

fn empty() -> (std::sync::Arc<App>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::new(folder.path().join("settings"));
    let template = ask(&app, "start_info", json!({}))["templates"][0]["id"].clone();
    let path = folder.path().join("new.almanac");
    let new = json!({ "path": path, "template": template, "country": "KGZ", "year": 2024, "languages": ["fr"] });
    ask(&app, "project_new", new);
    std::fs::write(folder.path().join("permits.csv"), FILE).unwrap();
    (app, folder)
}

fn planned(app: &App, folder: &tempfile::TempDir, source: Value, recipe: Value, indicators: Value) -> Value {
    let file = json!({ "from": "path", "path": folder.path().join("permits.csv") });
    let asked = json!({ "job": "j", "file": file, "source": source, "recipe": recipe, "labels": [], "indicators": indicators, "corrections": [] });
    ask(app, "import_plan", asked)
}

fn indicator(app: &App, code: &str) -> Value {
    let mut record = ask(app, "indicator_get", json!({ "indicator": "" }))["record"].clone();
    record["code"] = code.into();
    record
}

#[test]
fn a_file_is_taken_once_somebody_has_said_whose_it_is_and_what_it_counts() {
    let (app, folder) = empty();
    let first = planned(&app, &folder, json!(null), json!(null), json!([]));
    let held =
        json!([{ "by": "source", "count": 1, "finding": "" }, { "by": "indicators", "count": 1, "finding": "" }]);
    assert_eq!(
        (&first["held"], &first["unnamed"]),
        (&held, &json!(["permits.csv"])),
        "what is asked by a field of its own counts once"
    );

    let mut source = ask(&app, "source_get", json!({ "source": "" }))["record"].clone();
    source["code"] = "MOI-2024".into();
    source["names"] = json!([{ "lang": "fr", "text": "Registre des titres" }]);
    ask(&app, "source_put", json!({ "record": source, "new": true }));
    let said = json!([{ "heading": "permits.csv", "indicator": "IMM-001", "name": "Titres de séjour" }]);
    let plan = planned(&app, &folder, json!("MOI-2024"), first["recipe"].clone(), said);
    assert_eq!((&plan["held"], &plan["unnamed"], &plan["new"]), (&json!([]), &json!([]), &json!(4)));
    let labels: Vec<&Value> = plan["new_cells"].as_array().unwrap().iter().map(|c| &c["label"]).collect();
    assert_eq!(labels[0], "Allemagne, 2023", "a dimension that comes with the file: {labels:?}");
    assert_eq!(labels[2], "Titres de séjour, 2023");

    ask(&app, "import_accept", json!({ "job": "j", "plan": plan["plan"], "recipe": "keep" }));
    let again = planned(&app, &folder, json!("MOI-2024"), json!(null), json!([]));
    let told = again["findings"].as_array().unwrap().iter().find(|f| f["kind"] == "already-taken").unwrap();
    assert_eq!(again["held"], json!([{ "by": "taken", "count": 1, "finding": told["fingerprint"] }]));
    let list = ask(&app, "indicators", json!({}));
    assert_eq!(list["indicators"][0]["name"], "Titres de séjour", "the name that was typed, in the profile's language");
    let again = planned(&app, &folder, json!("MOI-2024"), json!(null), json!([]));
    assert_eq!((&again["unnamed"], &again["unchanged"]), (&json!([]), &json!(4)), "the kept recipe knows it");
}

#[test]
fn an_indicator_is_added_by_hand_under_a_code_of_its_own() {
    let (app, _folder) = empty();
    let detail = ask(&app, "indicator_get", json!({ "indicator": "" }));
    assert!(detail["known_dimensions"].as_array().unwrap().iter().any(|d| d["code"] == "sex"));
    let record = indicator(&app, "IMM-002");
    ask(&app, "indicator_put", json!({ "record": record, "new": true }));
    let refused = app.rpc("indicator_put", json!({ "record": record, "new": true })).unwrap_err();
    assert_eq!(refused["code"], json!(ErrorCode::WrongInput), "{refused}");
    ask(&app, "indicator_put", json!({ "record": record, "new": false }));
}

#[test]
fn thousands_become_what_an_indicator_counts_once_it_is_said_which_it_is() {
    let (app, folder) = empty();
    let mut record = indicator(&app, "IMM-003");
    record["unit"] = "PS".into();
    record["names"] = json!([{ "lang": "fr", "text": "Titres en cours de validité" }]);
    ask(&app, "indicator_put", json!({ "record": record, "new": true }));
    let text = "Permits, thousands\nCountry,2023,2024\nGermany,1.2,1.4\nIndia,0.3,0.5\n";
    std::fs::write(folder.path().join("permits.csv"), text).unwrap();
    let first = planned(&app, &folder, json!(null), json!(null), json!([]));
    assert_eq!(first["new_cells"][0]["new"], "1,2");
    let heading = first["unnamed"][0].clone();
    let said = json!([{ "heading": heading, "indicator": "IMM-003", "name": "" }]);
    let plan = planned(&app, &folder, json!(null), first["recipe"].clone(), said.clone());
    assert_eq!(plan["new_cells"][0]["new"], "1\u{202f}200", "{:#}", plan["findings"]);
    // Said once more it is not multiplied once more.
    let again = planned(&app, &folder, json!(null), plan["recipe"].clone(), said);
    assert_eq!(again["new_cells"][0]["new"], "1\u{202f}200");
}
