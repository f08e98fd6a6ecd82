//! Embedded values: finding one by words, why it is this number, having looked at it.

use super::{CellState, PrintedIn, ValueOriginRequest, ValueState};

wire_types! {
    /// Words typed after `@`.
    pub struct ValueSuggestRequest {
        /// The words: `asylum 2025`.
        pub words: String,
        /// Language of the text.
        pub lang: String,
        /// How many at most.
        pub limit: u32,
    }

    /// A value that may be meant.
    pub struct ValueCandidate {
        /// The question in written form.
        pub question: String,
        /// The format in written form.
        pub format: String,
        /// What it is, in words: indicator and codes.
        pub label: String,
        /// Its period as printed.
        pub period: String,
        /// As it would be printed in the sentence.
        pub printed: String,
        /// Where it comes from.
        pub source: String,
    }

    /// Candidates, the likeliest first.
    pub struct ValueCandidates {
        /// The list.
        pub candidates: Vec<ValueCandidate>,
    }

    /// A question to be explained.
    pub struct ValueInfoRequest {
        /// In written form.
        pub question: String,
        /// The format in written form.
        pub format: String,
        /// Language of the text.
        pub lang: String,
        /// What somebody last saw; empty when nobody did.
        pub seen: String,
        /// A claim's kind, when words and not a value are asked about.
        pub claim: Option<String>,
    }

    /// One observation that went into the answer.
    pub struct ReadCell {
        /// Its series and period, to ask where it comes from.
        pub origin: ValueOriginRequest,
        /// What it is: indicator, codes, period.
        pub label: String,
        /// As printed.
        pub printed: String,
        /// Source as printed.
        pub source: String,
        /// Name of the received file.
        pub file_name: String,
        /// Its cell.
        pub cell: String,
        /// When the file was accepted.
        pub received_at: String,
        /// SDMX status letters.
        pub flags: String,
    }

    /// Whether a claim holds.
    pub struct ClaimInfo {
        /// Whether the data bear it out; none when it cannot be said.
        pub holds: Option<bool>,
        /// One sentence that says why.
        pub because: String,
    }

    /// Why a value is not there, as far as the data tell.
    #[serde(tag = "why")]
    pub enum Absence {
        /// The period lies after the edition's year.
        AfterEdition {
            /// The period as printed.
            period: String,
            /// The year.
            year: String,
        },
        /// The indicator has no value at all.
        NoValues {
            /// Its name.
            indicator: String,
        },
        /// The indicator has values, but none of these codes, or none of this source.
        NoSuchLine {
            /// Indicator and codes.
            line: String,
            /// The source asked for; empty for any.
            source: String,
        },
        /// The line has values, but none for the period.
        NoSuchPeriod {
            /// Indicator and codes.
            line: String,
            /// The period as printed.
            period: String,
            /// Its first period with a value.
            first: String,
            /// Its last, within the edition.
            last: String,
        },
        /// The question compares with an earlier moment that has no value.
        NothingToCompare {
            /// Indicator and codes.
            line: String,
        },
        /// The sender says so.
        Said {
            /// What stands in the cell.
            state: CellState,
        },
        /// It may not be shown to this audience.
        Withheld,
        /// A rule of the field forbids it.
        Forbidden {
            /// The rule's code, such as `sum-of-stock`.
            rule: String,
            /// The rule and a way out, in English.
            explained: String,
        },
        /// Something that it is worked out from is missing.
        PartMissing,
    }

    /// Why this number.
    pub struct ValueInfo {
        /// As printed in the sentence.
        pub printed: String,
        /// The question in words.
        pub words: String,
        /// Its state against what was seen.
        pub state: ValueState,
        /// What somebody last saw; empty when nobody did.
        pub seen: String,
        /// Why there is no number; empty when there is one.
        pub refusal: String,
        /// The same as a code with its values, for the window to say in its language; none when there is a number.
        pub absence: Option<Absence>,
        /// Name of the indicator.
        pub indicator: String,
        /// Period as printed.
        pub period: String,
        /// Sources as printed.
        pub sources: Vec<String>,
        /// Observations read, at most 50.
        pub cells: Vec<ReadCell>,
        /// Observations read in all.
        pub cells_total: u32,
        /// For a claim.
        pub claim: Option<ClaimInfo>,
        /// Other places that print it.
        pub printed_in: Vec<PrintedIn>,
    }

    /// Somebody has looked at a changed value.
    pub struct ValueSeen {
        /// The section.
        pub section: String,
        /// The block.
        pub block: String,
        /// Language of the text.
        pub lang: String,
        /// The embedded value.
        pub object: String,
    }
}
