//! Dimensions and their versioned code lists.

use crate::{Code, CodeListCode, DimensionCode, Lang, Localized};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a dimension means. The four roles of a counterpart country are never one "country".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DimensionRole {
    /// Sex.
    Sex,
    /// Age or age group.
    Age,
    /// The reporting country or a part of it.
    ReferenceArea,
    /// Country of citizenship.
    Citizenship,
    /// Country of birth.
    CountryOfBirth,
    /// Country of previous residence.
    PreviousResidence,
    /// Country of next residence or destination.
    Destination,
    /// Country in which asylum is sought or enjoyed.
    CountryOfAsylum,
    /// Country from which money is sent or to which it goes.
    PaymentCounterpart,
    /// Migrant or non-migrant.
    MigratoryStatus,
    /// Education.
    Education,
    /// Occupation.
    Occupation,
    /// Reason for migration or for a permit.
    Reason,
    /// Anything else, national dimensions among it.
    Other,
}

impl DimensionRole {
    /// Whether its codes are countries, areas or their parts.
    pub fn is_area(self) -> bool {
        match self {
            Self::ReferenceArea
            | Self::Citizenship
            | Self::CountryOfBirth
            | Self::PreviousResidence
            | Self::Destination
            | Self::CountryOfAsylum
            | Self::PaymentCounterpart => true,
            Self::Sex
            | Self::Age
            | Self::MigratoryStatus
            | Self::Education
            | Self::Occupation
            | Self::Reason
            | Self::Other => false,
        }
    }
}

/// A dimension by which an indicator may be broken down.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dimension {
    /// Lower-case code, as written in questions.
    pub code: DimensionCode,
    /// Name per language.
    pub names: Localized,
    /// Its meaning.
    pub role: DimensionRole,
    /// Its code list.
    pub code_list: CodeListCode,
}

/// One item of a code list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CodeItem {
    /// The code.
    pub code: Code,
    /// Name per language.
    pub names: Localized,
    /// The item that this one is a part of.
    pub parent: Option<Code>,
    /// First day on which it exists; none when it always did.
    pub valid_from: Option<NaiveDate>,
    /// Last day on which it exists; none when it still does.
    pub valid_to: Option<NaiveDate>,
}

/// A versioned list of codes.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CodeList {
    /// Its code, such as `CL_SEX`.
    pub code: CodeListCode,
    /// Version, such as `2.1`.
    pub version: String,
    /// Name per language.
    pub names: Localized,
    /// Items in the order of print.
    pub items: Vec<CodeItem>,
}

impl CodeList {
    /// The item of a code.
    pub fn item(&self, code: &Code) -> Option<&CodeItem> {
        self.items.iter().find(|i| &i.code == code)
    }
    /// An item's name in a language, else the code itself.
    pub fn name<'a>(&'a self, code: &'a Code, lang: &Lang) -> &'a str {
        self.item(code).map(|i| i.names.best(lang)).filter(|n| !n.is_empty()).unwrap_or(code.as_str())
    }
}
