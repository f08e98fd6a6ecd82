//! Next year's file of a sender writes a label in another way: the difference is told with its cell, what it may be is
//! offered, and nothing is guessed.

use crate::common::{Open, planned, small, take};
use almanac_app::import::Plan;
use almanac_core::{Finding, IndicatorCode, Selection};

const SOURCES: &str =
    "code,name_en,institution,kind,vintage,frequency\nNSO,Statistics office,NSO,administrative,2022,annual\n";
const INDICATORS: &str = "code,name_en,module,measure,unit,counts,population,reference,dimensions,frequency,decimals\nTST-001,Residents,TST,stock,PS,persons,registered,end_of_year,citizenship;age,annual,0\n";
const RECIPE: &str = r#"version = 1
source = "NSO"
extent = "everything"
[[table]]
name = "t"
header = [1, 1]
first_row = 2
indicator = "TST-001"
[[table.column]]
at = 1
heading = "Country"
means = "dimension"
dimension = "citizenship"
code_list = "CL_AREA"
[[table.column]]
at = 2
heading = "Status"
means = "dimension"
dimension = "status"
[table.values]
columns = [3, 0]
[[table.values.heading]]
row = 1
means = "period"
"#;
const EARLIER: &str =
    "Country,Status,2021,2022\nViet Nam,Regular,10,20\nViet Nam,Pending,1,2\nKenya,Regular,30,40\nKenya,Pending,3,4\n";

/// The plan of a later file by the recipe that was kept with the first one.
fn later(text: &str) -> (Open, Plan) {
    let mut open = small(SOURCES, INDICATORS);
    let first = planned(&open.session, "work-2022.csv", EARLIER.as_bytes(), None, Some(RECIPE)).unwrap();
    assert_eq!(first.table.rows.len(), 8, "{:?}", first.findings);
    assert!(first.findings.iter().all(|f| !f.kind.starts_with("label-")), "nothing came before: {:?}", first.findings);
    take(&mut open.session, &first);
    let plan = planned(&open.session, "work-2023.csv", text.as_bytes(), Some("NSO"), None).unwrap();
    (open, plan)
}

fn told<'a>(plan: &'a Plan, kind: &str) -> Vec<&'a Finding> {
    plan.findings.iter().filter(|f| f.kind == kind).collect()
}

fn offered(plan: &Plan) -> Vec<String> {
    let of = |l: &almanac_app::import::Unknown| {
        let codes: Vec<&str> = l.formerly.iter().map(almanac_core::Code::as_str).collect();
        format!("{}: {} <- {}", l.dimension, l.label, codes.join(" "))
    };
    plan.unknown.iter().filter(|l| !l.formerly.is_empty()).map(of).collect()
}

#[test]
fn a_renamed_label_is_told_by_its_cell_and_offered_what_is_gone() {
    let (open, plan) = later(
        "Country,Status,2021,2022,2023\nViet Nam,Regular status,10,21,5\nViet Nam,Pending,1,2,6\nKenya,Regular status,30,40,7\nKenya,Pending,3,4,8\n",
    );
    let renamed = told(&plan, "label-renamed");
    assert_eq!(renamed.len(), 1, "{:?}", plan.findings);
    assert_eq!(renamed[0].place.to_string(), "work-2023.csv, line 2, column 2");
    assert_eq!((renamed[0].read.as_str(), renamed[0].expected.as_str()), ("Regular status", "Regular"));
    assert!(renamed[0].message.contains("work-2022.csv") && renamed[0].message.contains("line 2, column 3"));
    assert!(renamed[0].message.contains("3 of 4 values of the same periods equal"), "{}", renamed[0].message);
    assert!(renamed[0].mend.contains("[labels.status]: \"Regular status\" = \"Regular\""), "{}", renamed[0].mend);
    assert_eq!(offered(&plan), ["status: Regular status <- Regular"]);
    assert!(told(&plan, "label-gone").is_empty(), "{:?}", plan.findings);
    assert_eq!(told(&plan, "unknown-label").iter().map(|f| f.read.as_str()).collect::<Vec<_>>(), ["Pending"]);
    assert_eq!((plan.gone.len(), plan.new), (4, 8), "nothing is guessed: {} new", plan.new);

    // The line of the recipe makes them one, and the same file asks nothing any more.
    let line = format!("{RECIPE}[labels.status]\n\"Regular status\" = \"Regular\"\n");
    let text = "Country,Status,2021,2022,2023\nViet Nam,Regular status,10,21,5\nKenya,Regular status,30,40,7\nViet Nam,Pending,1,2,6\nKenya,Pending,3,4,8\n";
    let mut open = open;
    let said = planned(&open.session, "work-2023.csv", text.as_bytes(), None, Some(&line)).unwrap();
    assert_eq!((said.gone.len(), said.changed.len(), said.new), (0, 1, 4), "{:?}", said.findings);
    assert!(said.findings.iter().all(|f| !f.kind.starts_with("label-")), "{:?}", said.findings);
    take(&mut open.session, &said);
    let next = planned(&open.session, "work-2024.csv", text.as_bytes(), Some("NSO"), None).unwrap();
    assert!(offered(&next).is_empty() && next.gone.is_empty() && next.changed.is_empty(), "{:?}", next.findings);
    let all = open.session.state().observations.select(&Selection::all(IndicatorCode::new("TST-001"))).unwrap();
    assert_eq!(all.len(), 12);
}

#[test]
fn a_country_that_lost_its_code_is_offered_the_one_that_is_gone() {
    let (_open, plan) = later(
        "Country,Status,2021,2022,2023\nViet-Nam Soc. R.,Regular,10,20,5\nViet-Nam Soc. R.,Pending,1,2,6\nKenya,Regular,30,40,7\nKenya,Pending,3,4,8\n",
    );
    assert_eq!(offered(&plan), ["citizenship: Viet-Nam Soc. R. <- VNM"]);
    let renamed = told(&plan, "label-renamed");
    assert!(renamed[0].message.contains("\"Viet Nam\" [VNM]"), "{}", renamed[0].message);
    assert!(renamed[0].message.contains("4 of 4 values"), "{}", renamed[0].message);
}

#[test]
fn another_spelling_of_one_code_is_no_difference() {
    let (_open, plan) = later(
        "Country,Status,2021,2022,2023\nVietnam,Regular,10,20,5\nVietnam,Pending,1,2,6\nKENYA,Regular,30,40,7\nKENYA,Pending,3,4,8\n",
    );
    assert!(plan.findings.iter().all(|f| !f.kind.starts_with("label-")), "{:?}", plan.findings);
    assert_eq!((plan.gone.len(), plan.changed.len(), plan.new), (0, 0, 4));
}

#[test]
fn what_is_gone_and_what_is_new_is_told_even_where_nothing_was_renamed() {
    let (_open, plan) = later(
        "Country,Status,2021,2022,2023\nFrance,Regular,10,20,5\nFrance,Pending,1,2,6\nKenya,Regular,30,40,7\nKenya,Pending,3,4,8\n",
    );
    let gone = told(&plan, "label-gone");
    assert_eq!(gone.len(), 1, "{:?}", plan.findings);
    assert_eq!(gone[0].place.to_string(), "work-2022.csv, line 2, column 3");
    assert!(gone[0].message.contains("Viet Nam"), "{}", gone[0].message);
    let new = told(&plan, "label-new");
    assert_eq!((new.len(), new[0].read.as_str()), (1, "FRA"), "{:?}", plan.findings);
    assert!(offered(&plan).is_empty());
}
