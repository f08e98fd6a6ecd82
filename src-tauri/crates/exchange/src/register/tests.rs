//! Registers written and read again, and what a mistake in a table is answered with.

use super::words::Word;
use super::*;
use almanac_core::*;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

const FILE: &str = "register.csv";

/// Reads an indicator table into an empty profile and lists its findings: `place: read -> expected`.
#[track_caller]
fn check(table: &str, expected: &str) {
    let (_, findings) = read_indicators(FILE, table.as_bytes(), &Profile::default());
    let text: Vec<String> =
        findings.iter().map(|f| format!("{} {}: {} -> {}", f.kind, f.place, f.read, f.expected)).collect();
    assert_eq!(text.join("\n"), expected);
    for f in &findings {
        assert!(!f.message.is_empty() && !f.mend.is_empty(), "{f:?} says neither what is wrong nor what to do");
    }
}

fn read(table: &str) -> Vec<Indicator> {
    read_indicators(FILE, table.as_bytes(), &Profile::default()).0
}

#[test]
fn a_table_is_read() {
    let i = &read(
        "code,name_en,NAME_SR-CYRL,measure,reference,counts,decimals\nIMM-005,Foreign-born stock,Број,stock,mid_year,persons,1\n",
    )[0];
    assert_eq!(i.code.as_str(), "IMM-005");
    assert_eq!(i.names.get(&Lang::new("sr-Cyrl")), Some("Број"));
    assert_eq!((i.measure, i.counts, i.decimals), (Some(MeasureType::Stock), Some(Counted::Persons), 1));
    assert_eq!(i.reference, Some(ReferenceTime::MidYear));
}

#[test]
fn excels_own_csv_is_read() {
    let table = "\u{feff}Code;Name_EN;Measure;Source priority\r\nA;\"Flow; in\";Event count;X;\r\n";
    let i = &read(table)[0];
    assert_eq!(i.names.get(&Lang::en()), Some("Flow; in"));
    assert_eq!(i.measure, Some(MeasureType::EventCount));
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain("code\tmodule\nA\tIMM\n".encode_utf16().flat_map(u16::to_le_bytes)).collect();
    assert_eq!(read_indicators(FILE, &utf16, &Profile::default()).0[0].module, "IMM");
}

#[test]
fn mistakes_say_where_and_what() {
    check(
        "code,measure\nA,stok\n",
        "register-unknown-word register.csv, line 2, column measure: stok -> \
         stock, flow, balance, event_count, amount, rate, share, index",
    );
    check(
        "code,reference\nA,fiscal_year_1\n",
        "register-unknown-word register.csv, line 2, column reference: fiscal_year_1 -> \
         start_of_year, mid_year, end_of_year, named_day, calendar_year, \
         fiscal_year_2 to fiscal_year_12 (the month in which it starts), named_period",
    );
    check(
        "code,decimals\nA,many\n",
        "register-unknown-word register.csv, line 2, column decimals: many -> a whole number from 0 to 18",
    );
    check(
        "code,base_year\nA,2015a\n",
        "register-unknown-word register.csv, line 2, column base_year: 2015a -> a year such as 2015",
    );
    check("code\nA\n\n,\nA\n", "register-double-code register.csv, line 5, column code: A -> each code once");
    check("code,module\n,IMM\n", "register-empty-code register.csv, line 2, column code:  -> ");
    check("code,module\nA,IMM,more\n", "register-extra-cells register.csv, line 2: 3 -> 2");
    check(
        "code,custodian\nA,NSC\n",
        "register-unknown-code register.csv, line 2, column custodian: NSC -> a code of the institutions",
    );
    check("code,numerator,denominator\nA,A,B\nB,,\n", "");
}

#[test]
fn a_table_without_codes_is_no_register() {
    let (records, findings) = read_indicators(FILE, b"year,value\n2020,5\n", &Profile::default());
    assert!(records.is_empty());
    assert_eq!(findings.last().unwrap().kind, "register-no-code");
    assert_eq!(findings.iter().filter(|f| f.kind == "register-unknown-column").count(), 2);
    assert!(read_indicators(FILE, b"", &Profile::default()).0.is_empty());
}

#[test]
fn one_bad_cell_keeps_its_row() {
    let i = &read("code,measure,decimals,module\nA,stok,2,IMM\n")[0];
    assert_eq!((i.measure, i.decimals, i.module.as_str()), (None, 2, "IMM"));
}

#[test]
fn columns_that_are_not_there_change_nothing() {
    let mut known = read("code,name_en,name_fr,measure,base_year\nA,Stock,Effectif,stock,2015\n").remove(0);
    known.small_cell_threshold = Some(5);
    let mut profile = Profile::default();
    profile.indicators.insert(known.code.clone(), Arc::new(known.clone()));
    let (records, _) = read_indicators(FILE, b"code,name_fr,base_year\nA,Stock d'immigrants,\n", &profile);
    known.names.set(Lang::new("fr"), "Stock d'immigrants");
    known.base_year = None;
    assert_eq!(records, [known]);
}

#[test]
fn a_new_source_needs_a_kind() {
    let (sources, findings) = read_sources(FILE, b"code,name_en,next_date\nX,Census,2026-05-01\n", &Profile::default());
    assert_eq!(sources[0].next_date.unwrap().to_string(), "2026-05-01");
    assert_eq!(findings[0].kind, "register-needed");
    assert_eq!(findings[0].expected, SourceKind::list());
}

#[test]
fn bundled_code_lists_are_read() {
    let list = CodeList {
        code: CodeListCode::new("CL_SEX"),
        version: "2.1".into(),
        names: Localized::default(),
        items: vec![],
    };
    let table = "code,parent,name_en,name_fr,synonyms,valid_from,valid_to\nF,_T,Female,Femmes,Women;Femme,,\n_T,,Total,Total,,2001-01-01,\n";
    let (list, findings) = read_code_list(FILE, table.as_bytes(), &list);
    assert!(findings.is_empty(), "{findings:?}");
    assert_eq!(list.name(&Code::new("F"), &Lang::new("fr")), "Femmes");
    assert_eq!(
        read_code_list(
            FILE,
            write_code_list(&list, &Lang::en()).as_bytes(),
            &CodeList { items: vec![], ..list.clone() }
        )
        .0,
        list
    );
}

#[test]
fn no_spreadsheet_computes_a_text() {
    let mut i = Indicator::unnamed(IndicatorCode::new("A"), Localized::en("=HYPERLINK(\"http://x\")"));
    i.definition = Localized::en("'quoted'");
    let mut profile = Profile::default();
    profile.indicators.insert(i.code.clone(), Arc::new(i.clone()));
    let text = write_indicators(&profile, &Lang::en());
    let row: Vec<String> = csv::Reader::from_reader(text.as_bytes())
        .records()
        .next()
        .unwrap()
        .unwrap()
        .iter()
        .map(str::to_string)
        .collect();
    assert!(row.iter().all(|c| !c.starts_with(['=', '+', '@'])), "{row:?}");
    assert_eq!(read_indicators(FILE, text.as_bytes(), &Profile::default()).0, [i]);
}

#[test]
fn every_word_reads_back() {
    fn all<T: Word + PartialEq + std::fmt::Debug>() {
        for (value, word) in T::all() {
            assert_eq!(T::of(word), Some(*value));
            assert_eq!(value.word(), *word);
            assert_eq!(T::of(&word.replace('_', " ").to_uppercase()), Some(*value));
        }
    }
    all::<MeasureType>();
    all::<Counted>();
    all::<PopulationConcept>();
    all::<Frequency>();
    all::<SourceKind>();
    all::<DimensionRole>();
    assert!(MeasureType::ALL.iter().all(|m| m.word() == m.code()), "one word for one measure everywhere");
}

fn code() -> impl Strategy<Value = String> {
    "[A-Za-z0-9_=@+-][A-Za-z0-9_-]{0,7}"
}
fn text() -> impl Strategy<Value = String> {
    // Everything that may go wrong in a cell: quotes, separators, line ends, formula signs, other scripts.
    "[-=+@'\t\r\n\",; a-zé٣Ж]{1,12}"
}
fn localized() -> impl Strategy<Value = Localized> {
    proptest::collection::btree_map(prop_oneof![Just("en"), Just("fr"), Just("sr-Cyrl"), Just("ar")], text(), 0..3)
        .prop_map(|m| Localized(m.into_iter().map(|(l, t)| (Lang::new(l), t)).collect()))
}
fn some<T: Word + std::fmt::Debug>() -> impl Strategy<Value = Option<T>> {
    proptest::option::of(needed::<T>())
}
fn needed<T: Word + std::fmt::Debug>() -> impl Strategy<Value = T> {
    (0..T::all().len()).prop_map(|i| T::all()[i].0)
}
fn maybe_code() -> impl Strategy<Value = Option<String>> {
    proptest::option::of(code())
}
fn codes() -> impl Strategy<Value = Vec<String>> {
    proptest::collection::vec(code(), 0..4)
}
fn reference() -> impl Strategy<Value = Option<ReferenceTime>> {
    proptest::option::of(prop_oneof![
        Just(ReferenceTime::MidYear),
        Just(ReferenceTime::NamedDay),
        Just(ReferenceTime::NamedPeriod),
        (2u8..=12).prop_map(ReferenceTime::FiscalYear),
    ])
}

prop_compose! {
    fn indicator()(
        (code, names, definition, module) in (code(), localized(), localized(), text()),
        (measure, counts, population, frequency) in (some(), some(), some(), needed()),
        (unit, unit_multiplier, reference, decimals) in (maybe_code(), any::<i8>(), reference(), 0u8..=18),
        (dimensions, overlaps, source_priority, priority_reason) in (codes(), codes(), codes(), text()),
        (inflows, outflows) in (codes(), codes()),
        (numerator, denominator, custodian) in (maybe_code(), maybe_code(), maybe_code()),
        (base_year, small_cell_threshold) in (any::<Option<i32>>(), any::<Option<u32>>()),
    ) -> Indicator {
        Indicator {
            code: IndicatorCode::new(code),
            names, definition, module, measure,
            unit: unit.map(Code::new),
            unit_multiplier, counts, population, reference,
            dimensions: dimensions.iter().map(DimensionCode::new).collect(),
            additivity: overlaps.iter().map(|d| (DimensionCode::new(d), Additivity::Overlaps)).collect(),
            numerator: numerator.map(IndicatorCode::new),
            denominator: denominator.map(IndicatorCode::new),
            inflows: inflows.iter().map(IndicatorCode::new).collect(),
            outflows: outflows.iter().map(IndicatorCode::new).collect(),
            custodian: custodian.map(InstitutionCode::new),
            frequency, decimals, base_year,
            source_priority: source_priority.iter().map(SourceCode::new).collect(),
            priority_reason,
            small_cell_threshold,
        }
    }
}

prop_compose! {
    fn source()(
        (code, names, coverage, definition) in (code(), localized(), localized(), localized()),
        (institution, kind, frequency) in (maybe_code(), needed(), needed()),
        (vintage, access, address) in (text(), text(), text()),
        day in proptest::option::of(1u8..=28),
    ) -> Source {
        Source {
            code: SourceCode::new(code),
            names, coverage, definition, kind, vintage, frequency, access, address,
            institution: institution.map(InstitutionCode::new),
            next_date: day.map(|d| format!("2026-02-{d:02}").parse().unwrap()),
        }
    }
}

prop_compose! {
    fn institution()(code in code(), names in localized(), acronym in text(), focal_point in text(), international: bool)
        -> Institution
    {
        Institution { code: InstitutionCode::new(code), names, acronym, focal_point, international }
    }
}

prop_compose! {
    fn dimension()(code in code(), names in localized(), role in needed(), list in code()) -> Dimension {
        Dimension { code: DimensionCode::new(code), names, role, code_list: CodeListCode::new(list) }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn registers_are_the_same_after_writing_and_reading(
        indicators in proptest::collection::vec(indicator(), 0..5),
        sources in proptest::collection::vec(source(), 0..5),
        institutions in proptest::collection::vec(institution(), 0..5),
        dimensions in proptest::collection::vec(dimension(), 0..5),
        lang in prop_oneof![Just("en"), Just("ru")],
    ) {
        let p = Profile {
            indicators: indicators.into_iter().map(|i| (i.code.clone(), Arc::new(i))).collect(),
            sources: sources.into_iter().map(|s| (s.code.clone(), Arc::new(s))).collect(),
            institutions: institutions.into_iter().map(|i| (i.code.clone(), Arc::new(i))).collect(),
            dimensions: dimensions.into_iter().map(|d| (d.code.clone(), Arc::new(d))).collect(),
            ..Profile::default()
        };
        let lang = Lang::new(lang);
        // Into an empty profile, and over the same one: both give back what was written.
        for into in [&Profile::default(), &p] {
            let (i, f) = read_indicators(FILE, write_indicators(&p, &lang).as_bytes(), into);
            prop_assert_eq!(&i.into_iter().map(|i| (i.code.clone(), Arc::new(i))).collect::<BTreeMap<_, _>>(), &p.indicators);
            prop_assert!(f.iter().all(|f| f.level != Level::Error), "{f:?}");
            let (s, f) = read_sources(FILE, write_sources(&p, &lang).as_bytes(), into);
            prop_assert_eq!(&s.into_iter().map(|s| (s.code.clone(), Arc::new(s))).collect::<BTreeMap<_, _>>(), &p.sources);
            prop_assert!(f.iter().all(|f| f.level != Level::Error), "{f:?}");
            let (i, f) = read_institutions(FILE, write_institutions(&p, &lang).as_bytes(), into);
            prop_assert_eq!(&i.into_iter().map(|i| (i.code.clone(), Arc::new(i))).collect::<BTreeMap<_, _>>(), &p.institutions);
            prop_assert!(f.is_empty(), "{f:?}");
            let (d, f) = read_dimensions(FILE, write_dimensions(&p, &lang).as_bytes(), into);
            prop_assert_eq!(&d.into_iter().map(|d| (d.code.clone(), Arc::new(d))).collect::<BTreeMap<_, _>>(), &p.dimensions);
            prop_assert!(f.iter().all(|f| f.level != Level::Error), "{f:?}");
        }
    }

    #[test]
    fn nothing_stops_the_reader(bytes in proptest::collection::vec(any::<u8>(), 0..200), tail in "[a-z,;\"'\n=]{0,80}") {
        let table = [b"code,name_en,measure,next_date\n".as_slice(), &bytes, tail.as_bytes()].concat();
        for input in [table.as_slice(), &bytes] {
            read_indicators(FILE, input, &Profile::default());
            read_sources(FILE, input, &Profile::default());
            read_institutions(FILE, input, &Profile::default());
            read_dimensions(FILE, input, &Profile::default());
        }
    }
}

/// Real code lists of the product, where they lie beside this crate.
#[test]
fn the_products_own_code_lists_have_no_errors() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/code-lists");
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut read = 0;
    for path in entries.flatten().map(|e| e.path()).filter(|p| p.extension().is_some_and(|e| e == "csv")) {
        let list =
            CodeList { code: CodeListCode::new("CL"), version: "1".into(), names: Localized::default(), items: vec![] };
        let (list, findings) = read_code_list(FILE, &std::fs::read(&path).unwrap(), &list);
        let errors: Vec<_> = findings.iter().filter(|f| f.level == Level::Error).collect();
        assert!(errors.is_empty() && !list.items.is_empty(), "{}: {errors:?}", path.display());
        read += 1;
    }
    assert!(read > 0, "there are no code lists in {folder}");
}

/// The registers of the sample profile, read in the order in which they build on each other.
#[test]
fn the_samples_registers_have_nothing_to_complain_about() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/sample");
    let file = |name: &str| std::fs::read(format!("{folder}/{name}.csv")).ok();
    let (Some(institutions), Some(sources), Some(dimensions), Some(indicators)) =
        (file("institutions"), file("sources"), file("dimensions"), file("indicators"))
    else {
        return;
    };
    let mut p = Profile::default();
    let mut all = Vec::new();
    let (records, findings) = read_institutions("institutions.csv", &institutions, &p);
    p.institutions = records.into_iter().map(|r| (r.code.clone(), Arc::new(r))).collect();
    all.extend(findings);
    let (records, findings) = read_sources("sources.csv", &sources, &p);
    p.sources = records.into_iter().map(|r| (r.code.clone(), Arc::new(r))).collect();
    all.extend(findings);
    let (records, findings) = read_dimensions("dimensions.csv", &dimensions, &p);
    p.dimensions = records.into_iter().map(|r| (r.code.clone(), Arc::new(r))).collect();
    // The code lists are not loaded here.
    all.extend(findings.into_iter().filter(|f| f.expected != "a code of the code lists"));
    let (records, findings) = read_indicators("indicators.csv", &indicators, &p);
    all.extend(findings);
    assert!(all.is_empty(), "{all:#?}");
    assert!(
        !records.is_empty() && records.iter().all(|i| almanac_core::truth::faults(&Profile::default(), i).is_empty()),
        "every indicator is fully defined"
    );
}
