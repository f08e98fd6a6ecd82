//! Ways through the window that several tests take.

use crate::sample::SECTION;
use crate::window::Window;
use std::path::Path;

/// The first number of the section on informal employment, as the text shows it.
pub const RATE: &str = "document.querySelector('.ProseMirror .value').innerText";

/// Opens the project and goes to the section on informal employment.
pub fn open_at_informal_employment(home: &Path, project: &Path) -> Window {
    let window = Window::open(home, &[&project.to_string_lossy()]);
    window.until("document.querySelectorAll('nav .room').length >= 4");
    go_to_informal_employment(&window);
    window
}

/// Goes to the section on informal employment and waits for its first number.
pub fn go_to_informal_employment(window: &Window) {
    window.click("nav .room:nth-of-type(3)");
    let section =
        format!("[...document.querySelectorAll('[data-section]')].find((item) => /{SECTION}/.test(item.innerText))");
    window.until(&section);
    let id = window.page.script(&format!("return ({section}).dataset.section")).expect("the section has an id");
    window.click(&format!("[data-section=\"{}\"]", id.as_str().unwrap_or_default()));
    window.until(&format!("/[0-9]/.test({RATE})"));
}

/// Chooses a delivery in the dialog and waits for its plan.
pub fn plan_delivery(window: &Window, file: &Path) {
    window.menu('f', 'i');
    window.click("dialog[open] .button.primary");
    window.choose("Choose a data file", file);
    window.until("document.querySelector('dialog[open] .counts')");
}
