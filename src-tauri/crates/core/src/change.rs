//! Everything that alters a profile. A keystroke, an import, a combined copy and an undo all come
//! as a list of [`Change`]s under one operation's name; there is no other way to write.

use crate::*;
use serde::{Deserialize, Serialize};

/// The name of an operation; the Edit menu prints it after "Undo".
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OpName {
    /// A new project.
    NewProject,
    /// Title, country, members and the like.
    EditAbout,
    /// An edition's record.
    EditEdition,
    /// Typing in a section.
    Type,
    /// A value, a reference, a note, a claim or a figure put into the text.
    Insert,
    /// A section added.
    AddSection,
    /// A section's place.
    MoveSection,
    /// A section's heading.
    RenameSection,
    /// A section taken out.
    RemoveSection,
    /// A chart or table added or changed.
    EditFigure,
    /// Registers: indicators, sources, institutions, dimensions, code lists.
    EditRegister,
    /// A delivery taken in.
    Import,
    /// A delivery taken out.
    RemoveRelease,
    /// Values entered or corrected by hand.
    EnterValues,
    /// Words of the text put in the place of others.
    ReplaceWords,
    /// Changed values looked at.
    MarkSeen,
    /// A finding accepted with a reason.
    AcceptFinding,
    /// Another copy taken in.
    Combine,
    /// A step taken back.
    Undo,
    /// A step done again.
    Redo,
    /// A return to an earlier state.
    Return,
}

/// One change. Records are put whole; `document` writes only the fields that differ, so that two
/// people who edit different fields of one record do not disagree.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Change {
    /// Title, country, members, variables.
    AboutPut(About),
    /// An edition's record.
    EditionPut(Edition),
    /// An institution's record.
    InstitutionPut(Institution),
    /// A source's record.
    SourcePut(Source),
    /// A dimension's record.
    DimensionPut(Dimension),
    /// A code list.
    CodeListPut(CodeList),
    /// An indicator's record.
    IndicatorPut(Indicator),
    /// An indicator taken out of the list; its observations stay.
    IndicatorRemoved(IndicatorCode),
    /// A source taken out of the list.
    SourceRemoved(SourceCode),
    /// An institution taken out of the list.
    InstitutionRemoved(InstitutionCode),
    /// A recipe kept.
    RecipePut(SavedRecipe),
    /// A sender's word explained.
    LabelPut(LearnedLabel),
    /// The explanation of a word taken out; files read with it stay as they are.
    LabelRemoved(LabelId),
    /// A release joins a dataset (made if it is not there).
    ReleaseAdded {
        /// The dataset.
        dataset: DatasetId,
        /// Whose deliveries it holds.
        source: SourceCode,
        /// The release.
        release: DatasetRelease,
    },
    /// A release leaves its dataset; no observation is touched.
    ReleaseRemoved {
        /// The dataset.
        dataset: DatasetId,
        /// The release.
        release: ReleaseId,
    },
    /// A section without blocks is added (its blocks follow as `BlockAdded`).
    SectionAdded {
        /// The new section; `blocks` is ignored.
        section: Section,
        /// The sibling that it follows; none to be the first.
        after: Option<SectionId>,
    },
    /// A section goes below another parent or to another place.
    SectionMoved {
        /// Which.
        id: SectionId,
        /// New parent; none for a chapter.
        parent: Option<SectionId>,
        /// The sibling that it follows; none to be the first.
        after: Option<SectionId>,
    },
    /// A heading in one language.
    SectionTitled {
        /// Which.
        id: SectionId,
        /// The language.
        lang: Lang,
        /// The new heading.
        title: String,
    },
    /// A section and its parts are taken out; undo brings them back.
    SectionRemoved(SectionId),
    /// A block is added.
    BlockAdded {
        /// The new block.
        block: Block,
        /// The block that it follows in its section; none to be the first.
        after: Option<BlockId>,
    },
    /// A block goes to another place, perhaps in another section.
    BlockMoved {
        /// Which.
        id: BlockId,
        /// Its section from now on.
        section: SectionId,
        /// The block that it follows; none to be the first.
        after: Option<BlockId>,
    },
    /// A block becomes another kind.
    BlockKindSet {
        /// Which.
        id: BlockId,
        /// What it becomes.
        kind: BlockKind,
    },
    /// A block's text in one language; `document` works out the smallest difference.
    BlockTextSet {
        /// Which.
        id: BlockId,
        /// The language.
        lang: Lang,
        /// The whole new text.
        text: RichText,
        /// For a translation: fingerprint of the source text that it was made from.
        translated_from: Option<String>,
    },
    /// A block is taken out.
    BlockRemoved(BlockId),
    /// A chart or table.
    FigurePut(Figure),
    /// A chart or table taken out.
    FigureRemoved(FigureId),
    /// The answer of an embedded value that somebody has now seen.
    ValueSeen {
        /// The block.
        block: BlockId,
        /// The language of the text.
        lang: Lang,
        /// The embedded value.
        object: InlineId,
        /// The printed answer.
        seen: String,
    },
    /// A finding accepted with a reason; an empty reason takes the acceptance back.
    FindingAccepted {
        /// Fingerprint of the finding.
        fingerprint: String,
        /// Why it is all right.
        reason: String,
    },
}

/// What a window must read again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// Title, country, editions.
    About,
    /// Indicators, sources, institutions, code lists.
    Registers,
    /// Observations and what is computed from them.
    Data,
    /// The tree of sections.
    Outline,
    /// Texts.
    Text,
    /// Charts and tables.
    Figures,
    /// Findings.
    Checks,
    /// Steps.
    History,
}

impl Change {
    /// What this change makes stale.
    pub fn scopes(&self) -> &'static [Scope] {
        match self {
            Change::AboutPut(_) | Change::EditionPut(_) => &[Scope::About, Scope::Text, Scope::Figures, Scope::Checks],
            Change::InstitutionPut(_)
            | Change::SourcePut(_)
            | Change::DimensionPut(_)
            | Change::CodeListPut(_)
            | Change::IndicatorPut(_)
            | Change::IndicatorRemoved(_)
            | Change::SourceRemoved(_)
            | Change::InstitutionRemoved(_) => {
                &[Scope::Registers, Scope::Data, Scope::Text, Scope::Figures, Scope::Checks]
            }
            Change::RecipePut(_) | Change::LabelPut(_) | Change::LabelRemoved(_) => &[Scope::Registers],
            Change::ReleaseAdded { .. } | Change::ReleaseRemoved { .. } => {
                &[Scope::Data, Scope::Text, Scope::Figures, Scope::Checks]
            }
            Change::SectionAdded { .. } | Change::SectionMoved { .. } | Change::SectionRemoved(_) => {
                &[Scope::Outline, Scope::Text, Scope::Checks]
            }
            Change::SectionTitled { .. } => &[Scope::Outline],
            Change::BlockAdded { .. }
            | Change::BlockMoved { .. }
            | Change::BlockKindSet { .. }
            | Change::BlockRemoved(_) => &[Scope::Text, Scope::Figures, Scope::Checks],
            Change::BlockTextSet { .. } | Change::ValueSeen { .. } => &[Scope::Text, Scope::Checks],
            Change::FigurePut(_) | Change::FigureRemoved(_) => &[Scope::Figures, Scope::Checks],
            Change::FindingAccepted { .. } => &[Scope::Checks],
        }
    }
}

/// One step of the history: what the Edit menu takes back at once.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// Its id.
    pub id: StepId,
    /// What was done.
    pub name: OpName,
    /// What it was done to, in words; may be empty.
    pub detail: String,
    /// Who did it.
    pub by: Author,
    /// When it ended.
    pub at: Timestamp,
    /// Whether this copy made it (only such steps are undone one by one).
    pub own: bool,
    /// Whether it has been undone.
    pub undone: bool,
}
