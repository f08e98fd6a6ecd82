//! What somebody points at on a file's sheet: what is read afterwards, and what is refused.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test that panics has failed")]

mod printed;

use almanac_core::release::ObsValue;
use almanac_core::{Code, DimensionCode, IndicatorCode, Period};
use almanac_exchange::correct::{Corrector, Holds, NotCorrected, WholeTable};
use almanac_exchange::number::{Brackets, DecimalSign, Marker};
use almanac_exchange::read::{CellRole, ColumnLayout, layout};
use almanac_exchange::recipe::{HiddenRows, Means};
use almanac_exchange::{Context, Recipe, Workbook, open, read_long_book, suggest};
use printed::said;
use std::collections::BTreeMap;

type Point<'p> = &'p dyn Fn(&mut Corrector<'_>) -> Result<(), NotCorrected>;

fn book(text: &str) -> Workbook {
    open(text.as_bytes(), "delivery.csv").unwrap()
}

/// What a recipe reads, one line a value.
fn read(book: &Workbook, recipe: &Recipe) -> Vec<String> {
    let mut lines = Vec::new();
    read_long_book(book, recipe, &Context::default(), &mut |long, row| {
        let unit =
            if row.unit.is_empty() || row.unit == row.indicator { String::new() } else { format!(" {}", row.unit) };
        lines.push(format!("{} {}{unit}", row.indicator, said(long, row)));
    })
    .unwrap();
    lines
}

fn corrected(book: &Workbook, recipe: Recipe, points: &[Point<'_>]) -> Result<Recipe, NotCorrected> {
    let context = Context::default();
    let mut corrector = Corrector::new(book, &context, recipe);
    points.iter().try_for_each(|point| point(&mut corrector))?;
    let recipe = corrector.recipe();
    // What is kept is the text.
    assert_eq!(Recipe::from_toml(&recipe.to_toml().unwrap()).unwrap(), recipe);
    Ok(recipe)
}

/// The suggested recipe, corrected: lines that must be read, others are of no matter here.
#[track_caller]
fn check(text: &str, points: &[Point<'_>], expected: &[&str]) -> Recipe {
    let book = book(text);
    let suggested = suggest(&book, &Context::default()).recipe;
    let recipe = corrected(&book, suggested, points).unwrap();
    let got = read(&book, &recipe);
    assert_eq!(got, expected, "\n{}\n{}", got.join("\n"), recipe.to_toml().unwrap());
    recipe
}

#[track_caller]
fn refused(text: &str, points: &[Point<'_>], words: &str) {
    let book = book(text);
    let suggested = suggest(&book, &Context::default()).recipe;
    let why = corrected(&book, suggested.clone(), points).unwrap_err();
    assert!(why.0.contains(words), "{why}");
}

const PLAIN: &str = "Region,Sex,Year,Persons,Checked\nNorth,M,2023,10,1\nNorth,F,2023,20,2\nSouth,M,2023,30,3\n";

fn beside(
    column: u32,
    means: Means,
    dimension: Option<&str>,
) -> impl Fn(&mut Corrector<'_>) -> Result<(), NotCorrected> {
    let holds = Holds::Beside(means, dimension.map(DimensionCode::new));
    move |c| c.column(0, column, &holds)
}

#[test]
fn a_column_that_is_no_value_is_left_out_and_one_that_is_comes_in() {
    check(
        PLAIN,
        &[&beside(5, Means::Ignore, None)],
        &[
            "Persons [ref_area=North,sex=M] 2023 = 10",
            "Persons [ref_area=North,sex=F] 2023 = 20",
            "Persons [ref_area=South,sex=M] 2023 = 30",
        ],
    );
    // And back again, by its name.
    check(
        PLAIN,
        &[&beside(4, Means::Ignore, None), &beside(4, Means::Note, None)],
        &[
            "Checked [ref_area=North,sex=M] 2023 = 1",
            "Checked [ref_area=North,sex=F] 2023 = 2",
            "Checked [ref_area=South,sex=M] 2023 = 3",
        ],
    );
    check(
        PLAIN,
        &[&beside(4, Means::Ignore, None), &|c| c.column(0, 4, &Holds::Values), &beside(5, Means::Ignore, None)],
        &[
            "Persons [ref_area=North,sex=M] 2023 = 10",
            "Persons [ref_area=North,sex=F] 2023 = 20",
            "Persons [ref_area=South,sex=M] 2023 = 30",
        ],
    );
}

#[test]
fn a_column_means_a_breakdown_of_its_own_or_one_of_the_profile() {
    check(
        PLAIN,
        &[&beside(5, Means::Ignore, None), &beside(1, Means::Dimension, Some("ref_area"))],
        &[
            "Persons [ref_area=North,sex=M] 2023 = 10",
            "Persons [ref_area=North,sex=F] 2023 = 20",
            "Persons [ref_area=South,sex=M] 2023 = 30",
        ],
    );
    check(
        PLAIN,
        &[&beside(5, Means::Dimension, None), &beside(1, Means::Ignore, None)],
        &[
            "Persons [sex=M,checked=1] 2023 = 10",
            "Persons [sex=F,checked=2] 2023 = 20",
            "Persons [sex=M,checked=3] 2023 = 30",
        ],
    );
}

#[test]
fn what_would_leave_the_table_unreadable_is_refused_with_what_to_do_first() {
    refused(PLAIN, &[&beside(5, Means::Ignore, None), &beside(4, Means::Note, None)], "the only one with values");
    refused(PLAIN, &[&beside(1, Means::Dimension, Some("sex"))], "column B, \"Sex\", says that already");
    refused(PLAIN, &[&|c| c.rows(0, 1, None)], "belongs to the heading");
    refused(PLAIN, &[&|c| c.rows_saying(0, 4, "10", true)], "column D holds values");
    refused(PLAIN, &[&|c| c.heading(0, 4, 4)], "no column below row 4 holds values");
    refused(PLAIN, &[&|c| c.no_table(3)], "not read any more");
    refused(PLAIN, &[&|c| c.column(7, 1, &Holds::Values)], "not read any more");
    refused(PLAIN, &[&|c| c.heading_row(0, 3, Means::Period, None)], "no row of the heading");
}

#[test]
fn rows_are_left_out_by_what_they_say_and_by_where_they_stand() {
    let text = "Country,2022,2023\nIndia,1,2\nNepal,3,4\nWorld,5,6\nEU,7,8\n";
    let ends: Point<'_> = &|c| c.rows(0, 2, Some(3));
    check(
        text,
        &[ends],
        &[
            "delivery.csv [ref_area=India] 2022 = 1",
            "delivery.csv [ref_area=India] 2023 = 2",
            "delivery.csv [ref_area=Nepal] 2022 = 3",
            "delivery.csv [ref_area=Nepal] 2023 = 4",
        ],
    );
    let out: Point<'_> = &|c| c.rows_saying(0, 1, "World", true);
    let more: Point<'_> = &|c| c.rows_saying(0, 1, " EU ", true);
    let back: Point<'_> = &|c| c.rows_saying(0, 1, "EU", false);
    let recipe = check(
        text,
        &[out, more, back],
        &[
            "delivery.csv [ref_area=India] 2022 = 1",
            "delivery.csv [ref_area=India] 2023 = 2",
            "delivery.csv [ref_area=Nepal] 2022 = 3",
            "delivery.csv [ref_area=Nepal] 2023 = 4",
            "delivery.csv [ref_area=EU] 2022 = 7",
            "delivery.csv [ref_area=EU] 2023 = 8",
        ],
    );
    // Next year's file has the row elsewhere, and two lines of title.
    let next = book("Permits\n\nCountry,2022,2023,2024\nWorld,5,6,9\nIndia,1,2,3\n");
    assert_eq!(
        read(&next, &recipe),
        [
            "delivery.csv [ref_area=India] 2022 = 1",
            "delivery.csv [ref_area=India] 2023 = 2",
            "delivery.csv [ref_area=India] 2024 = 3",
        ]
    );
}

#[test]
fn corrections_of_a_moved_table_mean_the_rows_of_this_file() {
    let text = "Country,2022\nIndia,1\nNepal,3\n";
    let recipe = check(
        text,
        &[&|c| c.rows(0, 2, Some(3))],
        &["delivery.csv [ref_area=India] 2022 = 1", "delivery.csv [ref_area=Nepal] 2022 = 3"],
    );
    let next = book("Permits\n\n\nCountry,2022\nIndia,1\nNepal,3\nBhutan,4\nEnd,5\n");
    let recipe = corrected(&next, recipe, &[&|c| c.rows(0, 5, Some(7))]).unwrap();
    assert_eq!((recipe.tables[0].header, recipe.tables[0].first_row), ([4, 4], 5));
    assert_eq!(read(&next, &recipe).len(), 3);
}

#[test]
fn a_sign_says_why_there_is_no_number() {
    let text = "Country,2022,2023\nIndia,1,-\nNepal,secret,4\n";
    check(
        text,
        &[&|c| c.sign(0, "-", Some(Marker::Zero)), &|c| c.sign(0, "secret", Some(Marker::Suppressed))],
        &[
            "delivery.csv [ref_area=India] 2022 = 1",
            "delivery.csv [ref_area=India] 2023 = 0",
            "delivery.csv [ref_area=Nepal] 2022 = suppressed",
            "delivery.csv [ref_area=Nepal] 2023 = 4",
        ],
    );
}

#[test]
fn what_is_said_of_a_column_or_of_all_holds_over_the_headings() {
    let text = "Country,Before,Now\nIndia,1,2\n";
    let codes = |sex: &str| BTreeMap::from([(DimensionCode::new("sex"), Code::new(sex))]);
    let before: Point<'_> =
        &|c| c.column_says(0, 2, Some(Period::Year(2019)), Some(IndicatorCode::new("STK")), codes("F"));
    let now: Point<'_> =
        &|c| c.column_says(0, 3, Some(Period::Year(2024)), Some(IndicatorCode::new("STK")), BTreeMap::new());
    check(text, &[before, now], &["STK [ref_area=India,sex=F] 2019 = 1", "STK [ref_area=India] 2024 = 2"]);
    let whole: Point<'_> = &|c| {
        c.whole_table(
            0,
            WholeTable {
                decimal: DecimalSign::Point,
                times_ten_to: 3,
                brackets: Brackets::Negative,
                unit: Some("persons".into()),
                period: Some(Period::Year(2020)),
                indicator: None,
                hidden_rows: HiddenRows::Read,
            },
        )
    };
    check(text, &[whole], &["Before [ref_area=India] 2020 = 1000 persons", "Now [ref_area=India] 2020 = 2000 persons"]);
    let years = "Country,2022,2023\nIndia,1,2\n";
    refused(years, &[whole], "row 1 of the heading says the periods");
}

#[test]
fn the_heading_is_where_somebody_points() {
    // The program takes the line of notes above for the heading.
    let text = "Permits,source: ministry,draft\nCountry,Men,Women\nIndia,1,2\nNepal,3,4\n";
    let point: Point<'_> = &|c| c.heading(0, 2, 2);
    let of_2024: Point<'_> = &|c| c.heading_row(0, 2, Means::Dimension, Some(DimensionCode::new("sex")));
    check(
        text,
        &[point, of_2024],
        &[
            "delivery.csv [ref_area=India,sex=M] ? = 1",
            "delivery.csv [ref_area=India,sex=F] ? = 2",
            "delivery.csv [ref_area=Nepal,sex=M] ? = 3",
            "delivery.csv [ref_area=Nepal,sex=F] ? = 4",
        ],
    );
}

#[test]
fn a_table_that_was_not_seen_is_read_from_its_heading_on() {
    let text = "Country,2022\nIndia,1\nNepal,2\nCountry or area,2023\nIndia,5\nNepal,6\n";
    let recipe = check(
        text,
        &[&|c| c.new_table(0, 4, 4)],
        &[
            "delivery.csv [ref_area=India] 2022 = 1",
            "delivery.csv [ref_area=Nepal] 2022 = 2",
            "delivery.csv (2) [ref_area=India] 2023 = 5",
            "delivery.csv (2) [ref_area=Nepal] 2023 = 6",
        ],
    );
    assert_eq!(recipe.tables[0].last_row, Some(3));
    let book = book(text);
    let one = corrected(&book, recipe, &[&|c| c.no_table(0)]).unwrap();
    assert_eq!(read(&book, &one).len(), 2);
}

#[test]
fn single_persons_stay_unread_wherever_somebody_points() {
    let text = "Country,2022\nIndia,1\nNepal,2\n\nSurname,First name,Date of birth,Count\nDiallo,Awa,1990-02-01,1\n\
                Kone,Ali,1985-11-23,1\nTraore,Mia,2001-07-15,1\nDiallo,Sam,1979-03-30,1\n";
    let book = book(text);
    let context = Context::default();
    let recipe = suggest(&book, &context).recipe;
    let mut corrector = Corrector::new(&book, &context, recipe);
    let why = corrector.new_table(0, 5, 5).unwrap_err();
    assert!(why.0.contains("single persons"), "{why}");
}

#[test]
fn months_and_quarters_beside_years_are_parts_of_those_years() {
    let months = ["2023-01 = 5", "2023-02 = 6", "2024-12 = 7"].map(|v| format!("Arrivals [ref_area=India] {v}"));
    let months: Vec<&str> = months.iter().map(String::as_str).collect();
    check("Year,Month,Country,Arrivals\n2023,January,India,5\n2023,February,India,6\n2024,Dec,India,7\n", &[], &months);
    check("Year,Month,Country,Arrivals\n2023,1,India,5\n2023,2,India,6\n2024,12,India,7\n", &[], &months);
    check(
        "Year,Quarter,Country,Arrivals\n2023,Q1,India,5\n2023,II,India,6\n2023,3,India,7\n",
        &[],
        &[
            "Arrivals [ref_area=India] 2023-Q1 = 5",
            "Arrivals [ref_area=India] 2023-Q2 = 6",
            "Arrivals [ref_area=India] 2023-Q3 = 7",
        ],
    );
    // The title says the year.
    check(
        "Asylum 2023\n\nMonth,Country,Arrivals\nJanuary,India,5\nMay,India,6\nJune,India,7\n",
        &[],
        &[
            "Arrivals [ref_area=India] 2023-01 = 5",
            "Arrivals [ref_area=India] 2023-05 = 6",
            "Arrivals [ref_area=India] 2023-06 = 7",
        ],
    );
    // What only looks like it stays a breakdown of its own; pointing makes it what it is.
    let levels = "Year,Level,Country,Arrivals\n2023,I,India,5\n2023,II,India,6\n";
    check(levels, &[], &["Arrivals [level=I,ref_area=India] 2023 = 5", "Arrivals [level=II,ref_area=India] 2023 = 6"]);
}

#[test]
fn the_sheet_shows_what_each_cell_is() {
    let text = "Permits 2022\n,,\nCountry,2022,2023\nIndia,1,12O\nNepal,..,4\nWorld,5,6\nSource: ministry\n";
    let book = book(text);
    let context = Context::default();
    let recipe = suggest(&book, &context).recipe;
    let recipe = corrected(&book, recipe, &[&|c| c.rows_saying(0, 1, "World", true)]).unwrap();
    let found = layout(&book, &recipe, &book.grids[0], &(1..=100), &(1..=10), &context);
    let table = &found[0];
    assert_eq!((found.len(), table.heading, table.rows, &table.problem), (1, [3, 3], [4, 6], &None));
    let role = |row, column| table.cells.get(&(row, column)).cloned();
    assert_eq!(role(1, 1), None, "the title is no part of the table");
    assert_eq!((role(3, 1), role(3, 2)), (Some(CellRole::Heading), Some(CellRole::Heading)));
    assert_eq!(role(4, 1), Some(CellRole::Label));
    assert!(matches!(role(4, 2), Some(CellRole::Value(ObsValue::Number(_)))));
    assert_eq!(role(4, 3), Some(CellRole::Unread));
    assert!(matches!(role(5, 2), Some(CellRole::Value(ObsValue::Missing(_)))));
    assert_eq!((role(6, 1), role(6, 2)), (Some(CellRole::LeftOut), Some(CellRole::LeftOut)));
    assert_eq!(role(7, 1), None, "the note below is none either");
    assert!(
        matches!(&table.columns[&2], (heading, ColumnLayout::Values(v)) if heading == "2022" && v.period.is_some())
    );
    // A part of it knows the same.
    let part = layout(&book, &recipe, &book.grids[0], &(5..=5), &(2..=2), &context);
    assert_eq!(part[0].cells.len(), 1);
    assert_eq!(part[0].cells.get(&(5, 2)), table.cells.get(&(5, 2)));
}

/// Values of one file read by the recipe suggested for another.
fn next_year(this: &str, next: &str) -> Vec<String> {
    let recipe = suggest(&book(this), &Context::default()).recipe;
    read(&book(next), &recipe)
}

#[test]
fn a_heading_that_moved_or_says_the_same_in_other_words_is_found() {
    let this = "Citizenship,2022,,2023,\n,Men,Women,Men,Women\nIndia,1,2,3,4\nNepal,5,6,7,8\n";
    let found = next_year(this, &format!("Ministry\nTable 3\n{}", this.replace("Nepal", "Bhutan")));
    assert_eq!(found.len(), 8, "{found:?}");
    assert!(found.iter().all(|v| v.contains("2022") || v.contains("2023")), "{found:?}");
    let renamed = next_year(this, &this.replace("Citizenship", "Country of citizenship"));
    assert_eq!(renamed.len(), 8, "{renamed:?}");
    // Another thing is no other word for it.
    let recipe = suggest(&book(this), &Context::default()).recipe;
    let other = book(&this.replace("Citizenship", "Country of birth"));
    assert!(read_long_book(&other, &recipe, &Context::default(), &mut |_, _| ()).is_err());
}

#[test]
fn counts_near_two_thousand_are_no_years_where_the_year_is_named() {
    check(
        "Year,Work permits,Stays\n2019,2010,30\n2020,1995,31\n",
        &[],
        &["Work permits [] 2019 = 2010", "Stays [] 2019 = 30", "Work permits [] 2020 = 1995", "Stays [] 2020 = 31"],
    );
    check(
        "Country,2021,2022,2023\nIndia,1950,2010,2034\nNepal,1980,2001,1999\n",
        &[],
        &[
            "delivery.csv [ref_area=India] 2021 = 1950",
            "delivery.csv [ref_area=India] 2022 = 2010",
            "delivery.csv [ref_area=India] 2023 = 2034",
            "delivery.csv [ref_area=Nepal] 2021 = 1980",
            "delivery.csv [ref_area=Nepal] 2022 = 2001",
            "delivery.csv [ref_area=Nepal] 2023 = 1999",
        ],
    );
    check(
        "Country,2021 г.,2022 г.,2023 г.*\nIndia,1,2,3\n",
        &[],
        &[
            "delivery.csv [ref_area=India] 2021 = 1",
            "delivery.csv [ref_area=India] 2022 = 2",
            "delivery.csv [ref_area=India] 2023 = 3",
        ],
    );
}

#[test]
fn a_second_heading_without_a_free_row_begins_another_table() {
    check(
        "Arrivals,2021,2022\nIndia,1,2\nNepal,3,4\nArrivals,2021,2022\nIndia,5,6\nNepal,7,8\n",
        &[],
        &[
            "delivery.csv (1) [arrivals=India] 2021 = 1",
            "delivery.csv (1) [arrivals=India] 2022 = 2",
            "delivery.csv (1) [arrivals=Nepal] 2021 = 3",
            "delivery.csv (1) [arrivals=Nepal] 2022 = 4",
            "delivery.csv (2) [arrivals=India] 2021 = 5",
            "delivery.csv (2) [arrivals=India] 2022 = 6",
            "delivery.csv (2) [arrivals=Nepal] 2021 = 7",
            "delivery.csv (2) [arrivals=Nepal] 2022 = 8",
        ],
    );
}

#[test]
fn labels_from_above_and_rows_that_say_what_is_below() {
    let text = "Oblast,Citizenship,2023\nOsh,India,1\n,Nepal,2\nNaryn,India,3\n,Nepal,4\n";
    let on = [
        "delivery.csv [oblast=Osh,citizenship=India] 2023 = 1",
        "delivery.csv [oblast=Osh,citizenship=Nepal] 2023 = 2",
        "delivery.csv [oblast=Naryn,citizenship=India] 2023 = 3",
        "delivery.csv [oblast=Naryn,citizenship=Nepal] 2023 = 4",
    ];
    let recipe = check(text, &[], &on);
    let (book, context) = (book(text), Context::default());
    let found = layout(&book, &recipe, &book.grids[0], &(3..=5), &(1..=3), &context);
    assert_eq!(found[0].cells.get(&(3, 1)), Some(&CellRole::FromAbove("Osh".into())), "in a part of the sheet too");
    assert_eq!(found[0].cells.get(&(4, 1)), Some(&CellRole::Label));
    // Somebody knows that an empty cell is the total here.
    let total: Point<'_> = &|c| c.goes_on(0, 1, false);
    let off = [
        "delivery.csv [oblast=Osh,citizenship=India] 2023 = 1",
        "delivery.csv [oblast=_T,citizenship=Nepal] 2023 = 2",
        "delivery.csv [oblast=Naryn,citizenship=India] 2023 = 3",
        "delivery.csv [oblast=_T,citizenship=Nepal] 2023 = 4",
    ];
    check(text, &[total], &off);
    check(text, &[total, &|c| c.goes_on(0, 1, true)], &on);
    refused(text, &[&|c| c.goes_on(0, 3, true)], "column C holds values; choose a column of labels");

    let text = "Citizenship,2022,2023\nWorkers,,\nIndia,1,2\nStudents,,\nIndia,3,4\n";
    let reason = Some(almanac_core::DimensionCode::new("reason"));
    let said: Point<'_> = &|c| c.section(0, 2, Means::Dimension, reason.clone());
    let recipe = check(
        text,
        &[said],
        &[
            "delivery.csv [citizenship=India,reason=Workers] 2022 = 1",
            "delivery.csv [citizenship=India,reason=Workers] 2023 = 2",
            "delivery.csv [citizenship=India,reason=Students] 2022 = 3",
            "delivery.csv [citizenship=India,reason=Students] 2023 = 4",
        ],
    );
    let book = self::book(text);
    let found = layout(&book, &recipe, &book.grids[0], &(1..=9), &(1..=3), &context);
    assert_eq!(found[0].cells.get(&(4, 1)), Some(&CellRole::Label));
    check(
        text,
        &[said, &|c| c.section(0, 4, Means::Ignore, None)],
        &[
            "delivery.csv [citizenship=Workers] 2022 = empty",
            "delivery.csv [citizenship=Workers] 2023 = empty",
            "delivery.csv [citizenship=India] 2022 = 1",
            "delivery.csv [citizenship=India] 2023 = 2",
            "delivery.csv [citizenship=Students] 2022 = empty",
            "delivery.csv [citizenship=Students] 2023 = empty",
            "delivery.csv [citizenship=India] 2022 = 3",
            "delivery.csv [citizenship=India] 2023 = 4",
        ],
    );
    refused(
        text,
        &[&|c| c.section(0, 3, Means::Period, None)],
        "row 3 does not hold one text alone; choose one that does",
    );
    refused(text, &[&|c| c.section(0, 2, Means::Dimension, None)], "choose the breakdown that the row says");
    refused(text, &[&|c| c.section(0, 2, Means::Period, None)], "row 1 of the heading says that already");
    refused(
        text,
        &[&|c| c.section(0, 2, Means::Dimension, Some(almanac_core::DimensionCode::new("citizenship")))],
        "a column of the table says that already; say first what the column holds",
    );
}
