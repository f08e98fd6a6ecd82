//! The window: how long until it shows its picture, against a window with one word.

use super::Place;
use super::measure::took;

const ROUNDS: usize = 7;

pub fn window(place: &Place) -> anyhow::Result<()> {
    println!("\n== Window ==");
    if !cfg!(target_os = "linux") {
        println!("skipped: the window can only be watched on Linux");
        return Ok(());
    }
    let (ours, empty) = (place.program("almanac-desktop"), place.program("examples/empty_window"));
    let (mut last, mut last_empty) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        for (program, times) in [(&empty, &mut last_empty), (&ours, &mut last)] {
            let told = took(&place.program("almanac-bench"), ["window".as_ref(), program.as_os_str()])?;
            times.push(told.number("last")?);
        }
    }
    let median = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        times.get(times.len() / 2).copied().unwrap_or(f64::NAN)
    };
    let (ours, empty) = (median(&mut last), median(&mut last_empty));
    println!(
        "the start screen stands after {ours:.0} ms, {:.2} times an empty Tauri window ({empty:.0} ms), medians of \
         {ROUNDS}; aim: at most 2 times, and within 1 s",
        ours / empty
    );
    Ok(())
}
