//! Some chapters of a profile, chosen to be printed without the others.
//!
//! Nothing is numbered here: what is printed of a profile keeps the numbers that it has in the whole.

use crate::{BlockKind, FigureId, Profile, Section, SectionId};
use std::collections::BTreeSet;

/// Chosen sections with their parts. A part that is chosen without its chapter stands below the chapter's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extract {
    chosen: Vec<SectionId>,
    told: BTreeSet<SectionId>,
    headed: BTreeSet<SectionId>,
}

/// Why there is no extract.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoExtract {
    /// No section was named.
    Nothing,
    /// These words are neither the id nor the number of a section.
    Unknown(Vec<String>),
}

impl Extract {
    /// The sections of these words: numbers as printed (`4`, `4.2`, `A`) or ids (`labour`, `#labour`).
    /// A word that is the number of one section and the id of another is taken for the number.
    pub fn of<W: AsRef<str>>(profile: &Profile, words: &[W]) -> Result<Self, NoExtract> {
        let numbers = profile.section_numbers();
        let find = |word: &str| {
            let by_id = |id: &str| profile.section(&SectionId::new(id)).map(|s| s.id.clone());
            match word.strip_prefix('#') {
                Some(id) => by_id(id),
                None => numbers
                    .iter()
                    .find(|(_, number)| number.eq_ignore_ascii_case(word))
                    .map(|(id, _)| id.clone())
                    .or_else(|| by_id(word)),
            }
        };
        let (mut named, mut unknown) = (BTreeSet::new(), Vec::new());
        for word in words.iter().map(|w| w.as_ref().trim()).filter(|w| !w.is_empty()) {
            match find(word) {
                Some(id) => drop(named.insert(id)),
                None => unknown.push(word.to_string()),
            }
        }
        if !unknown.is_empty() {
            return Err(NoExtract::Unknown(unknown));
        }
        if named.is_empty() {
            return Err(NoExtract::Nothing);
        }
        let mut extract = Self { chosen: Vec::new(), told: BTreeSet::new(), headed: BTreeSet::new() };
        // A parent stands before its parts.
        for section in &profile.sections {
            let below = section.parent.as_ref().is_some_and(|p| extract.told.contains(p));
            if below || named.contains(&section.id) {
                extract.told.insert(section.id.clone());
                if !below {
                    extract.chosen.push(section.id.clone());
                    extract.head_with_parents(profile, section);
                }
            }
        }
        extract.headed.extend(extract.told.iter().cloned());
        Ok(extract)
    }
    fn head_with_parents(&mut self, profile: &Profile, section: &Section) {
        let mut at = section.parent.as_ref();
        while let Some(parent) = at.and_then(|id| profile.section(id)) {
            if !self.headed.insert(parent.id.clone()) {
                break;
            }
            at = parent.parent.as_ref();
        }
    }
    /// The sections that were chosen, in reading order; one that stands in another of them is not named again.
    pub fn chosen(&self) -> &[SectionId] {
        &self.chosen
    }
    /// Whether the text of a section is printed.
    pub fn tells(&self, section: &SectionId) -> bool {
        self.told.contains(section)
    }
    /// Whether the heading of a section is printed.
    pub fn heads(&self, section: &SectionId) -> bool {
        self.headed.contains(section)
    }
    /// The charts and tables that stand in it.
    pub fn figures(&self, profile: &Profile) -> BTreeSet<FigureId> {
        let blocks = profile.sections.iter().filter(|s| self.tells(&s.id)).flat_map(|s| profile.blocks_of(s));
        blocks
            .filter_map(|b| match &b.kind {
                BlockKind::Figure(id) => Some(id.clone()),
                BlockKind::Paragraph
                | BlockKind::ListItem { .. }
                | BlockKind::Quotation
                | BlockKind::Box
                | BlockKind::PageBreak => None,
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Localized, SectionKind};
    use std::sync::Arc;

    fn profile() -> Profile {
        let section = |(id, parent, kind): (&str, Option<&str>, SectionKind)| {
            let parent = parent.map(SectionId::new);
            Arc::new(Section { id: SectionId::new(id), parent, kind, title: Localized::default(), blocks: vec![] })
        };
        let chapter = SectionKind::Chapter;
        let sections = [
            ("foreword", None, SectionKind::Front),
            ("stocks", None, chapter),
            ("birth", Some("stocks"), chapter),
            ("country", Some("birth"), chapter),
            ("region", Some("birth"), chapter),
            ("2", Some("stocks"), chapter),
            ("labour", None, chapter),
            ("terms", None, SectionKind::Annex),
        ];
        Profile { sections: sections.into_iter().map(section).collect(), ..Profile::default() }
    }

    /// Chosen sections, then those with their text, then those with a heading alone.
    #[track_caller]
    fn check(words: &[&str], expected: &str) {
        let profile = profile();
        let found = Extract::of(&profile, words).map_or_else(
            |e| format!("{e:?}"),
            |x| {
                let of = |wanted: &dyn Fn(&SectionId) -> bool| -> String {
                    let ids = profile.sections.iter().map(|s| &s.id).filter(|id| wanted(id));
                    ids.map(SectionId::as_str).collect::<Vec<_>>().join(" ")
                };
                let chosen: Vec<&str> = x.chosen().iter().map(SectionId::as_str).collect();
                let (told, headed) = (of(&|id| x.tells(id)), of(&|id| x.heads(id) && !x.tells(id)));
                format!("{}; {told}; {headed}", chosen.join(" "))
            },
        );
        assert_eq!(found, expected);
    }

    #[test]
    fn a_chapter_comes_with_its_parts() {
        check(&["stocks"], "stocks; stocks birth country region 2; ");
        check(&["1"], "stocks; stocks birth country region 2; ");
    }
    #[test]
    fn a_part_stands_below_the_headings_of_its_chapter() {
        check(&["1.1.2"], "region; region; stocks birth");
        check(&["country", "region"], "country region; country region; stocks birth");
    }
    #[test]
    fn what_stands_in_a_chosen_chapter_is_not_chosen_again() {
        check(&["country", "a", "stocks"], "stocks terms; stocks birth country region 2 terms; ");
    }
    #[test]
    fn a_number_goes_before_an_id_and_a_hash_says_id() {
        check(&["2"], "labour; labour; ");
        check(&["#2"], "2; 2; stocks");
    }
    #[test]
    fn front_matter_has_an_id_only() {
        check(&["foreword"], "foreword; foreword; ");
    }
    #[test]
    fn unknown_words_are_all_named() {
        check(&["9", "labour", "labor"], "Unknown([\"9\", \"labor\"])");
        check(&[" ", ""], "Nothing");
    }
}
