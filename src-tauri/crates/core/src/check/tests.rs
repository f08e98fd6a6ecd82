//! Tests of the checks: one small profile, one `check` that lists kinds and places.

use super::*;
use crate::SeriesKey;
use crate::release::CellRef;
use crate::*;
use std::collections::BTreeMap;
use std::sync::Arc;

fn observation(codes: &str, year: i32, value: i64, confidentiality: Confidentiality) -> Observation {
    let codes = codes
        .split(',')
        .filter(|c| !c.is_empty())
        .map(|c| {
            let (d, c) = c.split_once('=').unwrap();
            (DimensionCode::new(d), Code::new(c))
        })
        .collect();
    Observation {
        series: Arc::new(SeriesKey { indicator: IndicatorCode::new("STO"), source: SourceCode::new("A"), codes }),
        period: Period::Year(year),
        value: ObsValue::Number(Decimal::int(value)),
        flags: Flags::NONE,
        confidentiality,
        note: None,
        release: ReleaseId::new("r"),
        cell: CellRef { sheet: None, row: 1, column: 1 },
    }
}

fn world(text: Vec<Inline>) -> Profile {
    let mut p = Profile::default();
    let mut i = Indicator::unnamed(IndicatorCode::new("STO"), Localized::en("Stock"));
    (i.measure, i.unit, i.reference) = (Some(MeasureType::Stock), Some(Code::new("PS")), Some(ReferenceTime::MidYear));
    (i.counts, i.population) = (Some(Counted::Persons), Some(PopulationConcept::UsualResidence12Months));
    i.dimensions = vec![DimensionCode::new("sex")];
    p.indicators.insert(i.code.clone(), Arc::new(i));
    p.dimensions.insert(
        DimensionCode::new("sex"),
        Arc::new(Dimension {
            code: DimensionCode::new("sex"),
            names: Localized::en("Sex"),
            role: DimensionRole::Sex,
            code_list: CodeListCode::new("CL_SEX"),
        }),
    );
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
    let (section, block) = (SectionId::new("s"), BlockId::new("b"));
    p.blocks.insert(
        block.clone(),
        Arc::new(Block {
            id: block.clone(),
            section: section.clone(),
            kind: BlockKind::Paragraph,
            text: BTreeMap::from([(Lang::en(), RichText(text))]),
            translated_from: BTreeMap::new(),
        }),
    );
    p.sections = vec![Arc::new(Section {
        id: section,
        parent: None,
        kind: SectionKind::Chapter,
        title: Localized::en("One"),
        blocks: vec![block],
    })];
    p
}

fn value(question: &str, seen: &str) -> Inline {
    Inline::Object {
        object: Object {
            id: InlineId::new("v"),
            kind: ObjectKind::Value { question: question.into(), format: String::new(), seen: seen.into() },
        },
        marks: Marks::default(),
    }
}

fn claim(kind: &str, question: &str) -> Inline {
    Inline::Text {
        text: "words".into(),
        marks: Marks {
            claim: Some(Claim { id: InlineId::new("c"), kind: kind.into(), question: question.into() }),
            ..Marks::default()
        },
    }
}

#[track_caller]
fn check(text: Vec<Inline>, data: &[Observation], expected: &str) {
    let profile = world(text);
    let observations = MemoryObservations(data.to_vec());
    let findings = run(&CheckInput {
        profile: &profile,
        observations: &observations,
        edition: profile.current_edition().map(|e| &**e),
        lang: &Lang::en(),
        contested: &[],
    });
    let lines: Vec<String> = findings
        .iter()
        .map(|f| {
            assert!(!f.mend.is_empty());
            format!("{:?} {}", f.level, f.kind)
        })
        .collect();
    assert_eq!(lines.join("; "), expected, "{findings:#?}");
}

fn data() -> Vec<Observation> {
    vec![observation("", 2021, 100, Confidentiality::F), observation("", 2022, 150, Confidentiality::F)]
}

#[test]
fn a_value_that_nobody_has_to_look_at_is_silent() {
    check(vec![value("STO this", "150")], &data(), "");
}

#[test]
fn a_changed_value_is_told() {
    check(vec![value("STO this", "149")], &data(), "Warning value-changed");
}

#[test]
fn a_sentence_without_its_number_blocks() {
    check(vec![value("STO 1999", "")], &data(), "Error value-missing");
    check(vec![value("NON this", "")], &data(), "Error question-without-answer");
    check(vec![value("STO this | sort", "")], &data(), "Error question-without-answer");
    check(vec![value("STO 2021..this", "")], &data(), "Error value-not-single");
}

#[test]
fn a_confidential_value_in_a_sentence_blocks() {
    check(vec![value("STO this", "")], &[observation("", 2022, 150, Confidentiality::C)], "Error confidential-in-text");
}

#[test]
fn a_claim_is_judged_by_the_data() {
    check(vec![claim("rose", "STO 2021..this")], &data(), "");
    check(vec![claim("fell", "STO 2021..this")], &data(), "Error claim-contradicted");
    check(vec![claim("above 90", "STO 2021..this")], &data(), "");
    check(vec![claim("above 100", "STO 2021..this")], &data(), "Error claim-contradicted");
    check(vec![claim("above 90", "STO 2020..this")], &data(), "Warning claim-open");
    check(vec![claim("largest", "STO 2021..this")], &data(), "");
    check(vec![claim("nice", "STO this")], &data(), "Warning claim-open");
    check(vec![claim("rose", "STO this | change previous")], &data(), "");
}

#[test]
fn parts_that_exceed_their_total_are_told() {
    let with = |f, m| {
        let mut d = data();
        d.push(observation("sex=F", 2022, f, Confidentiality::F));
        d.push(observation("sex=M", 2022, m, Confidentiality::F));
        d
    };
    check(vec![], &with(80, 70), "");
    check(vec![], &with(80, 71), "");
    check(vec![], &with(80, 90), "Warning parts-exceed-total");
    check(vec![], &with(80, 20), "Note parts-and-total");
}

#[test]
fn an_accepted_finding_stays_silent_until_it_changes() {
    let mut profile = world(vec![value("STO this", "149")]);
    let observations = MemoryObservations(data());
    let findings = |p: &Profile| {
        run(&CheckInput {
            profile: p,
            observations: &observations,
            edition: p.current_edition().map(|e| &**e),
            lang: &Lang::en(),
            contested: &[],
        })
    };
    let first = findings(&profile);
    profile.accepted.insert(fingerprint(&first[0]), "a rounding".into());
    assert!(findings(&profile).is_empty());
}

/// The kinds of errors of one table, whose values are `codes value [C]` of 2022.
#[track_caller]
fn check_table(question: &str, cells: &str, expected: &str) {
    let mut profile = world(vec![]);
    profile.code_lists.insert(
        CodeListCode::new("CL_SEX"),
        Arc::new(CodeList {
            code: CodeListCode::new("CL_SEX"),
            version: "1".into(),
            names: Localized::en("Sex"),
            items: ["F", "M", "X"]
                .map(|code| CodeItem {
                    code: Code::new(code),
                    names: Localized::en(code),
                    parent: None,
                    valid_from: None,
                    valid_to: None,
                })
                .to_vec(),
        }),
    );
    let data = cells.split("; ").map(|cell| {
        let words: Vec<&str> = cell.split(' ').collect();
        let hidden = if words.len() > 2 { Confidentiality::C } else { Confidentiality::F };
        observation(words[0].trim_start_matches("all"), 2022, words[1].parse().unwrap(), hidden)
    });
    let observations = MemoryObservations(data.collect());
    let input = CheckInput {
        profile: &profile,
        observations: &observations,
        edition: profile.current_edition().map(|e| &**e),
        lang: &Lang::en(),
        contested: &[],
    };
    let table = Figure {
        id: FigureId::new("t"),
        kind: FigureKind::Table,
        question: question.into(),
        caption: Localized::en("Table"),
        note: Localized::default(),
        alt: Localized::default(),
    };
    let (_, found) = figure::figure_findings(&input, &table);
    let kinds: Vec<&str> = found.iter().filter(|f| f.level == Level::Error).map(|f| f.kind.as_str()).collect();
    assert_eq!(kinds.join(" "), expected, "{cells}: {found:#?}");
}

#[test]
fn the_largest_ones_are_the_same_for_everybody_or_an_error() {
    check_table("STO this | by sex | top 1", "sex=F 97 C; sex=M 3; sex=X 2", "ranking-hidden");
    check_table("STO this | by sex | top 1", "sex=F 97; sex=M 3 C; sex=X 2", "");
}

#[test]
fn a_claim_about_a_hidden_value_tells_it() {
    let hidden = [observation("", 2022, 3, Confidentiality::C)];
    check(vec![claim("between 3 and 3", "STO this")], &hidden, "Error claim-confidential");
    check(vec![claim("above 2", "STO this")], &hidden, "Error claim-confidential");
}

#[test]
fn a_form_that_makes_zero_of_a_number_is_told() {
    let with = |format: &str| {
        let mut inline = value("STO this", "");
        if let Inline::Object { object, .. } = &mut inline
            && let ObjectKind::Value { format: words, .. } = &mut object.kind
        {
            *words = format.into();
        }
        vec![inline]
    };
    check(with("0 decimals million"), &data(), "Warning value-rounded-away");
    check(with("0 decimals"), &data(), "");
    check(with("period"), &data(), "");
}

#[test]
fn what_is_made_across_a_break_is_told() {
    let mut broken = data();
    check(vec![value("STO 2021..this | mean", "")], &broken, "");
    broken[1].flags = Flags::NONE.with(ObsStatus::BREAK);
    check(vec![value("STO 2021..this | mean", "")], &broken, "Warning made-across-break");
    check(vec![value("STO 2021..this | max", "")], &broken, "Warning made-across-break");
    broken[1].flags = Flags::NONE;
    broken[0].flags = Flags::NONE.with(ObsStatus::BREAK);
    check(vec![value("STO 2021..this | mean", "")], &broken, "");
}

#[test]
fn a_number_typed_into_a_sentence_is_told() {
    let typed = |text: &str| vec![Inline::Text { text: text.into(), marks: Marks::default() }];
    check(typed("About 98,300 came in 2022."), &data(), "Warning number-typed");
    check(typed("Three laws of 2022."), &data(), "");
    let note = ObjectKind::Note(RichText(typed("In all 54,321 came.")));
    let object = Object { id: InlineId::new("n"), kind: note };
    check(vec![Inline::Object { object, marks: Marks::default() }], &data(), "Warning number-typed");
}
