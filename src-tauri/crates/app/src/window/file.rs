//! The file of a plan as its sender made it. What was received is kept with the plan, so that what is seen is what
//! was read, whatever has become of the file meanwhile.

use super::{App, lock};
use crate::failure::Failure;
use crate::import::{file_grid, read_failure_of};
use crate::wire::{ErrorCode, FileGrid, FileGridRequest, JobStage};
use almanac_exchange::{Recipe, Workbook};
use std::sync::Arc;

/// The file that is looked at, by its hash; opened once.
pub(super) type Looked = Option<(String, Arc<Workbook>)>;

impl App {
    pub(super) fn show_file(&self, r: &FileGridRequest) -> Result<FileGrid, Failure> {
        let state = self.state()?;
        let (book, recipe) = self.looked_at(r)?;
        let (rows, columns) = ((r.first_row, r.rows), (r.first_column, r.columns));
        Ok(file_grid(&state, &book, &recipe, r.sheet, rows, columns))
    }

    fn looked_at(&self, r: &FileGridRequest) -> Result<(Arc<Workbook>, Recipe), Failure> {
        let plans = lock(&self.plans);
        let plan = plans
            .get(&r.plan)
            .ok_or_else(|| Failure::new(ErrorCode::Gone, "the plan is not there any more; choose the file again"))?;
        let recipe = plan.recipe.clone();
        let mut looked = lock(&self.looked);
        if let Some((_, book)) = looked.as_ref().filter(|(hash, _)| hash == plan.file_hash()) {
            return Ok((book.clone(), recipe));
        }
        *looked = None;
        let (hash, name, bytes) = (plan.file_hash().to_string(), plan.file_name.clone(), plan.bytes()?);
        drop(plans);
        let job = self.job(&r.job);
        let book = job
            .step(JobStage::Reading, 0, 1)
            .map_err(Failure::from)
            .and_then(|()| almanac_exchange::open(&bytes, &name).map_err(read_failure_of));
        self.job_done(&r.job);
        let book = Arc::new(book?);
        *looked = Some((hash, book.clone()));
        Ok((book, recipe))
    }
}
