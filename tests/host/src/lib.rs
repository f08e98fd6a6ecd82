//! The application behind a local server, for tests of the front end in a browser.
//!
//! Listens on this computer only and is never shipped. Serves the built front end, the same commands
//! as the window's, the events as a stream, and pages by the hash of their content.

mod answer;
mod events;

use almanac_app::App;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;
use tiny_http::Server;

/// How many requests are answered at a time; event streams have threads of their own.
const WORKERS: usize = 4;

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
pub fn serve(application: Arc<App>, folder: PathBuf) -> io::Result<Running> {
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
