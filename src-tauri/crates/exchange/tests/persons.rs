//! Files of single persons are refused with a finding that names the column, and tables that only look a
//! little like them are not.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::string_slice, reason = "a test that panics has failed")]

use almanac_core::Level;
use almanac_exchange::{Context, Recipe, apply, inspect, open, suggest};

#[track_caller]
fn refused(text: &str, place: &str) {
    let seen = inspect(text.as_bytes(), "list.csv", &Context::default()).unwrap();
    let finding = seen.findings.iter().find(|f| f.kind == "person-level");
    let finding = finding.unwrap_or_else(|| panic!("not refused: {:?}", seen.findings));
    assert_eq!(finding.level, Level::Error);
    assert!(finding.place.to_string().contains(place), "{}", finding.place);
    assert!(seen.tables.iter().all(|t| t.observations == 0), "nothing of it is read");
}

#[track_caller]
fn read(text: &str) {
    let seen = inspect(text.as_bytes(), "list.csv", &Context::default()).unwrap();
    assert!(!seen.findings.iter().any(|f| f.kind == "person-level"), "{:?}", seen.findings);
    assert!(seen.tables.iter().any(|t| t.observations > 0));
}

#[test]
fn names_and_dates_of_birth() {
    refused(
        "No,Surname,First name,Date of birth,Country,Year\n1,Diallo,Awa,1990-02-01,GIN,2024\n\
         2,Kone,Ali,1985-11-23,MLI,2024\n3,Traore,Mia,2001-07-15,MLI,2024\n4,Diallo,Sam,1979-03-30,GIN,2024\n",
        "line 1, column 2",
    );
    refused(
        "Список,,,\nФИО;Дата рождения;Гражданство;Год\nИванов Иван;01.02.1990;KGZ;2024\n\
         Петрова Анна;11.12.1985;KGZ;2024\nАхметов Али;05.06.2000;KAZ;2024\n",
        "line 2",
    );
}

#[test]
fn numbers_of_documents() {
    refused(
        "Passport No,Nationality,Year,Permits\nAB1234567,KGZ,2024,1\nAC7654321,UZB,2024,1\nAD1112223,TJK,2024,1\n\
         AE4445556,TJK,2024,2\n",
        "line 1, column 1",
    );
}

#[test]
fn a_kept_recipe_does_not_open_them_either() {
    let counts = "Surname,Year,Value\nA,2023,1\nB,2023,2\n";
    let recipe = suggest(&open(counts.as_bytes(), "t.csv").unwrap(), &Context::default()).recipe;
    let recipe = Recipe::from_toml(&recipe.to_toml().unwrap()).unwrap();
    let persons = "Surname,Year,Value,First name\nDiallo,2023,1,Awa\nKone,2023,2,Ali\nTraore,2023,1,Mia\n";
    let error = apply(&recipe, &open(persons.as_bytes(), "t.csv").unwrap(), &Context::default()).unwrap_err();
    assert!(error.to_string().contains("single persons"), "{error}");
}

#[test]
fn tables_of_counts_are_read() {
    read("Country of birth,Year,Value\nKGZ,2023,1\nUZB,2023,2\n");
    read("Surname,Year,Bearers\nSmith,2023,120\nKone,2023,80\n");
    read("Type of document,Year,Issued\nPassport,2023,1200\nIdentity card,2023,80\n");
    read("Office,Phone,Year,Permits\nNorth,555 1234,2023,120\nSouth,555 4321,2023,80\n");
    read("Date of birth,Year,Births\n2023-01-01,2023,12\n2023-01-01,2023,8\n2023-01-02,2023,9\n");
    read("Incident,Incident date,Year,Dead\n2023.1,2023-01-05,2023,1\n2023.2,2023-02-07,2023,4\n");
}
