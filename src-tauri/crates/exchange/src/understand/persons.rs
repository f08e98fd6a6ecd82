//! Files of single persons: names, dates of birth, numbers of documents, one row a person. They are never read.
//!
//! A heading alone accuses nobody: a column counts only if its cells are what the heading says and nearly all
//! differ, and a table is refused only for two such columns of different kinds, or for a document's number.

use super::header::{Region, sample};
use crate::format::{CellKind, Grid};
use crate::number::is_blank;
use crate::read::heading_text;
use crate::when;
use crate::words::fold;
use almanac_core::CellRef;
use std::collections::HashSet;

/// What a column says of a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Kind {
    GivenName,
    FamilyName,
    FullName,
    Birth,
    Document,
    Contact,
}

/// A column about persons.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// Its heading.
    pub heading: String,
    /// Where the heading stands.
    pub cell: CellRef,
}

/// The columns by which a table names single persons; empty for tables that do not.
pub fn columns(grid: &Grid, region: &Region) -> Vec<Personal> {
    let (Some(top), Some(bottom)) = (grid.get(region.top), grid.get(region.bottom)) else { return Vec::new() };
    let mut found: Vec<(Kind, Personal)> = Vec::new();
    for column in 1..=grid.width().min(500) {
        let Some((row, heading)) =
            (top.number..=bottom.number).rev().map(|r| (r, heading_text(grid, r, column))).find(|(_, h)| !h.is_empty())
        else {
            continue;
        };
        if let Some(kind) = kind(&heading).filter(|k| holds(grid, region, column, *k)) {
            let column = grid.received_column(column);
            found.push((kind, Personal { heading, cell: CellRef { sheet: grid.name.clone(), row, column } }));
        }
    }
    let kinds: HashSet<Kind> = found.iter().map(|(k, _)| *k).collect();
    let has = |k: Kind| kinds.contains(&k);
    let names = has(Kind::FullName) || has(Kind::GivenName) || has(Kind::FamilyName);
    let person = has(Kind::Document)
        || names && (has(Kind::Birth) || has(Kind::Contact))
        || has(Kind::GivenName) && has(Kind::FamilyName)
        || has(Kind::Birth) && has(Kind::Contact);
    if person { found.into_iter().map(|(_, p)| p).collect() } else { Vec::new() }
}

/// What a heading announces.
fn kind(heading: &str) -> Option<Kind> {
    let folded = fold(heading);
    let is = |list: &[&str]| list.contains(&folded.as_str());
    let has = |list: &[&str]| list.iter().any(|w| folded.contains(w));
    if is(&["first_name", "firstname", "given_name", "given_names", "forename", "prénom", "prenom", "prénoms"])
        || is(&["nombres", "имя", "аты", "الاسم_الأول", "vorname", "primer_nombre", "middle_name", "отчество"])
    {
        Some(Kind::GivenName)
    } else if is(&["surname", "last_name", "lastname", "family_name", "nom_de_famille", "apellido", "apellidos"])
        || is(&["фамилия", "фамилиясы", "اللقب", "اسم_العائلة", "nachname", "थर"])
    {
        Some(Kind::FamilyName)
    } else if is(&["full_name", "fullname", "name_of_person", "person_name", "nom_et_prénom", "nom_et_prénoms"])
        || is(&["nom_et_prenom", "nombre_completo", "nombre_y_apellido", "nombre_y_apellidos", "фио", "ф_и_о"])
        || is(&["الاسم_الكامل", "name_and_surname", "applicant_name", "name_of_applicant", "пфио", "аты_жөнү"])
    {
        Some(Kind::FullName)
    } else if has(&["date_of_birth", "birth_date", "birthdate", "date_de_naissance", "fecha_de_nacimiento"])
        || has(&["дата_рождения", "туулган_күнү", "تاريخ_الميلاد", "تاريخ_الولادة", "geburtsdatum", "जन्म_मिति"])
        || is(&["dob", "born_on", "né_le", "née_le"])
    {
        Some(Kind::Birth)
    } else if has(&["passport_n", "passport_id", "document_n", "document_id", "id_number", "identity_card"])
        || has(&["national_id", "numéro_de_passeport", "n_de_passeport", "numéro_de_document", "personal_number"])
        || has(&["número_de_documento", "número_de_pasaporte", "номер_паспорта", "паспорт_сер", "номер_документа"])
        || has(&["رقم_الجواز", "رقم_جواز", "الرقم_الوطني", "رقم_الهوية", "passnummer", "social_security"])
        || is(&["passport", "passeport", "pasaporte", "паспорт", "пин", "инн", "снилс", "dni", "cni", "ssn", "nid"])
    {
        Some(Kind::Document)
    } else if has(&["phone", "téléphone", "teléfono", "телефон", "هاتف", "email", "e_mail", "courriel"])
        || is(&["home_address", "address_of_residence", "адрес_проживания", "адрес", "mobile", "domicilio"])
    {
        Some(Kind::Contact)
    } else {
        None
    }
}

/// Whether the cells are what the heading announces, and of a person each.
fn holds(grid: &Grid, region: &Region, column: u32, kind: Kind) -> bool {
    let (mut filled, mut fits) = (0_usize, 0_usize);
    let mut distinct: HashSet<&str> = HashSet::new();
    for cell in sample(grid, region.first, grid.len()).filter_map(|r| r.get(column)) {
        let text = cell.text.trim_matches(is_blank);
        if text.is_empty() {
            continue;
        }
        filled += 1;
        distinct.insert(text);
        let digits = text.chars().filter(|c| c.is_numeric()).count();
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        fits += usize::from(match kind {
            Kind::GivenName | Kind::FamilyName | Kind::FullName => letters >= 2 && digits == 0,
            Kind::Birth => cell.kind == CellKind::Date || is_day(text),
            Kind::Document => digits >= 4 && text.chars().count() <= 30,
            Kind::Contact => text.contains('@') || digits >= 5 || letters >= 5,
        });
    }
    // Names repeat, numbers of documents do not.
    let different = match kind {
        Kind::GivenName | Kind::FamilyName => 2,
        Kind::FullName | Kind::Birth | Kind::Contact => 6,
        Kind::Document => 9,
    };
    filled >= 2 && fits * 10 >= filled * 8 && distinct.len() * 10 >= filled * different
}

/// A date with its day, in whatever order.
fn is_day(text: &str) -> bool {
    if matches!(when::period(text), Some((almanac_core::Period::Day(..), _))) {
        return true;
    }
    let parts: Vec<&str> = text.split(['.', '/', '-']).map(str::trim).collect();
    let number = |t: &&str| !t.is_empty() && t.len() <= 4 && t.chars().all(char::is_numeric);
    parts.len() == 3 && parts.iter().all(number) && parts.iter().any(|p| p.chars().count() == 4)
}
