//! What is to be set: one edition of a profile in one language, with everything already answered,
//! drawn and printed. Built by the application; nothing here asks the data.

use almanac_core::answer::Answer;
use almanac_core::drawing::Drawing;
use almanac_core::{BlockId, Edition, Extract, FigureId, InlineId, Lang, Localized, Profile, SectionId, SourceCode};
use chrono::NaiveDate;
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

/// A line of the key-data page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyRow {
    /// What it is.
    pub label: String,
    /// The printed value with its unit.
    pub value: String,
    /// The printed period.
    pub period: String,
    /// Where it comes from; printed short.
    pub sources: Vec<SourceCode>,
}

/// One edition in one language, ready for the page. Cheap to clone but for the maps.
#[derive(Debug, Clone)]
pub struct Manuscript {
    /// The profile.
    pub profile: Arc<Profile>,
    /// Year of the edition.
    pub edition: i32,
    /// Language of the document.
    pub language: Lang,
    /// What each figure's question was answered, or why there is no answer.
    pub answers: BTreeMap<FigureId, Result<Arc<Answer>, String>>,
    /// The drawn charts, in this language.
    pub drawings: BTreeMap<FigureId, Arc<Drawing>>,
    /// The printed text of every embedded value.
    pub values: BTreeMap<InlineId, String>,
    /// Sources of the embedded values of each block, for the list of sources.
    pub value_sources: BTreeMap<BlockId, BTreeSet<SourceCode>>,
    /// Lines of the key-data page.
    pub key_data: Vec<KeyRow>,
    /// The sections that are printed; none for the whole profile. Numbers are those of the whole in either case,
    /// so everything else here is needed whole.
    pub extract: Option<Extract>,
}

impl Manuscript {
    /// An edition without figures or values.
    pub fn new(profile: Arc<Profile>, edition: i32, language: Lang) -> Self {
        Self {
            profile,
            edition,
            language,
            answers: BTreeMap::new(),
            drawings: BTreeMap::new(),
            values: BTreeMap::new(),
            value_sources: BTreeMap::new(),
            key_data: Vec::new(),
            extract: None,
        }
    }
    /// The edition's record, where the profile has it.
    pub fn edition_record(&self) -> Option<&Edition> {
        self.profile.editions.get(&self.edition).map(Arc::as_ref)
    }
    /// The document's date: the state of the data, else the last day of the edition's year.
    pub fn date(&self) -> NaiveDate {
        self.edition_record()
            .and_then(|e| e.data_as_of)
            .or_else(|| NaiveDate::from_ymd_opt(self.edition, 12, 31))
            .unwrap_or_default()
    }
    /// Whether the text of a section is printed.
    pub(crate) fn tells(&self, section: &SectionId) -> bool {
        self.extract.as_ref().is_none_or(|x| x.tells(section))
    }
    /// Whether the heading of a section is printed.
    pub(crate) fn heads(&self, section: &SectionId) -> bool {
        self.extract.as_ref().is_none_or(|x| x.heads(section))
    }
    pub(crate) fn best<'a>(&self, text: &'a Localized) -> &'a str {
        text.best(&self.language)
    }
}
