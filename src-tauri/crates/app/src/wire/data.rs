//! The room Data: registers, the grid of values, where a value comes from.

use super::{LocalText, Named, Place};

wire_types! {
    /// What kind of number an indicator is.
    #[derive(Copy, Eq)]
    pub enum Measure {
        /// Present at a date.
        Stock,
        /// Came or went during a period.
        Flow,
        /// Inflow minus outflow.
        Balance,
        /// Events of a period.
        EventCount,
        /// An amount of a period.
        Amount,
        /// Per so many of a population.
        Rate,
        /// A part of a whole.
        Share,
        /// A score.
        Index,
    }

    /// Persons or events.
    #[derive(Copy, Eq)]
    pub enum CountedUnit {
        /// Each person once.
        Persons,
        /// Each event.
        Events,
        /// Neither.
        Neither,
    }

    /// Who belongs to the population.
    #[derive(Copy, Eq)]
    pub enum Population {
        /// Usual residence, 12 months (the code names the number, not the words).
        #[serde(rename = "usual_residence_12_months")]
        UsualResidence12Months,
        /// Usual residence, six months and a day.
        #[serde(rename = "usual_residence_6_months")]
        UsualResidence6Months,
        /// Registered residence.
        Registered,
        /// Present on the day.
        Present,
        /// Holders of a status.
        StatusHolders,
        /// None stands behind it.
        NotApplicable,
    }

    /// Date or period of a yearly value.
    #[derive(Copy, Eq)]
    pub enum Reference {
        /// 1 January.
        StartOfYear,
        /// Middle of the year.
        MidYear,
        /// 31 December.
        EndOfYear,
        /// A day named with the value.
        NamedDay,
        /// The calendar year.
        CalendarYear,
        /// A year that starts in another month, see `fiscal_month`.
        FiscalYear,
        /// A period named with the value.
        NamedPeriod,
    }

    /// How often it is due.
    #[derive(Copy, Eq)]
    pub enum FrequencyCode {
        /// Yearly.
        Annual,
        /// Twice a year.
        HalfYearly,
        /// Four times a year.
        Quarterly,
        /// Monthly.
        Monthly,
        /// Weekly.
        Weekly,
        /// Daily.
        Daily,
        /// Every five years.
        FiveYearly,
        /// Every ten years.
        TenYearly,
        /// Irregular or unknown.
        Irregular,
    }

    /// Something worth knowing beside an indicator's name.
    #[serde(tag = "hint")]
    pub enum IndicatorHint {
        /// The definition lacks something that a chapter needs.
        Incomplete,
        /// The series has a break.
        Break {
            /// Where.
            period: String,
        },
        /// Persons and events stand in one series.
        MixedCounts,
        /// No value yet.
        NoValues,
        /// Some values are provisional.
        Provisional,
        /// Some values are not for the public.
        Confidential,
    }

    /// A line of the list of indicators.
    pub struct IndicatorRow {
        /// Its code.
        pub code: String,
        /// Its name.
        pub name: String,
        /// Topic module.
        pub module: String,
        /// What is measured; none when it is not said yet.
        pub measure: Option<Measure>,
        /// Unit as printed.
        pub unit: String,
        /// Persons or events.
        pub counted: Option<CountedUnit>,
        /// Date or period.
        pub reference: Option<Reference>,
        /// Observations that answer now.
        pub values: u32,
        /// Names of the dimensions.
        pub dimensions: Vec<String>,
        /// What is worth knowing.
        pub hints: Vec<IndicatorHint>,
    }

    /// The list.
    pub struct IndicatorList {
        /// In the order of modules and codes.
        pub indicators: Vec<IndicatorRow>,
    }

    /// An indicator by its code.
    pub struct IndicatorRequest {
        /// Which.
        pub indicator: String,
    }

    /// What a form of an indicator edits.
    pub struct IndicatorRecord {
        /// Its code.
        pub code: String,
        /// Name per language.
        pub names: Vec<LocalText>,
        /// Definition per language.
        pub definition: Vec<LocalText>,
        /// Topic module.
        pub module: String,
        /// What is measured.
        pub measure: Option<Measure>,
        /// Unit code.
        pub unit: Option<String>,
        /// Power of ten.
        pub unit_multiplier: i32,
        /// Persons or events.
        pub counted: Option<CountedUnit>,
        /// Who belongs to it.
        pub population: Option<Population>,
        /// Date or period.
        pub reference: Option<Reference>,
        /// First month of a fiscal year, 2 to 12.
        pub fiscal_month: Option<u32>,
        /// Dimensions.
        pub dimensions: Vec<String>,
        /// Who answers for it.
        pub custodian: Option<String>,
        /// How often it is due.
        pub frequency: FrequencyCode,
        /// Decimals in print.
        pub decimals: u32,
        /// Base year.
        pub base_year: Option<i32>,
    }

    /// A dimension with the codes that have values.
    pub struct DimensionView {
        /// Its code.
        pub code: String,
        /// Its name.
        pub name: String,
        /// Codes with values, in the order of print; `_T` is the total.
        pub codes: Vec<Named>,
    }

    /// Everything about an indicator.
    pub struct IndicatorDetail {
        /// What a form edits.
        pub record: IndicatorRecord,
        /// Its name.
        pub name: String,
        /// Its line in the list.
        pub row: IndicatorRow,
        /// Dimensions to filter by.
        pub dimensions: Vec<DimensionView>,
        /// Dimensions to choose from.
        pub known_dimensions: Vec<Named>,
        /// Sources that have values.
        pub sources: Vec<Named>,
        /// Units to choose from.
        pub units: Vec<Named>,
        /// Institutions to choose from.
        pub institutions: Vec<Named>,
        /// Codes of what its definition lacks or where it contradicts itself, such as `reference-missing`.
        pub gaps: Vec<String>,
    }

    /// A changed record.
    pub struct IndicatorPut {
        /// The record.
        pub record: IndicatorRecord,
        /// Whether its code must be new.
        pub new: bool,
    }

    /// A dimension by its code.
    pub struct DimensionRequest {
        /// Which.
        pub dimension: String,
    }

    /// The codes of a dimension, as its list has them.
    pub struct DimensionCodes {
        /// In the order of print, the total first.
        pub codes: Vec<Named>,
    }

    /// A line of the list of sources.
    pub struct SourceRow {
        /// Its code.
        pub code: String,
        /// Its name.
        pub name: String,
        /// Who produces it.
        pub institution: String,
        /// `census`, `survey`, `register`, `administrative`, `estimate`, `website`.
        pub kind: String,
        /// State of the delivered data.
        pub vintage: String,
        /// Next delivery.
        pub next_date: Option<String>,
        /// Deliveries that count, newest first.
        pub releases: Vec<ReleaseRow>,
    }

    /// One delivery.
    pub struct ReleaseRow {
        /// Its id.
        pub release: String,
        /// Name of the received file; empty for values entered by hand.
        pub file_name: String,
        /// When it was accepted.
        pub at: String,
        /// Who accepted it.
        pub by: String,
        /// Observations that it holds.
        pub observations: u32,
        /// Why it was entered, for values entered by hand; else empty.
        pub reason: String,
    }

    /// The list.
    pub struct SourceList {
        /// By name.
        pub sources: Vec<SourceRow>,
    }

    /// A line of the list of institutions.
    pub struct InstitutionRow {
        /// Its code.
        pub code: String,
        /// Its name.
        pub name: String,
        /// Short form.
        pub acronym: String,
        /// The post that answers questions.
        pub focal_point: String,
        /// Whether it is an international body.
        pub international: bool,
        /// Sources that it produces.
        pub sources: u32,
    }

    /// The list.
    pub struct InstitutionList {
        /// By name.
        pub institutions: Vec<InstitutionRow>,
    }

    /// One dimension held at one code.
    pub struct Filter {
        /// The dimension.
        pub dimension: String,
        /// The code.
        pub code: String,
    }

    /// A part of an indicator's values. Rows are series, columns are periods.
    pub struct GridRequest {
        /// The indicator.
        pub indicator: String,
        /// Series that are wanted; none for all.
        pub filters: Vec<Filter>,
        /// One source; none for all.
        pub source: Option<String>,
        /// First row, from 0.
        pub first_row: u32,
        /// How many rows at most.
        pub rows: u32,
        /// First column, from 0.
        pub first_column: u32,
        /// How many columns at most.
        pub columns: u32,
    }

    /// A row's head.
    pub struct GridRow {
        /// Names of its codes, one per `row_heads`.
        pub labels: Vec<String>,
        /// `sex=F,age=Y15T24`; empty for the total.
        pub codes: String,
        /// Its source.
        pub source: String,
        /// Whether it is the total of its neighbours, set by weight.
        pub total: bool,
    }

    /// A column's head.
    pub struct GridColumn {
        /// As printed.
        pub label: String,
        /// As written in questions.
        pub period: String,
        /// Whether some series has a break here.
        pub break_here: bool,
    }

    /// What stands in a cell.
    #[derive(Copy, Eq)]
    pub enum CellState {
        /// A number.
        Number,
        /// More than nothing, less than half of the unit.
        RoundsToZero,
        /// Exists but is not at hand.
        NotAvailable,
        /// Cannot exist.
        NotApplicable,
        /// Withheld by the sender.
        Suppressed,
        /// Was not collected.
        NotCollected,
        /// There and empty.
        Empty,
        /// No observation.
        Absent,
    }

    /// A cell.
    pub struct GridCell {
        /// The printed number, or the printed symbol of its missing kind; empty when there is no observation.
        pub text: String,
        /// The number as received, with a decimal point; empty without one.
        pub raw: String,
        /// What stands in it.
        pub state: CellState,
        /// SDMX status letters in order of precedence, such as `BE`.
        pub flags: String,
        /// Letter of its note below the grid; empty without one.
        pub note: String,
        /// Whether it may be published.
        pub public: bool,
        /// What the delivery before said, where that was something else; as printed.
        pub was: Option<String>,
        /// Whether somebody entered it by hand.
        pub by_hand: bool,
        /// From how many delivered values the program added it up; 0 for a delivered one.
        pub parts: u32,
    }

    /// A note below the grid.
    pub struct GridNote {
        /// Its letter.
        pub letter: String,
        /// Its text.
        pub text: String,
    }

    /// The part that was asked for.
    pub struct Grid {
        /// Rows in all.
        pub total_rows: u32,
        /// Columns in all.
        pub total_columns: u32,
        /// First row of this part.
        pub first_row: u32,
        /// First column of this part.
        pub first_column: u32,
        /// Names of the dimensions that the rows are made of.
        pub row_heads: Vec<Named>,
        /// Rows of this part.
        pub rows: Vec<GridRow>,
        /// Columns of this part.
        pub columns: Vec<GridColumn>,
        /// Cells, row after row.
        pub cells: Vec<Vec<GridCell>>,
        /// Notes of this part.
        pub notes: Vec<GridNote>,
        /// Unit as printed.
        pub unit: String,
    }

    /// A block of selected cells, by row and column numbers of the whole grid.
    pub struct GridSummaryRequest {
        /// The indicator.
        pub indicator: String,
        /// The same filters as the grid's.
        pub filters: Vec<Filter>,
        /// The same source as the grid's.
        pub source: Option<String>,
        /// First and last row, both included.
        pub rows: (u32, u32),
        /// First and last column, both included.
        pub columns: (u32, u32),
    }

    /// Why a selection has no sum.
    #[derive(Copy, Eq)]
    pub enum NoSum {
        /// A stock is not summed over time.
        StockOverTime,
        /// Rates, shares and scores are not summed.
        Ratio,
        /// Totals would be counted with their parts.
        TotalAndParts,
        /// Persons may stand in several parts.
        PartsOverlap,
        /// Two sources tell of the same thing.
        SeveralSources,
        /// A year stands beside a part of it.
        PeriodsOverlap,
        /// The definition does not say what is measured.
        Incomplete,
        /// There is no number.
        NoNumbers,
    }

    /// What the status bar says about a selection.
    pub struct GridSummary {
        /// Cells.
        pub cells: u32,
        /// Cells without a number.
        pub missing: u32,
        /// Cells that the program added up; they are in no sum, since their parts may be.
        pub added_up: u32,
        /// The sum as printed, where the measure allows one.
        pub sum: Option<String>,
        /// Whether the sum lacks cells without a number.
        pub partial: bool,
        /// Why there is none.
        pub no_sum: Option<NoSum>,
        /// The mean as printed, where the measure allows one.
        pub mean: Option<String>,
    }

    /// A value by its series and period.
    pub struct ValueOriginRequest {
        /// The indicator.
        pub indicator: String,
        /// `sex=F,age=Y15T24`; empty for the total.
        pub codes: String,
        /// The source.
        pub source: String,
        /// The period as written in questions.
        pub period: String,
    }

    /// A place that prints the value.
    pub struct PrintedIn {
        /// Where.
        pub place: Place,
        /// The place in words: `2.1 Stock`.
        pub label: String,
        /// What is printed there: the words, or the figure's number.
        pub text: String,
    }

    /// What one delivery said.
    pub struct ValueVintage {
        /// The delivery in words: file name, or vintage.
        pub label: String,
        /// When it was accepted.
        pub at: String,
        /// Who brought it.
        pub by: String,
        /// What it said, as printed.
        pub printed: String,
        /// SDMX status letters.
        pub flags: String,
        /// Its cell.
        pub cell: String,
        /// Why it was entered, for values entered by hand; else empty.
        pub reason: String,
        /// Whether the delivery still counts; one that was taken out does not.
        pub counts: bool,
        /// Whether it is what answers now.
        pub answers: bool,
    }

    /// What an edition printed.
    pub struct EditionValue {
        /// The edition's year.
        pub year: i32,
        /// Whether it is closed.
        pub sealed: bool,
        /// Whether it keeps the state of its data; one that does not shows what counts now.
        pub keeps: bool,
        /// As its pages print it; none when it had no such value.
        pub printed: Option<String>,
    }

    /// A delivered value that the program added up with others.
    pub struct OriginPart {
        /// Names of its codes and the period.
        pub label: String,
        /// As printed.
        pub printed: String,
        /// Its own origin.
        pub origin: ValueOriginRequest,
    }

    /// Where a value comes from.
    pub struct ValueOrigin {
        /// As printed.
        pub printed: String,
        /// What it is: names of its codes and the period.
        pub label: String,
        /// Source as printed.
        pub source: String,
        /// Name of the received file.
        pub file_name: String,
        /// When the file was received.
        pub received_at: String,
        /// Who brought it.
        pub received_by: String,
        /// Its cell.
        pub cell: String,
        /// SDMX status letters.
        pub flags: String,
        /// SDMX confidentiality code: `F`, `C`, `E2025-06-01`, …
        pub confidentiality: String,
        /// The sender's note; may be empty.
        pub note: String,
        /// Decimals and digits as received.
        pub as_received: String,
        /// Places that print it.
        pub printed_in: Vec<PrintedIn>,
        /// Why it was entered, for values entered by hand; else empty.
        pub reason: String,
        /// For a value that nobody delivered: what the program added up; else empty.
        pub parts: Vec<OriginPart>,
        /// What the deliveries said, newest first.
        pub history: Vec<ValueVintage>,
        /// What the editions print, newest first.
        pub editions: Vec<EditionValue>,
    }
}
