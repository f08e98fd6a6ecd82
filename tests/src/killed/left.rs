//! What is left of a project after its program was killed.

use super::Done;
use crate::programs::almanac;
use crate::sample::{DELIVERY, QUESTION};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::time::Duration;

/// What may be lost of the typing.
const BEARABLE: Duration = Duration::from_secs(1);

/// What one kill left.
#[derive(Debug, Clone, Copy)]
pub struct Left {
    /// How long before the kill the oldest lost word was typed; none when none was lost.
    pub lost: Option<Duration>,
    /// Words lost.
    pub words: usize,
    /// The number in the data now, in thousandths.
    pub number: u32,
}

impl Left {
    /// Looks at the project with the command line: it opens, verifies, and holds what it must, also the
    /// imports that were acknowledged so far.
    #[track_caller]
    pub fn of(project: &Path, done: &Done, imports: usize) -> Self {
        let folder = project.parent().expect("the project is in a folder");
        let name = project.file_name().and_then(|n| n.to_str()).expect("the project has a name");
        let says = |arguments: &[&str]| {
            let ran = almanac(folder, arguments);
            assert_eq!(ran.status, 0, "almanac {} after a kill: {ran:?}", arguments.join(" "));
            ran.out
        };
        says(&["verify", name]);

        let text = says(&["text", name]);
        let there: BTreeSet<&str> = text.split_whitespace().collect();
        let lost: Vec<_> = done.typed.iter().skip_while(|(word, _)| there.contains(word.as_str())).collect();
        let kept = done.typed.len() - lost.len();
        assert!(kept >= done.acknowledged, "{} words were acknowledged and {kept} are there", done.acknowledged);
        if let Some((word, _)) = lost.iter().find(|(word, _)| there.contains(word.as_str())) {
            panic!("'{word}' is there, and something typed before it is not");
        }
        let oldest = lost.first().map(|(_, at)| done.killed.saturating_duration_since(*at));
        assert!(oldest.is_none_or(|o| o <= BEARABLE), "typing of the last {oldest:?} is lost: {} words", lost.len());

        let number = says(&["value", name, QUESTION, "--print", "3 decimals"]);
        let number: u32 = number.trim().replace('.', "").parse().expect("the value has three decimals");
        let mut taken = imports;
        if let Some(import) = done.import {
            assert!(number == import.before || number == import.after, "the number is {number}: {import:?}");
            assert!(!import.acknowledged || number == import.after, "an acknowledged import is not there: {import:?}");
            taken += usize::from(number == import.after && !import.acknowledged);
        }
        let count = imports_of(project);
        assert_eq!(count, taken, "imports in the history and in the data");
        Self { lost: oldest, words: lost.len(), number }
    }
}

/// How often the delivery of which these tests bring newer ones has been taken in.
#[track_caller]
pub fn imports_of(project: &Path) -> usize {
    let (folder, name) = (project.parent().expect("a folder"), project.file_name().and_then(|n| n.to_str()));
    let ran = almanac(folder, &["history", name.expect("a name"), "--json"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let history: Value = serde_json::from_str(&ran.out).expect("the history is JSON");
    let steps = history.get("steps").and_then(Value::as_array).expect("the history has steps");
    let is = |step: &&Value, field: &str, word: &str| step.get(field).and_then(Value::as_str) == Some(word);
    steps.iter().filter(|s| is(s, "name", "import") && is(s, "detail", DELIVERY)).count()
}

/// What many kills left.
#[derive(Debug, Clone, Default)]
pub struct Tally {
    losses: Vec<Duration>,
    kills: usize,
    typing: usize,
    during_import: usize,
    whole: usize,
}

impl Tally {
    /// Counts one kill.
    pub fn add(&mut self, done: &Done, left: &Left) {
        self.kills += 1;
        self.typing += usize::from(!done.typed.is_empty());
        self.losses.extend(left.lost);
        if let Some(import) = done.import.filter(|i| !i.acknowledged) {
            self.during_import += 1;
            self.whole += usize::from(left.number == import.after);
        }
    }
}

impl std::fmt::Display for Tally {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let mut losses = self.losses.clone();
        losses.sort_unstable();
        let at = |part: usize| losses.get(losses.len().saturating_sub(1) * part / 100).map_or(0, Duration::as_millis);
        write!(
            f,
            "{} kills, every project opens and verifies; after {} with typing, {} lost something: \
             median {} ms, 95 % {} ms, at most {} ms; {} during an import, {} of these imports are there whole, {} not at all",
            self.kills,
            self.typing,
            losses.len(),
            at(50),
            at(95),
            at(100),
            self.during_import,
            self.whole,
            self.during_import - self.whole
        )
    }
}
