//! A file's own sheet, and what somebody points at on it, as the window asks for both.

use almanac_app::App;
use serde_json::{Value, json};

/// The ministry's table: the program takes the check sums for values and the total for a country.
const FILE: &str = "Permits by country\n\nCountry,Code,2022,2023,Checked\nGermany,276,120,140,7\nIndia,356,-,12O,9\nAll of them,0,123,144,8\n";
/// Next year's: two more lines of title and one more year.
const NEXT: &str = "Ministry\nPermits by country\n\n\nCountry,Code,2022,2023,2024,Checked\nGermany,276,120,140,150,7\nIndia,356,-,12,13,9\nAll of them,0,123,144,163,8\n";

fn ask(app: &App, command: &str, payload: Value) -> Value {
    app.rpc(command, payload).unwrap_or_else(|e| panic!("{command}: {e}"))
}

fn started() -> (std::sync::Arc<App>, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let app = App::new(folder.path().join("settings"));
    let template = ask(&app, "start_info", json!({}))["templates"][0]["id"].clone();
    let path = folder.path().join("new.almanac");
    ask(
        &app,
        "project_new",
        json!({ "path": path, "template": template, "country": "KGZ", "year": 2024, "languages": ["en"] }),
    );
    let mut source = ask(&app, "source_get", json!({ "source": "" }))["record"].clone();
    source["code"] = "MOI".into();
    source["names"] = json!([{ "lang": "en", "text": "Register of permits" }]);
    ask(&app, "source_put", json!({ "record": source, "new": true }));
    std::fs::write(folder.path().join("permits 2023.csv"), FILE).unwrap();
    std::fs::write(folder.path().join("permits 2024.csv"), NEXT).unwrap();
    (app, folder)
}

fn planned(
    app: &App,
    folder: &tempfile::TempDir,
    file: &str,
    recipe: Value,
    corrections: Value,
) -> Result<Value, Value> {
    let file = json!({ "from": "path", "path": folder.path().join(file) });
    app.rpc(
        "import_plan",
        json!({ "job": "j", "file": file, "source": "MOI", "recipe": recipe, "labels": [], "indicators": [], "corrections": corrections }),
    )
}

fn sheet(app: &App, plan: &Value) -> Value {
    let part = json!({ "job": "g", "plan": plan["plan"], "sheet": null, "first_row": 1, "rows": 50, "first_column": 1, "columns": 20 });
    ask(app, "file_grid", part)
}

/// What the columns of the first table mean.
fn meanings(grid: &Value) -> Vec<String> {
    let word = |c: &Value| {
        let says = c["says"].as_str().unwrap_or_default();
        format!("{} {}", c["meaning"].as_str().unwrap_or_default(), says).trim().to_string()
    };
    grid["tables"][0]["columns"].as_array().unwrap().iter().map(word).collect()
}

fn roles(grid: &Value, row: u64) -> Vec<String> {
    let rows = grid["rows"].as_array().unwrap();
    let cells = rows.iter().find(|r| r["row"] == row).map(|r| r["cells"].as_array().unwrap().clone());
    cells.unwrap_or_default().iter().map(|c| c["role"].as_str().unwrap().to_string()).collect()
}

#[test]
fn what_was_understood_is_seen_on_the_sheet_and_corrected_by_pointing_for_next_year_too() {
    let (app, folder) = started();
    let first = planned(&app, &folder, "permits 2023.csv", json!(null), json!([])).unwrap();
    let seen = sheet(&app, &first);
    assert_eq!(seen["sheets"][0]["rows"], 6);
    assert_eq!(seen["letters"].as_array().unwrap().len(), 20);
    let table = &seen["tables"][0];
    assert_eq!(
        (&table["heading_first"], &table["heading_last"], &table["first_row"]),
        (&json!(3), &json!(3), &json!(4))
    );
    assert_eq!(roles(&seen, 1), ["outside"]);
    assert_eq!(roles(&seen, 3)[..4], ["heading", "heading", "heading", "heading"]);
    assert_eq!(roles(&seen, 5)[2..4], ["missing", "unread"], "{:#?}", seen["rows"]);

    // The check sums are no values, the sum of all is no country, the dash is a true zero.
    let table = |what: Value| {
        let mut what = what;
        what["table"] = json!(0);
        what
    };
    let corrections = json!([
        table(json!({ "what": "column", "column": 5, "meaning": "ignore", "dimension": null })),
        table(json!({ "what": "column", "column": 2, "meaning": "ignore", "dimension": null })),
        table(json!({ "what": "rows_saying", "column": 1, "text": "All of them", "left_out": true })),
        table(json!({ "what": "sign", "text": "-", "means": "zero" })),
    ]);
    let second = planned(&app, &folder, "permits 2023.csv", first["recipe"].clone(), corrections).unwrap();
    let seen = sheet(&app, &second);
    assert_eq!(meanings(&seen), ["dimension", "ignore", "values 2022", "values 2023", "ignore"]);
    assert_eq!(roles(&seen, 5), ["label", "left_out", "value", "unread", "left_out"]);
    assert!(roles(&seen, 6).iter().all(|r| r == "left_out"));
    assert_eq!(seen["rows"].as_array().unwrap().iter().find(|r| r["row"] == 5).unwrap()["cells"][2]["read"], "0");

    // What cannot be is refused and changes nothing.
    let wrong = json!([table(json!({ "what": "heading_row", "row": 1, "meaning": "period", "dimension": null }))]);
    let refused = planned(&app, &folder, "permits 2023.csv", second["recipe"].clone(), wrong).unwrap_err();
    assert!(refused["message"].as_str().unwrap().contains("no row of the heading"), "{refused}");

    // The indicator is said, the file taken; next year's file asks nothing.
    let said = json!([table(
        json!({ "what": "table", "decimal": "point", "power": 0, "brackets": "negative", "unit": "persons", "period": "", "indicator": "IMM-001", "hidden_rows": true })
    )]);
    let third = planned(&app, &folder, "permits 2023.csv", second["recipe"].clone(), said).unwrap();
    assert_eq!((&third["held"], &third["new"]), (&json!([]), &json!(3)), "{:#}", third["findings"]);
    ask(&app, "import_accept", json!({ "job": "j", "plan": third["plan"], "recipe": "keep" }));
    let next = planned(&app, &folder, "permits 2024.csv", json!(null), json!([])).unwrap();
    assert_eq!(next["unnamed"], json!([]));
    let seen = sheet(&app, &next);
    assert_eq!(seen["tables"][0]["heading_first"], 5, "the heading stands lower");
    let years = ["2022", "2023", "2024"].map(|y| format!("values {y} · Permits by country"));
    assert_eq!(meanings(&seen)[2..5], years, "with the name that the indicator has by now");
    assert_eq!((meanings(&seen)[1].as_str(), meanings(&seen)[5].as_str()), ("ignore", "ignore"));
    assert_eq!((&next["new"], &next["unchanged"]), (&json!(3), &json!(3)), "{:#}", next["findings"]);
}

#[test]
fn the_sheet_of_a_plan_that_is_gone_says_so() {
    let (app, _folder) = started();
    let part = json!({ "job": "g", "plan": "none", "sheet": null, "first_row": 1, "rows": 50, "first_column": 1, "columns": 20 });
    let refused = app.rpc("file_grid", part).unwrap_err();
    assert_eq!(refused["code"], "gone");
}

#[test]
fn only_a_table_of_the_world_is_cut_down_to_the_country_and_that_is_told() {
    let (app, folder) = started();
    let few = "Country,2021,2022\nKazakhstan,100,110\nRussian Federation,900,910\nKyrgyzstan,5,6\nTurkey,50,29\n";
    std::fs::write(folder.path().join("few.csv"), few).unwrap();
    let plan = planned(&app, &folder, "few.csv", json!(null), json!([])).unwrap();
    assert_eq!(plan["new"], 8, "the few countries of a table of one's own all stay");
    let names = [
        "Kazakhstan",
        "Kyrgyzstan",
        "Germany",
        "France",
        "Italy",
        "Spain",
        "Poland",
        "Norway",
        "Sweden",
        "Finland",
        "Japan",
        "India",
        "Nepal",
        "Brazil",
        "Chile",
        "Peru",
        "Canada",
        "Mexico",
    ];
    let world: String = names.iter().map(|n| format!("{n},1,2\n")).collect();
    std::fs::write(folder.path().join("world.csv"), format!("Country,2021,2022\n{world}")).unwrap();
    let plan = planned(&app, &folder, "world.csv", json!(null), json!([])).unwrap();
    assert_eq!(plan["new"], 2);
    let told = plan["findings"].as_array().unwrap().iter().find(|f| f["kind"] == "rows-left-out").unwrap();
    assert!(told["message"].as_str().unwrap().ends_with(": 17"), "{told}");
}
