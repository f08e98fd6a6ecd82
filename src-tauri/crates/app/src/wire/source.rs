//! Sources: side by side for one indicator, and the records of sources and institutions.

use super::{CellState, FrequencyCode, GridColumn, LocalText, Named};

wire_types! {
    /// One line of an indicator, from every source that has it.
    pub struct SourcesRequest {
        /// The indicator.
        pub indicator: String,
        /// `sex=F,age=Y15T24`; empty for the total.
        pub codes: String,
    }

    /// One source beside the others.
    pub struct SourceSide {
        /// Its code.
        pub code: String,
        /// Its name.
        pub name: String,
        /// Who produces it.
        pub institution: String,
        /// Whether an international body produces it.
        pub international: bool,
        /// `census`, `survey`, `register`, `administrative`, `estimate`, `website`.
        pub kind: String,
        /// State of the delivered data.
        pub vintage: String,
        /// What it covers and what it leaves out.
        pub coverage: String,
        /// Its own definition; empty where it has the indicator's.
        pub definition: String,
        /// Whether it answers where no source is named.
        pub answers: bool,
        /// Its cells, one per period.
        pub cells: Vec<SideCell>,
    }

    /// What one source says of one period.
    pub struct SideCell {
        /// As printed; empty without an observation.
        pub text: String,
        /// What stands in it.
        pub state: CellState,
        /// SDMX status letters.
        pub flags: String,
        /// The sender's note.
        pub note: String,
        /// Whether it may be published.
        pub public: bool,
        /// Which of the definitions holds, by its place in the list; none without an observation.
        pub version: Option<u32>,
    }

    /// A definition that some values have.
    pub struct DefinitionVersion {
        /// Its letter in the grid.
        pub letter: String,
        /// The definition; empty where nobody wrote one.
        pub words: String,
        /// The source whose own it is; empty for the indicator's.
        pub source: String,
        /// The break from which it holds; none from the beginning.
        pub since: Option<String>,
        /// Whether the sender marked the values as of another definition.
        pub marked: bool,
    }

    /// One line from several sources.
    pub struct SourcesView {
        /// In the order of preference.
        pub sources: Vec<SourceSide>,
        /// Periods in order of time.
        pub periods: Vec<GridColumn>,
        /// Definitions that occur.
        pub versions: Vec<DefinitionVersion>,
        /// Why the sources stand in this order; empty where nobody has said.
        pub reason: String,
        /// Unit as printed.
        pub unit: String,
    }

    /// Another order of preference.
    pub struct PriorityPut {
        /// The indicator.
        pub indicator: String,
        /// Sources, the one that answers first.
        pub sources: Vec<String>,
        /// Why.
        pub reason: String,
    }

    /// A source by its code; empty for a new one.
    pub struct SourceRequest {
        /// Which.
        pub source: String,
    }

    /// What a form of a source edits.
    pub struct SourceRecord {
        /// Its code.
        pub code: String,
        /// Name per language.
        pub names: Vec<LocalText>,
        /// Who produces it.
        pub institution: Option<String>,
        /// `census`, `survey`, `register`, `administrative`, `estimate`, `website`.
        pub kind: String,
        /// State of the delivered data.
        pub vintage: String,
        /// How often it appears.
        pub frequency: FrequencyCode,
        /// Next delivery, `2025-09-01`.
        pub next_date: Option<String>,
        /// What it covers, per language.
        pub coverage: Vec<LocalText>,
        /// Its definition where that differs from the indicator's, per language.
        pub definition: Vec<LocalText>,
        /// Who may use it and how.
        pub access: String,
        /// Web address; never opened by the program.
        pub address: String,
    }

    /// Everything about a source.
    pub struct SourceDetail {
        /// What a form edits.
        pub record: SourceRecord,
        /// Institutions to choose from.
        pub institutions: Vec<Named>,
    }

    /// A changed or new source.
    pub struct SourcePut {
        /// The record.
        pub record: SourceRecord,
        /// Whether its code must be new.
        pub new: bool,
    }

    /// An institution by its code; empty for a new one.
    pub struct InstitutionRequest {
        /// Which.
        pub institution: String,
    }

    /// What a form of an institution edits.
    pub struct InstitutionRecord {
        /// Its code.
        pub code: String,
        /// Name per language.
        pub names: Vec<LocalText>,
        /// Short form as printed.
        pub acronym: String,
        /// The post that answers questions.
        pub focal_point: String,
        /// Whether it is an international body.
        pub international: bool,
    }

    /// A changed or new institution.
    pub struct InstitutionPut {
        /// The record.
        pub record: InstitutionRecord,
        /// Whether its code must be new.
        pub new: bool,
    }

    /// A delivery to be taken out.
    pub struct ReleaseRemove {
        /// Its source.
        pub source: String,
        /// The delivery.
        pub release: String,
    }
}
