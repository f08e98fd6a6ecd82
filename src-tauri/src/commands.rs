//! The commands that the page in the window may call.
//!
//! Each forwards to the application or to the system; none decides anything.

use crate::{menu, start};
use serde::Deserialize;
use serde_json::Value;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use tauri::{AppHandle, Manager, State, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder, FilePath};

/// The application, shared by everything in the shell.
pub struct Shared(pub Arc<almanac_app::App>);

/// Forwards a command to the application, away from the thread that draws the window.
#[tauri::command]
pub async fn rpc(app: State<'_, Shared>, command: String, payload: Value) -> Result<Value, Value> {
    let app = Arc::clone(&app.0);
    tauri::async_runtime::spawn_blocking(move || app.rpc(&command, payload))
        .await
        .unwrap_or_else(|error| Err(failed(&error.to_string())))
}

/// An error reply for what went wrong outside the application.
pub fn failed(detail: &str) -> Value {
    serde_json::json!({ "code": "failed", "message": detail, "hint": null, "place": null })
}

/// What a file dialog shows.
#[derive(Debug, Deserialize)]
pub struct Request {
    title: String,
    #[serde(default)]
    suggested: Option<String>,
    #[serde(default)]
    filters: Vec<Filter>,
}

/// One kind of file in a dialog.
#[derive(Debug, Deserialize)]
pub struct Filter {
    name: String,
    extensions: Vec<String>,
}

/// The folder that file dialogs begin in: the last one chosen from, at first that of documents.
#[derive(Debug, Default)]
pub struct Folder(Mutex<Option<PathBuf>>);

/// Asks for a file to open.
#[tauri::command]
pub async fn choose_open(window: WebviewWindow, request: Request) -> Option<String> {
    ask(window, request, |dialog| dialog.blocking_pick_file()).await
}

/// Asks where to save a file.
#[tauri::command]
pub async fn choose_save(window: WebviewWindow, request: Request) -> Option<String> {
    ask(window, request, |dialog| dialog.blocking_save_file()).await
}

/// Shows a dialog away from the thread that draws the window, and remembers the folder.
async fn ask(
    window: WebviewWindow,
    request: Request,
    show: fn(FileDialogBuilder<tauri::Wry>) -> Option<FilePath>,
) -> Option<String> {
    let asked = move || {
        let chosen = show(dialog(&window, &request))?.into_path().ok()?;
        if let (Ok(mut folder), Some(parent)) = (window.state::<Folder>().0.lock(), chosen.parent()) {
            *folder = Some(parent.to_path_buf());
        }
        Some(chosen.to_string_lossy().into_owned())
    };
    tauri::async_runtime::spawn_blocking(asked).await.ok().flatten()
}

fn dialog(window: &WebviewWindow, request: &Request) -> FileDialogBuilder<tauri::Wry> {
    let mut dialog = window.dialog().file().set_title(&request.title).set_parent(window);
    let last = window.state::<Folder>().0.lock().ok().and_then(|folder| folder.clone());
    let folder = last.or_else(|| window.path().document_dir().ok().filter(|folder| folder.is_dir()));
    if let Some(folder) = folder.or_else(|| window.path().home_dir().ok()) {
        dialog = dialog.set_directory(folder);
    }
    if let Some(name) = &request.suggested {
        dialog = dialog.set_file_name(name);
    }
    for filter in &request.filters {
        let extensions: Vec<&str> = filter.extensions.iter().map(String::as_str).collect();
        dialog = dialog.add_filter(&filter.name, &extensions);
    }
    dialog
}

/// Words and states of menu items, in the language of the interface.
#[tauri::command]
pub fn menu_items(app: AppHandle, items: Vec<menu::ItemState>) -> Result<(), Value> {
    menu::update(&app, &items).map_err(|error| failed(&error.to_string()))
}

/// The path that the program was started with; answered once.
#[tauri::command]
pub fn opening(app: State<'_, start::Opening>) -> Option<String> {
    app.take()
}

/// Closes the window; the front end has saved what was being typed.
#[tauri::command]
pub fn leave(app: AppHandle) {
    if let Some(window) = app.get_webview_window(crate::window::MAIN) {
        crate::window::close(&window);
    }
}
