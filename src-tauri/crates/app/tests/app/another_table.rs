//! A sender's files are alike and mean different things: another table is not taken for the next delivery of the first,
//! another unit is reckoned with, and what people reviewed goes before what a recipe keeps.

use crate::common::{Open, planned, small, take};
use almanac_app::import::{Held, Plan};
use almanac_core::{Decimal, DimensionCode, IndicatorCode, ObsValue, Selection};

const SOURCES: &str =
    "code,name_en,institution,kind,vintage,frequency\nNSO,Statistics office,NSO,administrative,2022,annual\n";
const INDICATORS: &str = "code,name_en,module,measure,unit,unit_multiplier,counts,population,reference,dimensions,frequency,decimals\nTST-001,Permits,TST,flow,PS,3,persons,,calendar_year,citizenship,annual,1\nTST-002,Deportations,TST,flow,PS,0,persons,,calendar_year,citizenship,annual,0\n";
const PERMITS: &str = "Residence permits issued in 2022-2023 (in thousands of persons)\nCitizenship,2022,2023\nKenya,1.2,1.4\nMali,2.2,2.4\n";

/// A profile that took the first file as permits, by the suggested way of reading.
fn started() -> Open {
    let mut open = small(SOURCES, INDICATORS);
    let asked = planned(&open.session, "permits.csv", PERMITS.as_bytes(), Some("NSO"), None).unwrap();
    assert!(!asked.acceptable(), "which indicator it is nobody said yet");
    let said = asked.recipe_toml.replace("decimal = ", "indicator = \"TST-001\"\ndecimal = ");
    let plan = planned(&open.session, "permits.csv", PERMITS.as_bytes(), Some("NSO"), Some(&said)).unwrap();
    assert!(plan.acceptable(), "{:?}\n{said}", plan.findings);
    take(&mut open.session, &plan);
    open
}

fn later(open: &Open, text: &str) -> Plan {
    planned(&open.session, "moi.csv", text.as_bytes(), Some("NSO"), None).unwrap()
}

fn kinds(plan: &Plan) -> Vec<&str> {
    plan.findings.iter().map(|f| f.kind.as_str()).collect()
}

#[test]
fn a_table_of_another_title_is_asked_about() {
    let open = started();
    let plan = later(&open, "Deportations in 2022-2023\nCitizenship,2022,2023\nKenya,12,14\nMali,22,24\n");
    assert!(!plan.acceptable() && plan.indicators().iter().all(|i| i.as_str() != "TST-001"), "{:?}", plan.indicators());
    let anew = plan.findings.iter().find(|f| f.kind == "read-anew").unwrap();
    assert_eq!(anew.place.to_string(), "moi.csv, line 1, column 1");
    assert!(anew.read.starts_with("Deportations") && anew.expected.starts_with("Residence permits"), "{anew:?}");
}

#[test]
fn next_years_title_is_the_same_table() {
    let open = started();
    let text =
        PERMITS.replace("2022-2023 (", "2022-2024 (").replace("2023\n", "2023,2024\n").replace(".4\n", ".4,1.6\n");
    let plan = later(&open, &text);
    assert!(plan.acceptable() && plan.changed.is_empty(), "{:?}", plan.findings);
    assert_eq!((plan.unchanged, plan.new), (4, 2));
}

#[test]
fn persons_where_thousands_stood_are_reckoned_with() {
    let open = started();
    let text =
        "Residence permits issued in 2022-2023 (persons)\nCitizenship,2022,2023\nKenya,1200,1400\nMali,2200,2500\n";
    let plan = later(&open, text);
    let told = plan.findings.iter().find(|f| f.kind == "unit-differs").unwrap();
    assert_eq!(told.place.to_string(), "moi.csv, line 1, column 1");
    assert_eq!((told.read.as_str(), told.expected.as_str()), ("persons", "in thousands of persons"));
    assert_eq!((plan.unchanged, plan.changed.len()), (3, 1), "{:?}", plan.findings);
    // Hundredths are another matter.
    let text = "Residence permits issued in 2022-2023 (per cent)\nCitizenship,2022,2023\nKenya,10,20\nMali,90,80\n";
    let plan = later(&open, text);
    assert!(kinds(&plan).contains(&"read-anew") && !plan.acceptable(), "{:?}", kinds(&plan));
}

#[test]
fn thousands_that_the_files_before_did_not_say_are_reckoned_into_what_the_indicator_counts() {
    let open = deported();
    let next = BY_SEX.replace("2023", "2024, thousands");
    let first = |plan: &Plan| plan.new_cells.iter().find_map(|c| c.new.as_ref()).map(|o| o.value);
    let plan = later(&open, &next);
    let told = plan.findings.iter().find(|f| f.kind == "unit-differs").unwrap();
    assert!(told.message.contains("ten to the power of 3") && told.read == "thousands", "{}", told.message);
    assert_eq!((plan.new, first(&plan)), (6, Some(ObsValue::Number(Decimal::int(12_000)))), "{:?}", plan.findings);
    // The recipe keeps what the words say: the next file is not reckoned with once more.
    let again = planned(&open.session, "dep.csv", next.as_bytes(), Some("NSO"), Some(&plan.recipe_toml)).unwrap();
    assert!(!kinds(&again).contains(&"unit-differs"), "{:?}", again.findings);
    assert_eq!(first(&again), first(&plan));
}

#[test]
fn values_that_would_stand_twice_are_of_another_table() {
    let open = started();
    // The same columns and no title, but every country stands there twice, for regions that come first.
    let text = "Region,Citizenship,2022,2023\nNorth,Kenya,1,2\nSouth,Kenya,3,4\n";
    let plan = later(&open, text);
    assert!(kinds(&plan).contains(&"read-anew"), "{:?}", plan.findings);
    assert!(!kinds(&plan).contains(&"two-values"), "{:?}", kinds(&plan));
}

#[test]
fn the_table_of_words_goes_before_a_kept_recipe() {
    let mut open = started();
    let text = PERMITS.replace("Kenya", "The Republic in question");
    let asked = later(&open, &text);
    let label = "The Republic in question";
    let said = format!("{}\n[labels.citizenship]\n\"{label}\" = \"KEN\"\n", asked.recipe_toml);
    let plan = planned(&open.session, "moi.csv", text.as_bytes(), Some("NSO"), Some(&said)).unwrap();
    take(&mut open.session, &plan);
    // Somebody reviews the words and finds that it was another country.
    let table = almanac_app::synonyms::write(&open.session.state().profile);
    assert!(table.contains(label), "{table}");
    let (done, findings) =
        almanac_app::synonyms::set(&mut open.session, "words.csv", table.replace("KEN", "UGA").as_bytes()).unwrap();
    assert!(done.is_some() && findings.is_empty(), "{findings:?}");
    let plan = later(&open, &text);
    let codes: Vec<_> = plan.table.series.dimensions().into_values().flatten().collect();
    assert!(codes.contains(&DimensionCode::new("citizenship")));
    take(&mut open.session, &plan);
    let all = open.session.state().observations.select(&Selection::all(IndicatorCode::new("TST-001"))).unwrap();
    let countries: std::collections::BTreeSet<&str> =
        all.iter().filter_map(|o| o.series.codes.get(&DimensionCode::new("citizenship"))).map(|c| c.as_str()).collect();
    assert!(countries.contains("UGA") && !countries.contains("KEN"), "{countries:?}");
}

#[test]
fn a_dimension_comes_with_the_file() {
    let mut open = started();
    let text = "Remittances in 2022-2023\nCountry of origin,2022,2023\nKenya,1,2\nMali,3,4\n";
    let asked = later(&open, text);
    let said = asked.recipe_toml.replace("decimal = ", "indicator = \"TST-002\"\ndecimal = ");
    let plan = planned(&open.session, "moi.csv", text.as_bytes(), Some("NSO"), Some(&said)).unwrap();
    take(&mut open.session, &plan);
    let profile = &open.session.state().profile;
    let added = profile.dimensions.get(&DimensionCode::new("country_of_origin"));
    let added = added.unwrap_or_else(|| panic!("{} {:?}", plan.recipe_toml, profile.dimensions.keys()));
    assert_eq!(added.code_list.as_str(), "CL_AREA");
}

const BY_SEX: &str = "Deportations in 2023\nCitizenship,Men,Women\nKenya,12,14\nMali,22,24\nNiger,5,6\n";

fn deported() -> Open {
    let mut open = small(
        SOURCES,
        &INDICATORS.replace("calendar_year,citizenship,annual,0", "calendar_year,citizenship;sex,annual,0"),
    );
    let asked = planned(&open.session, "dep.csv", BY_SEX.as_bytes(), Some("NSO"), None).unwrap();
    let said = asked.recipe_toml.replace("decimal = ", "indicator = \"TST-002\"\ndecimal = ");
    let plan = planned(&open.session, "dep.csv", BY_SEX.as_bytes(), Some("NSO"), Some(&said)).unwrap();
    assert!(plan.acceptable(), "{:?}\n{said}", plan.findings);
    take(&mut open.session, &plan);
    open
}

#[test]
fn the_year_of_the_next_title_is_the_next_year() {
    let open = deported();
    let plan = later(&open, &BY_SEX.replace("2023", "2024").replace("12,14", "13,15"));
    assert!(plan.acceptable(), "{:?}", plan.findings);
    assert_eq!((plan.new, plan.changed.len(), plan.gone.len()), (6, 0, 0), "{:?}", plan.findings);
    assert!(kinds(&plan).contains(&"period-follows"), "{:?}", kinds(&plan));
    let plan = later(&open, &BY_SEX.replace(" in 2023", ""));
    let missing = plan.findings.iter().find(|f| f.kind == "no-period").unwrap();
    assert_eq!(plan.held(), [Held::Findings(vec![missing])], "{:?}", kinds(&plan));
}

#[test]
fn a_file_that_was_taken_before_a_later_one_changes_nothing() {
    let mut open = deported();
    let plan = later(&open, &BY_SEX.replace("12,14", "13,15"));
    assert_eq!(plan.changed.len(), 2, "{:?}", plan.findings);
    take(&mut open.session, &plan);
    let again = planned(&open.session, "dep.csv", BY_SEX.as_bytes(), Some("NSO"), None).unwrap();
    assert!(again.known);
    assert_eq!((again.new, again.changed.len(), again.unchanged, again.gone.len()), (0, 0, 6, 0));
    let told = again.findings.iter().find(|f| f.kind == "already-taken").unwrap();
    assert!(told.message.contains("2 of its values"), "{}", told.message);
}

#[test]
fn a_half_year_takes_no_whole_year_away() {
    let open = started();
    let text = PERMITS.replace("issued in 2022-2023", "issued in January-June 2023");
    let plan = later(&open, &text);
    assert!(plan.changed.is_empty() && plan.unchanged == 0, "{:?}", plan.findings);
    let told = plan.findings.iter().find(|f| f.kind == "part-of-year").unwrap();
    assert!(told.message.contains("2023-S1"), "{}", told.message);
    // Nine months are no period that values may have.
    let plan = later(&open, &PERMITS.replace("issued in 2022-2023", "issued in January-September 2023"));
    assert!(!plan.acceptable() && plan.changed.is_empty(), "{:?}", plan.findings);
}

#[test]
fn another_decimal_sign_is_followed_and_told() {
    let open = started();
    // Whole numbers have no sign.
    let whole = PERMITS.replace("1.2,1.4", "1,1").replace("2.2,2.4", "2,2");
    let plan = later(&open, &whole);
    assert!(plan.acceptable() && !kinds(&plan).contains(&"decimal-differs"), "{:?}", plan.findings);
    let commas = "Residence permits issued in 2022-2023 (in thousands of persons)\nCitizenship;2022;2023\nKenya;1,2;1,4\nMali;2,2;2,4\n";
    let plan = later(&open, commas);
    let told = plan.findings.iter().find(|f| f.kind == "decimal-follows").unwrap();
    assert_eq!((told.read.as_str(), told.place.to_string().as_str()), ("1,2", "moi.csv, line 3, column 2"));
    assert!(plan.acceptable() && plan.changed.is_empty() && plan.unchanged == 4, "{:?}", plan.findings);
    // Both signs are no other sign.
    let plan = later(&open, &commas.replace("1,4", "1.4"));
    assert!(kinds(&plan).contains(&"decimal-differs") && !plan.acceptable(), "{:?}", plan.findings);
}

#[test]
fn numbers_of_another_size_than_before_are_told() {
    let mut open = deported();
    let plan = later(&open, BY_SEX);
    take(&mut open.session, &plan);
    // In the same cells, and a year later.
    for (year, cause) in [("2023", "the same year"), ("2024", "the next year")] {
        let text =
            "Deportations in 2023\nCitizenship,Men,Women\nKenya,12000,14000\nMali,22000,24000\nNiger,5100,6200\n";
        let plan = later(&open, &text.replace("2023", year));
        let told = plan.findings.iter().find(|f| f.kind == "values-rescaled").unwrap();
        assert!(told.message.contains("a thousand times") && plan.acceptable(), "{cause}: {}", told.message);
    }
    let grown = BY_SEX.replace("2023", "2024").replace("12,14", "24,7");
    assert!(!kinds(&later(&open, &grown)).contains(&"values-rescaled"));
}

#[test]
fn a_title_that_counts_on_another_day_is_told() {
    let open = small(
        SOURCES,
        "code,name_en,module,measure,unit,unit_multiplier,counts,population,reference,dimensions,frequency,decimals\nTST-003,Refugees,TST,stock,PS,0,persons,,end_of_year,citizenship,annual,0\n",
    );
    for (title, wrong) in [("Refugees at the beginning of the year", true), ("Refugees as of 31 December", false)] {
        let text = format!("{title},,\nCitizenship,2022,2023\nSyria,10,20\nIraq,1,2\n");
        let asked = planned(&open.session, "r.csv", text.as_bytes(), Some("NSO"), None).unwrap();
        let said = asked.recipe_toml.replace("decimal = ", "indicator = \"TST-003\"\ndecimal = ");
        let plan = planned(&open.session, "r.csv", text.as_bytes(), Some("NSO"), Some(&said)).unwrap();
        assert_eq!(kinds(&plan).contains(&"reference-differs"), wrong, "{title}: {:?}", plan.findings);
    }
}

#[test]
fn euros_of_an_indicator_in_persons_hold_the_plan_up() {
    let open = started();
    let text = PERMITS.replace("in thousands of persons", "in thousands of US dollars");
    let said = later(&open, PERMITS).recipe_toml.replace("thousands of persons", "thousands of US dollars");
    let plan = planned(&open.session, "moi.csv", text.as_bytes(), Some("NSO"), Some(&said)).unwrap();
    let told = plan.findings.iter().find(|f| f.kind == "unit-of-indicator").unwrap();
    assert_eq!((told.read.as_str(), told.expected.as_str()), ("in thousands of US dollars", "PS"));
    assert!(!plan.acceptable());
}

#[test]
fn a_sign_that_the_next_file_explains_is_taken_as_it_says() {
    let open = started();
    let text = PERMITS.replace("2.4\n", "-\n") + "\"-\" nil,,\n";
    let plan = later(&open, &text);
    assert!(kinds(&plan).contains(&"marker-explained"), "{:?}", plan.findings);
    assert!(plan.recipe.tables[0].markers.contains_key("-"), "{}", plan.recipe_toml);
    let zero =
        plan.changed.iter().filter_map(|c| c.new.as_ref()).any(|o| o.value.number().is_some_and(|n| n.mantissa == 0));
    assert!(zero, "{:?}", plan.changed);
}
