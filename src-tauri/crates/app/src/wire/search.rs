//! Words found in the whole profile, and others put in their place.

wire_types! {
    /// Words to look for.
    pub struct TextFind {
        /// The words.
        pub words: String,
        /// Whether capitals matter.
        pub exact: bool,
        /// Whether words that only contain them are left out.
        pub whole: bool,
        /// Language of the text.
        pub lang: String,
    }

    /// A text of the profile in which words were found.
    #[serde(tag = "in")]
    pub enum TextSpot {
        /// A heading.
        Heading {
            /// Whose.
            section: String,
        },
        /// A paragraph, or a footnote in it.
        Block {
            /// The section.
            section: String,
            /// The paragraph.
            block: String,
            /// The footnote; none for the paragraph itself.
            note: Option<String>,
        },
        /// The caption of a chart or table.
        Caption {
            /// The section that shows it first.
            section: String,
            /// Which.
            figure: String,
        },
    }

    /// One place with the words around it.
    pub struct TextPlace {
        /// The text.
        pub spot: TextSpot,
        /// The how-manieth place in that text, from 0.
        pub nth: u32,
        /// The section in words: `3.2 Remittances received`.
        pub label: String,
        /// What stands before.
        pub before: String,
        /// The words as they stand there.
        pub found: String,
        /// What stands after.
        pub after: String,
    }

    /// Where the words stand, in reading order.
    pub struct TextFound {
        /// The first places, at most 1,000.
        pub places: Vec<TextPlace>,
        /// Places in all.
        pub total: u32,
    }

    /// How far a replacement reaches.
    #[serde(tag = "where")]
    pub enum ReplaceIn {
        /// One place.
        Place {
            /// The text.
            spot: TextSpot,
            /// The how-manieth place in it.
            nth: u32,
        },
        /// A section, its parts not counted.
        Section {
            /// Which.
            section: String,
        },
        /// Everything.
        Profile,
    }

    /// Other words for some. One step, whatever its reach.
    pub struct TextReplace {
        /// What is looked for.
        pub find: TextFind,
        /// What takes its place.
        pub with: String,
        /// How far.
        pub reach: ReplaceIn,
    }

    /// What became of it.
    pub struct TextReplaced {
        /// In how many places.
        pub places: u32,
        /// The revision now.
        pub revision: String,
    }
}
