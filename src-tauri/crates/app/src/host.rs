//! The real host: the system's clock, its random numbers, the person at this computer.

use almanac_core::{Author, Host, Timestamp, host::base32};
use std::hash::{BuildHasher, Hasher, RandomState};
use std::sync::RwLock;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, UNIX_EPOCH};

/// Answers from the operating system.
pub struct SystemHost {
    author: RwLock<String>,
    last: AtomicU64,
}

impl SystemHost {
    /// A host for a person.
    pub fn new(author: &str) -> Self {
        Self { author: RwLock::new(author.to_string()), last: AtomicU64::new(0) }
    }
    /// Another person from now on.
    pub fn set_author(&self, author: &str) {
        if let Ok(mut name) = self.author.write() {
            *name = author.to_string();
        }
    }
}

impl Host for SystemHost {
    #[allow(clippy::disallowed_methods)] // the one place that asks the clock
    fn now(&self) -> Timestamp {
        let since = std::time::SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or(Duration::ZERO);
        Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
    }
    fn new_id(&self) -> String {
        base32(self.random(), self.random())
    }
    fn author(&self) -> Author {
        Author(self.author.read().map(|a| a.clone()).unwrap_or_default())
    }
    fn random(&self) -> u64 {
        // Each RandomState is keyed anew from the system's generator; the counter keeps two calls of one
        // thread apart, since its keys differ by one only.
        let n = self.last.fetch_add(1, Ordering::Relaxed);
        let mut hasher = RandomState::new().build_hasher();
        hasher.write_u64(n);
        hasher.write_i64(self.now().0);
        hasher.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_do_not_repeat() {
        let host = SystemHost::new("A");
        let ids: std::collections::BTreeSet<String> = (0..10_000).map(|_| host.new_id()).collect();
        assert_eq!(ids.len(), 10_000);
        assert!(ids.iter().all(|i| i.len() == 16));
    }
}
