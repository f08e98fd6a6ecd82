//! Shapes of tables as people make them: two tables beside each other, years inside headings, numbers that may be
//! thousands or decimals.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

use almanac_core::{Finding, Period, ReleaseId, SourceCode};
use almanac_exchange::number::DecimalSign;
use almanac_exchange::{Context, Reading, Recipe, apply, open, suggest};
use rust_xlsxwriter::Workbook;

fn workbook(rows: &[&[&str]]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (r, row) in (0..).zip(rows) {
        for (c, text) in (0..).zip(row.iter()).filter(|(_, t)| !t.is_empty()) {
            match text.parse::<f64>() {
                Ok(n) => sheet.write_number(r, c, n).unwrap(),
                Err(_) => sheet.write_string(r, c, *text).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

struct Understood {
    recipe: Recipe,
    reading: Reading,
    suggested: Vec<Finding>,
}

fn read(bytes: &[u8], name: &str) -> Understood {
    let ctx = Context { source: Some(SourceCode::new("NSO")), ..Context::default() };
    let book = open(bytes, name).unwrap();
    let suggestion = suggest(&book, &ctx);
    let recipe = Recipe::from_toml(&suggestion.recipe.to_toml().unwrap()).unwrap();
    let reading = apply(&recipe, &book, &ctx).unwrap();
    Understood { recipe, reading, suggested: suggestion.findings }
}

impl Understood {
    /// Every value: indicator, codes, period, number.
    fn values(&self) -> Vec<String> {
        let rows = self.reading.table.rows.iter();
        rows.filter_map(|r| self.reading.table.observation(r, &ReleaseId::new("r")))
            .map(|o| {
                let number = o.value.number().map_or("-".to_string(), |n| n.to_string());
                format!("{}[{}] {} {number} {}", o.series.indicator, o.series.codes_text(), o.period, o.cell)
            })
            .collect()
    }
    fn kinds(&self) -> Vec<&str> {
        self.reading.findings.iter().chain(&self.suggested).map(|f| f.kind.as_str()).collect()
    }
}

#[test]
fn two_tables_side_by_side_are_two_tables() {
    let book = workbook(&[
        &["Arrivals", "", "", "", "Departures"],
        &["Region", "2020", "2021", "", "Region", "2020", "2021"],
        &["North", "11", "12", "", "North", "31", "32"],
        &["South", "13", "14", "", "South", "33", "34"],
        &["East", "15", "16", "", "East", "35", "36"],
    ]);
    let u = read(&book, "both.xlsx");
    assert_eq!(u.recipe.tables.len(), 2, "{:#?}", u.recipe);
    let values = u.values();
    assert_eq!(values.len(), 12, "{values:#?}");
    assert!(values.contains(&"Sheet1, table 1[ref_area=North] 2021 12 Sheet1!C3".to_string()), "{values:#?}");
    assert!(values.contains(&"Sheet1, table 2[ref_area=East] 2020 35 Sheet1!F5".to_string()), "{values:#?}");
    assert!(!u.kinds().iter().any(|k| matches!(*k, "column-new" | "two-values" | "not-a-number")), "{:?}", u.kinds());
}

#[test]
fn two_tables_of_words_side_by_side_end_where_they_end() {
    let book = workbook(&[
        &["Year", "Arrivals", "", "Country", "Departures 2020", "Departures 2021"],
        &["2019", "5", "", "Ghana", "1", "2"],
        &["2020", "6", "", "Togo", "3", "4"],
        &["2021", "7"],
        &["2022", "8"],
    ]);
    let u = read(&book, "both.xlsx");
    let values = u.values();
    assert_eq!((u.recipe.tables.len(), values.len()), (2, 8), "{values:#?}\n{:#?}", u.recipe);
    assert!(values.contains(&"Arrivals[] 2022 8 Sheet1!B5".to_string()), "{values:#?}");
    assert!(values.contains(&"Departures[ref_area=Togo] 2021 4 Sheet1!F3".to_string()), "{values:#?}");
}

/// An empty column inside one table sets groups of columns apart.
#[test]
fn an_empty_column_inside_a_table_divides_nothing() {
    let book = workbook(&[
        &["Region", "Men", "", "", "Women", ""],
        &["", "2020", "2021", "", "2020", "2021"],
        &["North", "11", "12", "", "31", "32"],
        &["South", "13", "14", "", "33", "34"],
    ]);
    let u = read(&book, "one.xlsx");
    assert_eq!(u.recipe.tables.len(), 1, "{:#?}", u.recipe);
}

/// The kept recipe reads next year's file: another row in the left table, another year in the right one.
#[test]
fn next_year_both_tables_are_found_again() {
    let first = workbook(&[
        &["Region", "2020", "2021", "", "Region", "2020", "2021"],
        &["North", "11", "12", "", "North", "31", "32"],
        &["South", "13", "14", "", "South", "33", "34"],
    ]);
    let recipe = read(&first, "both.xlsx").recipe;
    let next = workbook(&[
        &["Region", "2020", "2021", "", "Region", "2020", "2021", "2022"],
        &["North", "11", "12", "", "North", "31", "32", "35"],
        &["South", "13", "14", "", "South", "33", "34", "36"],
        &["West", "17", "18"],
    ]);
    let ctx = Context { source: Some(SourceCode::new("NSO")), ..Context::default() };
    let reading = apply(&recipe, &open(&next, "both.xlsx").unwrap(), &ctx).unwrap();
    let numbers = |table: &str| {
        let of_table =
            |r: &&almanac_core::ObsRow| reading.table.series.indicator(r.series).is_some_and(|i| i.as_str() == table);
        reading.table.rows.iter().filter(of_table).filter(|r| r.value().number().is_some()).count()
    };
    assert_eq!((numbers("Sheet1, table 1"), numbers("Sheet1, table 2")), (6, 6), "{:?}", reading.findings);
}

#[track_caller]
fn check_years(headings: [&str; 2], indicator: &str) {
    let csv = format!("Region,{},{}\nNorth,11,12\nSouth,13,14\n", headings[0], headings[1]);
    let u = read(csv.as_bytes(), "years.csv");
    let values = u.values();
    let expected = format!("{indicator}[ref_area=South] 2022 14 line 3, column 3");
    assert!(values.contains(&expected), "{values:#?}\n{:#?}", u.recipe);
    assert!(!u.kinds().contains(&"no-period"), "{:?}", u.kinds());
}

#[test]
fn years_inside_headings_that_are_alike_are_periods() {
    check_years(["Population 2021", "Population 2022"], "Population");
    check_years(["FY 2021", "FY 2022"], "years.csv");
    check_years(["Census 2011", "Census 2022"], "years.csv");
    check_years(["2021 (persons)", "2022 (persons)"], "(persons)");
    check_years(["Население 2021", "Население 2022"], "Население");
}

#[test]
fn the_next_year_inside_a_heading_is_read_by_the_kept_recipe() {
    let recipe = read(b"Region,Population 2021,Population 2022\nNorth,11,12\nSouth,13,14\n", "a.csv").recipe;
    let next =
        open(b"Region,Population 2021,Population 2022,Population 2023\nNorth,11,12,15\nSouth,13,14,16\n", "a.csv")
            .unwrap();
    let ctx = Context { source: Some(SourceCode::new("NSO")), ..Context::default() };
    let reading = apply(&recipe, &next, &ctx).unwrap();
    assert_eq!(
        reading.table.rows.iter().filter(|r| r.period() == Period::Year(2023)).count(),
        2,
        "{:?}",
        reading.findings
    );
}

#[test]
fn headings_that_differ_in_more_than_the_year_say_both() {
    let u = read(b"Region,Men 2021,Women 2022\nNorth,11,12\nSouth,13,14\n", "a.csv");
    let values = u.values();
    assert!(values.iter().any(|v| v.contains("sex=M") && v.contains(" 2021 11 ")), "{values:?}");
    assert!(values.iter().any(|v| v.contains("sex=F") && v.contains(" 2022 14 ")), "{values:?}");
}

/// How the only doubtful sign of a file was read, the cell that the finding names, and what it tells to write instead.
#[track_caller]
fn check_sign(csv: &str, decimal: DecimalSign, told: Option<(&str, &str)>) {
    let u = read(csv.as_bytes(), "n.csv");
    assert_eq!(u.recipe.tables[0].decimal, decimal, "{csv}");
    let found = u.suggested.iter().find(|f| f.kind == "ambiguous-decimal-sign");
    match told {
        None => assert_eq!(found, None, "{csv}"),
        Some((cell, instead)) => {
            let f = found.unwrap_or_else(|| panic!("{csv}: {:?}", u.kinds()));
            assert!(f.place.to_string().ends_with(cell), "{}", f.place);
            assert!(f.mend.contains(&format!("decimal = \"{instead}\"")), "{}", f.mend);
            assert!(f.message.contains("exactly three digits"), "{}", f.message);
        }
    }
}

#[test]
fn three_digits_after_every_sign_are_told() {
    use DecimalSign::{Comma, Point};
    check_sign("year,value\n2020,1.234\n2021,12.345\n", Point, Some(("line 2, column 2", "comma")));
    check_sign("year,value\n2020,5\n2021,12.345\n", Point, Some(("line 3, column 2", "comma")));
    check_sign("year;value\n2020;1.234\n2021;12.345\n", Comma, Some(("line 2, column 2", "point")));
    check_sign("year,value\n2020,\"1,234\"\n2021,\"12,345\"\n", Point, Some(("line 2, column 2", "comma")));
    check_sign("year;value\n2020;1,234\n2021;12,345\n", Comma, Some(("line 2, column 2", "point")));
}

#[test]
fn other_numbers_of_the_file_settle_it() {
    use DecimalSign::{Comma, Point};
    check_sign("year,value\n2020,1.234\n2021,12.34\n", Point, None);
    check_sign("year,value\n2020,1.234\n2021,0.345\n", Point, None);
    check_sign("year,value\n2020,1.234\n2021,12345\n", Point, None);
    check_sign("year,value\n2020,1.234\n2021,\"1.234,5\"\n", Comma, None);
    check_sign("year,value\n2020,1.234\n2021,1.234.567\n", Comma, None);
}
