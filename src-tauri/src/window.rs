//! The one window: its making, its closing, and what is dropped on it.
//!
//! Size and place are kept by the window-state plugin, which leaves a place that no monitor shows.

use serde_json::{Value, json};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::time::Duration;
use tauri::{
    App, AppHandle, DragDropEvent, Emitter, Manager, WebviewUrl, WebviewWindow, WebviewWindowBuilder, WindowEvent,
};

/// The window's label.
pub const MAIN: &str = "main";
/// How long the front end may take to save what is being typed before the window closes anyway.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether the window is on its way out.
#[derive(Debug, Default)]
pub struct Leaving(AtomicBool);

/// Opens the window at the size of a small office laptop; a remembered size replaces it.
pub fn open(app: &App) -> tauri::Result<WebviewWindow> {
    WebviewWindowBuilder::new(app, MAIN, WebviewUrl::default())
        .title("Almanac")
        .inner_size(1280.0, 720.0)
        .min_inner_size(720.0, 480.0)
        .on_navigation(stays_inside)
        .build()
}

/// The window shows our own page and never goes anywhere else.
fn stays_inside(url: &tauri::Url) -> bool {
    url.scheme() == "tauri" || url.host_str() == Some("tauri.localhost")
}

/// Tells the front end of an event, in the form that the application's own events have.
pub fn tell(app: &AppHandle, event: Value) {
    // Nobody listens before the page is there and after it is gone; both are all right.
    let _ = app.emit("almanac-event", event);
}

/// Brings the window to the front.
pub fn show(app: &AppHandle) {
    if let Some(window) = app.get_webview_window(MAIN) {
        // A window manager may refuse the focus; there is nothing to be done about it.
        let _ = window.unminimize();
        let _ = window.show();
        let _ = window.set_focus();
    }
}

/// Asks the front end to save what is being typed, and closes at the latest after [`PATIENCE`].
pub fn on_event(window: &tauri::Window, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            let leaving = window.state::<Leaving>();
            if leaving.0.swap(true, Ordering::SeqCst) {
                return;
            }
            api.prevent_close();
            tell(window.app_handle(), json!({ "event": "closing" }));
            let window = window.clone();
            std::thread::spawn(move || {
                std::thread::sleep(PATIENCE);
                let _ = window.destroy();
            });
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            let paths: Vec<_> = paths.iter().map(|path| path.to_string_lossy()).collect();
            tell(window.app_handle(), json!({ "event": "files", "paths": paths }));
        }
        _ => {}
    }
}

/// How the whole window is to be shown.
#[derive(Debug, Clone, Copy)]
pub enum Zoom {
    /// A step larger.
    Larger,
    /// A step smaller.
    Smaller,
    /// As designed.
    Actual,
}

/// The sizes that the steps lead through, in per cent; twice the size must stay usable.
const SIZES: [u32; 8] = [75, 90, 100, 110, 125, 150, 175, 200];

/// The present size in per cent.
#[derive(Debug)]
pub struct Size(AtomicU32);

impl Default for Size {
    fn default() -> Self {
        Self(AtomicU32::new(100))
    }
}

/// Shows everything in the window larger or smaller.
pub fn zoom(app: &AppHandle, zoom: Zoom) {
    let size = app.state::<Size>();
    let next = next_size(size.0.load(Ordering::Relaxed), zoom);
    size.0.store(next, Ordering::Relaxed);
    if let Some(window) = app.get_webview_window(MAIN) {
        let _ = window.set_zoom(f64::from(next) / 100.0);
    }
}

fn next_size(now: u32, zoom: Zoom) -> u32 {
    match zoom {
        Zoom::Larger => SIZES.into_iter().find(|size| *size > now).unwrap_or(now),
        Zoom::Smaller => SIZES.into_iter().rev().find(|size| *size < now).unwrap_or(now),
        Zoom::Actual => 100,
    }
}

/// Closes the window without asking again.
pub fn close(window: &WebviewWindow) {
    let _ = window.destroy();
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(now: u32, zoom: Zoom, expected: u32) {
        assert_eq!(next_size(now, zoom), expected, "{zoom:?} from {now}");
    }

    #[test]
    fn sizes_go_in_steps_and_end_somewhere() {
        check(100, Zoom::Larger, 110);
        check(200, Zoom::Larger, 200);
        check(100, Zoom::Smaller, 90);
        check(75, Zoom::Smaller, 75);
        check(150, Zoom::Actual, 100);
    }

    #[test]
    fn the_window_stays_on_its_own_page() {
        let inside = |address: &str| stays_inside(&tauri::Url::parse(address).expect("an address"));
        assert!(inside("tauri://localhost/index.html"));
        assert!(inside("http://tauri.localhost/"));
        assert!(!inside("https://example.org/"));
        assert!(!inside("file:///etc/passwd"));
    }
}
