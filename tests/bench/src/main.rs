//! The measured parts of `cargo xtask bench`, each a process of its own, so that its memory is its own too.
//!
//! Every command prints lines `name<TAB>number`; what is made once (a long book, two million rows) is
//! written into files that the caller names.
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

mod book;
mod export;
mod questions;
mod rows;
mod typing;
mod window;

use anyhow::{Context, bail};
use std::path::Path;

fn main() -> anyhow::Result<()> {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let word = |at: usize| words.get(at).map(String::as_str).context("an argument is missing");
    let path = |at: usize| word(at).map(Path::new);
    match word(0)? {
        // FILE: makes the book of 80 tables and 60 charts.
        "book" => book::make(path(1)?),
        // PROJECT PDF: opens, sets, writes.
        "export" => export::export(path(1)?, path(2)?),
        // PROJECT FOLDER: what the compiler reads for that export.
        "sources" => export::sources(path(1)?, path(2)?),
        // PROJECT KEYS: types into the middle of the book.
        "typing" => typing::typing(path(1)?, word(2)?.parse()?),
        // PROJECT: asks every question of its text and figures, one by one.
        "questions" => questions::ask(path(1)?),
        // FOLDER THOUSANDS INDICATOR: a long CSV, its recipe and its register.
        "rows" => rows::write(path(1)?, word(2)?.parse()?, word(3)?),
        // PROGRAM [ARGUMENTS]: how long until the window shows its picture.
        "window" => window::appearing(path(1)?, words.get(2..).unwrap_or_default()),
        other => bail!("there is no part \"{other}\""),
    }
}
