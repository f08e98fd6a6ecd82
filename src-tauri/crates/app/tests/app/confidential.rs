//! What the public may not see does not leave: planted values are looked for in everything that a PDF holds.

use crate::common::{Open, pdf, planned, small, take};
use almanac_app::export::{Printer, typesetter};
use almanac_app::figure::print_figure;
use almanac_core::check;
use almanac_core::{Change, Figure, FigureId, FigureKind, Lang, Localized, OpName, Place};
use flate2::read::ZlibDecoder;
use std::io::Read;
use std::process::Command;

const SOURCES: &str =
    "code,name_en,institution,kind,vintage,frequency\nNSO,Statistics office,NSO,administrative,2022,annual\n";
const INDICATORS: &str = "code,name_en,definition_en,module,measure,unit,counts,population,reference,dimensions,custodian,frequency,decimals\n\
    TST-001,Arrivals,Persons who arrived in the year.,TST,flow,PS,persons,present,calendar_year,citizenship,NSO,annual,0\n";
const RECIPE: &str = r#"version = 1
source = "NSO"
extent = "everything"
[[table]]
name = "t"
header = [1, 1]
first_row = 2
indicator = "TST-001"
[[table.column]]
at = 1
heading = "year"
means = "period"
[[table.column]]
at = 2
heading = "country"
means = "dimension"
dimension = "citizenship"
code_list = "CL_AREA"
[[table.column]]
at = 4
heading = "conf"
means = "confidentiality"
[[table.column]]
at = 5
heading = "remark"
means = "note"
[table.values]
columns = [3, 3]
"#;
const NOTE: &str = "Zebrastripe secret remark";
const TEXT: &str = "# Arrivals {#arrivals}

From Tajikistan came {=TST-001[citizenship=TJK] this}, in millions {=TST-001[citizenship=TJK] this ; 1 decimal million}, a share of {=TST-001[citizenship=TJK] this | share of TST-001 ; 1 decimal} per cent, {=TST-001[citizenship=TJK] this | change 2021} more than before, and {=TST-001[citizenship=TJK+UZB] this} with those of Uzbekistan. At most {=TST-001[citizenship=TJK] 2020..this | max} came in a year. From Kazakhstan came {=TST-001[citizenship=KAZ] this}.

{figure t-all}

{figure t-top}

{figure f-bar}

{figure f-stacked}

{figure f-line}
";

/// A project whose 2022 value of Tajikistan is this, with this status.
fn project(value: &str, conf: &str) -> Open {
    let mut open = small(SOURCES, INDICATORS);
    let session = &mut open.session;
    let note = if conf == "F" && value.len() > 5 { "" } else { NOTE };
    let csv = format!(
        "year,country,value,conf,remark\n2020,TJK,700,F,\n2021,TJK,800,F,\n2022,TJK,{value},{conf},{note}\n\
         2020,UZB,500,F,\n2021,UZB,510,F,\n2022,UZB,520,F,\n2020,KAZ,300,F,\n2021,KAZ,310,F,\n2022,KAZ,320,F,\n2020,RUS,90,F,\n2021,RUS,80,F,\n2022,RUS,70,F,\n"
    );
    let plan = planned(session, "arrivals.csv", csv.as_bytes(), None, Some(RECIPE)).unwrap();
    assert!(plan.acceptable() && plan.new == 12, "{} {:?}", plan.new, plan.findings);
    take(session, &plan);
    let figure = |id: &str, kind, question: &str, caption: &str| {
        Change::FigurePut(Figure {
            id: FigureId::new(id),
            kind,
            question: question.into(),
            caption: Localized::en(caption),
            alt: Localized::default(),
            note: Localized::default(),
        })
    };
    let figures = [
        figure("t-all", FigureKind::Table, "TST-001 2020..this | by citizenship", "Arrivals by citizenship"),
        figure("t-top", FigureKind::Table, "TST-001 this | by citizenship | top 1", "Largest groups"),
        figure("f-bar", FigureKind::Bar, "TST-001 this | by citizenship", "Arrivals in a year"),
        figure("f-stacked", FigureKind::StackedBar, "TST-001 2020..this | by citizenship", "Arrivals over years"),
        figure("f-line", FigureKind::Line, "TST-001[citizenship=TJK] 2020..this", "Arrivals from Tajikistan"),
    ];
    session.transact(OpName::EditFigure, "", &figures).unwrap();
    let set = session.set_text(None, &Lang::en(), TEXT).unwrap();
    assert!(set.findings.is_empty(), "{:?}", set.findings);
    // Somebody of the working group looked at every value: what was seen is kept beside the text.
    let seen = session.state().printed_values(&Lang::en(), almanac_core::answer::Audience::WorkingGroup);
    let profile = session.state().profile.clone();
    let mut changes = Vec::new();
    for block in profile.blocks.values() {
        for object in block.text.get(&Lang::en()).map(|t| t.objects()).unwrap_or_default() {
            if let Some(printed) = seen.get(&object.id) {
                changes.push(Change::ValueSeen {
                    block: block.id.clone(),
                    lang: Lang::en(),
                    object: object.id.clone(),
                    seen: printed.text.clone(),
                });
            }
        }
    }
    assert_eq!(changes.len(), 7);
    session.transact(OpName::MarkSeen, "", &changes).unwrap();
    open
}

/// Every stream of a PDF unpacked, one after the other; streams that are not packed as they are.
fn streams(pdf: &[u8]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(found) = pdf[at..].windows(7).position(|w| w == b"stream\n" || w == b"stream\r") {
        let mut begin = at + found + 7;
        if pdf[begin - 1] == b'\r' {
            begin += 1;
        }
        at = begin;
        let mut bytes = Vec::new();
        if ZlibDecoder::new(&pdf[begin..]).read_to_end(&mut bytes).is_ok() || !bytes.is_empty() {
            out.extend(bytes);
            out.push(b'\n');
        }
    }
    out
}

/// What a reader's programs make of the file; empty where the program is not there.
fn pdftotext(pdf: &[u8]) -> String {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.pdf");
    std::fs::write(&path, pdf).unwrap();
    Command::new("pdftotext")
        .arg("-layout")
        .arg(&path)
        .arg("-")
        .output()
        .map(|o| String::from_utf8_lossy(&o.stdout).into_owned())
        .unwrap_or_default()
}

fn contains(bytes: &[u8], what: &str) -> bool {
    let utf16: Vec<u8> = what.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hex: String = utf16.iter().map(|b| format!("{b:02X}")).collect();
    [what.as_bytes(), &utf16, hex.as_bytes(), hex.to_lowercase().as_bytes()]
        .iter()
        .any(|n| bytes.windows(n.len()).any(|w| w == *n))
}

/// Everything that leaves with the PDF in which this stands.
fn leaks(open: &Open, what: &[&str]) -> Vec<String> {
    let state = open.session.state();
    let bytes = pdf(&open.session);
    let unpacked = streams(&bytes);
    assert!(contains(&unpacked, "row,column,value"), "the tables behind the figures travel inside");
    let mut printer = Printer::new(&Lang::en(), state.public(), 451.0);
    let Ok((manuscript, findings)) = printer.manuscript(state, &mut |_, _| Ok::<(), ()>(())) else { panic!("stopped") };
    assert!(findings.is_empty(), "{findings:?}");
    let compiled = typesetter("annual").unwrap().compile_whole(manuscript).unwrap_or_else(|_| panic!("not set"));
    let places = [
        ("the raw file", bytes.clone()),
        ("the unpacked streams", unpacked),
        ("the text of the pages", compiled.text().into_bytes()),
        ("the text as another program reads it", pdftotext(&bytes).into_bytes()),
        ("the charts and their alternative texts", format!("{:?}", manuscript.drawings).into_bytes()),
        ("the printed values", format!("{:?}", manuscript.values).into_bytes()),
        ("the answers", format!("{:?}", manuscript.answers).into_bytes()),
    ];
    let mut found = Vec::new();
    for (name, place) in &places {
        // Group signs are no disguise: they are taken out of the text before it is searched.
        let text = String::from_utf8_lossy(place).replace([',', '.', '\u{a0}', '\u{202f}', '\u{2009}', ' '], "");
        for form in what {
            if contains(place, form) || form.chars().all(|c| c.is_ascii_digit()) && text.contains(form) {
                found.push(format!("{form} in {name}"));
            }
        }
    }
    found
}

#[test]
fn a_confidential_value_is_nowhere_in_the_public_pdf() {
    let forms = ["918273645", "918,273,645", "918273", "918.3", "918.27", "Zebrastripe"];
    let open = project("918273645", "C");
    assert_eq!(leaks(&open, &forms), Vec::<String>::new());
    // Values that give the hidden one away by subtraction: the sum of the two, and the difference to 2021.
    assert_eq!(leaks(&open, &["918274165", "918272845", "918274555"]), Vec::<String>::new());
    // What is free is there, and the sign for what is not.
    let page = pdftotext(&pdf(&open.session));
    if !page.is_empty() {
        assert!(page.contains("From Kazakhstan came 320.") && page.contains("From Tajikistan came c,"), "{page}");
    }
}

/// The search finds what is there: the same project with a free value.
#[test]
fn a_free_value_is_found_by_the_same_search() {
    let found = leaks(&project("918273645", "F"), &["918273645"]);
    for place in [
        "the unpacked streams",
        "the text of the pages",
        "the charts and their alternative texts",
        "the printed values",
        "the answers",
    ] {
        assert!(found.iter().any(|f| f.ends_with(place)), "not found in {place}: {found:?}");
    }
}

#[test]
fn the_check_says_where_it_would_have_stood() {
    let open = project("918273645", "C");
    let state = open.session.state();
    let lang = Lang::en();
    let findings = check::run(&state.check_input(&lang));
    let of = |kind: &str| findings.iter().filter(|f| f.kind == kind).collect::<Vec<_>>();
    let in_text = of("confidential-in-text");
    assert_eq!(in_text.len(), 6, "{in_text:?}");
    assert!(in_text.iter().all(|f| matches!(&f.place, Place::Block { inline: Some(_), .. })));
    assert!(in_text.iter().all(|f| !f.message.contains("918") && !f.read.contains("918")), "{in_text:?}");
    let figures: Vec<String> = of("confidential-withheld").iter().map(|f| f.place.to_string()).collect();
    assert_eq!(figures.len(), 5, "{figures:?}");
    // Another value, free: nothing of the kind.
    let free = project("918273645", "F");
    let kinds: Vec<String> = check::run(&free.session.state().check_input(&lang))
        .into_iter()
        .map(|f| f.kind)
        .filter(|k| k.starts_with("confidential"))
        .collect();
    assert_eq!(kinds, Vec::<String>::new());
}

/// The stronger law: what the public gets does not depend on a hidden value at all; no length of a bar,
/// no order of rows, no scale of an axis gives it away.
#[test]
fn the_pages_do_not_depend_on_a_hidden_value() {
    let made = |value: &str| {
        let open = project(value, "C");
        let state = open.session.state();
        let mut printer = Printer::new(&Lang::en(), state.public(), 451.0);
        let Ok((manuscript, _)) = printer.manuscript(state, &mut |_, _| Ok::<(), ()>(())) else { panic!("stopped") };
        let text = typesetter("annual").unwrap().compile_whole(manuscript).unwrap_or_else(|_| panic!("not set")).text();
        (text, format!("{:?}", manuscript.drawings))
    };
    let (large, small) = (made("918273645"), made("1"));
    assert_eq!(large.0, small.0);
    assert!(large.1 == small.1, "the charts differ");
}

/// The figures that stand in the text of the window are those of the page: the same law holds for them.
#[test]
fn a_figure_in_the_window_withholds_what_its_page_withholds() {
    let made = |value: &str, conf: &str| {
        let open = project(value, conf);
        let state = open.session.state();
        let shown = |figure: &Figure| print_figure(state, figure, Some(1), &Lang::en()).unwrap();
        let mut figures = state.profile.figures.values().map(|f| shown(f)).collect::<Vec<_>>();
        // That a ranking hides one of the largest is told to the working group alone, and is no part of the page.
        figures.iter_mut().for_each(|f| f.findings.retain(|x| x.kind != "ranking-hidden"));
        figures
    };
    let (large, small) = (made("918273645", "C"), made("1", "C"));
    assert!(large == small, "a hidden value shows");
    assert!(large.iter().all(|f| f.findings.iter().any(|x| x.kind == "confidential-withheld")), "it says so");
    assert!(made("918273645", "F") != made("1", "F"), "a free value shows");
}

/// The same law for single questions, every operation among them: the hidden value is the largest, the smallest or
/// in between, and no answer tells which.
#[test]
fn no_answer_depends_on_a_hidden_value() {
    let projects = |conf: &str| ["918273645", "1", "315"].iter().map(|v| project(v, conf)).collect::<Vec<Open>>();
    let (hidden, free) = (projects("C"), projects("F"));
    let ask = |open: &Open, question: &str| {
        let state = open.session.state();
        let answer = state.engine(state.public()).ask_text(question).map_err(|e| e.to_string());
        answer.map(|a| {
            format!(
                "{:?} {:?} {:?}",
                a.rows,
                a.columns,
                a.cells.iter().map(|c| (&c.value, c.flags, c.partial, c.period)).collect::<Vec<_>>()
            )
        })
    };
    let (mut different, mut same_when_free) = (Vec::new(), Vec::new());
    for question in [
        "TST-001 this | by citizenship",
        "TST-001 2020..this | by citizenship | top 1",
        "TST-001 this | by citizenship | top 1",
        "TST-001 this | by citizenship | top 2",
        "TST-001 this | by citizenship | top 3",
        "TST-001[citizenship=TJK] this | rank citizenship",
        "TST-001[citizenship=UZB] this | rank citizenship",
        "TST-001[citizenship=RUS] this | rank citizenship",
        "TST-001[citizenship=TJK] 2020..this | max",
        "TST-001[citizenship=TJK] 2020..this | min",
        "TST-001[citizenship=TJK] 2020..this | mean",
        "TST-001[citizenship=TJK] 2020..this | sum",
        "TST-001[citizenship=TJK] this | change 2021",
        "TST-001[citizenship=TJK] this | change% 2021",
        "TST-001[citizenship=TJK] 2021 | change 2022",
        "TST-001[citizenship=UZB] this | per 100 TST-001[citizenship=TJK]",
        "TST-001[citizenship=UZB] this | per 1000 TST-001[citizenship=TJK]",
        "TST-001[citizenship=UZB] this | minus TST-001[citizenship=TJK]",
        "TST-001[citizenship=TJK+UZB] this",
        "TST-001[citizenship=TJK] latest",
    ] {
        let answers: Vec<_> = hidden.iter().map(|p| ask(p, question)).collect();
        let open: Vec<_> = free.iter().map(|p| ask(p, question)).collect();
        if open.iter().all(|a| *a == open[0]) {
            same_when_free.push(format!("{question}: {:?}", open[0]));
        }
        if answers.iter().any(|a| *a != answers[0]) {
            different.push(format!(
                "{question}:\n  {}",
                answers.iter().map(|a| format!("{a:?}")).collect::<Vec<_>>().join("\n  ")
            ));
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
    // The questions do ask for it: where the value is free, every answer depends on it.
    assert!(same_when_free.is_empty(), "{}", same_when_free.join("\n"));
}

#[test]
fn an_embargo_ends_on_its_day() {
    for (day, hidden) in [("E2030-01-01", true), ("E2022-12-31", false)] {
        let mut open = project("918273645", day);
        let mut edition = (**open.session.state().edition.as_ref().unwrap()).clone();
        edition.data_as_of = Some("2024-06-30".parse().unwrap());
        open.session.transact(OpName::EditEdition, "", &[Change::EditionPut(edition)]).unwrap();
        assert_eq!(leaks(&open, &["918273645"]).is_empty(), hidden, "{day}");
    }
}
