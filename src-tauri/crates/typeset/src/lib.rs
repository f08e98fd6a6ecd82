//! Turns a manuscript into pages and an accessible PDF, with typst as a library.
//!
//! ```text
//! Manuscript -> plan (numbers) -> one markup file per chapter + data files -> typst -> Compiled -> page SVG / PDF
//! ```
//!
//! The look belongs to the template (`profile-templates/`), numbers and their printed form to `core`,
//! charts to `charts`. Nothing here reads a file, a clock or a font of the system.

mod compiled;
mod drawings;
mod export;
mod figure;
mod findings;
mod fonts;
mod glyphs;
mod literal;
mod manuscript;
mod markup;
mod plan;
mod template;
mod typesetter;
mod world;

#[cfg(test)]
mod tests;

pub use compiled::{Compiled, PageHash, Spot};
pub use drawings::outlined_drawing;
pub use export::{Attachment, ExportBlocked};
pub use figure::FigureWords;
pub use fonts::{BundledFont, fonts};
pub use glyphs::missing_glyphs;
pub use manuscript::{KeyRow, Manuscript};
pub use markup::{Panel, Row};
pub use plan::{FirstPage, NumbersTable};
pub use template::{InText, OutlineSection, Template, TemplateError};
pub use typesetter::{NotSet, Progress, Stage, Typesetter, release_memory};
