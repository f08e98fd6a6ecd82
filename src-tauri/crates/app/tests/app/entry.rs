//! Values entered by hand: read, planned, kept with author and reason, told apart, undone, verified.

use crate::common::{Open, planned, small, take};
use almanac_app::import::{EntryCell, Plan, RecipeFate, accept, plan_entry};
use almanac_app::wire::ErrorCode;
use almanac_app::{App, Job, Session};
use almanac_core::{Extent, Lang, Level, ObsValue, Observation, Selection};
use almanac_exchange::number::DecimalSign;
use serde_json::{Value, json};

const SOURCES: &str = "code,name_en,institution,kind\nPERMITS,Register of permits,NSO,register\n";
const INDICATORS: &str = "code,name_en,module,measure,unit,counts,reference,dimensions\nIMM-001,Permits,IMM,flow,PERMIT,events,calendar_year,sex\n";
const DELIVERY: &str = "indicator,sex,period,value,flags,confidentiality,note\nIMM-001,_T,2021,30,,,\nIMM-001,_T,2022,41,B,,\nIMM-001,F,2022,7,E,C,small\n";

fn project() -> Open {
    let mut open = small(SOURCES, INDICATORS);
    let plan = planned(&open.session, "permits.csv", DELIVERY.as_bytes(), Some("PERMITS"), None).unwrap();
    assert_eq!((plan.new, plan.acceptable()), (3, true), "{:?}", plan.findings);
    take(&mut open.session, &plan);
    open
}

fn cell(codes: &str, period: &str, text: &str) -> EntryCell {
    EntryCell {
        indicator: almanac_core::IndicatorCode::new("IMM-001"),
        codes: almanac_app::data::codes_from_text(codes),
        source: almanac_core::SourceCode::new("PERMITS"),
        period: period.into(),
        text: text.into(),
        decimal: DecimalSign::Point,
    }
}

fn entered(session: &Session, cells: &[EntryCell], reason: &str) -> Plan {
    plan_entry(session.state(), &**session.host(), cells, reason, &Lang::en(), &Job::quiet()).unwrap()
}

fn values(session: &Session) -> Vec<String> {
    let all =
        session.state().observations.select(&Selection::all(almanac_core::IndicatorCode::new("IMM-001"))).unwrap();
    let show = |o: &Observation| {
        let value = match o.value {
            ObsValue::Number(n) => n.to_string(),
            other => format!("{other:?}"),
        };
        format!("{} {} {value} {} {}", o.series.codes_text(), o.period, o.flags.letters(), o.confidentiality.code())
    };
    all.iter().map(|o| show(o).trim().to_string()).collect()
}

#[test]
fn a_correction_is_a_release_of_its_cells_with_author_and_reason() {
    let Open { mut session, folder: _folder, .. } = project();
    let before = values(&session);
    assert_eq!(before, ["2021 30  F", "2022 41 B F", "sex=F 2022 7 E C"]);
    let cells = [
        cell("", "2021", "30"),
        cell("", "2022", "1,043"),
        cell("sex=F", "2022", "8"),
        cell("sex=M", "2022", ".."),
        cell("sex=M", "2023", "12 p"),
        cell("sex=M", "2024", "twelve"),
        cell("sex=Q", "2024", "12"),
    ];
    let plan = entered(&session, &cells, " Counted again ");
    assert_eq!((plan.new, plan.changed.len(), plan.unchanged, plan.gone.len()), (2, 2, 1, 0));
    let found: Vec<_> = plan.findings.iter().map(|f| (f.kind.as_str(), f.level)).collect();
    assert_eq!(found, [("not-a-number", Level::Error), ("unknown-code", Level::Error)]);
    assert!(plan.acceptable());
    accept(&mut session, &plan, RecipeFate::Keep, &Job::quiet()).unwrap();
    let after = values(&session);
    assert_eq!(
        after,
        [
            "2021 30  F",
            // Flags stay where none is typed, and a number that was closed does not come into the open.
            "2022 1043 B F",
            "sex=F 2022 8 E C",
            "sex=M 2022 Missing(NotAvailable)  F",
            "sex=M 2023 12 P F",
        ]
    );
    let dataset = session.state().profile.datasets.values().next().unwrap().clone();
    let release = dataset.releases.last().unwrap();
    assert_eq!((release.reason.as_str(), release.by.0.as_str()), ("Counted again", "A. Diallo"));
    assert_eq!(release.extent, Extent::Cells);
    assert!(session.state().profile.recipes.is_empty() || session.state().profile.recipes.len() == 1);
    let record = session.stored().release(&release.release).unwrap().unwrap();
    let file = String::from_utf8(session.stored().received_file(&record.file_hash).unwrap()).unwrap();
    assert!(file.contains("A. Diallo") && file.contains("Counted again") && file.contains("\"1,043\""), "{file}");
    let report = session.verify(&Job::quiet()).unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
    assert_eq!(session.history().last().unwrap().detail, "Counted again");

    session.undo().unwrap();
    assert_eq!(values(&session), before, "one undo takes all of it back");
    session.redo().unwrap();
    assert_eq!(values(&session), after);
    // The sender's next file answers again for the cells that it contains.
    let next = DELIVERY.replace("2022,41", "2022,44");
    let plan = planned(&session, "permits.csv", next.as_bytes(), Some("PERMITS"), None).unwrap();
    take(&mut session, &plan);
    assert!(values(&session).contains(&"2022 44 B F".to_string()), "{:?}", values(&session));
}

#[test]
fn nothing_is_kept_without_a_reason_or_from_two_sources_at_once() {
    let Open { mut session, folder: _folder, .. } = project();
    let plan = entered(&session, &[cell("", "2023", "50")], "  ");
    let refused = accept(&mut session, &plan, RecipeFate::Once, &Job::quiet()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::WrongInput);
    let mut other = cell("", "2023", "50");
    other.source = almanac_core::SourceCode::new("SURVEY");
    let both = [cell("", "2023", "50"), other];
    let host = &**session.host();
    let Err(refused) = plan_entry(session.state(), host, &both, "", &Lang::en(), &Job::quiet()) else {
        panic!("two sources in one release")
    };
    assert_eq!(refused.code, ErrorCode::WrongInput);
    let same = entered(&session, &[cell("", "2021", "30")], "again");
    assert!(!same.acceptable() && same.unchanged == 1, "a value that is there already makes no release");
    assert_eq!(same.findings.iter().map(|f| f.kind.as_str()).collect::<Vec<_>>(), ["nothing-new"]);
    let odd = entered(&session, &[cell("", "2023", "-5"), cell("", "2024", "5.5")], "");
    let kinds: Vec<&str> = odd.findings.iter().map(|f| f.kind.as_str()).collect();
    assert!(kinds.contains(&"negative-count") && kinds.contains(&"unlikely-value"), "{:?}", odd.findings);
    assert_eq!(odd.table.rows.len(), 1, "what the definition forbids is not taken by hand");
}

fn ask(app: &App, command: &str, payload: Value) -> Value {
    app.rpc(command, payload).unwrap_or_else(|e| panic!("{command}: {e}"))
}

#[test]
fn the_window_enters_shows_and_undoes() {
    let Open { session, path, folder } = project();
    session.close().unwrap();
    let app = App::new(folder.path().join("settings"));
    ask(&app, "project_open", json!({ "path": path, "mode": "write" }));
    let read = ask(
        &app,
        "entry_read",
        json!({ "indicator": "IMM-001", "texts": ["1.234,5", "12,5", "x1", "..", "7 e"], "usual": "point", "decimal": null }),
    );
    assert_eq!(read["decimal"], "comma");
    let readings: Vec<String> = read["readings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|r| format!("{} {} {} {}", r["readable"], r["text"], r["state"], r["flags"]))
        .collect();
    assert_eq!(
        readings,
        [
            r#"true "1,234.5" "number" """#,
            r#"true "12.5" "number" """#,
            r#"false "x1" "absent" """#,
            r#"true ".." "not_available" """#,
            r#"true "7" "number" "E""#,
        ]
    );
    let cells = json!([
        { "indicator": "IMM-001", "codes": "", "source": "PERMITS", "period": "2022", "text": "43", "decimal": "point" },
        { "indicator": "IMM-001", "codes": "", "source": "PERMITS", "period": "2023", "text": "50", "decimal": "point" },
    ]);
    let plan = ask(&app, "entry_plan", json!({ "job": "j", "cells": cells, "reason": "Counted again" }));
    assert_eq!((&plan["new"], &plan["changed"], &plan["held"]), (&json!(1), &json!(1), &json!([])));
    assert_eq!(plan["new_cells"][0]["typed"], "50");
    ask(&app, "import_accept", json!({ "job": "j", "plan": plan["plan"], "recipe": "once" }));
    let grid = |first_column: u32| {
        let ask_for = json!({ "indicator": "IMM-001", "filters": [{ "dimension": "sex", "code": "_T" }], "source": null, "first_row": 0, "rows": 10, "first_column": first_column, "columns": 10 });
        ask(&app, "grid", ask_for)
    };
    let line = grid(0)["cells"][0].as_array().unwrap().clone();
    let shown: Vec<String> = line.iter().map(|c| format!("{} {} {}", c["text"], c["was"], c["by_hand"])).collect();
    assert_eq!(shown, [r#""30" null false"#, r#""43" "41" true"#, r#""50" null true"#]);
    let sum = |columns: (u32, u32)| {
        let ask_for = json!({ "indicator": "IMM-001", "filters": [], "source": null, "rows": [0, 1], "columns": [columns.0, columns.1] });
        ask(&app, "grid_summary", ask_for)
    };
    assert_eq!(sum((1, 1))["no_sum"], "total_and_parts");
    ask(&app, "undo", json!({}));
    let line = grid(0)["cells"][0].as_array().unwrap().clone();
    assert_eq!((line.len(), &line[1]["text"], &line[1]["was"]), (2, &json!("41"), &Value::Null));
}
