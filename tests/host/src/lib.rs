//! The application behind a local server, for tests of the front end in a browser.
//!
//! Listens on this computer only and is never shipped. Serves the built front end, the same commands
//! as the window's, the events as a stream, and pages by the hash of their content.

mod answer;
mod events;

use serde_json::Value;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tiny_http::Server;

/// How many requests are answered at a time; event streams have threads of their own.
const WORKERS: usize = 4;

/// What the server needs of the application.
pub trait Application: Send + Sync {
    /// Carries out one command.
    fn rpc(&self, command: &str, payload: Value) -> Result<Value, Value>;
    /// The picture of a page, by the hash of its content.
    fn page(&self, hash: &str) -> Option<Vec<u8>>;
    /// The next event, or nothing within the time given; `Err` when there will be no more.
    fn next_event(&self, patience: Duration) -> Result<Option<Value>, Closed>;
}

/// There will be no more events.
#[derive(Debug)]
pub struct Closed;

/// A running server.
pub struct Running {
    /// Where it listens.
    pub port: u16,
    workers: Vec<std::thread::JoinHandle<()>>,
}

impl Running {
    /// Waits for ever.
    pub fn wait(self) {
        for worker in self.workers {
            // A worker that panicked has printed why.
            let _ = worker.join();
        }
    }
}

/// Serves the application and the front end in `folder` on a free port.
pub fn serve(application: Arc<dyn Application>, folder: PathBuf) -> io::Result<Running> {
    let server = Server::http(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).map_err(io::Error::other)?;
    let port = server.server_addr().to_ip().map(|address| address.port()).ok_or(io::ErrorKind::AddrNotAvailable)?;
    let listeners = events::start(Arc::clone(&application));
    let shared = Arc::new(answer::Shared { server, application, folder, listeners });
    let workers = (0..WORKERS)
        .map(|_| {
            let shared = Arc::clone(&shared);
            std::thread::spawn(move || shared.work())
        })
        .collect();
    Ok(Running { port, workers })
}
