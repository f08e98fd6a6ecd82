//! Killing the test server while somebody types and takes deliveries in.

use super::{Done, Import, Left, Tally, Typist, imports_of};
use crate::chance::Chance;
use crate::host::{HostProgram, Line};
use crate::sample::{DELIVERY, PRINTED, SECTION, delivery, following, write};
use serde_json::{Value, json};
use std::path::Path;
use std::sync::mpsc::{RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The window sends so long after the first keystroke that is not yet sent.
const SEND_AFTER: Duration = Duration::from_millis(250);
/// A kill comes within so many milliseconds after the work began.
const LONGEST: u64 = 4_000;
/// One that is aimed at an import comes within so many after Accept.
const ACCEPTING: u64 = 300;

/// What is heard of the person at work.
#[derive(Debug, PartialEq, Eq)]
enum News {
    /// The project is open.
    Open,
    /// A delivery is being taken in.
    Accepting,
    /// A request failed, and why.
    Trouble(String),
}

/// What is known of a round while it goes on.
#[derive(Debug, Default)]
struct Round {
    /// What was typed in the phases that are over.
    typed: Vec<(String, Instant)>,
    typist: Option<Typist>,
    acknowledged: usize,
    import: Option<Import>,
    imports: usize,
}

/// Kills as often as told, in one project that goes through all of it.
#[track_caller]
pub fn kill_often(kills: u64, seed: u64) -> Tally {
    let folder = tempfile::tempdir().expect("a folder");
    let project = write(folder.path());
    let mut chance = Chance::new(seed);
    let (mut tally, mut imports, mut number) = (Tally::default(), imports_of(&project), PRINTED);
    for round in 0..kills {
        let (done, taken) = kill_once(&project, folder.path(), round, number, &mut chance);
        let left = Left::of(&project, &done, imports + taken);
        let cut_off = done.import.is_some_and(|i| !i.acknowledged && left.number == i.after);
        imports += taken + usize::from(cut_off);
        number = left.number;
        tally.add(&done, &left);
    }
    tally
}

/// One start, some work, one kill: what was done, and how many imports were acknowledged.
#[track_caller]
fn kill_once(project: &Path, settings: &Path, round: u64, number: u32, chance: &mut Chance) -> (Done, usize) {
    let mut host = HostProgram::start(settings);
    let known = Arc::new(Mutex::new(Round::default()));
    let (told, news) = channel();
    let seed = Chance::new(chance.below(u64::MAX));
    let person = Person { line: host.line(), round, known: known.clone(), chance: seed, told };
    let path = project.to_path_buf();
    let work = std::thread::spawn(move || person.work(&path, number));
    // Now and then before the project is open, often while a delivery is taken in, mostly at any time.
    let (after, longest) = match chance.below(8) {
        0 => (None, LONGEST / 2),
        1..=3 => (Some(News::Accepting), ACCEPTING),
        _ => (Some(News::Open), LONGEST),
    };
    if let Some(after) = after {
        let heard = news.iter().find(|heard| *heard == after || matches!(heard, News::Trouble(_)));
        assert_eq!(heard, Some(after), "round {round}");
    }
    let moment = Instant::now() + Duration::from_millis(chance.below(longest));
    loop {
        match news.recv_timeout(moment.saturating_duration_since(Instant::now())) {
            Err(RecvTimeoutError::Timeout) => break,
            Err(RecvTimeoutError::Disconnected) => panic!("round {round}: the person at work is gone"),
            Ok(News::Trouble(why)) => panic!("round {round}: {why}"),
            Ok(News::Open | News::Accepting) => {}
        }
    }
    // Between these two lines something may still be acknowledged, which only makes the demand harder.
    let killed = Instant::now();
    host.kill();
    let _ = work.join();
    let known = known.lock().unwrap_or_else(PoisonError::into_inner);
    let mut typed = known.typed.clone();
    typed.extend(known.typist.iter().flat_map(|typist| typist.typed(killed).collect::<Vec<_>>()));
    let acknowledged = known.acknowledged.min(typed.len());
    (Done { typed, acknowledged, import: known.import, killed }, known.imports)
}

struct Person {
    line: Line,
    round: u64,
    known: Arc<Mutex<Round>>,
    chance: Chance,
    told: Sender<News>,
}

/// The section as the editor holds it.
struct Editor {
    section: String,
    revision: String,
    blocks: Vec<Value>,
}

impl Person {
    /// Types and imports in turn until a request fails, as every one does after the kill.
    fn work(mut self, project: &Path, number: u32) {
        let why = self.work_on(project, number).err().unwrap_or_default();
        self.tell(News::Trouble(why));
    }

    fn tell(&self, news: News) {
        // After the kill nobody listens any more.
        let _ = self.told.send(news);
    }

    fn work_on(&mut self, project: &Path, mut number: u32) -> Result<(), String> {
        self.line.rpc("project_open", json!({ "path": project, "mode": "write" }))?;
        let mut editor = self.open_section()?;
        self.tell(News::Open);
        loop {
            let words = Duration::from_millis(200 + self.chance.below(1_000));
            self.type_for(words, &mut editor)?;
            // Never a number that was there before: the same delivery twice is no import.
            let next = following(number);
            self.import(number, next)?;
            number = next;
            editor = self.open_section()?;
        }
    }

    fn now(&self, change: impl FnOnce(&mut Round)) {
        change(&mut self.known.lock().unwrap_or_else(PoisonError::into_inner));
    }

    fn open_section(&self) -> Result<Editor, String> {
        let outline = self.line.rpc("outline", json!({ "lang": "en" }))?;
        let items = outline.get("sections").and_then(Value::as_array).cloned().unwrap_or_default();
        let found = items.iter().find(|i| i.get("title").and_then(Value::as_str) == Some(SECTION));
        let section = text(found.and_then(|i| i.get("id")))?;
        let view = self.line.rpc("section_get", json!({ "section": section, "lang": "en" }))?;
        let blocks = view.get("blocks").and_then(Value::as_array).cloned().unwrap_or_default();
        Ok(Editor { section, revision: text(view.get("revision"))?, blocks })
    }

    /// Types behind what was typed before, in the section's last paragraph.
    fn type_for(&self, time: Duration, editor: &mut Editor) -> Result<(), String> {
        let start = Instant::now();
        let mut before = 0;
        self.now(|known| {
            before = known.typed.len();
            known.typist = Some(Typist::begin(self.round, before, start));
        });
        let mut next = start;
        while start.elapsed() < time {
            next = (next + SEND_AFTER).max(Instant::now());
            std::thread::sleep(next.saturating_duration_since(Instant::now()));
            self.send(editor, Instant::now())?;
        }
        // Whoever goes on to something else has sent what was typed.
        let end = Instant::now();
        self.send(editor, end)?;
        self.now(|known| {
            let typed: Vec<_> = known.typist.take().iter().flat_map(|t| t.typed(end).collect::<Vec<_>>()).collect();
            known.typed.extend(typed);
        });
        Ok(())
    }

    fn send(&self, editor: &mut Editor, now: Instant) -> Result<(), String> {
        let mut words = Vec::new();
        self.now(|known| {
            words = known.typed.iter().map(|(word, _)| word.clone()).collect();
            words.extend(known.typist.iter().flat_map(|t| t.typed(now).map(|(word, _)| word).collect::<Vec<_>>()));
        });
        let marks = json!({ "bold": false, "italic": false, "link": null, "claim": null });
        let written = json!([{ "type": "text", "text": words.join(" "), "marks": marks }]);
        let last = editor.blocks.last_mut().and_then(|block| block.get_mut("text")).ok_or("the section is empty")?;
        *last = written;
        let reply = self.line.rpc(
            "section_put",
            json!({
                "section": editor.section, "lang": "en", "base_revision": editor.revision,
                "blocks": editor.blocks, "caret_block": null,
            }),
        )?;
        editor.revision = text(reply.get("revision"))?;
        self.now(|known| known.acknowledged = words.len());
        Ok(())
    }

    fn import(&self, before: u32, after: u32) -> Result<(), String> {
        self.now(|known| known.import = Some(Import { before, after, acknowledged: false }));
        let file = self.line.upload(DELIVERY, &delivery(after))?;
        let from = json!({ "from": "upload", "id": file });
        let plan = json!({ "job": "import", "file": from, "source": null, "recipe": null, "labels": [], "indicators": [], "corrections": [] });
        let plan = self.line.rpc("import_plan", plan)?;
        let accept = json!({ "job": "import", "plan": text(plan.get("plan"))?, "recipe": "keep" });
        self.tell(News::Accepting);
        self.line.rpc("import_accept", accept)?;
        self.now(|known| {
            known.import = Some(Import { before, after, acknowledged: true });
            known.imports += 1;
        });
        Ok(())
    }
}

fn text(value: Option<&Value>) -> Result<String, String> {
    value.and_then(Value::as_str).map(str::to_owned).ok_or_else(|| format!("{value:?} is no text"))
}
