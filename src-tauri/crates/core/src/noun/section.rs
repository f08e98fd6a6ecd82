//! Sections and blocks: the tree of the profile's text.

use crate::{BlockId, FigureId, Lang, Localized, RichText, SectionId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a section stands in the book.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SectionKind {
    /// Before the numbered chapters, such as a foreword.
    Front,
    /// The page of key data.
    KeyData,
    /// A numbered chapter or part of one.
    Chapter,
    /// After the chapters, lettered.
    Annex,
}

/// A chapter or a part of one. Its text is a list of blocks; its parts are sections below it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Section {
    /// Its id.
    pub id: SectionId,
    /// The section that it is a part of.
    pub parent: Option<SectionId>,
    /// Where it stands; a part has the kind of its chapter.
    pub kind: SectionKind,
    /// Heading per language.
    pub title: Localized,
    /// Blocks in order.
    pub blocks: Vec<BlockId>,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// Running text.
    Paragraph,
    /// An item of a list.
    ListItem {
        /// Numbered rather than bulleted.
        ordered: bool,
        /// 0 for the outermost level, at most 5.
        level: u8,
    },
    /// A quotation or a case told.
    Quotation,
    /// A box beside the text.
    Box,
    /// A chart or table stands here.
    Figure(FigureId),
    /// A new page starts here.
    PageBreak,
}

/// One block of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Its id.
    pub id: BlockId,
    /// The section that it stands in.
    pub section: SectionId,
    /// What it is.
    pub kind: BlockKind,
    /// Text per language; none for figures and page breaks.
    pub text: BTreeMap<Lang, RichText>,
    /// For a translated text: the fingerprint of the source text that it was made from.
    pub translated_from: BTreeMap<Lang, String>,
}
