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
//! | `leave` | nothing | closes the window after `almanac-closing` |
//!
//! What it hears (`listen`): `almanac-event` (an event of the application), `almanac-menu` (the id of
//! the chosen command), `almanac-drop` (`{phase, paths, x, y}` in CSS pixels), `almanac-open` (a path
//! that another start of the program handed over), `almanac-closing` (save what is being typed, then
//! call `leave`).
//!
//! Pages are fetched by their content's hash: `almanac://localhost/page/<hash>.svg`, on Windows
//! `http://almanac.localhost/page/<hash>.svg`.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

mod commands;
mod engine;
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
