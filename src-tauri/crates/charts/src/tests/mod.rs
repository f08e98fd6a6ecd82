//! Golden drawings and laws of every chart.
//!
//! The dumps under `golden/` list the texts and marks with rounded places; compare them before
//! pictures. With `ALMANAC_GALLERY=folder` the samples are also written there as SVG, to look at.

mod samples;

use crate::sheet::{Ink, Mark, dump};
use crate::{ChartError, DrawContext, draw, page::Picture, picture};
use almanac_core::answer::{Answer, CellValue, Header, Withholding};
use almanac_core::format::Formatter;
use almanac_core::release::{Flags, ObsStatus};
use almanac_core::*;
use proptest::prelude::*;
use samples::*;

fn figure(kind: FigureKind, caption: &str, lang: &str) -> Figure {
    Figure {
        id: FigureId::new("f"),
        kind,
        question: "X".into(),
        caption: Localized::in_lang(Lang::new(lang), caption),
        alt: Localized::default(),
        note: Localized::default(),
    }
}

fn with<T>(lang: &str, width: f64, height: Option<f64>, f: impl FnOnce(&DrawContext<'_>) -> T) -> T {
    let (profile, formatter) = (profile(), Formatter::new(&Lang::new(lang)));
    f(&DrawContext { profile: &profile, formatter: &formatter, width, height })
}

fn sample(name: &str) -> Sample {
    samples().into_iter().find(|s| s.name == name).unwrap()
}

/// Draws a sample and compares the list of its marks.
#[track_caller]
fn check(name: &str) {
    let s = sample(name);
    let text = with(s.lang, 453.0, None, |c| {
        let p = picture(s.kind, &s.answer, c).unwrap();
        sound(&p).unwrap();
        let d = draw(&figure(s.kind, s.caption, s.lang), &s.answer, c).unwrap();
        format!("{}\n\n{:.0} x {:.0}\n{}", d.alt, d.width, d.height, dump(&p.marks))
    });
    let path = format!("{}/src/tests/golden/{name}.txt", env!("CARGO_MANIFEST_DIR"));
    snapbox::assert_data_eq!(text, snapbox::Data::read_from(path.as_ref(), None).raw());
}

macro_rules! golden {
    ($($test:ident: $name:literal;)*) => {$(#[test] fn $test() { check($name); })*};
}
golden! {
    one_line_says_its_last_value_and_its_peak: "line-one";
    five_lines_with_close_ends_keep_their_names_apart: "line-five";
    missing_years_are_gaps: "line-gaps";
    a_break_interrupts_and_provisional_is_dashed: "line-break";
    quarters_in_russian: "line-quarters";
    long_russian_names_are_wrapped: "bar-long-names";
    categories_with_values_and_a_withheld_one: "bar-categories";
    years_with_negative_values: "bar-years";
    two_bars_per_year: "bar-grouped-years";
    a_stack_with_a_missing_part_is_hollow: "stacked-years";
    shares_need_every_part: "share-categories";
    men_and_women_by_age: "pyramid";
    arabic_runs_from_right_to_left: "arabic-line";
    arabic_bars: "arabic-bar";
    billions_are_counted_in_millions: "large-values";
    too_many_lines_get_a_legend: "line-twelve";
    months_are_labelled_where_there_is_room: "line-months";
    long_names_of_lines_are_wrapped: "line-long-names";
    nothing_known_is_said: "line-nothing";
    one_bar: "bar-one";
    groups_around_zero: "bar-rates";
}

/// A few whole drawings, small ones, to the byte.
#[track_caller]
fn check_svg(name: &str) {
    let s = sample(name);
    let svg = with(s.lang, 340.0, Some(150.0), |c| draw(&figure(s.kind, s.caption, s.lang), &s.answer, c).unwrap().svg);
    let path = format!("{}/src/tests/golden/{name}.svg", env!("CARGO_MANIFEST_DIR"));
    snapbox::assert_data_eq!(svg, snapbox::Data::read_from(path.as_ref(), Some(snapbox::data::DataFormat::Text)).raw());
}

#[test]
fn line_as_svg() {
    check_svg("line-break");
}

#[test]
fn arabic_bars_as_svg() {
    check_svg("arabic-bar");
}

#[test]
fn gallery() {
    let Some(folder) = std::env::var_os("ALMANAC_GALLERY") else { return };
    for s in samples() {
        let drawing = with(s.lang, 453.0, None, |c| draw(&figure(s.kind, s.caption, s.lang), &s.answer, c).unwrap());
        std::fs::write(std::path::Path::new(&folder).join(format!("{}.svg", s.name)), drawing.svg).unwrap();
        let narrow = with(s.lang, 220.0, None, |c| draw(&figure(s.kind, s.caption, s.lang), &s.answer, c).unwrap());
        std::fs::write(std::path::Path::new(&folder).join(format!("{}-narrow.svg", s.name)), narrow.svg).unwrap();
    }
}

/// The box of a text mark.
fn text_box(fonts: &crate::fonts::Fonts, mark: &Mark<(i32, i32)>) -> Option<crate::canvas::Rect> {
    let Ink::Text { text, size, weight, color, anchor } = &mark.ink else { return None };
    let style = crate::canvas::TextStyle { size: *size, weight: *weight, color: *color };
    let at = mark.points[0];
    Some(style.bounds(fonts, text, f64::from(at.0) / 100.0, f64::from(at.1) / 100.0, *anchor))
}

/// What holds for every drawing: all inside, no text on another.
fn sound(p: &Picture) -> Result<(), String> {
    let fonts = crate::fonts::Fonts::new();
    let mut boxes: Vec<(crate::canvas::Rect, &Mark<(i32, i32)>)> = Vec::new();
    let (w, h) = (p.width, p.height);
    for mark in &p.marks {
        for (x, y) in &mark.points {
            let (x, y) = (f64::from(*x) / 100.0, f64::from(*y) / 100.0);
            if !(-0.5..=w + 0.5).contains(&x) || !(-0.5..=h + 0.5).contains(&y) {
                return Err(format!("outside {w:.0} x {h:.0}: {mark:?}"));
            }
        }
        let Some(mut b) = text_box(&fonts, mark) else { continue };
        if b.left < -0.1 || b.right > w + 0.1 || b.top < -0.1 || b.bottom > h + 0.1 {
            return Err(format!("text outside {w:.0} x {h:.0}: {b:?} {mark:?}"));
        }
        b.left += 0.1;
        b.top += 0.1;
        b.right -= 0.1;
        b.bottom -= 0.1;
        if let Some((_, other)) = boxes.iter().find(|(o, _)| o.meets(&b)) {
            return Err(format!("{mark:?} lies on {other:?}"));
        }
        boxes.push((b, mark));
    }
    Ok(())
}

#[test]
fn what_cannot_be_drawn_says_why() {
    let try_ = |kind, a: &Answer| with("en", 400.0, None, |c| draw(&figure(kind, "", "en"), a, c).map(|d| d.alt));
    let one = table(unit("PS", 0), vec![Header::Only], years([2024]), "1");
    assert_eq!(try_(FigureKind::Table, &one), Err(ChartError::Table));
    assert!(matches!(try_(FigureKind::Pyramid, &one), Err(ChartError::NotByAgeAndSex(_))));
    let none = table(unit("PS", 0), vec![], vec![], "1");
    assert_eq!(try_(FigureKind::Line, &none), Err(ChartError::Empty));
}

#[test]
fn somebodys_own_words_win() {
    let mut f = figure(FigureKind::Line, "A", "en");
    f.alt = Localized::en("Rising since 2020.");
    let a = sample("line-one").answer;
    assert_eq!(with("en", 400.0, None, |c| crate::alternative_text(&f, &a, c)), "Rising since 2020.");
    // Not in this language: made from the data rather than read out in a foreign one.
    assert!(with("fr", 400.0, None, |c| crate::alternative_text(&f, &a, c)).starts_with("Graphique"));
}

#[test]
fn the_same_drawing_twice_is_the_same_bytes() {
    for s in samples() {
        let once =
            || with(s.lang, 430.0, None, |c| draw(&figure(s.kind, s.caption, s.lang), &s.answer, c).unwrap().svg);
        assert_eq!(once(), once(), "{}", s.name);
    }
}

#[test]
fn a_missing_year_is_never_bridged() {
    let a = table(unit("PS", 0), vec![Header::Only], years(2010..=2014), "10;20;..;40;50");
    let p = with("en", 400.0, None, |c| picture(FigureKind::Line, &a, c).unwrap());
    let lines = p.marks.iter().filter(|m| m.class == "series-0" && matches!(m.ink, Ink::Line { .. }));
    assert_eq!(lines.map(|m| m.points.len()).collect::<Vec<_>>(), [2, 2]);
}

#[test]
fn a_withheld_number_is_nowhere() {
    let a = table(unit("PS", 0), vec![code("sex", "F"), code("sex", "M")], years([2024]), "7;c");
    for kind in FigureKind::ALL.into_iter().filter(|k| !k.is_table() && *k != FigureKind::Pyramid) {
        let d = with("en", 400.0, None, |c| draw(&figure(kind, "", "en"), &a, c).unwrap());
        assert!(d.alt.contains("Confidential: "), "{}", d.alt);
    }
}

fn any_cell() -> impl Strategy<Value = almanac_core::answer::Cell> {
    let value = prop_oneof![
        6 => (-2000i64..200_000).prop_map(|n| CellValue::Number(Decimal::int(n))),
        1 => (proptest::num::i64::ANY, 0u8..=18).prop_map(|(m, s)| CellValue::Number(Decimal::new(m, s))),
        1 => Just(CellValue::Absent),
        1 => Just(CellValue::Withheld(Withholding::Confidential)),
        1 => Just(CellValue::RoundsToZero),
    ];
    (value, 0u8..12).prop_map(|(value, f)| {
        let flags = match f {
            0 => Flags::NONE.with(ObsStatus::BREAK),
            1 => Flags::NONE.with(ObsStatus::PROVISIONAL),
            _ => Flags::NONE,
        };
        almanac_core::answer::Cell { value, flags, partial: f == 2, period: None, origins: vec![] }
    })
}

fn any_headers() -> impl Strategy<Value = Vec<Header>> {
    let words = "[a-zA-Zа-яء-ي]{1,24}( [a-zа-я0-9()]{1,14}){0,6}";
    prop_oneof![
        (1950i32..2020, 1i32..4, 1usize..16)
            .prop_map(|(y, k, n)| (0..n as i32).map(|i| Header::Period(Period::Year(y + i * k))).collect()),
        (1950i32..2020, 1usize..30)
            .prop_map(|(y, n)| (0..n as i32).map(|i| Header::Period(Period::Month(y, 1).shifted(i))).collect()),
        proptest::collection::vec(words.prop_map(|w| code("other", &w)), 1..10),
        Just(vec![Header::Only]),
    ]
}

fn any_answer() -> impl Strategy<Value = Answer> {
    (any_headers(), any_headers(), proptest::collection::vec(any_cell(), 0..40), 0u8..4).prop_map(
        |(rows, columns, few, decimals)| {
            let count = rows.len() * columns.len();
            let cells = if few.is_empty() { vec![] } else { few.iter().cycle().take(count).cloned().collect() };
            answer(unit("PS", decimals), rows, columns, cells)
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn every_drawing_is_sound(
        a in any_answer(),
        kind in proptest::sample::select(vec![FigureKind::Line, FigureKind::Bar, FigureKind::StackedBar, FigureKind::ShareBar]),
        lang in proptest::sample::select(vec!["en", "ru", "ar-EG"]),
        width in 160.0f64..600.0,
        height in proptest::option::of(20.0f64..500.0),
    ) {
        let p = with(lang, width, height, |c| picture(kind, &a, c).unwrap());
        prop_assert!(sound(&p).is_ok(), "{}", sound(&p).unwrap_err());
        let alt = with(lang, width, height, |c| crate::alternative_text(&figure(kind, "", lang), &a, c));
        prop_assert!(!alt.is_empty() && !alt.contains('{'), "{alt}");
    }

    #[test]
    fn every_pyramid_is_sound(
        ages in proptest::sample::subsequence((0..16).collect::<Vec<_>>(), 1..16).prop_shuffle(),
        cells in proptest::collection::vec(any_cell(), 32),
        lang in proptest::sample::select(vec!["en", "ru", "ar-EG"]),
        width in 160.0f64..600.0,
    ) {
        let rows: Vec<Header> = ages.iter().map(|i| code("age", &format!("Y{}T{}", i * 5, i * 5 + 4))).collect();
        let sexes = vec![code("sex", "F"), Header::Total, code("sex", "M")];
        let cells = cells.iter().cycle().take(rows.len() * 3).cloned().collect();
        let a = answer(unit("PS", 0), rows, sexes, cells);
        let p = with(lang, width, None, |c| picture(FigureKind::Pyramid, &a, c).unwrap());
        prop_assert!(sound(&p).is_ok(), "{}", sound(&p).unwrap_err());
        // The youngest stand lowest, whatever the order of the answer.
        let heights: Vec<(i32, i32)> = p
            .marks
            .iter()
            .filter(|m| m.class == "category")
            .map(|m| m.points[0].1)
            .zip({ let mut sorted = ages.clone(); sorted.sort_unstable(); sorted })
            .collect();
        prop_assert!(heights.windows(2).all(|w| w[0].0 > w[1].0), "{heights:?}");
    }
}
