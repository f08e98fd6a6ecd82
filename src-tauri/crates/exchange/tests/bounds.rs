//! Small files that would become large or take for ever: each is refused or read within bounds of memory and time.
//!
//! Memory is counted by the allocator of this test, so the cases run one after the other.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

#[path = "../examples/fuzz/clock.rs"]
mod clock;

use almanac_exchange::{Context, ReadErrorKind, Recipe, apply, inspect, open, suggest};
use std::io::{Cursor, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

#[global_allocator]
static MEMORY: peak_alloc::PeakAlloc = peak_alloc::PeakAlloc;
static ALONE: Mutex<()> = Mutex::new(());

/// Opens, understands and reads; the error of whichever step refused.
fn read(bytes: &[u8], name: &str) -> Result<u64, (ReadErrorKind, String)> {
    let ctx = Context::default();
    let refused = |e: almanac_exchange::ReadError| (e.kind, e.to_string());
    inspect(bytes, name, &ctx).map_err(refused)?;
    let book = open(bytes, name).map_err(refused)?;
    let recipe = suggest(&book, &ctx).recipe;
    Recipe::from_toml(&recipe.to_toml().unwrap()).unwrap();
    Ok(apply(&recipe, &book, &ctx).map_err(refused)?.numbers)
}

#[track_caller]
fn within_bounds(bytes: &[u8], name: &str) -> Result<u64, (ReadErrorKind, String)> {
    let alone = ALONE.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
    MEMORY.reset_peak_usage();
    let (before, begin, used) = (MEMORY.current_usage(), Instant::now(), clock::processor_time());
    let outcome = read(bytes, name);
    let memory = MEMORY.peak_usage().saturating_sub(before);
    let time =
        clock::processor_time().zip(used).map_or_else(|| begin.elapsed(), |(now, then)| now.saturating_sub(then));
    drop(alone);
    assert!(memory < 1 << 30, "{name} took {} MB: {outcome:?}", memory >> 20);
    assert!(time < Duration::from_secs(60), "{name} took {time:?}: {outcome:?}");
    outcome
}

#[track_caller]
fn refused(bytes: &[u8], name: &str, kind: ReadErrorKind, words: &str) {
    let (found, message) = within_bounds(bytes, name).expect_err("the file must be refused");
    assert_eq!(found, kind, "{message}");
    assert!(message.contains(words) && message.contains(name), "{message}");
}

#[track_caller]
fn read_quietly(bytes: &[u8], name: &str) -> u64 {
    within_bounds(bytes, name).unwrap_or_else(|(_, message)| panic!("{message}"))
}

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook whose sheets all are the same part.
fn workbook(sheets: usize, rows: &str, strings: &str, more: &[(&str, &[u8])]) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let list: String = (1..=sheets).map(|n| format!(r#"<sheet name="S{n}" sheetId="{n}" r:id="r1"/>"#)).collect();
    let book = format!(r#"<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{list}</sheets></workbook>"#);
    let relation = |kind: &str, target: &str| {
        format!(
            r#"<Relationships xmlns="{package}"><Relationship Id="r1" Type="{office}/{kind}" Target="{target}"/></Relationships>"#
        )
    };
    let sheet = format!(r#"<worksheet xmlns="{main}"><sheetData>{rows}</sheetData></worksheet>"#);
    let strings = format!(r#"<sst xmlns="{main}">{strings}</sst>"#);
    let (top, inner) = (relation("officeDocument", "xl/workbook.xml"), relation("worksheet", "worksheets/sheet1.xml"));
    let mut parts: Vec<(&str, &[u8])> = vec![
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", top.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", inner.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ];
    parts.extend(more);
    zip(&parts)
}

fn ods(content: &str, manifest: &str) -> Vec<u8> {
    zip(&[
        ("mimetype", b"application/vnd.oasis.opendocument.spreadsheet"),
        ("content.xml", content.as_bytes()),
        ("META-INF/manifest.xml", manifest.as_bytes()),
    ])
}

#[test]
fn a_million_columns() {
    let heading = "a,".repeat(1_000_000);
    let values = "1,".repeat(1_000_000);
    refused(format!("{heading}a\n{values}1\n").as_bytes(), "wide.csv", ReadErrorKind::TooLarge, "1000001 columns");
    let attributes: String = (0..1_000_000).map(|n| format!(" a{n}=\"1\"")).collect();
    let message = format!(
        "<?xml version=\"1.0\"?><StructureSpecificData xmlns=\"http://www.sdmx.org/data\"><DataSet><Obs{attributes}/></DataSet></StructureSpecificData>"
    );
    refused(message.as_bytes(), "wide.xml", ReadErrorKind::TooLarge, "dimensions and attributes");
    let cells: String = (0..1_000_000).map(|_| "<c t=\"n\"><v>1</v></c>").collect();
    refused(
        &workbook(1, &format!("<row r=\"1\">{cells}</row>"), "", &[]),
        "wide.xlsx",
        ReadErrorKind::Damaged,
        "no sheet has",
    );
}

#[test]
fn as_many_columns_as_a_spreadsheet_has() {
    // All words: each column could be another name of each other one.
    let words = |word: &str| (0..16_000).map(|n| format!("{word}{n},")).collect::<String>();
    read_quietly(format!("{}v\n{}1\n{}2\n", words("h"), words("x"), words("y")).as_bytes(), "words.csv");
    let years: String = (0..16_000).map(|n| format!("{},", 1900 + n % 130)).collect();
    let rows: String = (0..60).map(|n| format!("r{n},{}1\n", "2020,".repeat(16_000))).collect();
    read_quietly(format!("Country,{years}2020\n{rows}").as_bytes(), "years.csv");
}

#[test]
fn quotation_marks_that_are_never_closed() {
    read_quietly(format!("Country,Year,Value\n{}", "\"A,\"2020,1\n".repeat(100_000)).as_bytes(), "marks.csv");
}

#[test]
fn texts_that_stand_in_every_row() {
    let long = "x".repeat(1 << 20);
    let rows = "<Obs TIME_PERIOD=\"2020\" OBS_VALUE=\"1\"/>".repeat(20_000);
    let message = format!(
        "<?xml version=\"1.0\"?><StructureSpecificData xmlns=\"http://www.sdmx.org/data\"><DataSet><Series A=\"{long}\">{rows}</Series></DataSet></StructureSpecificData>"
    );
    refused(message.as_bytes(), "long.xml", ReadErrorKind::TooLarge, "MB of text");
    let observations: String = (0..50_000).map(|n| format!("\"0:{n}\":[1],")).collect();
    let times: String = (0..50_000).map(|n| format!("{{\"id\":\"{}\"}},", 1900 + n % 150)).collect();
    let json = format!(
        "{{\"dataSets\":[{{\"observations\":{{{}}}}}],\"structure\":{{\"dimensions\":{{\"observation\":[{{\"id\":\"A\",\"values\":[{{\"id\":\"{long}\"}}]}},{{\"id\":\"TIME_PERIOD\",\"values\":[{}]}}]}}}}}}",
        observations.trim_end_matches(','),
        times.trim_end_matches(',')
    );
    refused(json.as_bytes(), "long.json", ReadErrorKind::NotATable, "no data");
    let cells = "<row><c t=\"s\"><v>0</v></c></row>".repeat(20_000);
    let strings = format!("<si><t>{long}</t></si>");
    refused(&workbook(1, &cells, &strings, &[]), "long.xlsx", ReadErrorKind::TooLarge, "MB of text");
}

#[test]
fn places_without_values() {
    let codes: String = (0..6_000).map(|n| format!("\"{n}\",")).collect();
    let list = format!("{{\"category\":{{\"index\":[{}]}}}}", codes.trim_end_matches(','));
    let json = format!(
        "{{\"class\":\"dataset\",\"id\":[\"a\",\"time\"],\"size\":[6000,6000],\"dimension\":{{\"a\":{list},\"time\":{list}}},\"value\":{{\"2020\":1,\"14021\":2}}}}"
    );
    assert_eq!(read_quietly(json.as_bytes(), "sparse.json"), 2);
}

#[test]
fn one_part_read_again_and_again() {
    let rows: String =
        (1..=40_000).map(|n| format!("<row r=\"{n}\"><c><v>{n}</v></c><c><v>2020</v></c></row>")).collect();
    let bytes = workbook(1_000, &rows, "", &[]);
    assert!(bytes.len() < 1 << 20, "{}", bytes.len());
    refused(&bytes, "again.xlsx", ReadErrorKind::TooLarge, "sheets would unpack");
    let strings = "<si/>".repeat(14_000_000);
    let (kind, message) = within_bounds(&workbook(1, "", &strings, &[]), "texts.xlsx").unwrap_err();
    assert_eq!(kind, ReadErrorKind::TooLarge, "{message}");
}

#[test]
fn cells_repeated_by_a_number() {
    let cell = |times: u32| {
        format!(
            "<table:table-cell office:value=\"1\" table:number-columns-repeated=\"{times}\"><text:p>1</text:p></table:table-cell>"
        )
    };
    let table = |rows: &str| {
        format!(
            "<o:d xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"S\">{rows}</table:table></o:d>"
        )
    };
    let many = format!("<table:table-row table:number-rows-repeated=\"1048576\">{}</table:table-row>", cell(16_384));
    refused(&ods(&table(&many), ""), "many.ods", ReadErrorKind::TooLarge, "repeats filled cells");
    let one_row = format!("<table:table-row>{}</table:table-row>", cell(16_000).repeat(2_000));
    read_quietly(&ods(&table(&one_row), ""), "row.ods");
}

#[test]
fn passwords_macros_and_formulas() {
    let manifest = "<manifest:manifest xmlns:manifest=\"m\"><manifest:file-entry manifest:full-path=\"content.xml\"><manifest:encryption-data/></manifest:file-entry></manifest:manifest>";
    refused(&ods("\u{1}\u{7f}…", manifest), "secret.ods", ReadErrorKind::Protected, "password");
    let rows = "<row r=\"1\"><c t=\"inlineStr\"><is><t>Year</t></is></c><c t=\"inlineStr\"><is><t>Value</t></is></c></row><row r=\"2\"><c><v>2020</v></c><c><f>HYPERLINK(\"http://x\")</f><v>7</v></c></row><row r=\"3\"><c><v>2021</v></c><c><f>1+1</f></c></row>";
    let bytes = workbook(1, rows, "", &[("xl/vbaProject.bin", b"\xD0\xCF\x11\xE0")]);
    assert_eq!(read_quietly(&bytes, "macros.xlsm"), 1, "the stored value is read; a formula without one is none");
    let seen = inspect(&bytes, "macros.xlsm", &Context::default()).unwrap();
    let kinds: Vec<&str> = seen.findings.iter().map(|f| f.kind.as_str()).collect();
    assert!(kinds.contains(&"macros") && kinds.contains(&"formula-without-value"), "{kinds:?}");
}

#[test]
fn a_variable_named_a_thousand_times() {
    let values: String = (0..20_000).map(|n| format!("\"{n}\",")).collect();
    let px = format!(
        "CHARSET=\"ANSI\";\nAXIS-VERSION=\"2000\";\nSTUB={};\nVALUES(\"a\")={};\nDATA=\n1;\n",
        "\"a\",".repeat(1_000),
        values.trim_end_matches(',')
    );
    refused(px.as_bytes(), "again.px", ReadErrorKind::Damaged, "twice");
}
