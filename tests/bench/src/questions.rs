//! Every question that a profile's text and figures ask, one by one.

use almanac_app::{Access, Session, SystemHost, usage};
use almanac_core::answer::Audience;
use anyhow::Context;
use std::collections::BTreeSet;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

/// Asks each question of a project once, as an engine that was asked nothing before. Prints how many there are, the
/// slowest and the median in milliseconds.
pub fn ask(project: &Path) -> anyhow::Result<()> {
    let session = Session::open(project, Access::Read, Arc::new(SystemHost::new("Bench")))?;
    let state = session.state();
    let questions: BTreeSet<String> = usage::uses(state, &state.lang()).into_iter().map(|u| u.question).collect();
    // What the program learned of the file while it listed the questions is forgotten with the session.
    drop(session);
    let session = Session::open(project, Access::Read, Arc::new(SystemHost::new("Bench")))?;
    let state = session.state();
    let mut times = Vec::new();
    for question in &questions {
        let start = Instant::now();
        let answer = state.engine(Audience::WorkingGroup).ask_text(question);
        times.push((start.elapsed().as_secs_f64() * 1000.0, question));
        anyhow::ensure!(answer.is_ok(), "{question} has no answer");
    }
    times.sort_by(|a, b| a.0.total_cmp(&b.0));
    let (slowest, which) = times.last().context("the profile asks nothing")?;
    let (median, _) = times.get(times.len() / 2).context("the profile asks nothing")?;
    println!("questions\t{}\nslowest\t{slowest}\nwhich {which}\nmedian\t{median}", times.len());
    Ok(())
}
