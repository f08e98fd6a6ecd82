//! The PDF on its way out.

use super::FindingView;

wire_types! {
    /// Writes the PDF.
    pub struct ExportPdf {
        /// The window's name for the job, for progress and Stop.
        pub job: String,
        /// Where it goes.
        pub path: String,
        /// The language.
        pub lang: String,
        /// Ids of the chapters to write; none for the whole profile.
        pub sections: Option<Vec<String>>,
    }

    /// What became of it.
    pub struct Exported {
        /// The file; none when findings block it.
        pub path: Option<String>,
        /// Pages.
        pub pages: u32,
        /// Size in bytes.
        pub bytes: u32,
        /// What blocks it, or is worth a look.
        pub findings: Vec<FindingView>,
    }

    /// A job of the window's naming.
    pub struct JobRequest {
        /// Which.
        pub job: String,
    }
}
