//! Data: two million observations in, five million opened.

use super::Place;
use super::measure::{Took, in_turn, ratio, took};
use crate::process::{command, read};
use anyhow::Context;
use std::ffi::OsStr;
use std::path::Path;

const ROUNDS: usize = 3;

pub fn data(place: &Place) -> anyhow::Result<()> {
    println!("\n== Data ==");
    let start = place.file("start.almanac");
    // Five million in three deliveries of three indicators; the first is the one that is measured.
    let deliveries = [("MEA-001", "2000"), ("MEA-002", "2000"), ("MEA-003", "1000")];
    took(&place.program("almanac"), ["sample".as_ref(), start.as_os_str()])?;
    for (indicator, thousands) in deliveries {
        took(
            &place.program("almanac-bench"),
            ["rows".as_ref(), place.folder.as_os_str(), thousands.as_ref(), indicator.as_ref()],
        )?;
        for register in ["sources", "indicators"] {
            let table = place.file(&format!("{indicator}-{register}.csv"));
            took(
                &place.program("almanac"),
                [register.as_ref(), start.as_os_str(), "--set".as_ref(), table.as_os_str()],
            )?;
        }
    }
    let (project, flat, csv) = (place.file("data.almanac"), place.file("flat.db"), place.file("MEA-001.csv"));
    let (ours, baseline) = in_turn(
        ROUNDS,
        || {
            std::fs::copy(&start, &project)?;
            import(place, &project, "MEA-001")
        },
        || {
            let _ = std::fs::remove_file(&flat);
            let script = format!(".import --csv '{}' flat", csv.display());
            took(Path::new("sqlite3"), [flat.as_os_str(), script.as_ref()])
        },
    )?;
    ratio(
        "import of 2 million observations with plan, checks and cells",
        &ours,
        "`sqlite3 .import` of the same rows into one flat table",
        &baseline,
        "at most 3",
    );
    let received = received(&project)?;
    let (before, after) = (size(&start)?, size(&project)?);
    println!(
        "stored: {:.1} bytes for each of 2 million observations with two decimals and its cell, the received file \
         ({:.1} MB, {:.1} MB kept) aside; the flat table has {:.1}; aim: under 30",
        (after - before - received) / 2e6,
        size(&csv)? / 1e6,
        received / 1e6,
        size(&flat)? / 2e6
    );
    import(place, &project, "MEA-002")?;
    import(place, &project, "MEA-003")?;
    opening(place, &project, &start)
}

/// The first answer of a project with five million observations, against the same of the sample.
fn opening(place: &Place, project: &Path, sample: &Path) -> anyhow::Result<()> {
    let almanac = place.program("almanac");
    let ask =
        |project: &Path, question: &str| took(&almanac, ["value".as_ref(), project.as_os_str(), OsStr::new(question)]);
    let question = "MEA-002[citizenship=AFG,country_of_asylum=ALB,sex=F,age=Y0T4] 2010";
    let (large, small) = in_turn(7, || ask(project, question), || ask(sample, "CTX-001 2020"))?;
    ratio(
        "opening a project with 5 million observations and one answer",
        &large,
        "the same with the sample",
        &small,
        "under 0.3 s",
    );
    Ok(())
}

fn import(place: &Place, project: &Path, indicator: &str) -> anyhow::Result<Took> {
    let (csv, recipe) = (place.file(&format!("{indicator}.csv")), place.file(&format!("{indicator}.toml")));
    took(
        &place.program("almanac"),
        [
            OsStr::new("import"),
            project.as_os_str(),
            csv.as_os_str(),
            OsStr::new("--source"),
            OsStr::new("MEASURED"),
            OsStr::new("--recipe"),
            recipe.as_os_str(),
        ],
    )
}

/// Bytes of the received files that were brought by measuring, as they are kept.
fn received(project: &Path) -> anyhow::Result<f64> {
    let query = "SELECT sum(length(bytes)) FROM received_file WHERE size > 1000000";
    let told = read(command("sqlite3").arg(project).arg(query))?;
    told.trim().parse().context("the size of the received file")
}

fn size(path: &Path) -> anyhow::Result<f64> {
    Ok(std::fs::metadata(path)?.len() as f64)
}
