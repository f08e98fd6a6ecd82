//! Writes the registers of a profile into the tables for reading.

use crate::{StoreError, Tx, error::tried};
use almanac_core::{Code, Extent, Frequency, Lang, Localized, PopulationConcept, Profile, ReferenceTime, SourceKind};
use rusqlite::Params;

const WHAT: &str = "write the registers for reading";

impl Tx<'_> {
    /// Replaces the copies of the registers by those of this profile. Call it with every operation that
    /// touches indicators, sources, institutions, datasets, code lists, editions or headings.
    pub fn write_register_mirror(&self, profile: &Profile) -> Result<(), StoreError> {
        self.sql.execute_batch(include_str!("clear.sql")).map_err(tried(WHAT))?;
        let lang = &profile.about.language;
        self.mirror_indicators(profile, lang)?;
        self.mirror_sources(profile, lang)?;
        self.mirror_texts(profile, lang)?;
        self.mirror_codes(profile, lang)
    }

    fn mirror_indicators(&self, profile: &Profile, lang: &Lang) -> Result<(), StoreError> {
        for i in profile.indicators.values() {
            let dimensions: Vec<&str> = i.dimensions.iter().map(|d| d.as_str()).collect();
            self.put(
                include_str!("insert_indicator.sql"),
                rusqlite::params![
                    i.code.as_str(),
                    i.names.best(lang),
                    all(&i.names),
                    i.definition.best(lang),
                    i.module,
                    i.measure.map_or("", |m| m.code()),
                    i.unit.as_ref().map_or("", Code::as_str),
                    i.unit_multiplier,
                    i.population.map_or("", population),
                    i.reference.as_ref().map_or_else(String::new, reference),
                    dimensions.join(","),
                    frequency(i.frequency),
                    i.custodian.as_ref().map_or("", |c| c.as_str()),
                    i.decimals
                ],
            )?;
        }
        Ok(())
    }

    fn mirror_sources(&self, profile: &Profile, lang: &Lang) -> Result<(), StoreError> {
        for s in profile.sources.values() {
            self.put(
                include_str!("insert_source.sql"),
                rusqlite::params![
                    s.code.as_str(),
                    s.names.best(lang),
                    all(&s.names),
                    s.institution.as_ref().map_or("", |i| i.as_str()),
                    kind(s.kind),
                    s.vintage,
                    frequency(s.frequency),
                    s.next_date.map_or_else(String::new, |d| d.to_string()),
                    s.coverage.best(lang),
                    s.definition.best(lang),
                    s.access,
                    s.address
                ],
            )?;
        }
        for i in profile.institutions.values() {
            let row = (i.code.as_str(), i.names.best(lang), all(&i.names), &i.acronym, &i.focal_point);
            self.put(include_str!("insert_institution.sql"), row)?;
        }
        for d in profile.datasets.values() {
            for r in &d.releases {
                let row = (
                    d.id.as_str(),
                    r.release.as_str(),
                    d.source.as_str(),
                    extent(&r.extent),
                    r.at.0,
                    &r.by.0,
                    &r.reason,
                );
                self.put(include_str!("insert_dataset.sql"), row)?;
            }
        }
        Ok(())
    }

    fn mirror_texts(&self, profile: &Profile, lang: &Lang) -> Result<(), StoreError> {
        let numbers = profile.section_numbers();
        for (section, position) in profile.sections.iter().zip(1i64..) {
            let row = (
                position,
                section.id.as_str(),
                numbers.get(&section.id).map_or("", String::as_str),
                profile.level(section) as i64,
                section.title.best(lang),
                all(&section.title),
            );
            self.put(include_str!("insert_section.sql"), row)?;
        }
        for e in profile.editions.values() {
            let languages: Vec<&str> = e.languages.iter().map(Lang::as_str).collect();
            let as_of = e.data_as_of.map_or_else(String::new, |d| d.to_string());
            self.put(include_str!("insert_edition.sql"), (e.year, as_of, &e.template, languages.join(","), e.sealed))?;
        }
        Ok(())
    }

    fn mirror_codes(&self, profile: &Profile, lang: &Lang) -> Result<(), StoreError> {
        for dimension in profile.dimensions.values() {
            let Some(list) = profile.code_lists.get(&dimension.code_list) else { continue };
            for item in &list.items {
                let row = (dimension.code.as_str(), item.code.as_str(), item.names.best(lang));
                self.put(include_str!("insert_code.sql"), row)?;
            }
        }
        Ok(())
    }

    fn put(&self, sql: &str, row: impl Params) -> Result<(), StoreError> {
        self.sql.prepare_cached(sql).and_then(|mut s| s.execute(row)).map_err(tried(WHAT))?;
        Ok(())
    }
}

fn all(text: &Localized) -> String {
    serde_json::to_string(text).unwrap_or_default()
}

fn extent(extent: &Extent) -> String {
    match extent {
        Extent::Everything => "everything".into(),
        Extent::Periods(from, to) => format!("{from} to {to}"),
        Extent::Cells => "cells".into(),
    }
}

fn frequency(frequency: Frequency) -> &'static str {
    match frequency {
        Frequency::Annual => "annual",
        Frequency::HalfYearly => "half-yearly",
        Frequency::Quarterly => "quarterly",
        Frequency::Monthly => "monthly",
        Frequency::Weekly => "weekly",
        Frequency::Daily => "daily",
        Frequency::Irregular => "irregular",
    }
}

fn kind(kind: SourceKind) -> &'static str {
    match kind {
        SourceKind::Census => "census",
        SourceKind::Survey => "survey",
        SourceKind::Register => "register",
        SourceKind::Administrative => "administrative",
        SourceKind::Estimate => "estimate",
        SourceKind::Website => "website",
    }
}

fn population(population: PopulationConcept) -> &'static str {
    match population {
        PopulationConcept::UsualResidence12Months => "usual residence, 12 months",
        PopulationConcept::UsualResidence6Months => "usual residence, 6 months and a day",
        PopulationConcept::Registered => "registered residence",
        PopulationConcept::Present => "present",
        PopulationConcept::StatusHolders => "holders of a status",
        PopulationConcept::NotApplicable => "not applicable",
    }
}

fn reference(reference: &ReferenceTime) -> String {
    match reference {
        ReferenceTime::StartOfYear => "1 January".into(),
        ReferenceTime::MidYear => "middle of the year".into(),
        ReferenceTime::EndOfYear => "31 December".into(),
        ReferenceTime::NamedDay => "day named with the value".into(),
        ReferenceTime::CalendarYear => "calendar year".into(),
        ReferenceTime::FiscalYear(month) => format!("year that starts in month {month}"),
        ReferenceTime::NamedPeriod => "period named with the value".into(),
    }
}
