//! Editions: one year's profile, open or sealed.

use crate::{Lang, Localized, ReleaseId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// One year's profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Edition {
    /// The year that `this` means.
    pub year: i32,
    /// State of the data, printed on the cover.
    pub data_as_of: Option<NaiveDate>,
    /// Languages in which it is exported.
    pub languages: Vec<Lang>,
    /// Template folder, such as `annual`.
    pub template: String,
    /// Releases that answer in this edition; none means all that count now.
    pub releases: Option<BTreeSet<ReleaseId>>,
    /// Whether it is closed.
    pub sealed: bool,
}

/// What the whole profile is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct About {
    /// Title per language.
    pub title: Localized,
    /// Subtitle per language.
    pub subtitle: Localized,
    /// ISO 3166-1 alpha-3.
    pub country: String,
    /// Name of the country per language.
    pub country_name: Localized,
    /// Language in which texts are written first.
    pub language: Lang,
    /// A notice on the cover, such as that a sample is no official publication.
    pub notice: Localized,
    /// Imprint: publisher, rights, contact.
    pub imprint: Localized,
    /// Members of the working group: name or post, institution.
    pub members: Vec<Member>,
    /// Acronyms and what they stand for.
    pub acronyms: Vec<(String, Localized)>,
    /// Variables of the text: name and value per language.
    pub variables: Vec<(String, Localized)>,
}

impl Default for About {
    fn default() -> Self {
        Self {
            title: Localized::default(),
            subtitle: Localized::default(),
            country: String::new(),
            country_name: Localized::default(),
            language: Lang::en(),
            notice: Localized::default(),
            imprint: Localized::default(),
            members: Vec::new(),
            acronyms: Vec::new(),
            variables: Vec::new(),
        }
    }
}

/// A member of the technical working group.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Member {
    /// Name or post.
    pub name: String,
    /// What they do in the group.
    pub role: Localized,
    /// Institution's code or name.
    pub institution: String,
}
