//! The files of the sample profile are read by their recipes exactly as
//! `tests/fixtures/sample-observations.csv` says: every value, gap, flag and note, from its cell.

use almanac_core::{CodeList, CodeListCode, Dimension, Level, Localized, ObsValue, Profile};
use almanac_exchange::register::{read_code_list, read_dimensions, read_indicators, read_institutions, read_sources};
use almanac_exchange::{Context, Recipe, apply, open};
use std::collections::BTreeMap;
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
    assert!(p.indicators.len() >= 25 && p.indicators.values().all(|i| i.gaps().is_empty()));
    assert!(p.sources.values().all(|s| !s.coverage.is_empty() && !s.vintage.is_empty() && s.institution.is_some()));
}

type Row = (String, String, String, String);

#[test]
fn every_file_is_read_as_expected() {
    let p = registers();
    let lists: Vec<CodeList> = p.code_lists.values().map(|l| CodeList::clone(l)).collect();
    let dimensions: Vec<Dimension> = p.dimensions.values().map(|d| Dimension::clone(d)).collect();
    let ctx = Context { code_lists: &lists, dimensions: &dimensions, ..Context::default() };
    let mut expected: BTreeMap<String, BTreeMap<Row, (String, String, String, String)>> = BTreeMap::new();
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
        let recipe = format!("assets/sample/recipes/{}.toml", file.rsplit_once('.').unwrap().0);
        let recipe =
            Recipe::from_toml(&String::from_utf8(bytes(&recipe)).unwrap()).unwrap_or_else(|e| panic!("{recipe}: {e}"));
        let book = open(&bytes(&format!("assets/sample/data/{file}")), file).unwrap_or_else(|e| panic!("{file}: {e}"));
        let reading = apply(&recipe, &book, &ctx).unwrap_or_else(|e| panic!("{file}: {e}"));
        for f in reading.findings.iter().filter(|f| f.level > Level::Note) {
            problems.push(format!("{file}: {:?} {} {} {} [{}]", f.level, f.kind, f.place, f.message, f.read));
        }
        let mut got = BTreeMap::new();
        for row in &reading.table.rows {
            let s = &reading.table.series[row.series as usize];
            let value = match row.value {
                ObsValue::Number(d) => d.to_string(),
                ObsValue::RoundsToZero => "rounds to zero".into(),
                ObsValue::Missing(kind) => kind.code().into(),
            };
            let note = (row.note as usize).checked_sub(1).map_or(String::new(), |i| reading.table.notes[i].to_string());
            let key = (s.source.to_string(), s.indicator.to_string(), s.codes_text(), row.period.to_string());
            let cell = reading.table.cell(row).to_string();
            if got.insert(key.clone(), (value, row.flags.letters(), note, cell)).is_some() {
                problems.push(format!("{file}: read twice: {key:?}"));
            }
        }
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
