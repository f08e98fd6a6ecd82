//! From a state to a manuscript, and from there to the PDF; and observations as tables for other programs.

mod attachment;
mod manuscript;
mod pdf;
mod table;

pub use manuscript::Printer;
pub use pdf::{Exported, NotExported, Printing, export_pdf, export_state, sources, template, typesetter, write_file};
pub use table::{TableForm, export_table};
