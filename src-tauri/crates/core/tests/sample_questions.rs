//! The sample profile holds together: every question in its texts and figures has an answer, every
//! claim is borne out, every reference has an aim.
//!
//! The observations are those of `tests/fixtures/sample-observations.csv`, which also says what a right
//! reading of the sample's files gives. How the files are read is not tested here.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::print_stdout)]

use almanac_core::answer::{Audience, Engine, print_value};
use almanac_core::check::{self, CheckInput, ClaimVerdict};
use almanac_core::format::Formatter;
use almanac_core::release::MissingKind;
use almanac_core::text_form;
use almanac_core::*;
use serde::de::DeserializeOwned;
use std::collections::{BTreeMap, BTreeSet};
use std::{fs, path::PathBuf, sync::Arc};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

fn file(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|e| panic!("{path}: {e}"))
}

type Record = BTreeMap<String, String>;

/// A CSV file with a heading; quoted cells may hold commas.
fn table(path: &str) -> Vec<Record> {
    let text = file(path);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for line in text.lines() {
        let (mut cells, mut cell, mut quoted) = (Vec::new(), String::new(), false);
        let mut chars = line.chars().peekable();
        while let Some(c) = chars.next() {
            match c {
                '"' if quoted && chars.peek() == Some(&'"') => {
                    cell.push('"');
                    chars.next();
                }
                '"' => quoted = !quoted,
                ',' if !quoted => cells.push(std::mem::take(&mut cell)),
                c => cell.push(c),
            }
        }
        cells.push(cell);
        rows.push(cells);
    }
    let heading = rows.remove(0);
    rows.into_iter().map(|r| heading.iter().cloned().zip(r).collect()).collect()
}

fn word<T: DeserializeOwned>(text: &str) -> T {
    let text = text.replace("residence_", "residence");
    serde_json::from_value(serde_json::Value::String(text.clone())).unwrap_or_else(|e| panic!("{text}: {e}"))
}

fn names(r: &Record, field: &str) -> Localized {
    let mut out = Localized::default();
    for lang in ["en", "fr", "es", "ru", "ar"] {
        out.set(Lang::new(lang), r.get(&format!("{field}_{lang}")).cloned().unwrap_or_default());
    }
    out
}

fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').filter(|t| !t.is_empty())
}

fn sample() -> (Profile, MemoryObservations) {
    let mut p = Profile::default();
    for r in table("assets/sample/dimensions.csv") {
        let code = DimensionCode::new(&r["code"]);
        let (role, code_list) = (word(&r["role"]), CodeListCode::new(&r["code_list"]));
        p.dimensions.insert(code.clone(), Arc::new(Dimension { code, names: names(&r, "name"), role, code_list }));
    }
    for entry in fs::read_dir(root().join("assets/code-lists")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|e| e != "csv") {
            continue;
        }
        let stem = path.file_stem().unwrap().to_str().unwrap().to_string();
        let items: Vec<CodeItem> = table(&format!("assets/code-lists/{stem}.csv"))
            .iter()
            .map(|r| CodeItem {
                code: Code::new(&r["code"]),
                names: names(r, "name"),
                parent: Some(Code::new(&r["parent"])).filter(|c| !c.as_str().is_empty()),
                valid_from: None,
                valid_to: None,
            })
            .collect();
        let code = CodeListCode::new(&stem);
        p.code_lists
            .insert(code.clone(), Arc::new(CodeList { code, version: "1".into(), names: Localized::default(), items }));
    }
    for r in table("assets/sample/sources.csv") {
        let code = SourceCode::new(&r["code"]);
        p.sources.insert(
            code.clone(),
            Arc::new(Source {
                code,
                names: names(&r, "name"),
                institution: Some(InstitutionCode::new(&r["institution"])),
                kind: word(&r["kind"]),
                vintage: r["vintage"].clone(),
                frequency: word(&r["frequency"]),
                next_date: Some(&r["next_date"]).filter(|t| !t.is_empty()).map(|t| t.parse().expect("a date")),
                coverage: names(&r, "coverage"),
                definition: names(&r, "definition"),
                access: r["access"].clone(),
                address: r["address"].clone(),
            }),
        );
    }
    for r in table("assets/sample/indicators.csv") {
        let code = IndicatorCode::new(&r["code"]);
        let mut i = Indicator::unnamed(code.clone(), names(&r, "name"));
        i.definition = names(&r, "definition");
        i.measure = MeasureType::from_code(&r["measure"]);
        i.unit = Some(Code::new(&r["unit"]));
        i.unit_multiplier = r["unit_multiplier"].parse().expect("a power of ten");
        i.counts = Some(word(&r["counts"]));
        i.population = Some(word(&r["population"]));
        i.reference = Some(word(&r["reference"]));
        i.dimensions = list(&r["dimensions"]).map(DimensionCode::new).collect();
        i.frequency = word(&r["frequency"]);
        i.decimals = r["decimals"].parse().expect("decimals");
        i.base_year = r["base_year"].parse().ok();
        i.numerator = Some(IndicatorCode::new(&r["numerator"])).filter(|c| !c.as_str().is_empty());
        i.denominator = Some(IndicatorCode::new(&r["denominator"])).filter(|c| !c.as_str().is_empty());
        i.source_priority = list(&r["source_priority"]).map(SourceCode::new).collect();
        for source in &i.source_priority {
            assert!(p.sources.contains_key(source), "{code}: source {source} is not in the list");
        }
        p.indicators.insert(code, Arc::new(i));
    }
    figures(&mut p);
    texts(&mut p);
    let about = Arc::make_mut(&mut p.about);
    for line in file("assets/sample/profile.toml").split("[[about.variable]]").skip(1) {
        let name = line.split('"').nth(1).expect("a name").to_string();
        about.variables.push((name, Localized::en("…")));
    }
    let edition = Edition {
        year: 2024,
        data_as_of: "2025-12-31".parse().ok(),
        languages: vec![Lang::en()],
        template: "annual".into(),
        releases: None,
        sealed: false,
    };
    p.editions.insert(2024, Arc::new(edition));
    (p, observations())
}

fn figures(p: &mut Profile) {
    for part in file("assets/sample/figures.toml").split("[[figure]]").skip(1) {
        let field = |name: &str| {
            let line = part.lines().find(|l| l.starts_with(&format!("{name} = "))).unwrap_or_else(|| panic!("{part}"));
            line.split('"').nth(1).expect("a quoted text").to_string()
        };
        let id = FigureId::new(field("id"));
        let figure = Figure {
            id: id.clone(),
            kind: FigureKind::from_code(&field("kind")).expect("a kind of figure"),
            question: field("question"),
            caption: Localized::en(field("caption")),
            alt: Localized::default(),
            note: Localized::default(),
        };
        assert!(p.figures.insert(id, Arc::new(figure)).is_none(), "a figure stands twice");
    }
}

fn texts(p: &mut Profile) {
    let host = FixedHost::new("sample", 1);
    let mut paths: Vec<_> =
        fs::read_dir(root().join("assets/sample/text")).unwrap().map(|e| e.unwrap().path()).collect();
    paths.sort();
    for path in paths {
        let (sections, findings) = text_form::read(&fs::read_to_string(&path).unwrap(), &mut || host.new_id());
        assert_eq!(findings, vec![], "{}", path.display());
        let mut above: Vec<(usize, SectionId)> = Vec::new();
        for s in sections {
            let id = s.id.expect("every section of the sample has an id");
            above.retain(|(level, _)| *level < s.level);
            let parent = above.last().map(|(_, id)| id.clone());
            above.push((s.level, id.clone()));
            let mut blocks = Vec::new();
            for b in s.blocks {
                let bid = BlockId::new(host.new_id());
                blocks.push(bid.clone());
                let has_text = !b.text.is_empty();
                let text = if has_text { BTreeMap::from([(Lang::en(), b.text)]) } else { BTreeMap::new() };
                let translated_from = BTreeMap::new();
                p.blocks.insert(
                    bid.clone(),
                    Arc::new(Block { id: bid, section: id.clone(), kind: b.kind, text, translated_from }),
                );
            }
            assert!(p.section(&id).is_none(), "section {id} stands twice");
            p.sections.push(Arc::new(Section { id, parent, kind: s.kind, title: Localized::en(s.title), blocks }));
        }
    }
}

fn observations() -> MemoryObservations {
    let rows = table("tests/fixtures/sample-observations.csv").into_iter().map(|r| Observation {
        series: Arc::new(SeriesKey {
            indicator: IndicatorCode::new(&r["indicator"]),
            source: SourceCode::new(&r["source"]),
            codes: r["codes"]
                .split(',')
                .filter_map(|c| c.split_once('='))
                .map(|(d, c)| (DimensionCode::new(d), Code::new(c)))
                .collect(),
        }),
        period: r["period"].parse().expect("a period"),
        value: match MissingKind::from_code(&r["missing"]) {
            Some(kind) => ObsValue::Missing(kind),
            None => ObsValue::Number(r["value"].parse().unwrap_or_else(|e| panic!("{}: {e:?}", r["value"]))),
        },
        flags: release::Flags::from_letters(&r["flags"]).expect("flags"),
        confidentiality: Confidentiality::F,
        note: Some(Arc::from(r["note"].as_str())).filter(|n: &Arc<str>| !n.is_empty()),
        release: ReleaseId::new(&r["file"]),
        cell: CellRef { sheet: None, row: 1, column: 1 },
    });
    MemoryObservations(rows.collect())
}

#[test]
fn the_sample_has_no_finding_that_blocks_its_export() {
    let (profile, observations) = sample();
    let lang = Lang::en();
    let edition = profile.current_edition().expect("an edition").clone();
    let input = CheckInput {
        profile: &profile,
        observations: &observations,
        edition: Some(&edition),
        lang: &lang,
        contested: &[],
    };
    let findings = check::run(&input);
    if std::env::var_os("SAMPLE_SHOW").is_some() {
        for f in &findings {
            println!("{:?} {} {} — {} [{}]", f.level, f.kind, f.place, f.message, f.read);
        }
    }
    let errors: Vec<_> = findings.iter().filter(|f| f.level == Level::Error).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn every_claim_of_the_sample_holds() {
    let (profile, observations) = sample();
    let edition = profile.current_edition().expect("an edition").clone();
    let engine = Engine::new(&profile, &observations, Some(&edition), Audience::Public(edition.data_as_of));
    let formatter = Formatter::new(&Lang::en());
    let mut claims = 0;
    for block in profile.blocks.values() {
        for (claim, words) in block.text.get(&Lang::en()).map(RichText::claims).unwrap_or_default() {
            claims += 1;
            let verdict = check::judge_claim(&engine, &formatter, claim);
            assert_eq!(verdict, ClaimVerdict::Holds, "{words}: {} ; {}", claim.kind, claim.question);
        }
    }
    assert!(claims >= 10, "the sample shows claims");
}

#[test]
fn the_sample_is_as_rich_as_its_description_says() {
    let (profile, observations) = sample();
    let edition = profile.current_edition().expect("an edition").clone();
    let engine = Engine::new(&profile, &observations, Some(&edition), Audience::Public(edition.data_as_of));
    let formatter = Formatter::new(&Lang::en());
    let mut values = 0;
    let mut referred: BTreeSet<FigureId> = BTreeSet::new();
    for section in &profile.sections {
        for block in profile.blocks_of(section) {
            let Some(text) = block.text.get(&Lang::en()) else { continue };
            let mut shown = String::new();
            for inline in &text.0 {
                match inline {
                    Inline::Text { text, .. } => shown.push_str(text),
                    Inline::Object { object, .. } => match &object.kind {
                        ObjectKind::Value { question, format, .. } => {
                            values += 1;
                            shown.push_str(&print_value(&engine, &formatter, question, format).text);
                        }
                        ObjectKind::FigureRef(id) => {
                            referred.insert(id.clone());
                            shown.push_str(&format!("<{id}>"));
                        }
                        ObjectKind::SectionRef(_) => shown.push_str("<section>"),
                        ObjectKind::Cite(key) => shown.push_str(&format!("[{key}]")),
                        ObjectKind::Note(_) | ObjectKind::Variable(_) | ObjectKind::LineBreak => {}
                    },
                }
            }
            if std::env::var_os("SAMPLE_SHOW").is_some() {
                println!("{shown}\n");
            }
        }
    }
    let placed = profile.figures_in_order();
    assert!(values >= 120, "{values} linked values");
    assert!(placed.iter().filter(|f| f.kind.is_table()).count() >= 12, "tables");
    assert!(placed.iter().filter(|f| !f.kind.is_table()).count() >= 12, "charts");
    assert!(profile.indicators.len() >= 25, "indicators");
    for figure in profile.figures.keys() {
        assert!(placed.iter().any(|f| &f.id == figure), "figure {figure} stands in no section");
    }
    let spoken: Vec<_> = placed.iter().filter(|f| !referred.contains(&f.id)).map(|f| f.id.as_str()).collect();
    assert!(spoken.len() <= 12, "these are placed but not spoken of: {spoken:?}");
}

#[test]
fn writing_and_reading_the_texts_again_changes_nothing() {
    let (profile, _) = sample();
    for section in profile.sections.iter().filter(|s| s.parent.is_none()) {
        let text = text_form::write(&profile, &section.id, &Lang::en());
        let (sections, findings) = text_form::read(&text, &mut || "x".into());
        assert_eq!(findings, vec![]);
        let mut again = String::new();
        let mut copy = profile.clone();
        for (draft, number) in sections.iter().zip(0..) {
            let id = draft.id.clone().expect("an id");
            let ids: Vec<BlockId> = (0..draft.blocks.len()).map(|i| BlockId::new(format!("n{number}-{i}"))).collect();
            for (bid, b) in ids.iter().zip(&draft.blocks) {
                let text = BTreeMap::from([(Lang::en(), b.text.clone())]);
                let (kind, translated_from) = (b.kind.clone(), BTreeMap::new());
                copy.blocks.insert(
                    bid.clone(),
                    Arc::new(Block { id: bid.clone(), section: id.clone(), kind, text, translated_from }),
                );
            }
            if let Some(s) = copy.sections.iter_mut().find(|s| s.id == id) {
                Arc::make_mut(s).blocks = ids;
            }
        }
        again.push_str(&text_form::write(&copy, &section.id, &Lang::en()));
        assert_eq!(again, text);
    }
}

#[test]
fn an_indicator_that_comes_now_and_then_has_no_empty_years_in_between() {
    let (profile, observations) = sample();
    let edition = profile.current_edition().expect("an edition").clone();
    let engine = Engine::new(&profile, &observations, Some(&edition), Audience::WorkingGroup);
    let answer = engine.ask_text("EMI-004[destination=DEU] 1990..2019").expect("an answer");
    assert_eq!(answer.columns.len(), 7);
}
