//! A sender whose words said no unit and say thousands now.

use super::read::read_failure_of;
use super::truth;
use crate::failure::Failure;
use almanac_core::{Finding, Profile};
use almanac_exchange::{Context, Reading, Recipe, Workbook, apply};

/// Where words around a table say thousands and did not before, values are reckoned into what the indicators are defined
/// in, as those of the files before were. The recipe keeps what the words say.
pub fn with_its_units(
    profile: &Profile,
    mut recipe: Recipe,
    reading: Reading,
    book: &Workbook,
    context: &Context<'_>,
) -> Result<(Recipe, Reading, Vec<Finding>), Failure> {
    if reading.units_came.is_empty() {
        return Ok((recipe, reading, Vec::new()));
    }
    let came = |f: &&Finding| f.kind == "unit-differs" && reading.units_came.values().any(|unit| *unit == f.read);
    let mut told: Vec<Finding> = reading.findings.iter().filter(came).cloned().collect();
    for (at, unit) in &reading.units_came {
        let Some(table) = recipe.tables.get_mut(*at) else { continue };
        (table.unit_seen, table.unit) = (Some(unit.clone()), Some(unit.clone()));
        let mut alone = recipe.clone();
        alone.tables = recipe.tables.get(*at).cloned().into_iter().collect();
        let own = apply(&alone, book, context).map_err(read_failure_of)?;
        let Some((power, said)) = truth::scaling(profile, &own) else { continue };
        if let Some(table) = recipe.tables.get_mut(*at) {
            table.times_ten_to = table.times_ten_to.saturating_add(power);
        }
        for f in told.iter_mut().filter(|f| f.read == said) {
            f.message = format!(
                "The file says the unit \"{said}\" where the one before said none; values are taken times ten to the power of {power}"
            );
        }
    }
    let reading = apply(&recipe, book, context).map_err(read_failure_of)?;
    Ok((recipe, reading, told))
}
