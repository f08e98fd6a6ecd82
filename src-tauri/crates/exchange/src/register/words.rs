//! The words that stand for choices in register tables.

use almanac_core::{Counted, DimensionRole, Frequency, MeasureType, PopulationConcept, ReferenceTime, SourceKind};

/// A choice that has a word in register tables.
pub trait Word: Sized + Copy + 'static {
    /// All choices with their words, in the order in which findings list them.
    fn all() -> &'static [(Self, &'static str)];
    /// The word of a choice.
    fn word(self) -> &'static str;
    /// The choice of a word, whatever its case; spaces and hyphens count as underscores.
    fn of(text: &str) -> Option<Self> {
        let wanted = plain(text);
        Self::all().iter().find(|(_, w)| *w == wanted).map(|(v, _)| *v)
    }
    /// All words, separated by commas.
    fn list() -> String {
        Self::all().iter().map(|(_, w)| *w).collect::<Vec<_>>().join(", ")
    }
}

/// Lower case, with underscores between words.
pub(crate) fn plain(text: &str) -> String {
    text.trim().to_lowercase().replace([' ', '-'], "_")
}

macro_rules! words {
    ($($type:ident { $($variant:ident => $word:literal,)* })*) => {$(
        impl Word for $type {
            fn all() -> &'static [(Self, &'static str)] {
                &[$(($type::$variant, $word)),*]
            }
            // A new choice without a word does not compile.
            fn word(self) -> &'static str {
                match self { $($type::$variant => $word),* }
            }
        }
    )*};
}

words! {
    MeasureType {
        Stock => "stock",
        Flow => "flow",
        Balance => "balance",
        EventCount => "event_count",
        Amount => "amount",
        Rate => "rate",
        Share => "share",
        Index => "index",
    }
    Counted {
        Persons => "persons",
        Events => "events",
        Neither => "neither",
    }
    PopulationConcept {
        UsualResidence12Months => "usual_residence_12_months",
        UsualResidence6Months => "usual_residence_6_months",
        Registered => "registered",
        Present => "present",
        StatusHolders => "status_holders",
        NotApplicable => "not_applicable",
    }
    Frequency {
        Annual => "annual",
        HalfYearly => "half_yearly",
        Quarterly => "quarterly",
        Monthly => "monthly",
        Weekly => "weekly",
        Daily => "daily",
        Irregular => "irregular",
    }
    SourceKind {
        Census => "census",
        Survey => "survey",
        Register => "register",
        Administrative => "administrative",
        Estimate => "estimate",
        Website => "website",
    }
    DimensionRole {
        Sex => "sex",
        Age => "age",
        ReferenceArea => "reference_area",
        Citizenship => "citizenship",
        CountryOfBirth => "country_of_birth",
        PreviousResidence => "previous_residence",
        Destination => "destination",
        CountryOfAsylum => "country_of_asylum",
        PaymentCounterpart => "payment_counterpart",
        MigratoryStatus => "migratory_status",
        Education => "education",
        Occupation => "occupation",
        Reason => "reason",
        Other => "other",
    }
}

/// The word of a reference date or period: `mid_year`, `fiscal_year_4` for a year that starts in April.
pub fn reference_word(reference: &ReferenceTime) -> String {
    match reference {
        ReferenceTime::StartOfYear => "start_of_year".into(),
        ReferenceTime::MidYear => "mid_year".into(),
        ReferenceTime::EndOfYear => "end_of_year".into(),
        ReferenceTime::NamedDay => "named_day".into(),
        ReferenceTime::CalendarYear => "calendar_year".into(),
        ReferenceTime::FiscalYear(month) => format!("fiscal_year_{month}"),
        ReferenceTime::NamedPeriod => "named_period".into(),
    }
}

/// What [`reference_of`] understands.
pub const REFERENCE_WORDS: &str = "start_of_year, mid_year, end_of_year, named_day, calendar_year, \
     fiscal_year_2 to fiscal_year_12 (the month in which it starts), named_period";

/// The reference date or period of a word.
pub fn reference_of(text: &str) -> Option<ReferenceTime> {
    Some(match plain(text).as_str() {
        "start_of_year" => ReferenceTime::StartOfYear,
        "mid_year" => ReferenceTime::MidYear,
        "end_of_year" => ReferenceTime::EndOfYear,
        "named_day" => ReferenceTime::NamedDay,
        "calendar_year" => ReferenceTime::CalendarYear,
        "named_period" => ReferenceTime::NamedPeriod,
        other => {
            let month: u8 = other.strip_prefix("fiscal_year_")?.parse().ok()?;
            ReferenceTime::FiscalYear((2..=12).contains(&month).then_some(month)?)
        }
    })
}
