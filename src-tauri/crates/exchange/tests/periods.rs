//! Periods that the words around a table say: parts of a year, two tellers who differ, the next year's file.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

use almanac_core::{Finding, Level, ReleaseId, SourceCode};
use almanac_exchange::{Context, Recipe, apply, open, suggest};
use rust_xlsxwriter::Workbook;
use std::collections::BTreeSet;

fn ctx() -> Context<'static> {
    Context { source: Some(SourceCode::new("NSO")), ..Context::default() }
}

/// The recipe that a file suggests, and what is found.
fn understood(bytes: &[u8], name: &str) -> (Recipe, Vec<Finding>) {
    let suggestion = suggest(&open(bytes, name).unwrap(), &ctx());
    (Recipe::from_toml(&suggestion.recipe.to_toml().unwrap()).unwrap(), suggestion.findings)
}

/// The periods of all values that a recipe reads, and what is found.
fn read(recipe: &Recipe, bytes: &[u8], name: &str) -> (Vec<String>, Vec<Finding>) {
    let reading = apply(recipe, &open(bytes, name).unwrap(), &ctx()).unwrap();
    let rows = reading.table.rows.iter().filter_map(|r| reading.table.observation(r, &ReleaseId::new("r")));
    let periods: BTreeSet<String> = rows.map(|o| o.period.to_string()).collect();
    (periods.into_iter().collect(), reading.findings)
}

#[track_caller]
fn check(name: &str, text: &str, periods: &[&str], told: Option<&str>) {
    let (recipe, findings) = understood(text.as_bytes(), name);
    let (found, more) = read(&recipe, text.as_bytes(), name);
    assert_eq!(found, periods, "{text}\n{findings:?}");
    let kinds: Vec<&str> = findings.iter().chain(&more).map(|f| f.kind.as_str()).collect();
    match told {
        Some(kind) => assert!(kinds.contains(&kind), "{text}\n{kinds:?}"),
        None => assert!(!kinds.iter().any(|k| k.contains("period") && *k != "part-of-year"), "{text}\n{kinds:?}"),
    }
}

const BODY: &str = "\nReason;Men;Women\nWork;10;20\nStudy;5;6\nFamily;7;8\n";

#[test]
fn a_title_says_a_part_of_a_year() {
    for (title, period) in [
        ("Permits issued in 2023", "2023"),
        ("Permits issued, 3rd quarter 2024", "2024-Q3"),
        ("Permits issued in March 2024", "2024-03"),
        ("Permits in force on 1 July 2024", "2024-07-01"),
        ("Students 2023/24", "2023/2024"),
        ("Permits 2024 (updated 3 March 2025)", "2024"),
    ] {
        check("t.csv", &format!("{title};;{BODY}"), &[period], None);
    }
}

#[test]
fn what_is_no_period_is_asked() {
    for title in ["Permits, January-September 2024", "Permits since 2015", "Permits, 9 months of 2024"] {
        check("t.csv", &format!("{title};;{BODY}"), &[], Some("no-period"));
    }
    check("t.csv", "Permits 2024;;\nReason;FY23;FY24\nWork;10;20\nStudy;5;6\nFamily;7;8\n", &[], Some("no-period"));
}

#[test]
fn headings_name_what_is_measured_and_the_year() {
    let file = |y: i32| {
        format!(
            "Country;Transfers {y};Transfers {};Diaspora, persons\nMali;1;2;30\nNiger;3;4;40\nKenya;5;6;70\n",
            y + 1
        )
    };
    // A column without a year beside two of them: whose year is it?
    check("t.csv", &file(2023), &["2023", "2024"], Some("column-left-out"));
    let one = "Country;Permits (2023);Visas (2023);Share, %\nMali;1;2;30\nNiger;3;4;40\nKenya;5;6;70\n";
    check("t.csv", one, &["2023"], None);
    let (recipe, _) = understood(one.as_bytes(), "t.csv");
    let (periods, findings) = read(&recipe, one.replace("2023", "2024").as_bytes(), "t.csv");
    assert_eq!(periods, ["2024"], "{findings:?}");
    let plan = "Permits;;\nReason;Plan for 2024;Result of 2025\nWork;10;20\nStudy;5;6\nFamily;7;8\n";
    check("t.csv", plan, &["2024", "2025"], None);
}

#[test]
fn months_beside_a_column_of_years_and_under_a_title() {
    check(
        "t.csv",
        "Year;Q1;Q2;Q3;Q4;Total\n2022;1;2;3;4;10\n2023;4;5;6;7;22\n",
        &["2022", "2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4", "2023", "2023-Q1", "2023-Q2", "2023-Q3", "2023-Q4"],
        None,
    );
    check(
        "t.csv",
        "Year;Jan;Feb;Mar\n2022;1;2;3\n2023;4;5;6\n",
        &["2022-01", "2022-02", "2022-03", "2023-01", "2023-02", "2023-03"],
        None,
    );
    check(
        "t.csv",
        "Permits 2024;;;\nReason;Q1;Q2;Total\nWork;1;2;3\nStudy;4;5;9\nFamily;1;1;2\n",
        &["2024-Q1", "2024-Q2"],
        None,
    );
    check("t.csv", "Year,Week,Arrivals\n2024,51,7\n2024,52,8\n2025,1,9\n", &["2024-W51", "2024-W52", "2025-W01"], None);
}

#[test]
fn school_years_are_no_months() {
    let headings =
        "Students by academic year;;;\nLevel;2008-09;2009-10;2010-11;2011-12\nBachelor;1;2;3;4\nMaster;5;6;7;8\n";
    check("t.csv", headings, &["2008/2009", "2009/2010", "2010/2011", "2011/2012"], None);
    let rows = "Year;Students\n2010-11;1\n2011-12;2\n2012-13;3\n";
    check("t.csv", rows, &["2010/2011", "2011/2012", "2012/2013"], None);
    check("t.csv", "Month;Arrivals\n2010-11;1\n2010-12;2\n2011-01;3\n", &["2010-11", "2010-12", "2011-01"], None);
}

#[test]
fn the_title_and_the_sheet_say_two_years() {
    let book = |sheets: &[(&str, &str)]| {
        let mut book = Workbook::new();
        for (name, title) in sheets {
            let sheet = book.add_worksheet();
            sheet.set_name(*name).unwrap();
            sheet.write_string(0, 0, *title).unwrap();
            for (r, line) in (1..).zip(["Reason|Men|Women", "Work|1|2", "Study|3|4"]) {
                for (c, text) in (0..).zip(line.split('|')) {
                    match text.parse::<f64>() {
                        Ok(n) => sheet.write_number(r, c, n).unwrap(),
                        Err(_) => sheet.write_string(r, c, text).unwrap(),
                    };
                }
            }
        }
        book.save_to_buffer().unwrap()
    };
    let of = |bytes: &[u8]| {
        let (recipe, findings) = understood(bytes, "t.xlsx");
        let told = findings.iter().filter(|f| f.kind == "period-differs").count();
        (read(&recipe, bytes, "t.xlsx").0, told)
    };
    assert_eq!(of(&book(&[("2024", "Visas refused, 2023")])), (vec!["2023".to_string()], 1));
    // A sheet a year, with the first one's title.
    let copied = book(&[("2022", "Work permits, 2022"), ("2023", "Work permits, 2022")]);
    assert_eq!(of(&copied), (vec!["2022".to_string(), "2023".to_string()], 1));
    assert_eq!(of(&book(&[("Q2 2024", "Work permits")])).0, ["2024-Q2"]);
}

#[test]
fn the_next_years_title_says_the_next_year() {
    let of = |year: &str| format!("Permits issued in {year} by reason;;{BODY}");
    let (recipe, _) = understood(of("2023").as_bytes(), "permits.csv");
    let (periods, findings) = read(&recipe, of("2024").as_bytes(), "permits.csv");
    assert_eq!(periods, ["2024"]);
    assert!(findings.iter().any(|f| f.kind == "period-follows" && f.level == Level::Note), "{findings:?}");
    // Where it says no year any more, nothing is taken for that of the year before.
    let (periods, findings) = read(&recipe, of("").as_bytes(), "permits.csv");
    assert!(periods.is_empty(), "{periods:?}");
    assert!(findings.iter().any(|f| f.kind == "no-period" && f.level == Level::Error), "{findings:?}");
    // What somebody said against the title holds for this file and is asked with the next.
    let mut said = recipe.clone();
    said.tables[0].period = "2022".parse().ok();
    assert_eq!(read(&said, of("2023").as_bytes(), "permits.csv").0, ["2022"]);
    let (periods, findings) = read(&said, of("2024").as_bytes(), "permits.csv");
    assert!(periods.is_empty() && findings.iter().any(|f| f.kind == "no-period"), "{periods:?} {findings:?}");
}

#[test]
fn a_period_that_no_file_says_is_told_with_every_file() {
    let text = format!("Permits by reason;;{BODY}");
    let (mut recipe, findings) = understood(text.as_bytes(), "permits.csv");
    assert!(findings.iter().any(|f| f.kind == "no-period"), "{findings:?}");
    recipe.tables[0].period = "2023".parse().ok();
    let (periods, findings) = read(&recipe, text.as_bytes(), "permits.csv");
    assert_eq!(periods, ["2023"]);
    assert!(findings.iter().any(|f| f.kind == "period-of-recipe"), "{findings:?}");
}

#[test]
fn the_year_of_a_files_name_follows_the_next_files_name() {
    let text = format!("Permits by reason;;{BODY}");
    let (recipe, _) = understood(text.as_bytes(), "permits-2023.csv");
    assert_eq!(read(&recipe, text.as_bytes(), "permits-2023.csv").0, ["2023"]);
    assert_eq!(read(&recipe, text.as_bytes(), "permits-2024.csv").0, ["2024"]);
    assert!(read(&recipe, text.as_bytes(), "permits.csv").0.is_empty());
}

#[test]
fn the_total_of_some_months_is_no_year() {
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut text = "Month;2023;2024\n".to_string();
    for (n, month) in (1..).zip(months) {
        text.push_str(&if n <= 6 { format!("{month};{n};{}\n", n + 1) } else { format!("{month};{n};\n") });
    }
    text.push_str("Total;78;27\n");
    let (recipe, _) = understood(text.as_bytes(), "t.csv");
    let (periods, findings) = read(&recipe, text.as_bytes(), "t.csv");
    assert!(periods.contains(&"2023".to_string()) && !periods.contains(&"2024".to_string()), "{periods:?}");
    let told = findings.iter().find(|f| f.kind == "year-of-few-parts").unwrap();
    assert_eq!((told.read.as_str(), told.place.to_string().as_str()), ("27", "t.csv, line 14, column 3"));
    // A year with an own total is a value, whatever some months say.
    let text = text.replace("Total;78;27", "Total;78;60");
    assert!(read(&recipe, text.as_bytes(), "t.csv").0.contains(&"2024".to_string()));
}

/// A workbook with one sheet for each year.
fn by_year(sheets: &[(&str, [f64; 3])]) -> Vec<u8> {
    let mut book = Workbook::new();
    for (name, values) in sheets {
        let sheet = book.add_worksheet();
        sheet.set_name(*name).unwrap();
        sheet.write(0, 0, "Citizenship").unwrap();
        sheet.write(0, 1, "Persons deported").unwrap();
        for ((row, country), value) in (1..).zip(["Kenya", "Mali", "Niger"]).zip(values) {
            sheet.write(row, 0, country).unwrap();
            sheet.write(row, 1, *value).unwrap();
        }
    }
    book.save_to_buffer().unwrap()
}

#[test]
fn the_sheet_of_the_new_year_is_read_as_that_of_the_year_before() {
    let (recipe, _) = understood(&by_year(&[("2023", [1.0, 2.0, 3.0])]), "t.xlsx");
    let follow = |bytes: &[u8]| {
        let (followed, told) = almanac_exchange::follow(&recipe, &open(bytes, "t.xlsx").unwrap(), &ctx());
        (read(&followed, bytes, "t.xlsx").0, told.into_iter().map(|f| f.kind).collect::<Vec<_>>())
    };
    let both = by_year(&[("2024", [4.0, 5.0, 6.0]), ("2023", [1.0, 2.0, 9.0])]);
    assert_eq!(follow(&both), (vec!["2023".to_string(), "2024".to_string()], vec!["sheet-new".to_string()]));
    // The sheet of the year before may be gone.
    assert_eq!(follow(&by_year(&[("2024", [4.0, 5.0, 6.0])])).0, ["2024"]);
    // The file of before has nothing to follow.
    let before = by_year(&[("2023", [1.0, 2.0, 3.0])]);
    assert_eq!(
        almanac_exchange::follow(&recipe, &open(&before, "t.xlsx").unwrap(), &ctx()),
        (recipe.clone(), Vec::new())
    );
}

#[test]
fn a_title_without_a_year_says_the_part_of_years_in_the_heading() {
    let of = |title: &str| format!("{title};;\nSector;2022;2023\nFarms;10;12\nTrade;5;4\n");
    check("t.csv", &of("Employment of foreigners, 4th quarter"), &["2022-Q4", "2023-Q4"], None);
    check("t.csv", &of("Employment of foreigners by sector"), &["2022", "2023"], None);
    check("t.csv", &of("Employment, January-June 2023"), &["2022-S1", "2023-S1"], None);
    check(
        "t.csv",
        "Year;Period;Men;Women\n2023;H1;1;2\n2023;H2;3;4\n2023;Year;4;6\n",
        &["2023", "2023-S1", "2023-S2"],
        None,
    );
}

#[test]
fn a_note_of_months_is_no_whole_year_and_a_note_of_something_else_is_one() {
    let of = |note: &str| format!("Work permits;;\nCountry;2023;2024*\nMali;1;2\nNiger;3;4\nKenya;5;6\n* {note};;\n");
    for note in ["Revised in March 2025", "Since July 2023 including Ukraine", "Excluding January", "preliminary"] {
        check("t.csv", &of(note), &["2023", "2024"], None);
    }
    for note in ["January-September", "first half of the year", "9 months"] {
        check("t.csv", &of(note), &["2023"], Some("no-period"));
    }
    check(
        "t.csv",
        "Arrivals, December (persons);;\nCountry;2022;2023\nMali;1;2\nNiger;3;4\n",
        &["2022-12", "2023-12"],
        None,
    );
    check(
        "t.csv",
        "Arrivals on 1 January (thousand);;\nCountry;2022;2023\nMali;1;2\nNiger;3;4\n",
        &["2022", "2023"],
        None,
    );
    let months = "Въезд в 2023 году;;\nМесяц;Мужчины;Женщины\nЯнв.;1;2\nФев.;3;4\nМар.;5;6\n";
    check("t.csv", months, &["2023-01", "2023-02", "2023-03"], None);
}

#[test]
fn the_sheet_of_the_fourth_table_is_no_quarter() {
    for (name, title, period) in [
        ("T4", "Table 4. Permits issued, 2023", "2023"),
        ("S1", "Permits issued, 2023", "2023"),
        ("Q2", "Permits issued by quarter, 2023", "2023-Q2"),
    ] {
        let mut book = Workbook::new();
        let sheet = book.add_worksheet();
        sheet.set_name(name).unwrap();
        for (row, texts) in (0..).zip([[title, "", ""], ["Citizenship", "Men", "Women"]]) {
            for (column, text) in (0..).zip(texts).filter(|(_, t)| !t.is_empty()) {
                sheet.write(row, column, text).unwrap();
            }
        }
        for (row, country) in (2..).zip(["Kenya", "Mali", "Niger"]) {
            sheet.write(row, 0, country).unwrap();
            sheet.write(row, 1, 12.0).unwrap();
            sheet.write(row, 2, 3.0).unwrap();
        }
        let bytes = book.save_to_buffer().unwrap();
        let (recipe, _) = understood(&bytes, "t.xlsx");
        let lines = read(&recipe, &bytes, "t.xlsx").0;
        assert_eq!(lines, [period], "{name}");
    }
}
