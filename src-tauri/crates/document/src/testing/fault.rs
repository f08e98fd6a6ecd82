//! What makes a profile one that could not have been written in one piece.

use almanac_core::*;
use std::collections::BTreeSet;

/// Everything wrong with a profile, in words; nothing for a valid one.
pub fn faults(profile: &Profile) -> Vec<String> {
    let mut out = Vec::new();
    let (mut sections, mut blocks) = (BTreeSet::new(), BTreeSet::new());
    for section in &profile.sections {
        if section.parent.as_ref().is_some_and(|p| !sections.contains(p)) {
            out.push(format!("section {} stands before its parent or without it", section.id));
        }
        if !sections.insert(&section.id) {
            out.push(format!("section {} stands twice", section.id));
        }
        for id in &section.blocks {
            if profile.blocks.get(id).is_none_or(|b| b.section != section.id) {
                out.push(format!("block {id} is listed by section {} and belongs elsewhere", section.id));
            }
            if !blocks.insert(id) {
                out.push(format!("block {id} stands twice"));
            }
        }
    }
    for (id, block) in &profile.blocks {
        if &block.id != id || !blocks.contains(id) {
            out.push(format!("block {id} is in no section's list"));
        }
        for (lang, text) in &block.text {
            if text.clone().normalised() != *text {
                out.push(format!("block {id} {lang}: the text is not in its one form"));
            }
            let mut objects = BTreeSet::new();
            if !text.objects().into_iter().all(|o| objects.insert(&o.id)) {
                out.push(format!("block {id} {lang}: an embedded object stands twice"));
            }
        }
    }
    for (id, dataset) in &profile.datasets {
        let mut members = BTreeSet::new();
        if &dataset.id != id || !dataset.releases.iter().all(|r| members.insert(&r.release)) {
            out.push(format!("dataset {id} holds a release twice"));
        }
        if !dataset.releases.is_sorted_by_key(|r| (r.at, &r.release)) {
            out.push(format!("dataset {id}: the releases are not in the order of time"));
        }
    }
    let named = |id: &str, of: &str| (id != of).then(|| format!("the record {of} stands under {id}"));
    out.extend(profile.indicators.iter().filter_map(|(code, i)| named(code.as_str(), i.code.as_str())));
    out.extend(profile.sources.iter().filter_map(|(code, s)| named(code.as_str(), s.code.as_str())));
    out.extend(profile.figures.iter().filter_map(|(id, f)| named(id.as_str(), f.id.as_str())));
    out
}
