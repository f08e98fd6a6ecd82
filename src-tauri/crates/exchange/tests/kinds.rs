//! The kinds of tables that offices send, one small workbook or text each: what is read from them.

use almanac_core::release::ObsValue;
use almanac_exchange::{Context, inspect, read_long};
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

/// What is read, one line a value: indicator, codes, period, value, cell.
fn read(bytes: &[u8], name: &str) -> String {
    let mut lines = Vec::new();
    read_long(bytes, name, None, &Context::default(), &mut |long, row| {
        let codes = long.dimensions.iter().zip(&row.codes).filter(|(_, c)| !c.is_empty());
        let codes: Vec<String> = codes.map(|(d, c)| format!("{d}={c}")).collect();
        let value = match row.value {
            ObsValue::Number(d) => d.to_string(),
            ObsValue::RoundsToZero => "~0".into(),
            ObsValue::Missing(kind) => kind.code().into(),
        };
        let period = row.period.map_or("?".into(), |p| p.to_string());
        lines.push(format!("[{}] {period} = {value} @{}", codes.join(","), row.cell));
    })
    .unwrap();
    lines.join("\n")
}

#[track_caller]
fn check(got: &str, expected: &str) {
    let lines: Vec<&str> = expected.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    assert_eq!(got.lines().collect::<Vec<_>>(), lines, "\n{got}");
}

fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("S").unwrap();
    fill(sheet);
    book.save_to_buffer().unwrap()
}

/// Writes rows from a place; numbers as numbers, `'12` as text.
fn rows(sheet: &mut Worksheet, top: u32, lines: &[&str]) {
    for (r, line) in (top..).zip(lines) {
        for (c, text) in (0_u16..).zip(line.split('|')) {
            match (text.strip_prefix('\''), text.parse::<f64>()) {
                (Some(text), _) => sheet.write_string(r, c, text).map(|_| ()).unwrap(),
                (None, Ok(n)) => sheet.write_number(r, c, n).map(|_| ()).unwrap(),
                (None, Err(_)) if text.is_empty() => {}
                (None, Err(_)) => sheet.write_string(r, c, text).map(|_| ()).unwrap(),
            }
        }
    }
}

#[test]
fn merged_headings_in_two_rows() {
    let bytes = sheet(|s| {
        s.merge_range(0, 0, 1, 0, "Region", &Format::new()).unwrap();
        s.merge_range(0, 1, 0, 2, "Men", &Format::new()).unwrap();
        s.merge_range(0, 3, 0, 4, "Women", &Format::new()).unwrap();
        rows(s, 1, &["|2022|2023|2022|2023", "North|1|2|3|4", "South|5|6|7|8"]);
    });
    check(
        &read(&bytes, "t.xlsx"),
        "[ref_area=North,sex=M] 2022 = 1 @S!B3
         [ref_area=North,sex=M] 2023 = 2 @S!C3
         [ref_area=North,sex=F] 2022 = 3 @S!D3
         [ref_area=North,sex=F] 2023 = 4 @S!E3
         [ref_area=South,sex=M] 2022 = 5 @S!B4
         [ref_area=South,sex=M] 2023 = 6 @S!C4
         [ref_area=South,sex=F] 2022 = 7 @S!D4
         [ref_area=South,sex=F] 2023 = 8 @S!E4",
    );
}

#[test]
fn two_tables_on_a_sheet_and_notes_below_each() {
    let bytes = sheet(|s| {
        rows(s, 0, &["Arrivals", "Region|2022|2023", "North|1|2", "South|5|6", "Source: border service 2023", ""]);
        rows(s, 7, &["Departures", "Region|2022|2023", "North|3|4", "South|7|8", "* revised in 2024"]);
    });
    check(
        &read(&bytes, "t.xlsx"),
        "[ref_area=North] 2022 = 1 @S!B3
         [ref_area=North] 2023 = 2 @S!C3
         [ref_area=South] 2022 = 5 @S!B4
         [ref_area=South] 2023 = 6 @S!C4
         [ref_area=North] 2022 = 3 @S!B10
         [ref_area=North] 2023 = 4 @S!C10
         [ref_area=South] 2022 = 7 @S!B11
         [ref_area=South] 2023 = 8 @S!C11",
    );
    let seen = inspect(&bytes, "t.xlsx", &Context::default()).unwrap();
    let notes: Vec<(u32, &str, &str)> =
        seen.tables.iter().flat_map(|t| &t.notes).map(|n| (n.row, n.mark.as_str(), n.text.as_str())).collect();
    assert!(notes.contains(&(12, "*", "revised in 2024")), "{notes:?}");
    assert!(notes.iter().any(|n| n.0 == 5), "{notes:?}");
}

#[test]
fn hidden_rows_and_columns_are_read_and_told() {
    let bytes = sheet(|s| {
        rows(s, 0, &["Region|2021|2022|2023", "North|1|2|3", "South|4|5|6"]);
        s.set_row_hidden(2).unwrap();
        s.set_column_hidden(2).unwrap();
    });
    let seen = inspect(&bytes, "t.xlsx", &Context::default()).unwrap();
    assert_eq!(seen.tables[0].observations, 6);
    let told = |kind: &str| seen.findings.iter().find(|f| f.kind == kind).map(|f| f.place.to_string());
    assert!(told("hidden-columns").is_some_and(|p| p.contains("S!C1")), "{:?}", seen.findings);
    assert!(told("hidden-rows").is_some_and(|p| p.contains("S!A3")), "{:?}", seen.findings);
}

#[test]
fn numbers_kept_as_text_and_failed_formulas() {
    let bytes = sheet(|s| {
        rows(s, 0, &["Region|2022|2023", "North|'1 234|'12", "South|'..|6"]);
        s.write_formula(2, 2, Formula::new("=1/0").set_result("#DIV/0!")).unwrap();
    });
    check(
        &read(&bytes, "t.xlsx"),
        "[ref_area=North] 2022 = 1234 @S!B2
         [ref_area=North] 2023 = 12 @S!C2
         [ref_area=South] 2022 = not_available @S!B3
         [ref_area=South] 2023 = not_available @S!C3",
    );
    let seen = inspect(&bytes, "t.xlsx", &Context::default()).unwrap();
    let failed = seen.findings.iter().find(|f| f.kind == "formula-error").expect("told");
    assert!(failed.place.to_string().contains("S!C3"));
}

#[test]
fn months_down_and_years_across() {
    let bytes = sheet(|s| {
        rows(s, 0, &["Remittances", "||USD Mn", "|2022|2023", "January|1.5|2", "February|3|4", "Total|4.5|6"]);
    });
    check(
        &read(&bytes, "t.xlsx"),
        "[] 2022-01 = 1.5 @S!B4
         [] 2023-01 = 2 @S!C4
         [] 2022-02 = 3 @S!B5
         [] 2023-02 = 4 @S!C5
         [] 2022 = 4.5 @S!B6
         [] 2023 = 6 @S!C6",
    );
    let seen = inspect(&bytes, "t.xlsx", &Context::default()).unwrap();
    assert_eq!(seen.tables[0].unit.as_deref(), Some("USD Mn"));
}

#[test]
fn origin_by_destination() {
    let table = "Stock in 2020,,,,,\norigin / destination,Albania,Belgium,Chad,Denmark,Total\nAlbania,0,1,2,3,6\n\
                 Belgium,4,0,5,6,15\nChad,7,8,0,9,24\nDenmark,1,2,3,0,6\n";
    let got = read(table.as_bytes(), "t.csv");
    assert_eq!(got.lines().count(), 20, "{got}");
    assert!(got.contains("=Chad,counterpart_area=Belgium] 2020 = 8 @line 5, column 3"), "{got}");
}

#[test]
fn sexes_in_captions_of_one_column() {
    check(
        &read("Group,2022,2023\nEmigrants,10,12\nEmigrants women,4,5\nEmigrants men,6,7\n".as_bytes(), "t.csv"),
        "[group=Emigrants,sex=_T] 2022 = 10 @line 2, column 2
         [group=Emigrants,sex=_T] 2023 = 12 @line 2, column 3
         [group=Emigrants,sex=F] 2022 = 4 @line 3, column 2
         [group=Emigrants,sex=F] 2023 = 5 @line 3, column 3
         [group=Emigrants,sex=M] 2022 = 6 @line 4, column 2
         [group=Emigrants,sex=M] 2023 = 7 @line 4, column 3",
    );
}

#[test]
fn digits_of_any_script() {
    for (text, number) in [
        ("१२३४", "1234"),
        ("١٬٢٣٤", "1234"),
        ("۱۲۳۴", "1234"),
        ("১২৩৪", "1234"),
        ("๑๒๓๔", "1234"),
        ("༡༢༣༤", "1234"),
        ("၁၂၃၄", "1234"),
        ("១២៣៤", "1234"),
        ("１２３４", "1234"),
        ("٣٫٥", "3.5"),
    ] {
        let got = read(format!("Region;Year;Value\nA;2023;{text}\nB;2023;1\n").as_bytes(), "t.csv");
        assert!(got.contains(&format!(" = {number} @line 2")), "{text}: {got}");
    }
}

#[test]
fn footnote_marks_become_their_texts() {
    let text = "Area,Year,Value,Value Footnotes\nA,2020,1,1\nA,2021,2,\"1,2\"\nA,2022,3,\n\n\
                footnoteSeqID,Footnote\n1,Aged 15 and over.\n2,Provisional.\n";
    let mut notes = Vec::new();
    read_long(text.as_bytes(), "t.csv", None, &Context::default(), &mut |_, row| notes.push(row.note.clone())).unwrap();
    assert_eq!(notes, ["Aged 15 and over.", "Aged 15 and over.; Provisional.", ""]);
}

#[test]
fn what_a_message_calls_an_attribute_is_no_dimension() {
    let text = "DATAFLOW,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,OBS_STATUS,EMBARGO\nX:Y(1.0),A,KG,2020,1,A,E1\nX:Y(1.0),A,KG,2021,2,P,E2\n";
    check(
        &read(text.as_bytes(), "t.csv"),
        "[freq=A,ref_area=KG] 2020 = 1 @line 2, column 5
         [freq=A,ref_area=KG] 2021 = 2 @line 3, column 5",
    );
}

#[test]
fn a_year_that_only_the_files_name_says() {
    let text = "Region,Total\nNorth,1\nSouth,2\n";
    assert!(read(text.as_bytes(), "population 2014.csv").starts_with("[ref_area=North] 2014 = 1"));
    assert!(read(text.as_bytes(), "candidates_2079.csv").contains("] ? = 1"), "a year of another calendar is none");
    let seen = inspect(text.as_bytes(), "population 2014.csv", &Context::default()).unwrap();
    assert!(seen.findings.iter().any(|f| f.kind == "period-of-name"));
}
