//! Tests of the engine: a small world, one `check` from a written question to printed cells.

use super::*;
use crate::SeriesKey;
use crate::format::Formatter;
use crate::release::{CellRef, Confidentiality, Flags, ObsValue, Observation};
use crate::*;

fn indicator(code: &str, measure: MeasureType, unit: &str, reference: ReferenceTime, dims: &[&str]) -> Indicator {
    let mut i = Indicator::unnamed(IndicatorCode::new(code), Localized::en(code));
    i.measure = Some(measure);
    i.unit = Some(Code::new(unit));
    i.reference = Some(reference);
    i.decimals = u8::from(unit == "PT");
    i.dimensions = dims.iter().map(DimensionCode::new).collect();
    i
}

fn series(code: &str, source: &str, codes: &str) -> Arc<SeriesKey> {
    let codes = codes
        .split(',')
        .filter(|c| !c.is_empty())
        .map(|c| {
            let (d, c) = c.split_once('=').unwrap();
            (DimensionCode::new(d), Code::new(c))
        })
        .collect();
    Arc::new(SeriesKey { indicator: IndicatorCode::new(code), source: SourceCode::new(source), codes })
}

/// `CODE@SOURCE[codes]: 2020=5 2021=7B 2022=.. 2023=3!` with flags as letters and `!` for confidential.
fn observations(lines: &str) -> Vec<Observation> {
    let mut out = Vec::new();
    for line in lines.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (head, values) = line.split_once(':').unwrap();
        let (code, rest) = head.split_once('@').unwrap();
        let (source, codes) = rest.split_once('[').map_or((rest, ""), |(s, c)| (s, c.trim_end_matches(']')));
        let key = series(code, source, codes);
        for (n, value) in values.split_whitespace().enumerate() {
            let (period, text) = value.split_once('=').unwrap();
            let digits: String = text.chars().filter(|c| c.is_ascii_digit() || matches!(c, '.' | '-')).collect();
            let flags = text
                .chars()
                .filter(char::is_ascii_uppercase)
                .fold(Flags::NONE, |f, c| f.with(ObsStatus::new(c).unwrap()));
            let value = if digits == ".." {
                ObsValue::Missing(MissingKind::NotAvailable)
            } else {
                ObsValue::Number(digits.parse().unwrap())
            };
            out.push(Observation {
                series: key.clone(),
                period: period.parse().unwrap(),
                value,
                flags,
                confidentiality: if text.ends_with('!') { Confidentiality::C } else { Confidentiality::F },
                note: None,
                release: ReleaseId::new("r1"),
                cell: CellRef { sheet: None, row: 1, column: n as u32 + 1 },
            });
        }
    }
    out
}

fn world() -> (Profile, MemoryObservations) {
    use MeasureType::*;
    let mut p = Profile::default();
    let mut stock = indicator("STO", Stock, "PS", ReferenceTime::MidYear, &["sex", "birth"]);
    stock.source_priority = vec![SourceCode::new("A"), SourceCode::new("B")];
    stock.base_year = Some(2015);
    for i in [
        stock,
        indicator("POP", Stock, "PS", ReferenceTime::MidYear, &["sex"]),
        indicator("FLO", Flow, "PS", ReferenceTime::CalendarYear, &["birth"]),
        indicator("RAT", Rate, "PT", ReferenceTime::CalendarYear, &["sex"]),
        indicator("AMT", Amount, "USD", ReferenceTime::CalendarYear, &[]),
        indicator("AGE", Stock, "PS", ReferenceTime::MidYear, &["age", "sex"]),
        indicator("SEC", Stock, "PS", ReferenceTime::MidYear, &["sex", "birth", "age"]),
        indicator("RAG", Rate, "PT", ReferenceTime::CalendarYear, &["age"]),
    ] {
        p.indicators.insert(i.code.clone(), Arc::new(i));
    }
    p.indicators
        .insert(IndicatorCode::new("BAD"), Arc::new(Indicator::unnamed(IndicatorCode::new("BAD"), Localized::en("x"))));
    p.editions.insert(
        2022,
        Arc::new(Edition {
            year: 2022,
            data_as_of: None,
            languages: vec![Lang::en()],
            template: "annual".into(),
            releases: None,
            sealed: false,
        }),
    );
    let data = observations(
        "
        STO@A: 2015=100 2020=110 2021=120 2022=150 2023=999
        STO@B: 2020=111 2021=121 2022=151
        STO@A[sex=F]: 2020=60 2021=66 2022=90
        STO@A[sex=M]: 2020=50 2021=54 2022=60
        STO@A[birth=TJK]: 2022=80
        STO@A[birth=UZB]: 2022=40
        STO@A[birth=KAZ]: 2022=20
        STO@A[birth=RUS]: 2022=10!
        SEC@A: 2021=90 2022=100
        SEC@A[sex=F]: 2021=50 2022=60
        SEC@A[sex=M]: 2021=40 2022=40!
        SEC@A[birth=TJK]: 2022=50
        SEC@A[birth=UZB]: 2022=30
        SEC@A[birth=KAZ]: 2022=20!
        SEC@A[sex=F,birth=TJK]: 2022=35
        SEC@A[sex=F,birth=UZB]: 2022=20!
        SEC@A[sex=F,birth=KAZ]: 2022=5!
        SEC@A[age=Y0T14]: 2022=20
        SEC@A[age=Y15T64]: 2022=70
        SEC@A[age=Y_GE65]: 2022=10!
        POP@A: 2020=1000 2021=1010 2022=1020
        FLO@A: 2019=5 2020=7 2021=.. 2022=9P
        FLO@A[birth=TJK]: 2022=6
        FLO@A[birth=UZB]: 2022=3
        RAT@A: 2020=5.5 2021=6.0B 2022=6.6
        RAT@A[sex=F]: 2022=7.0
        AMT@A: 2020=0 2021=10 2022=12.5
        AGE@A[age=Y0T4]: 2020=5 2021=6P 2022=7
        AGE@A[age=Y5T9]: 2020=10 2021=11 2022=..
        AGE@A[age=Y10T14]: 2020=20 2021=21 2022=22!
        AGE@A[age=Y0T14]: 2019=30
        AGE@A[age=Y65T69]: 2022=3
        AGE@A[age=Y_GE70]: 2022=4
        AGE@A[age=Y15T24]: 2022=8
        AGE@A[age=Y25T29]: 2022=9
        AGE@A[age=Y0T4,sex=F]: 2022=2
        AGE@A[age=Y5T9,sex=F]: 2022=3
        AGE@B[age=Y18T29]: 2022=99
        RAG@A[age=Y0T4]: 2022=1.5
        RAG@A[age=Y5T9]: 2022=2.5
        RAG@A[age=Y0T14]: 2022=2.0",
    );
    p.dimensions.insert(
        DimensionCode::new("age"),
        Arc::new(Dimension {
            code: DimensionCode::new("age"),
            names: Localized::en("Age"),
            role: DimensionRole::Age,
            code_list: CodeListCode::new("CL_AGE"),
        }),
    );
    p.dimensions.insert(
        DimensionCode::new("birth"),
        Arc::new(Dimension {
            code: DimensionCode::new("birth"),
            names: Localized::en("Country of birth"),
            role: DimensionRole::CountryOfBirth,
            code_list: CodeListCode::new("CL_AREA"),
        }),
    );
    // A region that holds a country, and two that hold each other.
    let item = |code: &str, parent: Option<&str>| CodeItem {
        code: Code::new(code),
        names: Localized::default(),
        parent: parent.map(Code::new),
        valid_from: None,
        valid_to: None,
    };
    p.code_lists.insert(
        CodeListCode::new("CL_AREA"),
        Arc::new(CodeList {
            code: CodeListCode::new("CL_AREA"),
            version: "1".into(),
            names: Localized::default(),
            items: vec![item("TJK", Some("143")), item("143", Some("142")), item("142", Some("143"))],
        }),
    );
    (p, MemoryObservations(data))
}

fn dump(question: &str, audience: Audience) -> String {
    let (profile, data) = world();
    let engine = Engine::new(&profile, &data, profile.current_edition().map(|e| &**e), audience);
    let answer = match engine.ask_text(question) {
        Ok(a) => a,
        Err(e) => return format!("no answer: {e}"),
    };
    let f = Formatter::new(&Lang::en());
    let mut out = format!("{:?}", answer.shape);
    for (r, row) in answer.rows.iter().enumerate() {
        let name = f.header(&profile, row);
        out += &format!(" | {}", if name.is_empty() { "-" } else { &name });
        for (c, column) in answer.columns.iter().enumerate() {
            let cell = answer.cell(r, c).unwrap();
            let why = if let CellValue::Refused(w) = &cell.value { format!("({w:?})") } else { String::new() };
            out += &format!(
                " {}={}{why}{}{}",
                f.header(&profile, column),
                f.cell(&answer.unit, cell),
                cell.flags.letters(),
                if cell.partial { "~" } else { "" }
            );
        }
    }
    out
}

#[track_caller]
fn check(question: &str, expected: &str) {
    assert_eq!(dump(question, Audience::WorkingGroup), expected, "{question}");
}
#[track_caller]
fn check_public(question: &str, expected: &str) {
    assert_eq!(dump(question, Audience::Public(None)), expected, "{question}");
}

#[test]
fn a_value_is_of_the_editions_year_and_the_preferred_source() {
    check("STO this", "Value | - 2022=150");
    check("STO previous", "Value | - 2021=120");
    check("STO base", "Value | - 2015=100");
    check("STO latest", "Value | - 2022=150");
    check("STO@B this", "Value | - 2022=151");
    check("STO[sex=F] 2020", "Value | - 2020=60");
    check("STO 1999", "Value | - 1999=—");
}

#[test]
fn a_series_shows_its_gaps() {
    check("FLO 2018..this", "Series | - 2018=— 2019=5 2020=7 2021=.. 2022=9P");
    check(
        "STO all | by sex",
        "Series | F 2015=— 2016=— 2017=— 2018=— 2019=— 2020=60 2021=66 2022=90 | M 2015=— 2016=— 2017=— 2018=— 2019=— 2020=50 2021=54 2022=60 | Total 2015=100 2016=— 2017=— 2018=— 2019=— 2020=110 2021=120 2022=150",
    );
}

#[test]
fn change_and_share() {
    check("STO this | change previous", "Value | - 2022=30");
    check("STO this | change% previous", "Value | - 2022=25.0");
    check("STO this | change base", "Value | - 2022=50");
    check("STO[sex=F] this | share of STO", "Value | - 2022=60.0");
    check("STO[sex=F] this | share of STO | change previous", "Value | - 2022=5.0");
    check("STO this | per 1000 POP", "Value | - 2022=147.1");
    check("STO[sex=F] this | minus STO[sex=M]", "Value | - 2022=30");
    check("AMT 2021 | change% previous", "Value | - 2021=/(NoGrowthBase)");
}

#[test]
fn the_rules_of_the_field_hold() {
    check("STO 2020..this | sum", "Value | - =/(SumOfStock)");
    check("RAT 2020..this | sum", "Value | - =/(SumOfRatio)B");
    check("FLO 2019..this | sum", "Value | - =21P~");
    check("RAT this | change previous", "Value | - 2022=0.6B");
    check("RAT 2021 | change previous", "Value | - 2021=/(AcrossBreak(Year(2021)))B");
    check("RAT this | change 2020", "Value | - 2022=/(AcrossBreak(Year(2021)))");
    check("FLO this | share of STO", "Value | - 2022=/(Rule(ShareMixesTime))P");
    check("AMT this | share of STO", "Value | - 2022=/(Rule(ShareMixesTime))");
    check("STO this | minus AMT", "Value | - 2022=/(Rule(UnitsDiffer))");
}

#[test]
fn tables_have_other_and_total() {
    check("STO this | by birth | top 2", "Table | TJK 2022=80 | UZB 2022=40 | Other 2022=30 | Total 2022=150");
    check("FLO this | by birth | top 1", "Table | TJK 2022=6 | Other 2022=3 | Total 2022=9P");
    check("STO 2020..this | max", "Value | - =150");
    check("STO[birth=UZB] this | rank birth", "Value | - 2022=2");
    check("STO[sex=F+M] this", "Value | - 2022=150");
}

#[test]
fn an_age_group_is_put_together_from_its_parts() {
    check("AGE[age=Y0T4] this", "Value | - 2022=7");
    check("AGE[age=Y0T9] 2020", "Value | - 2020=15");
    check("AGE[age=Y0T9] 2021", "Value | - 2021=17P");
    check("AGE[age=Y_LT15] 2020", "Value | - 2020=35");
    check("AGE[age=Y_GE65] this", "Value | - 2022=7");
    check("AGE[age=Y0T9,sex=F] this", "Value | - 2022=5");
    // Delivered in 2019, put together afterwards.
    check("AGE[age=Y0T14] 2019..2021", "Series | - 2019=30 2020=35 2021=38P");
    check("AGE[age=Y0T14] 2020 | change 2019", "Value | - 2020=5");
    // The same group in other words is no sum, so a rate has it, too.
    check("RAG[age=Y_LT15] this", "Value | - 2022=2.0");
    check("AGE[age=Y0T4+Y5T14] 2020", "Value | - 2020=35");
    check("AGE[age=Y0T9+Y10T14] 2020 | by age", "Table | Y0T9 2020=15 | Y10T14 2020=20");
}

#[test]
fn age_groups_that_do_not_fit_are_refused() {
    check("AGE[age=Y18T29] this", "Value | - 2022=99");
    check("AGE[age=Y18T29]@A this", "Value | - 2022=/(AgeGroupsDoNotFit(DimensionCode(age)))");
    check("AGE[age=Y_GE66]@A this", "Value | - 2022=/(AgeGroupsDoNotFit(DimensionCode(age)))");
    check("AGE[age=Y15T24]@B this", "Value | - 2022=/(AgeGroupsDoNotFit(DimensionCode(age)))");
    check("AGE[age=Y40T49]@A this", "Value | - 2022=—");
    check("RAG[age=Y0T9] this", "Value | - 2022=/(SumOfRatio)");
    check("AGE[age=Y0T9+Y0T4] 2020", "Value | - 2020=/(Rule(CodesNest))");
    // A region beside its country: not added, and a circle in the list stops nobody.
    check("STO[birth=TJK+142] this", "Value | - 2022=/(Rule(CodesNest))~");
}

#[test]
fn what_is_missing_or_withheld_in_a_part_stays_so() {
    check("AGE[age=Y0T9] this", "Value | - 2022=7~");
    check("AGE[age=Y0T14] this", "Value | - 2022=29~");
    check_public("AGE[age=Y0T14] this", "Value | - 2022=c~");
    check_public("AGE[age=Y5T14] this", "Value | - 2022=c~");
}

#[test]
fn the_parts_of_an_age_group_are_its_origins() {
    let (profile, data) = world();
    let engine = Engine::new(&profile, &data, profile.current_edition().map(|e| &**e), Audience::WorkingGroup);
    let answer = engine.ask_text("AGE[age=Y0T14] 2020").unwrap();
    let parts: Vec<String> = answer.origins().map(|o| o.series.codes_text()).collect();
    assert_eq!(parts, ["age=Y0T4", "age=Y5T9", "age=Y10T14"]);
    // What does not fit is named as well: it tells which groups there are.
    let refused = engine.ask_text("AGE[age=Y18T29]@A this").unwrap();
    let near: Vec<String> = refused.origins().map(|o| o.series.codes_text()).collect();
    assert_eq!(near, ["age=Y15T24", "age=Y25T29"]);
}

#[test]
fn what_is_confidential_does_not_leave() {
    check("STO[birth=RUS] this", "Value | - 2022=10");
    check_public("STO[birth=RUS] this", "Value | - 2022=c");
    check_public("STO this | by birth | top 2", "Table | TJK 2022=80 | UZB 2022=40 | Other 2022=c | Total 2022=150");
    check_public("STO[birth=RUS] this | share of STO", "Value | - 2022=c");
    check_public("STO[birth=RUS+KAZ] this", "Value | - 2022=c");
    check_public("STO[birth=KAZ] this | rank birth", "Value | - 2022=c");
    check_public("STO[birth=RUS] 2020..this | max", "Value | - =c");
}

/// With its total and all other parts a table would tell the hidden one.
#[test]
fn a_total_that_would_tell_a_hidden_part_is_withheld_with_it() {
    check_public("SEC this | by sex", "Table | F 2022=60 | M 2022=c | Total 2022=c");
    // "Other" is one country here; of several it would hide each.
    check_public(
        "STO this | by birth | top 3",
        "Table | TJK 2022=80 | UZB 2022=40 | KAZ 2022=20 | Other 2022=c | Total 2022=c",
    );
}

/// A total minus all its other parts is the hidden part.
#[test]
fn a_difference_that_is_a_hidden_value_does_not_leave() {
    check("SEC this | minus SEC[sex=F]", "Value | - 2022=40");
    check_public("SEC this | minus SEC[sex=F]", "Value | - 2022=c");
    check_public("SEC 2021..this | minus SEC[sex=F]", "Series | - 2021=40 2022=c");
    check_public("SEC[sex=F] this | minus SEC", "Value | - 2022=c");
    // Several parts, in one step or one after the other.
    check_public("SEC this | minus SEC[birth=TJK+UZB]", "Value | - 2022=c");
    check_public("SEC this | minus SEC[birth=TJK] | minus SEC[birth=UZB]", "Value | - 2022=c");
    check_public("SEC[birth=TJK+UZB+KAZ] this | minus SEC[birth=TJK+UZB]", "Value | - 2022=c");
    check_public("SEC this | minus SEC[age=Y0T14+Y15T64]", "Value | - 2022=c");
    // Two hidden cells of a row: their sum would be withheld too.
    check_public("SEC[sex=F] this | minus SEC[sex=F,birth=TJK]", "Value | - 2022=c");
    check_public("SEC this | by sex | minus SEC[sex=F]", "Table | F 2022=0 | M 2022=c | Total 2022=c");
    check_public("SEC this | minus SEC[sex=F] | per 100 POP", "Value | - 2022=c");
    // Where free parts are left too, the difference is none of the hidden ones.
    check_public("SEC this | minus SEC[birth=TJK]", "Value | - 2022=50");
    check_public("SEC this | minus POP", "Value | - 2022=−920");
}

#[test]
fn the_answer_says_why_a_value_is_withheld() {
    let (profile, data) = world();
    let engine = Engine::new(&profile, &data, profile.current_edition().map(|e| &**e), Audience::Public(None));
    let why = |question: &str| engine.ask_text(question).unwrap().cells[0].value.clone();
    assert_eq!(why("SEC this | minus SEC[sex=F]"), CellValue::Withheld(Withholding::WouldTell));
    assert_eq!(why("SEC[sex=M] this"), CellValue::Withheld(Withholding::Confidential));
    assert_eq!(why("SEC this | minus SEC[sex=M]"), CellValue::Withheld(Withholding::Confidential));
}

#[test]
fn a_question_without_meaning_says_why() {
    check("XXX this", "no answer: there is no indicator XXX in this profile");
    check("BAD this", "no answer: indicator BAD has no measure type, unit or reference time yet");
    check("POP[birth=TJK] this", "no answer: indicator POP is not broken down by \"birth\"");
    check("AMT base", "no answer: indicator AMT has no base year");
    check("STO this | sum", "no answer: \"sum\" needs a range such as 2010..this");
    check("STO, AMT this", "no answer: STO and AMT have different units and do not share a table");
}

proptest::proptest! {
    #[test]
    fn parts_and_other_add_up_to_the_total(values in proptest::collection::vec(0i64..1_000_000, 1..30), n in 1u32..12) {
        let (profile, _) = world();
        let lines: String = values.iter().enumerate().map(|(i, v)| format!("FLO@A[birth=C{i:02}]: 2022={v}\n")).collect();
        let data = MemoryObservations(observations(&lines));
        let engine = Engine::new(&profile, &data, profile.current_edition().map(|e| &**e), Audience::WorkingGroup);
        let answer = engine.ask_text(&format!("FLO this | by birth | top {n}")).unwrap();
        let number = |h: &Header| answer.rows.iter().position(|r| r == h).and_then(|r| if let CellValue::Number(d) = answer.cell(r, 0).unwrap().value { Some(d) } else { None });
        let parts = answer.rows.iter().enumerate().filter(|(_, r)| **r != Header::Total).fold(Decimal::ZERO, |s, (r, _)| match answer.cell(r, 0).unwrap().value { CellValue::Number(d) => s.add(d).unwrap(), _ => s });
        proptest::prop_assert_eq!(number(&Header::Total), Some(Decimal::int(values.iter().sum())));
        proptest::prop_assert_eq!(parts, Decimal::int(values.iter().sum()));
    }
}

#[test]
fn an_extent_covers_what_lies_in_it() {
    #[track_caller]
    fn check(from: &str, to: &str, inside: &str, outside: &str) {
        let extent = Extent::Periods(from.parse().unwrap(), to.parse().unwrap());
        inside.split(' ').for_each(|p| assert!(extent.covers(p.parse().unwrap()), "{p} in {from} to {to}"));
        outside.split(' ').for_each(|p| assert!(!extent.covers(p.parse().unwrap()), "{p} not in {from} to {to}"));
    }
    check("2020", "2021", "2020 2021 2020-W01 2021-12 2021-Q4 2021-12-31 2021/2025", "2019 2022 2019-12 2022-01");
    check(
        "2021-01",
        "2021-06",
        "2021-01 2021-06 2021-Q2 2021-S1 2021-06-30",
        "2021 2021-07 2021-Q3 2020-12 2021-07-01 2020/2022",
    );
    check("2021-Q2", "2022", "2021-04 2021-Q4 2022-12 2022", "2021-03 2021 2023");
    check("2021-07-01", "2021-07-01", "2021-07-01", "2021-07 2021-07-02");
}

#[test]
fn a_release_speaks_for_its_extent_only() {
    let obs = |r: &str, v: i64| {
        let mut o = observations("STO@A: 2020=1").remove(0);
        o.release = ReleaseId::new(r);
        o.value = ObsValue::Number(Decimal::int(v));
        o
    };
    let of = |r: &str, e: Extent| (ReleaseId::new(r), e, vec![IndicatorCode::new("STO")]);
    let first = of("1", Extent::Everything);
    let ask = |order: &[_], given: &[Observation]| {
        release::resolve(order, &IndicatorCode::new("STO"), Period::Year(2020), given)
            .map(|o| o.release.as_str().to_string())
    };
    let given = [obs("1", 1)];
    assert_eq!(ask(std::slice::from_ref(&first), &given), Some("1".into()));
    assert_eq!(ask(&[first.clone(), of("2", Extent::Everything)], &given), None, "gone inside the extent");
    assert_eq!(
        ask(&[first.clone(), of("2", Extent::Periods(Period::Year(2021), Period::Year(2022)))], &given),
        Some("1".into())
    );
    assert_eq!(ask(&[first.clone(), of("2", Extent::Periods(Period::Year(2019), Period::Year(2022)))], &given), None);
    assert_eq!(ask(&[first, of("2", Extent::Cells)], &given), Some("1".into()));
}
