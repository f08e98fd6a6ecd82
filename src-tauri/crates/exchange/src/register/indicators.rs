//! Indicators as a table.

use super::table::{Columns, Row, Table};
use super::words::{REFERENCE_WORDS, Word, reference_of, reference_word};
use super::write::{Line, Output, columns_of, languages, names, own};
use almanac_core::decimal::MAX_SCALE;
use almanac_core::format::UNIT_LIST;
use almanac_core::{
    Additivity, Code, CodeListCode, DimensionCode, Finding, Indicator, IndicatorCode, InstitutionCode, Lang, Localized,
    Profile, SourceCode,
};
use std::collections::BTreeSet;

const COLUMNS: Columns = Columns {
    fixed: &[
        "code",
        "module",
        "measure",
        "unit",
        "unit_multiplier",
        "counts",
        "population",
        "reference",
        "dimensions",
        "overlaps",
        "numerator",
        "denominator",
        "inflows",
        "outflows",
        "custodian",
        "frequency",
        "decimals",
        "base_year",
        "source_priority",
        "priority_reason",
        "small_cell_threshold",
    ],
    localized: &["name", "definition"],
};

/// Reads indicators. A code that the profile has is updated, another is new.
pub fn read_indicators(file: &str, bytes: &[u8], profile: &Profile) -> (Vec<Indicator>, Vec<Finding>) {
    let table = Table::read(file, bytes, &COLUMNS);
    let own = table.codes();
    table.records(|code, row| {
        let code = IndicatorCode::new(code);
        let mut indicator = match profile.indicators.get(&code) {
            Some(known) => Indicator::clone(known),
            None => Indicator::unnamed(code, Localized::default()),
        };
        update(&mut indicator, row, profile, &own);
        indicator
    })
}

fn update(i: &mut Indicator, row: &mut Row<'_>, profile: &Profile, own: &BTreeSet<String>) {
    row.set_localized("name", &mut i.names);
    row.set_localized("definition", &mut i.definition);
    row.set_text("module", &mut i.module);
    row.set_word("measure", &mut i.measure);
    row.set_code("unit", &mut i.unit, |t| Code::new(t));
    row.set_count("unit_multiplier", &mut i.unit_multiplier, "a power of ten, such as 0, 3 or 6");
    row.set_word("counts", &mut i.counts);
    row.set_word("population", &mut i.population);
    row.set_parsed("reference", &mut i.reference, reference_of, REFERENCE_WORDS);
    if let Some(list) = row.list("dimensions") {
        i.dimensions = list.iter().map(DimensionCode::new).collect();
        for d in list.iter().filter(|d| !profile.dimensions.contains_key(&DimensionCode::new(d))) {
            row.points_nowhere("dimensions", d, "dimensions");
        }
    }
    if let Some(list) = row.list("overlaps") {
        i.additivity.retain(|_, a| *a == Additivity::Adds);
        for d in &list {
            let dimension = DimensionCode::new(d);
            if !i.dimensions.contains(&dimension) {
                row.points_nowhere("overlaps", d, "indicator's own dimensions");
            }
            i.additivity.insert(dimension, Additivity::Overlaps);
        }
    }
    for (column, field) in [("numerator", &mut i.numerator), ("denominator", &mut i.denominator)] {
        row.set_code(column, field, |t| IndicatorCode::new(t));
        if let Some(code) = row.text(column).map(|t| t.trim().to_string()).filter(|t| !t.is_empty())
            && !profile.indicators.contains_key(&IndicatorCode::new(&code))
            && !own.contains(&code)
        {
            row.points_nowhere(column, &code, "indicators");
        }
    }
    for (column, field) in [("inflows", &mut i.inflows), ("outflows", &mut i.outflows)] {
        if let Some(list) = row.list(column) {
            *field = list.iter().map(IndicatorCode::new).collect();
            let unknown = |c: &&String| !profile.indicators.contains_key(&IndicatorCode::new(c)) && !own.contains(*c);
            for code in list.iter().filter(unknown) {
                row.points_nowhere(column, code, "indicators");
            }
        }
    }
    row.set_code("custodian", &mut i.custodian, |t| InstitutionCode::new(t));
    if let Some(code) = row.text("custodian").map(|t| t.trim().to_string()).filter(|t| !t.is_empty())
        && !profile.institutions.contains_key(&InstitutionCode::new(&code))
    {
        row.points_nowhere("custodian", &code, "institutions");
    }
    row.set_needed_word("frequency", &mut i.frequency);
    let mut decimals = Some(i.decimals);
    let at_most = |t: &str| t.parse().ok().filter(|d| *d <= MAX_SCALE);
    row.set_parsed("decimals", &mut decimals, at_most, "a whole number from 0 to 18");
    i.decimals = decimals.unwrap_or(0);
    row.set_value("base_year", &mut i.base_year, "a year such as 2015");
    if let Some(list) = row.list("source_priority") {
        i.source_priority = list.iter().map(SourceCode::new).collect();
        for s in list.iter().filter(|s| !profile.sources.contains_key(&SourceCode::new(s))) {
            row.points_nowhere("source_priority", s, "sources");
        }
    }
    row.set_text("priority_reason", &mut i.priority_reason);
    row.set_value("small_cell_threshold", &mut i.small_cell_threshold, "a whole number such as 5");
    unit_is_known(i, row, profile);
}

fn unit_is_known(i: &Indicator, row: &mut Row<'_>, profile: &Profile) {
    let (Some(unit), Some(list)) = (&i.unit, profile.code_lists.get(&CodeListCode::new(UNIT_LIST))) else { return };
    if row.text("unit").is_some() && list.item(unit).is_none() {
        row.points_nowhere("unit", unit.as_str(), "units (CL_UNIT)");
    }
}

/// Writes all indicators of the profile, texts in this language first.
pub fn write_indicators(profile: &Profile, lang: &Lang) -> String {
    let all = || profile.indicators.values();
    let (name_langs, definition_langs) =
        (languages(lang, all().map(|i| &i.names)), languages(lang, all().map(|i| &i.definition)));
    let mut out = Output::new(&names(&[
        &own(&["code", "module"]),
        &columns_of("name", &name_langs),
        &columns_of("definition", &definition_langs),
        // In the order of `COLUMNS`, after code and module.
        &own(COLUMNS.fixed.get(2..).unwrap_or_default()),
    ]));
    for i in all() {
        let overlaps = i.additivity.iter().filter(|(_, a)| **a == Additivity::Overlaps).map(|(d, _)| d.as_str());
        out.put(
            Line::default()
                .text(i.code.as_str())
                .text(&i.module)
                .localized(&i.names, &name_langs)
                .localized(&i.definition, &definition_langs)
                .maybe(i.measure.map(Word::word))
                .maybe(i.unit.as_ref().map(Code::as_str))
                .number(i.unit_multiplier)
                .maybe(i.counts.map(Word::word))
                .maybe(i.population.map(Word::word))
                .maybe(i.reference.as_ref().map(reference_word).as_deref())
                .list(i.dimensions.iter().map(DimensionCode::as_str))
                .list(overlaps)
                .maybe(i.numerator.as_ref().map(IndicatorCode::as_str))
                .maybe(i.denominator.as_ref().map(IndicatorCode::as_str))
                .list(i.inflows.iter().map(IndicatorCode::as_str))
                .list(i.outflows.iter().map(IndicatorCode::as_str))
                .maybe(i.custodian.as_ref().map(InstitutionCode::as_str))
                .text(i.frequency.word())
                .number(i.decimals)
                .maybe_number(i.base_year)
                .list(i.source_priority.iter().map(SourceCode::as_str))
                .text(&i.priority_reason)
                .maybe_number(i.small_cell_threshold),
        );
    }
    out.finish()
}
