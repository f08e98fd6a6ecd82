//! What every command is given: who works, how to print, how to open a project or a file, how to be stopped.

use crate::exit::{Ended, Status};
use almanac_app::wire::JobStage;
use almanac_app::{Access, Job, Progress, Session, SystemHost};
use almanac_core::{Edition, Lang};
use clap::Args;
use std::io::{IsTerminal, Read, Write};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Options that every command takes.
#[derive(Debug, Args)]
pub struct Global {
    /// Your name as it stands in the history [default: ALMANAC_AUTHOR, else your user name]
    #[arg(long, global = true, value_name = "NAME", display_order = 900)]
    pub author: Option<String>,
    /// Print one JSON document instead of text, for scripts
    #[arg(long, global = true, display_order = 901)]
    pub json: bool,
}

/// How a command answers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// For people.
    Text,
    /// For scripts.
    Json,
}

/// What every command is given.
pub struct Context {
    /// The clock, new ids, the author.
    pub host: Arc<SystemHost>,
    /// How to answer.
    pub form: Form,
    bar: Arc<Bar>,
}

impl Context {
    /// From the options and the environment.
    pub fn new(global: &Global) -> Self {
        let env = |name| std::env::var(name).ok().filter(|v| !v.trim().is_empty());
        let author = global.author.clone().or_else(|| env("ALMANAC_AUTHOR")).or_else(|| env("USER"));
        Self {
            host: Arc::new(SystemHost::new(author.as_deref().unwrap_or("unknown"))),
            form: if global.json { Form::Json } else { Form::Text },
            bar: Arc::new(Bar { terminal: std::io::stderr().is_terminal(), drawn: AtomicBool::new(false) }),
        }
    }
    /// Opens a project for reading, also while somebody else writes.
    pub fn read(&self, project: &Path) -> Result<Session, Ended> {
        Ok(Session::open(project, Access::Read, self.host.clone())?)
    }
    /// Opens a project for writing.
    pub fn write(&self, project: &Path) -> Result<Session, Ended> {
        Ok(Session::open(project, Access::Write, self.host.clone())?)
    }
    /// Long work with a bar on a terminal; Ctrl-C stops it at its next step, a second one at once.
    pub fn job(&self) -> Job {
        let job = Job::new(self.bar.clone());
        let (stopped, mut asked) = (job.clone(), false);
        let handler = move || {
            if asked {
                std::process::exit(Status::Stopped.number().into());
            }
            asked = true;
            stopped.stop();
        };
        // Without a handler Ctrl-C ends the program at once, which is as safe: every write is all or nothing.
        let _ = ctrlc::set_handler(handler);
        job
    }
    /// Takes the bar off the terminal, before anything else is printed.
    pub fn clear_bar(&self) {
        self.bar.clear();
    }
}

/// The bar on a terminal.
struct Bar {
    terminal: bool,
    drawn: AtomicBool,
}

impl Bar {
    fn clear(&self) {
        if self.drawn.swap(false, Ordering::Relaxed) {
            let _ = std::io::stderr().write_all(b"\r\x1b[K");
        }
    }
}

impl Progress for Bar {
    fn show(&self, stage: JobStage, done: u64, total: u64) {
        if !self.terminal {
            return;
        }
        self.drawn.store(true, Ordering::Relaxed);
        const WIDTH: u64 = 24;
        let filled = (WIDTH * done.min(total)).checked_div(total).unwrap_or(0);
        let bar = |n: u64, c: &str| c.repeat(usize::try_from(n).unwrap_or(0));
        let mut err = std::io::stderr().lock();
        let line = format!("\r\x1b[K{}{} {}", bar(filled, "█"), bar(WIDTH - filled, "░"), stage_word(stage));
        // A terminal that has gone needs no bar.
        let _ = err.write_all(line.as_bytes()).and_then(|()| err.flush());
    }
}

fn stage_word(stage: JobStage) -> &'static str {
    match stage {
        JobStage::Reading => "reading",
        JobStage::Comparing => "comparing",
        JobStage::Writing => "writing",
        JobStage::Answering => "answering",
        JobStage::Drawing => "drawing figures",
        JobStage::Typesetting => "setting pages",
        JobStage::Exporting => "making the PDF",
        JobStage::Checking => "checking",
    }
}

/// A file's name and bytes; `-` is standard input.
pub fn read_input(file: &Path) -> Result<(String, Vec<u8>), Ended> {
    // Larger files are no tables; without a bound a device or a pipe could fill the memory.
    const MOST: u64 = 1 << 30;
    if file.as_os_str() == "-" {
        let mut bytes = Vec::new();
        std::io::stdin()
            .lock()
            .take(MOST + 1)
            .read_to_end(&mut bytes)
            .map_err(|e| Ended::input(format!("cannot read standard input: {e}")))?;
        if bytes.len() as u64 > MOST {
            return Err(Ended::input("cannot read standard input: it is larger than 1 GB; give the table alone"));
        }
        return Ok(("standard input".into(), bytes));
    }
    let name = file.file_name().unwrap_or(file.as_os_str()).to_string_lossy().into_owned();
    Ok((name, almanac_app::import::read_file(file)?))
}

/// Writes a finished file in the place of an old one. Devices and pipes are refused: they would be replaced, too.
pub fn write_output(path: &Path, bytes: &[u8]) -> Result<(), Ended> {
    if std::fs::metadata(path).is_ok_and(|m| !m.is_file()) {
        let message = format!("cannot write '{}': it is no ordinary file; name another one", path.display());
        return Err(Ended { status: Status::Project, message });
    }
    Ok(almanac_app::export::write_file(path, bytes)?)
}

/// Text of a file that must be UTF-8.
pub fn read_text(file: &Path) -> Result<(String, String), Ended> {
    let (name, bytes) = read_input(file)?;
    let text = String::from_utf8(bytes).map_err(|e| {
        let line = 1 + e.as_bytes().iter().take(e.utf8_error().valid_up_to()).filter(|b| **b == b'\n').count();
        Ended::input(format!("cannot read '{}': line {line} is not UTF-8; save the file as UTF-8", file.display()))
    })?;
    Ok((name, text.strip_prefix('\u{feff}').map(str::to_string).unwrap_or(text)))
}

/// Text of a recipe.
pub fn read_recipe(file: &Path) -> Result<String, Ended> {
    let (_, text) = read_text(file)?;
    almanac_app::import::check_recipe(&text).map_err(|e| {
        // The reader of the form draws the line with an arrow; its first and its last line say it.
        let mut lines = e.message.lines().map(str::trim).filter(|l| !l.is_empty());
        let first = lines.next().unwrap_or_default();
        let why = lines.next_back().map_or(first.to_string(), |last| format!("{first}: {last}"));
        Ended::input(format!(
            "cannot read '{}': {why}; `almanac import PROJECT FILE --dry-run --save-recipe R.toml` writes a recipe to begin from",
            file.display()
        ))
    })?;
    Ok(text)
}

/// The language asked for, else the document's first one.
pub fn language(session: &Session, wanted: Option<&str>) -> Result<Lang, Ended> {
    let Some(wanted) = wanted else { return Ok(session.state().lang()) };
    let lang = Lang::new(wanted);
    let profile = &session.state().profile;
    let known = languages(profile.current_edition().map(|e| &**e), &profile.about.language);
    if known.contains(&lang) {
        return Ok(lang);
    }
    let list: Vec<&str> = known.iter().map(Lang::as_str).collect();
    Err(Ended::usage(format!("the profile has no language \"{wanted}\"; it has: {}", list.join(", "))))
}

/// The languages of an edition; the one in which is written comes first where the edition does not say.
pub fn languages(edition: Option<&Edition>, written: &Lang) -> Vec<Lang> {
    let mut all = edition.map(|e| e.languages.clone()).unwrap_or_default();
    if !all.contains(written) {
        all.push(written.clone());
    }
    all
}
