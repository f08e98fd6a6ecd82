//! Charts and tables: the list, the record, the drawing.

use super::{FindingView, LocalText};

wire_types! {
    /// The form of a figure.
    #[derive(Copy, Eq)]
    pub enum FigureForm {
        /// Lines over time.
        Line,
        /// Bars side by side.
        Bar,
        /// Bars on top of each other.
        StackedBar,
        /// Bars stacked to 100 per cent.
        ShareBar,
        /// Ages by sex.
        Pyramid,
        /// A table.
        Table,
    }

    /// A line of the list.
    pub struct FigureRow {
        /// Its id.
        pub id: String,
        /// Its number as printed; empty when no text shows it.
        pub number: String,
        /// Its form.
        pub form: FigureForm,
        /// Its caption.
        pub caption: String,
        /// The section that shows it.
        pub section: Option<String>,
    }

    /// The list in reading order, unused ones last.
    pub struct FigureList {
        /// Figures and tables.
        pub figures: Vec<FigureRow>,
    }

    /// A figure by its id.
    pub struct FigureRequest {
        /// Which.
        pub figure: String,
    }

    /// What a form of a figure edits.
    pub struct FigureRecord {
        /// Its id; of the window's making when it is new.
        pub id: String,
        /// Its form.
        pub form: FigureForm,
        /// The question in written form.
        pub question: String,
        /// Caption per language.
        pub caption: Vec<LocalText>,
        /// Alternative text per language where somebody wrote one.
        pub alt: Vec<LocalText>,
        /// Note per language.
        pub note: Vec<LocalText>,
    }

    /// A changed record.
    pub struct FigurePut {
        /// The record.
        pub record: FigureRecord,
    }

    /// A drawing of a record, saved or not.
    pub struct FigurePreviewRequest {
        /// The record.
        pub record: FigureRecord,
        /// The language.
        pub lang: String,
    }

    /// The drawing.
    pub struct FigurePreview {
        /// A picture as SVG; empty when there is nothing to draw.
        pub svg: String,
        /// Its alternative text.
        pub alt: String,
        /// Width in points.
        pub width: f64,
        /// Height in points.
        pub height: f64,
        /// What is wrong with it.
        pub findings: Vec<FindingView>,
    }
}
