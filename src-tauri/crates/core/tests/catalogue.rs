//! The catalogue of what the types allow and refuse, combination by combination; `tests/catalogue` holds the tables.
//!
//! Each table says of a definition, a delivered value, a question, a figure, a claim, the word behind a number or a
//! selection of cells whether it is legal, and by which code it is refused when it is not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use almanac_core::answer::{Audience, CellValue, Engine, NoAnswer};
use almanac_core::check::{self, CheckInput, ClaimVerdict};
use almanac_core::format::Formatter;
use almanac_core::truth::{self, Reason};
use almanac_core::*;
use serde::de::DeserializeOwned;
use std::{collections::BTreeMap, fs, path::PathBuf, sync::Arc};

type Row = BTreeMap<String, String>;

/// A table with a heading; quoted cells may hold commas.
fn table(name: &str) -> Vec<Row> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/catalogue").join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|e| panic!("{}: {e}", path.display()));
    let split = |line: &str| {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        for c in line.chars() {
            match c {
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        cells.push(cell);
        cells
    };
    let mut lines = text.lines();
    let heading = split(lines.next().expect("a heading"));
    lines.map(|l| heading.iter().cloned().zip(split(l)).collect()).collect()
}

fn word<T: DeserializeOwned>(text: &str) -> T {
    serde_json::from_value(serde_json::Value::String(text.into())).unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// `measure=stock unit=PS …`; what is not said is missing.
fn indicator(code: &str, text: &str) -> Indicator {
    let mut i = Indicator::unnamed(IndicatorCode::new(code), Localized::en(code));
    for (key, value) in text.split_whitespace().map(|p| p.split_once('=').expect("key=value")) {
        let codes = || value.split(';').map(IndicatorCode::new).collect::<Vec<_>>();
        match key {
            "measure" => i.measure = Some(word(value)),
            "unit" => i.unit = Some(Code::new(value)),
            "counts" => i.counts = Some(word(value)),
            "population" => i.population = Some(word(value)),
            "reference" => {
                i.reference = Some(match value.split_once(':') {
                    Some((_, month)) => ReferenceTime::FiscalYear(month.parse().unwrap()),
                    None => word(value),
                });
            }
            "dimensions" => i.dimensions = value.split(';').map(DimensionCode::new).collect(),
            "adds" => drop(i.additivity.insert(DimensionCode::new(value), Additivity::Adds)),
            "overlaps" => drop(i.additivity.insert(DimensionCode::new(value), Additivity::Overlaps)),
            "numerator" => i.numerator = Some(IndicatorCode::new(value)),
            "denominator" => i.denominator = Some(IndicatorCode::new(value)),
            "inflows" => i.inflows = codes(),
            "outflows" => i.outflows = codes(),
            other => panic!("{other}"),
        }
    }
    i
}

const STOCK: &str = "measure=stock unit=PS counts=persons reference=mid_year";
const FLOW: &str = "measure=flow unit=PS counts=persons";
const RESIDENTS: &str = "population=usual_residence12_months";

fn profile() -> Profile {
    let mut p = Profile::default();
    for (code, text) in [
        ("STO", format!("{STOCK} {RESIDENTS} dimensions=sex;birth;age;region;reason overlaps=reason")),
        ("POP", format!("{STOCK} {RESIDENTS} dimensions=sex")),
        ("STR", format!("{STOCK} population=registered")),
        ("CTY", format!("{STOCK} population=registered dimensions=country")),
        ("SPN", format!("{STOCK} population=registered")),
        ("DEF", "measure=stock unit=PS counts=persons population=registered reference=calendar_year".into()),
        ("INC", "unit=PS counts=persons population=registered reference=mid_year".into()),
        ("FLO", format!("{FLOW} {RESIDENTS} reference=calendar_year dimensions=birth")),
        ("FLR", format!("{FLOW} population=registered reference=calendar_year")),
        ("FLF", format!("{FLOW} {RESIDENTS} reference=fiscal_year:7")),
        ("FLQ", format!("{FLOW} {RESIDENTS} reference=calendar_year")),
        ("FL5", format!("{FLOW} {RESIDENTS} reference=named_period")),
        ("FLB", format!("{FLOW} {RESIDENTS} reference=calendar_year dimensions=birth")),
        ("ZER", format!("{FLOW} {RESIDENTS} reference=calendar_year")),
        ("NEG", format!("{FLOW} {RESIDENTS} reference=calendar_year")),
        // A unit of the country's own, so that only the events tell it from a flow of persons.
        ("NAT", "measure=flow unit=PS counts=neither reference=calendar_year".into()),
        ("APP", "measure=event_count unit=APPL counts=events reference=calendar_year dimensions=outcome".into()),
        ("DECI", "measure=event_count unit=DEC counts=events reference=calendar_year".into()),
        ("PERM", "measure=flow unit=PERMIT counts=events reference=calendar_year".into()),
        ("BAL", format!("measure=balance unit=PS counts=persons {RESIDENTS} reference=calendar_year dimensions=sex")),
        ("AMT", "measure=amount unit=USD counts=neither reference=calendar_year dimensions=payer".into()),
        ("GDP", "measure=amount unit=USD counts=neither reference=calendar_year".into()),
        ("RAT", "measure=rate unit=PT counts=neither reference=calendar_year dimensions=sex;age".into()),
        ("PKR", "measure=rate unit=PER_1000 counts=neither reference=calendar_year".into()),
        ("SHA", "measure=share unit=PT counts=neither reference=calendar_year dimensions=sex".into()),
        ("SHB", "measure=share unit=PT counts=neither reference=calendar_year".into()),
        ("BSH", "measure=share unit=PT counts=neither reference=calendar_year".into()),
        ("IDX", "measure=index unit=SCORE counts=neither reference=calendar_year dimensions=domain".into()),
        ("IDP", "measure=index unit=PT counts=neither reference=calendar_year".into()),
    ] {
        p.indicators.insert(IndicatorCode::new(code), Arc::new(indicator(code, &text)));
    }
    use DimensionRole::*;
    for (code, role, list) in [
        ("sex", Sex, "CL_SEX"),
        ("age", Age, "CL_AGE"),
        ("birth", CountryOfBirth, "CL_AREA"),
        ("birth2", CountryOfBirth, "CL_AREA"),
        ("citizenship", Citizenship, "CL_AREA"),
        ("destination", Destination, "CL_AREA"),
        ("payer", PaymentCounterpart, "CL_AREA"),
        ("country", Other, "CL_AREA"),
        ("region", ReferenceArea, "CL_REGION"),
        ("education", Education, "CL_EDU"),
        ("reason", DimensionRole::Reason, "CL_REASON"),
        ("outcome", Other, "CL_OUTCOME"),
        ("domain", Other, "CL_DOMAIN"),
    ] {
        let d = Dimension {
            code: DimensionCode::new(code),
            names: Localized::en(code),
            role,
            code_list: CodeListCode::new(list),
        };
        p.dimensions.insert(d.code.clone(), Arc::new(d));
    }
    let item = |(code, parent): (&str, &str)| CodeItem {
        code: Code::new(code),
        names: Localized::en(code),
        parent: Some(Code::new(parent)).filter(|c| !c.as_str().is_empty()),
        valid_from: None,
        valid_to: None,
    };
    let regions = [("N", ""), ("N1", "N"), ("N2", "N"), ("S", "")].map(item).to_vec();
    let list = CodeList {
        code: CodeListCode::new("CL_REGION"),
        version: "1".into(),
        names: Localized::en("Regions"),
        items: regions,
    };
    p.code_lists.insert(list.code.clone(), Arc::new(list));
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
    p
}

const DATA: &str = "
    STO: 2019=100 2020=110 2021=120 2022=150
    STO[sex=F]: 2019=50 2020=60 2021=66 2022=90
    STO[sex=M]: 2019=50 2020=50 2021=54 2022=60
    STO[birth=TJK]: 2022=80
    STO[birth=UZB]: 2022=40
    STO[birth=TJK,sex=F]: 2022=50
    STO[birth=TJK,sex=M]: 2022=30
    STO[birth=UZB,sex=F]: 2022=40
    STO[region=N]: 2022=100
    STO[region=N1]: 2022=60
    STO[region=N2]: 2022=40
    STO[region=S]: 2022=50
    STO[age=Y0T4]: 2022=10
    STO[age=Y0T14]: 2022=30
    STO[age=Y15T64]: 2022=100
    STO[age=Y_GE60]: 2022=30
    STO[age=Y0T14,sex=F]: 2022=15
    STO[age=Y0T14,sex=M]: 2022=15
    STO[reason=WORK]: 2022=100
    STO[reason=STUDY]: 2022=80
    POP: 2019=990 2020=1000 2021=1010 2022=1020
    POP[sex=F]: 2022=510
    POP[sex=M]: 2022=510
    STR: 2022=140
    CTY: 2022=7
    CTY[country=TJK]: 2022=5
    SPN: 2015/2020=7
    DEF: 2022=7
    INC: 2022=7
    FLO: 2019=5 2020=7 2021=8 2022=9
    FLO[birth=TJK]: 2019=3 2020=4 2021=5 2022=6
    FLO[birth=UZB]: 2019=2 2020=3 2022=3
    FLR: 2022=8
    FLF: 2022=9
    FLQ: 2021=40 2021-Q1=8 2021-Q2=9 2021-Q3=11 2021-Q4=12 2022-Q1=9
    FL5: 2010/2015=40 2012/2017=50
    FLB: 2019=5 2020=4 2021=30B 2022=33
    FLB[birth=TJK]: 2021=3 2022=4
    ZER: 2020=0 2021=0 2022=4
    NEG: 2021=4 2022=-4
    NAT: 2022=4
    APP: 2019=70 2020=80 2021=90 2022=100
    APP[outcome=POS]: 2022=40
    DECI: 2022=90
    BAL: 2019=5 2020=4 2021=-3 2022=-2
    BAL[sex=F]: 2021=-3 2022=-2
    BAL[sex=M]: 2021=1 2022=2
    AMT: 2019=9 2020=10 2021=11 2022=12.5
    GDP: 2022=120
    RAT: 2019=2 2020=3 2021=4 2022=4.5
    RAT[sex=F]: 2021=4 2022=4.5
    RAT[sex=M]: 2021=5 2022=5.5
    RAT[age=Y0T14,sex=F]: 2022=4
    RAT[age=Y0T14,sex=M]: 2022=5
    PKR: 2022=4
    SHA: 2019=40 2020=41 2021=44 2022=45
    SHA[sex=F]: 2021=44 2022=45
    SHA[sex=M]: 2021=44 2022=45
    SHB: 2022=30
    BSH: 2021=44 2022=4500
    IDX: 2019=1 2020=2 2021=2 2022=3
    IDX[domain=D1]: 2021=2 2022=3
    IDX[domain=D2]: 2021=1 2022=1
    IDP: 2022=3";

fn data() -> MemoryObservations {
    let mut out = Vec::new();
    for line in DATA.lines().map(str::trim).filter(|l| !l.is_empty()) {
        let (head, values) = line.split_once(':').unwrap();
        let (code, codes) = head.split_once('[').unwrap_or((head, ""));
        let key = Arc::new(series(code, codes.trim_end_matches(']'), "A"));
        for value in values.split_whitespace() {
            let (period, text) = value.split_once('=').unwrap();
            let flags =
                Flags::from_letters(&text.chars().filter(char::is_ascii_uppercase).collect::<String>()).unwrap();
            out.push(Observation {
                series: key.clone(),
                period: period.parse().unwrap(),
                value: ObsValue::Number(text.trim_end_matches(|c: char| c.is_ascii_uppercase()).parse().unwrap()),
                flags,
                confidentiality: Confidentiality::F,
                note: None,
                release: ReleaseId::new("r"),
                cell: CellRef { sheet: None, row: 1, column: 1 },
            });
        }
    }
    MemoryObservations(out)
}

fn series(indicator: &str, codes: &str, source: &str) -> SeriesKey {
    let pairs = codes.split(',').filter_map(|c| c.split_once('='));
    SeriesKey {
        indicator: IndicatorCode::new(indicator),
        source: SourceCode::new(source),
        codes: pairs.map(|(d, c)| (DimensionCode::new(d), Code::new(c))).collect(),
    }
}

/// Compares every row of a table with what the types say; none is legal.
#[track_caller]
fn check(name: &str, say: impl Fn(&Row) -> Option<String>) {
    let rows = table(name);
    let known: Vec<&str> = Reason::ALL.iter().map(|r| r.code()).collect();
    let mut wrong = Vec::new();
    for row in &rows {
        let expected = match (row["verdict"].as_str(), row["reason"].as_str()) {
            ("legal", "") => None,
            ("refused", reason) => Some(reason),
            other => panic!("{name}: {other:?}"),
        };
        if let Some(reason) = expected {
            let by_question = ["step-does-not-fit", "incomplete"].contains(&reason);
            assert!(known.contains(&reason) || by_question, "{name}: no such reason: {reason}");
        }
        let said = say(row);
        if said.as_deref() != expected {
            wrong.push(format!("{row:?}\n    says {said:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {} rows of {name}:\n{}", wrong.len(), rows.len(), wrong.join("\n"));
}

fn engine<'a>(p: &'a Profile, data: &'a MemoryObservations) -> Engine<'a> {
    Engine::new(p, data, p.current_edition().map(|e| &**e), Audience::WorkingGroup)
}

fn no_answer(why: &NoAnswer) -> String {
    match why {
        NoAnswer::Contradicts(_, reason) => reason.code().into(),
        NoAnswer::UnknownDimension(..) => Reason::DimensionNotDeclared.code().into(),
        NoAnswer::Incomplete(_) => "incomplete".into(),
        NoAnswer::StepDoesNotFit(_) => "step-does-not-fit".into(),
        other => format!("{other:?}"),
    }
}

#[test]
fn definitions() {
    let profile = profile();
    check("definitions.csv", |row| {
        let found = truth::faults(&profile, &indicator("X", &row["definition"]));
        assert!(found.len() < 2, "a row shows one rule: {row:?}: {found:?}");
        found.first().map(|f| f.reason.code().into())
    });
}

#[test]
fn values() {
    let profile = profile();
    check("values.csv", |row| {
        let i = &profile.indicators[&IndicatorCode::new(&row["indicator"])];
        let value = match row["value"].as_str() {
            ".." => ObsValue::Missing(MissingKind::NotAvailable),
            n => ObsValue::Number(n.parse().unwrap()),
        };
        let dimension = Some(DimensionCode::new(&row["dimension"])).filter(|d| !d.as_str().is_empty());
        truth::impossible(i, row["period"].parse().unwrap(), value)
            .or_else(|| dimension.and_then(|d| truth::unfit_dimension(&profile, i, &d)))
            .map(|r| r.code().into())
    });
}

#[test]
fn questions() {
    let (profile, data) = (profile(), data());
    let engine = engine(&profile, &data);
    check("questions.csv", |row| match engine.ask_text(&row["question"]) {
        Err(why) => Some(no_answer(&why)),
        Ok(answer) => {
            let refused = answer.cells.iter().find_map(|c| match &c.value {
                CellValue::Refused(why) => Some(why.reason().code().to_string()),
                _ => None,
            });
            let number = answer.cells.iter().any(|c| matches!(c.value, CellValue::Number(_)));
            assert!(refused.is_some() || number, "{row:?} has neither a number nor a refusal");
            refused
        }
    });
}

#[test]
fn figures() {
    let (profile, data) = (profile(), data());
    let engine = engine(&profile, &data);
    check("figures.csv", |row| {
        let answer = engine.ask_text(&row["question"]).unwrap_or_else(|e| panic!("{row:?}: {e}"));
        let kind = FigureKind::from_code(&row["form"]).expect("a form");
        truth::figure(&profile, kind, &answer).map(|r| r.code().into())
    });
}

#[test]
fn claims() {
    let (profile, data) = (profile(), data());
    let engine = engine(&profile, &data);
    check("claims.csv", |row| {
        let question = row["question"].clone();
        let claim = Claim { id: InlineId::new("c"), kind: row["claim"].clone(), question };
        match check::judge_claim(&engine, &Formatter::new(&Lang::en()), &claim) {
            ClaimVerdict::Holds | ClaimVerdict::Contradicted(_) => None,
            ClaimVerdict::CannotTell(_) => {
                let answer = engine.ask_text(&claim.question).unwrap_or_else(|e| panic!("{row:?}: {e}"));
                let kind: Vec<&str> = claim.kind.split(' ').collect();
                Some(check::unfit_claim(&answer, &kind).map_or("no reason", Reason::code).into())
            }
        }
    });
}

#[test]
fn words_behind_a_number() {
    let profile = profile();
    check("words.csv", |row| {
        let i = &profile.indicators[&IndicatorCode::new(&row["indicator"])];
        truth::wrong_noun(i, i.measure.unwrap(), &row["after"]).map(|(r, _)| r.code().into())
    });
}

#[test]
fn selections_of_cells() {
    let profile = profile();
    check("selections.csv", |row| {
        let i = &profile.indicators[&IndicatorCode::new(&row["indicator"])];
        let lines: Vec<SeriesKey> = row["lines"]
            .split(' ')
            .map(|l| l.split_once('@').unwrap_or((l, "A")))
            .map(|(codes, source)| series(&row["indicator"], codes.trim_matches('_'), source))
            .collect();
        let periods: Vec<Period> = row["periods"].split(' ').map(|p| p.parse().unwrap()).collect();
        truth::selection(&profile, i, &lines.iter().collect::<Vec<_>>(), &periods).map(|r| r.code().into())
    });
}

#[test]
fn the_catalogue_is_large_and_leaves_no_reason_out() {
    let tables =
        ["definitions.csv", "values.csv", "questions.csv", "figures.csv", "claims.csv", "words.csv", "selections.csv"];
    let rows: Vec<Row> = tables.into_iter().flat_map(table).collect();
    assert!(rows.len() >= 150, "{} combinations", rows.len());
    let legal = rows.iter().filter(|r| r["verdict"] == "legal").count();
    assert!(legal >= 100, "{legal} legal combinations guard against refusing too much");
    // No value of the catalogue has more digits than fit.
    let elsewhere = [Reason::TooLarge];
    for reason in Reason::ALL.iter().filter(|r| !elsewhere.contains(r)) {
        assert!(rows.iter().any(|r| r["reason"] == reason.code()), "no combination shows {}", reason.code());
    }
}

/// Refusals reach the findings: an impossible value, a forbidden figure, a sentence without its number.
#[test]
fn a_refusal_is_a_finding_with_its_way_out() {
    let (mut profile, data) = (profile(), data());
    let (section, block, figure) = (SectionId::new("s"), BlockId::new("b"), FigureId::new("f"));
    let record = Figure {
        id: figure.clone(),
        kind: FigureKind::StackedBar,
        question: "RAT 2019..this | by sex".into(),
        caption: Localized::en("A"),
        alt: Localized::default(),
        note: Localized::default(),
    };
    profile.figures.insert(figure.clone(), Arc::new(record));
    profile.blocks.insert(
        block.clone(),
        Arc::new(Block {
            id: block.clone(),
            section: section.clone(),
            kind: BlockKind::Figure(figure),
            text: BTreeMap::new(),
            translated_from: BTreeMap::new(),
        }),
    );
    profile.sections = vec![Arc::new(Section {
        id: section,
        parent: None,
        kind: SectionKind::Chapter,
        title: Localized::en("One"),
        blocks: vec![block],
    })];
    let lang = Lang::en();
    let input = CheckInput {
        profile: &profile,
        observations: &data,
        edition: profile.current_edition().map(|e| &**e),
        lang: &lang,
        contested: &[],
    };
    let findings = check::run(&input);
    let of = |kind: &str| findings.iter().find(|f| f.kind == kind).unwrap_or_else(|| panic!("{kind}: {findings:#?}"));
    assert_eq!(of("figure-contradicts").level, Level::Error);
    assert_eq!(of("figure-contradicts").mend, Reason::StackOfQuotients.explain().way_out);
    let negative =
        findings.iter().find(|f| f.place.to_string() == "NEG 2022").expect("a finding for the negative flow");
    assert_eq!(
        (negative.kind.as_str(), negative.mend.as_str()),
        ("value-impossible", Reason::NegativeCount.explain().way_out)
    );
    assert_eq!(negative.read, "\u{2212}4 (A, line 1, column 1)", "the cell is named");
}
