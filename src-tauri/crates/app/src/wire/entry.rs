//! Values entered by hand or pasted, on their way to a plan.

use super::CellState;

wire_types! {
    /// Which sign stands before the decimals.
    #[derive(Copy, Eq)]
    pub enum DecimalMark {
        /// `1,234.5`
        Point,
        /// `1.234,5`
        Comma,
    }

    /// Texts to be read as values of one indicator; nothing is written.
    pub struct EntryReadRequest {
        /// The indicator.
        pub indicator: String,
        /// What was typed or pasted.
        pub texts: Vec<String>,
        /// The decimal sign of the language of the window, used where the texts do not tell.
        pub usual: DecimalMark,
        /// The decimal sign that somebody chose; none to find it in the texts.
        pub decimal: Option<DecimalMark>,
    }

    /// How one text was read.
    pub struct EntryReading {
        /// Whether it is a value at all.
        pub readable: bool,
        /// As a cell prints it.
        pub text: String,
        /// What stands in the cell then.
        pub state: CellState,
        /// SDMX status letters typed beside it.
        pub flags: String,
    }

    /// How the texts were read.
    pub struct EntryReadings {
        /// The decimal sign by which they were read.
        pub decimal: DecimalMark,
        /// One for each text.
        pub readings: Vec<EntryReading>,
    }

    /// One cell as somebody filled it.
    pub struct EntryCell {
        /// Its indicator.
        pub indicator: String,
        /// `sex=F,age=Y15T24`; empty for the total.
        pub codes: String,
        /// Its source.
        pub source: String,
        /// Its period as written in questions.
        pub period: String,
        /// What was typed; empty for a cell without a value.
        pub text: String,
        /// The decimal sign of the text.
        pub decimal: DecimalMark,
    }

    /// Plans entered values of one source; `import_accept` takes the plan.
    pub struct EntryPlanRequest {
        /// The window's name for the job.
        pub job: String,
        /// The cells.
        pub cells: Vec<EntryCell>,
        /// Why they are entered; needed before the plan can be taken.
        pub reason: String,
    }
}
