//! What a definition says holds on every way in: registers, deliveries, entries by hand.

use crate::common::{planned, small, take};
use almanac_app::registers::{self, Register};
use almanac_core::answer::{Audience, CellValue};
use almanac_core::{Level, check};
use std::fmt::Write;

const SOURCES: &str =
    "code,name_en,institution,kind,coverage_en\nREG,Register,NSO,register,all\nTWO,Survey,NSO,survey,all\n";
const INDICATORS: &str = "code,name_en,module,measure,unit,counts,population,reference,dimensions,decimals\nTST-001,Arrivals,TST,flow,PS,persons,present,calendar_year,birth,0\n";

#[test]
fn a_definition_that_contradicts_itself_is_not_taken() {
    let mut open = small(SOURCES, INDICATORS);
    let table = "code,measure,reference\nTST-001,stock,calendar_year\n";
    let (done, findings) = registers::set(&mut open.session, Register::Indicators, "i.csv", table.as_bytes()).unwrap();
    assert!(done.is_none_or(|d| !d.changed));
    let finding = findings.iter().find(|f| f.kind == "definition-contradicts").expect("a finding");
    assert_eq!((finding.level, finding.read.as_str()), (Level::Error, "stock-needs-date"));
    assert!(finding.mend.contains("make it a flow"), "{}", finding.mend);
    let known = &open.session.state().profile.indicators;
    assert!(known.values().all(|i| i.measure == Some(almanac_core::MeasureType::Flow)), "the record is as it was");
}

#[test]
fn another_kind_of_country_than_the_indicators_stops_the_import() {
    let open = small(SOURCES, INDICATORS);
    let file = "indicator,citizenship,period,value\nTST-001,AFG,2021,5\nTST-001,TJK,2021,7\n";
    let plan = planned(&open.session, "c.csv", file.as_bytes(), Some("REG"), None).unwrap();
    let finding = plan.findings.iter().find(|f| f.kind == "counterpart-differs").expect("a finding");
    assert_eq!(
        (finding.level, finding.read.as_str(), finding.expected.as_str()),
        (Level::Error, "citizenship", "birth")
    );
    assert!(!plan.acceptable());
    let right = file.replace("citizenship", "birth");
    let plan = planned(&open.session, "c.csv", right.as_bytes(), Some("REG"), None).unwrap();
    assert!(plan.acceptable(), "{:?}", plan.findings);
}

#[test]
fn an_impossible_value_is_named_by_its_cell_kept_and_never_printed() {
    let mut open = small(SOURCES, INDICATORS);
    let file = "indicator,period,value\nTST-001,2021,5\nTST-001,2022,-7\n";
    let plan = planned(&open.session, "c.csv", file.as_bytes(), Some("REG"), None).unwrap();
    let finding = plan.findings.iter().find(|f| f.kind == "value-impossible").expect("a finding");
    assert_eq!(finding.place.to_string(), "c.csv, line 3, column 3");
    assert!(plan.acceptable(), "one bad cell never stops the good ones");
    take(&mut open.session, &plan);
    let state = open.session.state();
    let answer = state.engine(Audience::WorkingGroup).ask_text("TST-001 2021..2022").unwrap();
    let refused = |v: &CellValue| matches!(v, CellValue::Refused(why) if why.reason().code() == "negative-count");
    assert_eq!(answer.cells.iter().map(|c| refused(&c.value)).collect::<Vec<_>>(), [false, true]);
    let lang = state.lang();
    assert!(check::run(&state.check_input(&lang)).iter().any(|f| f.kind == "value-impossible"));
}

#[test]
fn what_came_before_is_told() {
    let mut open = small(SOURCES, INDICATORS);
    let mut file = String::from("indicator,period,value\n");
    for year in 2005..2022 {
        writeln!(file, "TST-001,{year},{}", 900 + (year * 37) % 83).unwrap();
    }
    let plan = planned(&open.session, "a.csv", file.as_bytes(), Some("REG"), None).unwrap();
    assert!(plan.findings.iter().all(|f| f.kind != "delivered-twice"), "{:?}", plan.findings);
    take(&mut open.session, &plan);
    // The same values in other bytes.
    let again = file.replace("value\n", "value\r\n");
    let plan = planned(&open.session, "b.csv", again.as_bytes(), Some("REG"), None).unwrap();
    assert_eq!((plan.new, plan.known), (0, false));
    assert!(plan.findings.iter().any(|f| f.kind == "nothing-new"), "{:?}", plan.findings);
    let plan = planned(&open.session, "c.csv", again.as_bytes(), Some("TWO"), None).unwrap();
    let finding = plan.findings.iter().find(|f| f.kind == "delivered-twice").expect("a finding");
    assert!(finding.message.contains("REG") && plan.acceptable(), "{finding:?}");
}

#[test]
fn a_file_in_thousands_is_told_of_an_indicator_in_units() {
    let open = small(SOURCES, INDICATORS);
    let text = "Arrivals (in thousands)\n\nCountry of birth,2021,2022\nKenya,1.5,2\nMali,3,4\n";
    let recipe = |shift: &str| {
        format!(
            "version = 1\nsource = \"REG\"\n[[table]]\nname = \"t\"\nheader = [3, 3]\nfirst_row = 4\nindicator = \"TST-001\"\nunit = \"in thousands\"\n{shift}\
             [[table.column]]\nat = 1\nheading = \"Country of birth\"\nmeans = \"dimension\"\ndimension = \"birth\"\n[table.values]\ncolumns = [2, 0]\n\
             [[table.values.heading]]\nrow = 3\nmeans = \"period\"\n"
        )
    };
    let told = |shift: &str| {
        let plan = planned(&open.session, "a.csv", text.as_bytes(), None, Some(&recipe(shift))).unwrap();
        plan.findings.iter().filter(|f| f.kind == "unit-scale").map(|f| f.mend.clone()).collect::<Vec<_>>()
    };
    assert_eq!(told(""), ["Set times_ten_to = 3 in the recipe, or correct the indicator's multiplier."]);
    assert!(told("times_ten_to = 3\n").is_empty());
}
