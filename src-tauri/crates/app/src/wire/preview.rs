//! The live pages: asking for them, and the way between page and text.

use super::FindingView;

wire_types! {
    /// What the window wants to see. Pages arrive as an event; newest wins.
    pub struct PreviewRequest {
        /// The section in the editor.
        pub section: String,
        /// The block with the caret.
        pub block: Option<String>,
        /// The language.
        pub lang: String,
    }

    /// One page. Its picture is at `/page/<hash>.svg` of the host.
    pub struct PageInfo {
        /// Place among the pages shown, from 0.
        pub index: u32,
        /// Its printed number; may be empty.
        pub number: String,
        /// Names its picture; equal pages have equal names.
        pub hash: String,
        /// Width in points.
        pub width: f64,
        /// Height in points.
        pub height: f64,
    }

    /// Pages to show. When the text does not compile, these are the last good ones.
    pub struct PreviewPages {
        /// The revision that they show.
        pub revision: String,
        /// The language.
        pub lang: String,
        /// All pages.
        pub pages: Vec<PageInfo>,
        /// The page with the caret's block, from 0.
        pub at: Option<u32>,
        /// Whether newer text did not compile, so that these pages are older.
        pub stale: bool,
        /// What is wrong.
        pub diagnostics: Vec<FindingView>,
    }

    /// A click in a page.
    pub struct PageAtRequest {
        /// The page's picture.
        pub hash: String,
        /// The page, from 0.
        pub page: u32,
        /// Points from the left edge.
        pub x: f64,
        /// Points from the upper edge.
        pub y: f64,
    }

    /// A block, when there is one.
    pub struct PageAt {
        /// The section.
        pub section: Option<String>,
        /// The block.
        pub block: Option<String>,
    }

    /// A block of the text.
    pub struct BlockPageRequest {
        /// The section.
        pub section: String,
        /// The block.
        pub block: String,
        /// The language.
        pub lang: String,
    }

    /// Where it is printed.
    pub struct BlockPage {
        /// The page, from 0; none when it is not on the pages shown.
        pub page: Option<u32>,
        /// Points from the upper edge.
        pub y: f64,
    }
}
