//! The window as its user meets it: opened, typed in, clicked, closed.

use almanac_tests::window::Window;
use std::time::{Duration, Instant};

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
}
