//! Every command of the project: `cargo xtask run`, `cargo xtask test`, and what they are made of.
//!
//! Only tells others what to do: cargo, npm, the package manager and the programs themselves.
#![allow(clippy::print_stdout)] // its output is for the person at the terminal

mod accept;
mod bench;
mod fuzz;
mod process;
mod run;
mod setup;
mod soak;
mod test;
mod tidy;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask run [PROJECT]   installs what is missing, builds, opens the window (on the sample)
cargo xtask test            installs what is missing, runs every check and every test
cargo xtask setup           only installs what is missing
cargo xtask tidy            rules of layers, headers, colours, words
cargo xtask bench [PART]     speed, size and memory as ratios to named baselines: pages, data, window
cargo xtask soak [MINUTES] [WHAT…]
                            what takes long, each part for so many minutes, at least one round;
                            WHAT: combine, edits, fuzz, kills (all when none is named)
cargo xtask fuzz [MINUTES] [TARGET…]  damaged inputs for every reader, a minute each unless said
cargo xtask accept          takes the present output as the expected one; look at the difference";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let rest = arguments.get(1..).unwrap_or_default();
    let outcome = match arguments.first().map(String::as_str) {
        Some("run") => run::run(rest),
        Some("test") => test::test(),
        Some("setup") => setup::for_tests(),
        Some("tidy") => tidy::tidy(),
        Some("bench") => bench::bench(rest),
        Some("fuzz") => fuzz::fuzz(rest),
        Some("soak") => soak::soak(rest),
        Some("accept") => accept::accept(),
        None | Some("help" | "--help" | "-h") => {
            println!("{HELP}");
            Ok(())
        }
        Some(other) => Err(anyhow::anyhow!("there is no command '{other}'\n\n{HELP}")),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
