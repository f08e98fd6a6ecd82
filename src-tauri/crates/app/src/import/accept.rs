//! Accept: release, observations, received file and the dataset's entry in one step.

use super::plan::Plan;
use crate::failure::{Failure, store_failure};
use crate::job::Job;
use crate::session::{Done, Session};
use crate::synonyms::learned;
use crate::wire::{ActionHint, ErrorCode, JobStage};
use almanac_core::{Change, OpName, RecipeId, SavedRecipe, SourceCode};
use almanac_exchange::{Recipe, sha256_hex};

/// What accepting did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Accepted {
    /// The delivery counts now.
    Taken(Done),
    /// It counted already; nothing was written.
    Known,
}

/// What becomes of the recipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RecipeFate {
    /// It is kept for the sender's next file.
    Keep,
    /// It was for this file only.
    Once,
}

/// Takes a planned delivery. One undo takes all of it back.
pub fn accept(session: &mut Session, plan: &Plan, recipe: RecipeFate, job: &Job) -> Result<Accepted, Failure> {
    if plan.known {
        return Ok(Accepted::Known);
    }
    if plan.entry.as_ref().is_some_and(|e| e.reason.trim().is_empty()) {
        return Err(Failure::new(
            ErrorCode::WrongInput,
            "say in a few words why the values are entered; the reason is kept with them",
        ));
    }
    if plan.revision != session.state().revision {
        return Err(Failure::new(
            ErrorCode::NotNow,
            "the profile has changed since the plan was made; look at the plan again",
        )
        .hint(ActionHint::TryAgain));
    }
    let changes = plan.changes(session).filter(|_| plan.acceptable());
    let Some(mut changes) = changes else {
        return Err(Failure::new(
            ErrorCode::BlockedByFindings,
            format!("'{}' cannot be taken: mend the errors of the plan first", plan.file_name),
        )
        .hint(ActionHint::ShowFindings));
    };
    if let (RecipeFate::Keep, Some(source), None) = (recipe, &plan.source, &plan.entry) {
        let id = recipe_id(source, &plan.recipe);
        changes.extend(learned(&session.state().profile, &plan.recipe, source, &**session.host()));
        changes.push(Change::RecipePut(SavedRecipe { id, source: source.clone(), toml: plan.recipe_toml.clone() }));
    }
    let (name, detail) = match &plan.entry {
        Some(entry) => (OpName::EnterValues, entry.reason.trim()),
        None => (OpName::Import, plan.file_name.as_str()),
    };
    let done = session.transact_with(name, detail, &changes, |tx| {
        tx.add_release(&plan.record, &plan.table, &plan.received, &mut |done, total| {
            job.step(JobStage::Writing, done, total).map_err(|_| almanac_store::Cancelled)
        })
        .map(|_| ())
        .map_err(store_failure)
    })?;
    Ok(Accepted::Taken(done))
}

/// One recipe for each kind of file of a sender: told apart by sheets and headings, not by what these were
/// taken to mean, so that a corrected recipe takes the place of the wrong one.
fn recipe_id(source: &SourceCode, recipe: &Recipe) -> RecipeId {
    let tables: Vec<_> =
        recipe.tables.iter().map(|t| (&t.sheet, t.columns.iter().map(|c| &c.heading).collect::<Vec<_>>())).collect();
    let shape: String = sha256_hex(format!("{tables:?}").as_bytes()).chars().take(12).collect();
    RecipeId::new(format!("{source}-{shape}"))
}
