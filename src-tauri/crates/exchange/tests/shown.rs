//! What a file shows is what is read: marks above the line, number formats that say something else than the number,
//! dates without days, lines that do not fit their heading. And what cannot be read so is told.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

mod printed;

use almanac_core::{Finding, Level, SourceCode};
use almanac_exchange::{Context, apply, inspect, open, read_long, suggest};
use printed::said;
use rust_xlsxwriter::{Format, FormatScript, Workbook, Worksheet};
use std::io::{Cursor, Write};

/// What is read, one line a value: codes, period, value with its flags, cell.
fn read(bytes: &[u8], name: &str) -> String {
    let mut lines = Vec::new();
    read_long(bytes, name, None, &Context::default(), &mut |long, row| {
        let said = format!("{} {}", said(long, row), row.flags.letters());
        lines.push(format!("{} @{}", said.trim_end(), row.cell));
    })
    .unwrap();
    lines.join("\n")
}

#[track_caller]
fn check(got: &str, expected: &str) {
    let lines: Vec<&str> = expected.lines().map(str::trim).filter(|l| !l.is_empty()).collect();
    assert_eq!(got.lines().collect::<Vec<_>>(), lines, "\n{got}");
}

/// The findings of a kind.
fn told(bytes: &[u8], name: &str, kind: &str) -> Vec<Finding> {
    let seen = inspect(bytes, name, &Context::default()).unwrap();
    seen.findings.into_iter().filter(|f| f.kind == kind).collect()
}

fn sheet(fill: impl FnOnce(&mut Worksheet)) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("S").unwrap();
    fill(sheet);
    book.save_to_buffer().unwrap()
}

/// Texts and numbers from a row on.
fn rows(sheet: &mut Worksheet, top: u32, lines: &[&str]) {
    for (r, line) in (top..).zip(lines) {
        for (c, text) in (0_u16..).zip(line.split('|')).filter(|(_, text)| !text.is_empty()) {
            match text.parse::<f64>() {
                Ok(n) => sheet.write_number(r, c, n).map(|_| ()).unwrap(),
                Err(_) => sheet.write_string(r, c, text).map(|_| ()).unwrap(),
            }
        }
    }
}

/// A file of parts.
fn archive(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

#[test]
fn marks_above_the_line_are_no_digits() {
    let bytes = sheet(|s| {
        let (plain, above) = (Format::new(), Format::new().set_font_script(FormatScript::Superscript));
        rows(s, 0, &["Citizenship||2022", "|100|", "Albania|50|123", "Total|150|210"]);
        let mut marked = |r, c, text: &str, mark: &str| {
            s.write_rich_string(r, c, &[(&plain, text), (&above, mark)]).unwrap();
        };
        marked(0, 1, "2021", "1");
        marked(1, 0, "Serbia", "3");
        marked(1, 2, "1234", "4");
        marked(2, 1, "50", "(a)");
    });
    check(
        &read(&bytes, "t.xlsx"),
        "[citizenship=Serbia] 2021 = 100 @S!B2
         [citizenship=Serbia] 2022 = 1234 @S!C2
         [citizenship=Albania] 2021 = 50 @S!B3
         [citizenship=Albania] 2022 = 123 @S!C3
         [citizenship=_T] 2021 = 150 @S!B4
         [citizenship=_T] 2022 = 210 @S!C4",
    );
}

#[test]
fn marks_of_texts_in_the_sheet_itself() {
    let cell = |at: &str, text: &str| format!(r#"<c r="{at}" t="inlineStr"><is><t>{text}</t></is></c>"#);
    let marked = |at: &str, text: &str, mark: &str| {
        format!(
            r#"<c r="{at}" t="inlineStr"><is><r><t>{text}</t></r><r><rPr><vertAlign val="superscript"/></rPr><t>{mark}</t></r></is></c>"#
        )
    };
    let number = |at: &str, n: u32| format!(r#"<c r="{at}"><v>{n}</v></c>"#);
    let lines = [
        [cell("A1", "Country"), marked("B1", "2021", "1)"), cell("C1", "2022")].concat(),
        [cell("A2", "Mali"), number("B2", 5), marked("C2", "12", "3")].concat(),
        [cell("A3", "Niger"), number("B3", 6), number("C3", 7)].concat(),
    ];
    let data: String = (1..).zip(lines).map(|(n, cells)| format!(r#"<row r="{n}">{cells}</row>"#)).collect();
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let bytes = archive(&[
        (
            "[Content_Types].xml",
            r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>"#,
        ),
        (
            "_rels/.rels",
            &format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/workbook.xml",
            &format!(
                r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets><sheet name="S" sheetId="1" r:id="rId1"/></sheets></workbook>"#
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            &format!(
                r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="{office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
            ),
        ),
        (
            "xl/worksheets/sheet1.xml",
            &format!(r#"<worksheet xmlns="{main}"><sheetData>{data}</sheetData></worksheet>"#),
        ),
    ]);
    check(
        &read(&bytes, "t.xlsx"),
        "[ref_area=Mali] 2021 = 5 @S!B2
         [ref_area=Mali] 2022 = 12 @S!C2
         [ref_area=Niger] 2021 = 6 @S!B3
         [ref_area=Niger] 2022 = 7 @S!C3",
    );
}

#[test]
fn a_spreadsheet_of_the_other_office() {
    let styles = r#"<office:automatic-styles>
        <number:date-style style:name="N1"><number:month number:textual="true"/><number:text>-</number:text><number:year/></number:date-style>
        <number:date-style style:name="N2"><number:day/><number:text>.</number:text><number:month/></number:date-style>
        <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
        <style:style style:name="T1" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
        </office:automatic-styles>"#;
    let text = |t: &str| format!("<table:table-cell><text:p>{t}</text:p></table:table-cell>");
    let number = |n: u32| format!(r#"<table:table-cell office:value-type="float" office:value="{n}"/>"#);
    let date = |d: &str| {
        format!(
            r#"<table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="{d}"><text:p>x</text:p></table:table-cell>"#
        )
    };
    let row = |cells: &[String]| format!("<table:table-row>{}</table:table-row>", cells.concat());
    let table = [
        row(&[text("Country"), date("2024-01-01"), date("2024-02-01")]),
        row(&[text("Mali"), number(5), text(r#"12<text:span text:style-name="T1">3</text:span>"#)]),
        row(&[text("Niger"), number(6), number(7)]),
    ];
    let xml = format!(
        r#"<office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:style="s" xmlns:number="n">{styles}<office:body><table:table table:name="S">{}</table:table></office:body></office:document-content>"#,
        table.concat()
    );
    let bytes = archive(&[("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", &xml)]);
    check(
        &read(&bytes, "t.ods"),
        "[ref_area=Mali] 2024-01 = 5 @S!B2
         [ref_area=Mali] 2024-02 = 12 @S!C2
         [ref_area=Niger] 2024-01 = 6 @S!B3
         [ref_area=Niger] 2024-02 = 7 @S!C3",
    );
}

#[test]
fn number_formats_that_show_something_else() {
    let bytes = sheet(|s| {
        rows(s, 0, &["Country|2022|2023", "Mali", "Niger", "Chad", "Total|95|90"]);
        let mut shown = |r, c, x: f64, code: &str| {
            s.write_number_with_format(r, c, x, &Format::new().set_num_format(code)).unwrap();
        };
        shown(1, 1, 5.0, "\"<\"0");
        shown(1, 2, 0.0, "#,##0;-#,##0;\"..\"");
        shown(2, 1, 34.0, "0\"p\"");
        shown(2, 2, 5.0, "\"c\"");
        shown(3, 1, 45.0, ";;;");
        shown(3, 2, 0.0, "_-* #,##0_-;-* #,##0_-;_-* \"-\"??_-;_-@_-");
    });
    check(
        &read(&bytes, "t.xlsx"),
        "[ref_area=Mali] 2022 = suppressed @S!B2
         [ref_area=Mali] 2023 = not_available @S!C2
         [ref_area=Niger] 2022 = 34 P @S!B3
         [ref_area=Niger] 2023 = suppressed @S!C3
         [ref_area=Chad] 2022 = empty @S!B4
         [ref_area=Chad] 2023 = 0 @S!C4
         [ref_area=_T] 2022 = 95 @S!B5
         [ref_area=_T] 2023 = 90 @S!C5",
    );
    let hidden = told(&bytes, "t.xlsx", "shown-hidden");
    assert_eq!(hidden.len(), 1);
    assert_eq!((hidden[0].level, hidden[0].place.to_string()), (Level::Warning, "t.xlsx, S!B4".into()));
}

#[test]
fn words_beside_numbers_are_told() {
    let bytes = sheet(|s| {
        rows(s, 0, &["Country|2022|2023", "Mali|5", "Niger|6|7"]);
        s.write_number_with_format(1, 2, 12.0, &Format::new().set_num_format("0\" тыс.\"")).unwrap();
    });
    assert!(read(&bytes, "t.xlsx").contains("2023 = 12 @S!C2"));
    let words = told(&bytes, "t.xlsx", "shown-with-words");
    assert_eq!(words.len(), 1);
    assert!(words[0].message.contains("тыс.") && words[0].place.to_string().contains("S!C2"), "{words:?}");
    let plain = sheet(|s| rows(s, 0, &["Country|2022|2023", "Mali|5|6", "Niger|6|7"]));
    assert_eq!(told(&plain, "t.xlsx", "shown-with-words"), vec![]);
}

#[test]
fn dates_that_show_no_day_are_months_and_years() {
    for (code, first, second) in
        [("mmm-yy", "2024-01", "2024-02"), ("yyyy", "2024", "2024"), ("d-mmm-yy", "2024-01-15", "2024-02-15")]
    {
        let bytes = sheet(|s| {
            rows(s, 0, &["Date|Arrivals|Departures", "|1|2", "|3|4"]);
            let format = Format::new().set_num_format(code);
            // The fifteenth of January and of February 2024.
            s.write_number_with_format(1, 0, 45_306.0, &format).unwrap();
            s.write_number_with_format(2, 0, 45_337.0, &format).unwrap();
        });
        check(
            &read(&bytes, "t.xlsx"),
            &format!(
                "[] {first} = 1 @S!B2
                 [] {first} = 2 @S!C2
                 [] {second} = 3 @S!B3
                 [] {second} = 4 @S!C3"
            ),
        );
    }
}

#[test]
fn a_kept_recipe_tells_of_lines_with_more_cells_as_well() {
    let ctx = Context { source: Some(SourceCode::new("OFFICE")), ..Context::default() };
    let old = open("Country,2022,2023\nMali,1,2\nNiger,900,950\n".as_bytes(), "t.csv").unwrap();
    let recipe = suggest(&old, &ctx).recipe;
    let new = "Country,2022,2023\nAlgeria,12,345,13,456\nMali,1,2\nNiger,900,950\n";
    let reading = apply(&recipe, &open(new.as_bytes(), "t.csv").unwrap(), &ctx).unwrap();
    assert_eq!(reading.table.rows.len(), 4, "the line that was cut is not read");
    let told: Vec<_> = reading.findings.iter().filter(|f| f.kind == "more-cells").collect();
    assert_eq!(told.len(), 1);
    assert_eq!((told[0].level, told[0].place.to_string()), (Level::Error, "t.csv, line 2".into()));
}
