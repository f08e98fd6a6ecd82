//! Somebody who types without pause, word by word, and lets the editor send it as the window does.

use std::time::{Duration, Instant};

/// A fast typist's time for a short word.
const WORD: Duration = Duration::from_millis(40);

/// A typist at work since a moment. Words are typed by the clock, also while the program is busy.
#[derive(Debug, Clone)]
pub struct Typist {
    round: u64,
    first: usize,
    start: Instant,
}

impl Typist {
    /// Begins to type, with this many words of the round typed before.
    pub fn begin(round: u64, first: usize, start: Instant) -> Self {
        Self { round, first, start }
    }
    /// The words typed by a moment, with the moments when they were.
    pub fn typed(&self, by: Instant) -> impl Iterator<Item = (String, Instant)> + '_ {
        let count = by.saturating_duration_since(self.start).as_millis() / WORD.as_millis();
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        (0..count).map(|n| (word(self.round, self.first + n as usize), self.start + WORD * (n + 1)))
    }
}

/// A word that occurs nowhere else.
pub fn word(round: u64, n: usize) -> String {
    format!("r{round}w{n}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_by_the_clock() {
        let start = Instant::now();
        let typist = Typist::begin(3, 5, start);
        assert_eq!(typist.typed(start + Duration::from_millis(39)).count(), 0);
        let two: Vec<_> = typist.typed(start + Duration::from_millis(81)).collect();
        assert_eq!(two, [("r3w5".to_owned(), start + WORD), ("r3w6".to_owned(), start + WORD * 2)]);
    }
}
