//! The real window under test: the desktop program on a screen of its own, driven through WebDriver.

use crate::programs::{program, repository};
use crate::screen::Screen;
use crate::webdriver::{Session, free_port, wait_for_port};
use serde_json::json;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// A running program with its window.
pub struct Window {
    /// The page in the window.
    pub page: Session,
    driver: Child,
    screen: Screen,
    /// The program and its arguments.
    started: Vec<String>,
}

impl Window {
    /// Starts the program with arguments; `home` takes its settings.
    pub fn open(home: &Path, arguments: &[&str]) -> Self {
        let screen = Screen::start();
        let (port, native) = (free_port(), free_port());
        let driver = Command::new(tauri_driver())
            .args(["--port", &port.to_string(), "--native-port", &native.to_string()])
            .env("DISPLAY", &screen.display)
            .env("HOME", home)
            .env("XDG_DATA_HOME", home.join("data"))
            .env("XDG_CONFIG_HOME", home.join("config"))
            .env("XDG_CACHE_HOME", home.join("cache"))
            .env_remove("WAYLAND_DISPLAY")
            .env_remove("DBUS_SESSION_BUS_ADDRESS")
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(log(home))
            .spawn()
            .expect("tauri-driver can be started");
        wait_for_port(port, Duration::from_secs(20));
        wait_for_port(native, Duration::from_secs(20));
        let application = program("almanac-desktop");
        let options = json!({ "tauri:options": { "application": application, "args": arguments } });
        let words = std::iter::once(application.to_string_lossy().into_owned());
        let started = words.chain(arguments.iter().map(|word| (*word).to_owned())).collect();
        let page = Session::start(port, options).unwrap_or_else(|e| {
            panic!("the window does not open: {e}; what the program said is in {}", home.display())
        });
        Self { page, driver, screen, started }
    }

    /// Sends a key combination to the window as a keyboard would, in the words of `xdotool`.
    pub fn press(&self, keys: &str) {
        self.xdotool(&["key", keys]);
    }

    /// Chooses a command in the menu bar by its mnemonics.
    pub fn menu(&self, menu: char, item: char) {
        // A file dialog that closed took the keyboard with it, and no window manager gives it back.
        self.xdotool(&["search", "--onlyvisible", "--class", "almanac-desktop", "windowfocus", "--sync"]);
        self.press(&format!("alt+{menu}"));
        self.press(&item.to_string());
    }

    /// Answers the system's file dialog with the title given.
    pub fn choose(&self, title: &str, path: &Path) {
        // Without a window manager nobody else gives the dialog the keyboard.
        self.xdotool(&["search", "--sync", "--onlyvisible", "--name", title, "windowfocus", "--sync"]);
        // A proposed name is replaced, not added to.
        self.press("ctrl+a");
        self.xdotool(&["type", "--delay", "20", &path.to_string_lossy()]);
        self.press("Return");
    }

    /// Waits until an expression of the page is true; a picture is kept when it never is.
    #[track_caller]
    pub fn until(&self, expression: &str) {
        if let Err(refused) = self.page.until(expression, PATIENCE) {
            self.picture("stuck.png");
            panic!("{refused}; what was shown is target/pictures/stuck.png");
        }
    }

    /// Clicks what the selector finds; a picture is kept when there is nothing to click.
    #[track_caller]
    pub fn click(&self, css: &str) {
        if let Err(refused) = self.page.click(css) {
            self.picture("stuck.png");
            panic!("{css}: {refused}; what was shown is target/pictures/stuck.png");
        }
    }

    /// The program's process, found by what it was started with.
    pub fn process(&self) -> u32 {
        let wanted = self.started.as_slice();
        let found = std::fs::read_dir("/proc").expect("processes can be listed").flatten().find_map(|entry| {
            let pid = entry.file_name().to_str()?.parse().ok()?;
            let line = std::fs::read(entry.path().join("cmdline")).ok()?;
            let words: Vec<&[u8]> = line.split(|byte| *byte == 0).filter(|word| !word.is_empty()).collect();
            words.iter().copied().eq(wanted.iter().map(String::as_bytes)).then_some(pid)
        });
        found.unwrap_or_else(|| panic!("no process was started as {wanted:?}"))
    }

    /// Leaves the program by its menu and waits until it is gone.
    pub fn quit(self) {
        self.menu('f', 'q');
        let start = Instant::now();
        while self.page.script("return 1").is_ok() {
            assert!(start.elapsed() < Duration::from_secs(30), "the program does not end");
        }
    }

    fn xdotool(&self, arguments: &[&str]) {
        let status = Command::new("xdotool").args(arguments).env("DISPLAY", &self.screen.display).status();
        assert!(status.is_ok_and(|s| s.success()), "xdotool cannot do {arguments:?}");
    }

    /// Keeps a picture of the page as base 64 under `target/pictures`, for people to look at.
    pub fn picture(&self, name: &str) {
        let folder = repository().join("target/pictures");
        let picture = self.page.picture().unwrap_or_default();
        let kept = std::fs::create_dir_all(&folder).and_then(|()| std::fs::write(folder.join(name), decoded(&picture)));
        kept.unwrap_or_else(|e| panic!("the picture {name} cannot be kept: {e}"));
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        let _ = self.page.end();
        // Asked politely, the driver ends the web view's own driver too; killed, it would leave it behind.
        let asked = Command::new("kill").arg(self.driver.id().to_string()).status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.driver.kill();
        }
        let _ = self.driver.wait();
    }
}

/// What the program says goes to a file: whoever holds our own output would keep it open.
fn log(home: &Path) -> Stdio {
    std::fs::File::create(home.join("program.log")).map_or_else(|_| Stdio::null(), Stdio::from)
}

fn tauri_driver() -> PathBuf {
    let path = repository().join("target/tools/bin/tauri-driver");
    assert!(path.exists(), "tauri-driver is not there; `cargo xtask setup` installs it");
    path
}

/// Base 64 to bytes; stops at the first character that does not belong.
fn decoded(text: &str) -> Vec<u8> {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut out) = (0u32, 0, Vec::new());
    for value in text.bytes().map_while(|b| ALPHABET.iter().position(|&a| a == b)) {
        bits = (bits << 6) | value as u32;
        count += 6;
        if count >= 8 {
            count -= 8;
            out.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base_64_is_read() {
        assert_eq!(decoded("QWxtYW5hYw=="), b"Almanac");
        assert_eq!(decoded(""), b"");
    }
}
