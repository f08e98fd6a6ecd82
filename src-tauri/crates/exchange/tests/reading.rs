//! Small tables, one trap each: what is read from them, through `read_long` and `apply`.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

use almanac_core::release::ObsValue;
use almanac_core::{Code, Extent, IndicatorCode, SourceCode};
use almanac_exchange::{Context, Recipe, apply, open, read_long, suggest};

fn long(text: &str) -> String {
    let mut out = String::new();
    read_long(text.as_bytes(), "t.csv", None, &Context::default(), &mut |long, row| {
        let codes: Vec<String> = long
            .dimensions
            .iter()
            .zip(&row.codes)
            .filter(|(_, c)| !c.is_empty())
            .map(|(d, c)| format!("{d}={c}"))
            .collect();
        let value = match row.value {
            ObsValue::Number(d) => d.to_string(),
            ObsValue::RoundsToZero => "~0".into(),
            ObsValue::Missing(k) => k.code().into(),
        };
        let period = row.period.map_or("?".into(), |p| p.to_string());
        out.push_str(
            &format!(
                "{}[{}] {period} = {value} {} @{}\n",
                row.indicator,
                codes.join(","),
                row.flags.letters(),
                row.cell
            )
            .replace("  @", " @"),
        );
    })
    .unwrap();
    out
}

#[track_caller]
fn check(text: &str, expected: &str) {
    let got = long(text);
    let lines: Vec<&str> = expected.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    assert_eq!(got.lines().collect::<Vec<_>>(), lines, "\n{got}");
}

#[test]
fn a_long_table() {
    check(
        "Country,Year,Sex,Value\nA,2020,Female,1.50\nA,2020,Male,..\nA,2021,Both sexes,0\n",
        "t.csv[ref_area=A,sex=F] 2020 = 1.50 @line 2, column 4
         t.csv[ref_area=A,sex=M] 2020 = not_available @line 3, column 4
         t.csv[ref_area=A,sex=_T] 2021 = 0 @line 4, column 4",
    );
}

#[test]
fn a_wide_table_by_year_with_notes_below() {
    check(
        "Title\n\nCountry;2019;2020e\nA;1,5;2,25\nB;;-\nSource: office\n",
        "t.csv[ref_area=A] 2019 = 1.5 @line 4, column 2
         t.csv[ref_area=A] 2020 = 2.25 E @line 4, column 3
         t.csv[ref_area=B] 2019 = empty @line 5, column 2
         t.csv[ref_area=B] 2020 = not_available E @line 5, column 3",
    );
}

#[test]
fn eurostat_flags_stay_beside_their_values() {
    check(
        "unit,geo\\time\t2015 \t2014 \nNR,AT\t12 b\t: \nNR,BE\t: c\t0 \n",
        "t.csv[ref_area=AT] 2015 = 12 B @line 2, column 2
         t.csv[ref_area=AT] 2014 = not_available @line 2, column 3
         t.csv[ref_area=BE] 2015 = suppressed @line 3, column 2
         t.csv[ref_area=BE] 2014 = 0 @line 3, column 3",
    );
}

#[test]
fn sdmx_csv_names_its_columns() {
    check(
        "DATAFLOW,FREQ,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS\nX:Y(1.0),A,KGZ,F,2020,12.0,E,F\nX:Y(1.0),A,KGZ,M,2020,,M,F\n",
        "t.csv[freq=A,ref_area=KGZ,sex=F] 2020 = 12.0 E @line 2, column 6
         t.csv[freq=A,ref_area=KGZ,sex=M] 2020 = not_applicable @line 3, column 6",
    );
}

#[test]
fn women_under_each_region_are_women_of_that_region() {
    check(
        "Items,2019,2020\nCountry,10,20\nwomen,4,9\nmen,6,11\nby region,,\nNorth,3,4\nwomen,1,2\nby age,,\n15-24,5,6\n",
        "t.csv[items=Country,sex=_T,age=_T] 2019 = 10 @line 2, column 2
         t.csv[items=Country,sex=_T,age=_T] 2020 = 20 @line 2, column 3
         t.csv[items=Country,sex=F,age=_T] 2019 = 4 @line 3, column 2
         t.csv[items=Country,sex=F,age=_T] 2020 = 9 @line 3, column 3
         t.csv[items=Country,sex=M,age=_T] 2019 = 6 @line 4, column 2
         t.csv[items=Country,sex=M,age=_T] 2020 = 11 @line 4, column 3
         t.csv[items=North,sex=_T,age=_T] 2019 = 3 @line 6, column 2
         t.csv[items=North,sex=_T,age=_T] 2020 = 4 @line 6, column 3
         t.csv[items=North,sex=F,age=_T] 2019 = 1 @line 7, column 2
         t.csv[items=North,sex=F,age=_T] 2020 = 2 @line 7, column 3
         t.csv[items=Country,sex=_T,age=Y15T24] 2019 = 5 @line 9, column 2
         t.csv[items=Country,sex=_T,age=Y15T24] 2020 = 6 @line 9, column 3",
    );
}

#[test]
fn codes_packed_into_headings() {
    check(
        "Year,Place,f_0_4,m_60,total\n2020,X,1,2,3\n",
        "t.csv[place=X,age=Y0T4,sex=F] 2020 = 1 @line 2, column 3
         t.csv[place=X,age=Y_GE60,sex=M] 2020 = 2 @line 2, column 4
         t.csv[place=X] 2020 = 3 @line 2, column 5",
    );
}

#[test]
fn bad_cells_are_findings_and_the_rest_is_kept() {
    let book = open(b"Country,Year,Value\nA,2020,1\nB,2020,twelve\nC,soon,3\nD,2021,4\nD,2021,5\n", "t.csv").unwrap();
    let ctx = Context { source: Some(SourceCode::new("S")), ..Context::default() };
    let mut recipe = suggest(&book, &ctx).recipe;
    recipe.tables[0].indicator = Some(IndicatorCode::new("I"));
    let reading = apply(&recipe, &book, &ctx).unwrap();
    assert_eq!(reading.numbers, 2);
    let mut said: Vec<String> = reading.findings.iter().map(|f| format!("{} {} {}", f.kind, f.place, f.read)).collect();
    said.retain(|s| !s.starts_with("unknown-label"));
    said.sort();
    assert_eq!(
        said,
        [
            "not-a-number t.csv, line 3, column 3 twelve",
            "not-a-period t.csv, line 4, column 2 soon",
            "two-values t.csv, line 6, column 3 5"
        ]
    );
}

#[test]
fn a_recipe_reads_next_years_delivery() {
    let ctx = Context { source: Some(SourceCode::new("S")), ..Context::default() };
    let first = open(b"T\n\nCountry,Note,2019,2020\nA,x,1,2\nB,y,3,4\n", "a.csv").unwrap();
    let text = suggest(&first, &ctx).recipe.to_toml().unwrap();
    let recipe = Recipe::from_toml(&text).unwrap();
    let next = open(b"T\nT2\n\nCountry,Note,2019,2020,2021\nA,x,1,2,5\nB,y,3,4,6\nC,z,7,8,9\n", "b.csv").unwrap();
    let reading = apply(&recipe, &next, &ctx).unwrap();
    assert_eq!(reading.numbers, 9, "{:?}", reading.findings);
    assert!(reading.findings.iter().any(|f| f.kind == "heading-moved"));
}

#[test]
fn only_the_profiles_country_is_kept() {
    let ctx = Context { source: Some(SourceCode::new("S")), country: Some(Code::new("KGZ")), ..Context::default() };
    let book = open(b"Country Code,Year,Value\nKGZ,2020,1\nUZB,2020,2\nKGZ,2021,3\n", "t.csv").unwrap();
    let reading = apply(&suggest(&book, &ctx).recipe, &book, &ctx).unwrap();
    assert_eq!(reading.numbers, 2);
    assert!(reading.table.series.iter().all(|s| s.codes.is_empty()));
}

/// What is read of a table whose first row may look like a heading, and the kinds and cells of its findings.
#[track_caller]
fn check_first_row(text: &str, expected: &str, told: &[(&str, &str)]) {
    let book = open(text.as_bytes(), "t.csv").unwrap();
    let ctx = Context { source: Some(SourceCode::new("X")), ..Context::default() };
    let mut recipe = suggest(&book, &ctx).recipe;
    recipe.tables.iter_mut().for_each(|t| t.indicator = Some(IndicatorCode::new("I")));
    let reading = apply(&recipe, &book, &ctx).unwrap();
    let rows = reading.table.rows.iter().map(|r| {
        let value = r.value().number().map_or("-".into(), |n| n.to_string());
        format!("{}={value}", reading.table.series.get(r.series).unwrap().codes_text())
    });
    assert_eq!(rows.collect::<Vec<_>>().join(" "), expected, "{text}\n{recipe:?}");
    for (kind, cell) in told {
        let is = |f: &&almanac_core::Finding| f.kind == *kind && f.place.to_string().contains(cell);
        assert!(reading.findings.iter().any(|f| is(&f)), "{text}: {:?}", reading.findings);
    }
}

#[test]
fn the_first_row_of_values_is_no_heading() {
    let one = "ref_area=Nepal=7 ref_area=China=8";
    let unread = [("not-a-number", "line 2, column 2")];
    for value in ["(5)", "secret", "99999999999999999999999999999"] {
        check_first_row(&format!("Country,2020\nIndia,{value}\nNepal,7\nChina,8\n"), one, &unread);
    }
    check_first_row(
        "Country,2020\nIndia,..\nNepal,7\nChina,8\n",
        "ref_area=India=- ref_area=Nepal=7 ref_area=China=8",
        &[],
    );
    let two = "ref_area=Nepal=7 ref_area=Nepal=8 ref_area=China=8 ref_area=China=9";
    let unread = [("not-a-number", "line 2, column 2"), ("not-a-number", "line 2, column 3")];
    for value in ["(5)", "secret"] {
        let text = format!("Country,2019,2020\nIndia,{value},{value}\nNepal,7,8\nChina,8,9\n");
        check_first_row(&text, two, &unread);
    }
}

/// What a file speaks for, read by a recipe that was suggested for it and by the same recipe next year.
#[test]
fn a_suggested_recipe_speaks_for_the_periods_of_each_file() {
    let ctx = Context { source: Some(SourceCode::new("X")), ..Context::default() };
    let check = |kept: &str, next: &str, expected: [&str; 2]| {
        let open = |text: &str| open(text.as_bytes(), "t.csv").unwrap();
        let toml = suggest(&open(kept), &ctx).recipe.to_toml().unwrap();
        let recipe = Recipe::from_toml(&toml).unwrap();
        let said = [kept, next].map(|text| match apply(&recipe, &open(text), &ctx).unwrap().extent {
            Some(Extent::Periods(from, to)) => format!("{from} to {to}"),
            other => format!("{other:?}"),
        });
        assert_eq!(said, expected, "{toml}");
    };
    check("Country,2022,2023,2024\nA,1,2,3\nB,4,5,6\n", "Country,2025\nA,1\nB,4\n", ["2022 to 2024", "2025 to 2025"]);
    check(
        "Country,Period,Value\nA,2022-03,1\nA,2022-11,2\n",
        "Country,Period,Value\nA,2023-01,1\nA,2023,2\n",
        ["2022-03 to 2022-11", "2023 to 2023"],
    );
}
