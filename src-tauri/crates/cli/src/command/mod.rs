//! The commands, one file each. Their words are a promise to those who script them.

mod check;
mod code_lists;
mod combine;
mod data;
mod editions;
mod explain;
mod export;
mod history;
mod import;
mod info;
mod inspect;
mod new;
mod read;
mod redo;
mod registers;
mod return_to;
mod sample;
mod selection;
mod steps;
mod synonyms;
mod text;
mod undo;
mod value;
mod verify;
mod where_used;

use crate::context::{Context, Global};
use crate::exit::{Ended, Status};
use clap::{Parser, Subcommand};
use std::io::Write;

/// The living migration profile of a country, from the command line.
#[derive(Debug, Parser)]
#[command(
    name = "almanac",
    version,
    about = "Keeps a country's migration profile: data, text, figures, PDF",
    long_about = "Keeps a country's migration profile in one file: the data as received, the text, the figures, and \
                  the typeset PDF. Everything happens on this computer.",
    after_help = "Begin with a look at the sample:\n\n    almanac sample sample.almanac\n    almanac info sample.almanac\n    \
                  almanac export sample.almanac --out sample.pdf\n\n`almanac help COMMAND` explains a command and gives an example.\n\n\
                  A yearly run, as a script that stops at the first trouble:\n\n    set -e\n    \
                  almanac import kyrgyzstan.almanac labour-2025.xlsx --source NSC\n    \
                  almanac check kyrgyzstan.almanac --level error\n    \
                  almanac export kyrgyzstan.almanac --out profile-2025.pdf\n\n\
                  Exit status: 0 done; 1 done, but errors were found (import, check, verify), or they block the export and\n\
                  nothing was written; 2 wrong usage; 3 a file cannot be read; 4 the project is in use, or a file cannot be\n\
                  written; 130 stopped."
)]
pub struct Arguments {
    /// Options that every command takes.
    #[command(flatten)]
    pub global: Global,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// The commands in the order of the help; what each is for stands with its arguments.
#[derive(Debug, Subcommand)]
pub enum Command {
    New(new::Arguments),
    Sample(sample::Arguments),
    Info(info::Arguments),
    Inspect(inspect::Arguments),
    Read(read::Arguments),
    Import(import::Arguments),
    Data(data::Arguments),
    Value(value::Arguments),
    Explain(explain::Arguments),
    WhereUsed(where_used::Arguments),
    Check(check::Arguments),
    /// Print or update the list of indicators.
    ///
    /// Printed is a table (CSV) for a spreadsheet. `--set` reads such a table: a line changes or adds the record that
    /// its `code` names, in the columns that the table has; records that it does not name stay as they are.
    Indicators(registers::Arguments),
    /// Print or update the list of sources.
    ///
    /// Printed is a table (CSV) for a spreadsheet. `--set` reads such a table: a line changes or adds the record that
    /// its `code` names, in the columns that the table has; records that it does not name stay as they are.
    Sources(registers::Arguments),
    /// Print or update the list of institutions.
    ///
    /// Printed is a table (CSV) for a spreadsheet. `--set` reads such a table: a line changes or adds the record that
    /// its `code` names, in the columns that the table has; records that it does not name stay as they are.
    Institutions(registers::Arguments),
    /// Print or update the list of dimensions.
    ///
    /// Printed is a table (CSV) for a spreadsheet: code, names, role and code list of each dimension by which data may
    /// be broken down. `--set` reads such a table: a line changes or adds the record that its `code` names.
    Dimensions(registers::Arguments),
    CodeLists(code_lists::Arguments),
    Synonyms(synonyms::Arguments),
    Editions(editions::Arguments),
    Export(export::Arguments),
    Text(text::Arguments),
    History(history::Arguments),
    Undo(undo::Arguments),
    Redo(redo::Arguments),
    Return(return_to::Arguments),
    Combine(combine::Arguments),
    Verify(verify::Arguments),
}

/// Runs a command.
pub fn run(command: &Command, context: &Context, out: &mut dyn Write) -> Result<Status, Ended> {
    match command {
        Command::New(a) => new::run(a, context, out),
        Command::Sample(a) => sample::run(a, context, out),
        Command::Info(a) => info::run(a, context, out),
        Command::Inspect(a) => inspect::run(a, context, out),
        Command::Read(a) => read::run(a, context, out),
        Command::Import(a) => import::run(a, context, out),
        Command::Data(a) => data::run(a, context, out),
        Command::Value(a) => value::run(a, context, out),
        Command::Explain(a) => explain::run(a, context, out),
        Command::WhereUsed(a) => where_used::run(a, context, out),
        Command::Check(a) => check::run(a, context, out),
        Command::Indicators(a) => registers::run(registers::Kind::Indicators, a, context, out),
        Command::Sources(a) => registers::run(registers::Kind::Sources, a, context, out),
        Command::Institutions(a) => registers::run(registers::Kind::Institutions, a, context, out),
        Command::Dimensions(a) => registers::run(registers::Kind::Dimensions, a, context, out),
        Command::CodeLists(a) => code_lists::run(a, context, out),
        Command::Synonyms(a) => synonyms::run(a, context, out),
        Command::Editions(a) => editions::run(a, context, out),
        Command::Export(a) => export::run(a, context, out),
        Command::Text(a) => text::run(a, context, out),
        Command::History(a) => history::run(a, context, out),
        Command::Undo(a) => undo::run(a, context, out),
        Command::Redo(a) => redo::run(a, context, out),
        Command::Return(a) => return_to::run(a, context, out),
        Command::Combine(a) => combine::run(a, context, out),
        Command::Verify(a) => verify::run(a, context, out),
    }
}
