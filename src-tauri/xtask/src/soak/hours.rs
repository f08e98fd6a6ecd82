//! How long each part has been soaked since the build folder was made.

use crate::process::build_folder;
use anyhow::Context;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// Rounds and time of every part.
pub struct Hours {
    file: PathBuf,
    parts: BTreeMap<String, (u64, Duration)>,
}

impl Hours {
    /// What earlier soaks left.
    pub fn read() -> anyhow::Result<Self> {
        Self::read_from(&build_folder().join("soak/hours.txt"))
    }

    fn read_from(file: &Path) -> anyhow::Result<Self> {
        let text = match std::fs::read_to_string(file) {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
            Err(error) => return Err(error).with_context(|| format!("cannot read {}", file.display())),
        };
        let parts = text.lines().filter_map(line).collect();
        Ok(Self { file: file.to_path_buf(), parts })
    }

    /// Rounds of a part so far.
    pub fn rounds(&self, part: &str) -> u64 {
        self.parts.get(part).map_or(0, |(rounds, _)| *rounds)
    }

    /// Adds a round, and keeps it at once: a soak may be stopped at any time.
    pub fn add(&mut self, part: &str, time: Duration) -> anyhow::Result<()> {
        let (rounds, sum) = self.parts.entry(part.to_owned()).or_default();
        *rounds += 1;
        *sum += time;
        let lines: String =
            self.parts.iter().map(|(name, (n, time))| format!("{name} {n} {}\n", time.as_secs_f64())).collect();
        let folder = self.file.parent().unwrap_or(Path::new("."));
        std::fs::create_dir_all(folder)
            .and_then(|()| std::fs::write(&self.file, lines))
            .with_context(|| format!("cannot write {}", self.file.display()))
    }
}

/// `combine 12 3600.5`: the part, its rounds, its seconds.
fn line(text: &str) -> Option<(String, (u64, Duration))> {
    let mut words = text.split_whitespace();
    let (name, rounds, seconds) = (words.next()?, words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    Some((name.to_owned(), (rounds, Duration::try_from_secs_f64(seconds).ok()?)))
}

impl fmt::Display for Hours {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "soaked so far:")?;
        for (name, (rounds, time)) in &self.parts {
            writeln!(f, "  {name:<12} {rounds:>6} rounds {:>8.2} hours", time.as_secs_f64() / 3600.0)?;
        }
        write!(f, "(kept in {})", self.file.display())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_add_up_from_one_soak_to_the_next() {
        let file = std::env::temp_dir().join(format!("almanac-hours-{}", std::process::id())).join("hours.txt");
        for _ in 0..2 {
            let mut hours = Hours::read_from(&file).expect("the file can be read");
            hours.add("kills", Duration::from_secs(900)).expect("the file can be written");
            hours.add("combine", Duration::from_secs(1)).expect("the file can be written");
        }
        let hours = Hours::read_from(&file).expect("the file can be read");
        std::fs::remove_dir_all(file.parent().expect("it has a folder")).expect("the folder can be removed");
        assert_eq!(hours.rounds("kills"), 2);
        assert_eq!(hours.rounds("nothing"), 0);
        assert!(hours.to_string().contains("kills             2 rounds     0.50 hours"), "{hours}");
    }
}
