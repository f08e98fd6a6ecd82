//! One moment of an open project: what readers work on while writers go on.

use almanac_core::answer::{Audience, Engine, Printed, print_value};
use almanac_core::check::CheckInput;
use almanac_core::format::Formatter;
use almanac_core::{
    BlockId, Contested, Edition, FigureId, InlineId, Lang, ObjectKind, Observations, Place, Profile, RichText,
    SectionId,
};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An immutable state of the profile with a view of its observations. Cheap to clone.
#[derive(Clone)]
pub struct State {
    /// The profile.
    pub profile: Arc<Profile>,
    /// Its observations, as this edition answers them.
    pub observations: Arc<dyn Observations>,
    /// Cells that deliveries answer differently without knowing of each other.
    pub contested: Arc<[Contested]>,
    /// The edition that is worked on.
    pub edition: Option<Arc<Edition>>,
    /// Counts the changes since the project was opened.
    pub revision: u64,
    /// Counts the changes that may give a question another answer or a figure another look; typing does not.
    pub epoch: u64,
}

impl State {
    /// An engine for an audience.
    pub fn engine(&self, audience: Audience) -> Engine<'_> {
        Engine::new(&self.profile, &*self.observations, self.edition.as_deref(), audience)
    }
    /// The audience of an export: the public on the day of the edition's data.
    pub fn public(&self) -> Audience {
        Audience::Public(self.edition.as_ref().and_then(|e| e.data_as_of))
    }
    /// The template that the edition is set with.
    pub fn template(&self) -> &str {
        self.edition.as_ref().map_or("annual", |e| e.template.as_str())
    }
    /// What the checks look at.
    pub fn check_input<'a>(&'a self, lang: &'a Lang) -> CheckInput<'a> {
        CheckInput {
            profile: &self.profile,
            observations: &*self.observations,
            edition: self.edition.as_deref(),
            lang,
            contested: &self.contested,
        }
    }
    /// The first language of the document.
    pub fn lang(&self) -> Lang {
        self.edition
            .as_ref()
            .and_then(|e| e.languages.first().cloned())
            .unwrap_or_else(|| self.profile.about.language.clone())
    }
    /// Every embedded value of one language, printed for an audience.
    pub fn printed_values(&self, lang: &Lang, audience: Audience) -> BTreeMap<InlineId, Printed> {
        let formatter = Formatter::new(lang);
        let engine = self.engine(audience);
        // The same number stands in many sentences; it is asked for once.
        let mut asked: BTreeMap<(&str, &str), Printed> = BTreeMap::new();
        let mut out = BTreeMap::new();
        for block in self.profile.blocks.values() {
            for object in block.text.get(lang).map(RichText::objects).unwrap_or_default() {
                if let ObjectKind::Value { question, format, .. } = &object.kind {
                    let printed = asked
                        .entry((question, format))
                        .or_insert_with(|| print_value(&engine, &formatter, question, format))
                        .clone();
                    out.insert(object.id.clone(), printed);
                }
            }
        }
        out
    }
    /// Printed numbers of the figures: charts and tables are counted apart, in reading order.
    pub fn figure_numbers(&self) -> BTreeMap<FigureId, u32> {
        let (mut charts, mut tables) = (0, 0);
        self.profile
            .figures_in_order()
            .into_iter()
            .map(|f| {
                let counter = if f.kind.is_table() { &mut tables } else { &mut charts };
                *counter += 1;
                (f.id.clone(), *counter)
            })
            .collect()
    }
    /// A section as people call it: `3.2 Remittances received`.
    pub fn section_label(&self, id: &SectionId, lang: &Lang) -> String {
        let number = self.profile.section_numbers().remove(id).unwrap_or_default();
        let title = self.profile.section(id).map(|s| s.title.best(lang).to_string()).unwrap_or_default();
        format!("{number} {title}").trim().to_string()
    }
    /// A place as people call it.
    pub fn place_label(&self, place: &Place, lang: &Lang) -> String {
        match place {
            Place::Profile => self.profile.about.title.best(lang).to_string(),
            Place::File { .. } => place.to_string(),
            Place::Indicator { indicator } => self
                .profile
                .indicators
                .get(indicator)
                .map_or_else(|| indicator.to_string(), |i| i.names.best(lang).to_string()),
            Place::Source { source } => {
                self.profile.sources.get(source).map_or_else(|| source.to_string(), |s| s.names.best(lang).to_string())
            }
            Place::Value { indicator, codes, period } => {
                let name = self.place_label(&Place::Indicator { indicator: indicator.clone() }, lang);
                if codes.is_empty() { format!("{name}, {period}") } else { format!("{name} [{codes}], {period}") }
            }
            Place::Section { section } => self.section_label(section, lang),
            Place::Block { section, block, .. } => {
                format!("{}, {}", self.section_label(section, lang), self.first_words(block, lang))
            }
            Place::Figure { figure } => self
                .profile
                .figures
                .get(figure)
                .map_or_else(|| figure.to_string(), |f| f.caption.best(lang).to_string()),
        }
    }
    fn first_words(&self, block: &BlockId, lang: &Lang) -> String {
        let text =
            self.profile.blocks.get(block).and_then(|b| b.text.get(lang)).map(RichText::plain_text).unwrap_or_default();
        let words: Vec<&str> = text.split_whitespace().take(6).collect();
        format!("\u{201c}{}\u{2026}\u{201d}", words.join(" "))
    }
}
