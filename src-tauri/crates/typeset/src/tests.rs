//! Small manuscripts through one `check`: what is written comes out on the page.

use crate::*;
use almanac_core::answer::{Answer, AnswerUnit, Cell, CellValue, Header, Shape};
use almanac_core::drawing::Drawing;
use almanac_core::release::{Flags, ObsStatus};
use almanac_core::*;
use chrono::NaiveDate;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, LazyLock};

mod extract;

static SETTER: LazyLock<Typesetter> = LazyLock::new(|| Typesetter::new(Template::annual().unwrap(), fonts()));

/// A manuscript in the making.
struct Book {
    profile: Profile,
    lang: Lang,
    answers: BTreeMap<FigureId, Result<Arc<Answer>, String>>,
    drawings: BTreeMap<FigureId, Arc<Drawing>>,
    values: BTreeMap<InlineId, String>,
    key_data: Vec<KeyRow>,
    blocks: usize,
}

fn l(lang: &Lang, text: &str) -> Localized {
    Localized::in_lang(lang.clone(), text)
}

impl Book {
    fn new(lang: &str) -> Self {
        let lang = Lang::new(lang);
        let about = Arc::new(About {
            title: l(&lang, "Migration Profile"),
            country: "KGZ".into(),
            country_name: l(&lang, "Kyrgyz Republic"),
            notice: l(&lang, "Sample, no official publication"),
            ..Default::default()
        });
        let mut profile = Profile { about, ..Profile::default() };
        profile.editions.insert(
            2024,
            Arc::new(Edition {
                year: 2024,
                data_as_of: NaiveDate::from_ymd_opt(2025, 3, 12),
                languages: vec![lang.clone()],
                template: "annual".into(),
                releases: None,
                sealed: false,
            }),
        );
        Self {
            profile,
            lang,
            answers: BTreeMap::new(),
            drawings: BTreeMap::new(),
            values: BTreeMap::new(),
            key_data: vec![],
            blocks: 0,
        }
    }
    fn section(&mut self, id: &str, parent: Option<&str>, kind: SectionKind, title: &str) {
        self.profile.sections.push(Arc::new(Section {
            id: SectionId::new(id),
            parent: parent.map(SectionId::new),
            kind,
            title: l(&self.lang, title),
            blocks: vec![],
        }));
    }
    fn block(&mut self, kind: BlockKind, text: Option<RichText>) -> BlockId {
        let section = self.profile.sections.last_mut().expect("a section stands before its blocks");
        self.blocks += 1;
        let id = BlockId::new(format!("b{}", self.blocks));
        let text = text.map(|t| (self.lang.clone(), t)).into_iter().collect();
        let block = Block { id: id.clone(), section: section.id.clone(), kind, text, translated_from: BTreeMap::new() };
        self.profile.blocks.insert(id.clone(), Arc::new(block));
        Arc::make_mut(section).blocks.push(id.clone());
        id
    }
    fn p(&mut self, text: &str) -> BlockId {
        self.block(BlockKind::Paragraph, Some(RichText::plain(text)))
    }
    fn rich(&mut self, parts: Vec<Inline>) -> BlockId {
        self.block(BlockKind::Paragraph, Some(RichText(parts)))
    }
    fn figure(&mut self, id: &str, kind: FigureKind, caption: &str, answer: Answer, alt: &str) -> BlockId {
        let id = FigureId::new(id);
        let figure = Figure {
            id: id.clone(),
            kind,
            question: answer.question.clone(),
            caption: l(&self.lang, caption),
            alt: Localized::default(),
            note: Localized::default(),
        };
        self.profile.figures.insert(id.clone(), Arc::new(figure));
        self.answers.insert(id.clone(), Ok(Arc::new(answer)));
        if !kind.is_table() {
            let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="447" height="200" viewBox="0 0 447 200"><path d="M20 180H430" stroke="#888" stroke-width="0.7"/><path d="M20 150L120 60L230 90L330 30L430 110" fill="none" stroke="#0f6b6b" stroke-width="1.6"/><text x="20" y="195" font-family="Noto Sans" font-size="9">2000</text></svg>"##;
            let drawing = Drawing { svg: svg.into(), width: 447.0, height: 200.0, alt: alt.into() };
            self.drawings.insert(id.clone(), Arc::new(drawing));
        }
        self.block(BlockKind::Figure(id), None)
    }
    fn done(self) -> Manuscript {
        Manuscript {
            profile: Arc::new(self.profile),
            edition: 2024,
            language: self.lang,
            answers: self.answers,
            drawings: self.drawings,
            values: self.values,
            value_sources: BTreeMap::new(),
            key_data: self.key_data,
            extract: None,
        }
    }
}

fn text(t: &str) -> Inline {
    Inline::Text { text: t.into(), marks: Marks::default() }
}
fn object(id: &str, kind: ObjectKind) -> Inline {
    Inline::Object { object: Object { id: InlineId::new(id), kind }, marks: Marks::default() }
}

fn table(rows: &[(&str, &[i64])], years: &[i32]) -> Answer {
    let cell = |n: &i64| Cell {
        value: if *n < 0 {
            CellValue::Missing(almanac_core::release::MissingKind::NotAvailable)
        } else {
            CellValue::Number(Decimal::int(*n))
        },
        flags: if *n % 10 == 7 { Flags::NONE.with(ObsStatus::ESTIMATED) } else { Flags::NONE },
        partial: false,
        period: None,
        origins: vec![],
    };
    Answer {
        question: "IMM-005[sex] 2000..2020".into(),
        shape: Shape::Series,
        unit: AnswerUnit { code: Some(Code::new("PS")), multiplier: 0, decimals: 0, difference: false },
        measure: Some(almanac_core::MeasureType::Stock),
        subjects: 1,
        rows: rows
            .iter()
            .map(|(name, _)| match *name {
                "Total" => Header::Total,
                name => Header::Code(DimensionCode::new("sex"), Code::new(name)),
            })
            .collect(),
        columns: years.iter().map(|y| Header::Period(Period::Year(*y))).collect(),
        cells: rows.iter().flat_map(|(_, cells)| cells.iter().map(cell)).collect(),
        indicators: BTreeSet::from([IndicatorCode::new("IMM-005")]),
        sources: BTreeSet::from([SourceCode::new("UNDESA-IMS")]),
    }
}

fn one_paragraph(lang: &str, t: &str) -> Manuscript {
    let mut b = Book::new(lang);
    b.section("s1", None, SectionKind::Chapter, "Chapter");
    b.p(t);
    b.done()
}

/// A book with everything in it, in a language of which only the words of the template are translated.
fn rich_book(lang: &str, title: &str, words: [&str; 4]) -> Manuscript {
    let mut b = Book::new(lang);
    let lang = b.lang.clone();
    let [country, head, para, caption] = words;
    b.profile.institutions.insert(
        InstitutionCode::new("UNDESA"),
        Arc::new(Institution {
            code: InstitutionCode::new("UNDESA"),
            names: l(&lang, "UN DESA"),
            acronym: "UN DESA".into(),
            focal_point: "".into(),
            international: true,
        }),
    );
    b.profile.sources.insert(
        SourceCode::new("UNDESA-IMS"),
        Arc::new(Source {
            code: SourceCode::new("UNDESA-IMS"),
            names: l(&lang, "International Migrant Stock"),
            institution: Some(InstitutionCode::new("UNDESA")),
            kind: SourceKind::Estimate,
            vintage: "2020".into(),
            frequency: Frequency::Annual,
            next_date: None,
            coverage: l(&lang, "Foreign-born population including refugees; estimates"),
            definition: Localized::default(),
            access: "CC BY 3.0 IGO".into(),
            address: "https://www.un.org/development/desa/pd/".into(),
        }),
    );
    let mut indicator = Indicator::unnamed(IndicatorCode::new("IMM-005"), l(&lang, "International migrant stock"));
    indicator.definition = l(&lang, "Persons born in another country who live in the country at mid-year");
    indicator.measure = Some(MeasureType::Stock);
    indicator.unit = Some(Code::new("PS"));
    indicator.reference = Some(ReferenceTime::MidYear);
    indicator.counts = Some(Counted::Persons);
    indicator.population = Some(PopulationConcept::UsualResidence12Months);
    b.profile.indicators.insert(indicator.code.clone(), Arc::new(indicator));
    b.profile.about = Arc::new(About {
        title: l(&lang, title),
        subtitle: l(&lang, "Extended"),
        country_name: l(&lang, country),
        imprint: l(&lang, "National Statistical Committee\n374 Frunze Street, Bishkek"),
        members: vec![Member { name: "A. Diallo".into(), role: l(&lang, "Chair"), institution: "UNDESA".into() }],
        acronyms: vec![("GDP".into(), l(&lang, "gross domestic product")), ("TWG".into(), l(&lang, "working group"))],
        ..(*b.profile.about).clone()
    });
    b.key_data = vec![
        KeyRow {
            label: "International migrants residing in the country".into(),
            value: "199,011 persons".into(),
            period: "mid-2020".into(),
            sources: vec![SourceCode::new("UNDESA-IMS")],
        },
        KeyRow {
            label: "Personal remittances received".into(),
            value: "20.4 per cent".into(),
            period: "2023".into(),
            sources: vec![SourceCode::new("UNDESA-IMS")],
        },
    ];
    b.section("fore", None, SectionKind::Front, "Foreword");
    b.p(para);
    b.section("key", None, SectionKind::KeyData, "Key data");
    b.section("c1", None, SectionKind::Chapter, head);
    b.p(para);
    b.section("c1a", Some("c1"), SectionKind::Chapter, caption);
    b.rich(vec![
        text(para),
        text(" "),
        object("v1", ObjectKind::Value { question: "q".into(), format: "".into(), seen: "".into() }),
        text(" ("),
        object("r1", ObjectKind::FigureRef(FigureId::new("remit"))),
        text(", "),
        object("r2", ObjectKind::SectionRef(SectionId::new("c2a"))),
        text("). "),
        object("r3", ObjectKind::FigureRef(FigureId::new("stock"))),
        text(" "),
        Inline::Text { text: para.into(), marks: Marks { bold: true, ..Default::default() } },
        object(
            "n1",
            ObjectKind::Note(RichText(vec![
                text("The earlier vintage is listed in the data annex "),
                object("c9", ObjectKind::Cite(CiteKey::new("UNDESA-IMS"))),
            ])),
        ),
        text(" "),
        object("c1", ObjectKind::Cite(CiteKey::new("UNDESA-IMS"))),
    ]);
    b.values.insert(InlineId::new("v1"), "20.4 per cent".into());
    let years: Vec<i32> = (2000..=2023).collect();
    let series: Vec<i64> = years.iter().map(|y| i64::from(*y) * 3 - 5990).collect();
    b.figure("remit", FigureKind::Line, caption, table(&[("Total", &series)], &years), "Remittances rose until 2021");
    b.p(para);
    let rows: [(&str, &[i64]); 3] = [
        ("F", &[226_897, 181_335, 137_469, 121_766, 118_555]),
        ("M", &[162_927, 128_064, 94_596, -1, 80_456]),
        ("Total", &[389_824, 309_399, 232_065, 204_382, 199_011]),
    ];
    b.figure("stock", FigureKind::Table, caption, table(&rows, &[2000, 2005, 2010, 2015, 2020]), "");
    for (level, ordered) in [(0, false), (1, false), (0, false), (0, true), (0, true)] {
        b.block(BlockKind::ListItem { ordered, level }, Some(RichText::plain(para)));
    }
    b.block(BlockKind::Quotation, Some(RichText::plain(para)));
    b.block(BlockKind::Box, Some(RichText::plain(para)));
    b.section("c2", None, SectionKind::Chapter, head);
    b.p(para);
    b.section("c2a", Some("c2"), SectionKind::Chapter, caption);
    b.section("c2aa", Some("c2a"), SectionKind::Chapter, caption);
    for _ in 0..14 {
        b.p(para);
    }
    b.section("an", None, SectionKind::Annex, "Legal instruments");
    b.p(para);
    let names: Vec<String> = (1..=60).map(|n| format!("Country {n}")).collect();
    let tall: Vec<(&str, &[i64])> = names.iter().map(|n| (n.as_str(), [12_345, 1, 987].as_slice())).collect();
    b.figure("tall", FigureKind::Table, caption, table(&tall, &[2010, 2015, 2020]), "");
    b.done()
}

fn english() -> Manuscript {
    rich_book(
        "en",
        "Migration Profile",
        [
            "Kyrgyz Republic",
            "Remittances and development",
            "Personal remittances were equal to 20.4 per cent of gross domestic product in 2023, down from a peak of 32.6 per cent in 2021. They have exceeded one fifth of output in every year since 2008.",
            "Personal remittances received, per cent of GDP, 2000–2023",
        ],
    )
}
fn arabic() -> Manuscript {
    rich_book(
        "ar",
        "ملف الهجرة",
        [
            "جمهورية قيرغيزستان",
            "التحويلات والتنمية",
            "بلغت التحويلات الشخصية 20.4 في المائة من الناتج المحلي الإجمالي في عام 2023، بانخفاض عن ذروة بلغت 32.6 في المائة في عام 2021. وقد تجاوزت خُمس الناتج في كل عام منذ 2008 (UN DESA).",
            "التحويلات الشخصية الواردة، كنسبة مئوية من الناتج المحلي الإجمالي",
        ],
    )
}

fn set(m: &Manuscript) -> Compiled {
    SETTER.compile_whole(m).unwrap_or_else(|e| panic!("the manuscript must be set: {e:?}"))
}

fn go_on(_: Stage) -> std::ops::ControlFlow<()> {
    std::ops::ControlFlow::Continue(())
}

fn set_with(m: &Manuscript, attached: &Attachment) -> Compiled {
    SETTER
        .compile_for_export(m, std::slice::from_ref(attached), &go_on)
        .unwrap_or_else(|e| panic!("the manuscript must be set: {e:?}"))
}

/// What stands on the pages, blanks and line ends as one blank.
fn printed(m: &Manuscript) -> String {
    words(&set(m).text())
}
fn words(text: &str) -> String {
    text.replace('\u{ad}', "").split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn check(m: &Manuscript, expected: &[&str]) {
    let text = printed(m);
    for part in expected {
        assert!(text.contains(part), "\"{part}\" must stand on the pages:\n{text}");
    }
}

#[test]
fn text_is_never_markup() {
    for t in ["Item #4 *not bold* _x_", "= no heading", "- no item", "$a$ `b` <c> @d ~ \\ \" [e] {f}", "#pagebreak()"] {
        check(&one_paragraph("en", t), &[t]);
    }
}

#[test]
fn no_field_is_markup() {
    let t = "#x \"*a*\" \\ [b] $c$ <d> @e";
    let mut m = english();
    let mut profile = (*m.profile).clone();
    let all = || l(&m.language, t);
    let mut about = (*profile.about).clone();
    (about.title, about.subtitle, about.country_name, about.notice, about.imprint) =
        (all(), all(), all(), all(), all());
    about.acronyms = vec![(t.into(), all())];
    about.members = vec![Member { name: t.into(), role: all(), institution: t.into() }];
    profile.about = Arc::new(about);
    for section in &mut profile.sections {
        Arc::make_mut(section).title = all();
    }
    for figure in profile.figures.values_mut() {
        let figure = Arc::make_mut(figure);
        (figure.caption, figure.note, figure.alt) = (all(), all(), all());
    }
    for source in profile.sources.values_mut() {
        let source = Arc::make_mut(source);
        (source.names, source.coverage, source.vintage, source.access) = (all(), all(), t.into(), t.into());
    }
    for indicator in profile.indicators.values_mut() {
        let indicator = Arc::make_mut(indicator);
        (indicator.names, indicator.definition) = (all(), all());
    }
    m.profile = Arc::new(profile);
    m.key_data = vec![KeyRow { label: t.into(), value: t.into(), period: t.into(), sources: vec![] }];
    for value in m.values.values_mut() {
        *value = t.into();
    }
    let text = printed(&m);
    let whole = text.matches(t).count();
    assert!(whole > 30, "the text stands in {whole} places:\n{text}");
    assert!(SETTER.pdf(&set(&m)).is_ok(), "it must not keep the book from being exported");
}

#[test]
fn every_script_of_the_seven_languages_and_nepali_is_exported() {
    for (lang, t) in [
        ("fr", "Les envois de fonds représentent 20,4\u{a0}% du PIB\u{202f}; l’œuvre « suit »."),
        ("es", "¿Cuántos? La migración aumentó un 3,2\u{a0}% en 2023."),
        ("ru", "Денежные переводы составили 20,4\u{a0}% ВВП в 2023 году, бо́льшая часть — из-за рубежа."),
        ("sr-Cyrl", "Љубичасти џеп и ђаци: дознаке су порасле."),
        ("sr-Latn", "Ljubičasti džep i đaci: doznake su porasle."),
        ("ar", "بلغت التحويلات 20.4 في المائة من الناتج المحلي الإجمالي؛ والله أعلم، لا إله، ﷺ."),
        ("ne", "नेपालमा विप्रेषण आप्रवाह बढेको छ; क्षेत्र, श्रम, ज्ञान, स्त्री।"),
        ("ky", "Кыргыз Республикасынын миграциялык профили: өңүү, үй, ң."),
        ("ro", "Migrația și remiterile: țară, în, â, ș."),
    ] {
        let m = one_paragraph(lang, t);
        assert_eq!(missing_glyphs(&SETTER, &m), [], "{lang}");
        let pdf = SETTER.pdf(&set(&m));
        assert!(pdf.is_ok(), "{lang}: {:?}", pdf.err());
    }
}

#[test]
fn a_private_character_is_named() {
    let m = one_paragraph("en", "logo \u{e000}");
    let blocked = SETTER.pdf(&set(&m)).unwrap_err();
    assert!(matches!(blocked.findings.first().map(|f| &f.place), Some(Place::Block { .. })), "{blocked:?}");
}

#[test]
fn numbers_references_and_sources_are_printed() {
    check(
        &english(),
        &[
            "Figure 1 Personal remittances received",
            "Table 1 Personal remittances received",
            "20.4 per cent (Figure 1, section 2.1). Table 1 Personal",
            "Source: UN DESA, International Migrant Stock, 2020. Foreign-born population including refugees; estimates.",
            "e = estimated",
            ".. = not available",
            "Data as of 12 March 2025",
            "A Legal instruments",
            "B Data behind the figures",
            "C Indicator definitions and sources",
            "stock at a date",
        ],
    );
}

#[test]
fn front_matter_is_roman_and_chapters_are_arabic() {
    let compiled = set(&english());
    let labels: Vec<Option<String>> = (0..compiled.page_count()).map(|i| compiled.page_label(i)).collect();
    assert_eq!(labels[0], None, "the cover bears no number");
    assert_eq!(labels[1].as_deref(), Some("ii"), "{labels:?}");
    let first = compiled.numbers().first[&SectionId::new("c1")];
    assert_eq!(first.number, 1, "the first chapter begins on page 1");
    assert_eq!(labels[first.index].as_deref(), Some("1"), "{labels:?}");
    assert_eq!(labels.last().unwrap().as_deref(), Some(&*(labels.len() - first.index).to_string()), "{labels:?}");
}

#[test]
fn a_chapter_alone_has_the_pages_of_the_book() {
    for m in [english(), arabic()] {
        let whole = set(&m);
        for id in ["fore", "c1", "c2", "an"] {
            let id = SectionId::new(id);
            let alone = SETTER.compile_section(&m, &id, whole.numbers()).unwrap();
            assert!(alone.page_count() > 0, "{id} has pages");
            for i in 0..alone.page_count() {
                let at = alone.first_index() + i;
                assert_eq!(alone.page_label(i), whole.page_label(at), "{id}, page {i}");
                assert!(alone.page_svg(i) == whole.page_svg(at), "{id}, page {i} of {} must look the same", m.language);
                assert_eq!(alone.page_hash(i), whole.page_hash(at), "{id}, page {i}");
            }
        }
    }
}

#[test]
fn only_the_page_that_changed_has_another_hash() {
    let m = english();
    let before = set(&m).page_hashes().to_vec();
    let block = m.profile.section(&SectionId::new("an")).unwrap().blocks[0].clone();
    let after = set(&typed(&m, block.as_str(), " Changed.")).page_hashes().to_vec();
    let differ = before.iter().zip(&after).filter(|(a, b)| a != b).count();
    assert_eq!((before.len(), differ), (after.len(), 1), "one page was edited");
}

#[test]
fn the_pdf_is_accessible_and_the_same_everywhere() {
    let data = Attachment {
        name: "data/all.csv".into(),
        mime: "text/csv".into(),
        bytes: b"a,b\n1,2\n".to_vec(),
        description: "All observations".into(),
    };
    let m = english();
    let here = SETTER.pdf(&set_with(&m, &data)).unwrap();
    let elsewhere = std::thread::spawn({
        let (m, data) = (m.clone(), data.clone());
        move || {
            let other = Typesetter::new(Template::annual().unwrap(), fonts());
            let pages = other.compile_for_export(&m, &[data], &go_on).unwrap();
            other.pdf(&pages).unwrap()
        }
    });
    SETTER.release_memory();
    let again = SETTER.pdf(&set_with(&m, &data)).unwrap();
    assert!(here == again, "cold and warm must be the same bytes");
    assert!(here == elsewhere.join().unwrap(), "another thread must write the same bytes");
    let text = String::from_utf8_lossy(&here);
    for part in ["pdfuaid:part", "pdfaid:conformance", "/AFRelationship", "D:20250312"] {
        assert!(text.contains(part), "{part} must stand in the PDF");
    }
}

#[test]
fn a_chart_without_alternative_text_is_named() {
    let mut b = Book::new("en");
    b.section("s1", None, SectionKind::Chapter, "Chapter");
    let block = b.figure("f", FigureKind::Line, "A chart", table(&[("F", &[1, 2])], &[2000, 2001]), "");
    let compiled = set(&b.done());
    let blocked = SETTER.pdf(&compiled).unwrap_err();
    let place = Place::Block { section: SectionId::new("s1"), block, inline: None };
    assert_eq!(blocked.findings.first().map(|f| (&*f.kind, &f.place)), Some(("alternative-text-missing", &place)));
}

#[test]
fn what_has_no_answer_is_named_and_blocks_the_export() {
    let mut b = Book::new("en");
    b.section("s1", None, SectionKind::Chapter, "Chapter");
    let block = b.rich(vec![object(
        "v",
        ObjectKind::Value { question: "X this".into(), format: String::new(), seen: String::new() },
    )]);
    let compiled = set(&b.done());
    let place = Place::Block { section: SectionId::new("s1"), block, inline: Some(InlineId::new("v")) };
    assert_eq!(compiled.findings().first().map(|f| &f.place), Some(&place));
    assert!(SETTER.pdf(&compiled).is_err(), "a value without answer must not be published");
}

#[test]
fn page_and_text_find_each_other() {
    let m = english();
    let compiled = set(&m);
    let section = m.profile.section(&SectionId::new("c1")).unwrap();
    let block = &section.blocks[0];
    let spot = compiled.spot_of(block).expect("the block stands on a page");
    let place = compiled.place_at(Spot { x: spot.x + 20.0, ..spot });
    let expected = Place::Block { section: section.id.clone(), block: block.clone(), inline: None };
    assert_eq!(place, Some(expected));
    for (block, spot) in compiled.spots() {
        let found = compiled.place_at(Spot { x: spot.x + 15.0, y: spot.y + 1.0, ..spot });
        assert!(matches!(&found, Some(Place::Block { block: b, .. }) if b == block), "{block}: {found:?} at {spot:?}");
    }
}

#[test]
fn a_character_without_a_shape_is_named() {
    let m = one_paragraph("en", "Ideograph \u{4e16} and x\u{301}");
    let found = missing_glyphs(&SETTER, &m);
    assert_eq!(found.iter().map(|f| f.read.as_str()).collect::<Vec<_>>(), ["\u{4e16}"]);
    assert!(matches!(found.first().map(|f| &f.place), Some(Place::Block { .. })), "{found:?}");
    for m in
        [english(), arabic(), one_paragraph("ne", "नेपाल"), one_paragraph("fr", "1\u{202f}234 « œ » \u{2212}5 ≥ 3 €")]
    {
        assert_eq!(missing_glyphs(&SETTER, &m), [], "{}", m.language);
    }
}

#[test]
fn every_language_has_every_word() {
    let template = Template::annual().unwrap();
    let english = template.words(&Lang::en());
    for lang in template.languages() {
        let own: BTreeMap<String, String> = template.own_words(&lang).clone();
        for (key, word) in &english.0 {
            let translated = own.get(key).unwrap_or_else(|| panic!("{lang} lacks \"{key}\""));
            assert_eq!(word.contains("{n}"), translated.contains("{n}"), "{lang}, {key}: the number must stay");
        }
        assert_eq!(own.len(), english.0.len(), "{lang} has words that English has not");
        set(&one_paragraph(lang.as_str(), "x"));
    }
}

#[test]
fn an_arabic_book_is_accessible_too() {
    let compiled = set(&arabic());
    assert!(SETTER.pdf(&compiled).is_ok(), "{:?}", SETTER.pdf(&compiled).err());
}

#[test]
fn wide_tables_are_turned() {
    let years: Vec<i32> = (1990..=2023).collect();
    let numbers: Vec<i64> = years.iter().map(|y| i64::from(*y) * 1000).collect();
    let mut b = Book::new("en");
    b.section("s1", None, SectionKind::Chapter, "Chapter");
    b.figure("t", FigureKind::Table, "Wide", table(&[("F", &numbers), ("M", &numbers)], &years), "");
    check(&b.done(), &["persons F M 1990 1,990,000 1,990,000 1991"]);
}

#[test]
fn stop_ends_the_work() {
    let stopped = SETTER.compile_for_export(&english(), &[], &|stage| {
        if stage == Stage::Setting { std::ops::ControlFlow::Break(()) } else { std::ops::ControlFlow::Continue(()) }
    });
    assert_eq!(stopped.err(), Some(NotSet::Cancelled));
}

/// Not blanks, which lines swallow, not hyphens, which they add.
fn is_seen(c: char) -> bool {
    !c.is_whitespace() && !c.is_control() && c != '-' && !crate::glyphs::is_invisible(c)
}

/// Every character stands on the page, and none that nobody wrote.
#[track_caller]
fn comes_out(t: &str) {
    // Direction and line breaking may move blanks and reorder runs; the frame around the text stays.
    let counts = |m: &Manuscript| {
        let mut counts: BTreeMap<char, usize> = BTreeMap::new();
        for c in set(m).text().chars().filter(|c| is_seen(*c)) {
            *counts.entry(c).or_default() += 1;
        }
        counts
    };
    let frame = counts(&one_paragraph("en", ""));
    let with = counts(&one_paragraph("en", t));
    for c in t.chars().filter(|c| is_seen(*c)) {
        let wanted = frame.get(&c).copied().unwrap_or(0) + t.chars().filter(|x| *x == c).count();
        let found = with.get(&c).copied().unwrap_or(0);
        assert!(found >= wanted, "{c:?} of {t:?} must stand on the page {wanted} times, not {found}");
    }
    for c in with.keys() {
        assert!(frame.contains_key(c) || t.contains(*c), "{c:?} stands on the page but not in {t:?}");
    }
}

#[test]
fn a_mark_without_its_letter_comes_out() {
    // Set in two faces at once, it is listed twice among the glyphs.
    comes_out("\u{a8ff}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(24), ..Default::default() })]
    #[test]
    fn any_text_compiles_and_comes_out(t in "[\\PC\\n#*_$\"\\\\\\[\\]<>@`=/-]{0,60}") {
        comes_out(&t);
    }
}

/// A book of many chapters, each with its text, charts and tables.
fn long_book(chapters: usize) -> Manuscript {
    let mut b = Book::new("en");
    let para = "Personal remittances were equal to 20.4 per cent of gross domestic product in 2023, down from a peak of 32.6 per cent in 2021. They have exceeded one fifth of output in every year since 2008. The series is a flow over the calendar year, set against output of the same year; the two vintages at hand differ before 2019, and the later one is used here.";
    let years: Vec<i32> = (2000..=2023).collect();
    let rows: [(&str, &[i64]); 3] = [
        ("F", &[226_897, 181_335, 137_469, 121_766, 118_555]),
        ("M", &[162_927, 128_064, 94_596, -1, 80_456]),
        ("Total", &[389_824, 309_399, 232_065, 204_382, 199_011]),
    ];
    for c in 0..chapters {
        b.section(&format!("c{c}"), None, SectionKind::Chapter, &format!("Chapter number {c}"));
        for s in 0..5 {
            b.section(&format!("c{c}-{s}"), Some(&format!("c{c}")), SectionKind::Chapter, &format!("Section {s}"));
            for p in 0..6 {
                b.rich(vec![
                    text(&format!("({c}.{s}.{p}) {para} ")),
                    object(&format!("r{c}-{s}-{p}"), ObjectKind::FigureRef(FigureId::new(format!("f{c}-{s}")))),
                ]);
            }
            let series: Vec<i64> = years.iter().map(|y| i64::from(*y) * 3 - 5990 + c as i64).collect();
            b.figure(&format!("f{c}-{s}"), FigureKind::Line, "A chart", table(&[("Total", &series)], &years), "Rising");
            b.figure(
                &format!("t{c}-{s}"),
                FigureKind::Table,
                "A table",
                table(&rows, &[2000, 2005, 2010, 2015, 2020]),
                "",
            );
        }
    }
    b.done()
}

/// The manuscript with a letter more in one block.
fn typed(m: &Manuscript, block: &str, letters: &str) -> Manuscript {
    let mut profile = (*m.profile).clone();
    let id = BlockId::new(block);
    let mut changed = (*profile.blocks[&id]).clone();
    changed.text.get_mut(&m.language).unwrap().0.push(text(letters));
    profile.blocks.insert(id, Arc::new(changed));
    Manuscript { profile: Arc::new(profile), ..m.clone() }
}

#[test]
fn after_typing_the_chapter_alone_still_equals_the_book() {
    let m = long_book(2);
    let numbers = set(&m).numbers().clone();
    let mut typed_so_far = m;
    for n in 0..4 {
        typed_so_far = typed(&typed_so_far, "b3", &format!(" word{n}"));
        let alone = SETTER.compile_section(&typed_so_far, &SectionId::new("c0"), &numbers).unwrap();
        assert!(words(&alone.text()).contains(&format!("word{n}")), "what was typed is shown");
    }
    let alone = SETTER.compile_section(&typed_so_far, &SectionId::new("c0"), &numbers).unwrap();
    let whole = set(&typed_so_far);
    for i in 0..alone.page_count() {
        assert!(alone.page_svg(i) == whole.page_svg(alone.first_index() + i), "page {i}");
    }
}

#[test]
fn the_sources_are_those_of_the_book() {
    let data = Attachment { name: "a.csv".into(), mime: "text/csv".into(), bytes: vec![65], description: "A".into() };
    let files = SETTER.sources(&english(), std::slice::from_ref(&data));
    let main = String::from_utf8_lossy(&files["/book.typ"]).into_owned();
    assert!(main.contains("#pdf.attach(\"a.csv\"") && files["/attachment/0"] == [65], "{main}");
    assert!(files.keys().any(|path| path.starts_with("/chapter/")), "{:?}", files.keys());
}

#[test]
fn attachments_add_no_page() {
    let data = Attachment { name: "a.csv".into(), mime: "text/csv".into(), bytes: vec![65], description: "A".into() };
    let pages = set(&english());
    let pdf = SETTER.pdf(&set_with(&english(), &data)).unwrap();
    let text = String::from_utf8_lossy(&pdf);
    assert!(text.contains(&format!("/Count {}", pages.page_count())), "{} pages as before", pages.page_count());
}

/// Writes the sample books for the eye and says how long everything took:
/// `ALMANAC_LOOK=/tmp/look cargo test -p almanac-typeset look -- --nocapture`.
#[test]
fn look() {
    let Some(folder) = std::env::var_os("ALMANAC_LOOK").map(std::path::PathBuf::from) else { return };
    // From disk, so that a change of the template is seen without building.
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../profile-templates/annual");
    let names = ["template.toml", "annual.typ", "locales/en.toml", "locales/ar.toml"];
    let files = names.map(|n| (n.to_string(), std::fs::read_to_string(root.join(n)).unwrap()));
    let setter = Typesetter::new(Template::from_files(files).unwrap(), fonts());
    let time = |what: &str, start: std::time::Instant| eprintln!("{what}: {:.1?}", start.elapsed());
    for m in [english(), arabic(), long_book(12)] {
        let start = std::time::Instant::now();
        let pages = setter.compile_whole(&m).unwrap_or_else(|e| panic!("{e:#?}"));
        time(&format!("{} cold, {} pages", m.language, pages.page_count()), start);
        let start = std::time::Instant::now();
        let name = if pages.page_count() > 50 { "long".to_string() } else { m.language.to_string() };
        match setter.pdf(&pages) {
            Ok(pdf) => std::fs::write(folder.join(format!("{name}.pdf")), pdf).unwrap(),
            Err(e) => eprintln!("{e:#?}"),
        }
        time("pdf", start);
        if name != "long" {
            continue;
        }
        let numbers = pages.numbers().clone();
        let mut now = m;
        for n in 0..6 {
            now = typed(&now, "b50", if n % 2 == 0 { " a" } else { " bcd" });
            let start = std::time::Instant::now();
            let alone = setter.compile_section(&now, &SectionId::new("c1"), &numbers).unwrap();
            time(&format!("chapter alone, {} pages", alone.page_count()), start);
            let start = std::time::Instant::now();
            let hashes = alone.page_hashes().len();
            time(&format!("  {hashes} hashes"), start);
            let start = std::time::Instant::now();
            let size = alone.page_svg(0).map_or(0, |s| s.len());
            time(&format!("  page as {size} bytes of SVG"), start);
        }
        for _ in 0..3 {
            now = typed(&now, "b50", " z");
            let start = std::time::Instant::now();
            let whole = setter.compile_whole(&now).unwrap();
            time("whole after an edit", start);
            let start = std::time::Instant::now();
            whole.page_hashes();
            time("  hashes", start);
        }
    }
}

/// A few cases always, many where `PROPTEST_CASES` asks for them.
fn cases(few: u32) -> u32 {
    std::env::var("PROPTEST_CASES").ok().and_then(|n| n.parse().ok()).unwrap_or(few)
}
