//! The one window: its making, its closing, and what is dropped on it.
//!
//! Size and place are kept by the window-state plugin, which leaves a place that no monitor shows.

use serde::Serialize;
use std::sync::atomic::{AtomicBool, Ordering};
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
            let _ = window.emit("almanac-closing", ());
            let window = window.clone();
            std::thread::spawn(move || {
                std::thread::sleep(PATIENCE);
                let _ = window.destroy();
            });
        }
        WindowEvent::DragDrop(event) => {
            if let Some(dropped) = Dropped::new(event, window.scale_factor().unwrap_or(1.0)) {
                let _ = window.emit("almanac-drop", dropped);
            }
        }
        _ => {}
    }
}

/// Closes the window without asking again.
pub fn close(window: &WebviewWindow) {
    let _ = window.destroy();
}

#[derive(Debug, Clone, Serialize)]
struct Dropped {
    phase: &'static str,
    paths: Vec<String>,
    x: f64,
    y: f64,
}

impl Dropped {
    fn new(event: &DragDropEvent, scale: f64) -> Option<Self> {
        let names = |paths: &[std::path::PathBuf]| paths.iter().map(|p| p.to_string_lossy().into_owned()).collect();
        let (phase, paths, x, y) = match event {
            DragDropEvent::Enter { paths, position } => ("enter", names(paths), position.x, position.y),
            DragDropEvent::Over { position } => ("over", Vec::new(), position.x, position.y),
            DragDropEvent::Drop { paths, position } => ("drop", names(paths), position.x, position.y),
            DragDropEvent::Leave => ("leave", Vec::new(), 0.0, 0.0),
            _ => return None,
        };
        Some(Self { phase, paths, x: x / scale, y: y / scale })
    }
}
