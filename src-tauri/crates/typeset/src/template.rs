//! A template: its typst files, its order of pages, its words per language. Read from text, never from disk.

use almanac_core::{Lang, Localized, SectionKind};
use serde::Deserialize;
use std::{collections::BTreeMap, fmt};

/// The parts of a book that a template may put in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Part {
    Cover,
    Imprint,
    Front,
    Members,
    Contents,
    Tables,
    Figures,
    Acronyms,
    KeyData,
    Chapters,
    Annexes,
    DataAnnex,
    MetadataAnnex,
    Sources,
}

#[derive(Debug, Clone, Deserialize)]
struct Head {
    id: String,
    paper: String,
    entry: String,
    column: f64,
    order: Vec<Part>,
    name: BTreeMap<String, String>,
}

/// A section that a new profile starts with.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutlineSection {
    /// Its name within the outline.
    pub key: String,
    /// The key of the section before it that it is a part of.
    #[serde(default)]
    pub parent: Option<String>,
    /// Where it stands.
    pub kind: SectionKind,
    /// Its heading per language.
    pub title: Localized,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Outline {
    section: Vec<OutlineSection>,
}

/// A template of a profile.
#[derive(Debug, Clone)]
pub struct Template {
    head: Head,
    outline: Vec<OutlineSection>,
    files: BTreeMap<String, String>,
    words: BTreeMap<String, BTreeMap<String, String>>,
}

/// Why a template cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateError {
    /// The file of the template.
    pub file: String,
    /// What is wrong with it.
    pub message: String,
}
impl fmt::Display for TemplateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot use template file '{}': {}", self.file, self.message)
    }
}
impl std::error::Error for TemplateError {}

macro_rules! template_files {
    ($folder:literal: $($file:literal),+ $(,)?) => {
        [$(($file, include_str!(concat!("../../../../profile-templates/", $folder, "/", $file)))),+]
    };
}

static ANNUAL: [(&str, &str); 10] = template_files!("annual":
    "template.toml", "outline.toml", "annual.typ",
    "locales/en.toml", "locales/fr.toml", "locales/es.toml", "locales/ru.toml",
    "locales/sr-Cyrl.toml", "locales/sr-Latn.toml", "locales/ar.toml",
);

impl Template {
    /// The annual template that is part of the program.
    pub fn annual() -> Result<Self, TemplateError> {
        Self::from_files(ANNUAL.iter().map(|(name, text)| (name.to_string(), text.to_string())))
    }
    /// The built-in template of a name; none when there is no such template.
    pub fn built_in(id: &str) -> Option<Result<Self, TemplateError>> {
        (id == "annual").then(Self::annual)
    }
    /// Reads a template from its files: names relative to its folder, and their texts.
    pub fn from_files(files: impl IntoIterator<Item = (String, String)>) -> Result<Self, TemplateError> {
        let mut files: BTreeMap<String, String> = files.into_iter().collect();
        let wrong = |file: &str, message: String| TemplateError { file: file.into(), message };
        let toml =
            files.remove("template.toml").ok_or_else(|| wrong("template.toml", "the file is missing".to_string()))?;
        let head: Head = toml::from_str(&toml).map_err(|e| wrong("template.toml", e.message().to_string()))?;
        if !files.contains_key(&head.entry) {
            return Err(wrong(&head.entry, "the file is missing".into()));
        }
        let outline = match files.remove("outline.toml") {
            None => Vec::new(),
            Some(text) => {
                let read: Outline =
                    toml::from_str(&text).map_err(|e| wrong("outline.toml", e.message().to_string()))?;
                in_order(&read.section).map_err(|e| wrong("outline.toml", e))?;
                read.section
            }
        };
        let mut words = BTreeMap::new();
        for (name, text) in &files {
            if let Some(lang) = name.strip_prefix("locales/").and_then(|n| n.strip_suffix(".toml")) {
                let of_lang: BTreeMap<String, String> =
                    toml::from_str(text).map_err(|e| wrong(name, e.message().to_string()))?;
                words.insert(lang.to_string(), of_lang);
            }
        }
        if !words.contains_key("en") {
            return Err(wrong("locales/en.toml", "the file is missing".into()));
        }
        files.retain(|name, _| name.ends_with(".typ"));
        Ok(Self { head, outline, files, words })
    }
    /// Its id, such as `annual`.
    pub fn id(&self) -> &str {
        &self.head.id
    }
    /// Its name in a language.
    pub fn name(&self, lang: &Lang) -> &str {
        let name = |tag: &str| self.head.name.get(tag).map(String::as_str);
        name(lang.as_str()).or_else(|| name(lang.primary())).or_else(|| name("en")).unwrap_or(&self.head.id)
    }
    /// The sections that a new profile starts with, a part after its chapter.
    pub fn outline(&self) -> &[OutlineSection] {
        &self.outline
    }
    /// The languages that it has words for.
    pub fn languages(&self) -> impl Iterator<Item = Lang> + '_ {
        self.words.keys().map(Lang::new)
    }
    /// Width of the text in points; charts are drawn for it.
    pub fn column_width(&self) -> f64 {
        self.head.column
    }
    /// A reference as it stands in a sentence: `Figure 3`, `section 6.2`.
    pub fn in_text(&self, lang: &Lang, what: InText, number: &str) -> String {
        self.words(lang).with(what.key(), number)
    }
    pub(crate) fn paper(&self) -> &str {
        &self.head.paper
    }
    pub(crate) fn order(&self) -> &[Part] {
        &self.head.order
    }
    /// Path of the file that every chapter imports.
    pub(crate) fn entry(&self) -> String {
        format!("/template/{}", self.head.entry)
    }
    pub(crate) fn files(&self) -> impl Iterator<Item = (String, &str)> {
        self.files.iter().map(|(name, text)| (format!("/template/{name}"), text.as_str()))
    }
    #[cfg(test)]
    pub(crate) fn own_words(&self, lang: &Lang) -> &BTreeMap<String, String> {
        &self.words[lang.as_str()]
    }
    /// The words of a language; what it lacks is in English.
    pub(crate) fn words(&self, lang: &Lang) -> Words {
        let mut words = self.words.get("en").cloned().unwrap_or_default();
        let own = self.words.get(lang.as_str()).or_else(|| {
            self.words.iter().find(|(tag, _)| Lang::new(tag.as_str()).primary() == lang.primary()).map(|(_, w)| w)
        });
        if let Some(own) = own {
            words.extend(own.iter().map(|(k, v)| (k.clone(), v.clone())));
        }
        Words(words)
    }
}

/// Refuses an outline whose keys repeat, or whose parts stand before what they are a part of.
fn in_order(sections: &[OutlineSection]) -> Result<(), String> {
    let mut seen: Vec<&str> = Vec::new();
    for section in sections {
        if let Some(parent) = section.parent.as_deref().filter(|p| !seen.contains(p)) {
            return Err(format!("\"{}\" is a part of \"{parent}\", which does not stand before it", section.key));
        }
        if seen.contains(&section.key.as_str()) {
            return Err(format!("\"{}\" stands twice", section.key));
        }
        seen.push(&section.key);
    }
    Ok(())
}

/// The words of one language.
#[derive(Debug, Clone)]
pub(crate) struct Words(pub(crate) BTreeMap<String, String>);

impl Words {
    /// A word; a missing one shows its key.
    pub(crate) fn get<'a>(&'a self, key: &'a str) -> &'a str {
        self.0.get(key).map_or(key, String::as_str)
    }
    /// A word with its `{n}` filled in.
    pub(crate) fn with(&self, key: &str, n: &str) -> String {
        self.get(key).replace("{n}", n)
    }
}

/// What a sentence refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum InText {
    /// A table.
    Table,
    /// A chart.
    Figure,
    /// A numbered chapter.
    Chapter,
    /// A part of a chapter or of an annex.
    Section,
    /// An annex.
    Annex,
}

impl InText {
    /// What a section is called in a sentence.
    pub fn section(section: &almanac_core::Section) -> Self {
        match (section.kind, &section.parent) {
            (almanac_core::SectionKind::Annex, None) => Self::Annex,
            (_, None) => Self::Chapter,
            (_, Some(_)) => Self::Section,
        }
    }
    pub(crate) fn key(self) -> &'static str {
        match self {
            Self::Table => "in-text-table",
            Self::Figure => "in-text-figure",
            Self::Chapter => "in-text-chapter",
            Self::Section => "in-text-section",
            Self::Annex => "in-text-annex",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_annual_outline_has_headings_in_every_language_of_the_template() {
        let template = Template::annual().unwrap();
        assert!(template.outline().len() > 10);
        for section in template.outline() {
            for lang in template.languages() {
                assert!(section.title.get(&lang).is_some_and(|t| !t.is_empty()), "{} in {lang}", section.key);
            }
        }
    }

    #[track_caller]
    fn check(keys: &[(&str, Option<&str>)], expected: Result<(), &str>) {
        let sections: Vec<OutlineSection> = keys
            .iter()
            .map(|(key, parent)| OutlineSection {
                key: (*key).into(),
                parent: parent.map(String::from),
                kind: SectionKind::Chapter,
                title: Localized::default(),
            })
            .collect();
        assert_eq!(in_order(&sections), expected.map_err(String::from));
    }

    #[test]
    fn a_part_stands_behind_its_chapter() {
        check(&[("a", None), ("b", Some("a"))], Ok(()));
        check(&[("b", Some("a")), ("a", None)], Err("\"b\" is a part of \"a\", which does not stand before it"));
        check(&[("a", None), ("a", None)], Err("\"a\" stands twice"));
    }
}
