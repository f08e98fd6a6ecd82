//! What the outside world hands in: the time, new ids, the author, a peer number.
//!
//! Logic never asks a clock or a random generator itself, so a [`FixedHost`] makes every test and
//! every expected file stable.

use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Serialize};
use std::sync::atomic::{AtomicU64, Ordering};

/// Milliseconds since 1970-01-01T00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The calendar day in UTC; the first day of 1970 when the number is out of range.
    pub fn date(self) -> NaiveDate {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default().date_naive()
    }
    /// `2024-03-12T14:02:00Z`.
    pub fn iso(self) -> String {
        DateTime::from_timestamp_millis(self.0).unwrap_or_default().format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }
}

/// Who makes a change: the person's name as it stands in the history.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Author(pub String);

/// The only way to the clock, to new ids and to the person at the keyboard.
pub trait Host: Send + Sync {
    /// The present moment.
    fn now(&self) -> Timestamp;
    /// A new id, unique among all copies: 16 characters of lower-case base 32.
    fn new_id(&self) -> String;
    /// The person who works now.
    fn author(&self) -> Author;
    /// A random number; every writing open of a project takes a fresh one as its peer.
    fn random(&self) -> u64;
}

/// A host whose answers are known beforehand: one second passes with every question for the time.
#[derive(Debug)]
pub struct FixedHost {
    start: Timestamp,
    author: Author,
    seed: u64,
    counter: AtomicU64,
    ticks: AtomicU64,
}

impl FixedHost {
    /// A host that starts on 2025-03-12 and makes ids from the given seed.
    pub fn new(author: &str, seed: u64) -> Self {
        Self {
            start: Timestamp(1_741_737_600_000),
            author: Author(author.into()),
            seed,
            counter: AtomicU64::new(0),
            ticks: AtomicU64::new(0),
        }
    }
}

impl Host for FixedHost {
    fn now(&self) -> Timestamp {
        Timestamp(self.start.0 + 1000 * self.ticks.fetch_add(1, Ordering::Relaxed) as i64)
    }
    fn new_id(&self) -> String {
        base32(self.random(), self.random())
    }
    fn author(&self) -> Author {
        self.author.clone()
    }
    fn random(&self) -> u64 {
        // SplitMix64 (Steele, Lea, Flood 2014): short, and good enough to keep fixed ids apart.
        let n = self.counter.fetch_add(1, Ordering::Relaxed);
        let mut z = self.seed.wrapping_add(n.wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15));
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }
}

/// Writes the low 80 bits of two numbers as 16 characters that no reader confuses.
pub fn base32(high: u64, low: u64) -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    let bits = (u128::from(high) << 64) | u128::from(low);
    (0..16)
        .map(|i| {
            let at = ((bits >> (5 * i)) & 31) as usize;
            char::from(ALPHABET.get(at).copied().unwrap_or(b'0'))
        })
        .collect()
}
