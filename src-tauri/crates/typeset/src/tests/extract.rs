//! Extracts: some chapters with the numbers of the whole book, and nothing that leads out of them.

use super::*;

fn extract(m: &Manuscript, chosen: &[&str]) -> Manuscript {
    let extract = Extract::of(&m.profile, chosen).unwrap_or_else(|e| panic!("{chosen:?}: {e:?}"));
    Manuscript { extract: Some(extract), ..m.clone() }
}

#[track_caller]
fn check_extract(chosen: &[&str], there: &[&str], not_there: &[&str]) {
    let m = extract(&english(), chosen);
    check(&m, there);
    let text = printed(&m);
    for part in not_there {
        assert!(!text.contains(part), "\"{part}\" must not stand on the pages:\n{text}");
    }
    let compiled = set(&m);
    let pdf = SETTER.pdf(&compiled);
    assert!(pdf.is_ok(), "{chosen:?}: {:?}", pdf.err());
}

/// A chapter that refers to others, and two that have what it refers to.
fn referring() -> Manuscript {
    let mut m = english();
    let mut profile = (*m.profile).clone();
    let section = profile.sections.iter().find(|s| s.id.as_str() == "c2").unwrap();
    let id = section.blocks[0].clone();
    let mut block = (*profile.blocks[&id]).clone();
    let reference = |id: &str, kind| object(id, kind);
    block.text.insert(
        Lang::en(),
        RichText(vec![
            text("See "),
            reference("x1", ObjectKind::FigureRef(FigureId::new("stock"))),
            text(", "),
            reference("x2", ObjectKind::SectionRef(SectionId::new("c1a"))),
            text(", "),
            reference("x3", ObjectKind::SectionRef(SectionId::new("an"))),
            text(", "),
            reference("x4", ObjectKind::SectionRef(SectionId::new("fore"))),
            text(" and "),
            reference("x5", ObjectKind::SectionRef(SectionId::new("c2aa"))),
            text("; the TWG has said so."),
        ]),
    );
    profile.blocks.insert(id, Arc::new(block));
    m.profile = Arc::new(profile);
    m
}

#[test]
fn chapters_figures_and_annexes_keep_their_numbers() {
    check_extract(
        &["an"],
        &["Extract", "A Legal instruments", "Table 2 Personal", "C Indicator definitions and sources", "GDP gross"],
        &["Data behind", "Foreword", "Key data", "Members of the", "TWG", "1 Remittances", "Figure 1"],
    );
    check_extract(
        &["1"],
        &["Figure 1", "Table 1", "1.1 Personal", "B Data behind the figures", "C Indicator", "section 2.1"],
        &["2.1.1", "A Legal", "Table 2 "],
    );
}

#[test]
fn a_reference_out_of_the_extract_is_its_number() {
    let m = extract(&referring(), &["2"]);
    check(&m, &["See Table 1, section 1.1, Annex A, Foreword and section 2.1.1; the TWG has said so."]);
    let text = printed(&m);
    assert!(text.contains("Acronyms") && text.contains("TWG working group"), "the acronym is used:\n{text}");
    assert!(!text.contains("Data behind") && !text.contains("Indicator definitions"), "there are no data:\n{text}");
    assert!(SETTER.pdf(&set(&m)).is_ok(), "a target that is not there is no broken link");
}

#[test]
fn a_part_stands_below_the_heading_of_its_chapter() {
    let m = extract(&english(), &["2.1.1"]);
    let text = printed(&m);
    assert!(text.contains("2 Remittances and development 2.1 Personal"), "{text}");
    assert!(SETTER.pdf(&set(&m)).is_ok(), "headings must not leave out a level");
}

#[test]
fn pages_begin_at_one_and_the_document_has_its_own_name() {
    let m = english();
    let part = extract(&m, &["2"]);
    let compiled = set(&part);
    assert_eq!(compiled.numbers().first[&SectionId::new("c2")].number, 1);
    let name = |m: &Manuscript| {
        let pdf = SETTER.pdf(&set(m)).unwrap();
        let text = String::from_utf8_lossy(&pdf).into_owned();
        let at = text.find("xmpMM:DocumentID").expect("a document has an id");
        text.get(at..at + 60).expect("an id is ASCII").to_string()
    };
    assert_ne!(name(&m), name(&part), "an extract is another document");
    assert!(printed(&part).contains("2024 (extract)"), "the running head says so");
}

#[test]
fn an_extract_is_accessible_in_arabic_and_the_same_twice() {
    let m = extract(&arabic(), &["2", "a"]);
    assert_eq!(missing_glyphs(&SETTER, &m), []);
    let first = SETTER.pdf(&set(&m)).unwrap();
    SETTER.release_memory();
    assert!(first == SETTER.pdf(&set(&m)).unwrap(), "cold and warm must be the same bytes");
}

#[test]
fn what_is_not_in_the_extract_does_not_stand_in_its_way() {
    let mut m = english();
    m.answers.insert(FigureId::new("remit"), Err("no data".into()));
    assert!(SETTER.pdf(&set(&m)).is_err(), "the whole has a figure that cannot be shown");
    assert!(SETTER.pdf(&set(&extract(&m, &["2"]))).is_ok(), "the chapter has not");
}

#[test]
fn sources_are_those_of_the_extract_with_their_numbers() {
    let mut m = english();
    let mut profile = (*m.profile).clone();
    let lang = m.language.clone();
    let mut other = (*profile.sources[&SourceCode::new("UNDESA-IMS")]).clone();
    (other.code, other.names) = (SourceCode::new("WB-WDI"), l(&lang, "Development Indicators"));
    profile.sources.insert(other.code.clone(), Arc::new(other));
    let block = profile.sections.iter().find(|s| s.id.as_str() == "c2").unwrap().blocks[0].clone();
    m.profile = Arc::new(profile);
    m.value_sources.insert(block, BTreeSet::from([SourceCode::new("WB-WDI")]));
    let text = printed(&extract(&m, &["2"]));
    assert!(text.contains("2 UN DESA, Development Indicators"), "{text}");
    assert!(!text.contains("Migrant Stock"), "{text}");
}
