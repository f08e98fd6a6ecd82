//! A screen of our own for the window: Xvfb, which needs no monitor.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

/// A running screen; it ends when dropped.
pub struct Screen {
    server: Child,
    memory: tempfile::TempDir,
    /// The name for `DISPLAY`.
    pub display: String,
}

impl Screen {
    /// Starts a screen as large as a small office laptop's.
    pub fn start() -> Self {
        let memory = tempfile::tempdir().expect("a folder can be made");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-fbdir"])
            .arg(memory.path())
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb can be started; `cargo xtask setup` installs it");
        let mut number = String::new();
        let out = server.stdout.take().expect("the output is ours");
        BufReader::new(out).read_line(&mut number).expect("Xvfb tells its number");
        Self { server, memory, display: format!(":{}", number.trim()) }
    }

    /// What the screen shows now, in the server's own form: to be compared, not to be understood.
    pub fn picture(&self) -> Vec<u8> {
        let file: PathBuf = self.memory.path().join("Xvfb_screen0");
        std::fs::read(file).unwrap_or_default()
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
