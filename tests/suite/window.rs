//! The window as its user meets it: opened, typed in, clicked, closed.

use almanac_tests::programs::{almanac, repository};
use almanac_tests::window::Window;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// How long anything may take on a busy machine.
const PATIENCE: Duration = Duration::from_secs(60);

/// Waits until an expression of the page is true; a picture is kept when it never is.
#[track_caller]
fn until(window: &Window, expression: &str) {
    if let Err(refused) = window.page.until(expression, PATIENCE) {
        window.picture("stuck.png");
        panic!("{refused}; what was shown is target/pictures/stuck.png");
    }
}

#[track_caller]
fn click(window: &Window, css: &str) {
    if let Err(refused) = window.page.click(css) {
        window.picture("stuck.png");
        panic!("{css}: {refused}; what was shown is target/pictures/stuck.png");
    }
}

/// The first number of the section on informal employment, as the text shows it.
const RATE: &str = "document.querySelector('.ProseMirror .value').innerText";
/// The addresses of the pages, which change with what is on them.
const PAGES: &str = "[...document.querySelectorAll('button.page img')].map((page) => page.src).join(' ')";

/// Opens the project and goes to the section on informal employment.
fn open_at_informal_employment(home: &Path, project: &Path) -> Window {
    let window = Window::open(home, &[&project.to_string_lossy()]);
    until(&window, "document.querySelectorAll('nav .room').length >= 4");
    go_to_informal_employment(&window);
    window
}

fn go_to_informal_employment(window: &Window) {
    click(window, "nav .room:nth-of-type(3)");
    let section =
        "[...document.querySelectorAll('[data-section]')].find((item) => /Informal employment/.test(item.innerText))";
    until(window, section);
    let id = window.page.script(&format!("return ({section}).dataset.section")).expect("the section has an id");
    click(window, &format!("[data-section=\"{}\"]", id.as_str().unwrap_or_default()));
    until(window, &format!("/[0-9]/.test({RATE})"));
}

/// The sample's file on informal employment with another number for 2021, under its own name.
fn newer_delivery(folder: &Path) -> PathBuf {
    let name = "ilostat-emploi-informel-2024.csv";
    let bytes = std::fs::read(repository().join("assets/sample/data").join(name)).expect("the sample has the file");
    let (old, new) = (b"2021;Total;63,221", b"2021;Total;59,900");
    let at = bytes.windows(old.len()).position(|part| part == old).expect("the file has the number");
    let newer = [&bytes[..at], new, &bytes[at + old.len()..]].concat();
    let path = folder.join(name);
    std::fs::write(&path, newer).expect("the file can be written");
    path
}

#[test]
fn a_day_with_the_profile() {
    let home = tempfile::tempdir().expect("a folder for settings");
    let project = home.path().join("profile.almanac");
    let ran = almanac(home.path(), &["sample", "profile.almanac"]);
    assert_eq!(ran.status, 0, "{ran:?}");
    let window = open_at_informal_employment(home.path(), &project);
    until(&window, &format!("{RATE}.includes('63.2')"));
    until(&window, "[...document.querySelectorAll('button.page img')].some((page) => page.naturalWidth > 0)");
    window.picture("profile.png");

    // What is typed appears on the page.
    let before = window.page.script(&format!("return {PAGES}")).expect("pages have addresses");
    click(&window, ".ProseMirror p:last-of-type");
    window.page.type_text("\u{E010} Seen in the window.").expect("keys arrive");
    until(&window, &format!("{PAGES} !== {before}"));

    // A newer delivery changes the number in the sentence, and one undo takes it back.
    let newer = newer_delivery(home.path());
    window.menu('f', 'i');
    click(&window, "dialog[open] .button.primary");
    window.choose("Choose a data file", &newer);
    until(&window, "document.querySelector('dialog[open] .counts')");
    window.picture("import.png");
    click(&window, "dialog[open] footer .primary");
    until(&window, "!document.querySelector('dialog[open]')");
    go_to_informal_employment(&window);
    until(&window, &format!("{RATE}.includes('59.9')"));
    click(&window, ".ProseMirror p:last-of-type");
    window.page.control('z').expect("keys arrive");
    until(&window, &format!("{RATE}.includes('63.2') && !{RATE}.includes('59.9')"));

    let pdf = home.path().join("profile.pdf");
    click(&window, "header .primary");
    click(&window, "dialog[open] footer .primary");
    window.choose("Where the PDF goes", &pdf);
    until(&window, "document.querySelector('dialog[open] p[role=\"status\"]')");
    assert!(std::fs::read(&pdf).expect("the PDF is there").starts_with(b"%PDF-"), "it is a PDF");

    // Closed and opened again, everything is as it was left.
    window.quit();
    let window = open_at_informal_employment(home.path(), &project);
    until(&window, "document.querySelector('.ProseMirror').innerText.includes('Seen in the window.')");
    until(&window, &format!("{RATE}.includes('63.2')"));
}

#[test]
fn the_window_opens_and_can_be_clicked() {
    let home = tempfile::tempdir().expect("a folder for settings");
    let start = Instant::now();
    let window = Window::open(home.path(), &[]);
    window.page.until("document.readyState === 'complete'", Duration::from_secs(20)).expect("the page loads");
    println!("the window stood after {} ms", start.elapsed().as_millis());

    window.page.click("body").expect("the page can be clicked");
    let title = window.page.script("return document.title").expect("the page answers");
    assert!(title.as_str().is_some_and(|t| t.contains("Almanac")), "the title is {title}");
    window.picture("opened.png");
    window.quit();
}
