//! Small tables, one trap each: what is read from them, through `read_long` and `apply`.

use almanac_core::release::{Flags, ObsStatus, ObsValue, SeriesKey};
use almanac_core::{
    CellRef, Code, Confidentiality, Decimal, DimensionCode, IndicatorCode, Observation, Period, ReleaseId, SourceCode,
};
use almanac_exchange::write::{write_csv, write_sdmx_csv};
use almanac_exchange::{Context, Recipe, apply, open, read_long, suggest};
use proptest::prelude::*;
use std::sync::Arc;

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
         t.csv[freq=A,ref_area=KGZ,sex=M] 2020 = not_applicable M @line 3, column 6",
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

fn observation() -> impl Strategy<Value = (String, i32, ObsValue, u8, Option<String>)> {
    let value = prop_oneof![
        (-999_999_999_i64..999_999_999, 0_u8..6).prop_map(|(m, s)| ObsValue::Number(Decimal::new(m, s))),
        Just(ObsValue::Missing(almanac_core::release::MissingKind::NotAvailable)),
        Just(ObsValue::Missing(almanac_core::release::MissingKind::NotApplicable)),
        Just(ObsValue::Missing(almanac_core::release::MissingKind::Suppressed)),
    ];
    ("[A-Z]{3}", 1950_i32..2050, value, 0_u8..3, proptest::option::of("[a-z =,\"\n;]{1,12}x"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn written_and_read_again_is_the_same(rows in proptest::collection::vec(observation(), 1..30)) {
        let mut seen = std::collections::BTreeSet::new();
        let made: Vec<Observation> = rows.into_iter().filter(|(a, y, ..)| seen.insert((a.clone(), *y))).map(|(area, year, value, flag, note)| Observation {
            series: Arc::new(SeriesKey {
                indicator: IndicatorCode::new("IMM-001"),
                source: SourceCode::new("S"),
                codes: [(DimensionCode::new("citizenship"), Code::new(&area))].into(),
            }),
            period: Period::Year(year),
            value,
            flags: [Flags::NONE, Flags::NONE.with(ObsStatus::BREAK), Flags::NONE.with(ObsStatus::ESTIMATED)][usize::from(flag)],
            confidentiality: Confidentiality::F,
            note: note.map(|n| Arc::from(n.trim())),
            release: ReleaseId::new("r"),
            cell: CellRef { sheet: None, row: 1, column: 1 },
        }).collect();
        let mut bytes = Vec::new();
        write_sdmx_csv(&made, "A:B(1.0)", &mut bytes).unwrap();
        let book = open(&bytes, "t.csv").unwrap();
        let ctx = Context { source: Some(SourceCode::new("S")), ..Context::default() };
        let mut recipe = suggest(&book, &ctx).recipe;
        prop_assert_eq!(recipe.tables.len(), 1);
        recipe.indicators.insert("IMM-001".into(), IndicatorCode::new("IMM-001"));
        for c in &mut recipe.tables[0].columns {
            if c.heading == "SOURCE_ID" { c.means = almanac_exchange::recipe::Means::Ignore; c.dimension = None; }
        }
        let reading = apply(&recipe, &book, &ctx).unwrap();
        let mut again: Vec<Observation> = reading.table.rows.iter().filter_map(|r| reading.table.observation(r, &ReleaseId::new("r"))).collect();
        let key = |o: &Observation| (o.series.clone(), o.period);
        let mut made = made;
        made.sort_by_key(key);
        again.sort_by_key(key);
        prop_assert_eq!(made.len(), again.len(), "{:?}", reading.findings);
        for (a, b) in made.iter().zip(&again) {
            prop_assert_eq!(&a.series, &b.series);
            prop_assert_eq!(a.period, b.period);
            prop_assert!(a.value.same_as_received(b.value), "{:?} {:?}", a.value, b.value);
            prop_assert_eq!(a.note.as_deref().unwrap_or(""), b.note.as_deref().unwrap_or(""));
        }
    }
}

#[test]
fn no_exported_cell_runs_as_a_formula() {
    let made = Observation {
        series: Arc::new(SeriesKey {
            indicator: IndicatorCode::new("=1+1"),
            source: SourceCode::new("@S"),
            codes: [].into(),
        }),
        period: Period::Year(2020),
        value: ObsValue::Number(Decimal::int(-5)),
        flags: Flags::NONE,
        confidentiality: Confidentiality::F,
        note: Some(Arc::from("+cmd|' /C calc'!A0")),
        release: ReleaseId::new("r"),
        cell: CellRef { sheet: None, row: 1, column: 1 },
    };
    let mut bytes = Vec::new();
    write_csv(&[made], &mut bytes).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    assert!(text.contains("'=1+1,'@S,2020,-5,"), "{text}");
    assert!(text.contains("'+cmd"), "{text}");
}
