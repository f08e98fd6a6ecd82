//! The checks over data, each with what it finds, what it leaves alone, and how far it may take.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use almanac_core::check::{self, CheckInput, fingerprint, short_name};
use almanac_core::*;
use std::{collections::BTreeMap, sync::Arc};

/// A profile with some indicators and observations written as `CODE@SOURCE[codes]: 2020=5 2021=7B`; `5!` is
/// confidential and `c` hidden by its sender.
struct World {
    profile: Profile,
    data: Vec<Observation>,
}

fn indicator(code: &str, measure: MeasureType, unit: &str, reference: ReferenceTime, dims: &[&str]) -> Indicator {
    let mut i = Indicator::unnamed(IndicatorCode::new(code), Localized::en(code));
    (i.measure, i.unit, i.reference) = (Some(measure), Some(Code::new(unit)), Some(reference));
    (i.counts, i.population) = (Some(Counted::Neither), Some(PopulationConcept::NotApplicable));
    i.dimensions = dims.iter().map(DimensionCode::new).collect();
    i
}

fn dimension(code: &str, role: DimensionRole, items: &[(&str, &str)]) -> (Dimension, CodeList) {
    let list = CodeListCode::new(format!("CL_{}", code.to_uppercase()));
    let item = |(code, parent): &(&str, &str)| CodeItem {
        code: Code::new(code),
        names: Localized::en(*code),
        parent: Some(Code::new(parent)).filter(|p| !p.as_str().is_empty()),
        valid_from: None,
        valid_to: None,
    };
    (
        Dimension { code: DimensionCode::new(code), names: Localized::en(code), role, code_list: list.clone() },
        CodeList {
            code: list,
            version: "1".into(),
            names: Localized::en(code),
            items: items.iter().map(item).collect(),
        },
    )
}

impl World {
    fn new(data: &str) -> Self {
        let mut profile = Profile::default();
        use MeasureType::*;
        for mut i in [
            indicator("STO", Stock, "PS", ReferenceTime::EndOfYear, &["sex", "region", "age", "outcome"]),
            indicator("POP", Stock, "PS", ReferenceTime::MidYear, &["sex"]),
            indicator("IN", Flow, "PS", ReferenceTime::CalendarYear, &[]),
            indicator("OUT", Flow, "PS", ReferenceTime::CalendarYear, &[]),
            indicator("FLO", Flow, "PS", ReferenceTime::CalendarYear, &[]),
            indicator("SHA", Share, "PT", ReferenceTime::CalendarYear, &[]),
            indicator("RATE", Rate, "PER_1000", ReferenceTime::CalendarYear, &[]),
        ] {
            match i.code.as_str() {
                "STO" => {
                    i.inflows = vec![IndicatorCode::new("IN")];
                    i.outflows = vec![IndicatorCode::new("OUT")];
                }
                "RATE" => {
                    i.numerator = Some(IndicatorCode::new("FLO"));
                    i.denominator = Some(IndicatorCode::new("POP"));
                }
                _ => {}
            }
            profile.indicators.insert(i.code.clone(), Arc::new(i));
        }
        for (d, list) in [
            dimension("sex", DimensionRole::Sex, &[("F", ""), ("M", "")]),
            dimension(
                "age",
                DimensionRole::Age,
                &[("Y0T14", ""), ("Y0T4", ""), ("Y15T64", ""), ("Y_GE65", ""), ("Y_GE60", "")],
            ),
            dimension("region", DimensionRole::ReferenceArea, &[("N", ""), ("N1", "N"), ("N2", "N"), ("S", "")]),
            dimension("outcome", DimensionRole::Other, &[("POS", ""), ("NEG", "")]),
        ] {
            profile.dimensions.insert(d.code.clone(), Arc::new(d));
            profile.code_lists.insert(list.code.clone(), Arc::new(list));
        }
        profile.editions.insert(
            2024,
            Arc::new(Edition {
                year: 2024,
                data_as_of: "2025-03-31".parse().ok(),
                languages: vec![Lang::en()],
                template: "annual".into(),
                releases: None,
                sealed: false,
            }),
        );
        let mut world = Self { profile, data: Vec::new() };
        world.read(data, "r1");
        world
    }

    fn read(&mut self, lines: &str, release: &str) {
        for line in lines.lines().map(str::trim).filter(|l| !l.is_empty()) {
            let (head, values) = line.split_once(':').unwrap();
            let (code, rest) = head.split_once('@').unwrap();
            let (source, codes) = rest.split_once('[').map_or((rest, ""), |(s, c)| (s, c.trim_end_matches(']')));
            let pairs = codes.split(',').filter_map(|c| c.split_once('='));
            let key = Arc::new(SeriesKey {
                indicator: IndicatorCode::new(code),
                source: SourceCode::new(source),
                codes: pairs.map(|(d, c)| (DimensionCode::new(d), Code::new(c))).collect(),
            });
            for (n, value) in values.split_whitespace().enumerate() {
                let (period, text) = value.split_once('=').unwrap();
                let (text, confidentiality) = match text.strip_suffix('!') {
                    Some(text) => (text, Confidentiality::C),
                    None => (text, Confidentiality::F),
                };
                let letters: String = text.chars().filter(char::is_ascii_uppercase).collect();
                let digits = text.trim_end_matches(|c: char| c.is_ascii_uppercase());
                self.data.push(Observation {
                    series: key.clone(),
                    period: period.parse().unwrap(),
                    value: match digits {
                        "c" => ObsValue::Missing(MissingKind::Suppressed),
                        _ => digits.parse().map_or(ObsValue::Missing(MissingKind::NotAvailable), ObsValue::Number),
                    },
                    flags: Flags::from_letters(&letters).unwrap(),
                    confidentiality,
                    note: None,
                    release: ReleaseId::new(release),
                    cell: CellRef { sheet: Some(Arc::from("Table 1")), row: 7, column: n as u32 + 2 },
                });
            }
        }
    }

    /// A release of a source, taken at a second.
    fn release(&mut self, source: &str, release: &str, at: i64) {
        let id = DatasetId::new(source);
        let mut dataset = self.profile.datasets.get(&id).map_or_else(
            || Dataset { id: id.clone(), source: SourceCode::new(source), releases: Vec::new() },
            |d| (**d).clone(),
        );
        dataset.releases.push(DatasetRelease {
            release: ReleaseId::new(release),
            extent: Extent::Everything,
            at: Timestamp(at * 1000),
            by: Author("A".into()),
            file_name: format!("{release}.xlsx"),
            reason: String::new(),
            knew: Vec::new(),
        });
        self.profile.datasets.insert(id, Arc::new(dataset));
    }

    fn edit(&mut self, code: &str, change: impl FnOnce(&mut Indicator)) {
        let i = self.profile.indicators.get_mut(&IndicatorCode::new(code)).unwrap();
        change(Arc::make_mut(i));
    }

    fn findings(&self) -> Vec<Finding> {
        let observations = MemoryObservations(self.data.clone());
        check::run(&CheckInput {
            profile: &self.profile,
            observations: &observations,
            edition: self.profile.current_edition().map(|e| &**e),
            lang: &Lang::en(),
            contested: &[],
        })
    }

    /// Findings about data as `kind place`, without those about definitions and due years.
    fn found(&self) -> Vec<String> {
        let about_data = |f: &&Finding| !f.kind.starts_with("definition") && f.kind != "period-due";
        self.findings().iter().filter(about_data).map(|f| format!("{} {}", f.kind, f.place)).collect()
    }
}

#[track_caller]
fn check(data: &str, expected: &[&str]) {
    let world = World::new(data);
    assert_eq!(world.found(), expected, "{:#?}", world.findings());
}

/// A series that grows by two or three per cent a year.
fn steady(code: &str, from: i32, years: i32, start: f64) -> String {
    let values = (0..years).map(|n| {
        let growth = 1.02 + 0.01 * f64::from(n % 2);
        format!("{}={}", from + n, (start * f64::powi(growth, n)).round())
    });
    format!("{code}@A: {}\n", values.collect::<Vec<_>>().join(" "))
}

#[test]
fn parts_add_up_within_rounding() {
    check("STO@A: 2024=100\nSTO@A[sex=F]: 2024=60\nSTO@A[sex=M]: 2024=41", &[]);
    check("STO@A: 2024=100\nSTO@A[sex=F]: 2024=60\nSTO@A[sex=M]: 2024=42", &["parts-exceed-total STO 2024"]);
    check("STO@A: 2024=100\nSTO@A[sex=F]: 2024=60\nSTO@A[sex=M]: 2024=30", &["parts-and-total STO 2024"]);
    check("STO@A: 2024=12.5\nSTO@A[sex=F]: 2024=6.2\nSTO@A[sex=M]: 2024=6.2", &[]);
    check(
        "STO@A: 2024=100\nSTO@A[outcome=POS]: 2024=60\nSTO@A[outcome=NEG]: 2024=50",
        &["parts-exceed-total STO 2024"],
    );
    check(
        "STO@A[sex=F]: 2024=50\nSTO@A[sex=F,region=N]: 2024=30\nSTO@A[sex=F,region=S]: 2024=30",
        &["parts-exceed-total STO[sex=F] 2024"],
    );
}

#[test]
fn a_part_within_a_part_is_taken_once() {
    check(
        "STO@A: 2024=100\nSTO@A[region=N]: 2024=60\nSTO@A[region=N1]: 2024=40\nSTO@A[region=N2]: 2024=20\nSTO@A[region=S]: 2024=40",
        &[],
    );
    check(
        "STO@A: 2024=100\nSTO@A[age=Y0T14]: 2024=30\nSTO@A[age=Y0T4]: 2024=10\nSTO@A[age=Y15T64]: 2024=60\nSTO@A[age=Y_GE65]: 2024=10",
        &[],
    );
    // Neither of the two oldest groups lies within another; nothing can be said.
    check("STO@A: 2024=100\nSTO@A[age=Y0T14]: 2024=30\nSTO@A[age=Y15T64]: 2024=60\nSTO@A[age=Y_GE60]: 2024=30", &[]);
}

#[test]
fn values_rounded_to_five_may_miss_their_total() {
    check("STO@A: 2024=1000\nSTO@A[region=N1]: 2024=505\nSTO@A[region=N2]: 2024=245\nSTO@A[region=S]: 2024=245", &[]);
    check(
        "STO@A: 2024=1001\nSTO@A[region=N1]: 2024=505\nSTO@A[region=N2]: 2024=245\nSTO@A[region=S]: 2024=245",
        &["parts-and-total STO 2024"],
    );
}

#[test]
fn a_hidden_or_a_single_part_says_nothing() {
    check("STO@A: 2024=100\nSTO@A[sex=F]: 2024=60\nSTO@A[sex=M]: 2024=..", &[]);
    check("STO@A: 2024=100\nSTO@A[sex=F]: 2024=60", &[]);
    check("STO@A: 2024=100\nSTO@A[sex=F]: 2024=120", &["parts-exceed-total STO 2024"]);
}

#[test]
fn a_finding_names_source_file_and_cell_and_prints_in_the_documents_language() {
    let mut world = World::new("STO@A: 2024=1234567\nSTO@A[sex=F]: 2024=1000000\nSTO@A[sex=M]: 2024=1000000");
    world.release("A", "r1", 1);
    let english = world.findings();
    let of = |list: &[Finding]| list.iter().find(|f| f.kind == "parts-exceed-total").unwrap().clone();
    assert_eq!(of(&english).expected, "1,234,567 (A, r1.xlsx, Table 1!B7) as the total");
    world.profile.about = Arc::new(About { language: Lang::new("fr"), ..About::default() });
    let french = world.findings();
    assert_eq!(of(&french).expected, "1\u{202f}234\u{202f}567 (A, r1.xlsx, Table 1!B7) as the total");
    assert_eq!(fingerprint(&of(&english)), fingerprint(&of(&french)), "an acceptance holds in every language");
    assert_eq!(short_name(&of(&english)), short_name(&of(&french)));
}

#[test]
fn a_jump_is_judged_by_the_series_own_history() {
    let calm = steady("FLO", 2008, 16, 10_000.0);
    check(&calm, &[]);
    check(&calm.replace("2019=", "2019=9"), &["jump FLO 2019"]);
    // A break flag says what happened.
    let flagged = calm.replace("2019=", "2019=9").replacen(" 2020", "B 2020", 1);
    check(&flagged, &[]);
    // Seven values are no history.
    check("FLO@A: 2018=100 2019=102 2020=99 2021=101 2022=100 2023=103 2024=900", &[]);
    // What always swings surprises nobody.
    check(
        "FLO@A: 2012=100 2013=900 2014=200 2015=1500 2016=150 2017=700 2018=90 2019=800 2020=120 2021=950 2022=130 2023=700 2024=1500",
        &[],
    );
    // Counts of a handful double by chance.
    check("FLO@A: 2014=3 2015=4 2016=3 2017=3 2018=4 2019=3 2020=9 2021=3 2022=4 2023=3 2024=3", &[]);
}

#[test]
fn a_slip_of_the_unit_is_told_as_such() {
    let calm = steady("FLO", 2008, 17, 10_000.0);
    let value = calm.split_whitespace().find(|v| v.starts_with("2019=")).unwrap().to_string();
    check(&calm.replace(&value, &format!("{value}000")), &["unit-slip FLO 2019"]);
    check("SHA@A: 2018=5.1 2019=5.3 2020=0.052 2021=5.4 2022=5.2 2023=5.3 2024=5.5", &["unit-slip SHA 2020"]);
    // Between two sources.
    check(
        "POP@A: 2022=6500 2023=6600 2024=6700\nPOP@B: 2022=6500123 2023=6600456 2024=6700789",
        &["unit-slip POP 2024"],
    );
}

#[test]
fn the_same_cell_from_two_sources() {
    check("POP@A: 2023=1000 2024=1010\nPOP@B: 2023=1001 2024=1011", &[]);
    check("POP@A: 2023=1000 2024=1010\nPOP@B: 2023=1200 2024=1011", &["sources-differ POP 2023"]);
    check("SHA@A: 2023=5.5 2024=5.6\nSHA@B: 2023=6 2024=6", &[]);
    let twin = (2010..2025).map(|y| format!("{y}={}", 1000 + (y * 37) % 91)).collect::<Vec<_>>().join(" ");
    check(&format!("POP@A: {twin}\nPOP@B: {twin}"), &["delivered-twice POP 2024"]);
}

#[test]
fn a_stock_keeps_its_account() {
    let flows = "IN@A: 2022=30 2023=40 2024=50\nOUT@A: 2022=10 2023=10 2024=20";
    check(&format!("STO@A: 2021=100 2022=120 2023=150 2024=180\n{flows}"), &[]);
    check(&format!("STO@A: 2021=100 2022=120 2023=150 2024=200\n{flows}"), &["stock-account STO 2024"]);
    let mut world = World::new(&format!("STO@A: 2021=100 2022=120 2023=150 2024=200\n{flows}"));
    let finding = world.findings().into_iter().find(|f| f.kind == "stock-account").unwrap();
    assert!(finding.message.contains("a residual of 20 remains"), "{}", finding.message);
    assert_eq!(finding.expected, "180 = 150 + 50 \u{2212} 20");
    // Flows of a year join the stocks of its ends, not those of its middle.
    world.edit("STO", |i| i.reference = Some(ReferenceTime::MidYear));
    assert!(world.findings().iter().all(|f| f.kind != "stock-account"));
    world.edit("STO", |i| i.reference = Some(ReferenceTime::StartOfYear));
    let places: Vec<String> =
        world.findings().iter().filter(|f| f.kind == "stock-account").map(|f| f.place.to_string()).collect();
    assert_eq!(places, ["STO 2024"], "the flows of 2023 lead to the stock of 1 January 2024");
}

#[test]
fn a_rate_is_stale_when_its_denominator_was_revised() {
    let mut world = World::new("");
    world.read("FLO@A: 2023=500 2024=600\nRATE@A: 2023=5.0 2024=6.0", "a1");
    world.read("POP@B: 2023=100000 2024=80000", "b2");
    world.release("A", "a1", 20);
    world.release("B", "b2", 30);
    assert_eq!(world.found(), Vec::<String>::new(), "a first delivery is no revision");
    world.release("B", "b1", 10);
    assert_eq!(world.found(), ["rate-stale RATE 2024"], "2023 comes out the same");
    let finding = world.findings().into_iter().find(|f| f.kind == "rate-stale").unwrap();
    assert!(finding.expected.starts_with("7.5;"), "{}", finding.expected);
    world.edit("RATE", |i| i.numerator = None);
    let finding = world.findings().into_iter().find(|f| f.kind == "rate-stale").unwrap();
    assert_eq!(finding.level, Level::Note, "without a numerator nobody knows by how much");
}

#[test]
fn periods_that_should_be_there() {
    check("FLO@A: 2019=5 2021=6 2024=7", &["period-missing FLO 2020"]);
    let mut world = World::new("FLO@A: 2019=5 2021=6 2024=7");
    world.edit("FLO", |i| i.frequency = Frequency::Irregular);
    assert_eq!(world.found(), Vec::<String>::new());
    let world = World::new("FLO@A: 2019=5 2020=6 2021=7");
    assert!(world.findings().iter().any(|f| f.kind == "period-due"));
    let world = World::new("FLO@A: 2021=5 2022=6 2023=7");
    assert!(world.findings().iter().all(|f| f.kind != "period-due"), "a year's delay is usual");
}

#[test]
fn a_delivery_whose_day_has_passed() {
    let mut world = World::new("");
    let source = Source {
        code: SourceCode::new("A"),
        names: Localized::en("A"),
        institution: None,
        kind: SourceKind::Register,
        vintage: String::new(),
        frequency: Frequency::Annual,
        next_date: "2025-01-31".parse().ok(),
        coverage: Localized::en("all"),
        definition: Localized::default(),
        access: String::new(),
        address: String::new(),
    };
    world.profile.sources.insert(source.code.clone(), Arc::new(source));
    assert_eq!(world.found(), ["delivery-overdue source A"]);
    // 15 February 2025
    world.release("A", "a1", 1_739_577_600);
    assert_eq!(world.found(), Vec::<String>::new());
}

#[test]
fn an_accepted_finding_is_kept_with_its_reason_and_comes_back_when_a_value_changes() {
    let mut world = World::new("STO@A: 2024=100\nSTO@A[sex=F]: 2024=60\nSTO@A[sex=M]: 2024=30");
    let finding = world.findings().into_iter().find(|f| f.kind == "parts-and-total").unwrap();
    world.profile.accepted.insert(fingerprint(&finding), "sex unknown for ten".into());
    assert_eq!(world.found(), Vec::<String>::new());
    let observations = MemoryObservations(world.data.clone());
    let lang = Lang::en();
    let judged = check::judge(&CheckInput {
        profile: &world.profile,
        observations: &observations,
        edition: None,
        lang: &lang,
        contested: &[],
    });
    assert_eq!(judged.accepted, [(finding, "sex unknown for ten".to_string())]);
    world
        .data
        .iter_mut()
        .filter(|o| !o.series.codes.is_empty())
        .for_each(|o| o.value = ObsValue::Number(Decimal::int(35)));
    assert_eq!(world.found(), ["parts-and-total STO 2024"]);
}

/// A table of citizenship by sex over the years, as registers deliver it.
fn many(countries: usize, years: i32) -> World {
    let mut world = World::new("");
    let codes: Vec<String> = (0..countries).map(|n| format!("C{n:04}")).collect();
    let items: Vec<(&str, &str)> = codes.iter().map(|c| (c.as_str(), "")).collect();
    let (d, list) = dimension("citizenship", DimensionRole::Citizenship, &items);
    world.profile.dimensions.insert(d.code.clone(), Arc::new(d));
    world.profile.code_lists.insert(list.code.clone(), Arc::new(list));
    world.edit("FLO", |i| i.dimensions = vec![DimensionCode::new("citizenship"), DimensionCode::new("sex")]);
    let mut totals: BTreeMap<(Option<&str>, i32), i64> = BTreeMap::new();
    let put = |world: &mut World, pairs: Vec<(&str, &str)>, values: &[(i32, i64)]| {
        let key = Arc::new(SeriesKey {
            indicator: IndicatorCode::new("FLO"),
            source: SourceCode::new("A"),
            codes: pairs.into_iter().map(|(d, c)| (DimensionCode::new(d), Code::new(c))).collect(),
        });
        world.data.extend(values.iter().map(|(y, v)| Observation {
            series: key.clone(),
            period: Period::Year(*y),
            value: ObsValue::Number(Decimal::int(*v)),
            flags: Flags::NONE,
            confidentiality: Confidentiality::F,
            note: None,
            release: ReleaseId::new("r1"),
            cell: CellRef { sheet: None, row: 1, column: 1 },
        }));
    };
    let span = || 2024 - years + 1..=2024;
    for (n, code) in codes.iter().enumerate() {
        let of = |sex: i64, y: i32| (n as i64 * 13 + i64::from(y - 1990) * 3 + sex) % 4000 + 10;
        for (s, sex) in ["F", "M"].into_iter().enumerate() {
            let values: Vec<(i32, i64)> = span().map(|y| (y, of(s as i64, y))).collect();
            values.iter().for_each(|(y, v)| {
                *totals.entry((Some(sex), *y)).or_default() += v;
                *totals.entry((None, *y)).or_default() += v;
            });
            put(&mut world, vec![("citizenship", code), ("sex", sex)], &values);
        }
        put(&mut world, vec![("citizenship", code)], &span().map(|y| (y, of(0, y) + of(1, y))).collect::<Vec<_>>());
    }
    for sex in [None, Some("F"), Some("M")] {
        let values: Vec<(i32, i64)> = span().map(|y| (y, totals[&(sex, y)])).collect();
        put(&mut world, sex.map(|s| ("sex", s)).into_iter().collect(), &values);
    }
    world
}

#[test]
fn a_hundred_thousand_values_are_checked_in_linear_time() {
    let time = |world: &World| {
        let begin = std::time::Instant::now();
        let found: Vec<String> = world.found().into_iter().filter(|f| !f.starts_with("jump")).collect();
        assert_eq!(found, Vec::<String>::new());
        begin.elapsed().as_secs_f64()
    };
    let (small, large) = (many(270, 31), many(1080, 31));
    assert!(large.data.len() > 100_000, "{}", large.data.len());
    let (a, b) = (time(&small), time(&large));
    println!("{} values in {a:.2} s, {} values in {b:.2} s", small.data.len(), large.data.len());
    // Four times the values; quadratic work would take sixteen times as long.
    assert!(b < a * 9.0 + 0.5, "{} values in {a:.2} s, {} values in {b:.2} s", small.data.len(), large.data.len());
}

/// Places of hidden values that can be worked out.
#[track_caller]
fn check_derivable(data: &str, expected: &[&str]) {
    let world = World::new(data);
    let found: Vec<String> =
        world.findings().iter().filter(|f| f.kind == "hidden-derivable").map(|f| f.place.to_string()).collect();
    assert_eq!(found, expected, "{:#?}", world.findings());
}

#[test]
fn the_only_hidden_part_of_a_total_is_told() {
    check_derivable("STO@A: 2024=100\nSTO@A[sex=F]: 2024=60\nSTO@A[sex=M]: 2024=40!", &["STO[sex=M] 2024"]);
    check_derivable("STO@A: 2024=100\nSTO@A[sex=F]: 2024=60\nSTO@A[sex=M]: 2024=c", &["STO[sex=M] 2024"]);
    check_derivable("STO@A: 2024=100\nSTO@A[sex=F]: 2024=60!\nSTO@A[sex=M]: 2024=40!", &[]);
    check_derivable("STO@A: 2024=100!\nSTO@A[sex=F]: 2024=60\nSTO@A[sex=M]: 2024=40", &["STO 2024"]);
    check_derivable("STO@A: 2024=100!\nSTO@A[sex=F]: 2024=60\nSTO@A[sex=M]: 2024=40!", &[]);
    // By age: the widest groups make up the total.
    let ages = "STO@A: 2024=100\nSTO@A[age=Y0T14]: 2024=20\nSTO@A[age=Y15T64]: 2024=70!\n";
    check_derivable(&format!("{ages}STO@A[age=Y_GE65]: 2024=10"), &["STO[age=Y15T64] 2024"]);
    check_derivable(&format!("{ages}STO@A[age=Y_GE65]: 2024=10!"), &[]);
    // A group that its own parts make up is told though another one is hidden beside it.
    check_derivable(
        "STO@A: 2024=100\nSTO@A[region=N]: 2024=60!\nSTO@A[region=N1]: 2024=35\nSTO@A[region=N2]: 2024=25\nSTO@A[region=S]: 2024=40!",
        &["STO[region=N] 2024", "STO[region=S] 2024"],
    );
}

#[test]
fn a_hidden_value_that_nobody_can_work_out_is_silent() {
    // Without a total, with a part that nobody has, or where the parts are not all of it.
    check_derivable("STO@A[sex=F]: 2024=60\nSTO@A[sex=M]: 2024=40!", &[]);
    check_derivable("STO@A: 2024=100\nSTO@A[region=N]: 2024=60!\nSTO@A[region=S]: 2024=..", &[]);
    check_derivable("STO@A: 2024=100\nSTO@A[sex=F]: 2024=30\nSTO@A[sex=M]: 2024=40!", &[]);
    check_derivable("STO@A: 2023=100\nSTO@A[sex=F]: 2023=60\nSTO@A[sex=M]: 2024=40!", &[]);
    check_derivable("STO@A: 2024=100\nSTO@B[sex=F]: 2024=60\nSTO@A[sex=M]: 2024=40!", &[]);
}

/// Sex by region with both margins.
fn two_way(f_n: &str, m_n: &str, f_s: &str, m_s: &str) -> String {
    format!(
        "STO@A: 2024=100\nSTO@A[sex=F]: 2024=55\nSTO@A[sex=M]: 2024=45\nSTO@A[region=N]: 2024=70\nSTO@A[region=S]: 2024=30\n\
         STO@A[sex=F,region=N]: 2024={f_n}\nSTO@A[sex=M,region=N]: 2024={m_n}\n\
         STO@A[sex=F,region=S]: 2024={f_s}\nSTO@A[sex=M,region=S]: 2024={m_s}\n"
    )
}

#[test]
fn a_two_way_table_needs_more_than_one_hidden_cell_in_each_row_and_column() {
    check_derivable(&two_way("40!", "30", "15", "15"), &["STO[region=N,sex=F] 2024"]);
    // Two in one column are each alone in their row.
    check_derivable(&two_way("40!", "30!", "15", "15"), &["STO[region=N,sex=F] 2024", "STO[region=N,sex=M] 2024"]);
    // The third gives away itself, and with it the other two.
    check_derivable(
        &two_way("40!", "30!", "15!", "15"),
        &["STO[region=N,sex=F] 2024", "STO[region=N,sex=M] 2024", "STO[region=S,sex=F] 2024"],
    );
    check_derivable(&two_way("40!", "30!", "15!", "15!"), &[]);
}

#[test]
fn the_cells_that_give_a_hidden_value_away_are_named_and_the_value_is_not() {
    let mut world =
        World::new("STO@A: 2023=100 2024=110\nSTO@A[sex=F]: 2023=60 2024=63\nSTO@A[sex=M]: 2023=40! 2024=47!");
    world.release("A", "r1", 1);
    let found: Vec<Finding> = world.findings().into_iter().filter(|f| f.kind == "hidden-derivable").collect();
    let [f] = &found[..] else { panic!("one finding for the series: {found:#?}") };
    for part in ["the total (A, r1.xlsx, Table 1!C7)", "minus sex=F (A, r1.xlsx, Table 1!C7)", "2 times (2023, 2024)"] {
        assert!(f.message.contains(part), "{}", f.message);
    }
    assert!(!format!("{f:?}").contains("47"), "{f:?}");
    assert!(f.mend.contains("second part"), "{}", f.mend);
}
