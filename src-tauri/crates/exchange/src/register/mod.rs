//! The registers as tables: indicators, sources, institutions, dimensions and code lists as CSV.
//!
//! Reading updates: a row names its record by `code` and changes only the columns that the file has.
//! An empty cell empties its field. What cannot be read is a finding with line and column, and the
//! field stays as it was; the other cells and rows count. Nothing here writes to a profile.
//!
//! The file: UTF-8 (a byte order mark is fine; UTF-16 with one, too), separated by comma, semicolon or
//! tab, the first line names the columns in any order. `_LL` stands for a language, such as `name_fr`.
//! Lists are separated by `;`. Dates are `2025-03-12`.
//!
//! | register | columns |
//! |---|---|
//! | indicators | `code`, `module`, `name_LL`, `definition_LL`, `measure`, `unit`, `unit_multiplier` (power of ten), `counts`, `population`, `reference`, `dimensions` (list), `overlaps` (list: dimensions whose parts do not add up), `numerator`, `denominator`, `inflows` and `outflows` (lists: what a stock grows and shrinks by), `custodian`, `frequency`, `decimals`, `base_year`, `source_priority` (list), `priority_reason`, `small_cell_threshold` |
//! | sources | `code`, `name_LL`, `institution`, `kind`, `vintage`, `frequency`, `next_date`, `coverage_LL`, `definition_LL`, `access`, `address` |
//! | institutions | `code`, `acronym`, `name_LL`, `focal_point`, `international` (`yes`, `no`) |
//! | dimensions | `code`, `name_LL`, `role`, `code_list` |
//! | words of senders | `label`, `dimension`, `code`, `source`; `by` and `at` are written and not read; an empty `code` forgets the word |
//! | code lists | `code`, `version`, `name_LL`; `items` is written and not read |
//! | a code list | `code`, `parent`, `name_LL`, `valid_from`, `valid_to`; a column `synonyms` is left to the importer |
//!
//! The words of `measure`, `counts`, `population`, `reference`, `frequency`, `kind` and `role` stand in
//! [`words`]; a finding about one lists them all.
//!
//! Formulas: a text that begins with `=`, `+`, `-`, `@`, a tab, a carriage return or an apostrophe is
//! written with an apostrophe before it, so that no spreadsheet computes it. Reading takes that
//! apostrophe away again.

mod codelists;
mod dimensions;
mod indicators;
mod institutions;
mod lists;
mod schemes;
mod sources;
mod spellings;
mod synonyms;
mod table;
#[cfg(test)]
mod tests;
pub mod words;
mod write;

pub use codelists::{read_code_list, read_synonyms, write_code_list};
pub use dimensions::{read_dimensions, write_dimensions};
pub use indicators::{read_indicators, write_indicators};
pub use institutions::{read_institutions, write_institutions};
pub use lists::{read_code_lists, write_code_lists};
pub use schemes::read_schemes;
pub use sources::{read_sources, write_sources};
pub use spellings::{read_spellings, read_successors};
pub use synonyms::{WordChange, read_synonyms_table, write_synonyms_table};
