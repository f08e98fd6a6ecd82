//! A delivery comes in: the plan tells all that will happen, and nothing else happens.

use crate::common::{Open, host, pdf, planned, read_repository, repository, sample, small, take};
use almanac_app::export::{Printing, export_pdf};
use almanac_app::import::{Accepted, Plan, RecipeFate, accept};
use almanac_app::usage::{Use, uses};
use almanac_app::wire::{ErrorCode, JobStage};
use almanac_app::{Access, Job, Progress, Session};
use almanac_core::{Change, Edition, Extent, IndicatorCode, Lang, OpName, Period, Selection};
use std::collections::{BTreeMap, BTreeSet};

const LABOUR: &str = "nsc-labour-2025.toml";

fn labour(session: &Session, file: &str) -> Plan {
    let recipe = String::from_utf8(read_repository(&format!("assets/sample/recipes/{LABOUR}"))).unwrap();
    let bytes = read_repository(&format!("tests/fixtures/newer/{file}"));
    planned(session, file, &bytes, Some("NSC-SDG-2025"), Some(&recipe)).unwrap()
}

/// What stands at each place: the printed words, and for figures the values behind them.
fn printed(session: &Session) -> BTreeMap<String, String> {
    let what = |u: &Use| {
        let cells: Vec<_> = u.answer.cells.iter().map(|c| (&c.value, c.flags, c.partial)).collect();
        format!("{} {:?} {:?} {cells:?}", u.printed, u.answer.rows, u.answer.columns)
    };
    uses(session.state(), &Lang::en()).iter().map(|u| (format!("{} {}", u.place, u.question), what(u))).collect()
}

fn differing(a: &BTreeMap<String, String>, b: &BTreeMap<String, String>) -> BTreeSet<String> {
    a.keys().chain(b.keys()).filter(|k| a.get(*k) != b.get(*k)).cloned().collect()
}

/// Every observation of every indicator, as text.
fn values(session: &Session) -> BTreeMap<String, String> {
    let state = session.state();
    let all =
        state.profile.indicators.keys().flat_map(|i| state.observations.select(&Selection::all(i.clone())).unwrap());
    all.map(|o| {
        (
            format!("{}@{}[{}] {}", o.series.indicator, o.series.source, o.series.codes_text(), o.period),
            format!("{:?} {}", o.value, o.flags.letters()),
        )
    })
    .collect()
}

#[test]
fn one_changed_cell_is_followed_to_every_place() {
    let Open { mut session, folder: _folder, .. } = sample(1);
    let plan = labour(&session, "nsc-labour-2025-one-cell-changed.xlsx");
    assert_eq!((plan.changed.len(), plan.new, plan.gone.len(), plan.known), (1, 0, 0, false), "{:?}", plan.changed);
    assert!(plan.acceptable(), "{:?}", plan.findings);
    let change = &plan.changed[0];
    let (old, new) = (change.old.as_ref().unwrap(), change.new.as_ref().unwrap());
    let shown =
        |o: &almanac_core::Observation| format!("{} {} {}", o.series.indicator, o.period, o.value.number().unwrap());
    assert_eq!((shown(old), shown(new)), ("CTX-012 2024 3.7".into(), "CTX-012 2024 3.9".into()));
    assert_eq!((old.cell.to_string(), new.cell.to_string()), ("8.5.2!T7".into(), "8.5.2!T7".into()));

    // Whoever reads the value is told, and nobody else.
    let reading: BTreeSet<_> = uses(session.state(), &Lang::en())
        .iter()
        .filter(|u| u.reads(&old.series, old.period))
        .map(|u| u.place.to_string())
        .collect();
    let told: BTreeSet<_> = plan.places.iter().map(|p| p.place.to_string()).collect();
    assert!(reading.len() > 4, "{reading:?}");
    assert_eq!(told, reading);

    let (before, data, history) = (printed(&session), values(&session), session.history().len());
    let first = pdf(&session);
    assert!(matches!(take(&mut session, &plan), Accepted::Taken(_)));
    assert_eq!(session.history().len(), history + 1);
    let after = printed(&session);
    let changed: BTreeSet<String> = differing(&before, &after);
    let places: BTreeSet<String> = uses(session.state(), &Lang::en())
        .iter()
        .filter(|u| told.contains(&u.place.to_string()))
        .map(|u| format!("{} {}", u.place, u.question))
        .collect();
    assert_eq!(changed, places);
    for place in plan.places.iter().filter(|p| p.old != p.new) {
        let now = uses(session.state(), &Lang::en()).into_iter().find(|u| u.place == place.place).unwrap().printed;
        assert_eq!(now, place.new, "{}", place.label);
    }
    assert_eq!(differing(&data, &values(&session)).len(), 1);

    let second = pdf(&session);
    assert!(first != second, "the PDF must show the new value");
    session.undo().unwrap();
    assert_eq!((printed(&session) == before, values(&session) == data), (true, true), "one undo takes all of it back");
    assert!(pdf(&session) == first, "the PDF is the former one, byte by byte");
    session.redo().unwrap();
    assert!(pdf(&session) == second, "redo gives the new one again");

    // The same file once more.
    let again = labour(&session, "nsc-labour-2025-one-cell-changed.xlsx");
    assert!(again.known && again.places.is_empty() && again.changed.is_empty());
    let (steps, now) = (session.history().len(), values(&session));
    assert_eq!(take(&mut session, &again), Accepted::Known);
    assert_eq!((session.history().len(), values(&session)), (steps, now));
    let report = session.verify(&Job::quiet()).unwrap();
    assert!(report.findings.is_empty(), "{:?}", report.findings);
}

#[test]
fn a_new_year_adds_and_takes_nothing_away() {
    let Open { mut session, folder: _folder, .. } = sample(2);
    let plan = labour(&session, "nsc-labour-2026-new-year.xlsx");
    assert!(plan.acceptable(), "{:?}", plan.findings);
    assert_eq!((plan.changed.len(), plan.gone.len()), (0, 0));
    assert!(plan.new > 30, "{}", plan.new);
    let before = values(&session);
    take(&mut session, &plan);
    let after = values(&session);
    assert_eq!(after.len(), before.len() + plan.new);
    assert!(before.iter().all(|(k, v)| after.get(k) == Some(v)));
    let new: BTreeSet<&str> =
        after.keys().filter(|k| !before.contains_key(*k)).filter_map(|k| k.rsplit(' ').next()).collect();
    assert_eq!(new, BTreeSet::from(["2024", "2025"]));
}

/// Stop in the middle of the writing: nothing has happened, and the same plan can be taken afterwards.
#[test]
fn stopped_in_the_middle_nothing_has_happened() {
    struct StopAtWriting(std::sync::OnceLock<Job>);
    impl Progress for StopAtWriting {
        fn show(&self, stage: JobStage, _: u64, _: u64) {
            if let (JobStage::Writing, Some(job)) = (stage, self.0.get()) {
                job.stop();
            }
        }
    }
    let Open { mut session, folder: _folder, path } = sample(5);
    let plan = labour(&session, "nsc-labour-2026-new-year.xlsx");
    let (before, data, steps) = (session.state().profile.clone(), values(&session), session.history().len());
    let stop = std::sync::Arc::new(StopAtWriting(std::sync::OnceLock::new()));
    let job = Job::new(stop.clone());
    assert!(stop.0.set(job.clone()).is_ok());
    let stopped = accept(&mut session, &plan, RecipeFate::Keep, &job).unwrap_err();
    assert_eq!(stopped.code, ErrorCode::Stopped, "{stopped}");
    assert_eq!(
        (session.state().profile == before, values(&session) == data, session.history().len()),
        (true, true, steps)
    );
    let plan = labour(&session, "nsc-labour-2026-new-year.xlsx");
    assert!(!plan.known);
    take(&mut session, &plan);
    let (after, now) = (session.state().profile.clone(), values(&session));
    assert_eq!(now.len(), data.len() + plan.new);
    session.close().unwrap();
    let again = Session::open(&path, Access::Read, crate::common::host("A. Diallo", 6)).unwrap();
    assert_eq!((again.state().profile == after, values(&again) == now), (true, true));
    assert!(again.verify(&Job::quiet()).unwrap().findings.is_empty());
}

/// A sealed edition goes on printing what it printed, whatever comes in afterwards.
#[test]
fn a_sealed_edition_does_not_change() {
    let Open { mut session, folder: _folder, .. } = sample(6);
    let first = pdf(&session);
    let profile = session.state().profile.clone();
    let pins = profile.datasets.values().flat_map(|d| d.releases.iter().map(|r| r.release.clone())).collect();
    let sealed = Edition { releases: Some(pins), sealed: true, ..(**profile.current_edition().unwrap()).clone() };
    let next = Edition { year: sealed.year + 1, releases: None, sealed: false, ..sealed.clone() };
    let year = sealed.year;
    session.transact(OpName::EditEdition, "", &[Change::EditionPut(sealed), Change::EditionPut(next)]).unwrap();
    let plan = labour(&session, "nsc-labour-2025-one-cell-changed.xlsx");
    take(&mut session, &plan);
    let value = |state: &almanac_app::State| {
        let selection = Selection {
            years: Some((2024, 2024)),
            codes: Some(BTreeMap::new()),
            ..Selection::all(IndicatorCode::new("CTX-012"))
        };
        state.observations.select(&selection).unwrap()[0].value.number().unwrap().to_string()
    };
    let old = session.state_of(year).unwrap().unwrap();
    assert_eq!((value(&old), value(session.state())), ("3.7".into(), "3.9".into()));
    let done = match export_pdf(&session, &old, Printing::whole("annual", &Lang::en()), &Job::quiet()) {
        Ok(done) => done.bytes,
        Err(_) => panic!("not exported"),
    };
    assert!(done == first, "the sealed edition's PDF is the one it was, byte by byte");
}

#[test]
fn a_release_taken_out_gives_the_former_values_back() {
    let Open { mut session, folder: _folder, .. } = sample(7);
    let (data, plan) = (values(&session), labour(&session, "nsc-labour-2025-one-cell-changed.xlsx"));
    take(&mut session, &plan);
    let dataset =
        session.state().profile.datasets.values().find(|d| d.source.as_str() == "NSC-SDG-2025").unwrap().clone();
    let newest = dataset.releases.iter().max_by_key(|r| r.at).unwrap().release.clone();
    session
        .transact(OpName::RemoveRelease, "", &[Change::ReleaseRemoved { dataset: dataset.id.clone(), release: newest }])
        .unwrap();
    assert_eq!(values(&session), data);
    // The same file may come in once more.
    let again = labour(&session, "nsc-labour-2025-one-cell-changed.xlsx");
    assert_eq!((again.known, again.changed.len()), (false, 1));
    assert!(matches!(take(&mut session, &again), Accepted::Taken(_)));
    assert_eq!(differing(&data, &values(&session)).len(), 1);
}

/// The offices' file of next year has another name; whoever says only the source gets the kept recipe that fits.
#[test]
fn the_kept_recipe_of_the_sender_reads_the_next_file() {
    let Open { session, folder: _folder, .. } = sample(3);
    for (file, source, new) in [
        ("tests/fixtures/newer/nsc-labour-2026-new-year.xlsx", "NSC-SDG-2025", true),
        ("assets/sample/data/nsc-poverty-2025.csv", "NSC-SDG-2025", false),
        ("assets/sample/data/unhcr-hosted-2025.csv", "UNHCR-RPS-2025", false),
    ] {
        let bytes = std::fs::read(repository(file)).unwrap();
        let name = file.rsplit('/').next().unwrap();
        let plan = planned(&session, name, &bytes, Some(source), None).unwrap();
        assert!(plan.acceptable(), "{file}: {:?}", plan.findings);
        assert_eq!((plan.changed.len(), plan.gone.len(), plan.new > 0), (0, 0, new), "{file}");
    }
}

const SOURCES: &str =
    "code,name_en,institution,kind,vintage,frequency\nNSO,Statistics office,NSO,administrative,2022,annual\n";
const INDICATORS: &str = "code,name_en,module,measure,unit,counts,population,reference,dimensions,frequency,decimals\nTST-001,Arrivals,TST,flow,PS,persons,present,calendar_year,,annual,0\n";

fn recipe(extent: &str) -> String {
    format!(
        "version = 1\nsource = \"NSO\"\nextent = {extent}\n[[table]]\nname = \"t\"\nheader = [1, 1]\nfirst_row = 2\nindicator = \"TST-001\"\n\
         [[table.column]]\nat = 1\nheading = \"year\"\nmeans = \"period\"\n[table.values]\ncolumns = [2, 2]\n"
    )
}

/// A first delivery of 2018 to 2021, a second one of 2019, 2020 and 2022 under an extent.
#[track_caller]
fn check_extent(extent: &str, gone: &[&str], expected: &str) {
    let Open { mut session, folder: _folder, .. } = small(SOURCES, INDICATORS);
    let text = "# C {#c}\n\nThere were {=TST-001 2018}, {=TST-001 2019}, {=TST-001 2020}, {=TST-001 2021} and {=TST-001 2022} arrivals.\n";
    session.set_text(None, &Lang::en(), text).unwrap();
    let first = planned(
        &session,
        "a.csv",
        b"year,value\n2018,11\n2019,12\n2020,13\n2021,14\n",
        None,
        Some(&recipe("\"everything\"")),
    )
    .unwrap();
    assert_eq!((first.new, first.acceptable()), (4, true), "{:?}", first.findings);
    take(&mut session, &first);
    let before = (values(&session), printed(&session));
    let plan =
        planned(&session, "b.csv", b"year,value\n2019,22\n2020,13\n2022,25\n", None, Some(&recipe(extent))).unwrap();
    assert!(plan.acceptable(), "{:?}", plan.findings);
    let told: Vec<String> = plan.gone.iter().map(|g| g.old.as_ref().unwrap().period.to_string()).collect();
    assert_eq!(
        (plan.new, plan.changed.len(), plan.unchanged, told.iter().map(String::as_str).collect::<Vec<_>>()),
        (1, 1, 1, gone.to_vec())
    );
    assert_eq!(plan.changed[0].new.as_ref().unwrap().period, Period::Year(2019));
    take(&mut session, &plan);
    let now: Vec<String> = values(&session).into_keys().map(|k| k.rsplit(' ').next().unwrap().to_string()).collect();
    let numbers: Vec<String> = {
        let state = session.state();
        let all = state.observations.select(&Selection::all(IndicatorCode::new("TST-001"))).unwrap();
        all.iter().map(|o| format!("{}={}", o.period, o.value.number().unwrap())).collect()
    };
    assert_eq!((numbers.join(" "), now.len()), (expected.to_string(), numbers.len()));
    let told: BTreeSet<String> = plan.places.iter().map(|p| p.place.to_string()).collect();
    let changed: BTreeSet<String> =
        differing(&before.1, &printed(&session)).iter().map(|k| k.split(" TST").next().unwrap().to_string()).collect();
    assert_eq!(told, changed);
    session.undo().unwrap();
    assert_eq!((values(&session), printed(&session)), before);
}

#[test]
fn what_a_delivery_no_longer_contains_is_gone_inside_its_extent() {
    check_extent("\"everything\"", &["2018", "2021"], "2019=22 2020=13 2022=25");
    check_extent("{ from = \"2019\", to = \"2022\" }", &["2021"], "2018=11 2019=22 2020=13 2022=25");
    check_extent("\"cells\"", &[], "2018=11 2019=22 2020=13 2021=14 2022=25");
}

#[test]
fn the_periods_of_the_file_are_its_extent() {
    check_extent("\"its_periods\"", &["2021"], "2018=11 2019=22 2020=13 2022=25");
}

/// Read without a recipe, a file speaks for its own years, and so does next year's by the kept recipe.
#[test]
fn next_years_file_with_the_new_year_alone_takes_nothing_back() {
    let Open { mut session, folder: _folder, .. } = small(SOURCES, INDICATORS);
    let first = planned(&session, "a.csv", b"year,TST-001\n2022,11\n2023,12\n2024,13\n", Some("NSO"), None).unwrap();
    assert!(first.acceptable(), "{:?}", first.findings);
    assert_eq!(first.reading.extent, Some(Extent::Periods(Period::Year(2022), Period::Year(2024))));
    accept(&mut session, &first, RecipeFate::Keep, &Job::quiet()).unwrap();
    let again = planned(&session, "a.csv", b"year,TST-001\n2022,11\n2023,12\n2024,13\n", Some("NSO"), None).unwrap();
    assert_eq!((again.known, again.unchanged), (true, 3));
    let next = planned(&session, "b.csv", b"year,TST-001\n2025,14\n", Some("NSO"), None).unwrap();
    assert_eq!((next.new, next.gone.len(), next.reasons.len()), (1, 0, 0), "{:?}", next.findings);
    assert_eq!(next.reading.extent, Some(Extent::Periods(Period::Year(2025), Period::Year(2025))));
    take(&mut session, &next);
    assert_eq!(values(&session).len(), 4);
}

/// A first delivery by month, a second one of January 2021 under an extent.
#[track_caller]
fn check_months(from: &str, to: &str, expected: &[&str]) {
    let Open { mut session, folder: _folder, .. } = small(SOURCES, INDICATORS);
    let first = planned(
        &session,
        "a.csv",
        b"year,value\n2020-12,7\n2021-01,1\n2021-02,2\n2021-09,9\n2022-03,3\n",
        None,
        Some(&recipe("\"everything\"")),
    )
    .unwrap();
    assert_eq!((first.new, first.acceptable()), (5, true), "{:?}", first.findings);
    take(&mut session, &first);
    let extent = format!("{{ from = \"{from}\", to = \"{to}\" }}");
    let plan = planned(&session, "b.csv", b"year,value\n2021-01,1\n", None, Some(&recipe(&extent))).unwrap();
    let told: Vec<String> = plan.gone.iter().map(|g| g.old.as_ref().unwrap().period.to_string()).collect();
    let before = values(&session);
    take(&mut session, &plan);
    let after = values(&session);
    let gone: Vec<String> = before
        .keys()
        .filter(|k| !after.contains_key(*k))
        .filter_map(|k| k.rsplit(' ').next())
        .map(String::from)
        .collect();
    assert_eq!(told, gone, "the plan tells what happens");
    assert_eq!(gone, expected);
}

#[test]
fn months_outside_the_extent_stay() {
    check_months("2021-01", "2021-06", &["2021-02"]);
    check_months("2021-02", "2021-12", &["2021-02", "2021-09"]);
    check_months("2021-Q1", "2021-Q1", &["2021-02"]);
    check_months("2021", "2021", &["2021-02", "2021-09"]);
    check_months("2020-12", "2022", &["2020-12", "2021-02", "2021-09", "2022-03"]);
}

#[test]
fn a_plan_that_is_older_than_the_profile_is_not_taken() {
    let Open { mut session, folder: _folder, .. } = small(SOURCES, INDICATORS);
    let plan = planned(&session, "a.csv", b"year,value\n2018,11\n", None, Some(&recipe("\"everything\""))).unwrap();
    session.set_text(None, &Lang::en(), "# C {#c}\n\nMeanwhile.\n").unwrap();
    let refused = accept(&mut session, &plan, RecipeFate::Once, &Job::quiet()).unwrap_err();
    assert_eq!(refused.code, ErrorCode::NotNow);
    assert!(values(&session).is_empty());
}

#[test]
fn a_kept_recipe_tells_whose_file_it_is() {
    let Open { session, folder: _folder, .. } = sample(1);
    let bytes = read_repository("tests/fixtures/newer/nsc-labour-2025-one-cell-changed.xlsx");
    let plan = planned(&session, "labour.xlsx", &bytes, None, None).unwrap();
    assert_eq!(plan.source.as_ref().map(|s| s.as_str()), Some("NSC-SDG-2025"));
    assert_eq!((plan.changed.len(), plan.new, plan.gone.len()), (1, 0, 0));
    let other = planned(&session, "x.csv", b"Year,Value\n2020,5\n2021,6\n", None, None).unwrap();
    assert_eq!(other.source, None, "what no kept recipe reads is nobody's: {:?}", other.recipe_toml);
}

#[test]
fn a_doubtful_sign_stays_a_finding_when_the_file_is_read_again() {
    let open = sample(1);
    let text = "Country,2021,2022,2023\nKenya,10,–,30\nViet Nam,1,2,–\n";
    let read = |recipe: Option<&str>| planned(&open.session, "counts.csv", text.as_bytes(), None, recipe).unwrap();
    let signs = |plan: &almanac_app::import::Plan| plan.findings.iter().filter(|f| f.kind == "marker").count();
    let first = read(None);
    assert_eq!(signs(&first), 1, "{:?}", first.findings);
    let again = read(Some(&first.recipe_toml));
    assert_eq!(signs(&again), 1, "the same reading has the same doubts: {:?}", again.findings);
    let said = first.recipe_toml.replace("\"not_available\"", "\"zero\"");
    assert_ne!(said, first.recipe_toml);
    assert_eq!(signs(&read(Some(&said))), 0, "what somebody said is not asked again");
}

#[test]
fn a_file_in_thousands_is_taken_as_units_where_its_indicator_is_defined_so() {
    let Open { mut session, folder: _folder, .. } = small(SOURCES, INDICATORS);
    let file = b"Arrivals (thousand persons)\nyear,TST-001\n2022,11.5\n2023,12\n";
    let plan = planned(&session, "a.csv", file, Some("NSO"), None).unwrap();
    assert!(plan.reasons.iter().any(|r| r.why.contains("ten to the power of 3")), "{:?}", plan.reasons);
    assert!(!plan.findings.iter().any(|f| f.kind == "unit-scale"), "{:?}", plan.findings);
    take(&mut session, &plan);
    let taken = session.state().observations.select(&Selection::all(IndicatorCode::new("TST-001"))).unwrap();
    let numbers: Vec<String> = taken.iter().map(|o| o.value.number().unwrap().to_string()).collect();
    assert_eq!(numbers, ["11500", "12000"]);
    assert!(session.verify(&Job::quiet()).unwrap().findings.is_empty());
}

#[test]
fn what_a_file_takes_back_is_told_before() {
    let Open { mut session, folder: _folder, .. } = small(SOURCES, INDICATORS);
    let first = planned(&session, "a.csv", b"year,sex,TST-001\n2022,F,5\n2022,M,6\n", Some("NSO"), None).unwrap();
    take(&mut session, &first);
    let part = planned(&session, "b.csv", b"year,sex,TST-001\n2022,F,7\n", Some("NSO"), None).unwrap();
    let gone = part.findings.iter().find(|f| f.kind == "values-gone").expect("a finding");
    assert!(gone.message.starts_with("1 value is not in this file any more"), "{}", gone.message);
}

#[test]
fn the_beginning_of_a_profile_is_not_taken_back() {
    let Open { mut session, folder: _folder, .. } = small(SOURCES, INDICATORS);
    while session.undoable().is_some() {
        session.undo().unwrap();
    }
    assert!(session.undo().is_err());
    assert_eq!(session.state().profile.about.country, "KGZ");
    assert!(session.redoable().is_some());
}

#[test]
fn in_a_pause_what_was_saved_is_in_the_one_file() {
    let Open { mut session, folder, .. } = small(SOURCES, INDICATORS);
    session.set_text(None, &Lang::en(), "# C {#c}\n\nWritten just now.\n").unwrap();
    let copied = |name: &str| {
        let path = folder.path().join(name);
        std::fs::copy(session_path(&folder), &path).unwrap();
        Session::open(&path, Access::Read, host("Reader", 9)).unwrap().text(None, &Lang::en()).unwrap()
    };
    std::thread::sleep(std::time::Duration::from_millis(1_100));
    session.rest().unwrap();
    assert!(copied("copy.almanac").contains("Written just now."), "the file alone has it");
}

fn session_path(folder: &tempfile::TempDir) -> std::path::PathBuf {
    folder.path().join("small.almanac")
}

#[test]
fn a_label_that_was_kept_is_not_asked_about_again() {
    let indicators = INDICATORS.replace("calendar_year,,annual", "calendar_year,citizenship,annual");
    let Open { mut session, folder: _folder, .. } = small(SOURCES, &indicators);
    let first =
        planned(&session, "a.csv", b"year,citizenship,TST-001\n2022,Atlantis,5\n2022,TJK,6\n", Some("NSO"), None);
    let first = first.unwrap();
    assert_eq!(first.unknown.len(), 1, "{:?}", first.findings);
    take(&mut session, &first);
    let next =
        planned(&session, "b.csv", b"year,citizenship,TST-001\n2023,Atlantis,7\n2023,TJK,8\n", Some("NSO"), None);
    let next = next.unwrap();
    assert!(next.unknown.is_empty(), "{:?}", next.unknown);
    let told = next.findings.iter().find(|f| f.kind == "unknown-label").expect("it is still told");
    assert!(told.level == almanac_core::Level::Note && told.message.ends_with("as before"), "{told:?}");
}
