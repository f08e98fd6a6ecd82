//! An indicator that the profile does not know comes with what the file says of it, and with nothing else.

use crate::common::{Open, planned, small, take};
use almanac_app::Session;
use almanac_app::import::Plan;
use almanac_app::wire::RecordPart;
use almanac_core::{Indicator, IndicatorCode, Lang, Localized, MeasureType};
use almanac_exchange::Recipe;

const SOURCES: &str =
    "code,name_en,institution,kind,vintage,frequency\nNSO,Statistics office,NSO,administrative,2022,annual\n";
const INDICATORS: &str = "code,name_en,definition_en,module,measure,unit,counts,population,reference,dimensions,custodian,frequency,decimals\n\
    TST-001,Arrivals,Persons who arrived in the year.,TST,flow,PS,persons,present,calendar_year,sex,NSO,annual,0\n";

/// The plan of a file of which somebody has said that its only indicator is NEW-1.
fn plan_of(session: &Session, csv: &str) -> Plan {
    let first = planned(session, "new.csv", csv.as_bytes(), Some("NSO"), None).unwrap();
    let mut recipe = Recipe::from_toml(&first.recipe_toml).unwrap();
    for word in &first.reading.unnamed_indicators {
        recipe.indicators.insert(word.to_string(), IndicatorCode::new("NEW-1"));
        for table in recipe.tables.iter_mut().filter(|t| t.name == word.as_str()) {
            table.indicator = Some(IndicatorCode::new("NEW-1"));
        }
    }
    planned(session, "new.csv", csv.as_bytes(), Some("NSO"), Some(&recipe.to_toml().unwrap())).unwrap()
}

/// What the plan says, one part a word or two, and the record after it was taken.
fn brought(csv: &str) -> (String, Indicator, Plan) {
    let Open { mut session, folder: _folder, .. } = small(SOURCES, INDICATORS);
    let plan = plan_of(&session, csv);
    assert!(plan.acceptable(), "{:?}\n{}", plan.findings, plan.recipe_toml);
    let [added] = &plan.added[..] else { panic!("{:?}", plan.added) };
    let taken: Vec<String> = added
        .taken
        .iter()
        .filter(|t| !matches!(t.part, RecordPart::Frequency | RecordPart::Dimensions))
        .map(|t| format!("{} {} <{}> {}", t.part.word(), t.value, t.said, t.cell))
        .collect();
    take(&mut session, &plan);
    let record = (*session.state().profile.indicators[&IndicatorCode::new("NEW-1")]).clone();
    assert_eq!(record, plan.added[0].indicator);
    (taken.join("\n"), record, plan)
}

#[track_caller]
fn check(csv: &str, expected: &[&str]) -> Indicator {
    let (taken, record, plan) = brought(csv);
    assert_eq!(taken, expected.join("\n"), "{}", plan.recipe_toml);
    let told = plan.findings.iter().find(|f| f.kind == "indicator-new").unwrap();
    for part in &plan.added[0].taken {
        assert!(told.message.contains(&part.value) && told.message.contains(&part.cell), "{}", told.message);
    }
    record
}

fn unit(i: &Indicator) -> (Option<&str>, i8, u8) {
    (i.unit.as_ref().map(|u| u.as_str()), i.unit_multiplier, i.decimals)
}

#[test]
fn a_caption_says_thousand_persons() {
    let csv =
        "\"Emigrants by sex, thousand persons\"\nyear,sex,value\n2020,F,1.25\n2020,M,2.5\n2021,F,1.5\n2021,M,2.75\n";
    let record = check(
        csv,
        &[
            "name Emigrants by sex <Emigrants by sex> line 1, column 1",
            "unit persons <thousand persons> line 1, column 1",
            "multiplier 3 <thousand persons> line 1, column 1",
            "decimals 2 <> line 3, column 3",
        ],
    );
    assert_eq!(unit(&record), (Some("PS"), 3, 2));
    assert_eq!(record.measure, None, "a stock or a flow: the file does not say");
    assert_eq!(record.dimensions.iter().map(|d| d.as_str()).collect::<Vec<_>>(), ["sex"]);
}

#[test]
fn a_heading_says_it_of_its_column() {
    let record = check(
        "year,Émigrés par an (en milliers de personnes)\n2020,12\n2021,13\n",
        &[
            "name Émigrés par an <Émigrés par an> line 1, column 2",
            "unit persons <en milliers de personnes> line 1, column 2",
            "multiplier 3 <en milliers de personnes> line 1, column 2",
            "decimals 0 <> line 2, column 2",
        ],
    );
    let languages: Vec<&str> = record.names.0.keys().map(|l| l.as_str()).collect();
    assert_eq!(languages, ["fr"], "the name is in the language of the file");
}

#[test]
fn a_column_of_units_says_it_of_its_rows() {
    for (words, unit_words) in [
        ("тыс. человек", "тыс. человек"),
        ("mil personas", "mil personas"),
        ("ألف شخص", "ألف شخص"),
        ("10^3 PS", "10^3 PS"),
    ] {
        let csv = format!("year,indicator,unit,value\n2020,Emigrants,{words},12.5\n2021,Emigrants,{words},13.5\n");
        let (taken, record, plan) = brought(&csv);
        assert_eq!(unit(&record), (Some("PS"), 3, 1), "{words} {:?}", plan.added);
        assert!(taken.contains(&format!("multiplier 3 <{unit_words}> line 2, column 3")), "{taken}");
        assert!(taken.contains("name Emigrants"), "{taken}");
    }
}

#[test]
fn per_cent_makes_a_rate_that_is_not_added_up() {
    let record = check(
        "year,Share of women among emigrants (%)\n2020,45.2\n2021,46.1\n",
        &[
            "name Share of women among emigrants <Share of women among emigrants> line 1, column 2",
            "unit per cent <%> line 1, column 2",
            "measure rate <%> line 1, column 2",
            "multiplier 0 <%> line 1, column 2",
            "decimals 1 <> line 2, column 2",
        ],
    );
    assert_eq!((record.measure, unit(&record)), (Some(MeasureType::Rate), (Some("PT"), 0, 1)));
    let (_, written, _) = brought("year,Women among emigrants\n2020,45.2%\n2021,46.1%\n");
    assert_eq!(
        (written.measure, unit(&written)),
        (Some(MeasureType::Rate), (Some("PT"), 0, 1)),
        "the sign in the cells"
    );
    let (_, of_thousand, _) = brought("year,\"Emigrants (per 1,000 inhabitants)\"\n2020,4.5\n2021,4.6\n");
    assert_eq!((of_thousand.measure, unit(&of_thousand).0), (Some(MeasureType::Rate), Some("PER_1000")));
}

#[test]
fn what_the_file_does_not_say_stays_open() {
    let (_, record, plan) = brought("year,Emigrants\n2020,12\n2021,13\n");
    assert_eq!(unit(&record), (None, 0, 0));
    let open: Vec<&str> = plan.added[0].open.iter().map(|p| p.word()).collect();
    assert_eq!(open, ["unit", "measure", "multiplier", "definition", "reference time"]);
    let told = plan.findings.iter().find(|f| f.kind == "indicator-new").unwrap();
    assert!(told.message.contains("does not say: unit, measure, multiplier, definition"), "{}", told.message);
}

#[test]
fn units_that_differ_are_no_unit() {
    let csv = "year,sex,unit,value\n2020,F,thousand persons,12\n2020,M,persons,13000\n2021,F,thousand persons,14\n";
    let (_, record, plan) = brought(csv);
    assert_eq!(unit(&record).0, None);
    let told = plan.findings.iter().find(|f| f.kind == "indicator-new").unwrap();
    assert!(told.message.contains("\"persons\" and \"thousand persons\""), "{}", told.message);
}

/// Whatever the recipe multiplies is in the values already.
#[test]
fn what_the_recipe_multiplies_is_not_multiplied_again() {
    let Open { session, folder: _folder, .. } = small(SOURCES, INDICATORS);
    let csv = "year,Emigrants (thousand persons)\n2020,12.5\n2021,13.5\n";
    let plan = plan_of(&session, csv);
    let mut recipe = Recipe::from_toml(&plan.recipe_toml).unwrap();
    recipe.tables[0].times_ten_to = 3;
    let toml = recipe.to_toml().unwrap();
    let again = planned(&session, "new.csv", csv.as_bytes(), Some("NSO"), Some(&toml)).unwrap();
    assert_eq!((plan.added[0].indicator.unit_multiplier, again.added[0].indicator.unit_multiplier), (3, 0));
}

#[test]
fn a_name_is_proposed_for_what_nobody_has_named() {
    let Open { session, folder: _folder, .. } = small(SOURCES, INDICATORS);
    let proposed = |csv: &str| {
        let plan = planned(&session, "new.csv", csv.as_bytes(), Some("NSO"), None).unwrap();
        plan.proposed_names.into_values().collect::<Vec<_>>()
    };
    assert_eq!(proposed("year,Émigrés (en milliers)\n2020,12\n2021,13\n"), ["Émigrés"]);
    assert_eq!(
        proposed("\"Emigrants by sex, thousand persons\"\nyear,sex,value\n2020,F,1\n2020,M,2\n"),
        ["Emigrants by sex"]
    );
}

/// The name that the window proposes comes back as if it had been typed; it is still the file's.
#[test]
fn the_files_own_name_keeps_its_language() {
    let Open { session, folder: _folder, .. } = small(SOURCES, INDICATORS);
    let named = |name: &str| {
        let mut plan = plan_of(&session, "year,Émigrés par an (en milliers)\n2020,12\n2021,13\n");
        plan.name_added(&IndicatorCode::new("NEW-1"), &Localized::en(name));
        plan.added.remove(0).indicator.names
    };
    assert_eq!(named("Émigrés par an"), Localized::in_lang(Lang::new("fr"), "Émigrés par an"));
    assert_eq!(named("Emigrants"), Localized::en("Emigrants"));
}
