//! Shows keys at the end of the menu lines on Linux without binding them.
//!
//! GTK's labels can show a key that the menu does not listen to; the menu library offers no way to
//! ask for that, so the labels are looked up in the finished bar.

use super::{BAR, Line};
use gtk::prelude::*;
use tauri::WebviewWindow;

/// Writes the keys of [`BAR`] beside the items of this window's bar.
pub fn show(window: &WebviewWindow) -> tauri::Result<()> {
    let Some(bar) = window.default_vbox()?.children().into_iter().find_map(|w| w.downcast::<gtk::MenuBar>().ok())
    else {
        return Ok(());
    };
    for (menu, (_, _, lines)) in bar.children().iter().zip(BAR) {
        let Some(menu) = menu.downcast_ref::<gtk::MenuItem>().and_then(|item| item.submenu()) else { continue };
        let Some(menu) = menu.downcast_ref::<gtk::Menu>() else { continue };
        for (item, line) in menu.children().iter().zip(*lines) {
            let label = item.downcast_ref::<gtk::MenuItem>().and_then(|item| item.child());
            if let (Some(label), Line::Command(_, _, key)) = (label, line)
                && let Some(label) = label.downcast_ref::<gtk::AccelLabel>()
                && !key.is_empty()
            {
                let (key, modifiers) = gtk::accelerator_parse(&accelerator(key));
                label.set_accel(key, modifiers);
            }
        }
    }
    Ok(())
}

/// `Ctrl+Shift+S` as GTK writes it: `<Control><Shift>s`.
fn accelerator(key: &str) -> String {
    let mut rest = key;
    let mut out = String::new();
    for (ours, gtks) in [("Ctrl+", "<Control>"), ("Alt+", "<Alt>"), ("Shift+", "<Shift>")] {
        if let Some(after) = rest.strip_prefix(ours) {
            out.push_str(gtks);
            rest = after;
        }
    }
    match rest {
        "+" => out.push_str("plus"),
        "-" => out.push_str("minus"),
        "," => out.push_str("comma"),
        "/" => out.push_str("slash"),
        "\\" => out.push_str("backslash"),
        "@" => out.push_str("at"),
        "Enter" => out.push_str("Return"),
        letter if letter.len() == 1 => out.push_str(&letter.to_lowercase()),
        name => out.push_str(name),
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(key: &str, expected: &str) {
        assert_eq!(accelerator(key), expected);
    }

    #[test]
    fn keys_are_written_as_gtk_reads_them() {
        check("Ctrl+N", "<Control>n");
        check("Ctrl+Alt+0", "<Control><Alt>0");
        check("Ctrl+Shift+/", "<Control><Shift>slash");
        check("Ctrl++", "<Control>plus");
        check("Ctrl+\\", "<Control>backslash");
        check("F6", "F6");
        check("@", "at");
    }
}
