//! Columns that look like what they are not: counts beside labels, bands that are no ages, codes that are no numbers, units
//! of rows.
#![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

mod of_text;
mod printed;

use of_text::{has, kinds, read};

#[test]
fn counts_with_words_among_them_are_values() {
    let text = "Titres délivrés en 2023;;;\nPays;Premiers titres;Renouvellements;Total\nAlgérie;12 345;45 678;58 023\nTunisie;5 432;secret;..\nSénégal;2 100;7 850;9 950\nMali;900;nd;nd\n";
    has(
        text,
        &[
            "t.csv [ref_area=Algérie,category=Renouvellements] 2023 = 45678",
            "t.csv [ref_area=Sénégal,category=Renouvellements] 2023 = 7850",
        ],
    );
    assert!(read(text).iter().all(|l| !l.contains("age=")), "{:?}", read(text));
    assert!(kinds(text).contains(&"not-a-number".to_string()), "\"secret\" is told: {:?}", kinds(text));
}

#[test]
fn a_number_before_the_years_is_no_label() {
    let text = "Country;Average 2015-2019;2022;2023\nLibya;120.4;300;310\nNiger;80;200;190\nTotal;200.4;500;500\n";
    has(text, &["t.csv [ref_area=Libya] 2022 = 300"]);
    assert!(kinds(text).contains(&"column-left-out".to_string()), "{:?}", kinds(text));
    // Its unit is about itself.
    let text = "Region;Population (thousand);2022;2023\nNorth;1200;1;2\nSouth;610;4;5\nEast;90;6;7\n";
    has(text, &["t.csv [ref_area=North] 2022 = 1"]);
    // Numbers that tell rows apart are labels.
    let text = "Number of children;2022;2023\n0;1;2\n1;3;4\n2;5;6\n3+;7;8\n";
    has(text, &["t.csv [number_of_children=0] 2022 = 1", "t.csv [number_of_children=3+] 2023 = 8"]);
}

#[test]
fn codes_with_zeros_are_no_values() {
    let text =
        "Remesas 2023;;\nCódigo;Territorio;Monto\n01;Norte;600\n0101;San Pedro;400\n02;Sur;402\n0201;San Pedro;150\n";
    let read = read(text);
    assert_eq!(read.len(), 4, "{read:?}");
    assert!(read.iter().all(|l| l.starts_with("Monto ")), "{read:?}");
    // The code tells two places of one name apart.
    assert!(!kinds(text).contains(&"two-values".to_string()), "{:?}", kinds(text));
}

#[test]
fn bands_are_ages_where_words_say_so() {
    for heading in ["Enterprise size (employees)", "Length of stay (years)", "ISCED level"] {
        let text = format!("{heading};2022;2023\n0-4;1;2\n5-9;3;4\n10+;5;6\n");
        assert!(read(&text).iter().all(|l| !l.contains("age=")), "{:?}", read(&text));
    }
    for heading in ["Age", "Возраст", "Edad", "Вік", "العمر"] {
        has(&format!("{heading};2022;2023\n0-4;1;2\n5-9;3;4\n10+;5;6\n"), &["t.csv [age=Y5T9] 2022 = 3"]);
    }
}

#[test]
fn one_column_of_labels_is_not_split_by_chance() {
    let ages = "Edad;2022;2023\nMenos de 1 año;1;2\n0 a 4;3;4\nadultos;5;6\n5 a menos de 10;7;8\nlos demás;9;10\n";
    assert!(read(ages).iter().all(|l| !l.contains(',')), "{:?}", read(ages));
    let letters = "Visa class;2022;2023\nA;1;2\nB;3;4\nF;5;6\nH;7;8\nM;9;10\n";
    assert!(read(letters).iter().all(|l| !l.contains("sex=")), "{:?}", read(letters));
    // Sexes under two groups are sexes.
    let groups = "Flow;2022;2023\nImmigrants;3;4\nMen;1;2\nWomen;2;2\nEmigrants;7;8\nMen;3;4\nWomen;4;4\n";
    has(groups, &["t.csv [flow=Emigrants,sex=F] 2023 = 4", "t.csv [flow=Immigrants,sex=M] 2022 = 1"]);
}

#[test]
fn rows_have_units_of_their_own() {
    let text = "Migration (thousand persons);;\nIndicator;2022;2023\nEmigrants;10.5;11.5\n\"Share of women, %\";45.1;46.2\n\"Remittances, USD million\";1200;1300\n";
    has(
        text,
        &[
            "Emigrants [] 2022 = 10.5 thousand persons",
            "Share of women, % [] 2022 = 45.1 %",
            "Remittances, USD million [] 2023 = 1300 USD million",
        ],
    );
    // A column of nothing but units, however it is called.
    let text = "Показник;Одиниці;2021;2022\nНаселення;тис. осіб;41588.4;41167.3\nПрибулі;осіб;26600;11900\nВибулі;осіб;100;200\n";
    has(text, &["Прибулі [] 2021 = 26600 осіб", "Населення [] 2022 = 41167.3 тис. осіб"]);
}

#[test]
fn a_neighbours_unit_is_not_the_tables() {
    let text = "\"Emigrants, persons\",,,,\"Remittances, USD million\",,\nCountry,2022,2023,,Country,2022,2023\nMali,1200,1300,,Mali,12.5,8.1\nNiger,300,310,,Niger,9.1,7.2\n";
    let read = read(text);
    assert!(read.iter().any(|l| l.ends_with("2022 = 12.5 USD million")), "{read:?}");
    assert!(read.iter().any(|l| l.ends_with("2022 = 1200 persons")), "{read:?}");
}

#[test]
fn the_year_before_is_not_the_titles_year() {
    let text = "Permits in 2024;;;\nReason;Issued;Refused;Issued in the previous year\nWork;10;1;9\nStudy;5;1;4\nFamily;3;1;2\n";
    assert!(read(text).iter().all(|l| !l.contains("previous")), "{:?}", read(text));
    assert!(kinds(text).contains(&"column-left-out".to_string()), "{:?}", kinds(text));
}

#[test]
fn two_values_with_the_same_labels_are_told_before_anything_is_taken() {
    let text = "Place;2022;2023\nSan Juan;1;2\nSanta Rosa;3;4\nSan Juan;5;6\n";
    assert_eq!(kinds(text).iter().filter(|k| *k == "two-values").count(), 2, "{:?}", kinds(text));
}
