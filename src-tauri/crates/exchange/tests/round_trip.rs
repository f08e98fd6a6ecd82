//! What the program writes it reads back: values with their decimals, every kind of gap, flags, confidentiality, notes.
//!
//! Nothing is said to the reader but the profile's own dimensions and code lists and, where the file holds several
//! sources, which one is meant; how the file is read is suggested as for any other.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

use almanac_core::SeriesKey;
use almanac_core::release::{Flags, MissingKind, OBS_STATUS_PRECEDENCE, ObsStatus, ObsValue};
use almanac_core::{
    CellRef, Code, CodeItem, CodeList, CodeListCode, Confidentiality, Decimal, Dimension, DimensionCode, DimensionRole,
    IndicatorCode, Localized, Observation, Period, ReleaseId, SourceCode,
};
use almanac_exchange::write::{Dataset, write_sdmx_csv, write_sdmx_ml, write_xlsx};
use almanac_exchange::{Context, Reading, Recipe, apply, open, suggest};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Dimensions whose names mean something else in other people's headings, and some that mean themselves.
const DIMENSIONS: [(&str, DimensionRole); 6] = [
    ("sex", DimensionRole::Sex),
    ("age", DimensionRole::Age),
    ("citizenship", DimensionRole::Citizenship),
    ("status", DimensionRole::Other),
    ("source", DimensionRole::Other),
    ("permit.type", DimensionRole::Reason),
];

/// Codes, awkward ones among them: the words for a total, numbers, years, signs of formulas.
const CODES: [&str; 9] = ["F", "ALL", "Y0T4", "12", "2020", "-X", "_U", "KGZ", "T"];

fn lists() -> Vec<CodeList> {
    let item = |code: &str| CodeItem {
        code: Code::new(code),
        names: Localized::default(),
        parent: None,
        valid_from: None,
        valid_to: None,
    };
    vec![CodeList {
        code: CodeListCode::new("CL"),
        version: "1".into(),
        names: Localized::default(),
        items: CODES.into_iter().chain(["_T"]).map(item).collect(),
    }]
}

fn dimensions() -> Vec<Dimension> {
    DIMENSIONS
        .map(|(code, role)| Dimension {
            code: DimensionCode::new(code),
            names: Localized::default(),
            role,
            code_list: CodeListCode::new("CL"),
        })
        .into()
}

fn value() -> impl Strategy<Value = ObsValue> {
    let number = |d: BoxedStrategy<Decimal>| d.prop_map(ObsValue::Number);
    prop_oneof![
        4 => number((-999_999_999_i64..999_999_999, 0_u8..7).prop_map(|(m, s)| Decimal::new(m, s)).boxed()),
        // More digits than a spreadsheet keeps, and trailing zeros.
        1 => number((any::<i64>(), 0_u8..=18).prop_map(|(m, s)| Decimal::new(m / 10, s)).boxed()),
        1 => number((0_i64..50, 0_u8..4).prop_map(|(m, s)| Decimal::new(m * 1000, s)).boxed()),
        1 => Just(ObsValue::Number(Decimal::ZERO)),
        1 => Just(ObsValue::RoundsToZero),
        3 => proptest::sample::select(MissingKind::ALL.to_vec()).prop_map(ObsValue::Missing),
    ]
}

fn confidentiality() -> impl Strategy<Value = Confidentiality> {
    use Confidentiality as C;
    let embargo = C::from_code("E2031-05-01").unwrap();
    proptest::sample::select(vec![
        C::F,
        C::F,
        C::F,
        C::N,
        C::C,
        C::D,
        C::S,
        C::A,
        C::O,
        C::T,
        C::G,
        C::M,
        embargo,
        C::X,
    ])
}

fn period() -> impl Strategy<Value = Period> {
    let day = |(y, m, d): (i32, u8, u8)| format!("{y:04}-{m:02}-{d:02}").parse::<Period>().unwrap();
    prop_oneof![
        4 => (1950_i32..2060).prop_map(Period::Year),
        1 => (1950_i32..2060, 1_u8..=2).prop_map(|(y, p)| Period::Half(y, p)),
        1 => (1950_i32..2060, 1_u8..=4).prop_map(|(y, p)| Period::Quarter(y, p)),
        1 => (1950_i32..2060, 1_u8..=12).prop_map(|(y, p)| Period::Month(y, p)),
        1 => (1950_i32..2060, 1_u8..=52).prop_map(|(y, p)| Period::Week(y, p)),
        1 => (1950_i32..2060, 1_u8..=12, 1_u8..=28).prop_map(day),
        1 => (1950_i32..2060, 1_i32..10).prop_map(|(y, n)| Period::Years(y, y + n)),
    ]
}

/// Letters that say why a value is missing say nothing beside the kind of gap itself, and an empty cell has none.
fn flags(value: ObsValue, chosen: &[usize]) -> Flags {
    let all: Vec<ObsStatus> = OBS_STATUS_PRECEDENCE.iter().filter_map(|b| ObsStatus::new(char::from(*b))).collect();
    let flags = chosen.iter().filter_map(|i| all.get(i % all.len())).fold(Flags::NONE, |f, s| f.with(*s));
    let kept = flags.beside(value);
    if value == ObsValue::Missing(MissingKind::Empty) {
        return kept.iter().filter(|s| ObsValue::of_status(*s).is_none()).fold(Flags::NONE, Flags::with);
    }
    kept
}

fn note() -> impl Strategy<Value = Option<String>> {
    let text = prop_oneof![
        "[a-zA-Z =+@',\"\n;<>&|-]{1,20}",
        "['=+@-][a-z=']{1,8}",
        "\\PC{1,20}",
        Just("a\r\nb\tc".to_string()),
    ];
    // A reader leaves blanks at the ends away, and what is only blank is no note.
    proptest::option::weighted(0.4, text.prop_map(|t| t.trim().to_string()).prop_filter("not blank", |t| !t.is_empty()))
}

type Made = (usize, usize, Vec<Option<usize>>, Period, ObsValue, Vec<usize>, Confidentiality, Option<String>);

fn made() -> impl Strategy<Value = Made> {
    (
        0_usize..3,
        0_usize..2,
        proptest::collection::vec(proptest::option::of(0..CODES.len()), DIMENSIONS.len()),
        period(),
        value(),
        proptest::collection::vec(0_usize..20, 0..4),
        confidentiality(),
        note(),
    )
}

fn observations(rows: Vec<Made>) -> Vec<Observation> {
    let mut seen = BTreeSet::new();
    let mut out = Vec::new();
    for (indicator, source, codes, period, value, chosen, confidentiality, note) in rows {
        let codes: BTreeMap<DimensionCode, Code> = DIMENSIONS
            .iter()
            .zip(codes)
            .filter_map(|((d, _), c)| Some((DimensionCode::new(*d), Code::new(CODES[c?]))))
            .collect();
        let series = Arc::new(SeriesKey {
            indicator: IndicatorCode::new(["IMM-001", "-9", "ASY.2"][indicator]),
            source: SourceCode::new(["NSO", "2020"][source]),
            codes,
        });
        if !seen.insert((series.clone(), period)) {
            continue;
        }
        out.push(Observation {
            flags: flags(value, &chosen),
            series,
            period,
            value,
            confidentiality,
            note: note.map(Arc::from),
            release: ReleaseId::new("r"),
            cell: CellRef { sheet: None, row: 1, column: 1 },
        });
    }
    out
}

/// The same observation in every respect but its cell.
fn show(o: &Observation) -> String {
    let value = match o.value {
        ObsValue::Number(d) => d.to_string(),
        ObsValue::RoundsToZero => "rounds to zero".into(),
        ObsValue::Missing(kind) => kind.code().into(),
    };
    let (series, note) = (&o.series, o.note.as_deref().unwrap_or(""));
    format!(
        "{} {} [{}] {} = {value} {} {} {note:?}",
        series.source,
        series.indicator,
        series.codes_text(),
        o.period,
        o.flags.letters(),
        o.confidentiality.code()
    )
}

fn read(bytes: &[u8], name: &str, source: &SourceCode) -> Reading {
    let (lists, dimensions) = (lists(), dimensions());
    let ctx =
        Context { code_lists: &lists, dimensions: &dimensions, source: Some(source.clone()), ..Context::default() };
    let book = open(bytes, name).unwrap();
    let text = suggest(&book, &ctx).recipe.to_toml().unwrap();
    apply(&Recipe::from_toml(&text).unwrap(), &book, &ctx).unwrap()
}

/// Writes in all forms, reads each back source by source, and compares everything.
fn check(rows: &[Observation]) -> Result<(), TestCaseError> {
    let units: BTreeMap<IndicatorCode, (String, i8)> = [(IndicatorCode::new("IMM-001"), ("PS".into(), 3))].into();
    let data = Dataset { rows, units: &units, sender: "KGZ", prepared: "2025-03-12T08:00:00Z" };
    let (mut csv, mut xml) = (Vec::new(), Vec::new());
    write_sdmx_csv(&data, &mut csv).unwrap();
    write_sdmx_ml(&data, &mut xml).unwrap();
    let xlsx = write_xlsx(&data).unwrap();
    for (bytes, name) in [(&csv, "t.csv"), (&xml, "t.xml"), (&xlsx, "t.xlsx")] {
        for source in rows.iter().map(|o| &o.series.source).collect::<BTreeSet<_>>() {
            let reading = read(bytes, name, source);
            let table = &reading.table;
            let mut again: Vec<String> = table
                .rows
                .iter()
                .filter_map(|r| table.observation(r, &ReleaseId::new("r")))
                .map(|o| show(&o))
                .collect();
            let mut wanted: Vec<String> = rows.iter().filter(|o| &o.series.source == source).map(show).collect();
            again.sort();
            wanted.sort();
            let only = |a: &[String], b: &[String]| a.iter().filter(|l| !b.contains(l)).cloned().collect::<Vec<_>>();
            prop_assert!(
                again == wanted,
                "{}, source {}: lost or changed {:#?}, instead {:#?}, {:?}",
                name,
                source,
                only(&wanted, &again),
                only(&again, &wanted),
                reading.findings.iter().map(|f| format!("{} {}", f.kind, f.read)).collect::<Vec<_>>()
            );
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(
        std::env::var("ALMANAC_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(48)
    ))]
    #[test]
    fn written_and_read_again_is_the_same(rows in proptest::collection::vec(made(), 1..40)) {
        check(&observations(rows))?;
    }
}

#[test]
fn no_exported_cell_runs_as_a_formula() {
    let row = |indicator: &str, note: &str| Observation {
        series: Arc::new(SeriesKey {
            indicator: IndicatorCode::new(indicator),
            source: SourceCode::new("@S"),
            codes: [(DimensionCode::new("sex"), Code::new("-X"))].into(),
        }),
        period: Period::Year(2020),
        value: ObsValue::Number(Decimal::int(-5)),
        flags: Flags::NONE,
        confidentiality: Confidentiality::F,
        note: Some(Arc::from(note)),
        release: ReleaseId::new("r"),
        cell: CellRef { sheet: None, row: 1, column: 1 },
    };
    let rows = [row("=1+1", "+cmd|' /C calc'!A0"), row("IMM-001", "\t=HYPERLINK(\"x\")")];
    let data = Dataset { rows: &rows, units: &BTreeMap::new(), sender: "KGZ", prepared: "2025-03-12T08:00:00Z" };
    let mut csv = Vec::new();
    write_sdmx_csv(&data, &mut csv).unwrap();
    let text = String::from_utf8(csv).unwrap();
    assert!(text.contains("I,'=1+1,'@S,'-X,2020,-5,"), "{text}");
    assert!(text.contains("'+cmd") && text.contains("'\t=HYPERLINK"), "{text}");
    let bytes = write_xlsx(&data).unwrap();
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(&bytes)).unwrap();
    for i in 0..archive.len() {
        let mut part = String::new();
        std::io::Read::read_to_string(&mut archive.by_index(i).unwrap(), &mut part).unwrap();
        assert!(!part.contains("<f>") && !part.contains("<t>="), "{part}");
    }
    assert_eq!(bytes, write_xlsx(&data).unwrap(), "the same observations give the same bytes");
}

#[test]
fn characters_that_a_format_cannot_hold_break_no_file() {
    let note: String = (0_u8..32).map(char::from).chain(['x', '\u{fffe}', '\u{ffff}', '\u{10ffff}']).collect();
    let rows = observations(vec![(
        0,
        0,
        vec![],
        Period::Year(2020),
        ObsValue::Number(Decimal::int(1)),
        vec![],
        Confidentiality::F,
        Some(note),
    )]);
    let data = Dataset { rows: &rows, units: &BTreeMap::new(), sender: "", prepared: "2025-03-12T08:00:00Z" };
    let (mut csv, mut xml) = (Vec::new(), Vec::new());
    write_sdmx_csv(&data, &mut csv).unwrap();
    write_sdmx_ml(&data, &mut xml).unwrap();
    for (bytes, name) in [(csv, "t.csv"), (xml, "t.xml"), (write_xlsx(&data).unwrap(), "t.xlsx")] {
        assert_eq!(read(&bytes, name, &SourceCode::new("NSO")).numbers, 1, "{name}");
    }
}
