//! A received file's own sheet with what the plan makes of it, and what somebody points at to correct that.

use super::{DecimalMark, Filter, Named};

wire_types! {
    /// Asks for a part of a sheet of the file of a plan.
    pub struct FileGridRequest {
        /// The window's name for the job: a large file is opened once.
        pub job: String,
        /// The plan.
        pub plan: String,
        /// Which sheet, from 0; none for the one of the first table.
        pub sheet: Option<u32>,
        /// First row, from 1.
        pub first_row: u32,
        /// How many rows; at most 400.
        pub rows: u32,
        /// First column, from 1.
        pub first_column: u32,
        /// How many columns; at most 100.
        pub columns: u32,
    }

    /// One sheet of a file.
    pub struct FileSheet {
        /// Its name; empty for a file without sheets.
        pub name: String,
        /// Whether the sender hid it.
        pub hidden: bool,
        /// Its last row.
        pub rows: u32,
        /// Its last column.
        pub columns: u32,
        /// How many tables of it are read.
        pub tables: u32,
    }

    /// What a column or a row of the heading means.
    #[derive(Copy, Eq)]
    pub enum Meaning {
        /// The column holds values.
        Values,
        /// Codes or labels of a dimension.
        Dimension,
        /// Codes or names of indicators.
        Indicator,
        /// Periods.
        Period,
        /// Months or quarters whose year stands elsewhere.
        PartOfYear,
        /// Units.
        Unit,
        /// Status flags.
        Flags,
        /// Why there is no number.
        Missing,
        /// Confidentiality.
        Confidentiality,
        /// Notes.
        Note,
        /// Another name of the column before it.
        Label,
        /// Only used to keep or leave out rows.
        Filter,
        /// Nothing; it is left out.
        Ignore,
    }

    /// A column of a table.
    pub struct FileColumn {
        /// Its number on the sheet, from 1.
        pub column: u32,
        /// Its lowest heading as received.
        pub heading: String,
        /// What it means.
        pub meaning: Meaning,
        /// The dimension, for `dimension`.
        pub dimension: Option<Named>,
        /// What holds for all its values, in words, such as `2021`; empty where nothing does.
        pub says: String,
        /// The period that the recipe gives its values, beside what the headings say; empty for none.
        pub period: String,
        /// The codes that the recipe gives its values.
        pub codes: Vec<Filter>,
        /// The indicator that the recipe gives its values; empty for none.
        pub indicator: String,
        /// Texts whose rows are left out.
        pub dropped: Vec<String>,
        /// Texts of which only the rows are kept; empty for all.
        pub kept: Vec<String>,
        /// Whether an empty cell says what the one above says.
        pub goes_on: bool,
    }

    /// A row of a table's heading.
    pub struct FileHeading {
        /// Its number on the sheet.
        pub row: u32,
        /// What its texts over the values mean; `ignore` for nothing.
        pub meaning: Meaning,
        /// The dimension, for `dimension`.
        pub dimension: Option<Named>,
    }

    /// What brackets around a number say.
    #[derive(Copy, Eq)]
    pub enum BracketsMean {
        /// (12) is -12.
        Negative,
        /// (12) is 12 of low reliability.
        Unreliable,
    }

    /// A table of the sheet, as the plan reads it.
    pub struct FileTable {
        /// Its place in the recipe, by which corrections name it.
        pub table: u32,
        /// Its name.
        pub name: String,
        /// Why it cannot be read by the recipe; empty when it can.
        pub problem: String,
        /// First row of its heading; 0 where the format names its columns itself.
        pub heading_first: u32,
        /// Last row of its heading.
        pub heading_last: u32,
        /// First row of values.
        pub first_row: u32,
        /// Last row of values as this file has it.
        pub last_row: u32,
        /// Whether the recipe says the last row; else the table ends where its values end.
        pub last_row_fixed: bool,
        /// Its heading rows.
        pub headings: Vec<FileHeading>,
        /// Its columns within the part that was asked for.
        pub columns: Vec<FileColumn>,
        /// The decimal sign.
        pub decimal: DecimalMark,
        /// Power of ten that values are multiplied by; 3 for values in thousands.
        pub power: i8,
        /// What brackets say.
        pub brackets: BracketsMean,
        /// The unit of all values; empty where none is said.
        pub unit: String,
        /// The period of all values; empty where columns or headings say it.
        pub period: String,
        /// The indicator of all values; empty where columns or headings say it.
        pub indicator: String,
        /// Whether rows that the sender hid are read.
        pub hidden_rows: bool,
        /// What signs stand for, beside the usual ones.
        pub markers: Vec<FileMarker>,
        /// What rows with one text alone say of the rows below them.
        pub sections: Vec<FileSection>,
    }

    /// Rows with one text alone, which holds for the rows below.
    pub struct FileSection {
        /// The column of the text.
        pub column: u32,
        /// What it means: a period or a dimension.
        pub meaning: Meaning,
        /// The dimension, for `dimension`.
        pub dimension: Option<Named>,
    }

    /// A sign instead of a number.
    pub struct FileMarker {
        /// The sign as received.
        pub text: String,
        /// What it stands for.
        pub means: SignMeans,
    }

    /// What a sign instead of a number stands for.
    #[derive(Copy, Eq)]
    pub enum SignMeans {
        /// A true zero.
        Zero,
        /// More than nothing, less than half of the unit.
        RoundsToZero,
        /// Not available.
        NotAvailable,
        /// Not applicable.
        NotApplicable,
        /// Suppressed.
        Suppressed,
        /// Not collected.
        NotCollected,
    }

    /// What a cell is for the plan.
    #[derive(Copy, Eq)]
    pub enum FileCellRole {
        /// No table reaches it.
        Outside,
        /// A heading.
        Heading,
        /// A label, a period or anything else beside the values.
        Label,
        /// A value that was read.
        Value,
        /// A value that the file says is missing.
        Missing,
        /// It stands where a value is expected and cannot be read.
        Unread,
        /// Its column or row is left out.
        LeftOut,
    }

    /// A cell as received.
    pub struct FileCell {
        /// Its text.
        pub text: String,
        /// What it is.
        pub role: FileCellRole,
        /// What was read, where it is a value and not the text itself: `1,234.5` of `1 234,5`, as printed, `not_available` of `..`.
        pub read: String,
    }

    /// A row of a sheet.
    pub struct FileRow {
        /// Its number, from 1.
        pub row: u32,
        /// Whether the sender hid it.
        pub hidden: bool,
        /// The cells from the first column asked for on; cells beyond the last filled one are left away.
        pub cells: Vec<FileCell>,
    }

    /// A part of a sheet.
    pub struct FileGrid {
        /// The sheets of the file.
        pub sheets: Vec<FileSheet>,
        /// Which of them this is, from 0.
        pub sheet: u32,
        /// Its tables that are read.
        pub tables: Vec<FileTable>,
        /// First row of the part.
        pub first_row: u32,
        /// First column of the part.
        pub first_column: u32,
        /// Letters of the columns of the part.
        pub letters: Vec<String>,
        /// Columns of the part that the sender hid, by their numbers.
        pub hidden_columns: Vec<u32>,
        /// The rows.
        pub rows: Vec<FileRow>,
        /// Dimensions to choose from.
        pub dimensions: Vec<Named>,
    }

    /// One thing that somebody points at and says of it. Rows and columns are numbers on the sheet of this file.
    #[serde(tag = "what")]
    pub enum Correction {
        /// A column means this; its values and headings are read accordingly.
        Column {
            /// The table.
            table: u32,
            /// The column.
            column: u32,
            /// What it means.
            meaning: Meaning,
            /// The dimension, for `dimension`; none for one called as the column.
            dimension: Option<String>,
        },
        /// What holds for all values of a column, whatever its headings say.
        ColumnSays {
            /// The table.
            table: u32,
            /// The column.
            column: u32,
            /// The period; empty for what the headings say.
            period: String,
            /// The indicator; empty for what the headings say.
            indicator: String,
            /// Codes by dimension.
            codes: Vec<Filter>,
        },
        /// A row of the heading means this.
        HeadingRow {
            /// The table.
            table: u32,
            /// The row.
            row: u32,
            /// What its texts over the values mean; `ignore` for nothing.
            meaning: Meaning,
            /// The dimension, for `dimension`.
            dimension: Option<String>,
        },
        /// The heading stands in these rows; everything below is understood anew from it.
        Heading {
            /// The table.
            table: u32,
            /// First row.
            first: u32,
            /// Last row.
            last: u32,
        },
        /// The values stand in these rows.
        Rows {
            /// The table.
            table: u32,
            /// First row.
            first: u32,
            /// Last row; none for where the values end, which lets next year's table be longer.
            last: Option<u32>,
        },
        /// A table that was not seen: its heading stands in these rows.
        NewTable {
            /// The sheet, from 0.
            sheet: u32,
            /// First row of the heading.
            first: u32,
            /// Last row of the heading.
            last: u32,
        },
        /// The table is not read.
        NoTable {
            /// The table.
            table: u32,
        },
        /// Rows with this text in this column are left out, or read again.
        RowsSaying {
            /// The table.
            table: u32,
            /// The column.
            column: u32,
            /// The text.
            text: String,
            /// Whether they are left out.
            left_out: bool,
        },
        /// Empty cells of a column of labels say what the one above says, or do not.
        GoesOn {
            /// The table.
            table: u32,
            /// The column.
            column: u32,
            /// Whether they do.
            goes_on: bool,
        },
        /// Rows with one text alone, such as this one, say this of the rows below them.
        Section {
            /// The table.
            table: u32,
            /// The row.
            row: u32,
            /// What the text means; `ignore` for nothing.
            meaning: Meaning,
            /// The dimension, for `dimension`.
            dimension: Option<String>,
        },
        /// A sign stands for this; none for its usual meaning.
        Sign {
            /// The table.
            table: u32,
            /// The sign as received.
            text: String,
            /// What it stands for.
            means: Option<SignMeans>,
        },
        /// How the numbers of a table are written and what holds for all of them.
        Table {
            /// The table.
            table: u32,
            /// The decimal sign.
            decimal: DecimalMark,
            /// Power of ten that values are multiplied by.
            power: i8,
            /// What brackets say.
            brackets: BracketsMean,
            /// The unit of all values; empty for none.
            unit: String,
            /// The period of all values; empty for none.
            period: String,
            /// The indicator of all values; empty for none.
            indicator: String,
            /// Whether rows that the sender hid are read.
            hidden_rows: bool,
        },
    }
}
