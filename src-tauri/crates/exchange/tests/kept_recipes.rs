//! A recipe met again asks nothing and changes nothing; where next year's file differs, the cell is named.
//!
//! The first test runs over a folder of real files beside the project, and says "skipped" without it.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]
#![allow(clippy::print_stdout, reason = "what was skipped or left open is said")]

use almanac_core::{Finding, IndicatorCode, Level, SourceCode};
use almanac_exchange::recipe::{Means, TableRecipe};
use almanac_exchange::{Context, Recipe, Workbook, apply, open, suggest};
use std::path::{Path, PathBuf};

/// Findings that ask something before a file can be taken.
const QUESTIONS: [&str; 4] = ["no-source", "no-period", "indicator-unknown", "ambiguous-label"];

/// The suggested recipe with the answers that a person gives once: the source and the indicators.
fn answered(book: &Workbook) -> Option<Recipe> {
    let ctx = Context { source: Some(SourceCode::new("OFFICE")), ..Context::default() };
    let mut recipe = suggest(book, &ctx).recipe;
    // Values without any period ask for it.
    for table in recipe.tables.iter_mut().filter(|t| t.period.is_none() && !says_periods(t)) {
        table.period = Some(almanac_core::Period::Year(2020));
    }
    let reading = apply(&recipe, book, &ctx).ok()?;
    for (n, word) in reading.unnamed_indicators.iter().enumerate() {
        // A table whose values nothing names is called by its own name.
        for table in recipe.tables.iter_mut().filter(|t| t.name == word.as_str()) {
            table.indicator = Some(IndicatorCode::new(format!("IND-{n}")));
        }
        recipe.indicators.insert(word.as_str().to_string(), IndicatorCode::new(format!("IND-{n}")));
    }
    Some(recipe)
}

/// Whether a column or a heading says to which periods the values belong.
fn says_periods(table: &TableRecipe) -> bool {
    table.columns.iter().any(|c| c.means == Means::Period)
        || table.values.headings.iter().any(|h| h.means == Means::Period)
        || table.values.named.iter().any(|n| n.period.is_some())
}

fn corpus() -> Option<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().map(|a| a.join("shared/data/corpus")).find(|p| p.is_dir())
}

/// The files of a folder; the larger ones only when all are asked for, because they take minutes.
fn files(folder: &Path, out: &mut Vec<PathBuf>) {
    let everything = std::env::var_os("ALMANAC_CORPUS_ALL").is_some();
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            files(&path, out);
        } else if everything || entry.metadata().is_ok_and(|m| m.len() < 1_000_000) {
            out.push(path);
        }
    }
}

#[test]
fn a_kept_recipe_asks_nothing_and_changes_nothing() {
    let Some(folder) = corpus() else {
        println!("skipped: no folder of real files beside the project");
        return;
    };
    let mut all = Vec::new();
    files(&folder, &mut all);
    all.sort();
    let mut seen = 0;
    for path in all {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let bytes = std::fs::read(&path).unwrap();
        let Ok(book) = open(&bytes, &name) else { continue };
        let ctx = Context::default();
        let suggested = suggest(&book, &ctx);
        assert!(!suggested.findings.iter().any(|f| f.kind == "person-level"), "{name} is no list of persons");
        if suggested.recipe.tables.is_empty() {
            continue;
        }
        let recipe = answered(&book).unwrap_or_else(|| panic!("{name}: the suggested recipe does not fit"));
        let first = apply(&recipe, &book, &ctx).unwrap_or_else(|e| panic!("{name}: {e}"));
        let kept = Recipe::from_toml(&recipe.to_toml().unwrap()).unwrap();
        assert_eq!(kept, recipe, "{name}: keeping changes the recipe");
        let again = apply(&kept, &open(&bytes, &name).unwrap(), &ctx).unwrap();
        assert!(!first.table.rows.is_empty(), "{name}: nothing was read");
        assert!(first.table == again.table, "{name}: reading again gives other values");
        let asks: Vec<&Finding> = again.findings.iter().filter(|f| QUESTIONS.contains(&f.kind.as_str())).collect();
        assert!(asks.is_empty(), "{name}: {asks:?}");
        let differs = ["column-new", "column-gone", "column-moved", "heading-moved", "rows-below-left-out"];
        let told: Vec<&Finding> = again.findings.iter().filter(|f| differs.contains(&f.kind.as_str())).collect();
        assert!(told.is_empty(), "{name}: the same file is said to differ: {told:?}");
        seen += 1;
    }
    assert!(seen >= 50, "only {seen} files were read twice");
}

/// Findings of reading a later file by the recipe of an earlier one, in short.
fn differences(earlier: &str, later: &str) -> Vec<String> {
    let recipe = answered(&open(earlier.as_bytes(), "office.csv").unwrap()).unwrap();
    let book = open(later.as_bytes(), "office.csv").unwrap();
    match apply(&recipe, &book, &Context::default()) {
        Ok(reading) => reading
            .findings
            .iter()
            .filter(|f| f.level != Level::Note || f.kind.contains("moved"))
            .map(|f| format!("{} @ {}", f.kind, f.place))
            .collect(),
        Err(e) => vec![e.to_string()],
    }
}

const EARLIER: &str =
    "Region,Sex,2022,2023,Note\nNorth,Women,1,2,x\nNorth,Men,3,4,\nSouth,Women,5,6,\nSouth,Men,7,8,\n";

#[track_caller]
fn check(later: &str, expected: &[&str]) {
    let got = differences(EARLIER, later);
    assert_eq!(got.len(), expected.len(), "{got:?}");
    for (got, wanted) in got.iter().zip(expected) {
        assert!(wanted.split(" … ").all(|part| got.contains(part)), "{got:?} does not say {wanted}");
    }
}

#[test]
fn a_new_year_is_no_difference() {
    check(
        "Region,Sex,2022,2023,2024,Note\nNorth,Women,1,2,3,x\nNorth,Men,3,4,5,\nSouth,Women,5,6,7,\nSouth,Men,7,8,9,\n",
        &["column-moved … column 6"],
    );
}

#[test]
fn a_new_column_is_named_by_its_cell() {
    check(
        "Region,Sex,Age,2022,2023,Note\nNorth,Women,0-14,1,2,x\nNorth,Men,0-14,3,4,\nSouth,Women,0-14,5,6,\nSouth,Men,0-14,7,8,\n",
        &["column-moved", "column-left-out … line 1, column 3"],
    );
    check(
        "Region,Sex,2022,2023,Note,Reviewed by\nNorth,Women,1,2,x,AB\nNorth,Men,3,4,,AB\nSouth,Women,5,6,,CD\nSouth,Men,7,8,,CD\n",
        &["column-new … line 1, column 6"],
    );
}

#[test]
fn a_renamed_or_missing_column_is_named_by_its_cell() {
    check(
        "Group,Sex,2022,2023,Note\nNorth,Women,1,2,x\nNorth,Men,3,4,\nSouth,Women,5,6,\nSouth,Men,7,8,\n",
        &["no column is called \"Region\" … line 1, column 1 … \"Group\" stands there"],
    );
    check(
        "Area,Sex,2022,2023,Note\nNorth,Women,1,2,x\nNorth,Men,3,4,\nSouth,Women,5,6,\nSouth,Men,7,8,\n",
        &["column-renamed … line 1, column 1"],
    );
    check(
        "Region of work,Sex,2022,2023,Note\nNorth,Women,1,2,x\nNorth,Men,3,4,\nSouth,Women,5,6,\nSouth,Men,7,8,\n",
        &["column-renamed … line 1, column 1"],
    );
    check(
        "Region,Sex,2022,2023\nNorth,Women,1,2\nNorth,Men,3,4\nSouth,Women,5,6\nSouth,Men,7,8\n",
        &["column-gone … line 1, column 5"],
    );
}

#[test]
fn a_heading_that_moved_is_found_again() {
    let later = format!("Title\n\nOffice of statistics\n{EARLIER}");
    check(&later, &["heading-moved … line 4", "title-changed … line 3"]);
}

#[test]
fn a_total_that_moved_and_a_row_that_is_new_are_read() {
    let earlier = "Region,2022,2023\nNorth,1,2\nSouth,5,6\nTotal,6,8\n";
    let later = "Region,2022,2023\nTotal,9,12\nNorth,1,2\nSouth,5,6\nEast,3,4\n";
    let recipe = answered(&open(earlier.as_bytes(), "office.csv").unwrap()).unwrap();
    let reading = apply(&recipe, &open(later.as_bytes(), "office.csv").unwrap(), &Context::default()).unwrap();
    let of_total = |r: &&almanac_core::ObsRow| reading.table.series.get(r.series).unwrap().codes.is_empty();
    let totals: Vec<_> = reading.table.rows.iter().filter(of_total).collect();
    assert_eq!(reading.numbers, 8);
    assert_eq!(totals.len(), 2, "the row called Total has no code of a region, wherever it stands");
}

#[test]
fn flags_of_a_whole_file() {
    let book = open(b"Region,Year,Value\nNorth,2023,1\nSouth,2023,2 e\n", "office.csv").unwrap();
    let mut recipe = answered(&book).unwrap();
    recipe.tables[0].flags = almanac_core::release::Flags::from_letters("P").unwrap();
    let recipe = Recipe::from_toml(&recipe.to_toml().unwrap()).unwrap();
    let reading = apply(&recipe, &book, &Context::default()).unwrap();
    let flags: Vec<String> = reading.table.rows.iter().map(|r| r.flags.letters()).collect();
    assert_eq!(flags, ["P", "EP"]);
}
