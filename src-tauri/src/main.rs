//! The window: menus, dialogs, the page protocol, and nothing else.
//!
//! What the front end may ask for (`invoke`):
//!
//! | command | payload | answer |
//! |---|---|---|
//! | `rpc` | `{command, payload}` | what the application answers; refusals are its error replies |
//! | `choose_open` | `{request: {title, filters: [{name, extensions}]}}` | a path, or null |
//! | `choose_save` | `{request: {title, suggested, filters}}` | a path, or null |
//! | `menu_items` | `{items: [{id, text?, enabled?}]}` | words and states of menu items |
//! | `opening` | nothing | the path that the program was started with, once |
//! | `leave` | nothing | closes the window after the event `closing` |
//!
//! What it hears (`listen("almanac-event")`): the application's events, and in the same form the
//! shell's own: `menu` with the id of the chosen command, `files` with the paths that were dropped on
//! the window or handed over by another start of the program, and `closing` (save what is being
//! typed, then call `leave`; after three seconds the window closes all the same).
//!
//! Pages are fetched by their content's hash: `almanac://localhost/page/<hash>.svg`, on Windows
//! `http://almanac.localhost/page/<hash>.svg`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod menu;
mod pages;
mod start;
mod window;

use std::process::ExitCode;

fn main() -> ExitCode {
    match start::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("almanac: {error:#}");
            ExitCode::FAILURE
        }
    }
}
