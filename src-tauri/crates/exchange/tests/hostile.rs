//! Files that want to do harm, made here: each gives a clear error or a cheap reading, never a crash.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

use almanac_exchange::{Context, ReadErrorKind, inspect, open};
use std::io::{Cursor, Write};

fn zip(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A workbook with one sheet of the given XML.
fn workbook(sheet: &str, strings: &str) -> Vec<u8> {
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>"#;
    let rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let book = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="1" r:id="r1"/></sheets></workbook>"#;
    let book_rels = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#;
    zip(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", rels.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", book_rels.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
    ])
}

const NO_STRINGS: &str =
    r#"<sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" count="0" uniqueCount="0"></sst>"#;

fn sheet(rows: &str) -> String {
    format!(
        r#"<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{rows}</sheetData></worksheet>"#
    )
}

#[track_caller]
fn check(bytes: &[u8], name: &str, kind: ReadErrorKind, words: &str) {
    let error = inspect(bytes, name, &Context::default()).expect_err("the file must be refused");
    assert_eq!(error.kind, kind, "{error}");
    let text = error.to_string();
    assert!(text.contains(words) && text.contains(name), "{text}");
    assert!(!error.mend.is_empty(), "every error says what to do");
}

#[test]
fn nothing_at_all() {
    check(b"", "empty.csv", ReadErrorKind::Empty, "empty");
}

#[test]
fn two_cells_at_the_ends_of_the_sheet_cost_two_cells() {
    let bytes = workbook(
        &sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>"#),
        NO_STRINGS,
    );
    let book = open(&bytes, "wide.xlsx").unwrap();
    assert_eq!(book.grids.iter().map(|g| g.cell_count()).sum::<usize>(), 2);
    inspect(&bytes, "wide.xlsx", &Context::default()).unwrap();
}

#[test]
fn a_wide_heading_over_a_long_column_stays_cheap() {
    // 16,384 years as heading and one value a million rows below: blanks between are not told one by one.
    let heading: String =
        (0..16_000).map(|i| format!(r#"<c t="inlineStr"><is><t>{}</t></is></c>"#, 1900 + i % 120)).collect();
    let bytes = workbook(
        &sheet(&format!(
            r#"<row r="1">{heading}</row><row r="2"><c r="A2"><v>5</v></c><c r="B2"><v>6</v></c></row><row r="1048576"><c r="A1048576"><v>7</v></c><c r="B1048576"><v>8</v></c></row>"#
        )),
        NO_STRINGS,
    );
    inspect(&bytes, "wide.xlsx", &Context::default()).unwrap();
}

#[test]
fn an_archive_that_unpacks_to_a_gigabyte() {
    let zeros = vec![b'0'; 40 << 20];
    let bytes = zip(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("xl/workbook.xml", b"<workbook/>"),
        ("xl/worksheets/sheet1.xml", &zeros),
    ]);
    assert!(bytes.len() < 1 << 20);
    check(&bytes, "bomb.xlsx", ReadErrorKind::TooLarge, "would unpack");
}

#[test]
fn a_claim_of_four_billion_texts() {
    let strings = NO_STRINGS.replace(r#"uniqueCount="0""#, r#"uniqueCount="18446744073709551615""#);
    check(&workbook(&sheet(""), &strings), "claim.xlsx", ReadErrorKind::Damaged, "claims more texts");
}

#[test]
fn a_workbook_cut_off() {
    let whole = workbook(&sheet(r#"<row r="1"><c r="A1"><v>1</v></c></row>"#), NO_STRINGS);
    for part in [whole.len() / 2, whole.len() - 10, 40] {
        check(&whole[..part], "cut.xlsx", ReadErrorKind::Damaged, "damaged");
    }
}

/// The smallest compound file with one stream of this name.
fn compound(stream: &str) -> Vec<u8> {
    let mut bytes = vec![0_u8; 3 * 512];
    let mut put = |at: usize, what: &[u8]| bytes[at..at + what.len()].copy_from_slice(what);
    put(0, &[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]);
    put(30, &9_u16.to_le_bytes());
    put(48, &1_u32.to_le_bytes());
    put(60, &0xFFFF_FFFE_u32.to_le_bytes());
    put(68, &0xFFFF_FFFE_u32.to_le_bytes());
    (1..109).for_each(|i| put(76 + 4 * i, &u32::MAX.to_le_bytes()));
    put(512, &0xFFFF_FFFD_u32.to_le_bytes());
    put(516, &0xFFFF_FFFE_u32.to_le_bytes());
    put(1024 + 66, &[5]);
    put(1024 + 116, &0xFFFF_FFFE_u32.to_le_bytes());
    let name: Vec<u8> = stream.encode_utf16().flat_map(u16::to_le_bytes).collect();
    put(1152, &name);
    put(1152 + 64, &(u16::try_from(name.len()).unwrap() + 2).to_le_bytes());
    put(1152 + 66, &[2]);
    bytes
}

#[test]
fn a_password_is_named_and_circles_end() {
    check(&compound("EncryptedPackage"), "a.xlsx", ReadErrorKind::Protected, "password");
    check(&compound("WordDocument"), "a.doc", ReadErrorKind::NotATable, "Excel 97");
    let mut circle = compound("Workbook");
    circle[516..520].copy_from_slice(&1_u32.to_le_bytes());
    check(&circle, "a.xls", ReadErrorKind::Damaged, "damaged");
}

#[test]
fn other_kinds_of_files_are_named() {
    check(b"%PDF-1.7 ...", "a.pdf", ReadErrorKind::NotATable, "PDF");
    check(&zip(&[("a.txt", b"x")]), "a.zip", ReadErrorKind::NotATable, "archive");
    check(b"<html><body><table></table></body></html>", "a.xls", ReadErrorKind::NotATable, "web page");
    check(b"{\"a\": 1}", "a.json", ReadErrorKind::NotATable, "JSON");
    check(b"\x1f\x8b\x08\x00", "a.csv.gz", ReadErrorKind::NotATable, "compressed");
}

#[test]
fn xml_that_brings_entities_or_depth() {
    let bomb = r#"<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa">]><StructureSpecificData xmlns="http://www.sdmx.org/x"><DataSet/></StructureSpecificData>"#;
    check(bomb.as_bytes(), "a.xml", ReadErrorKind::NotATable, "document type");
    let deep = format!(
        r#"<?xml version="1.0"?><StructureSpecificData xmlns="http://www.sdmx.org/data">{}"#,
        "<a>".repeat(5_000)
    );
    check(deep.as_bytes(), "deep.xml", ReadErrorKind::Damaged, "nested");
}

#[test]
fn any_bytes_are_refused_or_read_without_a_crash() {
    // A small generator, so that a failure repeats: bytes of many shapes behind honest beginnings.
    let mut seed = 1_u64;
    let mut next = || {
        seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (seed >> 33) as usize
    };
    let starts: [&[u8]; 6] = [
        b"",
        b"Year,Value\n2020,1\n",
        b"PK\x03\x04",
        b"<?xml version=\"1.0\"?><GenericData xmlns=\"sdmx.org\">",
        b"\xEF\xBB\xBFa;b\n",
        b"a\tb\n",
    ];
    let letters = b"0123456789,;\t\"\n\r.-%: abc\xe9\xff\x00<>/='{}[]";
    for round in 0..600 {
        let mut bytes = starts[round % starts.len()].to_vec();
        for _ in 0..next() % 400 {
            bytes.push(letters[next() % letters.len()]);
        }
        let _ = inspect(&bytes, "x.csv", &Context::default());
    }
}
