//! Identifiers. Each is a type of its own, so that a figure's id cannot be taken for a block's.
//!
//! Ids are made by [`crate::Host::new_id`] and stay with a record for ever; codes are what people
//! write (`IMM-005`, `sex`, `F`) and are what is exchanged between copies.

use serde::{Deserialize, Serialize};
use std::{fmt, sync::Arc};

macro_rules! define_id {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Wraps a text as this kind of id; the text is kept as it is.
            pub fn new(text: impl AsRef<str>) -> Self { Self(Arc::from(text.as_ref())) }
            /// The id as text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result { f.write_str(&self.0) }
        }
        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), &self.0)
            }
        }
    )*};
}

define_id! {
    /// A chapter or a part of one.
    SectionId;
    /// A block of a section: paragraph, list item, quotation, box, figure, page break.
    BlockId;
    /// An embedded object in a text: a value, a reference, a note; also a claim's mark.
    InlineId;
    /// A chart or a table.
    FigureId;
    /// One source's deliveries of some indicators.
    DatasetId;
    /// One reading of one received file: the SHA-256, in hexadecimal, of bytes, recipe, code lists and reader.
    ReleaseId;
    /// One step of the history.
    StepId;
    /// A saved recipe, by which a sender's files are read.
    RecipeId;
    /// A sender's word that was explained.
    LabelId;
    /// An indicator's code, such as `IMM-005`.
    IndicatorCode;
    /// A source's code, such as `UNDESA-IMS`.
    SourceCode;
    /// An institution's code, such as `NSC`.
    InstitutionCode;
    /// A dimension's code, lower case, such as `sex` or `citizenship`.
    DimensionCode;
    /// An item of a code list, such as `F`, `Y25T34`, `KGZ`.
    Code;
    /// A code list's code, such as `CL_SEX`.
    CodeListCode;
    /// A bibliography or source key cited in the text.
    CiteKey;
}

impl Code {
    /// The code that stands for the total of a dimension (SDMX `_T`).
    pub const TOTAL: &'static str = "_T";
    /// The code that stands for an unknown category (SDMX `_U`).
    pub const UNKNOWN: &'static str = "_U";
    /// Whether this is the total of its dimension.
    pub fn is_total(&self) -> bool {
        self.as_str() == Self::TOTAL
    }
}
