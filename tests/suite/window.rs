//! The window as its user meets it: opened, typed in, clicked, closed.

use almanac_tests::rooms::{RATE, go_to_informal_employment, open_at_informal_employment, plan_delivery};
use almanac_tests::sample;
use almanac_tests::window::Window;
use std::time::{Duration, Instant};

/// The addresses of the pages, which change with what is on them.
const PAGES: &str = "[...document.querySelectorAll('button.page img')].map((page) => page.src).join(' ')";

#[test]
fn a_day_with_the_profile() {
    let home = tempfile::tempdir().expect("a folder for settings");
    let project = sample::write(home.path());
    let window = open_at_informal_employment(home.path(), &project);
    window.until(&format!("{RATE}.includes('63.2')"));
    window.until("[...document.querySelectorAll('button.page img')].some((page) => page.naturalWidth > 0)");
    window.picture("profile.png");

    // What is typed appears on the page.
    let before = window.page.script(&format!("return {PAGES}")).expect("pages have addresses");
    window.click(".ProseMirror > p:last-of-type");
    window.page.type_text("\u{E010} Seen in the window.").expect("keys arrive");
    window.until(&format!("{PAGES} !== {before}"));

    // A newer delivery changes the number in the sentence, and one undo takes it back.
    let newer = home.path().join(sample::DELIVERY);
    std::fs::write(&newer, sample::delivery(59_900)).expect("the file can be written");
    plan_delivery(&window, &newer);
    window.picture("import.png");
    window.click("dialog[open] footer .primary");
    window.until("!document.querySelector('dialog[open]')");
    go_to_informal_employment(&window);
    window.until(&format!("{RATE}.includes('59.9')"));
    window.click(".ProseMirror > p:last-of-type");
    window.page.control('z').expect("keys arrive");
    window.until(&format!("{RATE}.includes('63.2') && !{RATE}.includes('59.9')"));

    let pdf = home.path().join("profile.pdf");
    window.click("header .primary");
    window.click("dialog[open] footer .primary");
    window.choose("Where the PDF goes", &pdf);
    window.until("document.querySelector('dialog[open] p[role=\"status\"]')");
    assert!(std::fs::read(&pdf).expect("the PDF is there").starts_with(b"%PDF-"), "it is a PDF");

    // Closed and opened again, everything is as it was left.
    window.quit();
    let window = open_at_informal_employment(home.path(), &project);
    window.until("document.querySelector('.ProseMirror').innerText.includes('Seen in the window.')");
    window.until(&format!("{RATE}.includes('63.2')"));
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
