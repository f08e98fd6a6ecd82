//! The files of the sample profile are read by their recipes exactly as
//! `tests/fixtures/sample-observations.csv` says: every value, gap, flag and note, from its cell.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

use almanac_core::{CodeList, CodeListCode, Dimension, Level, Localized, ObsValue, Profile};
use almanac_exchange::register::{read_code_list, read_dimensions, read_indicators, read_institutions, read_sources};
use almanac_exchange::{Context, Reading, Recipe, apply, open};
use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path::PathBuf, sync::Arc};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn bytes(path: &str) -> Vec<u8> {
    fs::read(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

fn registers() -> Profile {
    let mut p = Profile::default();
    for entry in fs::read_dir(root().join("assets/code-lists")).unwrap() {
        let path = entry.unwrap().path();
        let Some(stem) = path.file_name().and_then(|n| n.to_str()).and_then(|n| n.strip_suffix(".csv")) else {
            continue;
        };
        let code = CodeListCode::new(stem);
        let empty =
            CodeList { code: code.clone(), version: "1".into(), names: Localized::default(), items: Vec::new() };
        let (list, findings) = read_code_list(stem, &fs::read(&path).unwrap(), &empty);
        assert!(findings.iter().all(|f| f.level < Level::Error), "{stem}: {findings:#?}");
        p.code_lists.insert(code, Arc::new(list));
    }
    macro_rules! register {
        ($read:ident, $file:literal, $field:ident) => {
            let (records, findings) = $read($file, &bytes(concat!("assets/sample/", $file)), &p);
            assert_eq!(findings, vec![], $file);
            p.$field.extend(records.into_iter().map(|r| (r.code.clone(), Arc::new(r))));
        };
    }
    register!(read_dimensions, "dimensions.csv", dimensions);
    register!(read_institutions, "institutions.csv", institutions);
    register!(read_sources, "sources.csv", sources);
    register!(read_indicators, "indicators.csv", indicators);
    p
}

#[test]
fn the_registers_are_complete() {
    let p = registers();
    assert!(p.indicators.len() >= 25 && p.indicators.values().all(|i| almanac_core::truth::faults(&p, i).is_empty()));
    assert!(p.sources.values().all(|s| !s.coverage.is_empty() && !s.vintage.is_empty() && s.institution.is_some()));
}

/// Reads a file by the recipe of one of the sample's files.
fn read(p: &Profile, path: &str, recipe: &str) -> Reading {
    let lists: Vec<CodeList> = p.code_lists.values().map(|l| CodeList::clone(l)).collect();
    let dimensions: Vec<Dimension> = p.dimensions.values().map(|d| Dimension::clone(d)).collect();
    let ctx = Context { code_lists: &lists, dimensions: &dimensions, ..Context::default() };
    let recipe = bytes(&format!("assets/sample/recipes/{recipe}.toml"));
    let recipe = Recipe::from_toml(&String::from_utf8(recipe).unwrap()).unwrap_or_else(|e| panic!("{path}: {e}"));
    let book = open(&bytes(path), path).unwrap_or_else(|e| panic!("{path}: {e}"));
    apply(&recipe, &book, &ctx).unwrap_or_else(|e| panic!("{path}: {e}"))
}

/// What was read, by series and period.
fn cells(reading: &Reading) -> BTreeMap<Row, (String, String, String, String)> {
    let mut got = BTreeMap::new();
    for row in &reading.table.rows {
        let s = reading.table.series.get(row.series).unwrap();
        let value = match row.value() {
            ObsValue::Number(d) => d.to_string(),
            ObsValue::RoundsToZero => "rounds to zero".into(),
            ObsValue::Missing(kind) => kind.code().into(),
        };
        let note = (row.note as usize).checked_sub(1).map_or(String::new(), |i| reading.table.notes[i].to_string());
        let key = (s.source.to_string(), s.indicator.to_string(), s.codes_text(), row.period().to_string());
        let cell = reading.table.cell(row).to_string();
        assert_eq!(got.insert(key.clone(), (value, row.flags.letters(), note, cell)), None, "read twice: {key:?}");
    }
    got
}

type Row = (String, String, String, String);

#[test]
fn every_file_is_read_as_expected() {
    let p = registers();
    let mut expected: BTreeMap<String, BTreeMap<Row, Row>> = BTreeMap::new();
    let fixture = bytes("tests/fixtures/sample-observations.csv");
    let mut reader = csv::Reader::from_reader(fixture.as_slice());
    for r in reader.records() {
        let r = r.unwrap();
        let t = |i: usize| r.get(i).unwrap_or("").to_string();
        expected
            .entry(t(8))
            .or_default()
            .insert((t(0), t(1), t(2), t(3)), (if t(5).is_empty() { t(4) } else { t(5) }, t(6), t(7), t(9)));
    }
    let mut problems = Vec::new();
    for (file, want) in &expected {
        let stem = file.rsplit_once('.').unwrap().0;
        let reading = read(&p, &format!("assets/sample/data/{file}"), stem);
        for f in reading.findings.iter().filter(|f| f.level > Level::Note) {
            problems.push(format!("{file}: {:?} {} {} {} [{}]", f.level, f.kind, f.place, f.message, f.read));
        }
        let got = cells(&reading);
        for (key, value) in want {
            match got.get(key) {
                None => problems.push(format!("{file}: not read: {key:?} {value:?}")),
                Some(read) if read != value => {
                    problems.push(format!("{file}: {key:?}: read {read:?}, expected {value:?}"))
                }
                Some(_) => {}
            }
        }
        for key in got.keys().filter(|k| !want.contains_key(*k)) {
            problems.push(format!("{file}: not expected: {key:?} {:?}", got.get(key)));
        }
    }
    let shown: Vec<&String> = problems.iter().take(60).collect();
    assert!(problems.is_empty(), "{} problems, among them {shown:#?}", problems.len());
}

#[test]
fn newer_deliveries_differ_where_their_description_says() {
    let p = registers();
    let old = cells(&read(&p, "assets/sample/data/nsc-labour-2025.xlsx", "nsc-labour-2025"));
    let changed = "tests/fixtures/newer/nsc-labour-2025-one-cell-changed.xlsx";
    let changed = cells(&read(&p, changed, "nsc-labour-2025"));
    let different: Vec<_> = changed.iter().filter(|(k, v)| old.get(*k) != Some(v)).map(|(_, v)| v.clone()).collect();
    assert_eq!(different, vec![("3.9".into(), String::new(), String::new(), "8.5.2!T7".into())]);
    assert_eq!(changed.len(), old.len());

    let newer = cells(&read(&p, "tests/fixtures/newer/nsc-labour-2026-new-year.xlsx", "nsc-labour-2025"));
    assert!(old.iter().all(|(k, v)| newer.get(k) == Some(v)), "what was there stays");
    let years: BTreeSet<&str> = newer.keys().filter(|k| !old.contains_key(*k)).map(|k| k.3.as_str()).collect();
    assert_eq!(years, BTreeSet::from(["2024", "2025"]));
}
