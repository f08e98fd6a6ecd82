//! Copies of the registers as plain tables, for people who read the file with another SQLite tool.
//!
//! The program never reads them back: the truth is in the document.

mod mirror;
