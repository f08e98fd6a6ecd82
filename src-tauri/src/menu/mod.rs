//! The menu bar: which commands stand where, and how a choice reaches the front end.
//!
//! An item carries a command's id; the front end knows what the command does and in which words it
//! is offered. Keys are shown here but bound in the front end, in one place for every system: it
//! alone knows whether an input method is composing or AltGr is held.

#[cfg(target_os = "linux")]
mod keys_linux;

use crate::window;
use serde::Deserialize;
use serde_json::json;
use std::collections::HashMap;
use std::sync::Mutex;
use tauri::menu::{Menu, MenuItem, Submenu};
use tauri::{AppHandle, Manager, WebviewWindow, Wry};

/// One line of a menu.
enum Line {
    /// A command, its words with the mnemonic after `&`, and the key shown beside it.
    Command(&'static str, &'static str, &'static str),
    /// A thin rule between groups.
    Rule,
}
use Line::{Command, Rule};

/// The menu bar. Words are English until the front end has sent those of its language.
const BAR: &[(&str, &str, &[Line])] = &[
    (
        "menu.file",
        "&File",
        &[
            Command("file.new", "&New profile…", "Ctrl+N"),
            Command("file.open", "&Open…", "Ctrl+O"),
            Command("file.sample", "Open the sa&mple", ""),
            Rule,
            Command("file.save", "&Save", "Ctrl+S"),
            Command("file.save-copy", "Save a &copy…", ""),
            Rule,
            Command("file.import", "&Import data…", ""),
            Command("file.export", "&Export as PDF…", ""),
            Command("file.print", "&Print preview", "Ctrl+P"),
            Rule,
            Command("file.settings", "Se&ttings…", "Ctrl+,"),
            Command("file.close", "C&lose profile", ""),
            Command("file.quit", "&Quit", "Ctrl+Q"),
        ],
    ),
    (
        "menu.edit",
        "&Edit",
        &[
            Command("edit.undo", "&Undo", "Ctrl+Z"),
            Command("edit.redo", "&Redo", "Ctrl+Y"),
            Command("edit.history", "&History…", ""),
            Rule,
            Command("edit.cut", "Cu&t", "Ctrl+X"),
            Command("edit.copy", "&Copy", "Ctrl+C"),
            Command("edit.paste", "&Paste", "Ctrl+V"),
            Command("edit.paste-plain", "Paste te&xt only", "Ctrl+Shift+V"),
            Command("edit.select-all", "Select &all", "Ctrl+A"),
            Rule,
            Command("edit.goto", "&Go to…", "Ctrl+G"),
        ],
    ),
    (
        "menu.view",
        "&View",
        &[
            Command("room.overview", "&Overview", ""),
            Command("room.data", "&Data", ""),
            Command("room.profile", "&Profile", ""),
            Command("room.checks", "&Checks", ""),
            Rule,
            Command("view.rail", "Show or hide the rai&l", "Ctrl+\\"),
            Command("view.next-pane", "&Next pane", "F6"),
            Command("view.palette", "All co&mmands…", "Ctrl+Shift+P"),
            Rule,
            Command("window.larger", "Lar&ger", ""),
            Command("window.smaller", "&Smaller", ""),
            Command("window.actual-size", "Actual si&ze", ""),
        ],
    ),
    (
        "menu.insert",
        "&Insert",
        &[
            Command("insert.value", "&Value…", "@"),
            Command("insert.figure", "&Figure…", ""),
            Command("insert.table", "&Table…", ""),
            Rule,
            Command("insert.reference", "&Reference to a figure…", ""),
            Command("insert.footnote", "Foot&note", "Ctrl+Alt+F"),
            Rule,
            Command("insert.page-break", "&Page break", "Ctrl+Enter"),
        ],
    ),
    (
        "menu.format",
        "F&ormat",
        &[
            Command("format.bold", "&Bold", "Ctrl+B"),
            Command("format.italic", "&Italic", "Ctrl+I"),
            Rule,
            Command("format.text", "&Text", "Ctrl+Alt+0"),
            Command("format.heading-1", "Heading &1", "Ctrl+Alt+1"),
            Command("format.heading-2", "Heading &2", "Ctrl+Alt+2"),
            Command("format.heading-3", "Heading &3", "Ctrl+Alt+3"),
            Rule,
            Command("format.bullets", "Bu&lleted list", ""),
            Command("format.numbers", "&Numbered list", ""),
            Command("format.quotation", "&Quotation", ""),
            Command("format.box", "Bo&x", ""),
        ],
    ),
    (
        "menu.help",
        "&Help",
        &[
            Command("help.shortcuts", "&Keyboard shortcuts", "Ctrl+Shift+/"),
            Rule,
            Command("help.about", "&About Almanac", ""),
        ],
    ),
];

/// What the front end says of one item.
#[derive(Debug, Deserialize)]
pub struct ItemState {
    id: String,
    #[serde(default)]
    text: Option<String>,
    #[serde(default)]
    enabled: Option<bool>,
}

/// The items by id, to change their words later.
#[derive(Default)]
struct Items(Mutex<HashMap<&'static str, Item>>);

enum Item {
    Menu(Submenu<Wry>),
    Command(MenuItem<Wry>, &'static str),
}

/// Builds the menu bar.
pub fn build(app: &AppHandle) -> tauri::Result<Menu<Wry>> {
    let bar = Menu::new(app)?;
    let mut items = HashMap::new();
    for (id, words, lines) in BAR {
        let menu = Submenu::with_id(app, *id, words, true)?;
        for line in *lines {
            match line {
                Rule => menu.append(&tauri::menu::PredefinedMenuItem::separator(app)?)?,
                Command(id, words, key) => {
                    let item = MenuItem::with_id(app, *id, with_key(words, key), true, None::<&str>)?;
                    menu.append(&item)?;
                    items.insert(*id, Item::Command(item, key));
                }
            }
        }
        bar.append(&menu)?;
        items.insert(*id, Item::Menu(menu));
    }
    app.manage(Items(Mutex::new(items)));
    Ok(bar)
}

/// Words and key as one label. Only Windows sets what follows a tab at the end of the line.
fn with_key(words: &str, key: &str) -> String {
    if key.is_empty() || cfg!(not(windows)) { words.to_owned() } else { format!("{words}\t{key}") }
}

/// Shows the keys where the labels alone cannot.
#[cfg(target_os = "linux")]
pub fn show_keys(window: &WebviewWindow) -> tauri::Result<()> {
    keys_linux::show(window)
}

/// Shows the keys where the labels alone cannot: nowhere else.
#[cfg(not(target_os = "linux"))]
pub fn show_keys(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}

/// Gives items new words and states; ids that the bar does not have are left alone.
pub fn update(app: &AppHandle, changes: &[ItemState]) -> tauri::Result<()> {
    let state = app.state::<Items>();
    let Ok(items) = state.0.lock() else { return Ok(()) };
    for change in changes {
        match items.get(change.id.as_str()) {
            None => {}
            Some(Item::Menu(menu)) => {
                change.text.as_ref().map(|words| menu.set_text(words)).transpose()?;
                change.enabled.map(|on| menu.set_enabled(on)).transpose()?;
            }
            Some(Item::Command(item, key)) => {
                change.text.as_ref().map(|words| item.set_text(with_key(words, key))).transpose()?;
                change.enabled.map(|on| item.set_enabled(on)).transpose()?;
            }
        }
    }
    Ok(())
}

/// A command was chosen in the bar: editing goes to the web view, size and leaving to the window, the
/// rest to the front end.
pub fn chosen(app: &AppHandle, id: &str) {
    match (editing_command(id), id) {
        (Some(name), _) => edit(app, name),
        (None, "window.larger") => window::zoom(app, window::Zoom::Larger),
        (None, "window.smaller") => window::zoom(app, window::Zoom::Smaller),
        (None, "window.actual-size") => window::zoom(app, window::Zoom::Actual),
        (None, "file.quit") => {
            if let Some(window) = app.get_webview_window(window::MAIN) {
                let _ = window.close();
            }
        }
        (None, _) => {
            window::tell(app, json!({ "event": "menu", "command": id }));
        }
    }
}

/// The web view's own name of a clipboard command. A page may not reach the clipboard without a key
/// pressed in it, so these are carried out from outside.
fn editing_command(id: &str) -> Option<&'static str> {
    match id {
        "edit.cut" => Some("Cut"),
        "edit.copy" => Some("Copy"),
        "edit.paste" => Some("Paste"),
        "edit.paste-plain" => Some("PasteAsPlainText"),
        "edit.select-all" => Some("SelectAll"),
        _ => None,
    }
}

#[cfg(target_os = "linux")]
fn edit(app: &AppHandle, name: &'static str) {
    use webkit2gtk::WebViewExt;
    if let Some(window) = app.get_webview_window(window::MAIN) {
        let _ = window.with_webview(move |view| view.inner().execute_editing_command(name));
    }
}

/// Elsewhere the page is asked; not tried.
#[cfg(not(target_os = "linux"))]
fn edit(app: &AppHandle, name: &'static str) {
    window::tell(app, json!({ "event": "menu", "command": format!("edit.{}", name.to_lowercase()) }));
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashSet;

    fn mnemonic(words: &str) -> Option<char> {
        words.split('&').nth(1)?.chars().next().map(|c| c.to_ascii_lowercase())
    }

    #[test]
    fn every_item_has_a_mnemonic_that_no_other_item_of_its_menu_has() {
        check("the bar", BAR.iter().map(|(_, words, _)| *words));
        for (id, _, lines) in BAR {
            let words = lines.iter().filter_map(|line| match line {
                Command(_, words, _) => Some(*words),
                Rule => None,
            });
            check(id, words);
        }
    }

    #[track_caller]
    fn check<'a>(menu: &str, items: impl Iterator<Item = &'a str>) {
        let mut seen = HashSet::new();
        for words in items {
            let key = mnemonic(words).unwrap_or_else(|| panic!("{menu}: {words} has no mnemonic"));
            assert!(seen.insert(key), "{menu}: {words} repeats the mnemonic {key}");
        }
    }

    #[test]
    fn every_id_stands_once() {
        let mut seen = HashSet::new();
        for (menu, _, lines) in BAR {
            assert!(seen.insert(*menu), "{menu}");
            for line in *lines {
                if let Command(id, _, _) = line {
                    assert!(seen.insert(*id), "{id}");
                }
            }
        }
    }
}
