//! The text: the tree of sections, and a section's blocks in one language.

use super::LevelCounts;

wire_types! {
    /// Where a section stands in the book.
    #[derive(Copy, Eq)]
    pub enum SectionPlace {
        /// Before the chapters.
        Front,
        /// The page of key data.
        KeyData,
        /// A chapter or a part of one.
        Chapter,
        /// After the chapters.
        Annex,
    }

    /// A language of the document.
    pub struct LangRequest {
        /// Language tag.
        pub lang: String,
    }

    /// A line of the outline.
    pub struct OutlineItem {
        /// Its id.
        pub id: String,
        /// The section that it is a part of.
        pub parent: Option<String>,
        /// 1 for a chapter.
        pub level: u32,
        /// Where it stands.
        pub place: SectionPlace,
        /// Its number as printed; empty in the front matter.
        pub number: String,
        /// Its heading in the language asked for, else in the first language.
        pub title: String,
        /// Open findings in it, parts not counted.
        pub findings: LevelCounts,
        /// Values in it that changed since somebody looked.
        pub changed_values: u32,
    }

    /// The tree in reading order.
    pub struct Outline {
        /// Sections.
        pub sections: Vec<OutlineItem>,
    }

    /// A section in one language.
    pub struct SectionRequest {
        /// Which.
        pub section: String,
        /// The language.
        pub lang: String,
    }

    /// A claim's mark.
    pub struct ClaimMark {
        /// Its id.
        pub id: String,
        /// Kind, such as `rose`.
        pub kind: String,
        /// The question in written form.
        pub question: String,
        /// Whether the data bear it out; none when it cannot be said. Not read back.
        pub holds: Option<bool>,
    }

    /// How a run is set.
    pub struct MarkSet {
        /// Strong emphasis.
        pub bold: bool,
        /// Emphasis.
        pub italic: bool,
        /// Address.
        pub link: Option<String>,
        /// A statement that the data must bear out.
        pub claim: Option<ClaimMark>,
    }

    /// The state of an embedded value.
    #[derive(Copy, Eq)]
    pub enum ValueState {
        /// As last seen.
        Current,
        /// Differs from what somebody last saw.
        Changed,
        /// The question has no number as answer.
        NoNumber,
        /// The question cannot be answered at all.
        Unanswerable,
    }

    /// A run of text or an embedded object. What is printed is worked out by the program and not read back.
    #[serde(tag = "type")]
    pub enum InlineView {
        /// Characters.
        Text {
            /// The characters.
            text: String,
            /// How they are set.
            marks: MarkSet,
        },
        /// A number that the data answer.
        Value {
            /// Its id.
            id: String,
            /// The question in written form.
            question: String,
            /// The format in written form; empty for the indicator's own.
            format: String,
            /// As printed now.
            printed: String,
            /// As somebody last saw it; empty when nobody did.
            seen: String,
            /// Its state.
            state: ValueState,
            /// How it is set.
            marks: MarkSet,
        },
        /// A reference to a figure or table.
        FigureRef {
            /// Its id.
            id: String,
            /// The figure.
            figure: String,
            /// As printed: `Figure 3`.
            printed: String,
            /// How it is set.
            marks: MarkSet,
        },
        /// A reference to a section.
        SectionRef {
            /// Its id.
            id: String,
            /// The section.
            section: String,
            /// As printed: `3.2`.
            printed: String,
            /// How it is set.
            marks: MarkSet,
        },
        /// A source cited.
        Cite {
            /// Its id.
            id: String,
            /// Its key.
            key: String,
            /// As printed.
            printed: String,
            /// How it is set.
            marks: MarkSet,
        },
        /// A footnote.
        Note {
            /// Its id.
            id: String,
            /// Its text.
            text: Vec<InlineView>,
            /// How its sign is set.
            marks: MarkSet,
        },
        /// A variable of the profile.
        Variable {
            /// Its id.
            id: String,
            /// Its name.
            name: String,
            /// As printed.
            printed: String,
            /// How it is set.
            marks: MarkSet,
        },
        /// A forced line break.
        LineBreak {
            /// Its id.
            id: String,
        },
    }

    /// A figure's card in the text.
    pub struct FigureCard {
        /// Its number as printed: `Figure 1`.
        pub number: String,
        /// Its caption.
        pub caption: String,
        /// `line`, `table`, …
        pub kind: String,
    }

    /// What a block is.
    #[serde(tag = "kind")]
    pub enum BlockShape {
        /// Running text.
        Paragraph,
        /// An item of a list.
        ListItem {
            /// Numbered rather than bulleted.
            ordered: bool,
            /// 0 to 5.
            level: u32,
        },
        /// A quotation.
        Quotation,
        /// A box.
        Box,
        /// A chart or table stands here.
        Figure {
            /// Which.
            figure: String,
        },
        /// A new page starts here.
        PageBreak,
    }

    /// How a block's translation stands.
    #[derive(Copy, Eq)]
    pub enum TranslationState {
        /// This is the language written first.
        Source,
        /// Up to date.
        Current,
        /// The source has changed since.
        SourceChanged,
        /// There is no text in this language yet.
        Missing,
    }

    /// A block as shown.
    pub struct BlockView {
        /// Its id.
        pub id: String,
        /// What it is.
        pub shape: BlockShape,
        /// Its text; empty for figures and page breaks.
        pub text: Vec<InlineView>,
        /// A figure's card.
        pub figure: Option<FigureCard>,
        /// How its translation stands.
        pub translation: TranslationState,
    }

    /// A section in one language.
    pub struct SectionView {
        /// Which.
        pub section: String,
        /// The language.
        pub lang: String,
        /// Its number as printed.
        pub number: String,
        /// Its heading; empty when there is none in this language.
        pub title: String,
        /// The revision that these blocks show.
        pub revision: String,
        /// Blocks in order.
        pub blocks: Vec<BlockView>,
        /// Words in the text.
        pub words: u32,
    }

    /// A block as the editor has it. New blocks and objects carry ids of the editor's making:
    /// 16 characters of lower-case base 32.
    pub struct BlockPut {
        /// Its id.
        pub id: String,
        /// What it is.
        pub shape: BlockShape,
        /// Its text.
        pub text: Vec<InlineView>,
    }

    /// The editor's blocks.
    pub struct SectionPut {
        /// Which section.
        pub section: String,
        /// The language.
        pub lang: String,
        /// The revision that the editor knows.
        pub base_revision: String,
        /// All blocks in order.
        pub blocks: Vec<BlockPut>,
        /// The block with the caret.
        pub caret_block: Option<String>,
    }

    /// What became of them.
    pub struct SectionPutReply {
        /// The revision now.
        pub revision: String,
        /// Ids of the section's blocks in order.
        pub order: Vec<String>,
        /// Blocks that differ from what was sent.
        pub blocks: Vec<BlockView>,
        /// Words in the text.
        pub words: u32,
    }

    /// A new section.
    pub struct SectionAdd {
        /// The section that it is a part of; none for a chapter.
        pub parent: Option<String>,
        /// The sibling that it follows; none to be the first.
        pub after: Option<String>,
        /// Where it stands, for chapters.
        pub place: SectionPlace,
        /// The language of the heading.
        pub lang: String,
        /// Its heading.
        pub title: String,
    }

    /// The new section.
    pub struct SectionAdded {
        /// Its id.
        pub section: String,
        /// The revision now.
        pub revision: String,
    }

    /// Another heading.
    pub struct SectionRename {
        /// Which.
        pub section: String,
        /// The language.
        pub lang: String,
        /// The heading.
        pub title: String,
    }

    /// Another place.
    pub struct SectionMove {
        /// Which.
        pub section: String,
        /// The section that it becomes a part of; none for a chapter.
        pub parent: Option<String>,
        /// The sibling that it follows; none to be the first.
        pub after: Option<String>,
    }

    /// A section by its id.
    pub struct SectionId {
        /// Which.
        pub section: String,
    }
}
