//! Taking another copy in: its operations, its releases, and what the two disagree about.

use super::{Access, Session};
use crate::failure::{Failure, document_failure, store_failure};
use crate::job::Job;
use crate::wire::{ErrorCode, JobStage};
use almanac_core::text_form::write_inline;
use almanac_core::{Contested, Lang, Place, Profile, StepId};
use almanac_document::{Committed, Disagreement};
use almanac_store::Received;
use std::path::Path;
use std::sync::Arc;

/// What came of combining.
#[derive(Debug, Clone, PartialEq)]
pub struct CombineReport {
    /// Steps that came in.
    pub steps: usize,
    /// Releases that came in with their files.
    pub releases: usize,
    /// What the copies answer differently, kept with both sides.
    pub disagreements: Vec<Disagreement>,
    /// Values that their deliveries answer differently, kept with both sides.
    pub contested: Arc<[Contested]>,
    /// Paragraphs that both copies changed. No word of either is lost, and the sentence may be nobody's.
    pub mixed: Vec<MixedText>,
}

/// A paragraph that was changed in both copies.
#[derive(Debug, Clone, PartialEq)]
pub struct MixedText {
    /// Where it stands.
    pub place: Place,
    /// The language of its text.
    pub lang: Lang,
    /// As it was here.
    pub here: String,
    /// As it was in the other copy.
    pub there: String,
    /// As it is now.
    pub now: String,
}

/// The paragraphs of a combined profile that are neither what they were here nor what they were there.
fn mixed(here: &Profile, there: &Profile, now: &Profile) -> Vec<MixedText> {
    let mut found = Vec::new();
    for (id, block) in &now.blocks {
        let (Some(a), Some(b)) = (here.blocks.get(id), there.blocks.get(id)) else { continue };
        for (lang, text) in &block.text {
            let (Some(a), Some(b)) = (a.text.get(lang), b.text.get(lang)) else { continue };
            if a != b && text != a && text != b {
                found.push(MixedText {
                    place: Place::Block { section: block.section.clone(), block: id.clone(), inline: None },
                    lang: lang.clone(),
                    here: write_inline(a),
                    there: write_inline(b),
                    now: write_inline(text),
                });
            }
        }
    }
    found
}

impl Session {
    /// Takes the other copy's operations and releases in. The other file is only read.
    pub fn combine(&mut self, other: &Path, job: &Job) -> Result<CombineReport, Failure> {
        let theirs = Session::open(other, Access::Read, self.host.clone())?;
        let same = |a: &Session, b: &Session| {
            Ok::<_, Failure>(
                a.stored().project_id().map_err(store_failure)? == b.stored().project_id().map_err(store_failure)?,
            )
        };
        if !same(self, &theirs)? {
            return Err(Failure::new(
                ErrorCode::WrongInput,
                format!(
                    "'{}' is another profile, not a copy of this one; copies are made with \"Save a copy\"",
                    other.display()
                ),
            ));
        }
        let known: std::collections::BTreeSet<_> =
            self.stored().releases().map_err(store_failure)?.into_iter().map(|r| r.id).collect();
        let incoming: Vec<_> =
            theirs.stored().releases().map_err(store_failure)?.into_iter().filter(|r| !known.contains(&r.id)).collect();
        let snapshot = theirs.document.snapshot().map_err(document_failure)?;
        let total = u64::try_from(incoming.len()).unwrap_or(0);
        let mut rows = Vec::new();
        for (n, record) in incoming.iter().enumerate() {
            job.step(JobStage::Reading, u64::try_from(n).unwrap_or(0), total)?;
            let table = theirs.stored().observations_of_release(&record.id).map_err(store_failure)?;
            let bytes = theirs.stored().received_file(&record.file_hash).map_err(store_failure)?;
            rows.push((record.clone(), table, Received::pack(&bytes).map_err(store_failure)?));
        }
        let here = self.state().profile.clone();
        let mut steps = 0;
        let job = job.clone();
        self.write(
            |document| {
                let combined = document.combine(&snapshot)?;
                steps = combined.new_steps.len();
                let step = combined.new_steps.last().cloned().unwrap_or_else(|| StepId::new(""));
                Ok(Committed { update: combined.update, step, scopes: combined.scopes, revision: combined.revision })
            },
            |tx| {
                for (record, table, received) in &rows {
                    tx.add_release(record, table, received, &mut |done, total| {
                        job.step(JobStage::Writing, done, total).map_err(|_| almanac_store::Cancelled)
                    })?;
                }
                Ok(())
            },
        )?;
        Ok(CombineReport {
            steps,
            releases: rows.len(),
            disagreements: self.document.disagreements(),
            contested: self.state().contested.clone(),
            mixed: mixed(&here, &theirs.state().profile, &self.state().profile),
        })
    }

    /// What copies that were combined answer differently.
    pub fn disagreements(&self) -> Vec<Disagreement> {
        self.document.disagreements()
    }
}
