//! Long work: progress and Stop are one thing, so that what shows progress can always be stopped.

use crate::wire::{Event, JobStage};
use std::sync::Arc;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::Sender;
use std::time::{Duration, Instant};

/// The user pressed Stop.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cancelled;

/// Where progress goes.
pub trait Progress: Send + Sync {
    /// Called at most ten times a second.
    fn show(&self, stage: JobStage, done: u64, total: u64);
}

/// One piece of long work.
#[derive(Clone)]
pub struct Job {
    stop: Arc<AtomicBool>,
    progress: Arc<dyn Progress>,
    last: Arc<Mutex<Option<(JobStage, Instant)>>>,
}

impl Job {
    /// A job that tells its progress to somebody.
    pub fn new(progress: Arc<dyn Progress>) -> Self {
        Self { stop: Arc::default(), progress, last: Arc::default() }
    }
    /// A job that nobody watches and nobody stops.
    pub fn quiet() -> Self {
        struct Nobody;
        impl Progress for Nobody {
            fn show(&self, _: JobStage, _: u64, _: u64) {}
        }
        Self::new(Arc::new(Nobody))
    }
    /// Asks the job to stop at its next step.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }
    /// Tells where the work stands and asks whether to go on.
    pub fn step(&self, stage: JobStage, done: u64, total: u64) -> Result<(), Cancelled> {
        if self.stop.load(Ordering::Relaxed) {
            return Err(Cancelled);
        }
        if let Ok(mut last) = self.last.lock() {
            let due = last.is_none_or(|(s, at)| s != stage || at.elapsed() >= Duration::from_millis(100));
            if due {
                *last = Some((stage, Instant::now()));
                self.progress.show(stage, done, total);
            }
        }
        Ok(())
    }
}

/// Progress as an event of a window's job.
pub struct EventProgress {
    /// The job's name, as the window gave it.
    pub job: String,
    /// Where events go.
    pub events: Sender<Event>,
}

impl Progress for EventProgress {
    fn show(&self, stage: JobStage, done: u64, total: u64) {
        let small = |n: u64| u32::try_from(n).unwrap_or(u32::MAX);
        // A window that has gone needs no progress.
        let _ =
            self.events.send(Event::Progress { job: self.job.clone(), stage, done: small(done), total: small(total) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stopped_job_does_not_go_on() {
        let job = Job::quiet();
        assert_eq!(job.step(JobStage::Reading, 1, 2), Ok(()));
        job.stop();
        assert_eq!(job.step(JobStage::Reading, 2, 2), Err(Cancelled));
    }
}
