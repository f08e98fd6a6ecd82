//! Names of countries as senders write them, with the program's own lists: what is known, what is shared, what is not.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests say what must hold")]

use almanac_core::{CodeList, CodeListCode, DimensionRole, Localized};
use almanac_exchange::labels::resolve;
use almanac_exchange::names::{Match, NameIndex};
use almanac_exchange::register::{read_code_list, read_spellings, read_successors, read_synonyms};
use almanac_exchange::{Context, Synonym, apply, open, suggest};
use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

const AREAS: &[u8] = include_bytes!("../../../../assets/code-lists/CL_AREA.csv");
const SPELLINGS: &[u8] = include_bytes!("../../../../assets/code-lists/spellings/CL_AREA.csv");
const HISTORY: &[u8] = include_bytes!("../../../../assets/code-lists/history/CL_AREA.csv");

struct World {
    lists: Vec<CodeList>,
    synonyms: Vec<Synonym>,
    successors: Vec<(almanac_core::Code, almanac_core::Code)>,
}

fn world() -> &'static World {
    static WORLD: OnceLock<World> = OnceLock::new();
    WORLD.get_or_init(|| {
        let code = CodeListCode::new("CL_AREA");
        let blank = CodeList { code: code.clone(), version: "1".into(), names: Localized::default(), items: vec![] };
        let (list, findings) = read_code_list("CL_AREA.csv", AREAS, &blank);
        assert!(findings.is_empty(), "{findings:?}");
        let mut synonyms = read_synonyms("CL_AREA.csv", AREAS, &code);
        synonyms.extend(read_spellings(SPELLINGS, &code));
        World { lists: vec![list], synonyms, successors: read_successors(HISTORY) }
    })
}

fn context() -> Context<'static> {
    let w = world();
    Context { code_lists: &w.lists, synonyms: &w.synonyms, successors: &w.successors, ..Context::default() }
}
fn index() -> Arc<NameIndex> {
    static INDEX: OnceLock<Arc<NameIndex>> = OnceLock::new();
    INDEX.get_or_init(|| context().index(Some(&CodeListCode::new("CL_AREA")))).clone()
}

fn found(label: &str) -> String {
    match resolve(DimensionRole::Citizenship, &index(), None, label) {
        Match::Code(c) => c.to_string(),
        Match::Ambiguous(mut codes) => {
            codes.sort();
            format!("? {}", codes.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(" "))
        }
        Match::Unknown => "unknown".into(),
    }
}

#[test]
fn a_country_is_known_however_it_is_written() {
    for (labels, code) in [
        (
            "KGZ|kg|417|Kyrgyzstan|KYRGYZSTAN|Kyrgyz Republic|Kirghizistan|Kirguistán|Кыргызстан|Киргизия|قيرغيزستان|  Kyrgyzstan* |Kyrgyzstan (1)|Kyrgyzstan1|Кыргызская Республика",
            "KGZ",
        ),
        (
            "Côte d'Ivoire|Côte d’Ivoire|Cote d'Ivoire|COTE D`IVOIRE|Ivory Coast|Кот-д'Ивуар|Costa de Marfil|كوت ديفوار",
            "CIV",
        ),
        ("U.A.E.|UAE|U. A. E.|United Arab Emirates|Émirats arabes unis|ОАЭ", "ARE"),
        (
            "Stateless|stateless persons|Apatrides|Apátridas|Лица без гражданства|без гражданства|عديمو الجنسية|STLS|XXA",
            "STLS",
        ),
        ("Unknown|Stateless or unknown", "_U"),
        ("Türkiye|Turkey|TURKIYE|Turquie|Турция|تركيا", "TUR"),
        (
            "Iran (Islamic Republic of)|Iran, Islamic Rep.|Iran|Islamic Republic of Iran|Irán (República Islámica del)|Иран (Исламская Республика)",
            "IRN",
        ),
        ("Korea, Rep.|Republic of Korea|South Korea|Korea, Republic of|République de Corée|Республика Корея", "KOR"),
        ("Korea, Dem. People's Rep.|Dem. People’s Rep. of Korea|North Korea|КНДР", "PRK"),
        ("Congo, Dem. Rep.|Democratic Republic of the Congo|DR Congo|République démocratique du Congo|Zaire", "COD"),
        ("Congo, Rep.|Congo - Brazzaville|République du Congo", "COG"),
        ("United States|United States of America|USA|États-Unis|EE. UU.|США|الولايات المتحدة", "USA"),
        ("Virgin Islands (U.S.)|United States Virgin Islands", "VIR"),
        ("British Virgin Islands|Virgin Islands, British", "VGB"),
        ("Macedonia, FYR|TFYR Macedonia|The former Yugoslav Republic of Macedonia|North Macedonia", "MKD"),
        ("Serbia and Montenegro|Serbia & Montenegro|Serbie-et-Monténégro", "SCG"),
        ("USSR|Soviet Union|СССР|URSS", "SUN"),
        ("Czechoslovakia|Tchécoslovaquie|Чехословакия", "CSK"),
        ("Netherlands Antilles|Antilles néerlandaises", "ANT"),
        ("Sudan (former)|Sudan [former]", "SDN_736"),
        ("Niger|НИГЕР|النيجر", "NER"),
        ("Nigeria|Нигерия|نيجيريا", "NGA"),
        ("Guinea|Guinée|Гвинея", "GIN"),
        ("Equatorial Guinea|Guinée équatoriale|Guinea Ecuatorial", "GNQ"),
        ("Guinea-Bissau|Guinea Bissau|Guinée-Bissau", "GNB"),
        ("Papua New Guinea", "PNG"),
        ("Dominica|Dominique", "DMA"),
        ("Dominican Republic|República Dominicana", "DOM"),
        ("Least Developed Countries (LDCs)|199", "199"),
        ("Northern Africa and Western Asia|747", "747"),
        ("St. Kitts and Nevis|Saint Kitts & Nevis|St Kitts and Nevis", "KNA"),
        ("Ӧзбекстан|Өзбекстан|Узбекистан|Oʻzbekiston", "UZB"),
        ("Deutschland|Allemagne|Alemania|Германия|ألمانيا|Німеччина", "DEU"),
    ] {
        for label in labels.split('|') {
            assert_eq!(found(label), code, "{label}");
        }
    }
}

#[test]
fn short_names_and_what_nobody_stated() {
    for (label, code) in [
        ("КНР", "CHN"),
        ("ЮАР", "ZAF"),
        ("السعودية", "SAU"),
        ("الإمارات", "ARE"),
        ("Centrafrique", "CAF"),
        ("Großbritannien", "GBR"),
        ("Не указано", "_U"),
        ("Ohne Angabe", "_U"),
        ("Nationalité inconnue", "_U"),
        ("غير محدد", "_U"),
    ] {
        assert_eq!(found(label), code, "{label}");
    }
    // The rest of a table is of other countries in each table.
    assert_eq!(found("Other countries"), "unknown");
}

#[test]
fn shared_names_get_no_code() {
    for (label, codes) in [
        ("Congo", "? COD COG"),
        ("Конго", "? COD COG"),
        ("Korea", "? KOR PRK"),
        ("Corée", "? KOR PRK"),
        ("Virgin Islands", "? VGB VIR"),
        ("America", "? 019 USA"),
        ("Georgia", "? GEO US-GA"),
        ("Macedonia", "? GR-B MKD"),
        ("Sudan", "? SDN SDN_736"),
        ("Serbia", "? SCG SRB"),
        ("Yugoslavia", "? SCG YUG"),
        ("European Union", "? EU15 EU25 EU27_2007 EU27_2020 EU28"),
    ] {
        assert_eq!(found(label), codes, "{label}");
    }
}

#[test]
fn what_is_no_name_is_unknown() {
    for label in [
        "Nigerea",
        "Guinnea",
        "Korean",
        "Various",
        "Texas",
        "Attica",
        "Atlantis",
        "Kyrgyz",
        "Republic",
        "of",
        "Democratic Republic",
        "Islands",
        "Sudan and South Sudan",
        "Congo and others",
        "....",
        "=1+1",
        "*",
        "Niger/Nigeria",
    ] {
        assert_eq!(found(label), "unknown", "{label}");
    }
}

/// Two areas that have one name are either told above or a mistake in the tables: a new row must not make a name
/// that was clear ambiguous.
#[test]
fn no_name_is_shared_by_accident() {
    let known = [
        "? COD COG",
        "? KOR PRK",
        "? VGB VIR",
        "? 019 USA",
        "? GEO US-GA",
        "? GR-B MKD",
        "? SDN SDN_736",
        "? SCG SRB",
        "? SCG YUG",
        "? EU15 EU25 EU27_2007 EU27_2020 EU28",
        "? MAF SXM",
        "? 057 FSM",
        "? BE-WLX LUX",
    ];
    let index = index();
    let strange: Vec<String> = index
        .shared_names()
        .into_iter()
        .map(|(name, codes)| (name, format!("? {}", codes.iter().map(|c| c.as_str()).collect::<Vec<_>>().join(" "))))
        .filter(|(_, codes)| !known.contains(&codes.as_str()))
        .map(|(name, codes)| format!("{name}: {codes}"))
        .collect();
    assert!(strange.is_empty(), "{strange:#?}");
}

/// The codes of a table's column of countries, read with a recipe made by the program: `label 2015 -> code`.
fn read(csv: &str) -> (BTreeMap<String, String>, Vec<(String, String)>) {
    let book = open(csv.as_bytes(), "t.csv").unwrap();
    let ctx = Context { source: Some(almanac_core::SourceCode::new("S")), ..context() };
    let recipe = suggest(&book, &ctx).recipe;
    let reading = apply(&recipe, &book, &ctx).unwrap();
    let mut out = BTreeMap::new();
    for row in &reading.table.rows {
        let series = reading.table.series.get(row.series).unwrap();
        let code = series.codes.values().next().map_or("_T".to_string(), ToString::to_string);
        out.insert(format!("{} {}", row.row, row.period()), code);
    }
    let findings = reading.findings.iter().map(|f| (f.kind.clone(), format!("{} {}", f.place, f.read))).collect();
    (out, findings)
}

#[track_caller]
fn check(csv: &str, expected: &[(&str, &str)], told: &[&str]) {
    let (codes, findings) = read(csv);
    for (cell, code) in expected {
        assert_eq!(codes.get(*cell).map(String::as_str), Some(*code), "{cell} of {codes:?}");
    }
    for kind in ["ambiguous-label", "unknown-label", "name-settled"] {
        let now: Vec<&str> = findings.iter().filter(|(k, _)| k == kind).map(|(_, f)| f.as_str()).collect();
        let wanted: Vec<&str> = told.iter().filter_map(|t| t.strip_prefix(kind)).map(str::trim).collect();
        assert_eq!(now.len(), wanted.len(), "{kind}: {now:?}");
        for w in wanted {
            assert!(now.iter().any(|f| f.contains(w)), "{kind} {w}: {now:?}");
        }
    }
}

#[test]
fn the_other_labels_of_a_column_may_leave_only_one_code() {
    check(
        "citizenship,2015,2016\nCongo,1,2\nDemocratic Republic of the Congo,3,4\nFrance,5,6\n",
        &[("2 2015", "COG"), ("3 2015", "COD")],
        &["name-settled Congo"],
    );
    check(
        "citizenship,2015,2016\nCongo,1,2\nKenya,3,4\nFrance,5,6\n",
        &[("2 2015", "Congo")],
        &["ambiguous-label t.csv, line 2, column 1 Congo"],
    );
}

#[test]
fn a_column_of_provinces_is_no_column_of_countries() {
    check(
        "citizenship,2015,2016\nGeorgia,1,2\nTexas,3,4\nFlorida,5,6\n",
        &[("2 2015", "Georgia"), ("3 2015", "Texas")],
        &["ambiguous-label Georgia", "unknown-label Texas", "unknown-label Florida"],
    );
    check("citizenship,2015,2016\nGeorgia,1,2\nArmenia,3,4\nTurkey,5,6\n", &[("2 2015", "GEO")], &[]);
    check(
        "citizenship,2015,2016\nMacedonia,1,2\nAttica,3,4\nCrete,5,6\n",
        &[("2 2015", "Macedonia")],
        &["ambiguous-label Macedonia", "unknown-label Attica", "unknown-label Crete"],
    );
    check("citizenship,2015,2016\nMacedonia,1,2\nAlbania,3,4\nCroatia,5,6\n", &[("2 2015", "MKD")], &[]);
}

#[test]
fn names_of_former_states_follow_the_period() {
    check(
        "citizenship,1985,1992,1995\nYugoslavia,1,2,3\nFrance,5,6,7\nItaly,1,1,1\n",
        &[("2 1985", "YUG"), ("2 1992", "Yugoslavia"), ("2 1995", "SCG"), ("3 1985", "FRA")],
        &["ambiguous-label Yugoslavia"],
    );
    check(
        "citizenship,2005,2015\nSudan,1,2\nSerbia,3,4\nFrance,5,6\n",
        &[("2 2005", "Sudan"), ("2 2015", "SDN"), ("3 2005", "Serbia"), ("3 2015", "SRB")],
        &["ambiguous-label Sudan", "ambiguous-label Serbia"],
    );
    check(
        "citizenship,2012,2015\nSudan,1,2\nSerbia,3,4\nFrance,5,6\n",
        &[("2 2012", "SDN"), ("3 2015", "SRB")],
        &["name-settled Sudan", "name-settled Serbia"],
    );
    // Whoever counts South Sudan and Montenegro on their own counts back.
    check(
        "citizenship,2005,2015\nSudan,1,2\nSouth Sudan,1,2\nSerbia,3,4\nMontenegro,5,6\n",
        &[("2 2005", "SDN"), ("4 2005", "SRB"), ("5 2005", "MNE")],
        &["name-settled Sudan", "name-settled Serbia"],
    );
}

#[test]
fn numbers_that_lost_their_zeros_are_codes_only_among_codes() {
    check(
        "citizenship,2015,2016\n4,1,2\n8,3,4\n417,5,6\n398,5,6\n",
        &[("2 2015", "AFG"), ("3 2015", "ALB"), ("4 2015", "KGZ")],
        &[],
    );
    // Districts with small numbers are no countries.
    check(
        "citizenship,2015,2016\n4,1,2\n8,3,4\n12,5,6\n",
        &[("2 2015", "4")],
        &["unknown-label line 2", "unknown-label line 3", "unknown-label line 4"],
    );
}

#[test]
fn hostile_labels_stop_nobody() {
    let long = "Ä́".repeat(40_000);
    let csv = format!(
        "citizenship,2015,2016\n{long},1,2\n\u{202e}ecnarF,3,4\n\"(((((((((\",5,6\nKenya\u{0}Uganda,7,8\nFrance,1,2\n"
    );
    let (codes, _) = read(&csv);
    assert_eq!(codes.len(), 10, "every value is kept");
    assert_eq!(codes.get("6 2015").map(String::as_str), Some("FRA"));
}
