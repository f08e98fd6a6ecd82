//! A data file on its way in: what was understood, what it would do, taking it.

use super::{Correction, FindingView, LabelChoice, Named, Place, UnknownLabel};

wire_types! {
    /// A file from outside.
    #[serde(tag = "from")]
    pub enum FileIn {
        /// A file of this computer.
        Path {
            /// Where.
            path: String,
        },
        /// Bytes handed to the host before.
        Upload {
            /// What the host called them.
            id: String,
        },
    }

    /// Reads a file without writing anything.
    pub struct ImportPlanRequest {
        /// The window's name for the job, for progress and Stop.
        pub job: String,
        /// The file.
        pub file: FileIn,
        /// Whose delivery it is; none to be proposed.
        pub source: Option<String>,
        /// A recipe as TOML; none for the saved or proposed one.
        pub recipe: Option<String>,
        /// What labels mean, beside what the recipe says; only together with a recipe.
        pub labels: Vec<LabelChoice>,
        /// Which indicators headings are, beside what the recipe says; only together with a recipe.
        pub indicators: Vec<IndicatorChoice>,
        /// What somebody pointed at in the file's own sheet, in order; only together with a recipe.
        pub corrections: Vec<Correction>,
    }

    /// What somebody says that a heading of a file is.
    pub struct IndicatorChoice {
        /// The heading as received, or whatever else names the values.
        pub heading: String,
        /// The indicator's code; a new one is added with the file.
        pub indicator: String,
        /// The name of a new one; empty for one of the list.
        pub name: String,
    }

    /// What kind of thing was understood.
    #[derive(Copy, Eq)]
    pub enum UnderstoodKind {
        /// File format and encoding.
        Format,
        /// The table.
        Table,
        /// The header.
        Header,
        /// Which indicators.
        Indicator,
        /// A dimension.
        Dimension,
        /// Periods.
        Periods,
        /// The decimal sign.
        DecimalSign,
        /// Signs for missing values.
        Missing,
        /// The unit.
        Unit,
        /// How much the delivery speaks for.
        Extent,
    }

    /// One thing that was understood, with its reason.
    pub struct Understood {
        /// What.
        pub kind: UnderstoodKind,
        /// What was understood: `columns 4 to 31, 1990 to 2020`.
        pub what: String,
        /// Why: `all 28 heads are years`.
        pub reason: String,
        /// Whether somebody should look.
        pub doubtful: bool,
    }

    /// A cell whose value changes.
    pub struct ChangedCell {
        /// Indicator, codes and period in words.
        pub label: String,
        /// Before.
        pub old: String,
        /// After.
        pub new: String,
        /// The cell of the new file.
        pub cell: String,
        /// What was typed, for values entered by hand; else empty.
        pub typed: String,
    }

    /// A place of the profile that will change.
    pub struct ChangedPlace {
        /// Where.
        pub place: Place,
        /// The place in words.
        pub label: String,
        /// Printed before.
        pub old: String,
        /// Printed after.
        pub new: String,
    }

    /// A part of the record of an indicator that comes with a file.
    #[derive(Copy, Eq)]
    pub enum RecordPart {
        /// The name.
        Name,
        /// The unit.
        Unit,
        /// The power of ten that values are multiplied with.
        Multiplier,
        /// Decimals in print.
        Decimals,
        /// What is measured.
        Measure,
        /// How often.
        Frequency,
        /// The breakdowns.
        Dimensions,
        /// The definition in words.
        Definition,
        /// Date or period of a yearly value.
        Reference,
    }

    /// A part that the file says.
    pub struct TakenPart {
        /// Which part.
        pub part: RecordPart,
        /// What the record will hold.
        pub value: String,
        /// The file's words; empty where the values themselves say it.
        pub said: String,
        /// The cell; empty where no single one says it.
        pub cell: String,
    }

    /// An indicator that the profile does not have and that comes with the file.
    pub struct AddedIndicator {
        /// Its code.
        pub code: String,
        /// What the file says of it.
        pub taken: Vec<TakenPart>,
        /// What the file leaves open.
        pub open: Vec<RecordPart>,
    }

    /// Why there is nothing to accept yet.
    #[derive(Copy, Eq)]
    pub enum HeldBy {
        /// The file is taken already.
        Taken,
        /// Nobody has said whose it is.
        Source,
        /// Headings of which nobody has said which indicators they are.
        Indicators,
        /// Errors of the delivery as a whole.
        Findings,
        /// It holds no value to write.
        Nothing,
    }

    /// One reason why a plan cannot be accepted yet.
    pub struct Held {
        /// What is missing.
        pub by: HeldBy,
        /// So many headings or findings.
        pub count: u32,
        /// Fingerprint of the finding to look at first; empty where a field asks.
        pub finding: String,
    }

    /// What taking the file would do.
    pub struct ImportPlan {
        /// Names this plan in `import_accept`.
        pub plan: String,
        /// Name of the file.
        pub file_name: String,
        /// What was understood.
        pub understood: Vec<Understood>,
        /// Headings of which nobody has said yet which indicator they are.
        pub unnamed: Vec<String>,
        /// Names that the file has for them: the heading as code, and the name.
        pub proposed_names: Vec<Named>,
        /// Whose delivery; none until somebody says.
        pub source: Option<Named>,
        /// Sources to choose from.
        pub sources: Vec<Named>,
        /// Indicators that it contains.
        pub indicators: Vec<Named>,
        /// Indicators that the profile does not have yet.
        pub added: Vec<AddedIndicator>,
        /// The recipe as TOML.
        pub recipe: String,
        /// Values that are new.
        pub new: u32,
        /// Values that change.
        pub changed: u32,
        /// Values that stay.
        pub unchanged: u32,
        /// Values that are gone.
        pub gone: u32,
        /// Values that are new, at most 500; `old` is empty.
        pub new_cells: Vec<ChangedCell>,
        /// Cells that change, at most 500.
        pub changed_cells: Vec<ChangedCell>,
        /// Cells that are gone, at most 500; `new` is empty.
        pub gone_cells: Vec<ChangedCell>,
        /// Findings.
        pub findings: Vec<FindingView>,
        /// Labels that have no code yet, at most 200.
        pub unknown: Vec<UnknownLabel>,
        /// Places of the profile that will change.
        pub places: Vec<ChangedPlace>,
        /// Why it cannot be accepted yet, in the order in which one sees to it; empty when it can.
        pub held: Vec<Held>,
    }

    /// What becomes of the recipe.
    #[derive(Copy, Eq)]
    pub enum KeepRecipe {
        /// For the next delivery of this source.
        Keep,
        /// Only for this file.
        Once,
    }

    /// Takes the file.
    pub struct ImportAccept {
        /// The window's name for the job.
        pub job: String,
        /// The plan.
        pub plan: String,
        /// What becomes of the recipe.
        pub recipe: KeepRecipe,
    }
}
