//! The room Checks: one list of findings.

use super::{FindingView, LevelCounts};

wire_types! {
    /// A finding that somebody accepted.
    pub struct AcceptedFinding {
        /// The finding.
        pub finding: FindingView,
        /// Why it is all right.
        pub reason: String,
    }

    /// All findings.
    pub struct Checks {
        /// Open ones, the heaviest first, then in reading order.
        pub open: Vec<FindingView>,
        /// Accepted ones.
        pub accepted: Vec<AcceptedFinding>,
        /// Open ones counted.
        pub counts: LevelCounts,
    }

    /// Accepts a finding; an empty reason takes the acceptance back.
    pub struct FindingAccept {
        /// Which.
        pub fingerprint: String,
        /// Why it is all right.
        pub reason: String,
    }
}
