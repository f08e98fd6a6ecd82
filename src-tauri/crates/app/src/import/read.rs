//! Reading a file without a project.

use crate::failure::Failure;
use crate::knowledge::Knowledge;
use crate::wire::{ActionHint, ErrorCode, Place};
use almanac_exchange::{Inspection, Long, LongRow, ReadError, Recipe, RecipeError};

/// What a file is: format, tables, dimensions, periods, counts.
pub fn inspect(bytes: &[u8], name: &str) -> Result<Inspection, Failure> {
    almanac_exchange::inspect(bytes, name, &Knowledge::bundled().context()).map_err(read_failure_of)
}

/// Everything understood in a file, value by value.
pub fn read_long_to(bytes: &[u8], name: &str, recipe: Option<&str>, each: &mut dyn FnMut(&Long, &LongRow)) -> Result<Long, Failure> {
    let recipe = recipe.map(Recipe::from_toml).transpose().map_err(recipe_failure)?;
    almanac_exchange::read_long(bytes, name, recipe.as_ref(), &Knowledge::bundled().context(), each).map_err(read_failure_of)
}

/// A file that cannot be read, as a failure with its place and the way on.
pub fn read_failure_of(e: ReadError) -> Failure {
    Failure::new(ErrorCode::CannotRead, e.to_string()).hint(ActionHint::ChooseAnotherFile).at(Place::File { file: e.file, cell: e.place })
}

pub(super) fn recipe_failure(e: RecipeError) -> Failure {
    Failure::new(ErrorCode::WrongInput, e.to_string())
}
