//! Pages: a cold export against the compiler alone, and the page that follows the typing.

use super::Place;
use super::measure::{Took, in_turn, ratio, took};
use std::path::Path;

const ROUNDS: usize = 5;
const KEYS: &str = "200";

pub fn pages(place: &Place) -> anyhow::Result<()> {
    let bench = place.program("almanac-bench");
    println!("\n== Pages ==");
    let (sample, book) = (place.file("sample.almanac"), place.file("book.almanac"));
    took(&place.program("almanac"), ["sample".as_ref(), sample.as_os_str()])?;
    let made = took(&bench, ["book".as_ref(), book.as_os_str()])?;
    export(place, "the sample", &sample)?;
    let what = format!("a book of {} charts and {} tables", made.number("charts")?, made.number("tables")?);
    export(place, &what, &book)?;
    let typing: Took = took(&bench, ["typing".as_ref(), book.as_os_str(), KEYS.as_ref()])?;
    println!(
        "typing into the middle of {} pages, {KEYS} letters: from the blocks in the application to the page's bytes \
         {:.1} ms at the median, {:.1} ms at the 95th percentile, {:.1} ms at most; aim: 95th percentile under 16 ms",
        typing.number("pages")?,
        typing.number("key_p50")?,
        typing.number("key_p95")?,
        typing.number("key_max")?,
    );
    println!(
        "the whole book settled, after the pause of 400 ms: {:.0} ms at the median, {:.0} ms at most; aim: under 300 ms; \
         memory of all that {:.0} MiB",
        typing.number("settled_p50")?,
        typing.number("settled_max")?,
        typing.memory
    );
    Ok(())
}

fn export(place: &Place, what: &str, project: &Path) -> anyhow::Result<()> {
    let bench = place.program("almanac-bench");
    let compiler = place.program("examples/compiler_alone");
    let (sources, pdf) = (place.file("sources"), place.file("out.pdf"));
    took(&bench, ["sources".as_ref(), project.as_os_str(), sources.as_os_str()])?;
    let (ours, alone) = in_turn(
        ROUNDS,
        || took(&bench, ["export".as_ref(), project.as_os_str(), pdf.as_os_str()]),
        || took(&compiler, [sources.as_os_str(), pdf.as_os_str()]),
    )?;
    let label = format!("cold export of {what}, {} pages", ours.number("pages")?);
    ratio(&label, &ours, "the typst compiler alone on the same sources", &alone, "at most 1.3");
    Ok(())
}
