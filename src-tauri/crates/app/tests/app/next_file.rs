//! The next file of a sender: what it has otherwise than the one before is followed or told, by the recipe that the project
//! keeps and by one that somebody gives.

use crate::common::{Open, planned, small, take};
use almanac_app::import::Plan;
use almanac_core::{IndicatorCode, Level, Selection};

const SOURCES: &str =
    "code,name_en,institution,kind,vintage,frequency\nNSO,Statistics office,NSO,administrative,2022,annual\n";
const INDICATORS: &str = "code,name_en,module,measure,unit,unit_multiplier,counts,population,reference,dimensions,frequency,decimals\n\
    TST-001,Residents,TST,stock,PS,0,persons,,end_of_year,citizenship,annual,1\n\
    TST-002,Issued,TST,flow,PS,0,persons,,calendar_year,,annual,0\n\
    TST-003,Refused,TST,flow,PS,0,persons,,calendar_year,,annual,0\n";

/// A profile that took a file as values of TST-001, and its recipe.
fn took(text: &str) -> (Open, String) {
    let mut open = small(SOURCES, INDICATORS);
    let asked = planned(&open.session, "a.csv", text.as_bytes(), Some("NSO"), None).unwrap();
    let said = asked.recipe_toml.replace("decimal = ", "indicator = \"TST-001\"\ndecimal = ");
    let plan = planned(&open.session, "a.csv", text.as_bytes(), Some("NSO"), Some(&said)).unwrap();
    assert!(plan.acceptable(), "{:?}\n{said}", plan.findings);
    take(&mut open.session, &plan);
    (open, plan.recipe_toml.clone())
}

/// The plans of the next file, by the kept recipe and by the given one; they must not differ.
fn both((open, recipe): &(Open, String), text: &str) -> Plan {
    let kept = planned(&open.session, "b.csv", text.as_bytes(), Some("NSO"), None).unwrap();
    let given = planned(&open.session, "b.csv", text.as_bytes(), Some("NSO"), Some(recipe)).unwrap();
    assert_eq!(values(&kept), values(&given), "{text}");
    assert_eq!(kept.acceptable(), given.acceptable(), "{text}\n{:?}\n{:?}", kept.findings, given.findings);
    given
}

fn values(plan: &Plan) -> Vec<String> {
    let mut out: Vec<String> = plan
        .table
        .rows
        .iter()
        .map(|r| {
            let key = plan.table.series.get(r.series).unwrap();
            format!("{}[{}] {} = {:?}", key.indicator, key.codes_text(), r.period(), r.value())
        })
        .collect();
    out.sort();
    out
}

fn told<'p>(plan: &'p Plan, kind: &str) -> Vec<&'p str> {
    plan.findings.iter().filter(|f| f.kind == kind).map(|f| f.message.as_str()).collect()
}

fn number(plan: &Plan, code: &str, period: &str) -> String {
    let found = values(plan).into_iter().find(|v| v.contains(code) && v.contains(period));
    found.unwrap_or_else(|| panic!("no {code} {period} in {:?}", values(plan)))
}

#[test]
fn what_the_file_says_of_a_sign_goes_before_what_the_one_before_said() {
    let before = "Residents 2023-2024,,\nCitizenship,2023,2024\nIndia,12,-\nChina,1,2\n\n- not available,,\n";
    let started = took(before);
    let after = before.replace("- not available", "- zero");
    let plan = both(&started, &after);
    assert!(number(&plan, "IND", "2024").contains("mantissa: 0"), "{:?}", values(&plan));
    assert_eq!(told(&plan, "marker-differs").len(), 1, "{:?}", plan.findings);
    // The same words say nothing new, and a legend that is gone takes nothing back.
    let again = both(&started, &before.replace("12", "13"));
    assert!(told(&again, "marker-differs").is_empty() && number(&again, "IND", "2024").contains("NotAvailable"));
    let without = both(&started, &before.replace("- not available,,\n", ""));
    assert!(number(&without, "IND", "2024").contains("NotAvailable"));
    // A sign that was not there before.
    let new = both(&started, &before.replace("China,1,2", "China,1,x").replace("- not", "x = confidential,,\n- not"));
    assert!(number(&new, "CHN", "2024").contains("Suppressed"), "{:?}", values(&new));
}

#[test]
fn months_go_on_under_a_title_of_more_months() {
    let before = "Residents in January-June 2025,,,,,,\nCitizenship,Jan,Feb,Mar,Apr,May,Jun\nIndia,1,2,3,4,5,6\nChina,2,3,4,5,6,7\n";
    let started = took(before);
    let after = before.replace("June", "August").replace("Jun\n", "Jun,Jul,Aug\n").replace(",5,6\n", ",5,6,7,8\n");
    let plan = both(&started, &after.replace(",6,7\n", ",6,7,8,9\n"));
    assert!(plan.acceptable(), "{:?}", plan.findings);
    assert!(number(&plan, "IND", "2025-08").contains("mantissa: 8"), "{:?}", values(&plan));
    assert_eq!(plan.unchanged, 12);
}

#[test]
fn a_column_that_holds_the_same_is_the_same_whatever_it_is_called() {
    let started = took("Citizenship;Year;Residents\nIndia;2023;12\nChina;2023;1\nIndia;2024;13\nChina;2024;2\n");
    let after = "Nationality;Reporting year;Residents\nIndia;2023;12\nChina;2023;1\nIndia;2024;13\nChina;2024;2\nIndia;2025;14\nChina;2025;3\n";
    let plan = both(&started, after);
    assert!(plan.acceptable() && plan.unchanged == 4 && plan.new == 2, "{:?}", plan.findings);
    assert_eq!(told(&plan, "column-renamed").len(), 2);
    // What cannot be followed is said.
    let other = "Group;Year;Residents\nA;2023;12\nB;2023;1\n";
    let plan = planned(&started.0.session, "b.csv", other.as_bytes(), Some("NSO"), None).unwrap();
    let why = told(&plan, "recipe-unfit");
    assert!(why.len() == 1 && why[0].contains("no column is called \"Citizenship\""), "{why:?}");
}

#[test]
fn a_column_of_words_among_the_values_is_left_out() {
    let started = took("Residents 2024,,\nCitizenship,Men,Women\nIndia,12,3\nChina,1,2\n");
    let after = "Residents 2025,,,\nCitizenship,ISO code,Men,Women\nIndia,IND,13,4\nChina,CHN,2,3\n";
    let plan = both(&started, after);
    assert!(plan.findings.iter().all(|f| f.level != Level::Error), "{:?}", plan.findings);
    assert_eq!(plan.new, 4, "{:?}", values(&plan));
    assert_eq!(told(&plan, "column-left-out").len(), 1);
}

#[test]
fn periods_of_another_length_are_told() {
    let started = took("Residents;;\nCitizenship;2023;2024\nIndia;12;13\nChina;1;2\n");
    let after = "Residents;;;\nCitizenship;2023;2024;31.12.2025\nIndia;12;13;14\nChina;1;2;3\n";
    let plan = both(&started, after);
    assert_eq!(told(&plan, "day-among-years").len(), 1, "{:?}", plan.findings);
    let lengths = told(&plan, "period-length-differs");
    assert!(lengths.len() == 1 && lengths[0].contains("2 values of TST-001"), "{lengths:?}");
    assert!(told(&both(&started, &after.replace("31.12.2025", "2025")), "period-length-differs").is_empty());
}

#[test]
fn headings_with_notes_are_the_same_and_missing_indicators_are_told() {
    let mut open = small(SOURCES, INDICATORS);
    let before = "Year,Permits issued,Permits refused\n2023,12,3\n2024,13,4\n";
    let asked = planned(&open.session, "a.csv", before.as_bytes(), Some("NSO"), None).unwrap();
    let indicators = "[indicators]\n\"Permits issued\" = \"TST-002\"\n\"Permits refused\" = \"TST-003\"\n";
    let said = format!("{}\n{indicators}", asked.recipe_toml);
    let plan = planned(&open.session, "a.csv", before.as_bytes(), Some("NSO"), Some(&said)).unwrap();
    assert!(plan.acceptable(), "{:?}", plan.findings);
    take(&mut open.session, &plan);
    let started = (open, said);
    let plan = both(&started, "Year,PERMITS  ISSUED,Permits refused (1)\n2023,12,3\n2024,13,4\n2025,14,5\n");
    assert!(plan.acceptable() && plan.new == 2 && told(&plan, "indicator-gone").is_empty(), "{:?}", plan.findings);
    let plan = both(&started, "Year,Permits issued\n2023,12\n2024,13\n2025,14\n");
    let gone = told(&plan, "indicator-gone");
    assert!(gone.len() == 1 && gone[0].contains("TST-003"), "{gone:?}");
    // Its values stay.
    let mut open = started.0;
    take(&mut open.session, &plan);
    let all = Selection::all(IndicatorCode::new("TST-003"));
    assert_eq!(open.session.state().observations.select(&all).unwrap().len(), 2);
}

#[test]
fn a_recipe_with_an_empty_code_is_refused() {
    let open = small(SOURCES, INDICATORS);
    let text = "Year,Permits issued\n2023,12\n2024,13\n";
    let asked = planned(&open.session, "a.csv", text.as_bytes(), Some("NSO"), None).unwrap();
    let said = format!("{}\n[indicators]\n\"Permits issued\" = \"\"\n", asked.recipe_toml);
    let refused = planned(&open.session, "a.csv", text.as_bytes(), Some("NSO"), Some(&said)).map(|_| ()).unwrap_err();
    assert!(refused.to_string().contains("Permits issued"), "{refused}");
}

#[test]
fn a_file_that_is_not_read_in_all_its_parts_takes_nothing_back() {
    let started = took("Citizenship;Year;Residents\nIndia;2023;12\nChina;2023;1\nIndia;2024;13\nChina;2024;2\n");
    // A year that cannot be read, and one that is gone.
    let after = "Citizenship;Year;Residents\nIndia;2023;12\nChina;2023;1\nIndia;2O24;13\nIndia;2025;14\n";
    let plan = both(&started, after);
    assert!(plan.gone.is_empty() && plan.new == 1 && plan.unchanged == 2, "{:?}", plan.findings);
    assert_eq!(told(&plan, "values-stay").len(), 1);
    let plan = both(&started, &after.replace("India;2O24;13\n", ""));
    assert_eq!(plan.gone.len(), 2, "what was read in all its parts speaks for its periods");
}

#[test]
fn a_unit_that_is_not_said_any_more_is_told() {
    let started = took("Residents (persons);;\nCitizenship;2023;2024\nIndia;12;13\nChina;1;2\n");
    let plan = both(&started, "Residents (hours);;\nCitizenship;2023;2024\nIndia;12;13\nChina;1;2\n");
    assert_eq!(told(&plan, "unit-differs").len(), 1, "{:?}", plan.findings);
}

#[test]
fn totals_tell_the_decimal_sign_of_a_file_with_the_new_year_alone() {
    let started = took("Residents;\nCitizenship;2023\nIndia;1 288\nChina;350\nTotal;1 638\n");
    let plan = both(&started, "Residents;\nCitizenship;2024\nIndia;1.300\nChina;350\nTotal;1.650\n");
    assert!(number(&plan, "IND", "2024").contains("mantissa: 1300"), "{:?}", values(&plan));
    assert_eq!(told(&plan, "decimal-follows").len(), 1);
}
