//! Data: two million observations in, five million opened.

use super::Place;
use super::measure::{Took, in_turn, ratio, took};
use crate::process::{command, read, root};
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
    let received = received_bytes(&project)?;
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
    opening(place, &project, &start)?;
    questions(place, &project, &start)?;
    demographics(place, &start)
}

/// A real wide file of ages, sexes and places, where it is at hand, against the usual way of analysts.
fn demographics(place: &Place, start: &Path) -> anyhow::Result<()> {
    const FILE: &str = "../shared/data/corpus/large/unhcr_demographics_2016-2024.csv";
    /// Columns that say what the others are about.
    const LABELS: &str = "11";
    let received = root().join(FILE);
    if !received.exists() {
        println!("skipped: there is no {FILE} beside the project");
        return Ok(());
    }
    let with_pandas =
        |python: &&str| command(python).args(["-c", "import pandas"]).output().is_ok_and(|o| o.status.success());
    let Some(python) = ["python3", "/usr/bin/python3"].into_iter().find(with_pandas) else {
        println!("skipped: no python3 here has pandas");
        return Ok(());
    };
    let ours = root().join("tests/bench/demographics");
    for register in ["dimensions", "sources", "indicators"] {
        let table = ours.join(format!("{register}.csv"));
        took(&place.program("almanac"), [register.as_ref(), start.as_os_str(), "--set".as_ref(), table.as_os_str()])?;
    }
    let (project, flat, recipe) = (place.file("wide.almanac"), place.file("flat.db"), ours.join("recipe.toml"));
    let (ours, baseline) = in_turn(
        ROUNDS,
        || {
            std::fs::copy(start, &project)?;
            let [import, recipe_is] = ["import", "--recipe"].map(OsStr::new);
            took(
                &place.program("almanac"),
                [import, project.as_os_str(), received.as_os_str(), recipe_is, recipe.as_os_str()],
            )
        },
        || {
            let _ = std::fs::remove_file(&flat);
            let script = ours.join("flat.py");
            took(Path::new(python), [script.as_os_str(), received.as_os_str(), flat.as_os_str(), OsStr::new(LABELS)])
        },
    )?;
    let rows = baseline.number("rows")?;
    ratio(
        &format!("import of {rows} observations from a wide file with plan, checks and cells"),
        &ours,
        "pandas read_csv, melt and to_sql of the same file",
        &baseline,
        "at most 0.5, under 300 MiB",
    );
    let received = received_bytes(&project)?;
    println!(
        "stored: {:.1} bytes for each of them, the received file aside ({:.1} MB kept); pandas' table has {:.1}; aim: under 30",
        (size(&project)? - size(start)? - received) / rows,
        received / 1e6,
        size(&flat)? / rows
    );
    Ok(())
}

/// Every question of the sample, one by one, in a project with five million observations.
fn questions(place: &Place, project: &Path, sample: &Path) -> anyhow::Result<()> {
    let ask = |project: &Path| took(&place.program("almanac-bench"), ["questions".as_ref(), project.as_os_str()]);
    let (large, small) = in_turn(3, || ask(project), || ask(sample))?;
    println!(
        "the slowest of {} questions of the sample among 5 million observations: {:.1} ms, in the sample alone {:.1} ms \
         (median {:.2} and {:.2} ms); aim: under 20 ms",
        large.number("questions")?,
        large.number("slowest")?,
        small.number("slowest")?,
        large.number("median")?,
        small.number("median")?,
    );
    Ok(())
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
fn received_bytes(project: &Path) -> anyhow::Result<f64> {
    let query = "SELECT sum(length(bytes)) FROM received_file WHERE size > 1000000";
    let told = read(command("sqlite3").arg(project).arg(query))?;
    told.trim().parse().context("the size of the received file")
}

fn size(path: &Path) -> anyhow::Result<f64> {
    Ok(std::fs::metadata(path)?.len() as f64)
}
