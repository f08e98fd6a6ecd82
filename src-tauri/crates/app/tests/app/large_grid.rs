//! Half a million rows: arranged once, and every part of them at once.

use almanac_app::State;
use almanac_app::data::{AddedUp, Past, Sheet};
use almanac_core::{
    Code, Confidentiality, DimensionCode, Flags, Indicator, IndicatorCode, Lang, Localized, MeasureType, ObsValue,
    Observation, Observations, Period, Profile, ReadFailure, ReleaseId, Selection, SeriesKey, SourceCode,
};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const ROWS: usize = 500_000;
const YEARS: i32 = 2;

/// Gives the same values again, and counts how often it is asked.
struct Many(Vec<Observation>, AtomicUsize);

impl Observations for Many {
    fn select(&self, _: &Selection) -> Result<Vec<Observation>, ReadFailure> {
        self.1.fetch_add(1, Ordering::Relaxed);
        Ok(self.0.clone())
    }
}

fn many() -> Many {
    let (indicator, source) = (IndicatorCode::new("EMI-001"), SourceCode::new("BIG"));
    let release = ReleaseId::new("r");
    let mut all = Vec::with_capacity(ROWS * 2);
    for n in 0..ROWS {
        let code = |d: &str, c: String| (DimensionCode::new(d), Code::new(c));
        let codes = [code("destination", format!("D{:03}", n % 1000)), code("age", format!("A{:03}", n / 1000))].into();
        let series = Arc::new(SeriesKey { indicator: indicator.clone(), source: source.clone(), codes });
        for year in 0..YEARS {
            all.push(Observation {
                series: series.clone(),
                period: Period::Year(2020 + year),
                value: ObsValue::Number(almanac_core::Decimal::int(i64::try_from(n).unwrap())),
                flags: Flags::NONE,
                confidentiality: Confidentiality::F,
                note: None,
                release: release.clone(),
                cell: almanac_core::CellRef { sheet: None, row: 1, column: 1 },
            });
        }
    }
    Many(all, AtomicUsize::new(0))
}

#[test]
fn half_a_million_rows_are_arranged_once_and_every_part_comes_at_once() {
    let mut indicator = Indicator::unnamed(IndicatorCode::new("EMI-001"), Localized::en("Emigrants"));
    indicator.measure = Some(MeasureType::Flow);
    indicator.dimensions = vec![DimensionCode::new("age"), DimensionCode::new("destination")];
    let mut profile = Profile::default();
    profile.indicators.insert(indicator.code.clone(), Arc::new(indicator));
    let many = Arc::new(many());
    let state = State {
        profile: Arc::new(profile),
        observations: many.clone(),
        contested: Arc::default(),
        edition: None,
        revision: 1,
        epoch: 1,
    };
    let begun = Instant::now();
    let sheet = Sheet::arrange(&state, "EMI-001", &[], None).unwrap().unwrap();
    let arranged = begun.elapsed();
    assert_eq!((sheet.rows.len(), sheet.columns.len()), (ROWS, 2));

    let mut times: Vec<Duration> = (0..400_u32)
        .map(|n| {
            // Somewhere else each time, as somebody who drags the bar does.
            let first = n.wrapping_mul(2_654_435_761) % 500_000;
            let begun = Instant::now();
            let part = sheet.part(&state, &Lang::en(), Sheet::span(first, 160, ROWS), 0..2, &Past::default());
            let took = begun.elapsed();
            assert_eq!(part.rows.len(), 160.min(ROWS - usize::try_from(first).unwrap()));
            // Rows stand in the indicator's order of dimensions: age first.
            let (age, destination) = (part.first_row / 1000, part.first_row % 1000);
            assert_eq!(part.rows[0].labels, [format!("A{age:03}"), format!("D{destination:03}")]);
            took
        })
        .collect();
    times.sort();
    let (half, nearly_all) = (times[times.len() / 2], times[times.len() * 95 / 100]);
    let begun = Instant::now();
    let sum = sheet.summary(&state.profile, &Lang::en(), (0, 499_999), (0, 1), &AddedUp::new());
    let summed = begun.elapsed();
    println!("{ROWS} rows: arranged in {arranged:?}, a part in {half:?} (95 %: {nearly_all:?}), summed in {summed:?}");
    assert_eq!(sum.sum.as_deref(), Some("249,999,500,000"));
    assert_eq!(many.1.load(Ordering::Relaxed), 1, "the values are read once");
    // One frame, with an unoptimised build on a busy machine in mind.
    assert!(nearly_all < Duration::from_millis(50), "{nearly_all:?}");
}
