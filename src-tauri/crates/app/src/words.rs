//! The few words of the document that the window shows before the page is set.

use almanac_core::{Lang, Section};
use almanac_typeset::{InText, Template};
use std::sync::OnceLock;

fn in_text(lang: &Lang, what: InText, number: &str) -> String {
    static ANNUAL: OnceLock<Option<Template>> = OnceLock::new();
    let template = ANNUAL.get_or_init(|| Template::annual().ok());
    template.as_ref().map_or_else(|| number.to_string(), |t| t.in_text(lang, what, number))
}

/// `Figure 3`, `Table 2` as the template says it in a sentence.
pub fn figure_label(lang: &Lang, table: bool, number: &str) -> String {
    in_text(lang, if table { InText::Table } else { InText::Figure }, number)
}

/// `section 6.2`, `chapter 10`, `Annex A` as the template says it in a sentence.
pub fn section_reference(lang: &Lang, section: &Section, number: &str) -> String {
    in_text(lang, InText::section(section), number)
}

/// "Source", as the head of a column.
pub fn source(lang: &Lang) -> &'static str {
    match lang.primary() {
        "es" => "Fuente",
        "ru" => "Источник",
        "sr" if lang.as_str() == "sr-Latn" => "Izvor",
        "sr" => "Извор",
        "ar" => "المصدر",
        _ => "Source",
    }
}

/// A source as cited: publisher, title, vintage.
pub fn source_citation(profile: &almanac_core::Profile, code: &almanac_core::SourceCode, lang: &Lang) -> String {
    let Some(source) = profile.sources.get(code) else { return code.to_string() };
    let publisher = source
        .institution
        .as_ref()
        .map(|i| profile.institutions.get(i).map_or_else(|| i.to_string(), |x| x.names.best(lang).to_string()));
    let parts = [publisher.unwrap_or_default(), source.names.best(lang).to_string(), source.vintage.clone()];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}

/// A new profile's title.
pub fn profile_title(lang: &Lang, country: &str) -> String {
    match lang.primary() {
        "fr" => format!("Profil migratoire : {country}"),
        "es" => format!("Perfil migratorio: {country}"),
        "ru" => format!("Миграционный профиль: {country}"),
        "sr" if lang.as_str() == "sr-Latn" => format!("Migracioni profil: {country}"),
        "sr" => format!("Миграциони профил: {country}"),
        "ar" => format!("الملف الوطني للهجرة: {country}"),
        _ => format!("Migration Profile: {country}"),
    }
}

/// A source in few words, for lists: acronym of the publisher where it has one, title, vintage.
pub fn source_short(profile: &almanac_core::Profile, code: &almanac_core::SourceCode, lang: &Lang) -> String {
    let Some(source) = profile.sources.get(code) else { return code.to_string() };
    let publisher = source.institution.as_ref().and_then(|i| profile.institutions.get(i));
    let publisher =
        publisher.map(|i| if i.acronym.is_empty() { i.names.best(lang).to_string() } else { i.acronym.clone() });
    let parts = [publisher.unwrap_or_default(), source.names.best(lang).to_string(), source.vintage.clone()];
    parts.into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(", ")
}
