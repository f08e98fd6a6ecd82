//! The file of a plan as its sender made it, with what the plan makes of it.

use super::App;
use crate::failure::Failure;
use crate::wire::{ErrorCode, FileGrid, FileGridRequest};

impl App {
    pub(super) fn show_file(&self, _: &FileGridRequest) -> Result<FileGrid, Failure> {
        Err(Failure::new(ErrorCode::Gone, "the plan is not there any more; choose the file again"))
    }
}
