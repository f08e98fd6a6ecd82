//! Sources as a table.

use super::table::{Columns, Table};
use super::words::Word;
use super::write::{Line, Output, columns_of, languages, names, own};
use almanac_core::{Finding, Frequency, InstitutionCode, Lang, Localized, Profile, Source, SourceCode, SourceKind};

const COLUMNS: Columns = Columns {
    fixed: &["code", "institution", "kind", "vintage", "frequency", "next_date", "access", "address"],
    localized: &["name", "coverage", "definition"],
};

/// Reads sources. A code that the profile has is updated, another is new.
pub fn read_sources(file: &str, bytes: &[u8], profile: &Profile) -> (Vec<Source>, Vec<Finding>) {
    Table::read(file, bytes, &COLUMNS).records(|code, row| {
        let code = SourceCode::new(code);
        let known = profile.sources.get(&code);
        let mut s = match known {
            Some(known) => Source::clone(known),
            None => Source {
                code,
                names: Localized::default(),
                institution: None,
                kind: SourceKind::Administrative,
                vintage: String::new(),
                frequency: Frequency::Annual,
                next_date: None,
                coverage: Localized::default(),
                definition: Localized::default(),
                access: String::new(),
                address: String::new(),
            },
        };
        row.set_localized("name", &mut s.names);
        row.set_localized("coverage", &mut s.coverage);
        row.set_localized("definition", &mut s.definition);
        row.set_code("institution", &mut s.institution, |t| InstitutionCode::new(t));
        if let Some(code) = row.text("institution").map(|t| t.trim().to_string()).filter(|t| !t.is_empty())
            && !profile.institutions.contains_key(&InstitutionCode::new(&code))
        {
            row.points_nowhere("institution", &code, "institutions");
        }
        row.set_needed_word("kind", &mut s.kind);
        if known.is_none() && row.text("kind").is_none_or(|t| t.trim().is_empty()) {
            row.needs("kind", &SourceKind::list(), s.kind.word());
        }
        row.set_text("vintage", &mut s.vintage);
        row.set_needed_word("frequency", &mut s.frequency);
        row.set_value("next_date", &mut s.next_date, "a date such as 2025-03-12");
        row.set_text("access", &mut s.access);
        row.set_text("address", &mut s.address);
        s
    })
}

/// Writes all sources of the profile, texts in this language first.
pub fn write_sources(profile: &Profile, lang: &Lang) -> String {
    let all = || profile.sources.values();
    let name_langs = languages(lang, all().map(|s| &s.names));
    let coverage_langs = languages(lang, all().map(|s| &s.coverage));
    let definition_langs = languages(lang, all().map(|s| &s.definition));
    let mut out = Output::new(&names(&[
        &own(&["code"]),
        &columns_of("name", &name_langs),
        &own(&["institution", "kind", "vintage", "frequency", "next_date"]),
        &columns_of("coverage", &coverage_langs),
        &columns_of("definition", &definition_langs),
        &own(&["access", "address"]),
    ]));
    for s in all() {
        out.put(
            Line::default()
                .text(s.code.as_str())
                .localized(&s.names, &name_langs)
                .maybe(s.institution.as_ref().map(InstitutionCode::as_str))
                .text(s.kind.word())
                .text(&s.vintage)
                .text(s.frequency.word())
                .maybe_number(s.next_date)
                .localized(&s.coverage, &coverage_langs)
                .localized(&s.definition, &definition_langs)
                .text(&s.access)
                .text(&s.address),
        );
    }
    out.finish()
}
