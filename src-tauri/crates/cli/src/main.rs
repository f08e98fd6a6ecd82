//! The command `almanac`: the same engine as the window, for batch work, scripts and tests.
//!
//! Nothing is decided here: a command reads its arguments, calls the application and prints.

mod command;
mod context;
mod exit;
mod output;

use clap::Parser;
use std::io::{BufWriter, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments = command::Arguments::parse();
    let context = context::Context::new(&arguments.global);
    let mut out = BufWriter::new(std::io::stdout().lock());
    let ran = command::run(&arguments.command, &context, &mut out);
    context.clear_bar();
    let ran = ran.and_then(|status| Ok(out.flush().map(|()| status)?));
    match ran {
        Ok(status) => status.number().into(),
        Err(ended) => {
            // What was printed before the failure still counts.
            let _ = out.flush();
            if !ended.message.is_empty() {
                let _ = writeln!(std::io::stderr(), "almanac: {}", ended.message);
            }
            ended.status.number().into()
        }
    }
}
