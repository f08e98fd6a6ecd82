//! How one sender's file is read: which table, what each column means, how numbers and gaps are written.
//!
//! A recipe is kept as TOML, is part of what a release is addressed by, and reads next year's delivery
//! too: columns are found by their heading first and by their place second. It never contains
//! anything learned from values.
//!
//! ```toml
//! version = 1
//! source = "NSO"                      # whose delivery
//! extent = "its_periods"              # or "everything", "cells", or { from = "2015", to = "2020" }
//!
//! [[table]]
//! name = "Table 1"
//! sheet = "Table 1"                   # left out in formats without sheets
//! title = ["Table 1. Population by sex"] # what stands above the heading; another title is another table
//! period_seen = "2017"                # the period that the words around say; the next file's is taken instead
//! legend_seen = { "-" = "zero" }      # what the file said of its signs; another explanation is believed and told
//! unit_seen = "in thousands"          # the unit that the sender's words say; another one is told and reckoned with
//! header = [8, 11]                    # first and last row of the heading
//! first_row = 12
//! last_row = 294                      # left out: to the end
//! indicator = "IMM-001"               # constant; or a column that means "indicator"
//! unit = "persons"
//! period = "2017"                     # constant; or a column or a heading row that means "period"
//! decimal = "point"                   # or "comma"
//! decimals = "shown"                  # 12.5 shown as 12.50 has two decimals; left out: as stored
//! times_ten_to = 3                    # values in thousands become units
//! codes = { sex = "F" }               # constant codes
//! flags = "P"                         # flags of all values: everything in this file is provisional
//! markers = { "-" = "zero", "*" = "suppressed" }
//! brackets = "unreliable"             # (12) is 12 of low reliability; left out: -12
//! calendar = "bikram_sambat"          # or "solar_hijri", "buddhist", "split_years" (2010-11 is no month); left out: as they stand
//!
//! [[table.column]]                    # a column beside the values
//! at = 2
//! heading = "Region, country or area"
//! means = "dimension"                 # dimension, indicator, period, unit, flags, missing, confidentiality, note, filter, ignore
//! dimension = "ref_area"
//! code_list = "CL_AREA"
//! keep = ["KGZ"]                      # only rows with one of these texts or codes
//! goes_on = true                      # an empty cell says what the one above says
//! also = { dimension = "age" }        # labels such as "Men 18-64" in a column of sexes say an age as well
//! [[table.column.inner]]              # labels of another dimension under the labels of this one
//! dimension = "sex"
//! labels = ["women", "men"]
//!
//! [[table.section]]                   # labels in rows of their own, above the rows that they hold for
//! at = 1
//! means = "period"                    # or "dimension"
//!
//! [table.values]
//! columns = [6, 26]                   # first and last; 0 for the end
//! [[table.values.heading]]            # what each heading row says about the column below it
//! row = 11
//! means = "period"                    # before = "Population" where every heading is "Population 2021"
//! [[table.values.named]]              # one column told apart by its heading
//! heading = "f_0_4"
//! codes = { sex = "F", age = "Y0T4" }
//!
//! [labels.sex]                        # labels of the sender, by dimension
//! "Both sexes" = "_T"
//! ```

use crate::number::{Brackets, DecimalSign, Marker, is_blank};
use crate::when::Calendar;
use almanac_core::release::Flags;
use almanac_core::{Code, CodeListCode, DimensionCode, IndicatorCode, Period, SourceCode};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The only version of the recipe's form so far.
pub const RECIPE_VERSION: u32 = 1;
/// The most rows that a heading may have.
pub(crate) const MAX_HEADING: u32 = 1_000;

/// How a file is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipe {
    /// Version of this form.
    pub version: u32,
    /// Whose delivery it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<SourceCode>,
    /// What the delivery speaks for.
    #[serde(default, with = "extent_toml")]
    pub extent: Speaks,
    /// The tables that are read; others are left alone.
    #[serde(default, rename = "table", skip_serializing_if = "Vec::is_empty")]
    pub tables: Vec<TableRecipe>,
    /// Codes of the sender's labels, by dimension.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub labels: BTreeMap<DimensionCode, BTreeMap<String, Code>>,
    /// Indicators of the sender's codes or headings.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub indicators: BTreeMap<String, IndicatorCode>,
}

impl Recipe {
    /// The indicator of a sender's code or heading: a heading with a footnote, in capitals or with other blanks is the same
    /// one, unless the recipe tells two such apart.
    pub fn indicator_of(&self, word: &str) -> Option<&IndicatorCode> {
        self.indicators.get(word).or_else(|| {
            let plain = crate::labels::clean(word);
            let mut alike = self.indicators.iter().filter(|(held, _)| crate::labels::clean(held) == plain);
            let first = alike.next()?.1;
            alike.all(|(_, code)| code == first).then_some(first)
        })
    }
}

/// What a delivery that is read by the recipe speaks for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Speaks {
    /// The whole dataset: what a later file leaves out is gone.
    #[default]
    Everything,
    /// The periods from the first to the last one that each file itself holds, so that next year's file may hold the
    /// new year alone.
    ItsPeriods,
    /// These periods, both ends included.
    Periods(Period, Period),
    /// Only the cells that it contains, as corrections do.
    Cells,
}

/// How one table is read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct TableRecipe {
    /// Its name, for messages.
    pub name: String,
    /// Its sheet; none in formats without sheets.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sheet: Option<String>,
    /// Lines above the heading, by which another table with the same columns is told apart.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub title: Vec<String>,
    /// The unit that the sender's words said of all values when the recipe was made, whatever `unit` says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit_seen: Option<String>,
    /// The period that the words around the table said of all values when the recipe was made, whatever `period` says. Where
    /// both are the same, the next file's words say its period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period_seen: Option<Period>,
    /// First and last row of the heading; `[0, 0]` for formats that name their columns themselves.
    pub header: [u32; 2],
    /// First row below the heading.
    pub first_row: u32,
    /// Last row; none for the end of the sheet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last_row: Option<u32>,
    /// The indicator of all values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<IndicatorCode>,
    /// The unit of all values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// The period of all values.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// The decimal sign.
    #[serde(default)]
    pub decimal: DecimalSign,
    /// Which decimals stored numbers have.
    #[serde(default, skip_serializing_if = "is_stored")]
    pub decimals: Decimals,
    /// Power of ten that values are multiplied by.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub times_ten_to: i8,
    /// Codes that hold for all values.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<DimensionCode, Code>,
    /// Flags that hold for all values.
    #[serde(default, skip_serializing_if = "no_flags", with = "flags_toml")]
    pub flags: Flags,
    /// What markers stand for, beside the usual ones.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub markers: BTreeMap<String, Marker>,
    /// What the file itself said that markers stand for when the recipe was made, whatever `markers` says: where the next
    /// file says something else, it is believed and told.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub legend_seen: BTreeMap<String, Marker>,
    /// What brackets around a number say.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub brackets: Brackets,
    /// The calendar of the periods in columns and headings.
    #[serde(default, skip_serializing_if = "is_usual")]
    pub calendar: Calendar,
    /// Whether rows that the sender hid are read.
    #[serde(default)]
    pub hidden_rows: HiddenRows,
    /// Columns beside the values.
    #[serde(default, rename = "column", skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<LabelColumn>,
    /// Labels that stand in rows of their own, each above the rows that it holds for: "2023" above the countries of 2023.
    #[serde(default, rename = "section", skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<LabelColumn>,
    /// The values.
    pub values: Values,
}

/// Which decimals the numbers have that a workbook stores.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decimals {
    /// Those that are stored: 12.5, however it is shown.
    #[default]
    Stored,
    /// Those that the cell shows, where it shows more: 12.50.
    Shown,
}

/// What happens with rows that the sender hid.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HiddenRows {
    /// They are read, and told.
    #[default]
    Read,
    /// They are left out, and told.
    LeaveOut,
}

/// What a column beside the values, or a heading row above them, means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Means {
    /// Codes or labels of a dimension.
    Dimension,
    /// The indicator's code or name.
    Indicator,
    /// The period.
    Period,
    /// A month or quarter whose year stands in the heading.
    PartOfYear,
    /// The unit.
    Unit,
    /// Status flags.
    Flags,
    /// Why there is no number, in the words of the program's own tables: `not_available`, `suppressed`.
    Missing,
    /// Confidentiality status.
    Confidentiality,
    /// A note.
    Note,
    /// Another name of the column before it.
    Label,
    /// Only used to keep or leave out rows.
    Filter,
    /// Nothing.
    Ignore,
}

/// A column beside the values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LabelColumn {
    /// Its number, from 1, used where no heading is the same.
    pub at: u32,
    /// Its heading as received.
    #[serde(default)]
    pub heading: String,
    /// What it means.
    pub means: Means,
    /// The dimension, for `dimension`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimension: Option<DimensionCode>,
    /// The code list of its labels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_list: Option<CodeListCode>,
    /// Rows are kept whose text or code is one of these; empty for all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<String>,
    /// Rows are left out whose text or code is one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub drop: Vec<String>,
    /// Whether an empty cell says what the one above says.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub goes_on: bool,
    /// A second dimension that the same labels say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also: Option<AlsoSays>,
    /// Labels of another dimension that stand under this one's labels: "women" under each region.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inner: Vec<InnerLabels>,
}

impl LabelColumn {
    /// A column of one meaning with nothing else said of it.
    pub fn plain(at: u32, heading: &str, means: Means) -> Self {
        let (keep, drop, inner) = (Vec::new(), Vec::new(), Vec::new());
        let heading = heading.to_string();
        Self { at, heading, means, dimension: None, code_list: None, keep, drop, goes_on: false, also: None, inner }
    }
}

/// A second dimension that labels say beside the first: the age of "Men 18-64" in a column of sexes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AlsoSays {
    /// The dimension.
    pub dimension: DimensionCode,
    /// Its code list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_list: Option<CodeListCode>,
}

/// Labels of one dimension that stand in the column of another, under its labels. After a line without
/// values they belong to the first label of the table again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct InnerLabels {
    /// Their dimension.
    pub dimension: DimensionCode,
    /// Its code list.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_list: Option<CodeListCode>,
    /// The labels.
    pub labels: Vec<String>,
}

/// Where the values stand and what their headings say.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Values {
    /// First and last column; 0 as the last for the end of the heading.
    pub columns: [u32; 2],
    /// Heading of a single value column, found again by it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub column_heading: Option<String>,
    /// What each heading row means.
    #[serde(default, rename = "heading", skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<HeadingRow>,
    /// Columns told apart by their heading.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub named: Vec<NamedColumn>,
    /// Whether columns that no heading row and no name explains are values.
    #[serde(default)]
    pub others: OtherColumns,
}

/// What happens with value columns that no rule explains.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OtherColumns {
    /// They are read; the heading says what it says.
    #[default]
    Read,
    /// They are left out.
    LeaveOut,
}

/// What one heading row says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadingRow {
    /// Row, from 1.
    pub row: u32,
    /// What it means.
    pub means: Means,
    /// The dimension, for `dimension`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dimension: Option<DimensionCode>,
    /// The code list of its labels.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code_list: Option<CodeListCode>,
    /// Words that stand before the period in every heading: "Population" of "Population 2021". They name what is
    /// measured.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub before: String,
    /// Words that stand after the period in every heading.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub after: String,
    /// Whether headings that mean the indicator say a period as well: "Transfers 2023" beside "Transfers 2024".
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub with_period: bool,
    /// A second dimension that the same headings say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub also: Option<AlsoSays>,
}

impl HeadingRow {
    /// A heading row without words around its period.
    pub fn plain(row: u32, means: Means) -> Self {
        Self {
            row,
            means,
            dimension: None,
            code_list: None,
            before: String::new(),
            after: String::new(),
            with_period: false,
            also: None,
        }
    }
    /// The part of a heading that says the period; none where other words stand around it.
    pub fn period_part<'t>(&self, text: &'t str) -> Option<&'t str> {
        let text = text.trim_matches(is_blank).strip_prefix(self.before.as_str())?;
        Some(text.strip_suffix(self.after.as_str())?.trim_matches(is_blank))
    }
}

/// A value column told apart by its heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NamedColumn {
    /// Its heading as received.
    pub heading: String,
    /// Its indicator.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub indicator: Option<IndicatorCode>,
    /// Its period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// Its codes.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub codes: BTreeMap<DimensionCode, Code>,
    /// Its unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Left out.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub skip: bool,
}

impl NamedColumn {
    /// A column that is not read.
    pub fn left_out(heading: String) -> Self {
        Self { heading, indicator: None, period: None, codes: BTreeMap::new(), unit: None, skip: true }
    }
}

impl Recipe {
    /// An empty recipe.
    pub fn new() -> Self {
        Self {
            version: RECIPE_VERSION,
            source: None,
            extent: Speaks::Everything,
            tables: Vec::new(),
            labels: BTreeMap::new(),
            indicators: BTreeMap::new(),
        }
    }
    /// What the sender calls a dimension: the heading of its column. None for dimensions of headings.
    pub fn called(&self, dimension: &DimensionCode) -> Option<&str> {
        let mut columns = self.tables.iter().flat_map(|t| &t.columns);
        let column = columns.find(|c| c.dimension.as_ref() == Some(dimension) && !c.heading.is_empty())?;
        Some(&column.heading)
    }
    /// The recipe as TOML; the same recipe gives the same text.
    pub fn to_toml(&self) -> Result<String, RecipeError> {
        toml::to_string(self).map_err(|e| RecipeError(e.to_string()))
    }
    /// Reads TOML; an unknown word is an error, because a mistyped one would be read over silently.
    pub fn from_toml(text: &str) -> Result<Self, RecipeError> {
        let recipe: Recipe = toml::from_str(text).map_err(|e| RecipeError(e.to_string()))?;
        if recipe.version != RECIPE_VERSION {
            return Err(RecipeError(format!(
                "the recipe has version {}; this program reads version {RECIPE_VERSION}",
                recipe.version
            )));
        }
        let named = recipe.indicators.iter().map(|(word, code)| (word, code.as_str()));
        let labelled = recipe.labels.values().flatten().map(|(label, code)| (label, code.as_str()));
        if let Some((word, _)) = named.chain(labelled).find(|(_, code)| code.trim().is_empty()) {
            return Err(RecipeError(format!("\"{word}\" has an empty code; give one, or take the line out")));
        }
        // Every row of a heading is looked at for every column.
        if let Some(table) = recipe.tables.iter().find(|t| t.header[1].saturating_sub(t.header[0]) > MAX_HEADING) {
            return Err(RecipeError(format!(
                "the heading of table \"{}\" has more than {MAX_HEADING} rows; give its first and last row",
                table.name
            )));
        }
        Ok(recipe)
    }
}

impl Default for Recipe {
    fn default() -> Self {
        Self::new()
    }
}

/// Why a recipe cannot be read or written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecipeError(pub String);
impl std::fmt::Display for RecipeError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "cannot read the recipe: {}", self.0)
    }
}
impl std::error::Error for RecipeError {}

fn no_flags(flags: &Flags) -> bool {
    *flags == Flags::NONE
}
fn is_stored(d: &Decimals) -> bool {
    *d == Decimals::Stored
}
fn is_usual<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}
fn is_zero(n: &i8) -> bool {
    *n == 0
}

/// Letters of observation status, such as `P` or `BE`.
mod flags_toml {
    use almanac_core::release::Flags;
    use serde::{Deserialize, Deserializer, Serializer, de::Error};

    pub fn serialize<S: Serializer>(flags: &Flags, s: S) -> Result<S::Ok, S::Error> {
        s.serialize_str(&flags.letters())
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Flags, D::Error> {
        let text = String::deserialize(d)?;
        Flags::from_letters(&text).map_err(|c| D::Error::custom(format!("\"{c}\" is no letter of a status flag")))
    }
}

/// `"everything"`, `"its_periods"`, `"cells"` or `{ from = "2015", to = "2020" }`.
mod extent_toml {
    use super::Speaks;
    use almanac_core::Period;
    use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error};

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Written {
        Word(String),
        Span { from: Period, to: Period },
    }
    pub fn serialize<S: Serializer>(extent: &Speaks, s: S) -> Result<S::Ok, S::Error> {
        match extent {
            Speaks::Everything => Written::Word("everything".into()),
            Speaks::ItsPeriods => Written::Word("its_periods".into()),
            Speaks::Cells => Written::Word("cells".into()),
            Speaks::Periods(from, to) => Written::Span { from: *from, to: *to },
        }
        .serialize(s)
    }
    pub fn deserialize<'de, D: Deserializer<'de>>(d: D) -> Result<Speaks, D::Error> {
        match Written::deserialize(d)? {
            Written::Word(w) => match w.as_str() {
                "everything" => Ok(Speaks::Everything),
                "its_periods" => Ok(Speaks::ItsPeriods),
                "cells" => Ok(Speaks::Cells),
                _ => Err(D::Error::custom(format!("extent \"{w}\" is neither everything, its_periods nor cells"))),
            },
            Written::Span { from, to } => Ok(Speaks::Periods(from, to)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_example_in_the_header_reads_and_stays() {
        let text: String = include_str!("mod.rs")
            .lines()
            .skip_while(|l| *l != "//! ```toml")
            .skip(1)
            .take_while(|l| *l != "//! ```")
            .map(|l| l.trim_start_matches("//!").to_string() + "\n")
            .collect();
        let recipe = Recipe::from_toml(&text).unwrap();
        assert_eq!(recipe.tables.len(), 1);
        let written = recipe.to_toml().unwrap();
        assert_eq!(Recipe::from_toml(&written).unwrap(), recipe, "{written}");
    }
    #[test]
    fn a_mistyped_word_is_an_error() {
        assert!(Recipe::from_toml("version = 1\nsoruce = \"X\"").is_err());
        assert!(Recipe::from_toml("version = 2").is_err());
        let table = "version = 1\n[[table]]\nname = \"t\"\nheader = [1, 1]\nfirst_row = 2\n";
        let values = "[table.values]\ncolumns = [1, 0]\n";
        assert!(Recipe::from_toml(&format!("{table}flags = \"P\"\n{values}")).is_ok());
        assert!(Recipe::from_toml(&format!("{table}flags = \"provisional\"\n{values}")).is_err());
    }
}
