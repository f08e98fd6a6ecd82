//! From a state to a manuscript, and from there to the PDF.

mod attachment;
mod manuscript;
mod pdf;

pub use manuscript::Printer;
pub(crate) use manuscript::preview;
pub use pdf::{Exported, NotExported, export_pdf, export_state, sources, template, typesetter, write_file};
