//! The immutable state of a profile that readers work on.

use crate::*;
use std::{collections::BTreeMap, sync::Arc};

/// Everything in a profile but its observations. Cheap to clone: records are shared.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// Title, country, members, variables.
    pub about: Arc<About>,
    /// Editions by year.
    pub editions: BTreeMap<i32, Arc<Edition>>,
    /// Institutions by code.
    pub institutions: BTreeMap<InstitutionCode, Arc<Institution>>,
    /// Sources by code.
    pub sources: BTreeMap<SourceCode, Arc<Source>>,
    /// Dimensions by code.
    pub dimensions: BTreeMap<DimensionCode, Arc<Dimension>>,
    /// Code lists by code, newest version.
    pub code_lists: BTreeMap<CodeListCode, Arc<CodeList>>,
    /// Indicators by code.
    pub indicators: BTreeMap<IndicatorCode, Arc<Indicator>>,
    /// Datasets by id.
    pub datasets: BTreeMap<DatasetId, Arc<Dataset>>,
    /// Sections in reading order, a parent before its parts.
    pub sections: Vec<Arc<Section>>,
    /// Blocks by id.
    pub blocks: BTreeMap<BlockId, Arc<Block>>,
    /// Figures by id.
    pub figures: BTreeMap<FigureId, Arc<Figure>>,
    /// Saved recipes by id: name and TOML text.
    pub recipes: BTreeMap<RecipeId, Arc<SavedRecipe>>,
    /// Words of senders that somebody explained, by id.
    pub labels: BTreeMap<LabelId, Arc<LearnedLabel>>,
    /// Findings accepted with a reason: fingerprint of the finding and the reason.
    pub accepted: BTreeMap<String, String>,
}

/// A recipe kept for a sender.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct SavedRecipe {
    /// Its id.
    pub id: RecipeId,
    /// Whose files it reads.
    pub source: SourceCode,
    /// The recipe as TOML.
    pub toml: String,
}

impl Profile {
    /// The open edition of the latest year, else the latest of all.
    pub fn current_edition(&self) -> Option<&Arc<Edition>> {
        self.editions.values().rev().find(|e| !e.sealed).or_else(|| self.editions.values().next_back())
    }
    /// A section.
    pub fn section(&self, id: &SectionId) -> Option<&Arc<Section>> {
        self.sections.iter().find(|s| &s.id == id)
    }
    /// The parts directly below a section (the chapters for none), in order.
    pub fn parts<'a>(&'a self, parent: Option<&'a SectionId>) -> impl Iterator<Item = &'a Arc<Section>> + 'a {
        self.sections.iter().filter(move |s| s.parent.as_ref() == parent)
    }
    /// A section's blocks in order.
    pub fn blocks_of<'a>(&'a self, section: &'a Section) -> impl Iterator<Item = &'a Arc<Block>> + 'a {
        section.blocks.iter().filter_map(|b| self.blocks.get(b))
    }
    /// 1 for a chapter, 2 for its parts, and so on.
    pub fn level(&self, section: &Section) -> usize {
        let mut level = 1;
        let mut at = section.parent.as_ref();
        while let Some(parent) = at.and_then(|id| self.section(id)) {
            level += 1;
            at = parent.parent.as_ref();
            if level > 12 {
                break;
            }
        }
        level
    }
    /// Printed numbers of the chapters and annexes: `3.2`, `A`. Front matter has none.
    pub fn section_numbers(&self) -> BTreeMap<SectionId, String> {
        let mut numbers = BTreeMap::new();
        self.number_parts(None, "", &mut numbers);
        numbers
    }
    fn number_parts(&self, parent: Option<&SectionId>, prefix: &str, numbers: &mut BTreeMap<SectionId, String>) {
        let (mut chapters, mut annexes) = (0usize, 0usize);
        for section in self.parts(parent) {
            let own = match (section.kind, parent) {
                (SectionKind::Front | SectionKind::KeyData, _) => continue,
                (SectionKind::Annex, None) => {
                    annexes += 1;
                    release::column_letters(annexes as u32)
                }
                (SectionKind::Chapter | SectionKind::Annex, _) => {
                    chapters += 1;
                    chapters.to_string()
                }
            };
            let number = if prefix.is_empty() { own } else { format!("{prefix}.{own}") };
            numbers.insert(section.id.clone(), number.clone());
            if !numbers.contains_key(&section.id) {
                continue;
            }
            self.number_parts(Some(&section.id), &number, numbers);
        }
    }
    /// Figures and tables in reading order, each once.
    pub fn figures_in_order(&self) -> Vec<&Arc<Figure>> {
        let mut seen = std::collections::BTreeSet::new();
        self.sections
            .iter()
            .flat_map(|s| self.blocks_of(s))
            .filter_map(|b| match &b.kind {
                BlockKind::Figure(id) => self.figures.get(id),
                _ => None,
            })
            .filter(|f| seen.insert(f.id.clone()))
            .collect()
    }
    /// The code list of a dimension.
    pub fn code_list_of(&self, dimension: &DimensionCode) -> Option<&Arc<CodeList>> {
        self.code_lists.get(&self.dimensions.get(dimension)?.code_list)
    }
    /// A code's name in a language, else the code.
    pub fn code_name(&self, dimension: &DimensionCode, code: &Code, lang: &Lang) -> String {
        self.code_list_of(dimension).map_or_else(|| code.as_str().to_string(), |l| l.name(code, lang).to_string())
    }
    /// Releases that count, oldest first, for one source; restricted to an edition's pins where it has any.
    pub fn releases_of(&self, source: &SourceCode, edition: Option<&Edition>) -> Vec<&DatasetRelease> {
        let mut list: Vec<&DatasetRelease> = self
            .datasets
            .values()
            .filter(|d| &d.source == source)
            .flat_map(|d| d.releases.iter())
            .filter(|r| edition.and_then(|e| e.releases.as_ref()).is_none_or(|pins| pins.contains(&r.release)))
            .collect();
        list.sort_by(|a, b| (a.at, &a.release).cmp(&(b.at, &b.release)));
        list
    }
}
