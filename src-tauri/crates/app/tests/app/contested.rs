//! Deliveries of combined copies that answer a cell differently: both answers, in every order, until somebody decides.

use crate::common::{host, planned, small, take};
use almanac_app::import::{Accepted, EntryCell, decide, plan_entry};
use almanac_app::{Access, Job, Session, accept_finding, take_back_finding};
use almanac_core::check::{self, Judged, short_name};
use almanac_core::{Code, DimensionCode, IndicatorCode, Lang, ReleaseId, SourceCode};
use almanac_exchange::number::DecimalSign;
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const INDICATORS: &str = "code,name_en,measure,unit,counts,population,reference,dimensions,frequency,decimals\n\
    IMM-005,Foreign-born population,stock,PS,persons,usual_residence_12_months,mid_year,sex,annual,0\n";
const SOURCES: &str = "code,name_en,institution,kind\nREG,Register,NSO,register\n";
const NAMES: [&str; 3] = ["Aida", "Ben", "Cholpon"];

/// Three copies of one project, each with its person.
struct Copies {
    paths: Vec<PathBuf>,
    _folder: TempDir,
}

impl Copies {
    fn new() -> Self {
        let open = small(SOURCES, INDICATORS);
        let mut session = open.session;
        enter(&mut session, "F", 2021, 100);
        let paths: Vec<PathBuf> = NAMES.iter().map(|n| open.folder.path().join(format!("{n}.almanac"))).collect();
        for path in &paths {
            session.stored().save_copy(path, &**session.host(), &mut |_, _| Ok(())).unwrap();
        }
        Self { paths, _folder: open.folder }
    }
    /// Each opening is on a later day.
    fn open(&self, who: usize, day: u64) -> Session {
        Session::open(&self.paths[who], Access::Write, host(NAMES[who], 10 + day * 3 + who as u64)).unwrap()
    }
}

fn enter(session: &mut Session, sex: &str, year: i32, value: i64) {
    let cell = EntryCell {
        indicator: IndicatorCode::new("IMM-005"),
        codes: BTreeMap::from([(DimensionCode::new("sex"), Code::new(sex))]),
        source: SourceCode::new("REG"),
        period: year.to_string(),
        text: value.to_string(),
        decimal: DecimalSign::Point,
    };
    let plan =
        plan_entry(session.state(), &**session.host(), &[cell], "as counted", &Lang::en(), &Job::quiet()).unwrap();
    if plan.acceptable() {
        assert!(matches!(take(session, &plan), Accepted::Taken(_)));
    }
}

/// What is disagreed about: cells with their answers and who gave them.
fn disagreed(session: &Session) -> Vec<String> {
    let profile = &session.state().profile;
    let by = |id: &ReleaseId| {
        let all = profile.datasets.values().flat_map(|d| &d.releases);
        all.into_iter().find(|r| r.release == *id).map(|r| r.by.0.clone()).unwrap()
    };
    let cells = session.state().contested.iter().map(|c| {
        let sides = c.sides.iter().map(|s| {
            let number = s.value.as_ref().and_then(|o| o.value.number()).map_or("-".into(), |n| n.to_string());
            format!("{} {number}", by(&s.release))
        });
        format!("{} {}: {}", c.series.codes_text(), c.period, sides.collect::<Vec<_>>().join(", "))
    });
    cells.collect()
}

fn shown(session: &Session, question: &str) -> String {
    let state = session.state();
    let engine = state.engine(almanac_core::answer::Audience::WorkingGroup);
    almanac_core::answer::print_value(&engine, &almanac_core::format::Formatter::new(&Lang::en()), question, "").text
}

fn judged(session: &Session) -> Judged {
    check::judge(&session.state().check_input(&Lang::en()))
}

fn combine(session: &mut Session, other: &Path) -> Vec<String> {
    session.combine(other, &Job::quiet()).unwrap();
    disagreed(session)
}

/// Aida and Ben have corrected one cell differently; Aida has taken Ben's copy in.
fn two_answers() -> (Copies, Session) {
    let copies = Copies::new();
    for (who, value) in [(0, 110), (1, 120)] {
        let mut session = copies.open(who, 1);
        enter(&mut session, "F", 2021, value);
        assert_eq!(disagreed(&session), [""; 0], "who corrects what is there disagrees with nobody");
        session.close().unwrap();
    }
    let mut aida = copies.open(0, 2);
    assert_eq!(combine(&mut aida, &copies.paths[1]), ["sex=F 2021: Aida 110, Ben 120"]);
    (copies, aida)
}

#[test]
fn both_answers_are_kept_and_found_in_both_directions() {
    let (copies, aida) = two_answers();
    let found = judged(&aida).open.into_iter().find(|f| f.kind == "answers-disagree").expect("a finding");
    assert_eq!(found.place.to_string(), "IMM-005[sex=F] 2021");
    for part in ["taken by Aida at", "taken by Ben at", "The last one is shown"] {
        assert!(found.message.contains(part), "{found:?}");
    }
    assert!(
        found.read.starts_with("120 (REG, entered ") && found.expected.starts_with("110 (REG, entered "),
        "{found:?}"
    );
    assert_eq!(shown(&aida, "IMM-005[sex=F] 2021"), "120");
    aida.close().unwrap();
    let mut ben = copies.open(1, 2);
    assert_eq!(combine(&mut ben, &copies.paths[0]), ["sex=F 2021: Aida 110, Ben 120"]);
}

#[test]
fn what_is_shown_is_accepted_with_a_reason_and_undo_opens_it_again() {
    let (_copies, mut aida) = two_answers();
    let name = short_name(judged(&aida).open.iter().find(|f| f.kind == "answers-disagree").unwrap());
    let before = judged(&aida);
    accept_finding(&mut aida, &before, &name, "Ben asked the register").unwrap();
    let open = |session: &Session| judged(session).open.iter().any(|f| f.kind == "answers-disagree");
    assert!(!open(&aida));
    aida.undo().unwrap();
    assert!(open(&aida));
    aida.redo().unwrap();
    let after = judged(&aida);
    take_back_finding(&mut aida, &after, &name).unwrap();
    assert!(open(&aida));
}

#[test]
fn a_decision_is_a_correction_that_every_copy_learns_and_undo_takes_back() {
    let (copies, mut aida) = two_answers();
    let cells = aida.state().contested.to_vec();
    let hers = cells[0].sides[0].release.clone();
    assert!(decide(&mut aida, &cells, &hers, " ", &Job::quiet()).is_err(), "a decision has a reason");
    decide(&mut aida, &cells, &hers, "The ministry confirmed it", &Job::quiet()).unwrap();
    assert_eq!((disagreed(&aida), shown(&aida, "IMM-005[sex=F] 2021")), (vec![], "110".into()));
    aida.undo().unwrap();
    assert_eq!(disagreed(&aida), ["sex=F 2021: Aida 110, Ben 120"]);
    aida.redo().unwrap();
    // For the side that is shown, too.
    aida.undo().unwrap();
    let his = cells[0].sides[1].release.clone();
    decide(&mut aida, &cells, &his, "Ben is right", &Job::quiet()).unwrap();
    assert_eq!((disagreed(&aida), shown(&aida, "IMM-005[sex=F] 2021")), (vec![], "120".into()));
    assert!(aida.verify(&Job::quiet()).unwrap().findings.is_empty());
    aida.close().unwrap();
    let mut ben = copies.open(1, 3);
    assert_eq!(combine(&mut ben, &copies.paths[0]), [""; 0]);
}

#[test]
fn values_typed_over_both_decide_too() {
    let (_copies, mut aida) = two_answers();
    enter(&mut aida, "F", 2021, 115);
    assert_eq!(disagreed(&aida), [""; 0]);
}

#[test]
fn a_delivery_taken_out_disagrees_with_nobody() {
    let (_copies, mut aida) = two_answers();
    let dataset = aida.state().profile.datasets.values().next().unwrap().clone();
    let release = aida.state().contested[0].sides[1].release.clone();
    let change = almanac_core::Change::ReleaseRemoved { dataset: dataset.id.clone(), release };
    aida.transact(almanac_core::OpName::RemoveRelease, "", &[change]).unwrap();
    assert_eq!(disagreed(&aida), [""; 0]);
}

/// Aida takes one file and Ben another, neither knowing of the other's; the answers when Aida has taken Ben's copy in.
#[track_caller]
fn check_files(hers: &str, his: &str, expected: &[&str]) {
    let copies = Copies::new();
    for (who, csv) in [(0, hers), (1, his)] {
        let mut session = copies.open(who, 1);
        let plan = planned(&session, "delivery.csv", csv.as_bytes(), Some("REG"), None).unwrap();
        assert!(plan.acceptable(), "{:?}", plan.findings);
        assert!(matches!(take(&mut session, &plan), Accepted::Taken(_)));
        session.close().unwrap();
    }
    let mut aida = copies.open(0, 2);
    assert_eq!(combine(&mut aida, &copies.paths[1]), expected);
}

#[test]
fn a_cell_that_one_file_lacks_and_speaks_for_is_answered_differently() {
    let hers = "year,sex,IMM-005\n2021,F,100\n2021,M,90\n2022,F,105\n2022,M,95\n";
    check_files(hers, "year,sex,IMM-005\n2021,F,100\n2022,F,105\n2022,M,95\n", &["sex=M 2021: Aida 90, Ben -"]);
    check_files(hers, "year,sex,IMM-005\n2022,F,106\n2022,M,95\n", &["sex=F 2022: Aida 105, Ben 106"]);
    check_files(hers, "year,sex,IMM-005\n2023,F,106\n2023,M,95\n", &[]);
}

/// Few cases by default; `PROPTEST_CASES` asks for more.
fn config() -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok());
    ProptestConfig { cases: asked.unwrap_or(6), failure_persistence: None, ..ProptestConfig::default() }
}

/// Somebody enters a value, or takes in the copy of somebody.
#[derive(Debug, Clone)]
enum Act {
    Enter(usize, bool, i64),
    Combine(usize, usize),
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn every_order_of_combining_disagrees_about_the_same(
        acts in proptest::collection::vec(prop_oneof![
            3 => (0..3usize, any::<bool>(), 1..4i64).prop_map(|(who, sex, v)| Act::Enter(who, sex, v)),
            1 => (0..3usize, 0..3usize).prop_map(|(a, b)| Act::Combine(a, b)),
        ], 2..8),
    ) {
        let copies = Copies::new();
        for (day, act) in acts.iter().enumerate() {
            let (Act::Enter(who, ..) | Act::Combine(who, _)) = act;
            let mut session = copies.open(*who, day as u64);
            match act {
                Act::Enter(_, sex, value) => enter(&mut session, if *sex { "F" } else { "M" }, 2021, *value),
                Act::Combine(_, other) => drop(combine(&mut session, &copies.paths[*other])),
            }
            session.close().unwrap();
        }
        let kept: Vec<Vec<u8>> = copies.paths.iter().map(|p| std::fs::read(p).unwrap()).collect();
        let mut results = Vec::new();
        for order in [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            for (path, bytes) in copies.paths.iter().zip(&kept) {
                std::fs::write(path, bytes).unwrap();
            }
            let mut first = copies.open(order[0], 50);
            combine(&mut first, &copies.paths[order[1]]);
            let found = combine(&mut first, &copies.paths[order[2]]);
            prop_assert_eq!(&combine(&mut first, &copies.paths[order[1]]), &found, "once more changes nothing");
            first.close().unwrap();
            // Closed and opened again, it is derived anew.
            let again = Session::open(&copies.paths[order[0]], Access::Read, host("Reader", 99)).unwrap();
            prop_assert_eq!(&disagreed(&again), &found);
            results.push(found);
        }
        for found in &results {
            prop_assert_eq!(found, &results[0]);
        }
    }
}
