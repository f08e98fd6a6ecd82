//! Gives every listening page every event, as a stream that a browser's `EventSource` reads.

use almanac_app::{App, Closed};
use std::io::{self, Write};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

const HEAD: &str = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nCache-Control: no-store\r\n\
                    Connection: close\r\n\r\n";
/// How often a silent stream says that it is alive, which is also when a page that left is noticed.
const PULSE: Duration = Duration::from_secs(5);

/// The pages that listen.
#[derive(Clone, Default)]
pub struct Listeners(Arc<Mutex<Vec<Sender<String>>>>);

impl Listeners {
    /// A new listener, from now on.
    pub fn add(&self) -> Receiver<String> {
        let (sender, receiver) = channel();
        if let Ok(mut all) = self.0.lock() {
            all.push(sender);
        }
        receiver
    }
    fn tell(&self, event: &str) {
        if let Ok(mut all) = self.0.lock() {
            all.retain(|listener| listener.send(event.to_owned()).is_ok());
        }
    }
}

/// Begins to pass the application's events on.
pub fn start(application: Arc<App>) -> Listeners {
    let listeners = Listeners::default();
    let told = listeners.clone();
    std::thread::spawn(move || {
        loop {
            match application.next_event(PULSE) {
                Ok(Some(event)) => told.tell(&event.to_string()),
                Ok(None) => {}
                Err(Closed) => return,
            }
        }
    });
    listeners
}

/// Writes events until the page leaves.
pub fn stream(mut out: Box<dyn Write + Send>, events: &Receiver<String>) -> io::Result<()> {
    out.write_all(HEAD.as_bytes())?;
    out.write_all(b": listening\n\n")?;
    out.flush()?;
    loop {
        match events.recv_timeout(PULSE) {
            Ok(event) => write!(out, "data: {event}\n\n")?,
            Err(RecvTimeoutError::Timeout) => out.write_all(b": alive\n\n")?,
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        out.flush()?;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Clone, Default)]
    struct Sink(Arc<Mutex<Vec<u8>>>);

    impl Write for Sink {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("nobody panicked").extend_from_slice(bytes);
            Ok(bytes.len())
        }
        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn every_listener_hears_every_event_and_the_gone_are_forgotten() {
        let listeners = Listeners::default();
        let (stays, leaves) = (listeners.add(), listeners.add());
        drop(leaves);
        listeners.tell("{\"event\":\"closing\"}");
        assert_eq!(listeners.0.lock().expect("nobody panicked").len(), 1);
        drop(listeners);
        let sink = Sink::default();
        stream(Box::new(sink.clone()), &stays).expect("the sink takes everything");
        let written = String::from_utf8(sink.0.lock().expect("nobody panicked").clone()).expect("text");
        assert!(written.ends_with("data: {\"event\":\"closing\"}\n\n"), "{written}");
    }
}
