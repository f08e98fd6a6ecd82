//! Indicators that a file brings and the profile does not know: what the file says of them, and what it leaves open.
//!
//! The record that is added holds what a cell of the file says and nothing else; each part is told with its cell.

use crate::wire::RecordPart;
use almanac_core::{
    Code, CodeListCode, Dimension, DimensionCode, DimensionRole, Finding, Indicator, IndicatorCode, Level, Localized,
    MeasureType, ObservationTable, Place, Profile,
};
use almanac_exchange::register::words::Word;
use almanac_exchange::understand::name_in;
use almanac_exchange::when::timeless;
use almanac_exchange::{Context, Described, Reading, Recipe, Said, Workbook, describe};
use std::collections::{BTreeMap, BTreeSet};

impl RecordPart {
    /// The part in English.
    pub fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Unit => "unit",
            Self::Multiplier => "multiplier",
            Self::Decimals => "decimals",
            Self::Measure => "measure",
            Self::Frequency => "frequency",
            Self::Dimensions => "dimensions",
            Self::Definition => "definition",
            Self::Reference => "reference time",
        }
    }
}

/// A part that was taken from the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// Which part.
    pub part: RecordPart,
    /// What stands in the record now.
    pub value: String,
    /// The file's words for it; empty where the values themselves say it.
    pub said: String,
    /// The cell; empty where all of them say it.
    pub cell: String,
}

/// An indicator that is added with the file.
#[derive(Debug, Clone, PartialEq)]
pub struct Added {
    /// Its record.
    pub indicator: Indicator,
    /// What was taken from the file.
    pub taken: Vec<Taken>,
    /// What the file does not say.
    pub open: Vec<RecordPart>,
}

/// The indicators of a reading that the profile does not have.
pub fn added(
    profile: &Profile,
    recipe: &Recipe,
    book: &Workbook,
    context: &Context<'_>,
    reading: &Reading,
    table: &ObservationTable,
) -> Vec<Added> {
    let wanted: BTreeSet<IndicatorCode> = reading
        .indicators
        .iter()
        .filter(|i| !profile.indicators.contains_key(*i) && !reading.unnamed_indicators.contains(*i))
        .cloned()
        .collect();
    let described = describe(recipe, book, context, table, &reading.units, &wanted);
    let dimensions = table.series.dimensions();
    wanted
        .into_iter()
        .map(|code| {
            let dimensions = dimensions.get(&code).into_iter().flatten().cloned().collect();
            let bare = Indicator { dimensions, ..Indicator::unnamed(code.clone(), Localized::en(code.as_str())) };
            record(profile, bare, described.get(&code).cloned().unwrap_or_default())
        })
        .collect()
}

/// Dimensions that values have, that the profile does not know, and whose codes are those of one of its lists: they come
/// with the file, called as the sender calls them.
pub fn dimensions_added(profile: &Profile, recipe: &Recipe, table: &ObservationTable) -> Vec<Dimension> {
    let used: BTreeSet<DimensionCode> = table.series.dimensions().into_values().flatten().collect();
    let of_columns = recipe.tables.iter().flat_map(|t| t.columns.iter().map(|c| (&c.dimension, &c.code_list)));
    let of_rows = recipe.tables.iter().flat_map(|t| t.values.headings.iter().map(|h| (&h.dimension, &h.code_list)));
    let mut out: BTreeMap<DimensionCode, Dimension> = BTreeMap::new();
    let also_columns = recipe.tables.iter().flat_map(|t| t.columns.iter().filter_map(|c| c.also.as_ref()));
    let also_rows = recipe.tables.iter().flat_map(|t| t.values.headings.iter().filter_map(|h| h.also.as_ref()));
    let also: Vec<_> =
        also_columns.chain(also_rows).map(|a| (Some(a.dimension.clone()), a.code_list.clone())).collect();
    let also = also.iter().map(|(d, l)| (d, l));
    for (code, list) in of_columns.chain(of_rows).chain(also) {
        let (Some(code), Some(list)) = (code, list) else { continue };
        if !used.contains(code) || profile.dimensions.contains_key(code) || !profile.code_lists.contains_key(list) {
            continue;
        }
        let called = recipe.called(code).unwrap_or(code.as_str());
        let names = Localized::in_lang(profile.about.language.clone(), called);
        let role = match code.as_str() {
            "ref_area" => DimensionRole::ReferenceArea,
            _ => DimensionRole::Other,
        };
        let dimension = Dimension { code: code.clone(), names, role, code_list: list.clone() };
        out.entry(code.clone()).or_insert(dimension);
    }
    out.into_values().collect()
}

/// Names for indicators of which nobody has said yet which they are, by the word that stands for them in the file: the
/// heading without its unit or, where a table names its values nowhere, the title.
pub fn proposed_names(
    recipe: &Recipe,
    book: &Workbook,
    context: &Context<'_>,
    reading: &Reading,
    table: &ObservationTable,
) -> BTreeMap<IndicatorCode, String> {
    let words = &reading.unnamed_indicators;
    let described = describe(recipe, book, context, table, &reading.units, words);
    let is_table = |word: &IndicatorCode| recipe.tables.iter().any(|t| t.name == word.as_str());
    words
        .iter()
        .filter_map(|word| {
            // A code such as SM.POP.NETM is no name, where the file has one beside it.
            let told = described.get(word).and_then(|d| Some(d.name.as_ref()?.0.text.clone()));
            let is_code = || !word.as_str().contains(char::is_whitespace) && word.as_str().contains(['.', '_', '-']);
            let name =
                if is_table(word) { told? } else { told.filter(|_| is_code()).unwrap_or(name_in(word.as_str())) };
            // Next year's file is of the same indicator.
            Some((word.clone(), timeless(&name)))
        })
        .collect()
}

/// The record with what the file says of it.
fn record(profile: &Profile, mut indicator: Indicator, said: Described) -> Added {
    let mut taken = Vec::new();
    let mut open = Vec::new();
    let mut note = |part, value: String, said: &Said| {
        taken.push(Taken { part, value, said: said.text.clone(), cell: said.cell.to_string() });
    };
    match said.name {
        Some((name, lang)) => {
            let lang = lang.unwrap_or_else(|| profile.about.language.clone());
            let timeless = timeless(&name.text);
            indicator.names = Localized::in_lang(lang, timeless.as_str());
            note(RecordPart::Name, timeless, &name);
        }
        None => open.push(RecordPart::Name),
    }
    match (&said.unit, &said.unit_code) {
        (Some(words), Some(code)) => {
            note(RecordPart::Unit, unit_name(profile, code), words);
            indicator.measure = quotient(code);
            match indicator.measure {
                Some(measure) => note(RecordPart::Measure, measure.code().to_string(), words),
                None => open.push(RecordPart::Measure),
            }
            indicator.unit = Some(code.clone());
        }
        (Some(_) | None, _) => open.extend([RecordPart::Unit, RecordPart::Measure]),
    }
    match &said.multiplier {
        Some((power, words)) => {
            indicator.unit_multiplier = *power;
            note(RecordPart::Multiplier, power.to_string(), words);
        }
        None => open.push(RecordPart::Multiplier),
    }
    match said.decimals {
        Some((decimals, cell)) => {
            indicator.decimals = decimals.min(9);
            let value = indicator.decimals.to_string();
            taken.push(Taken { part: RecordPart::Decimals, value, said: String::new(), cell: cell.to_string() });
        }
        None => open.push(RecordPart::Decimals),
    }
    match said.frequency {
        Some(frequency) => {
            indicator.frequency = frequency;
            let value = frequency.word().to_string();
            taken.push(Taken { part: RecordPart::Frequency, value, said: String::new(), cell: String::new() });
        }
        None => open.push(RecordPart::Frequency),
    }
    if !indicator.dimensions.is_empty() {
        let value = indicator.dimensions.iter().map(|d| d.as_str()).collect::<Vec<_>>().join(", ");
        taken.push(Taken { part: RecordPart::Dimensions, value, said: String::new(), cell: String::new() });
    }
    open.extend([RecordPart::Definition, RecordPart::Reference]);
    Added { indicator, taken, open }
}

/// Units of quotients: values in per cent or per so many are not added up, whatever they are parts of.
fn quotient(unit: &Code) -> Option<MeasureType> {
    let is = matches!(unit.as_str(), "PT" | "PP") || unit.as_str().starts_with("PER_");
    is.then_some(MeasureType::Rate)
}

fn unit_name(profile: &Profile, code: &Code) -> String {
    let list = profile.code_lists.get(&CodeListCode::new("CL_UNIT"));
    let name = list.and_then(|l| l.item(code)).map(|i| i.names.best(&profile.about.language).to_string());
    name.filter(|n| !n.is_empty()).unwrap_or_else(|| code.to_string())
}

/// Says of each indicator what was taken from which cell and what is open.
pub fn told(file: &str, added: &Added, units: &BTreeSet<String>) -> Finding {
    let code = &added.indicator.code;
    let parts: Vec<String> = added
        .taken
        .iter()
        .map(|t| match (t.said.is_empty(), t.cell.is_empty()) {
            (false, false) if t.said == t.value => format!("{} \"{}\" ({})", t.part.word(), t.value, t.cell),
            (false, false) => format!("{} {} (\"{}\", {})", t.part.word(), t.value, t.said, t.cell),
            (true, false) => format!("{} {} ({})", t.part.word(), t.value, t.cell),
            (_, true) => format!("{} {}", t.part.word(), t.value),
        })
        .collect();
    let taken = if parts.is_empty() { String::new() } else { format!(" From the file: {}.", parts.join("; ")) };
    let open: Vec<&str> = added.open.iter().map(|p| p.word()).collect();
    // One unit in words that no list has, or several that differ.
    let words: Vec<String> = units.iter().map(|u| format!("\"{u}\"")).collect();
    let unread = if added.open.contains(&RecordPart::Unit) && !words.is_empty() {
        format!(" The unit is open because the file says {}.", words.join(" and "))
    } else {
        String::new()
    };
    let place = added.taken.iter().find(|t| !t.cell.is_empty()).map_or("", |t| t.cell.as_str());
    Finding::new(
        Level::Warning,
        "indicator-new",
        Place::File { file: file.to_string(), cell: place.to_string() },
        format!(
            "Indicator {code} is not in the list and will be added.{taken} The file does not say: {}.{unread}",
            open.join(", ")
        ),
        "Check what was taken, and complete its record before it is used in a chapter.",
    )
    .with(code.as_str(), "an indicator of the profile")
}
