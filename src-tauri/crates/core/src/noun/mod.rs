//! The records that a working group keeps: indicators, sources, sections, figures, editions.

mod codelist;
mod edition;
mod figure;
mod indicator;
mod learned;
mod section;
mod source;
mod text;

pub use codelist::*;
pub use edition::*;
pub use figure::*;
pub use indicator::*;
pub use learned::*;
pub use section::*;
pub use source::*;
pub use text::*;
