//! Code lists of a structure message become lists of the profile: planned first, taken in one step, taken back by one.

use crate::common::{Open, small};
use almanac_app::codelists::{Fate, StructurePlan, Wanted, plan_structure, take_structure};
use almanac_core::{Code, CodeListCode, Lang};
use std::path::Path;

fn message(lists: &str) -> Vec<u8> {
    format!(
        r#"<?xml version="1.0"?><mes:Structure xmlns:mes="http://www.sdmx.org/resources/sdmxml/schemas/v2_1/message" xmlns:str="s" xmlns:com="c"><mes:Structures><str:Codelists>{lists}</str:Codelists></mes:Structures></mes:Structure>"#
    )
    .into_bytes()
}

fn list(id: &str, version: &str, codes: &str) -> String {
    format!(
        r#"<str:Codelist id="{id}" version="{version}" agencyID="X"><com:Name xml:lang="en">{id} in words</com:Name>{codes}</str:Codelist>"#
    )
}

fn code(id: &str, en: &str, ru: &str, parent: &str) -> String {
    let parent = match parent {
        "" => String::new(),
        p => format!(r#"<str:Parent><Ref id="{p}"/></str:Parent>"#),
    };
    format!(
        r#"<str:Code id="{id}"><com:Name xml:lang="en">{en}</com:Name><com:Name xml:lang="ru">{ru}</com:Name>{parent}</str:Code>"#
    )
}

fn plan(open: &Open, bytes: &[u8]) -> StructurePlan {
    plan_structure(&open.session.state().profile, "structure.xml", bytes, &Wanted::default()).unwrap()
}

fn fates(plan: &StructurePlan) -> Vec<String> {
    let one = |l: &almanac_app::codelists::ListPlan| {
        format!(
            "{} {:?} {} +{} ~{} -{}",
            l.list.code,
            l.fate,
            l.list.version,
            l.new.len(),
            l.changed.len(),
            l.gone.len()
        )
    };
    plan.lists.iter().map(one).collect()
}

const NONE: &str = "code,name_en,institution,kind,vintage,frequency\n";

fn project() -> Open {
    small(NONE, "code,name_en,module,measure,unit,counts,population,reference,dimensions,frequency,decimals\n")
}

#[test]
fn lists_come_with_names_versions_and_parents_and_one_undo_takes_them_back() {
    let mut open = project();
    let codes = [code("R", "All", "Все", ""), code("R1", "North\n  part", "Север", "R")].concat();
    let bytes =
        message(&format!("{}{}", list("CL_REG", "2.1", &codes), list("CL_SEX", "2.1", &code("F", "F", "Ж", ""))));
    let seen = plan(&open, &bytes);
    assert_eq!(fates(&seen), ["CL_REG New 2.1 +2 ~0 -0", "CL_SEX Left 2.1 +0 ~0 -0"]);
    let told: Vec<&str> = seen.findings.iter().map(|f| f.kind.as_str()).collect();
    assert_eq!(told, ["list-comes-along"], "{:?}", seen.findings);
    assert!(!open.session.state().profile.code_lists.contains_key(&CodeListCode::new("CL_REG")), "nothing is written");

    take_structure(&mut open.session, "structure.xml", &seen).unwrap();
    let held = open.session.state().profile.code_lists.get(&CodeListCode::new("CL_REG")).cloned().unwrap();
    assert_eq!(held.version, "2.1");
    let north = held.item(&Code::new("R1")).unwrap();
    assert_eq!((north.names.best(&Lang::new("ru")), north.names.best(&Lang::en())), ("Север", "North part"));
    assert_eq!(north.parent, Some(Code::new("R")));

    // The same message once more, then one with a code renamed, one new and one gone under the same version.
    let same = plan(&open, &bytes);
    assert_eq!(same.lists[0].fate, Fate::Same);
    assert!(take_structure(&mut open.session, "structure.xml", &same).unwrap().is_none());
    let codes = [code("R1", "Northern part", "Север", ""), code("R2", "South", "Юг", "")].concat();
    let next = plan(&open, &message(&list("CL_REG", "2.1", &codes)));
    assert_eq!(fates(&next), ["CL_REG Changed 2.1, 2 +1 ~1 -1"]);
    assert!(next.findings.iter().any(|f| f.kind == "code-gone" && f.expected == "R"), "{:?}", next.findings);
    take_structure(&mut open.session, "structure.xml", &next).unwrap();
    open.session.undo().unwrap();
    let back = open.session.state().profile.code_lists.get(&CodeListCode::new("CL_REG")).cloned().unwrap();
    assert_eq!(back, held);
    open.session.undo().unwrap();
    assert!(!open.session.state().profile.code_lists.contains_key(&CodeListCode::new("CL_REG")));
}

#[test]
fn one_list_can_be_taken_under_another_code() {
    let open = project();
    let bytes = message(&format!(
        "{}{}",
        list("CL_SEX", "2.1", &code("F", "Women", "Ж", "")),
        list("CL_OTHER", "1.0", &code("A", "A", "А", ""))
    ));
    let wanted = Wanted {
        from: Some("CL_SEX".into()),
        list: Some(CodeListCode::new("CL_X_SEX")),
        version: Some("7".into()),
        name: Some("Sexes of X".into()),
    };
    let profile = &open.session.state().profile;
    let seen = plan_structure(profile, "structure.xml", &bytes, &wanted).unwrap();
    assert_eq!(fates(&seen), ["CL_X_SEX New 7 +1 ~0 -0"]);
    assert_eq!(seen.lists[0].list.names.best(&Lang::en()), "Sexes of X");
    let missing = Wanted { from: Some("CL_NO".into()), ..Wanted::default() };
    let failure = plan_structure(profile, "structure.xml", &bytes, &missing).unwrap_err();
    assert!(failure.to_string().contains("CL_SEX, CL_OTHER"), "{failure}");
    assert!(plan_structure(profile, "t.csv", b"a,b\n1,2\n", &Wanted::default()).is_err());
}

#[test]
fn a_list_that_bites_its_tail_is_taken_without_its_teeth() {
    let open = project();
    let codes = [
        code("A", "A", "А", "B"),
        code("B", "B", "Б", "A"),
        code("C", "C", "В", "NOWHERE"),
        code("C", "again", "В", ""),
        code("D", "", "", "C"),
    ];
    let bytes = message(&format!("{}{}", list("CL-Ü@1", "1.0", &codes.concat()), list("CL_EMPTY", "1.0", "")));
    let seen = plan(&open, &bytes);
    assert_eq!(fates(&seen), ["CL___1 New 1.0 +4 ~0 -0", "CL_EMPTY Left 1.0 +0 ~0 -0"]);
    let told: Vec<&str> = seen.findings.iter().map(|f| f.kind.as_str()).collect();
    assert_eq!(told, ["code-twice", "code-without-name", "parent-lost", "list-empty"], "{:?}", seen.findings);
    let parents: Vec<bool> = seen.lists[0].list.items.iter().map(|i| i.parent.is_some()).collect();
    assert_eq!(parents, [false, false, false, true]);
}

#[test]
fn a_real_structure_is_taken_whole() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let file = "shared/data/corpus/sdmx/ml21_structure/SDG_DSD.KG_1.8.xml";
    let Some(bytes) = here.ancestors().find_map(|a| std::fs::read(a.join(file)).ok()) else {
        println!("skipped: no folder of real files beside the project");
        return;
    };
    let mut open = project();
    let seen = plan(&open, &bytes);
    let taken: Vec<_> = seen.lists.iter().filter(|l| l.fate == Fate::New).collect();
    assert!(taken.len() >= 5, "{:?}", fates(&seen));
    assert!(taken.iter().any(|l| l.languages.contains(&Lang::new("ru"))));
    let lists = open.session.state().profile.code_lists.len();
    take_structure(&mut open.session, "SDG_DSD.KG_1.8.xml", &seen).unwrap();
    assert_eq!(open.session.state().profile.code_lists.len(), lists + taken.len());
    open.session.undo().unwrap();
    assert_eq!(open.session.state().profile.code_lists.len(), lists);
}
