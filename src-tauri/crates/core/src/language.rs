//! Languages and texts that exist in several of them.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeMap, fmt};

/// A BCP 47 language tag as the product uses it: `en`, `fr`, `sr-Cyrl`, `ar`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Lang(String);

impl Lang {
    /// Wraps a tag; it is not checked against a registry.
    pub fn new(tag: impl Into<String>) -> Self {
        Self(tag.into())
    }
    /// English, the language every built-in text has.
    pub fn en() -> Self {
        Self::new("en")
    }
    /// The whole tag.
    pub fn as_str(&self) -> &str {
        &self.0
    }
    /// The part before the first hyphen: `sr` of `sr-Cyrl`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }
    /// Whether text of this language runs from right to left.
    pub fn is_rtl(&self) -> bool {
        matches!(self.primary(), "ar" | "fa" | "he" | "ur" | "ps" | "ckb")
    }
}

impl fmt::Display for Lang {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A text per language.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Localized(pub BTreeMap<Lang, String>);

impl Localized {
    /// A text in English only.
    pub fn en(text: impl Into<String>) -> Self {
        Self::in_lang(Lang::en(), text)
    }
    /// A text in one language.
    pub fn in_lang(lang: Lang, text: impl Into<String>) -> Self {
        Self(BTreeMap::from([(lang, text.into())]))
    }
    /// The text in exactly this language.
    pub fn get(&self, lang: &Lang) -> Option<&str> {
        self.0.get(lang).map(String::as_str)
    }
    /// The text in this language, else in English, else in any, else empty.
    pub fn best(&self, lang: &Lang) -> &str {
        self.get(lang)
            .or_else(|| self.0.iter().find(|(l, _)| l.primary() == lang.primary()).map(|(_, t)| t.as_str()))
            .or_else(|| self.get(&Lang::en()))
            .or_else(|| self.0.values().next().map(String::as_str))
            .unwrap_or("")
    }
    /// Sets the text of one language; an empty text removes it.
    pub fn set(&mut self, lang: Lang, text: impl Into<String>) {
        let text = text.into();
        if text.is_empty() {
            self.0.remove(&lang);
        } else {
            self.0.insert(lang, text);
        }
    }
    /// Whether no language has a text.
    pub fn is_empty(&self) -> bool {
        self.0.values().all(String::is_empty)
    }
}
