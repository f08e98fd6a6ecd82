//! How long a window takes to show its picture, seen from outside: the screen's memory is looked at until
//! it stays as it is.

use almanac_tests::screen::Screen;
use anyhow::ensure;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// A picture that stays so long is the last one.
const STILL: Duration = Duration::from_millis(1500);
/// Longer than this nobody waits.
const PATIENCE: Duration = Duration::from_secs(30);

/// Starts the program on a screen of its own, with settings of its own, and prints the milliseconds until
/// the first and until the last change of the picture.
pub fn appearing(program: &Path, arguments: &[String]) -> anyhow::Result<()> {
    let screen = Screen::start();
    let home = std::env::temp_dir().join(format!("almanac-bench-window-{}", std::process::id()));
    std::fs::create_dir_all(&home)?;
    let blank = screen.picture();
    ensure!(!blank.is_empty(), "the screen has no picture");
    let start = Instant::now();
    let mut child = Command::new(program)
        .args(arguments)
        .env("DISPLAY", &screen.display)
        .env("HOME", &home)
        .env_remove("XDG_CONFIG_HOME")
        .env_remove("XDG_DATA_HOME")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let (mut seen, mut first, mut last) = (blank, None, start);
    while start.elapsed() < PATIENCE && (first.is_none() || last.elapsed() < STILL) {
        let now = screen.picture();
        if now != seen {
            last = Instant::now();
            first.get_or_insert(last);
            seen = now;
        }
        std::thread::sleep(Duration::from_millis(8));
    }
    let _ = child.kill();
    let _ = child.wait();
    let _ = std::fs::remove_dir_all(&home);
    let Some(first) = first else { anyhow::bail!("{} showed nothing", program.display()) };
    let milliseconds = |at: Instant| at.duration_since(start).as_secs_f64() * 1000.0;
    println!("first\t{}\nlast\t{}", milliseconds(first), milliseconds(last));
    Ok(())
}
