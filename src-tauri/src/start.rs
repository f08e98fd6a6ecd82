//! Puts the shell together and runs it until the window is closed.
//!
//! Nothing here knows what the application does.

use crate::commands::{self, Shared};
use crate::window::{self, Leaving};
use crate::{menu, pages};
use almanac_app::{App, Closed};
use anyhow::Context;
use serde_json::json;
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use tauri::{AppHandle, Manager, RunEvent};

/// The path that the program was started with, until the front end has asked for it.
#[derive(Debug, Default)]
pub struct Opening(Mutex<Option<String>>);

impl Opening {
    /// Hands the path over.
    pub fn take(&self) -> Option<String> {
        self.0.lock().ok()?.take()
    }
}

/// Runs the program.
pub fn run() -> anyhow::Result<()> {
    let here = std::env::current_dir().unwrap_or_default();
    let opening = Opening(Mutex::new(project_of(std::env::args_os().skip(1), &here)));

    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(|app, arguments, folder| {
            window::show(app);
            if let Some(path) = project_of(arguments.into_iter().skip(1).map(OsString::from), Path::new(&folder)) {
                window::tell(app, json!({ "event": "files", "paths": [path] }));
            }
        }))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_window_state::Builder::default().build())
        .register_asynchronous_uri_scheme_protocol("almanac", |context, request, responder| {
            let app = Arc::clone(&context.app_handle().state::<Shared>().0);
            tauri::async_runtime::spawn_blocking(move || {
                responder.respond(pages::answer(&app, request.uri().path()));
            });
        })
        .manage(opening)
        .manage(Leaving::default())
        .manage(commands::Folder::default())
        .manage(window::Size::default())
        .menu(menu::build)
        .on_menu_event(|app, event| menu::chosen(app, event.id().as_ref()))
        .on_window_event(window::on_event)
        .invoke_handler(tauri::generate_handler![
            commands::rpc,
            commands::choose_open,
            commands::choose_save,
            commands::menu_items,
            commands::opening,
            commands::leave
        ])
        .setup(|shell| {
            let app = App::new(shell.path().app_config_dir()?);
            shell.manage(Shared(Arc::clone(&app)));
            menu::show_keys(&window::open(shell)?)?;
            let handle = shell.handle().clone();
            std::thread::Builder::new().name("events".into()).spawn(move || forward(&handle, &app))?;
            Ok(())
        })
        .build(tauri::generate_context!())
        .context("cannot open the window")?
        .run(|shell, event| {
            // The file is folded away here, since nothing is dropped when the program ends.
            if let (RunEvent::Exit, Some(shared)) = (event, shell.try_state::<Shared>())
                && let Err(failure) = shared.0.close()
            {
                eprintln!("almanac: the project could not be closed: {failure}");
            }
        });
    Ok(())
}

/// Passes the application's events to the page until there are no more.
fn forward(shell: &AppHandle, app: &App) {
    loop {
        match app.next_event(Duration::from_secs(1)) {
            Ok(Some(event)) => window::tell(shell, event),
            Ok(None) => {}
            Err(Closed) => return,
        }
    }
}

/// The project among the arguments: the first that is not an option, made absolute.
fn project_of(arguments: impl IntoIterator<Item = OsString>, folder: &Path) -> Option<String> {
    let name = arguments.into_iter().find(|a| !a.to_string_lossy().starts_with('-'))?;
    let path = folder.join(PathBuf::from(name));
    Some(path.to_string_lossy().into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(arguments: &[&str], expected: Option<&str>) {
        let found = project_of(arguments.iter().map(OsString::from), Path::new("/data"));
        assert_eq!(found.as_deref(), expected, "{arguments:?}");
    }

    #[test]
    fn the_first_argument_that_is_no_option_is_the_project() {
        check(&["a.almanac"], Some("/data/a.almanac"));
        check(&["--flag", "/else/b.almanac"], Some("/else/b.almanac"));
        check(&["--flag"], None);
        check(&[], None);
    }
}
