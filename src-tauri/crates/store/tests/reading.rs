//! What a person finds who opens the file with another SQLite tool.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

mod common;

use almanac_core::*;
use common::{World, add, profile, table};
use std::sync::Arc;

fn sample() -> Profile {
    let mut p = profile("NSO", &[("r2", Extent::Periods(Period::Year(2019), Period::Year(2020)))]);
    let mut indicator = Indicator::unnamed(IndicatorCode::new("IMM-001"), Localized::en("Immigrants"));
    indicator.measure = Some(MeasureType::Flow);
    indicator.unit = Some(Code::new("PS"));
    p.indicators.insert(indicator.code.clone(), Arc::new(indicator));
    let nsc = InstitutionCode::new("NSC");
    p.institutions.insert(
        nsc.clone(),
        Arc::new(Institution {
            code: nsc.clone(),
            names: Localized::en("National Statistical Committee"),
            acronym: "NSC".into(),
            focal_point: String::new(),
            international: false,
        }),
    );
    let source = SourceCode::new("NSO");
    p.sources.insert(
        source.clone(),
        Arc::new(Source {
            code: source,
            names: Localized::en("Population register"),
            institution: Some(nsc),
            kind: SourceKind::Register,
            vintage: "2020".into(),
            frequency: Frequency::Annual,
            next_date: None,
            coverage: Localized::default(),
            definition: Localized::default(),
            access: String::new(),
            address: String::new(),
        }),
    );
    p.sections = vec![Arc::new(Section {
        id: SectionId::new("s1"),
        parent: None,
        kind: SectionKind::Chapter,
        title: Localized::en("Immigration"),
        blocks: vec![],
    })];
    p
}

#[track_caller]
fn check(query: &str, expected: &[&str]) {
    let world = World::new();
    let file = world.create();
    add(&file, "r1", &table("IMM-001", "NSO", "2019 1")).unwrap();
    add(&file, "r2", &table("IMM-001", "NSO", "sex=F 2019 41.20; 2020 ..")).unwrap();
    for _ in 0..2 {
        file.transact(|tx| tx.write_register_mirror(&sample())).unwrap();
    }
    file.close().unwrap();
    let sql = world.sql();
    let mut statement = sql.prepare(query).unwrap();
    let width = statement.column_count();
    let rows: Vec<String> = statement
        .query_map((), |row| {
            let words: Vec<String> = (0..width)
                .map(|i| match row.get_ref(i).unwrap() {
                    rusqlite::types::ValueRef::Null => "-".into(),
                    rusqlite::types::ValueRef::Integer(n) => n.to_string(),
                    rusqlite::types::ValueRef::Real(x) => x.to_string(),
                    rusqlite::types::ValueRef::Text(t) | rusqlite::types::ValueRef::Blob(t) => {
                        String::from_utf8_lossy(t).into_owned()
                    }
                })
                .collect();
            Ok(words.join("|"))
        })
        .unwrap()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(rows, expected);
}

#[test]
fn the_observations_are_plain() {
    check(
        "SELECT indicator, indicator_name, codes, period, value, value_as_received, missing, source_name, counts, file_name, cell
         FROM observation_view ORDER BY \"release\", period",
        &[
            "IMM-001|Immigrants||2019|1|1||Population register|0|r1.csv|line 2, column 3",
            "IMM-001|Immigrants|sex=F|2019|41.2|41.20||Population register|1|r2.csv|line 2, column 3",
            "IMM-001|Immigrants||2020|-|-|not available|Population register|1|r2.csv|line 3, column 3",
        ],
    );
}

#[test]
fn the_registers_are_plain() {
    check("SELECT code, name, measure, unit FROM indicator_view", &["IMM-001|Immigrants|flow|PS"]);
    check(
        "SELECT code, name, institution, kind FROM source_view",
        &["NSO|Population register|National Statistical Committee|register"],
    );
    check("SELECT number, title FROM section_copy", &["1|Immigration"]);
    check("SELECT dataset, extent FROM dataset_copy", &["d-NSO|2019 to 2020"]);
}

#[test]
fn the_releases_are_plain() {
    check(
        "SELECT \"release\", source_name, file_name, observations, read_at, counts FROM release_view",
        &[
            "r1|Population register|r1.csv|1|2025-03-03T11:06:40Z|0",
            "r2|Population register|r2.csv|2|2025-03-03T11:06:40Z|1",
        ],
    );
}
