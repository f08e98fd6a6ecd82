//! The application without a window: the test server, started, asked and killed.

use crate::http::exchange;
use crate::programs::program;
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

/// A running test server. Dropped, it is killed; so is one that was not asked to close its project.
pub struct HostProgram {
    child: Child,
    line: Line,
}

/// Where to ask; several may.
#[derive(Debug, Clone, Copy)]
pub struct Line(u16);

impl HostProgram {
    /// Starts a server whose settings are kept in a folder.
    pub fn start(settings: &Path) -> Self {
        let mut child = Command::new(program("almanac-host"))
            .args([settings, settings])
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the test server can be started");
        let mut port = String::new();
        let out = child.stdout.take().expect("the output is ours");
        BufReader::new(out).read_line(&mut port).expect("the server tells its port");
        let line = Line(port.trim().parse().expect("the port is a number"));
        Self { child, line }
    }
    /// Where to ask.
    pub fn line(&self) -> Line {
        self.line
    }
    /// Ends it at once, wherever it is (SIGKILL), and waits until it is gone.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

impl Drop for HostProgram {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Line {
    /// A command and its reply; what was refused, or that nobody is there, in words.
    pub fn rpc(self, command: &str, payload: Value) -> Result<Value, String> {
        let call = json!({ "command": command, "payload": payload }).to_string();
        self.post("/rpc", call.as_bytes()).map_err(|e| format!("{command}: {e}"))
    }
    /// Hands a file over; its name for an import.
    pub fn upload(self, name: &str, bytes: &[u8]) -> Result<Value, String> {
        self.post(&format!("/upload/{name}"), bytes)
    }
    fn post(self, path: &str, body: &[u8]) -> Result<Value, String> {
        let (status, reply) = exchange(self.0, "POST", path, body).map_err(|e| e.to_string())?;
        if status != 200 {
            return Err(format!("{status}: {}", String::from_utf8_lossy(&reply)));
        }
        serde_json::from_slice(&reply).map_err(|e| e.to_string())
    }
}
