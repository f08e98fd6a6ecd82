//! The kinds of tables that offices send, one small workbook or text each: what is read from them.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

mod printed;

use almanac_core::Level;
use almanac_exchange::{Context, inspect, read_long};
use printed::said;
use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};

/// What is read, one line a value: indicator, codes, period, value, cell.
fn read(bytes: &[u8], name: &str) -> String {
    let mut lines = Vec::new();
    read_long(bytes, name, None, &Context::default(), &mut |long, row| {
        lines.push(format!("{} @{}", said(long, row), row.cell));
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
        rows(s, 0, &["Remittances", "||USD Mn", "|2022|2023", "January|1.5|2", "February|3|4", "Total|45|60"]);
    });
    check(
        &read(&bytes, "t.xlsx"),
        "[] 2022-01 = 1.5 @S!B4
         [] 2023-01 = 2 @S!C4
         [] 2022-02 = 3 @S!B5
         [] 2023-02 = 4 @S!C5
         [] 2022 = 45 @S!B6
         [] 2023 = 60 @S!C6",
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

/// Kinds of findings of a suggested recipe and of reading by it.
fn told(bytes: &[u8], name: &str) -> Vec<String> {
    let seen = inspect(bytes, name, &Context::default()).unwrap();
    seen.findings.iter().filter(|f| f.level != Level::Note).map(|f| format!("{} {}", f.kind, f.place)).collect()
}

#[test]
fn quarters_below_years() {
    let bytes = sheet(|s| {
        s.merge_range(0, 0, 1, 0, "Country", &Format::new()).unwrap();
        s.merge_range(0, 1, 0, 3, "2022", &Format::new()).unwrap();
        s.merge_range(0, 4, 0, 6, "2023", &Format::new()).unwrap();
        rows(s, 1, &["|I|II|Total|I|II|Total", "Kenya|1.5|2|7|6|7|26", "Mali|4|5|18|1|1|4"]);
    });
    check(
        &read(&bytes, "t.xlsx"),
        "[ref_area=Kenya] 2022-Q1 = 1.5 @S!B3
         [ref_area=Kenya] 2022-Q2 = 2 @S!C3
         [ref_area=Kenya] 2022 = 7 @S!D3
         [ref_area=Kenya] 2023-Q1 = 6 @S!E3
         [ref_area=Kenya] 2023-Q2 = 7 @S!F3
         [ref_area=Kenya] 2023 = 26 @S!G3
         [ref_area=Mali] 2022-Q1 = 4 @S!B4
         [ref_area=Mali] 2022-Q2 = 5 @S!C4
         [ref_area=Mali] 2022 = 18 @S!D4
         [ref_area=Mali] 2023-Q1 = 1 @S!E4
         [ref_area=Mali] 2023-Q2 = 1 @S!F4
         [ref_area=Mali] 2023 = 4 @S!G4",
    );
}

#[test]
fn years_with_notes_are_one_indicator() {
    check(
        &read("Motif;2021;2022 (d);2023 (p);2024 ¹\nÉtudes;1,5;2,5;3,5;4,5\n".as_bytes(), "t.csv"),
        "[reason=Études] 2021 = 1.5 @line 2, column 2
         [reason=Études] 2022 = 2.5 @line 2, column 3
         [reason=Études] 2023 = 3.5 @line 2, column 4
         [reason=Études] 2024 = 4.5 @line 2, column 5",
    );
    let mut named = Vec::new();
    let text = "Motif;2022 (d);2023 (p)\nÉtudes;2,5;3,5\n";
    read_long(text.as_bytes(), "t.csv", None, &Context::default(), &mut |_, r| named.push(r.indicator.clone()))
        .unwrap();
    assert_eq!(named, ["t.csv", "t.csv"]);
}

#[test]
fn days_and_half_years_in_words() {
    let bytes = sheet(|s| {
        s.merge_range(0, 1, 0, 2, "Hombres", &Format::new()).unwrap();
        s.merge_range(0, 3, 0, 4, "Mujeres", &Format::new()).unwrap();
        let days = "1 de enero de 2022|1 de enero de 2023";
        rows(s, 1, &[&format!("|{days}|{days}"), "Marruecos|1|2|3|4", "Mali|5|6|7|8"]);
    });
    let got = read(&bytes, "t.xlsx");
    assert!(got.contains("=Marruecos,sex=M] 2022-01-01 = 1 @S!B3"), "{got}");
    assert!(got.contains("=Mali,sex=F] 2023-01-01 = 8 @S!E4"), "{got}");
    check(
        &read("Pays;1er semestre 2022;2e semestre 2022\nMali;1;2\n".as_bytes(), "t.csv"),
        "[ref_area=Mali] 2022-S1 = 1 @line 2, column 2
         [ref_area=Mali] 2022-S2 = 2 @line 2, column 3",
    );
}

/// January to February is no year, and no quarter either.
#[test]
fn months_added_up_are_no_year() {
    let text = "Показатель;январь 2024;январь-февраль 2024;январь-март 2024;январь-декабрь 2023\nПрибыло;1;2;3;9\n";
    check(
        &read(text.as_bytes(), "t.csv"),
        "[] 2024-01 = 1 @line 2, column 2
         [] 2024-Q1 = 3 @line 2, column 4
         [] 2023 = 9 @line 2, column 5",
    );
}

#[test]
fn years_of_nepal() {
    let text = "आर्थिक वर्ष,पुरुष,महिला,जम्मा\n२०७८/७९,\"५,७१,५८७\",\"५९,०७१\",\"६,३०,६५८\"\n२०७९/८०,७,५,१२\n";
    check(
        &read(text.as_bytes(), "t.csv"),
        "[sex=M] 2021/2022 = 571587 @line 2, column 2
         [sex=F] 2021/2022 = 59071 @line 2, column 3
         [sex=_T] 2021/2022 = 630658 @line 2, column 4
         [sex=M] 2022/2023 = 7 @line 3, column 2
         [sex=F] 2022/2023 = 5 @line 3, column 3
         [sex=_T] 2022/2023 = 12 @line 3, column 4",
    );
    assert_eq!(told(text.as_bytes(), "t.csv"), ["another-calendar t.csv, line 2, column 1"]);
    // Without a word that says which calendar it is, somebody is asked; projections begin in our days.
    let bare = "Country,2077/78,2078/79\nQatar,1,2\n";
    assert!(read(bare.as_bytes(), "t.csv").contains(" 2077/2078 = 1"));
    assert_eq!(told(bare.as_bytes(), "t.csv"), ["another-calendar t.csv, line 1, column 2"]);
    assert!(told(b"Country,2020,2050,2100\nQatar,1,2,3\n", "t.csv").is_empty());
}

#[test]
fn years_of_thailand_and_iran_by_a_recipe() {
    let read = |calendar: &str, years: &str| {
        let recipe = format!(
            "version = 1\n[[table]]\nname = \"t\"\nheader = [1, 1]\nfirst_row = 2\nindicator = \"I\"\ncalendar = \"{calendar}\"\n\
             [[table.column]]\nat = 1\nmeans = \"dimension\"\ndimension = \"region\"\n[table.values]\ncolumns = [2, 0]\n\
             [[table.values.heading]]\nrow = 1\nmeans = \"period\"\n"
        );
        let recipe = almanac_exchange::Recipe::from_toml(&recipe).unwrap();
        let mut out = Vec::new();
        let text = format!("x,{years}\nA,1,2\n");
        read_long(text.as_bytes(), "t.csv", Some(&recipe), &Context::default(), &mut |_, r| {
            out.push(r.period.map_or("?".into(), |p| p.to_string()));
        })
        .unwrap();
        out.join(" ")
    };
    assert_eq!(read("buddhist", "2565,2566"), "2022 2023");
    assert_eq!(read("solar_hijri", "۱۴۰۱,۱۴۰۲"), "2022/2023 2023/2024");
}

#[test]
fn two_points_are_no_decimal_sign() {
    let text = "Region,Year,Migrants\nA,2021,\"1,234\"\nB,2021,..\nC,2021,..\nD,2021,\"2,345\"\n";
    assert!(
        read(text.as_bytes(), "t.csv").contains(" = 1234 @line 2"),
        "thousands, whatever markers stand beside them"
    );
}

#[test]
fn brackets_are_told() {
    let text = "Land;2021;2022\nA;-5;(12)\nB;7;8\n";
    assert!(
        read(text.as_bytes(), "t.csv").contains("2022 = 12 @line 2, column 3"),
        "a minus is written as a minus here"
    );
    assert_eq!(told(text.as_bytes(), "t.csv"), ["brackets t.csv, line 2, column 3"]);
    let text = "Land;2021;2022\nA;5;(12)\nB;7;8\n";
    assert!(read(text.as_bytes(), "t.csv").contains("2022 = -12 @line 2, column 3"));
    assert_eq!(told(text.as_bytes(), "t.csv"), ["brackets t.csv, line 2, column 3"]);
}

#[test]
fn an_age_group_that_became_a_date() {
    let bytes = sheet(|s| {
        rows(s, 0, &["Age group|2021|2022", "0-4|1|2", "|3|4", "15-19|5|6"]);
        let day = rust_xlsxwriter::ExcelDateTime::from_ymd(2023, 5, 9).unwrap();
        s.write_datetime_with_format(2, 0, &day, &Format::new().set_num_format("d-mmm")).unwrap();
    });
    let got = read(&bytes, "t.xlsx");
    assert!(got.contains("[age=Y5T9] 2021 = 3 @S!B3"), "{got}");
    assert_eq!(told(&bytes, "t.xlsx"), ["age-made-date t.xlsx, S!A3"]);
}

/// One label for each label of another column may be an accident in a small file.
#[test]
fn a_dimension_is_not_taken_for_the_name_of_another() {
    check(
        &read("sex,classif1,time,obs_value\nSEX_F,NATIVE,2022,1\nSEX_M,FOREIGN,2022,2\n".as_bytes(), "t.csv"),
        "[sex=F,classif1=NATIVE] 2022 = 1 @line 2, column 4
         [sex=M,classif1=FOREIGN] 2022 = 2 @line 3, column 4",
    );
    check(
        &read(
            "unit,citizen,geo\\TIME_PERIOD\t2021 \t2022 \nNR,NAT,AT\t1 \t2 \nNR,FOR,BG\t3 \t: c\n".as_bytes(),
            "t.tsv",
        ),
        "[citizenship=NAT,ref_area=AT] 2021 = 1 @line 2, column 2
         [citizenship=NAT,ref_area=AT] 2022 = 2 @line 2, column 3
         [citizenship=FOR,ref_area=BG] 2021 = 3 @line 3, column 2
         [citizenship=FOR,ref_area=BG] 2022 = suppressed @line 3, column 3",
    );
    check(
        &read("Country Code,Indicator Name,Indicator Code,2021,2022\nKEN,Net migration,SM.NETM,1,2\nKEN,Refugees,SM.REFG,3,4\n".as_bytes(), "t.csv"),
        "[ref_area=KEN] 2021 = 1 @line 2, column 4
         [ref_area=KEN] 2022 = 2 @line 2, column 5
         [ref_area=KEN] 2021 = 3 @line 3, column 4
         [ref_area=KEN] 2022 = 4 @line 3, column 5",
    );
}

#[test]
fn a_multiplier_on_the_rows_is_told() {
    let text = "REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nKG,2020,1,0\nKG,2021,2.5,3\n";
    assert_eq!(told(text.as_bytes(), "t.csv"), ["unit-multiplier t.csv, line 3, column 4"]);
    assert!(told(b"REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nKG,2020,1,0\nKG,2021,2.5,0\n", "t.csv").is_empty());
}

#[test]
fn words_of_many_offices() {
    for (labels, code) in [
        ("Bărbați|Homens|Uomini|Erkek|Чоловіки|Mężczyźni|Мушкарци|Erkaklar|الذكور|पुरुष|H", "M"),
        ("Femei|Mulheres|Donne|Kadın|Жінки|Kobiety|Жене|Ayollar|الإناث|महिला", "F"),
        ("Ambele sexe|Ambos os sexos|Hombres y mujeres|HM|كلا الجنسين|जम्मा|Razem|Jami|الإجمالي", "_T"),
        ("unbekannt|Desconocido", "_U"),
    ] {
        for label in labels.split('|') {
            assert_eq!(almanac_exchange::labels::sex(label).as_deref(), Some(code), "{label}");
        }
    }
    let text = "Country of birth,2010,2020\nAfghanistan ............,1,2\nTotal .........,3,4\n";
    let got = read(text.as_bytes(), "t.csv");
    assert!(got.contains("=_T] 2010 = 3 @line 3"), "{got}");
}

#[test]
fn signs_mean_what_the_file_says() {
    let bytes = sheet(|s| {
        rows(
            s,
            0,
            &[
                "Ministry of the Interior",
                "Table 4. Emigrants by country of destination",
                "№|Country|2022|2023*",
                "1|Germany|100|-",
                "2|Turkey|..|130*",
                "3|Poland|x|12",
                "",
                "\"-\" means zero; x confidential",
                ".. not available",
                "* preliminary data",
            ],
        );
    });
    check(
        &read(&bytes, "t.xlsx"),
        "[ref_area=Germany] 2022 = 100 @S!C4
         [ref_area=Germany] 2023 = 0 @S!D4
         [ref_area=Turkey] 2022 = not_available @S!C5
         [ref_area=Turkey] 2023 = 130 @S!D5
         [ref_area=Poland] 2022 = suppressed @S!C6
         [ref_area=Poland] 2023 = 12 @S!D6",
    );
    let mut flags = Vec::new();
    read_long(&bytes, "t.xlsx", None, &Context::default(), &mut |_, r| flags.push(r.flags.letters())).unwrap();
    assert_eq!(flags, ["", "P", "", "P", "", "P"]);
    let seen = inspect(&bytes, "t.xlsx", &Context::default()).unwrap();
    let told: Vec<_> = seen.findings.iter().filter(|f| f.kind == "marker-explained").collect();
    assert_eq!(told.iter().map(|f| f.read.as_str()).collect::<Vec<_>>(), ["-", "..", "x"]);
    assert!(told.first().is_some_and(|f| f.place.to_string() == "t.xlsx, S!D4" && f.message.contains("S!A8")));
    // Without the words nobody knows.
    let text = "Country,2022,2023\nGermany,100,-\nTurkey,5,130\n";
    assert!(read(text.as_bytes(), "t.csv").contains("2023 = not_available @line 2, column 3"));
}

#[test]
fn labels_written_once_hold_for_the_rows_below() {
    let expected = "[oblast=Bishkek,citizenship=Russia] 2023 = 10 @S!C2
         [oblast=Bishkek,citizenship=China] 2023 = 3 @S!C3
         [oblast=Osh,citizenship=India] 2023 = 5 @S!C4
         [oblast=Osh,citizenship=Nepal] 2023 = 1 @S!C5
         [oblast=_T,citizenship=_T] 2023 = 19 @S!C6";
    let lines = ["Oblast|Citizenship|2023", "Bishkek|Russia|10", "|China|3", "Osh|India|5", "|Nepal|1", "Total||19"];
    check(&read(&sheet(|s| rows(s, 0, &lines)), "t.xlsx"), expected);
    // Merged cells say so themselves.
    let merged = sheet(|s| {
        rows(s, 0, &lines);
        s.merge_range(1, 0, 2, 0, "Bishkek", &Format::new()).unwrap();
        s.merge_range(3, 0, 4, 0, "Osh", &Format::new()).unwrap();
    });
    check(&read(&merged, "t.xlsx"), expected);
    // Where labels stand on every row, an empty cell is the total.
    let text = "Oblast,Citizenship,2023\nBishkek,Russia,10\nBishkek,China,3\nOsh,Russia,5\n,Russia,15\n";
    assert!(read(text.as_bytes(), "t.csv").contains("[oblast=_T,citizenship=Russia] 2023 = 15"));
    // A year above its months.
    let text = "Year,Month,Persons\n2023,January,1\n,February,2\n2024,January,3\n,February,4\n";
    check(
        &read(text.as_bytes(), "t.csv"),
        "[] 2023-01 = 1 @line 2, column 3
         [] 2023-02 = 2 @line 3, column 3
         [] 2024-01 = 3 @line 4, column 3
         [] 2024-02 = 4 @line 5, column 3",
    );
}

#[test]
fn rows_of_their_own_say_what_holds_below() {
    let lines = ["Citizenship|Applied|Granted", "2023 год", "Iran|10|4", "2024 год", "Iran|11|5", "Source: the office"];
    check(
        &read(&sheet(|s| rows(s, 0, &lines)), "t.xlsx"),
        "[citizenship=Iran] 2023 = 10 @S!B3
         [citizenship=Iran] 2023 = 4 @S!C3
         [citizenship=Iran] 2024 = 11 @S!B5
         [citizenship=Iran] 2024 = 5 @S!C5",
    );
    let lines = ["Citizenship|2023|2024", "Men", "Iran|10|4", "Women", "Iran|11|5"];
    check(
        &read(&sheet(|s| rows(s, 0, &lines)), "t.xlsx"),
        "[citizenship=Iran,sex=M] 2023 = 10 @S!B3
         [citizenship=Iran,sex=M] 2024 = 4 @S!C3
         [citizenship=Iran,sex=F] 2023 = 11 @S!B5
         [citizenship=Iran,sex=F] 2024 = 5 @S!C5",
    );
}

#[test]
fn a_column_of_another_kind_is_left_out_and_told() {
    let bytes = sheet(|s| {
        s.merge_range(0, 1, 0, 2, "2023", &Format::new()).unwrap();
        s.merge_range(0, 3, 0, 4, "2024", &Format::new()).unwrap();
        rows(s, 0, &["Citizenship|2023||2024||Change, %", "|Men|Women|Men|Women", "Iran|10|11|12|13|20"]);
    });
    check(
        &read(&bytes, "t.xlsx"),
        "[citizenship=Iran,sex=M] 2023 = 10 @S!B3
         [citizenship=Iran,sex=F] 2023 = 11 @S!C3
         [citizenship=Iran,sex=M] 2024 = 12 @S!D3
         [citizenship=Iran,sex=F] 2024 = 13 @S!E3",
    );
    assert_eq!(told(&bytes, "t.xlsx"), ["column-left-out t.xlsx, S!F2"]);
    let part = "Citizenship;2022;2023;9 мес. 2024 г.\nIran;1;2;3\n".as_bytes();
    assert_eq!(told(part, "t.csv"), ["column-left-out t.csv, line 1, column 4"]);
    assert!(!read(part, "t.csv").contains("2024"), "nine months are no year");
    let share = "Year,Men,Women,Total,Share of women (%)\n2023,3,1,4,25\n2024,6,2,8,25\n".as_bytes();
    assert_eq!(told(share, "t.csv"), ["column-left-out t.csv, line 1, column 5"]);
    assert!(read(share, "t.csv").contains("[sex=F] 2023 = 1 "));
}

#[test]
fn what_the_cells_of_a_workbook_show() {
    let bytes = sheet(|s| {
        rows(s, 0, &["Sex|2023|2024"]);
        s.write(1, 0, "Men").unwrap();
        s.write_with_format(1, 1, 0.453, &Format::new().set_num_format("0.0%")).unwrap();
        s.write_with_format(1, 2, 0.461, &Format::new().set_num_format("0.0%")).unwrap();
    });
    check(&read(&bytes, "t.xlsx"), "[sex=M] 2023 = 45.3 @S!B2\n[sex=M] 2024 = 46.1 @S!C2");
    let thousands = |title: &str| {
        let format = Format::new().set_num_format("#,##0,");
        sheet(|s| {
            rows(s, 0, &[title, "Sex|2023|2024", "Men"]);
            s.write_with_format(2, 1, 12_400, &format).unwrap();
            s.write_with_format(2, 2, 14_900, &format).unwrap();
        })
    };
    let (said, unsaid) = (thousands("Permits (thousand persons)"), thousands("Permits by sex"));
    assert!(read(&said, "t.xlsx").starts_with("[sex=M] 2023 = 12.4"), "{}", read(&said, "t.xlsx"));
    assert!(read(&unsaid, "t.xlsx").starts_with("[sex=M] 2023 = 12400 "), "{}", read(&unsaid, "t.xlsx"));
    assert_eq!(told(&said, "t.xlsx"), ["shown-divided t.xlsx, S!B3"]);
    assert_eq!(told(&unsaid, "t.xlsx"), ["shown-divided t.xlsx, S!B3"]);
}

#[test]
fn of_which_and_marks_of_notes() {
    let lines = ["Group|2023", "Total|100", "of which: men|60", "of which: women|40"];
    let got = read(&sheet(|s| rows(s, 0, &lines)), "t.xlsx");
    assert!(got.contains("sex=M] 2023 = 60") && got.contains("sex=F] 2023 = 40"), "{got}");
    // A mark alone is no count; what its note says is believed.
    let text = "Citizenship,2023,2024\nIran,1),5\nMali,7,2)\n\n1) fewer than 3 persons, suppressed\n";
    check(
        &read(text.as_bytes(), "t.csv"),
        "[citizenship=Iran] 2023 = suppressed @line 2, column 2
         [citizenship=Iran] 2024 = 5 @line 2, column 3
         [citizenship=Mali] 2023 = 7 @line 3, column 2",
    );
}

#[test]
fn letters_are_no_number_with_flags() {
    let text = "Pays;2023;2024\nSyrie;10;nd\nIran;nc;ns\nOman;0d;2p\n";
    let got = read(text.as_bytes(), "t.csv");
    assert!(got.contains("2024 = not_available") && got.contains("2023 = suppressed"), "{got}");
    assert!(
        got.contains("2023 = 0 @line 4") && got.contains("2024 = 2 @line 4") && !got.contains("= 0 @line 3"),
        "{got}"
    );
}

#[test]
fn parts_of_a_year_beside_years() {
    let text = "Период;2022;2023\nянварь;1;10\nянварь-февраль;2;25\nянварь-март;4;40\nI полугодие;7;100\nгод;9;210\n";
    check(
        &read(text.as_bytes(), "t.csv").replace("[] ", ""),
        "2022-01 = 1 @line 2, column 2
         2023-01 = 10 @line 2, column 3
         ? = 2 @line 3, column 2
         ? = 25 @line 3, column 3
         2022-Q1 = 4 @line 4, column 2
         2023-Q1 = 40 @line 4, column 3
         2022-S1 = 7 @line 5, column 2
         2023-S1 = 100 @line 5, column 3
         2022 = 9 @line 6, column 2
         2023 = 210 @line 6, column 3",
    );
    assert_eq!(told(text.as_bytes(), "t.csv"), ["not-a-period t.csv, line 3, column 1"]);
}

#[test]
fn a_year_above_a_sex_and_rows_that_number_the_columns() {
    let lines = [
        "Citizenship|Applied|Granted",
        "2023",
        "Men",
        "Iran|10|4",
        "Women",
        "Iran|11|5",
        "2024",
        "Men",
        "Iran|12|6",
        "Women",
        "Iran|13|7",
    ];
    let got = read(&sheet(|s| rows(s, 0, &lines)), "t.xlsx");
    assert!(
        got.contains("[citizenship=Iran,sex=F] 2023 = 11 ") && got.contains("[citizenship=Iran,sex=M] 2024 = 12 "),
        "{got}"
    );
    assert_eq!(got.lines().count(), 8);
    let lines = ["Страна|2022|2023|2024", "А|1|2|3", "Китай|10|11|12", "Индия|20|21|22"];
    let got = read(&sheet(|s| rows(s, 0, &lines)), "t.xlsx");
    assert!(!got.contains("=А]") && got.lines().count() == 6, "{got}");
    // Months under years, with a total of each.
    let lines = ["Month|Men|Women", "2023 год", "January|1|2", "February|3|4", "Итого за 2023 год|40|60"];
    let got = read(&sheet(|s| rows(s, 0, &lines)), "t.xlsx");
    assert!(got.contains("[sex=M] 2023-01 = 1 ") && got.contains("[sex=F] 2023 = 60 "), "{got}");
}
