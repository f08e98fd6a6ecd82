//! Codes of one office that look like codes of ISO 3166 and are others: by which list a column is read, and when
//! somebody is asked.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "tests say what must hold")]
#![allow(clippy::print_stdout, reason = "what was skipped or left open is said")]

use almanac_core::{Code, CodeList, CodeListCode, Localized, SourceCode};
use almanac_exchange::register::{read_code_list, read_schemes, read_spellings, read_synonyms};
use almanac_exchange::{Context, Recipe, Scheme, Synonym, apply, inspect, open, read_long, suggest};
use std::path::Path;
use std::sync::OnceLock;

const AREAS: &[u8] = include_bytes!("../../../../assets/code-lists/CL_AREA.csv");
const SPELLINGS: &[u8] = include_bytes!("../../../../assets/code-lists/spellings/CL_AREA.csv");
const REGISTER: &[u8] = include_bytes!("../../../../assets/code-lists/register/schemes.csv");
const SCHEMES: &[u8] = include_bytes!("../../../../assets/code-lists/schemes/CL_AREA.csv");
const SEXES: &[u8] = include_bytes!("../../../../assets/code-lists/CL_SEX.csv");
const INITIALS: &[u8] = include_bytes!("../../../../assets/code-lists/schemes/CL_SEX.csv");

fn context() -> Context<'static> {
    type World = (Vec<CodeList>, Vec<Synonym>, Vec<Scheme>);
    static WORLD: OnceLock<World> = OnceLock::new();
    let (lists, synonyms, schemes) = WORLD.get_or_init(|| {
        let (mut lists, mut synonyms) = (Vec::new(), Vec::new());
        for (code, bytes) in [("CL_AREA", AREAS), ("CL_SEX", SEXES)] {
            let code = CodeListCode::new(code);
            let (version, names) = ("1".into(), Localized::default());
            let blank = CodeList { code: code.clone(), version, names, items: vec![] };
            synonyms.extend(read_synonyms("l.csv", bytes, &code));
            lists.push(read_code_list("l.csv", bytes, &blank).0);
        }
        synonyms.extend(read_spellings(SPELLINGS, &CodeListCode::new("CL_AREA")));
        let codes = |list: &CodeListCode| Some(if list.as_str() == "CL_SEX" { INITIALS } else { SCHEMES });
        (lists, synonyms, read_schemes(REGISTER, codes))
    });
    let source = Some(SourceCode::new("S"));
    Context { code_lists: lists, synonyms, schemes, source, ..Context::default() }
}

/// What the labels of each row became, and the findings about codes.
fn read(text: &str, recipe: Option<&str>) -> (Vec<String>, Vec<String>) {
    let ctx = context();
    let book = open(text.as_bytes(), "t.csv").unwrap();
    let recipe = recipe.map_or_else(|| suggest(&book, &ctx).recipe, |r| Recipe::from_toml(r).unwrap());
    let kept = Recipe::from_toml(&recipe.to_toml().unwrap()).unwrap();
    let reading = apply(&kept, &book, &ctx).unwrap();
    let mut rows: Vec<(u32, String)> = Vec::new();
    for row in &reading.table.rows {
        let series = reading.table.series.get(row.series).unwrap();
        let codes: Vec<&str> = series.codes.values().map(Code::as_str).collect();
        rows.push((row.row, codes.join(" ")));
    }
    rows.dedup();
    let found = reading.findings.iter().filter(|f| f.kind.contains("label") || f.kind.starts_with("codes-of"));
    (rows.into_iter().map(|(_, c)| c).collect(), found.map(|f| format!("{} {}", f.kind, f.read)).collect())
}

#[track_caller]
fn check(text: &str, recipe: Option<&str>, codes: &str, told: &[&str]) {
    let (got, findings) = read(text, recipe);
    assert_eq!(got.join("|"), codes, "{findings:?}");
    assert_eq!(findings, told);
}

#[test]
fn codes_that_only_one_office_has_tell_whose_they_are() {
    check("coa,2022,2023\nAUS,1,2\nAUL,3,4\nGFR,5,6\nCHI,7,8\n", None, "AUT|AUS|DEU|CHN", &[]);
    // Nothing but the codes says it: three of them.
    check("Country,2022,2023\nAUS,1,2\nAUL,3,4\nGFR,5,6\nSWI,7,8\n", None, "AUT|AUS|DEU|CHE", &[]);
    // The recipe that was suggested says it, so that next year's shorter file is read in the same way.
    let recipe = suggest(&open(b"coa,2022,2023\nAUS,1,2\nAUL,3,4\n", "t.csv").unwrap(), &context()).recipe;
    let toml = recipe.to_toml().unwrap();
    assert!(toml.contains("CL_AREA@UNHCR"), "{toml}");
    check("coa,2023,2024\nAUS,1,2\nAFG,3,4\n", Some(&toml), "AUT|AFG", &[]);
    // …and a sender who changed to ISO codes is noticed.
    let (codes, told) = read("coa,2023,2024\nAUS,1,2\nDEU,3,4\n", Some(&toml));
    assert_eq!(codes, ["AUS", "DEU"]);
    assert_eq!(told, ["codes-of-two-schemes AUS", "ambiguous-label AUS"]);
}

#[test]
fn codes_of_the_list_stay_what_they_are() {
    check("coa_iso,2022,2023\nAUS,1,2\nAUT,3,4\nDEU,5,6\n", None, "AUS|AUT|DEU", &[]);
    check("Country,2022,2023\nAUS,1,2\nAFG,3,4\nKAZ,5,6\n", None, "AUS|AFG|KAZ", &[]);
    check("coa,2022,2023\nAUS,1,2\nDEU,3,4\nKAZ,5,6\n", None, "AUS|DEU|KAZ", &[]);
    check("Country,2022,2023\nCHI,1,2\nCHN,3,4\nJAM,5,6\n", None, "830|CHN|JAM", &[]);
}

#[test]
fn what_the_codes_leave_open_is_asked() {
    // Under a heading of that office, a code that two read differently and nothing that decides.
    check(
        "coa,2022,2023\nAUS,1,2\nAFG,3,4\nKAZ,5,6\n",
        None,
        "AUS|AFG|KAZ",
        &["codes-of-two-schemes AUS", "ambiguous-label AUS"],
    );
    // Codes of both, or of a third one.
    check(
        "Country,2022,2023\nAUS,1,2\nGFR,3,4\nAUL,5,6\nSWI,5,6\nFRA,5,6\nNOR,1,2\nDEU,7,8\n",
        None,
        "AUS|GFR|AUL|SWI|FRA|NOR|DEU",
        &[
            "codes-of-two-schemes AUS",
            "ambiguous-label AUS",
            "unknown-label GFR",
            "unknown-label AUL",
            "unknown-label SWI",
        ],
    );
    check(
        "Country,2022,2023\nAUS,1,2\nDEN,3,4\nGRE,5,6\nPOR,5,6\nGER,5,6\nNED,7,8\n",
        None,
        "AUS|DEN|GRE|POR|GER|NED",
        &[
            "codes-of-two-schemes AUS",
            "ambiguous-label AUS",
            "unknown-label DEN",
            "unknown-label GRE",
            "unknown-label POR",
            "unknown-label GER",
            "unknown-label NED",
        ],
    );
}

const CHOSEN: &str = r#"version = 1
[[table]]
name = "t"
header = [1, 1]
first_row = 2
indicator = "I"
[[table.column]]
at = 1
heading = "coo"
means = "dimension"
dimension = "citizenship"
code_list = "CL_AREA"
[[table.column]]
at = 2
heading = "coo_name"
means = "label"
[table.values]
columns = [3, 0]
[[table.values.heading]]
row = 1
means = "period"
"#;

#[test]
fn a_recipe_that_chooses_the_column_is_not_believed_blindly() {
    let told = ["codes-of-scheme AUL"];
    check("coo,coo_name,2022,2023\nAUS,x,1,2\nAUL,y,3,4\n", Some(CHOSEN), "AUT|AUS", &told);
    // The names beside the codes say it.
    check(
        "coo,coo_name,2022,2023\nAUS,Austria,1,2\nAFG,Afghanistan,3,4\n",
        Some(CHOSEN),
        "AUT|AFG",
        &["codes-of-scheme AUS"],
    );
    check("coo,coo_name,2022,2023\nAUS,Australia,1,2\nAFG,Afghanistan,3,4\n", Some(CHOSEN), "AUS|AFG", &[]);
    // Or somebody says it in the recipe, for the column or for one label.
    let say = |list: &str| CHOSEN.replace("\"CL_AREA\"", &format!("\"{list}\""));
    check("coo,coo_name,2022,2023\nAUS,,1,2\n", Some(&say("CL_AREA@own")), "AUS", &[]);
    check("coo,coo_name,2022,2023\nAUS,,1,2\n", Some(&say("CL_AREA@UNHCR")), "AUT", &[]);
    let one = format!("{CHOSEN}[labels.citizenship]\nAUS = \"AUT\"\n");
    check("coo,coo_name,2022,2023\nAUS,,1,2\n", Some(&one), "AUT", &["codes-of-two-schemes AUS"]);
}

#[test]
fn a_matrix_has_codes_above_its_values_too() {
    let text = "Refugees 2023,,,,,,,,\nCountry,AUS,AUL,GFR,SWI,AFG,IRQ,SYR,IRN\nKenya,1,2,3,4,5,6,7,8\nFrance,6,7,8,9,1,1,1,1\nPeru,1,1,1,1,1,1,1,1\n";
    let mut codes = Vec::new();
    read_long(text.as_bytes(), "t.csv", None, &context(), &mut |_, row| codes.push(row.codes.join(" "))).unwrap();
    assert_eq!(codes.get(..5).unwrap(), ["KEN AUT", "KEN AUS", "KEN DEU", "KEN CHE", "KEN AFG"]);
}

#[test]
fn a_profile_of_one_of_the_two_gets_its_own_rows() {
    let text = "Country,Year,Refugees\nAUS,2023,1\nAUL,2023,2\nGFR,2023,3\nSWI,2023,4\n";
    for (country, value) in [("AUS", "2"), ("AUT", "1")] {
        let ctx = Context { country: Some(Code::new(country)), ..context() };
        let book = open(text.as_bytes(), "t.csv").unwrap();
        let reading = apply(&suggest(&book, &ctx).recipe, &book, &ctx).unwrap();
        let values: Vec<String> =
            reading.table.rows.iter().filter_map(|r| r.value().number()).map(|n| n.to_string()).collect();
        assert_eq!(values, [value], "{country}");
    }
}

/// `M` is a man, unless `H` is one: then it is a woman.
#[test]
fn initials_of_hombres_and_mujeres() {
    check("Sexo;Año;Personas\nH;2022;100\nM;2022;140\nTotal;2022;240\n", None, "M|F|", &[]);
    check("Sexo;Año;Personas\nF;2022;100\nM;2022;140\nT;2022;240\n", None, "F|M|", &[]);
    check("Sexo;Año;Personas\nHombres;2022;100\nMujeres;2022;140\n", None, "M|F", &[]);
    check("Sexe;Année;Personnes\nH;2022;100\nF;2022;140\n", None, "M|F", &[]);
    check(
        "Sexo;Año;Personas\nM;2022;140\nTotal;2022;240\n",
        None,
        "M|",
        &["codes-of-two-schemes M", "ambiguous-label M"],
    );
    check("Sex;Year;Persons\nM;2022;140\nTotal;2022;240\n", None, "M|", &[]);
    check("Cinsiyet;Yıl;Kişi\nE;2022;100\nK;2022;140\n", None, "M|F", &[]);
    check("Płeć;Rok;Osoby\nK;2022;100\nM;2022;140\n", None, "F|M", &[]);
    let text = "Quadro 2, 2021;;;\nNacionalidade;HM;H;M\nBrasil;5;2;3\nAngola;9;4;5\n";
    let mut codes = Vec::new();
    read_long(text.as_bytes(), "t.csv", None, &context(), &mut |_, row| codes.push(row.codes.join(" "))).unwrap();
    assert_eq!(codes.get(..3).unwrap(), ["BRA _T", "BRA M", "BRA F"]);
    for (headings, sexes) in [("E;K", ["PER M", "PER F"]), ("K;M", ["PER F", "PER M"]), ("K;E", ["PER F", "PER M"])] {
        let text = format!("2021;;\nÜlke;{headings}\nPeru;5;2\nÇin;9;4\n");
        let mut codes = Vec::new();
        read_long(text.as_bytes(), "t.csv", None, &context(), &mut |_, row| codes.push(row.codes.join(" "))).unwrap();
        assert_eq!(codes.get(..2).unwrap(), sexes, "{headings}");
    }
}

/// In real files both codes stand side by side: read by the one or by the other, a row is the same country.
#[test]
fn real_files_give_the_same_country_by_both_codes() {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = here.ancestors().map(|a| a.join("shared/data/corpus")).find(|p| p.is_dir());
    let Some(folder) = folder else {
        println!("skipped: no folder of real files beside the project");
        return;
    };
    let bytes = std::fs::read(folder.join("unhcr/solutions_1959-2025.csv")).unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let mut lines = text.lines();
    let heading: Vec<&str> = lines.next().unwrap().split(',').collect();
    let at = |name: &str| heading.iter().position(|h| *h == name).unwrap();
    let (own, iso) = (at("coa"), at("coa_iso"));
    let (mut by_own, mut by_iso) = (String::from("coa,Year,Value\n"), String::from("coa_iso,Year,Value\n"));
    for (n, line) in lines.enumerate() {
        let cells: Vec<&str> = line.split(',').collect();
        // Names with commas are quoted; their rows are left out here.
        if cells.len() == heading.len() {
            by_own.push_str(&format!("{},2020,{n}\n", cells[own]));
            by_iso.push_str(&format!("{},2020,{n}\n", cells[iso]));
        }
    }
    let codes = |text: &str| {
        let mut out = Vec::new();
        read_long(text.as_bytes(), "t.csv", None, &context(), &mut |_, r| out.push(r.codes.join(" "))).unwrap();
        out
    };
    let (a, b) = (codes(&by_own), codes(&by_iso));
    assert!(a.len() > 10_000 && a.iter().any(|c| c == "AUT") && a == b);
    let seen = inspect(by_own.as_bytes(), "t.csv", &context()).unwrap();
    // Without the columns of origins every country stands there many times.
    let kinds: Vec<&str> = seen.findings.iter().map(|f| f.kind.as_str()).filter(|k| *k != "two-values").collect();
    assert_eq!(kinds, ["codes-of-scheme"], "{:?}", seen.findings);
}
