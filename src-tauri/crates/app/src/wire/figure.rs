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

    /// A figure as it will print: a drawing or tables, with everything that stands beside it.
    pub struct FigurePreview {
        /// `Figure 3`; empty while no text shows it.
        pub number: String,
        /// Its caption.
        pub caption: String,
        /// A chart as SVG, its letters as outlines; empty when there is nothing to draw.
        pub svg: String,
        /// Its alternative text.
        pub alt: String,
        /// Width in points.
        pub width: f64,
        /// Height in points.
        pub height: f64,
        /// A table, in parts where it is too wide for the page; the first rows of it.
        pub tables: Vec<PrintedTable>,
        /// Rows that are printed and not among these.
        pub rows_left: u32,
        /// Sources, note, what letters and symbols mean.
        pub lines: Vec<PrintedLine>,
        /// What is wrong with it.
        pub findings: Vec<FindingView>,
    }

    /// A part of a printed table.
    pub struct PrintedTable {
        /// The unit, then what heads each column.
        pub head: Vec<String>,
        /// Its rows.
        pub rows: Vec<PrintedRow>,
    }

    /// A row of a printed table.
    pub struct PrintedRow {
        /// What heads it.
        pub head: String,
        /// Whether it is the total of others.
        pub total: bool,
        /// Its cells.
        pub cells: Vec<PrintedCell>,
    }

    /// A cell of a printed table.
    pub struct PrintedCell {
        /// The number or the symbol.
        pub text: String,
        /// Superior letters beside it.
        pub letters: String,
    }

    /// A line below a figure.
    pub struct PrintedLine {
        /// `Source:`; empty where the text says it all.
        pub label: String,
        /// The text.
        pub text: String,
    }

    /// A figure of the text, and what the window shows of it already.
    pub struct FigurePrintRequest {
        /// Which.
        pub figure: String,
        /// The language.
        pub lang: String,
        /// The content that the window has; empty for none.
        pub known: String,
    }

    /// A figure of the text as it will print.
    pub struct FigurePrint {
        /// Says what it is made of; another content has another.
        pub content: String,
        /// The figure; none when the window has it already.
        pub figure: Option<FigurePreview>,
    }
}
