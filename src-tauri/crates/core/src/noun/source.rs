//! Institutions, sources, datasets: who delivers what, and which deliveries count.

use crate::{Author, DatasetId, Extent, Frequency, InstitutionCode, Localized, ReleaseId, SourceCode, Timestamp};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A ministry, an office, an international body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Institution {
    /// Its code.
    pub code: InstitutionCode,
    /// Name per language.
    pub names: Localized,
    /// Short form as printed, such as `NSC`.
    pub acronym: String,
    /// The post (not the person) that answers questions.
    pub focal_point: String,
    /// Whether it is an international body.
    pub international: bool,
}

/// How a source comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Population census.
    Census,
    /// Sample survey.
    Survey,
    /// Population or other register.
    Register,
    /// Files of an administration.
    Administrative,
    /// Computed from other data.
    Estimate,
    /// A website or data portal.
    Website,
}

/// Where observations come from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Source {
    /// Its code.
    pub code: SourceCode,
    /// Title of the publication or register, per language.
    pub names: Localized,
    /// Who produces it.
    pub institution: Option<InstitutionCode>,
    /// How it comes about.
    pub kind: SourceKind,
    /// Edition or state of the delivered data, such as `2020` or `accessed 12 March 2025`.
    pub vintage: String,
    /// How often it appears.
    pub frequency: Frequency,
    /// When the next delivery is due.
    pub next_date: Option<NaiveDate>,
    /// What it covers and what it leaves out; printed under every table that uses it.
    pub coverage: Localized,
    /// Its definition where that differs from the indicator's.
    pub definition: Localized,
    /// Who may use it and how; licence.
    pub access: String,
    /// Web address, where it has one; never opened by the program.
    pub address: String,
}

/// One source's deliveries of some indicators.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Dataset {
    /// Its id.
    pub id: DatasetId,
    /// Whose deliveries.
    pub source: SourceCode,
    /// Deliveries that count, oldest first.
    pub releases: Vec<DatasetRelease>,
}

/// A release as a member of its dataset.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DatasetRelease {
    /// The reading.
    pub release: ReleaseId,
    /// What it speaks for.
    pub extent: Extent,
    /// When it was accepted.
    pub at: Timestamp,
    /// Who accepted it.
    pub by: Author,
    /// Name of the received file.
    pub file_name: String,
    /// Why it was entered, for corrections by hand; empty for deliveries.
    pub reason: String,
    /// Releases of the dataset that its author knew; two that do not know of each other and
    /// answer one cell differently are a disagreement.
    pub knew: Vec<ReleaseId>,
}
