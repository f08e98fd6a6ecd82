//! Releases: in and out unchanged, who answers for a cell, what is refused, what is expunged.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

mod common;

use almanac_core::{
    Codes, Confidentiality, Decimal, Edition, Extent, IndicatorCode, MemoryObservations, MissingKind, ObsRow, ObsValue,
    ObservationTable, Observations, Period, ReleaseId, Selection, SeriesKey, SeriesList, SourceCode,
    observations::Wanted,
    release::{Flags, OBS_STATUS_PRECEDENCE, ObsStatus, resolve},
};
use almanac_store::{Added, Cancelled, StoreError};
use chrono::NaiveDate;
use common::{World, add, packed, period, profile, record, series, table, text};
use proptest::prelude::*;
use std::collections::BTreeSet;

fn all_of(indicator: &str) -> Selection {
    Selection::all(IndicatorCode::new(indicator))
}

/// Releases `r1`, `r2`, … of one source with their extents and cells; what is answered.
#[track_caller]
fn check(releases: &[(Extent, &str)], expected: &str) {
    let world = World::new();
    let file = world.create();
    let ids: Vec<String> = (1..=releases.len()).map(|n| format!("r{n}")).collect();
    for (id, (_, cells)) in ids.iter().zip(releases) {
        add(&file, id, &table("IMM-001", "NSO", cells)).unwrap();
    }
    let members: Vec<_> = ids.iter().zip(releases).map(|(id, (extent, _))| (id.as_str(), extent.clone())).collect();
    let view = file.observations(&profile("NSO", &members), None).unwrap();
    assert_eq!(text(&view.select(&all_of("IMM-001")).unwrap()), expected);
}

#[test]
fn the_latest_release_answers() {
    check(&[(Extent::Everything, "2019 1; 2020 2"), (Extent::Everything, "2019 1; 2020 3")], "2019 1; 2020 3");
}

#[test]
fn what_a_delivery_no_longer_contains_is_gone_inside_its_extent() {
    check(&[(Extent::Everything, "2019 1; 2020 2"), (Extent::Everything, "2020 2")], "2020 2");
}

#[test]
fn outside_its_extent_nothing_goes() {
    let years = Extent::Periods(period("2020"), period("2021"));
    check(&[(Extent::Everything, "2019 1; 2020 2; 2021 3"), (years, "2020 5")], "2019 1; 2020 5");
}

#[test]
fn a_correction_speaks_for_its_cells_only() {
    check(&[(Extent::Everything, "2019 1; 2020 2"), (Extent::Cells, "2020 7")], "2019 1; 2020 7");
}

#[test]
fn a_later_delivery_overrules_a_correction_that_it_covers() {
    check(&[(Extent::Everything, "2019 1"), (Extent::Cells, "2020 7"), (Extent::Everything, "2019 1")], "2019 1");
}

#[test]
fn a_missing_value_is_an_answer() {
    check(&[(Extent::Everything, "2019 1"), (Extent::Everything, "2019 ..")], "2019 ..");
}

#[test]
fn decimals_stay_as_received_and_answers_are_in_order() {
    check(
        &[(Extent::Everything, "sex=M 2019 2.50; sex=F 2020 -0.05; 2019 3; sex=F 2019 0")],
        "2019 3; sex=F 2019 0; sex=F 2020 -0.05; sex=M 2019 2.50",
    );
}

#[test]
fn an_undone_import_answers_no_more_and_a_sealed_edition_keeps_its_releases() {
    let world = World::new();
    let file = world.create();
    add(&file, "r1", &table("IMM-001", "NSO", "2019 1")).unwrap();
    add(&file, "r2", &table("IMM-001", "NSO", "2019 2")).unwrap();
    let both = profile("NSO", &[("r1", Extent::Everything), ("r2", Extent::Everything)]);
    let answer = |profile: &almanac_core::Profile, edition: Option<&Edition>| {
        text(&file.observations(profile, edition).unwrap().select(&all_of("IMM-001")).unwrap())
    };
    assert_eq!(answer(&both, None), "2019 2");
    assert_eq!(answer(&profile("NSO", &[("r1", Extent::Everything)]), None), "2019 1", "rows are there, not counted");
    let sealed = Edition {
        year: 2019,
        data_as_of: None,
        languages: vec![],
        template: "annual".into(),
        releases: Some(BTreeSet::from([ReleaseId::new("r1")])),
        sealed: true,
    };
    assert_eq!(answer(&both, Some(&sealed)), "2019 1");
}

#[test]
fn a_selection_asks_for_codes_years_and_source() {
    let world = World::new();
    let file = world.create();
    add(&file, "r1", &table("IMM-001", "NSO", "2019 9; sex=F 2019 4; sex=F 2020 5; sex=M 2019 5; age=Y0 2019 1"))
        .unwrap();
    let view = file.observations(&profile("NSO", &[("r1", Extent::Everything)]), None).unwrap();
    let sex = |wanted| Some([(almanac_core::DimensionCode::new("sex"), wanted)].into());
    let code = |c| Wanted::Codes(vec![almanac_core::Code::new(c)]);
    let ask = |selection: Selection| text(&view.select(&selection).unwrap());
    assert_eq!(ask(Selection { codes: Some([].into()), ..all_of("IMM-001") }), "2019 9");
    assert_eq!(ask(Selection { codes: sex(code("F")), ..all_of("IMM-001") }), "sex=F 2019 4; sex=F 2020 5");
    assert_eq!(
        ask(Selection { codes: sex(code("F")), years: Some((2020, 2024)), ..all_of("IMM-001") }),
        "sex=F 2020 5"
    );
    assert_eq!(
        ask(Selection { codes: sex(Wanted::Any), years: Some((2019, 2019)), ..all_of("IMM-001") }),
        "2019 9; sex=F 2019 4; sex=M 2019 5"
    );
    assert_eq!(ask(Selection { source: Some(SourceCode::new("WB")), ..all_of("IMM-001") }), "");
    assert_eq!(ask(all_of("IMM-002")), "");
}

#[test]
fn the_history_of_a_cell_names_every_release() {
    let world = World::new();
    let file = world.create();
    for (id, cells) in [("r1", "2017 10; 2018 11"), ("r2", "2018 12"), ("r3", "2017 13")] {
        add(&file, id, &table("IMM-001", "NSO", cells)).unwrap();
    }
    let history = file.history(&series("IMM-001", "NSO", &[]), period("2017")).unwrap();
    let told: Vec<String> =
        history.iter().map(|(r, o)| format!("{} {} {}", r.id, o.value.number().unwrap(), o.cell)).collect();
    assert_eq!(told, ["r1 10 line 2, column 3", "r3 13 line 2, column 3"]);
    assert!(file.history(&series("IMM-009", "NSO", &[]), period("2017")).unwrap().is_empty());
}

#[test]
fn two_releases_are_compared_cell_by_cell() {
    let world = World::new();
    let file = world.create();
    add(&file, "r1", &table("IMM-001", "NSO", "2017 10; 2018 11; 2019 ..; 2020 1")).unwrap();
    add(&file, "r2", &table("IMM-001", "NSO", "2016 9; 2018 12; 2017 10; 2019 0")).unwrap();
    let (r1, r2) = (ReleaseId::new("r1"), ReleaseId::new("r2"));
    let (first, second): (Vec<_>, Vec<_>) = file.differences(&r1, &r2).unwrap().into_iter().unzip();
    assert_eq!(text(&first), "2018 11; 2019 ..");
    assert_eq!(text(&second), "2018 12; 2019 0");
    assert_eq!((first[0].release.clone(), second[0].cell.to_string()), (r1.clone(), "line 3, column 3".into()));
    assert!(file.differences(&r1, &r1).unwrap().is_empty());
    let only = |a, b, extent, indicator: &str| {
        let cells = file.only_in(a, b, &extent, &[IndicatorCode::new(indicator)]).unwrap();
        cells.iter().map(|(_, period)| period.to_string()).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(only(&r1, &r2, Extent::Everything, "IMM-001"), "2020");
    assert_eq!(only(&r2, &r1, Extent::Everything, "IMM-001"), "2016");
    assert_eq!(only(&r1, &r2, Extent::Periods(Period::Year(2016), Period::Year(2019)), "IMM-001"), "");
    assert_eq!(only(&r1, &r2, Extent::Cells, "IMM-001"), "");
    assert_eq!(only(&r1, &r2, Extent::Everything, "IMM-002"), "");
    assert!(matches!(file.differences(&r1, &ReleaseId::new("r9")), Err(StoreError::Unknown(_))));
}

#[test]
fn the_received_file_and_the_record_come_back() {
    let world = World::new();
    let file = world.create();
    let table = table("IMM-001", "NSO", "2019 1");
    let received = "année;valeur\n2019;1\n".repeat(5000).into_bytes();
    let record = record("r1", &table, &received);
    let added = file.transact(|tx| tx.add_release(&record, &table, &packed(&received), &mut |_, _| Ok(())));
    assert_eq!(added.unwrap(), Added::New);
    file.close().unwrap();
    let file = world.open();
    assert_eq!(file.release(&record.id).unwrap().as_ref(), Some(&record));
    assert_eq!(file.releases().unwrap(), std::slice::from_ref(&record));
    assert_eq!(file.received_file(&record.file_hash).unwrap(), received);
    let again = file.transact(|tx| tx.add_release(&record, &table, &packed(&received), &mut |_, _| Ok(())));
    assert_eq!(again.unwrap(), Added::AlreadyThere, "a combined copy brings what is known");
    assert!(matches!(file.received_file("00"), Err(StoreError::Unknown(_))));
}

#[test]
fn a_file_that_unpacks_to_more_than_it_says_is_damage() {
    let world = World::new();
    let file = world.create();
    add(&file, "r1", &table("IMM-001", "NSO", "2019 1")).unwrap();
    let hash = file.releases().unwrap()[0].file_hash.clone();
    file.close().unwrap();
    let bomb = zstd::encode_all(vec![0u8; 50_000_000].as_slice(), 19).unwrap();
    world.sql().execute("UPDATE received_file SET bytes = ?1", [bomb]).unwrap();
    let file = world.open();
    assert!(matches!(file.received_file(&hash), Err(StoreError::Damaged(_))));
    let findings = file.integrity_check(&mut |_, _| Ok(())).unwrap();
    assert_eq!(findings.iter().map(|f| f.kind.as_str()).collect::<Vec<_>>(), ["received-file-damaged"]);
}

/// What is refused is refused whole: nothing of it stays.
#[track_caller]
fn check_unfit(change: impl FnOnce(&mut almanac_core::release::ReleaseRecord, &mut ObservationTable), expected: &str) {
    let world = World::new();
    let file = world.create();
    let mut table = table("IMM-001", "NSO", "2019 1; 2020 2");
    let mut record = record("r1", &table, b"x");
    change(&mut record, &mut table);
    let result = file.transact(|tx| {
        tx.append_update(b"dataset points to r1")?;
        tx.add_release(&record, &table, &packed(b"x"), &mut |_, _| Ok(()))
    });
    let error: StoreError = result.unwrap_err();
    assert!(error.to_string().contains(expected), "{error}");
    assert!(file.releases().unwrap().is_empty() && file.load_document().unwrap().updates.is_empty());
}

#[test]
fn a_release_that_contradicts_itself_is_refused() {
    check_unfit(|r, _| r.file_hash = "00".into(), "the bytes are not those of r1.csv");
    check_unfit(|r, _| r.observations = 3, "3 values are announced, 2 are there");
    check_unfit(|r, _| r.indicators.clear(), "does not announce IMM-001");
    check_unfit(|r, _| r.source = SourceCode::new("WB"), "a series of NSO in a release of WB");
    check_unfit(|_, t| t.rows[1].series = 9, "outside the list of series");
    check_unfit(|_, t| t.rows[1].note = 1, "outside the list of notes");
    check_unfit(
        |_, t| {
            let mut row = ObsRow::new(t.rows[1].series, t.rows[0].period(), t.rows[1].value()).unwrap();
            (row.row, row.column) = (t.rows[1].row, t.rows[1].column);
            t.rows[1] = row;
        },
        "2019 stands in the file twice: line 2, column 3 and line 3",
    );
    assert_eq!(ObsRow::new(0, Period::Year(12_000), ObsValue::RoundsToZero), None, "such a row cannot be made");
    check_unfit(
        |_, t| {
            t.sheets = vec!["a".into(); 60_000];
            (t.rows[1].sheet, t.rows[1].row, t.rows[1].column) = (60_000, u32::MAX, u32::MAX);
        },
        "too far out",
    );
}

#[test]
fn stopping_leaves_nothing() {
    let world = World::new();
    let file = world.create();
    let cells: String = (0..9999).map(|y| format!("{y:04} 1;")).collect();
    let table = table("IMM-001", "NSO", &cells);
    let record = record("r1", &table, b"x");
    let mut calls = 0;
    let result = file.transact(|tx| {
        tx.add_release(&record, &table, &packed(b"x"), &mut |done, total| {
            calls += 1;
            assert_eq!(total, 9999);
            if done > 0 { Err(Cancelled) } else { Ok(()) }
        })
    });
    assert!(matches!(result, Err(StoreError::Cancelled)));
    assert!(calls >= 2);
    assert!(file.releases().unwrap().is_empty());
    assert_eq!(add(&file, "r1", &table).unwrap(), Added::New);
}

#[test]
fn an_expunged_file_is_gone_from_every_byte_and_its_record_stays() {
    let world = World::new();
    let file = world.create();
    let secret = b"name;case\nQwertzuiop Asdfghjkl;1\n".to_vec();
    let mut wrong = table("ASY-001", "MOI", "case=QWERTZUIOP 2019 1");
    wrong.notes = vec!["said by Qwertzuiop".into()];
    wrong.rows[0].note = 1;
    let record = record("r1", &wrong, &secret);
    file.transact(|tx| tx.add_release(&record, &wrong, &packed(&secret), &mut |_, _| Ok(()))).unwrap();
    add(&file, "r2", &table("ASY-001", "MOI", "2019 5")).unwrap();
    let members = profile("MOI", &[("r1", Extent::Cells), ("r2", Extent::Cells)]);
    assert_eq!(file.observations(&members, None).unwrap().select(&all_of("ASY-001")).unwrap().len(), 2);

    let gone = file.transact(|tx| tx.expunge(&record.file_hash, "names of persons", &world.host)).unwrap();
    assert_eq!((gone.by.0.as_str(), gone.reason.as_str()), ("A. Diallo", "names of persons"));
    assert_eq!(text(&file.observations(&members, None).unwrap().select(&all_of("ASY-001")).unwrap()), "2019 5");
    assert!(matches!(file.received_file(&record.file_hash), Err(StoreError::Expunged(_))));
    assert_eq!(file.release(&record.id).unwrap().as_ref(), Some(&record), "the dated record stays");
    assert_eq!(file.expunged().unwrap(), [gone]);
    assert_eq!(file.integrity_check(&mut |_, _| Ok(())).unwrap(), []);
    let mut again = common::record("r9", &wrong, &secret);
    again.recipe = "version = 2".into();
    let refused = file.transact(|tx| tx.add_release(&again, &wrong, &packed(&secret), &mut |_, _| Ok(())));
    assert!(matches!(refused, Err(StoreError::Expunged(_))), "it does not come back with another copy");
    file.close().unwrap();
    let bytes = std::fs::read(world.path()).unwrap();
    for word in ["Qwertzuiop", "QWERTZUIOP"] {
        assert!(!bytes.windows(word.len()).any(|w| w == word.as_bytes()), "{word} is still in the file");
    }
}

// ---- laws ------------------------------------------------------------------------------------

fn any_value() -> impl Strategy<Value = ObsValue> {
    prop_oneof![
        4 => (any::<i64>(), 0u8..=18).prop_map(|(mantissa, scale)| ObsValue::Number(Decimal { mantissa, scale })),
        1 => Just(ObsValue::RoundsToZero),
        2 => proptest::sample::select(MissingKind::ALL.to_vec()).prop_map(ObsValue::Missing),
    ]
}
fn any_confidentiality() -> impl Strategy<Value = Confidentiality> {
    use Confidentiality as C;
    let plain = vec![C::F, C::N, C::C, C::D, C::S, C::A, C::O, C::T, C::G, C::M, C::X];
    let embargo = (1i32..4000, 1u32..366).prop_map(|(y, d)| C::E(NaiveDate::from_yo_opt(y, d).unwrap()));
    prop_oneof![proptest::sample::select(plain), embargo]
}
fn any_flags() -> impl Strategy<Value = Flags> {
    proptest::sample::subsequence(OBS_STATUS_PRECEDENCE.to_vec(), 0..=20)
        .prop_map(|l| l.into_iter().fold(Flags::NONE, |f, b| f.with(ObsStatus::new(char::from(b)).unwrap())))
}
fn any_period() -> impl Strategy<Value = Period> {
    let y = 0i32..=9999;
    prop_oneof![
        y.clone().prop_map(Period::Year),
        (y.clone(), 1u8..=2).prop_map(|(y, p)| Period::Half(y, p)),
        (y.clone(), 1u8..=4).prop_map(|(y, p)| Period::Quarter(y, p)),
        (y.clone(), 1u8..=12).prop_map(|(y, p)| Period::Month(y, p)),
        (y.clone(), 1u8..=53).prop_map(|(y, p)| Period::Week(y, p)),
        (y.clone(), 1u32..=365).prop_map(|(y, d)| Period::Day(NaiveDate::from_yo_opt(y, d).unwrap())),
        (0i32..=9400, 1i32..512).prop_map(|(y, n)| Period::Years(y, y + n)),
    ]
}
fn any_table() -> impl Strategy<Value = ObservationTable> {
    let key = proptest::collection::btree_map("[a-z]{1,3}|,=%|sex|age", "[A-Z0-9_]{1,3}|%2C|a,b=c|é", 0..4);
    let codes = proptest::collection::btree_set(key, 1..5);
    let row = (
        0usize..5,
        any_period(),
        any_value(),
        any_flags(),
        any_confidentiality(),
        0u32..3,
        0u16..3,
        1u32..3_000_000,
        1u32..=16_384,
    );
    (codes, proptest::collection::vec(row, 0..30)).prop_map(|(codes, rows)| {
        let series: SeriesList = codes
            .iter()
            .map(|c| {
                let codes: Vec<_> = c.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
                SeriesKey::clone(&common::series("IMM-001", "NSO", &codes))
            })
            .collect();
        let mut seen = BTreeSet::new();
        let rows = rows
            .into_iter()
            .map(|(s, period, value, flags, confidentiality, note, sheet, row, column)| {
                let mut made = ObsRow::new((s % series.len()) as u32, period, value).unwrap();
                (made.flags, made.confidentiality, made.note) = (flags, confidentiality, note);
                (made.sheet, made.row, made.column) = (sheet, row, column);
                made
            })
            .filter(|row| seen.insert((row.series, row.packed_period())))
            .collect();
        let sheets = vec!["Table 1".into(), "Tableau d'été".into()];
        ObservationTable { series, notes: vec!["provisional".into(), "*".into()], sheets, rows }
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_table_comes_out_as_it_went_in(table in any_table()) {
        let world = World::new();
        let file = world.create();
        add(&file, "r1", &table).unwrap();
        let out = file.observations_of_release(&ReleaseId::new("r1")).unwrap();
        prop_assert_eq!(common::unfolded(&out), common::unfolded(&table));

        // The same through the view that questions use.
        let view = file.observations(&profile("NSO", &[("r1", Extent::Everything)]), None).unwrap();
        let mut selected: Vec<String> =
            view.select(&all_of("IMM-001")).unwrap().iter().map(|o| format!("{o:?}").replace("ReleaseId(r1)", "ReleaseId(r)")).collect();
        selected.sort();
        prop_assert_eq!(selected, common::unfolded(&table));
    }

    #[test]
    fn the_view_for_people_tells_the_same(table in any_table()) {
        let world = World::new();
        let file = world.create();
        add(&file, "r1", &table).unwrap();
        file.close().unwrap();
        let sql = world.sql();
        let mut statement = sql.prepare(
            "SELECT codes, period, coalesce(value_as_received, missing), flags, confidentiality, embargo_until, note, sheet, cell
             FROM observation_view").unwrap();
        let mut told: Vec<Vec<String>> = statement
            .query_map((), |row| (0..9).map(|i| row.get(i)).collect()).unwrap().collect::<Result<_, _>>().unwrap();
        let id = ReleaseId::new("r1");
        let mut expected: Vec<Vec<String>> = table.rows.iter().map(|row| {
            let o = table.observation(row, &id).unwrap();
            // Age and sex stand last.
            let (last, first): (Codes, Codes) = o.series.codes.clone().into_iter().partition(|(d, _)| matches!(d.as_str(), "age" | "sex"));
            let codes: Vec<String> = first.iter().chain(&last).map(|(d, c)| {
                let plain = |t: &str| t.replace('%', "%25").replace(',', "%2C").replace('=', "%3D");
                format!("{}={}", plain(d.as_str()), plain(c.as_str()))
            }).collect();
            let value = match o.value {
                ObsValue::Number(d) => d.to_string(),
                ObsValue::RoundsToZero => "rounds to zero".into(),
                ObsValue::Missing(kind) => kind.code().replace('_', " "),
            };
            let (conf, until) = match o.confidentiality {
                Confidentiality::E(d) => ("E".into(), d.to_string()),
                other => (other.code(), String::new()),
            };
            let sheet = o.cell.sheet.as_deref().unwrap_or("").to_string();
            let cell = o.cell.to_string();
            let cell = cell.strip_prefix(&format!("{sheet}!")).unwrap_or(&cell).to_string();
            vec![codes.join(","), o.period.to_string(), value, o.flags.letters(), conf, until,
                o.note.as_deref().unwrap_or("").to_string(), sheet, cell]
        }).collect();
        told.sort();
        expected.sort();
        prop_assert_eq!(told, expected);
    }

    #[test]
    fn every_cell_is_answered_as_core_resolves_it(
        tables in proptest::collection::vec((0u8..3, proptest::collection::btree_map((0u8..3, 2015i32..2022), 0i64..9, 0..12)), 1..6)
    ) {
        let world = World::new();
        let file = world.create();
        let mut order = Vec::new();
        let mut given = Vec::new();
        for (n, (extent, cells)) in tables.iter().enumerate() {
            let extent = match extent {
                0 => Extent::Everything,
                1 => Extent::Periods(Period::Year(2017), Period::Year(2019)),
                _ => Extent::Cells,
            };
            let words: Vec<String> = cells.iter().map(|((s, y), v)| format!("sex={s} {y} {v}")).collect();
            let id = format!("r{n}");
            let mut table = table("IMM-001", "NSO", &words.join("; "));
            if table.series.is_empty() {
                table.series.number(&series("IMM-001", "NSO", &[]));
            }
            add(&file, &id, &table).unwrap();
            given.extend(table.rows.iter().map(|r| table.observation(r, &ReleaseId::new(&id)).unwrap()));
            order.push((ReleaseId::new(&id), extent, vec![IndicatorCode::new("IMM-001")]));
        }
        let mut expected = Vec::new();
        for s in 0..3u8 {
            for year in 2015..2022 {
                let key = series("IMM-001", "NSO", &[("sex", &s.to_string())]);
                let cell: Vec<_> = given.iter().filter(|o| *o.series == *key && o.period == Period::Year(year)).cloned().collect();
                expected.extend(resolve(&order, &key.indicator, Period::Year(year), &cell).cloned());
            }
        }
        let ids: Vec<String> = order.iter().map(|(id, _, _)| id.to_string()).collect();
        let members: Vec<_> = ids.iter().zip(&order).map(|(id, (_, e, _))| (id.as_str(), e.clone())).collect();
        let view = file.observations(&profile("NSO", &members), None).unwrap();
        prop_assert_eq!(view.select(&all_of("IMM-001")).unwrap(), expected.clone());
        // A survey says of the values what the values themselves say.
        let (here, there) = (view.survey(&all_of("IMM-001").indicator).unwrap(), MemoryObservations(expected));
        let there = there.survey(&all_of("IMM-001").indicator).unwrap();
        prop_assert_eq!((here.values, here.latest_number, &here.lines), (there.values, there.latest_number, &there.lines));
        prop_assert_eq!(&view.survey(&all_of("IMM-001").indicator).unwrap(), &here, "told again");
    }
}
